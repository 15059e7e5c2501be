"""Stores people's profiles in a cache, and changes them by compare-and-set."""

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
    """Stores profiles in a cache. They expire a year after the last write.

    Every method raises StoreUnavailable if the cache doesn't respond.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def find(self, person: Person) -> Profile:
        """A person's profile, blank if nothing is stored."""
        profile, _ = read_profile(person, await self._cache.get(ProfileKey(person).build()))
        return profile

    async def change(self, person: Person, change: Callable[[Profile], Profile]) -> Profile:
        """Change a profile. Simultaneous changes are all kept."""
        _, after = await self.change_and_compare(person, change)
        return after

    async def change_and_compare(self, person: Person, change: Callable[[Profile], Profile]) -> tuple[Profile, Profile]:
        """Change a profile, and return it as it was before and after."""
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
        """Remove an occupation from a person's list, or from the list of a client."""
        return await self.change(person, lambda profile: without_saved(profile, code, client))

    async def mark_welcomed(self, person: Person) -> bool:
        """Record that a person was welcomed, and return whether this is the first time."""
        mark = {"welcomed": True}
        before, _ = await self.change_and_compare(person, lambda profile: profile.model_copy(update=mark))
        return not (before.welcomed or before.conversations)


def read_profile(person: Person, text: str | None) -> tuple[Profile, bool]:
    """The profile that a text holds, blank if there's none, and whether a later write can compare with the text.

    A value that can't be read may not even be text, and is overwritten.
    """
    if text is None:
        return Profile(owner=person), True
    try:
        return Profile.model_validate_json(text), True
    except ValidationError:
        log.warning("profile_unreadable")
        return Profile(owner=person), False
