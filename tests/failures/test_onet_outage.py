"""Talks in which something goes wrong: O*NET down, slow or refusing, Slack refusing, a bug, an old button."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from slack_playground.testing.person import Person
from starlette.responses import HTMLResponse, JSONResponse, Response

from tests.support.harness import KEY, BotInPlayground, bot_in_playground
from tests.support.web_services import on_web_services

TOLD = {
    "busy": (Response("wait", status_code=429), "O*NET is busy right now"),
    "down": (HTMLResponse("<h1>502</h1>", status_code=502), "O*NET isn't responding"),
    "key": (HTMLResponse("<h1>Forbidden</h1>", status_code=403), "O*NET doesn't accept my key"),
    "maintenance": (HTMLResponse("<h1>Back soon</h1>"), "I couldn't read O*NET's response"),
}


@pytest.mark.parametrize(("answer", "said"), TOLD.values(), ids=TOLD)
async def test_onet_error_is_explained_and_retried(sample: Path, answer: Response, said: str) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await alice.says("pharmacist")
        services.instead = answer
        await alice.chooses("Pharmacists")
        assert said in alice.screen
        assert "Your choices are saved" in alice.screen
        services.instead = None
        await alice.clicks("Try again")
        assert "29-1051.00 · duties 1–10 of 12" in alice.screen
        assert len(alice.messages()) == 2, "all in one message"
    assert services.keys == {KEY}


async def test_ticks_survive_an_outage(sample: Path) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks("Advise patients")
        services.instead = Response(status_code=503)
        await alice.clicks("Find related occupations")
        assert "That didn't work" in alice.screen
        services.instead = None
        await alice.clicks("Try again")
        assert "Pharmacists · 1 duty · 1–10 of" in alice.screen


ROW = {"code": "29-1051.00", "title": "Pharmacists"}
RELATED = {
    "code": "29-1141.00",
    "title": "Registered Nurses",
    "tasks": {"closely_related": [{"id": 1, "title": "Advise."}]},
}
MISCOUNTED = {
    "a total without rows": ({"start": 1, "end": 20, "total": 20}, "I couldn't find an occupation"),
    "one without a row": ({"start": 1, "end": 1, "total": 1}, "I couldn't find an occupation"),
    "less than nothing": (
        {"start": 1, "end": -1, "total": -1, "occupation": [ROW]},
        "I couldn't read O*NET's response",
    ),
}


@pytest.mark.parametrize(("page", "said"), MISCOUNTED.values(), ids=MISCOUNTED)
async def test_miscounted_matches_are_shown_as_slack_accepts_them(
    sample: Path, page: dict[str, Any], said: str
) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        services.instead = JSONResponse(page)
        await alice.says("pharmacist")
        assert said in alice.screen
        assert not sample_bot.workspace.refusals


async def test_related_occupations_that_are_repeated_are_shown_once(sample: Path) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks("Advise patients")
        services.instead = JSONResponse({"start": 1, "end": 20, "total": 20, "occupation": [RELATED] * 20})
        await alice.clicks("Find related occupations")
        assert "Pharmacists · 1 duty · 1–1 of 1" in alice.screen
        assert not sample_bot.workspace.refusals


async def test_slow_onet_shows_progress(sample: Path) -> None:
    async with on_web_services(sample, patience=0.0) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        services.answering.clear()
        seen = seen_by(alice)
        saying = asyncio.create_task(alice.says("nurse"))
        assert await seen.get() == "nurse"
        assert await seen.get() == "Looking for nurse …"
        services.answering.set()
        await saying
        assert "Which one is yours?" in alice.screen
        assert len(alice.messages()) == 2, "the answer takes the place of the waiting"


async def test_commands_show_no_search_progress(sample: Path) -> None:
    async with on_web_services(sample, patience=0.0) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await alice.says("29-1051.00")
        await alice.says("1 2")
        services.answering.clear()
        seen = seen_by(alice)
        saying = asyncio.create_task(alice.says("done"))
        assert await seen.get() == "done"
        assert await seen.get() == "One moment. O*NET is slow to respond …"
        services.answering.set()
        await saying
        assert "Pharmacists · 2 duties" in alice.screen


async def test_occupation_menu_reports_onet_down(sample: Path) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await alice.says("/duties")
        services.instead = Response(status_code=503)
        assert await alice.types("nurse") == ["O*NET is slow right now. Keep typing, or use the box above."]
        await alice.picks("nurses", "O*NET is slow right now. Keep typing, or use the box above.")
        assert "What do you do?" in alice.screen
        services.instead = None
        assert (await alice.types("nurse"))[0] == "Registered Nurses"


def seen_by(alice: Person) -> "asyncio.Queue[str]":
    """Each message as it is when it appears or changes."""
    seen: asyncio.Queue[str] = asyncio.Queue()
    workspace = alice._workspace  # noqa: SLF001 - what is seen in between is nowhere else
    workspace.listeners.append(
        lambda _, change: (
            seen.put_nowait(workspace.messages[change["ts"]].text) if change["type"] == "message" else None
        )
    )
    return seen


async def test_button_of_another_version_offers_a_new_start(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("nurse")
    for block in alice.last.blocks:
        for element in block.get("elements", ()):
            if element.get("action_id") == "restart":
                carried = json.loads(element["value"])
                carried["s"]["v"] = 99
                element["value"] = json.dumps(carried)
    await alice.clicks("Search again")
    assert "older version" in alice.screen
    assert alice.last.only_for == alice.me.id
    await alice.clicks("Start again")
    assert "What do you do?" in alice.screen


async def test_overlong_title_is_cut(sample: Path) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        row = {"code": "29-1141.00", "title": "A <title> of & *Slack's* " + "x" * 5_000, "tags": {}}
        services.instead = JSONResponse({"start": 1, "end": 2, "total": 2, "occupation": [row, row]})
        await alice.says("nurse")
        assert "A <title> of & *Slack's*" in str(alice.last.blocks)
        assert "…" in str(alice.last.blocks)


async def test_deleted_message_is_posted_again(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("nurse")
    menu = alice.last
    sample_bot.workspace.delete(menu)
    sample_bot.workspace.messages[menu.ts] = menu  # as a client that has not heard of it yet shows it
    await alice.clicks("Search again", on=menu)
    assert "What do you do?" in alice.screen


async def test_deleted_message_gets_no_continued_below(sample: Path) -> None:
    async with bot_in_playground(sample) as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.says("nurse")
        sample_bot.workspace.delete(alice.last)
        await alice.says("1")
        assert "Continued below" not in alice.transcript
        assert "duties 1–10 of" in alice.screen
        assert [refused.error for refused in sample_bot.workspace.refusals] == ["message_not_found"]


async def test_redis_conversation_is_the_same(sample: Path, redis_url: str) -> None:
    async with bot_in_playground(sample, redis_url=redis_url) as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks("Advise patients")
        await alice.clicks("Next")
        await alice.clicks("Find related occupations")
        assert "Pharmacists · 1 duty" in alice.screen
        assert sample_bot.workspace.refusals == []


async def test_redis_down_buttons_continue(sample: Path) -> None:
    async with bot_in_playground(sample, redis_url="redis://127.0.0.1:1/0") as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks("Advise patients")
        await alice.clicks("Next")
        await alice.clicks("Find related occupations")
        assert "Pharmacists · 1 duty" in alice.screen
        await alice.clicks("Title")
        assert "[Title ✓]" in alice.screen


async def test_restart_old_message_continues(sample: Path) -> None:
    async with bot_in_playground(sample) as first:
        alice = first.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks("Advise patients")
        await alice.clicks("Find related occupations")
        blocks = alice.last.blocks
    async with bot_in_playground(sample) as second:
        alice = second.person("Alice")
        kept = second.workspace.post(alice.me.dm, "U0THEBOT00", "kept", blocks)
        await alice.clicks("Next", on=kept)
        assert "11–19 of 19" in alice.reads(kept)
