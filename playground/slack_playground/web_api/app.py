"""Serves the Web API, and the response_urls and webhooks that apps post to."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from slack_playground.traffic_log import Direction
from slack_playground.web_api import METHODS
from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.web_api.method_catalog import CLASSIC_METHODS, SLACK_METHODS, is_retired
from slack_playground.web_api.request_body import json_error, read_arguments, read_file, read_message
from slack_playground.web_api.scopes import ALL_SCOPES
from slack_playground.workspace.apps import App
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.tokens import Token
from slack_playground.workspace.workspace import CHANNEL, Workspace

RESPONSE_URL: Final = "response_url"
TOO_MANY: Final = {"ok": False, "error": "ratelimited"}
SLOW_SECONDS: Final = 2.0
"""How late a slow Slack answers: late enough to be noticed, and within the three seconds of a trigger_id."""
UNSAFE_IN_NAMES: Final = re.compile(r"[\x00-\x1f\x7f/\\]|^\.+")
MISSING: Final = "Slack has this method; the playground does not have it yet."


@dataclass(frozen=True)
class Fault:
    """A simulated failure of a method: a 429 with `seconds` to wait, or an error code."""

    seconds: int = 0
    error: str = ""


class WebApi:
    """The methods that apps may call, and the addresses that they may post to.

    `connects` has, by an app's id, what gives it the address of a new Socket Mode connection.
    """

    methods: Final = METHODS

    def __init__(
        self,
        workspace: Workspace,
        base_url: str,
        *,
        connects: dict[str, Callable[[], str]],
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._wait = wait
        self.slow = False
        self.delay_seconds = 0.0
        self.answer_missing = False
        self._workspace = workspace
        self._base_url = base_url
        self.connects = connects
        self._faults: dict[str, list[Fault]] = {}

    def turn_away(self, method: str, *, seconds: int = 1, times: int = 1) -> None:
        """Respond to the next calls of this method, or of `response_url`, with 429 and Retry-After."""
        self._faults.setdefault(method, []).extend([Fault(seconds=seconds)] * times)

    def fail(self, method: str, error: str, *, times: int = 1) -> None:
        """Respond to the next calls of this method with this error."""
        self._faults.setdefault(method, []).extend([Fault(error=error)] * times)

    def clear_faults(self) -> None:
        """End all simulated faults."""
        self._faults.clear()
        self.slow, self.delay_seconds = False, 0.0

    async def call(self, request: Request) -> Response:
        """`POST /api/<method>`."""
        name = request.path_params["method"]
        arguments = await _arguments(request)
        token = self._token(request, arguments)
        app = "" if isinstance(token, WorkspaceError) else token.app.name
        with self._workspace.traffic.request(Direction.TO_SLACK, "web_api", arguments, name=name, app=app) as entry:
            await self._take_time()
            fault = self._next_fault(name) or await _unreadable(request)
            if fault is not None and not fault.error:
                entry.answered(429, TOO_MANY)
                return _come_again(fault.seconds)
            given = _given_token(request, arguments)
            answer = self._answer(name, arguments | {"token": given} if given else arguments, token, fault, app)
            entry.answered(200, answer, _messages(answer))
        return JSONResponse(answer, headers=self._headers(name, token))

    def _token(self, request: Request, arguments: Mapping[str, Any]) -> Token | WorkspaceError:
        """The token of a call, from its header or its arguments, or why Slack would refuse it."""
        try:
            return self._workspace.tokens.of(_given_token(request, arguments))
        except WorkspaceError as error:
            return error

    def _answer(
        self,
        name: str,
        arguments: Mapping[str, Any],
        token: Token | WorkspaceError,
        fault: Fault | None,
        app: str,
    ) -> ResponseBody:
        """A method's response to an app: its result, or the error with its sentences."""
        try:
            method = self.methods.get(name)
            if isinstance(token, WorkspaceError):
                if method is None or not method.free:
                    raise token
                token = Token(self._workspace.apps.first, self._workspace.apps.first.user)
            _check_kind(method, token)
            if fault is not None:
                raise WorkspaceError(fault.error)
            return self._answer_without(name, token) if method is None else self._result(name, method, arguments, token)
        except WorkspaceError as error:
            messages = getattr(error, "messages", ())
            self._workspace.refuse(name, str(error), messages, app=app)
            return {
                "ok": False,
                "error": str(error),
                **_explained(str(error), messages),
                **getattr(error, "fields", {}),
            }

    def _result(self, name: str, method: Method, arguments: Mapping[str, Any], token: Token) -> ResponseBody:
        """A method's result, or the error if the token lacks its scope."""
        call = self._call(arguments, token.app, token.user, token.execution)
        lacking = _lacking(method, call, token)
        if lacking:
            self._workspace.refuse(name, "missing_scope", (lacking,), app=token.app.name)
            return {"ok": False, "error": "missing_scope", "needed": lacking, "provided": _scopes(token)}
        return {"ok": True, **method.answer(call)}

    def _call(self, arguments: Mapping[str, Any], app: App, user: str = "", execution: str = "") -> Call:
        """A call of an app, as its bot user unless a `user` is given."""
        connect = self.connects[app.id]
        return Call(self._workspace, app, user or app.user, self._base_url, arguments, connect, execution)

    def _answer_without(self, name: str, token: Token) -> ResponseBody:
        """The response for a missing method: Slack's, if Slack lacks it or has retired it; otherwise our own error."""
        if name in CLASSIC_METHODS:
            raise WorkspaceError("not_allowed_token_type")
        if is_retired(name):
            raise WorkspaceError("method_deprecated")
        if name not in SLACK_METHODS:
            raise WorkspaceError("unknown_method")
        if self.answer_missing:
            return {"ok": True, "warning": "not_in_playground"}
        if name.startswith("admin."):
            raise WorkspaceError("not_allowed_token_type" if token.is_of_bot else "feature_not_enabled")
        self._workspace.refuse(name, "unknown_method", (MISSING,), missing=True, app=token.app.name)
        return {"ok": False, "error": "unknown_method", "response_metadata": {"messages": [f"[WARN] {MISSING}"]}}

    def _headers(self, name: str, token: Token | WorkspaceError) -> dict[str, str]:
        method = self.methods.get(name)
        accepted = ",".join(sorted(method.scopes())) if method is not None else ""
        headers = {} if isinstance(token, WorkspaceError) else {"x-oauth-scopes": _scopes(token)}
        return {**headers, "x-accepted-oauth-scopes": accepted, "x-slack-req-id": _request_id()}

    async def respond(self, request: Request) -> Response:
        """`POST /respond/<id>`: a message through a response_url."""
        message, log, name = await _message(request), self._workspace.traffic, request.path_params["name"]
        arguments = message or {}
        app = self._workspace.response_urls.app_of(name) or self._workspace.apps.first
        call = self._call(arguments, app)
        with log.request(Direction.TO_SLACK, "response_url", arguments, name=RESPONSE_URL, app=app.name) as entry:
            await self._take_time()
            fault = self._next_fault(RESPONSE_URL)
            if fault is not None:
                entry.answered(429, TOO_MANY)
                return _come_again(fault.seconds)
            try:
                _check_was_read(message)
                self._respond(name, call)
            except WorkspaceError as error:
                messages = getattr(error, "messages", ())
                self._workspace.refuse(RESPONSE_URL, str(error), messages, app=app.name)
                entry.answered(404 if "url" in str(error) else 400, str(error), messages)
            else:
                entry.answered(200, "ok")
        return PlainTextResponse(entry.answer, status_code=entry.status or 500)

    async def webhook(self, request: Request) -> Response:
        """`POST /services/<team>/<channel>/<secret>`: an incoming webhook of an app posts into its channel.

        https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
        """
        message, log = await _message(request), self._workspace.traffic
        arguments = message or {}
        app = self._workspace.apps.of_webhook(request.path_params["secret"])
        with log.request(Direction.TO_SLACK, "webhook", arguments, name="incoming webhook", app=app.name) as entry:
            try:
                _check_was_read(message)
                if app not in self._workspace.apps:
                    raise WorkspaceError("no_service")
                channel = self._webhook_channel(request.path_params["channel"])
                content = self._call(arguments, app).content()
                self._workspace.post(channel, app.user, content.text, content.blocks, **content.more())
            except WorkspaceError as error:
                self._workspace.refuse("incoming webhook", str(error), getattr(error, "messages", ()), app=app.name)
                entry.answered(404 if str(error) in {"channel_not_found", "no_service"} else 400, str(error))
            else:
                entry.answered(200, "ok")
        return PlainTextResponse(entry.answer, status_code=entry.status or 500)

    def _webhook_channel(self, named: str) -> str:
        """The channel of a webhook: one of ours by its id, or #general for one of a real workspace."""
        channel = named if named.startswith(("C", "D", "G")) else CHANNEL
        if not self._workspace.has_channel(channel):
            raise WorkspaceError("channel_not_found")
        return channel

    async def trigger(self, request: Request) -> Response:
        """`POST /triggers/…` and `/workflows/…`: start a workflow. It's logged, and does nothing else.

        https://slack.com/help/articles/360041352714
        """
        arguments = await _arguments(request)
        with self._workspace.traffic.request(
            Direction.TO_SLACK, "webhook", arguments, name="workflow trigger"
        ) as entry:
            entry.answered(200, {"ok": True})
        return JSONResponse(entry.answer)

    async def _take_time(self) -> None:
        seconds = SLOW_SECONDS if self.slow else self.delay_seconds
        if seconds:
            await self._wait(seconds)

    def _next_fault(self, name: str) -> Fault | None:
        """The fault for the next call of this method, removed from the list."""
        return self._faults[name].pop() if self._faults.get(name) else None

    async def upload(self, request: Request) -> Response:
        """`POST /upload/<id>`: the content of an announced file, as raw bytes or multipart form data."""
        file = self._workspace.files.get(request.path_params["name"])
        if file is None:
            return PlainTextResponse("no such file", status_code=404)
        file.content = read_file(await request.body(), request.headers.get("content-type", ""))
        answer = f"OK - {len(file.content)}"
        with self._workspace.traffic.request(
            Direction.TO_SLACK, "upload", {"name": file.name, "bytes": len(file.content)}, name=file.name
        ) as entry:
            entry.answered(200, answer)
        return PlainTextResponse(answer)

    async def download(self, request: Request) -> Response:
        """`GET /files/<id>`: a file."""
        file = self._workspace.files.get(request.path_params["name"])
        if file is None:
            return PlainTextResponse("no such file", status_code=404)
        named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(_saved_name(file.name), safe='')}"}
        shown = (
            file.mimetype.startswith("image/") and "svg" not in file.mimetype and "download" not in request.query_params
        )
        media = file.mimetype if shown else "application/octet-stream"
        return Response(file.content, media_type=media, headers={} if shown else named)

    def _respond(self, name: str, call: Call) -> None:
        url = self._workspace.response_urls.use(name)
        original = url.message if url.message and url.message.ts in self._workspace.messages else None
        if call.flag("delete_original") and original is not None:
            self._workspace.delete(original)
            return
        content = call.content()
        if call.flag("replace_original", default=True) and original is not None:
            self._workspace.rewrite(original, content.text, content.blocks, attachments=content.attachments)
            return
        # The response_url of a slash command has no original message, so it always posts.
        only_for = None if call.text("response_type") == "in_channel" else url.person
        self._workspace.post(
            url.channel,
            call.user,
            content.text,
            content.blocks,
            call.optional("thread_ts"),
            only_for=only_for,
            **content.more(),
        )


