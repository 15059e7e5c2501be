"""The page in a real browser: a whole talk, two people, sent and unread messages, a reload in the middle."""

import re

import pytest
from emulator_support.tabs import Opens
from playwright.async_api import Browser, expect

from tests.support.harness import BotInPlayground

pytestmark = pytest.mark.asyncio(loop_scope="session")

GENERAL = "C0GENERAL0"


async def test_manuals_example_on_the_real_release(opens: Opens, release_bot: BotInPlayground) -> None:
    tab = await opens(release_bot.url)
    await tab.says("pharmacist")
    await tab.sees("Which one is yours?")
    await tab.chooses("Pharmacists")
    await tab.sees("duties 1–10 of 20")
    page = tab.newest()
    await tab.ticks(page.get_by_role("checkbox", name="2", exact=True))
    await tab.presses("Next ›")
    await tab.sees("duties 11–20 of 20")
    await tab.presses("‹ Previous")
    await tab.sees("duties 1–10 of 20")
    await tab.sees("1 chosen")
    await expect(page.get_by_role("checkbox", name="2", exact=True)).to_be_checked()
    await tab.presses("Clear")
    await expect(page).not_to_contain_text("1 chosen")
    duties = ("Provide information and advice regarding drug", "Collaborate with other health care")
    for duty in duties:
        await tab.ticks(page.locator(".section, .block").filter(has_text=duty).get_by_role("checkbox").first)
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
    await tab.sees("(edited)")


