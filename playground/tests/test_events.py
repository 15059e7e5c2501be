"""Events as the app gets them: each on its own, again until acknowledged, and only where the app wants them."""

from typing import Any

import pytest
from emulator_support.apps import MANIFEST, Came, wired
from slack_playground.testing.person import GENERAL
from slack_playground.workspace.workspace import BOT_USER, CHANNEL, RANDOM
from slack_sdk.errors import SlackApiError
from starlette.responses import Response

WANTED = (
    "app_mention message.channels message.im message_metadata_posted message_metadata_updated"
    " message_metadata_deleted reaction_added reaction_removed pin_added channel_created member_joined_channel"
)
EVERY: dict[str, Any] = MANIFEST | {"settings": {"event_subscriptions": {"bot_events": WANTED.split()}}}


def without(kind: str) -> Any:
    """An app that has no listener for one type of event."""

    def answer(came: Came) -> Response:
        return Response(status_code=404 if came.body.get("event", {}).get("type") == kind else 200)

    return answer


async def test_event_without_a_listener_holds_up_no_other() -> None:
    async with wired(None) as slack:
        slack.app.answers = without("app_mention")
        await slack.alice.says("@Your app hello", to=GENERAL)
        await slack.actions.feed.wait_until_idle()
        assert len(slack.app_came("message")) == 1
        assert slack.waited == [0.0], "the later attempts are not made for an app that did not ask for the event"
        assert slack.alice.failures == []


async def test_app_without_a_manifest_is_not_asked_twice_for_what_it_did_not_take() -> None:
    async with wired(None) as slack:
        slack.app.answers = without("app_mention")
        for _ in range(2):
            await slack.alice.says("@Your app hello", to=GENERAL)
            await slack.actions.feed.wait_until_idle()
        assert len(slack.app_came("app_mention")) == 3, "twice for the first mention, once for the second"
        slack.app.says()
        await slack.alice.says("@Your app hello", to=GENERAL)
        await slack.actions.feed.wait_until_idle()
        slack.app.answers = without("app_mention")
        await slack.alice.says("@Your app hello", to=GENERAL)
        await slack.actions.feed.wait_until_idle()
        assert len(slack.app_came("app_mention")) == 6, "what was acknowledged once is wanted again"


async def test_later_attempts_are_made_in_the_background() -> None:
    async with wired() as slack:
        slack.app.says(status=500)
        await slack.alice.says("hello")
        assert slack.alice.failures == ["Your message failed: the app answered 500."]
        await slack.actions.feed.wait_until_idle()
        assert slack.waited == [0.0, 60.0, 300.0]
        assert [came.headers.get("x-slack-retry-num") for came in slack.app.came] == [None, "1", "2", "3"]


async def test_each_request_has_a_connection_of_its_own() -> None:
    """An app may close one that is idle just when it would be used again, and the request would be lost."""
    async with wired() as slack:
        for _ in range(2):
            await slack.alice.says("hello")
        assert [came.headers["connection"] for came in slack.app.came] == ["close"] * 2


async def test_mention_is_a_user_element() -> None:
    async with wired() as slack:
        await slack.alice.says("@Tester see #general and https://example.com :tada: *now*", to=GENERAL)
        event = slack.app.last["event"]
        (block,) = event["blocks"]
        elements = block["elements"][0]["elements"]
        assert elements[0] == {"type": "user", "user_id": BOT_USER}
        assert {"type": "channel", "channel_id": CHANNEL} in elements
        assert {"type": "link", "url": "https://example.com"} in elements
        assert {"type": "emoji", "name": "tada"} in elements
        assert {"type": "text", "text": "now", "style": {"bold": True}} in elements
        assert event["text"] == f"<@{BOT_USER}> see <#{CHANNEL}> and <https://example.com> :tada: *now*"


