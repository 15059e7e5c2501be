"""Occupations side by side: chosen in a modal or named in a line, from results and from the list, to start from one."""

import asyncio
from pathlib import Path

import pytest
from slack_playground.testing.person import GENERAL, Person
from starlette.responses import Response

from tests.support.harness import BotInPlayground
from tests.support.steps import FIRST, SECOND, results
from tests.support.web_services import on_web_services


def modal(alice: Person) -> str:
    return alice.reads_view(alice.views[-1])


@pytest.mark.parametrize("where", ["dm", "command", "thread"])
async def test_compare_two_results_and_start_from_one(sample_bot: BotInPlayground, where: str) -> None:
    alice = sample_bot.person("Alice")
    await results(alice, where)
    before = len(alice.messages())
    await alice.clicks("Compare")
    await alice.selects_all("Which occupations?", FIRST, SECOND)
    await alice.submits()
    shown = modal(alice)
    assert f"1. {FIRST}" in shown
    assert f"2. {SECOND}" in shown
    fields = [field["text"] for block in alice.views[-1].blocks for field in block.get("fields", ())]
    rows = dict(zip((name.strip("*") for name in fields[::2]), fields[1::2], strict=True))
    assert "29-1171.00 · Job Zone 5: extensive preparation" in shown
    assert rows["Job Zone"] == "*1.* 5\u2003*2.* 5"
    assert rows["Bright Outlook"].startswith("*1.* yes")
    assert rows["Your duties answered"].startswith("*1.* 2 of 2\u2003*2.* ")
    assert rows["Closely related"].startswith("*1.* 3")
    assert next(row for name, row in rows.items() if name.startswith("Advise patients")).startswith("*1.* ✓")
    assert f"{FIRST} shares " in shown
    assert "made up" in shown, "the credit goes with it"
    await alice.clicks("Start from this", on=alice.views[-1])
    assert f"You're now starting from {FIRST}" in modal(alice)
    assert "29-1171.00 · duties" in alice.screen
    assert len(alice.messages()) == before, "the conversation goes on in its own message"


async def test_compare_can_be_typed(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.says("compare 1 and 3")
    (table,) = [block for block in alice.last.blocks if block["type"] == "table"]
    across = [[cell["text"] for cell in row] for row in table["rows"]]
    named = ["Job Zone", "Bright Outlook", "Your duties answered", "Closely related", "Less related"]
    assert [row[0] for row in across[1:6]] == named
    assert all(set(row[1:]) <= {"✓", "–"} for row in across[6:])
    assert len(across) == 8, "a row for each of the two duties"
    assert "# Side by side" in alice.screen
    assert f"1. {FIRST}" in alice.screen
    await alice.clicks("Start from this", on=alice.last)
    assert "29-1171.00 · duties" in alice.screen


async def test_compare_asks_which_results(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.says("compare")
    assert "like compare 1 3" in alice.screen
    await alice.clicks("Compare", on=alice.last)
    await alice.selects_all("Which occupations?", FIRST)
    await alice.submits()
    assert alice.views[-1].errors == {"which": "Choose two or three"}
    await alice.selects_all("Which occupations?", FIRST, SECOND)
    await alice.submits()
    assert "2. Dietitians" in modal(alice)


async def test_compare_three_saved_without_a_conversation(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.says("save the first three")
    await alice.says("/duties compare", to=GENERAL)
    assert alice.last.only_for == alice.me.id
    assert "Side by side" in alice.screen
    assert "(with " in alice.screen, "which of the two others share a duty"
    await alice.says("/duties list", to=GENERAL)
    await alice.clicks("Compare", on=alice.last)
    assert "On this page" not in modal(alice)
    await alice.selects_all("Which occupations?", FIRST, SECOND)
    await alice.submits()
    await alice.clicks("Start from this", on=alice.views[-1])
    assert alice.last.only_for == alice.me.id
    assert "29-1171.00 · duties" in alice.screen


async def test_compare_from_home_opens_in_the_direct_messages(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice, "command")
    await alice.says("/duties forget", to=GENERAL)
    await alice.clicks("Delete everything")
    await results(alice, "command")
    await alice.chooses(FIRST)
    await alice.chooses(SECOND)
    await alice.opens_home()
    await alice.clicks("Compare", on=alice.home)
    await alice.selects_all("Which occupations?", FIRST, SECOND)
    await alice.submits()
    await alice.clicks("Start from this", on=alice.views[-1])
    assert alice.last.channel == alice.me.dm
    assert "29-1171.00 · duties" in alice.screen
    await alice.says("1")
    assert "1 chosen" in alice.screen, "a line typed there means that conversation"


async def test_compare_with_nothing_explains(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("compare")
    await alice.clicks("Compare", on=alice.last)
    assert "There's nothing to compare yet" in modal(alice)


async def test_comparison_of_another_person_offers_ones_own(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await results(alice, "thread")
    await bob.clicks("Compare", on=alice.last)
    assert bob.views == []
    assert "You can start your own" in bob.screen


async def test_compare_error_offers_another_try(sample: Path) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await results(alice)
        await alice.clicks("Compare")
        services.instead = Response(status_code=503)
        await alice.selects_all("Which occupations?", FIRST, SECOND)
        await alice.submits()
        assert "O*NET isn't responding" in modal(alice)
        assert "Your choices are saved" in modal(alice)
        services.instead = None
        await alice.clicks("Try again", on=alice.views[-1])
        assert "2. Dietitians" in modal(alice)


async def test_comparison_fits_on_the_real_release(release_bot: BotInPlayground) -> None:
    alice = release_bot.person("Alice")
    await alice.says("29-1141.00")
    await alice.says("all")
    await alice.says("done")
    await alice.says("compare the first three")
    assert "Side by side" in alice.screen
    await alice.clicks("Start from this", on=alice.last)
    assert "duties 1–10 of" in alice.screen


def modals_of(alice: Person) -> "asyncio.Queue[str]":
    """Each modal of hers as it is when it opens or changes."""
    seen: asyncio.Queue[str] = asyncio.Queue()
    workspace = alice._workspace  # noqa: SLF001 - what is seen in between is nowhere else
    workspace.listeners.append(lambda _, change: seen.put_nowait(modal(alice)) if change["type"] == "views" else None)
    return seen


async def test_slow_comparison_shows_progress(sample: Path) -> None:
    async with on_web_services(sample, patience=0.0) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await results(alice)
        await alice.clicks("Compare")
        services.answering.clear()
        await alice.selects_all("Which occupations?", FIRST, SECOND)
        seen = modals_of(alice)
        submitting = asyncio.create_task(alice.submits())
        assert await seen.get() == "Comparing …"
        services.answering.set()
        await submitting
        assert "2. Dietitians" in modal(alice)
