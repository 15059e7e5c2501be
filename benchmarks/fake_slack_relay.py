"""Slack for a crowd, in a process of its own: answers each call, and passes on every screen that is shown."""

import asyncio
import random
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import orjson
from starlette.types import ASGIApp, Receive, Scope, Send

from benchmarks.contestants import serve_lifespan
from benchmarks.fake_slack import BOT, PERSON, Message, answered, body_of
from bot.onet.embedded.api import create_service

LENGTH: Final = struct.Struct("!I")
SHOWN: Final = b'{"ok":true,"channel":"C1","ts":"1"}'
METHODS: Final = frozenset({"chat.update", "chat.postMessage"})
"""What shows somebody something."""


def slack(*, listener: int, seconds: float = 0.0) -> ASGIApp:
    """A Web API on loopback that takes `seconds` for a screen; each goes on to the port `listener`."""
    writers: list[asyncio.StreamWriter] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await serve_lifespan(receive, send)
            return
        body = await body_of(receive)
        method = scope["path"].rpartition("/")[2]
        if method not in METHODS:
            await answered(send, orjson.dumps(BOT if method == "auth.test" else PERSON))
            return
        if not writers:
            writers.append((await asyncio.open_connection("127.0.0.1", listener))[1])
        await asyncio.sleep(seconds)
        writers[0].write(LENGTH.pack(len(body)) + body)
        await answered(send, SHOWN)

    return app


@asynccontextmanager
async def listen_for_screens(hear: Callable[[Message], None]) -> AsyncIterator[int]:
    """Hear of every screen; gives the port to send them to."""

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
                hear(orjson.loads(await reader.readexactly(length)))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def slow_onet(*, database: Path, seconds: float, errors: float) -> ASGIApp:
    """Web Services that take their time, and now and then do not answer."""
    service, chance = create_service(database), random.Random(1)  # noqa: S311 - a fixed choice, not a secret

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await asyncio.sleep(seconds)
            if chance.random() < errors:
                await send({"type": "http.response.start", "status": 503, "headers": []})
                await send({"type": "http.response.body", "body": b""})
                return
        await service(scope, receive, send)

    return app
