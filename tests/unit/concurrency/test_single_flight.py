"""Equal work under way is one task."""

import asyncio
import gc
import weakref

import pytest

from bot.concurrency.pacer import TURNS
from bot.concurrency.single_flight import SingleFlight


class Work:
    """Work that ends when it's told to, and counts its starts."""

    def __init__(self) -> None:
        self.begun = 0
        self.finish = asyncio.Event()

    async def __call__(self) -> int:
        self.begun += 1
        await self.finish.wait()
        return self.begun


async def test_single_flight_runs_equal_work_once() -> None:
    flight: SingleFlight[str, int] = SingleFlight()
    work, other = Work(), Work()
    waiting = [asyncio.create_task(flight.run("a", work)) for _ in range(5)]
    waiting.append(asyncio.create_task(flight.run("b", other)))
    await asyncio.sleep(0)
    assert "a" in flight
    work.finish.set()
    other.finish.set()
    assert await asyncio.gather(*waiting) == [1, 1, 1, 1, 1, 1]
    assert (work.begun, other.begun) == (1, 1)
    assert "a" not in flight
    assert await flight.run("a", work) == 2, "what has ended is done anew"


async def test_cancelled_waiter_leaves_the_work_to_others() -> None:
    flight: SingleFlight[str, int] = SingleFlight()
    work = Work()
    first, second = (asyncio.create_task(flight.run("a", work)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    work.finish.set()
    assert await second == 1


async def test_single_flight_error_reaches_all_and_is_retried() -> None:
    flight: SingleFlight[str, int] = SingleFlight()

    async def fails() -> int:
        raise LookupError("no")

    results = await asyncio.gather(*(flight.run("a", fails) for _ in range(3)), return_exceptions=True)
    assert [type(result) for result in results] == [LookupError] * 3
    work = Work()
    work.finish.set()
    assert await flight.run("a", work) == 1


async def test_forgotten_single_flight_runs_again() -> None:
    flight: SingleFlight[str, int] = SingleFlight()
    old, new = Work(), Work()
    first = asyncio.create_task(flight.run("a", old))
    await asyncio.sleep(0)
    flight.forget("a")
    second = asyncio.create_task(flight.run("a", new))
    await asyncio.sleep(0)
    old.finish.set()
    assert await first == 1
    assert "a" in flight, "the older one ends and leaves the newer one alone"
    new.finish.set()
    assert await second == 1


async def test_many_waiters_continue_a_few_at_a_time() -> None:
    flight: SingleFlight[str, int] = SingleFlight()
    work, continued = Work(), 0

    async def wait() -> None:
        nonlocal continued
        await flight.run("a", work)
        continued += 1

    waiting = [asyncio.create_task(wait()) for _ in range(3 * TURNS)]
    await asyncio.sleep(0)
    work.finish.set()
    while continued < len(waiting):
        before = continued
        await asyncio.sleep(0)
        assert continued - before <= TURNS
    await asyncio.gather(*waiting)


async def test_failed_task_leaves_no_garbage() -> None:
    async def fail() -> int:
        raise RuntimeError

    flight: SingleFlight[str, int] = SingleFlight()
    gc.disable()
    try:
        failed = weakref.ref(flight.task("a", fail))
        with pytest.raises(RuntimeError):
            await flight.run("a", fail)
        assert failed() is None, "it keeps everything in the frames of its waiters"
    finally:
        gc.enable()
