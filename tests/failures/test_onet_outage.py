"""Talks in which something goes wrong: O*NET down, slow or refusing, Slack refusing, a bug, an old button."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.onet.embedded.api import create_service
from tests.support.harness import KEY, Playing, playing


class WebServices:
    """Web Services as they may be: answering, refusing, or taking their time."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.instead: ASGIApp | None = None
        self.answering = asyncio.Event()
        self.answering.set()
        self.asked = asyncio.Event()
        self.keys: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self.keys.add(dict(scope["headers"]).get(b"x-api-key", b"").decode())
            self.asked.set()
            await self.answering.wait()
        await (self._app if self.instead is None or scope["type"] != "http" else self.instead)(scope, receive, send)


@asynccontextmanager
async def on_web_services(
    sample: Path, patience: float = 2.0, **more: Any
) -> AsyncIterator[tuple[Playing, WebServices]]:
    app = create_service(sample)
    services = WebServices(app)
    async with served(services) as url, playing(None, web_services=f"{url}/", patience=patience, **more) as played:
        yield played, services
    app.state.database.close()
    assert played.workspace.refusals == []


TOLD = {
    "busy": (Response("wait", status_code=429), "O*NET is asked for too much"),
    "down": (HTMLResponse("<h1>502</h1>", status_code=502), "O*NET does not answer at the moment"),
    "key": (HTMLResponse("<h1>Forbidden</h1>", status_code=403), "O*NET refuses this bot's key"),
    "maintenance": (HTMLResponse("<h1>Back soon</h1>"), "O*NET gave an answer I do not understand"),
}


@pytest.mark.parametrize(("answer", "said"), TOLD.values(), ids=TOLD)
async def test_alice_is_told_what_is_wrong_and_tries_again(sample: Path, answer: Response, said: str) -> None:
    async with on_web_services(sample) as (here, services):
        alice = here.person("Alice")
        await alice.says("pharmacist")
        services.instead = answer
        await alice.chooses("Pharmacists")
        assert said in alice.screen
        assert "Everything you have chosen is kept" in alice.screen
        services.instead = None
        await alice.clicks("Try again")
        assert "29-1051.00 · duties 1–10 of 12" in alice.screen
        assert len(alice.messages()) == 2, "all in one message"
    assert services.keys == {KEY}


async def test_ticks_survive_an_outage(sample: Path) -> None:
    async with on_web_services(sample) as (here, services):
        alice = here.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks("Advise patients")
        services.instead = Response(status_code=503)
        await alice.clicks("Find related occupations")
        assert "That did not work" in alice.screen
        services.instead = None
        await alice.clicks("Try again")
        assert "Pharmacists · 1 duty · 1–10 of" in alice.screen


async def test_slow_answers_say_what_is_looked_for_and_then_come(sample: Path) -> None:
    async with on_web_services(sample, patience=0.0) as (here, services):
        alice = here.person("Alice")
        services.answering.clear()
        seen = seen_by(alice)
        saying = asyncio.create_task(alice.says("nurse"))
        assert await seen.get() == "nurse"
        assert await seen.get() == "Looking for nurse …"
        services.answering.set()
        await saying
        assert "Which one is yours?" in alice.screen
        assert len(alice.messages()) == 2, "the answer takes the place of the waiting"


async def test_what_is_no_search_is_not_looked_for(sample: Path) -> None:
    async with on_web_services(sample, patience=0.0) as (here, services):
        alice = here.person("Alice")
        await alice.says("29-1051.00")
        await alice.says("1 2")
        services.answering.clear()
        seen = seen_by(alice)
        saying = asyncio.create_task(alice.says("done"))
        assert await seen.get() == "done"
        assert await seen.get() == "One moment: O*NET takes its time …"
        services.answering.set()
        await saying
        assert "Pharmacists · 2 duties" in alice.screen


async def test_a_menu_that_searches_says_when_onet_does_not_answer(sample: Path) -> None:
    async with on_web_services(sample) as (here, services):
        alice = here.person("Alice")
        await alice.says("/duties")
        services.instead = Response(status_code=503)
        assert await alice.types("nurse") == ["O*NET is slow: keep typing, or use the line above"]
        await alice.picks("nurses", "O*NET is slow: keep typing, or use the line above")
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


async def test_a_button_of_another_version_offers_a_new_start(here: Playing) -> None:
    alice = here.person("Alice")
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


async def test_a_title_no_screen_was_made_for_is_cut_where_slack_would_refuse_it(sample: Path) -> None:
    async with on_web_services(sample) as (here, services):
        alice = here.person("Alice")
        row = {"code": "29-1141.00", "title": "A <title> of & *Slack's* " + "x" * 5_000, "tags": {}}
        services.instead = JSONResponse({"start": 1, "end": 2, "total": 2, "occupation": [row, row]})
        await alice.says("nurse")
        assert "A <title> of & *Slack's*" in str(alice.last.blocks)
        assert "…" in str(alice.last.blocks)


async def test_a_message_that_was_deleted_is_posted_anew(here: Playing) -> None:
    alice = here.person("Alice")
    await alice.says("nurse")
    menu = alice.last
    here.workspace.delete(menu)
    here.workspace.messages[menu.ts] = menu  # as a client that has not heard of it yet shows it
    await alice.clicks("Search again", on=menu)
    assert "What do you do?" in alice.screen


async def test_a_message_that_was_deleted_is_not_posted_anew_to_say_that_it_goes_on_below(sample: Path) -> None:
    async with playing(sample) as here:
        alice = here.person("Alice")
        await alice.says("nurse")
        here.workspace.delete(alice.last)
        await alice.says("1")
        assert "further down" not in alice.transcript
        assert "duties 1–10 of" in alice.screen
        assert [refused.error for refused in here.workspace.refusals] == ["message_not_found"]


async def test_on_redis_the_talk_is_the_same(sample: Path, redis_url: str) -> None:
    async with playing(sample, redis_url=redis_url) as here:
        alice = here.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks("Advise patients")
        await alice.clicks("Next")
        await alice.clicks("Find related occupations")
        assert "Pharmacists · 1 duty" in alice.screen
        assert here.workspace.refusals == []


async def test_without_its_redis_the_talk_goes_on_from_the_buttons(sample: Path) -> None:
    async with playing(sample, redis_url="redis://127.0.0.1:1/0") as here:
        alice = here.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks("Advise patients")
        await alice.clicks("Next")
        await alice.clicks("Find related occupations")
        assert "Pharmacists · 1 duty" in alice.screen
        await alice.clicks("Title")
        assert "[Title ✓]" in alice.screen


async def test_after_a_restart_an_old_message_goes_on(sample: Path) -> None:
    async with playing(sample) as first:
        alice = first.person("Alice")
        await alice.says("29-1051.00")
        await alice.ticks("Advise patients")
        await alice.clicks("Find related occupations")
        blocks = alice.last.blocks
    async with playing(sample) as second:
        alice = second.person("Alice")
        kept = second.workspace.post(alice.me.dm, "U0THEBOT00", "kept", blocks)
        await alice.clicks("Next", on=kept)
        assert "11–19 of 19" in alice.reads(kept)
