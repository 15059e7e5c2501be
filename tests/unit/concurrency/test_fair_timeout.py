"""A time limit doesn't count a loop that stands still, and ends a wait that gets no answer."""

import asyncio
import gc
from collections.abc import Coroutine
from typing import Any

import pytest

from bot.concurrency.fair_timeout import fair_timeout


class JumpingLoop(asyncio.SelectorEventLoop):
    """A loop whose time can jump, as it does for a loop that stood still."""

    ahead = 0.0

    def time(self) -> float:
        return super().time() + self.ahead


def run(work: Coroutine[Any, Any, Any]) -> Any:
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        return runner.run(work)


def jump(seconds: float) -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, JumpingLoop)
    loop.ahead += seconds


async def hold_loop_while_an_answer_comes(answer: "asyncio.Future[str]", jumps: int) -> None:
    for _ in range(jumps):
        jump(60)
        await asyncio.sleep(0)
    answer.set_result("in time")


@pytest.mark.parametrize("jumps", [1, 5])
def test_answer_that_came_while_the_loop_stood_still_is_read(jumps: int) -> None:
    async def read() -> str:
        answer = asyncio.get_running_loop().create_future()
        holding = asyncio.create_task(hold_loop_while_an_answer_comes(answer, jumps))
        async with fair_timeout(1):
            said: str = await answer
        await holding
        return said

    assert run(read()) == "in time"


@pytest.mark.parametrize("jumps", [0, 1])
def test_nothing_is_waited_for_longer(jumps: int) -> None:
    async def read() -> None:
        for _ in range(jumps):
            asyncio.get_running_loop().call_soon(jump, 60)
        async with fair_timeout(0.001):
            await asyncio.get_running_loop().create_future()

    with pytest.raises(TimeoutError):
        run(read())


def test_time_limit_leaves_no_garbage() -> None:
    async def use(times: int) -> None:
        for _ in range(times):
            async with fair_timeout(60):
                pass

    run(use(1))
    gc.collect()
    gc.disable()
    try:
        run(use(100))
        assert gc.collect() < 100, "it keeps the context of its turn"
    finally:
        gc.enable()
