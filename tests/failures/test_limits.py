"""Who may ask, and how much: the key for O*NET is everybody's, and some bots are for some workspaces."""

from pathlib import Path
from typing import Any

import pytest

from bot.conversation.state import Person
from bot.errors import OnetLimited
from bot.storage.memory_cache import MemoryCache
from bot.storage.redis_cache import RedisCache
from bot.turns.rate_limit import RateLimiter
from tests.support.caches import UnavailableCache
from tests.support.clock import Clock
from tests.support.harness import UNHURRIED, bot_in_playground
from tests.support.metrics import figures
from tests.support.web_services import on_web_services


async def asks(limiter: RateLimiter, user: str, workspace: str = "T1") -> bool:
    """Whether one more request is admitted."""
    try:
        await limiter.check(Person(team=workspace, user=user))
    except OnetLimited:
        return False
    return True


async def test_rate_limit_per_person_and_workspace() -> None:
    clock = Clock(600.0)
    limiter = RateLimiter(MemoryCache(max_entries=99), per_person=2, per_workspace=3, clock=clock)
    assert [await asks(limiter, "U1") for _ in range(3)] == [True, True, False]
    assert [await asks(limiter, "U2") for _ in range(2)] == [True, False], "the workspace has had its three"
    assert await asks(limiter, "U1", "T2")
    clock.now = 660.0
    assert await asks(limiter, "U1")


async def test_rate_limit_zero_is_unlimited() -> None:
    unlimited = RateLimiter(MemoryCache(max_entries=99), per_person=0, per_workspace=0)
    assert all([await asks(unlimited, "U1") for _ in range(100)])
    strict = RateLimiter(MemoryCache(max_entries=99), per_person=1, per_workspace=1)
    assert all([await asks(strict, "", workspace="") for _ in range(5)])


async def test_rate_limit_is_shared_by_two_dynos(redis_url: str) -> None:
    caches = [RedisCache(redis_url, namespace="limits:", seconds=UNHURRIED) for _ in range(2)]
    dynos: list[Any] = [RateLimiter(cache, per_person=3, per_workspace=9, clock=Clock(60.0)) for cache in caches]
    assert [await asks(dynos[number % 2], "U1") for number in range(4)] == [True, True, True, False]
    for key in await caches[0].keys_with_prefix("T1:asked"):
        assert 0 < await caches[0].client.ttl(f"limits:{key}") <= 120
    for cache in caches:
        await cache.close()


async def test_rate_limit_is_off_while_the_cache_is_down() -> None:
    limiter = RateLimiter(UnavailableCache(), per_person=1, per_workspace=1)
    assert all([await asks(limiter, "U1") for _ in range(3)])


async def test_rate_limit_is_explained_and_ends(sample: Path) -> None:
    async with on_web_services(sample, limit_per_person=2) as (sample_bot, _):
        alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
        await alice.says("pharmacist")
        await alice.says("/duties cook")
        await alice.says("/duties nurse")
        assert "You've reached this minute's limit" in alice.screen
        assert "Your choices are saved" in alice.screen
        await alice.says("/duties pharmacist")
        assert "Which one is yours?" in alice.screen, "what is remembered costs nothing"
        await bob.says("/duties teacher")
        assert "You've reached" not in bob.screen
        assert (await figures(sample_bot))["duties_turns_total,limited,asking"] == 1


async def test_rate_limit_skips_the_embedded_service(sample: Path) -> None:
    async with bot_in_playground(sample, limit_per_person=1) as sample_bot:
        alice = sample_bot.person("Alice")
        for job in ("pharmacist", "electrician", "nurse"):
            await alice.says(job)
            assert "That didn't work" not in alice.screen


async def test_workspace_not_allowed_is_told(sample: Path) -> None:
    async with bot_in_playground(sample, allowed_workspaces=frozenset({"T0ANOTHER"})) as sample_bot:
        alice = sample_bot.person("Alice")
        for line in ("pharmacist", "/duties pharmacist"):
            await alice.says(line)
            assert "I'm not set up for this workspace" in alice.screen
        await alice.opens_home()
        assert "I'm not set up for this workspace" in str(alice.home.blocks)
        assert (await figures(sample_bot))["duties_turns_total,not_allowed,none"] == 3
        assert alice.failures == []
        assert sample_bot.workspace.refusals == []


@pytest.mark.parametrize("job", ["pharmacist"])
async def test_workspace_allowed_is_served(sample: Path, job: str) -> None:
    async with bot_in_playground(sample, allowed_workspaces=frozenset({"T0PLAYGRND"})) as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.says(job)
        assert "Which one is yours?" in alice.screen
