"""Refuses requests of other pages in the same browser, and bodies that are too large."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_BYTES: Final = 16_000_000
"""The most bytes of a request's body. Slack's own calls take far less."""

FILE_BYTES: Final = 128_000_000
"""The most bytes of a body that contains a file; the page sends files as base64."""

FILE_PATHS: Final = ("/upload", "/playground/action", "/playground/input", "/control/people/")
"""What the paths of requests with files in them contain."""

OWN_SITES: Final = frozenset({"none", "same-origin"})
"""Values of Sec-Fetch-Site for an address that a person opens, and for requests of the playground's own page."""

CLOSE: Final = {"Connection": "close"}
ANOTHER_PAGE: Final = "Only the playground's own page can do this. Open it in a tab of its own."
TOO_LARGE: Final = "This is too large."


class RequestGuard:
    """ASGI middleware before everything that acts.

    A page of another site can send requests to loopback, and needs no answer to do harm. Browsers name the page in the
    header Origin of each POST. For GET, which the Web API takes as well, they send Sec-Fetch-Site.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 403 or 413. WebSockets have their own checks."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, most = Headers(scope=scope), _most_bytes(scope["path"])
        if is_of_another_page(scope["path"], headers):
            await _refusal(HTTPStatus.FORBIDDEN, ANOTHER_PAGE)(scope, receive, send)
        elif _length(headers) > most:
            await _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)(scope, receive, send)
        else:
            await self._app(scope, _LimitedBody(receive, most), send)


class _LimitedBody:
    """A request's body, as long as it isn't too large; then Starlette answers 413."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE, CLOSE)
        return message


def is_of_another_page(path: str, headers: Mapping[str, str]) -> bool:
    """Whether a browser sends this for a page that isn't the playground's.

    Programs send neither of the headers. Source: https://www.w3.org/TR/fetch-metadata/.
    """
    origin = headers.get("origin")
    if origin is not None:
        return origin.partition("://")[2] != headers.get("host", "")
    return "/api/" in path and headers.get("sec-fetch-site", "none") not in OWN_SITES


def _refusal(status: HTTPStatus, sentence: str) -> Response:
    return JSONResponse({"ok": False, "error": sentence}, status, CLOSE)


def _most_bytes(path: str) -> int:
    return FILE_BYTES if any(part in path for part in FILE_PATHS) else BODY_BYTES


def _length(headers: Headers) -> int:
    """The length that a request claims; bytes are counted as well."""
    claim = headers.get("content-length", "")
    return int(claim) if claim.isascii() and claim.isdecimal() and len(claim) < 20 else 0  # noqa: PLR2004 - digits
