"""People in mid-conversation who use any control on their screen, and remember what they chose."""

import asyncio
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from benchmarks.clicks import ID, TS, BotConnection, click
from benchmarks.fake_slack import Message
from bot.conversation.events import Chose, Event, Refreshed, Searched, Ticked
from bot.conversation.state import Conversation, Person, Place, Snapshot, Step
from bot.slack.interactions.button_values import ActionId, ButtonValue, TickBlock, button_value, read_snapshot_block
from tests.support.model import ConversationModel

PATIENCE: Final = 30.0
"""Seconds after which a click counts as unanswered."""

TICKS: Final = 0.4
"""How many of a person's clicks are ticks, where there is something to tick."""

MOVES: Final = frozenset({ActionId.TICK_PAGE, ActionId.CLEAR, ActionId.RELATED, ActionId.PAGE, ActionId.SORT,
                          ActionId.FILTER, ActionId.BACK, ActionId.AGAIN, ActionId.REFRESH})  # fmt: skip


@dataclass
class Seen:
    """What came of all the clicks: milliseconds, and how often."""

    acks: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    ticks: int = 0
    troubles: int = 0
    unanswered: int = 0
    refused: int = 0
    lost: int = 0


class Member:
    """One person with one conversation: its screen, and what must be true of it."""

    def __init__(self, number: int, begun: Conversation, team: str) -> None:
        self.user, self.ts, self.id = f"U{number:05}", TS.format(number), ID.format(number)
        self.owner = Person(team=team, user=self.user)
        place = begun.place.model_copy(update={"message": self.ts})
        self.begun = begun.model_copy(update={"id": self.id, "owner": self.owner, "place": place})
        self.talk = ConversationModel.on(self.begun)
        self.screen: Message = {"text": "", "blocks": []}
        self.shown: asyncio.Future[Message] | None = None
        self.busy = False
        self.unanswered: list[tuple[ConversationModel, Event]] = []
        """What was clicked without an answer, and what was true then: it may have come to pass, or not."""

    def looks(self) -> bytes:
        """A click that shows the conversation where it is."""
        button = {
            "type": "button",
            "action_id": ActionId.REFRESH,
            "block_id": "b",
            "value": button_value(self.begun, Refreshed()),
        }
        return self._clicked(button)

    def looks_again(self) -> bytes:
        """A click that shows the conversation where the present screen says that it is, with its ticks."""
        value = ButtonValue(snapshot=self._snapshot(), event=Refreshed()).write()
        button = {"type": "button", "action_id": ActionId.REFRESH, "block_id": "b", "value": value}
        return self._clicked(button, values=self._values(), at=time.time())

    def ticks(self, chance: random.Random) -> bytes | None:
        """A tick, or one taken back; None where there is nothing to tick."""
        boxes = list(self._boxes())
        if not boxes:
            return None
        box, task = chance.choice(boxes)
        on = task.task not in self.talk.chosen
        tasks = (task.task,)
        ticked = Ticked(code=task.code, ticked=tasks if on else (), cleared=() if on else tasks)
        self.talk = self.talk.after(ticked)
        self.unanswered = [(talk.after(ticked), event) for talk, event in self.unanswered]
        return self._used(box | {"selected_options": box["options"] if on else []})

    def moves(self, chance: random.Random) -> tuple[bytes, Event]:
        """A control that moves the conversation, and what using it means."""
        usable = [control for control in self._controls() if _moves(control) or _chooses(control)]
        if not usable:  # it asks which occupation: there is only a field to type into
            return self._types(self.begun.title)
        used = chance.choice(usable)
        body = self._used(used)
        if used["type"] == "button":
            return body, ButtonValue.read(used["value"]).event
        return body, Chose(code=used["selected_option"]["value"])

    def _types(self, words: str) -> tuple[bytes, Event]:
        """Words typed into the field of the screen."""
        field_ = next(control for control in self._controls() if control["action_id"] == ActionId.SEARCH)
        return self._used(field_ | {"value": words}), Searched(keyword=words)

    def sees(self, message: Message) -> None:
        """A screen came. What has no controls is no screen: it says that one is being looked for."""
        if not any({"elements", "accessory"} & block.keys() for block in message["blocks"]):
            return
        self.screen = {"text": message["text"], "blocks": message["blocks"]}
        if self.shown is not None and not self.shown.done():
            self.shown.set_result(message)
        elif any(talk.allows(clicked, self.carries()) for talk, clicked in self.unanswered):
            self.settle(self.carries(), [])

    def settle(self, now: ConversationModel, unanswered: Sequence[tuple[ConversationModel, Event]]) -> None:
        """This is true from now on, and these clicks have no answer yet."""
        self.talk, self.unanswered = now, list(unanswered)

    def in_trouble(self) -> bool:
        """Whether O*NET gave no answer."""
        return any(control["action_id"] == ActionId.AGAIN for control in self._controls())

    def carries(self) -> ConversationModel:
        """What the present screen says."""
        return ConversationModel.on(self._snapshot())

    def expects(self, event: Event, now: ConversationModel) -> bool:
        """Whether a screen may say this after an event; what had no answer before may have come to pass by now."""
        if self.in_trouble():
            return now == self.talk or any(talk == now for talk, _ in self.unanswered)
        before = [(self.talk, event), *self.unanswered]
        return any(talk.allows(clicked, now) for talk, clicked in before)

    def _snapshot(self) -> Snapshot:
        for control in self._controls():
            if control["type"] == "button" and control.get("value"):
                return ButtonValue.read(control["value"]).snapshot
            if control["action_id"] == ActionId.SEARCH:
                return read_snapshot_block(control["block_id"])
        raise ValueError(f"a screen without a snapshot: {self.screen}")

    def _controls(self) -> Iterator[dict[str, Any]]:
        """All that can be used, each as it says itself that it was used: a menu with one of its options chosen."""
        for block in self.screen["blocks"]:
            for element in (*block.get("elements", ()), *filter(None, [block.get("accessory"), block.get("element")])):
                if _chooses(element):
                    own = [option for option in element["options"] if option["value"] == self.talk.code]
                    yield {**element, "block_id": block["block_id"], "selected_option": (own or element["options"])[0]}
                elif "action_id" in element:
                    yield {"block_id": block.get("block_id", ""), **element}

    def _used(self, control: dict[str, Any]) -> bytes:
        return self._clicked(control, values=self._values(), at=time.time())

    def _clicked(self, control: dict[str, Any], **how: Any) -> bytes:
        return click(self.screen, control, user=self.user, team=self.owner.team, ts=self.ts, **how)

    def _boxes(self) -> Iterator[tuple[dict[str, Any], TickBlock]]:
        """Each checkbox, with the block_id of its block, and the duty it is for."""
        for block in self.screen["blocks"]:
            read = TickBlock.read(block.get("block_id", ""))
            if read is not None and block["accessory"]["type"] == "checkboxes":
                yield {**block["accessory"], "block_id": block["block_id"]}, read

    def _values(self) -> dict[str, Any]:
        """What a client says its boxes hold, at every click."""
        return {
            box["block_id"]: {
                box["action_id"]: {
                    "type": "checkboxes",
                    "selected_options": box["options"] if task.task in self.talk.chosen else [],
                }
            }
            for box, task in self._boxes()
        }


