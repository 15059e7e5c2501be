"""Reads events, commands and shortcuts: typed lines, and the channel or thread where each is answered; opened tabs.

Shapes: https://docs.slack.dev/apis/events-api and https://docs.slack.dev/interactivity
"""

from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.state import Place
from bot.slack.interactions.actors import Payload, person_of
from bot.slack.interactions.interaction import (
    IncomingMessage,
    Interaction,
    LineTyped,
    Mention,
    MessageQuoted,
    Origin,
    UnreadableMessage,
)
from bot.slack.interactions.message_text import MessageText, plain_lines, read_text

COMMAND: Final = "/duties"
"""The slash command."""

FIND_RELATED: Final = "find_related"
"""The shortcut of a message."""

START: Final = "start"
"""The global shortcut for oneself."""

START_FOR_CLIENT: Final = "start_for_client"
"""The global shortcut for a client."""

TYPED_SUBTYPES: Final = frozenset({None, "file_share", "me_message", "thread_broadcast"})
"""Subtypes of messages that a person typed; all others are Slack's own, such as joins, changes, huddles and tombstones.

Source: https://docs.slack.dev/reference/events/message
"""

SLACKBOT: Final = "USLACKBOT"

HOME_TAB: Final = "home"
MESSAGES_TAB: Final = "messages"


@dataclass(frozen=True)
class TabOpened(Interaction):
    """A person opened a tab of the app's page; `place` is their direct messages."""

    tab: str

    @property
    def name(self) -> str:
        """The tab that was opened."""
        return f"{self.tab}_tab_opened"


def read_command(body: Payload) -> LineTyped:
    """A slash command. Only the person sees its answer."""
    place = Place(channel=body["channel_id"], ephemeral=True)
    return LineTyped(Origin(person_of(body), place, body.get("response_url")), plain_lines(body.get("text") or ""))


def read_mention(body: Payload) -> IncomingMessage | None:
    """A message that mentions the bot. The answer goes into its thread. None if the message was only edited."""
    return None if "edited" in body["event"] else _mention(body)


def read_edited_mention(body: Payload) -> IncomingMessage | None:
    """A message that mentions the bot and was edited, perhaps only by Slack, which added a link's preview."""
    return _mention(body) if "edited" in body["event"] else None


def _mention(body: Payload) -> IncomingMessage:
    event = body["event"]
    place = Place(channel=event["channel"], thread=event.get("thread_ts") or event["ts"])
    text = read_text(event)
    message = _message(Origin(person_of(body), place), text)
    return replace(message, mention=Mention(event["ts"], f"{text.typed}\n{text.shared}"))


def read_message(body: Payload) -> IncomingMessage | None:
    """A direct message; None if no person typed it."""
    event = body["event"]
    if event.get("channel_type") != "im" or not _is_typed(event):
        return None
    place = Place(channel=event["channel"], thread=event.get("thread_ts"))
    return _message(Origin(person_of(body), place), read_text(event))


def _message(origin: Origin, text: MessageText) -> IncomingMessage:
    """What a person sent: their own words are a line; those of a forwarded message are only quoted."""
    unreadable = text.unreadable
    if unreadable is not None:
        return UnreadableMessage(origin, unreadable)
    if text.shared or (text.previews and not text.typed):
        return MessageQuoted(origin, text.whole, unread=text.unread)
    return LineTyped(origin, text.typed, unread=text.unread)


def _is_typed(event: Payload) -> bool:
    """Whether a person typed a message."""
    author = event.get("user", SLACKBOT)
    return event.get("subtype") in TYPED_SUBTYPES and not event.get("bot_id") and author != SLACKBOT


def read_message_shortcut(body: Payload) -> IncomingMessage:
    """The message shortcut: searches for the message's text, whatever it says."""
    origin = Origin(person_of(body), Place(channel=body["channel"]["id"], ephemeral=True), body.get("response_url"))
    text = read_text(body["message"])
    unreadable = text.unreadable
    if unreadable is not None:
        return UnreadableMessage(origin, unreadable)
    return MessageQuoted(origin, text.whole, unread=text.unread)


def read_tab_opened(body: Payload) -> TabOpened:
    """An opened tab of the app: `home`, `messages`, or another one."""
    event = body["event"]
    place = Place(channel=event.get("channel") or event["user"])
    return TabOpened(Origin(person_of(body), place), str(event.get("tab") or ""))
