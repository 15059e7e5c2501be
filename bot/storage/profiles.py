"""Memories of people in the async cache, changed by compare-and-set."""

from collections.abc import Callable
from typing import Final

import structlog
from aiocache.base import BaseCache
from pydantic import ValidationError

from bot.conversation.profile import Profile, Saved, with_saved, without_saved
from bot.conversation.state import Person
from bot.storage.conversations import key_of_person, translate_cache_errors

ATTEMPTS: Final = 30

log = structlog.get_logger(__name__)


class ProfileStore:
    """Keeps profiles in the cache, without an end, changed by compare-and-set.

    Every method raises StoreUnavailable when the cache does not answer.
    """

    def __init__(self, cache: BaseCache) -> None:
        self._cache = cache

    async def find(self, person: Person) -> Profile:
        """What is remembered of a person; a blank profile where nothing is."""
        profile, _ = await self._read(person)
        return profile

    async def change(self, person: Person, change: Callable[[Profile], Profile]) -> Profile:
        """Change what is remembered; of changes at the same time none is lost."""
        for _ in range(ATTEMPTS):
            profile, text = await self._read(person)
            newer = change(profile)
            if newer == profile and text is not None:
                return profile
            newer = newer.model_copy(update={"revision": profile.revision + 1})
            if await self._write(person, newer, text):
                return newer
        log.warning("profile_contended")
        return profile

    async def save(self, person: Person, occupation: Saved) -> Profile:
        """Put an occupation on a person's list."""
        return await self.change(person, lambda profile: with_saved(profile, occupation))

    async def remove(self, person: Person, code: str) -> Profile:
        """Take an occupation off a person's list."""
        return await self.change(person, lambda profile: without_saved(profile, code))

    async def mark_welcomed(self, person: Person) -> bool:
        """Remember that a person was welcomed; whether that was still to be done."""
        before: list[bool] = []

        def greet(profile: Profile) -> Profile:
            before.append(profile.welcomed or bool(profile.conversations))
            return profile.model_copy(update={"welcomed": True})

        await self.change(person, greet)
        return not before[-1]

    async def _read(self, person: Person) -> tuple[Profile, str | None]:
        async with translate_cache_errors():
            text = await self._cache.get(_key(person))
        if text is None:
            return Profile(owner=person), None
        try:
            return Profile.model_validate_json(text), text
        except ValidationError:
            log.warning("profile_unreadable")
            return Profile(owner=person), text

    async def _write(self, person: Person, profile: Profile, text: str | None) -> bool:
        async with translate_cache_errors():
            if text is not None:
                return bool(await self._cache.set(_key(person), profile.write(), _cas_token=text))
            try:
                await self._cache.add(_key(person), profile.write())
            except ValueError:  # aiocache's word for "the key exists"
                return False
        return True


def _key(person: Person) -> str:
    return key_of_person(person, "memory")
