"""The bare HTTP port, before any signature: endless heads, pipelines, idle and half-sent connections."""

import asyncio
import contextlib
import functools
import logging
import shutil
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from slack_playground.testing.serve import served
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.server.descriptors import most_connections
from bot.server.http_protocol import MAX_FRAMING_BYTES, MAX_HEAD_BYTES, MAX_PIPELINED, Connections, LimitedHttpProtocol
from bot.server.uvicorn import bind
from bot.telemetry.log_setup import REPEAT_SECONDS, OncePerInterval
from tests.support.clock import Clock
from tests.support.command_line import environment

LARGE = 16_000_000
HEALTHY = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"


async def _answer(request: Request) -> Response:
    return PlainTextResponse(f"{len(await request.body())}")


async def _large(_: Request) -> Response:
    return Response(b"x" * LARGE)


async def _headers(request: Request) -> Response:
    await request.body()
    return PlainTextResponse(" ".join(request.headers.keys()))


async def _echo(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text(await websocket.receive_text())
    await websocket.close()


@asynccontextmanager
async def server(*, most: int = 100, head_seconds: float = 20.0) -> AsyncIterator[int]:
    """A server with these bounds; yields its port."""
    protocol = functools.partial(LimitedHttpProtocol, connections=Connections(most), head_seconds=head_seconds)
    routes = [
        Route("/healthz", _answer, methods=["GET", "POST"]),
        Route("/headers", _headers, methods=["POST"]),
        Route("/large", _large),
        WebSocketRoute("/echo", _echo),
    ]
    listening = bind("127.0.0.1", 0)
    async with served(Starlette(routes=routes), on=listening, http=protocol):
        yield listening.getsockname()[1]


async def sent(port: int, *chunks: bytes) -> bytes:
    """All that comes back for these bytes, until the server closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for chunk in chunks:
            writer.write(chunk)
            await writer.drain()
        return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()


async def is_healthy(port: int) -> bool:
    return (await sent(port, HEALTHY.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))).startswith(
        b"HTTP/1.1 200"
    )


ENDLESS = {
    "value": (b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ", b"a" * 65_536),
    "headers": (b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-A: b\r\n" * 8_192),
    "name": (b"GET / HTTP/1.1\r\nHost: x\r\n", b"n" * 65_536),
    "address": (b"GET /", b"a" * 65_536),
}
CHUNKED = b"POST /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
ENDLESS_AROUND_A_BODY = {
    "extension of a chunk": (CHUNKED + b"5;", b"e" * 65_536),
    "trailers": (CHUNKED + b"1\r\na\r\n0\r\n", b"T: b\r\n" * 8_192),
    "trailer": (CHUNKED + b"1\r\na\r\n0\r\nT: ", b"b" * 65_536),
    "name of a trailer": (CHUNKED + b"1\r\na\r\n0\r\n", b"n" * 65_536),
}


async def test_websocket_is_opened_by_the_first_request_and_by_a_later_one() -> None:
    async with server() as port, aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        for _ in range(2):
            async with session.ws_connect("/echo") as websocket:
                await websocket.send_str("hello")
                assert (await websocket.receive_str()) == "hello"
            async with session.get("/healthz") as response:
                assert response.status == 200


@pytest.mark.parametrize(("start", "chunk"), ENDLESS.values(), ids=ENDLESS)
async def test_endless_head_is_refused(start: bytes, chunk: bytes) -> None:
    async with server() as port:
        assert await taken(port, start, chunk, most=100 * MAX_HEAD_BYTES) < 100 * MAX_HEAD_BYTES
        assert await is_healthy(port)


@pytest.mark.parametrize(("start", "chunk"), ENDLESS_AROUND_A_BODY.values(), ids=ENDLESS_AROUND_A_BODY)
async def test_endless_framing_of_a_body_is_refused(start: bytes, chunk: bytes) -> None:
    async with server() as port:
        assert await taken(port, start, chunk, most=16 * MAX_FRAMING_BYTES) < 16 * MAX_FRAMING_BYTES
        assert await is_healthy(port)


async def taken(port: int, start: bytes, chunk: bytes, *, most: int) -> int:
    """How many bytes of a request the server reads, if it begins like this and repeats that."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(start)
    bytes_ = 0
    while bytes_ < most and not (reader.at_eof() or reader.exception()):
        writer.write(chunk)
        with contextlib.suppress(ConnectionError):
            await writer.drain()
        await asyncio.sleep(0)
        bytes_ += len(chunk)
    writer.close()
    return bytes_


async def test_body_in_the_smallest_chunks_is_read() -> None:
    body = b"1\r\na\r\n" * 200_000 + b"0\r\nX-A: dropped\r\n\r\n"
    close = CHUNKED.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    async with server() as port:
        assert (await sent(port, close, body)).endswith(b"200000")


async def test_trailers_are_no_headers() -> None:
    start = b"POST /headers HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    async with server() as port:
        answer = await sent(port, start, b"1\r\na\r\n0\r\nX-Slack-Signature: v0=1\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"x-slack-signature" not in answer


async def test_large_head_in_one_piece_is_refused() -> None:
    head = b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * MAX_HEAD_BYTES + b"\r\n\r\n"
    async with server() as port:
        assert (await sent(port, head)).startswith(b"HTTP/1.1 400")


async def test_head_in_many_pieces_is_read() -> None:
    close = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-A: " + b"a" * 20_000 + b"\r\n\r\n"
    async with server() as port:
        answer = await sent(port, *(close[at : at + 1_000] for at in range(0, len(close), 1_000)))
    assert answer.startswith(b"HTTP/1.1 200")


async def test_large_body_is_no_head() -> None:
    body = b"a" * 20 * MAX_HEAD_BYTES
    head = b"POST /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body)
    async with server() as port:
        assert (await sent(port, head, body)).endswith(b"%d" % len(body))


async def test_pipelined_requests_are_bounded() -> None:
    async with server() as port:
        answer = await sent(port, HEALTHY * 5_000)
    assert answer.count(b"HTTP/1.1 200") <= MAX_PIPELINED + 1, "and the connection is closed"


async def test_few_pipelined_requests_are_answered() -> None:
    last = HEALTHY.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    async with server() as port:
        assert (await sent(port, HEALTHY * 5 + last)).count(b"HTTP/1.1 200") == 6


async def test_idle_connections_make_room_for_new_ones() -> None:
    async with server(most=10) as port:
        idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(50)]
        half_sent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(50)]
        for _, writer in half_sent:
            writer.write(b"POST /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        assert await is_healthy(port)
        assert await idle[0][0].read() == b"", "the longest idle one is closed"
        for _, writer in (*idle, *half_sent):
            writer.close()


@asynccontextmanager
async def clients_that_do_not_read(port: int, number: int) -> AsyncIterator[list[socket.socket]]:
    """The system's buffers take some megabytes of a response; a request after that waits for the client."""
    with contextlib.ExitStack() as opened:
        clients = [opened.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(number)]
        for client in clients:
            client.sendall(2 * HEALTHY.replace(b"/healthz", b"/large"))
            client.setblocking(False)
            await asyncio.get_running_loop().sock_recv(client, 1)
        yield clients


async def test_clients_that_do_not_read_make_room() -> None:
    async with server(most=3) as port, clients_that_do_not_read(port, 3):
        for _ in range(3):
            assert await is_healthy(port)


async def test_client_that_does_not_read_is_given_up() -> None:
    loop, bytes_ = asyncio.get_running_loop(), 0
    async with server(head_seconds=0.05) as port, clients_that_do_not_read(port, 1) as (client,):
        paused = await asyncio.open_connection("127.0.0.1", port)
        assert (await paused[0].read()).startswith(b"HTTP/1.1 408"), "it was opened later, and had as long"
        with contextlib.suppress(ConnectionError):
            while bytes_ < LARGE and (piece := await loop.sock_recv(client, LARGE)):
                bytes_ += len(piece)
        paused[1].close()
    assert bytes_ < LARGE


async def test_connection_that_is_used_is_not_the_longest_idle() -> None:
    async with server(most=3) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        others = []
        for _ in range(5):
            writer.write(HEALTHY)
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
            await reader.readexactly(1)
            others.append(await asyncio.open_connection("127.0.0.1", port))
        for _, other in others:
            other.close()
        writer.close()


@pytest.mark.parametrize(
    "start", [b"", b"POST /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: "], ids=["nothing", "half a head"]
)
async def test_head_that_takes_too_long_is_refused(start: bytes) -> None:
    async with server(head_seconds=0.05) as port:
        assert (await sent(port, start)).startswith(b"HTTP/1.1 408")


def test_repeated_messages_of_a_logger_are_written_seldom() -> None:
    clock = Clock()
    repeated = OncePerInterval(clock)
    records = [logging.makeLogRecord({"msg": f"out of system resource\nsocket: {number}"}) for number in range(1_000)]
    assert sum(repeated.filter(record) for record in records) == 1
    clock.now = REPEAT_SECONDS
    last = logging.makeLogRecord({"msg": "out of system resource\nsocket: 1000"})
    assert repeated.filter(last)
    assert "999 more were left out" in last.msg
    assert repeated.filter(logging.makeLogRecord({"msg": "another"}))


def test_exceptions_always_pass() -> None:
    repeated = OncePerInterval(Clock())
    bug = logging.makeLogRecord({"msg": "bug", "exc_info": (ValueError, ValueError("x"), None)})
    assert [repeated.filter(bug) for _ in range(3)] == [True] * 3


def test_connections_leave_descriptors_for_the_bots_own() -> None:
    assert 32 <= most_connections() <= 2_000


BEGUN = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n"
UPGRADE = b"Upgrade: websocket\r\nConnection: Upgrade\r\n"


async def status_of(port: int, request: bytes) -> bytes:
    """The first line of the response to a request after which the connection stays open."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    async with asyncio.timeout(20):
        line = await reader.readline()
    writer.close()
    return line


@pytest.mark.skipif(shutil.which("sh") is None, reason="sets the limit with a shell")
async def test_few_descriptors_leave_the_process_healthy(sample: Path) -> None:
    settings = {
        "SLACK_BOT_TOKEN": "xoxb-test",
        "SLACK_SIGNING_SECRET": "0" * 32,
        "ONET_DATABASE": str(sample),
        "PORT": "0",
    }
    command = f"ulimit -n 256 && exec '{sys.executable}' -m bot serve"
    process = await asyncio.create_subprocess_exec(
        "sh", "-c", command, env=environment(settings), stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    lines: list[bytes] = []
    try:
        while not lines or b"Listening on" not in lines[-1]:
            lines.append(await process.stderr.readline())
            assert lines[-1], b"".join(lines).decode()
        port = int(lines[-1].partition(b"Listening on http://127.0.0.1:")[2].partition(b";")[0])
        for begun in (b"", BEGUN + b"\r\n{"):
            idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(356)]
            for _, writer in idle:
                writer.write(begun)
            assert await is_healthy(port)
            for _, writer in idle:
                writer.close()
        assert b" 401 " in await status_of(port, BEGUN + UPGRADE + b"\r\n{'a': 1}\n"), "there's nothing to wait for"
    finally:
        process.terminate()
        rest = await process.stderr.read()
        await process.wait()
    assert (b"".join(lines) + rest).count(b"\n") < 20
