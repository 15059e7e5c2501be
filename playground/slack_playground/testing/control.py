"""The control API over HTTP, for tests in any language: people's actions, faults, the clock and the log."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from json import JSONDecodeError
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from slack_playground.delivery.delivery import Transport
from slack_playground.delivery.either_transport import EitherTransport
from slack_playground.delivery.readiness import is_ready, until_ready
from slack_playground.delivery.shared_transport import SharedTransport
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.people.errors import ActionError
from slack_playground.people.user_actions import UserActions
from slack_playground.testing import openapi
from slack_playground.testing.clock import AdjustableClock
from slack_playground.testing.person import Person
from slack_playground.testing.verbs import VERBS, VerbError, result_of
from slack_playground.web_api.app import WebApi
from slack_playground.workspace.apps import App
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.seed import SeedError, seeded_person

READY_SECONDS: Final = 30.0
PATIENCE_SECONDS: Final = 3.0
"""How long a verb waits for the control that it uses: as long as an app may use a `trigger_id`."""

LONGEST_SECONDS: Final = 24 * 3_600.0
MOST_FAULTS: Final = 10_000

METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
DOCS: Final = "/control/docs has all operations."

Body = dict[str, Any]
Answer = Callable[[Request, Body], Awaitable[Body]]


class ControlError(Exception):
    """The request can't be served: a status and a sentence."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Control:
    """The operations of the control API on one playground."""

    def __init__(self, actions: UserActions, api: WebApi, clock: AdjustableClock) -> None:
        self._actions = actions
        self._workspace = actions.workspace
        self._api = api
        self._clock = clock
        self._people: dict[tuple[str, str], Person] = {}

    def routes(self) -> list[BaseRoute]:
        """Its routes, under /control."""
        posts: dict[str, Answer] = {
            "/people": self._add_person,
            "/people/{person}/{verb}": self._verb,
            "/apps/{app}/install": self._install,
            "/apps/{app}/uninstall": self._uninstall,
            "/apps/{app}/people/{person}/{verb}": self._verb,
            "/event": self._event,
            "/faults": self._faults,
            "/clock": self._advance,
            "/reset": self._reset,
            "/ready": self._ready,
            "/idle": self._idle,
        }
        gets: dict[str, Answer] = {"/state": self._state, "/traffic": self._traffic, "/refusals": self._refusals}
        return [
            Route("/openapi.json", lambda _: JSONResponse(openapi.document(OPERATIONS))),
            Route("/docs", lambda _: HTMLResponse(openapi.page(OPERATIONS))),
            *(Route(path, _endpoint(answer), methods=["POST"]) for path, answer in posts.items()),
            *(Route(path, _endpoint(answer), methods=["GET"]) for path, answer in gets.items()),
            *(Route(path, _wrong_method("POST"), methods=METHODS) for path in posts),
            *(Route(path, _wrong_method("GET"), methods=METHODS) for path in gets),
            Route("/{rest:path}", _no_operation, methods=METHODS),
        ]

    def person(self, name: str, app: str = "") -> Person:
        """A person by name or id, who addresses this app. Raises ControlError."""
        named = self._app(app).name if app else ""
        for member in self._workspace.people.values():
            if name in {member.id, member.name}:
                key = member.id, named
                if key not in self._people:
                    self._people[key] = Person(self._actions, member.name, app=named)
                return self._people[key]
        raise ControlError(404, f"There is no person called {name}.")

    def _app(self, name: str) -> App:
        """An app by name or id. Raises ControlError."""
        app = self._workspace.apps.named(name)
        if app is None:
            there = ", ".join(candidate.name for candidate in self._workspace.apps.known)
            raise ControlError(404, f"There is no app called {name}; there are {there}.")
        return app

    def _named_app(self, body: Body) -> App | None:
        """The app that a body names, if it names one. Raises ControlError."""
        return self._app(str(body["app"])) if body.get("app") else None

    def _transport(self, app: App) -> Transport:
        return self._actions.installed.of(app).delivery.transport

    async def _verb(self, request: Request, body: Body) -> Body:
        """Have a person do something; the verbs are those of `Person`. One that uses a control waits for it."""
        person = self.person(request.path_params["person"], request.path_params.get("app", ""))
        verb = VERBS.get(request.path_params["verb"])
        if verb is None:
            raise ControlError(404, f"There is no such verb; there are {', '.join(sorted(VERBS))}.")
        failures = len(person.failures)
        result = await person.patiently(lambda: verb.call(person, body), within=PATIENCE_SECONDS)
        return {"result": result_of(person, result), "screen": _screen(person), "failures": person.failures[failures:]}

    async def _add_person(self, _: Request, body: Body) -> Body:
        """Let a person join the workspace, with the fields that a person has in a seed file."""
        added = await self._actions.add_person(seeded_person(body))
        return {"id": added.id, "dm": added.dm}

    async def _install(self, request: Request, _: Body) -> Body:
        """Install an app in this workspace, as in its settings; it gets a bot token, which its process must be told."""
        app = self._app(request.path_params["app"])
        self._workspace.install(app)
        return {"bot_token": self._workspace.tokens.bot_token(app), "bot_user_id": app.user}

    async def _uninstall(self, request: Request, _: Body) -> Body:
        """Uninstall an app from this workspace: its tokens end, and it gets tokens_revoked and app_uninstalled."""
        await self._actions.uninstall(self._app(request.path_params["app"]))
        return {}

    async def _event(self, _: Request, body: Body) -> Body:
        """Send an app (`app`), or all of them, any event, as Slack would send it."""
        event = body.get("event")
        if not isinstance(event, dict) or "type" not in event:
            raise ControlError(400, "`event` must be an object with a `type`.")
        await self._actions.send_event(event, self._named_app(body))
        return {}

    async def _faults(self, _: Request, body: Body) -> Body:
        """Simulate faults: 429s, errors and delays of the Web API, dropped connections; `clear` ends them all."""
        if body.get("clear"):
            self._api.clear_faults()
        if body.get("method"):
            method, times = str(body["method"]), min(int(body.get("times", 1)), MOST_FAULTS)
            if body.get("error"):
                self._api.fail(method, str(body["error"]), times=times)
            else:
                self._api.turn_away(method, seconds=int(_seconds(body.get("retry_after", 1))), times=times)
        self._api.delay_seconds = _seconds(body.get("delay_seconds", self._api.delay_seconds))
        if body.get("drop_connections"):
            socket = _socket(self._transport(self._named_app(body) or self._workspace.apps.first))
            for connection in list(socket.connections):
                await socket.drop(connection)
        return {}

    async def _advance(self, _: Request, body: Body) -> Body:
        """Let time pass: trigger_ids and response_urls expire, scheduled messages are posted."""
        self._clock.advance(float(body.get("seconds", 0)))
        self._workspace.post_due()
        return {"now": self._clock()}

    async def _reset(self, _: Request, __: Body) -> Body:
        """Reset the workspace: delete messages, views, files and faults; keep the initial people and channels."""
        await self._actions.feed.wait_until_idle()
        self._workspace.reset()
        self._api.clear_faults()
        self._people.clear()
        return {}

    async def _ready(self, _: Request, body: Body) -> Body:
        """Wait until the app (`app`), or every app, has connected, or listens at its address."""
        named = self._named_app(body)
        apps = [named] if named else self._workspace.apps.known
        try:
            async with asyncio.timeout(_seconds(body.get("within", READY_SECONDS))):
                for app in apps:
                    await until_ready(self._transport(app))
        except TimeoutError as error:
            missing = [app.name for app in apps if not await is_ready(self._transport(app))]
            who = "The app" if len(self._workspace.apps.known) == 1 else ", ".join(missing)
            raise ControlError(409, f"{who} hasn't connected, and doesn't listen at its address.") from error
        return {}

    async def _idle(self, _: Request, __: Body) -> Body:
        """Wait until every event is acknowledged, or has been sent as often as Slack sends it."""
        await self._actions.feed.wait_until_idle()
        return {}

    async def _state(self, _: Request, __: Body) -> Body:
        """The people, channels and apps of the workspace, also apps that aren't installed in it.

        `dm` and `token` of people are those with the first app.
        """
        first, token = self._workspace.apps.first, self._workspace.tokens.person_token
        people = [
            {
                "id": member.id,
                "name": member.name,
                "dm": "" if member.is_bot else member.dm,
                "is_bot": member.is_bot,
                "is_guest": member.is_guest,
                "team": member.team or self._workspace.team["id"],
                "token": "" if member.is_bot else token(member, first),
            }
            for member in self._workspace.people.values()
        ]
        channels = [
            {
                "id": conversation.id,
                "name": conversation.name,
                "type": conversation.kind,
                "members": conversation.members,
            }
            for conversation in self._workspace.conversations.values()
        ]
        apps = [self._shown(app) for app in self._workspace.apps.known]
        state = {"team": self._workspace.team, "people": people, "channels": channels, "apps": apps}
        return {**state, "now": self._clock()}

    def _shown(self, app: App) -> Body:
        """An app, with the direct messages and tokens of people with it, by their ids."""
        people = [member for member in self._workspace.people.values() if not member.is_bot]
        is_installed = app in self._workspace.apps
        return {
            "id": app.id,
            "name": app.name,
            "bot_user_id": app.user,
            "bot_id": app.bot_id,
            "is_installed": is_installed,
            "bot_token": self._workspace.tokens.held_bot_token(app) if is_installed else "",
            "app_token": self._workspace.tokens.app_token(app),
            "dms": {member.id: app.dm(member) for member in people},
            "tokens": {member.id: self._workspace.tokens.person_token(member, app) for member in people},
        }

    async def _traffic(self, request: Request, _: Body) -> Body:
        """The requests between Slack and the app, in full, after the number `after`."""
        after = int(request.query_params.get("after", "0"))
        return {"entries": [entry.whole() for entry in self._workspace.traffic.entries if entry.number > after]}

    async def _refusals(self, _: Request, __: Body) -> Body:
        """What apps sent that Slack would refuse; `missing` marks what only the playground lacks."""
        shown = [asdict(refusal) for refusal in self._workspace.refusals]
        return {"refusals": shown}


