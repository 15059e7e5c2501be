"""The page in a real browser, with an app of the tests' own behind it."""

import pytest
from emulator_support.apps import wired
from emulator_support.kit import ROW
from emulator_support.tabs import Opens
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_refusals_are_shown_to_the_developer(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
        await tab.sees("Press")
        slack.app.says(status=500)
        await tab.presses("Press")
        await expect(tab.page.get_by_role("alert")).to_contain_text("the app answered 500")


async def test_suggested_prompt_sends_its_message(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        prompts = tab.page.get_by_role("group", name="Suggested prompts")
        await prompts.get_by_role("button", name="Help me").click()
        await tab.sees("help")
        await tab.is_accessible()
        await tab.page.get_by_role("button", name="general").click()
        await expect(prompts).to_be_hidden()


async def test_typing_indicator_stays_until_the_answer(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await tab.says("hello")
        await expect(tab.page.locator("#working")).to_have_text("Tester is working on it …")
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="here I am")
        await expect(tab.page.locator("#working")).to_have_text("")
        await expect(tab.page.locator("#announce")).to_have_text("Tester: here I am")


async def test_message_keeps_its_formatting(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await tab.says("<b>5 > 3</b> & *bold* :tada:")
        await tab.sees("<b>5 > 3</b> & bold 🎉")
        await expect(tab.newest().locator("strong").last).to_have_text("bold")
