"""Two apps in one workspace: each gets what is its own, and sees the other as everybody does."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from emulator_support.kit import MODAL, ROW
from emulator_support.two_apps import COOK, DEPLOYER, TwoApps, two_apps
from slack_playground.testing.person import GENERAL
from slack_playground.workspace.apps import App
from slack_playground.workspace.seed import Seed, SeedError
from slack_playground.workspace.workspace import CHANNEL
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

HOME: dict[str, Any] = {"type": "home", "blocks": ROW}


@pytest.fixture
async def slack() -> AsyncIterator[TwoApps]:
    async with two_apps() as made:
        yield made


async def error_of(call: Any) -> str:
    """The error with which Slack refuses a call."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return str(refused.value.response["error"])


async def test_each_token_is_of_its_own_app(slack: TwoApps) -> None:
    cook, deployer = await slack.cook.client.auth_test(), await slack.deployer.client.auth_test()
    assert (cook["user"], deployer["user"]) == ("Cook", "Deployer")
    assert {cook["user_id"], cook["bot_id"]}.isdisjoint({deployer["user_id"], deployer["bot_id"]})
    seen = await slack.cook.client.bots_info(bot=deployer["bot_id"])
    assert (seen["bot"]["name"], seen["bot"]["user_id"]) == ("Deployer", deployer["user_id"])
    named = {
        member["name"]: member["profile"].get("bot_id") for member in (await slack.cook.client.users_list())["members"]
    }
    assert (named["cook"], named["deployer"]) == (cook["bot_id"], deployer["bot_id"])


async def test_scopes_are_those_of_the_token_s_app(slack: TwoApps) -> None:
    assert (await slack.cook.client.reactions_list())["ok"]
    assert await error_of(slack.deployer.client.reactions_list()) == "missing_scope"
    answer = await slack.deployer.client.auth_test()
    assert answer.headers["x-oauth-scopes"] == "channels:history,chat:write,users:read"


async def test_alice_talks_with_each_app_alone(slack: TwoApps) -> None:
    alice = slack.person("Alice")
    await alice.says("hello")
    await alice.says("is it out?", to="Deployer")
    assert [body["event"]["text"] for body in slack.cook.app.of_type("message")] == ["hello"]
    (asked,) = slack.deployer.app.of_type("message")
    assert (asked["event"]["text"], asked["event"]["channel_type"]) == ("is it out?", "im")
    assert asked["api_app_id"] == asked["authorizations"][0]["user_id"].replace("U0THEBOT", "A0PLAYGR")
    await slack.deployer.client.chat_postMessage(channel=alice.me.id, text="It is.")
    assert slack.workspace.messages[alice.last.ts].channel == asked["event"]["channel"]
    assert await error_of(slack.cook.client.chat_postMessage(channel=asked["event"]["channel"], text="x")) == (
        "channel_not_found"
    )


async def test_app_hears_what_another_app_says_in_a_channel(slack: TwoApps) -> None:
    posted = await slack.deployer.client.chat_postMessage(channel=CHANNEL, text="Soup 2.0 is out.")
    assert posted["message"]["bot_profile"]["name"] == "Deployer"
    await slack.actions.feed.wait_until_idle()
    (heard,) = slack.cook.app.of_type("message")
    event, said = heard["event"], posted["message"]
    assert (event["text"], event["bot_id"], event["app_id"]) == ("Soup 2.0 is out.", said["bot_id"], said["app_id"])
    assert "client_msg_id" not in event


async def test_message_under_another_name_has_no_user(slack: TwoApps) -> None:
    posted = await slack.deployer.client.chat_postMessage(
        channel=CHANNEL, text="Out.", username="Robot", icon_emoji=":x:"
    )
    assert slack.person("Alice").transcript == "Robot: Out."
    await slack.actions.feed.wait_until_idle()
    for message in (posted["message"], slack.cook.app.of_type("message")[0]["event"]):
        assert (message["subtype"], message["username"], message["icons"]) == ("bot_message", "Robot", {"emoji": ":x:"})
        assert message["bot_profile"]["name"] == "Deployer"
        assert "user" not in message


async def test_mention_reaches_the_app_that_is_mentioned(slack: TwoApps) -> None:
    bob = slack.person("Bob")
    await bob.says("@Deployer go", to=GENERAL)
    assert len(slack.deployer.app.of_type("app_mention")) == 1
    assert slack.cook.app.of_type("app_mention") == []
    assert len(slack.cook.app.of_type("message")) == 1


async def test_message_of_another_app_cannot_be_changed(slack: TwoApps) -> None:
    client, other = slack.cook.client, slack.deployer.client
    ts = (await other.chat_postMessage(channel=CHANNEL, text="Out."))["ts"]
    assert await error_of(client.chat_update(channel=CHANNEL, ts=ts, text="In.")) == "cant_update_message"
    assert await error_of(client.chat_delete(channel=CHANNEL, ts=ts)) == "cant_delete_message"
    assert (await other.chat_delete(channel=CHANNEL, ts=ts))["ok"]
    assert [refusal.app for refusal in slack.workspace.refusals] == ["Cook", "Cook"]


