"""What no request gets past: too large, too slow, too old, in the wrong way, or to nowhere."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator

import httpx
import pytest
from slack_playground.testing.serve import served
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.server.middleware import BODY_BYTES, DROPPED_BYTES, HEADERS, LARGE_BYTES, MOST_LARGE, RequestLimits
from bot.telemetry.turn_record import TurnObserver
from tests.support.harness import BotInPlayground
from tests.support.signed_requests import an_event, post, signed

PATHS = ("/", "/healthz", "/readyz", "/metrics", "/nowhere", "/slack/events", "/slack", "/../../etc/passwd")


async def raw(url: str, request: bytes, *, until: bytes | None = None) -> bytes:
    """The answer to bytes as they are, `until` some; the connection is left open, so that more of them might come."""
    host, port = url.removeprefix("http://").split(":")
    reading, writing = await asyncio.open_connection(host, int(port))
    writing.write(request)
    answer = await (reading.readuntil(until) if until else reading.read())
    writing.close()
    return answer


def heading(length: str) -> bytes:
    return f"POST /slack/events HTTP/1.1\r\nHost: bot\r\n{length}\r\n\r\n".encode()


async def test_content_length_too_large_is_413_at_once(sample_bot: BotInPlayground) -> None:
    answer = await raw(sample_bot.bot_url, heading(f"Content-Length: {BODY_BYTES + 1}"), until=b"too large")
    assert answer.startswith(b"HTTP/1.1 413 ")


async def test_chunked_body_too_large_is_413(sample_bot: BotInPlayground) -> None:
    chunk = b"%x\r\n%s\r\n" % (200_000, b"x" * 200_000)
    answer = await raw(
        sample_bot.bot_url, heading("Transfer-Encoding: chunked") + chunk * 5 + b"1\r\nx\r\n", until=b"too large"
    )
    assert answer.startswith(b"HTTP/1.1 413 ")


async def chunks(size: int) -> AsyncIterator[bytes]:
    for _ in range(0, size, 50_000):
        yield b"x" * 50_000


@pytest.mark.parametrize("size", [BODY_BYTES + 50_000, 8_000_000])
@pytest.mark.parametrize("counted", [True, False])
async def test_slow_reader_gets_the_413(sample_bot: BotInPlayground, size: int, *, counted: bool) -> None:
    async with httpx.AsyncClient(base_url=sample_bot.bot_url) as http:
        for _ in range(3):
            content = b"x" * size if counted else chunks(size)
            assert (await http.post("/slack/events", content=content)).status_code == 413


async def test_endless_body_is_cut(sample_bot: BotInPlayground) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        async for chunk in chunks(10 * DROPPED_BYTES):
            yield chunk
            sent += len(chunk)

    async with httpx.AsyncClient(base_url=sample_bot.bot_url) as http:
        with contextlib.suppress(httpx.TransportError):
            await http.post("/slack/events", content=endless())
    assert BODY_BYTES < sent < 5 * DROPPED_BYTES


async def test_client_disconnect_is_not_an_error(sample_bot: BotInPlayground, caplog: pytest.LogCaptureFixture) -> None:
    for sent in (b"", b"half", b"almost al"):
        host, port = sample_bot.bot_url.removeprefix("http://").split(":")
        reading, writing = await asyncio.open_connection(host, int(port))
        writing.write(heading("Content-Length: 10") + sent)
        await writing.drain()
        writing.write_eof()
        assert await reading.read() == b""
        writing.close()
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("length", ["Content-Length: -1", "Content-Length: 1e3", "Content-Length: x"])
async def test_malformed_content_length_is_refused(sample_bot: BotInPlayground, length: str) -> None:
    assert b"HTTP/1.1 400 " in await raw(sample_bot.bot_url, heading(length))


async def test_body_that_never_comes_times_out() -> None:
    async def read(request: Request) -> PlainTextResponse:
        await request.body()
        return PlainTextResponse("read")

    inner = Starlette(routes=[Route("/slack/events", read, methods=["POST"])])
    async with served(RequestLimits(inner, observer=TurnObserver(), body_seconds=0.05)) as url:
        answer = await raw(url, heading("Content-Length: 10") + b"half")
        assert answer.startswith(b"HTTP/1.1 408 ")
    async with served(RequestLimits(inner, observer=TurnObserver())) as url:
        whole = heading("Content-Length: 4\r\nConnection: close") + b"full"
        assert (await raw(url, whole)).startswith(b"HTTP/1.1 200 ")


async def test_unfinished_large_bodies_are_few_and_small_ones_are_read_meanwhile() -> None:
    came: asyncio.Queue[int] = asyncio.Queue()

    async def read(request: Request) -> PlainTextResponse:
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            if size == LARGE_BYTES + 1:
                came.put_nowait(size)
        return PlainTextResponse("read")

    inner = Starlette(routes=[Route("/slack/events", read, methods=["POST"])])
    begun = heading(f"Content-Length: {LARGE_BYTES + 2}\r\nConnection: close") + b"x" * (LARGE_BYTES + 1)
    async with (
        served(RequestLimits(inner, observer=TurnObserver(), body_seconds=60)) as url,
        asyncio.TaskGroup() as held,
    ):
        ends = [asyncio.Event() for _ in range(MOST_LARGE)]
        answers = [held.create_task(finished(url, begun, end)) for end in ends]
        for _ in ends:
            await came.get()
        assert (await raw(url, begun)).startswith(b"HTTP/1.1 503 ")
        small = heading("Content-Length: 4\r\nConnection: close") + b"full"
        assert (await raw(url, small)).startswith(b"HTTP/1.1 200 ")
        ends[0].set()
        assert (await answers[0]).startswith(b"HTTP/1.1 200 ")
        assert (await raw(url, begun + b"x")).startswith(b"HTTP/1.1 200 "), "there's a place again"
        for end in ends:
            end.set()


async def finished(url: str, begun: bytes, end: asyncio.Event) -> bytes:
    """The answer to a request whose last byte is sent at the end."""
    host, port = url.removeprefix("http://").split(":")
    reading, writing = await asyncio.open_connection(host, int(port))
    writing.write(begun)
    await end.wait()
    writing.write(b"x")
    answer = await reading.read()
    writing.close()
    return answer


@pytest.mark.parametrize("seconds", [-1_000, 1_000, -100_000])
async def test_signature_of_another_time_is_401(sample_bot: BotInPlayground, seconds: int) -> None:
    body = an_event(sample_bot)
    answer = await post(sample_bot, body, signed(body, stamp=str(int(time.time()) + seconds)))
    assert answer.status_code == 401
    assert sample_bot.person("Alice").messages() == []


async def test_signature_of_another_body_is_401(sample_bot: BotInPlayground) -> None:
    assert (
        await post(sample_bot, an_event(sample_bot, "cook"), signed(an_event(sample_bot, "nurse")))
    ).status_code == 401


@pytest.mark.parametrize("path", PATHS)
async def test_responses_have_the_security_headers(sample_bot: BotInPlayground, path: str) -> None:
    async with httpx.AsyncClient(base_url=sample_bot.bot_url) as http:
        answer = await http.get(path)
        through_tls = await http.get(path, headers={"X-Forwarded-Proto": "https"})
    for name in HEADERS:
        assert name in answer.headers
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Strict-Transport-Security" not in answer.headers
    assert "Strict-Transport-Security" in through_tls.headers
    assert "server" not in answer.headers


async def test_unknown_path_is_404_and_wrong_method_405(sample_bot: BotInPlayground) -> None:
    async with httpx.AsyncClient(base_url=sample_bot.bot_url) as http:
        for path in ("/nowhere", "/slack", "/.env", "/docs", "/openapi.json", "/metrics/", "/slack/events/"):
            answer = await http.get(path)
            assert (answer.status_code, answer.text) == (404, "not found")
        assert (await http.get("/slack/events")).status_code == 405
        for path in ("/healthz", "/readyz", "/metrics"):
            for method in ("POST", "PUT", "DELETE", "TRACE"):
                assert (await http.request(method, path)).status_code == 405
