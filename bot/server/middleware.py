"""ASGI middleware for every request: limits of size and time, and security headers."""

import asyncio
import contextlib
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.telemetry.turn_record import RequestTimes, TurnObserver, timing

BODY_BYTES: Final = 1_000_000
"""The most bytes of a request's body. Slack's largest, a click on a full message, has about 50 kB."""

BODY_SECONDS: Final = 5.0
"""How long a body may take to arrive. Slack waits three seconds for the response."""

LARGE_BYTES: Final = 100_000
MOST_LARGE: Final = 32
"""How many bodies of more than LARGE_BYTES, twice a click's on the bot's largest screen, are read at a time."""

DROPPED_BYTES: Final = 16_000_000
"""How much of a rejected body is still read, and dropped."""

SLACK_PATH: Final = "/slack/events"
"""The path of Slack's requests; the time until their ack is measured."""

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
"""Sent with every response, unless the route sends its own."""

CLOSE: Final = {"Connection": "close"}
"""Nothing more is read on a connection whose request was rejected."""

HSTS: Final = "max-age=31536000"
"""Sent only where the client reached the router in front of the bot over TLS."""

RAW_HEADERS: Final = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
"""The headers as bytes, encoded once and not for each response."""

RAW_HEADERS_OVER_TLS: Final = (*RAW_HEADERS, (b"strict-transport-security", HSTS.encode()))


class RequestLimits:
    """Rejects requests that are too large or too slow, and adds headers to every response."""

    def __init__(self, app: ASGIApp, *, observer: TurnObserver, body_seconds: float = BODY_SECONDS) -> None:
        self._app = app
        self._observer = observer
        self._body_seconds = body_seconds
        self._large: set[_LimitedBody] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 413 to one that is too large and 408 to one that is too slow."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with timing() as times:
            body = _LimitedBody(receive, self._body_seconds, self._large)
            response = _Response(scope, send, times, body)
            if _content_length(scope) > BODY_BYTES:
                too_large = PlainTextResponse("too large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, CLOSE)
                await too_large(scope, receive, response)
                return
            try:
                await self._app(scope, body, response)
            finally:
                self._large.discard(body)
        is_ack = scope["path"] == SLACK_PATH and response.status == HTTPStatus.OK
        if is_ack and times.acknowledged is not None:
            self._observer.acknowledged(times.acknowledged - times.came)


class _LimitedBody:
    """A request's body while it arrives in time and isn't too large; otherwise Starlette answers 408, 413 or 503."""

    def __init__(self, receive: Receive, seconds: float, large: "set[_LimitedBody]") -> None:
        self._receive = receive
        self._large = large
        self._deadline = asyncio.get_running_loop().time() + seconds
        self._bytes = 0
        self._is_complete = False

    async def __call__(self) -> Message:
        if self._is_complete:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._deadline):
                message = await self._receive()
        except TimeoutError as error:
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, "too slow", CLOSE) from error
        self._count(message)
        if self._bytes > BODY_BYTES:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too large", CLOSE)
        if self._bytes > LARGE_BYTES:
            self._large.add(self)
        if len(self._large) > MOST_LARGE and self in self._large:
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, "busy", CLOSE)
        return message

    async def drop(self) -> None:
        """Read the rest of the body, as far as it arrives in time and isn't endless.

        A client that is still sending when the connection is closed gets a reset, which discards the response; a
        PaaS's router turns that into a 503. See https://www.rfc-editor.org/rfc/rfc9112#section-9.6.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(self._deadline):
                while not self._is_complete and self._bytes <= DROPPED_BYTES:
                    self._count(await self._receive())

    def _count(self, message: Message) -> None:
        self._bytes += len(message.get("body", b""))
        self._is_complete = not message.get("more_body", False)


class _Response:
    """A response on its way out: adds the headers, and notes the time and the status."""

    def __init__(self, scope: Scope, send: Send, times: RequestTimes, body: _LimitedBody) -> None:
        self._send = send
        self._times = times
        self._body = body
        self._is_encrypted = Headers(scope=scope).get("x-forwarded-proto") == "https"
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._times.acknowledged = time.perf_counter()
            self.status = message["status"]
            own = {name.lower() for name, _ in message["headers"]}
            usual = RAW_HEADERS_OVER_TLS if self._is_encrypted else RAW_HEADERS
            message["headers"] = [*message["headers"], *(header for header in usual if header[0] not in own)]
        elif self.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            await self._send({**message, "more_body": True})
            await self._body.drop()
            message = {"type": "http.response.body"}
        await self._send(message)


def _content_length(scope: Scope) -> int:
    """The length that a request claims; a missing or wrong claim doesn't matter, since bytes are counted as well."""
    claim = Headers(scope=scope).get("content-length", "")
    return int(claim) if claim.isascii() and claim.isdecimal() else 0
