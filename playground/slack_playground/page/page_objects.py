"""Messages and views in the form that the page gets."""

from typing import Any

from slack_playground.workspace.element_state import state_values
from slack_playground.workspace.models import Channel, Message, View
from slack_playground.workspace.slack_objects import preview, reaction_objects
from slack_playground.workspace.workspace import Workspace


def shown_message(workspace: Workspace, message: Message, person: str) -> dict[str, Any]:
    """A message with this person's input."""
    author = workspace.people.get(message.user)
    shown: dict[str, Any] = {
        "ts": message.ts,
        "user": message.user,
        "name": message.username or workspace.author_name(message.user),
        "is_bot": author is None or author.is_bot,
        "text": message.text,
        "edited": message.edited,
        "is_ephemeral": message.only_for is not None,
        "state": {"values": state_values(message.all_blocks, workspace.element_state(person, message))},
    }
    return shown | _optional(message)


def _optional(message: Message) -> dict[str, Any]:
    """The parts that few messages have."""
    parts: dict[str, Any] = {
        "client_msg_id": message.client_msg_id,
        "thread_ts": message.thread,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "subtype": message.subtype,
        "broadcast": message.broadcast,
        "pinned": message.pinned,
        "streaming": message.streaming,
        "reactions": reaction_objects(message),
        "files": [
            {
                "id": file.id,
                "name": file.name,
                "title": file.title,
                "size": len(file.content),
                "type": file.mimetype,
                "preview": preview(file),
            }
            for file in message.files
        ],
    }
    return {name: value for name, value in parts.items() if value}


def shown_view(workspace: Workspace, view: View) -> dict[str, Any]:
    """A modal or Home view with its input."""
    kept: dict[str, Any] = {name: view.body[name] for name in ("title", "submit", "close") if name in view.body}
    state = {"values": state_values(view.blocks, workspace.element_state(view.person, view))}
    return {"id": view.id, "app": view.app, **kept, "blocks": view.blocks, "state": state, "errors": view.errors}


def shown_channel(workspace: Workspace, channel: Channel) -> dict[str, Any]:
    """A conversation in the sidebar."""
    app = workspace.app_of(channel.id)
    shown = {"id": channel.id, "type": channel.kind, "name": app.name if app else channel.name, "topic": channel.topic}
    return shown | {"app": app.id if app else "", "members": channel.members}