def _seconds(given: Any) -> float:
    """A number of seconds. Raises ControlError for more than a day, and for what isn't a number."""
    seconds = float(given)
    if not 0 <= seconds <= LONGEST_SECONDS:  # also NaN, which JSON's readers take for a number
        raise ControlError(400, "Seconds are a number from 0 to a day's.")
    return seconds


def _screen(person: Person) -> str:
    """The newest message of the app as the person reads it, or an empty text."""
    return "" if person.newest is None else person.reads(person.newest)


def _socket(transport: Transport) -> SocketMode:
    if isinstance(transport, SharedTransport):
        return _socket(transport.shared)
    if isinstance(transport, SocketMode):
        return transport
    if isinstance(transport, EitherTransport):
        return transport.socket
    raise ControlError(400, "The app isn't on Socket Mode.")


def _endpoint(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """An operation as an endpoint: JSON in and out, errors as a status and a sentence."""

    async def endpoint(request: Request) -> Response:
        try:
            text = await request.body()
            body = await request.json() if text else {}
            if not isinstance(body, dict):
                raise ControlError(400, "The body must be a JSON object.")
            return JSONResponse({"ok": True, **await answer(request, body)})
        except ControlError as error:
            return _refused(error.status, str(error))
        except JSONDecodeError as error:
            return _refused(400, f"The body must be a JSON object, and it can't be read: {error}")
        except (
            ValueError,
            TypeError,
            RecursionError,
            VerbError,
            ActionError,
            WorkspaceError,
            SeedError,
        ) as error:
            return _refused(400, str(error))
        except (AssertionError, StopIteration, KeyError, IndexError) as error:
            return _refused(409, str(error) or "It isn't there.")
        except asyncio.CancelledError:  # the server ends, and this request is the last thing it waits for
            return _refused(503, "The playground has ended, as it does when the app ends.")

    return endpoint


def _wrong_method(right: str) -> Callable[[Request], Awaitable[Response]]:
    """Says with which method an operation is called, to a request with another one."""
    body = " and a JSON object in the body" if right == "POST" else ""

    async def endpoint(request: Request) -> Response:
        sentence = f"{request.url.path} is called with {right}{body}, not with {request.method}. {DOCS}"
        return _refused(405, sentence, {"Allow": right})

    return endpoint


async def _no_operation(request: Request) -> Response:
    return _refused(404, f"There's no operation {request.url.path}. {DOCS}")


def _refused(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    return JSONResponse({"ok": False, "error": message}, status_code=status, headers=headers)


def _operation(answer: Callable[..., Any], **properties: dict[str, Any]) -> dict[str, Any]:
    summary = (answer.__doc__ or "").strip()
    operation: dict[str, Any] = {"summary": summary, "responses": {"200": {"description": "Done."}}}
    if properties:
        schema = {"type": "object", "properties": properties}
        operation["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    return operation


NUMBER: Final = {"type": "number"}
OPERATIONS: Final[dict[str, dict[str, Any]]] = {
    "/control/people": {
        "post": _operation(
            Control._add_person,  # noqa: SLF001 - its docstring
            name={"type": "string"},
            real_name={"type": "string"},
            email={"type": "string"},
            guest={"type": "boolean"},
            admin={"type": "boolean"},
            locale={"type": "string"},
            tz={"type": "string"},
            team={"type": "string"},
        )
    },
    "/control/apps/{app}/install": {"post": _operation(Control._install)},  # noqa: SLF001 - its docstring
    "/control/apps/{app}/uninstall": {"post": _operation(Control._uninstall)},  # noqa: SLF001 - its docstring
    "/control/event": {"post": _operation(Control._event, event={"type": "object"}, app={"type": "string"})},  # noqa: SLF001 - its docstring
    "/control/faults": {
        "post": _operation(
            Control._faults,  # noqa: SLF001 - its docstring
            method={"type": "string"},
            error={"type": "string"},
            retry_after=NUMBER,
            times=NUMBER,
            delay_seconds=NUMBER,
            drop_connections={"type": "boolean"},
            app={"type": "string"},
            clear={"type": "boolean"},
        )
    },
    "/control/clock": {"post": _operation(Control._advance, seconds=NUMBER)},  # noqa: SLF001 - its docstring
    "/control/reset": {"post": _operation(Control._reset)},  # noqa: SLF001 - its docstring
    "/control/ready": {"post": _operation(Control._ready, within=NUMBER, app={"type": "string"})},  # noqa: SLF001 - its docstring
    "/control/idle": {"post": _operation(Control._idle)},  # noqa: SLF001 - its docstring
    "/control/state": {"get": _operation(Control._state)},  # noqa: SLF001 - its docstring
    "/control/traffic": {"get": _operation(Control._traffic)},  # noqa: SLF001 - its docstring
    "/control/refusals": {"get": _operation(Control._refusals)},  # noqa: SLF001 - its docstring
}
