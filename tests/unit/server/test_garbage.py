"""Garbage is collected in portions while a server runs."""

import asyncio
import gc
import weakref

from bot.server.garbage import PORTION_SECONDS, PORTIONS, garbage_collection


class Knot:
    """An object that refers to itself: only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


class Ticks:
    """A sleep that ends when a test says so."""

    def __init__(self) -> None:
        self.sleeps: asyncio.Queue[float] = asyncio.Queue()
        self.ended: asyncio.Queue[None] = asyncio.Queue()

    async def sleep(self, seconds: float) -> None:
        self.sleeps.put_nowait(seconds)
        await self.ended.get()

    async def passes(self) -> None:
        """One portion is collected."""
        self.ended.put_nowait(None)
        assert await self.sleeps.get() == PORTION_SECONDS


async def test_garbage_is_collected_in_each_portion_and_what_was_left_later() -> None:
    ticks = Ticks()
    gc.collect()
    gc.disable()
    try:
        async with garbage_collection(ticks.sleep):
            await ticks.sleeps.get()
            await ticks.passes()
            knot = Knot()
            young, left = weakref.ref(Knot()), weakref.ref(knot)
            await ticks.passes()
            assert young() is None
            del knot
            for _ in range(PORTIONS):
                await ticks.passes()
            assert left() is None, "it was in use at the first look"
    finally:
        gc.enable()
