"""Faults in the middle of a load: `python -m benchmarks.load --fault NAME`."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from redis.asyncio import Redis

from benchmarks.load_servers import Servers

SLOW_REDIS_SECONDS: Final = 0.2
FULL_MEGABYTES: Final = 1

Change = Callable[[Servers], Awaitable[None]]


async def _nothing(_: Servers) -> None:
    """Nothing goes wrong."""


async def _slow(servers: Servers) -> None:
    servers.redis_relay.delay = SLOW_REDIS_SECONDS


async def _swift(servers: Servers) -> None:
    servers.redis_relay.delay = 0.0


async def _half_open(servers: Servers) -> None:
    servers.redis_relay.flowing.clear()


async def _open(servers: Servers) -> None:
    servers.redis_relay.flowing.set()


async def _cut(servers: Servers) -> None:
    servers.redis_relay.cut()


async def _evict(servers: Servers) -> None:
    async with Redis.from_url(servers.redis.url) as redis:
        await redis.config_set("maxmemory-policy", "allkeys-lru")
        await redis.config_set("maxmemory", f"{FULL_MEGABYTES}mb")


async def _keep(servers: Servers) -> None:
    async with Redis.from_url(servers.redis.url) as redis:
        await redis.config_set("maxmemory", "0")


async def _empty(servers: Servers) -> None:
    async with Redis.from_url(servers.redis.url) as redis:
        await redis.flushall()


async def _kill_redis(servers: Servers) -> None:
    await asyncio.to_thread(servers.redis.kill)


async def _restart_redis(servers: Servers) -> None:
    await asyncio.to_thread(servers.redis.start)


async def _kill_bot(servers: Servers) -> None:
    await servers.dynos[0].kill()


async def _kill_both(servers: Servers) -> None:
    await _kill_redis(servers)
    await _kill_bot(servers)


async def _database_half_open(servers: Servers) -> None:
    servers.database_relay.flowing.clear()


async def _database_open(servers: Servers) -> None:
    servers.database_relay.flowing.set()


@dataclass(frozen=True)
class Fault:
    """What begins after a third of the time, and what ends it after two thirds.

    `slack_seconds` is how long Slack takes for each call, all the time. With `at_once`, everybody clicks in the
    moment at which the fault begins; with `burst`, so many typed lines arrive in it.
    """

    begin: Change = _nothing
    end: Change = _nothing
    slack_seconds: float = 0.0
    at_once: bool = False
    burst: int = 0
    with_database: bool = False
    kills: bool = False


NO_FAULT: Final = "none"
FAULTS: Final[dict[str, Fault]] = {
    NO_FAULT: Fault(),
    "redis-slow": Fault(_slow, _swift),
    "redis-half-open": Fault(_half_open, _open),
    "redis-cut": Fault(_cut),
    "redis-evicting": Fault(_evict, _keep),
    "redis-emptied": Fault(_empty),
    "redis-killed": Fault(_kill_redis, _restart_redis),
    "bot-killed": Fault(_kill_bot, kills=True),
    "both-killed": Fault(_kill_both, _restart_redis, kills=True),
    "postgres-half-open": Fault(_database_half_open, _database_open, with_database=True),
    "slack-slow-2": Fault(slack_seconds=2.0, at_once=True),
    "slack-slow-4": Fault(slack_seconds=4.0, at_once=True),
    "burst-5000": Fault(burst=5_000),
    "burst-10000": Fault(burst=10_000),
}


@asynccontextmanager
async def during(
    fault: Fault, servers: Servers, seconds: float, beside: Callable[[], Awaitable[None]]
) -> AsyncIterator[None]:
    """Let a fault happen in the middle third of so many seconds, and do `beside` as it begins."""

    async def happen() -> None:
        await asyncio.sleep(seconds / 3)
        await fault.begin(servers)
        await beside()
        await asyncio.sleep(max(0.0, began + 2 * seconds / 3 - loop.time()))
        await fault.end(servers)

    loop = asyncio.get_running_loop()
    began = loop.time()
    happening = asyncio.create_task(happen())
    yield
    await happening
