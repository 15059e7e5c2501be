"""Receives Slack's signed HTTP requests."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from http import HTTPStatus
from typing import Any, Final

import orjson
import structlog
from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send
from yarl import query_to_pairs

from bot.errors import MALFORMED_PAYLOAD
from bot.server.middleware import SLACK_PATH
from bot.slack.receivers.admission import EVENT, Admission
from bot.slack.receivers.payload_schema import has_shape
from bot.slack.receivers.signatures import Signatures

log = structlog.get_logger(__name__)

FIELDS: Final = 100
"""The most fields a form may have; a slash command has about a dozen."""

EVENT_TYPE: Final = f'"{EVENT}"'.encode()
"""Tells an event from everything else before the body is parsed: a form has no quotes, and no other JSON this word."""

CHECK_CHARACTERS: Final = 200
"""The most characters of a check of the certificate, which names a token at most."""


class HttpReceiver:
    """`POST /slack/events`: everything that Slack sends with a valid signature.

    Bolt gets the payload verified and read, as over Socket Mode. Bolt's own reading is a Python loop over each escaped
    character of a message, most of the cost of a click (docs/decisions/0008).
    """

    def __init__(self, app: AsyncApp, signatures: Signatures, admission: Admission) -> None:
        self._app = app
        self._signatures = signatures
        self._admission = admission

    def routes(self) -> list[BaseRoute]:
        """The route that Slack calls. An ASGI app avoids Starlette's wrapper around functions."""
        return [Route(SLACK_PATH, self, methods=["POST"])]

    def health_checks(self) -> dict[str, Callable[[], Any]]:
        """None: if the server responds, Slack can reach the bot."""
        return {}

    def lifespan(self) -> AbstractAsyncContextManager[None]:
        """Nothing to open."""
        return nullcontext()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request."""
        response = await self._respond(Request(scope, receive))
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        """Bolt's response; 401 or 400 if Bolt must not see the request, 503 if Slack should send it again."""
        body = await request.body()
        place = self._admission.place(is_event=EVENT_TYPE in body)
        if place is None:
            return PlainTextResponse("busy", status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        await place
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            return PlainTextResponse("not UTF-8", status_code=HTTPStatus.BAD_REQUEST)
        headers = headers_of(request.scope)
        if "x-slack-signature" not in headers and is_certificate_check(text):
            return Response()
        if not self._signatures.accept(text, headers):
            return PlainTextResponse("no valid signature", status_code=HTTPStatus.UNAUTHORIZED)
        try:
            payload = read_body(text, headers.get("content-type", ""))
            if not has_shape(payload):
                raise ValueError("not of its shape")
            bolt_request = AsyncBoltRequest(body=payload, headers={**headers}, mode="socket_mode")
        except MALFORMED_PAYLOAD as error:
            log.warning("payload_misshapen", reading="body", error=type(error).__name__)
            return PlainTextResponse("not understood", status_code=HTTPStatus.BAD_REQUEST)
        return to_starlette_response(await self._app.async_dispatch(bolt_request))


def headers_of(scope: Scope) -> dict[str, str]:
    """A request's headers by their names in lower case; the first of those that are repeated.

    Starlette's own mapping looks through all of them, and encodes the name, for each one that is read.
    """
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(scope["headers"])}


def is_certificate_check(text: str) -> bool:
    """Whether Slack only checks the certificate of a command's address; it doesn't sign these requests.

    Source: https://docs.slack.dev/interactivity/implementing-slash-commands
    """
    return len(text) <= CHECK_CHARACTERS and "ssl_check=1" in text.split("&")


def read_body(text: str, content_type: str) -> dict[str, Any]:
    """The payload: JSON, or a form, which may have JSON in its field `payload`.

    Raises:
        ValueError: it's neither, or the JSON isn't an object.
    """
    if content_type.startswith("application/json") or text.startswith("{"):
        payload = orjson.loads(text)
    else:
        fields = dict(query_to_pairs(text, max_fields=FIELDS))
        payload = orjson.loads(fields["payload"]) if "payload" in fields else fields
    if not isinstance(payload, dict):
        raise ValueError("not an object")  # noqa: TRY004 - of what came in, not of an argument
    return payload
