"""People press, choose, tick and type at random: nothing breaks, and Slack would refuse nothing."""

import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from slack_playground.people.errors import ActionError
from slack_playground.testing.person import GENERAL, Person
from slack_playground.workspace.element_state import elements, options_of
from slack_playground.workspace.models import Message, RecordedRefusal, View
from slack_playground.workspace.workspace import BOT_USER, CHANNEL, Workspace
from structlog.testing import capture_logs

from tests.support.harness import bot_in_playground

LINES = [
    "pharmacist", "nurse", "29-1051.00", "29-1229.00", "cook", "truck driver", "xyzzyq", "next", "back", "page 2", "1",
    "1 3-5", "not 2", "all", "none", "done", "sort by title", "zone 4", "zone 1", "bright only", "no filter",
    "details 1", "export", "share", "list", "help", "resume", "restart", "change duties", "change occupation", "99",
    "?", "<!channel>", "🦄",
    "for Maria: nurse", "/duties for Ben: electrician", "name this Maria", "I also worked as a cook", "away from 2",
    "I don't mind 2", "other fields", "hide 1", "bring back everything", "compare 1 2", "resume Maria", "list for Ben",
    "/duties resume Ben", "/duties forget Maria", "sort by my duties", "my list", "save 1",
    "I'm a teacher", "forget me", "/duties", "/duties web developer", "/duties list", "/duties resume", "/duties help",
]  # fmt: skip
CLOSED = ("views.update", "not_found")
"""The method and Slack's answer if a modal was closed before an update of it comes."""
STEPS = 60
SEEDS = 6


async def wander(person: Person, chance: random.Random) -> None:
    """One thing that can be done now."""
    messages = [message for message in person.messages() if message.user == BOT_USER and message.blocks]
    holders: list[Message | View] = [*messages[-3:], *person.views]
    if person.views and chance.random() < 0.5:
        await (person.submits() if chance.random() < 0.5 else person.closes())
        return
    if not holders or chance.random() < 0.3:
        line = chance.choice(LINES)
        await person.says(line, to=GENERAL if line.startswith("/") and chance.random() < 0.5 else "dm")
        return
    holder = chance.choice(holders)
    every = list(elements(holder.blocks))
    if every:
        await use(person, chance, holder, chance.choice(every))


async def use(person: Person, chance: random.Random, holder: Message | View, found: Any) -> None:
    acts, me = person.actions, person.me
    match found.element["type"]:
        case "static_select":
            value = chance.choice([choice["value"] for choice in options_of(found.element)])
            await acts.act(me, holder, found, selected=value)
        case "multi_static_select":
            values = [choice["value"] for choice in options_of(found.element)]
            await acts.act(me, holder, found, selected=chance.sample(values, min(len(values), chance.randrange(4))))
        case "external_select":
            offered = await acts.options(me, holder, found, chance.choice(["nu", "phar", "xyzzyq"]))
            if offered["options"]:
                await acts.act(me, holder, found, selected=offered["options"][0]["value"])
        case "checkboxes":
            await acts.act(me, holder, found, selected=chance.choice([[], [found.element["options"][0]["value"]]]))
        case "conversations_select":
            await acts.act(me, holder, found, selected=CHANNEL)
        case "users_select":
            await acts.act(me, holder, found, selected="U0BOB00000")
        case "plain_text_input":
            await acts.act(me, holder, found, value=chance.choice(["cook", "nurse", " ", "x" * 150]))
        case _:
            await acts.act(me, holder, found)
    if chance.random() < 0.7:
        await person._settled()  # noqa: SLF001 - three times in ten the next thing is done before the answer is there


def refused(workspace: Workspace, opened: set[str]) -> list[RecordedRefusal]:
    """What Slack would have refused, without updates of modals that were open: somebody closed them before."""
    updates = [call for call in workspace.traffic.entries if (call.name, call.error) == CLOSED]
    assert {call.asked["view_id"] for call in updates} <= opened
    return [refusal for refusal in workspace.refusals if (refusal.method, refusal.error) != CLOSED]


@pytest.mark.parametrize("seed", range(SEEDS))
async def test_random_walk_breaks_nothing(sample: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a fixed choice, not a secret
    opened: set[str] = set()
    async with bot_in_playground(sample) as played:
        people = [played.person(name) for name in ("Alice", "Bob", "Carmen")]
        with capture_logs() as logs:
            for _ in range(STEPS):
                opened |= {view.id for person in people for view in person.views}
                with suppress(ActionError):  # what a client would not let one do either
                    await wander(chance.choice(people), chance)
            await played.bot.tracker.idle()
    assert refused(played.workspace, opened) == [], "Slack would have refused something"
    assert [line for line in logs if line["log_level"] == "error"] == []
    assert [person.failures for person in people] == [[], [], []]
    assert "went wrong on my side" not in "".join(person.transcript for person in people)
