"""What is remembered of a person beyond one conversation, until they say *forget me*."""

from collections.abc import Callable
from typing import Annotated, Final, Literal

import structlog
from aiocache.base import BaseCache
from pydantic import Field, ValidationError

from bot.conversation.state import Conversation, Person, Record
from bot.conversation.store import answering, key_of

TALKS: Final = 30
"""Conversations of a person that can be gone back to, and erased by name."""

SEARCHES: Final = 5
ATTEMPTS: Final = 10

log = structlog.get_logger(__name__)


class Talk(Record):
    """A conversation, and where it is."""

    id: Annotated[str, Field(alias="i")]
    channel: Annotated[str, Field(alias="c")]
    thread: Annotated[str | None, Field(alias="h")] = None


class Memory(Record):
    """A person's conversations, oldest first, and latest searches, newest first."""

    version: Annotated[Literal[1], Field(alias="v")] = 1
    owner: Annotated[Person, Field(alias="o")]
    talks: Annotated[tuple[Talk, ...], Field(alias="t")] = ()
    searches: Annotated[tuple[str, ...], Field(alias="s")] = ()
    revision: Annotated[int, Field(alias="x", ge=0)] = 0


def talked(memory: Memory, conversation: Conversation) -> Memory:
    """With this conversation as the latest, and what was searched for in it."""
    place = conversation.place
    others = [talk for talk in memory.talks if talk.id != conversation.id]
    talks = (*others, Talk(id=conversation.id, channel=place.channel, thread=place.thread))[-TALKS:]
    said = conversation.keyword
    searches = (said, *(one for one in memory.searches if one.casefold() != said.casefold())) if said else ()
    return memory.model_copy(update={"talks": talks, "searches": (searches or memory.searches)[:SEARCHES]})


class MemoryStore:
    """Keeps memories in the cache, without an end, changed by compare-and-set.

    Every method raises StoreUnavailable when the cache does not answer.
    """

    def __init__(self, cache: BaseCache) -> None:
        self._cache = cache

    async def find(self, person: Person) -> Memory:
        """What is remembered of a person; a blank memory where nothing is."""
        memory, _ = await self._read(person)
        return memory

    async def change(self, person: Person, change: Callable[[Memory], Memory]) -> Memory:
        """Change what is remembered; of changes at the same time none is lost."""
        for _ in range(ATTEMPTS):
            memory, text = await self._read(person)
            newer = change(memory)
            if newer == memory and text is not None:
                return memory
            newer = newer.model_copy(update={"revision": memory.revision + 1})
            if await self._write(person, newer, text):
                return newer
        log.warning("memory_contended")
        return memory

    async def forget(self, person: Person) -> None:
        """Erase what is remembered."""
        async with answering():
            await self._cache.delete(_key(person))

    async def _read(self, person: Person) -> tuple[Memory, str | None]:
        async with answering():
            text = await self._cache.get(_key(person))
        if text is None:
            return Memory(owner=person), None
        try:
            return Memory.model_validate_json(text), text
        except ValidationError:
            log.warning("memory_unreadable")
            return Memory(owner=person), text

    async def _write(self, person: Person, memory: Memory, text: str | None) -> bool:
        async with answering():
            if text is not None:
                return bool(await self._cache.set(_key(person), memory.write(), _cas_token=text))
            try:
                await self._cache.add(_key(person), memory.write())
            except ValueError:  # aiocache's word for "the key exists"
                return False
        return True


def _key(person: Person) -> str:
    return key_of("memory", person.team, person.user)
