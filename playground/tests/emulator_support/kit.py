"""One of each block and element that Slack has and the playground knows."""

from typing import Any, Final

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def option(text: str, description: str | None = None) -> Block:
    more = {} if description is None else {"description": plain(description)}
    return {"text": plain(text), "value": text.lower(), **more}


def row(block_id: str, *elements: Block) -> Block:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def cell(text: str) -> Block:
    return {"type": "raw_text", "text": text}


CONFIRM: Final[Block] = {
    "title": plain("Really?"),
    "text": plain("It cannot be undone."),
    "confirm": plain("Yes, do it"),
    "deny": plain("No"),
    "style": "danger",
}
GROUPS: Final[list[Block]] = [
    {"label": plain("Fruit"), "options": [option("Apple", "red or green"), option("Pear")]},
    {"label": plain("Nuts"), "options": [option("Walnut")]},
]
SAID: Final[list[Block]] = [
    {"type": "text", "text": "bold ", "style": {"bold": True}},
    {"type": "link", "url": "https://example.com/", "text": "a link"},
    {"type": "user", "user_id": "U0BOB00000"},
    {"type": "emoji", "name": "tada"},
]
RICH: Final[Block] = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": SAID},
        {
            "type": "rich_text_list",
            "style": "ordered",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "first"}]}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "a quotation"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x = 1"}]},
    ],
}
MESSAGE: Final[list[Block]] = [
    {"type": "header", "text": plain("A header")},
    {"type": "section", "fields": [{"type": "mrkdwn", "text": "*one*"}, plain("two")]},
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "quiet, but `code` and <https://example.com/|words>"}]},
    row(
        "menus",
        {"type": "static_select", "action_id": "groups", "placeholder": plain("A menu"), "option_groups": GROUPS},
        {"type": "external_select", "action_id": "far", "placeholder": plain("A search"), "min_query_length": 2},
        {
            "type": "overflow",
            "action_id": "more",
            "options": [option("Rename"), option("Remove", "for good")],
            "confirm": CONFIRM,
        },
        {"type": "button", "action_id": "sure", "text": plain("Delete"), "style": "danger", "confirm": CONFIRM},
        {"type": "datepicker", "action_id": "day", "placeholder": plain("A day"), "initial_date": "2026-01-31"},
        {"type": "timepicker", "action_id": "hour", "placeholder": plain("An hour")},
        {"type": "users_select", "action_id": "who", "placeholder": plain("A person")},
    ),
    {
        "type": "section",
        "block_id": "several",
        "text": plain("Several at once"),
        "accessory": {
            "type": "multi_static_select",
            "action_id": "many",
            "placeholder": plain("Choose some"),
            "options": [option("Red"), option("Green"), option("Blue")],
            "max_selected_items": 2,
        },
    },
    {
        "type": "section",
        "block_id": "one",
        "text": plain("One of these"),
        "accessory": {
            "type": "radio_buttons",
            "action_id": "radio",
            "options": [option("Tea", "with milk"), option("Coffee")],
            "initial_option": option("Tea", "with milk"),
        },
    },
    {"type": "markdown", "text": "## A title\n\n- an item with **bold**\n- [a link](https://example.com/)\n\n1. one"},
    RICH,
    {"type": "table", "rows": [[cell("Name"), cell("Size")], [cell("Ant"), cell("3")]]},
    {
        "type": "data_table",
        "caption": "Animals",
        "page_size": 2,
        "rows": [
            [cell("Animal"), cell("Legs")],
            [cell("Spider"), cell("8")],
            [cell("Cat"), cell("4")],
            [cell("Beetle"), cell("6")],
        ],
    },
]


def modal(title: str, label: str) -> Block:
    """A modal with a line, and one with choices."""
    return {
        "type": "modal",
        "callback_id": title.lower(),
        "title": plain(title),
        "submit": plain("Go on"),
        "blocks": [
            {
                "type": "input",
                "block_id": "line",
                "label": plain(label),
                "hint": plain("In your own words"),
                "element": {"type": "plain_text_input", "action_id": "said"},
            },
            {
                "type": "input",
                "block_id": "some",
                "label": plain("Colours"),
                "optional": True,
                "element": {
                    "type": "multi_static_select",
                    "action_id": "many",
                    "placeholder": plain("Choose some"),
                    "options": [option("Red"), option("Green")],
                },
            },
            {
                "type": "input",
                "block_id": "how",
                "label": plain("How"),
                "optional": True,
                "element": {"type": "checkboxes", "action_id": "ticks", "options": [option("Fast"), option("Well")]},
            },
        ],
    }


BUTTON = {"type": "button", "action_id": "press", "text": {"type": "plain_text", "text": "Press"}, "value": "7"}
ROW: list[dict[str, Any]] = [{"type": "actions", "block_id": "row", "elements": [BUTTON]}]
TICKS: list[dict[str, Any]] = [
    {
        "type": "section",
        "block_id": "ticks",
        "text": {"type": "mrkdwn", "text": "Explain medicines"},
        "accessory": {
            "type": "checkboxes",
            "action_id": "tick",
            "options": [{"text": {"type": "plain_text", "text": "Mine"}, "value": "1809"}],
        },
    },
    *ROW,
]
MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "ask",
    "private_metadata": "m",
    "title": {"type": "plain_text", "text": "Ask"},
    "submit": {"type": "plain_text", "text": "Go"},
    "blocks": [
        {
            "type": "input",
            "block_id": "job",
            "label": {"type": "plain_text", "text": "Your job"},
            "element": {"type": "plain_text_input", "action_id": "said"},
        }
    ],
}
