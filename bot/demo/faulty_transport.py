"""A way to O*NET that can be told to be down, slow or busy, for whoever wants to see what the bot does then."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Final

import httpx

SLOW_SECONDS: Final = 4.0
"""Longer than the bot waits before it says that it is looking, and less than it waits at all."""


class Fault(StrEnum):
    """How O*NET answers."""

    WELL = "well"
    DOWN = "down"
    SLOW = "slow"
    BUSY = "busy"


class FaultyTransport(httpx.AsyncBaseTransport):
    """Another transport, in a mood: refusing connections, answering late, or turning requests away with 429."""

    def __init__(self, *, wait: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self.mood = Fault.WELL
        self._wait = wait
        self._way: httpx.AsyncBaseTransport | None = None

    def around(self, transport: httpx.AsyncBaseTransport) -> httpx.AsyncBaseTransport:
        """Stand before this transport; before another one after a restart."""
        self._way = transport
        return self

    async def turn(self, mood: Fault) -> None:
        """Take on a mood, or lay it off where it is the one already."""
        self.mood = Fault.WELL if self.mood is mood else mood

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, as the mood has it."""
        if self._way is None:
            raise RuntimeError("there is no transport to stand before")
        match self.mood:
            case Fault.DOWN:
                raise httpx.ConnectError("O*NET is down, as was asked for", request=request)
            case Fault.BUSY:
                return httpx.Response(429, headers={"Retry-After": "0"}, request=request)
            case Fault.SLOW:
                await self._wait(SLOW_SECONDS)
            case Fault.WELL:
                pass
        return await self._way.handle_async_request(request)
