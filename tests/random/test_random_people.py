"""Several people at random, with faults between: all that was chosen is kept, and every click is answered."""

import asyncio
import copy
import os
import re
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from pydantic import ValidationError
from slack_playground.testing.person import GENERAL, Person
from slack_playground.traffic_log import Direction
from slack_playground.workspace.element_state import ElementRef, elements, options_of
from slack_playground.workspace.models import Message, View
from slack_playground.workspace.workspace import BOT_USER

from bot.conversation.events import Avoided, BroughtBack, Chose, Event, Named, Narrowed, PutAside, Ticked
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.state import Snapshot, Step
from bot.demo.faulty_transport import Fault
from bot.slack.interactions.button_values import ActionId, ButtonValue
from bot.slack.text.en import ENGLISH
from bot.slack.text.es import SPANISH
from tests.support.cluster import DynoCluster, on_dynos
from tests.support.model import ConversationModel

EXAMPLES = int(os.environ.get("PEOPLE_EXAMPLES", "7"))
"""Of thirty steps each, for one dyno and again for two; more of them by the environment."""

SEARCHES = ["pharmacist", "29-1051.00", "nurse", "cook", "47-2111.00", "xyzzyq", "truck driver"]
MOVES = frozenset({ActionId.TICK_PAGE, ActionId.CLEAR, ActionId.RELATED, ActionId.PAGE, ActionId.SORT, ActionId.FILTER,
                   ActionId.BACK, ActionId.RESTART, ActionId.AGAIN, ActionId.REFRESH, ActionId.ADD_JOB,
                   ActionId.BRING_BACK, ActionId.WIDER})  # fmt: skip
CLIENTS = ["Maria", "Ben", ""]
TEXTS = {"Alice": ENGLISH, "Bob": ENGLISH, "Carmen": SPANISH}
"""What the bot says, in the language of each person."""
APOLOGY = re.compile("something went wrong on my side|algo falló de mi lado")
ABOUT_OTHERS = frozenset({ActionId.GO_ON, ActionId.FORGET, ActionId.START_OWN})
"""Buttons that carry another conversation than the one whose screen a message is."""
SHOWS_DUTIES = frozenset({Step.CHOOSING_TASKS, Step.READING_RESULTS})
Acts = list[tuple[ElementRef, dict[str, Any]]]
"""Controls to use at once, and how."""

DRAWN = st.integers(0, 10_000)


