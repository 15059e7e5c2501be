"""Serving an app inside a test: what is under way is answered, and nothing stays open."""

import asyncio
import socket
from urllib.parse import urlsplit

import aiohttp
import pytest
from slack_playground.testing.serve import served
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route


async def test_answer_under_way_is_finished() -> None:
    received, answering = asyncio.Event(), asyncio.Event()

    async def slow(_: Request) -> PlainTextResponse:
        received.set()
        await answering.wait()
        return PlainTextResponse("done")

    async with aiohttp.ClientSession() as session:
        async with served(Starlette(routes=[Route("/", slow)])) as url:
            asking = asyncio.create_task(session.get(url))
            await received.wait()
            asyncio.get_running_loop().call_soon(answering.set)
        assert await (await asking).text() == "done"
    with pytest.raises(ConnectionRefusedError):
        connected(url)


async def test_connection_opened_while_stopping_is_closed() -> None:
    async with served(Starlette()) as url:
        connections = [connected(url) for _ in range(3)]
    for connection in connections:
        with connection:
            assert closed_by_the_other_end(connection)


def connected(url: str) -> socket.socket:
    at = urlsplit(url)
    return socket.create_connection((at.hostname, at.port or 0), timeout=5)


def closed_by_the_other_end(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True
