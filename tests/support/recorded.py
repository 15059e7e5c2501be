"""Messages and modals of an earlier version, and what using their controls leads to.

A recording is a JSON file. It holds scenes in the order in which they were seen, and each scene holds what is needed
to show it again in the playground, the values that were written to Redis since the scene before, and the presses: each
names a control and says what using it led to when it was recorded.

An outcome holds state and not words or layout: the conversation's step, code, duties, order, filter and page, which
screen is shown and where, which modal is open, which files were sent.
"""

import json
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError
from redis import Redis
from slack_playground.testing.person import Person
from slack_playground.workspace.element_state import elements, options_of
from slack_playground.workspace.models import Message, View
from slack_playground.workspace.workspace import BOT_USER

from bot.conversation.profile import Profile
from bot.conversation.state import Conversation, Snapshot
from bot.errors import SnapshotUnreadable
from bot.slack.interactions.button_values import ButtonValue
from bot.slack.interactions.modal_state import CompareState, DetailsState, ShareState
from bot.slack.manifest import NAME
from tests.support.harness import BotInPlayground

RECORDED: Final = Path(__file__).parents[1] / "recorded"
RELEASE: Final = RECORDED / "release"
"""The sample data as it was when the scenes were recorded."""

RESPONSE_URL: Final = re.compile(r"http://[a-z0-9.:]+/respond/[\w-]+")
FORGOTTEN_URL: Final = "http://slack.invalid/respond/recorded"
"""Stands in a recording for the response_url of a click, which nothing answers any more."""

SCANNED: Final = 1_000
"""How many keys Redis looks at before it answers: more than a test writes."""

REPEATED: Final = "{repeated}"
VERSION: Final = '"v":1'

Outcome = dict[str, Any]


class Mode(StrEnum):
    """What Redis holds when a recorded control is used."""

    EMPTY = "empty"
    """Nothing."""

    KEPT = "kept"
    """What it held when the scene was seen."""

    LATER = "later"
    """What it held at the end of the recording, when the conversation had gone on."""


class Recorded(BaseModel):
    """Part of a recording."""

    model_config = ConfigDict(extra="forbid")


class Press(Recorded):
    """One use of a control, or a modal submitted, or a line typed under the message.

    `selected` and `value` are what a person chooses or types; `query` is what is typed into a menu that searches.
    `leads_to` has the number of an outcome for each mode.
    """

    by: str = ""
    action_id: str = ""
    selected: str | list[str] | None = None
    value: str | None = None
    query: str = ""
    submits: bool = False
    says: str = ""
    leads_to: dict[Mode, int] = {}


class Scene(Recorded):
    """A message, a modal or a Home tab.

    `entered` is what the owner had put into its elements: block_id, action_id, what Slack says it holds.
    `opened_from` names the scene of the message from which a modal was opened, or which is above it.
    `blocks_of` names the scene that has the same blocks.
    `repeated` is a text that is in most of the blocks, where {repeated} stands for it.
    `in_version` is a number to be put in the place of the version that controls and values say they are of.
    """

    name: str
    kind: str
    owner: str
    channel: str = ""
    ts: str = ""
    thread: str | None = None
    only_for: str | None = None
    opened_from: str = ""
    text: str = ""
    repeated: str = ""
    in_version: int = 0
    body: dict[str, Any] = {}
    blocks_of: str = ""
    blocks: list[dict[str, Any]] = []
    entered: list[tuple[str, str, dict[str, Any]]] = []
    written: dict[str, str] = {}
    presses: list[Press] = []


