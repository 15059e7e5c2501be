"""The fields of each Block Kit element: https://docs.slack.dev/reference/block-kit/block-elements."""

from collections.abc import Iterator
from typing import Any, Final

from slack_playground.block_kit.checks import (
    ID_CHARACTERS,
    Check,
    Fields,
    Finding,
    Place,
    Shape,
    address,
    anything,
    boolean,
    each,
    kind_of,
    like,
    listed,
    number,
    one_of,
    string,
    text,
    whole_number,
)
from slack_playground.block_kit.rich_text import RICH_TEXT

CHECKED_OPTIONS: Final = 10
DEFAULTS: Final = {"plain_text": {"emoji": True}, "mrkdwn": {"verbatim": False}}
"""What Slack adds to a text object that doesn't say it."""


def an_option(*, marked: bool) -> Check:
    """An entry of a menu, or (`marked`) of checkboxes and radio buttons."""
    return Shape(
        {"text": text(75, marked=marked), "value": string(150)},
        {"description": text(75, marked=marked), "url": address(3_000)},
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
SEVERAL: Final[Fields] = {**MENU, "max_selected_items": whole_number(1, 100)}
IDS = each(string(50), 100, least=0)
DISPATCH = Shape({"trigger_actions_on": each(one_of("on_enter_pressed", "on_character_entered"), 2)}, {})
SLACK_FILE = Shape({}, {"id": string(100), "url": address(3_000)})
IMAGE: Final[Fields] = {"image_url": address(3_000), "slack_file": SLACK_FILE}
TYPED: Final[Fields] = {**MENU, "dispatch_action_config": DISPATCH}
FEEDBACK = Shape({"text": text(75), "value": string(2_000)}, {"accessibility_label": string(75)})
WORKFLOW = Shape(
    {"trigger": Shape({"url": address(3_000)}, {"customizable_input_parameters": each(anything, 100, least=0)})}, {}
)

ELEMENTS: Final[dict[str, Shape]] = {
    "button": Shape(
        {"text": text(75)},
        {
            **ACTION,
            "url": address(3_000),
            "value": string(2_000, least=0),
            "style": one_of("primary", "danger"),
            "accessibility_label": string(75),
            "agent_prompt": string(4_000),
            "agent_prompt_display": anything,
            "visible_to_user_ids": IDS,
        },
    ),
    "icon_button": Shape(
        {"icon": one_of("trash"), "text": text(75)},
        {**ACTION, "value": string(2_000), "accessibility_label": string(75), "visible_to_user_ids": IDS},
    ),
    "feedback_buttons": Shape(
        {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {"action_id": string(ID_CHARACTERS)}
    ),
    "workflow_button": Shape(
        {"text": text(75), "workflow": WORKFLOW},
        {
            "action_id": string(ID_CHARACTERS),
            "style": one_of("primary", "danger"),
            "accessibility_label": string(75),
        },
    ),
    "static_select": Shape({}, {**MENU, **CHOICES, "initial_option": OPTION}),
    "external_select": Shape({}, {**MENU, "min_query_length": number, "initial_option": OPTION}),
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
    "multi_static_select": Shape({}, {**SEVERAL, **CHOICES, "initial_options": each(OPTION, 100)}),
    "multi_external_select": Shape({}, {**SEVERAL, "min_query_length": number, "initial_options": each(OPTION, 100)}),
    "multi_users_select": Shape({}, {**SEVERAL, "initial_users": IDS}),
    "multi_conversations_select": Shape(
        {},
        {**SEVERAL, "initial_conversations": IDS, "default_to_current_conversation": boolean, "filter": anything},
    ),
    "multi_channels_select": Shape({}, {**SEVERAL, "initial_channels": IDS}),
    "checkboxes": Shape(
        {"options": each(TICK, CHECKED_OPTIONS)}, {**ACTION, "initial_options": each(TICK, CHECKED_OPTIONS)}
    ),
    "radio_buttons": Shape({"options": each(TICK, CHECKED_OPTIONS)}, {**ACTION, "initial_option": TICK}),
    "overflow": Shape({"options": each(OPTION, 5)}, ACTION),
    "plain_text_input": Shape(
        {},
        {
            **TYPED,
            "initial_value": string(3_000, least=0),
            "multiline": boolean,
            "min_length": whole_number(0, 3_000),
            "max_length": whole_number(1, 3_000),
        },
    ),
    "email_text_input": Shape({}, {**TYPED, "initial_value": string(3_000, least=0)}),
    "url_text_input": Shape({}, {**TYPED, "initial_value": string(3_000, least=0)}),
    "number_input": Shape(
        {"is_decimal_allowed": boolean},
        {
            **TYPED,
            "initial_value": like(r"-?\d+(\.\d+)?"),
            "min_value": like(r"-?\d+(\.\d+)?"),
            "max_value": like(r"-?\d+(\.\d+)?"),
        },
    ),
    "rich_text_input": Shape(
        {}, {**TYPED, "initial_value": RICH_TEXT, "min_lines": whole_number(1, 100), "max_lines": whole_number(1, 100)}
    ),
    "file_input": Shape(
        {},
        {
            "action_id": string(ID_CHARACTERS),
            "filetypes": each(string(50), 100),
            "max_files": whole_number(1, 10),
        },
    ),
    "datepicker": Shape({}, {**MENU, "initial_date": like(r"\d{4}-\d{2}-\d{2}")}),
    "timepicker": Shape({}, {**MENU, "initial_time": like(r"\d{2}:\d{2}"), "timezone": string(100)}),
    "datetimepicker": Shape({}, {**ACTION, "initial_date_time": whole_number(1_000_000_000, 9_999_999_999)}),
    "image": Shape({"alt_text": string(2_000)}, IMAGE),
    "mrkdwn": Shape({"text": string(3_000)}, {"verbatim": boolean}),
    "plain_text": Shape({"text": string(3_000)}, {"emoji": boolean}),
}

SELECTS = frozenset("static_select external_select users_select conversations_select channels_select".split())
MULTI_SELECTS = frozenset(f"multi_{name}" for name in SELECTS)
PICKERS = SELECTS | {"checkboxes", "radio_buttons", "datepicker", "timepicker"}
IN_ACTIONS = PICKERS | MULTI_SELECTS | {"button", "overflow", "datetimepicker", "workflow_button"}
ACCESSORIES = PICKERS | MULTI_SELECTS | {"button", "overflow", "image", "workflow_button"}
TYPED_INPUTS = frozenset(
    "plain_text_input email_text_input url_text_input number_input rich_text_input file_input".split()
)
INPUTS = PICKERS | MULTI_SELECTS | TYPED_INPUTS | {"datetimepicker"}
IN_CONTEXT = frozenset({"image", "mrkdwn", "plain_text"})
IN_CONTEXT_ACTIONS = frozenset({"feedback_buttons", "icon_button"})


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
    """The rules between an element's fields."""
    if element["type"] in {"static_select", "multi_static_select"} and ("options" in element) == (
        "option_groups" in element
    ):
        yield place.finding("either `options` or `option_groups` must be given")
    if element["type"] == "image" and ("image_url" in element) == ("slack_file" in element):
        yield place.finding("either `image_url` or `slack_file` must be given")
    yield from _initial_options(element, place)


def _initial_options(element: dict[str, Any], place: Place) -> Iterator[Finding]:
    """Initial options must be among the options; what a text says only by default makes no difference."""
    if "external" in element["type"]:
        return
    groups = [group for group in listed(element, "option_groups") if isinstance(group, dict)]
    options = [*listed(element, "options"), *(option for group in groups for option in listed(group, "options"))]
    offered = [_explicit(option) for option in options]
    initial = {"initial_options": listed(element, "initial_options")}
    initial["initial_option"] = [element["initial_option"]] if "initial_option" in element else []
    for name, chosen in initial.items():
        if any(_explicit(option) not in offered for option in chosen):
            yield place.of(name).finding("must be one of the provided options")


def _explicit(option: Any) -> Any:
    """An option whose texts say what would be so by default."""
    if not isinstance(option, dict):
        return option
    return {
        name: DEFAULTS.get(str(kind_of(part)), {}) | part if isinstance(part, dict) else part
        for name, part in option.items()
    }