async def test_reactions_pins_and_channels_are_events() -> None:
    async with wired(EVERY) as slack:
        await slack.alice.says("hello", to=GENERAL)
        message = slack.alice.messages()[-1]
        slack.workspace.react(message, slack.bob.me.id, "eyes")
        slack.workspace.unreact(message, slack.bob.me.id, "eyes")
        slack.workspace.pin(message, slack.bob.me.id, pinned=True)
        channel = (await slack.client.conversations_create(name="soup"))["channel"]["id"]
        await slack.client.conversations_invite(channel=channel, users=slack.bob.me.id)
        await slack.actions.feed.wait_until_idle()
        (added,) = slack.app_came("reaction_added")
        assert added["event"]["item"] == {"type": "message", "channel": CHANNEL, "ts": message.ts}
        assert (added["event"]["reaction"], added["event"]["item_user"]) == ("eyes", slack.alice.me.id)
        (joined,) = slack.app_came("member_joined_channel")
        assert (joined["event"]["user"], joined["event"]["inviter"]) == (slack.bob.me.id, BOT_USER)
        for kind in ("reaction_removed", "pin_added", "channel_created"):
            assert len(slack.app_came(kind)) == 1


@pytest.mark.parametrize("own_messages", [False, True])
async def test_app_hears_its_own_messages_where_that_is_wanted(*, own_messages: bool) -> None:
    metadata = {"event_type": "soup_cooked", "event_payload": {"hot": True}}
    async with wired(EVERY, own_messages=own_messages) as slack:
        posted = await slack.client.chat_postMessage(channel=CHANNEL, text="Soup", metadata=metadata)
        await slack.client.chat_update(channel=CHANNEL, ts=posted["ts"], text="Stew")
        await slack.client.chat_delete(channel=CHANNEL, ts=posted["ts"])
        await slack.actions.feed.wait_until_idle()
        events = [body["event"] for body in slack.app_came("message")]
        subtypes = [event.get("subtype") for event in events]
        assert subtypes == ([None, "message_changed", "message_deleted"] if own_messages else [])
        if own_messages:
            assert events[0]["bot_profile"]["name"] == "Tester"
            assert events[1]["previous_message"]["text"] == "Soup"
            (noted,) = slack.app_came("message_metadata_posted")
            assert noted["event"]["metadata"] == metadata


async def test_metadata_is_told_when_it_is_posted_changed_and_deleted() -> None:
    cooked = {"event_type": "soup_cooked", "event_payload": {"hot": True}}
    eaten = {"event_type": "soup_eaten", "event_payload": {"hot": False}}
    async with wired(EVERY, own_messages=True) as slack:
        posted = await slack.client.chat_postMessage(channel=CHANNEL, text="Soup", metadata=cooked)
        await slack.client.chat_update(channel=CHANNEL, ts=posted["ts"], text="Soup!")
        await slack.client.chat_update(channel=CHANNEL, ts=posted["ts"], text="Gone", metadata=eaten)
        await slack.client.chat_delete(channel=CHANNEL, ts=posted["ts"])
        await slack.actions.feed.wait_until_idle()
        events = {kind: slack.app_came(f"message_metadata_{kind}") for kind in ("posted", "updated", "deleted")}
        (first,), (second,), (last,) = (events[kind] for kind in ("posted", "updated", "deleted"))
        assert slack.app_came("message")[0]["event"]["metadata"] == cooked
        where = {"channel_id": CHANNEL, "user_id": BOT_USER, "message_ts": posted["ts"], "metadata": cooked}
        assert where.items() <= first["event"].items()
        assert (second["event"]["previous_metadata"], second["event"]["metadata"]) == (cooked, eaten)
        assert (last["event"]["previous_metadata"], last["event"]["deleted_ts"]) == (eaten, posted["ts"])


LINKS: dict[str, Any] = {
    "features": {"unfurl_domains": ["example.com"]},
    "settings": {"event_subscriptions": {"bot_events": ["link_shared"]}},
}


