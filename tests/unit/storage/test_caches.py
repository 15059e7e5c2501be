"""One contract for the caches conversations are kept in: memory, and a real server that speaks Redis' protocol."""

import asyncio
import gc
import itertools
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import trustme
from redis.asyncio import Redis

from bot.errors import SettingsError, StoreUnavailable
from bot.server.uvicorn import bind
from bot.storage.cache import Cache, Write, or_default
from bot.storage.cache_factory import open_cache
from bot.storage.memory_cache import MemoryCache
from bot.storage.redis_address import Verification
from bot.storage.redis_cache import SCAN_BATCH, SOCKET_SECONDS, RedisCache
from tests.support.caches import UnavailableCache
from tests.support.clock import Clock
from tests.support.harness import UNHURRIED

NUMBERS = itertools.count(1)


@pytest.fixture(params=["memory", "redis"])
async def cache(request: pytest.FixtureRequest) -> AsyncIterator[Cache]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    opened = open_cache(url, namespace=f"test{next(NUMBERS)}:", max_entries=5_000, seconds=UNHURRIED)
    yield opened
    await opened.close()


async def test_set_get_and_delete(cache: Cache) -> None:
    assert await cache.get("duty") is None
    await cache.set("duty", "explain medicines – ☀")
    assert await cache.get("duty") == "explain medicines – ☀"
    assert await cache.delete("duty")
    assert await cache.get("duty") is None
    assert not await cache.delete("duty")


async def test_add_refuses_an_existing_key(cache: Cache) -> None:
    assert await cache.add("one", "first")
    assert not await cache.add("one", "second")
    assert await cache.get("one") == "first"


async def test_concurrent_add_has_one_winner(cache: Cache) -> None:
    won = await asyncio.gather(*(cache.add("seat", f"writer {number}") for number in range(20)))
    assert sum(won) == 1
    assert await cache.get("seat") == f"writer {won.index(True)}"


async def test_compare_and_set_replaces_only_the_read_value(cache: Cache) -> None:
    await cache.set("record", "1")
    assert await cache.compare_and_set({"record": "1"}, [Write("record", "2")])
    assert not await cache.compare_and_set({"record": "1"}, [Write("record", "3")])
    assert await cache.get("record") == "2"
    assert not await cache.compare_and_set({"nowhere": "0"}, [Write("nowhere", "1")])
    assert await cache.get("nowhere") is None


async def test_compare_and_set_creates_only_if_absent(cache: Cache) -> None:
    assert await cache.compare_and_set({"new": None}, [Write("new", "päge 1")])
    assert not await cache.compare_and_set({"new": None}, [Write("new", "2")])
    assert await cache.get("new") == "päge 1"


@pytest.mark.parametrize("wrong", [{"a": "1", "b": "1"}, {"a": "2", "b": "2"}, {"a": "1", "b": None}], ids=str)
async def test_compare_and_set_writes_all_or_nothing(cache: Cache, wrong: dict[str, str | None]) -> None:
    await cache.set("a", "1")
    await cache.set("b", "2")
    writes = [Write("a", "3", 60), Write("c", "new"), Write("b", None)]
    assert not await cache.compare_and_set(wrong, writes)
    assert await cache.get_many(["a", "b", "c"]) == ["1", "2", None]
    assert await cache.compare_and_set({"a": "1", "b": "2"}, writes)
    assert await cache.get_many(["a", "b", "c"]) == ["3", None, "new"]


@pytest.mark.parametrize("value", ["-", "=", "", "=1", "0"])
async def test_compare_and_set_tells_values_apart(cache: Cache, value: str) -> None:
    await cache.set("record", value)
    assert not await cache.compare_and_set({"record": None}, [Write("record", "2")])
    assert await cache.compare_and_set({"record": value}, [Write("record", value), Write("other", value)])
    assert await cache.get_many(["record", "other"]) == [value, value]


