"""Two apps in three workspaces, each in some of them: every delivery and every token is of one app in one workspace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from emulator_support.apps import AnApp
from emulator_support.two_apps import COOK, DEPLOYER, manifest
from slack_playground.app_plans import StartError
from slack_playground.builder import Address, Apps, Options, build_playground
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.local_apps import Secrets
from slack_playground.many_workspaces import create_workspaces
from slack_playground.oauth.oauth_app import AppCredentials
from slack_playground.people.errors import ActionError
from slack_playground.ports import bind
from slack_playground.server import AppSetup, PlaygroundOptions
from slack_playground.testing.person import GENERAL, Person
from slack_playground.testing.serve import served
from slack_playground.workspace.seed import Seed
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from starlette.applications import Starlette
from starlette.routing import Route

KITCHEN, BAKERY, CELLAR = "T0KITCHEN", "T0BAKERY00", "T0CELLAR00"
SEED = {
    "team": {"id": KITCHEN, "name": "Kitchen"},
    "workspaces": [{"team": {"name": "Bakery"}}, {"team": {"name": "Cellar"}}],
}
BACK = "http://127.0.0.1:9/back"


@dataclass
class Slack:
    """Cook in the kitchen and the bakery, Deployer in the bakery; both can be installed elsewhere."""

    url: str
    cook: AnApp
    deployer: AnApp
    people: dict[str, Person]
    """Alice in each workspace, by its id."""

    def client(self, token: str) -> AsyncWebClient:
        return AsyncWebClient(token, base_url=f"{self.url}/api/", timeout=5)

    def apps_in(self, team: str) -> list[str]:
        """The names of the apps that are installed in a workspace."""
        return [app.name for app in self.people[team].actions.workspace.apps]

    async def installs(self, client_id: str, team: str) -> dict[str, Any]:
        """What an app gets when it's installed in a workspace with OAuth."""
        query = {"client_id": client_id, "scope": "chat:write", "team": team, "decision": "allow"}
        async with httpx.AsyncClient(base_url=self.url) as browser:
            decided = await browser.get("/oauth/v2/decide", params=query)
        code = parse_qs(urlsplit(decided.headers["location"]).query)["code"][0]
        granted = await self.client("").oauth_v2_access(client_id=client_id, client_secret="secret", code=code)
        assert isinstance(granted.data, dict)
        return granted.data


@asynccontextmanager
async def served_slack() -> AsyncIterator[Slack]:
    cook, deployer = AnApp("cook-secret"), AnApp("deployer-secret")
    routes = [Route("/cook", cook.__call__, methods=["POST"]), Route("/deployer", deployer.__call__, methods=["POST"])]
    held = bind("127.0.0.1", 0)
    base, seed = f"http://127.0.0.1:{held.getsockname()[1]}", Seed(SEED)

    def setup(described: dict[str, Any], app: AnApp, url: str, teams: list[str]) -> AppSetup:
        name = described["display_information"]["name"].lower()
        credentials = AppCredentials(f"{name}-client", "secret", BACK)
        return AppSetup(described, SignedHttp(f"{url}/{name}", app.secret), f"xoxb-{name}", credentials, teams=teams)

    async with served(Starlette(routes=routes)) as url:
        setups = [setup(COOK, cook, url, [KITCHEN, BAKERY]), setup(DEPLOYER, deployer, url, [BAKERY])]
        options = PlaygroundOptions(own_messages=True)
        several = create_workspaces(setups, [seed, *seed.others], base_url=base, options=options)
        async with served(several.app, on=held):
            people = {
                playground.state.workspace.team["id"]: Person(playground.state.actions, "Alice")
                for playground in several.playgrounds
            }
            yield Slack(base, cook, deployer, people)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with served_slack() as made:
        yield made


async def test_each_token_is_of_an_app_in_a_workspace(slack: Slack) -> None:
    expected = {
        "xoxb-cook": ("Cook", KITCHEN),
        f"xoxb-cook-{BAKERY}": ("Cook", BAKERY),
        "xoxb-deployer": ("Deployer", BAKERY),
    }
    for token, (name, team) in expected.items():
        answer = await slack.client(token).auth_test()
        assert (answer["user"], answer["team_id"]) == (name, team)
    for token in (f"xoxb-cook-{CELLAR}", f"xoxb-deployer-{CELLAR}"):
        with pytest.raises(SlackApiError, match="invalid_auth"):
            await slack.client(token).auth_test()


