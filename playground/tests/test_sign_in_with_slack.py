"""*Sign in with Slack* in the one workspace of a playground."""

import base64
import json
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from emulator_support.apps import Wired, wired
from slack_playground.oauth.oauth_app import AppCredentials
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

APP = AppCredentials("a-client", "a-secret")
BACK = "http://127.0.0.1:9/slack/oauth_redirect"
ASKED = {"client_id": APP.client_id, "scope": "openid email", "redirect_uri": BACK, "state": "s", "nonce": "n"}
EXCHANGE = {"client_id": APP.client_id, "client_secret": APP.client_secret}


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired(None, credentials=APP) as wired_slack:
        yield wired_slack


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(text: str) -> int:
    return int.from_bytes(decoded(text), "big")


async def code_of(browser: httpx.AsyncClient, person: str) -> str:
    """A code for somebody who signs in."""
    page = await browser.get("/openid/connect/authorize", params=ASKED)
    assert f"person={person}" in page.text
    answer = await browser.get("/openid/connect/decide", params={**ASKED, "person": person})
    (code,) = parse_qs(urlsplit(answer.headers["location"]).query)["code"]
    return code


async def test_token_says_who_signed_in_and_is_signed(slack: Wired) -> None:
    async with httpx.AsyncClient(base_url=slack.url) as browser:
        code = await code_of(browser, slack.bob.me.id)
        client = AsyncWebClient(base_url=slack.client.base_url)
        tokens = await client.openid_connect_token(code=code, **EXCHANGE)
        signed, _, signature = tokens["id_token"].rpartition(".")
        claims = json.loads(decoded(signed.split(".")[1]))
        assert (claims["sub"], claims["aud"], claims["nonce"]) == (slack.bob.me.id, APP.client_id, "n")
        places = (await browser.get("/.well-known/openid-configuration")).json()
        (key,) = (await browser.get(places["jwks_uri"])).json()["keys"]
        public = rsa.RSAPublicNumbers(number(key["e"]), number(key["n"])).public_key()
        public.verify(decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        person = await AsyncWebClient(tokens["access_token"], base_url=client.base_url).openid_connect_userInfo()
        assert (person["sub"], person["email"]) == (slack.bob.me.id, "bob@example.com")
        with pytest.raises(SlackApiError, match="invalid_code"):
            await client.openid_connect_token(code=code, **EXCHANGE)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"client_id": "x"}, "Invalid client_id"),
        ({"redirect_uri": "https://elsewhere.example.com/"}, "did not match"),
        ({"scope": "email"}, "Invalid permissions"),
        ({"scope": "openid chat:write"}, "Invalid permissions"),
    ],
)
async def test_request_slack_would_not_take_is_an_error(slack: Wired, wrong: dict[str, str], reason: str) -> None:
    async with httpx.AsyncClient(base_url=slack.url) as browser:
        query = {**ASKED, **wrong, "person": slack.bob.me.id}
        assert reason in (await browser.get("/openid/connect/authorize", params=query)).text
        assert (await browser.get("/openid/connect/decide", params=query)).status_code == 400


async def test_wrong_secret_is_refused(slack: Wired) -> None:
    client = AsyncWebClient(base_url=slack.client.base_url)
    for client_id, error in (("x", "invalid_client_id"), (APP.client_id, "bad_client_secret")):
        with pytest.raises(SlackApiError, match=error):
            await client.openid_connect_token(client_id=client_id, client_secret="x", code="x")