async def test_compare_and_set_deletes_only_the_value_it_names(cache: Cache) -> None:
    await cache.set("a", "1")
    await cache.set("b", "2")
    writes = [Write("a", None, only_if="1"), Write("b", None, only_if="1"), Write("c", None, only_if="1")]
    assert await cache.compare_and_set({}, writes)
    assert await cache.get_many(["a", "b", "c"]) == [None, "2", None]


async def test_several_keys_are_deleted_and_counted(cache: Cache) -> None:
    await cache.set("a", "1")
    await cache.set("b", "2")
    assert await cache.delete_many(["a", "nothing", "b"]) == 2
    assert await cache.get_many(["a", "b"]) == [None, None]
    assert await cache.delete_many([]) == 0


async def test_twenty_writers_of_one_record_end_at_twenty(cache: Cache) -> None:
    await cache.set("count", "0")

    async def count() -> None:
        while True:
            before = await cache.get("count")
            if await cache.compare_and_set({"count": before}, [Write("count", str(int(before or 0) + 1))]):
                return

    await asyncio.gather(*(count() for _ in range(20)))
    assert await cache.get("count") == "20"


async def test_linked_value_is_read_with_others(cache: Cache) -> None:
    assert await cache.get_linked("current", "conversation:", ["memory"]) == [None, None]
    await cache.set("current", "c1")
    await cache.set("memory", "m")
    assert await cache.get_linked("current", "conversation:", ["memory", "none"]) == [None, "m", None]
    await cache.set("conversation:c1", "here")
    assert await cache.get_linked("current", "conversation:", ["memory"]) == ["here", "m"]


async def test_delete_prefix_deletes_matching_keys_only(cache: Cache) -> None:
    for key in ("T1:memory:U1", "T1:conversation:c1", "T12:memory:U1", "T*:memory:U1", "T[1]:memory:U1", "event:T1:1"):
        await cache.set(key, "1")
    assert sorted(await cache.keys_with_prefix("T1:")) == ["T1:conversation:c1", "T1:memory:U1"]
    assert await cache.keys_with_prefix("T*:") == ["T*:memory:U1"]
    assert await cache.keys_with_prefix("T[1]:") == ["T[1]:memory:U1"]
    assert await cache.delete_prefix("T1:") == 2
    assert await cache.delete_prefix("T1:") == 0
    for key in ("T12:memory:U1", "T*:memory:U1", "T[1]:memory:U1", "event:T1:1"):
        assert await cache.get(key) == "1", key


async def test_delete_prefix_covers_several_batches(cache: Cache) -> None:
    await cache.compare_and_set({}, [Write(f"T1:{number}", "1") for number in range(SCAN_BATCH + 500)])
    assert await cache.delete_prefix("T1:") == SCAN_BATCH + 500


async def test_get_and_set_several_at_once(cache: Cache) -> None:
    await cache.set("a", "1")
    await cache.set("b", "2")
    assert await cache.get_many(["a", "b", "c"]) == ["1", "2", None]


async def test_numbers_grow_and_keep_their_time_to_live(cache: Cache, request: pytest.FixtureRequest) -> None:
    assert await cache.increment("visits", ttl=60) == 1
    assert await cache.increment("visits", ttl=90) == 2
    await cache.delete("visits")
    assert await cache.increment("visits", ttl=60) == 1
    if not isinstance(cache, MemoryCache):
        async with Redis.from_url(request.getfixturevalue("redis_url")) as server:
            lives = [await server.ttl(key) for key in await server.keys("*visits")]
            assert len(lives) == 1
            assert 0 < lives[0] <= 60, "it ends, although it was deleted in between"


async def test_round_trip_leaves_nothing(cache: Cache) -> None:
    await cache.check_round_trip()
    assert await cache.keys_with_prefix("") == []


