"""One contract for the caches conversations are kept in: memory, and a real server that speaks Redis' protocol."""

import asyncio
import itertools
import ssl
from collections.abc import AsyncIterator
from typing import Any

import pytest
from redis.exceptions import RedisError

from bot.errors import SettingsError
from bot.storage.memory_cache import SCAN_BATCH, BoundedMemoryCache, open_cache
from tests.support.clock import Clock

NUMBERS = itertools.count(1)


@pytest.fixture(params=["memory", "redis"])
async def cache(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    opened = open_cache(url, namespace=f"test{next(NUMBERS)}:", max_entries=5_000)
    yield opened
    await opened.close()


async def test_what_is_set_is_found_until_it_is_deleted(cache: Any) -> None:
    assert await cache.get("duty") is None
    await cache.set("duty", "explain medicines – ☀")
    assert await cache.get("duty") == "explain medicines – ☀"
    assert await cache.exists("duty")
    assert await cache.delete("duty") == 1
    assert await cache.get("duty") is None
    assert await cache.delete("duty") == 0


async def test_add_keeps_what_is_there(cache: Any) -> None:
    await cache.add("one", "first")
    with pytest.raises(ValueError, match="one"):
        await cache.add("one", "second")
    assert await cache.get("one") == "first"


async def test_of_two_creators_one_wins(cache: Any) -> None:
    async def create(name: str) -> bool:
        try:
            await cache.add("seat", name)
        except ValueError:
            return False
        return True

    won = await asyncio.gather(*(create(f"writer {number}") for number in range(20)))
    assert sum(won) == 1
    assert await cache.get("seat") == f"writer {won.index(True)}"


async def test_compare_and_set_writes_over_what_was_read_and_nothing_else(cache: Any) -> None:
    await cache.set("record", "1")
    assert await cache.set("record", "2", _cas_token="1")
    assert not await cache.set("record", "3", _cas_token="1")
    assert await cache.get("record") == "2"
    assert not await cache.set("nowhere", "1", _cas_token="0")
    assert await cache.get("nowhere") is None


async def test_an_exchange_sets_both_or_neither(cache: Any) -> None:
    await cache.set("record", "1")
    assert await cache.exchange("record", "1", "2", beside=("beside", "a"), ttl=60)
    assert not await cache.exchange("record", "1", "3", beside=("beside", "b"), ttl=60)
    assert not await cache.exchange("nowhere", "1", "3", beside=("beside", "b"), ttl=60)
    assert [await cache.get(key) for key in ("record", "beside", "nowhere")] == ["2", "a", None]


async def test_an_exchange_of_a_beginning_leaves_the_rest(cache: Any) -> None:
    await cache.set("record", "päge 1, written 7 times")
    assert await cache.exchange("record", "päge 1", "page 22", ttl=60)
    assert not await cache.exchange("record", "age", "cabb", ttl=60)
    assert not await cache.exchange("record", "page 22, written 7 times, or more", "nothing", ttl=60)
    assert await cache.get("record") == "page 22, written 7 times"


async def test_twenty_writers_of_one_record_end_at_twenty(cache: Any) -> None:
    await cache.set("count", "0")

    async def count() -> None:
        while True:
            read = await cache.get("count")
            if await cache.set("count", str(int(read) + 1), _cas_token=read):
                return

    await asyncio.gather(*(count() for _ in range(20)))
    assert await cache.get("count") == "20"


async def test_what_begins_alike_is_found_and_deleted_and_nothing_else(cache: Any) -> None:
    for key in ("T1:memory:U1", "T1:conversation:c1", "T12:memory:U1", "T*:memory:U1", "T[1]:memory:U1", "event:T1:1"):
        await cache.set(key, "1")
    assert sorted(await cache.keys_with_prefix("T1:")) == ["T1:conversation:c1", "T1:memory:U1"]
    assert await cache.keys_with_prefix("T*:") == ["T*:memory:U1"]
    assert await cache.keys_with_prefix("T[1]:") == ["T[1]:memory:U1"]
    assert await cache.delete_prefix("T1:") == 2
    assert await cache.delete_prefix("T1:") == 0
    for key in ("T12:memory:U1", "T*:memory:U1", "T[1]:memory:U1", "event:T1:1"):
        assert await cache.get(key) == "1", key


async def test_more_is_deleted_than_is_looked_at_at_once(cache: Any) -> None:
    await cache.multi_set([(f"T1:{number}", "1") for number in range(SCAN_BATCH + 500)])
    assert await cache.delete_prefix("T1:") == SCAN_BATCH + 500


async def test_several_at_once(cache: Any) -> None:
    await cache.multi_set([("a", "1"), ("b", "2")])
    assert await cache.multi_get(["a", "b", "c"]) == ["1", "2", None]


async def test_numbers_grow(cache: Any) -> None:
    assert await cache.increment("visits") == 1
    assert await cache.increment("visits", 4) == 5
    await cache.set("word", "no number")
    with pytest.raises(TypeError):
        await cache.increment("word")


async def test_namespaces_do_not_see_each_other(cache: Any, request: pytest.FixtureRequest) -> None:
    url = None if isinstance(cache, BoundedMemoryCache) else request.getfixturevalue("redis_url")
    other = open_cache(url, namespace="other:", max_entries=10)
    await cache.set("same", "mine")
    assert await other.get("same") is None
    await other.close()


async def test_a_time_to_live_ends(cache: Any) -> None:
    await cache.set("soon", "gone", ttl=1)
    assert await cache.get("soon") == "gone"
    assert await cache.expire("soon", ttl=100)
    assert await cache.get("soon") == "gone"
    assert not await cache.expire("never", ttl=1)


async def test_memory_forgets_what_has_expired() -> None:
    clock = Clock()
    cache = BoundedMemoryCache(max_entries=10, clock=clock)
    await cache.set("an hour", "x", ttl=3600)
    await cache.set("for ever", "y")
    clock.now = 3599.0
    assert await cache.get("an hour") == "x"
    clock.now = 3600.0
    assert await cache.get("an hour") is None
    assert not await cache.set("an hour", "z", _cas_token="x")
    await cache.add("an hour", "new")
    assert await cache.get("for ever") == "y"


async def test_memory_forgets_the_longest_idle_first() -> None:
    cache = BoundedMemoryCache(max_entries=3)
    for name in ("a", "b", "c"):
        await cache.set(name, name)
    await cache.get("a")
    await cache.set("d", "d")
    assert [await cache.get(name) for name in ("a", "b", "c", "d")] == ["a", None, "c", "d"]
    assert len(cache) == 3


async def test_what_is_held_has_no_more_characters_than_it_may() -> None:
    cache = BoundedMemoryCache(max_entries=100, max_characters=1_000)
    for number in range(10):
        await cache.set(f"answer {number}", "x" * 300)
    assert [await cache.get(f"answer {number}") is not None for number in range(10)] == [False] * 7 + [True] * 3
    for _ in range(20):
        await cache.set("answer 9", "x" * 400)
        await cache.delete("answer 8")
        await cache.set("answer 8", "x" * 300)
    assert [await cache.exists(f"answer {number}") for number in (7, 8, 9)] == [True, True, True]
    await cache.set("larger than all", "x" * 1_001)
    assert len(cache) == 0
    await cache.set("answer", "x" * 1_000)
    await cache.increment("count")
    assert (await cache.exists("answer"), await cache.get("count")) == (True, 1)


async def test_memory_clears_its_own_namespace() -> None:
    cache = BoundedMemoryCache(max_entries=9, namespace="n:")
    await cache.set("a", "1")
    await cache.clear(namespace="m:")
    assert await cache.get("a") == "1"
    await cache.clear(namespace="n:")
    assert await cache.get("a") is None


async def test_a_redis_that_is_not_there_raises_at_once() -> None:
    cache = open_cache("redis://127.0.0.1:1/0", namespace="x:", max_entries=1)
    with pytest.raises((RedisError, OSError)):
        await cache.get("anything")
    await cache.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1",
        "redis://127.0.0.1:notaport",
        "127.0.0.1:6379",
        "redis://127.0.0.1/0?nonsense=1",
        "redis://127.0.0.1/0?socket_timeout=soon",
        "redis://user:hunter2/and#more@127.0.0.1:6379/0",
        "rediss://:hunter2?more@127.0.0.1:6379/0",
        "redis://:[hunter2@127.0.0.1",
    ],
)
def test_a_url_that_is_none_of_redis_is_named_and_not_quoted(url: str) -> None:
    with pytest.raises(SettingsError, match="REDIS_URL") as refused:
        open_cache(url, namespace="x:", max_entries=1)
    assert "hunter2" not in str(refused.value)


def test_the_password_of_the_url_is_decoded() -> None:
    cache = open_cache("rediss://u:p%40ss@127.0.0.1:6379/2", namespace="x:", max_entries=1)
    made = cache.client.connection_pool.connection_kwargs
    assert (made["username"], made["password"], made["db"]) == ("u", "p@ss", 2)
    assert made["context"].verify_mode is ssl.CERT_NONE
