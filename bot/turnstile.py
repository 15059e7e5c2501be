"""Lets what has been acknowledged in, one after the other, so that whatever arrives meanwhile is acknowledged first."""

import asyncio
from collections import deque


class Turnstile:
    """Lets one through in each round of the event loop, in the order they came.

    A round first takes in what has arrived. Without this, a hundred clicks that come at once would all be read before
    the next one was acknowledged.
    """

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[None]] = deque()

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    async def passed(self) -> None:
        """Wait for one's turn."""
        loop = asyncio.get_running_loop()
        if not self._waiting:
            loop.call_soon(self._let_through)
        waiter = loop.create_future()
        self._waiting.append(waiter)
        await waiter

    def _let_through(self) -> None:
        waiter = self._waiting.popleft()
        if not waiter.done():
            waiter.set_result(None)
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._let_through)
