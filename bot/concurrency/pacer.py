"""Lets tasks continue a few at a time, so that the event loop can do something else in between."""

import asyncio
from collections import deque
from typing import Final

REQUESTS: Final = 24
"""Requests of Slack's that are read and acknowledged in one iteration of the event loop: about 8 ms."""

TURNS: Final = 2
"""Turns that continue in one iteration at each point where turns pile up: about 1 ms. Acks have less time than the work
after them, and turns that begin more slowly don't wait so long for a connection to Redis."""


class Pacer:
    """Spreads tasks that became ready in the same moment over several iterations of the event loop.

    asyncio runs everything that is ready before it reads a socket or looks at a timer again: two hundred requests, or
    turns, would take 100 ms, in which nothing else is answered. Tasks continue in the order in which they came.
    """

    def __init__(self, most: int) -> None:
        self._most = self._left = most
        self._waiting: deque[asyncio.Future[None]] = deque()

    def __len__(self) -> int:
        """How many tasks wait."""
        return len(self._waiting)

    def wait(self) -> "asyncio.Future[None]":
        """What a task awaits before it continues. It's done at once, unless too many continued in this iteration."""
        loop = asyncio.get_running_loop()
        place = loop.create_future()
        if not self._left:
            self._waiting.append(place)
            return place
        if self._left == self._most:
            loop.call_soon(self._next)
        self._left -= 1
        place.set_result(None)
        return place

    def _next(self) -> None:
        """Begin an iteration: let the first of those that wait continue."""
        self._left = self._most
        while self._waiting and self._left:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(None)
                self._left -= 1
        if self._left < self._most:
            asyncio.get_running_loop().call_soon(self._next)
