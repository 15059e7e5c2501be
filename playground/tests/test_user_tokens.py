"""What an app does with a user token, it does as that person."""

from typing import Any

import pytest
from emulator_support.apps import MANIFEST, Wired, wired
from slack_playground.workspace.apps import FIRST
from slack_playground.workspace.tokens import user_token
from slack_playground.workspace.workspace import CHANNEL
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

USER_SCOPES: dict[str, Any] = MANIFEST | {
    "oauth_config": {"scopes": {"bot": ["chat:write"], "user": ["chat:write", "channels:write", "reactions:write"]}}
}


def as_alice(slack: Wired) -> AsyncWebClient:
    return AsyncWebClient(user_token(slack.alice.me, FIRST), base_url=slack.client.base_url)


async def test_calls_are_the_person_s() -> None:
    async with wired(None) as slack:
        client, alice = as_alice(slack), slack.alice.me.id
        whose = await client.auth_test()
        assert (whose["user_id"], whose["user"]) == (alice, "alice")
        assert "bot_id" not in whose.data
        posted = await client.chat_postMessage(channel=CHANNEL, text="From Alice")
        assert (posted["message"]["user"], "bot_id" in posted["message"]) == (alice, False)
        await slack.actions.feed.wait_until_idle()
        assert slack.app_came("message")[-1]["event"]["user"] == alice
        where: dict[str, Any] = {"channel": CHANNEL, "timestamp": posted["ts"]}
        await client.reactions_add(name="eyes", **where)
        assert slack.workspace.messages[posted["ts"]].reactions == {"eyes": [alice]}
        own = await slack.client.chat_postMessage(channel=CHANNEL, text="From the app")
        with pytest.raises(SlackApiError, match="cant_update_message"):
            await client.chat_update(channel=CHANNEL, ts=own["ts"], text="x")
        with pytest.raises(SlackApiError, match="cant_delete_message"):
            await slack.client.chat_delete(channel=CHANNEL, ts=posted["ts"])
        created = await client.conversations_create(name="hers")
        assert slack.workspace.conversations[created["channel"]["id"]].members == [alice]
        assert (await client.users_profile_get())["profile"]["display_name"] == "Alice"


async def test_scopes_are_those_of_people() -> None:
    async with wired(USER_SCOPES) as slack:
        client = as_alice(slack)
        answer = await client.chat_postMessage(channel=CHANNEL, text="x")
        assert answer.headers["x-oauth-scopes"] == "channels:write,chat:write,reactions:write"
        await client.conversations_setTopic(channel=CHANNEL, topic="Soup")
        with pytest.raises(SlackApiError, match="missing_scope"):
            await client.users_list()


async def test_scheduled_message_is_posted_as_the_person() -> None:
    async with wired(None) as slack:
        client = as_alice(slack)
        await client.chat_scheduleMessage(channel=CHANNEL, text="Later", post_at=int(slack.clock.now) + 600)
        slack.clock.advance(601)
        slack.workspace.post_due()
        assert [message.user for message in slack.workspace.messages.values()] == [slack.alice.me.id]


@pytest.mark.parametrize("token", ["xoxp-playground-U0NOBODY00", "xoxp-other"])
async def test_unknown_token_is_refused(token: str) -> None:
    async with wired(None) as slack:
        with pytest.raises(SlackApiError, match="invalid_auth"):
            await AsyncWebClient(token, base_url=slack.client.base_url).auth_test()
