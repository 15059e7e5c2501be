"""Typed lines and opened tabs: events, commands and shortcuts, read once into typed values.

Shapes: https://docs.slack.dev/apis/events-api and https://docs.slack.dev/interactivity
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.conversation.state import Place
from bot.slack.interactions.interaction import Interaction, LineTyped, MessageQuoted, Origin
from bot.slack.interactions.people import Payload, person_of

COMMAND: Final = "/duties"
"""The slash command."""

FIND_RELATED: Final = "find_related"
"""The shortcut of a message."""

START: Final = "start"
"""The global shortcut."""

LINKED: Final = re.compile(r"<[^|>@#!][^|>]*\|([^>]+)>")
"""A link in a text, as Slack writes it: the address, and the words that are shown for it."""

REFERENCE: Final = re.compile(r"<[^>]*>[.,:!]?")
"""A mention of a person, of a channel or of everybody, or a bare address: none of these is the person's own words."""

FORMATTING: Final = re.compile(
    r"(?<![\w*_~`])[*_~`]{1,3}(?=[^\s*_~`])|(?<=[^\s*_~`])[*_~`]{1,3}(?![\w*_~`])|^&gt;\s*", re.MULTILINE
)
"""Marks that make words bold, struck or code, and those that quote a line."""

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
        """Which tab was opened."""
        return f"{self.tab}_tab_opened"


def read_command(body: Payload) -> LineTyped:
    """A slash command; only the person sees its answer."""
    place = Place(channel=body["channel_id"], ephemeral=True)
    return LineTyped(Origin(person_of(body), place, body.get("response_url")), words_typed(body.get("text") or ""))


def read_mention(body: Payload) -> LineTyped | None:
    """A message that mentions the bot; the answer goes into its thread. None where the message was only edited."""
    event = body["event"]
    if "edited" in event:
        return None
    place = Place(channel=event["channel"], thread=event.get("thread_ts") or event["ts"])
    return LineTyped(Origin(person_of(body), place), words_typed(event.get("text") or ""))


def read_message(body: Payload) -> LineTyped | None:
    """A line typed in a direct message; None for a message that no person typed there."""
    event = body["event"]
    if event.get("channel_type") != "im" or not _is_typed(event):
        return None
    place = Place(channel=event["channel"], thread=event.get("thread_ts"))
    return LineTyped(Origin(person_of(body), place), words_typed(event.get("text") or ""))


def _is_typed(event: Payload) -> bool:
    """Whether a person typed a message."""
    author = event.get("user", SLACKBOT)
    return event.get("subtype") in TYPED_SUBTYPES and not event.get("bot_id") and author != SLACKBOT


def read_message_shortcut(body: Payload) -> MessageQuoted:
    """The shortcut of a message: its text is searched for, whatever it says."""
    place = Place(channel=body["channel"]["id"], ephemeral=True)
    text = words_typed(body["message"].get("text") or "")
    return MessageQuoted(Origin(person_of(body), place, body.get("response_url")), text)


def read_tab_opened(body: Payload) -> TabOpened:
    """A tab of the app's page: `home`, `messages`, or one that means nothing to us."""
    event = body["event"]
    place = Place(channel=event.get("channel") or event["user"])
    return TabOpened(Origin(person_of(body), place), str(event.get("tab") or ""))


def words_typed(text: str) -> str:
    """What a person typed, without what Slack adds: links, mentions, formatting, escaped signs.

    Source: https://docs.slack.dev/messaging/formatting-message-text; "&", "<" and ">" come escaped, and nothing else.
    """
    bare = FORMATTING.sub("", REFERENCE.sub(" ", LINKED.sub(r"\1", text)))
    for sign, escaped in (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;")):
        bare = bare.replace(escaped, sign)
    return " ".join(bare.split())
