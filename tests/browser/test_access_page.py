"""The talk for everybody: by keyboard alone, on a phone, in the dark, and with axe on every screen."""

import pytest
from emulator_support.tabs import Opens, Tab
from playwright.async_api import expect

from tests.support.harness import BotInPlayground

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_keyboard_alone_reaches_the_results(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await expect(tab.page.get_by_role("banner")).to_contain_text("Sample data")
    keys = tab.page.keyboard
    await expect(tab.composer()).to_be_focused()
    await keys.type("pharmacist")
    await keys.press("Enter")
    await tab.sees("Which one is yours?")
    await tab.newest().get_by_role("combobox").focus()
    await keys.press("ArrowDown")
    await expect(tab.page.get_by_role("option", name="Pharmacists")).to_have_attribute("aria-selected", "true")
    await keys.press("Enter")
    await tab.sees("duties 1–10 of 12")
    await tab.newest().get_by_role("checkbox", name="3", exact=True).focus()
    async with tab.page.expect_response("**/playground/action"):
        await keys.press("Space")
    await tab.newest().get_by_role("button", name="Next ›").focus()
    await keys.press("Enter")
    await tab.sees("duties 11–12 of 12")
    assert await tab.page.evaluate("document.activeElement.closest('[data-ts]') !== null")
    await tab.newest().get_by_role("button", name="Find related occupations").first.focus()
    await keys.press("Enter")
    await tab.sees("Occupations that share your duties")
    await expect(tab.page.locator("#announce")).to_contain_text("occupations share 1 duty of Pharmacists")
    assert sample_bot.workspace.refusals == []


async def test_keyboard_alone_reaches_the_whole_page(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    keys = tab.page.keyboard
    await tab.says("pharmacist")
    await tab.sees("Which one is yours?")
    for part in ("#sidebar", "#log", "#composer"):
        await keys.press("F6")
        await expect(tab.page.locator(f"{part}:focus, {part} :focus")).to_have_count(1)
    await tab.log().focus()
    await keys.press("ArrowUp")
    await expect(tab.newest()).to_be_focused()
    await keys.press("ArrowUp")
    await expect(tab.log().get_by_role("article").nth(-2)).to_be_focused()
    await tab.newest().get_by_role("button", name="More actions").focus()
    await keys.press("ArrowUp")
    await expect(tab.page.get_by_role("menuitem", name="Open in Block Kit Builder")).to_be_focused()
    await keys.press("Home")
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await expect(tab.page.get_by_role("status").filter(has_text="Text copied.")).to_be_visible()
    assert "Choose yours" in await tab.page.evaluate("navigator.clipboard.readText()")
    await tab.page.get_by_role("link", name="Skip to the talk").press("Enter")
    await expect(tab.page.get_by_role("main")).to_be_focused()


async def walk(tab: Tab) -> None:
    """Every screen of the talk, each looked at by axe."""
    await expect(tab.composer()).to_be_visible()
    await tab.is_accessible_in_light_and_dark()
    await tab.says("pharmacist")
    await tab.sees("Which one is yours?")
    await tab.newest().get_by_role("combobox").click()
    await expect(tab.page.get_by_role("option").first).to_be_visible()
    await tab.is_accessible_in_light_and_dark()
    await tab.page.get_by_role("option", name="Pharmacists").click()
    await tab.sees("duties 1–10 of 12")
    await tab.presses("All on this page")
    await tab.sees("10 chosen")
    await tab.is_accessible_in_light_and_dark()
    await tab.presses("Find related occupations")
    await tab.sees("Occupations that share your duties")
    await tab.is_accessible_in_light_and_dark()
    await tab.newest().get_by_role("button", name="Details").first.click()
    await expect(tab.page.get_by_role("dialog")).to_be_visible()
    await tab.is_accessible_in_light_and_dark()
    await tab.page.keyboard.press("Escape")
    await expect(tab.page.get_by_role("dialog")).to_have_count(0)
    await tab.newest().get_by_role("button", name="Reply in thread").click()
    await expect(tab.page.get_by_role("complementary", name="Thread")).to_be_visible()
    await tab.is_accessible_in_light_and_dark()
    await tab.page.keyboard.press("Escape")
    await tab.page.get_by_role("tab", name="Home").click()
    await expect(tab.page.get_by_role("tabpanel", name="Home")).to_contain_text("Continue where I left off")
    await tab.is_accessible_in_light_and_dark()
    await tab.page.get_by_role("tab", name="About").click()
    await tab.is_accessible_in_light_and_dark()
    await tab.page.get_by_role("button", name="Inspector", exact=True).click()
    await tab.page.locator("#faults > summary").click()
    await tab.page.get_by_role("listitem").filter(has_text="views.open").locator("summary").first.click()
    await expect(tab.page.get_by_role("button", name="Copy JSON")).to_be_visible()
    await tab.is_accessible_in_light_and_dark()


async def test_axe_finds_nothing_in_light_and_dark(opens: Opens, sample_bot: BotInPlayground) -> None:
    await walk(await opens(sample_bot.url))


async def test_chosen_theme_outlives_a_reload(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url, dark=True)
    await tab.page.get_by_role("button", name="Light mode").click()
    await tab.page.reload()
    await expect(tab.page.get_by_role("button", name="Dark mode")).to_be_visible()


async def test_phone_needs_no_horizontal_scrolling(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url, width=360, dark=True)
    await tab.says("53-3032.00")
    await tab.sees("duties 1–")
    await tab.fits()
    await tab.presses("All on this page")
    await tab.sees("10 chosen")
    await tab.presses("Find related occupations")
    await tab.sees("Occupations that share your duties")
    await tab.fits()
    await tab.is_accessible()
    small = await tab.page.evaluate(
        """[...document.querySelectorAll("button, input, select, summary")]
            .filter((one) => one.offsetParent && !one.matches("[type=checkbox], [type=radio]"))
            .filter((one) => one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24)
            .map((one) => one.outerHTML)"""
    )
    assert small == []
    await tab.newest().get_by_role("button", name="Details").first.click()
    await expect(tab.page.get_by_role("dialog")).to_be_visible()
    await tab.fits()
    await tab.page.keyboard.press("Escape")
    await tab.page.get_by_role("button", name="Show channels").click()
    await tab.is_accessible()
    await tab.page.keyboard.press("Escape")
    await expect(tab.page.get_by_role("button", name="Show channels")).to_be_focused()
    await tab.page.get_by_role("button", name="Show channels").click()
    await tab.page.get_by_role("button", name="general").click()
    await expect(tab.page.get_by_role("heading", name="general")).to_be_visible()
    await tab.page.get_by_role("button", name="Inspector", exact=True).click()
    await tab.fits()
    await tab.page.get_by_role("button", name="Close inspector").click()
    await expect(tab.composer()).to_be_visible()


async def test_page_weighs_little(opens: Opens, sample_bot: BotInPlayground) -> None:
    tab = await opens(sample_bot.url)
    await expect(tab.composer()).to_be_visible()
    weight = await tab.page.evaluate(
        """[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
            .reduce((sum, one) => sum + one.decodedBodySize, 0)"""
    )
    assert 20_000 < weight < 300_000
