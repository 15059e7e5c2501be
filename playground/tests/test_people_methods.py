"""The methods that only a user token may call, and what a person sees with it."""

from collections.abc import AsyncIterator

import pytest
from emulator_support.apps import Wired, wired
from slack_playground.testing.person import GENERAL, Person
from slack_playground.workspace.apps import FIRST
from slack_playground.workspace.tokens import user_token
from slack_playground.workspace.workspace import BOT_USER
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired(None) as wired_slack:
        yield wired_slack


def client_of(slack: Wired, person: Person) -> AsyncWebClient:
    return AsyncWebClient(user_token(person.me, FIRST), base_url=slack.client.base_url)


async def test_channel_is_seen_by_its_members(slack: Wired) -> None:
    bob = client_of(slack, slack.bob)
    channel_id = (await bob.conversations_create(name="cellar", is_private=True))["channel"]["id"]
    kinds = "public_channel,private_channel"
    assert channel_id in [found["id"] for found in (await bob.conversations_list(types=kinds))["channels"]]
    assert channel_id not in [found["id"] for found in (await slack.client.conversations_list(types=kinds))["channels"]]
    await bob.conversations_invite(channel=channel_id, users=[BOT_USER])
    await bob.conversations_kick(channel=channel_id, user=BOT_USER)
    assert slack.workspace.conversations[channel_id].members == [slack.bob.me.id]


async def test_search_finds_what_the_person_may_see(slack: Wired) -> None:
    await slack.alice.says("the soup is hot", to=GENERAL)
    await slack.alice.says("soup, only between us")
    alice, bob = client_of(slack, slack.alice), client_of(slack, slack.bob)
    for client, query, total in (
        (alice, "soup", 2),
        (bob, "soup", 1),
        (alice, "soup -hot", 1),
        (alice, '"soup is"', 1),
        (bob, "soup from:@bob", 0),
        (alice, "soup from:me in:general", 1),
    ):
        found = (await client.search_messages(query=query))["messages"]
        assert (found["total"], len(found["matches"])) == (total, total), query
    second = (await alice.search_messages(query="soup", count=1, page=2, sort_dir="asc"))["messages"]
    assert (second["paging"]["pages"], second["matches"][0]["text"]) == (2, "soup, only between us")
    with pytest.raises(SlackApiError, match="no_query"):
        await alice.search_messages(query=" ")


@pytest.mark.parametrize("method", ["search.messages", "reminders.list", "users.profile.set", "dnd.setSnooze"])
async def test_bot_token_is_of_the_wrong_type(slack: Wired, method: str) -> None:
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        await slack.client.api_call(method)


async def test_methods_for_organizations_and_for_those_who_pay_say_so(slack: Wired) -> None:
    alice = AsyncWebClient(user_token(slack.alice.me, FIRST), base_url=slack.client.base_url)
    for client, error in ((slack.client, "not_allowed_token_type"), (alice, "feature_not_enabled")):
        with pytest.raises(SlackApiError, match=error):
            await client.admin_users_list(team_id="T0PLAYGRND")
    with pytest.raises(SlackApiError, match="paid_only"):
        await alice.team_accessLogs()
    assert [refusal.missing for refusal in slack.workspace.refusals] == [False, False, False]


async def test_profile_changes_are_told(slack: Wired) -> None:
    alice = client_of(slack, slack.alice)
    await alice.users_profile_set(profile={"status_text": "Eating", "real_name": "Alice Stew"})
    user = (await slack.client.users_info(user=slack.alice.me.id))["user"]
    assert (user["real_name"], user["profile"]["status_text"]) == ("Alice Stew", "Eating")
    assert user["profile"]["last_name"] == "Stew"
    await slack.actions.feed.wait_until_idle()
    for kind in ("user_change", "user_profile_changed", "user_status_changed"):
        assert slack.app_came(kind)[0]["event"]["user"]["profile"]["status_text"] == "Eating"
    with pytest.raises(SlackApiError, match="not_admin"):
        await client_of(slack, slack.bob).users_profile_set(user=slack.alice.me.id, name="title", value="Boss")


async def test_quiet_ends_by_itself(slack: Wired) -> None:
    alice = client_of(slack, slack.alice)
    await alice.dnd_setSnooze(num_minutes=10)
    arguments = {"user": slack.alice.me.id}
    assert (await slack.client.dnd_info(**arguments))["snooze_remaining"] == 600
    slack.clock.now += 601
    assert (await slack.client.dnd_info(**arguments))["snooze_enabled"] is False
    with pytest.raises(SlackApiError, match="snooze_not_active"):
        await alice.dnd_endSnooze()


@pytest.mark.parametrize(("time", "error"), [("in a while", "cannot_parse"), ("100000000", "time_in_past")])
async def test_reminder_needs_a_time_to_come(slack: Wired, time: str, error: str) -> None:
    with pytest.raises(SlackApiError, match=error):
        await client_of(slack, slack.alice).reminders_add(text="Eat", time=time)
