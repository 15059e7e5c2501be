"""The playground in a real browser: by mouse, by keyboard, small, dark, and without a word in the console."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.demo import SAMPLE_BANNER
from tests.bots import Playing, playing
from tests.playground.apps import wired
from tests.playground.test_wire import MODAL, ROW

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"]


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        launched = await driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        await launched.close()


@dataclass
class Tab:
    """A page, and whatever it complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def newest(self) -> Locator:
        return self.page.get_by_role("log", name="Messages", exact=True).locator("[data-ts]").last

    async def says(self, text: str) -> None:
        composer = self.page.get_by_role("textbox", name="Message")
        await composer.fill(text)
        await composer.press("Enter")

    async def chooses(self, title: str) -> None:
        menu = self.newest().get_by_role("combobox")
        await menu.click()
        await self.page.get_by_role("option", name=title).first.click()

    async def presses(self, label: str) -> None:
        await self.newest().get_by_role("button", name=label, exact=True).click()

    async def sees(self, text: str) -> None:
        await expect(self.newest()).to_contain_text(text)


async def opened(browser: Browser, url: str, *, width: int = 1200, dark: bool = False) -> Tab:
    page = await browser.new_page(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light")
    tab = Tab(page)
    page.on("console", lambda line: tab.complaints.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: tab.complaints.append(str(error)))
    await page.goto(url)
    return tab


async def test_the_manuals_example_on_the_real_release(browser: Browser, there: Playing) -> None:
    tab = await opened(browser, there.url)
    await tab.says("pharmacist")
    await tab.sees("Which one is yours?")
    await tab.chooses("Pharmacists")
    await tab.sees("duties 1–10 of 20")
    page = tab.newest()
    await page.get_by_role("checkbox", name="Duty 2", exact=True).check()
    await tab.presses("Next ›")
    await tab.sees("duties 11–20 of 20")
    await tab.presses("‹ Previous")
    await tab.sees("1 chosen")
    await expect(page.get_by_role("checkbox", name="Duty 2", exact=True)).to_be_checked()
    await tab.presses("Clear")
    await tab.sees("0 chosen")
    for duty in ("Provide information and advice regarding drug", "Collaborate with other health care"):
        await page.locator(".section, .block").filter(has_text=duty).get_by_role("checkbox").first.check()
    await tab.presses("Find related occupations")
    await tab.sees("1–10 of 67")
    await tab.sees("1. Genetic Counselors")
    await tab.sees("5 closely related · 2 less related")
    await tab.presses("Title")
    await tab.sees("Title ✓")
    await tab.presses("Next ›")
    await tab.sees("11–20 of 67")
    await tab.presses("Change duties")
    await tab.sees("2 chosen")
    assert tab.complaints == []


async def test_three_steps_by_keyboard_alone_on_the_sample_data(browser: Browser, sample: Path) -> None:
    async with playing(sample, banner=SAMPLE_BANNER) as here:
        tab = await opened(browser, here.url)
        await expect(tab.page.get_by_role("note")).to_contain_text("Sample data")
        keys = tab.page.keyboard
        await tab.page.get_by_role("textbox", name="Message").focus()
        await keys.type("pharmacist")
        await keys.press("Enter")
        await tab.sees("Which one is yours?")
        await tab.newest().get_by_role("combobox").focus()
        await keys.press("ArrowDown")
        await expect(tab.page.get_by_role("option", name="Pharmacists")).to_have_attribute("aria-selected", "true")
        await keys.press("Enter")
        await tab.sees("duties 1–10 of 12")
        await tab.newest().get_by_role("checkbox", name="Duty 3", exact=True).focus()
        await keys.press("Space")
        await tab.newest().get_by_role("button", name="Find related occupations").focus()
        await keys.press("Enter")
        await tab.sees("Occupations that share your duties")
        await expect(tab.page.locator("#announce")).to_contain_text("occupations share 1 duty of Pharmacists")
        assert here.workspace.refusals == []
        assert tab.complaints == []


async def test_a_shortcut_is_in_the_menu_of_a_message(browser: Browser, here: Playing) -> None:
    tab = await opened(browser, here.url)
    await tab.page.get_by_role("button", name="# general").click()
    await tab.says("who can drive a school bus?")
    await tab.newest().get_by_role("button", name="More actions").click()
    await tab.page.keyboard.press("Escape")
    await expect(tab.page.get_by_role("menu")).to_have_count(0)
    await tab.newest().get_by_role("button", name="More actions").click()
    await tab.page.get_by_role("menuitem", name="Find related occupations").click()
    await tab.sees("Only visible to you")
    await tab.sees("for “who can drive a school bus?”")
    await tab.page.get_by_role("button", name="Start from my job").click()
    await expect(tab.page.locator("#apps button")).to_have_class("unread")
    assert here.workspace.refusals == []
    assert tab.complaints == []


async def test_home_is_a_tab_of_its_own(browser: Browser, here: Playing) -> None:
    tab = await opened(browser, here.url)
    await tab.page.get_by_role("tab", name="Home").click()
    panel = tab.page.get_by_role("tabpanel", name="Home")
    await expect(panel).to_contain_text("Find occupations by the duties you like")
    await expect(tab.page.get_by_role("textbox", name="Message")).to_be_hidden()
    await panel.get_by_role("combobox").fill("phar")
    await tab.page.get_by_role("option", name="Pharmacists").click()
    await expect(panel).to_contain_text("Go on where I was")
    await tab.page.get_by_role("tab", name="Messages").click()
    await tab.sees("duties 1–10 of 12")
    assert here.workspace.refusals == []
    assert tab.complaints == []


async def test_a_menu_filters_as_one_types_and_escape_leaves_it(browser: Browser, here: Playing) -> None:
    tab = await opened(browser, here.url)
    await tab.says("manager")
    await tab.sees("Which one is yours?")
    menu = tab.newest().get_by_role("combobox")
    await menu.click()
    await menu.fill("project")
    await expect(tab.page.get_by_role("option")).to_have_count(1)
    await menu.fill("xyzzy")
    await expect(tab.page.get_by_text("Nothing matches.")).to_be_visible()
    await menu.press("Escape")
    await expect(tab.page.get_by_role("listbox")).to_have_count(0)
    await expect(menu).to_have_value("")


async def test_a_command_answers_in_a_channel_for_one_alone(browser: Browser, here: Playing) -> None:
    alice = await opened(browser, f"{here.url}/?person=U0ALICE000")
    bob = await opened(browser, f"{here.url}/?person=U0BOB00000")
    for tab in (alice, bob):
        await tab.page.get_by_role("button", name="# general").click()
    await alice.says("/duties nurse")
    await alice.sees("Only visible to you")
    await alice.says("hello all")
    await expect(bob.newest()).to_contain_text("hello all")
    await expect(bob.page.get_by_text("Which one is yours?")).to_have_count(0)
    assert alice.complaints == bob.complaints == []


async def test_an_unknown_command_says_so_and_keeps_what_was_typed(browser: Browser, here: Playing) -> None:
    tab = await opened(browser, here.url)
    await tab.says("/nothing here")
    await expect(tab.page.get_by_role("alert")).to_contain_text("/nothing is not a command of this workspace")
    await expect(tab.page.get_by_role("textbox", name="Message")).to_have_value("/nothing here")


async def test_a_phone_needs_no_sideways_scrolling(browser: Browser, here: Playing) -> None:
    tab = await opened(browser, here.url, width=360, dark=True)
    await tab.says("53-3032.00")
    await tab.sees("duties 1–")
    await tab.presses("All on this page")
    await tab.presses("Find related occupations")
    await tab.sees("Occupations that share your duties")
    assert await tab.page.evaluate("document.documentElement.scrollWidth") <= 360
    await tab.page.get_by_role("button", name="Show channels").click()
    await expect(tab.page.get_by_role("button", name="# general")).to_be_visible()
    assert tab.complaints == []


async def test_a_modal_keeps_the_focus_and_gives_it_back(browser: Browser) -> None:
    async with wired() as slack:
        tab = await opened(browser, slack.url)
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
        await tab.presses("Press")
        await slack.client.views_open(trigger_id=(await slack.app.hears())["trigger_id"], view=MODAL)
        box = tab.page.get_by_role("dialog", name="Ask")
        await expect(box.get_by_label("Your job")).to_be_focused()
        for _ in range(6):
            await tab.page.keyboard.press("Tab")
            assert await tab.page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
        await box.get_by_label("Your job").fill("cook")
        slack.app.says({"response_action": "errors", "errors": {"job": "Which kitchen?"}})
        await box.get_by_role("button", name="Go").click()
        await expect(box).to_contain_text("Which kitchen?")
        slack.app.says()
        await box.get_by_role("button", name="Go").click()
        await expect(box).to_have_count(0)
        assert slack.app.last["view"]["state"]["values"]["job"]["said"]["value"] == "cook"
        await expect(tab.newest().get_by_role("button", name="Press")).to_be_focused()
        assert tab.complaints == []


async def test_what_slack_would_refuse_is_shown_to_whoever_builds_the_app(browser: Browser) -> None:
    async with wired() as slack:
        tab = await opened(browser, slack.url)
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
        await tab.sees("Press")
        slack.app.says(status=500)
        await tab.presses("Press")
        await expect(tab.page.get_by_role("alert")).to_contain_text("the app answered 500")


async def test_another_page_may_not_act_here(browser: Browser, here: Playing) -> None:
    page = await browser.new_page()
    await page.goto(f"{here.bot_url}/healthz")
    said = await page.evaluate(
        """async (url) => {
            const body = JSON.stringify({ person: "U0ALICE000", channel: "D0ALICE000", text: "hello" });
            try { return (await fetch(`${url}/playground/message`, { method: "POST", body, mode: "no-cors" })).type; }
            catch (error) { return String(error); }
        }""",
        here.url,
    )
    assert said == "opaque" or "TypeError" in said
    assert here.person("Alice").messages() == []
