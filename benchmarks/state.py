"""Measures a conversation's size, and the cost of its state as their number grows: `python -m benchmarks.state`."""

import argparse
import asyncio
import time
import tracemalloc
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final

import redis.asyncio

from benchmarks.processes import valkey
from benchmarks.tables import figure, machine, percentile, show, spread
from bot.app import CONVERSATIONS
from bot.conversation.events import TurnedTo
from bot.conversation.state import Conversation, Person, Place, Step
from bot.conversation.transitions import advance
from bot.storage.cache import Cache
from bot.storage.cache_factory import open_cache
from bot.storage.conversations import ConversationStore, StoredConversation

PIPELINE: Final = 5_000
NOTHING: Final = StoredConversation(None)
TITLE: Final = "Secondary School Teachers, Except Special and Career/Technical Education"
TYPICAL: Final = tuple(str(number) for number in range(10_001, 10_007))
MOST: Final = tuple(str(number) for number in range(10_001, 10_041))


def conversation(number: int, chosen: tuple[str, ...] = TYPICAL) -> Conversation:
    """The number-th person's conversation, reading results."""
    owner, place = (
        Person(team="T0123456789", user=f"U{number:010}"),
        Place(channel="D0123456789", message="1764000000.000100"),
    )
    facts = {"step": Step.READING_RESULTS, "keyword": "high school teacher", "code": "25-2031.00", "title": TITLE}
    begun = Conversation.begin(f"{number:011}", owner, place)
    return begun.model_copy(update=facts | {"chosen": chosen, "turn": 6, "revision": 9})


async def main(args: argparse.Namespace) -> None:
    """Print the tables."""
    with valkey() as url:
        rows = [await _weight(url, *size) for size in (("six duties chosen", TYPICAL), ("forty duties chosen", MOST))]
        show(f"A conversation's bytes; {machine()}", ("with", "on the wire", "in Redis", "in memory"), rows)
        memory = [size for size in args.sizes if size <= CONVERSATIONS]
        beyond = [size for size in (5 * CONVERSATIONS,) if max(args.sizes) > CONVERSATIONS]
        turns = [await _memory_turns(size, args.turns) for size in memory + beyond]
        turns += [await _redis_turns(url, size, args.turns) for size in args.sizes]
    header = ("conversations, where", "turn's state, ms", "p99, ms", "CPU here, ms")
    show("Finding, advancing and replacing one of so many", header, turns)


async def _weight(url: str, name: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
    text = conversation(1, chosen).write()
    async with redis.asyncio.Redis.from_url(url) as client, _cache(url) as cache:
        await ConversationStore(cache).write(NOTHING, conversation(1, chosen))
        keys = [key async for key in client.scan_iter()]
        in_redis = sum([await client.memory_usage(key) or 0 for key in keys])
        await client.flushdb()
    return name, str(len(text.encode())), str(in_redis), figure(await _in_memory(chosen), 0)


async def _in_memory(chosen: tuple[str, ...], count: int = 1_000) -> float:
    async with _cache(None) as cache:
        store = ConversationStore(cache)
        tracemalloc.start()
        for number in range(count):
            await store.write(NOTHING, conversation(number, chosen))
        memory = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
    return memory / count


@asynccontextmanager
async def _cache(url: str | None) -> AsyncIterator[Cache]:
    cache = open_cache(url, namespace="duties:", max_entries=CONVERSATIONS)
    try:
        yield cache
    finally:
        await cache.close()


async def _memory_turns(size: int, turns: int) -> tuple[str, ...]:
    async with _cache(None) as cache:
        store = ConversationStore(cache)
        for number in range(size):
            await store.write(NOTHING, conversation(number))
        return await _turns(store, f"{size:,} in memory", range(max(0, size - CONVERSATIONS), size), turns)


async def _redis_turns(url: str, size: int, turns: int) -> tuple[str, ...]:
    async with redis.asyncio.Redis.from_url(url) as client, _cache(url) as cache:
        store = ConversationStore(cache)
        await store.write(NOTHING, conversation(0))
        (key,) = [key async for key in client.scan_iter()]
        for first in range(0, size, PIPELINE):
            several = [conversation(number) for number in range(first, min(first + PIPELINE, size))]
            await client.mset({_key_of(now, key): now.write() for now in several})
        row = await _turns(store, f"{size:,} in Redis", range(size), turns)
        await client.flushdb()
        return row


def _key_of(now: Conversation, key: bytes) -> bytes:
    """The key of a conversation, after that of the first one."""
    first = conversation(0)
    parted = key.replace(first.id.encode(), now.id.encode())
    return parted.replace(first.owner.user.encode(), now.owner.user.encode())


async def _turns(store: ConversationStore, name: str, numbers: Iterable[int], turns: int) -> tuple[str, ...]:
    """Turn pages in conversations from all over."""
    every = list(numbers)
    chosen = [every[(turn * 7_919) % len(every)] for turn in range(turns)]
    walls, began = [], time.process_time()
    for turn, number in enumerate(chosen):
        started = time.perf_counter()
        stored = await store.find(conversation(number).owner, conversation(number).id)
        if stored.conversation is None:
            raise LookupError(number)
        await store.write(stored, advance(stored.conversation, TurnedTo(page=2 + turn % 2)))
        walls.append(1_000 * (time.perf_counter() - started))
    cpu = 1_000 * (time.process_time() - began) / turns
    return name, spread(walls, 3), figure(percentile(walls, 99), 3), figure(cpu, 3)


def options() -> argparse.ArgumentParser:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 1_000, 20_000, 1_000_000], help="conversations")
    parser.add_argument("--turns", type=int, default=2_000, help="turns that are measured")
    return parser


if __name__ == "__main__":
    asyncio.run(main(options().parse_args()))
