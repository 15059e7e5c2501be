"""A headless person: says, clicks, chooses and ticks by what is visible, and reads what comes back.

alice = Person(acts, "Alice")
await alice.says("pharmacist")
await alice.chooses("Pharmacists")
await alice.ticks("Provide information")
await alice.clicks("Find related occupations")
assert "1–10 of 67" in alice.screen
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from slack_playground.people.typed_text import TypedText
from slack_playground.people.user_actions import UserActions
from slack_playground.testing.text_rendering import label_of, plain, read_attachment, read_blocks, words_of
from slack_playground.workspace.apps import App
from slack_playground.workspace.element_state import LISTS, TYPED, ElementRef, elements, options_of, state_values
from slack_playground.workspace.functions import FunctionExecution
from slack_playground.workspace.models import Channel, File, Message, View
from slack_playground.workspace.seed import seeded_person
from slack_playground.workspace.slack_objects import file_object

DM: Final = "dm"
GENERAL: Final = "#general"
BUTTONS: Final = frozenset({"button", "icon_button", "workflow_button"})
CHOICES: Final = frozenset({"static_select", "radio_buttons", "overflow"})
SEARCHING: Final = frozenset({"external_select", "multi_external_select"})
CHANNEL_MENUS: Final = frozenset({"conversations_select", "channels_select"})
MULTI_MENUS: Final = LISTS | {"multi_static_select"}
SECONDS: Final = 20.0
"""How long is waited for what is to be seen."""


class NotOnScreenError(AssertionError):
    """What a person wants to use is not on the screen, or not yet; nothing was done."""


async def _at_once() -> None:
    """The default: for an app that does everything before its ack."""


class Person:
    """One of the people of a workspace, acting without a browser.

    `app` names the app whose direct messages, Home, shortcuts and messages are meant; without it, that's the first app,
    and the newest message may be of any app.

    `settled` waits until the app has finished its work after an ack. If nothing can tell that, wait for what the app
    shows: `await alice.sees("1–10 of 67")`.
    """

    def __init__(
        self, actions: UserActions, name: str, *, app: str = "", settled: Callable[[], Awaitable[None]] = _at_once
    ) -> None:
        self.actions = actions
        self._workspace = actions.workspace
        self._settled = settled
        self.me = next(person for person in self._workspace.people.values() if person.name == name)
        self.failures: list[str] = []
        self._only_app = self._app(app) if app else None
        self._at_home: App | None = None
        self._opened: Message | None = None
        self._workspace.listeners.append(self._hear)

    async def says(
        self, text: str, *, to: str = DM, thread: Message | None = None, also_in_channel: bool = False
    ) -> None:
        """Type a line in the direct messages with the app, with another app, by its name, or in a channel.

        A reply in a `thread` may be sent to the channel as well.
        """
        self._at_home = None
        root = thread.ts if thread else None
        await self.actions.say(self.me, self._channel(to), text, root, broadcast=also_in_channel)
        await self._settled()

    async def edits(self, message: Message, text: str) -> None:
        """Change one's own message."""
        await self.actions.messages.edit(self.me, message, self.actions.typed(self.me, text))
        await self._settled()

    async def deletes(self, message: Message) -> None:
        """Delete one's own message."""
        await self.actions.messages.delete(self.me, message)
        await self._settled()

    async def reacts(self, emoji: str, *, on: Message | None = None, off: bool = False) -> None:
        """Put a reaction onto a message (the newest of the app, if none is given), or take it off."""
        await self.actions.messages.react(self.me, on or self.last, emoji, on=not off)
        await self._settled()

    async def marks_unread(self, message: Message) -> None:
        """Mark a message, and what came after it, as unread."""
        self.actions.messages.mark_unread(self.me, message)
        await self._settled()

    async def pins(self, message: Message, *, off: bool = False) -> None:
        """Pin a message to its channel, or take it off."""
        await self.actions.messages.pin(self.me, message, on=not off)
        await self._settled()

    async def uploads(self, name: str, content: bytes | str, *, to: str = DM, text: str = "") -> File:
        """Upload a file, or a snippet of text."""
        data = content.encode() if isinstance(content, str) else content
        file = await self.actions.messages.upload(self.me, self._channel(to), name, data, typed=self._typed(text))
        await self._settled()
        return file

    async def shares(self, message: Message, *, to: str, text: str = "") -> Message:
        """Share a message in another channel."""
        shared = await self.actions.messages.share(self.me, message, self._channel(to), self._typed(text))
        await self._settled()
        return shared

    def _typed(self, text: str) -> TypedText:
        """A line as Slack stores it; nothing, if it's empty."""
        return self.actions.typed(self.me, text) if text else TypedText("", [])

    async def creates(self, channel: str, *, private: bool = False) -> None:
        """Create a channel, by its name."""
        await self.actions.channels.create(self.me, channel, private=private)
        await self._settled()

    async def joins(self, channel: str) -> None:
        """Join a public channel, by its name."""
        await self.actions.channels.join(self.me, self._conversation(channel))
        await self._settled()

    async def leaves(self, channel: str) -> None:
        """Leave a channel, by its name."""
        await self.actions.channels.leave(self.me, self._conversation(channel))
        await self._settled()

    async def invites(self, name: str, *, to: str) -> None:
        """Invite a person, or an app, to a channel, both by name."""
        users = {person.name: person.id for person in self._workspace.people.values()}
        users |= {app.name: app.user for app in self._workspace.apps}
        await self.actions.channels.invite(self.me, self._conversation(to), users[name])
        await self._settled()

    async def accepts_invitation(self, channel: str) -> None:
        """Accept an invitation to a Slack Connect channel, by its name; for somebody of another workspace."""
        await self.actions.connect.accept(self.me, self._conversation(channel))
        await self._settled()

    async def shares_channel(self, channel: str, *, app: str = "") -> str:
        """Invite the app to a channel of one's own, other workspace, and return the invitation's id."""
        invite = await self.actions.connect.invite(self.me, channel, self._app(app))
        await self._settled()
        return invite.id

    async def opens_thread(self, *, looking_at: str = "", app: str = "") -> Message:
        """Start a thread with the assistant, and return its first message, for `says(…, thread=…)`."""
        channel = self._channel(looking_at) if looking_at else ""
        root = await self.actions.agents.open_thread(self.me, self._app(app), channel=channel)
        self._opened = root
        await self._settled()
        return root

    async def looks_at(self, channel: str, *, thread: Message | None = None) -> None:
        """Go to another channel, by its name, while a thread with the assistant is open: the last one, or `thread`."""
        root = thread or self._opened
        if root is None:
            raise AssertionError(f"{self.me.name} has no thread with the assistant open")
        await self.actions.agents.change_context(self.me, root, self._conversation(channel).id)
        await self._settled()

    async def adds(self, name: str, *, guest: bool = False) -> "Person":
        """Invite somebody to the workspace, who accepts at once."""
        added = await self.actions.add_person(seeded_person({"name": name, "guest": guest}))
        await self._settled()
        return Person(self.actions, added.name, settled=self._settled)

    async def installs(self, app: str) -> str:
        """Install an app in the workspace, by its name, as in its settings; gives its bot token."""
        found = self._app(app)
        self._workspace.install(found)
        await self._settled()
        return self._workspace.tokens.bot_token(found)

    async def uninstalls(self, app: str) -> None:
        """Uninstall an app from the workspace, by its name: its tokens end."""
        await self.actions.uninstall(self._app(app))
        await self._settled()

    async def runs(self, function: str, **inputs: Any) -> FunctionExecution:
        """Run a function that an app offers to workflows, by its callback_id."""
        execution = await self.actions.agents.run_function(self.me, function, inputs)
        await self._settled()
        return self._workspace.functions.executions[execution]

    async def clicks(self, label: str, *, beside: str = "", on: Message | View | None = None) -> None:
        """Press the newest button with this label. A beginning of the label is enough if it's unique.

        If several have the same label, `beside` is part of the text in the block of the one that is meant.
        """

        def name(found: ElementRef) -> str:
            text = str((found.block.get("text") or {}).get("text", ""))
            return label_of(found.element) if beside in text else f"(beside {text}) {label_of(found.element)}"

        await self._use(BUTTONS, label, name, on)

    async def chooses(self, option: str, *, into: str = "", on: Message | View | None = None) -> None:
        """Choose an option, by its text, from the newest menu, radio buttons or overflow menu that offers it.

        If several offer the same, `into` is the label, or part of it, of the one that is meant.
        """
        holder, found = self._find(CHOICES, option, _offers(option, into), on)
        value = next(o["value"] for o in options_of(found.element) if o["text"]["text"] == option)
        await self.actions.act(self.me, holder, found, selected=value)
        await self._settled()

    async def types(self, text: str, *, into: str = "", on: Message | View | None = None) -> list[str]:
        """Type into the newest search menu, or the one with this label, and return the texts of its options."""
        holder, found = self._find(SEARCHING, into, _label if into else lambda _: "", on)
        offered = await self.actions.options(self.me, holder, found, text)
        groups = offered.get("option_groups", ())
        every = [*offered.get("options", ()), *(option for group in groups for option in group["options"])]
        return [option["text"]["text"] for option in every]

    async def picks(self, text: str, option: str, *, into: str = "", on: Message | View | None = None) -> None:
        """Type into the newest search menu, or the one with this label, and choose one of its options."""
        await self.types(text, into=into, on=on)
        holder, found = self._find(SEARCHING, into or option, _label if into else _offers(option), on)
        offered = [element_option["text"]["text"] for element_option in options_of(found.element)]
        if option not in offered:
            raise AssertionError(f"{self.me.name} is not offered {option!r}; there are {offered}")
        value = next(o["value"] for o in options_of(found.element) if o["text"]["text"] == option)
        several = found.element["type"] == "multi_external_select"
        await self.actions.act(self.me, holder, found, selected=[value] if several else value)
        await self._settled()

    async def ticks(self, beginning: str, *, on: Message | None = None) -> None:
        """Tick the checkbox beside a text with this beginning, after a number if there is one."""
        await self._tick(beginning, on, ticked=True)

    async def unticks(self, beginning: str, *, on: Message | None = None) -> None:
        """Clear a tick."""
        await self._tick(beginning, on, ticked=False)

    async def fills(self, label: str, text: str, *, on: Message | View | None = None) -> None:
        """Type into a text field, by its label; one that dispatches is sent with Enter."""
        holder, found = self._find(TYPED | {"rich_text_input"}, label, _label, on)
        rich = found.element["type"] == "rich_text_input"
        value: Any = self.actions.typed(self.me, text).blocks[0] if rich else text
        await self.actions.act(self.me, holder, found, value=value)
        await self._settled()

    async def picks_time(self, label: str, value: str, *, on: Message | View | None = None) -> None:
        """Pick a date ("2026-01-31"), a time ("09:30"), or both as seconds since 1970, by the label beside it."""
        holder, found = self._find(frozenset({"datepicker", "timepicker", "datetimepicker"}), label, _label, on)
        await self.actions.act(self.me, holder, found, value=value)
        await self._settled()

    async def attaches(self, label: str, name: str, content: bytes | str) -> None:
        """Choose a file in a file input, by its label."""
        holder, found = self._find(frozenset({"file_input"}), label, _label, None)
        data = content.encode() if isinstance(content, str) else content
        file = self._workspace.new_file(name, self.me.id)
        file.content = data
        await self.actions.act(self.me, holder, found, value=[file_object(self._workspace, file)])
        await self._settled()

    async def selects(self, label: str, name: str, *, on: Message | View | None = None) -> None:
        """Choose a channel ("#general") or a person, by name, in the menu with this label."""
        kinds = CHANNEL_MENUS if name.startswith("#") else frozenset({"users_select"})
        holder, found = self._find(kinds, label, _label, on)
        await self.actions.act(self.me, holder, found, selected=self._id_of(name))
        await self._settled()

    async def selects_all(self, label: str, *options: str, on: Message | View | None = None) -> None:
        """Choose several options, people or channels, by their names, in the menu with this label; none clears it."""
        holder, found = self._find(MULTI_MENUS, label, _label, on)
        values = {option["text"]["text"]: option["value"] for option in options_of(found.element)}
        if found.element["type"] in LISTS:
            values = {name: self._id_of(name) for name in options}
        missing = [option for option in options if option not in values]
        if missing:
            raise AssertionError(f"{self.me.name} is not offered {missing}; there are {list(values)}")
        await self.actions.act(self.me, holder, found, selected=[values[option] for option in options])
        await self._settled()

    async def rates(self, *, good: bool, on: Message | None = None) -> None:
        """Press thumbs up or thumbs down on the newest message that asks for feedback."""
        holder, found = self._find(frozenset({"feedback_buttons"}), "", lambda _: "", on)
        button = found.element["positive_button" if good else "negative_button"]
        await self.actions.act(self.me, holder, found, selected=button["value"])
        await self._settled()

    async def uses(self, shortcut: str, *, on: Message | None = None, app: str = "") -> None:
        """Use a shortcut, of a message or a global one: by its name, or by its callback_id if there is no manifest."""
        meant = self._app(app) if app else self._only_app
        apps = list(self._workspace.apps) if meant is None else [meant]
        named = {entry["name"]: entry["callback_id"] for each in apps for entry in each.shortcuts}
        if all(each.manifest is not None for each in apps) and shortcut not in named:
            raise AssertionError(f"there is no shortcut {shortcut}; there are {list(named)}")
        await self.actions.shortcut(self.me, named.get(shortcut, shortcut), on, meant)
        await self._settled()

    async def opens_home(self, *, app: str = "") -> None:
        """Open the app's Home tab."""
        self._at_home = self._app(app)
        await self.actions.open_home(self.me, self._at_home)
        await self._settled()

    async def sees(self, text: str, *, within: float = SECONDS) -> Message | View:
        """Wait until this text is visible in an open modal, a message, or the Home tab, and return the newest of them.

        Raises:
            AssertionError: it wasn't, within so many seconds; with the whole talk.
        """
        try:
            async with asyncio.timeout(within):
                with self._changes() as changed:
                    while (found := self._holder_with(text)) is None:
                        changed.clear()
                        await changed.wait()
        except TimeoutError:
            raise AssertionError(f"{self.me.name} does not see {text!r}, but:\n{self.transcript}") from None
        return found

    async def opens_messages(self, *, app: str = "") -> None:
        """Open the direct messages with the app, like a click on its name."""
        self._at_home = None
        await self.actions.open_home(self.me, self._app(app), "messages")
        await self._settled()

    @property
    def prompts(self) -> list[str]:
        """The titles of the suggested prompts in the direct messages."""
        return [prompt["title"] for prompt in self._workspace.prompts(self._channel(DM))]

    async def takes(self, prompt: str, *, app: str = "") -> None:
        """Take a suggested prompt, by its title."""
        offered = self._workspace.prompts(self._app(app).dm(self.me))
        await self.says(next(offer["message"] for offer in offered if offer["title"] == prompt), to=self._app(app).name)

    @property
    def home(self) -> View:
        """The app's Home tab, which must have been opened."""
        return self._workspace.homes[self.me.id, (self._at_home or self._app()).id]

    async def submits(self) -> None:
        """Submit the modal on top."""
        await self.actions.submit(self.me, self._top)
        await self._settled()

    async def closes(self) -> None:
        """Close the modal on top."""
        await self.actions.close(self.me, self._top)
        await self._settled()

    def messages(self, channel: str = "") -> list[Message]:
        """All messages that this person sees, oldest first; only those of a channel, if one is named."""
        channels = [self._channel(channel)] if channel else list(self._workspace.channels(self.me.id))
        seen = [message for channel_id in channels for message in self._workspace.seen_by(self.me.id, channel_id)]
        return sorted(seen, key=lambda message: message.ts)

    @property
    def last(self) -> Message:
        """The newest message of the app."""
        if self.newest is None:
            raise AssertionError(f"no app has said anything to {self.me.name}")
        return self.newest

    @property
    def newest(self) -> Message | None:
        """The newest message of the app, if there's one."""
        users = [self._only_app.user] if self._only_app else self._workspace.apps.users
        return next((message for message in reversed(self.messages()) if message.user in users), None)

    @property
    def screen(self) -> str:
        """The newest message of the app, as text."""
        return self.reads(self.last)

    def reads(self, message: Message) -> str:
        """A message as this person reads it."""
        values = state_values(message.all_blocks, self._workspace.element_state(self.me.id, message))
        shown = read_blocks(message.blocks, values) if message.blocks else plain(message.text)
        attached = [read_attachment(attachment, values) for attachment in message.attachments]
        files = [f"[{file.name}]" for file in message.files]
        return "\n".join(filter(None, [" ".join([shown, *files]).strip(), *attached]))

    @property
    def views(self) -> list[View]:
        """The open modals, the top one last."""
        return self._workspace.views[self.me.id]

    def reads_view(self, view: View) -> str:
        """A modal as this person reads it."""
        values = state_values(view.blocks, self._workspace.element_state(self.me.id, view))
        return read_blocks(view.blocks, values, view.errors)

    @property
    def transcript(self) -> str:
        """The whole talk: who said what, and every message of an app in its current state."""
        parts = []
        for message in self.messages():
            name = message.username or self._workspace.author_name(message.user)
            only = " (only visible to you)" if message.only_for else ""
            parts.append(f"{name}{only}: {self.reads(message)}")
        return "\n\n".join(parts)

    async def patiently(self, act: Callable[[], Awaitable[Any]], *, within: float) -> Any:
        """Call a verb as soon as what it needs is on the screen: an app may show it only after its ack.

        Raises:
            NotOnScreenError: it isn't there after so many seconds; and what the verb itself raises.
        """
        deadline = asyncio.get_running_loop().time() + within
        with self._changes() as changed:
            while True:
                changed.clear()
                try:
                    return await act()
                except NotOnScreenError:
                    if not await _is_set_before(deadline, changed):
                        raise

    @contextmanager
    def _changes(self) -> Iterator[asyncio.Event]:
        """An event that is set with every change of the workspace."""
        changed = asyncio.Event()

        def hear(_: str | None, __: dict[str, Any]) -> None:
            changed.set()

        self._workspace.listeners.append(hear)
        try:
            yield changed
        finally:
            self._workspace.listeners.remove(hear)

    @property
    def _top(self) -> View:
        """The modal on top. Raises NotOnScreenError."""
        if not self.views:
            raise NotOnScreenError(f"{self.me.name} sees no modal. On the screen:\n{self.transcript}")
        return self.views[-1]

    def _holder_with(self, text: str) -> Message | View | None:
        """The newest modal or message that contains this text, or a Home tab."""
        for view in [*reversed(self.views), *self._workspace.homes_of(self.me.id)]:
            if text in self.reads_view(view):
                return view
        return next((message for message in reversed(self.messages()) if text in self.reads(message)), None)

    async def _tick(self, beginning: str, on: Message | None, *, ticked: bool) -> None:
        holder, found = self._find(frozenset({"checkboxes"}), beginning, _beside, on)
        state = self._workspace.element_state(self.me.id, holder).get(found.key, {})
        before = [option["value"] for option in state.get("selected_options", ())]
        value = found.element["options"][0]["value"]
        after = sorted({*before, value}) if ticked else [known for known in before if known != value]
        await self.actions.act(self.me, holder, found, selected=after)
        await self._settled()

    async def _use(
        self, kinds: frozenset[str], label: str, name: Callable[[ElementRef], str], on: Message | View | None
    ) -> None:
        holder, found = self._find(kinds, label, name, on)
        await self.actions.act(self.me, holder, found)
        await self._settled()

    def _find(
        self, kinds: frozenset[str], wanted: str, name: Callable[[ElementRef], str], on: Message | View | None
    ) -> tuple[Message | View, ElementRef]:
        """The newest control of that kind and name. Raises NotOnScreenError with a list of existing ones."""
        there: list[str] = []
        for holder in self._holders(on):
            named = [(name(found), found) for found in elements(holder.all_blocks) if found.element["type"] in kinds]
            there += [label for label, _ in named]
            for exact in (True, False):
                for label, found in named:
                    if label == wanted or (not exact and label.startswith(wanted)):
                        return holder, found
        raise NotOnScreenError(
            f"{self.me.name} sees no {' or '.join(sorted(kinds))} {wanted!r}; there are {there}."
            f" On the screen:\n{self.transcript}"
        )

    def _holders(self, on: Message | View | None) -> Iterator[Message | View]:
        if on is not None:
            yield on
            return
        yield from reversed(self._workspace.views[self.me.id])
        messages: list[Message | View] = [message for message in reversed(self.messages()) if message.all_blocks]
        homes: list[Message | View] = [*self._workspace.homes_of(self.me.id)]
        opened = [home for home in homes if self._at_home is not None and home.app == self._at_home.id]
        yield from [*opened, *messages, *(other for other in homes if other not in opened)]

    def _channel(self, name: str) -> str:
        """The id of the direct messages with the app, or with one by its name, or of a channel by its name.

        Raises AssertionError.
        """
        app = self._app() if name == DM else self._workspace.apps.named(name)
        return self._conversation(name).id if app is None else app.dm(self.me)

    def _app(self, name: str = "") -> App:
        """The app of this name; without a name, the one that is meant. Raises AssertionError."""
        app = self._workspace.apps.named(name) if name else self._only_app or self._workspace.apps.first
        if app is None:
            there = ", ".join(each.name for each in self._workspace.apps.known)
            raise AssertionError(f"there is no app called {name}; there are {there}")
        return app

    def _id_of(self, name: str) -> str:
        """The id of a person by name, or of a channel by its name with `#`. Raises AssertionError."""
        if name.startswith("#"):
            return self._conversation(name).id
        for person in self._workspace.people.values():
            if person.name == name:
                return person.id
        raise AssertionError(f"there is no person called {name}")

    def _conversation(self, name: str) -> Channel:
        found = self._workspace.channel_named(name)
        if found is None:
            raise AssertionError(f"there is no channel {name}")
        return found

    def _hear(self, person: str | None, change: dict[str, Any]) -> None:
        if change["type"] == "failure" and person in {None, self.me.id}:
            self.failures.append(change["text"])


def _label(found: ElementRef) -> str:
    """The label of an input, the text beside an accessory, or an empty element's placeholder."""
    label = found.block.get("label") or found.block.get("text") or found.element.get("placeholder") or {}
    return plain(str(label.get("text", "")))


def _beside(found: ElementRef) -> str:
    """The text beside a checkbox, without a number before it."""
    text = str(found.block.get("text", {}).get("text", "")) or words_of(found.element["options"][0])
    number, dot, rest = text.partition(". ")
    return rest if dot and number.isdecimal() else text


def _offers(option: str, label: str = "") -> Callable[[ElementRef], str]:
    """Names an element by this option if it offers it and has this label, otherwise by all of its options."""

    def name(found: ElementRef) -> str:
        offered = [o["text"]["text"] for o in options_of(found.element)]
        is_meant = option in offered and label in _label(found)
        return option if is_meant else f"({_label(found)}) {'; '.join(offered)}"

    return name


async def _is_set_before(deadline: float, event: asyncio.Event) -> bool:
    """Wait for an event; False if it isn't set when the loop's clock reaches the deadline."""
    try:
        async with asyncio.timeout_at(deadline):
            await event.wait()
    except TimeoutError:
        return False
    return True
