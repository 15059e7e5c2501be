"""Tokens that expire: an app gets them with OAuth, refreshes them, and exchanges those that don't expire."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from emulator_support.apps import MANIFEST, TOKEN, Wired, wired
from slack_playground.oauth.oauth_app import AppCredentials
from slack_playground.workspace.apps import FIRST
from slack_playground.workspace.tokens import user_token
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

APP = AppCredentials("a-client", "a-secret", "http://127.0.0.1:9/")
TWELVE_HOURS = 12 * 60 * 60
ROTATING: dict[str, Any] = {
    **MANIFEST,
    "settings": {**MANIFEST["settings"], "token_rotation_enabled": True},
    "oauth_config": {"scopes": {"bot": ["chat:write"], "user": ["users:read"]}},
}


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired(ROTATING, credentials=APP) as made:
        yield made


async def installed(slack: Wired) -> dict[str, Any]:
    """What the app gets when Alice installs it, with a user token."""
    query = {"client_id": APP.client_id, "scope": "chat:write", "user_scope": "users:read", "decision": "allow"}
    async with httpx.AsyncClient(base_url=slack.url) as browser:
        decided = await browser.get("/oauth/v2/decide", params=query)
    code = parse_qs(urlsplit(decided.headers["location"]).query)["code"][0]
    granted = await oauth(slack).oauth_v2_access(client_id=APP.client_id, client_secret=APP.client_secret, code=code)
    assert isinstance(granted.data, dict)
    return granted.data


def oauth(slack: Wired) -> AsyncWebClient:
    return AsyncWebClient(base_url=slack.client.base_url)


async def test_tokens_expire_after_twelve_hours(slack: Wired) -> None:
    granted = await installed(slack)
    assert granted["access_token"].startswith("xoxe.xoxb-1-")
    assert granted["refresh_token"].startswith("xoxe-1-")
    assert granted["expires_in"] == granted["authed_user"]["expires_in"] == TWELVE_HOURS
    bot = AsyncWebClient(granted["access_token"], base_url=slack.client.base_url)
    alice = AsyncWebClient(granted["authed_user"]["access_token"], base_url=slack.client.base_url)
    assert (await bot.auth_test())["user_id"] == FIRST.user
    assert (await alice.auth_test())["user_id"] == slack.alice.me.id
    slack.clock.now += TWELVE_HOURS
    for client in (bot, alice):
        with pytest.raises(SlackApiError, match="token_expired"):
            await client.auth_test()


async def test_refresh_token_brings_the_next_token_once(slack: Wired) -> None:
    granted = await installed(slack)
    for refresh_token, user in (
        (granted["refresh_token"], FIRST.user),
        (granted["authed_user"]["refresh_token"], slack.alice.me.id),
    ):
        arguments = {"client_id": APP.client_id, "client_secret": APP.client_secret, "grant_type": "refresh_token"}
        after = await oauth(slack).oauth_v2_access(**arguments, refresh_token=refresh_token)
        client = AsyncWebClient(after["access_token"], base_url=slack.client.base_url)
        assert (await client.auth_test())["user_id"] == user
        with pytest.raises(SlackApiError, match="invalid_refresh_token"):
            await oauth(slack).oauth_v2_access(**arguments, refresh_token=refresh_token)


async def test_token_that_does_not_expire_is_exchanged_once(slack: Wired) -> None:
    arguments = {"client_id": APP.client_id, "client_secret": APP.client_secret}
    for token, user in ((TOKEN, FIRST.user), (user_token(slack.alice.me, FIRST), slack.alice.me.id)):
        after = await oauth(slack).oauth_v2_exchange(**arguments, token=token)
        client = AsyncWebClient(after["access_token"], base_url=slack.client.base_url)
        assert (await client.auth_test())["user_id"] == user
        with pytest.raises(SlackApiError, match="token_already_exchanged"):
            await oauth(slack).oauth_v2_exchange(**arguments, token=token)
    with pytest.raises(SlackApiError, match="invalid_token"):
        await oauth(slack).oauth_v2_exchange(**arguments, token="xoxb-unknown")


async def test_exchange_needs_rotation_in_the_manifest() -> None:
    async with wired(MANIFEST, credentials=APP) as slack:
        with pytest.raises(SlackApiError, match="token_rotation_not_enabled"):
            await oauth(slack).oauth_v2_exchange(client_id=APP.client_id, client_secret=APP.client_secret, token=TOKEN)