async def test_click_goes_to_the_app_of_its_message(slack: TwoApps) -> None:
    alice = slack.person("Alice")
    await slack.cook.client.chat_postMessage(channel=CHANNEL, text="x", blocks=ROW)
    await slack.deployer.client.chat_postEphemeral(channel=CHANNEL, user=alice.me.id, text="x", blocks=ROW)
    await alice.clicks("Press")
    (clicked,) = slack.deployer.app.of_type("block_actions")
    assert slack.cook.app.of_type("block_actions") == []
    answer = await AsyncWebhookClient(clicked["response_url"]).send(text="Deployed.", response_type="in_channel")
    assert answer.status_code == 200
    assert (alice.screen, alice.last.user) == ("Deployed.", bot_user(slack, "Deployer"))


def bot_user(slack: TwoApps, name: str) -> str:
    """The bot user of an app."""
    app = slack.workspace.apps.named(name)
    assert app is not None
    return app.user


async def test_trigger_of_one_app_opens_nothing_for_another(slack: TwoApps) -> None:
    alice = slack.person("Alice")
    await alice.says("/deploy now", to=GENERAL)
    assert slack.cook.app.came == []
    command = slack.deployer.app.last
    assert (command["command"], command["text"]) == ("/deploy", "now")
    trigger = command["trigger_id"]
    assert await error_of(slack.cook.client.views_open(trigger_id=trigger, view=MODAL)) == "invalid_trigger_id"
    opened = await slack.deployer.client.views_open(trigger_id=trigger, view=MODAL)
    assert opened["view"]["app_id"] == command["api_app_id"]
    assert await error_of(slack.cook.client.views_update(view_id=opened["view"]["id"], view=MODAL)) == "not_found"
    await alice.fills("Your job", "release")
    await alice.submits()
    assert len(slack.deployer.app.of_type("view_submission")) == 1
    assert slack.cook.app.came == []


async def test_each_app_has_its_home(slack: TwoApps) -> None:
    alice = slack.person("Alice")
    await slack.cook.client.views_publish(user_id=alice.me.id, view=HOME)
    await slack.deployer.client.views_publish(user_id=alice.me.id, view={**HOME, "blocks": [{"type": "divider"}]})
    await alice.opens_home()
    opened = slack.cook.app.last["event"]
    assert (opened["type"], opened["view"]["blocks"][0]["type"]) == ("app_home_opened", "actions")
    await alice.clicks("Press")
    assert slack.cook.app.last["type"] == "block_actions"
    await alice.opens_home(app="Deployer")
    assert slack.deployer.app.last["event"]["view"]["blocks"][0]["type"] == "divider"
    assert slack.deployer.app.last["event"]["channel"] != opened["channel"]
    assert alice.home.blocks[0]["type"] == "divider"


async def test_shortcuts_threads_and_functions_go_to_the_app_that_has_them(slack: TwoApps) -> None:
    alice = slack.person("Alice")
    await alice.uses("Ask Deployer")
    assert slack.deployer.app.last["callback_id"] == "ask_deployer"
    root = await alice.opens_thread(app="Deployer")
    started = slack.deployer.app.last["event"]
    assert (started["type"], started["assistant_thread"]["channel_id"]) == ("assistant_thread_started", root.channel)
    await alice.takes("Deployer", app="Deployer")
    assert slack.deployer.app.last["event"]["text"] == "Deployer"
    assert slack.cook.app.came == []
    with pytest.raises(AssertionError, match="no shortcut Ask Deployer; there are"):
        await slack.person("Alice", app="Cook").uses("Ask Deployer")


async def test_function_runs_with_the_token_of_its_app(slack: TwoApps) -> None:
    alice = slack.person("Alice")
    execution = await alice.runs("release", version="2.0")
    event = slack.deployer.app.last["event"]
    assert (event["type"], event["inputs"], event["function"]["app_id"]) == (
        "function_executed",
        {"version": "2.0"},
        slack.deployer.app.last["api_app_id"],
    )
    assert slack.cook.app.came == []
    slack.deployer.client.token = event["bot_access_token"]
    assert (await slack.deployer.client.auth_test())["user"] == "Deployer"
    await slack.deployer.client.functions_completeSuccess(function_execution_id=execution.id, outputs={})
    assert execution.is_over


async def test_options_of_a_menu_come_from_the_app_that_shows_it(slack: TwoApps) -> None:
    menu = {"type": "external_select", "action_id": "which", "placeholder": {"type": "plain_text", "text": "Which"}}
    blocks = [{"type": "actions", "block_id": "menu", "elements": [menu]}]
    for installed, name in ((slack.cook, "Leek"), (slack.deployer, "Blue")):
        option = {"text": {"type": "plain_text", "text": name}, "value": name}
        installed.app.says({"options": [option]})
        await installed.client.chat_postMessage(channel=CHANNEL, text="x", blocks=blocks)
        assert await slack.person("Alice").types("e") == [name]
        assert installed.app.last["type"] == "block_suggestion"


