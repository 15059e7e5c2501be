"""Collects garbage in small portions, so that the event loop never stands still for long."""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

PORTION_SECONDS: Final = 1.0
"""How often the objects of the time since then are looked at: a few thousand, in a few milliseconds."""

PORTIONS: Final = 5
"""After so many portions, those that were left are looked at once more."""

YOUNG_OBJECTS: Final = 50_000
"""Python's own threshold, for bursts. It counts objects that were made less those that went: where cached answers take
the place of others, hundreds of thousands are looked at until it's reached, in 100 ms."""


def leave_alone_what_the_start_made() -> None:
    """Never look at the objects of the start again, and otherwise seldom unless `collected_in_portions` does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, PORTIONS, 100)


@asynccontextmanager
async def collected_in_portions(sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> AsyncIterator[None]:
    """Collect garbage over and over in here."""
    collecting = asyncio.create_task(_collect(sleep))
    try:
        yield
    finally:
        collecting.cancel()


async def _collect(sleep: Callable[[float], Awaitable[None]]) -> None:
    while True:
        for portion in range(PORTIONS):
            await sleep(PORTION_SECONDS)
            gc.collect(0 if portion else 1)
