"""OAuth states are signed and work once; what they leave in the database is bounded."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.database.database import open_engine
from bot.slack.installations.oauth_states import OAuthStates

SECRET = "a-client-secret"


@pytest.fixture
async def engine(migrated_url: str) -> AsyncIterator[AsyncEngine]:
    opened = open_engine(migrated_url)
    yield opened
    await opened.dispose()


async def stored(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return int((await connection.execute(text("SELECT count(*) FROM slack_oauth_states"))).scalar() or 0)


async def test_state_works_once_even_for_two_at_a_time(engine: AsyncEngine) -> None:
    here, there = OAuthStates(engine, SECRET, seconds=60), OAuthStates(engine, SECRET, seconds=60)
    state = await here.async_issue()
    used = await asyncio.gather(*(states.async_consume(state) for states in (here, there) * 3))
    assert sorted(used) == [False] * 5 + [True]


async def test_forged_and_changed_states_are_refused_and_store_nothing(engine: AsyncEngine) -> None:
    states = OAuthStates(engine, SECRET, seconds=60)
    state = await states.async_issue()
    later = state.replace(state.partition(".")[0], "99999999999")
    others = await OAuthStates(engine, "another-secret", seconds=60).async_issue()
    for forged in ("", "forged", ".", "..", "x" * 5_000, "\ud800.é", state[:-1], f"{state}0", later, others):
        assert not await states.async_consume(forged), forged
    assert await stored(engine) == 0
    assert await states.async_consume(state)


async def test_state_expires(engine: AsyncEngine) -> None:
    now = [1_700_000_000.0]
    states = OAuthStates(engine, SECRET, seconds=60, now=lambda: now[0])
    first, second = await states.async_issue(), await states.async_issue()
    assert await states.async_consume(first)
    now[0] += 60
    assert not await states.async_consume(second)
    third = await states.async_issue()
    assert await states.async_consume(third)
    assert await stored(engine) == 1, "those that expired are deleted"


async def test_issued_states_store_nothing_and_used_ones_are_bounded(engine: AsyncEngine) -> None:
    states = OAuthStates(engine, SECRET, seconds=60, most=5)
    issued = [await states.async_issue() for _ in range(12)]
    assert await stored(engine) == 0
    assert [await states.async_consume(state) for state in issued] == [True] * 12
    assert await stored(engine) == 5
