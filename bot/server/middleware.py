"""What every request goes through before it reaches a route: its size, its time, and the headers of its answer."""

import asyncio
import contextlib
import time
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.telemetry.turn_record import RequestTimes, TurnObserver, timing

BODY_BYTES: Final = 1_000_000
"""The most a request may carry; Slack's largest, a click on a full message, has about 50 kB."""

BODY_SECONDS: Final = 5.0
"""How long a body may take to arrive. Slack waits three seconds for the answer; nobody honest is slower."""

DROPPED_BYTES: Final = 16_000_000
"""How much of a body that is refused is still read, and dropped."""

SLACK: Final = "/slack/events"
OK: Final = 200
TOO_LARGE: Final = 413

HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""Sent with every answer, unless a route sends its own."""

CLOSE: Final = {"Connection": "close"}
"""After a request that was refused nothing more is heard on its connection."""

HSTS: Final = "max-age=31536000"
"""Said only where the router in front of us was reached over TLS."""

RAW: Final = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
"""The headers as they are sent, written once and not for each answer."""

ENCRYPTED: Final = (*RAW, (b"strict-transport-security", HSTS.encode()))


class RequestLimits:
    """Around the whole ASGI app. What is refused here is kept nowhere."""

    def __init__(self, app: ASGIApp, *, observer: TurnObserver, body_seconds: float = BODY_SECONDS) -> None:
        self._app = app
        self._observer = observer
        self._body_seconds = body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer 413 for what is too large and 408 for what is too slow."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with timing() as times:
            body = _LimitedBody(receive, self._body_seconds)
            answer = _ResponseHeaders(scope, send, times, body)
            if _length(scope) > BODY_BYTES:
                await PlainTextResponse("too large", TOO_LARGE, CLOSE)(scope, receive, answer)
                return
            await self._app(scope, body, answer)
        if scope["path"] == SLACK and answer.status == OK and times.acknowledged is not None:
            self._observer.acknowledged(times.acknowledged - times.came)


class _LimitedBody:
    """The body of a request, as long as it comes in time and is not too large; else Starlette answers 408 or 413."""

    def __init__(self, receive: Receive, seconds: float) -> None:
        self._receive = receive
        self._until = asyncio.get_running_loop().time() + seconds
        self._bytes = 0
        self._whole = False

    async def __call__(self) -> Message:
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError as error:
            raise HTTPException(408, "too slow", CLOSE) from error
        self._count(message)
        if self._bytes > BODY_BYTES:
            raise HTTPException(TOO_LARGE, "too large", CLOSE)
        return message

    async def drop(self) -> None:
        """Read what still comes, as long as it comes in time and has an end.

        Who is still sending when a connection is closed is told so by a reset, in which the answer is lost, and a
        PaaS's router makes a 503 of it. See https://www.rfc-editor.org/rfc/rfc9112#section-9.6.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(self._until):
                while not self._whole and self._bytes <= DROPPED_BYTES:
                    self._count(await self._receive())

    def _count(self, message: Message) -> None:
        self._bytes += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)


class _ResponseHeaders:
    """An answer on its way out: its headers are completed, and the moment it leaves is noted."""

    def __init__(self, scope: Scope, send: Send, times: RequestTimes, body: _LimitedBody) -> None:
        self._send = send
        self._times = times
        self._body = body
        self._encrypted = Headers(scope=scope).get("x-forwarded-proto") == "https"
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._times.acknowledged = time.perf_counter()
            self.status = message["status"]
            own = {name.lower() for name, _ in message["headers"]}
            ours = ENCRYPTED if self._encrypted else RAW
            message["headers"] = [*message["headers"], *(pair for pair in ours if pair[0] not in own)]
        elif self.status == TOO_LARGE:
            await self._send({**message, "more_body": True})
            await self._body.drop()
            message = {"type": "http.response.body"}
        await self._send(message)


def _length(scope: Scope) -> int:
    """The length a request claims; what claims none, or less than it has, is counted as it is read."""
    claimed = Headers(scope=scope).get("content-length", "")
    return int(claimed) if claimed.isascii() and claimed.isdecimal() else 0
