"""The page in a real browser, with an app of the tests' own behind it."""

from typing import Any

import pytest
from emulator_support.apps import MANIFEST, Wired, wired
from emulator_support.kit import ROW
from emulator_support.tabs import Opens
from playwright.async_api import FilePayload, Locator, Page, expect
from slack_playground.workspace.workspace import CHANNEL
from slack_sdk.errors import SlackApiError

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


async def test_sidebar_keeps_the_focus_while_messages_come(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        focused = tab.page.locator("#sidebar").get_by_role("link", name="Become Bob")
        await focused.focus()
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Soup")
        await tab.sees("Soup")
        await expect(focused).to_be_focused()


async def test_message_keeps_its_formatting(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await tab.says("<b>5 > 3</b> & *bold* :tada:")
        await tab.sees("<b>5 > 3</b> & bold 🎉")
        await expect(tab.newest().locator("strong").last).to_have_text("bold")


async def test_reactions_are_seen_put_on_and_taken_off(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Soup")
        await tab.sees("Soup")
        await slack.client.reactions_add(channel=slack.alice.me.dm, timestamp=slack.alice.last.ts, name="eyes")
        chip = tab.newest().get_by_role("button", name="eyes, 1: Tester")
        await expect(chip).to_have_attribute("aria-pressed", "false")
        await chip.click()
        await expect(tab.newest().get_by_role("button", name="eyes, 2")).to_have_attribute("aria-pressed", "true")
        await tab.newest().get_by_role("button", name="Add a reaction").press("Enter")
        await tab.page.get_by_role("menuitem", name="tada").press("Enter")
        await expect(tab.newest().get_by_role("button", name="tada, 1: Alice")).to_be_visible()
        await tab.is_accessible()


async def test_message_is_pinned_edited_and_deleted(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await tab.says("soop")
        for label in ("Pin to channel", "Edit message"):
            await tab.newest().get_by_role("button", name="More actions").click()
            await tab.page.get_by_role("menuitem", name=label).click()
        box = tab.page.get_by_role("dialog", name="Edit message")
        await box.get_by_label("Message").fill("soup & <bread>")
        await tab.is_accessible()
        await box.get_by_role("button", name="Save").click()
        await tab.sees("soup & <bread>")
        await tab.sees("Pinned")
        await tab.newest().get_by_role("button", name="More actions").click()
        await tab.page.get_by_role("menuitem", name="Delete message").click()
        await expect(tab.log().get_by_role("article")).to_have_count(0)


async def test_plain_text_shows_emoji_a_quotation_has_no_sign_and_an_address_is_a_link(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        plain = {"type": "plain_text", "text": ":tada: Done", "emoji": True}
        button = {"type": "button", "action_id": "b", "text": plain}
        quote = {"type": "mrkdwn", "text": "> quoted\nafter, see https://example.com/a_b_c."}
        blocks: list[dict[str, Any]] = [{"type": "section", "text": quote}, {"type": "actions", "elements": [button]}]
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="x", blocks=blocks)
        await expect(tab.newest().get_by_role("button", name="🎉 Done")).to_be_visible()
        await expect(tab.newest().locator("blockquote")).to_have_text("quoted")
        address = tab.newest().get_by_role("link", name="https://example.com/a_b_c", exact=True)
        await expect(address).to_have_attribute("href", "https://example.com/a_b_c")


async def test_thread_shows_its_latest_reply_in_the_channel(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await tab.says("soup?")
        await tab.sees("soup?")
        thread = slack.alice.messages()[0].ts
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, thread_ts=thread, text="Something went wrong.")
        await expect(tab.newest().get_by_role("button", name="1 reply")).to_contain_text(
            "Tester: Something went wrong."
        )


async def test_missing_method_is_not_blamed_on_slack(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await expect(tab.composer()).to_be_visible()
        with pytest.raises(SlackApiError):
            await slack.client.api_call("migration.exchange")
        alert = tab.page.get_by_role("alert")
        await expect(alert).to_contain_text("Slack has migration.exchange, but the playground")


async def test_attachments_are_shown(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        attachments: list[dict[str, Any]] = [{"color": "good", "title": "Soup", "text": "*hot*"}, {"blocks": ROW}]
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Today", attachments=attachments)
        await tab.sees("hot")
        await tab.presses("Press")
        await slack.app.hears(action_id="press")


async def test_new_channel_appears(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await expect(tab.composer()).to_be_visible()
        await slack.alice.creates("kitchen")
        await tab.page.get_by_role("button", name="kitchen").click()
        await expect(tab.page.get_by_role("heading", name="kitchen")).to_be_visible()


COOK = {"type": "slack#/types/user_id", "title": "Who"}
ASSISTANT: dict[str, Any] = MANIFEST | {
    "features": MANIFEST["features"] | {"assistant_view": {"assistant_description": "Cooks"}},
    "settings": {
        "event_subscriptions": {"bot_events": ["message.im", "assistant_thread_context_changed", "function_executed"]}
    },
    "functions": {"cook": {"title": "Cook", "input_parameters": {"dish": {"type": "string"}, "cook": COOK}}},
}


async def test_assistant_thread_has_status_title_and_prompts(opens: Opens) -> None:
    async with wired(ASSISTANT) as slack:
        tab = await opens(slack.url)
        await tab.page.get_by_role("button", name="New thread").press("Enter")
        thread = tab.page.get_by_role("complementary", name="Thread")
        await expect(thread.get_by_role("textbox", name="Reply")).to_be_focused()
        root = slack.alice.messages()[0].ts
        where: dict[str, Any] = {"channel_id": slack.alice.me.dm, "thread_ts": root}
        await slack.client.assistant_threads_setTitle(title="About soup", **where)
        await slack.client.assistant_threads_setStatus(status="is thinking", **where)
        await expect(thread.get_by_role("heading")).to_have_text("About soup")
        await expect(thread.get_by_role("status")).to_contain_text("Tester is thinking")
        prompts = [{"title": "Make soup", "message": "soup, please"}]
        await slack.client.assistant_threads_setSuggestedPrompts(prompts=prompts, **where)
        await tab.is_accessible()
        await thread.get_by_role("button", name="Make soup").press("Enter")
        await expect(thread.get_by_role("log")).to_contain_text("soup, please")
        await stream_is_shown_while_it_is_written(slack, thread, root)
        await app_hears_which_channel_is_open(slack, tab.page)
        await thread.get_by_role("textbox", name="Reply").fill("And salt?")
        await thread.get_by_role("textbox", name="Reply").press("Enter")
        said = (await slack.app.hears("message", text="And salt?"))["event"]
        assert (said["channel"], said["thread_ts"]) == (slack.alice.me.dm, root)
        await tab.is_accessible()
        await function_asks_for_its_inputs(slack, tab.page)


async def stream_is_shown_while_it_is_written(slack: Wired, thread: Locator, root: str) -> None:
    stream = await slack.client.chat_startStream(channel=slack.alice.me.dm, thread_ts=root, markdown_text="Here")
    await expect(thread.get_by_role("log")).to_contain_text("is writing")
    await expect(thread.get_by_role("status")).to_have_text("")
    await slack.client.chat_stopStream(channel=slack.alice.me.dm, ts=stream["ts"], markdown_text=" it is.")
    await expect(thread.get_by_role("log")).to_contain_text("Here it is.")
    await expect(thread.get_by_role("log")).not_to_contain_text("is writing")


async def app_hears_which_channel_is_open(slack: Wired, page: Page) -> None:
    await page.get_by_role("button", name="general").press("Enter")
    changed = (await slack.app.hears("assistant_thread_context_changed"))["event"]
    context = {"channel_id": CHANNEL, "team_id": "T0PLAYGRND", "enterprise_id": None}
    assert changed["assistant_thread"]["context"] == context
    await expect(page.get_by_role("heading", level=1)).to_contain_text("general")


async def function_asks_for_its_inputs(slack: Wired, page: Page) -> None:
    await page.locator("#composer").get_by_role("button", name="Shortcuts and commands").press("Enter")
    await page.get_by_role("menuitem", name="Cook").press("Enter")
    await page.get_by_label("dish").fill("soup")
    await page.get_by_role("button", name="Continue").press("Enter")
    await expect(page.get_by_role("textbox", name="Who")).to_have_value(slack.alice.me.id)
    await page.get_by_role("button", name="Continue").press("Enter")
    executed = (await slack.app.hears("function_executed"))["event"]
    assert executed["inputs"] == {"dish": "soup", "cook": slack.alice.me.id}


async def test_files_are_attached_with_the_button(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        async with tab.page.expect_file_chooser() as chooser:
            await tab.page.get_by_role("button", name="Attach a file").press("Enter")
        await (await chooser.value).set_files(FilePayload(name="soup.txt", mimeType="text/plain", buffer=b"water"))
        await tab.sees("soup.txt")
        (file,) = slack.workspace.files.values()
        assert (file.content, file.user) == (b"water", slack.alice.me.id)
        await tab.page.get_by_role("button", name="New snippet").press("Enter")
        await tab.page.get_by_label("Text or code").fill("boil(water)")
        await tab.page.get_by_role("button", name="Share", exact=True).press("Enter")
        await tab.sees("boil(water)")
        await tab.is_accessible()


async def test_channels_people_and_apps_come_and_go_by_keyboard(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await expect(tab.composer()).to_be_visible()
        more = tab.page.get_by_role("button", name="Create, join or leave channels")
        await more.press("Enter")
        await tab.page.get_by_role("menuitem", name="New channel").press("Enter")
        await tab.page.get_by_label("Name").fill("kitchen")
        await tab.page.get_by_role("button", name="Create", exact=True).press("Enter")
        await tab.page.get_by_role("button", name="kitchen").press("Enter")
        await more.press("Enter")
        await tab.is_accessible()
        await tab.page.get_by_role("menuitem", name="Invite Tester").press("Enter")
        await tab.sees("Tester has joined the channel")
        await more.press("Enter")
        await tab.page.get_by_role("menuitem", name="Leave").press("Enter")
        await expect(tab.page.get_by_role("heading", level=1)).to_contain_text("Tester")
        await more.press("Enter")
        await tab.page.get_by_role("menuitem", name="Join # kitchen").press("Enter")
        await expect(tab.page.locator("#channels").get_by_role("button", name="kitchen")).to_be_visible()
        await more.press("Enter")
        await tab.page.get_by_role("menuitem", name="New person").press("Enter")
        await tab.page.get_by_label("Name").fill("Erin")
        await tab.page.get_by_role("button", name="Add", exact=True).press("Enter")
        await expect(tab.page.get_by_role("link", name="Become Erin")).to_be_visible()
        apps = tab.page.get_by_role("button", name="Install or uninstall apps")
        await apps.press("Enter")
        await tab.page.get_by_role("menuitem", name="Uninstall Tester").press("Enter")
        await expect(tab.page.get_by_text("Tester isn’t installed in this workspace.")).to_be_visible()
        await tab.is_accessible()
        await apps.press("Enter")
        await tab.page.get_by_role("menuitem", name="Install Tester").press("Enter")
        await expect(tab.page.locator("#notes")).to_contain_text("Tester is installed. Its bot token here: xoxb-")


async def test_a_message_is_shared_and_marked_unread(opens: Opens) -> None:
    async with wired() as slack:
        tab = await opens(slack.url)
        await slack.client.chat_postMessage(channel=slack.alice.me.dm, text="Soup")
        await tab.sees("Soup")
        await tab.newest().get_by_role("button", name="More actions").press("Enter")
        await tab.page.get_by_role("menuitem", name="Share message").press("Enter")
        await tab.page.get_by_role("button", name="Share", exact=True).press("Enter")
        await expect(tab.page.get_by_role("dialog")).to_have_count(0)
        await tab.newest().get_by_role("button", name="More actions").press("Enter")
        await tab.page.get_by_role("menuitem", name="Mark unread").press("Enter")
        await expect(tab.page.locator("#apps button")).to_contain_text("1 unread")
        await tab.page.get_by_role("button", name="general").click()
        await tab.sees("Soup")
        await tab.newest().get_by_role("button", name="Reply in thread").press("Enter")
        thread = tab.page.get_by_role("complementary", name="Thread")
        await thread.get_by_label("Also send to # general").check()
        await thread.get_by_role("textbox", name="Reply").fill("Me too")
        await thread.get_by_role("textbox", name="Reply").press("Enter")
        await expect(tab.newest().get_by_role("button", name="Replied in a thread")).to_be_visible()
        await expect(thread.get_by_label("Also send to # general")).not_to_be_checked()
        await tab.is_accessible()
