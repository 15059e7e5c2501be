"""`reactions.*` and `pins.*`: what is put onto messages."""

import re
from typing import Final

from slack_playground.web_api.call import Answer, Asked, Method
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.slack_objects import message_object
from slack_playground.workspace.workspace import BOT_USER

NAME: Final = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


def react(asked: Asked) -> Answer:
    """A reaction of the app's, by the name of an emoji without its colons."""
    message, name = asked.message("timestamp"), _name(asked)
    if BOT_USER in message.reactions.get(name, ()):
        raise WorkspaceError("already_reacted")
    asked.workspace.react(message, BOT_USER, name)
    return {}


def take_back(asked: Asked) -> Answer:
    """A reaction of the app's, taken back."""
    message, name = asked.message("timestamp"), _name(asked)
    if BOT_USER not in message.reactions.get(name, ()):
        raise WorkspaceError("no_reaction")
    asked.workspace.unreact(message, BOT_USER, name)
    return {}


def reactions_of(asked: Asked) -> Answer:
    """A message with its reactions."""
    message = asked.message("timestamp")
    return {"type": "message", "channel": message.channel, "message": message_object(asked.workspace, message)}


def pin(asked: Asked) -> Answer:
    """A message, pinned to its channel."""
    message = asked.message("timestamp")
    if message.pinned:
        raise WorkspaceError("already_pinned")
    asked.workspace.pin(message, pinned=True)
    return {}


def unpin(asked: Asked) -> Answer:
    """A message, pinned no more."""
    message = asked.message("timestamp")
    if not message.pinned:
        raise WorkspaceError("no_pin")
    asked.workspace.pin(message, pinned=False)
    return {}


def pins(asked: Asked) -> Answer:
    """What is pinned to a channel."""
    channel = asked.channel()
    held = [one for one in asked.workspace.messages.values() if one.channel == channel and one.pinned]
    return {
        "items": [
            {"type": "message", "channel": channel, "message": message_object(asked.workspace, one)} for one in held
        ]
    }


def _name(asked: Asked) -> str:
    name = asked.text("name").strip(":")
    if not NAME.fullmatch(name):
        raise WorkspaceError("invalid_name")
    return name


METHODS: Final[dict[str, Method]] = {
    "pins.add": Method(pin, "pins:write"),
    "pins.list": Method(pins, "pins:read"),
    "pins.remove": Method(unpin, "pins:write"),
    "reactions.add": Method(react, "reactions:write"),
    "reactions.get": Method(reactions_of, "reactions:read"),
    "reactions.remove": Method(take_back, "reactions:write"),
}