async def test_namespaces_do_not_see_each_other(cache: Cache, request: pytest.FixtureRequest) -> None:
    url = None if isinstance(cache, MemoryCache) else request.getfixturevalue("redis_url")
    other = open_cache(url, namespace="other:", max_entries=10, seconds=UNHURRIED)
    await cache.set("same", "mine")
    assert await other.get("same") is None
    await other.close()


async def test_memory_forgets_what_has_expired() -> None:
    clock = Clock()
    cache = MemoryCache(max_entries=10, clock=clock)
    await cache.set("an hour", "x", ttl=3600)
    await cache.set("for ever", "y")
    clock.now = 3599.0
    assert await cache.get("an hour") == "x"
    clock.now = 3600.0
    assert await cache.get("an hour") is None
    assert not await cache.compare_and_set({"an hour": "x"}, [Write("an hour", "z")])
    assert await cache.add("an hour", "new", ttl=10)
    assert await cache.increment("count", ttl=60) == 1
    clock.now = 3610.0
    assert await cache.get("an hour") is None
    assert await cache.get("for ever") == "y"


async def test_memory_forgets_the_longest_idle_first() -> None:
    cache = MemoryCache(max_entries=3)
    for name in ("a", "b", "c"):
        await cache.set(name, name)
    await cache.get("a")
    await cache.set("d", "d")
    assert [await cache.get(name) for name in ("a", "b", "c", "d")] == ["a", None, "c", "d"]
    assert len(cache) == 3


async def test_memory_holds_no_more_characters_than_it_may() -> None:
    cache = MemoryCache(max_entries=100, max_characters=1_000)
    for number in range(10):
        await cache.set(f"answer {number}", "x" * 300)
    answers = [f"answer {number}" for number in range(10)]
    assert [value is not None for value in await cache.get_many(answers)] == [False] * 7 + [True] * 3
    for _ in range(20):
        await cache.set("answer 9", "x" * 400)
        await cache.delete("answer 8")
        await cache.set("answer 8", "x" * 300)
    assert None not in await cache.get_many(answers[7:])
    await cache.set("answer 9", "x" * 1_001)
    assert await cache.get("answer 9") is None, "what is larger than all is not kept, and nothing goes for it"
    assert None not in await cache.get_many(answers[7:9])
    await cache.set("answer", "x" * 990)
    assert await cache.increment("count", ttl=60) == 1
    assert await cache.get_many(["answer 8", "count"]) == [None, "1"]


NOT_REDIS = (b"$abc\r\n", b":1\r\n", b"*-5\r\n", b"*0\r\n", b"*1\r\n" * 100_000, b":" + b"9" * 5_000 + b"\r\n")


@pytest.mark.parametrize("answer", NOT_REDIS)
async def test_answer_that_is_not_of_redis_is_a_store_that_is_unavailable(answer: bytes) -> None:
    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while commands := await reader.read(65_536):
            writer.write(answer * commands.count(b"*"))
        writer.close()

    listening = bind("127.0.0.1", 0)
    async with await asyncio.start_server(respond, sock=listening):
        cache = RedisCache(f"redis://127.0.0.1:{listening.getsockname()[1]}/0", namespace="x:")
        for ask in (cache.get("a"), cache.get_many(["a", "b"]), cache.get_linked("a", "b", ["c"])):
            with pytest.raises(StoreUnavailable, match=r"\. "):
                await ask
        await cache.close()


async def test_unreachable_redis_raises_at_once() -> None:
    cache = open_cache("redis://127.0.0.1:1/0", namespace="x:", max_entries=1)
    with pytest.raises(StoreUnavailable, match="ConnectionError"):
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
        f"redis://127.0.0.1/{'9' * 5_000}",
        f"redis://127.0.0.1?protocol={'9' * 5_000}",
        f"redis://{'x' * 64}/0",
    ],
)
def test_malformed_redis_url_is_named_and_not_quoted(url: str) -> None:
    with pytest.raises(SettingsError, match="REDIS_URL") as refused:
        open_cache(url, namespace="x:", max_entries=1)
    assert "hunter2" not in str(refused.value)


