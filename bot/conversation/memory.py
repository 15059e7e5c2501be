"""What is remembered of a person beyond one conversation, until they say *forget me*."""

from typing import Annotated, Final, Literal

from pydantic import Field

from bot.conversation.state import Conversation, Person, Record

TALKS: Final = 30
"""Conversations of a person that can be gone back to, and erased by name."""

SEARCHES: Final = 5
SAVED: Final = 20


class Talk(Record):
    """A conversation, and where it is."""

    id: Annotated[str, Field(alias="i")]
    channel: Annotated[str, Field(alias="c")]
    thread: Annotated[str | None, Field(alias="h")] = None


class Saved(Record):
    """An occupation on a person's list."""

    code: Annotated[str, Field(alias="c")]
    title: Annotated[str, Field(alias="l")]


class Memory(Record):
    """A person's conversations and saved occupations, oldest first, and latest searches, newest first."""

    version: Annotated[Literal[1], Field(alias="v")] = 1
    owner: Annotated[Person, Field(alias="o")]
    talks: Annotated[tuple[Talk, ...], Field(alias="t")] = ()
    searches: Annotated[tuple[str, ...], Field(alias="s")] = ()
    saved: Annotated[tuple[Saved, ...], Field(alias="l")] = ()
    revision: Annotated[int, Field(alias="x", ge=0)] = 0


def with_saved(memory: Memory, occupation: Saved) -> Memory:
    """With this occupation on the list, once; a full list loses its oldest."""
    kept = _others(memory, occupation.code)
    return memory.model_copy(update={"saved": (*kept, occupation)[-SAVED:]})


def without_saved(memory: Memory, code: str) -> Memory:
    """Without this occupation on the list."""
    return memory.model_copy(update={"saved": _others(memory, code)})


def _others(memory: Memory, code: str) -> tuple[Saved, ...]:
    return tuple(one for one in memory.saved if one.code != code)


def talked(memory: Memory, conversation: Conversation) -> Memory:
    """With this conversation as the latest, and what was searched for in it."""
    place = conversation.place
    others = [talk for talk in memory.talks if talk.id != conversation.id]
    talks = (*others, Talk(id=conversation.id, channel=place.channel, thread=place.thread))[-TALKS:]
    said = conversation.keyword
    searches = (said, *(one for one in memory.searches if one.casefold() != said.casefold())) if said else ()
    return memory.model_copy(update={"talks": talks, "searches": (searches or memory.searches)[:SEARCHES]})