def _come_again(seconds: int) -> Response:
    return JSONResponse(TOO_MANY, status_code=429, headers={"Retry-After": str(seconds)})


def _request_id() -> str:
    return f"{time.time_ns():x}"


def _check_kind(method: Method | None, token: Token) -> None:
    """Check the kind of a token. Raises WorkspaceError: not_allowed_token_type."""
    wants_app_level = method is not None and method.app_level
    wants_configuration = method is not None and method.configuration
    wants_person = method is not None and method.for_people
    is_other_kind = token.is_app_level is not wants_app_level or token.is_configuration is not wants_configuration
    if method is not None and (method.free or (method.also_app_level and token.is_app_level)):
        return
    if is_other_kind or (wants_person and token.is_of_bot):
        raise WorkspaceError("not_allowed_token_type")


def _lacking(method: Method, call: Call, token: Token) -> str:
    """The scopes that a token lacks for this; empty if it has one of them."""
    needed, granted = method.needs(call), token.scopes
    return "" if granted is None or not needed or needed & granted else ",".join(sorted(needed))


def _scopes(token: Token) -> str:
    return ",".join(sorted(ALL_SCOPES if token.granted is None else token.granted))


def _saved_name(name: str) -> str:
    """A file's name without what leads a careless program to another folder."""
    return UNSAFE_IN_NAMES.sub("_", name)