def test_redis_url_password_is_decoded() -> None:
    cache = RedisCache("rediss://u:p%40ss@127.0.0.1:6379/2", namespace="x:")
    options = cache.client.connection_pool.connection_kwargs
    assert (options["username"], options["password"], options["db"]) == ("u", "p@ss", 2)
    assert options["context"].verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize(
    ("query", "verification"),
    [
        ("", Verification.SYSTEM),
        ("?ssl_cert_reqs=required", Verification.SYSTEM),
        ("?ssl_cert_reqs=CERT_REQUIRED&ssl=true", Verification.SYSTEM),
        ("?ssl_cert_reqs=none", Verification.NONE),
        ("?ssl_cert_reqs=CERT_NONE", Verification.NONE),
        ("?ssl_cert_reqs=ssl.CERT_NONE", Verification.NONE),
        ("?rejectUnauthorized=false", Verification.NONE),
        ("?ssl_check_hostname=false", Verification.CHAIN),
        ("?family=0&socket_timeout=5&socket_keepalive=true&max_connections=10", Verification.SYSTEM),
        ("?decode_responses=true&encoding=utf-8&enableReadyCheck=true", Verification.SYSTEM),
        ("?client_name=duties&protocol=3&virtual_host=3", Verification.SYSTEM),
    ],
)
def test_redis_urls_of_other_clients_are_understood(query: str, verification: Verification) -> None:
    cache = RedisCache(f"rediss://u:p%40ss@127.0.0.1:6379{query}", namespace="x:")
    assert cache.verification is verification
    arguments = cache.client.connection_pool.connection_kwargs
    assert arguments["context"].check_hostname is (verification is Verification.SYSTEM)
    assert arguments["socket_timeout"] == SOCKET_SECONDS, "the bot's own"


def test_parameter_turns_tls_on() -> None:
    assert RedisCache("redis://h/0?ssl_cert_reqs=none", namespace="x:").verification is Verification.NO_TLS
    assert RedisCache("redis://h/0?ssl=true", namespace="x:").verification is Verification.SYSTEM


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("nonsense=1", "the parameter nonsense is unknown"),
        ("ssl_cert_reqs=maybe", "ssl_cert_reqs has an unknown value"),
        ("ssl_check_hostname=maybe", "ssl_check_hostname has an unknown value"),
        ("db=first", "db is not a number"),
    ],
)
def test_unknown_parameter_of_a_redis_url_is_named(query: str, message: str) -> None:
    with pytest.raises(SettingsError, match=f"REDIS_URL: {message}"):
        RedisCache(f"rediss://127.0.0.1/?{query}", namespace="x:")


def test_ca_of_ones_own_need_not_have_what_newer_pythons_demand(tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    cache = RedisCache("rediss://127.0.0.1/0", namespace="x:", ca_file=tmp_path / "ca.pem")
    context = cache.client.connection_pool.connection_kwargs["context"]
    assert not context.verify_flags & ssl.VERIFY_X509_STRICT
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_ca_file_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate", "utf-8")
    with pytest.raises(SettingsError, match=r"REDIS_CA_FILE: .*ca\.pem can't be read as certificates"):
        RedisCache("rediss://127.0.0.1/0", namespace="x:", ca_file=tmp_path / "ca.pem")


async def test_failed_commands_leave_nothing_to_the_garbage_collector() -> None:
    """While Redis is down each turn fails; what waited for the collector let the event loop stand still for 100 ms."""
    cache = UnavailableCache()

    async def turn() -> None:
        await or_default(cache.get("key"), None, doing="test")
        await or_default(cache.compare_and_set({}, []), None, doing="test")

    await asyncio.create_task(turn())
    gc.collect()
    gc.disable()
    try:
        await asyncio.create_task(turn())
        assert gc.collect() == 0
    finally:
        gc.enable()
