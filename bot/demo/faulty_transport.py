"""A transport to O*NET whose faults can be switched on: down, slow, busy."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import StrEnum
from http import HTTPStatus
from typing import Final

import httpx

SLOW_SECONDS: Final = 4.0
"""Longer than the bot waits before it says that it is looking, and shorter than it waits at all."""


class Fault(StrEnum):
    """What is wrong with O*NET."""

    NONE = "none"
    DOWN = "down"
    SLOW = "slow"
    BUSY = "busy"


class FaultyTransport(httpx.AsyncBaseTransport):
    """Wraps a transport: refuses connections, delays responses, or answers 429, as `fault` says."""

    def __init__(self, *, wait: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self.fault = Fault.NONE
        self._wait = wait
        self._transport: httpx.AsyncBaseTransport | None = None

    def wrap(self, transport: httpx.AsyncBaseTransport) -> httpx.AsyncBaseTransport:
        """Wrap this transport instead of the previous one; a bot that restarts makes a new one."""
        self._transport = transport
        return self

    async def toggle(self, fault: Fault) -> None:
        """Switch a fault on, or off if it is on."""
        self.fault = Fault.NONE if self.fault is fault else fault

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The transport's response, with the fault."""
        if self._transport is None:
            raise RuntimeError("no transport is wrapped")
        match self.fault:
            case Fault.DOWN:
                raise httpx.ConnectError("O*NET is down: the fault is switched on", request=request)
            case Fault.BUSY:
                return httpx.Response(HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": "0"}, request=request)
            case Fault.SLOW:
                await self._wait(SLOW_SECONDS)
            case Fault.NONE:
                pass
        return await self._transport.handle_async_request(request)
