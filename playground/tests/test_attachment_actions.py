"""Buttons and menus of attachments, from before Block Kit."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from emulator_support.apps import Wired, wired
from slack_playground.workspace.workspace import CHANNEL

LUNCH: dict[str, Any] = {
    "text": "What do you eat?",
    "callback_id": "lunch",
    "actions": [
        {"name": "dish", "text": "Soup", "type": "button", "value": "soup", "style": "primary"},
        {"name": "size", "text": "Size", "type": "select", "options": [{"text": "Large", "value": "l"}]},
        {"name": "cook", "text": "Cook", "type": "select", "data_source": "users"},
    ],
}


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired() as wired_slack:
        await wired_slack.client.chat_postMessage(channel=CHANNEL, text="Lunch", attachments=[{"text": "Hm"}, LUNCH])
        yield wired_slack


async def test_button_is_an_interactive_message(slack: Wired) -> None:
    assert slack.alice.screen == "Lunch\nHm\nWhat do you eat?\n[Soup] [Size v] [Cook v]"
    await slack.alice.clicks("Soup")
    body = slack.app.last
    assert (body["type"], body["callback_id"], body["attachment_id"]) == ("interactive_message", "lunch", "2")
    assert body["actions"] == [{"name": "dish", "type": "button", "value": "soup"}]
    sent = body["original_message"]["attachments"][1]
    assert (sent["actions"][0]["id"], "blocks" in sent) == ("1", False)


async def test_menus_give_what_was_chosen(slack: Wired) -> None:
    await slack.alice.chooses("Large")
    assert slack.app.last["actions"][0] == {"name": "size", "type": "select", "selected_options": [{"value": "l"}]}
    await slack.alice.selects("Cook", "Bob")
    assert slack.app.last["actions"][0]["selected_options"] == [{"value": slack.bob.me.id}]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({"text": "One soup."}, ["One soup."]),
        ({"text": "One soup.", "replace_original": False}, ["Lunch", "One soup."]),
        ({"text": "Hush.", "response_type": "ephemeral"}, ["Lunch", "Hush."]),
        ({"delete_original": True}, []),
        (None, ["Lunch"]),
    ],
)
async def test_answer_takes_the_place_of_the_message(
    slack: Wired, answer: dict[str, Any] | None, shown: list[str]
) -> None:
    slack.app.says(answer)
    await slack.alice.clicks("Soup")
    assert [message.text for message in slack.alice.messages()] == shown


async def test_response_url_replaces_unless_it_says_otherwise(slack: Wired) -> None:
    await slack.alice.clicks("Soup")
    url = slack.app.last["response_url"]
    async with aiohttp.ClientSession() as session:
        for body in ({"text": "Cooking", "attachments": [LUNCH]}, {"text": "Aside", "replace_original": False}):
            async with session.post(url, json=body) as response:
                assert response.status == 200
    assert [message.text for message in slack.alice.messages()] == ["Cooking", "Aside"]
    await slack.alice.clicks("Soup")
    assert slack.app.last["original_message"]["text"] == "Cooking"


async def test_blocks_of_an_attachment_get_ids_when_a_message_changes(slack: Wired) -> None:
    message = slack.alice.last
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "Stew"}}
    await slack.client.chat_update(channel=CHANNEL, ts=message.ts, text="x", attachments=[{"blocks": [block]}])
    assert slack.alice.screen == "x\nStew"
