"""Slack's Web API as far as this workspace knows it; anything else is answered unknown_method."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.playground.acts import parse_blocks
from bot.playground.journal import Way
from bot.playground.limits import refuse_message, refuse_view
from bot.playground.workspace import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    CHANNEL,
    TEAM,
    Message,
    Person,
    View,
    Workspace,
    WorkspaceError,
)

SCOPES: Final = {
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.open": "im:write",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "users.info": "users:read",
}
"""Which scope a method needs: https://docs.slack.dev/reference/methods."""

SLOW_SECONDS: Final = 2.0
"""How late a slow Slack answers: late enough to be noticed, and within the three seconds of a trigger_id."""

Arguments = Mapping[str, Any]
Answer = dict[str, Any]


class RefusedError(WorkspaceError):
    """A refusal with sentences that say where."""

    def __init__(self, error: str, messages: tuple[str, ...]) -> None:
        super().__init__(error)
        self.messages = messages


class WebApi:
    """The methods an app may call, and the response_urls it may post to."""

    def __init__(
        self,
        workspace: Workspace,
        token: str,
        base_url: str,
        *,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._wait = wait
        self.slow = False
        self._workspace = workspace
        self._token = token
        self._base_url = base_url
        self.methods: dict[str, Callable[[Arguments], Answer]] = {
            "api.test": lambda _: {},
            "auth.test": self._auth_test,
            "bots.info": self._bots_info,
            "chat.delete": self._delete,
            "chat.postEphemeral": self._post_ephemeral,
            "chat.postMessage": self._post,
            "chat.update": self._update,
            "conversations.info": self._conversation,
            "conversations.open": self._open_dm,
            "files.completeUploadExternal": self._complete_upload,
            "files.getUploadURLExternal": self._upload_url,
            "team.info": lambda _: {"team": TEAM},
            "users.info": self._user,
            "views.open": self._open_view,
            "views.publish": self._publish,
            "views.push": self._push_view,
            "views.update": self._update_view,
        }

    async def call(self, request: Request) -> Response:
        """`POST /api/<method>`."""
        name = request.path_params["method"]
        arguments = await _arguments(request)
        with self._workspace.journal.request(Way.TO_SLACK, "web_api", arguments, name=name) as entry:
            await self._take_time()
            answer = self._answer(name, request, arguments)
            entry.answered(200, answer, _messages(answer))
        return JSONResponse(answer)

    def _answer(self, name: str, request: Request, arguments: Arguments) -> Answer:
        """What a method answers: what it did, or the error and the sentences with it."""
        try:
            self._check_token(request, arguments)
            method = self.methods.get(name)
            if method is None:
                raise WorkspaceError("unknown_method")
            self._check_scope(name)
            return {"ok": True, **method(arguments)}
        except WorkspaceError as error:
            messages = getattr(error, "messages", ())
            self._workspace.refuse(name, str(error), messages)
            more = {"response_metadata": {"messages": list(messages)}} if messages else {}
            return {"ok": False, "error": str(error), **more}

    async def respond(self, request: Request) -> Response:
        """`POST /respond/<id>`: an answer through a response_url."""
        body = await _arguments(request)
        with self._workspace.journal.request(Way.TO_SLACK, "response_url", body, name="response_url") as entry:
            await self._take_time()
            try:
                self._respond(request.path_params["name"], body)
            except WorkspaceError as error:
                messages = getattr(error, "messages", ())
                self._workspace.refuse("response_url", str(error), messages)
                entry.answered(404 if "url" in str(error) else 400, str(error), messages)
            else:
                entry.answered(200, "ok")
        return PlainTextResponse(entry.answer, status_code=entry.status or 500)

    async def _take_time(self) -> None:
        if self.slow:
            await self._wait(SLOW_SECONDS)

    def _check_token(self, request: Request, arguments: Arguments) -> None:
        given = request.headers.get("authorization", "").removeprefix("Bearer ") or arguments.get("token")
        if not given:
            raise WorkspaceError("not_authed")
        if given != self._token:
            raise WorkspaceError("invalid_auth")

    def _check_scope(self, method: str) -> None:
        """Whether the app's manifest asks for what the method needs; one that names no scopes has them all."""
        scopes = self._workspace.manifest.get("oauth_config", {}).get("scopes", {}).get("bot")
        needed = SCOPES.get(method)
        if scopes is not None and needed is not None and needed not in scopes:
            raise WorkspaceError("missing_scope")

    async def upload(self, request: Request) -> Response:
        """`POST /upload/<id>`: the content of a file that was announced."""
        file = self._workspace.files.get(request.path_params["name"])
        if file is None:
            return PlainTextResponse("no such file", status_code=404)
        file.content = await request.body()
        said = f"OK - {len(file.content)}"
        with self._workspace.journal.request(
            Way.TO_SLACK, "upload", {"name": file.name, "bytes": len(file.content)}, name=file.name
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

    def _upload_url(self, arguments: Arguments) -> Answer:
        if not arguments.get("filename") or not str(arguments.get("length", "")).isdecimal():
            raise WorkspaceError("invalid_arguments")
        file = self._workspace.new_file(str(arguments["filename"]))
        return {"upload_url": f"{self._base_url}/upload/{file.id}", "file_id": file.id}

    def _complete_upload(self, arguments: Arguments) -> Answer:
        named = parse_blocks(arguments.get("files")) or []
        files = [self._workspace.files.get(str(one.get("id"))) for one in named]
        if not files or None in files:
            raise WorkspaceError("file_not_found")
        for file, one in zip(files, named, strict=True):
            if file is not None:
                file.title = str(one.get("title") or file.name)
        kept = tuple(file for file in files if file is not None)
        channel = arguments.get("channel_id") or arguments.get("channels")
        if channel:
            where = self._channel({"channel": channel})
            comment = str(arguments.get("initial_comment") or "")
            self._workspace.share_files(kept, where, BOT_USER, comment, arguments.get("thread_ts") or None)
        return {"files": [{"id": file.id, "name": file.name, "title": file.title} for file in kept]}

    def _auth_test(self, _: Arguments) -> Answer:
        named = {"team": TEAM["name"], "team_id": TEAM["id"], "user": self._workspace.name, "user_id": BOT_USER}
        return {"url": "http://127.0.0.1/", **named, "bot_id": BOT_ID, "is_enterprise_install": False}

    def _bots_info(self, _: Arguments) -> Answer:
        return {"bot": {"id": BOT_ID, "name": self._workspace.name, "app_id": APP_ID, "user_id": BOT_USER}}

    def _user(self, arguments: Arguments) -> Answer:
        person = self._person(arguments.get("user"))
        profile = {"display_name": person.name, "real_name": person.name}
        user = {"id": person.id, "name": person.name.lower(), "real_name": person.name, "profile": profile}
        return {"user": user | {"team_id": TEAM["id"], "is_bot": False, "locale": person.locale}}

    def _conversation(self, arguments: Arguments) -> Answer:
        channel = str(arguments.get("channel"))
        if not self._workspace.has_channel(channel):
            raise WorkspaceError("channel_not_found")
        return {"channel": {"id": channel, "is_im": channel != CHANNEL, "is_member": True}}

    def _open_dm(self, arguments: Arguments) -> Answer:
        return {"channel": {"id": self._person(str(arguments.get("users", ""))).dm}}

    def _post(self, arguments: Arguments) -> Answer:
        channel = self._channel(arguments)
        text, blocks = self._content(arguments)
        thread = arguments.get("thread_ts") or None
        if thread is not None:
            self._workspace.find(channel, str(thread))
        message = self._workspace.post(channel, BOT_USER, text, blocks, thread)
        return {"channel": channel, "ts": message.ts, "message": self._echo(message)}

    def _post_ephemeral(self, arguments: Arguments) -> Answer:
        channel = self._channel(arguments)
        person = self._person(arguments.get("user"))
        if channel not in self._workspace.channels(person.id):
            raise WorkspaceError("user_not_in_channel")
        text, blocks = self._content(arguments)
        thread = arguments.get("thread_ts") or None
        message = self._workspace.post(channel, BOT_USER, text, blocks, thread, only_for=person.id)
        return {"message_ts": message.ts}

    def _update(self, arguments: Arguments) -> Answer:
        message = self._own(arguments)
        text, blocks = self._content(arguments)
        self._workspace.rewrite(message, text, blocks)
        return {"channel": message.channel, "ts": message.ts, "text": text, "message": self._echo(message)}

    def _delete(self, arguments: Arguments) -> Answer:
        message = self._own(arguments)
        self._workspace.delete(message)
        return {"channel": message.channel, "ts": message.ts}

    def _own(self, arguments: Arguments) -> Message:
        """A message the app may change: its own, and not an ephemeral one."""
        message = self._workspace.find(str(arguments.get("channel")), str(arguments.get("ts")))
        if message.only_for is not None:
            raise WorkspaceError("message_not_found")
        if message.user != BOT_USER:
            raise WorkspaceError("cant_update_message")
        return message

    def _open_view(self, arguments: Arguments) -> Answer:
        body = _view(arguments)
        person = self._workspace.pull_trigger(str(arguments.get("trigger_id")))
        return self._view_answer(self._workspace.open_view(person, body))

    def _push_view(self, arguments: Arguments) -> Answer:
        body = _view(arguments)
        person = self._workspace.pull_trigger(str(arguments.get("trigger_id")))
        stack = self._workspace.views[person]
        return self._view_answer(self._workspace.open_view(person, body, on=stack[-1] if stack else None))

    def _update_view(self, arguments: Arguments) -> Answer:
        body = _view(arguments)
        view = self._workspace.find_view(str(arguments.get("view_id")))
        if arguments.get("hash") not in {None, view.hash}:
            raise WorkspaceError("hash_conflict")
        self._workspace.rewrite_view(view, body)
        return self._view_answer(view)

    def _publish(self, arguments: Arguments) -> Answer:
        body = _view(arguments)
        person = self._person(arguments.get("user_id"))
        shown = self._workspace.homes.get(person.id)
        if shown is not None and arguments.get("hash") not in {None, shown.hash}:
            raise WorkspaceError("hash_conflict")
        return self._view_answer(self._workspace.publish_home(person.id, body))

    def _view_answer(self, view: View) -> Answer:
        return {"view": {**view.body, "id": view.id, "hash": view.hash, "root_view_id": view.root}}

    def _respond(self, name: str, body: Arguments) -> None:
        url = self._workspace.use_response_url(name)
        original = url.message if url.message and url.message.ts in self._workspace.messages else None
        if body.get("delete_original") and original is not None:
            self._workspace.delete(original)
            return
        text, blocks = self._content(body)
        if body.get("replace_original") and original is not None:
            self._workspace.rewrite(original, text, blocks)
            return
        # The response_url of a slash command has no original: whatever it is asked, it posts.
        only_for = None if body.get("response_type") == "in_channel" else url.person
        thread = body.get("thread_ts") or None
        self._workspace.post(url.channel, BOT_USER, text, blocks, thread, only_for=only_for)

    def _channel(self, arguments: Arguments) -> str:
        """A channel's id; a person's id means their direct messages."""
        channel = str(arguments.get("channel") or "")
        person = self._workspace.people.get(channel)
        if person is not None:
            return person.dm
        if not self._workspace.has_channel(channel):
            raise WorkspaceError("channel_not_found")
        return channel

    def _person(self, identifier: Any) -> Person:
        person = self._workspace.people.get(str(identifier))
        if person is None:
            raise WorkspaceError("user_not_found")
        return person

    def _content(self, arguments: Arguments) -> tuple[str, list[dict[str, Any]]]:
        text, blocks = arguments.get("text"), parse_blocks(arguments.get("blocks"))
        refusal = refuse_message(text, blocks)
        if refusal is not None:
            raise RefusedError(refusal.error, refusal.messages)
        return str(text or ""), blocks or []

    def _echo(self, message: Message) -> Answer:
        return {"type": "message", "user": BOT_USER, "bot_id": BOT_ID, "ts": message.ts, "blocks": message.blocks}


def _view(arguments: Arguments) -> dict[str, Any]:
    body = parse_blocks(arguments.get("view"))
    refusal = refuse_view(body)
    if refusal is not None:
        raise RefusedError(refusal.error, refusal.messages)
    checked: dict[str, Any] = body
    return checked


def _messages(answer: Answer) -> tuple[str, ...]:
    """The sentences of a refusal."""
    return tuple(answer.get("response_metadata", {}).get("messages", ()))


async def _arguments(request: Request) -> dict[str, Any]:
    """The arguments, in the query, as a form or as JSON; nothing where they are none of them."""
    asked = dict(request.query_params)
    body = await request.body()
    if "json" in request.headers.get("content-type", ""):
        try:
            given = json.loads(body)
        except ValueError:
            return asked
        return asked | given if isinstance(given, dict) else asked
    return asked | dict(parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True))
