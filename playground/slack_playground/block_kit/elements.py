"""What each block and element of Block Kit may hold, as a table and the checks it names.

Source: https://docs.slack.dev/reference/block-kit
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

ID_CHARACTERS: Final = 255
CHECKED_OPTIONS: Final = 10


@dataclass(frozen=True)
class Finding:
    """Something Slack would not take, and the JSON pointer to it."""

    pointer: str
    message: str

    def __str__(self) -> str:
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


@dataclass(frozen=True)
class Place:
    """Where something stands, and which types may stand there."""

    pointer: str
    allowed: frozenset[str] = frozenset()

    def of(self, *parts: object) -> "Place":
        """A place within this one."""
        return replace(self, pointer="/".join([self.pointer, *map(str, parts)]))

    def finding(self, message: str) -> Finding:
        """Something wrong here."""
        return Finding(self.pointer, message)


def kind_of(value: Any) -> str | None:
    """The type an object says it is of; None where it says none."""
    kind = value.get("type") if isinstance(value, dict) else None
    return kind if isinstance(kind, str) else None


Check = Callable[[Any, Place], Iterator[Finding]]
Fields = dict[str, Check]


def text(most: int, *, marked: bool = False, least: int = 1) -> Check:
    """A text object of so many characters; `marked` where mrkdwn may stand too."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        kinds = {"plain_text", "mrkdwn"} if marked else {"plain_text"}
        if not isinstance(value, dict) or kind_of(value) not in kinds:
            yield place.finding(f"must be a {' or '.join(sorted(kinds))} object")
            return
        extra = {"plain_text": {"emoji"}, "mrkdwn": {"verbatim"}}[value["type"]]
        for name in value.keys() - {"type", "text"} - extra:
            yield place.finding(f"invalid additional property: {name}")
        yield from string(most, least=least)(value.get("text"), place.of("text"))

    return check


def string(most: int, *, least: int = 1) -> Check:
    """A string of so many characters."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        if not isinstance(value, str):
            yield place.finding("must be a string")
        elif len(value) < least:
            yield place.finding(f"must be more than {least - 1} characters")
        elif len(value) > most:
            yield place.finding(f"must be less than {most + 1} characters")

    return check


def one_of(*values: str) -> Check:
    """One of a few words."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        if value not in values:
            yield place.finding(f"must be one of: {', '.join(values)}")

    return check


def boolean(value: Any, place: Place) -> Iterator[Finding]:
    """True or false."""
    if not isinstance(value, bool):
        yield place.finding("must be a boolean")


def number(value: Any, place: Place) -> Iterator[Finding]:
    """A whole number of at least nought."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        yield place.finding("must be a positive whole number")


def like(pattern: str) -> Check:
    """A string of a certain shape."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield place.finding(f"does not match the pattern {pattern}")

    return check


def anything(_: Any, __: Place) -> Iterator[Finding]:
    """Not looked into."""
    yield from ()


def each(check: Check, most: int, *, least: int = 1) -> Check:
    """A list of so many."""

    def checked(value: Any, place: Place) -> Iterator[Finding]:
        if not isinstance(value, list):
            yield place.finding("must be an array")
            return
        if len(value) < least:
            yield place.finding(f"must provide an array with at least {least} items")
        if len(value) > most:
            yield place.finding(f"no more than {most} items allowed")
        for index, item in enumerate(value):
            yield from check(item, place.of(index))

    return checked


@dataclass(frozen=True)
class Shape:
    """The fields something may have, and those it must have."""

    required: dict[str, Check]
    optional: dict[str, Check]

    def __call__(self, value: Any, place: Place) -> Iterator[Finding]:
        """Check a value against the shape."""
        if not isinstance(value, dict):
            yield place.finding("must be an object")
            return
        for name in self.required.keys() - value.keys():
            yield place.finding(f"missing required field: {name}")
        for name, field in value.items():
            check = self.required.get(name) or self.optional.get(name)
            if check is not None:
                yield from check(field, place.of(name))
            elif name != "type":
                yield place.finding(f"invalid additional property: {name}")


