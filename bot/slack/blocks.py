"""The Block Kit elements of our screens, as plain dicts.

Slack's block classes would take 4 ms for 45 blocks, dicts take 0.05 ms. Tests check every screen with those classes and
with the playground's limits. Limits: https://docs.slack.dev/reference/block-kit
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]
Element = dict[str, Any]
View = dict[str, Any]
"""A modal or a Home tab."""

OPTION_TEXT = 75
OPTION_DESCRIPTION = 75
HEADER_TEXT = 150
BUTTON_TEXT = 75
LINE_CHARACTERS = 3_000
"""All that Slack takes in a line: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element"""

SPECIAL = re.compile("[&<>*_~`:]")
"""What no text without any of it needs escaping for: most duties, in a seventh of the time."""

MEANING = re.compile(r"[*_~`]|^[^\S\n]*&gt;|:(?=[\w+'-]+(?::|$))", re.MULTILINE)
"""What would format, quote or draw something in text that is escaped, also with a colon of ours right after it."""


@dataclass(frozen=True)
class Message:
    """A message: blocks, and the same as text for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...]


def escape(text: str) -> str:
    """Text that Slack shows literally: it contains no mention, link, channel, emoji or quotation.

    Source: https://docs.slack.dev/messaging/formatting-message-text (escaping). A word joiner after each formatting
    mark, after a `>` at the beginning of a line and after the colon of an emoji code takes their meaning away.
    """
    if not SPECIAL.search(text):
        return text
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return MEANING.sub("\\g<0>\u2060", shown)


def cut(text: str, characters: int) -> str:
    """Text of at most that many characters; an ellipsis marks a cut."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"


def plain(text: str) -> dict[str, Any]:
    """A text object without formatting; emoji codes stay as they are."""
    return {"type": "plain_text", "text": text, "emoji": False}


def marked(text: str) -> dict[str, Any]:
    """A text object in Slack's mrkdwn. Text from outside must have gone through `escape`.

    Verbatim, so that Slack doesn't turn addresses, channels or groups in people's words into links.
    """
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def header(text: str) -> Block:
    """A title line."""
    return {"type": "header", "text": plain(cut(text, HEADER_TEXT))}


def section(text: str) -> Block:
    """A paragraph in mrkdwn."""
    return {"type": "section", "text": marked(text)}


def with_accessory(text: str, accessory: Element, block_id: str = "") -> Block:
    """A paragraph in mrkdwn with a control beside it."""
    block: Block = {"type": "section", "text": marked(text), "accessory": accessory}
    return block | {"block_id": block_id} if block_id else block


def context_block(*lines: str) -> Block:
    """Small print in mrkdwn."""
    return {"type": "context", "elements": [marked(line) for line in lines]}


def divider() -> Block:
    """A line."""
    return {"type": "divider"}


def actions(elements: Iterable[Element], block_id: str = "") -> Block:
    """A row of controls. Slack's client is said to fold those beyond the fifth."""
    block: Block = {"type": "actions", "elements": list(elements)}
    return block | {"block_id": block_id} if block_id else block


def button(text: str, action_id: str, value: str, *, primary: bool = False) -> Element:
    """A button; `value` holds at most 2,000 characters, or is left out."""
    element: Element = {"type": "button", "text": plain(cut(text, BUTTON_TEXT)), "action_id": action_id}
    if value:
        element["value"] = value
    if primary:
        element["style"] = "primary"
    return element


def option(text: str, value: str, description: str = "") -> dict[str, Any]:
    """One entry of a menu or checkbox group."""
    entry = {"text": plain(cut(text, OPTION_TEXT)), "value": value}
    if description:
        entry["description"] = plain(cut(description, OPTION_DESCRIPTION))
    return entry


def menu(action_id: str, placeholder: str, options: list[dict[str, Any]]) -> Element:
    """A select menu of at most a hundred options."""
    return {"type": "static_select", "action_id": action_id, "placeholder": plain(placeholder), "options": options}


def several_menu(action_id: str, placeholder: str, options: list[dict[str, Any]], chosen: Collection[str]) -> Element:
    """A menu with several choices, for a section; `chosen` are the current values."""
    element: Element = {
        "type": "multi_static_select",
        "action_id": action_id,
        "placeholder": plain(placeholder),
        "options": options,
    }
    initial = [choice for choice in options if choice["value"] in chosen]
    return element | {"initial_options": initial} if initial else element


def tickable(number: int, statement: str, block_id: str, action_id: str, value: str, *, ticked: bool) -> Block:
    """A whole statement with a checkbox beside it, labeled with the number that people type.

    An option's text is limited to 75 characters, and most statements are longer.
    """
    choice = option(str(number), value)
    box: Element = {"type": "checkboxes", "action_id": action_id, "options": [choice]}
    if ticked:
        box["initial_options"] = [choice]
    return {"type": "section", "block_id": block_id, "text": plain(statement), "accessory": box}


def searching_menu(action_id: str, placeholder: str) -> Element:
    """A select menu whose options the app provides while people type, from the second letter on."""
    return {"type": "external_select", "action_id": action_id, "placeholder": plain(placeholder), "min_query_length": 2}


def input_block(label: str, name: str, element: Element, *, optional: bool = False, hint: str = "") -> Block:
    """A field of a modal; `name` is both its block_id and its action_id."""
    block: Block = {"type": "input", "block_id": name, "label": plain(label), "element": element | {"action_id": name}}
    block |= {"optional": True} if optional else {}
    return block | {"hint": plain(hint)} if hint else block


def question(label: str, block_id: str, action_id: str, placeholder: str) -> Block:
    """A text field, sent with Enter."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "dispatch_action": True,
        "element": {
            "type": "plain_text_input",
            "action_id": action_id,
            "placeholder": plain(placeholder),
            "max_length": LINE_CHARACTERS,
            "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
        },
    }