def _explained(error: str, messages: Sequence[str]) -> ResponseBody:
    """Why a call was refused; invalid blocks have it twice (https://github.com/slackapi/java-slack-sdk/issues/1017)."""
    if not messages:
        return {}
    errors = {"errors": [message.removeprefix("[ERROR] ") for message in messages]} if error == "invalid_blocks" else {}
    return {**errors, "response_metadata": {"messages": list(messages)}}


def _messages(answer: ResponseBody) -> tuple[str, ...]:
    """The sentences of a refusal."""
    return tuple(answer.get("response_metadata", {}).get("messages", ()))


async def _message(request: Request) -> dict[str, Any] | None:
    """What was sent to a webhook or a response_url; None if it can't be read."""
    return read_message(await request.body(), request.headers.get("content-type", ""))


def _check_was_read(message: dict[str, Any] | None) -> None:
    if message is None:
        raise WorkspaceError("invalid_payload")


def _given_token(request: Request, arguments: Mapping[str, Any]) -> str:
    """The token that a call carries, in its header or its arguments."""
    return request.headers.get("authorization", "").removeprefix("Bearer ") or str(arguments.get("token") or "")


async def _unreadable(request: Request) -> Fault | None:
    error = json_error(await request.body(), request.headers.get("content-type", ""))
    return Fault(error=error) if error else None


async def _arguments(request: Request) -> dict[str, Any]:
    """The arguments, from the query and the body."""
    arguments = read_arguments(await request.body(), request.headers.get("content-type", ""))
    return dict(request.query_params) | arguments
