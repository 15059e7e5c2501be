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
"""After so many portions, objects that survived them are examined once more: garbage was in use at the first look.
Garbage that is in use then stays until the full look, so two seconds are better than one."""

FULL_LOOK: Final = 36_000
"""After so many portions, an hour, all objects are examined, which takes 50 to 70 ms. Each call to O*NET leaves 50
objects in cycles (stamina). Those in use at the second look would stay forever."""

TRIM: Final = 600
"""After so many portions, a minute, free memory is given back to the system, which takes half a millisecond."""

MOST_WAITING: Final = 15_000
"""When so many objects wait for the second look, it comes at once: it takes 10 ms. In a burst, two seconds' took 75 ms.
They are counted, because Python's counters say how many more there are, and not how many are new."""

THRESHOLDS: Final = (5_000, 2, 1_000_000)
"""Python's own, for bursts, in which a portion would have a hundred thousand objects; a full look is never due by them.
Python counts created objects minus deleted ones, so it doesn't notice when cached answers replace others."""


def freeze_startup_objects() -> None:
    """Exclude the objects of the start from collection; the others are collected by `garbage_collection`."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def give_back_free_memory() -> None:
    """Give the system the free pages between used ones.

    Answers of 50 to 200 kB leave gaps that glibc keeps: several megabytes in ten minutes. Other C libraries have no
    such function: https://man7.org/linux/man-pages/man3/malloc_trim.3.html.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


@asynccontextmanager
async def garbage_collection(
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    *,
    full_look: int = FULL_LOOK,
    give_back: Callable[[], None] = give_back_free_memory,
) -> AsyncIterator[None]:
    """Collect garbage in portions until the block ends, and all of it after `full_look` portions."""
    collection = asyncio.create_task(_collect(sleep, full_look, give_back))
    try:
        yield
    finally:
        collection.cancel()


async def _collect(sleep: Callable[[float], Awaitable[None]], full_look: int, give_back: Callable[[], None]) -> None:
    for portion in itertools.count(1):
        await sleep(PORTION_SECONDS)
        is_second_look = portion % SECOND_LOOK == 0 or len(gc.get_objects(generation=1)) > MOST_WAITING
        gc.collect(2 if portion % full_look == 0 else 1 if is_second_look else 0)
        if portion % TRIM == 0:
            give_back()
