"""Serves ASGI apps on loopback, in a test's event loop."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Final

import uvicorn
from starlette.types import ASGIApp

from slack_playground.ports import bind

IDLE_SECONDS: Final = 3_600
"""How long a connection stays open between two requests: longer than any test. A request that is sent just while the
server closes the connection is lost."""

TURNS: Final = 5
"""How often the event loop must turn before a connection that it has accepted is known to the server."""


class _Connections(set[Any]):
    """The open connections of a server. `none` is set while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.none = asyncio.Event()
        self.none.set()
        self._closing = False

    def close(self) -> None:
        """Close each one after its current response, and new ones at once."""
        self._closing = True
        for connection in list(self):
            connection.shutdown()

    def add(self, connection: Any) -> None:
        super().add(connection)
        self.none.clear()
        if self._closing:
            asyncio.get_running_loop().call_soon(connection.shutdown)

    def discard(self, connection: Any) -> None:
        super().discard(connection)
        if not self:
            self.none.set()

    def remove(self, connection: Any) -> None:
        self.discard(connection)


class _TestServer(uvicorn.Server):
    """A server that waits for events instead of polling ten times a second, and leaves signals to the test runner.

    A test starts and stops one or two servers, and uvicorn's own loop takes up to 0.3 seconds to stop each.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready, self.stopping = asyncio.Event(), asyncio.Event()
        self._open = _Connections()
        self.server_state.connections = self._open

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self.on_tick(0)  # writes the Date header
        await self.stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close every connection after its current response; then shut down the app."""
        for listening in self.servers:
            listening.close()
        self._open.close()
        for _ in range(TURNS):
            await asyncio.sleep(0)
        await self._open.none.wait()
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks)
        for listening in self.servers:
            await listening.wait_closed()
        await self.lifespan.shutdown()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(
    app: ASGIApp, port: int = 0, *, on: socket.socket | None = None, http: Any = "auto"
) -> AsyncIterator[str]:
    """Serve an app on loopback; yields its address, without a trailing slash.

    `on` is a socket from `slack_playground.ports.bind`, for an app whose address must be known before it starts.
    Port 0 takes a free port. `http` is uvicorn's protocol for HTTP, or a function that makes one.
    """
    listening = on or bind("127.0.0.1", port)
    server = _TestServer(
        uvicorn.Config(
            app,
            http=http,
            log_level="warning",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=IDLE_SECONDS,
        )
    )
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    await server.ready.wait()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.stopping.set()
        await serving
