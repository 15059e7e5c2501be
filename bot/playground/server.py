"""The playground's web app: Slack's side of the wire for the bot, and a page for people."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from importlib import resources
from typing import Any, Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Sent
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.acts import ActError, Acts, find_element
from bot.playground.delivery import Delivery, Transport
from bot.playground.payloads import Payloads
from bot.playground.web_api import WebApi
from bot.playground.workspace import APP_ID, BOT_USER, TEAM, Change, Message, Person, View, Workspace, WorkspaceError

HOSTS: Final = ["127.0.0.1", "localhost", "[::1]", "testserver"]
"""Names this server answers to: with any other, a page elsewhere could reach it through DNS."""

HEADERS: Final = {
    b"content-security-policy": b"default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
}


def create_playground(
    manifest: Mapping[str, Any],
    transport: Transport,
    *,
    bot_token: str,
    base_url: str,
    banner: str | None = None,
    clock: Callable[[], float] = time.time,
) -> Starlette:
    """A workspace with the app of this manifest in it.

    `transport` is the way to the app, `base_url` where this playground is reached, without a slash at its end.
    The app's Web API is at `base_url`/api/.
    """
    workspace = Workspace(manifest, clock=clock)
    delivery = Delivery(transport)
    acts = Acts(workspace, Payloads(workspace, base_url), delivery)
    api = WebApi(workspace, bot_token, base_url)
    page = Page(acts, banner)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with transport:
            yield

    app = Starlette(
        routes=_routes(api, page),
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS), Middleware(_SecurityHeaders)],
        lifespan=lifespan,
    )
    app.state.workspace, app.state.acts, app.state.delivery = workspace, acts, delivery
    return app


def _routes(api: WebApi, page: "Page") -> list[BaseRoute]:
    """Slack's addresses for the app, and the page's own."""
    static = resources.files("bot.playground") / "static"
    return [
        Route("/api/{method}", api.call, methods=["POST", "GET"]),
        Route("/respond/{name}", api.respond, methods=["POST"]),
        Route("/upload/{name}", api.upload, methods=["POST"]),
        Route("/files/{name}", api.download),
        Route("/", lambda _: FileResponse(str(static / "index.html"))),
        Mount("/static", StaticFiles(directory=str(static))),
        Mount("/playground", routes=page.routes()),
    ]


class Page:
    """What the page asks for and does; JSON both ways."""

    def __init__(self, acts: Acts, banner: str | None) -> None:
        self._acts = acts
        self._workspace = acts.workspace
        self._banner = banner

    def routes(self) -> list[Route | WebSocketRoute]:
        """The page's addresses, under /playground."""
        posts = {
            "message": self._message,
            "action": self._action,
            "input": self._input,
            "options": self._options,
            "submit": self._submit,
            "close": self._close,
            "home": self._open_home,
            "shortcut": self._shortcut,
        }
        return [
            Route("/state", self._state),
            WebSocketRoute("/live", self._live),
            *(Route(f"/{name}", _post(answer), methods=["POST"]) for name, answer in posts.items()),
        ]

    async def _state(self, request: Request) -> Response:
        person = self._workspace.people.get(request.query_params.get("person", ""))
        person = person or next(iter(self._workspace.people.values()))
        channels = self._workspace.channels(person.id)
        app = {
            "id": APP_ID,
            "name": self._workspace.name,
            "bot_user_id": BOT_USER,
            "commands": self._workspace.commands,
            "shortcuts": self._workspace.shortcuts,
        }
        messages = {
            channel: [
                self._workspace.shown(message, person.id) for message in self._workspace.seen_by(person.id, channel)
            ]
            for channel in channels
        }
        return JSONResponse(
            {
                "team": TEAM,
                "me": person.id,
                "people": [{"id": one.id, "name": one.name} for one in self._workspace.people.values()],
                "app": app,
                "banner": self._banner,
                "channels": [
                    {"id": channel, "type": kind, "name": self._workspace.name if kind == "im" else "general"}
                    for channel, kind in channels.items()
                ],
                "messages": messages,
                "views": self._views(person.id),
                "home": self._home(person.id),
                "has_home": bool(self._workspace.manifest["features"].get("app_home", {}).get("home_tab_enabled")),
            }
        )

    async def _live(self, socket: WebSocket) -> None:
        """Tell a page of every change it may see, as it happens."""
        origin = socket.headers.get("origin")
        person = socket.query_params.get("person", "")
        if person not in self._workspace.people or not _same(origin, socket.headers.get("host", "")):
            await socket.close(1008)
            return
        changes: asyncio.Queue[Change] = asyncio.Queue()

        def listen(concerned: str | None, change: Change) -> None:
            if concerned in {None, person}:
                changes.put_nowait(change)

        self._workspace.listeners.append(listen)
        await socket.accept()
        sending = asyncio.create_task(self._send(socket, person, changes))
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            pass
        finally:
            self._workspace.listeners.remove(listen)
            sending.cancel()

    async def _send(self, socket: WebSocket, person: str, changes: "asyncio.Queue[Change]") -> None:
        while True:
            change = await changes.get()
            match change["type"]:
                case "message":
                    message = self._workspace.messages.get(change["ts"])
                    if message is None:
                        continue
                    change = change | {"message": self._workspace.shown(message, person)}
                case "views":
                    change = change | {"views": self._views(person), "home": self._home(person)}
                case _:
                    pass
            await socket.send_json(change)

    def _views(self, person: str) -> list[dict[str, Any]]:
        return [self._workspace.shown_view(view) for view in self._workspace.views[person]]

    def _home(self, person: str) -> dict[str, Any] | None:
        view = self._workspace.homes.get(person)
        return self._workspace.shown_view(view) if view else None

    async def _open_home(self, person: Person, _: dict[str, Any]) -> None:
        await self._acts.open_home(person)

    async def _shortcut(self, person: Person, body: dict[str, Any]) -> None:
        holder = self._holder(person, body) if body.get("container") else None
        if isinstance(holder, View):
            raise ActError("A shortcut is of a message.")
        await self._acts.shortcut(person, str(body.get("callback_id")), holder)

    async def _message(self, person: Person, body: dict[str, Any]) -> None:
        await self._acts.say(person, str(body.get("channel")), str(body.get("text") or ""), body.get("thread_ts"))

    async def _action(self, person: Person, body: dict[str, Any]) -> None:
        holder = self._holder(person, body)
        found = find_element(holder, str(body.get("block_id")), str(body.get("action_id")))
        await self._acts.act(person, holder, found, selected=body.get("selected"), value=body.get("value"))

    async def _input(self, person: Person, body: dict[str, Any]) -> None:
        holder = self._holder(person, body)
        found = find_element(holder, str(body.get("block_id")), str(body.get("action_id")))
        self._acts.enter(person, holder, found, selected=body.get("selected"), value=body.get("value"))

    async def _options(self, person: Person, body: dict[str, Any]) -> dict[str, Any]:
        holder = self._holder(person, body)
        found = find_element(holder, str(body.get("block_id")), str(body.get("action_id")))
        return await self._acts.options(person, holder, found, str(body.get("value") or ""))

    async def _submit(self, person: Person, body: dict[str, Any]) -> None:
        await self._acts.submit(person, self._view(person, body.get("view_id")))

    async def _close(self, person: Person, body: dict[str, Any]) -> None:
        await self._acts.close(person, self._view(person, body.get("view_id")))

    def _holder(self, person: Person, body: dict[str, Any]) -> Message | View:
        where = body.get("container") or {}
        if "view_id" in where:
            return self._view(person, where["view_id"])
        message = self._workspace.find(str(where.get("channel")), str(where.get("ts")))
        if message not in self._workspace.seen_by(person.id, message.channel):
            raise ActError("You do not see that message.")
        return message

    def _view(self, person: Person, view_id: Any) -> View:
        view = self._workspace.find_view(str(view_id))
        if view.person != person.id:
            raise ActError("That is not your window.")
        return view

    def person(self, body: dict[str, Any]) -> Person:
        """Who acts. Raises ActError for nobody."""
        person = self._workspace.people.get(str(body.get("person")))
        if person is None:
            raise ActError("There is no such person in this workspace.")
        return person


def _post(answer: Callable[..., Any]) -> Callable[[Request], Any]:
    """An act of a person as a POST of JSON; what cannot be done is a sentence."""
    page: Page = answer.__self__  # type: ignore[attr-defined]  # a bound method has one

    async def posted(request: Request) -> Response:
        if not _same(request.headers.get("origin"), request.headers.get("host", "")):
            return JSONResponse({"ok": False, "error": "Another page may not act here."}, status_code=403)
        try:
            body = await request.json()
            done = await answer(page.person(body), body)
        except ValueError:
            return JSONResponse({"ok": False, "error": "That is no JSON."}, status_code=400)
        except (ActError, WorkspaceError) as error:
            return JSONResponse({"ok": False, "error": str(error)})
        return JSONResponse({"ok": True, **(done or {})})

    return posted


def _same(origin: str | None, host: str) -> bool:
    """Whether a request comes from this server's own page, or from no page at all."""
    return origin is None or origin.split("://")[-1] == host


class _SecurityHeaders:
    """Headers every answer gets."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Sent) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS.items()]
            await send(message)

        await self._app(scope, receive, with_headers)
