"""How many commands a line and a click make at a real server: state is read once and written once."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from redis.asyncio import Redis
from slack_playground.testing.person import Person

from tests.support.harness import BotInPlayground, bot_in_playground
from tests.support.valkey import Valkey

TYPED = 5
BEGINS = 7
CLICK = 3


@dataclass
class WatchedBot:
    """A talk whose bot keeps its state in a Redis that is watched."""

    sample_bot: BotInPlayground
    alice: Person
    redis: Redis

    async def commands(self, work: Awaitable[object]) -> list[str]:
        """The commands on conversations that the work leads to; what a script does is one command with it."""
        async with self.redis.monitor() as monitor:
            await work
            await self.sample_bot.bot.tracker.idle()
            await self.redis.echo("the end")
            seen: list[str] = []
            async for line in monitor.listen():
                if line["command"] == "ECHO the end":
                    return seen
                if line["client_type"] != "lua" and "duties:" in line["command"]:
                    seen.append(line["command"])
            raise AssertionError("the server says no more")


@pytest.fixture
async def counted(sample: Path) -> AsyncIterator[WatchedBot]:
    async with on_redis(sample) as counting:
        yield counting


@asynccontextmanager
async def on_redis(sample: Path) -> AsyncIterator[WatchedBot]:
    with Valkey() as server:
        url = f"redis://127.0.0.1:{server.port}/0"
        async with bot_in_playground(sample, redis_url=url) as sample_bot, Redis.from_url(url) as redis:
            yield WatchedBot(sample_bot, sample_bot.person("Alice"), redis)


async def test_redis_commands_of_typed_lines(counted: WatchedBot) -> None:
    begins = await counted.commands(counted.alice.says("pharmacist"))
    assert 0 < len(begins) <= BEGINS, begins
    lines = ["1", "1 3-5", "next", "2", "done", "sort by title", "next", "zone 4", "details 1", "save 1 2", "save 1"]
    lines += ["list", "compare 1 2", "remove 1", "help", "back", "done", "back", "back", "restart", "electrician"]
    for line in lines:
        commands = await counted.commands(counted.alice.says(line))
        assert 0 < len(commands) <= TYPED, (line, commands)


async def test_redis_commands_of_a_search_in_a_conversation(counted: WatchedBot) -> None:
    await counted.alice.says("29-1051.00")
    commands = await counted.commands(counted.alice.says("29-1141.00"))
    assert 0 < len(commands) <= BEGINS, commands


async def test_redis_commands_of_resume(counted: WatchedBot) -> None:
    await counted.alice.says("29-1051.00")
    await counted.alice.says("/duties electrician")
    commands = await counted.commands(counted.alice.says("resume"))
    assert 0 < len(commands) <= TYPED, commands


async def test_redis_commands_of_clicks(counted: WatchedBot) -> None:
    alice = counted.alice
    await alice.says("pharmacist")
    works = {
        "choose": alice.chooses("Pharmacists"),
        "tick": alice.ticks("Advise patients"),
        "all": alice.clicks("All on this page"),
        "next": alice.clicks("Next"),
        "related": alice.clicks("Find related occupations"),
        "sort": alice.clicks("Title"),
        "page": alice.clicks("Next"),
        "back": alice.clicks("Change duties"),
        "occupation": alice.clicks("Change occupation"),
    }
    for name, work in works.items():
        commands = await counted.commands(work)
        assert 0 < len(commands) <= CLICK, (name, commands)
