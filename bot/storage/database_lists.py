"""Stores people's lists in the database, where neither a restart nor an eviction of the cache loses them."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from pydantic import ValidationError
from sqlalchemy import Column, ColumnElement, Date, Index, MetaData, String, Table, Text, and_, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.conversation.saved_lists import Lists
from bot.conversation.state import Person
from bot.database.database import lock_of, share_lock, writing_transaction
from bot.database.database_errors import translate_database_errors
from bot.errors import DatabaseUnavailable
from bot.storage.cache import Cache, or_default
from bot.storage.keys import ProfileKey
from bot.storage.list_store import CachedLists, ListChange
from bot.storage.profiles import ProfileStore

LIST_SECONDS: Final = 3.0
"""How long reading or changing a list may take, all commands together. After that the bot says that it didn't work."""

YEAR: Final = dt.timedelta(days=365)
"""How long lists are kept if their person doesn't use the bot."""

MONTH: Final = dt.timedelta(days=30)
"""How often the day of their last use is updated."""

OLD_AT_ONCE: Final = 20
"""How many old rows a change may look at; the next change goes on."""

METADATA: Final = MetaData()
LISTS: Final = Table(
    "duties_saved_lists",
    METADATA,
    Column("team_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("lists", Text, nullable=False),
    Column("used_on", Date, nullable=False),
)
Index("duties_saved_lists_idx", LISTS.c.used_on)


class DatabaseLists:
    """A ListStore over the database: one row per person.

    A change holds a lock on the person's lists. It reads the cache under the lock, for two reasons. *Forget me* first
    leaves a mark there, erases the cache, and then waits for the lock; so a change either sees the mark, or is erased.
    An uninstall does the same for the workspace. And lists that the cache has, from the time before there was a
    database, are moved to the database.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        cache: Cache,
        *,
        seconds: float = LIST_SECONDS,
        today: Callable[[], dt.date] = lambda: dt.datetime.now(dt.UTC).date(),
    ) -> None:
        self._engine, self._cache = engine, cache
        self._profiles, self._cached = ProfileStore(cache), CachedLists(cache)
        self._seconds = seconds
        self._today = today

    async def find(self, person: Person) -> Lists:
        """See ListStore. The database is enough to answer; without the cache, nothing is moved."""
        cached = await or_default(self._cached.find(person), Lists(), doing="lists")
        async with self._in_time(), self._engine.connect() as connection:
            found, is_fresh = await self._read(connection, person)
        if is_fresh and not cached.saved:
            return found
        _, after = await self.change(person, lambda lists: lists)
        return after

    async def change(self, person: Person, change: ListChange) -> tuple[Lists, Lists]:
        """See ListStore."""
        async with self._in_time(), self._alone(person) as connection:
            profile, erasure = await self._profiles.read(person)
            stored, is_fresh = await self._read(connection, person)
            before = profile.lists.joined(*stored.saved)
            if erasure.forbids_writing():
                return before, before
            after = erasure.without_forgotten(change(before))
            if after != stored or not is_fresh:
                await self._write(connection, person, after)
        if profile.saved:
            moved = self._cached.change(person, lambda lists: lists.without_all(profile.lists))
            await or_default(moved, None, doing="lists")
        return before, after

    async def erase(self, person: Person) -> None:
        """See ListStore."""
        async with self._in_time(), self._alone(person) as connection:
            await connection.execute(LISTS.delete().where(_is(person)))

    @asynccontextmanager
    async def _in_time(self) -> AsyncIterator[None]:
        """Raise DatabaseUnavailable if the database can't be used, or takes too long."""
        async with translate_database_errors(), asyncio.timeout(self._seconds):
            yield

    @asynccontextmanager
    async def _alone(self, person: Person) -> AsyncIterator[AsyncConnection]:
        lock = lock_of(f"list {person.team} {person.user}")
        async with writing_transaction(self._engine, lock) as connection:
            await share_lock(connection, workspace_lock(person.team))
            yield connection

    async def _read(self, connection: AsyncConnection, person: Person) -> tuple[Lists, bool]:
        """The lists in a person's row, and whether the day of their last use is recent enough to stay."""
        wanted = select(LISTS.c.lists, LISTS.c.used_on).where(_is(person))
        row = (await connection.execute(wanted)).one_or_none()
        if row is None:
            return Lists(), True
        try:
            return Lists.model_validate_json(row.lists), row.used_on > self._today() - MONTH
        except ValidationError as error:
            # Nothing overwrites it: it may be of a newer release.
            raise DatabaseUnavailable("a list in it can't be read. Was it written by a newer release?") from error

    async def _write(self, connection: AsyncConnection, person: Person, lists: Lists) -> None:
        """Replace a person's row, and delete the rows of those who don't use the bot any more."""
        await self._delete_unused(connection)
        await connection.execute(LISTS.delete().where(_is(person)))
        if lists.saved:
            row = {"team_id": person.team, "user_id": person.user, "lists": lists.write(), "used_on": self._today()}
            await connection.execute(insert(LISTS).values(row))

    async def _delete_unused(self, connection: AsyncConnection) -> None:
        """Delete lists that were not used for a year, unless the cache has the person's profile: then they use the bot.

        A profile ends a year after its person's last conversation.
        """
        old = LISTS.c.used_on <= self._today() - YEAR
        rows = (await connection.execute(select(LISTS.c.team_id, LISTS.c.user_id).where(old).limit(OLD_AT_ONCE))).all()
        people = [Person(team=row.team_id, user=row.user_id) for row in rows]
        profiles = await self._cache.get_many([ProfileKey(person).build() for person in people]) if people else []
        for person, profile in zip(people, profiles, strict=True):
            renewed = LISTS.update().values(used_on=self._today())
            await connection.execute((LISTS.delete() if profile is None else renewed).where(_is(person), old))


def workspace_lock(team: str) -> int:
    """The lock that every change in a workspace shares, and that erasing the workspace waits for."""
    return lock_of(f"lists {team}")


def _is(person: Person) -> ColumnElement[bool]:
    return and_(LISTS.c.team_id == person.team, LISTS.c.user_id == person.user)
