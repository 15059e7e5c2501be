"""Collects garbage in small portions, so that the event loop never stands still for long."""

import asyncio
import ctypes
import gc
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

PORTION_SECONDS: Final = 0.1
"""The time between collections. The objects since the last one, a few thousand, take a few milliseconds."""

SECOND_LOOK: Final = 20
"""After so many portions, what survived them is examined once more. Garbage in use then stays until the full look."""

FULL_LOOK: Final = 600
"""After so many portions, a minute, all objects are examined, in 12 to 15 ms. Each call to O*NET leaves 50 objects in
cycles (stamina). Those in use at the second look stay until then: two megabytes in five minutes."""

MOST_WAITING: Final = 15_000
"""When so many objects wait for the second look, it comes at once: it takes 10 ms. In a burst, two seconds' took 75 ms.
They are counted, because Python's counters say how many more there are, and not how many are new."""

THRESHOLDS: Final = (5_000, 2, 1_000_000)
"""Python's own, for bursts, in which a portion would have a hundred thousand objects. A full look is never due by them:
Python counts created objects minus deleted ones, so it doesn't notice when cached answers replace others."""


def freeze_startup_objects() -> None:
    """Exclude the objects of the start from collection; the others are collected by `garbage_collection`."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def give_back_large_blocks() -> None:
    """Let glibc give blocks of 64 kB and more back to the system as soon as they are free.

    Otherwise answers of 50 to 200 kB leave gaps: several megabytes in ten minutes. Other C libraries have no such
    function: https://man7.org/linux/man-pages/man3/mallopt.3.html.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(-3, 64 * 1024)  # M_MMAP_THRESHOLD of malloc.h


@asynccontextmanager
async def garbage_collection(
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep, *, full_look: int = FULL_LOOK
) -> AsyncIterator[None]:
    """Collect garbage in portions until the block ends, and all of it after `full_look` portions."""
    collection = asyncio.create_task(_collect(sleep, full_look))
    try:
        yield
    finally:
        collection.cancel()


async def _collect(sleep: Callable[[float], Awaitable[None]], full_look: int) -> None:
    for portion in itertools.count(1):
        await sleep(PORTION_SECONDS)
        is_second_look = portion % SECOND_LOOK == 0 or len(gc.get_objects(generation=1)) > MOST_WAITING
        gc.collect(2 if portion % full_look == 0 else 1 if is_second_look else 0)
