"""The state of one workspace: people, channels, messages, modals, what was entered, what was refused."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.playground.journal import Journal
from bot.playground.stateful import Block, Entered, echoed, elements, initially, state_values

TEAM: Final = {"id": "T0PLAYGRND", "domain": "playground", "name": "Playground"}
APP_ID: Final = "A0PLAYGRND"
BOT_ID: Final = "B0PLAYGRND"
BOT_USER: Final = "U0THEBOT00"
CHANNEL: Final = "C0GENERAL0"

RESPONSE_URL_USES: Final = 5
RESPONSE_URL_SECONDS: Final = 30 * 60
TRIGGER_SECONDS: Final = 3
MODALS: Final = 3

Change = dict[str, Any]
Listener = Callable[[str | None, Change], None]
"""Told of a change; the person it concerns, or None for everybody."""


class WorkspaceError(Exception):
    """What Slack answers instead of ok; the text is Slack's own word for it."""


@dataclass(frozen=True)
class Person:
    """Somebody in the workspace, and the channel of their direct messages with the app."""

    id: str
    name: str
    dm: str
    locale: str = "en-US"


@dataclass
class File:
    """A file an app uploads: announced, then sent, then shown."""

    id: str
    name: str
    title: str = ""
    content: bytes = b""


@dataclass
class Message:
    """A message; `only_for` one person when it is ephemeral."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Block] = field(default_factory=list)
    thread: str | None = None
    only_for: str | None = None
    edited: bool = False
    files: tuple[File, ...] = ()
    initial: Entered = field(default_factory=dict)
    client_msg_id: str = ""


@dataclass
class View:
    """A modal or a Home view of one person."""

    id: str
    person: str
    body: dict[str, Any]
    root: str
    hash: str
    previous: str | None = None
    initial: Entered = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Block]:
        """Its blocks."""
        blocks: list[Block] = self.body["blocks"]
        return blocks


@dataclass
class ResponseUrl:
    """Where an app may answer about one command or interaction: five times, for half an hour."""

    person: str
    channel: str
    made: float
    message: Message | None = None
    uses: int = 0


@dataclass(frozen=True)
class Refused:
    """Something the app sent that Slack would not take."""

    method: str
    error: str
    messages: tuple[str, ...]


class Workspace:
    """One workspace with three people, their direct messages with the app, and one channel."""

    def __init__(self, manifest: Mapping[str, Any], *, clock: Callable[[], float] = time.time) -> None:
        self.manifest = manifest
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
        self.response_urls: dict[str, ResponseUrl] = {}
        self.listeners: list[Listener] = []
        self.journal = Journal(clock, lambda change: self.tell(None, change))
        self._entered: dict[tuple[str, str], Entered] = {}
        self._triggers: dict[str, tuple[str, float]] = {}
        self._last_ts = 0

    @property
    def name(self) -> str:
        """What the app is called."""
        return str(self.manifest["features"]["bot_user"]["display_name"])

    @property
    def commands(self) -> list[dict[str, Any]]:
        """The app's slash commands, as its manifest has them."""
        commands: list[dict[str, Any]] = self.manifest["features"].get("slash_commands", [])
        return commands

    @property
    def shortcuts(self) -> list[dict[str, Any]]:
        """The app's shortcuts, as its manifest has them: of messages, and global ones."""
        shortcuts: list[dict[str, Any]] = self.manifest["features"].get("shortcuts", [])
        return shortcuts

    @property
    def events(self) -> list[str]:
        """The events the app asked for."""
        events: list[str] = self.manifest["settings"]["event_subscriptions"]["bot_events"]
        return events

    def channels(self, person: str) -> dict[str, str]:
        """The channels a person sees, by id: their type."""
        return {self.people[person].dm: "im", CHANNEL: "channel"}

    def owner_of(self, channel: str) -> str | None:
        """The person whose direct messages these are; None for a channel."""
        return next((person.id for person in self.people.values() if person.dm == channel), None)

    def has_channel(self, channel: str) -> bool:
        """Whether there is such a channel."""
        return channel == CHANNEL or self.owner_of(channel) is not None

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
        shown = echoed(blocks or [], self.new_id)
        message = Message(channel, self._new_ts(), user, text, shown, thread, only_for, initial=_initial(shown, {}))
        self.messages[message.ts] = message
        self.changed(message)
        return message

    def rewrite(self, message: Message, text: str, blocks: list[Block]) -> None:
        """Change a message. What people entered stays where block_id and action_id stay."""
        message.blocks = echoed(blocks, self.new_id)
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

    def held(self, person: str, holder: Message | View) -> Entered:
        """What a person has in the elements of a message or view."""
        name = holder.ts if isinstance(holder, Message) else holder.id
        return holder.initial | self._entered.get((person, name), {})

    def enter(self, person: str, holder: Message | View, key: tuple[str, str], value: dict[str, Any]) -> None:
        """A person enters something."""
        name = holder.ts if isinstance(holder, Message) else holder.id
        self._entered.setdefault((person, name), {})[key] = value

    def new_trigger(self, person: str) -> str:
        """A trigger_id: good once, for three seconds."""
        trigger = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        self._triggers[trigger] = (person, self.clock())
        return trigger

    def pull_trigger(self, trigger: str) -> str:
        """Whose it is. Raises WorkspaceError: invalid_trigger_id, exchanged_trigger_id, expired_trigger_id."""
        if trigger not in self._triggers:
            raise WorkspaceError("invalid_trigger_id")
        person, made = self._triggers[trigger]
        self._triggers[trigger] = ("", made)
        if not person:
            raise WorkspaceError("exchanged_trigger_id")
        if self.clock() - made > TRIGGER_SECONDS:
            raise WorkspaceError("expired_trigger_id")
        return person

    def new_response_url(self, person: str, channel: str, message: Message | None = None) -> str:
        """The id of a response_url for a command, or for an interaction with a message."""
        name = secrets.token_urlsafe(12)
        self.response_urls[name] = ResponseUrl(person, channel, self.clock(), message)
        return name

    def use_response_url(self, name: str) -> ResponseUrl:
        """Raises WorkspaceError: expired_url, used_url, no_such_url."""
        url = self.response_urls.get(name)
        if url is None:
            raise WorkspaceError("no_such_url")
        if self.clock() - url.made > RESPONSE_URL_SECONDS:
            raise WorkspaceError("expired_url")
        if url.uses >= RESPONSE_URL_USES:
            raise WorkspaceError("used_url")
        url.uses += 1
        return url

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
        view.body = body | {"blocks": echoed(body["blocks"], self.new_id)}
        view.initial = _initial(view.blocks, view.initial)
        view.hash, view.errors = self.new_id(), {}
        self.views_changed(view.person)

    def publish_home(self, person: str, body: dict[str, Any]) -> View:
        """A person's Home view."""
        self.homes[person] = self._new_view(person, body)
        self.views_changed(person)
        return self.homes[person]

    def find_view(self, view_id: str) -> View:
        """A view. Raises WorkspaceError: not_found."""
        every = [view for stack in self.views.values() for view in stack] + list(self.homes.values())
        for view in every:
            if view.id == view_id:
                return view
        raise WorkspaceError("not_found")

    def refuse(self, method: str, error: str, messages: tuple[str, ...] = ()) -> None:
        """Remember that something was refused."""
        self.refusals.append(Refused(method, error, messages))
        self.tell(None, {"type": "refusal", "method": method, "error": error, "messages": list(messages)})

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
        whole = body | {"blocks": echoed(body["blocks"], self.new_id)}
        return View(identifier, person, whole, identifier, self.new_id(), initial=_initial(whole["blocks"], {}))

    def _new_ts(self) -> str:
        self._last_ts = max(int(self.clock() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"


def _initial(blocks: list[Block], before: Entered) -> Entered:
    """What the elements hold at first; one that was there before keeps what it held, as in Slack's clients."""
    held: Entered = {}
    for found in elements(blocks):
        first = initially(found.element)
        if first is not None:
            held[found.key] = before.get(found.key, first)
    return held
