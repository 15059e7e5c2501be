"""Stores people's profiles in a cache, and changes them by compare-and-set."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import structlog
from pydantic import ValidationError

from bot.conversation.profile import Profile
from bot.conversation.saved_lists import Lists, name_key
from bot.conversation.state import Person
from bot.storage.cache import Cache, Write
from bot.storage.keys import ErasureKey, ProfileKey, UninstallKey, digest
from bot.telemetry.turn_record import current_record

ATTEMPTS: Final = 30

WEEK: Final = 7 * 24 * 60 * 60
"""Seconds a conversation lives, and so how long nothing from before *forget me* is written or read."""

ERASURES: Final = 200
"""How many erasures of a person are remembered so long: more than the clients of an advisor's week."""

EVERYTHING: Final = "*"

YEAR: Final = 365 * 24 * 60 * 60
"""Seconds a profile is kept after it was last written; each conversation that begins writes it."""

WithLists = TypeVar("WithLists", Lists, Profile)

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Erasure:
    """What was erased lately, as it was read: a text of its own for a person's *forget me*, and for an uninstall.

    Each has entries `SECONDS:WHAT`: turns that came earlier write nothing of it. WHAT is the digest of a client's name,
    or `*` for everything; SECONDS is `inf` until a workspace that uninstalled the app installs it again.
    """

    person: str | None = None
    workspace: str | None = None

    @staticmethod
    def keys(person: Person) -> tuple[str, str]:
        """The keys of both texts."""
        return ErasureKey(person).build(), UninstallKey(person.team).build()

    def expected(self, person: Person) -> dict[str, str | None]:
        """What a write must find unchanged."""
        return dict(zip(self.keys(person), (self.person, self.workspace), strict=True))

    def forbids_writing(self, client: str = "", *, of: float | None = None) -> bool:
        """Whether the current turn, or one that came at the time `of`, may write nothing, or nothing about a client.

        The workspace uninstalled the app, which another process may not know yet, or the person had it erased after the
        turn had begun.
        """
        if self.person is None and self.workspace is None:
            return False
        came = current_record().times.came_at if of is None else of
        about = {EVERYTHING, digest(name_key(client)) if client else EVERYTHING}
        entries = (entry.partition(":") for text in (self.person, self.workspace) for entry in (text or "").split())
        # A mark without a time is of a version before this one, which may still run beside it.
        return any(not what or (what in about and came < float(at)) for at, _, what in entries)

    def without_forgotten(self, changed: WithLists) -> WithLists:
        """What the current turn may write: without the lists of clients that were forgotten meanwhile."""
        kept = tuple(occupation for occupation in changed.saved if not self.forbids_writing(occupation.client))
        return changed if len(kept) == len(changed.saved) else changed.model_copy(update={"saved": kept})

    def and_now(self, client: str) -> str:
        """The person's text, with an erasure that the current turn asks for; no client means everything."""
        entry = entry_of(digest(name_key(client)) if client else EVERYTHING)
        return " ".join([*(self.person or "").split(), entry][-ERASURES:])


def entry_of(what: str = EVERYTHING) -> str:
    """The entry of what is erased, or may be written again, since the current turn came in."""
    return f"{current_record().times.came_at!r}:{what}"


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

        Nothing is written if the person had something erased meanwhile, or after `since` was read, or if the workspace
        uninstalled the app.
        """
        key, profile = ProfileKey(person).build(), Profile(owner=person)
        for _ in range(ATTEMPTS):
            text, *erased = await self._cache.get_many([key, *Erasure.keys(person)])
            erasure = Erasure(*erased)
            since = since or erasure
            profile, is_readable = read_profile(person, text)
            newer = erasure.without_forgotten(change(profile))
            if erasure.forbids_writing() or since != erasure or newer == profile:
                return profile, profile
            newer = newer.model_copy(update={"revision": profile.revision + 1})
            expected = erasure.expected(person) | ({key: text} if is_readable else {})
            if await self._cache.compare_and_set(expected, [Write(key, newer.write(), YEAR)]):
                return profile, newer
        log.warning("profile_contended")
        return profile, profile

    async def mark_erased(self, person: Person, client: str = "") -> None:
        """Record that a person has everything, or a client, erased. Turns that began before write nothing of it."""
        key = ErasureKey(person).build()
        for _ in range(ATTEMPTS):
            text = await self._cache.get(key)
            if await self._cache.compare_and_set({key: text}, [Write(key, Erasure(text).and_now(client), WEEK)]):
                return
        log.warning("erasure_contended")

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
