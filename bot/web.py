"""The bot's web side: Slack's door, and the routes that are given to it."""

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Final

from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.guarding import SLACK, Guard
from bot.journal import TurnObserver

TIMESTAMP: Final = re.compile(r"\d{1,12}")

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


class SlackDoor:
    """`POST /slack/events`: everything Slack sends, once its timestamp makes sense."""

    def __init__(self, app: AsyncApp) -> None:
        self._app = app

    async def __call__(self, request: Request) -> Response:
        """The answer Bolt gives; 401 and 400 for what it must not even see."""
        body = await request.body()
        if not TIMESTAMP.fullmatch(request.headers.get("x-slack-request-timestamp", "")):
            # Bolt's verifier raises ValueError for it, which would be a 500.
            return PlainTextResponse("no valid signature", status_code=401)
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            return PlainTextResponse("not UTF-8", status_code=400)
        try:
            asked = AsyncBoltRequest(body=text, headers=dict(request.headers))
        except (ValueError, AttributeError):
            # Bolt reads the body before it looks at the signature, and takes for granted that it is an object.
            return PlainTextResponse("not understood", status_code=400)
        return to_starlette_response(await self._app.async_dispatch(asked))


async def _not_found(_: Request, __: Exception) -> PlainTextResponse:
    return PlainTextResponse("not found", status_code=404)


def build_web(app: AsyncApp, lifespan: Lifespan, *, more: Sequence[BaseRoute], observer: TurnObserver) -> Starlette:
    """The ASGI app around a Bolt app, with `more` routes; everything goes through the guard."""
    return Starlette(
        routes=[Route(SLACK, SlackDoor(app).__call__, methods=["POST"]), *more],
        middleware=[Middleware(Guard, observer=observer)],
        lifespan=lifespan,
        exception_handlers={404: _not_found},
    )
