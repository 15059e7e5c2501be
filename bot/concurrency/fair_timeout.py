"""A time limit that doesn't blame others for an event loop that stood still."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

SLICES: Final = 10


@asynccontextmanager
async def fair_timeout(seconds: float) -> AsyncIterator[None]:
    """Raise TimeoutError after so many seconds, but not before the event loop had ten chances to read an answer.

    If many turns keep the loop for seconds, the time is over in the moment in which it goes on, with the answer unread.
    """
    loop = asyncio.get_running_loop()
    timer: asyncio.TimerHandle
    async with asyncio.timeout(None) as limit:

        def begin_slice(left: int) -> None:
            nonlocal timer
            timer = loop.call_later(seconds / SLICES, begin_slice if left else end, left - 1)

        def end(_: int) -> None:
            limit.reschedule(loop.time())

        begin_slice(SLICES - 1)
        try:
            yield
        finally:
            timer.cancel()
