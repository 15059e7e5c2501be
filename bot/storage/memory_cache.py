"""The aiocache backends the bot runs on: memory with a bound, or Redis by its URL."""

import re
import secrets
import ssl
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, Final

from aiocache import RedisCache
from aiocache.base import BaseCache
from aiocache.serializers import NullSerializer, StringSerializer
from redis.asyncio import BlockingConnectionPool, Redis, SSLConnection
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.errors import SettingsError

SOCKET_SECONDS: Final = 1.0
"""A Redis that takes longer than this would make us late for Slack's three seconds."""

POOL_CONNECTIONS: Final = 20
"""For each of the two caches; a command takes a fraction of a millisecond, and a small plan of a PaaS has few."""

BREAKER_OPEN_SECONDS: Final = 3.0
"""How long a Redis that did not answer in time is not asked again."""

PROBE_TTL: Final = 10

SCAN_BATCH: Final = 1_000
"""Keys the server looks at before it answers others again, while those with some beginning are looked for."""

EXCHANGE: Final = """
local held = redis.call('GET', KEYS[1])
if not held or string.sub(held, 1, #ARGV[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2] .. string.sub(held, #ARGV[1] + 1), 'EX', ARGV[3])
if KEYS[2] then redis.call('SET', KEYS[2], ARGV[4], 'EX', ARGV[3]) end
return 1
"""


