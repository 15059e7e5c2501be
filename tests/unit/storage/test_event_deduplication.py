"""Each event of Slack's is answered once, also where a process dies in the middle or the store is unavailable."""

import itertools
from collections.abc import AsyncIterator

import pytest

from bot.errors import StoreUnavailable
from bot.storage.cache import Cache
from bot.storage.cache_factory import open_cache
from bot.storage.event_deduplication import EventDeduplicator, EventStore
from bot.storage.memory_cache import MemoryCache
from bot.telemetry.turn_record import Outcome, TurnSource, current_record, recording, start_record
from tests.support.caches import UnavailableCache
from tests.support.clock import Clock
from tests.support.harness import UNHURRIED

NUMBERS = itertools.count(1)


@pytest.fixture(params=["memory", "redis"])
async def store(request: pytest.FixtureRequest) -> AsyncIterator[EventStore]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    cache: Cache = open_cache(url, namespace=f"events{next(NUMBERS)}:", max_entries=1_000, seconds=UNHURRIED)
    yield EventStore(cache)
    await cache.close()


async def test_event_is_claimed_once(store: EventStore) -> None:
    assert await store.claim("Ev1")
    assert not await store.claim("Ev1")
    assert await store.claim("Ev2")
    await store.complete("Ev1")
    assert not await store.claim("Ev1")


async def test_claim_of_a_dead_process_expires() -> None:
    clock = Clock()
    store = EventStore(MemoryCache(max_entries=9, clock=clock))
    assert await store.claim("Ev1")
    assert await store.claim("Ev2")
    await store.complete("Ev2")
    clock.now = 60.0  # Slack repeats at once, after a minute and after five
    assert await store.claim("Ev1")
    assert not await store.claim("Ev2")


class Repeating(MemoryCache):
    """A cache whose client repeats a command because the first answer to it was lost."""

    async def add(self, key: str, value: str, *, ttl: int | None = None) -> bool:
        await super().add(key, value, ttl=ttl)
        return await super().add(key, value, ttl=ttl)


async def test_claim_with_a_lost_answer_is_kept() -> None:
    assert await EventStore(Repeating(max_entries=9)).claim("Ev1")


async def test_unavailable_store_is_one_error() -> None:
    with pytest.raises(StoreUnavailable):
        await EventStore(UnavailableCache()).claim("Ev1")
    with pytest.raises(StoreUnavailable):
        await EventStore(UnavailableCache()).complete("Ev1")


async def test_work_is_done_once_and_the_repetition_is_recorded(store: EventStore) -> None:
    deduplicator, done = EventDeduplicator(store), []

    async def work(number: int) -> None:
        done.append(number)

    outcomes = []
    for number in range(2):
        with recording(start_record("r", TurnSource("message"))):
            await deduplicator.run_once("Ev1", work(number))
            outcomes.append(current_record().outcome)
    assert done == [0]
    assert outcomes == [Outcome.ANSWERED, Outcome.REPEATED]
