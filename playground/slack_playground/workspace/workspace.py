"""The state of one workspace: people, channels, messages, modals, input, refusals."""

import mimetypes
import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from slack_playground.traffic_log import TrafficLog
from slack_playground.workspace.agent_threads import AgentThreads
from slack_playground.workspace.apps import FIRST, App, Apps
from slack_playground.workspace.attachment_actions import shown_attachments
from slack_playground.workspace.element_state import (
    Block,
    ElementState,
    elements,
    initial_state,
    with_defaults,
)
from slack_playground.workspace.functions import Functions
from slack_playground.workspace.interaction_tokens import ResponseUrls, Triggers
from slack_playground.workspace.models import (
    Canvas,
    Channel,
    ConnectInvite,
    File,
    Happening,
    Message,
    Person,
    RecordedRefusal,
    Scheduled,
    SlackList,
    UserGroup,
    View,
    WorkspaceError,
)
from slack_playground.workspace.tokens import TokenStore

if TYPE_CHECKING:
    from slack_playground.workspace.registrations import Registry

TEAM: Final = {"id": "T0PLAYGRND", "domain": "playground", "name": "Playground"}
BOT_USER: Final = FIRST.user
"""The bot user of the first app."""
CHANNEL: Final = "C0GENERAL0"
RANDOM: Final = "C0RANDOM00"
"""The other channel with which every workspace begins."""

MODALS: Final = 3
NEVER: Final = "0000000000.000000"
"""The `last_read` of a conversation of which nothing is read."""

MOST_REFUSALS: Final = 1_000
"""Refusals kept; the oldest goes first."""

Change = dict[str, Any]
Listener = Callable[[str | None, Change], None]
"""Called with every change, and the person it concerns; None means everybody."""

PEOPLE: Final = (
    Person("U0ALICE000", "Alice", "D0ALICE000", is_admin=True),
    Person("U0BOB00000", "Bob", "D0BOB00000"),
    Person("U0CARMEN00", "Carmen", "D0CARMEN00", locale="es-ES", tz="Europe/Madrid", tz_offset=3_600),
)


