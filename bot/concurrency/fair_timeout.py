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
    async with asyncio.timeout(None) as limit:
        slices = _Slices(limit, seconds / SLICES)
        slices.begin_next(SLICES)
        try:
            yield
        finally:
            slices.timer.cancel()


class _Slices:
    """The slices of a time limit, one after the other.

    A function that starts itself again would be a cycle, which keeps the turn's context until garbage is collected.
    """

    timer: asyncio.TimerHandle

    def __init__(self, limit: asyncio.Timeout, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds

    def begin_next(self, left: int) -> None:
        """Begin one of the slices that are left, or end the time if none is."""
        loop = asyncio.get_running_loop()
        if left:
            self.timer = loop.call_later(self._seconds, self.begin_next, left - 1)
        else:
            self._limit.reschedule(loop.time())
