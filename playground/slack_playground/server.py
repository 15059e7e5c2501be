"""The playground's web app: Slack's API for the app, and a page for people."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import resources
from typing import Any, Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as AsgiMessage

from slack_playground.delivery.delivery import Delivery, Transport
from slack_playground.delivery.event_feed import EventFeed
from slack_playground.delivery.payloads import Payloads
from slack_playground.oauth.one_workspace import AppCredentials, WorkspaceOAuth
from slack_playground.oauth.openid import SignInWithSlack
from slack_playground.page.api import Page
from slack_playground.page.avatars import avatar
from slack_playground.page.switch import Switch
from slack_playground.people.user_actions import UserActions
from slack_playground.request_guard import RequestGuard
from slack_playground.testing.clock import AdjustableClock
from slack_playground.testing.control import Control
from slack_playground.web_api.app import SLOW_SECONDS, Tokens, WebApi
from slack_playground.workspace.seed import Seed
from slack_playground.workspace.workspace import TEAM, Workspace

HOSTS: Final = ["127.0.0.1", "localhost", "[::1]", "testserver"]
"""Names this server answers to: with any other, a page elsewhere could reach it through DNS."""

HEADERS: Final = {
    # Pictures may come from anywhere, because an app names their address. The frames are the two windows side by side.
    b"content-security-policy": b"default-src 'self'; img-src 'self' data: https:; frame-ancestors 'self';"
    b" base-uri 'none'; form-action 'none'",
    b"cache-control": b"no-cache",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
}


def create_playground(  # noqa: PLR0913 - each is given by its name, and each is a fact of its own
    manifest: Mapping[str, Any] | None,
    transport: Transport,
    *,
    bot_token: str,
    base_url: str,
    team: Mapping[str, str] = TEAM,
    banner: str | None = None,
    seed: Seed | None = None,
    allowed_hosts: Sequence[str] = (),
    credentials: AppCredentials | None = None,
    answer_missing: bool = False,
    own_messages: bool = False,
    switches: Sequence[Switch] = (),
    clock: Callable[[], float] = time.time,
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Starlette:
    """A workspace with the app of this manifest in it.

    Args:
        manifest: the app's manifest; without one the app may do everything and gets every event.
        transport: the way to the app.
        bot_token: the token with which the app calls the Web API, at `base_url`/api/.
        base_url: this playground's address, without a trailing slash.
        team: id, name and domain of the workspace, unless a seed sets them.
        banner: a line at the top of the page.
        seed: the workspace's initial content.
        allowed_hosts: host names, besides loopback, of the playground.
        credentials: the app's client id and secret, to install it with OAuth.
        answer_missing: whether Slack methods that the playground lacks get the response ok.
        own_messages: whether the app gets events about its own messages.
        switches: faults that the page offers, after the playground's own.
        clock: the time, in seconds since 1970.
        wait: waits between repeated deliveries, and for a slow Slack.
    """
    adjustable = AdjustableClock(clock)
    workspace = _workspace(manifest, team, adjustable, base_url, seed)
    delivery = Delivery(transport, workspace.traffic, wait=wait, has_manifest=manifest is not None)
    payloads = Payloads(workspace, base_url)
    feed = EventFeed(workspace, payloads, delivery, own_messages=own_messages)
    actions = UserActions(workspace, payloads, delivery, feed)
    api = WebApi(workspace, Tokens(bot_token, transport.app_token), base_url, connect=transport.connect, wait=wait)
    api.answer_missing = answer_missing
    control = Control(actions, api, transport, adjustable)
    page = Page(actions, banner, [_slow_slack(api), _lenient_slack(api), *switches])

    routes = [*_oauth(workspace, credentials, bot_token), *_routes(api, page, control), *transport.routes()]
    lifespan = _lifespan(transport, workspace, delivery)
    app = Starlette(routes=routes, middleware=_middleware(allowed_hosts), lifespan=lifespan)
    app.state.workspace, app.state.actions, app.state.delivery, app.state.api = workspace, actions, delivery, api
    return app


def _lifespan(
    transport: Transport, workspace: Workspace, delivery: Delivery
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with transport:
            posting = asyncio.create_task(_post_scheduled(workspace))
            yield
            posting.cancel()
            delivery.close()

    return lifespan


def _middleware(allowed_hosts: Sequence[str]) -> list[Middleware]:
    trusted = Middleware(TrustedHostMiddleware, allowed_hosts=[*HOSTS, *allowed_hosts])
    return [trusted, Middleware(_SecurityHeaders), Middleware(RequestGuard)]


def _oauth(workspace: Workspace, credentials: AppCredentials | None, bot_token: str) -> list[BaseRoute]:
    if credentials is None:
        return []
    installing, signing_in = WorkspaceOAuth(workspace, credentials, bot_token), SignInWithSlack(workspace, credentials)
    return [*installing.routes(), *signing_in.routes()]


def _workspace(
    manifest: Mapping[str, Any] | None,
    team: Mapping[str, str],
    clock: Callable[[], float],
    base_url: str,
    seed: Seed | None,
) -> Workspace:
    """The initial workspace, from the seed if there is one."""
    if seed is None:
        return Workspace(manifest, team=team, clock=clock, base_url=base_url)
    return Workspace(manifest, team=seed.team, clock=clock, base_url=base_url, people=seed.people, fill=seed.fill)


def _routes(api: WebApi, page: Page, control: Control) -> list[BaseRoute]:
    """Slack's addresses for the app, and the page's own."""
    static = resources.files("slack_playground.page") / "static"
    return [
        Route("/api/{method}", api.call, methods=["POST", "GET"]),
        Route("/respond/{name}", api.respond, methods=["POST"]),
        Route("/services/{team}/{channel}/{secret}", api.webhook, methods=["POST"]),
        Route("/triggers/{rest:path}", api.trigger, methods=["POST"]),
        Route("/workflows/{rest:path}", api.trigger, methods=["POST"]),
        Route("/avatars/{name}.svg", avatar),
        Route("/upload/{name}", api.upload, methods=["POST"]),
        Route("/files/{name}", api.download),
        Route("/", lambda _: FileResponse(str(static / "index.html"))),
        Route("/two", lambda _: FileResponse(str(static / "split.html"))),
        Mount("/static", StaticFiles(directory=str(static))),
        Mount("/playground", routes=page.routes()),
        Mount("/control", routes=control.routes()),
    ]


async def _post_scheduled(workspace: Workspace) -> None:
    while True:
        workspace.post_due()
        await asyncio.sleep(1)


def _slow_slack(api: WebApi) -> Switch:
    async def turn() -> None:
        api.slow = not api.slow

    description = f"Each call from the app to Slack gets its response {SLOW_SECONDS:.0f} seconds late."
    return Switch("slack_slow", "Slack is slow", description, turn, lambda: api.slow)


def _lenient_slack(api: WebApi) -> Switch:
    async def turn() -> None:
        api.answer_missing = not api.answer_missing

    explained = "Slack methods that the playground lacks get the response ok."
    return Switch("answer_missing", "Answer missing methods", explained, turn, lambda: api.answer_missing)


class _SecurityHeaders:
    """Adds security headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: AsgiMessage) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS.items()]
            await send(message)

        await self._app(scope, receive, with_headers)