class Workspace:
    """One workspace, initially with three people, their direct messages with each app, #general and #random."""

    def __init__(
        self,
        apps: Iterable[App],
        *,
        absent: Sequence[App] = (),
        team: Mapping[str, str] = TEAM,
        clock: Callable[[], float] = time.time,
        people: Sequence[Person] = PEOPLE,
        base_url: str = "",
        fill: "Callable[[Workspace], None]" = lambda _: None,
    ) -> None:
        self.apps = Apps(apps, absent)
        self.tokens = TokenStore(self)
        self.registry: Registry | None = None
        """What creates further apps."""
        self.team = dict(team)
        self.base_url = base_url
        self.enterprise: str | None = None
        """Its organization, by id; `is_org_wide` when the app is installed in all of that."""
        self.is_org_wide = False
        self.clock = clock
        self.observers: list[Callable[[Happening], None]] = []
        """Called with what Slack may tell apps."""
        self.listeners: list[Listener] = []
        self.traffic = TrafficLog(clock, lambda change: self.tell(None, change))
        self._first_people = tuple(people)
        self._fill = fill
        self._last_ts = 0
        self._begin()

    def reset(self) -> None:
        """Reset the workspace to its initial state. Apps that were installed since then stay."""
        self.apps.reset()
        self.tokens.reset()
        self._begin()
        self.traffic.clear()
        self.tell(None, {"type": "world"})

    def _begin(self) -> None:
        """Begin with the first people, and what the seed has."""
        self._clear_talk()
        self._clear_records()
        self._add_conversations()
        observers, self.observers = self.observers, []  # initial content causes no events
        self._fill(self)
        self.observers = observers

    def _clear_talk(self) -> None:
        """Empty what people and apps say to each other."""
        self.people = {person.id: person for person in self._first_people}
        self.conversations: dict[str, Channel] = {}
        self.messages: dict[str, Message] = {}
        self.views: dict[str, list[View]] = {person: [] for person in self.people}
        self.homes: dict[tuple[str, str], View] = {}
        """The Home tabs, by the ids of the person and the app."""
        self.refusals: list[RecordedRefusal] = []
        self.files: dict[str, File] = {}
        self.scheduled: dict[str, Scheduled] = {}
        self.triggers = Triggers(self.clock)
        self.response_urls = ResponseUrls(self.clock)
        self.agent_threads = AgentThreads(lambda channel, change: self.tell(self.owner_of(channel), change))
        self.functions = Functions(self.new_id, self.tell)
        self.last_read: dict[tuple[str, str], str] = {}
        """How far people have read where they marked it, by their ids and the channels': the `ts` of a message."""
        self._suggested: dict[str, list[dict[str, str]]] = {}
        self._entered: dict[tuple[str, str], ElementState] = {}

    def _clear_records(self) -> None:
        """Empty what a workspace has besides its talk."""
        self.user_groups: dict[str, UserGroup] = {}
        self.custom_emoji: dict[str, str] = {}
        self.bookmarks: dict[str, dict[str, Any]] = {}
        self.featured_workflows: dict[str, list[str]] = {}
        """The ids of the triggers that channels feature, by channel."""
        self.calls: dict[str, dict[str, Any]] = {}
        self.canvases: dict[str, Canvas] = {}
        self.remote_files: dict[str, dict[str, Any]] = {}
        self.reminders: dict[str, dict[str, Any]] = {}
        self.lists: dict[str, SlackList] = {}
        self.profiles: dict[str, dict[str, Any]] = {}
        """What people changed in their profiles."""
        self.snoozes: dict[str, int] = {}
        """Until when people are to be left alone, in seconds since 1970."""
        self.entity_details: dict[str, dict[str, Any]] = {}
        """What an app showed of an entity, by the trigger of the person who opened it."""
        self.connect_invites: dict[str, ConnectInvite] = {}
        """Invitations to Slack Connect channels that are neither accepted nor declined."""

    def _add_conversations(self) -> None:
        """Everybody's direct messages with each app, #general and #random."""
        for person in self.people.values():
            if not person.is_bot:
                self._add_dm(person)
        everybody = [*self.people, *self.apps.users]
        creator = next(iter(self.people))
        self.conversations[CHANNEL] = Channel(CHANNEL, "general", "channel", everybody, creator, is_general=True)
        self.conversations[RANDOM] = Channel(RANDOM, "random", "channel", [*everybody], creator)

    def install(self, app: App) -> None:
        """Install an app, as one that is here from the beginning: with direct messages, and in #general."""
        if app in self.apps:
            return
        self.apps.set_installed(app, installed=True)
        for person in self.people.values():
            if not person.is_bot:
                self._add_dm(person)
        general = self.conversations[CHANNEL]
        if app.user not in general.members:
            general.members.append(app.user)
        self.tell(None, {"type": "world"})

    def deactivate(self, app: App) -> None:
        """Take an app's bot user out of all channels: https://docs.slack.dev/reference/methods/auth.revoke."""
        for channel in self.conversations.values():
            if channel.kind != "im" and app.user in channel.members:
                channel.members.remove(app.user)
        self.tell(None, {"type": "world"})

    def uninstall(self, app: App) -> None:
        """Uninstall an app: it's told so, and its Home tabs and modals are gone. Its messages stay."""
        if app not in self.apps:
            return
        self.happened(Happening("app_uninstalled", name=app.id))
        self.apps.set_installed(app, installed=False)
        self.homes = {key: view for key, view in self.homes.items() if view.app != app.id}
        for person, views in self.views.items():
            self.views[person] = [view for view in views if view.app != app.id]
        self.tell(None, {"type": "world"})

    def happened(self, happening: Happening) -> None:
        """Report what Slack may tell apps."""
        for observer in self.observers:
            observer(happening)

    def channels(self, person: str) -> dict[str, str]:
        """The types of a person's conversations, by id."""
        return {
            conversation.id: conversation.kind
            for conversation in self.conversations.values()
            if person in conversation.members and not conversation.is_archived
        }

    def owner_of(self, channel: str) -> str | None:
        """The person of these direct messages; None for a channel."""
        found = self.conversations.get(channel)
        return found.members[0] if found is not None and found.kind == "im" else None

    def app_of(self, channel: str) -> App | None:
        """The app of these direct messages; None for a channel."""
        found = self.conversations.get(channel)
        return self.apps.of_user(found.members[1]) if found is not None and found.kind == "im" else None

    def author_name(self, user: str) -> str:
        """What a person or an app is called; an unknown user has the first app's name."""
        person, app = self.people.get(user), self.apps.of_user(user)
        return person.name if person else (app or self.apps.first).name

    def has_channel(self, channel: str) -> bool:
        """Whether the conversation exists."""
        return channel in self.conversations

    def kind_of(self, channel: str) -> str | None:
        """A conversation's type: `channel`, `group`, `mpim` or `im`; None if it doesn't exist."""
        found = self.conversations.get(channel)
        return None if found is None else found.kind

    def channel_named(self, name: str) -> Channel | None:
        """The public or private channel with this name, with or without its `#`."""
        wanted = name.removeprefix("#")
        named = (
            conversation for conversation in self.conversations.values() if conversation.kind in {"channel", "group"}
        )
        return next((conversation for conversation in named if conversation.name == wanted), None)

    def add_person(self, person: Person) -> None:
        """Add a person to the workspace."""
        self.people[person.id] = person
        self.views[person.id] = []
        self._add_dm(person)
        self.conversations[CHANNEL].members.insert(0, person.id)
        self.happened(Happening("team_join", person.id))
        self.tell(None, {"type": "world"})

    def add_channel(self, channel: Channel) -> Channel:
        """Add a channel or group."""
        self.conversations[channel.id] = channel
        if channel.kind == "channel":
            self.happened(Happening("channel_created", channel.creator, channel=channel))
        self.tell(None, {"type": "world"})
        return channel

    def join(self, channel: Channel, user: str, *, inviter: str = "") -> None:
        """Somebody, or the app, joins a channel."""
        if user in channel.members:
            return
        channel.members.append(user)
        self.happened(Happening("member_joined_channel", user, channel=channel, inviter=inviter))
        text, subtype = f"<@{user}> has joined the channel", f"{channel.kind}_join"
        self.add(Message(channel.id, self._new_ts(), user, text, subtype=subtype))
        self.tell(None, {"type": "world"})

    def leave(self, channel: Channel, user: str) -> None:
        """Somebody, or the app, leaves a channel."""
        if user not in channel.members:
            return
        self.happened(Happening("member_left_channel", user, channel=channel))
        channel.members.remove(user)
        self.tell(None, {"type": "world"})

    def channel_changed(self, channel: Channel, kind: str, user: str, *, name: str = "") -> None:
        """Report that a channel was renamed, archived or unarchived, or has a new topic or purpose."""
        self.happened(Happening(kind, user, channel=channel, name=name))
        self.tell(None, {"type": "world"})

    def new_id(self, prefix: str = "") -> str:
        """A new unique id."""
        return prefix + secrets.token_hex(5).upper()

    def post(
        self,
        channel: str,
        user: str,
        text: str,
        blocks: list[Block] | None = None,
        thread: str | None = None,
        only_for: str | None = None,
        **more: Any,
    ) -> Message:
        """Post a message; `more` are other fields of `Message`."""
        shown = with_defaults(blocks or [], self.new_id)
        message = Message(channel, self._new_ts(), user, text, shown, thread, only_for, **more)
        message.attachments = shown_attachments(message.attachments, self.new_id)
        message.initial = _initial(message.all_blocks, {})
        return self.add(message)

    def add(self, message: Message) -> Message:
        """Add a message to its channel."""
        self.messages[message.ts] = message
        self.changed(message)
        if message.only_for is None:
            self.happened(Happening("message", message.user, message=message))
        return message

    def show(self, message: Message, text: str, blocks: list[Block]) -> None:
        """Replace text and blocks of a message that is still streamed: no edit, and no event."""
        message.text, message.blocks = text, with_defaults(blocks, self.new_id)
        message.initial = _initial(message.all_blocks, message.initial)
        self.changed(message)

    def rewrite(self, message: Message, text: str, blocks: list[Block], **more: Any) -> None:
        """Change a message. Input stays in elements that keep their block_id and action_id."""
        before = self.snapshot(message)
        message.blocks = with_defaults(blocks, self.new_id)
        for name, value in more.items():
            setattr(message, name, value)
        message.attachments = shown_attachments(message.attachments, self.new_id)
        message.initial = _initial(message.all_blocks, message.initial)
        message.text, message.edited = text, message.only_for is None
        for (_, holder), entered in self._entered.items():
            if holder == message.ts:
                for key in entered.keys() - message.initial.keys():
                    del entered[key]
        self.changed(message)
        if message.only_for is None:
            self.happened(Happening("message_changed", message.user, message=message, before=before))

    def new_file(self, name: str, user: str) -> File:
        """Announce a file that will be uploaded."""
        mimetype = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = File(self.new_id("F0"), name, user=user, created=int(self.clock()), mimetype=mimetype)
        self.files[file.id] = file
        return file

    def share_files(
        self, files: tuple[File, ...], channel: str, user: str, text: str, thread: str | None, **more: Any
    ) -> Message:
        """Post a message with files; `more` are other fields of `Message`."""
        for file in files:
            file.shared_in.append(channel)
        subtype = "" if self.apps.of_user(user) else "file_share"
        message = self.post(channel, user, text, thread=thread, files=files, subtype=subtype, **more)
        for file in files:
            self.happened(Happening("file_shared", user, message=message, file=file))
        return message

    def delete_file(self, file: File) -> None:
        """Delete a file, also from the messages that show it."""
        del self.files[file.id]
        self.happened(Happening("file_deleted", file.user, file=file))
        for message in self.messages.values():
            if file in message.files:
                message.files = tuple(other for other in message.files if other is not file)
                self.changed(message)

    def schedule(
        self, channel: str, at: int, text: str, blocks: list[Block], thread: str | None, *, user: str, app: str = ""
    ) -> Scheduled:
        """Schedule a message for a time, in seconds since 1970."""
        message = Scheduled(self.new_id("Q0"), channel, at, int(self.clock()), text, blocks, thread, user, app)
        self.scheduled[message.id] = message
        return message

    def post_due(self) -> None:
        """Post the scheduled messages whose time has come."""
        for message in [one for one in self.scheduled.values() if one.at <= self.clock()]:
            del self.scheduled[message.id]
            self.post(message.channel, message.user, message.text, message.blocks, message.thread, app=message.app)

    def react(self, message: Message, user: str, name: str) -> None:
        """Add a reaction to a message."""
        message.reactions.setdefault(name, []).append(user)
        self.changed(message)
        self.happened(Happening("reaction_added", user, message=message, name=name))

    def unreact(self, message: Message, user: str, name: str) -> None:
        """Remove a reaction."""
        message.reactions[name].remove(user)
        self.changed(message)
        self.happened(Happening("reaction_removed", user, message=message, name=name))

    def pin(self, message: Message, user: str, *, pinned: bool) -> None:
        """Pin a message to its channel, or unpin it."""
        message.pinned, message.pinned_by, message.pinned_at = pinned, user, int(self.clock())
        self.changed(message)
        self.happened(Happening("pin_added" if pinned else "pin_removed", user, message=message))

    def mark_unread(self, person: str, message: Message) -> None:
        """Mark everything from this message on as unread."""
        before = [shown.ts for shown in self.seen_by(person, message.channel) if shown.ts < message.ts]
        self.last_read[person, message.channel] = before[-1] if before else NEVER
        self.tell(person, {"type": "unread", "channel": message.channel, "ts": message.ts})

    def delete(self, message: Message) -> None:
        """Delete a message."""
        before = self.snapshot(message)
        del self.messages[message.ts]
        self.tell(self._sees(message), {"type": "message_deleted", "channel": message.channel, "ts": message.ts})
        if message.only_for is None:
            self.happened(Happening("message_deleted", message.user, message=message, before=before))

    def find(self, channel: str, ts: str) -> Message:
        """Find a message. Raises WorkspaceError: channel_not_found, message_not_found."""
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

    def element_state(self, person: str, holder: Message | View) -> ElementState:
        """A person's input in the elements of a message or view."""
        name = holder.ts if isinstance(holder, Message) else holder.id
        return holder.initial | self._entered.get((person, name), {})

    def enter(self, person: str, holder: Message | View, key: tuple[str, str], value: dict[str, Any]) -> None:
        """Store a person's input."""
        name = holder.ts if isinstance(holder, Message) else holder.id
        self._entered.setdefault((person, name), {})[key] = value

    def open_view(self, person: str, body: dict[str, Any], app: App, *, on: View | None = None) -> View:
        """Open an app's modal, alone or on top of another one. Raises WorkspaceError: push_limit_reached."""
        stack = self.views[person] if on is not None else []
        if len(stack) >= MODALS:
            raise WorkspaceError("push_limit_reached")
        view = self._new_view(person, body, app)
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

    def publish_home(self, person: str, body: dict[str, Any], app: App) -> View:
        """Show a person an app's Home tab."""
        shown = self.homes[person, app.id] = self._new_view(person, body, app)
        self.views_changed(person)
        return shown

    def home(self, person: str, app: App) -> View | None:
        """A person's Home tab of an app, if the app has published it."""
        return self.homes.get((person, app.id))

    def homes_of(self, person: str) -> list[View]:
        """A person's Home tabs, of all apps."""
        return [view for view in self.homes.values() if view.person == person]

    def find_view(self, view_id: str, external_id: str = "", *, app: App | None = None) -> View:
        """Find a view, of this app if one is given, by its id or its external_id. Raises WorkspaceError: not_found."""
        found = self._view(view_id, external_id, app)
        if found is None:
            raise WorkspaceError("not_found")
        return found

    def has_view(self, view_id: str, external_id: str = "", *, app: App | None = None) -> bool:
        """Whether there's a view, of this app if one is given, with this id or this external_id."""
        return self._view(view_id, external_id, app) is not None

    def _view(self, view_id: str, external_id: str, app: App | None) -> View | None:
        every = [view for stack in self.views.values() for view in stack] + list(self.homes.values())
        for view in every:
            if app is not None and view.app != app.id:
                continue
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        return None

    def refuse(
        self, method: str, error: str, messages: tuple[str, ...] = (), *, missing: bool = False, app: str = ""
    ) -> None:
        """Record that something of an app was refused, or (`missing`) that only the playground lacks it."""
        self.refusals.append(RecordedRefusal(method, error, messages, missing, app))
        del self.refusals[:-MOST_REFUSALS]
        change = {"method": method, "error": error, "messages": list(messages), "missing": missing, "app": app}
        self.tell(None, {"type": "refusal", **change})

    def suggest(self, channel: str, prompts: list[dict[str, str]]) -> None:
        """Replace the suggested prompts of a person's direct messages with an app."""
        owner = self.owner_of(channel)
        if owner is not None:
            self._suggested[channel] = prompts
            self.tell(owner, {"type": "prompts", "channel": channel, "prompts": prompts})

    def prompts(self, channel: str) -> list[dict[str, str]]:
        """The suggested prompts of direct messages: their own, or those in the app's manifest."""
        app = self.app_of(channel)
        return self._suggested.get(channel, app.prompts if app else [])

    def tell(self, person: str | None, change: Change) -> None:
        """Report a change to all listeners."""
        for listener in list(self.listeners):
            listener(person, change)

    def changed(self, message: Message) -> None:
        """Report a new or changed message to everybody who sees it."""
        self.tell(self._sees(message), {"type": "message", "channel": message.channel, "ts": message.ts})

    def views_changed(self, person: str) -> None:
        """Report to a person that their modals or Home changed."""
        self.tell(person, {"type": "views"})

    def snapshot(self, message: Message) -> dict[str, Any]:
        """A message in its current state, for the event of its change."""
        return {
            "text": message.text,
            "blocks": list(message.blocks or message.typed),
            "metadata": message.metadata,
        }

    def _add_dm(self, person: Person) -> None:
        for app in self.apps:
            self.conversations.setdefault(app.dm(person), Channel(app.dm(person), "", "im", [person.id, app.user]))

    def _sees(self, message: Message) -> str | None:
        return message.only_for or self.owner_of(message.channel)

    def _new_view(self, person: str, body: dict[str, Any], app: App) -> View:
        identifier = self.new_id("V0")
        whole = body | {"blocks": with_defaults(body["blocks"], self.new_id)}
        return View(identifier, person, whole, identifier, self.new_id(), app.id, initial=_initial(whole["blocks"], {}))

    def _new_ts(self) -> str:
        self._last_ts = max(int(self.clock() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"


def _initial(blocks: list[Block], before: ElementState) -> ElementState:
    """The initial input of elements; one that existed before keeps its input, as in Slack's clients."""
    initial: ElementState = {}
    for found in elements(blocks):
        first = initial_state(found.element)
        if first is not None:
            initial[found.key] = before.get(found.key, first)
    return initial
