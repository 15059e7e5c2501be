"""Collects garbage in small portions, so that the event loop never stands still for long."""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

PORTION_SECONDS: Final = 1.0
"""The time between collections. The objects since the last one, a few thousand, take a few milliseconds."""

PORTIONS: Final = 5
"""After so many collections, objects that survived them are examined once more."""

YOUNG_OBJECTS: Final = 50_000
"""Python's own threshold, for bursts. It counts created objects minus deleted ones. When cached answers replace others,
hundreds of thousands pile up before it's reached, and collecting them takes 100 ms."""


def freeze_startup_objects() -> None:
    """Exclude the objects of the start from collection; the others are collected by `garbage_collection`."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, PORTIONS, 100)


@asynccontextmanager
async def garbage_collection(sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> AsyncIterator[None]:
    """Collect garbage every second until the block ends."""
    collection = asyncio.create_task(_collect(sleep))
    try:
        yield
    finally:
        collection.cancel()


async def _collect(sleep: Callable[[float], Awaitable[None]]) -> None:
    while True:
        for portion in range(PORTIONS):
            await sleep(PORTION_SECONDS)
            gc.collect(0 if portion else 1)