async def test_link_to_a_domain_of_the_app_is_told_and_previewed() -> None:
    typed, url = "https://docs.example.com/soup?a=1&b=2", "https://docs.example.com/soup?a=1&amp;b=2"
    # Slack sends the address as messages have it: https://github.com/slackapi/python-slack-events-api/issues/49
    async with wired(LINKS) as slack:
        await slack.alice.says(f"see {typed} and https://notexample.com/x", to=GENERAL)
        (message,) = slack.alice.messages(GENERAL)
        event = slack.app_came("link_shared")[0]["event"]
        assert event["links"] == [{"domain": "example.com", "url": url}]
        assert (event["channel"], event["message_ts"], event["user"]) == (CHANNEL, message.ts, slack.alice.me.id)
        assert event["is_bot_user_member"] is True
        for title in ("Soup", "Stew"):
            named = {"unfurl_id": event["unfurl_id"], "source": event["source"]}
            await slack.client.chat_unfurl(unfurls={url: {"title": title}}, **named)
        assert [attachment["title"] for attachment in message.attachments] == ["Stew"], "a later one replaces it"
        with pytest.raises(SlackApiError, match="invalid_unfurl_id"):
            await slack.client.chat_unfurl(unfurl_id="C1.1.2.x", source="composer", unfurls={url: {"title": "Pea"}})


async def test_link_is_told_outside_the_apps_channels_but_not_of_its_own_messages() -> None:
    async with wired(LINKS) as slack:
        await slack.alice.creates("cellar")
        await slack.alice.says("https://example.com", to="#cellar")
        await slack.client.chat_postMessage(channel=CHANNEL, text="https://example.com")
        await slack.actions.feed.wait_until_idle()
        assert [came["event"]["is_bot_user_member"] for came in slack.app_came("link_shared")] == [False]


async def test_groups_and_the_end_of_a_membership_are_told() -> None:
    kinds = ["subteam_created", "subteam_updated", "subteam_members_changed", "member_left_channel", "channel_left"]
    async with wired(MANIFEST | {"settings": {"event_subscriptions": {"bot_events": kinds}}}) as slack:
        group = (await slack.client.usergroups_create(name="Cooks", handle="cooks"))["usergroup"]["id"]
        await slack.client.usergroups_users_update(usergroup=group, users=[slack.alice.me.id, slack.bob.me.id])
        await slack.client.usergroups_users_update(usergroup=group, users=[slack.bob.me.id])
        await slack.client.usergroups_disable(usergroup=group)
        await slack.client.conversations_leave(channel=RANDOM)
        await slack.actions.feed.wait_until_idle()
        events = [came.body["event"] for came in slack.app.came]
        assert [event["type"] for event in events if "left" in event["type"]] == ["member_left_channel", "channel_left"]
        changed = [event for event in events if event["type"] == "subteam_members_changed"]
        assert [(event["added_users_count"], event["removed_users"]) for event in changed] == [
            (2, []),
            (0, [slack.alice.me.id]),
        ]
        subteams = [event["subteam"] for event in events if "subteam" in event]
        assert [(bool(shown["date_delete"]), len(shown["users"])) for shown in subteams] == [
            (False, 0),
            (False, 2),
            (False, 1),
            (True, 1),
        ]


async def test_event_on_behalf_of_a_person_is_authorized_by_that_person() -> None:
    events = {"bot_events": ["message.im"], "user_events": ["message.im", "message.channels"]}
    async with wired(MANIFEST | {"settings": {"event_subscriptions": events}}) as slack:
        await slack.bob.says("hello")
        await slack.bob.says("hello", to=GENERAL)
        authorized = [came.body["authorizations"][0] for came in slack.app.came]
        assert [(entry["user_id"], entry["is_bot"]) for entry in authorized] == [
            (BOT_USER, True),
            (slack.alice.me.id, False),
        ]