class BoundedMemoryCache(BaseCache):  # type: ignore[misc]  # aiocache has no type information
    """Values in memory, at most `max_entries` of them, of `max_characters` in all; whoever is idle longest goes first.

    aiocache's own memory backend has no bound, and a timer for each value that keeps the request's context
    alive. Here the time to live is looked at when a value is asked for, and eviction does the rest.
    """

    NAME = "memory"

    def __init__(
        self,
        *,
        max_entries: int,
        max_characters: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        namespace: str | None = None,
    ) -> None:
        # timeout=None: with one, aiocache runs each call as a task of its own, and reads and writes interleave.
        super().__init__(serializer=NullSerializer(), namespace=namespace, timeout=None)
        self._max_entries = max_entries
        self._max_characters = max_characters
        self._characters = 0
        self._clock = clock
        self._held: OrderedDict[str, tuple[Any, float | None]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    async def keys_with_prefix(self, beginning: str) -> list[str]:
        """The keys that begin so."""
        start = self.build_key(beginning)
        return [key.removeprefix(self.build_key("")) for key in list(self._held) if key.startswith(start)]

    async def delete_prefix(self, beginning: str) -> int:
        """Delete every key that begins so; gives how many those were."""
        return sum([await self._delete(self.build_key(key)) for key in await self.keys_with_prefix(beginning)])

    async def exchange(self, key: str, old: str, new: str, *, beside: tuple[str, str] | None = None, ttl: int) -> bool:
        """Put `new` where a value begins with `old`, and leave the rest of it; then set another one beside it."""
        held = self._read(self.build_key(key))
        if not isinstance(held, str) or not held.startswith(old):
            return False
        self._write(self.build_key(key), new + held[len(old) :], ttl)
        if beside is not None:
            self._write(self.build_key(beside[0]), beside[1], ttl)
        return True

    async def _get(self, key: str, encoding: str | None = "utf-8", _conn: Any = None) -> Any:
        return self._read(key)

    async def _gets(self, key: str, encoding: str | None = "utf-8", _conn: Any = None) -> Any:
        return self._read(key)

    async def _multi_get(self, keys: Iterable[str], encoding: str | None = "utf-8", _conn: Any = None) -> list[Any]:
        return [self._read(key) for key in keys]

    async def _set(
        self, key: str, value: Any, ttl: float | None = None, _cas_token: Any = None, _conn: Any = None
    ) -> bool:
        if _cas_token is not None and _cas_token != self._read(key):
            return False
        self._write(key, value, ttl)
        return True

    async def _multi_set(self, pairs: Iterable[tuple[str, Any]], ttl: float | None = None, _conn: Any = None) -> bool:
        for key, value in pairs:
            self._write(key, value, ttl)
        return True

    async def _add(self, key: str, value: Any, ttl: float | None = None, _conn: Any = None) -> bool:
        if self._read(key) is not None:
            raise ValueError(f"Key {key} already exists, use .set to update the value")
        self._write(key, value, ttl)
        return True

    async def _exists(self, key: str, _conn: Any = None) -> bool:
        return self._read(key) is not None

    async def _increment(self, key: str, delta: int, _conn: Any = None) -> int:
        value = self._read(key)
        try:
            new = delta if value is None else int(value) + delta
        except ValueError:
            raise TypeError("Value is not an integer") from None
        deadline = self._held[key][1] if key in self._held else None
        self._hold(key, new, deadline)
        return new

    async def _expire(self, key: str, ttl: float, _conn: Any = None) -> bool:
        value = self._read(key)
        if value is None:
            return False
        self._write(key, value, ttl or None)
        return True

    async def _delete(self, key: str, _conn: Any = None) -> int:
        return self._drop(key)

    async def _clear(self, namespace: str | None = None, _conn: Any = None) -> bool:
        for key in [key for key in self._held if key.startswith(namespace or "")]:
            self._drop(key)
        return True

    async def _raw(self, command: str, *args: Any, **_: Any) -> Any:
        raise NotImplementedError(f"memory has no command {command}")

    async def _redlock_release(self, key: str, value: Any) -> int:
        return await self._delete(key) if self._read(key) == value else 0

    def _read(self, key: str) -> Any:
        held = self._held.get(key)
        if held is None:
            return None
        value, deadline = held
        if deadline is not None and deadline <= self._clock():
            self._drop(key)
            return None
        self._held.move_to_end(key)
        return value

    def _write(self, key: str, value: Any, ttl: float | None) -> None:
        self._hold(key, value, None if ttl is None else self._clock() + ttl)
        self._held.move_to_end(key)
        while len(self._held) > self._max_entries or self._is_full():
            self._drop(next(iter(self._held)))

    def _is_full(self) -> bool:
        return self._max_characters is not None and self._characters > self._max_characters

    def _hold(self, key: str, value: Any, deadline: float | None) -> None:
        self._drop(key)
        self._held[key] = (value, deadline)
        self._characters += _characters_of(value)

    def _drop(self, key: str) -> int:
        """Hold a key no longer; gives how many those were."""
        value, _ = self._held.pop(key, (None, None))
        self._characters -= _characters_of(value)
        return int(value is not None)


def _characters_of(value: object) -> int:
    return len(value) if isinstance(value, str) else 0


class TlsConnection(SSLConnection):
    """A connection over TLS that shares its context with the others.

    redis-py would make one for each, and read all certificate authorities for it: 33 ms in which nothing else goes on.
    A PaaS's Redis signs its own certificate, so there is nothing to check it against.
    """

    def __init__(self, *, context: ssl.SSLContext, **options: Any) -> None:
        super().__init__(**options)
        self.ssl_context.context = context


class CircuitBreakerRedis(Redis):
    """A Redis that did not answer in time is left alone for a while.

    A turn makes half a dozen commands; waiting a second for each would make everybody wait for what they can do
    without. Meanwhile the conversation goes on from its snapshots, as without a Redis.
    """

    clock: Callable[[], float] = staticmethod(time.monotonic)
    _left_alone_until = 0.0

    async def execute_command(self, *command: Any, **options: Any) -> Any:
        """The server's answer. Raises RedisError; at once, while it is left alone."""
        if self.clock() < self._left_alone_until:
            raise RedisTimeoutError("it did not answer a moment ago")
        try:
            return await super().execute_command(*command, **options)  # type: ignore[no-untyped-call]  # redis-py
        except RedisTimeoutError:
            self._left_alone_until = self.clock() + BREAKER_OPEN_SECONDS
            raise


class TextRedisCache(RedisCache):  # type: ignore[misc]  # aiocache has no type information
    """aiocache's Redis, with the commands redis-py deprecates (setex, close) by their present names."""

    async def keys_with_prefix(self, beginning: str) -> list[str]:
        """The keys that begin so, found by SCAN: KEYS would hold up everybody else meanwhile."""
        start = str(self.build_key(beginning))
        pattern = re.sub(r"([*?\[\]\\^])", r"\\\1", start) + "*"
        found = [key async for key in self.client.scan_iter(match=pattern, count=SCAN_BATCH)]
        return sorted({key.decode().removeprefix(self.build_key("")) for key in found})

    async def delete_prefix(self, beginning: str) -> int:
        """Delete every key that begins so; gives how many those were."""
        keys = [str(self.build_key(key)) for key in await self.keys_with_prefix(beginning)]
        batches = (keys[at : at + SCAN_BATCH] for at in range(0, len(keys), SCAN_BATCH))
        return sum([int(await self.client.unlink(*batch)) for batch in batches])

    async def exchange(self, key: str, old: str, new: str, *, beside: tuple[str, str] | None = None, ttl: int) -> bool:
        """Put `new` where a value begins with `old`, and leave the rest of it; then set another one beside it.

        One round trip, in which nobody else comes between.
        """
        other, set_there = ([str(self.build_key(beside[0]))], [beside[1]]) if beside is not None else ([], [])
        keys = [str(self.build_key(key)), *other]
        said = (EXCHANGE, len(keys), *keys, old, new, ttl, *set_there)
        return bool(await self.client.execute_command("EVAL", *said))

    async def _get(self, key: str, encoding: str | None = "utf-8", _conn: Any = None) -> str | None:
        """What is no text comes back garbled, for the reader to take as unreadable, and not as an exception."""
        value = await self.client.get(key)
        return None if value is None else value.decode(encoding or "utf-8", errors="replace")

    async def _set(
        self, key: str, value: str, ttl: int | None = None, _cas_token: str | None = None, _conn: Any = None
    ) -> Any:
        if _cas_token is not None:
            return await super()._set(key, value, ttl=ttl, _cas_token=_cas_token, _conn=_conn)
        return await self.client.set(key, value, ex=ttl)

    async def _clear(self, namespace: str | None = None, _conn: Any = None) -> bool:
        """Never: aiocache's would be FLUSHDB, and others may keep theirs there too."""
        raise NotImplementedError("a Redis is not cleared; delete_prefix deletes what is ours")

    async def _close(self, *_: Any, _conn: Any = None, **__: Any) -> None:
        await self.client.aclose()


Backend = BoundedMemoryCache | TextRedisCache


async def check_round_trip(cache: BaseCache) -> None:
    """Write a value, read it, change it as a turn would, and take it away again; memory needs no such proof.

    Raises:
        RedisError: or OSError; the cache cannot be reached or may not be written to.
        ValueError: what was read is not what was written.
    """
    if isinstance(cache, BoundedMemoryCache):
        return  # a value more would push out the longest idle
    key, first = f"probe:{secrets.token_hex(8)}", "1"
    await cache.set(key, first, ttl=PROBE_TTL)
    changed = await cache.exchange(key, first, "2", ttl=PROBE_TTL)
    if not changed or await cache.get(key) != "2":
        raise ValueError("the cache does not hold what was written")
    await cache.delete(key)


def open_cache(
    redis_url: str | None, *, namespace: str, max_entries: int, max_characters: int | None = None
) -> Backend:
    """The cache to keep text in: Redis where a URL is given, else memory with these bounds.

    Raises:
        SettingsError: the URL is none that Redis understands.
    """
    if redis_url is None:
        return BoundedMemoryCache(max_entries=max_entries, max_characters=max_characters, namespace=namespace)
    # Strings, never pickle: that would run code of whoever can write to Redis.
    cache = TextRedisCache(
        serializer=StringSerializer(),
        namespace=namespace,
        # aiocache's own would put a second colon between the two, in Redis alone.
        key_builder=lambda key, namespace=namespace: f"{namespace}{key}",
        timeout=None,
    )
    cache.client = _connect(redis_url)
    return cache


def _connect(redis_url: str) -> Redis:
    """A client on a pool that waits for a free connection, and reconnects when the server closed an idle one.

    aiocache's own `from_url` knows no rediss, drops the user name and does not decode the password.
    """
    try:
        pool = BlockingConnectionPool.from_url(
            redis_url,
            max_connections=POOL_CONNECTIONS,
            timeout=SOCKET_SECONDS,
            socket_timeout=SOCKET_SECONDS,
            socket_connect_timeout=SOCKET_SECONDS,
            health_check_interval=30,
            # A connection the server closed is opened again. A command that took too long is not repeated: it may
            # have been done, and a second wait would be as long.
            retry=Retry(ExponentialBackoff(cap=0.1, base=0.01), 1, supported_errors=(RedisConnectionError,)),
        )
        # Connects to nothing yet; what it does not understand of the address would fail at each command.
        pool.make_connection()  # type: ignore[no-untyped-call]  # redis-py
    except (TypeError, ValueError, RedisError) as error:
        # redis-py's own words quote what it took for a port, which may be the beginning of a password.
        raise SettingsError(
            "REDIS_URL: cannot be read. It looks like redis://user:password@host:6379/0; a password in it is"
            " percent-encoded (/ is %2F, @ is %40)."
        ) from error
    if issubclass(pool.connection_class, SSLConnection):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        pool.connection_class = TlsConnection
        pool.connection_kwargs["context"] = context
    return CircuitBreakerRedis.from_pool(pool)
