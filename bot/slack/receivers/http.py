"""The bot's web side: Slack's door, and the routes that are given to it."""

import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Final

import orjson
import structlog
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send
from yarl import query_to_pairs

from bot.errors import MALFORMED_PAYLOAD
from bot.server.middleware import SLACK, RequestLimits
from bot.slack.receivers.payload_schema import has_shape
from bot.slack.receivers.turnstile import Turnstile
from bot.telemetry.turn_record import TurnObserver

log = structlog.get_logger(__name__)

FIELDS: Final = 100
"""The most fields a form may have; a slash command has about a dozen."""

TIMESTAMP: Final = re.compile(r"\d{1,12}")

CLICK: Final = "payload=%7B%22type%22%3A%22block_actions%22"
"""How the body of a click begins. One that begins otherwise is answered when it was read, like everything else."""

WAITING: Final = 100
"""How many clicks may have been answered and not been read yet; a click has about 50 kB."""

REFUSED: Final = 400
Following = Coroutine[Any, Any, None]
Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


class SlackDoor:
    """`POST /slack/events`: everything Slack sends, once its signature is right.

    Bolt gets it as it would over Socket Mode, already verified and read: its own reading takes a Python loop over
    each escaped character of a message, most of what a click costs (docs/decisions/0008). A click is answered before it
    is read, while fewer than `room` are still to be read; `follow` is given what is still to be done then, `unanswered`
    a click that Bolt has no answer to, with the HTTP status it gave instead (0012).
    """

    def __init__(
        self,
        app: AsyncApp,
        signing_secret: str,
        *,
        follow: Callable[[Following], None],
        unanswered: Callable[[Mapping[str, Any], int], Awaitable[None]],
        room: int = WAITING,
    ) -> None:
        self._app = app
        self._unanswered = unanswered
        self._room = room
        self._unread = 0
        self._follow = follow
        self._turnstile = Turnstile()
        self._verifier = SignatureVerifier(signing_secret)

    def routes(self) -> list[BaseRoute]:
        """Where Slack asks; an ASGI app is asked without what Starlette puts around a function."""
        return [Route(SLACK, self, methods=["POST"])]

    def parts(self) -> dict[str, Callable[[], Any]]:
        """What to ask whether this is well: nothing, it is the server that is asked."""
        return {}

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Nothing is to be opened."""
        yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        answer = await self._answer(Request(scope, receive))
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        """The answer to a request; 401 and 400 for what Bolt must not even see.

        A click is answered before it is read: the answer is the same whatever it is about.
        """
        body = await request.body()
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            return PlainTextResponse("not UTF-8", status_code=400)
        if not self._is_slacks(text, request.headers):
            return PlainTextResponse("no valid signature", status_code=401)
        if text.startswith(CLICK) and self._unread < self._room:
            self._unread += 1
            self._follow(self._later(text, request.headers))
            return Response()
        return await self._read(text, request.headers)

    async def _later(self, text: str, headers: Headers) -> None:
        """Give a click to Bolt that was answered; who made one that Bolt cannot answer is told so."""
        try:
            await self._turnstile.passed()
            answer = await self._read(text, headers)
        finally:
            self._unread -= 1
        if answer.status_code >= REFUSED:
            with contextlib.suppress(ValueError):
                await self._unanswered(read_body(text, ""), answer.status_code)

    async def _read(self, text: str, headers: Headers) -> Response:
        """The answer Bolt gives; 400 for what it could not read: it takes for granted what is an object."""
        try:
            read = read_body(text, headers.get("content-type", ""))
            if not has_shape(read):
                raise ValueError("not of its shape")
            asked = AsyncBoltRequest(body=read, headers=dict(headers), mode="socket_mode")
        except MALFORMED_PAYLOAD as error:
            log.warning("payload_misshapen", reading="body", error=type(error).__name__)
            return PlainTextResponse("not understood", status_code=400)
        return to_starlette_response(await self._app.async_dispatch(asked))

    def _is_slacks(self, text: str, headers: Headers) -> bool:
        stamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
        # The verifier raises for a timestamp that is no number and a signature that is not ASCII: that would be a 500.
        well_formed = TIMESTAMP.fullmatch(stamp) and signature.isascii()
        return bool(well_formed) and self._verifier.is_valid(text, stamp, signature)


def read_body(text: str, content_type: str) -> dict[str, Any]:
    """What Slack sent: JSON, or a form whose field `payload`, where there is one, is JSON.

    Raises:
        ValueError: it is neither, or the JSON is no object.
    """
    if content_type.startswith("application/json") or text.startswith("{"):
        read = orjson.loads(text)
    else:
        fields = dict(query_to_pairs(text, max_fields=FIELDS))
        read = orjson.loads(fields["payload"]) if "payload" in fields else fields
    if not isinstance(read, dict):
        raise ValueError("not an object")  # noqa: TRY004 - of what came in, not of an argument
    return read


async def _not_found(_: Request, __: Exception) -> PlainTextResponse:
    return PlainTextResponse("not found", status_code=404)


async def _hung_up(_: Request, __: Exception) -> PlainTextResponse:
    """Who has gone hears no answer; without one, each of them would be an error in the log."""
    return PlainTextResponse("not read", status_code=400)


def build_web(lifespan: Lifespan, routes: Sequence[BaseRoute], *, observer: TurnObserver) -> Starlette:
    """The ASGI app of these routes; everything goes through the guard."""
    web = Starlette(
        routes=routes,
        middleware=[Middleware(RequestLimits, observer=observer)],
        lifespan=lifespan,
        exception_handlers={404: _not_found, ClientDisconnect: _hung_up},
    )
    # A path with a slash too many is unknown, too, and not answered with where it would lead.
    web.router.redirect_slashes = False
    return web
