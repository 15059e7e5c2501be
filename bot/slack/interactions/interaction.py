"""The base of everything that comes in from Slack: who did it, where, and where to answer."""

import re
from dataclasses import dataclass, field

from bot.conversation.state import Person, Place, Snapshot
from bot.slack.interactions.message_text import Unreadable

WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True)
class Origin:
    """Who did something, and where.

    `response_url` updates the message without the bot's token, five times within half an hour.
    """

    actor: Person
    place: Place
    response_url: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Interaction:
    """Somebody did something in Slack."""

    origin: Origin

    @property
    def actor(self) -> Person:
        """Who did it."""
        return self.origin.actor

    @property
    def place(self) -> Place:
        """Where it was done."""
        return self.origin.place

    @property
    def conversation(self) -> Snapshot | None:
        """The conversation that this changes, which only its owner may do; None if there's none."""
        return None

    @property
    def name(self) -> str:
        """What was done, for the turn record: `details_requested`."""
        return WORD_START.sub("_", type(self).__name__).lower()


@dataclass(frozen=True)
class Mention:
    """The message that mentions the bot, and its words without link previews, to tell whether it was changed."""

    ts: str
    words: str


@dataclass(frozen=True)
class IncomingMessage(Interaction):
    """A person sent the bot something to read; `mention` is None in direct messages.

    `unread` is what it has besides the words that Slack sends; None if that's all of it.
    """

    mention: Mention | None = field(default=None, kw_only=True)
    unread: Unreadable | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class LineTyped(IncomingMessage):
    """A person typed a line: in a direct message, with a mention, or as a command."""

    text: str


@dataclass(frozen=True)
class MessageQuoted(IncomingMessage):
    """A person wants to search for words that aren't their own line: anybody's message, or a snippet of text."""

    text: str


@dataclass(frozen=True)
class UnreadableMessage(IncomingMessage):
    """A person sent something other than words, or used the shortcut on such a message."""

    unreadable: Unreadable


@dataclass(frozen=True)
class UnreadableControl(Interaction):
    """A control of another version of the bot was used."""
