"""Tokens in several workspaces: each is of a bot or a person of one of them, and may be exchanged."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from emulator_support.apps import MANIFEST, PATIENCE
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.many_workspaces import create_workspaces
from slack_playground.oauth.oauth_app import AppCredentials
from slack_playground.oauth.tokens import Consent, Grants
from slack_playground.ports import bind
from slack_playground.server import AppSetup
from slack_playground.testing.serve import served
from slack_playground.workspace.models import WorkspaceError
from slack_playground.workspace.seed import Seed
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

BACK = "http://127.0.0.1:9/slack/oauth_redirect"
SEED = {
    "team": {"id": "T0KITCHEN", "name": "Kitchen"},
    "workspaces": [{"team": {"name": "Bakery"}, "people": [{"name": "Dana"}]}],
}
SCOPES = {"bot": ["chat:write", "users:read"], "user": ["users:read"]}
CREDENTIALS = {"client_id": "a-client", "client_secret": "a-secret"}


@dataclass
class Slack:
    """Kitchen and Bakery, at this address."""

    url: str

    def client(self, token: str | None = None) -> AsyncWebClient:
        return AsyncWebClient(token, base_url=f"{self.url}/api/", timeout=PATIENCE)

    async def installs(self, team: str, user_scope: str = "users:read") -> dict[str, Any]:
        """What the app gets when the first person of a workspace installs it there."""
        query = {"client_id": "a-client", "scope": "chat:write", "user_scope": user_scope, "team": team}
        async with httpx.AsyncClient(base_url=self.url) as browser:
            asked = await browser.get("/oauth/v2/authorize", params=query)
            decided = await browser.get("/oauth/v2/decide", params={**query, "decision": "allow"})
        assert "As you: users:read" in asked.text
        code = parse_qs(urlsplit(decided.headers["location"]).query)["code"][0]
        granted = await self.client().oauth_v2_access(**CREDENTIALS, code=code)
        assert isinstance(granted.data, dict)
        return granted.data


@asynccontextmanager
async def slack(**settings: Any) -> AsyncIterator[Slack]:
    manifest = {
        **MANIFEST,
        "settings": {**MANIFEST["settings"], **settings},
        "oauth_config": {"scopes": SCOPES, "redirect_urls": [BACK]},
    }
    held = bind("127.0.0.1", 0)
    url = f"http://127.0.0.1:{held.getsockname()[1]}"
    seed = Seed(SEED)
    credentials = AppCredentials("a-client", "a-secret", BACK)
    setup = AppSetup(manifest, SocketMode("xapp-1", url), "xoxb-1", credentials, teams=())
    several = create_workspaces([setup], [seed, *seed.others], base_url=url)
    async with served(several.app, on=held):
        yield Slack(url)


async def test_each_workspace_gives_a_token_of_its_person() -> None:
    async with slack() as made:
        for team, name in (("T0KITCHEN", "alice"), ("T0BAKERY00", "dana")):
            granted = await made.installs(team)
            bot = await made.client(granted["access_token"]).auth_test()
            person = await made.client(granted["authed_user"]["access_token"]).auth_test()
            assert (bot["team_id"], bot["user"]) == (team, "Tester")
            assert (person["team_id"], person["user"], person["user_id"]) == (team, name, granted["authed_user"]["id"])
            with pytest.raises(SlackApiError, match="missing_scope"):
                await made.client(granted["authed_user"]["access_token"]).chat_postMessage(channel="#general", text="x")


async def test_scopes_of_people_are_those_of_the_manifest() -> None:
    async with slack() as made, httpx.AsyncClient(base_url=made.url) as browser:
        query = {"client_id": "a-client", "scope": "chat:write", "user_scope": "chat:write"}
        answer = await browser.get("/oauth/v2/authorize", params=query)
        assert (answer.status_code, "Invalid permissions" in answer.text) == (400, True)


async def test_tokens_rotate_in_each_workspace() -> None:
    async with slack(token_rotation_enabled=True) as made:
        granted = await made.installs("T0BAKERY00")
        assert granted["authed_user"]["access_token"].startswith("xoxe.xoxp-1-")
        refresh_token = granted["authed_user"]["refresh_token"]
        after = await made.client().oauth_v2_access(
            **CREDENTIALS, grant_type="refresh_token", refresh_token=refresh_token
        )
        assert (after["token_type"], after["expires_in"]) == ("user", 43_200)
        assert (await made.client(after["access_token"]).auth_test())["user"] == "dana"
        with pytest.raises(SlackApiError, match="invalid_token"):
            await made.client().oauth_v2_exchange(**CREDENTIALS, token=after["access_token"])


async def test_exchange_needs_rotation_in_the_manifest() -> None:
    async with slack() as made:
        granted = await made.installs("T0KITCHEN")
        with pytest.raises(SlackApiError, match="token_rotation_not_enabled"):
            await made.client().oauth_v2_exchange(**CREDENTIALS, token=granted["access_token"])


def test_token_from_before_rotation_is_exchanged_once() -> None:
    manifest: dict[str, Any] = {"settings": {}, "oauth_config": {"scopes": SCOPES}}
    grants = Grants(manifest, client_id="a-client", client_secret="a-secret", clock=lambda: 1_000.0)
    code = grants.code(Consent("T0KITCHEN", "U0ALICE000", None, user_scope="users:read"))
    before = grants.access("a-client", "a-secret", {"code": code})
    manifest["settings"]["token_rotation_enabled"] = True
    assert before.of_person is not None
    for grant, kind in ((before, "xoxb"), (before.of_person, "xoxp")):
        after = grants.exchange_token("a-client", "a-secret", grant.token)
        assert (after.token.split("-")[0], after.expires) == (f"xoxe.{kind}", 44_200.0)
        with pytest.raises(WorkspaceError, match="token_already_exchanged"):
            grants.exchange_token("a-client", "a-secret", grant.token)
