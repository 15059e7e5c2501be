"""A workspace as a file describes it."""

from typing import Any

import pytest
from emulator_support.apps import MANIFEST, wired
from slack_playground.testing.person import Person
from slack_playground.workspace.seed import Seed, SeedError

KITCHEN: dict[str, Any] = {
    "team": {"name": "Kitchen"},
    "people": [
        {"name": "Alice", "real_name": "Alice Adams", "email": "a@example.org", "admin": True},
        {"name": "Bob", "tz": "America/New_York", "guest": True},
        {"name": "Dana", "locale": "es-ES", "team": "T0OTHER"},
    ],
    "channels": [
        {"name": "stove", "topic": "Hot", "members": ["Alice", "app"]},
        {"name": "cellar", "private": True, "members": ["Bob"], "shared_with": ["T0OTHER"]},
    ],
    "user_groups": [{"name": "Cooks", "users": ["Alice", "Bob"]}],
    "emoji": {"soup": "https://example.org/soup.png"},
    "messages": [
        {
            "channel": "stove",
            "from": "Alice",
            "text": "Who cooks?",
            "reactions": {"eyes": ["Bob"]},
            "replies": [{"from": "app", "text": "I do."}],
        },
        {"channel": "dm", "from": "Alice", "text": "hello"},
    ],
}


async def test_workspace_begins_as_it_is_described() -> None:
    async with wired(MANIFEST, seed=Seed(KITCHEN)) as slack:
        client = slack.client
        assert (await client.team_info())["team"]["name"] == "Kitchen"
        people = {member["name"]: member for member in (await client.users_list())["members"]}
        assert (people["alice"]["real_name"], people["alice"]["is_admin"]) == ("Alice Adams", True)
        assert (people["bob"]["tz_offset"], people["bob"]["is_restricted"]) == (-18_000, True)
        assert (people["dana"]["locale"], people["dana"]["is_stranger"]) == ("es-ES", True)
        stove = slack.workspace.channel_named("stove")
        assert stove is not None
        (message,) = (await client.conversations_history(channel="stove"))["messages"]
        assert (message["text"], message["reply_count"], message["reactions"][0]["name"]) == ("Who cooks?", 1, "eyes")
        assert (await client.emoji_list())["emoji"] == {"soup": "https://example.org/soup.png"}
        assert (await client.usergroups_list())["usergroups"][0]["user_count"] == 2
        assert slack.app.came == [], "what was there before is no event"
        slack.workspace.reset()
        assert len(slack.workspace.messages) == 3


async def test_other_app_writes_as_a_bot() -> None:
    bots = {"bots": [{"name": "Deployer"}], "channels": [{"name": "stove", "members": ["Alice", "Deployer", "app"]}]}
    async with wired(None, seed=Seed(bots)) as slack:
        deployer = Person(slack.actions, "Deployer")
        await deployer.says("Deployed <https://example.com/1>", to="#stove")
        event = slack.app_came("message")[-1]["event"]
        assert (event["user"], event["bot_id"], event["bot_profile"]["name"]) == (
            "U0DEPLOYER",
            "B0DEPLOYER",
            "Deployer",
        )
        assert (await slack.client.bots_info(bot="B0DEPLOYER"))["bot"]["name"] == "Deployer"
        assert (await slack.client.users_info(user="U0DEPLOYER"))["user"]["is_bot"] is True
        assert "D0DEPLOYER" not in slack.workspace.conversations


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"persons": []}, "persons: there are apps, bots, channels"),
        ({"people": "Alice"}, "people must be a list"),
        ({"people": [{"real_name": "x"}]}, "needs a name"),
        ({"people": [{"name": "x", "tz": "Moon/Sea"}]}, "Moon/Sea is not a time zone"),
        ({"channels": [{"name": "x", "members": ["Zoe"]}]}, "Zoe is not among the people"),
        ({"team": ["x"]}, "must be mappings"),
    ],
)
def test_wrong_description_is_a_sentence(wrong: dict[str, Any], reason: str) -> None:
    with pytest.raises(SeedError, match=reason):
        Seed(wrong)
