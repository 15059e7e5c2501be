"""The demo's switches: a conversation survives each fault of the bot or of O*NET."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from slack_playground.testing.person import Person

from bot.demo.faulty_transport import SLOW_SECONDS, Fault, FaultyTransport
from tests.support.demo import Demo, demonstrated
from tests.support.harness import Transport

pytestmark = pytest.mark.both_transports

PAGE = Path(__file__).parents[2] / "docs" / "playground-page.md"


@pytest.fixture
async def demo(sample: Path, transport: Transport) -> AsyncIterator[Demo]:
    async with demonstrated(sample, by_socket=transport is Transport.SOCKET) as running_demo:
        yield running_demo


async def to_the_duties(alice: Person) -> None:
    await alice.says("pharmacist")
    await alice.chooses("Pharmacists")
    await alice.ticks("Advise patients")


async def test_restart_switch_next_click_continues(demo: Demo) -> None:
    alice = demo.person("Alice")
    await to_the_duties(alice)
    first = demo.running.current
    await demo.presses("restart")
    assert demo.running.current is not first
    await alice.clicks("Find related occupations")
    assert "Occupations that share your duties" in alice.screen
    assert "1–10 of" in alice.screen


async def test_cache_loss_switch_next_click_continues(demo: Demo) -> None:
    alice = demo.person("Alice")
    await to_the_duties(alice)
    await demo.presses("forget")
    await alice.clicks("Find related occupations")
    assert "Occupations that share your duties" in alice.screen


@pytest.mark.parametrize("transport", [Transport.SOCKET])
@pytest.mark.parametrize("switch", ["refresh_links", "drop_links"])
async def test_disconnect_switch_bot_reconnects(demo: Demo, switch: str) -> None:
    alice = demo.person("Alice")
    await to_the_duties(alice)
    await demo.presses(switch)
    await demo.acts.delivery.transport.connected(2)
    await alice.clicks("Find related occupations")
    assert "Occupations that share your duties" in alice.screen


@pytest.mark.parametrize("mood", ["onet_down", "onet_busy"])
async def test_onet_switch_conversation_waits_and_continues(demo: Demo, mood: str) -> None:
    alice = demo.person("Alice")
    await to_the_duties(alice)
    await demo.presses(mood)
    await alice.clicks("Find related occupations")
    assert "[Try again]" in alice.screen
    await demo.presses(mood)
    await alice.clicks("Try again")
    assert "Occupations that share your duties" in alice.screen


async def test_onet_switch_last_pressed_wins(demo: Demo) -> None:
    alice = demo.person("Alice")
    await demo.presses("onet_down")
    await demo.presses("onet_slow")
    await demo.presses("onet_slow")
    await alice.says("pharmacist")
    assert "Which one is yours?" in alice.screen


@pytest.mark.parametrize("transport", [Transport.SOCKET])
async def test_switches_page_names_each_switch(demo: Demo) -> None:
    rows = re.findall(r"^\| ([^|]+) \|", PAGE.read_text("utf-8").split("| Switch |")[1].split("\n\n")[0], re.MULTILINE)
    state = await demo.state()
    assert [row.replace("\\*", "*") for row in rows if not row.startswith("-")] == [
        switch["label"] for switch in state["switches"]
    ]


async def test_onet_switch_each_mood() -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    faults = FaultyTransport(wait=wait)
    faults.wrap(httpx.MockTransport(lambda _: httpx.Response(200, text="well")))
    async with httpx.AsyncClient(transport=faults, base_url="http://onet.invalid") as http:
        assert (await http.get("/")).text == "well"
        await faults.toggle(Fault.BUSY)
        assert (await http.get("/")).status_code == 429
        await faults.toggle(Fault.SLOW)
        assert (await http.get("/")).text == "well"
        assert waited == [SLOW_SECONDS]
        await faults.toggle(Fault.DOWN)
        with pytest.raises(httpx.ConnectError):
            await http.get("/")
        await faults.toggle(Fault.DOWN)
        assert faults.fault is Fault.NONE
