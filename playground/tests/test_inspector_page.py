"""The inspector in a real browser: refusals and unknown methods."""

import pytest
from emulator_support.apps import wired
from emulator_support.kit import ROW
from emulator_support.tabs import Opens, Tab
from playwright.async_api import Locator, expect
from slack_sdk.errors import SlackApiError

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def inspected(tab: Tab) -> Locator:
    """The inspector, open; gives its requests."""
    await tab.page.get_by_role("button", name="Inspector", exact=True).click()
    return tab.page.get_by_role("list", name="Requests between Slack and the app").get_by_role("listitem")


async def test_refusal_marks_the_wrong_field(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        long = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
        with pytest.raises(SlackApiError):
            await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=[*ROW, long])
        await tab.page.get_by_role("button", name="See it in the inspector").click()
        refused = tab.page.get_by_role("listitem").filter(has_text="invalid_blocks").first
        await refused.locator("summary").first.click()
        await expect(refused.locator(".findings")).to_contain_text(
            "must be less than 151 characters/blocks/1/text/text"
        )
        await expect(refused.locator(".leaf.marked")).to_contain_text("xxx")
        await tab.is_accessible()


async def test_unread_lines_are_marked(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        requests = await inspected(tab)
        with pytest.raises(SlackApiError):
            await slack.client.api_call("chat.unheardOf")
        await expect(requests.filter(has_text="chat.unheardOf")).to_contain_text("unknown_method")
