"""Buttons and menus of attachments, as apps made them before Block Kit.

https://docs.slack.dev/legacy/legacy-messaging/legacy-making-messages-interactive
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from slack_playground.workspace.element_state import Block, ElementRef, with_defaults

PREFIX: Final = "attachment-actions-"
"""How the block_id begins of blocks that show such actions; behind it is the attachment's number, from 0."""
SOURCES: Final = {"users": "users_select", "channels": "channels_select", "conversations": "conversations_select"}

Attachment = dict[str, Any]


def shown_attachments(attachments: Sequence[Attachment], new_id: Callable[[], str]) -> list[Attachment]:
    """Attachments as they are kept: blocks with ids, and in place of actions the blocks that show them."""
    return [_shown(attachment, number, new_id) for number, attachment in enumerate(attachments)]


def sent_attachments(attachments: Sequence[Attachment]) -> list[Attachment]:
    """Attachments as messages carry them: without the blocks that only show their actions."""
    return [
        {name: attachment[name] for name in attachment if name != "blocks"} if _has_actions(attachment) else attachment
        for attachment in attachments
    ]


def is_attachment_action(found: ElementRef) -> bool:
    """Whether a control shows an action of an attachment."""
    return str(found.block["block_id"]).startswith(PREFIX)


def action_payload(
    attachments: Sequence[Attachment], found: ElementRef, selected: str | None
) -> tuple[Attachment, dict[str, Any]]:
    """The attachment of a control, and the action as a payload carries it."""
    attachment = attachments[int(str(found.block["block_id"]).removeprefix(PREFIX))]
    action = attachment["actions"][int(found.element["action_id"])]
    action_taken = {"name": action.get("name", ""), "type": action.get("type", "button")}
    if action_taken["type"] == "select":
        return attachment, {**action_taken, "selected_options": [{"value": selected}]}
    return attachment, {**action_taken, "value": action.get("value", "")}


def _has_actions(attachment: Attachment) -> bool:
    return bool(attachment.get("actions")) and bool(attachment.get("callback_id"))


def _shown(attachment: Attachment, number: int, new_id: Callable[[], str]) -> Attachment:
    if _has_actions(attachment):
        actions = [{"id": str(place), **action} for place, action in enumerate(attachment["actions"], 1)]
        block: Block = {
            "type": "actions",
            "block_id": f"{PREFIX}{number}",
            "elements": [_element(action, place) for place, action in enumerate(actions)],
        }
        return {**attachment, "actions": actions, "blocks": [block]}
    if attachment.get("blocks"):
        return {**attachment, "blocks": with_defaults(attachment["blocks"], new_id)}
    return attachment


def _element(action: dict[str, Any], place: int) -> dict[str, Any]:
    named = {"action_id": str(place)}
    if action.get("type") != "select":
        style = {"style": action["style"]} if action.get("style") in {"primary", "danger"} else {}
        button = {"type": "button", "text": _plain(action.get("text", "")), "value": str(action.get("value", ""))}
        return {**button, **named, **style}
    menu = {**named, "placeholder": _plain(action.get("text") or "Choose an option")}
    source = action.get("data_source", "static")
    if source in SOURCES:
        return {"type": SOURCES[source], **menu}
    if action.get("option_groups"):
        groups = [
            {"label": _plain(group.get("text", "")), "options": _options(group)} for group in action["option_groups"]
        ]
        return {"type": "static_select", "option_groups": groups, **menu}
    return {"type": "static_select", "options": _options(action), **menu}


def _options(holder: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"text": _plain(option.get("text", "")), "value": str(option.get("value", ""))}
        for option in holder.get("options") or ()
    ]


def _plain(text: Any) -> dict[str, Any]:
    return {"type": "plain_text", "text": str(text), "emoji": True}
