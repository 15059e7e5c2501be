"""What is remembered of a person beyond one conversation, until they say *forget me*."""

from typing import Annotated, Final, Literal

from pydantic import Field

from bot.conversation.state import Conversation, Person, Record
from bot.onet.models import Occupation, RelatedOccupation

TALKS: Final = 30
"""Conversations of a person that can be gone back to."""

SEARCHES: Final = 5
SAVED: Final = 20


class Talk(Record):
    """A conversation, and what it is about: an occupation, or what was searched for; empty at its beginning."""

    id: Annotated[str, Field(alias="i")]
    about: Annotated[str, Field(alias="a")] = ""


class Saved(Record):
    """An occupation on a person's list, with what was known of it when it was put there."""

    code: Annotated[str, Field(alias="c")]
    title: Annotated[str, Field(alias="l")]
    zone: Annotated[int | None, Field(alias="z")] = None
    bright: Annotated[bool | None, Field(alias="b")] = None


def saved_of(row: Occupation) -> Saved:
    """An occupation as it is put on a list."""
    zone = row.job_zone if isinstance(row, RelatedOccupation) else None
    return Saved(code=row.code, title=row.title, zone=zone, bright=row.tags.bright_outlook)


class Memory(Record):
    """A person's conversations and saved occupations, oldest first, and latest searches, newest first."""

    version: Annotated[Literal[1], Field(alias="v")] = 1
    owner: Annotated[Person, Field(alias="o")]
    talks: Annotated[tuple[Talk, ...], Field(alias="t")] = ()
    searches: Annotated[tuple[str, ...], Field(alias="s")] = ()
    saved: Annotated[tuple[Saved, ...], Field(alias="l")] = ()
    welcomed: Annotated[bool, Field(alias="w")] = False
    revision: Annotated[int, Field(alias="x", ge=0)] = 0

    @property
    def latest(self) -> str:
        """What the conversation is about that can be gone on with; empty where there is none."""
        return next((talk.about for talk in reversed(self.talks) if talk.about), "")


def with_saved(memory: Memory, occupation: Saved) -> Memory:
    """With this occupation on the list, once, where it was or at the end; a full list loses its oldest."""
    if any(one.code == occupation.code for one in memory.saved):
        kept = tuple(occupation if one.code == occupation.code else one for one in memory.saved)
        return memory.model_copy(update={"saved": kept})
    return memory.model_copy(update={"saved": (*memory.saved, occupation)[-SAVED:]})


def without_saved(memory: Memory, code: str) -> Memory:
    """Without this occupation on the list."""
    return memory.model_copy(update={"saved": tuple(one for one in memory.saved if one.code != code)})


def talked(memory: Memory, conversation: Conversation) -> Memory:
    """With this conversation as the latest, and what was searched for in it."""
    others = [talk for talk in memory.talks if talk.id != conversation.id]
    talks = (*others, Talk(id=conversation.id, about=conversation.title or conversation.keyword))[-TALKS:]
    # A code that was typed says nothing to a person who reads it again a week later.
    said = conversation.title if conversation.keyword == conversation.code else conversation.keyword
    searches = (said, *(one for one in memory.searches if one.casefold() != said.casefold())) if said else ()
    return memory.model_copy(update={"talks": talks, "searches": (searches or memory.searches)[:SEARCHES]})