class People(RuleBasedStateMachine):
    """Everybody in one workspace; `talks` is what the model holds true of each conversation, by its id.

    `places` is what it was when it last showed duties or results, which people go on with.
    """

    database: Path
    redis_url: str | None
    count: int

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._opened = AsyncExitStack()
        self.talks: dict[str, ConversationModel] = {}
        self.kept: set[str] = set()
        self.owners: dict[str, Person] = {}
        self.places: dict[str, ConversationModel] = {}

    @initialize()
    def everybody_comes(self) -> None:
        entered = self._opened.enter_async_context(on_dynos(self.database, count=self.count, redis_url=self.redis_url))
        self.here: DynoCluster = self._runner.run(entered)
        self._runner.run(self.here.dynos.forget())  # what an example before this one left on the same server
        self.people = [self.here.person(name) for name in ("Alice", "Bob", "Carmen")]

    @rule(who=st.integers(0, 2), what=st.sampled_from(SEARCHES), way=st.sampled_from(["dm", "command", "mention"]))
    def searches(self, who: int, what: str, way: str) -> None:
        person = self.people[who]
        match way:
            case "dm":
                saying = person.says(what)
            case "command":
                saying = person.says(f"/duties {what}", to=GENERAL)
            case _:
                saying = person.says(f"@Job Duties {what}", to=GENERAL)
        self._runner.run(saying)
        carried = carried_by(person.last)
        if carried is None:
            return  # no sure job, so nothing moved: the next press of a button would find out
        assert carried.owner.user == person.me.id
        before = self.talks.get(carried.id)
        begins = before is None or before.step in {Step.ASKING, Step.CHOOSING_OCCUPATION}
        now = ConversationModel.on(carried)
        stays = before is not None and (now.step, now.code) == (before.step, before.code)
        ticks = before is not None and stays and now.chosen >= before.chosen
        assert begins or ticks, "a line begins a new search, or ticks the duties that it describes"
        self._is_now(carried.id, now)
        self.owners[carried.id] = person

    @precondition(lambda self: self.talks)
    @rule(which=DRAWN, what=DRAWN, times=st.sampled_from([1, 1, 1, 2, 3]))
    def presses(self, which: int, what: int, times: int) -> None:
        """A button of a conversation, perhaps twice before the answer is there."""
        name, message = self._some(which)
        buttons = [found for found in elements(message.blocks) if moves(found)]
        if buttons:
            found = buttons[what % len(buttons)]
            event = ButtonValue.read(found.element["value"]).event
            self._does(name, message, event, [(found, {})] * times)

    @precondition(lambda self: self.talks)
    @rule(which=DRAWN, what=DRAWN)
    def chooses(self, which: int, what: int) -> None:
        """An occupation of the menu."""
        name, message = self._some(which)
        for found in elements(message.blocks):
            if found.element["action_id"].partition(":")[0] == ActionId.CHOOSE:
                options = options_of(found.element)
                value = options[what % len(options)]["value"]
                self._does(name, message, Chose(code=value), [(found, {"selected": value})])

    @precondition(lambda self: self.talks)
    @rule(which=DRAWN, what=st.lists(st.tuples(DRAWN, st.booleans()), min_size=1, max_size=4))
    def ticks(self, which: int, what: list[tuple[int, bool]]) -> None:
        """Some boxes, one right after the other."""
        name, message = self._some(which)
        boxes = [found for found in elements(message.blocks) if found.element["type"] == "checkboxes"]
        if not boxes:
            return
        acts: Acts = []
        for number, on in what:
            found = boxes[number % len(boxes)]
            task = found.element["options"][0]["value"]
            ticked = Ticked(code=self.talks[name].code, ticked=(task,) if on else (), cleared=() if on else (task,))
            self._is_now(name, self.talks[name].after(ticked))
            acts.append((found, {"selected": [task] if on else []}))
        self._runner.run(self._act(self.owners[name], message, acts))

    @precondition(lambda self: self.talks)
    @rule(which=DRAWN, what=DRAWN)
    def somebody_else_presses(self, which: int, what: int) -> None:
        """Somebody else presses a visible button: they are offered their own conversation."""
        name, message = self._some(which)
        buttons = [found for found in elements(message.blocks) if moves(found)]
        if message.only_for or not buttons or not message.thread:
            return
        other = next(person for person in self.people if person is not self.owners[name])
        before = copy.deepcopy(message.blocks)
        self._runner.run(self._act(other, message, [(buttons[what % len(buttons)], {})]))
        assert message.blocks == before
        assert other.last.only_for == other.me.id

    @precondition(lambda self: self.talks)
    @rule(which=DRAWN, what=st.lists(DRAWN, min_size=1, max_size=3))
    def uses_a_menu(self, which: int, what: list[int]) -> None:
        """Put a result aside, bring it back, show only some, or mark duties to get away from."""
        name, message = self._some(which)
        menus = [found for found in elements(message.blocks) if kind_of(found) in MENUS and options_of(found.element)]
        if not menus or (message.only_for and name not in self.kept):
            return  # Slack sends no ephemeral message along: what the store lost, its menus cannot say
        found = menus[what[0] % len(menus)]
        values = [option["value"] for option in options_of(found.element)]
        chosen = list(dict.fromkeys(values[number % len(values)] for number in what))
        several = found.element["type"] == "multi_static_select"
        event = MENUS[ActionId(kind_of(found))](self.talks[name].code, tuple(chosen))
        self._does(name, message, event, [(found, {"selected": chosen if several else chosen[0]})])

    @precondition(lambda self: self.talks)
    @rule(which=DRAWN, client=st.sampled_from(CLIENTS))
    def names(self, which: int, client: str) -> None:
        """*Name this*, and its modal."""
        name, message = self._some(which)
        owner = self.owners[name]
        buttons = [found for found in elements(message.blocks) if kind_of(found) == ActionId.NAME]
        if not buttons:
            return
        self._runner.run(self._act(owner, message, [(buttons[0], {})]))
        self._runner.run(owner.fills(TEXTS[owner.me.name].clients.name_label, client))
        (field,) = elements(owner.views[-1].blocks)
        assert field.element["type"] == "plain_text_input"
        self._does(name, owner.views[-1], Named(name=client), [])

    @precondition(lambda self: self.talks)
    @rule(who=st.integers(0, 2), which=DRAWN)
    def resumes(self, who: int, which: int) -> None:
        """One of the latest places, or the only one there is."""
        person = self.people[who]
        self._runner.run(person.says("/duties resume", to=GENERAL))
        places = [found for found in elements(person.last.blocks) if kind_of(found) == ActionId.GO_ON]
        if not places:
            carried = carried_by(person.last)
            if carried is not None and carried.id in self.talks and not self._has_trouble(person.last):
                self._goes_on(carried)
            return
        found = places[which % len(places)]
        value = ButtonValue.read(found.element["value"])
        if value.snapshot.id in self.talks:
            self._does(value.snapshot.id, person.last, value.event, [(found, {})])

    def _goes_on(self, carried: Snapshot) -> None:
        """The conversation is where it was, or where it last showed duties or results."""
        before, now = self.talks[carried.id], ConversationModel.on(carried)
        place = self._place(carried.id)
        assert now in (before, place), f"{before}, its last place {place}, went on as {now}"
        self._is_now(carried.id, now)

    @precondition(lambda self: self.talks)
    @rule(who=st.integers(0, 2), client=st.sampled_from(CLIENTS[:2]))
    def forgets_a_client(self, who: int, client: str) -> None:
        """What the store has of one client; their messages go on."""
        person = self.people[who]
        self._runner.run(person.says(f"/duties forget {client}", to=GENERAL))
        yes = [found for found in elements(person.last.blocks) if found.element["action_id"] == "forget:yes"]
        if yes:
            self._runner.run(self._act(person, person.last, [(yes[0], {})]))
            assert TEXTS[person.me.name].clients.forgotten.format(name=client).replace("*", "") in person.screen
            self.kept.clear()

    @rule()
    def the_cache_is_flushed(self) -> None:
        self.kept.clear()
        self._runner.run(self.here.dynos.forget())

    @rule(number=st.integers(0, 1))
    def a_dyno_is_restarted(self, number: int) -> None:
        self.kept.clear()
        self._runner.run(self.here.dynos.restart(number))

    @rule(fault=st.sampled_from([Fault.DOWN, Fault.BUSY]))
    def onet_fails_or_is_well_again(self, fault: Fault) -> None:
        self._runner.run(self.here.dynos.trouble.toggle(fault))

    @invariant()
    def nobody_is_refused_or_apologised_to(self) -> None:
        if hasattr(self, "here"):
            assert self.here.workspace.refusals == []
            assert [person.failures for person in self.people] == [[], [], []]
            assert not any(APOLOGY.search(person.transcript) for person in self.people)

    def teardown(self) -> None:
        """At last everybody looks: all they chose is there."""
        try:
            if hasattr(self, "here"):
                self._everybody_looks()
        finally:
            self._runner.run(self._opened.aclose())
            self._runner.close()

    def _everybody_looks(self) -> None:
        trouble = self.here.dynos.trouble
        if trouble.fault is not Fault.NONE:
            self._runner.run(trouble.toggle(trouble.fault))
        for name in self.talks:
            message = self._message(name)
            for found in elements(message.blocks):
                if found.element["action_id"].startswith((ActionId.RELATED, ActionId.SORT, ActionId.REFRESH)):
                    self._does(name, message, ButtonValue.read(found.element["value"]).event, [(found, {})])
                    break

    def _does(self, name: str, message: Message | View, event: Event, acts: Acts) -> None:
        """Do it, and compare the screen with the model."""
        before, answers = self.talks[name], self.answers
        if acts and kind_of(acts[0][0]) == ActionId.GO_ON:
            before = self._place(name)
        acting = self._act(self.owners[name], message, acts) if isinstance(message, Message) else self._submit(name)
        self._runner.run(acting)
        assert self.answers > answers, "the click was not answered"
        shown = self._message(name)
        carried = carried_by(shown)
        assert carried is not None
        now, allowed = ConversationModel.on(carried), before.allows(event, ConversationModel.on(carried))
        if self._has_trouble(shown):
            assert self.here.dynos.trouble.fault is not Fault.NONE
            # Of two clicks the first may have been answered by a dyno that had the answer in its own memory.
            allowed = now == before or (allowed and len(acts) > 1)
        assert allowed, f"{event} on {before} led to {now}"
        self._is_now(name, now)
        self.kept.add(name)

    def _is_now(self, name: str, model: ConversationModel) -> None:
        self.talks[name] = model
        if model.step in SHOWS_DUTIES:
            self.places[name] = model

    def _place(self, name: str) -> ConversationModel:
        """Where somebody goes on with a conversation."""
        now = self.talks[name]
        return now if now.step in SHOWS_DUTIES else self.places.get(name, now)

    def _has_trouble(self, shown: Message) -> bool:
        """Whether O*NET gave no answer."""
        return any(found.element["action_id"] == ActionId.AGAIN for found in elements(shown.blocks))

    async def _submit(self, name: str) -> None:
        await self.owners[name].submits()
        await self.here.dynos.settled()

    async def _act(self, person: Person, message: Message, acts: Acts) -> None:
        await asyncio.gather(*(self.here.acts.act(person.me, message, found, **how) for found, how in acts))
        await self.here.dynos.settled()

    @property
    def answers(self) -> int:
        """The number of the last thing that was asked of Slack."""
        question = (
            entry.number
            for entry in reversed(self.here.workspace.traffic.entries)
            if entry.direction is Direction.TO_SLACK
        )
        return next(question, 0)

    def _some(self, which: int) -> tuple[str, Message]:
        name = list(self.talks)[which % len(self.talks)]
        return name, self._message(name)

    def _message(self, name: str) -> Message:
        """Where a conversation is shown: the newest message that carries it."""
        shown = (message for message in reversed(self.owners[name].messages()) if message.user == BOT_USER)
        return next(message for message in shown if (carried := carried_by(message)) and carried.id == name)


