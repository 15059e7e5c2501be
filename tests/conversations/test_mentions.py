"""A mention that is edited replaces its answer, as long as nothing was pressed there."""

import asyncio
from pathlib import Path

import pytest
from slack_playground.testing.person import GENERAL, Person
from slack_playground.workspace.models import Message
from slack_playground.workspace.workspace import BOT_USER

from tests.support.harness import BotInPlayground
from tests.support.web_services import on_web_services

pytestmark = pytest.mark.both_transports

BOT = "@Job Duties"


@pytest.fixture
def alice(sample_bot: BotInPlayground) -> Person:
    return sample_bot.person("Alice")


async def mentions(person: Person, words: str) -> Message:
    await person.says(f"{BOT} {words}", to=GENERAL)
    return next(message for message in reversed(person.messages(GENERAL)) if message.user == person.me.id)


def answers(person: Person) -> list[str]:
    return [person.reads(message) for message in person.messages(GENERAL) if message.user == BOT_USER]


async def test_edited_mention_replaces_its_answer(alice: Person) -> None:
    mention = await mentions(alice, "electrician")
    assert "Electricians" in answers(alice)[0]
    await alice.edits(mention, f"{BOT} 29-1051.00")
    (answer,) = answers(alice)
    assert "29-1051.00 · duties 1–10" in answer
    await alice.edits(mention, f"{BOT} 47-2111.00")
    (answer,) = answers(alice)
    assert "Electricians" in answer, "the replaced answer can be replaced again"
    await alice.clicks("All on this page")
    assert "Electricians" in alice.screen


async def test_line_after_an_edited_mention_is_of_the_new_question(alice: Person) -> None:
    mention = await mentions(alice, "47-2111.00")
    await alice.edits(mention, f"{BOT} 29-1051.00")
    await alice.says(f"{BOT} next", to=GENERAL, thread=mention)
    assert "29-1051.00 · duties 11–12" in alice.screen


@pytest.mark.parametrize("words", ["29-1051.00", "  *29-1051.00*"])
async def test_same_words_again_are_nothing_new(alice: Person, words: str) -> None:
    mention = await mentions(alice, "29-1051.00")
    turn = alice.last.blocks
    await alice.edits(mention, f"{BOT} {words}")
    assert alice.last.blocks == turn
    assert len(answers(alice)) == 1
    mention.attachments = [{"from_url": "https://x.example", "title": "Electricians", "text": "Electricians"}]
    await alice.edits(mention, f"{BOT} {words}")
    assert alice.last.blocks == turn


async def test_edit_after_something_was_pressed_changes_nothing(alice: Person) -> None:
    mention = await mentions(alice, "29-1051.00")
    await alice.clicks("Next")
    await alice.edits(mention, f"{BOT} 47-2111.00")
    (answer,) = answers(alice)
    assert "29-1051.00 · duties 11–12" in answer


async def test_edit_after_a_tick_changes_nothing(alice: Person) -> None:
    mention = await mentions(alice, "29-1051.00")
    await alice.ticks("Advise patients")
    await alice.edits(mention, f"{BOT} 47-2111.00")
    assert "Pharmacists" in answers(alice)[0]


async def test_short_answer_is_replaced_as_well(alice: Person) -> None:
    mention = await mentions(alice, "help")
    assert "Tell me what you do" in alice.screen
    await alice.edits(mention, f"{BOT} 29-1051.00")
    (answer,) = answers(alice)
    assert "29-1051.00 · duties 1–10" in answer


async def test_edited_step_of_a_conversation_is_left_alone(alice: Person) -> None:
    mention = await mentions(alice, "29-1051.00")
    await alice.says(f"{BOT} next", to=GENERAL, thread=mention)
    step = [message for message in alice.messages(GENERAL) if message.user == alice.me.id][-1]
    before = answers(alice)
    await alice.edits(step, f"{BOT} 47-2111.00")
    assert answers(alice) == before


async def test_edit_of_what_is_forgotten_changes_nothing(alice: Person) -> None:
    mention = await mentions(alice, "29-1051.00")
    await alice.says("forget me")
    await alice.clicks("Delete everything")
    before = answers(alice)
    await alice.edits(mention, f"{BOT} 47-2111.00")
    assert answers(alice) == before


async def test_mention_added_by_an_edit_is_left_alone(alice: Person) -> None:
    await alice.says("29-1051.00", to=GENERAL)
    await alice.edits(alice.messages(GENERAL)[0], f"{BOT} 29-1051.00")
    assert answers(alice) == []


async def test_edit_while_the_mention_is_being_answered_replaces_the_answer(sample: Path) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        services.answering.clear()
        asking = asyncio.create_task(mentions(alice, "electrician"))
        await alice.sees("electrician")
        (mention,) = alice.messages(GENERAL)
        editing = asyncio.create_task(alice.edits(mention, f"{BOT} 29-1051.00"))
        await alice.sees("29-1051.00")
        services.answering.set()
        await asyncio.gather(asking, editing)
        (answer,) = answers(alice)
        assert "29-1051.00 \u00b7 duties 1\u201310" in answer
