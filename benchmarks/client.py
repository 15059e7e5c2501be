"""Measures the cost of O*NET responses over HTTP and from the cache: `python -m benchmarks.client [RELEASE]`.

Also counts the calls when many people ask for the same thing at once.
"""

import argparse
import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

import httpx

from benchmarks.contestants import service
from benchmarks.data import Example, arguments, database, example
from benchmarks.processes import serve, valkey
from benchmarks.tables import figure, machine, percentile, show, spread
from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.storage.cache_factory import open_cache

CROWD: Final = 100
HEADER: Final = ("answer, way", "wall, ms", "p99, ms", "CPU here, ms", "calls out")
Ask = Callable[[CachedOnet], Awaitable[object]]


@dataclass
class CountingTransport(httpx.AsyncBaseTransport):
    """A transport that counts requests."""

    inner: httpx.AsyncHTTPTransport
    calls: int = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass it on."""
        self.calls += 1
        return await self.inner.handle_async_request(request)


@dataclass(frozen=True)
class Way:
    """A way to get cached responses: with a new client each time, or with one that caches."""

    name: str
    fresh: bool
    redis_url: str | None


async def main(args: argparse.Namespace) -> None:
    """Print the tables."""
    with database(args.release) as path, serve(service, database=path) as server, valkey() as redis:
        url, chosen = f"http://127.0.0.1:{server.port}/", example(path, 60)
        ways = (
            Way("uncached, over HTTP", fresh=True, redis_url=None),
            Way("read from Redis", fresh=True, redis_url=redis),
            Way("remembered in the process", fresh=False, redis_url=None),
        )
        rows = [await _row(url, name, ask, way, args.times) for name, ask in _asks(chosen).items() for way in ways]
        show(f"{args.times} answers each; {machine()}", HEADER, rows)
        crowds = [await _crowd(url, name, ask) for name, ask in _asks(chosen).items()]
        show(f"{CROWD} equal requests at once", ("answer", "wall, ms", "calls out"), crowds)


def _asks(chosen: Example) -> dict[str, Ask]:
    return {
        "search": lambda onet: onet.search("nurse"),
        "tasks": lambda onet: onet.tasks(chosen.code),
        f"related, {chosen.related} rows": lambda onet: onet.every_related(chosen.code, chosen.tasks),
    }


@asynccontextmanager
async def _client(url: str) -> AsyncIterator[tuple[OnetClient, CountingTransport]]:
    counted = CountingTransport(httpx.AsyncHTTPTransport())
    async with open_http(url, transport=counted) as http:
        yield OnetClient(http), counted


async def _row(url: str, name: str, ask: Ask, way: Way, times: int) -> tuple[str, ...]:
    async with AsyncExitStack() as opened:
        client, counted = await opened.enter_async_context(_client(url))
        cache = open_cache(way.redis_url, namespace="benchmark:", max_entries=500)
        opened.push_async_callback(cache.close)
        cached = CachedOnet(client, cache, source=url)
        await ask(cached)
        counted.calls, walls, began = 0, [], time.process_time()
        for _ in range(times):
            forgetful = cache if way.redis_url else open_cache(None, namespace="benchmark:", max_entries=500)
            onet = CachedOnet(client, forgetful, source=url) if way.fresh else cached
            started = time.perf_counter()
            await ask(onet)
            walls.append(1_000 * (time.perf_counter() - started))
        cpu = 1_000 * (time.process_time() - began) / times
        return (
            f"{name}, {way.name}",
            spread(walls, 3),
            figure(percentile(walls, 99), 3),
            figure(cpu, 3),
            str(counted.calls),
        )


async def _crowd(url: str, name: str, ask: Ask) -> tuple[str, ...]:
    async with _client(url) as (client, counted):
        onet = CachedOnet(client, open_cache(None, namespace="benchmark:", max_entries=500), source=url)
        began = time.perf_counter()
        await asyncio.gather(*(ask(onet) for _ in range(CROWD)))
        return name, figure(1_000 * (time.perf_counter() - began)), str(counted.calls)


def options() -> argparse.ArgumentParser:
    """The command line's options."""
    parser = arguments(__doc__)
    parser.add_argument("--times", type=int, default=500, help="how many answers are measured")
    return parser


if __name__ == "__main__":
    asyncio.run(main(options().parse_args()))
