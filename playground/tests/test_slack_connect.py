"""Slack Connect: an app invites Dana of another workspace, and Dana invites the app."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from emulator_support.apps import MANIFEST, Wired, wired
from slack_playground.people.errors import ActionError
from slack_playground.testing.person import Person
from slack_playground.workspace.models import Channel
from slack_playground.workspace.seed import Seed
from slack_playground.workspace.workspace import CHANNEL
from slack_sdk.errors import SlackApiError

SEED = {
    "people": [{"name": "Alice"}, {"name": "Bob"}, {"name": "Dana", "team": "T0BAKERY00"}],
    "channels": [{"name": "soup", "members": ["Alice", "app"]}, {"name": "stew", "members": ["Alice"]}],
}
EVENTS = ["channel_shared", "member_joined_channel", "shared_channel_invite_accepted", "shared_channel_invite_received"]
LISTENING = {**MANIFEST, "settings": {"event_subscriptions": {"bot_events": EVENTS}}}
DANA = "U0DANA0000"


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired(LISTENING, seed=Seed(SEED)) as made:
        yield made


def channel(slack: Wired, name: str) -> Channel:
    found = slack.workspace.channel_named(name)
    assert found is not None
    return found


async def test_dana_accepts_an_invitation(slack: Wired) -> None:
    dana, soup = Person(slack.actions, "Dana"), channel(slack, "soup")
    with pytest.raises(ActionError, match="no invitation"):
        await dana.accepts_invitation("soup")
    sent = await slack.client.conversations_inviteShared(channel=soup.id, user_ids=DANA)
    assert sent["is_legacy_shared_channel"] is False
    (pending,) = (await slack.client.conversations_listConnectInvites())["invites"]
    assert (pending["direction"], pending["invite"]["id"]) == ("outgoing", sent["invite_id"])
    assert pending["invite"]["date_invalid"] - pending["invite"]["date_created"] == 14 * 86_400
    await dana.accepts_invitation("soup")
    (accepted,) = slack.app_came("shared_channel_invite_accepted")
    event = accepted["event"]
    assert (event["accepting_user"]["id"], event["invite"]["recipient_user_id"]) == (DANA, DANA)
    assert [team["id"] for team in event["teams_in_channel"]] == ["T0PLAYGRND", "T0BAKERY00"]
    assert slack.app_came("channel_shared")[0]["event"]["connected_team_id"] == "T0BAKERY00"
    assert slack.app_came("member_joined_channel")[0]["event"]["user"] == DANA
    assert (await slack.client.conversations_info(channel=soup.id))["channel"]["is_ext_shared"] is True
    assert (await slack.client.conversations_listConnectInvites())["invites"] == []
    again = slack.client.conversations_inviteShared(channel=soup.id, user_ids=[DANA])
    with pytest.raises(SlackApiError, match="already_in_channel"):
        await again


async def test_dana_accepts_and_shares_on_the_page(slack: Wired) -> None:
    soup = channel(slack, "soup")
    await slack.client.conversations_inviteShared(channel=soup.id, user_ids=DANA)
    async with httpx.AsyncClient(base_url=f"{slack.url}/playground/") as page:
        state = (await page.get("state", params={"person": DANA})).json()
        assert [invited["name"] for invited in state["invitations"]] == ["soup"]
        for body in ({"do": "accept", "channel": soup.id}, {"do": "share", "name": "ovens"}):
            assert (await page.post("channel", json={"person": DANA, **body})).json()["ok"]
    assert DANA in soup.members
    (received,) = slack.app_came("shared_channel_invite_received")
    assert received["event"]["channel"]["name"] == "ovens"


async def test_invitation_by_mail_has_an_address_unless_it_is_limited(slack: Wired) -> None:
    soup = channel(slack, "soup").id
    limited = await slack.client.conversations_inviteShared(channel=soup, emails=["dana@example.com"])
    assert "url" not in limited.data
    whole = await slack.client.conversations_inviteShared(
        channel=soup, emails=["dana@example.com"], external_limited=False
    )
    assert whole["url"].endswith(whole["invite_id"])
    await Person(slack.actions, "Dana").accepts_invitation("soup")


async def test_dana_shares_a_channel_with_the_app(slack: Wired) -> None:
    dana = Person(slack.actions, "Dana")
    invitation = await dana.shares_channel("ovens")
    (received,) = slack.app_came("shared_channel_invite_received")
    assert (received["event"]["invite"]["id"], received["event"]["channel"]["name"]) == (invitation, "ovens")
    assert received["event"]["invite"]["inviting_user"]["team_id"] == "T0BAKERY00"
    accepted = await slack.client.conversations_acceptSharedInvite(channel_name="bakery", invite_id=invitation)
    shared = (await slack.client.conversations_info(channel=accepted["channel_id"]))["channel"]
    assert (shared["name"], shared["is_ext_shared"], shared["is_member"]) == ("bakery", True, True)
    await dana.says("Bread?", to="bakery")
    declined = await dana.shares_channel("cellar")
    await slack.client.api_call("conversations.declineSharedInvite", params={"invite_id": declined})
    accept = slack.client.conversations_acceptSharedInvite(channel_name="cellar", invite_id=declined)
    with pytest.raises(SlackApiError, match="invite_not_found"):
        await accept
    with pytest.raises(ActionError, match="another workspace"):
        await slack.alice.shares_channel("ovens")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": CHANNEL, "user_ids": DANA}, "cannot_share_mandatory_channel"),
        ({"channel": "#stew", "user_ids": DANA}, "channel_not_found"),
        ({"channel": "D0ALICE000", "user_ids": DANA}, "invalid_channel_type"),
        ({"channel": "#soup"}, "recipients_not_specified"),
        ({"channel": "#soup", "emails": "a@example.com,b@example.com"}, "too_many_emails"),
        ({"channel": "#soup", "emails": "dana"}, "invalid_email"),
        ({"channel": "#soup", "user_ids": "U0BOB00000"}, "user_not_found"),
    ],
)
async def test_invitation_slack_would_not_send_is_refused(slack: Wired, arguments: dict[str, Any], error: str) -> None:
    with pytest.raises(SlackApiError, match=error):
        await slack.client.api_call("conversations.inviteShared", params=arguments)


async def test_own_invitation_cannot_be_accepted_and_archived_channels_are_not_shared(slack: Wired) -> None:
    soup = channel(slack, "soup").id
    sent = await slack.client.conversations_inviteShared(channel=soup, user_ids=[DANA])
    with pytest.raises(SlackApiError, match="invite_from_same_org"):
        await slack.client.conversations_acceptSharedInvite(channel_name="x", invite_id=sent["invite_id"])
    await slack.client.conversations_archive(channel=soup)
    with pytest.raises(SlackApiError, match="channel_archived"):
        await slack.client.conversations_inviteShared(channel=soup, user_ids=[DANA])
