"""What everything that comes in from Slack has: who did it, where, and an address to answer at."""

import re
from dataclasses import dataclass, field

from bot.conversation.state import Person, Place, Snapshot

WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True)
class Origin:
    """Who did something, and where.

    `response_url` reaches the message that was used without the bot's token, five times within half an hour.
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
        """The conversation this works on, which only its owner may; None where it is about nobody else's."""
        return None

    @property
    def name(self) -> str:
        """What was done, for the turn record: `details_requested`."""
        return WORD_START.sub("_", type(self).__name__).lower()


@dataclass(frozen=True)
class LineTyped(Interaction):
    """A person typed a line: in a direct message, with a mention, or as a command."""

    text: str


@dataclass(frozen=True)
class MessageQuoted(Interaction):
    """A person wants a message of anybody's searched for; its words are no orders of theirs."""

    text: str


@dataclass(frozen=True)
class UnreadableControl(Interaction):
    """A control of another version of the bot was used."""