async def test_app_has_a_bot_user_of_its_own_in_each_workspace(slack: Slack) -> None:
    own = {}
    for team, token in ((KITCHEN, "xoxb-cook"), (BAKERY, f"xoxb-cook-{BAKERY}")):
        client = slack.client(token)
        identity = await client.auth_test()
        user, bot = identity["user_id"], identity["bot_id"]
        assert (await client.users_info(user=user))["user"]["profile"]["bot_id"] == bot
        assert (await client.bots_info(bot=bot))["bot"]["user_id"] == user
        assert user in (await client.conversations_members(channel="#general"))["members"]
        own[team] = user, bot
        await slack.people[team].says("@Cook hi", to=GENERAL)
        mention = slack.cook.of_type("app_mention")[-1]
        assert mention["event"]["text"] == f"<@{user}> hi"
        assert mention["authorizations"][0]["user_id"] == user
    assert not {*own[KITCHEN]} & {*own[BAKERY]}
    with pytest.raises(SlackApiError, match="user_not_found"):
        await slack.client("xoxb-cook").users_info(user=own[BAKERY][0])


async def test_person_of_any_workspace_signs_in_to_any_app(slack: Slack) -> None:
    asked = {"client_id": "deployer-client", "scope": "openid", "redirect_uri": BACK}
    bob = Person(slack.people[CELLAR].actions, "Bob").me
    async with httpx.AsyncClient(base_url=slack.url) as browser:
        page = (await browser.get("/openid/connect/authorize", params=asked)).text
        assert ("Alice of Bakery" in page, "Bob of Cellar" in page) == (True, True)
        decided = await browser.get("/openid/connect/decide", params={**asked, "team": CELLAR, "person": bob.id})
        assert (await browser.get("/.well-known/openid-configuration")).json()["jwks_uri"].startswith(slack.url)
    code = parse_qs(urlsplit(decided.headers["location"]).query)["code"][0]
    with pytest.raises(SlackApiError, match="bad_client_secret"):
        await slack.client("").openid_connect_token(client_id="deployer-client", client_secret="x", code=code)
    with pytest.raises(SlackApiError, match="invalid_code"):
        await slack.client("").openid_connect_token(client_id="cook-client", client_secret="secret", code="x")
    tokens = await slack.client("").openid_connect_token(client_id="deployer-client", client_secret="secret", code=code)
    claims = await slack.client(tokens["access_token"]).openid_connect_userInfo()
    assert (claims["sub"], claims["https://slack.com/team_id"]) == (bob.id, CELLAR)


async def test_app_hears_only_the_workspaces_that_it_is_in(slack: Slack) -> None:
    for alice in slack.people.values():
        await alice.says("hello", to=GENERAL)
        await alice.actions.feed.wait_until_idle()
    heard = {
        name: [(body["team_id"], body["authorizations"][0]["team_id"]) for body in app.of_type("message")]
        for name, app in (("cook", slack.cook), ("deployer", slack.deployer))
    }
    assert heard == {"cook": [(KITCHEN, KITCHEN), (BAKERY, BAKERY)], "deployer": [(BAKERY, BAKERY)]}
    assert {body["api_app_id"] for body in slack.deployer.of_type("message")} == {"A0PLAYGR02"}


async def test_command_of_the_second_app_works_where_that_is(slack: Slack) -> None:
    await slack.people[BAKERY].says("/deploy now", to=GENERAL)
    command = slack.deployer.last
    assert (command["command"], command["team_id"]) == ("/deploy", BAKERY)
    answered = await AsyncWebhookClient(command["response_url"]).send(text="Out.", response_type="in_channel")
    assert (answered.status_code, slack.people[BAKERY].screen) == (200, "Out.")
    with pytest.raises(ActionError, match="/deploy isn't a command of this workspace"):
        await slack.people[KITCHEN].says("/deploy now", to=GENERAL)


async def test_second_app_is_installed_in_another_workspace_and_taken_out_again(slack: Slack) -> None:
    assert slack.apps_in(CELLAR) == []
    granted = await slack.installs("deployer-client", CELLAR)
    assert (granted["team"]["id"], granted["app_id"]) == (CELLAR, "A0PLAYGR02")
    assert slack.apps_in(CELLAR) == ["Deployer"]
    client = slack.client(granted["access_token"])
    await client.chat_postMessage(channel="#general", text="I am here.")
    assert slack.people[CELLAR].last.text == "I am here."
    await client.auth_revoke()
    assert slack.apps_in(CELLAR) == []
    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()
    assert slack.apps_in(BAKERY) == ["Cook", "Deployer"]


