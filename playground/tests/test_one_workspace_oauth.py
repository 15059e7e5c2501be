"""An installation with OAuth in the one workspace of a playground."""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from emulator_support.apps import MANIFEST, TOKEN, Wired, wired
from slack_playground.oauth.oauth_app import AppCredentials
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

APP = AppCredentials("a-client", "a-secret")
BACK = "http://127.0.0.1:9/slack/oauth_redirect"


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired(None, credentials=APP) as wired_slack:
        yield wired_slack


async def decided(slack: Wired, word: str, **more: str) -> dict[str, list[str]]:
    """Where the decision leads: its query."""
    query = {"client_id": APP.client_id, "scope": "chat:write", "state": "s", "redirect_uri": BACK, **more}
    async with httpx.AsyncClient(base_url=slack.url) as browser:
        consent = await browser.get("/oauth/v2/authorize", params=query)
        assert "wants to be installed in Playground" in consent.text
        answer = await browser.get("/oauth/v2/decide", params={**query, "decision": word})
        return parse_qs(urlsplit(answer.headers["location"]).query)


async def test_code_is_exchanged_once_for_the_token(slack: Wired) -> None:
    (code,) = (await decided(slack, "allow"))["code"]
    client = AsyncWebClient(base_url=slack.client.base_url)
    exchange = {"client_id": APP.client_id, "client_secret": APP.client_secret, "code": code}
    granted = await client.oauth_v2_access(**exchange)
    assert (granted["access_token"], granted["team"]["id"]) == (TOKEN, "T0PLAYGRND")
    with pytest.raises(SlackApiError, match="invalid_code"):
        await client.oauth_v2_access(**exchange)
    async with httpx.AsyncClient() as app:
        assert (await app.post(granted["incoming_webhook"]["url"], json={"text": "Soup"})).text == "ok"
    assert slack.alice.screen == "Soup"


async def test_an_app_that_names_no_address_is_led_to_its_own() -> None:
    own = AppCredentials("a-client", "a-secret", BACK)
    async with wired(None, credentials=own) as slack, httpx.AsyncClient(base_url=slack.url) as browser:
        query = {"client_id": "a-client", "scope": "", "decision": "allow"}
        answer = await browser.get("/oauth/v2/decide", params=query)
        assert answer.headers["location"].startswith(f"{BACK}?code=")


async def test_no_is_access_denied(slack: Wired) -> None:
    assert (await decided(slack, "cancel"))["error"] == ["access_denied"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"client_id": "x"}, "Invalid client_id"),
        ({"redirect_uri": "https://elsewhere.example.com/"}, "did not match"),
        ({"redirect_uri": ""}, "did not match"),
    ],
)
async def test_request_slack_would_not_make_is_an_error(slack: Wired, wrong: dict[str, str], reason: str) -> None:
    query = {"client_id": APP.client_id, "scope": "chat:write", "redirect_uri": BACK, **wrong}
    async with httpx.AsyncClient(base_url=slack.url) as browser:
        for path in ("authorize", "decide"):
            assert (await browser.get(f"/oauth/v2/{path}", params=query)).status_code == 400
        assert reason in (await browser.get("/oauth/v2/authorize", params=query)).text


async def test_scopes_are_those_of_the_manifest() -> None:
    manifest = MANIFEST | {"oauth_config": {"redirect_urls": [BACK], "scopes": {"bot": ["chat:write"]}}}
    async with wired(manifest, credentials=APP) as slack, httpx.AsyncClient(base_url=slack.url) as browser:
        query = {"client_id": APP.client_id, "scope": "chat:write,users:read", "redirect_uri": BACK}
        for more in ({}, {"scope": "chat:write", "user_scope": "users:read"}):
            answer = await browser.get("/oauth/v2/authorize", params=query | more)
            assert "Invalid permissions" in answer.text


async def test_user_token_comes_with_the_scopes_of_people(slack: Wired) -> None:
    (code,) = (await decided(slack, "allow", user_scope="chat:write"))["code"]
    client = AsyncWebClient(base_url=slack.client.base_url)
    granted = await client.oauth_v2_access(client_id=APP.client_id, client_secret=APP.client_secret, code=code)
    authed = granted["authed_user"]
    assert (authed["id"], authed["scope"], authed["token_type"]) == (slack.alice.me.id, "chat:write", "user")
    whose = await AsyncWebClient(authed["access_token"], base_url=slack.client.base_url).auth_test()
    assert whose["user_id"] == slack.alice.me.id


async def test_wrong_secret_is_refused(slack: Wired) -> None:
    client = AsyncWebClient(base_url=slack.client.base_url)
    for client_id, error in (("x", "invalid_client_id"), (APP.client_id, "bad_client_secret")):
        with pytest.raises(SlackApiError, match=error):
            await client.oauth_v2_access(client_id=client_id, client_secret="x", code="x")
