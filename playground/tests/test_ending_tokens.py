"""Tokens that an app ends, and apps that are uninstalled: Slack tells the app so, and sends it nothing more."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from emulator_support.apps import MANIFEST, Wired, wired
from emulator_support.kit import ROW
from slack_playground.oauth.oauth_app import AppCredentials
from slack_playground.people.errors import ActionError
from slack_playground.workspace.apps import FIRST
from slack_playground.workspace.tokens import CONFIGURATION_REFRESH, CONFIGURATION_TOKEN, user_token
from slack_playground.workspace.workspace import CHANNEL
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

APP = AppCredentials("a-client", "a-secret", "http://127.0.0.1:9/")
EVENTS = ["app_mention", "message.im", "app_uninstalled", "tokens_revoked"]
HEARING: dict[str, Any] = {**MANIFEST, "settings": {"event_subscriptions": {"bot_events": EVENTS}}}


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired(HEARING, credentials=APP) as made:
        yield made


def client_with(slack: Wired, token: str) -> AsyncWebClient:
    return AsyncWebClient(token, base_url=slack.client.base_url)


async def error_of(call: Any) -> str:
    """The error with which Slack refuses a call."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return str(refused.value.response["error"])


async def heard(slack: Wired) -> list[dict[str, Any]]:
    """The events about ended tokens that the app got."""
    await slack.actions.feed.wait_until_idle()
    return [came.body["event"] for came in slack.app.came if came.body["event"]["type"] in EVENTS[2:]]


async def test_test_of_revoking_ends_nothing(slack: Wired) -> None:
    assert (await slack.client.auth_revoke(test=True))["revoked"] is False
    assert (await slack.client.auth_test())["ok"]


async def test_last_token_uninstalls_the_app(slack: Wired) -> None:
    await slack.client.chat_postMessage(channel=slack.alice.me.id, text="x", blocks=ROW)
    assert (await slack.client.auth_revoke())["revoked"] is True
    assert await error_of(slack.client.auth_test()) == "token_revoked"
    revoked, uninstalled = sorted(await heard(slack), key=lambda event: event["type"], reverse=True)
    assert (revoked["type"], revoked["tokens"]) == ("tokens_revoked", {"oauth": [], "bot": [FIRST.user]})
    assert uninstalled["type"] == "app_uninstalled"
    assert FIRST.user not in slack.workspace.conversations[CHANNEL].members
    before = len(slack.app.came)
    with pytest.raises(ActionError, match="isn't installed in this workspace anymore"):
        await slack.alice.clicks("Press")
    await slack.alice.says("hello")
    with pytest.raises(ActionError, match="isn't a command"):
        await slack.alice.says("/test")
    assert len(slack.app.came) == before


async def test_app_with_a_token_of_a_person_stays_without_its_bot(slack: Wired) -> None:
    alice = client_with(slack, user_token(slack.alice.me, FIRST))
    await alice.auth_test()
    await slack.client.auth_revoke()
    assert [event["type"] for event in await heard(slack)] == ["tokens_revoked"]
    assert FIRST.user not in slack.workspace.conversations[CHANNEL].members
    assert (await alice.auth_test())["ok"]
    await alice.auth_revoke()
    assert (await heard(slack))[1]["tokens"] == {"oauth": [slack.alice.me.id], "bot": []}
    assert FIRST not in slack.workspace.apps


async def test_app_uninstalls_itself_with_its_credentials(slack: Wired) -> None:
    client = slack.client
    wrong = [("x", "a-secret", "invalid_client_id"), ("a-client", "x", "bad_client_secret")]
    for client_id, client_secret, error in wrong:
        assert await error_of(client.apps_uninstall(client_id=client_id, client_secret=client_secret)) == error
    await client.apps_uninstall(client_id="a-client", client_secret="a-secret")
    assert {event["type"] for event in await heard(slack)} == {"tokens_revoked", "app_uninstalled"}
    alice = client_with(slack, user_token(slack.alice.me, FIRST))
    assert [await error_of(one.auth_test()) for one in (client, alice)] == ["token_revoked"] * 2


async def test_app_is_installed_again_with_new_tokens(slack: Wired) -> None:
    before = slack.client.token
    await slack.client.auth_revoke()
    async with httpx.AsyncClient(base_url=slack.url) as browser:
        decided = await browser.get("/oauth/v2/decide", params={"client_id": "a-client", "decision": "allow"})
    code = parse_qs(urlsplit(decided.headers["location"]).query)["code"][0]
    granted = await slack.client.oauth_v2_access(client_id="a-client", client_secret="a-secret", code=code)
    assert granted["access_token"] != before
    slack.client.token = granted["access_token"]
    assert (await slack.client.auth_test())["user_id"] == FIRST.user
    await slack.alice.says("hello")
    assert slack.app.last["event"]["text"] == "hello"


async def test_reset_installs_it_again(slack: Wired) -> None:
    await slack.client.auth_revoke()
    slack.workspace.reset()
    assert (await slack.client.auth_test())["ok"]
    await slack.alice.says("hello")
    assert slack.app.last["event"]["text"] == "hello"


async def test_webhook_of_an_uninstalled_app_is_gone(slack: Wired) -> None:
    await slack.client.auth_revoke()
    async with httpx.AsyncClient() as http:
        answer = await http.post(f"{slack.url}/services/T0PLAYGRND/{CHANNEL}/playground", json={"text": "x"})
    assert (answer.status_code, answer.text) == (404, "no_service")


async def test_configuration_token_is_rotated(slack: Wired) -> None:
    anonymous = client_with(slack, "")
    first = await anonymous.api_call("tooling.tokens.rotate", params={"refresh_token": CONFIGURATION_REFRESH})
    assert (first["exp"] - first["iat"], first["user_id"]) == (43_200, slack.alice.me.id)
    for token in (CONFIGURATION_TOKEN, str(first["token"])):
        assert (await client_with(slack, token).apps_manifest_export(app_id=FIRST.id))["ok"]
    again = anonymous.api_call("tooling.tokens.rotate", params={"refresh_token": CONFIGURATION_REFRESH})
    assert await error_of(again) == "invalid_refresh_token"
    slack.clock.now += 43_200
    late = client_with(slack, str(first["token"])).apps_manifest_export(app_id=FIRST.id)
    assert await error_of(late) == "token_expired"