async def test_tokens_of_people_and_webhooks_are_of_a_workspace(slack: Slack) -> None:
    for team, alice in slack.people.items():
        app = alice.actions.workspace.apps.known[0]
        client = slack.client(alice.actions.workspace.tokens.person_token(alice.me, app))
        if team == CELLAR:
            with pytest.raises(SlackApiError, match="invalid_auth"):
                await client.auth_test()
        else:
            assert (await client.auth_test())["team_id"] == team
    url = f"{slack.url}/services/{BAKERY}/C0GENERAL0/2-x"
    assert (await AsyncWebhookClient(url).send(text="Deployed.")).status_code == 200
    assert slack.people[BAKERY].last.text == "Deployed."


async def test_created_app_is_installed_in_one_of_the_workspaces(slack: Slack) -> None:
    configuring = slack.client("xoxe.xoxp-playground")
    third = manifest("Third", "/third", settings={"socket_mode_enabled": True})
    third["oauth_config"] = {"redirect_urls": [BACK], "scopes": {"bot": ["chat:write", "commands"]}}
    made = await configuring.apps_manifest_create(manifest=third)
    assert made["oauth_authorize_url"].startswith(f"{slack.url}/oauth/v2/authorize?")
    credentials = made["credentials"]
    query = {"client_id": credentials["client_id"], "scope": "chat:write", "team": CELLAR, "decision": "allow"}
    async with httpx.AsyncClient(base_url=slack.url) as browser:
        decided = await browser.get("/oauth/v2/decide", params=query)
    code = parse_qs(urlsplit(decided.headers["location"]).query)["code"][0]
    granted = await slack.client("").oauth_v2_access(
        client_id=credentials["client_id"], client_secret=credentials["client_secret"], code=code
    )
    assert (slack.apps_in(CELLAR), granted["app_id"]) == (["Third"], made["app_id"])
    await configuring.apps_manifest_delete(app_id=made["app_id"])
    assert slack.apps_in(CELLAR) == []


APPS = """
team: {name: Kitchen}
workspaces:
  - team: {name: Bakery}
apps:
  - {name: Cook}
  - {name: Deployer, installed_in: [Bakery]}
  - {name: Waiter, installed_in: [Kitchen, T0BAKERY00]}
"""


def options(tmp_path: Path, seed: str, *, oauth: bool = False) -> Options:
    (tmp_path / "seed.yaml").write_text(seed, "utf-8")
    apps = Apps(by_socket=True, oauth=oauth)
    return Options(Address("127.0.0.1", 0), apps, Secrets.of(bot_token="xoxb-1"), seed=tmp_path / "seed.yaml")


@pytest.mark.parametrize("oauth", [False, True])
def test_settings_have_a_token_for_each_workspace_of_an_app(tmp_path: Path, *, oauth: bool) -> None:
    built = build_playground(options(tmp_path, APPS, oauth=oauth))
    built.server_socket.close()
    cook, deployer, waiter = built.settings
    tokens = {name: value for name, value in cook.items() if name.startswith("SLACK_BOT_TOKEN")}
    named = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_BOT_TOKEN_T0BAKERY00": "xoxb-1-T0BAKERY00"}
    assert tokens == ({} if oauth else named)
    assert any("Cook isn't installed yet." in hint for hint in built.hints) is oauth
    assert ("SLACK_CLIENT_ID" in cook, "SLACK_CLIENT_ID" in deployer) == (oauth, False)
    assert ("SLACK_USER_TOKEN" in cook, "SLACK_USER_TOKEN" in deployer) == (not oauth, True)
    assert "/services/T0BAKERY00/" in deployer["SLACK_WEBHOOK_URL"]
    assert "SLACK_BOT_TOKEN_T0BAKERY00" in waiter
    there = [[app.name for app in workspace.apps] for workspace in built.workspaces]
    assert there == (
        [["Waiter"], ["Deployer", "Waiter"]] if oauth else [["Cook", "Waiter"], ["Cook", "Deployer", "Waiter"]]
    )


def test_workspace_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="Cook is installed in Nowhere; there are Playground"):
        build_playground(options(tmp_path, "apps: [{name: Cook, installed_in: [Nowhere]}]"))
