"""Lists in the database survive restarts and evictions, and what people see while the database doesn't respond."""

import time
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.database.database import open_engine
from bot.database.revisions import migrate
from bot.doctor.check_result import Level, run_checks
from bot.doctor.checks import CHECKS, CheckedBot
from bot.storage.database_lists import LIST_SECONDS
from tests.support import postgres
from tests.support.harness import BotInPlayground, bot_in_playground, settings_in_playground
from tests.support.relay import Relay
from tests.support.steps import FIRST, SECOND, results

MOVED = "ALTER TABLE {} RENAME TO {}"
TABLE, AWAY = "duties_saved_lists", "duties_saved_lists_away"


async def empty_cache(played: BotInPlayground) -> None:
    """As a Redis that was restarted without its file, or evicted everything."""
    for cache in played.bot.caches:
        await cache.delete_prefix("")


async def rename(database_url: str, before: str, after: str) -> None:
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text(MOVED.format(before, after)))
    await engine.dispose()


async def rows(database_url: str) -> int:
    engine = open_engine(database_url)
    async with engine.connect() as connection:
        found = await connection.execute(text(f"SELECT count(*) FROM {TABLE}"))  # noqa: S608 - ours
    await engine.dispose()
    return int(found.scalar_one())


@pytest.fixture
def file(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'lists.sqlite'}"


async def test_emptied_redis_loses_no_list(sample: Path, redis_url: str, file: str) -> None:
    async with bot_in_playground(sample, redis_url=redis_url, database_url=file) as played:
        alice = played.person("Alice")
        await results(alice)
        await alice.says("save 1")
        await alice.says("for Maria: pharmacist")
        await alice.chooses("Pharmacists")
        await alice.says("all")
        await alice.says("done")
        await alice.says("save 1")
        hers = alice.screen.removeprefix("Saved: ").partition(".")[0]
        await empty_cache(played)
        await alice.says("show Maria's list")
        assert f"1. {hers}" in alice.screen
        await alice.says("list")
        assert f"1. {FIRST}" in alice.screen
        await alice.opens_home()
        assert FIRST in alice.reads_view(alice.home)
        assert "Maria" in alice.reads_view(alice.home)
        assert played.workspace.refusals == []


async def test_restart_without_redis_loses_no_list(sample: Path, file: str) -> None:
    async with bot_in_playground(sample, database_url=file) as played:
        alice = played.person("Alice")
        await results(alice)
        await alice.says("save 1")
    async with bot_in_playground(sample, database_url=file) as played:
        alice = played.person("Alice")
        await alice.says("list")
        assert f"1. {FIRST}" in alice.screen
        await alice.clicks("Remove", on=alice.last)
        assert "Your list is empty" in alice.screen


async def test_what_is_forgotten_is_gone_from_the_database(sample: Path, file: str) -> None:
    async with bot_in_playground(sample, database_url=file) as played:
        alice = played.person("Alice")
        await results(alice)
        await alice.says("save 1")
        await alice.says("for Maria: pharmacist")
        await alice.chooses("Pharmacists")
        await alice.says("all")
        await alice.says("done")
        await alice.says("save 2")
        await empty_cache(played)
        await alice.says("forget Maria")
        await alice.clicks("Delete", on=alice.last)
        await alice.says("list")
        assert f"1. {FIRST}" in alice.screen
        assert SECOND not in alice.screen
        await alice.says("forget everything")
        await alice.clicks("Delete everything")
        assert await rows(file) == 0


async def test_database_that_refuses_loses_nothing(sample: Path, file: str) -> None:
    async with bot_in_playground(sample, database_url=file) as played:
        alice = played.person("Alice")
        await results(alice)
        await alice.says("save 1")
        await rename(file, TABLE, AWAY)
        await alice.chooses(SECOND)
        assert "I couldn't reach my storage. Nothing is lost." in alice.screen
        await alice.says("forget me")
        assert "nothing was deleted" in alice.screen
        await alice.opens_home()
        assert "I can't reach your lists right now" in alice.reads_view(alice.home)
        assert "Continue where I left off" in alice.reads_view(alice.home)
        await alice.says("sort by title")
        assert "[Title ✓]" in alice.screen, "the rest goes on"
        await rename(file, AWAY, TABLE)
        await alice.says("list")
        assert f"1. {FIRST}" in alice.screen


async def test_half_open_database_is_waited_for_no_longer_than_its_time(sample: Path, postgresql: str) -> None:
    url = await postgres.new_database(postgresql)
    async with Relay(int(postgresql.rpartition(":")[2])).listening() as relay:
        through = url.replace(postgresql, f"127.0.0.1:{relay.address}")
        engine = open_engine(through)
        await migrate(engine)
        await engine.dispose()
        async with bot_in_playground(sample, database_url=through) as played:
            alice = played.person("Alice")
            await results(alice)
            await alice.says("save 1")
            relay.flowing.clear()
            began = time.monotonic()
            await alice.says("list")
            assert "I couldn't reach my storage" in alice.screen
            assert time.monotonic() - began < 3 * LIST_SECONDS
            await alice.says("sort by title")
            assert "[Title ✓]" in alice.screen, "the rest goes on"
            relay.flowing.set()
            await alice.says("list")
            assert f"1. {FIRST}" in alice.screen


async def test_database_that_is_no_postgresql_stops_no_conversation_and_is_named(sample: Path) -> None:
    async with (
        postgres.pretended(postgres.greeting()) as url,
        bot_in_playground(sample, database_url=url) as played,
    ):
        alice = played.person("Alice")
        await results(alice)
        await alice.says("save 1")
        assert "I couldn't reach my storage" in alice.screen
        await alice.says("sort by title")
        assert "[Title ✓]" in alice.screen, "the rest goes on"
        checked = CheckedBot(settings_in_playground(played.url, sample, database_url=url))
        (found,) = await run_checks(checked, [check for check in CHECKS if check[0] == "database"])
    assert (found.level, found.finding) == (Level.FAIL, "its answer can't be read")
    assert found.remedy == "Is it PostgreSQL, and is DATABASE_URL right?"
