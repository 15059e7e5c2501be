"""What every store of lists does: over the cache, and over the database."""

import asyncio
import datetime as dt
import itertools
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.conversation.profile import Profile, with_conversation
from bot.conversation.saved_lists import SAVED, Lists, Saved
from bot.database.connection import Database
from bot.database.database import COMMAND_SECONDS, open_engine
from bot.database.revisions import migrate
from bot.errors import DatabaseUnavailable, StoreUnavailable
from bot.storage.cache import Cache, Write
from bot.storage.cache_factory import open_cache
from bot.storage.conversations import ConversationStore
from bot.storage.database_lists import DatabaseLists
from bot.storage.database_workspaces import DatabaseWorkspaces
from bot.storage.keys import ProfileKey
from bot.storage.list_factory import open_lasting
from bot.storage.list_store import ListStore
from bot.storage.memory_cache import MemoryCache
from bot.storage.profiles import ProfileStore
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.turn_record import TurnSource, recording, start_record
from tests.support import postgres
from tests.support.caches import UnavailableCache
from tests.support.clock import Day
from tests.support.harness import UNHURRIED
from tests.support.migrated import migrated_database
from tests.support.people import ALICE, BOB, a_conversation
from tests.support.relay import Relay

NUMBERS = itertools.count(1)
TODAY = dt.date(2026, 11, 28)
"""Seconds. A busy machine must not make a change fail."""


@dataclass(frozen=True)
class Stored:
    """A store of lists, and what it is built on."""

    lists: ListStore
    cache: Cache
    workspaces: WorkspaceData
    engine: AsyncEngine | None

    async def rows(self) -> int:
        """How many people have a row in the database."""
        assert self.engine is not None
        async with self.engine.connect() as connection:
            return int((await connection.execute(text("SELECT count(*) FROM duties_saved_lists"))).scalar_one())

    async def forget(self, client: str = "") -> None:
        """Alice says *forget me*, or has a client forgotten."""
        store = ConversationStore(self.cache, self.lists)
        await (store.erase_client(ALICE, client) if client else store.erase(ALICE))


def open_store(address: str | None, redis_url: str | None = None) -> Stored:
    cache = open_cache(redis_url, namespace=f"lists{next(NUMBERS)}:", max_entries=1_000, seconds=UNHURRIED)
    if address is None:
        lasting = open_lasting(None, cache)
        return Stored(lasting.lists, cache, lasting.workspaces, None)
    engine = open_engine(address, connect_seconds=UNHURRIED)
    lists = DatabaseLists(engine, cache, seconds=UNHURRIED)
    return Stored(lists, cache, DatabaseWorkspaces(cache, engine, seconds=UNHURRIED), engine)


async def close(stored: Stored) -> None:
    await stored.cache.close()
    if stored.engine is not None:
        await stored.engine.dispose()


@pytest.fixture(params=["memory", "redis", "sqlite", "postgresql"])
def addresses(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str | None, str | None]:
    """The addresses of a database and of a Redis: of one of them, or of none."""
    if request.param == "memory":
        return None, None
    if request.param == "redis":
        return None, request.getfixturevalue("redis_url")
    return migrated_database(request.param, request, tmp_path), None


@pytest.fixture
async def stored(addresses: tuple[str | None, str | None]) -> AsyncIterator[Stored]:
    opened = open_store(*addresses)
    yield opened
    await close(opened)


@pytest.fixture
async def in_database(migrated_url: str) -> AsyncIterator[Stored]:
    opened = open_store(migrated_url)
    yield opened
    await close(opened)


def an_occupation(number: int, client: str = "") -> Saved:
    return Saved(code=f"29-{number:04}.00", title=f"Occupation {number}", zone=3, bright=True, client=client)


async def save(lists: ListStore, *occupations: Saved) -> tuple[Lists, Lists]:
    return await lists.change(ALICE, lambda now: now.adding(*occupations))