class Recording(Recorded):
    """The scenes of one place and language, and what Redis held at the end."""

    recorded_from: str
    place: str
    language: str
    scenes: list[Scene]
    finally_kept: dict[str, str] = {}
    outcomes: list[Outcome] = []

    def scene(self, name: str) -> Scene:
        """A scene by its name."""
        return next(scene for scene in self.scenes if scene.name == name)

    def blocks(self, scene: Scene) -> list[dict[str, Any]]:
        """The blocks of a scene, as they were posted."""
        like = self.scene(scene.blocks_of) if scene.blocks_of else scene
        text = json.dumps(like.blocks).replace(REPEATED, json.dumps(like.repeated)[1:-1])
        if scene.in_version:
            text = text.replace(json.dumps(VERSION)[1:-1], json.dumps(_version(scene.in_version))[1:-1])
        blocks: list[dict[str, Any]] = json.loads(text)
        return blocks

    def kept(self, scene: Scene, mode: Mode) -> dict[str, str]:
        """What Redis holds in this mode."""
        if mode is Mode.EMPTY:
            return {}
        if mode is Mode.LATER:
            return self.finally_kept
        values: dict[str, str] = {}
        for seen in self.scenes[: self.scenes.index(scene) + 1]:
            values |= seen.written
        return values

    def presses(self, mode: Mode) -> Iterator[tuple[Scene, Press, Outcome]]:
        """Every press that is tried in this mode, and what it leads to."""
        for scene in self.scenes:
            for press in scene.presses:
                if mode in press.leads_to:
                    yield scene, press, self.outcomes[press.leads_to[mode]]


def _version(number: int) -> str:
    """How a snapshot or a value in Redis says of which version it is."""
    return f'"v":{number}'


def recordings() -> list[Path]:
    """All recordings there are, those of each version in a folder of its own."""
    return sorted(RECORDED.glob("*/*.json"))


def read(path: Path) -> Recording:
    """A recording from its file."""
    return Recording.model_validate_json(path.read_text(encoding="utf-8"))


def values_in(redis: Redis) -> dict[str, str]:
    """What Redis holds of people, by its whole keys: O*NET's answers and what is only counted are left out."""
    keys = sorted(str(key) for key in redis.scan_iter("*", count=SCANNED))
    of_people = [key for key in keys if re.search(r":(conversation|current|memory)(:|$)", key)]
    return dict(zip(of_people, map(str, redis.mget(of_people)), strict=True)) if of_people else {}


class Stage:
    """A bot in a playground, on which one recorded scene after the other is shown and its controls are used."""

    def __init__(self, sample_bot: BotInPlayground, redis: Redis) -> None:
        self._here = sample_bot
        self._redis = redis

    async def play(self, recording: Recording, scene: Scene, press: Press, mode: Mode) -> Outcome:
        """Show the scene, use the control, and say what that led to."""
        self._clear()
        kept = recording.kept(scene, mode)
        if kept:
            self._redis.mset(kept)
        holder = self._show(recording, scene)
        person = self._person(press.by or scene.owner)
        watch = _Watch(self._here, person, scene, self._redis)
        await self._press(person, holder, press)
        outcome = watch.outcome()
        if person.failures or self._here.workspace.refusals:
            outcome["failed"] = [*person.failures, *(refusal.error for refusal in self._here.workspace.refusals)]
        return outcome

    def _clear(self) -> None:
        self._redis.flushall()
        workspace = self._here.workspace
        for message in workspace.messages.values():
            workspace.rewrite(message, "", [])  # so that nothing is entered in it when it is shown again
        for contents in (workspace.messages, workspace.homes, workspace.files):
            contents.clear()
        workspace.views = {person: [] for person in workspace.people}
        workspace.refusals.clear()
        workspace.listeners.clear()

    def _person(self, user: str) -> Person:
        return self._here.person(self._here.workspace.people[user].name)

    def _show(self, recording: Recording, scene: Scene) -> Message | View:
        behind = recording.scene(scene.opened_from) if scene.opened_from else None
        message = self._message(recording, behind) if behind else None
        if scene.kind == "message":
            return self._message(recording, scene)
        body = self._renewed(scene.body | {"blocks": recording.blocks(scene)}, scene, message)
        if scene.kind == "home":
            return self._here.workspace.publish_home(scene.owner, body, self._here.workspace.apps.first)
        view = self._here.workspace.open_view(scene.owner, body, self._here.workspace.apps.first)
        self._enter(scene, view)
        return view

    def _message(self, recording: Recording, scene: Scene) -> Message:
        shown = Message(scene.channel, scene.ts, BOT_USER, scene.text, [], scene.thread, scene.only_for)
        if scene.thread:
            above = Message(scene.channel, scene.thread, BOT_USER, "The first message of the thread")
            self._here.workspace.messages[scene.thread] = above
        self._here.workspace.messages[scene.ts] = shown
        self._here.workspace.rewrite(shown, scene.text, recording.blocks(scene))
        self._enter(scene, shown)
        return shown

    def _renewed(self, body: dict[str, Any], scene: Scene, message: Message | None) -> dict[str, Any]:
        """The body of a view, with a response_url that works."""
        channel = message.channel if message else ""
        response_url = self._here.workspace.response_urls.new(
            scene.owner, channel, self._here.workspace.apps.first, message
        )
        text = json.dumps(body).replace(FORGOTTEN_URL, f"{self._here.url}/respond/{response_url}")
        renewed: dict[str, Any] = json.loads(text)
        return renewed

    def _enter(self, scene: Scene, holder: Message | View) -> None:
        for block_id, action_id, value in scene.entered:
            self._here.workspace.enter(scene.owner, holder, (block_id, action_id), value)

    async def _press(self, person: Person, holder: Message | View, press: Press) -> None:
        acts = self._here.acts
        if press.says:
            assert isinstance(holder, Message)
            typed = press.says.replace(f"<@{BOT_USER}>", f"@{NAME}")  # recorded as Slack sent it, not as it was typed
            await acts.say(person.me, holder.channel, typed, holder.thread)
        elif press.submits:
            assert isinstance(holder, View)
            await acts.submit(person.me, holder)
        else:
            found = next(
                element for element in elements(holder.blocks) if element.element["action_id"] == press.action_id
            )
            if press.query:
                await acts.options(person.me, holder, found, press.query)
            await acts.act(person.me, holder, found, selected=press.selected, value=press.value)
        await self._here.bot.tracker.idle()