class Crowd:
    """Everybody, and the connections to the bots that their clicks go through by turns."""

    def __init__(self, people: int, begun: Conversation, *, teams: Sequence[str] = ("T1",), seed: int = 1) -> None:
        members = (Member(number, begun, teams[number % len(teams)]) for number in range(1, people + 1))
        self.members = {member.ts: member for member in members}
        self.seen = Seen()
        self._chance = random.Random(seed)  # noqa: S311 - a fixed choice, not a secret
        self._connections: asyncio.Queue[BotConnection] = asyncio.Queue()

    def open(self, connections: Sequence[BotConnection]) -> None:
        """Let clicks out through these."""
        for connection in connections:
            self._connections.put_nowait(connection)

    def hear(self, message: Message) -> None:
        """A screen was shown to one of them."""
        self.members[message["ts"]].sees(message)

    async def begin(self, rate: float) -> None:
        """Everybody comes to where they are in their conversation, so many a second; nothing of it is counted."""
        async with asyncio.TaskGroup() as coming:
            for member in self.members.values():
                coming.create_task(self._turn(member, member.looks(), Refreshed()))
                await asyncio.sleep(1 / rate)
        self.seen = Seen()

    async def click(self, rate: float, seconds: float) -> None:
        """So many clicks a second for so long, at random moments, by people who wait for nothing just then."""
        loop = asyncio.get_running_loop()
        at = until = loop.time()
        until += seconds
        everybody = list(self.members.values())
        async with asyncio.TaskGroup() as going:
            while (at := at + self._chance.expovariate(rate)) < until:
                await asyncio.sleep(max(0.0, at - loop.time()))
                member = self._chance.choice(everybody)
                if not member.busy:
                    self.seen.late.append(1_000 * (loop.time() - at))
                    member.busy = True
                    going.create_task(self._act(member))

    async def click_at_once(self) -> None:
        """Everybody who waits for nothing clicks in the same moment."""
        ready = [member for member in self.members.values() if not member.busy]
        for member in ready:  # before any of them acts, so that each person clicks once
            member.busy = True
        await asyncio.gather(*(self._act(member, ticks=0.0) for member in ready))

    async def look(self, rate: float) -> None:
        """Everybody looks at the conversation a last time, so many a second."""
        async with asyncio.TaskGroup() as looks:
            for member in self.members.values():
                looks.create_task(self._turn(member, member.looks_again(), Refreshed()))
                await asyncio.sleep(1 / rate)

    async def _act(self, member: Member, *, ticks: float = TICKS) -> None:
        """Let a person who was made busy use a control; then they aren't any longer."""
        try:
            body = member.ticks(self._chance) if self._chance.random() < ticks else None
            if body is not None:
                self.seen.ticks += 1
                await self._sent(body)
            else:
                await self._turn(member, *member.moves(self._chance))
        finally:
            member.busy = False

    async def _turn(self, member: Member, body: bytes, event: Event) -> None:
        member.shown = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        if not await self._sent(body):
            member.unanswered.append((member.talk, event))  # it may have come, and only the ack was lost
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await _screen_of(member, member.shown)
        except TimeoutError:
            self.seen.unanswered += 1
            member.unanswered.append((member.talk, event))
            return
        self.seen.turns.append(1_000 * (time.perf_counter() - began))
        self._compare(member, event)

    def _compare(self, member: Member, event: Event) -> None:
        now = member.carries()
        self.seen.troubles += member.in_trouble()
        is_expected = member.expects(event, now)
        self.seen.lost += not is_expected
        is_late = is_expected and not member.in_trouble() and not member.talk.allows(event, now)
        member.settle(now, [(now, event)] if is_late else [])  # an earlier click's screen; this one's is still to come

    async def _sent(self, body: bytes) -> bool:
        """Whether it was acknowledged."""
        connection = await self._connections.get()
        try:
            self.seen.acks.append(1_000 * await connection.send(body))
        except (RuntimeError, OSError, asyncio.IncompleteReadError):
            self.seen.refused += 1
            return False
        finally:
            self._connections.put_nowait(connection)
        return True


async def _screen_of(member: Member, shown: asyncio.Future[Message]) -> None:
    """Wait for a screen that says more than what is looked for."""
    await shown
    while "…" in member.screen["text"] and len(member.screen["blocks"]) == 1:
        member.shown = shown = asyncio.get_running_loop().create_future()
        await shown


def _chooses(element: dict[str, Any]) -> bool:
    return str(element.get("action_id", "")).partition(":")[0] == ActionId.CHOOSE


def _moves(element: dict[str, Any]) -> bool:
    kind = str(element.get("action_id", "")).partition(":")[0]
    return element["type"] == "button" and kind in MOVES


def duties_conversation(code: str, title: str, tasks: tuple[str, ...]) -> Conversation:
    """A conversation in which two duties are chosen."""
    begun = Conversation.begin(ID.format(0), Person(team="T1", user="U1"), Place(channel="C1", message=TS.format(0)))
    facts = {"keyword": title, "code": code, "title": title, "chosen": tasks, "turn": 1}
    return begun.model_copy(update=facts | {"step": Step.CHOOSING_TASKS})
