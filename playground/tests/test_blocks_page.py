"""Every block and element of Block Kit in a real browser, and modals on top of modals."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from emulator_support.apps import Wired, wired
from emulator_support.kit import MESSAGE, ROW, modal
from emulator_support.tabs import Opens, Tab
from playwright.async_api import expect
from slack_playground.workspace.workspace import BOT_USER

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def slack() -> AsyncIterator[Wired]:
    async with wired() as wired_slack:
        yield wired_slack


async def shown(opens: Opens, slack: Wired) -> Tab:
    tab = await opens(slack.url)
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Everything", blocks=MESSAGE)
    await tab.sees("A header")
    return tab


async def used(slack: Wired, action_id: str, **fields: Any) -> dict[str, Any]:
    """The use of a control, once the app has heard of it."""
    action: dict[str, Any] = (await slack.app.hears(action_id=action_id, **fields))["actions"][0]
    return action


async def test_menus_show_the_choice(opens: Opens, slack: Wired) -> None:
    tab = await shown(opens, slack)
    menu = tab.newest().get_by_role("combobox", name="A menu")
    await menu.click()
    group = tab.page.get_by_role("group", name="Fruit")
    await expect(group.get_by_role("option")).to_have_count(2)
    await expect(group).to_contain_text("red or green")
    await menu.press("End")
    await menu.fill("wal")
    await menu.press("Enter")
    await expect(menu).to_have_value("Walnut")
    assert (await used(slack, "groups"))["selected_option"]["value"] == "walnut"
    await tab.newest().get_by_role("combobox", name="A person").click()
    await tab.page.get_by_role("option", name="Carmen").click()
    await expect(tab.newest().get_by_role("combobox", name="A person")).to_have_value("Carmen")
    assert (await used(slack, "who"))["selected_user"] == "U0CARMEN00"


async def test_address_that_runs_code_is_no_link(opens: Opens, slack: Wired) -> None:
    tab = await opens(slack.url)
    url = "javascript:document.title = 'taken over'"
    button = {"type": "button", "action_id": "go", "url": url, "text": {"type": "plain_text", "text": "Go there"}}
    slack.workspace.post(slack.alice.me.dm, BOT_USER, f"<{url}|Go>", [{"type": "actions", "elements": [button]}])
    pressed = tab.newest().get_by_role("button", name="Go there")
    await expect(pressed).to_be_visible()
    await pressed.click()
    await used(slack, "go")
    assert await tab.page.title() != "taken over"
    assert await tab.page.locator("a[href^='javascript:' i]").count() == 0


async def test_external_select_asks_the_app_after_enough_letters(opens: Opens, slack: Wired) -> None:
    tab = await shown(opens, slack)
    slack.app.says({"options": [{"text": {"type": "plain_text", "text": "Far away"}, "value": "far"}]})
    menu = tab.newest().get_by_role("combobox", name="A search")
    await menu.click()
    await menu.fill("f")
    await expect(tab.page.get_by_role("option")).to_have_text("Type at least 2 letters.")
    await menu.fill("fa")
    await expect(tab.page.get_by_role("option")).to_have_text("Far away")
    await slack.app.hears("block_suggestion", value="fa")
    slack.app.says()
    await menu.press("Enter")
    await expect(menu).to_have_value("Far away")


async def test_confirm_dialog_runs_the_action_once(opens: Opens, slack: Wired) -> None:
    tab = await shown(opens, slack)
    await tab.presses("Delete")
    box = tab.page.get_by_role("alertdialog", name="Really?")
    await expect(box).to_contain_text("It cannot be undone.")
    await tab.page.keyboard.press("Escape")
    await expect(tab.newest().get_by_role("button", name="Delete")).to_be_focused()
    await tab.newest().get_by_role("button", name="More choices").click()
    await tab.page.get_by_role("menuitem", name="Remove").click()
    await box.get_by_role("button", name="Yes, do it").click()
    await expect(box).to_have_count(0)
    assert (await used(slack, "more"))["selected_option"]["value"] == "remove"
    assert [came for came in slack.app.came if came.fits("block_actions", {"action_id": "sure"})] == []


async def test_multi_select_radio_date_and_time_pickers(opens: Opens, slack: Wired) -> None:
    tab = await shown(opens, slack)
    menu = tab.newest().get_by_role("combobox", name="Choose some")
    for colour in ("Red", "Blue"):
        await menu.click()
        await tab.page.get_by_role("option", name=colour).click()
        await expect(tab.newest().get_by_role("button", name=f"Remove {colour}")).to_be_visible()
    chosen = [(await used(slack, "many"))["selected_options"] for _ in range(2)]
    assert [[option["value"] for option in options] for options in chosen] == [["red"], ["red", "blue"]]
    await menu.click()
    await tab.page.get_by_role("option", name="Green").click()
    await expect(tab.newest().get_by_role("button", name="Remove Green")).to_have_count(0)
    await menu.press("Backspace")
    await expect(tab.newest().get_by_role("button", name="Remove Blue")).to_have_count(0)
    tea = tab.newest().get_by_role("radio", name="Tea")
    await expect(tea).to_be_checked()
    await tea.press("ArrowDown")
    await expect(tab.newest().get_by_role("radio", name="Coffee")).to_be_checked()
    assert (await used(slack, "radio"))["selected_option"]["value"] == "coffee"
    await tab.newest().get_by_label("A day").fill("2026-02-01")
    await used(slack, "day", selected_date="2026-02-01")
    await tab.newest().get_by_label("An hour").fill("09:30")
    await used(slack, "hour", selected_time="09:30")


async def test_text_and_tables_are_rendered(opens: Opens, slack: Wired) -> None:
    tab = await shown(opens, slack)
    message = tab.newest()
    for words in ("A title", "an item with bold", "bold a link@Bob🎉", "first", "a quotation", "x = 1", "Ant"):
        await expect(message).to_contain_text(words)
    table = message.get_by_role("region", name="Animals")
    await expect(table.get_by_role("row")).to_have_text(["AnimalLegs", "Spider8", "Cat4"])
    await table.get_by_role("button", name="Legs").click()
    await expect(table.get_by_role("row")).to_have_text(["AnimalLegs", "Cat4", "Beetle6"])
    await table.get_by_role("button", name="Legs").click()
    await message.get_by_role("button", name="Next rows ›").click()
    await expect(table.get_by_role("row")).to_have_text(["AnimalLegs", "Cat4"])
    await message.get_by_role("textbox", name="Filter Animals").fill("bee")
    await expect(table.get_by_role("row")).to_have_text(["AnimalLegs", "Beetle6"])


async def test_every_block_is_accessible(opens: Opens, slack: Wired) -> None:
    tab = await opens(slack.url)
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Everything", blocks=MESSAGE)
    await tab.sees("A header")
    await tab.is_accessible_in_light_and_dark()
    await tab.newest().get_by_role("combobox", name="A menu").click()
    await tab.is_accessible_in_light_and_dark()
    await tab.page.keyboard.press("Escape")
    await tab.presses("Delete")
    await tab.is_accessible_in_light_and_dark()


async def test_every_block_fits_a_phone(opens: Opens, slack: Wired) -> None:
    tab = await opens(slack.url, width=360)
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Everything", blocks=MESSAGE)
    await tab.sees("A header")
    await tab.fits()


async def test_modals_keep_the_focus_stack_and_give_it_back(opens: Opens, slack: Wired) -> None:
    tab = await opens(slack.url)
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
    await tab.presses("Press")
    await slack.client.views_open(
        trigger_id=(await slack.app.hears(action_id="press"))["trigger_id"], view=modal("First", "Your job")
    )
    box = tab.page.get_by_role("dialog", name="First")
    await expect(box.get_by_label("Your job")).to_be_focused()
    for _ in range(9):
        await tab.page.keyboard.press("Tab")
        assert await tab.page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
    await box.get_by_label("Your job").fill("cook")
    slack.app.says({"response_action": "errors", "errors": {"line": "Which kitchen?"}})
    await box.get_by_role("button", name="Go on").click()
    await expect(box.get_by_role("alert")).to_have_text("Which kitchen?")
    await expect(box.get_by_label("Your job")).to_be_focused()
    slack.app.says({"response_action": "push", "view": modal("Second", "Your kitchen")})
    await box.get_by_role("button", name="Go on").click()
    second = tab.page.get_by_role("dialog", name="Second")
    await expect(second).to_contain_text("1 window below")
    slack.app.says({"response_action": "push", "view": modal("Third", "Your stove")})
    await second.get_by_label("Your kitchen").fill("small")
    await second.get_by_label("Your kitchen").press("Enter")
    third = tab.page.get_by_role("dialog", name="Third")
    await expect(third).to_contain_text("2 windows below")
    await third.get_by_label("Your stove").fill("gas")
    await tab.page.reload()
    await expect(third.get_by_label("Your stove")).to_have_value("gas")
    await tab.page.keyboard.press("Escape")
    await expect(second.get_by_label("Your kitchen")).to_have_value("small")
    slack.app.says({"response_action": "update", "view": modal("Fourth", "Your pan")})
    await second.get_by_role("button", name="Go on").click()
    await expect(tab.page.get_by_role("dialog", name="Fourth")).to_be_visible()
    slack.app.says({"response_action": "clear"})
    await tab.page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    await expect(tab.page.get_by_role("dialog")).to_have_count(0)


async def test_modal_gives_the_focus_back(opens: Opens, slack: Wired) -> None:
    tab = await opens(slack.url)
    await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
    await tab.presses("Press")
    await slack.client.views_open(
        trigger_id=(await slack.app.hears(action_id="press"))["trigger_id"], view=modal("First", "Your job")
    )
    await expect(tab.page.get_by_label("Your job")).to_be_focused()
    await tab.is_accessible()
    await tab.page.keyboard.press("Escape")
    await expect(tab.newest().get_by_role("button", name="Press")).to_be_focused()