def _only_in_front(before: str, after: Conversation) -> bool:
    """Whether nothing changed but what is shown beside the conversation's screen; `before` is as it was stored."""
    try:
        old = Conversation.model_validate_json(before)
    except ValidationError:  # nothing was stored, or something of another version
        return False
    same = {"front": None, "revision": 0}
    return old.front != after.front and old.model_copy(update=same) == after.model_copy(update=same)


class _Watch:
    """What changes in the workspace and in Redis from now on."""

    def __init__(self, sample_bot: BotInPlayground, person: Person, scene: Scene, redis: Redis) -> None:
        self._here = sample_bot
        self._person = person
        self._scene = scene
        self._redis = redis
        self._before = values_in(redis)
        self._touched: dict[str, None] = {}
        self._homes = dict(sample_bot.workspace.homes)
        self._views = [(view.id, view.hash) for view in person.views]
        sample_bot.workspace.listeners.append(self._hear)

    def _hear(self, _: str | None, change: dict[str, Any]) -> None:
        if change["type"] == "message":
            self._touched[change["ts"]] = None

    def outcome(self) -> Outcome:
        """All that changed; nothing where nothing did."""
        after = values_in(self._redis)
        state, messages = self._conversations(after), self._messages()
        for shown in messages:
            if [shown.get("carries")] == state:
                shown["carries"] = "that state"
        every = {
            "state": state,
            "saved": self._saved(after),
            "messages": messages,
            "modal": self._modal(),
            "home": self._home(),
        }
        return {name: value for name, value in every.items() if value not in (None, [])}

    def _conversations(self, after: dict[str, str]) -> list[Outcome]:
        """The conversations of the person that were written, as they are now; what is in front of them is no state."""
        of_person = f":{self._person.me.id}:conversation:"
        written = {key: text for key, text in after.items() if of_person in key and self._before.get(key) != text}
        now = {key: Conversation.model_validate_json(text) for key, text in written.items()}
        before = {key: self._before.get(key, "") for key in written}
        return [_state(new) for key, new in now.items() if not _only_in_front(before[key], new)]

    def _saved(self, after: dict[str, str]) -> list[str] | None:
        """The codes on the person's list, where that changed."""
        before, now = (_codes_kept(values, self._person) for values in (self._before, after))
        return None if before == now else now

    def _messages(self) -> list[Outcome]:
        messages = self._here.workspace.messages
        shown = [messages[ts] for ts in self._touched if ts in messages]
        return [self._shown(message) for message in shown if message.user == BOT_USER]

    def _shown(self, message: Message) -> Outcome:
        """Where a message is, who sees it, which screen it shows, and what its controls carry."""
        outcome: Outcome = {"where": self._where(message), "screen": screen_of(message)}
        if message.only_for:
            outcome["only_for"] = message.only_for
        if message.files:
            outcome["files"] = [file.name.rpartition(".")[2] for file in message.files]
        carried = carried_by(message.blocks)
        return outcome | ({"carries": _state(carried)} if carried is not None else {})

    def _where(self, message: Message) -> str:
        if message.ts == self._scene.ts:
            return "same message"
        if (message.channel, message.thread) == (self._scene.channel, self._scene.thread):
            return "beside it"
        return "direct messages" if message.channel == self._person.me.dm else message.channel

    def _modal(self) -> Outcome | None:
        """The modal on top, where one was opened or changed; its name is empty where the last one was closed."""
        views = self._person.views
        if [(view.id, view.hash) for view in views] == self._views:
            return {"errors": sorted(views[-1].errors)} if views and views[-1].errors else None
        return _modal(views[-1]) if views else {"name": ""}

    def _home(self) -> Outcome | None:
        here = self._person.me.id, self._here.workspace.apps.first.id
        now = self._here.workspace.homes.get(here)
        if now is None or now is self._homes.get(here):
            return None
        return {"saved": _codes(kind_and_rest(found.element) for found in elements(now.blocks))}


