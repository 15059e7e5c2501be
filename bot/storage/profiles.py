"""Profiles of people in a cache, changed by compare-and-set."""

from collections.abc import Callable
from typing import Final

import structlog
from pydantic import ValidationError

from bot.conversation.profile import Profile, Saved, with_saved, without_saved
from bot.conversation.state import Person
from bot.storage.cache import Cache, Write
from bot.storage.keys import ProfileKey

ATTEMPTS: Final = 30

YEAR: Final = 365 * 24 * 60 * 60
"""Seconds a profile is kept after it was last written; each conversation that begins writes it."""

log = structlog.get_logger(__name__)


class ProfileStore:
    """Keeps profiles in a cache, until they were not written for a year.

    Every method raises StoreUnavailable when the cache does not answer.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def find(self, person: Person) -> Profile:
        """What is remembered of a person; a blank profile where nothing is."""
        profile, _ = read_profile(person, await self._cache.get(ProfileKey(person).build()))
        return profile

    async def change(self, person: Person, change: Callable[[Profile], Profile]) -> Profile:
        """Change what is remembered; of changes at the same time none is lost."""
        _, after = await self.change_and_compare(person, change)
        return after

    async def change_and_compare(self, person: Person, change: Callable[[Profile], Profile]) -> tuple[Profile, Profile]:
        """Change what is remembered; gives the profile before the change and after it."""
        key = ProfileKey(person).build()
        for _ in range(ATTEMPTS):
            text = await self._cache.get(key)
            profile, is_readable = read_profile(person, text)
            newer = change(profile)
            if newer == profile and text is not None:
                return profile, profile
            newer = newer.model_copy(update={"revision": profile.revision + 1})
            if await self._cache.compare_and_set({key: text} if is_readable else {}, [Write(key, newer.write(), YEAR)]):
                return profile, newer
        log.warning("profile_contended")
        return profile, profile

    async def save(self, person: Person, *occupations: Saved) -> Profile:
        """Put occupations on a person's list."""
        return await self.change(person, lambda profile: with_saved(profile, *occupations))

    async def remove(self, person: Person, code: str, client: str = "") -> Profile:
        """Take an occupation off a person's list, or off the one for a client."""
        return await self.change(person, lambda profile: without_saved(profile, code, client))

    async def mark_welcomed(self, person: Person) -> bool:
        """Remember that a person was welcomed; whether that was still to be done."""
        mark = {"welcomed": True}
        before, _ = await self.change_and_compare(person, lambda profile: profile.model_copy(update=mark))
        return not (before.welcomed or before.conversations)


def read_profile(person: Person, text: str | None) -> tuple[Profile, bool]:
    """The profile that a text is of, blank where there is none; and whether the text can be compared with later.

    What cannot be read may be no text at all, and is written over.
    """
    if text is None:
        return Profile(owner=person), True
    try:
        return Profile.model_validate_json(text), True
    except ValidationError:
        log.warning("profile_unreadable")
        return Profile(owner=person), False
