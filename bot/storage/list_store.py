"""Stores people's lists of saved occupations: the protocol, and the store for a bot without a database."""

from collections.abc import Callable
from typing import Protocol

from bot.conversation.saved_lists import Lists
from bot.conversation.state import Person
from bot.storage.cache import Cache
from bot.storage.profiles import ProfileStore

ListChange = Callable[[Lists], Lists]


class ListStore(Protocol):
    """People's lists. Every method raises StoreUnavailable if a store that it needs doesn't respond."""

    async def find(self, person: Person) -> Lists:
        """A person's lists, blank if nothing is stored."""

    async def change(self, person: Person, change: ListChange) -> tuple[Lists, Lists]:
        """Change a person's lists, and return them as they were before and after. Simultaneous changes are all kept.

        Nothing is written of what the person had erased after the current turn had begun.
        """

    async def erase(self, person: Person) -> None:
        """Erase what is stored outside of the cache."""


class CachedLists:
    """A ListStore over the cache, where lists are part of the profile and end with it."""

    def __init__(self, cache: Cache) -> None:
        self._profiles = ProfileStore(cache)

    async def find(self, person: Person) -> Lists:
        """See ListStore."""
        return (await self._profiles.find(person)).lists

    async def change(self, person: Person, change: ListChange) -> tuple[Lists, Lists]:
        """See ListStore."""
        before, after = await self._profiles.change_and_compare(
            person, lambda profile: profile.with_lists(change(profile.lists))
        )
        return before.lists, after.lists

    async def erase(self, _: Person) -> None:
        """See ListStore. The lists are erased with the profile."""
