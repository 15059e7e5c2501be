"""Lets what has been acknowledged in, a few at a time, so that whatever arrives meanwhile is acknowledged first."""

import asyncio
from collections import deque
from typing import Final

EACH_ROUND: Final = 8
"""How many are let in at once. One would be fairest; but what several do together, one after the other, costs a tenth
less: each finds in the processor's caches what the one before has left there. Measured in docs/decisions/0012."""


class Turnstile:
    """Lets so many through in each round of the event loop, in the order they came.

    A round first takes in what has arrived. Without this, a hundred clicks that come at once would all be read before
    the next one was acknowledged.
    """

    def __init__(self, each_round: int = EACH_ROUND) -> None:
        self._each_round = each_round
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def passed(self) -> None:
        """Wait for one's turn."""
        loop = asyncio.get_running_loop()
        if not self._waiting:
            loop.call_soon(self._let_through)
        waiter = loop.create_future()
        self._waiting.append(waiter)
        await waiter

    def _let_through(self) -> None:
        for _ in range(min(self._each_round, len(self._waiting))):
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(None)
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._let_through)
