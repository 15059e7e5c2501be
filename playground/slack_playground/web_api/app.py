"""Slack's Web API as far as this workspace knows it; anything else is answered unknown_method."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from slack_playground.traffic_log import Direction
from slack_playground.web_api import METHODS
from slack_playground.web_api.call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.workspace import BOT_USER, Workspace

RESPONSE_URL: Final = "response_url"
TOO_MANY: Final = {"ok": False, "error": "ratelimited"}
SLOW_SECONDS: Final = 2.0
"""How late a slow Slack answers: late enough to be noticed, and within the three seconds of a trigger_id."""


@dataclass(frozen=True)
class Tokens:
    """What an app shows: its bot token, and, for Socket Mode, its app-level one."""

    bot: str
    app: str | None = None


class WebApi:
    """The methods an app may call, and the response_urls it may post to."""

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
        self._workspace = workspace
        self._tokens = tokens
        self._base_url = base_url
        self._connect = connect
        self._turned_away: dict[str, list[int]] = {}

    def turn_away(self, method: str, *, seconds: int = 1, times: int = 1) -> None:
        """Answer the next calls of this method, or of `response_url`, with 429 and when to come again."""
        self._turned_away.setdefault(method, []).extend([seconds] * times)

    async def call(self, request: Request) -> Response:
        """`POST /api/<method>`."""
        name = request.path_params["method"]
        call = Call(self._workspace, self._base_url, await _arguments(request), self._connect)
        with self._workspace.traffic.request(Direction.TO_SLACK, "web_api", call.arguments, name=name) as entry:
            await self._take_time()
            if self._turned_away.get(name):
                entry.answered(429, TOO_MANY)
                return _come_again(self._turned_away[name].pop())
            answer = self._answer(name, request, call)
            entry.answered(200, answer, _messages(answer))
        return JSONResponse(answer, headers=self._headers())

    def _answer(self, name: str, request: Request, call: Call) -> ResponseBody:
        """What a method answers: what it did, or the error and the sentences with it."""
        method = self.methods.get(name)
        try:
            self._check_token(_token(request, call), app_level=method is not None and method.app_level)
            if method is None:
                raise WorkspaceError("unknown_method")
            lacking = self._lacking(method, call)
            if lacking:
                self._workspace.refuse(name, "missing_scope", (lacking,))
                return {"ok": False, "error": "missing_scope", "needed": lacking, "provided": self._scopes()}
            return {"ok": True, **method.answer(call)}
        except WorkspaceError as error:
            messages = getattr(error, "messages", ())
            self._workspace.refuse(name, str(error), messages)
            more = {"response_metadata": {"messages": list(messages)}} if messages else {}
            return {"ok": False, "error": str(error), **more}

    def _headers(self) -> dict[str, str]:
        return {"x-oauth-scopes": self._scopes()} if self._workspace.app.scopes is not None else {}

    def _scopes(self) -> str:
        return ",".join(sorted(self._workspace.app.scopes or ()))

    async def respond(self, request: Request) -> Response:
        """`POST /respond/<id>`: an answer through a response_url."""
        call = Call(self._workspace, self._base_url, await _arguments(request), self._connect)
        with self._workspace.traffic.request(
            Direction.TO_SLACK, "response_url", call.arguments, name=RESPONSE_URL
        ) as entry:
            await self._take_time()
            if self._turned_away.get(RESPONSE_URL):
                entry.answered(429, TOO_MANY)
                return _come_again(self._turned_away[RESPONSE_URL].pop())
            try:
                self._respond(request.path_params["name"], call)
            except WorkspaceError as error:
                messages = getattr(error, "messages", ())
                self._workspace.refuse(RESPONSE_URL, str(error), messages)
                entry.answered(404 if "url" in str(error) else 400, str(error), messages)
            else:
                entry.answered(200, "ok")
        return PlainTextResponse(entry.answer, status_code=entry.status or 500)

    async def _take_time(self) -> None:
        if self.slow:
            await self._wait(SLOW_SECONDS)

    def _check_token(self, given: str, *, app_level: bool) -> None:
        if not given:
            raise WorkspaceError("not_authed")
        wanted, other = self._tokens.app, self._tokens.bot
        if not app_level:
            wanted, other = other, wanted
        if given == other:
            raise WorkspaceError("not_allowed_token_type")
        if given != wanted:
            raise WorkspaceError("invalid_auth")

    def _lacking(self, method: Method, call: Call) -> str:
        """The scopes that the app's manifest lacks for this; empty where one of them is there."""
        held, needed = self._workspace.app.scopes, method.needs(call)
        return "" if held is None or not needed or needed & held else ",".join(sorted(needed))

    async def upload(self, request: Request) -> Response:
        """`POST /upload/<id>`: the content of a file that was announced."""
        file = self._workspace.files.get(request.path_params["name"])
        if file is None:
            return PlainTextResponse("no such file", status_code=404)
        file.content = await request.body()
        said = f"OK - {len(file.content)}"
        with self._workspace.traffic.request(
            Direction.TO_SLACK, "upload", {"name": file.name, "bytes": len(file.content)}, name=file.name
        ) as entry:
            entry.answered(200, said)
        return PlainTextResponse(said)

    async def download(self, request: Request) -> Response:
        """`GET /files/<id>`: a file, for whoever reads the message."""
        file = self._workspace.files.get(request.path_params["name"])
        if file is None:
            return PlainTextResponse("no such file", status_code=404)
        named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
        return Response(file.content, media_type="application/octet-stream", headers=named)

    def _respond(self, name: str, call: Call) -> None:
        url = self._workspace.response_urls.use(name)
        original = url.message if url.message and url.message.ts in self._workspace.messages else None
        if call.flag("delete_original") and original is not None:
            self._workspace.delete(original)
            return
        text, blocks = call.content()
        if call.flag("replace_original") and original is not None:
            self._workspace.rewrite(original, text, blocks)
            return
        # The response_url of a slash command has no original: whatever the app asks for, it posts.
        only_for = None if call.text("response_type") == "in_channel" else url.person
        self._workspace.post(url.channel, BOT_USER, text, blocks, call.optional("thread_ts"), only_for=only_for)


def _come_again(seconds: int) -> Response:
    return JSONResponse(TOO_MANY, status_code=429, headers={"Retry-After": str(seconds)})


def _token(request: Request, call: Call) -> str:
    """The token a call carries: in its header, or among its arguments."""
    return request.headers.get("authorization", "").removeprefix("Bearer ") or call.text("token")


def _messages(answer: ResponseBody) -> tuple[str, ...]:
    """The sentences of a refusal."""
    return tuple(answer.get("response_metadata", {}).get("messages", ()))


async def _arguments(request: Request) -> dict[str, Any]:
    """The arguments: from the query, and from a form or JSON in the body."""
    arguments = dict(request.query_params)
    body = await request.body()
    if "json" in request.headers.get("content-type", ""):
        try:
            given = json.loads(body)
        except ValueError:
            return arguments
        return arguments | given if isinstance(given, dict) else arguments
    return arguments | dict(parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True))
