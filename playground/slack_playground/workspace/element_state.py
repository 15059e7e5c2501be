"""The state of elements: which ones have state, Slack's form of it, and the defaults that Slack adds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

Block = dict[str, Any]
ElementState = dict[tuple[str, str], dict[str, Any]]
"""What an element holds, by block_id and action_id, as `state.values` has it."""

SINGLE: Final = frozenset({"static_select", "external_select", "radio_buttons"})
SEVERAL: Final = frozenset({"checkboxes", "multi_static_select", "multi_external_select"})
TYPED: Final = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input"})
PICKED: Final = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "users_select": "selected_user",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "multi_users_select": "selected_users",
}
"""The field that holds what was picked; the initial one is called the same, with `initial` instead."""
LISTS: Final = frozenset(kind for kind in PICKED if kind.startswith("multi_"))
STATELESS: Final = frozenset({"button", "overflow", "workflow_button", "icon_button", "feedback_buttons"})
WITH_ACTION_ID: Final = SINGLE | SEVERAL | TYPED | PICKED.keys() | STATELESS | {"rich_text_input", "file_input"}


@dataclass(frozen=True)
class ElementRef:
    """An element and the block it is in."""

    block: Block
    element: dict[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """Its block_id and action_id."""
        return self.block["block_id"], self.element["action_id"]


def elements(blocks: list[Block]) -> Iterator[ElementRef]:
    """Every interactive element, in the order shown."""
    for block in every_block(blocks):
        for element in _inside(block):
            if isinstance(element, dict) and "action_id" in element:
                yield ElementRef(block, element)


def every_block(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, and those inside containers and carousels."""
    for block in blocks:
        yield block
        yield from every_block(block.get("child_blocks") or [])
        if block.get("type") == "carousel":
            yield from every_block(block.get("elements") or [])


def _inside(block: Block) -> list[Any]:
    """The elements of a block."""
    own = [] if block.get("type") == "carousel" else block.get("elements") or ()
    return [block.get("accessory"), block.get("element"), *own, *(block.get("actions") or ())]


def initial_state(element: dict[str, Any]) -> dict[str, Any] | None:
    """The initial state of an element; None if it has no state."""
    kind = element["type"]
    if kind in SINGLE:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in SEVERAL:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    if kind in TYPED:
        return {"type": kind, "value": element.get("initial_value")}
    if kind in PICKED:
        initial = element.get(PICKED[kind].replace("selected", "initial"))
        return {"type": kind, PICKED[kind]: initial or [] if kind in LISTS else initial}
    if kind == "rich_text_input":
        return {"type": kind, "rich_text_value": element.get("initial_value")}
    return {"type": kind, "files": []} if kind == "file_input" else None


def state_after(element: dict[str, Any], selected: Any, value: Any) -> dict[str, Any]:
    """The state of an element after a person chose option values (`selected`) or typed text (`value`).

    Raises:
        ValueError: the element offers no such option.
    """
    kind = element["type"]
    if kind in SINGLE:
        return {"type": kind, "selected_option": None if selected is None else _option(element, selected)}
    if kind in SEVERAL:
        return {
            "type": kind,
            "selected_options": [_option(element, selected_value) for selected_value in selected or ()],
        }
    if kind in PICKED:
        return {"type": kind, PICKED[kind]: _picked(kind, selected, value)}
    if kind == "rich_text_input":
        return {"type": kind, "rich_text_value": value or None}
    if kind == "file_input":
        return {"type": kind, "files": list(value or ())}
    return {"type": kind, "value": value or None}


def _picked(kind: str, selected: Any, value: Any) -> Any:
    if kind in LISTS:
        return list(selected or ())
    if kind == "datetimepicker":
        return int(value) if value else None
    return value or selected


def overflow_choice(element: dict[str, Any], selected: Any) -> dict[str, Any]:
    """The choice in an element without state: an overflow menu's option, or a feedback button.

    Raises:
        ValueError: the element offers no such option.
    """
    if element["type"] == "overflow":
        return {"selected_option": _option(element, selected)}
    if element["type"] == "feedback_buttons":
        buttons = [element["positive_button"], element["negative_button"]]
        for button in buttons:
            if button["value"] == selected:
                return {"value": button["value"], "text": button["text"]}
        raise ValueError(f"There is no button {selected!r}.")
    return {}


def state_values(blocks: list[Block], entered: ElementState) -> dict[str, dict[str, Any]]:
    """`state.values` as Slack sends it: every stateful element, by block_id and action_id."""
    values: dict[str, dict[str, Any]] = {}
    for found in elements(blocks):
        block_id, action_id = found.key
        if initial_state(found.element) is not None:
            values.setdefault(block_id, {})[action_id] = entered.get(found.key) or initial_state(found.element)
    return values


def with_defaults(blocks: list[Block], new_id: Any) -> list[Block]:
    """Blocks in the form that Slack returns: with generated ids, and complete text objects."""
    shown = [_written_out(block) for block in blocks]
    for block in every_block(shown):
        block.setdefault("block_id", new_id())
        for element in _inside(block):
            if isinstance(element, dict) and element.get("type") in WITH_ACTION_ID:
                element.setdefault("action_id", new_id())
    return shown


def options_of(element: dict[str, Any]) -> list[dict[str, Any]]:
    """All options of an element, those in groups too."""
    groups = element.get("option_groups") or ()
    return [*(element.get("options") or ()), *(option for group in groups for option in group["options"])]


def _option(element: dict[str, Any], value: str) -> dict[str, Any]:
    for option in options_of(element):
        if option["value"] == value:
            return option
    raise ValueError(f"There is no option {value!r}.")


def _written_out(value: Any) -> Any:
    """A copy of a JSON value, with complete text objects. copy.deepcopy takes three times as long."""
    if isinstance(value, dict):
        copied = {name: _written_out(inner) for name, inner in value.items()}
        if copied.get("type") == "plain_text":
            copied.setdefault("emoji", True)
        elif copied.get("type") == "mrkdwn":
            copied.setdefault("verbatim", False)
        return copied
    return [_written_out(inner) for inner in value] if isinstance(value, list) else value
