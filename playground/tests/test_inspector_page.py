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
        await expect(tab.composer()).to_be_visible()  # the page hears of what happens from now on
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


async def test_search_finds_words_in_names_bodies_and_ids_and_marks_them(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        requests = await inspected(tab)
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Soup with leek")
        posted = await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
        field = tab.page.get_by_role("textbox", name="Filter requests")
        for words in ("leek soup", "LEEK"):
            await field.fill(words)
            await expect(requests).to_have_count(1)
            await expect(tab.page.locator("#how-many")).to_contain_text("1 of ")
        await requests.locator("summary").first.click()
        await expect(requests.locator(".hit")).to_contain_text(["Soup with leek"])
        assert await tab.page.evaluate("document.scrollingElement.scrollTop") == 0
        await field.fill(posted["ts"])
        await expect(requests).to_have_count(1)
        await field.fill("press postmessage")
        await expect(requests).to_have_count(1)
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Do not press")
        await expect(requests).to_have_count(2)
        await field.fill("artichoke")
        await expect(requests).to_have_text(["No request matches."])
        await tab.is_accessible()


async def test_refusals_are_one_notice_and_none_beside_the_open_inspector(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await expect(tab.composer()).to_be_visible()
        for _ in range(3):
            with pytest.raises(SlackApiError):
                await slack.client.api_call("chat.unheardOf")
        toast = tab.page.locator(".toast")
        await expect(toast).to_contain_text(["2 more before."])
        await tab.page.get_by_role("button", name="Inspector", exact=True).press("Enter")
        await expect(toast).to_have_count(0)
        with pytest.raises(SlackApiError):
            await slack.client.api_call("chat.unheardOf")
        await expect(tab.page.locator("#requests > li").filter(has_text="chat.unheardOf")).to_have_count(4)
        await expect(toast).to_have_count(0)


async def test_event_is_sent_again_and_a_call_is_copied_as_curl(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        requests = await inspected(tab)
        await tab.says("it's me")
        event = requests.filter(has_text="message")
        await event.locator("summary").first.click()
        await event.get_by_role("button", name="Send again").first.click()
        await expect(event).to_have_count(2)
        for _ in range(2):
            await slack.app.hears("message", text="it's me")
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="It's soup")
        call = requests.filter(has_text="chat.postMessage")
        await call.locator("summary").first.click()
        await call.get_by_role("button", name="Copy as curl").click()
        await expect(tab.page.get_by_text("Command copied.")).to_be_visible()
        copied = await tab.page.evaluate("navigator.clipboard.readText()")
        assert f"{slack.url}/api/chat.postMessage" in copied
        assert "$SLACK_BOT_TOKEN" in copied
        await tab.is_accessible()


async def test_talk_is_copied_as_a_test(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await inspected(tab)
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=ROW)
        slack.clock.advance(1)
        await tab.presses("Press")
        await slack.app.hears(action_id="press")
        await tab.says("hello")
        await slack.app.hears("message", text="hello")
        slack.clock.advance(1)
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Hi, Alice")
        await tab.page.get_by_role("button", name="Copy talk as test").click()
        await expect(tab.page.get_by_text("The talk as a test copied.")).to_be_visible()
        copied = await tab.page.evaluate("navigator.clipboard.readText()")
        assert copied.splitlines() == [
            "def test_talk(slack):",
            '    alice = slack.person("Alice")',
            '    alice.clicks("Press")',
            '    alice.says("hello")',
            '    alice.sees("Hi, Alice")',
        ]
