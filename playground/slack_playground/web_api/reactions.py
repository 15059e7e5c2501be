"""`reactions.*` and `pins.*`: reactions to messages, and pinned messages."""

import re
from typing import Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.slack_objects import message_link, message_object

NAME: Final = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


def react(call: Call) -> ResponseBody:
    """Adds a reaction, by the name of an emoji without colons."""
    message, name = call.message("timestamp"), _name(call)
    if call.user in message.reactions.get(name, ()):
        raise WorkspaceError("already_reacted")
    call.workspace.react(message, call.user, name)
    return {}


def take_back(call: Call) -> ResponseBody:
    """Removes one of the app's reactions."""
    message, name = call.message("timestamp"), _name(call)
    if call.user not in message.reactions.get(name, ()):
        raise WorkspaceError("no_reaction")
    call.workspace.unreact(message, call.user, name)
    return {}


def reactions_of(call: Call) -> ResponseBody:
    """Returns a message with its reactions."""
    message = call.message("timestamp")
    shown = message_object(call.workspace, message) | {"permalink": message_link(call.workspace, message)}
    return {"type": "message", "channel": message.channel, "message": shown}


def reacted_to(call: Call) -> ResponseBody:
    """Lists the messages to which a person, or the caller, has added reactions."""
    user = call.member() if call.text("user") else call.user
    messages = [
        message
        for message in call.workspace.messages.values()
        if any(user in users for users in message.reactions.values())
    ]
    return call.page(
        "items",
        [
            {"type": "message", "channel": message.channel, "message": message_object(call.workspace, message)}
            for message in reversed(messages)
        ],
    )


def pin(call: Call) -> ResponseBody:
    """Pins a message to its channel."""
    message = call.message("timestamp")
    if message.pinned:
        raise WorkspaceError("already_pinned")
    call.workspace.pin(message, call.user, pinned=True)
    return {}


def unpin(call: Call) -> ResponseBody:
    """Unpins a message."""
    message = call.message("timestamp")
    if not message.pinned:
        raise WorkspaceError("no_pin")
    call.workspace.pin(message, call.user, pinned=False)
    return {}


def pins(call: Call) -> ResponseBody:
    """Lists a channel's pinned messages."""
    channel = call.channel()
    pinned = [message for message in call.workspace.messages.values() if message.channel == channel and message.pinned]
    return {
        "items": [
            {
                "type": "message",
                "channel": channel,
                "created": message.pinned_at,
                "created_by": message.pinned_by,
                "message": message_object(call.workspace, message),
            }
            for message in pinned
        ]
    }


def _name(call: Call) -> str:
    name = call.text("name").strip(":")
    if not NAME.fullmatch(name):
        raise WorkspaceError("invalid_name")
    return name


METHODS: Final[dict[str, Method]] = {
    "pins.add": Method(pin, "pins:write"),
    "pins.list": Method(pins, "pins:read"),
    "pins.remove": Method(unpin, "pins:write"),
    "reactions.add": Method(react, "reactions:write"),
    "reactions.get": Method(reactions_of, "reactions:read"),
    "reactions.list": Method(reacted_to, "reactions:read"),
    "reactions.remove": Method(take_back, "reactions:write"),
}
