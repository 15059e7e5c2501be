"""An app of the tests' own at the other end of the playground's wire: it notes what comes, and answers as told."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.oauth.oauth_app import AppCredentials
from slack_playground.page.api import Page
from slack_playground.people.user_actions import UserActions
from slack_playground.ports import bind
from slack_playground.server import AppSetup, PlaygroundOptions, create_playground
from slack_playground.testing.clock import ManualClock
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from slack_playground.workspace.workspace import Workspace
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TOKEN = "xoxb-an-app"
SECRET = "an-app's-signing-secret"
PATIENCE = 20
"""Seconds that anything may take on a busy machine: a press in a browser, a call to Slack."""
MANIFEST: dict[str, Any] = {
    "features": {
        "bot_user": {"display_name": "Tester"},
        "agent_view": {"suggested_prompts": [{"title": "Help me", "message": "help"}]},
        "slash_commands": [{"command": "/test", "description": "Test"}],
    },
    "settings": {"event_subscriptions": {"bot_events": ["app_mention", "message.im", "app_home_opened"]}},
}


@dataclass
class Came:
    """One request: its headers, its body as text, and as the form or JSON it is."""

    headers: dict[str, str]
    text: str
    given: bool = False
    """Whether a test has waited for it."""

    def fits(self, kind: str, fields: dict[str, Any]) -> bool:
        """Whether it is of this type, and it, its event or its first action has these fields."""
        event = self.body.get("event", {})
        told = self.body | event | next(iter(self.body.get("actions", ())), {})
        return kind in {self.body.get("type"), event.get("type")} and fields.items() <= told.items()

    @property
    def body(self) -> dict[str, Any]:
        """The payload: of an event, of an interaction, or a command's form."""
        if self.headers["content-type"] == "application/json":
            event: dict[str, Any] = json.loads(self.text)
            return event
        form = dict(parse_qsl(self.text, keep_blank_values=True))
        interaction: dict[str, Any] = json.loads(form["payload"]) if "payload" in form else form
        return interaction


@dataclass
class AnApp:
    """The app: its signing secret, what came, and what it answers."""

    secret: str = SECRET
    came: list[Came] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    answers: Callable[[Came], Response] = lambda _: Response()
    is_watched: Callable[[], bool] = lambda: False
    """Whether a page in a browser is open, from which something may be on its way."""

    async def __call__(self, request: Request) -> Response:
        came = Came(dict(request.headers), (await request.body()).decode())
        assert SignatureVerifier(self.secret).is_valid_request(came.text, came.headers)
        self.came.append(came)
        self.heard.set()
        return self.answers(came)

    @property
    def last(self) -> dict[str, Any]:
        """The newest payload; only while no page is open, because what a page sends comes some time later."""
        assert not self.is_watched(), "a page is open: wait for what it sends with `await app.hears(…)`"
        return self.came[-1].body

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        """The payloads of this type: of an event, or of an interaction. Only while no page is open."""
        assert not self.is_watched(), "a page is open: wait for what it sends with `await app.hears(…)`"
        return [came.body for came in self.came if came.fits(kind, {})]

    async def hears(self, kind: str = "block_actions", **fields: Any) -> dict[str, Any]:
        """Wait for a payload of this type with these fields, of its own or of its event or action, and return it.

        Each payload is returned once, so two presses of a button are two calls.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    for came in self.came:
                        if not came.given and came.fits(kind, fields):
                            came.given = True
                            return came.body
                    self.heard.clear()
                    await self.heard.wait()
        except TimeoutError:
            raise AssertionError(f"no {kind} with {fields} came, but {[came.text for came in self.came]}") from None

    def says(self, body: dict[str, Any] | None = None, status: int = 200) -> None:
        self.answers = lambda _: Response(status_code=status) if body is None else JSONResponse(body, status)


def page_is_open(workspace: Workspace) -> bool:
    """Whether a page in a browser listens to a workspace."""
    return any(listener.__module__ == Page.__module__ for listener in workspace.listeners)


@dataclass
class Wired:
    """An app in a workspace, the client it has, and the clock of both."""

    app: AnApp
    client: AsyncWebClient
    workspace: Workspace
    alice: Person
    bob: Person
    clock: ManualClock
    url: str
    waited: list[float]
    actions: UserActions

    def app_came(self, kind: str) -> list[dict[str, Any]]:
        """The payloads of this type that the app got: of an event, or of an interaction."""
        return self.app.of_type(kind)


@asynccontextmanager
async def wired(
    manifest: dict[str, Any] | None = MANIFEST, credentials: AppCredentials | None = None, **more: Any
) -> AsyncIterator[Wired]:
    """An app and a workspace, served on loopback; `more` are fields of `PlaygroundOptions`."""
    app, clock = AnApp(), ManualClock()
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    clock.now = time.time()  # where the signature's verifier begins, too
    server_socket = bind("127.0.0.1", 0)
    base = f"http://127.0.0.1:{server_socket.getsockname()[1]}"
    listening = Starlette(routes=[Route("/events", app.__call__, methods=["POST"])])
    async with served(listening) as url:
        setup = AppSetup(
            manifest, SignedHttp(f"{url}/events", SECRET, clock=clock, ack_seconds=PATIENCE), TOKEN, credentials
        )
        options = PlaygroundOptions(clock=clock, wait=wait, **more)
        playground = create_playground(base, setup, options=options)
        async with served(playground, on=server_socket):
            acts = playground.state.actions
            app.is_watched = partial(page_is_open, acts.workspace)
            client = AsyncWebClient(TOKEN, base_url=f"{base}/api/", timeout=PATIENCE)
            yield Wired(
                app, client, acts.workspace, Person(acts, "Alice"), Person(acts, "Bob"), clock, base, waited, acts
            )
