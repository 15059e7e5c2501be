"""What goes wrong in the middle of a load: `python -m benchmarks.load --fault NAME`."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from redis.asyncio import Redis

from tests.support.relay import Relay

SLOW_REDIS_SECONDS: Final = 0.2
FULL_MEGABYTES: Final = 1


@dataclass(frozen=True)
class Servers:
    """What a fault can reach: the relay before Redis, and Redis itself by its address."""

    relay: Relay
    redis_url: str


Start = Callable[[Servers], Awaitable[None]]


async def _slow(servers: Servers) -> None:
    servers.relay.delay = SLOW_REDIS_SECONDS


async def _half_open(servers: Servers) -> None:
    servers.relay.flowing.clear()


async def _cut(servers: Servers) -> None:
    servers.relay.cut()


async def _evict(servers: Servers) -> None:
    async with Redis.from_url(servers.redis_url) as redis:
        await redis.config_set("maxmemory-policy", "allkeys-lru")
        await redis.config_set("maxmemory", f"{FULL_MEGABYTES}mb")


async def _empty(servers: Servers) -> None:
    async with Redis.from_url(servers.redis_url) as redis:
        await redis.flushall()


async def _end(servers: Servers) -> None:
    servers.relay.delay = 0.0
    servers.relay.flowing.set()
    async with Redis.from_url(servers.redis_url) as redis:
        await redis.config_set("maxmemory", "0")


FAULTS: Final[dict[str, Start]] = {
    "redis-slow": _slow,
    "redis-half-open": _half_open,
    "redis-cut": _cut,
    "redis-evicting": _evict,
    "redis-emptied": _empty,
}
"""Each begins after a third of the time and ends after two thirds. `slack-slow` holds all the time, see load.py."""


@asynccontextmanager
async def during(name: str | None, servers: Servers, seconds: float) -> AsyncIterator[None]:
    """Let this fault happen in the middle third of so many seconds."""

    async def happen(start: Start) -> None:
        await asyncio.sleep(seconds / 3)
        await start(servers)
        await asyncio.sleep(seconds / 3)
        await _end(servers)

    start = FAULTS.get(name or "")
    task = asyncio.create_task(happen(start)) if start else None
    yield
    if task is not None:
        await task