def kind_of(found: ElementRef) -> str:
    """What a control is for."""
    return str(found.element["action_id"]).partition(":")[0]


def moves(found: ElementRef) -> bool:
    """Whether it is a button that moves a conversation."""
    return found.element["type"] == "button" and kind_of(found) in MOVES


def narrowed(_: str, chosen: tuple[str, ...]) -> Event:
    zones = tuple(int(value[5:]) for value in chosen if value.startswith("zone "))
    fields = tuple(value[6:] for value in chosen if value.startswith("field "))
    flags = {flag: flag in chosen for flag in ("bright", "other_fields", "unavoided")}
    return Narrowed(filter=ResultsFilter(zones=zones, fields=fields, **flags))


MENUS: dict[ActionId, Callable[[str, tuple[str, ...]], Event]] = {
    ActionId.PUT_ASIDE: lambda _, chosen: PutAside(code=chosen[0]),
    ActionId.BRING_BACK: lambda _, chosen: BroughtBack(code=chosen[0]),
    ActionId.AVOID: lambda code, chosen: Avoided(code=code, tasks=chosen),
    ActionId.NARROW: narrowed,
}
"""What the menus of a screen mean: the occupation it is about, and the values that are chosen."""


def carried_by(message: Message) -> Snapshot | None:
    """The snapshot of a message's buttons; None if it has none of a conversation."""
    for found in elements(message.blocks):
        if found.element["type"] == "button" and kind_of(found) not in ABOUT_OTHERS:
            try:
                return ButtonValue.model_validate_json(found.element.get("value") or "").snapshot
            except ValidationError:
                continue
        if found.element["action_id"].partition(":")[0] in {ActionId.SEARCH, ActionId.CHOOSE}:
            return Snapshot.read(found.block["block_id"].strip())
    return None


@pytest.mark.slow("two dynos and a Redis for each of the invented runs")
@pytest.mark.parametrize("count", [1, 2], ids=["one dyno, in memory", "two dynos on Redis"])
def test_random_people_and_faults_keep_every_choice(sample: Path, redis_url: str, count: int) -> None:
    facts = {"database": sample, "redis_url": redis_url if count > 1 else None, "count": count}
    machine = type("TheirPeople", (People,), facts)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
