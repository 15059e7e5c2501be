"""Long computations that let the event loop do other work in between."""

import asyncio
import time
from typing import Final, TypeVar

from bot.onet.matching.steps import Steps

Result = TypeVar("Result")
SECONDS_AT_ONCE: Final = 0.005


async def finish_gently(steps: Steps[Result], seconds: float = SECONDS_AT_ONCE) -> Result:
    """Run all steps, and let the event loop run after each `seconds` of work."""
    began = time.perf_counter()
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]  # what the generator returns
        if time.perf_counter() - began >= seconds:
            await asyncio.sleep(0)
            began = time.perf_counter()