def an_option(*, marked: bool) -> Check:
    """An entry of a menu, or (`marked`) of checkboxes and radio buttons."""
    return Shape(
        {"text": text(75, marked=marked), "value": string(150)},
        {"description": text(75, marked=marked), "url": string(3_000)},
    )


CONFIRM = Shape(
    {"title": text(100), "text": text(300, marked=True), "confirm": text(30), "deny": text(30)},
    {"style": one_of("primary", "danger")},
)
ACTION: Final[Fields] = {"action_id": string(ID_CHARACTERS), "confirm": CONFIRM, "focus_on_load": boolean}
MENU: Final[Fields] = {**ACTION, "placeholder": text(150)}
OPTION = an_option(marked=False)
TICK = an_option(marked=True)
GROUP = Shape({"label": text(75), "options": each(OPTION, 100)}, {})
CHOICES: Final[Fields] = {"options": each(OPTION, 100), "option_groups": each(GROUP, 100)}
DISPATCH = Shape({"trigger_actions_on": each(one_of("on_enter_pressed", "on_character_entered"), 2)}, {})
SLACK_FILE = Shape({}, {"id": string(100), "url": string(3_000)})
IMAGE: Final[Fields] = {"image_url": string(3_000), "slack_file": SLACK_FILE}

ELEMENTS: Final[dict[str, Shape]] = {
    "button": Shape(
        {"text": text(75)},
        {
            **ACTION,
            "url": string(3_000),
            "value": string(2_000, least=0),
            "style": one_of("primary", "danger"),
            "accessibility_label": string(75),
        },
    ),
    "static_select": Shape({}, {**MENU, **CHOICES, "initial_option": OPTION}),
    "external_select": Shape({}, {**MENU, "min_query_length": number, "initial_option": OPTION}),
    "multi_static_select": Shape(
        {}, {**MENU, **CHOICES, "initial_options": each(OPTION, 100), "max_selected_items": number}
    ),
    "users_select": Shape({}, {**MENU, "initial_user": string(50)}),
    "conversations_select": Shape(
        {},
        {
            **MENU,
            "initial_conversation": string(50),
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": anything,
        },
    ),
    "channels_select": Shape({}, {**MENU, "initial_channel": string(50), "response_url_enabled": boolean}),
    "checkboxes": Shape(
        {"options": each(TICK, CHECKED_OPTIONS)}, {**ACTION, "initial_options": each(TICK, CHECKED_OPTIONS)}
    ),
    "radio_buttons": Shape({"options": each(TICK, CHECKED_OPTIONS)}, {**ACTION, "initial_option": TICK}),
    "overflow": Shape({"options": each(OPTION, 5)}, ACTION),
    "plain_text_input": Shape(
        {},
        {
            **MENU,
            "initial_value": string(3_000, least=0),
            "multiline": boolean,
            "min_length": number,
            "max_length": number,
            "dispatch_action_config": DISPATCH,
        },
    ),
    "datepicker": Shape({}, {**MENU, "initial_date": like(r"\d{4}-\d{2}-\d{2}")}),
    "timepicker": Shape({}, {**MENU, "initial_time": like(r"\d{2}:\d{2}"), "timezone": string(100)}),
    "image": Shape({"alt_text": string(2_000)}, IMAGE),
    "mrkdwn": Shape({"text": string(3_000)}, {"verbatim": boolean}),
    "plain_text": Shape({"text": string(3_000)}, {"emoji": boolean}),
}

SELECTS = frozenset(
    ["static_select", "external_select", "users_select", "conversations_select", "channels_select"],
)
PICKERS = SELECTS | {"checkboxes", "radio_buttons", "datepicker", "timepicker"}
ACCESSORIES = PICKERS | {"button", "overflow", "image", "multi_static_select"}
INPUTS = PICKERS | {"plain_text_input", "multi_static_select"}


