"""A cache in Redis, or in a server with the same protocol."""

import asyncio
import math
import re
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, cast

from aiocache import RedisCache as AiocacheRedis
from aiocache.serializers import StringSerializer
from redis.asyncio import Connection, ConnectionPool, Redis, SSLConnection
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ReadOnlyError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.concurrency.fair_timeout import fair_timeout
from bot.concurrency.pacer import TURNS, Pacer
from bot.storage.aiocache_adapter import AiocacheCache, Backend
from bot.storage.cache import Write
from bot.storage.redis_address import RedisAddress, read_redis_address

SOCKET_SECONDS: Final = 1.0
"""A Redis that takes longer than this would make us late for Slack's three seconds."""

POOL_CONNECTIONS: Final = 20
"""For each of the two caches; a command takes a fraction of a millisecond, and a small plan of a PaaS has few."""

WAIT_SECONDS: Final = 15.0
"""How long a command may wait for a connection: a burst of a thousand typed lines has so much to compute."""

BREAKER_OPEN_SECONDS: Final = 3.0
"""How long a Redis that did not answer in time is not asked again."""

MOST_BYTES: Final = 32_000_000
"""The most bytes of a value: an answer of O*NET's has at most 16 MB. Other programs may write to the same server."""

SCAN_BATCH: Final = 1_000
"""Keys the server looks at before it answers others again, while those with some prefix are looked for."""

COMPARE_AND_SET: Final = """
local expected = tonumber(ARGV[1])
for i = 1, expected do
  local value = redis.call('GET', KEYS[i])
  if (value and '=' .. value or '-') ~= ARGV[1 + i] then return 0 end
end
local at = expected + 2
for i = expected + 1, #KEYS do
  local value, ttl = ARGV[at], ARGV[at + 1]
  local kind = string.sub(value, 1, 1)
  if value == '-' then redis.call('DEL', KEYS[i])
  elseif kind == '?' then
    if redis.call('GET', KEYS[i]) == string.sub(value, 2) then redis.call('DEL', KEYS[i]) end
  elseif ttl == '-' then redis.call('SET', KEYS[i], string.sub(value, 2))
  else redis.call('SET', KEYS[i], string.sub(value, 2), 'EX', ttl) end
  at = at + 2
end
return 1
"""
"""Arguments: how many keys are expected, a value for each, then a value and a time to live for each write."""

GET_LINKED: Final = """
local suffix = redis.call('GET', KEYS[1])
local values = {suffix and redis.call('GET', ARGV[1] .. suffix)}
for i = 2, #KEYS do values[i] = redis.call('GET', KEYS[i]) end
return values
"""

INCREMENT: Final = """
local number = redis.call('INCR', KEYS[1])
if number == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return number
"""


