"""The store on a real Redis: with TLS and passwords, restarted, full, slow, closing idle connections."""

import asyncio
import datetime as dt
import ipaddress
import itertools
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from emulator_support.requirements import missing
from redis.asyncio import Redis
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.conversation.events import Ticked
from bot.conversation.state import Step
from bot.conversation.transitions import advance
from bot.errors import StoreUnavailable
from bot.storage.conversations import ConversationStore
from bot.storage.redis_address import Verification
from bot.storage.redis_cache import (
    BREAKER_OPEN_SECONDS,
    MOST_BYTES,
    POOL_CONNECTIONS,
    SOCKET_SECONDS,
    WAIT_SECONDS,
    CircuitBreakerRedis,
    RedisCache,
)
from tests.support.caches import NOTHING, add, find
from tests.support.clock import Clock
from tests.support.harness import UNHURRIED
from tests.support.people import ALICE, a_conversation
from tests.support.ports import free_port
from tests.support.relay import Relay
from tests.support.valkey import Valkey

NUMBERS = itertools.count(1)
PASSWORD = "p@ss:w/r d%"


@pytest.fixture
def server() -> Iterator[Valkey]:
    """A server of this test's own, to be treated badly."""
    with Valkey() as started:
        yield started


def url_of(server: Valkey) -> str:
    return f"redis://127.0.0.1:{server.port}/0"


@asynccontextmanager
async def opened(url: str, ca_file: Path | None = None, seconds: float = UNHURRIED) -> AsyncIterator[RedisCache]:
    cache = RedisCache(url, namespace=f"redis{next(NUMBERS)}:", ca_file=ca_file, seconds=seconds)
    try:
        yield cache
    finally:
        await cache.close()


async def ticks(store: ConversationStore, tasks: range) -> None:
    """Each task ticked by a writer of its own, all at once."""

    async def tick(task: int) -> None:
        while True:
            stored = await store.find(ALICE, "c1")
            assert stored.conversation is not None
            ticked = advance(stored.conversation, Ticked(code="29-1051.00", ticked=(str(task),)))
            if await store.write(stored, ticked):
                return

    await asyncio.gather(*(tick(task) for task in tasks))


async def chosen(store: ConversationStore) -> list[int]:
    return sorted(map(int, (await find(store, a_conversation())).chosen))


async def test_twenty_writers_on_two_dynos_end_at_twenty(server: Valkey) -> None:
    first = RedisCache(url_of(server), namespace="duties:", seconds=UNHURRIED)
    second = RedisCache(url_of(server), namespace="duties:", seconds=UNHURRIED)
    await add(ConversationStore(first), a_conversation(Step.CHOOSING_TASKS))
    await asyncio.gather(ticks(ConversationStore(first), range(1, 11)), ticks(ConversationStore(second), range(11, 21)))
    assert await chosen(ConversationStore(first)) == list(range(1, 21))
    await first.close()
    await second.close()


async def test_closed_redis_connection_is_reopened(server: Valkey) -> None:
    async with opened(url_of(server)) as cache, opened(url_of(server)) as other:
        store = ConversationStore(cache)
        await add(store, a_conversation(Step.CHOOSING_TASKS))
        await asyncio.gather(*(cache.get("c") for _ in range(10)))
        await other.client.client_kill_filter(_type="normal", skipme=True)
        await ticks(store, range(1, 21))
        assert await chosen(store) == list(range(1, 21))


async def test_restarted_redis_is_found_again() -> None:
    first = Valkey()
    first.start()
    port = first.port
    async with opened(url_of(first)) as cache:
        store = ConversationStore(cache)
        await add(store, a_conversation())
        first.stop()
        with pytest.raises(StoreUnavailable):
            await store.find(ALICE, "c1")
        with Valkey(port=port):
            assert await store.find(ALICE, "c1") == NOTHING, "it kept nothing; the buttons' snapshots did"
            assert await add(store, a_conversation()) == await store.find(ALICE, "c1")


async def test_full_redis_pool_is_waited_for_with_a_limit(server: Valkey) -> None:
    async with Relay(server.port).listening() as relay, opened(f"redis://127.0.0.1:{relay.address}/0") as cache:
        assert isinstance(cache.client, CircuitBreakerRedis)
        cache.client.clock = clock = Clock()
        store = ConversationStore(cache)
        await asyncio.gather(*(store.find(ALICE, str(number)) for number in range(POOL_CONNECTIONS)))
        relay.flowing.clear()
        under_way = [asyncio.create_task(store.find(ALICE, "c1")) for _ in range(POOL_CONNECTIONS)]
        waiting = asyncio.create_task(store.find(ALICE, "c1"))
        await asyncio.sleep(0)
        clock.now += WAIT_SECONDS + 1
        relay.flowing.set()
        assert await asyncio.gather(*under_way) == [NOTHING] * POOL_CONNECTIONS
        with pytest.raises(StoreUnavailable, match="ConnectionError"):
            await waiting
        assert await store.find(ALICE, "c1") == NOTHING


