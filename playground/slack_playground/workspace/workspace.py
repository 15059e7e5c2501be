"""The state of one workspace: people, channels, messages, modals, what was entered, what was refused."""

import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from slack_playground.traffic_log import TrafficLog
from slack_playground.workspace.app_manifest import Registration
from slack_playground.workspace.element_state import (
    Block,
    ElementState,
    elements,
    initial_state,
    state_values,
    with_defaults,
)
from slack_playground.workspace.interaction_tokens import ResponseUrls, Triggers
from slack_playground.workspace.models import File, Message, Person, Refused, Scheduled, View, WorkspaceError

TEAM: Final = {"id": "T0PLAYGRND", "domain": "playground", "name": "Playground"}
APP_ID: Final = "A0PLAYGRND"
BOT_ID: Final = "B0PLAYGRND"
BOT_USER: Final = "U0THEBOT00"
CHANNEL: Final = "C0GENERAL0"

MODALS: Final = 3

Change = dict[str, Any]
Listener = Callable[[str | None, Change], None]
"""Told of a change; the person it concerns, or None for everybody."""


class Workspace:
    """One workspace with three people, their direct messages with the app, and one channel."""

    def __init__(
        self,
        manifest: Mapping[str, Any] | None,
        *,
        team: Mapping[str, str] = TEAM,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.app = Registration(manifest)
        self.team = dict(team)
        self.enterprise: str | None = None
        """Its organisation, by id; `is_org_wide` when the app is installed in all of that."""
        self.is_org_wide = False
        self.clock = clock
        self.people = {
            person.id: person
            for person in (
                Person("U0ALICE000", "Alice", "D0ALICE000"),
                Person("U0BOB00000", "Bob", "D0BOB00000"),
                Person("U0CARMEN00", "Carmen", "D0CARMEN00", locale="es-ES"),
            )
        }
        self.messages: dict[str, Message] = {}
        self.views: dict[str, list[View]] = {person: [] for person in self.people}
        self.homes: dict[str, View] = {}
        self.refusals: list[Refused] = []
        self.files: dict[str, File] = {}
        self.scheduled: dict[str, Scheduled] = {}
        self.triggers = Triggers(clock)
        self.response_urls = ResponseUrls(clock)
        self.listeners: list[Listener] = []
        self.traffic = TrafficLog(clock, lambda change: self.tell(None, change))
        self._suggested: dict[str, list[dict[str, str]]] = {}
        self._entered: dict[tuple[str, str], ElementState] = {}
        self._last_ts = 0

    @property
    def name(self) -> str:
        """What the app is called."""
        return self.app.name

    def channels(self, person: str) -> dict[str, str]:
        """The channels a person sees, by id: their type."""
        return {self.people[person].dm: "im", CHANNEL: "channel"}

    def owner_of(self, channel: str) -> str | None:
        """The person whose direct messages these are; None for a channel."""
        return next((person.id for person in self.people.values() if person.dm == channel), None)

    def has_channel(self, channel: str) -> bool:
        """Whether there is such a channel."""
        return self.kind_of(channel) is not None

    def kind_of(self, channel: str) -> str | None:
        """A channel's type, `channel` or `im`; None where there is no such channel."""
        if channel == CHANNEL:
            return "channel"
        return "im" if self.owner_of(channel) is not None else None

    def new_id(self, prefix: str = "") -> str:
        """An id that was not given before."""
        return prefix + secrets.token_hex(5).upper()

    def post(
        self,
        channel: str,
        user: str,
        text: str,
        blocks: list[Block] | None = None,
        thread: str | None = None,
        only_for: str | None = None,
    ) -> Message:
        """A new message."""
        shown = with_defaults(blocks or [], self.new_id)
        message = Message(channel, self._new_ts(), user, text, shown, thread, only_for, initial=_initial(shown, {}))
        self.messages[message.ts] = message
        self.changed(message)
        return message

    def rewrite(self, message: Message, text: str, blocks: list[Block]) -> None:
        """Change a message. What people entered stays where block_id and action_id stay."""
        message.blocks = with_defaults(blocks, self.new_id)
        message.initial = _initial(message.blocks, message.initial)
        message.text, message.edited = text, message.only_for is None
        for (_, holder), held in self._entered.items():
            if holder == message.ts:
                for key in held.keys() - message.initial.keys():
                    del held[key]
        self.changed(message)

    def new_file(self, name: str) -> File:
        """A file that is going to be sent."""
        made = File(self.new_id("F0"), name)
        self.files[made.id] = made
        return made

    def share_files(self, files: tuple[File, ...], channel: str, user: str, text: str, thread: str | None) -> Message:
        """A message with files."""
        message = self.post(channel, user, text, thread=thread)
        message.files = files
        self.changed(message)
        return message

    def delete_file(self, file: File) -> None:
        """Take a file away, also from the messages that show it."""
        del self.files[file.id]
        for message in self.messages.values():
            if file in message.files:
                message.files = tuple(one for one in message.files if one is not file)
                self.changed(message)

    def schedule(self, channel: str, at: int, text: str, blocks: list[Block], thread: str | None) -> Scheduled:
        """A message for a time to come, in seconds."""
        made = Scheduled(self.new_id("Q0"), channel, at, int(self.clock()), text, blocks, thread)
        self.scheduled[made.id] = made
        return made

    def post_due(self) -> None:
        """Post the scheduled messages whose time has come."""
        for one in [one for one in self.scheduled.values() if one.at <= self.clock()]:
            del self.scheduled[one.id]
            self.post(one.channel, BOT_USER, one.text, one.blocks, one.thread)

    def react(self, message: Message, user: str, name: str) -> None:
        """Put a reaction onto a message."""
        message.reactions.setdefault(name, []).append(user)
        self.changed(message)

    def unreact(self, message: Message, user: str, name: str) -> None:
        """Take a reaction back."""
        message.reactions[name].remove(user)
        self.changed(message)

    def pin(self, message: Message, *, pinned: bool) -> None:
        """Pin a message to its channel, or no more."""
        message.pinned = pinned
        self.changed(message)

    def delete(self, message: Message) -> None:
        """Take a message away."""
        del self.messages[message.ts]
        self.tell(self._sees(message), {"type": "message_deleted", "channel": message.channel, "ts": message.ts})

    def find(self, channel: str, ts: str) -> Message:
        """A message. Raises WorkspaceError: channel_not_found, message_not_found."""
        if not self.has_channel(channel):
            raise WorkspaceError("channel_not_found")
        message = self.messages.get(ts)
        if message is None or message.channel != channel:
            raise WorkspaceError("message_not_found")
        return message

    def seen_by(self, person: str, channel: str) -> list[Message]:
        """The messages of a channel that a person sees, oldest first."""
        return [
            message
            for message in self.messages.values()
            if message.channel == channel and message.only_for in {None, person}
        ]

    def held(self, person: str, holder: Message | View) -> ElementState:
        """What a person has in the elements of a message or view."""
        name = holder.ts if isinstance(holder, Message) else holder.id
        return holder.initial | self._entered.get((person, name), {})

    def enter(self, person: str, holder: Message | View, key: tuple[str, str], value: dict[str, Any]) -> None:
        """A person enters something."""
        name = holder.ts if isinstance(holder, Message) else holder.id
        self._entered.setdefault((person, name), {})[key] = value

    def open_view(self, person: str, body: dict[str, Any], *, on: View | None = None) -> View:
        """A new modal, alone or on top of another. Raises WorkspaceError: push_limit_reached."""
        stack = self.views[person] if on is not None else []
        if len(stack) >= MODALS:
            raise WorkspaceError("push_limit_reached")
        view = self._new_view(person, body)
        if on is not None:
            view.root, view.previous = on.root, on.id
        self.views[person] = [*stack, view]
        self.views_changed(person)
        return view

    def rewrite_view(self, view: View, body: dict[str, Any]) -> None:
        """Change a view."""
        view.body = body | {"blocks": with_defaults(body["blocks"], self.new_id)}
        view.initial = _initial(view.blocks, view.initial)
        view.hash, view.errors = self.new_id(), {}
        self.views_changed(view.person)

    def publish_home(self, person: str, body: dict[str, Any]) -> View:
        """A person's Home view."""
        self.homes[person] = self._new_view(person, body)
        self.views_changed(person)
        return self.homes[person]

    def find_view(self, view_id: str, external_id: str = "") -> View:
        """A view, by its id or by the one the app gave it. Raises WorkspaceError: not_found."""
        every = [view for stack in self.views.values() for view in stack] + list(self.homes.values())
        for view in every:
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise WorkspaceError("not_found")

    def refuse(self, method: str, error: str, messages: tuple[str, ...] = ()) -> None:
        """Remember that something was refused."""
        self.refusals.append(Refused(method, error, messages))
        self.tell(None, {"type": "refusal", "method": method, "error": error, "messages": list(messages)})

    def suggest(self, channel: str, prompts: list[dict[str, str]]) -> None:
        """Prompts for the person whose direct messages these are, in the place of those they had."""
        owner = self.owner_of(channel)
        if owner is not None:
            self._suggested[owner] = prompts
            self.tell(owner, {"type": "prompts", "prompts": prompts})

    def prompts(self, person: str) -> list[dict[str, str]]:
        """What the app suggests to say to it: for this person, else to everybody."""
        return self._suggested.get(person, self.app.prompts)

    def tell(self, person: str | None, change: Change) -> None:
        """Tell everybody who listens of a change."""
        for listener in list(self.listeners):
            listener(person, change)

    def changed(self, message: Message) -> None:
        """Tell everybody who sees it that a message is new or changed."""
        self.tell(self._sees(message), {"type": "message", "channel": message.channel, "ts": message.ts})

    def views_changed(self, person: str) -> None:
        """Tell a person that their modals or Home changed."""
        self.tell(person, {"type": "views"})

    def shown(self, message: Message, person: str) -> dict[str, Any]:
        """A message as the page gets it."""
        author = self.people.get(message.user)
        shown = {
            "ts": message.ts,
            "user": message.user,
            "name": author.name if author else self.name,
            "is_bot": author is None,
            "text": message.text,
            "edited": message.edited,
            "is_ephemeral": message.only_for is not None,
            "state": {"values": state_values(message.blocks, self.held(person, message))},
        }
        if message.client_msg_id:
            shown["client_msg_id"] = message.client_msg_id
        if any(message.reactions.values()):
            shown["reactions"] = [{"name": name, "users": users} for name, users in message.reactions.items() if users]
        if message.pinned:
            shown["pinned"] = True
        if message.files:
            shown["files"] = [
                {"id": one.id, "name": one.name, "title": one.title, "size": len(one.content)} for one in message.files
            ]
        if message.thread is not None:
            shown["thread_ts"] = message.thread
        return shown | {"blocks": message.blocks} if message.blocks else shown

    def shown_view(self, view: View) -> dict[str, Any]:
        """A view as the page gets it."""
        kept: dict[str, Any] = {name: view.body[name] for name in ("title", "submit", "close") if name in view.body}
        state = {"values": state_values(view.blocks, self.held(view.person, view))}
        return {"id": view.id, **kept, "blocks": view.blocks, "state": state, "errors": view.errors}

    def _sees(self, message: Message) -> str | None:
        return message.only_for or self.owner_of(message.channel)

    def _new_view(self, person: str, body: dict[str, Any]) -> View:
        identifier = self.new_id("V0")
        whole = body | {"blocks": with_defaults(body["blocks"], self.new_id)}
        return View(identifier, person, whole, identifier, self.new_id(), initial=_initial(whole["blocks"], {}))

    def _new_ts(self) -> str:
        self._last_ts = max(int(self.clock() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"


def _initial(blocks: list[Block], before: ElementState) -> ElementState:
    """What the elements hold at first; one that was there before keeps what it held, as in Slack's clients."""
    held: ElementState = {}
    for found in elements(blocks):
        first = initial_state(found.element)
        if first is not None:
            held[found.key] = before.get(found.key, first)
    return held