async def test_file_belongs_to_the_app_that_uploaded_it(slack: TwoApps) -> None:
    announced = await slack.cook.client.files_getUploadURLExternal(filename="soup.txt", length=4)
    made = await slack.cook.client.files_completeUploadExternal(files=[{"id": announced["file_id"]}])
    assert made["files"][0]["user"] == bot_user(slack, "Cook")
    assert await error_of(slack.deployer.client.conversations_open(users=bot_user(slack, "Cook"))) == ("missing_scope")
    assert await error_of(slack.cook.client.conversations_open(users=bot_user(slack, "Deployer"))) == ("cannot_dm_bot")


async def test_webhook_posts_as_its_app(slack: TwoApps) -> None:
    url = f"{slack.url}/services/T0PLAYGRND/{CHANNEL}/2-playground"
    assert (await AsyncWebhookClient(url).send(text="Deployed.")).status_code == 200
    assert slack.person("Alice").last.user == bot_user(slack, "Deployer")


async def test_bob_invites_an_app_to_a_channel(slack: TwoApps) -> None:
    bob = slack.person("Bob")
    await bob.creates("releases")
    await bob.invites("Deployer", to="releases")
    await bob.says("hello", to="releases")
    assert slack.deployer.app.last["event"]["text"] == "hello"
    assert slack.cook.app.of_type("message") == []
    releases = slack.workspace.channel_named("releases")
    assert releases is not None
    assert (await slack.deployer.client.conversations_history(channel=releases.id))["ok"]
    assert await error_of(slack.cook.client.conversations_history(channel=releases.id)) == "not_in_channel"


async def test_app_that_does_not_answer_is_named(slack: TwoApps) -> None:
    slack.deployer.app.says(status=500)
    alice = slack.person("Alice")
    await alice.says("/deploy", to=GENERAL)
    await alice.says("/soup", to=GENERAL)
    assert [failure.split(":")[0] for failure in alice.failures] == ["/deploy (Deployer) failed"]
    with pytest.raises(AssertionError, match="no app called Baker; there are Cook, Deployer"):
        slack.person("Alice", app="Baker")


async def test_apps_without_a_manifest_get_everything_but_commands_only_once() -> None:
    async with two_apps((None, None)) as slack:
        bob = slack.person("Bob")
        await bob.says("hello", to=GENERAL)
        assert len(slack.cook.app.of_type("message")) == len(slack.deployer.app.of_type("message")) == 1
        await bob.says("/anything", to=GENERAL)
        await bob.says("/anything", to="Your app 2")
        assert [app.app.last.get("command") for app in (slack.cook, slack.deployer)] == ["/anything", "/anything"]


async def test_seed_speaks_of_each_app() -> None:
    description = {
        "channels": [{"name": "stove", "members": ["Alice", "Deployer"]}],
        "messages": [
            {"channel": "stove", "from": "Deployer", "text": "Out."},
            {"channel": "dm", "from": "Alice", "app": "Deployer", "text": "Is it?"},
        ],
    }
    apps = [(COOK, 1), (DEPLOYER, 2)]
    async with two_apps(seed=Seed(description, installed(apps))) as slack:
        alice = slack.person("Alice", app="Deployer")
        assert alice.screen == "Out."
        assert [alice.reads(one) for one in alice.messages("dm")] == ["Is it?"]
    with pytest.raises(SeedError, match="Baker is not among"):
        Seed({"channels": [{"name": "stove", "members": ["Baker"]}]}, installed(apps))


def installed(described: list[tuple[dict[str, Any], int]]) -> list[App]:
    """The apps of these manifests."""
    return [App(manifest, number) for manifest, number in described]


async def test_control_api_names_the_app(slack: TwoApps) -> None:
    async with aiohttp.ClientSession(f"{slack.url}/control/") as session:
        state = await (await session.get("state")).json()
        alice = next(person["id"] for person in state["people"] if person["name"] == "Alice")
        token = next(app["tokens"][alice] for app in state["apps"] if app["name"] == "Deployer")
        said = await session.post("apps/Deployer/people/Alice/says", json={"text": "out?"})
        assert (await said.json())["ok"]
        assert slack.deployer.app.last["event"]["text"] == "out?"
        await session.post("event", json={"event": {"type": "app_mention", "text": "x"}, "app": "Cook"})
        assert slack.deployer.app.of_type("app_mention") == []
        lost = await session.post("apps/Baker/people/Alice/says", json={"text": "x"})
        assert (lost.status, (await lost.json())["error"]) == (
            404,
            "There is no app called Baker; there are Cook, Deployer.",
        )
        entries = (await (await session.get("traffic")).json())["entries"]
    assert [(entry["app"], entry["name"]) for entry in entries] == [("Deployer", "message"), ("Cook", "app_mention")]
    slack.deployer.client.token = token
    assert (await slack.deployer.client.auth_test())["user_id"] == alice
