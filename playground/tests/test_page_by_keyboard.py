"""What a developer does all day on the page, by keyboard alone, with axe after each step, in light and dark."""

from typing import Any

import pytest
from emulator_support.apps import wired
from emulator_support.kit import MODAL, ROW
from emulator_support.tabs import Opens
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_thread_reaction_and_file(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        keys = tab.page.keyboard
        await expect(tab.composer()).to_be_focused()
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Soup?")
        await tab.sees("Soup?")
        await tab.log().focus()
        await keys.press("ArrowUp")
        await expect(tab.newest()).to_be_focused()
        await keys.press("Tab")
        await expect(tab.newest().get_by_role("button", name="Reply in thread")).to_be_focused()
        await keys.press("Enter")
        thread = tab.page.get_by_role("complementary", name="Thread")
        await expect(thread.get_by_role("textbox", name="Reply")).to_be_focused()
        await keys.type("With leek")
        await keys.press("Enter")
        await expect(thread.get_by_role("log")).to_contain_text("With leek")
        await tab.is_accessible_in_light_and_dark()
        await keys.press("Escape")
        await expect(tab.newest()).to_contain_text("1 reply")
        await tab.newest().get_by_role("button", name="Add a reaction").focus()
        await keys.press("Enter")
        await expect(tab.page.get_by_role("menuitem").first).to_be_visible()
        await tab.is_accessible_in_light_and_dark()
        await keys.press("ArrowDown")
        await keys.press("Enter")
        reaction = tab.newest().get_by_role("group", name="Reactions").get_by_role("button").first
        await expect(reaction).to_be_visible()
        await tab.is_accessible_in_light_and_dark()
        await slack.alice.uploads("soup.txt", "water")
        await expect(tab.newest().get_by_role("link", name="Download soup.txt, 5 bytes")).to_be_visible()
        await tab.is_accessible_in_light_and_dark()


async def test_focus_goes_back_to_a_message_that_changed_under_a_modal(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        posted = await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
        await tab.newest().get_by_role("button", name="Press").press("Enter")
        await expect(tab.newest().get_by_role("button", name="Press")).to_be_focused()
        modal = tab.page.get_by_role("dialog")
        pressed = await slack.app.hears(action_id="press")
        await slack.client.views_open(trigger_id=pressed["trigger_id"], view=MODAL)
        await expect(modal.get_by_role("textbox")).to_be_focused()
        await slack.client.chat_update(channel=posted["channel"], ts=posted["ts"], text="Soup is coming", blocks=[])
        await tab.sees("Soup is coming")
        await tab.page.keyboard.press("Escape")
        await expect(modal).to_be_hidden()
        await expect(tab.newest()).to_be_focused()


async def test_stream_of_an_agent(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await tab.says("Cook")
        await tab.sees("Cook")
        root = slack.alice.messages()[-1].ts
        chunks: list[dict[str, Any]] = [
            {"type": "task_update", "id": "1", "title": "Boil water", "status": "in_progress"},
            {"type": "markdown_text", "text": "Here"},
        ]
        where: dict[str, Any] = {"channel": slack.alice.me.dm, "thread_ts": root}
        stream = await slack.client.chat_startStream(**where, task_display_mode="timeline", chunks=chunks)
        await expect(tab.newest()).to_contain_text("1 reply")
        await tab.newest().get_by_role("button", name="1 reply").press("Enter")
        thread = tab.page.get_by_role("complementary", name="Thread")
        await expect(thread).to_contain_text("Boil water")
        await expect(thread).to_contain_text("is writing")
        await tab.is_accessible_in_light_and_dark()
        done = [{"type": "task_update", "id": "1", "title": "Boil water", "status": "complete"}]
        await slack.client.chat_appendStream(channel=slack.alice.me.dm, ts=stream["ts"], chunks=done)
        await expect(thread).to_contain_text("Complete: Boil water")
        await slack.client.chat_stopStream(channel=slack.alice.me.dm, ts=stream["ts"])
        await expect(thread).not_to_contain_text("is writing")
        await tab.is_accessible_in_light_and_dark()


async def test_inspector(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        keys = tab.page.keyboard
        await tab.says("with leek")
        await tab.sees("with leek")
        await tab.page.get_by_role("button", name="Inspector", exact=True).focus()
        await keys.press("Enter")
        await tab.page.get_by_role("textbox", name="Filter requests").focus()
        await keys.type("leek")
        request = tab.page.locator("#requests > li").filter(has_text="message")
        await expect(tab.page.locator("#requests > li")).to_have_count(1)
        for _ in range(4):  # Copy talk as test, Clear, the list, the request
            await keys.press("Tab")
        await expect(request.locator("summary").first).to_be_focused()
        await keys.press("Enter")
        await expect(request.locator(".hit").first).to_be_visible()
        await tab.is_accessible_in_light_and_dark()
        await request.get_by_role("button", name="Send again").focus()
        await keys.press("Enter")
        await expect(request).to_have_count(2)
        await keys.press("Escape")
        await expect(tab.page.get_by_role("complementary", name="Inspector")).to_be_hidden()
        await expect(tab.page.get_by_role("button", name="Inspector", exact=True)).to_be_focused()


async def test_several_people_see_each_other(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await tab.page.get_by_role("button", name="general").press("Enter")
        await slack.bob.says("Who cooks?", to="#general")
        await tab.sees("Who cooks?")
        await expect(tab.page.locator("#announce")).to_have_text("Bob: Who cooks?")
        await tab.page.get_by_role("link", name="Become Bob").press("Enter")
        await expect(tab.page.get_by_role("link", name="Bob, you")).to_be_visible()
        await tab.is_accessible_in_light_and_dark()
