"""A transport to O*NET that tests control: it responds, is down, is slow, or returns what it's told."""

import asyncio
from collections.abc import Callable

import httpx


class Wire(httpx.AsyncBaseTransport):
    """Passes requests on, and does to them what a test switches on.

    `asked` lists what came by, path and query; `came` yields each of them.
    """

    def __init__(self, behind: httpx.AsyncBaseTransport) -> None:
        self._behind = behind
        self.asked: list[str] = []
        self.came: asyncio.Queue[str] = asyncio.Queue()
        self.down = False
        self.answering = asyncio.Event()
        self.answering.set()
        self.instead: Callable[[httpx.Request], httpx.Response | None] = lambda _: None

    def hold(self) -> None:
        """From now on requests come, and wait for `answering`."""
        self.came = asyncio.Queue()
        self.answering.clear()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.raw_path.decode())
        self.came.put_nowait(self.asked[-1])
        await self.answering.wait()
        if self.down:
            raise httpx.ConnectError("refused", request=request)
        return self.instead(request) or await self._behind.handle_async_request(request)
