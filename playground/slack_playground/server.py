"""The playground's web app: Slack's API for the app, and a page for people."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
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

from slack_playground.app_registry import AppRegistry
from slack_playground.delivery.delivery import Transport
from slack_playground.delivery.event_feed import EventFeed
from slack_playground.delivery.installed_apps import InstalledApps
from slack_playground.oauth.oauth_app import AppCredentials, OAuthApp
from slack_playground.oauth.one_workspace import WorkspaceOAuth
from slack_playground.oauth.openid import SignInWithSlack
from slack_playground.page.api import Page
from slack_playground.page.avatars import avatar
from slack_playground.page.switch import Switch
from slack_playground.people.user_actions import UserActions
from slack_playground.playground_parts import PlaygroundParts, way_to
from slack_playground.request_guard import RequestGuard
from slack_playground.testing.clock import AdjustableClock
from slack_playground.testing.control import Control
from slack_playground.web_api.app import SLOW_SECONDS, WebApi
from slack_playground.workspace.apps import App
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


@dataclass(frozen=True)
class AppSetup:
    """An app to install: its manifest, the way to it, and the token with which it calls the Web API.

    Without a manifest it may do everything and gets every event. With `credentials`, it can be installed with OAuth.
    """

    manifest: Mapping[str, Any] | None
    transport: Transport
    bot_token: str
    credentials: AppCredentials | None = None
    name: str = ""
    """Its name here, whatever the manifest says."""
    teams: Collection[str] | None = None
    """The ids of the workspaces in which it's installed from the beginning; None for all."""

    def is_in(self, team: str) -> bool:
        """Whether it's installed in this workspace, by id, from the beginning."""
        return self.teams is None or team in self.teams


@dataclass(frozen=True)
class PlaygroundOptions:
    """What a playground may do differently."""

    team: Mapping[str, str] = field(default_factory=lambda: TEAM)
    """Id, name and domain of the workspace, unless a seed sets them."""
    has_own_bots: bool = False
    """Whether apps have other bot users here than in the first workspace of the same Slack."""
    banner: str | None = None
    """A line at the top of the page."""
    seed: Seed | None = None
    """The workspace's initial content."""
    allowed_hosts: Sequence[str] = ()
    """Host names, besides loopback, of the playground."""
    answer_missing: bool = False
    """Whether Slack methods that the playground lacks get the response ok."""
    own_messages: bool = False
    """Whether apps get events about their own messages."""
    switches: Sequence[Switch] = ()
    """Faults that the page offers, after the playground's own."""
    clock: Callable[[], float] = time.time
    """The time, in seconds since 1970."""
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep
    """Waits between repeated deliveries, and for a slow Slack."""

    @property
    def whole_team(self) -> Mapping[str, str]:
        """Id, name and domain of the workspace, from the seed if there's one."""
        return self.team if self.seed is None else self.seed.team


def create_playground(base_url: str, *setups: AppSetup, options: PlaygroundOptions = PlaygroundOptions()) -> Starlette:
    """A workspace with these apps in it, at this address, which has no trailing slash.

    Its `state` has the `workspace`, what people do (`actions`), the `api`, the `delivery` to the first app, and the
    `parts`.
    """
    clock = AdjustableClock(options.clock)
    workspace = _workspace(setups, options, clock, base_url)
    installed = _installed(workspace, setups, options)
    feed = EventFeed(workspace, installed, own_messages=options.own_messages)
    actions = UserActions(workspace, installed, feed)
    api = _web_api(workspace, installed, setups, options)
    page = Page(actions, options.banner, [_slow_slack(api), _lenient_slack(api), *options.switches])
    oauth_apps = _oauth_apps(workspace, setups)
    oauth = WorkspaceOAuth(workspace, oauth_apps)

    sign_in = SignInWithSlack(workspace.base_url, [workspace], oauth_apps)
    routes = [*oauth.routes(), *sign_in.routes(), *_routes(api, page, Control(actions, api, clock))]
    routes += [route for setup in setups for route in setup.transport.routes()]
    opened = AsyncExitStack()
    lifespan = _lifespan(workspace, installed, opened)
    app = Starlette(routes=routes, middleware=_middleware(options.allowed_hosts), lifespan=lifespan)
    app.state.workspace, app.state.actions, app.state.api = workspace, actions, api
    app.state.delivery = installed.first.delivery
    app.state.parts = PlaygroundParts(workspace, installed, api, oauth, options.wait)
    AppRegistry([app.state.parts], base_url, app.router.routes, opened)
    return app


def _installed(workspace: Workspace, setups: Sequence[AppSetup], options: PlaygroundOptions) -> InstalledApps:
    """The apps, each with the way to it."""
    pairs = zip(workspace.apps.known, setups, strict=True)
    return InstalledApps(workspace, [way_to(workspace, app, setup.transport, options.wait) for app, setup in pairs])


def _web_api(
    workspace: Workspace, installed: InstalledApps, setups: Sequence[AppSetup], options: PlaygroundOptions
) -> WebApi:
    """The Web API; the workspace knows the apps' tokens and credentials."""
    for app, setup in zip(workspace.apps.known, setups, strict=True):
        if app in workspace.apps:
            workspace.tokens.add_bot_token(setup.bot_token, app)
        if setup.transport.app_token is not None:
            workspace.tokens.add_app_token(setup.transport.app_token, app)
        if setup.credentials is not None:
            workspace.tokens.add_credentials(app, setup.credentials.client_id, setup.credentials.client_secret)
    connects = {each.app.id: each.delivery.transport.connect for each in installed.known}
    api = WebApi(workspace, workspace.base_url, connects=connects, wait=options.wait)
    api.answer_missing = options.answer_missing
    return api


def _lifespan(
    workspace: Workspace, installed: InstalledApps, opened: AsyncExitStack
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with opened:
            for each in installed.known:
                await opened.enter_async_context(each.delivery.transport)
            posting = asyncio.create_task(_post_scheduled(workspace))
            yield
            posting.cancel()
            for each in installed.known:
                each.delivery.close()

    return lifespan


def _middleware(allowed_hosts: Sequence[str]) -> list[Middleware]:
    trusted = Middleware(TrustedHostMiddleware, allowed_hosts=[*HOSTS, *allowed_hosts])
    return [trusted, Middleware(_SecurityHeaders), Middleware(RequestGuard)]


def _oauth_apps(workspace: Workspace, setups: Sequence[AppSetup]) -> list[OAuthApp]:
    """The apps with credentials: they can be installed, and people sign in to them."""
    pairs = zip(workspace.apps.known, setups, strict=True)
    return [OAuthApp(app, setup.credentials) for app, setup in pairs if setup.credentials is not None]


def _workspace(
    setups: Sequence[AppSetup], options: PlaygroundOptions, clock: Callable[[], float], base_url: str
) -> Workspace:
    """The initial workspace, from the seed if there is one."""
    team, seed = options.whole_team, options.seed
    place = team["id"] if options.has_own_bots else ""
    apps = [App(setup.manifest, number, setup.name, place) for number, setup in enumerate(setups, 1)]
    absent = [app for app, setup in zip(apps, setups, strict=True) if not setup.is_in(team["id"])]
    more: dict[str, Any] = {} if seed is None else {"people": seed.people, "fill": seed.fill}
    return Workspace(apps, absent=absent, team=team, clock=clock, base_url=base_url, **more)


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
