"""Long computations that let the event loop do other work in between."""

import asyncio
import time
from typing import Final, TypeVar

from bot.onet.matching.steps import Steps, pauses

Result = TypeVar("Result")
SECONDS_AT_ONCE: Final = 0.005


async def finish_gently(steps: Steps[Result], seconds: float = SECONDS_AT_ONCE) -> Result:
    """Run all steps, and let the event loop run after each `seconds` of work."""
    results: list[Result] = []
    began = time.perf_counter()
    for _ in pauses(steps, results):
        if time.perf_counter() - began >= seconds:
            await asyncio.sleep(0)
            began = time.perf_counter()
    return results[0]