async def test_saved_occupation_is_found_with_its_facts_and_client(stored: Stored) -> None:
    own, hers = an_occupation(1), an_occupation(1, "Maria")
    assert await stored.lists.find(ALICE) == Lists()
    assert await save(stored.lists, own) == (Lists(), Lists(saved=(own,)))
    await save(stored.lists, hers)
    found = await stored.lists.find(ALICE)
    assert (found.of(""), found.of("Maria"), found.of("Jo")) == ((own,), (hers,), ())
    assert await stored.lists.find(BOB) == Lists()


async def test_removed_occupation_is_gone(stored: Stored) -> None:
    await save(stored.lists, an_occupation(1), an_occupation(2))
    _, after = await stored.lists.change(ALICE, lambda now: now.without(an_occupation(1).code))
    assert after == await stored.lists.find(ALICE) == Lists(saved=(an_occupation(2),))
    _, after = await stored.lists.change(ALICE, lambda now: now.without(an_occupation(2).code))
    assert after == await stored.lists.find(ALICE) == Lists()


async def test_simultaneous_changes_are_all_kept(stored: Stored) -> None:
    await asyncio.gather(*(save(stored.lists, an_occupation(number)) for number in range(12)))
    found = await stored.lists.find(ALICE)
    assert sorted(saved.code for saved in found.saved) == [an_occupation(number).code for number in range(12)]


async def test_full_list_loses_its_oldest(stored: Stored) -> None:
    await save(stored.lists, *(an_occupation(number) for number in range(SAVED)))
    before, after = await save(stored.lists, an_occupation(99))
    assert set(before.saved) - set(after.saved) == {an_occupation(0)}
    assert len((await stored.lists.find(ALICE)).saved) == SAVED


async def test_forget_me_erases_the_lists_of_one_person(stored: Stored) -> None:
    await save(stored.lists, an_occupation(1), an_occupation(2, "Maria"))
    await stored.lists.change(BOB, lambda now: now.adding(an_occupation(3)))
    await stored.forget()
    assert await stored.lists.find(ALICE) == Lists()
    assert (await stored.lists.find(BOB)).saved == (an_occupation(3),)


async def test_forgetting_a_client_erases_that_list(stored: Stored) -> None:
    spellings = ("Maria", "maria", "MARI\uff21")
    await save(stored.lists, an_occupation(1), *(an_occupation(2, name) for name in spellings))
    await stored.forget("Maria")
    assert (await stored.lists.find(ALICE)).saved == (an_occupation(1),)


async def test_erased_workspace_leaves_no_list(stored: Stored) -> None:
    elsewhere = BOB.model_copy(update={"team": "T12"})
    await save(stored.lists, an_occupation(1))
    await stored.lists.change(elsewhere, lambda now: now.adding(an_occupation(2)))
    assert await stored.workspaces.erase(ALICE.team) == 1
    assert await stored.lists.find(ALICE) == Lists()
    assert (await stored.lists.find(elsewhere)).saved == (an_occupation(2),)


async def test_turn_that_began_before_something_was_forgotten_saves_nothing_of_it(stored: Stored) -> None:
    own, bens, marias = an_occupation(1), an_occupation(1, "Ben"), an_occupation(1, "Maria")
    earlier = start_record("r", TurnSource("save"))
    await stored.forget("Maria")
    await stored.forget("Carla")
    with recording(earlier):
        await save(stored.lists, own, bens, marias)
    assert (await stored.lists.find(ALICE)).saved == (own, bens)
    await save(stored.lists, marias)
    await stored.forget()
    with recording(earlier):
        await save(stored.lists, own)
    assert await stored.lists.find(ALICE) == Lists()
    await save(stored.lists, marias)
    assert (await stored.lists.find(ALICE)).saved == (marias,), "what begins afterwards is saved"


class HeldCache(MemoryCache):
    """Values are read, and then held back until the person was marked as forgotten."""

    def __init__(self) -> None:
        super().__init__(max_entries=9)
        self.read, self.marked = asyncio.Event(), asyncio.Event()

    async def get_many(self, keys: Sequence[str]) -> list[str | None]:
        values = await super().get_many(keys)
        self.read.set()
        await self.marked.wait()
        return values

    async def set(self, key: str, value: str, *, ttl: int | None = None) -> None:
        await super().set(key, value, ttl=ttl)
        self.marked.set()

    async def compare_and_set(self, expected: Mapping[str, str | None], writes: Sequence[Write]) -> bool:
        is_written = await super().compare_and_set(expected, writes)
        self.marked.set()
        return is_written


