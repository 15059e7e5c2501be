"""A TCP relay before a server: it can lead to another server, deliver late, and hold everything back."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.server.uvicorn import bind

CHUNK = 65_536


class Relay:
    """Connects each client with the server that `port` leads to at that moment; a connection stays with its server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.delay = 0.0
        """Seconds by which each answer of the server is late."""
        self.flowing = asyncio.Event()
        self.flowing.set()
        self.connections = 0
        self.address = 0
        self._pumps: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["Relay"]:
        """Relay on a free port of loopback, `address`."""
        socket = bind("127.0.0.1", 0)
        self.address = socket.getsockname()[1]
        server = await asyncio.start_server(self._connect, sock=socket)
        try:
            yield self
        finally:
            server.close()
            for pump in self._pumps:
                pump.cancel()
            await asyncio.gather(*self._pumps, return_exceptions=True)

    def cut(self) -> None:
        """Close all connections."""
        for pump in self._pumps:
            pump.cancel()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            theirs, ours = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            writer.close()
            return
        self._pump(reader, ours, late=False)
        self._pump(theirs, writer, late=True)

    def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, late: bool) -> None:
        pump = asyncio.create_task(self._copy(source, target, late=late))
        self._pumps.add(pump)
        pump.add_done_callback(self._pumps.discard)

    async def _copy(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, late: bool) -> None:
        with contextlib.suppress(OSError), contextlib.closing(target):
            while data := await source.read(CHUNK):
                await self.flowing.wait()
                if late and self.delay:
                    await asyncio.sleep(self.delay)
                target.write(data)
                await target.drain()
