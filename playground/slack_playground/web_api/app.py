"""Serves the Web API, and the response_urls and webhooks that apps post to."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from slack_playground.traffic_log import Direction
from slack_playground.web_api import METHODS
from slack_playground.web_api.call import Call, Method, ResponseBody
from slack_playground.web_api.method_catalog import SLACK_METHODS, is_retired
from slack_playground.web_api.request_body import read_arguments, read_file
from slack_playground.web_api.scopes import ALL_SCOPES
from slack_playground.web_api.user_tokens import holder_of, user_scopes
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.workspace import BOT_USER, CHANNEL, Workspace

RESPONSE_URL: Final = "response_url"
TOO_MANY: Final = {"ok": False, "error": "ratelimited"}
SLOW_SECONDS: Final = 2.0
"""How late a slow Slack answers: late enough to be noticed, and within the three seconds of a trigger_id."""
MISSING: Final = "Slack has this method; the playground does not have it yet."


@dataclass(frozen=True)
class Tokens:
    """An app's tokens: its bot token, and for Socket Mode its app-level token."""

    bot: str
    app: str | None = None


@dataclass(frozen=True)
class Fault:
    """A simulated failure of a method: a 429 with `seconds` to wait, or an error code."""

    seconds: int = 0
    error: str = ""


class WebApi:
    """The methods that an app may call, and the addresses that it may post to."""

    methods: Final = METHODS

    def __init__(
        self,
        workspace: Workspace,
        tokens: Tokens,
        base_url: str,
        *,
        connect: Callable[[], str],
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._wait = wait
        self.slow = False
        self.delay_seconds = 0.0
        self.answer_missing = False
        self._workspace = workspace
        self._tokens = tokens
        self._base_url = base_url
        self._connect = connect
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
        call = Call(self._workspace, self._base_url, await _arguments(request), self._connect)
        person = holder_of(self._workspace, _token(request, call))
        call = call if person is None else replace(call, user=person.id)
        with self._workspace.traffic.request(Direction.TO_SLACK, "web_api", call.arguments, name=name) as entry:
            await self._take_time()
            fault = self._next_fault(name)
            if fault is not None and not fault.error:
                entry.answered(429, TOO_MANY)
                return _come_again(fault.seconds)
            answer = self._answer(name, request, call, fault)
            entry.answered(200, answer, _messages(answer))
        return JSONResponse(answer, headers=self._headers(name, call.user))

    def _answer(self, name: str, request: Request, call: Call, fault: Fault | None) -> ResponseBody:
        """A method's response: its result, or the error with its sentences."""
        method = self.methods.get(name)
        try:
            token = _token(request, call)
            self._check_token(token, app_level=method is not None and method.app_level)
            if method is not None and method.for_people and call.user == BOT_USER:
                raise WorkspaceError("not_allowed_token_type")
            call = replace(call, execution=self._workspace.functions.execution_of(token))
            if fault is not None:
                raise WorkspaceError(fault.error)
            if method is None:
                return self._answer_without(name)
            lacking = self._lacking(method, call)
            if lacking:
                self._workspace.refuse(name, "missing_scope", (lacking,))
                return {"ok": False, "error": "missing_scope", "needed": lacking, "provided": self._scopes(call.user)}
            return {"ok": True, **method.answer(call)}
        except WorkspaceError as error:
            messages = getattr(error, "messages", ())
            self._workspace.refuse(name, str(error), messages)
            more = {"response_metadata": {"messages": list(messages)}} if messages else {}
            return {"ok": False, "error": str(error), **more}

    def _answer_without(self, name: str) -> ResponseBody:
        """The response for a missing method: Slack's, if Slack lacks it or has retired it; otherwise our own error."""
        if is_retired(name):
            raise WorkspaceError("method_deprecated")
        if name not in SLACK_METHODS:
            raise WorkspaceError("unknown_method")
        if self.answer_missing:
            return {"ok": True, "warning": "not_in_playground"}
        self._workspace.refuse(name, "unknown_method", (MISSING,), missing=True)
        return {"ok": False, "error": "unknown_method", "response_metadata": {"messages": [f"[WARN] {MISSING}"]}}

    def _headers(self, name: str, user: str) -> dict[str, str]:
        method = self.methods.get(name)
        accepted = ",".join(sorted(method.scopes())) if method is not None else ""
        return {
            "x-oauth-scopes": self._scopes(user),
            "x-accepted-oauth-scopes": accepted,
            "x-slack-req-id": _request_id(),
        }

    def _scopes(self, user: str) -> str:
        """The scopes of a bot token or of a user token."""
        app = self._workspace.app
        granted = app.scopes if user == BOT_USER else app.user_scopes
        return ",".join(sorted(ALL_SCOPES if granted is None else granted))

    async def respond(self, request: Request) -> Response:
        """`POST /respond/<id>`: a message through a response_url."""
        call = Call(self._workspace, self._base_url, await _arguments(request), self._connect)
        log = self._workspace.traffic
        with log.request(Direction.TO_SLACK, "response_url", call.arguments, name=RESPONSE_URL) as entry:
            await self._take_time()
            fault = self._next_fault(RESPONSE_URL)
            if fault is not None:
                entry.answered(429, TOO_MANY)
                return _come_again(fault.seconds)
            try:
                self._respond(request.path_params["name"], call)
            except WorkspaceError as error:
                messages = getattr(error, "messages", ())
                self._workspace.refuse(RESPONSE_URL, str(error), messages)
                entry.answered(404 if "url" in str(error) else 400, str(error), messages)
            else:
                entry.answered(200, "ok")
        return PlainTextResponse(entry.answer, status_code=entry.status or 500)

    async def webhook(self, request: Request) -> Response:
        """`POST /services/<team>/<channel>/<secret>`: an incoming webhook posts into its channel.

        https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
        """
        channel = request.path_params["channel"]
        call = Call(self._workspace, self._base_url, await _arguments(request), self._connect)
        with self._workspace.traffic.request(
            Direction.TO_SLACK, "webhook", call.arguments, name="incoming webhook"
        ) as entry:
            try:
                channel = self._webhook_channel(channel)
                content = call.content()
                self._workspace.post(channel, BOT_USER, content.text, content.blocks, **content.more())
            except WorkspaceError as error:
                self._workspace.refuse("incoming webhook", str(error), getattr(error, "messages", ()))
                entry.answered(404 if str(error) == "channel_not_found" else 400, str(error))
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

    def _check_token(self, token: str, *, app_level: bool) -> None:
        if not token:
            raise WorkspaceError("not_authed")
        is_known = token in self._workspace.functions.tokens or holder_of(self._workspace, token) is not None
        if is_known and not app_level:
            return
        wanted, other = self._tokens.app, self._tokens.bot
        if not app_level:
            wanted, other = other, wanted
        if token == other:
            raise WorkspaceError("not_allowed_token_type")
        if token != wanted:
            raise WorkspaceError("invalid_auth")

    def _lacking(self, method: Method, call: Call) -> str:
        """The scopes that the app's manifest lacks for this; empty if it has one of them."""
        needed = method.needs(call)
        granted = self._workspace.app.scopes if call.user == BOT_USER else user_scopes(self._workspace)
        return "" if granted is None or not needed or needed & granted else ",".join(sorted(needed))

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
        named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
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
        if call.flag("replace_original", default=url.replaces) and original is not None:
            self._workspace.rewrite(original, content.text, content.blocks, attachments=content.attachments)
            return
        # The response_url of a slash command has no original message, so it always posts.
        only_for = None if call.text("response_type") == "in_channel" else url.person
        self._workspace.post(
            url.channel,
            BOT_USER,
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


def _token(request: Request, call: Call) -> str:
    """A call's token, from its header or its arguments."""
    return request.headers.get("authorization", "").removeprefix("Bearer ") or call.text("token")


def _messages(answer: ResponseBody) -> tuple[str, ...]:
    """The sentences of a refusal."""
    return tuple(answer.get("response_metadata", {}).get("messages", ()))


async def _arguments(request: Request) -> dict[str, Any]:
    """The arguments, from the query and the body; a webhook's form has them as JSON in `payload`."""
    arguments = read_arguments(await request.body(), request.headers.get("content-type", ""))
    if set(arguments) == {"payload"}:
        arguments = read_arguments(str(arguments["payload"]).encode(), "application/json")
    return dict(request.query_params) | arguments