async def test_forget_me_during_a_change_waits_for_it_and_leaves_nothing(in_database: Stored) -> None:
    assert in_database.engine is not None
    cache = HeldCache()
    lists = DatabaseLists(in_database.engine, cache)
    change = asyncio.create_task(save(lists, an_occupation(1)))
    await cache.read.wait()
    await ConversationStore(cache, lists).erase(ALICE)
    assert (await change)[1].saved == (an_occupation(1),)
    assert await in_database.rows() == 0


async def test_uninstall_during_a_change_waits_for_it_and_leaves_nothing(in_database: Stored) -> None:
    assert in_database.engine is not None
    cache, engine = HeldCache(), in_database.engine
    lists = DatabaseLists(engine, cache)
    change = asyncio.create_task(save(lists, an_occupation(1)))
    await cache.read.wait()
    await DatabaseWorkspaces(cache, engine).erase(ALICE.team)
    assert (await change)[1].saved == (an_occupation(1),)
    assert await in_database.rows() == 0
    await save(lists, an_occupation(2))
    assert await in_database.rows() == 0, "nothing is written for a workspace that has just left"


async def test_lists_survive_a_cache_that_is_emptied(in_database: Stored) -> None:
    await save(in_database.lists, an_occupation(1), an_occupation(2, "Maria"))
    await in_database.cache.delete_prefix("")
    assert (await in_database.lists.find(ALICE)).saved == (an_occupation(1), an_occupation(2, "Maria"))


async def put_into_profile(cache: Cache, *occupations: Saved) -> None:
    """As a release without lists in the database stores them."""
    await ProfileStore(cache).change(
        ALICE,
        lambda profile: with_conversation(profile, a_conversation()).with_lists(profile.lists.adding(*occupations)),
    )


async def test_lists_of_the_cache_move_to_the_database_when_read(in_database: Stored) -> None:
    await put_into_profile(in_database.cache, *(an_occupation(number) for number in range(SAVED)))
    expected = tuple(an_occupation(number) for number in range(SAVED))
    assert (await in_database.lists.find(ALICE)).saved == expected
    profile = await ProfileStore(in_database.cache).find(ALICE)
    assert (profile.saved, len(profile.conversations)) == ((), 1)
    await in_database.cache.delete_prefix("")
    assert (await in_database.lists.find(ALICE)).saved == expected


async def test_lists_that_an_older_process_saved_meanwhile_are_joined(in_database: Stored) -> None:
    await save(in_database.lists, *(an_occupation(number) for number in range(SAVED)))
    await put_into_profile(in_database.cache, an_occupation(1), an_occupation(99))
    found = await in_database.lists.find(ALICE)
    assert {saved.code for saved in found.saved} == {an_occupation(number).code for number in (*range(SAVED), 99)}
    before, after = await save(in_database.lists, an_occupation(1))
    assert len(set(before.saved) - set(after.saved)) == 1, "the next change makes room, and says for what"


async def test_forgotten_lists_of_the_cache_move_nowhere(in_database: Stored) -> None:
    await put_into_profile(in_database.cache, an_occupation(1))
    await in_database.forget()
    assert await in_database.lists.find(ALICE) == Lists()
    assert await in_database.rows() == 0


async def test_lists_can_be_read_without_the_cache_and_not_changed(in_database: Stored) -> None:
    await save(in_database.lists, an_occupation(1))
    assert in_database.engine is not None
    without = DatabaseLists(in_database.engine, UnavailableCache())
    assert (await without.find(ALICE)).saved == (an_occupation(1),)
    with pytest.raises(StoreUnavailable):
        await save(without, an_occupation(2))
    assert (await in_database.lists.find(ALICE)).saved == (an_occupation(1),)