class TextRedisBackend(AiocacheRedis, Backend):  # type: ignore[misc]  # aiocache has no type information
    """aiocache's Redis backend, with the current names of commands that redis-py deprecates (setex, close)."""

    async def compare_and_set(self, expected: Mapping[str, str | None], writes: Sequence[Write]) -> bool:
        """See Cache."""
        keys = [str(self.build_key(key)) for key in (*expected, *(write.key for write in writes))]
        values = [_argument(value) for value in expected.values()]
        for write in writes:
            deleted_if = None if write.only_if is None else f"?{write.only_if}"
            values += [deleted_if or _argument(write.value), "-" if write.ttl is None else str(write.ttl)]
        return bool(await self._eval(COMPARE_AND_SET, keys, [str(len(expected)), *values]))

    async def get_many(self, keys: Sequence[str]) -> list[str | None]:
        """See Cache."""
        values = await self.client.mget(*(str(self.build_key(key)) for key in keys))
        return _texts(values, len(keys))

    async def get_linked(self, pointer: str, prefix: str, keys: Sequence[str]) -> list[str | None]:
        """See Cache."""
        built = [str(self.build_key(key)) for key in (pointer, *keys)]
        values = await self._eval(GET_LINKED, built, [str(self.build_key(prefix))])
        return _texts(values, len(built))

    async def increment_for(self, key: str, ttl: int) -> int:
        """See Cache."""
        return int(await self._eval(INCREMENT, [str(self.build_key(key))], [str(ttl)]))

    async def keys_with_prefix(self, prefix: str) -> list[str]:
        """See Cache. Uses SCAN, because KEYS would block all other clients."""
        start = str(self.build_key(prefix))
        pattern = re.sub(r"([*?\[\]\\^])", r"\\\1", start) + "*"
        found = [key async for key in self.client.scan_iter(match=pattern, count=SCAN_BATCH)]
        return sorted({key.decode().removeprefix(self.build_key("")) for key in found})

    async def delete_many(self, keys: Sequence[str]) -> int:
        """See Cache."""
        built = [str(self.build_key(key)) for key in keys]
        batches = (built[at : at + SCAN_BATCH] for at in range(0, len(built), SCAN_BATCH))
        return sum([int(await self.client.unlink(*batch)) for batch in batches])

    async def _eval(self, script: str, keys: Sequence[str], arguments: Sequence[str]) -> Any:
        return await self.client.execute_command("EVAL", script, len(keys), *keys, *arguments)

    async def _get(self, key: str, encoding: str | None = "utf-8", _conn: Any = None) -> str | None:
        return _text(await self.client.get(key))

    async def _set(
        self, key: str, value: str, ttl: int | None = None, _cas_token: str | None = None, _conn: Any = None
    ) -> Any:
        return await self.client.set(key, value, ex=ttl)

    async def _clear(self, namespace: str | None = None, _conn: Any = None) -> bool:
        """Refuse: aiocache would run FLUSHDB, but other programs may use the same server."""
        raise NotImplementedError("a Redis is not cleared; delete_prefix deletes what is ours")

    async def _close(self, *_: Any, _conn: Any = None, **__: Any) -> None:
        await self.client.aclose()


class RedisCache(AiocacheCache):
    """Values in Redis, under keys that begin with the namespace."""

    def __init__(
        self, redis_url: str, *, namespace: str, ca_file: Path | None = None, seconds: float = SOCKET_SECONDS
    ) -> None:
        """Prepare the client; it doesn't connect yet.

        `ca_file` has the CA of the server's certificate, as PEM. The server has `seconds` for each response.

        Raises:
            SettingsError: the URL can't be read or has an unknown parameter, or the CA can't be read.
        """
        address = read_redis_address(redis_url, ca_file)
        self.verification = address.verification
        # Strings, never pickle: anyone who can write to Redis could then run code here.
        backend = TextRedisBackend(
            serializer=StringSerializer(),
            namespace=namespace,
            # aiocache's own key builder would add a second colon, only in Redis.
            key_builder=lambda key, namespace=namespace: f"{namespace}{key}",
            timeout=None,
        )
        self.namespace = namespace
        self.client = backend.client = _connect(address, seconds)
        super().__init__(backend)


class FairConnection(Connection):
    """A connection that is late only if its server is: many turns at once can keep the event loop for a second."""

    async def read_response(self, *__: Any, **options: Any) -> Any:
        """The response. Raises RedisTimeoutError."""
        try:
            async with fair_timeout(self.socket_timeout or SOCKET_SECONDS):
                return await super().read_response(**options | {"timeout": math.inf})
        except TimeoutError as error:
            raise RedisTimeoutError("Timeout reading from the server") from error

    async def _connect(self) -> None:
        async with fair_timeout(self.socket_timeout or SOCKET_SECONDS):
            await super()._connect()  # type: ignore[no-untyped-call]  # redis-py
        stream = cast("asyncio.StreamReader", self._reader)
        read = stream.readexactly  # redis-py reads as many bytes as the server names
        stream.readexactly = lambda n: read(_possible(n))  # type: ignore[method-assign]  # redis-py has no other place


