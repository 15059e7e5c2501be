"""Tasks that are ready in the same moment continue a few at a time."""

import asyncio

import pytest

from bot.concurrency.pacer import Pacer


class Counted:
    """Tasks that wait for a pacer, and their numbers in the order in which they continued."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer
        self.continued: list[int] = []

    async def task(self, number: int) -> None:
        await self._pacer.wait()
        self.continued.append(number)

    def start(self, *numbers: int) -> list[asyncio.Task[None]]:
        return [asyncio.create_task(self.task(number)) for number in numbers]

    async def count_by_iteration(self, tasks: list[asyncio.Task[None]]) -> list[int]:
        """How many continued in each iteration of the event loop in which any did."""
        counts = []
        while not all(task.done() for task in tasks):
            before = len(self.continued)
            await asyncio.sleep(0)
            counts.append(len(self.continued) - before)
        return [count for count in counts if count]


async def test_tasks_continue_a_few_at_a_time_in_their_order() -> None:
    counted = Counted(Pacer(3))
    tasks = counted.start(*range(10))
    assert await counted.count_by_iteration(tasks) == [3, 3, 3, 1]
    assert counted.continued == list(range(10))


async def test_later_tasks_do_not_overtake_those_that_wait() -> None:
    counted = Counted(Pacer(1))
    first = counted.start(1, 2, 3)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    second = counted.start(4, 5)
    assert max(await counted.count_by_iteration([*first, *second])) == 1
    assert counted.continued == [1, 2, 3, 4, 5]


async def test_cancelled_task_leaves_its_place_to_the_next() -> None:
    counted = Counted(Pacer(1))
    first, cancelled, last = counted.start(1, 2, 3)
    await asyncio.sleep(0)
    cancelled.cancel()
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    await asyncio.gather(first, last)
    assert counted.continued == [1, 3]


async def test_single_tasks_do_not_wait() -> None:
    pacer = Pacer(1)
    for _ in range(3):
        assert pacer.wait().done()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
