"""The demonstration's switches: whatever is done to the bot or to O*NET in mid-conversation, it goes on."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import pytest

from bot.app import Bot
from bot.demo import build_demo
from bot.onet.trouble import SLOW_SECONDS, Mood, OnetTrouble
from bot.playground.person import Person
from bot.restarting import Restartable
from tests.bots import served


@dataclass
class Demo:
    """The demonstration, served, and what is pressed at its page."""

    url: str
    acts: Any
    running: Restartable[Bot]

    def person(self, name: str) -> Person:
        async def settled() -> None:
            await self.running.current.tracker.settled()

        return Person(self.acts, name, settled=settled)

    async def presses(self, name: str) -> None:
        body = {"person": "U0ALICE000", "name": name}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}/playground/switch", json=body) as answer,
        ):
            assert await answer.json() == {"ok": True}


@pytest.fixture
async def demo(sample: Path) -> AsyncIterator[Demo]:
    playground, bot = build_demo(sample, port=0, sample=True)
    assert isinstance(bot.app, Restartable)
    async with (
        served(bot.app, on=bot.listening),
        served(playground.app, on=playground.listening) as url,
    ):
        yield Demo(url, playground.app.state.acts, bot.app)  # type: ignore[attr-defined]  # it is a Starlette app


async def to_the_duties(alice: Person) -> None:
    await alice.says("pharmacist")
    await alice.chooses("Pharmacists")
    await alice.ticks("Advise patients")


async def test_restarted_in_mid_conversation_the_next_click_goes_on(demo: Demo) -> None:
    alice = demo.person("Alice")
    await to_the_duties(alice)
    first = demo.running.current
    await demo.presses("restart")
    assert demo.running.current is not first
    await alice.clicks("Find related occupations")
    assert "Occupations that share your duties" in alice.screen
    assert "1–10 of" in alice.screen


async def test_with_the_cache_forgotten_the_next_click_goes_on(demo: Demo) -> None:
    alice = demo.person("Alice")
    await to_the_duties(alice)
    await demo.presses("forget")
    await alice.clicks("Find related occupations")
    assert "Occupations that share your duties" in alice.screen


@pytest.mark.parametrize("mood", ["onet_down", "onet_busy"])
async def test_with_onet_in_trouble_nothing_moves_and_afterwards_it_goes_on(demo: Demo, mood: str) -> None:
    alice = demo.person("Alice")
    await to_the_duties(alice)
    await demo.presses(mood)
    await alice.clicks("Find related occupations")
    assert "[Try again]" in alice.screen
    await demo.presses(mood)
    await alice.clicks("Try again")
    assert "Occupations that share your duties" in alice.screen


async def test_of_onets_moods_the_last_pressed_holds(demo: Demo) -> None:
    alice = demo.person("Alice")
    await demo.presses("onet_down")
    await demo.presses("onet_slow")
    await demo.presses("onet_slow")
    await alice.says("pharmacist")
    assert "Which one is yours?" in alice.screen


async def test_each_mood_of_onet() -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    trouble = OnetTrouble(wait=wait)
    trouble.around(httpx.MockTransport(lambda _: httpx.Response(200, text="well")))
    async with httpx.AsyncClient(transport=trouble, base_url="http://onet.invalid") as http:
        assert (await http.get("/")).text == "well"
        await trouble.turn(Mood.BUSY)
        assert (await http.get("/")).status_code == 429
        await trouble.turn(Mood.SLOW)
        assert (await http.get("/")).text == "well"
        assert waited == [SLOW_SECONDS]
        await trouble.turn(Mood.DOWN)
        with pytest.raises(httpx.ConnectError):
            await http.get("/")
        await trouble.turn(Mood.DOWN)
        assert trouble.mood is Mood.WELL
