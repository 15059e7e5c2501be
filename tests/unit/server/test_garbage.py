"""Garbage is collected in portions while a server runs."""

import asyncio
import gc
import platform
import resource
import weakref
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.server.garbage import (
    MOST_WAITING,
    PORTION_SECONDS,
    SECOND_LOOK,
    garbage_collection,
    give_back_large_blocks,
)

FULL_LOOK = 50


def resident_bytes() -> int:
    """How much memory the process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


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


@pytest.fixture
async def ticks() -> AsyncIterator[Ticks]:
    """Garbage is collected when these say so, and not by Python's own thresholds."""
    ticks = Ticks()
    gc.collect()
    gc.disable()
    try:
        async with garbage_collection(ticks.sleep, full_look=FULL_LOOK):
            await ticks.sleeps.get()
            yield ticks
    finally:
        gc.enable()


async def test_garbage_is_collected_in_each_portion_and_what_was_left_later(ticks: Ticks) -> None:
    await ticks.passes()
    knot = Knot()
    young, left = weakref.ref(Knot()), weakref.ref(knot)
    await ticks.passes()
    assert young() is None
    del knot
    for _ in range(SECOND_LOOK):
        await ticks.passes()
    assert left() is None, "it was in use at the first look"


async def test_second_look_comes_earlier_when_many_objects_wait_for_it(ticks: Ticks) -> None:
    knot = Knot()
    left = weakref.ref(knot)
    waiting: list[list[int]] = [[] for _ in range(MOST_WAITING + 1)]
    await ticks.passes()
    del knot
    await ticks.passes()
    assert left() is None
    assert waiting


async def test_garbage_that_was_in_use_at_the_second_look_does_not_stay(ticks: Ticks) -> None:
    knot = Knot()
    left = weakref.ref(knot)
    gc.collect(1)
    del knot
    for _ in range(FULL_LOOK - 1):
        await ticks.passes()
    assert left() is not None
    await ticks.passes()
    assert left() is None


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps large blocks, and can be told not to")
def test_large_blocks_are_given_back_as_soon_as_they_are_free() -> None:
    give_back_large_blocks()
    blocks = [b"." * 100_000 for _ in range(1_000)]
    before = resident_bytes()
    del blocks[::2]
    assert before - resident_bytes() > 10_000_000
    assert len(blocks) == 500