async def test_message_shortcut_is_in_the_message_menu(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await tab.page.get_by_role("button", name="general").click()
    await tab.says("who can drive a school bus?")
    await tab.sees("who can drive a school bus?")
    await tab.newest().get_by_role("button", name="More actions").click()
    await tab.page.keyboard.press("Escape")
    await expect(tab.page.get_by_role("menu")).to_have_count(0)
    await expect(tab.newest().get_by_role("button", name="More actions")).to_be_focused()
    await tab.page.keyboard.press("Enter")
    await tab.page.get_by_role("menuitem", name="Find related occupations").click()
    await tab.sees("Only visible to you")
    await tab.sees("for “who can drive a school bus?”")
    await tab.presses("Dismiss")
    await tab.sees("who can drive a school bus?")
    await expect(tab.page.get_by_text("Only visible to you")).to_have_count(0)


async def test_global_shortcut_is_beside_the_composer(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await tab.sees("Hello! I find occupations")  # or the welcome, too, would come unread
    await tab.page.get_by_role("button", name="general").click()
    await tab.page.get_by_role("button", name="Shortcuts and commands").click()
    await tab.page.get_by_role("menuitem", name="Start from my job").click()
    unread = tab.page.locator("#apps button")
    await expect(unread).to_have_text("Job Duties1 unread")
    await expect(tab.page).to_have_title(re.compile(r"^\(1\) # general"))
    await unread.click()
    await expect(tab.page.get_by_role("separator", name="New")).to_be_visible()
    await expect(unread).to_have_text("Job Duties")


async def test_home_tab_opens(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await tab.page.get_by_role("tab", name="Home").click()
    panel = tab.page.get_by_role("tabpanel", name="Home")
    await expect(panel).to_contain_text("Find occupations by the duties you like")
    await expect(tab.composer()).to_be_hidden()
    await panel.get_by_role("combobox").fill("phar")
    await tab.page.get_by_role("option", name="Pharmacists").click()
    await expect(panel).to_contain_text("Continue where I left off")
    await expect(tab.page.get_by_role("tab", name="Messages")).to_have_class("unread")
    await tab.page.get_by_role("tab", name="Home").press("ArrowRight")
    await tab.sees("duties 1–10 of 12")
    await tab.page.get_by_role("tab", name="Messages").press("End")
    await expect(tab.page.get_by_role("tabpanel", name="About")).to_contain_text("/duties")


async def test_menu_filters_while_typing_and_escape_closes_it(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
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


async def test_command_in_a_channel_is_answered_ephemerally(opens: Opens, sample_bot: BotInPlayground) -> None:
    alice = await opens(f"{sample_bot.url}/?person=U0ALICE000")
    bob = await opens(f"{sample_bot.url}/?person=U0BOB00000")
    for tab in (alice, bob):
        await tab.page.get_by_role("button", name="general").click()
    await alice.says("/duties nurse")
    await alice.sees("Only visible to you")
    await alice.composer().fill("hello")
    await expect(bob.page.locator("#working")).to_contain_text("Alice is typing")
    await alice.says("hello all")
    await expect(bob.newest()).to_contain_text("hello all")
    await expect(bob.page.get_by_text("Which one is yours?")).to_have_count(0)


async def test_two_people_side_by_side_and_ownership(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url, width=1400)
    await tab.page.get_by_role("link", name="Two windows side by side").click()
    alice, bob = (tab.page.frame_locator(f"#{side}") for side in ("left", "right"))
    for window in (alice, bob):
        await window.get_by_role("button", name="Show channels").click()
        await window.get_by_role("button", name="general").click()
    line = alice.get_by_role("textbox", name="Message")
    await line.fill("@Job Duties pharmacist")
    await line.press("Enter")
    await bob.get_by_role("button", name="1 reply").click()
    thread = bob.get_by_role("log", name="Messages of the thread")
    await expect(thread).to_contain_text("Which one is yours?")
    await thread.get_by_role("button", name="Search again").click()
    await expect(thread).to_contain_text("Only visible to you")
    await tab.page.get_by_role("link", name="Back to one window").click()
    await expect(tab.composer()).to_be_visible()


async def test_unknown_command_keeps_the_typed_text(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await tab.says("/nothing here")
    await expect(tab.page.get_by_role("alert")).to_contain_text("/nothing isn't a command of this workspace")
    await expect(tab.composer()).to_have_value("/nothing here")


async def test_unsent_message_can_be_retried(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await expect(tab.composer()).to_be_focused()
    await tab.page.route("**/playground/message", lambda route: route.fulfill(json={"ok": False, "error": "No way."}))
    await tab.says("pharmacist")
    failed = tab.page.get_by_role("article", name="Not sent")
    await expect(failed).to_contain_text("Not sent. No way.")
    await tab.page.unroute("**/playground/message")
    await failed.get_by_role("button", name="Try again").click()
    await tab.sees("Which one is yours?")
    await expect(failed).to_have_count(0)


async def test_reload_keeps_everything(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await tab.page.get_by_role("button", name="general").click()
    await tab.says("@Job Duties 29-1051.00")
    await tab.newest().get_by_role("button", name="1 reply").click()
    thread = tab.page.get_by_role("log", name="Messages of the thread")
    await tab.ticks(thread.get_by_role("checkbox", name="2", exact=True))
    await tab.page.get_by_role("textbox", name="Reply").fill("half a thou")
    await tab.composer().fill("half a line")
    await tab.page.get_by_role("button", name="Inspector", exact=True).click()
    await tab.page.reload()
    await expect(tab.composer()).to_have_value("half a line")
    await expect(tab.page.get_by_role("complementary", name="Inspector")).to_be_visible()
    await expect(tab.page.get_by_role("textbox", name="Reply")).to_have_value("half a thou")
    await expect(thread.get_by_role("checkbox", name="2", exact=True)).to_be_checked()
    await thread.get_by_role("button", name="Find related occupations").first.click()
    await expect(thread).to_contain_text("Occupations that share your duties")


async def test_file_card_downloads(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await tab.to_the_results()
    await tab.presses("Export")
    await expect(tab.log()).to_contain_text(".xlsx")
    async with tab.page.expect_download() as coming:
        await tab.log().get_by_role("link", name=re.compile("^Download .*csv")).click()
    assert (await coming.value).suggested_filename.endswith(".csv")


async def test_cross_origin_request_is_refused(browser: Browser, sample_bot: BotInPlayground) -> None:
    page = await browser.new_page()
    await page.goto(f"{sample_bot.bot_url}/healthz")
    announced = await page.evaluate(
        """async (url) => {
            const body = JSON.stringify({ person: "U0ALICE000", channel: "D0ALICE000", text: "hello" });
            try { return (await fetch(`${url}/playground/message`, { method: "POST", body, mode: "no-cors" })).type; }
            catch (error) { return String(error); }
        }""",
        sample_bot.url,
    )
    await page.close()
    assert announced == "opaque" or "TypeError" in announced
    assert sample_bot.person("Alice").messages() == []


async def test_escape_closes_the_comparison_too(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await tab.says("29-1051.00")
    await tab.sees("duties 1–10")
    await tab.ticks(tab.newest().get_by_role("checkbox").first)
    await tab.presses("Find related occupations")
    await tab.sees("Occupations that share your duties")
    await tab.presses("Compare")
    window = tab.page.get_by_role("dialog")
    for at in range(2):
        await window.get_by_role("combobox").first.click()
        await tab.page.get_by_role("option").nth(at).click()
        await expect(window.get_by_role("button", name=re.compile("^Remove "))).to_have_count(at + 1)
    await window.get_by_role("button", name="Compare", exact=True).click()
    await expect(window.get_by_role("button", name="Start from this")).to_have_count(2)
    await tab.page.keyboard.press("Escape")
    await expect(window).to_have_count(0)