class TlsConnection(SSLConnection, FairConnection):
    """A TLS connection that shares its context with the others.

    redis-py would create a context for each one and read all certificate authorities: 33 ms that block the event loop.
    """

    def __init__(self, *, context: ssl.SSLContext, **options: Any) -> None:
        super().__init__(**options)
        self.ssl_context.context = context


class CircuitBreakerRedis(Redis):
    """A client that leaves a Redis alone if it didn't respond in time, and reconnects if it became a replica.

    A turn makes several commands, and waiting a second for each would delay everybody. Meanwhile conversations continue
    from their snapshots, as without Redis. Commands wait here for a connection, not in the pool, so that all of them
    stop waiting as soon as the breaker opens.
    """

    clock: Callable[[], float] = staticmethod(time.monotonic)
    wait_seconds = WAIT_SECONDS

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._open_until = 0.0
        self._connections = asyncio.Semaphore(POOL_CONNECTIONS)
        self._pacer = Pacer(TURNS)

    async def execute_command(self, *command: Any, **options: Any) -> Any:
        """The server's response. Raises RedisError, at once while the breaker is open."""
        self._check()
        await self._wait_for_connection()
        try:
            self._check()
            answer = await self._execute(*command, **options)
        finally:
            self._connections.release()
        await self._pacer.wait()
        return answer

    async def _execute(self, *command: Any, **options: Any) -> Any:
        try:
            return await super().execute_command(*command, **options)  # type: ignore[no-untyped-call]  # redis-py
        except ReadOnlyError:
            # After a failover the address resolves to another server, but only new connections reach it.
            await self.connection_pool.disconnect(inuse_connections=False)
            return await super().execute_command(*command, **options)  # type: ignore[no-untyped-call]  # redis-py
        except RedisTimeoutError:
            self._open_until = self.clock() + BREAKER_OPEN_SECONDS
            raise

    def _check(self) -> None:
        if self.clock() < self._open_until:
            raise RedisTimeoutError("it did not answer a moment ago")

    async def _wait_for_connection(self) -> None:
        """Take one of the pool's connections, as soon as one is free.

        No timer is set: with fifty people most commands wait a moment. Those before this one end in time, or open the
        breaker.
        """
        began = self.clock()
        await self._connections.acquire()
        if self.clock() - began > self.wait_seconds:
            self._connections.release()
            raise RedisConnectionError("no connection was free in time")


def _possible(count: int) -> int:
    """How many bytes a value has. Raises ValueError if none of ours has so many."""
    if count > MOST_BYTES:
        raise ValueError("a value that is too long")
    return count


def _argument(value: str | None) -> str:
    """A value for the script, which distinguishes it from a missing one."""
    return "-" if value is None else f"={value}"


def _texts(values: Any, count: int) -> list[str | None]:
    """The texts of so many values. Raises ValueError if there are others: it's no answer to our command."""
    if not isinstance(values, list) or len(values) != count:
        raise ValueError("not an answer to the command")
    return [_text(value) for value in values]


def _text(value: bytes | None) -> str | None:
    """The text of a value. Bytes that aren't text come back garbled, and their reader finds them unreadable."""
    return None if value is None else value.decode(errors="replace")


def _connect(address: RedisAddress, seconds: float) -> Redis:
    """A client whose pool reconnects if the server has closed an idle connection."""
    arguments: dict[str, Any] = dict(address.arguments)
    if address.context is not None:
        arguments["context"] = address.context
    pool = ConnectionPool(
        connection_class=TlsConnection if address.context else FairConnection,
        max_connections=POOL_CONNECTIONS,
        socket_timeout=seconds,
        socket_connect_timeout=math.inf,  # see FairConnection
        health_check_interval=30,
        # A connection that the server closed is reopened. A command that took too long isn't repeated: it may
        # have run, and a second try would take as long.
        retry=Retry(ExponentialBackoff(cap=0.1, base=0.01), 1, supported_errors=(RedisConnectionError,)),
        **arguments,
    )
    return CircuitBreakerRedis.from_pool(pool)
