"""The page's API: JSON both ways, and a WebSocket that reports every change."""

import asyncio
import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from slack_playground.delivery.delivery import EVENT
from slack_playground.page.page_objects import shown_channel, shown_message, shown_view
from slack_playground.page.recorder import Recorder
from slack_playground.page.switch import Switch
from slack_playground.people.errors import ActionError
from slack_playground.people.typed_text import TypedText
from slack_playground.people.user_actions import UserActions, find_element
from slack_playground.request_guard import is_of_another_page
from slack_playground.workspace.apps import App
from slack_playground.workspace.element_state import ElementRef
from slack_playground.workspace.models import Message, Person, View, WorkspaceError
from slack_playground.workspace.seed import SeedError, seeded_person
from slack_playground.workspace.slack_objects import file_object
from slack_playground.workspace.workspace import Change


class Page:
    """The page's API; JSON both ways."""

    def __init__(self, actions: UserActions, banner: str | None, switches: Sequence[Switch]) -> None:
        self._actions = actions
        self._workspace = actions.workspace
        self._banner = banner
        self._recorder = Recorder(actions.workspace)
        self._switches = {switch.name: switch for switch in switches}

    def routes(self) -> list[Route | WebSocketRoute]:
        """The page's addresses, under /playground."""
        return [
            Route("/state", self._state),
            Route("/traffic", self._search),
            Route("/traffic/{number:int}", self._entry),
            Route("/talk", self._talk),
            WebSocketRoute("/live", self._live),
            *(Route(f"/{name}", _post(answer), methods=["POST"]) for name, answer in self._posts().items()),
        ]

    def _posts(self) -> dict[str, Callable[..., Any]]:
        """What people do, by the name in the address."""
        return {
            "message": self._message,
            "action": self._action,
            "input": self._input,
            "options": self._options,
            "submit": self._submit,
            "close": self._close,
            "home": self._open_home,
            "shortcut": self._shortcut,
            "dismiss": self._dismiss,
            "typing": self._typing,
            **self._posts_of_messages(),
            "channel": self._channel,
            "thread": self._thread,
            "function": self._function,
            "context": self._change_context,
            "person": self._add_person,
            "install": self._install,
            "uninstall": self._uninstall,
            "resend": self._resend,
            "switch": self._switch,
            "clear": self._clear,
        }

    def _posts_of_messages(self) -> dict[str, Callable[..., Any]]:
        """What people do with messages and files."""
        return {
            "edit": self._edit,
            "delete": self._delete,
            "react": self._react,
            "pin": self._pin,
            "unread": self._mark_unread,
            "upload": self._upload,
            "share": self._share,
        }

    async def _state(self, request: Request) -> Response:
        """Everything that a person's page shows."""
        person = self._person(request.query_params)
        return JSONResponse(
            {
                "team": self._workspace.team,
                "me": person.id,
                "people": [
                    {"id": member.id, "name": member.name, "is_bot": member.is_bot, "team": member.team}
                    for member in self._workspace.people.values()
                ],
                "apps": [self._app(app) for app in self._workspace.apps],
                "absent": [
                    {"id": app.id, "name": app.name, "bot_user_id": app.user}
                    for app in self._workspace.apps.known
                    if app not in self._workspace.apps
                ],
                "groups": [{"id": group.id, "name": group.handle} for group in self._workspace.user_groups.values()],
                "banner": self._banner,
                **self._conversations(person.id),
                "views": self._views(person.id),
                "homes": self._homes(person.id),
                "prompts": {app.dm(person): self._workspace.prompts(app.dm(person)) for app in self._workspace.apps},
                "switches": self._stand(),
                "traffic": [entry.summary() for entry in self._workspace.traffic.entries],
            }
        )

    def _conversations(self, person: str) -> dict[str, Any]:
        """A person's channels, what was said there, and the channels to join."""
        workspace = self._workspace
        channels = workspace.channels(person)
        messages = {
            channel: [shown_message(workspace, message, person) for message in workspace.seen_by(person, channel)]
            for channel in channels
        }
        joinable = [
            shown_channel(workspace, conversation)
            for conversation in workspace.conversations.values()
            if conversation.kind == "channel"
            and person not in conversation.members
            and not conversation.is_archived
            and not workspace.people[person].is_guest
        ]
        return {
            "channels": [shown_channel(workspace, workspace.conversations[channel]) for channel in channels],
            "messages": messages,
            "agent_threads": workspace.agent_threads.shown(set(channels)),
            "joinable": joinable,
            "invitations": [
                shown_channel(workspace, channel)
                for channel in self._actions.connect.invitations_of(workspace.people[person])
            ],
        }

    def _person(self, query: Mapping[str, str]) -> Person:
        """Who looks at the page: the one it names, else the first."""
        people = self._workspace.people
        return people.get(query.get("person", "")) or next(iter(people.values()))

    @staticmethod
    def _app(app: App) -> dict[str, Any]:
        """An app, as its manifest describes it."""
        return {
            "id": app.id,
            "name": app.name,
            "bot_user_id": app.user,
            "description": app.description,
            "commands": app.commands,
            "shortcuts": app.shortcuts,
            "has_home": app.has_home,
            "has_assistant": "assistant_view" in ((app.manifest or {}).get("features") or {}),
            "functions": [{"callback_id": name, **function} for name, function in app.functions.items()],
        }

    async def _search(self, request: Request) -> Response:
        """The numbers of the requests with these words in them."""
        names = {member.id: member.name for member in self._workspace.people.values()}
        return JSONResponse({"numbers": self._workspace.traffic.search(request.query_params.get("words", ""), names)})

    async def _entry(self, request: Request) -> Response:
        """One request between Slack and the app, in full."""
        entry = self._workspace.traffic.find(request.path_params["number"])
        return JSONResponse(entry.whole() if entry else {"gone": True})

    async def _talk(self, _: Request) -> Response:
        """What people did on the page, as a test."""
        return PlainTextResponse(self._recorder.as_test())

    async def _resend(self, _: Person, body: dict[str, Any]) -> None:
        """Send an app an event again, unchanged."""
        entry = self._workspace.traffic.find(body.get("number", 0))
        if entry is None or entry.kind != EVENT:
            raise ActionError("Only an event that is still in the list can be sent again.")
        app = self._workspace.apps.named(entry.app) or self._workspace.apps.first
        await self._actions.installed.of(app).delivery.send_event(entry.asked)

    async def _live(self, socket: WebSocket) -> None:
        """Send a page every change that its person may see, as it happens."""
        if is_of_another_page(socket.url.path, socket.headers):
            await socket.close(1008)
            return
        person = self._person(socket.query_params).id
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
                    if message is None or message.channel not in self._workspace.channels(person):
                        continue
                    change = change | {"message": shown_message(self._workspace, message, person)}
                case "views":
                    change = change | {"views": self._views(person), "homes": self._homes(person)}
                case _:
                    pass
            await socket.send_json(change)

    def _stand(self) -> list[dict[str, Any]]:
        """The state of the switches."""
        return [switch.shown() for switch in self._switches.values()]

    def _views(self, person: str) -> list[dict[str, Any]]:
        return [shown_view(self._workspace, view) for view in self._workspace.views[person]]

    def _homes(self, person: str) -> dict[str, dict[str, Any]]:
        """The Home tabs, by app."""
        return {view.app: shown_view(self._workspace, view) for view in self._workspace.homes_of(person)}

    def _named_app(self, body: dict[str, Any]) -> App:
        """The app that is meant. Raises ActionError if there's none with this id."""
        app = self._workspace.apps.named(str(body["app"])) if body.get("app") else self._workspace.apps.first
        if app is None:
            raise ActionError("There is no such app in this workspace.")
        return app

    async def _open_home(self, person: Person, body: dict[str, Any]) -> None:
        tab = "messages" if body.get("tab") == "messages" else "home"
        await self._actions.open_home(person, self._named_app(body), tab)

    async def _shortcut(self, person: Person, body: dict[str, Any]) -> None:
        holder = self._holder(person, body) if body.get("container") else None
        if isinstance(holder, View):
            raise ActionError("A shortcut is of a message.")
        name = str(body.get("callback_id"))
        app = self._named_app(body) if body.get("app") else None
        if holder is None:
            self._recorder.used_shortcut(person, name)
        await self._actions.shortcut(person, name, holder, app)

    async def _dismiss(self, person: Person, body: dict[str, Any]) -> None:
        holder = self._holder(person, body)
        if isinstance(holder, View):
            raise ActionError("Only a message can be put away.")
        self._actions.dismiss(person, holder)

    async def _typing(self, person: Person, body: dict[str, Any]) -> None:
        self._actions.type(person, str(body.get("channel")))

    def _shared_message(self, person: Person, body: dict[str, Any]) -> Message:
        """A message that others see, too. Raises ActionError."""
        holder = self._holder(person, body)
        if isinstance(holder, View) or holder.only_for is not None:
            raise ActionError("That is no message in a channel.")
        return holder

    async def _edit(self, person: Person, body: dict[str, Any]) -> None:
        text = str(body.get("text") or "")
        if not text.strip():
            raise ActionError("There is nothing to save.")
        message = self._shared_message(person, body)
        await self._actions.messages.edit(person, message, self._actions.typed(person, text))

    async def _delete(self, person: Person, body: dict[str, Any]) -> None:
        await self._actions.messages.delete(person, self._shared_message(person, body))

    async def _react(self, person: Person, body: dict[str, Any]) -> None:
        message, name, on = self._shared_message(person, body), str(body.get("name")), body.get("on") is not False
        self._recorder.reacted(person, message, name, on=on)
        await self._actions.messages.react(person, message, name, on=on)

    async def _pin(self, person: Person, body: dict[str, Any]) -> None:
        await self._actions.messages.pin(person, self._shared_message(person, body), on=body.get("on") is not False)

    async def _mark_unread(self, person: Person, body: dict[str, Any]) -> None:
        self._actions.messages.mark_unread(person, self._shared_message(person, body))

    async def _upload(self, person: Person, body: dict[str, Any]) -> None:
        content = _decode(body.get("content"))
        channel, name = str(body.get("channel")), str(body.get("name") or "file.txt")
        thread, text = body.get("thread_ts"), str(body.get("text") or "")
        if channel in self._workspace.conversations:
            self._recorder.uploaded(person, channel, name, content)
        typed = self._actions.typed(person, text) if text else TypedText("", [])
        await self._actions.messages.upload(person, channel, name, content, typed=typed, thread=thread)

    async def _share(self, person: Person, body: dict[str, Any]) -> None:
        message, text = self._shared_message(person, body), str(body.get("text") or "")
        typed = self._actions.typed(person, text) if text else TypedText("", [])
        await self._actions.messages.share(person, message, str(body.get("channel")), typed)

    async def _channel(self, person: Person, body: dict[str, Any]) -> dict[str, Any]:
        """Create, join or leave a channel, or invite somebody to it."""
        channels, wanted = self._actions.channels, str(body.get("do"))
        if wanted == "create":
            new_channel = await channels.create(
                person, str(body.get("name") or ""), private=body.get("private") is True
            )
            return {"id": new_channel.id}
        if wanted == "share":
            invite = await self._actions.connect.invite(person, str(body.get("name") or ""), self._named_app(body))
            return {"id": invite.id}
        channel = self._workspace.conversations.get(str(body.get("channel")))
        if channel is None:
            raise ActionError("There is no such channel.")
        match wanted:
            case "join":
                await channels.join(person, channel)
            case "leave":
                await channels.leave(person, channel)
            case "accept":
                await self._actions.connect.accept(person, channel)
            case "invite":
                await channels.invite(person, channel, str(body.get("user")))
            case _:
                raise ActionError("A channel can be created, joined and left, and people can be invited.")
        return {"id": channel.id}

    async def _thread(self, person: Person, body: dict[str, Any]) -> dict[str, Any]:
        channel = str(body.get("channel") or "")
        root = await self._actions.agents.open_thread(person, self._named_app(body), channel=channel)
        return {"ts": root.ts, "channel": root.channel}

    async def _change_context(self, person: Person, body: dict[str, Any]) -> None:
        """Look at another channel (`to`) while a thread with an assistant is open."""
        root = self._workspace.find(str(body.get("channel")), str(body.get("thread_ts")))
        if root not in self._workspace.seen_by(person.id, root.channel):
            raise ActionError("You can't see that message.")
        self._recorder.looked_at(person, str(body.get("to")))
        await self._actions.agents.change_context(person, root, str(body.get("to")))

    async def _add_person(self, _: Person, body: dict[str, Any]) -> dict[str, Any]:
        added = await self._actions.add_person(seeded_person({"name": str(body.get("name") or "").strip()}))
        return {"id": added.id}

    async def _install(self, _: Person, body: dict[str, Any]) -> dict[str, Any]:
        app = self._named_app(body)
        self._workspace.install(app)
        return {"token": self._workspace.tokens.bot_token(app)}

    async def _uninstall(self, _: Person, body: dict[str, Any]) -> None:
        await self._actions.uninstall(self._named_app(body))

    async def _function(self, person: Person, body: dict[str, Any]) -> dict[str, Any]:
        inputs = body.get("inputs")
        entered = inputs if isinstance(inputs, dict) else {}
        named = {name: value if isinstance(value, bool) else str(value) for name, value in entered.items()}
        self._recorder.note(person, "runs", str(body.get("callback_id")), **named)
        return {"id": await self._actions.agents.run_function(person, str(body.get("callback_id")), entered)}

    async def _switch(self, _: Person, body: dict[str, Any]) -> None:
        switch = self._switches.get(str(body.get("name")))
        if switch is None:
            raise ActionError("There is no such switch.")
        await switch.press()
        self._workspace.tell(None, {"type": "switches", "switches": self._stand()})

    async def _clear(self, _: Person, __: dict[str, Any]) -> None:
        self._recorder.clear()
        self._workspace.traffic.clear()

    async def _message(self, person: Person, body: dict[str, Any]) -> None:
        channel, text = str(body.get("channel")), str(body.get("text") or "")
        known_by = str(body.get("client_msg_id") or "")
        if channel in self._workspace.conversations and text.strip():
            self._recorder.typed(person, channel, text)
        also = body.get("broadcast") is True
        await self._actions.say(person, channel, text, body.get("thread_ts"), client_msg_id=known_by, broadcast=also)

    async def _action(self, person: Person, body: dict[str, Any]) -> None:
        holder = self._holder(person, body)
        found = find_element(holder, str(body.get("block_id")), str(body.get("action_id")))
        value = self._input_value(person, found, body)
        self._recorder.used(person, found, body.get("selected"), value)
        await self._actions.act(person, holder, found, selected=body.get("selected"), value=value)

    async def _input(self, person: Person, body: dict[str, Any]) -> None:
        holder = self._holder(person, body)
        found = find_element(holder, str(body.get("block_id")), str(body.get("action_id")))
        value = self._input_value(person, found, body)
        self._recorder.used(person, found, body.get("selected"), value)
        self._actions.enter(person, holder, found, selected=body.get("selected"), value=value)

    def _input_value(self, person: Person, found: ElementRef, body: dict[str, Any]) -> Any:
        """The input of an element: a text, rich text, or the chosen files."""
        kind, value = found.element["type"], body.get("value")
        if kind == "rich_text_input":
            return self._actions.typed(person, value).blocks[0] if value else None
        if kind == "file_input":
            uploads = body.get("files")
            return [self._new_file(person, upload) for upload in (uploads if isinstance(uploads, list) else [])]
        return value

    def _new_file(self, person: Person, upload: Any) -> dict[str, Any]:
        if not isinstance(upload, dict):
            raise ActionError("A file has a name and content.")
        file = self._workspace.new_file(str(upload.get("name") or "file.txt"), person.id)
        file.content = _decode(upload.get("content"))
        return file_object(self._workspace, file)

    async def _options(self, person: Person, body: dict[str, Any]) -> dict[str, Any]:
        holder = self._holder(person, body)
        found = find_element(holder, str(body.get("block_id")), str(body.get("action_id")))
        return await self._actions.options(person, holder, found, str(body.get("value") or ""))

    async def _submit(self, person: Person, body: dict[str, Any]) -> None:
        self._recorder.note(person, "submits")
        await self._actions.submit(person, self._view(person, body.get("view_id")))

    async def _close(self, person: Person, body: dict[str, Any]) -> None:
        view = self._view(person, body.get("view_id"))
        self._recorder.note(person, "closes")
        await self._actions.close(person, view)

    def _holder(self, person: Person, body: dict[str, Any]) -> Message | View:
        where = body.get("container") or {}
        if "view_id" in where:
            return self._view(person, where["view_id"])
        message = self._workspace.find(str(where.get("channel")), str(where.get("ts")))
        if message not in self._workspace.seen_by(person.id, message.channel):
            raise ActionError("You can't see that message.")
        return message

    def _view(self, person: Person, view_id: Any) -> View:
        view = self._workspace.find_view(str(view_id))
        if view.person != person.id:
            raise ActionError("That isn't your window.")
        return view

    def person(self, body: dict[str, Any]) -> Person:
        """The person who acts. Raises ActionError if there's none."""
        person = self._workspace.people.get(str(body.get("person")))
        if person is None:
            raise ActionError("There is no such person in this workspace.")
        return person


def _post(answer: Callable[..., Any]) -> Callable[[Request], Any]:
    """An action of a person as a POST of JSON; an error is a sentence."""
    page: Page = answer.__self__  # type: ignore[attr-defined]  # a bound method has one

    async def posted(request: Request) -> Response:
        try:
            body = await request.json()
            done = await answer(page.person(body), body)
        except (ValueError, RecursionError):
            return JSONResponse({"ok": False, "error": "That is no JSON."}, status_code=400)
        except (ActionError, WorkspaceError, SeedError) as error:
            return JSONResponse({"ok": False, "error": str(error)})
        return JSONResponse({"ok": True, **(done or {})})

    return posted


def _decode(content: Any) -> bytes:
    """The content of a file. Raises ActionError."""
    try:
        return base64.b64decode(str(content or ""), validate=True)
    except binascii.Error as error:
        raise ActionError("The content of a file is sent as base64.") from error
