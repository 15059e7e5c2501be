"""Where a person's conversations can be continued: the current place of each, and earlier ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.conversation.events import Chose, Event, Refreshed
from bot.conversation.state import Conversation, Step

SHOWN: Final = 10


@dataclass(frozen=True)
class Recent:
    """A place in a conversation: what it's about, how many duties are ticked there, and the event that leads there."""

    conversation: Conversation
    about: str
    ticked: int
    day: str
    event: Event


def recent_places(conversations: Sequence[Conversation], days: Mapping[str, str]) -> tuple[Recent, ...]:
    """The places of these conversations, in the given order, at most ten; `days` are their last days, by their ids."""
    places: list[Recent] = []
    for now in conversations:
        day = days.get(now.id, "")
        if now.step is not Step.ASKING:
            places.append(Recent(now, now.titles or now.keyword, now.duties, day, Refreshed()))
        for left in reversed(now.trail):
            if left.code and left.code != now.code:
                title = left.title or left.code
                places.append(Recent(now, title, len(left.chosen), day, Chose(code=left.code)))
    return tuple(places[:SHOWN])
