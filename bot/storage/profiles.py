"""Memories of people in the async cache, changed by compare-and-set."""

from collections.abc import Callable
from typing import Final

import structlog
from aiocache.base import BaseCache
from pydantic import ValidationError

from bot.conversation.profile import Memory, Saved, with_saved, without_saved
from bot.conversation.state import Person
from bot.storage.conversations import answering, key_of_person

ATTEMPTS: Final = 30

log = structlog.get_logger(__name__)


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

    async def save(self, person: Person, occupation: Saved) -> Memory:
        """Put an occupation on a person's list."""
        return await self.change(person, lambda memory: with_saved(memory, occupation))

    async def remove(self, person: Person, code: str) -> Memory:
        """Take an occupation off a person's list."""
        return await self.change(person, lambda memory: without_saved(memory, code))

    async def greeted(self, person: Person) -> bool:
        """Remember that a person was welcomed; whether that was still to be done."""
        before: list[bool] = []

        def greet(memory: Memory) -> Memory:
            before.append(memory.welcomed or bool(memory.talks))
            return memory.model_copy(update={"welcomed": True})

        await self.change(person, greet)
        return not before[-1]

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
    return key_of_person(person, "memory")