def _codes(controls: Iterator[tuple[str, str]]) -> list[str]:
    return [rest for kind, rest in controls if kind == "remove"]


def _codes_kept(values: dict[str, str], person: Person) -> list[str]:
    texts = [text for key, text in values.items() if key.endswith(f":{person.me.id}:memory")]
    return [saved.code for text in texts for saved in Profile.model_validate_json(text).saved]


def _state(known: Snapshot) -> Outcome:
    """What a conversation says that must not be lost, without what is as at the beginning."""
    facts: Outcome = {
        "owner": known.owner.user,
        "step": known.step.value,
        "keyword": known.keyword,
        "code": known.code,
        "chosen": sorted(known.chosen),
        "sort": known.sort.value,
        "zone": _one_or_all(known.filter.zones),
        "bright": known.filter.bright,
        "page": known.page,
    }
    at_first = {"keyword": "", "code": "", "chosen": [], "sort": "closely_related", "bright": False, "page": 1}
    return {name: value for name, value in facts.items() if value is not None and at_first.get(name) != value}


def _one_or_all(zones: Sequence[int]) -> int | list[int] | None:
    """The zones of a filter: none, the one, or all of them."""
    return list(zones) if len(zones) > 1 else next(iter(zones), None)


def _modal(view: View) -> Outcome:
    """Which modal it is, and what it carries."""
    name, carried = view.body["callback_id"], view.body["private_metadata"]
    if name == DetailsState.callback_id:
        details = DetailsState.read(carried)
        return {"name": name, "code": details.code, "tab": details.tab.value, "page": details.page}
    if name == CompareState.callback_id:
        compared = CompareState.read(carried)
        return {"name": name, "codes": list(compared.codes), "of_results": compared.snapshot is not None}
    return {"name": name, "of_results": ShareState.read(carried).snapshot is not None}


def carried_by(blocks: list[dict[str, Any]]) -> Snapshot | None:
    """The conversation that the controls of a message carry; None where they carry none."""
    for found in elements(blocks):
        try:
            return ButtonValue.read(found.element.get("value") or "").snapshot
        except SnapshotUnreadable:
            pass
        try:
            return Snapshot.read(found.block["block_id"].strip())
        except SnapshotUnreadable:
            continue
    return None


def kind_and_rest(element: dict[str, Any]) -> tuple[str, str]:
    """An element's action_id in its two parts."""
    kind, _, rest = element["action_id"].partition(":")
    return kind, rest


SCREENS: Final = {
    "tick": "duties",
    "sort": "results",
    "choose": "occupations",
    "search": "question",
    "again": "trouble",
    "remove": "list",
    "start": "post",
}
"""Which screen it is, by a kind of control that no other screen has."""


def screen_of(message: Message) -> str:
    """Which screen a message shows; other messages are named by all kinds of their controls."""
    kinds = {kind for kind, _ in (kind_and_rest(found.element) for found in elements(message.blocks))}
    named = [name for kind, name in SCREENS.items() if kind in kinds]
    return named[0] if named else " ".join(sorted(kinds)) or "words"


def offered(element: dict[str, Any]) -> list[str]:
    """The values of an element's options."""
    return [option["value"] for option in options_of(element)]
