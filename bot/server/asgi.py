"""The ASGI app: the routes it is given, behind the limits of every request."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute

from bot.server.middleware import RequestLimits
from bot.telemetry.turn_record import TurnObserver

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def build_web(lifespan: Lifespan, routes: Sequence[BaseRoute], *, observer: TurnObserver) -> Starlette:
    """The app with these routes. `lifespan` opens what they need, and closes it again."""
    web = Starlette(
        routes=routes,
        middleware=[Middleware(RequestLimits, observer=observer)],
        lifespan=lifespan,
        exception_handlers=EXCEPTION_HANDLERS,
    )
    # A path with a trailing slash is unknown, and not redirected.
    web.router.redirect_slashes = False
    return web


async def _not_found(_: Request, __: Exception) -> PlainTextResponse:
    return PlainTextResponse("not found", status_code=HTTPStatus.NOT_FOUND)


async def _disconnected(_: Request, __: Exception) -> PlainTextResponse:
    """A client that has gone reads no response; without one, each of them would be an error in the log."""
    return PlainTextResponse("not read", status_code=HTTPStatus.BAD_REQUEST)


EXCEPTION_HANDLERS: Final = {HTTPStatus.NOT_FOUND: _not_found, ClientDisconnect: _disconnected}