async def test_lists_end_after_a_year_without_use(in_database: Stored) -> None:
    day = Day(TODAY)
    assert in_database.engine is not None
    lists = DatabaseLists(in_database.engine, in_database.cache, today=day)
    await save(lists, an_occupation(1))
    for _ in range(3):  # a look is a use
        day.pass_days(200)
        assert len((await lists.find(ALICE)).saved) == 1
        await lists.change(BOB, lambda now: now.adding(an_occupation(2)))
        assert await in_database.rows() == 2
    day.pass_days(365)
    await ProfileStore(in_database.cache).mark_welcomed(ALICE)  # so is a conversation: it writes the profile
    await lists.change(BOB, lambda now: now.adding(an_occupation(3)))
    assert await in_database.rows() == 2
    day.pass_days(365)
    await in_database.cache.delete_prefix("")  # the profile ends after a year without a conversation
    await lists.change(BOB, lambda now: now.adding(an_occupation(4)))
    assert await in_database.rows() == 1
    assert await lists.find(ALICE) == Lists()


async def test_list_of_a_newer_release_is_neither_shown_nor_overwritten(in_database: Stored) -> None:
    await save(in_database.lists, an_occupation(1))
    assert in_database.engine is not None
    async with in_database.engine.begin() as connection:
        await connection.execute(text("""UPDATE duties_saved_lists SET lists = '{"v": 2}'"""))
    for ask in (in_database.lists.find(ALICE), save(in_database.lists, an_occupation(2))):
        with pytest.raises(DatabaseUnavailable, match="newer release"):
            await ask
    assert await in_database.rows() == 1


async def test_unreadable_profile_loses_no_list(in_database: Stored) -> None:
    await save(in_database.lists, an_occupation(1))
    await in_database.cache.set(ProfileKey(ALICE).build(), "{broken")
    assert (await in_database.lists.find(ALICE)).saved == (an_occupation(1),)
    assert await ProfileStore(in_database.cache).find(ALICE) == Profile(owner=ALICE)


async def test_organization_knows_its_workspaces_without_the_cache(in_database: Stored) -> None:
    for _ in range(2):
        await in_database.workspaces.join(ALICE.team, "E1")
    await in_database.workspaces.join("T77", "E12")
    await save(in_database.lists, an_occupation(1))
    await in_database.cache.delete_prefix("")
    assert await in_database.workspaces.workspaces_of("E1") == [ALICE.team]
    await in_database.workspaces.erase("E1")
    assert await in_database.workspaces.workspaces_of("E1") == []
    assert await in_database.workspaces.workspaces_of("E12") == ["T77"]
    assert await in_database.rows() == 0


async def test_database_without_tables_is_one_error_with_a_remedy(tmp_path: Path) -> None:
    lasting = open_lasting(f"sqlite:///{tmp_path / 'empty.sqlite'}", MemoryCache(max_entries=9))
    with pytest.raises(DatabaseUnavailable, match="python -m bot migrate"):
        await lasting.lists.find(ALICE)
    assert lasting.database is not None
    await lasting.database.engine.dispose()


async def test_half_open_database_is_given_up_and_used_again(postgresql: str) -> None:
    url = await postgres.new_database(postgresql)
    async with Relay(int(postgresql.rpartition(":")[2])).listening() as relay:
        database = Database(url.replace(postgresql, f"127.0.0.1:{relay.address}"))
        await migrate(database.engine)
        hurried = DatabaseLists(database.engine, MemoryCache(max_entries=9), seconds=0.5)
        lists = DatabaseLists(database.engine, MemoryCache(max_entries=9), seconds=UNHURRIED)
        await save(lists, an_occupation(1))
        relay.flowing.clear()
        async with asyncio.timeout(COMMAND_SECONDS):
            for ask in (hurried.find(ALICE), save(hurried, an_occupation(2)), hurried.erase(ALICE)):
                with pytest.raises(DatabaseUnavailable, match="in time"):
                    await ask
        relay.flowing.set()
        assert (await lists.find(ALICE)).saved == (an_occupation(1),)
        await database.engine.dispose()
