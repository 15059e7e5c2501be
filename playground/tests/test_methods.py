"""Every method of the Web API that the playground knows, called by Slack's own client; the page lists them."""

from pathlib import Path
from typing import Any

import pytest
from emulator_support.apps import Wired, wired
from emulator_support.kit import MODAL, ROW
from emulator_support.sockets import APP_TOKEN, linked
from slack_playground.reference import stale
from slack_playground.web_api import METHODS
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

DOCS = Path(__file__).parents[1] / "docs"
HOME: dict[str, Any] = {"type": "home", "blocks": [{"type": "divider"}]}


async def talk(client: AsyncWebClient, slack: Wired, channel: str) -> None:
    """Messages, and what is done with one."""
    dm, alice = slack.alice.me.dm, slack.alice.me.id
    posted = await client.chat_postMessage(channel=channel, text="Soup?")
    where: dict[str, Any] = {"channel": channel, "timestamp": posted["ts"]}
    await client.chat_update(channel=channel, ts=posted["ts"], text="Soup!")
    await client.chat_getPermalink(channel=channel, message_ts=posted["ts"])
    await client.reactions_add(name="stew", **where)
    assert (await client.reactions_get(**where))["message"]["reactions"][0]["name"] == "stew"
    await client.reactions_remove(name="stew", **where)
    await client.pins_add(**where)
    assert (await client.pins_list(channel=channel))["items"]
    await client.pins_remove(**where)
    await client.conversations_history(channel=channel)
    await client.conversations_replies(channel=channel, ts=posted["ts"])
    await client.chat_delete(channel=channel, ts=posted["ts"])
    await client.chat_postEphemeral(channel=dm, user=alice, text="Hush.")
    later = await client.chat_scheduleMessage(channel=dm, text="Later.", post_at=int(slack.clock.now) + 600)
    assert (await client.chat_scheduledMessages_list())["scheduled_messages"]
    await client.chat_deleteScheduledMessage(channel=dm, scheduled_message_id=later["scheduled_message_id"])


async def look_round(client: AsyncWebClient, slack: Wired, channel: str) -> None:
    """People, places, and the app itself."""
    alice = slack.alice.me.id
    await client.api_test()
    await client.auth_test()
    await client.bots_info()
    await client.team_info()
    assert (await client.users_info(user=alice))["user"]["id"] == alice
    await client.users_list()
    profile = (await client.users_profile_get(user=alice))["profile"]
    await client.users_lookupByEmail(email=profile["email"])
    await client.users_conversations()
    await client.conversations_info(channel=channel)
    await client.conversations_join(channel=channel)
    await client.conversations_members(channel=channel)
    await client.conversations_open(users=alice)
    prompts = [{"title": "Soup", "message": "soup"}]
    await client.assistant_threads_setSuggestedPrompts(channel_id=slack.alice.me.dm, prompts=prompts)
    assert slack.alice.prompts == ["Soup"]


async def show(client: AsyncWebClient, slack: Wired) -> None:
    """Modals, the Home tab, and files."""
    dm = slack.alice.me.dm
    await client.views_publish(user_id=slack.alice.me.id, view=HOME)
    await client.chat_postMessage(channel=dm, text="x", blocks=ROW)
    await slack.alice.clicks("Press")
    view = await client.views_open(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    await client.views_update(view_id=view["view"]["id"], view=MODAL)
    await slack.alice.clicks("Press")
    await client.views_push(trigger_id=slack.app.last["trigger_id"], view=MODAL)
    sent = await client.files_upload_v2(channel=dm, content="soup", filename="soup.txt")
    identifier = sent["files"][0]["id"]
    await client.files_info(file=identifier)
    assert (await client.files_list())["files"]
    await client.files_delete(file=identifier)


async def test_methods_answer_slacks_own_client() -> None:
    async with wired() as slack:
        client = slack.client
        listed = await client.conversations_list()
        channel = listed["channels"][0]["id"]
        await look_round(client, slack, channel)
        await talk(client, slack, channel)
        await show(client, slack)
        asked = {entry.name for entry in slack.workspace.traffic.entries}
        assert slack.workspace.refusals == []
    async with linked() as socket:
        await AsyncWebClient(base_url=socket.client.base_url).apps_connections_open(app_token=APP_TOKEN)
        assert asked & METHODS.keys() == METHODS.keys() - {"apps.connections.open"}


@pytest.mark.parametrize("name", sorted(METHODS.keys() - {"api.test"}))
async def test_methods_refuse_a_foreign_token(name: str) -> None:
    async with wired() as slack:
        stranger = AsyncWebClient("xoxb-of-a-stranger", base_url=slack.client.base_url)
        with pytest.raises(SlackApiError) as refused:
            await stranger.api_call(name)
        assert refused.value.response["error"] in {"invalid_auth", "not_allowed_token_type"}


async def test_unknown_method_is_refused() -> None:
    async with wired() as slack:
        with pytest.raises(SlackApiError, match="unknown_method"):
            await slack.client.api_call("soup.cook")


def test_reference_pages_are_up_to_date() -> None:
    assert list(stale(DOCS)) == [], "run: python -m slack_playground.reference playground/docs"
