"""The inspector in a real browser: every request in order, its payload, what is refused, and simulated faults."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import pytest_asyncio
from emulator_support.tabs import Opens, Tab
from playwright.async_api import Locator, expect

from tests.support.demo import Demo, demonstrated
from tests.support.harness import BotInPlayground

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def demo(sample: Path) -> AsyncIterator[Demo]:
    async with demonstrated(sample) as running_demo:
        yield running_demo


async def inspected(tab: Tab) -> Locator:
    """The inspector, open; gives its requests."""
    await tab.page.get_by_role("button", name="Inspector", exact=True).click()
    return tab.page.get_by_role("list", name="Requests between Slack and the app").get_by_role("listitem")


async def test_inspector_lists_requests_live_in_order(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    requests = await inspected(tab)
    await tab.sees("Hello! I find occupations")
    await tab.says("pharmacist")
    await tab.sees("Which one is yours?")
    await expect(requests.filter(has_text="chat.postMessage")).to_have_count(2)
    await expect(requests.locator(".state", has_text="…")).to_have_count(0)  # each is answered
    shown = [await requests.nth(number).inner_text() for number in range(await requests.count())]
    typed = next(number for number, line in enumerate(shown) if "message\nEvent" in line)
    kinds = [line for line in shown[typed:] if "message" in line or "chat.postMessage" in line]
    assert "Slack to app" in kinds[0]
    assert "App to Slack" in kinds[-1]
    assert re.search(r"\d ms", kinds[0])
    await tab.page.get_by_role("combobox", name="Which requests").select_option("Calls of the app")
    await expect(requests.filter(has_text="Slack to app")).to_have_count(0)
    await tab.page.get_by_role("textbox", name="Filter requests").fill("postmessage")
    await expect(requests).to_have_count(2)
    await requests.last.locator("summary").first.click()
    for opened in ("0: { header }", "text: { plain_text }"):
        await requests.last.get_by_text(opened).click()
    await expect(requests.last).to_contain_text('text: "Which one is yours?"')
    await requests.last.get_by_role("button", name="Copy blocks").click()
    await expect(tab.page.get_by_text("Blocks for the Block Kit Builder copied.")).to_be_visible()
    copied = json.loads(await tab.page.evaluate("navigator.clipboard.readText()"))
    assert copied["blocks"][0]["text"]["text"] == "Which one is yours?"
    link = await requests.last.get_by_role("link", name="Block Kit Builder").get_attribute("href")
    assert json.loads(unquote(str(link).partition("#")[2])) == copied
    await tab.page.get_by_role("button", name="Clear", exact=True).click()
    await expect(requests).to_have_text(["No requests yet. Say something to the app."])
    await tab.page.keyboard.press("Escape")
    await expect(tab.page.get_by_role("complementary", name="Inspector")).to_be_hidden()


async def test_fault_switches_lose_nothing(opens: Opens, demo: Demo) -> None:
    tab = await opens(demo.url)
    await inspected(tab)
    await tab.page.locator("#faults > summary").click()
    await tab.to_the_duties()
    await tab.presses("All on this page")
    await tab.sees("10 chosen")
    await tab.page.get_by_role("switch", name="O*NET is down").click()
    await expect(tab.page.get_by_role("note")).to_have_text("O*NET is down.")
    await tab.presses("Find related occupations")
    await tab.sees("Try again")
    await tab.is_accessible()
    await tab.page.get_by_role("switch", name="O*NET is down").click()
    await expect(tab.page.locator("#trouble")).to_be_hidden()
    await tab.presses("Try again")
    await tab.sees("Occupations that share your duties")
    for trouble in ("Forget the cache", "Restart the bot"):
        await tab.page.get_by_role("button", name=trouble).click()
        await expect(tab.page.get_by_text(f"{trouble}: done.")).to_be_visible()
        await tab.presses("Change duties")
        await tab.sees("10 chosen")
        await tab.presses("Find related occupations")
        await tab.sees("Occupations that share your duties")