def an_element(allowed: frozenset[str]) -> Check:
    """One of these elements."""

    def check(value: Any, place: Place) -> Iterator[Finding]:
        kind = kind_of(value)
        if kind not in ELEMENTS or kind not in allowed:
            yield place.of("type").finding(f"unsupported type: {kind}")
            return
        yield from ELEMENTS[kind](value, place)
        yield from _together(value, place)

    return check


def _together(element: dict[str, Any], place: Place) -> Iterator[Finding]:
    """What an element's fields owe each other."""
    if element["type"] in {"static_select", "multi_static_select"} and ("options" in element) == (
        "option_groups" in element
    ):
        yield place.finding("either `options` or `option_groups` must be given")
    if element["type"] == "image" and ("image_url" in element) == ("slack_file" in element):
        yield place.finding("either `image_url` or `slack_file` must be given")
    groups = [group for group in _listed(element, "option_groups") if isinstance(group, dict)]
    offered = [*_listed(element, "options"), *(option for group in groups for option in _listed(group, "options"))]
    initial = element.get("initial_options", [element[key] for key in ("initial_option",) if key in element])
    if element["type"] == "external_select" or not isinstance(initial, list):
        return
    for index, option in enumerate(initial):
        if option not in offered:
            yield place.of("initial_options", index).finding("must be one of the options")


def _listed(holder: dict[str, Any], name: str) -> list[Any]:
    """A field that should be a list; empty where it is none, which another check says."""
    held = holder.get(name)
    return held if isinstance(held, list) else []


BLOCK: Final[Fields] = {"block_id": string(ID_CHARACTERS)}
BLOCK_SHAPES: Final[dict[str, Shape]] = {
    "header": Shape({"text": text(150)}, BLOCK),
    "divider": Shape({}, BLOCK),
    "section": Shape(
        {},
        {
            **BLOCK,
            "text": text(3_000, marked=True),
            "fields": each(text(2_000, marked=True), 10),
            "accessory": an_element(ACCESSORIES),
            "expand": boolean,
        },
    ),
    "context": Shape({"elements": each(an_element(frozenset({"image", "mrkdwn", "plain_text"})), 10)}, BLOCK),
    "actions": Shape({"elements": each(an_element(PICKERS | {"button", "overflow"}), 25)}, BLOCK),
    "input": Shape(
        {"label": text(2_000), "element": an_element(INPUTS)},
        {**BLOCK, "hint": text(2_000), "optional": boolean, "dispatch_action": boolean},
    ),
    "image": Shape({"alt_text": string(2_000)}, {**BLOCK, **IMAGE, "title": text(2_000)}),
    "markdown": Shape({"text": string(12_000)}, BLOCK),
    "rich_text": Shape({"elements": anything}, BLOCK),
    "table": Shape({"rows": each(anything, 100)}, {**BLOCK, "column_settings": anything}),
    "data_table": Shape({"rows": each(anything, 101), "caption": anything}, {**BLOCK, "page_size": number}),
}

EVERYWHERE = frozenset({"header", "divider", "section", "context", "actions", "input", "image", "rich_text"})
BLOCKS: Final[dict[str, frozenset[str]]] = {
    "message": EVERYWHERE | {"markdown", "table", "data_table"},
    "modal": EVERYWHERE,
    "home": EVERYWHERE | {"data_table"},
}
"""Which blocks may stand where."""


def check_block(block: Any, place: Place) -> Iterator[Finding]:
    """Everything Slack would not take in a block."""
    kind = kind_of(block)
    if kind not in BLOCK_SHAPES or kind not in place.allowed:
        yield place.of("type").finding(f"unsupported type: {kind}")
        return
    yield from BLOCK_SHAPES[kind](block, place)
    if kind == "section" and "text" not in block and "fields" not in block:
        yield place.finding("either `text` or `fields` must be given")