async def test_unresponsive_redis_trips_the_circuit_breaker(server: Valkey) -> None:
    clock = Clock()
    async with opened(url_of(server), seconds=SOCKET_SECONDS) as cache:
        assert isinstance(cache.client, CircuitBreakerRedis)
        cache.client.clock = clock
        await cache.set("a", "1")
        with server.hanging():
            with pytest.raises(RedisTimeoutError, match=r"(?i)timeout"):
                await cache.client.get("a")
            with pytest.raises(RedisTimeoutError, match="a moment ago"):
                await cache.client.get("a")
            with pytest.raises(StoreUnavailable, match="TimeoutError"):
                await cache.get("a")
            clock.now = BREAKER_OPEN_SECONDS
            with pytest.raises(RedisTimeoutError, match=r"(?i)timeout"):
                await cache.client.get("a")
        clock.now = 2 * BREAKER_OPEN_SECONDS
        assert await cache.get("a") == "1"


async def test_foreign_keys_in_redis_stay(server: Valkey) -> None:
    async with opened(url_of(server)) as cache:
        await cache.client.set("somebody:else", "theirs")
        await cache.set("ours", "1")
        assert await cache.delete_prefix("") == 1
        assert await cache.client.get("somebody:else") == b"theirs"


def certificate(folder: Path, address: str = "192.0.2.1") -> tuple[Path, Path]:
    """A certificate and its key, signed by itself, for an address that need not be ours."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "redis.example")])
    now = dt.datetime.now(dt.UTC)
    certified = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    there, its_key = folder / "redis.crt", folder / "redis.key"
    there.write_bytes(certified.public_bytes(serialization.Encoding.PEM))
    its_key.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return there, its_key


@pytest.fixture
def certified_for() -> str:
    """The address in the certificate of a Redis behind TLS."""
    return "192.0.2.1"


@pytest.fixture
async def behind_tls(tmp_path: Path, certified_for: str) -> AsyncIterator[int]:
    """The port of a Redis that speaks nothing but TLS, and knows one user."""
    program = shutil.which("redis-server")
    if program is None:
        missing("redis", "no redis-server with TLS is installed; on Debian: apt-get install redis-server")
        raise AssertionError
    port = free_port()
    there, its_key = certificate(tmp_path, certified_for)
    users = tmp_path / "users.acl"
    users.write_text("user default off\nuser duties on #" + _sha256(PASSWORD) + " ~* &* +@all\n", "utf-8")
    arguments = f"--port 0 --tls-port {port} --tls-cert-file {there} --tls-key-file {its_key} --tls-auth-clients no"
    arguments += f" --bind 127.0.0.1 --aclfile {users} --dir {tmp_path}"
    process = await asyncio.create_subprocess_exec(
        program, *arguments.split(), "--save", "", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = b""
    while b"Ready to accept connections" not in line:
        line = await process.stdout.readline()
        assert line, "redis-server did not start"
    yield port
    process.terminate()
    await process.communicate()


def _sha256(text: str) -> str:
    digest = hashes.Hash(hashes.SHA256())
    digest.update(text.encode())
    return digest.finalize().hex()


async def test_redis_password_and_self_signed_certificate(behind_tls: int) -> None:
    async with opened(
        f"rediss://duties:{quote(PASSWORD, safe='')}@127.0.0.1:{behind_tls}/3?ssl_cert_reqs=none"
    ) as cache:
        store = ConversationStore(cache)
        await add(store, a_conversation(Step.CHOOSING_TASKS))
        await ticks(store, range(1, 5))  # a few: each opens a connection with a handshake of its own
        assert await chosen(store) == list(range(1, 5))
        assert (await cache.client.client_info())["db"] == 3


@pytest.mark.parametrize("who", ["duties:wrong", "nobody:x", ":x", ""])
async def test_wrong_redis_password_is_named(behind_tls: int, who: str) -> None:
    async with opened(f"rediss://{who}@127.0.0.1:{behind_tls}/0?ssl_cert_reqs=none".replace("//@", "//")) as cache:
        with pytest.raises(StoreUnavailable, match="Authentication"):
            await ConversationStore(cache).find(ALICE, "c1")


def tls_url(port: int, query: str = "") -> str:
    return f"rediss://duties:{quote(PASSWORD, safe='')}@127.0.0.1:{port}/0{query}"


@pytest.mark.parametrize("query", ["", "?ssl_cert_reqs=required", "?ssl_check_hostname=false"])
async def test_unknown_certificate_is_refused_by_default(behind_tls: int, query: str) -> None:
    async with opened(tls_url(behind_tls, query)) as cache:
        with pytest.raises(StoreUnavailable, match=r"certificate can't be verified .* Set REDIS_CA_FILE"):
            await cache.get("a")


@pytest.mark.parametrize("certified_for", ["127.0.0.1"])
async def test_ca_file_makes_a_certificate_known(behind_tls: int, tmp_path: Path) -> None:
    async with opened(tls_url(behind_tls), ca_file=tmp_path / "redis.crt") as cache:
        await cache.set("a", "1")
        assert await cache.get("a") == "1"
        assert cache.verification is Verification.FILE


async def test_certificate_for_another_address_is_refused(behind_tls: int, tmp_path: Path) -> None:
    async with opened(tls_url(behind_tls), ca_file=tmp_path / "redis.crt") as cache:
        with pytest.raises(StoreUnavailable, match=r"certificate is for another name .*ssl_check_hostname=false"):
            await cache.get("a")
    async with opened(tls_url(behind_tls, "?ssl_check_hostname=false"), ca_file=tmp_path / "redis.crt") as cache:
        assert await cache.get("a") is None


async def test_tls_to_a_plain_redis_fails_at_once(server: Valkey) -> None:
    async with opened(url_of(server).replace("redis://", "rediss://"), seconds=SOCKET_SECONDS) as cache:
        with pytest.raises(StoreUnavailable):
            await ConversationStore(cache).find(ALICE, "c1")


async def test_unreadable_record_is_absent(server: Valkey) -> None:
    async with opened(url_of(server)) as cache:
        store = ConversationStore(cache)
        for corrupt in (b"", b"\xff\xfe\x00", b"null", b"[]", b'{"v": 99}', b"{", b"9" * 10_000):
            await cache.client.set(f"{cache.namespace}T1:U1ALICE:conversation:c1", corrupt)
            stored = await store.find(ALICE, "c1")
            assert stored.conversation is None
            assert await store.write(stored, a_conversation())
            assert await find(store, a_conversation()) == a_conversation()


async def test_value_that_no_program_of_ours_wrote_takes_no_memory(server: Valkey) -> None:
    async with opened(url_of(server)) as cache:
        await cache.client.setrange(f"{cache.namespace}T1:U1ALICE:memory", MOST_BYTES, b"x")
        store = ConversationStore(cache)
        for _ in range(2):
            with pytest.raises(StoreUnavailable, match="its answer can't be read"):
                await store.find(ALICE, "c1")
        await cache.set("other", "value")
        assert await cache.get("other") == "value", "the others go on, at once"


async def test_database_that_the_server_does_not_have_is_named(server: Valkey) -> None:
    async with opened(url_of(server).replace("/0", "/99")) as cache:
        with pytest.raises(StoreUnavailable, match="no database with that number"):
            await cache.get("a")


async def test_redis_key_of_another_kind_is_unavailable(server: Valkey) -> None:
    async with opened(url_of(server)) as cache:
        await cache.client.lpush(f"{cache.namespace}T1:U1ALICE:conversation:c1", "x")
        store = ConversationStore(cache)
        with pytest.raises(StoreUnavailable, match="ResponseError"):
            await store.write(await store.find(ALICE, "c1"), a_conversation())


async def test_burst_waits_for_connections_of_a_slow_server(server: Valkey) -> None:
    async with Relay(server.port).listening() as relay, opened(f"redis://127.0.0.1:{relay.address}/0") as cache:
        store = ConversationStore(cache)
        await add(store, a_conversation())
        relay.flowing.clear()
        finding = asyncio.gather(*(store.find(ALICE, "c1") for _ in range(15 * POOL_CONNECTIONS)))
        await relay.connected(POOL_CONNECTIONS)
        relay.flowing.set()
        assert all(stored.conversation == a_conversation() for stored in await finding)


async def test_hanging_server_is_left_alone_by_those_that_wait_too(server: Valkey) -> None:
    async with opened(url_of(server), seconds=SOCKET_SECONDS) as cache:
        store = ConversationStore(cache)
        with server.hanging():
            found = await asyncio.gather(
                *(store.find(ALICE, "c1") for _ in range(10 * POOL_CONNECTIONS)), return_exceptions=True
            )
        assert {type(error) for error in found} == {StoreUnavailable}
        connected = len(cache.client.connection_pool._in_use_connections)  # noqa: SLF001 - none may be lost
        assert connected == 0


async def test_failover_is_followed_to_the_new_primary() -> None:
    with Valkey() as old, Valkey() as new:
        async with Relay(old.port).listening() as relay, opened(f"redis://127.0.0.1:{relay.address}/0") as cache:
            store = ConversationStore(cache)
            await add(store, a_conversation(Step.CHOOSING_TASKS))
            await asyncio.gather(*(store.find(ALICE, "c1") for _ in range(5)))
            async with Redis(port=old.port) as ex_primary:
                await ex_primary.replicaof("127.0.0.1", str(new.port))
            relay.port = new.port
            await cache.set("first", "1")
            await add(store, a_conversation(Step.CHOOSING_TASKS))
            await ticks(store, range(1, 21))
            assert await chosen(store) == list(range(1, 21))
            await cache.set("other", "1")
            assert await cache.increment("count", ttl=60) == 1
