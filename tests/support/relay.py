"""A TCP relay before a server: it can lead to another server, and hold everything back."""

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
        self.flowing = asyncio.Event()
        self.flowing.set()
        self.connections = 0
        self._opened = asyncio.Condition()
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

    async def connected(self, number: int) -> None:
        """Wait until so many connections were opened."""
        async with self._opened:
            await self._opened.wait_for(lambda: self.connections >= number)

    async def before_answer(self) -> None:
        """What is waited for before a part of the server's answer is passed on."""
        await self.flowing.wait()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with self._opened:
            self.connections += 1
            self._opened.notify_all()
        try:
            server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            writer.close()
            return
        self._pump(reader, server_writer, late=False)
        self._pump(server_reader, writer, late=True)

    def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, late: bool) -> None:
        pump = asyncio.create_task(self._copy(source, target, late=late))
        self._pumps.add(pump)
        pump.add_done_callback(self._pumps.discard)

    async def _copy(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, late: bool) -> None:
        with contextlib.suppress(OSError), contextlib.closing(target):
            while data := await source.read(CHUNK):
                await (self.before_answer() if late else self.flowing.wait())
                target.write(data)
                await target.drain()
