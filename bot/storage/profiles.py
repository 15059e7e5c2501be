"""Stores people's profiles in a cache, and changes them by compare-and-set."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog
from pydantic import ValidationError

from bot.conversation.profile import Profile
from bot.conversation.state import Person
from bot.storage.cache import Cache, Write
from bot.storage.keys import ErasureKey, ProfileKey, UninstallKey

ATTEMPTS: Final = 30

YEAR: Final = 365 * 24 * 60 * 60
"""Seconds a profile is kept after it was last written; each conversation that begins writes it."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Erasure:
    """What was erased lately, as it was read: a text of its own for a person's *forget me*, and for an uninstall."""

    person: str | None = None
    workspace: str | None = None

    @staticmethod
    def keys(person: Person) -> tuple[str, str]:
        """The keys of both texts."""
        return ErasureKey(person).build(), UninstallKey(person.team).build()

    def expected(self, person: Person) -> dict[str, str | None]:
        """What a write must find unchanged."""
        return dict(zip(self.keys(person), (self.person, self.workspace), strict=True))

    @property
    def forbids_writing(self) -> bool:
        """Whether the workspace uninstalled the app; another process may not know it yet."""
        return self.workspace is not None


NOTHING_ERASED: Final = Erasure()


class ProfileStore:
    """Stores profiles in a cache. They expire a year after the last write.

    Every method raises StoreUnavailable if the cache doesn't respond.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def find(self, person: Person) -> Profile:
        """A person's profile, blank if nothing is stored. Its lists are a ListStore's to tell."""
        return (await self.read(person))[0]

    async def read(self, person: Person) -> tuple[Profile, Erasure]:
        """A person's profile as the cache has it, and what was erased lately. One command."""
        text, *erased = await self._cache.get_many([ProfileKey(person).build(), *Erasure.keys(person)])
        return read_profile(person, text)[0], Erasure(*erased)

    async def change(self, person: Person, change: Callable[[Profile], Profile]) -> Profile:
        """Change a profile. Simultaneous changes are all kept."""
        _, after = await self.change_and_compare(person, change)
        return after

    async def change_and_compare(
        self, person: Person, change: Callable[[Profile], Profile], since: Erasure | None = None
    ) -> tuple[Profile, Profile]:
        """Change a profile, and return it as it was before and after.

        Nothing is written if the person said *forget me* meanwhile, or after `since` was read, or if the workspace
        uninstalled the app.
        """
        key, profile = ProfileKey(person).build(), Profile(owner=person)
        for _ in range(ATTEMPTS):
            text, *erased = await self._cache.get_many([key, *Erasure.keys(person)])
            erasure = Erasure(*erased)
            since = since or erasure
            profile, is_readable = read_profile(person, text)
            newer = change(profile)
            is_erased = erasure.forbids_writing or since != erasure
            if is_erased or (newer == profile and text is not None):
                return profile, profile
            newer = newer.model_copy(update={"revision": profile.revision + 1})
            expected = erasure.expected(person) | ({key: text} if is_readable else {})
            if await self._cache.compare_and_set(expected, [Write(key, newer.write(), YEAR)]):
                return profile, newer
        log.warning("profile_contended")
        return profile, profile

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
