"""Serves ASGI apps on loopback inside the event loop of a test."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from slack_playground.listening import bind


class _TestServer(uvicorn.Server):
    """A server that sets `ready` once it listens, and leaves signals to the test runner."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(app: ASGIApp, port: int = 0, *, on: socket.socket | None = None) -> AsyncIterator[str]:
    """Serve an app on loopback; yields its address, without a slash at the end.

    `on` is a socket from `slack_playground.listening.bind`, for an app whose address must be known before it starts.
    Port 0 takes a free port.
    """
    listening = on or bind("127.0.0.1", port)
    server = _TestServer(
        uvicorn.Config(app, log_level="warning", log_config=None, access_log=False, server_header=False)
    )
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    await server.ready.wait()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving
