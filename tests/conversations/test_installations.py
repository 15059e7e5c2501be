"""Whole stories of an app in many workspaces: installed, talked to, its token changing hands, uninstalled."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from slack_playground.oauth.tokens import Consent
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.testing import capture_logs

from bot.app import build_app
from bot.database.database import open_engine
from bot.database.revisions import migrate
from bot.slack.installations.oauth import AT_ONCE
from bot.telemetry.log_setup import OncePerInterval
from tests.support.harness import UNHURRIED
from tests.support.installations import expired
from tests.support.refusing_slack import Refusing, Torn, refusal
from tests.support.signed_requests import signed
from tests.support.workspaces import (
    ACME,
    BETA,
    CLIENT_ID,
    CLIENT_SECRET,
    GRID,
    Browser,
    InstalledBot,
    in_many,
    settings_of,
)

NOTHING = {"slack_bots": 0, "slack_installations": 0, "duties_saved_lists": 0, "duties_served_workspaces": 0}


@pytest.fixture
def file(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'installations.sqlite'}"


@pytest.fixture
async def many(sample: Path, file: str) -> AsyncIterator[InstalledBot]:
    async with in_many(sample, file) as there:
        yield there


async def rows(database_url: str) -> dict[str, int]:
    """How many rows each table of installations has."""
    engine = open_engine(database_url)
    async with engine.connect() as connection:
        counted = {
            name: int((await connection.execute(text(f"SELECT count(*) FROM {name}"))).scalar() or 0)  # noqa: S608 - ours
            for name in NOTHING
        }
    await engine.dispose()
    return counted


async def kept(many: InstalledBot) -> list[str]:
    """The keys of everything the bot keeps of people."""
    keys: list[str] = await many.bot.caches[0].keys_with_prefix("")
    return sorted(key for key in keys if not key.startswith("event:"))


async def sent_to(url: str) -> httpx.Headers:
    """The headers of an answer that sends a browser elsewhere."""
    async with httpx.AsyncClient(timeout=UNHURRIED) as http:
        answer = await http.get(url)
    assert answer.is_redirect
    return answer.headers


async def allowed(many: InstalledBot) -> tuple[Browser, str]:
    """A browser whose person has just allowed the app, and the address Slack sends it back to."""
    browser = Browser()
    await browser.opens(f"{many.bot_url}/slack/install")
    return browser, (await sent_to(browser.link("Allow in Acme")))["location"]


async def test_install_talk_and_uninstall_leaves_nothing(sample: Path, database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    await engine.dispose()
    async with in_many(sample, database_url) as many:
        done = await many.installed(ACME)
        assert done.status_code == 200
        assert "Acme can use it now" in done.text
        await many.installed(BETA)
        alice, bob = many.person("Alice", ACME), many.person("Bob", BETA)
        await alice.says("pharmacist")
        await alice.chooses("Pharmacists")
        await bob.says("cook")
        assert "duties 1–10 of 12" in alice.screen
        assert "Which one is yours?" in bob.screen
        menu = bob.last
        for person in (alice, bob):
            await person.says("save 1" if person is bob else "save this")
            assert "Your list now has 1." in person.screen
        installed = {"slack_bots": 2, "slack_installations": 2}
        assert await rows(database_url) == NOTHING | installed | {"duties_saved_lists": 2}

        await many.uninstalled(ACME)
        left = {"slack_bots": 1, "slack_installations": 1, "duties_saved_lists": 1}
        assert await rows(database_url) == NOTHING | left
        assert {key.partition(":")[0] for key in await kept(many)} == {"T0BETA"}
        before = alice.transcript
        await alice.says("nurse")
        await bob.chooses("Cooks, Restaurant")
        assert alice.transcript == f"{before}\n\nAlice: nurse"
        assert "duties" in bob.reads(menu)
        assert [many.workspace(team).refusals for team in (ACME, BETA)] == [[], []]


async def test_install_talk_and_uninstall_on_redis(sample: Path, file: str, redis_url: str) -> None:
    async with in_many(sample, file, redis_url=redis_url) as many:
        await many.installed(ACME)
        await many.person("Alice", ACME).says("pharmacist")
        assert [key for key in await kept(many) if key.startswith("T0ACME:")]
        await many.uninstalled(ACME)
        assert [key for key in await kept(many) if key.startswith("T0ACME:")] == []


async def test_reinstalling_starts_afresh(many: InstalledBot) -> None:
    await many.installed(ACME)
    alice = many.person("Alice", ACME)
    await alice.says("pharmacist")
    await many.uninstalled(ACME)
    await many.installed(ACME)
    await alice.says("/duties resume")
    assert "There's nothing to resume" in alice.screen
    await alice.says("cook")
    assert "Which one is yours?" in alice.screen


async def test_late_uninstall_event_of_an_earlier_installation_erases_nothing(many: InstalledBot, file: str) -> None:
    await many.installed(ACME)
    many.grants.revoke("T0ACME")
    await many.installed(ACME)
    alice = many.person("Alice", ACME)
    await alice.says("pharmacist")
    before = await kept(many)
    await many.tells(ACME, {"type": "app_uninstalled"})
    await many.tells(ACME, {"type": "tokens_revoked", "tokens": {"bot": ["U0THEBOT00"]}})
    assert await kept(many) == before
    assert (await rows(file))["slack_bots"] == 1
    await alice.chooses("Pharmacists")
    assert "duties" in alice.screen


UNKNOWN = {
    "rate limit": JSONResponse({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "0"}),
    "outage": JSONResponse({"ok": False, "error": "internal_error"}, 500),
    "fatal error": refusal("fatal_error"),
    "page of a gateway": HTMLResponse("<h1>upstream</h1>", 503),
    "cut off": Torn(),
    "outage that names the token": JSONResponse({"ok": False, "error": "invalid_auth"}, 500),
}


@pytest.mark.parametrize("response", UNKNOWN.values(), ids=UNKNOWN)
async def test_late_uninstall_event_while_slack_is_down_erases_nothing(
    sample: Path, file: str, response: ASGIApp
) -> None:
    slack, waited = Refusing(), list[float]()

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    async with in_many(sample, file, wait=wait, around_slack=slack.around) as many:
        await many.installed(ACME)
        many.grants.revoke("T0ACME")
        await many.installed(ACME)
        alice = many.person("Alice", ACME)
        await alice.says("pharmacist")
        before = await kept(many)
        slack.instead["auth.test"] = response
        await many.tells(ACME, {"type": "app_uninstalled"})
        slack.instead.clear()
        assert await kept(many) == before
        assert (await rows(file))["slack_bots"] == 1
        assert waited, "Slack was not told that the event is handled"
        await alice.chooses("Pharmacists")
        assert "duties" in alice.screen


async def test_organization_that_uninstalls_twice_leaves_nothing(sample: Path, file: str) -> None:
    async with in_many(sample, file, organization=GRID) as many:
        for _ in range(2):
            await many.installed(GRID)
            await many.person("Alice", ACME).says("pharmacist")
            assert "E0GRID:workspace:T0ACME" in await kept(many)
            await many.uninstalled(ACME)
            assert await kept(many) == []
            assert await rows(file) == NOTHING


class PausedTransport(httpx.AsyncBaseTransport):
    """The way to O*NET, on which a request waits until it may go on."""

    def __init__(self) -> None:
        self.arrived, self.may_go = asyncio.Event(), asyncio.Event()

    def wrap(self, transport: httpx.AsyncBaseTransport) -> httpx.AsyncBaseTransport:
        self._transport = transport
        return self

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/search"):
            self.arrived.set()
            await self.may_go.wait()
        return await self._transport.handle_async_request(request)


async def test_turn_under_way_during_uninstall_leaves_nothing(sample: Path, file: str) -> None:
    paused = PausedTransport()
    async with in_many(sample, file, wrap_onet_transport=paused.wrap) as many:
        await many.installed(ACME)
        asking = asyncio.create_task(many.person("Alice", ACME).says("pharmacist"))
        await paused.arrived.wait()
        await many.installing.uninstall("T0ACME")
        paused.may_go.set()
        await asking
        await many.bot.tracker.idle()
        assert await kept(many) == []


async def test_uninstall_while_the_database_is_down_is_retried(sample: Path, file: str) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)
        if seconds:
            await rename("away", "slack_installations")

    async def rename(before: str, after: str) -> None:
        engine = open_engine(file)
        async with engine.begin() as connection:
            await connection.execute(text(f"ALTER TABLE {before} RENAME TO {after}"))
        await engine.dispose()

    async with in_many(sample, file, wait=wait) as many:
        await many.installed(ACME)
        await many.person("Alice", ACME).says("pharmacist")
        many.grants.revoke("T0ACME")
        await rename("slack_installations", "away")
        await many.tells(ACME, {"type": "app_uninstalled"})
        assert waited == [0.0, 60.0]
        assert await rows(file) == NOTHING
        assert await kept(many) == []


async def test_revoked_user_token_changes_nothing(many: InstalledBot, file: str) -> None:
    await many.installed(ACME)
    many.grants.revoke("T0ACME")
    await many.tells(ACME, {"type": "tokens_revoked", "tokens": {"oauth": ["U0ALICE000"]}})
    assert (await rows(file))["slack_bots"] == 1


async def test_token_of_one_workspace_opens_no_other(many: InstalledBot) -> None:
    await many.installed(ACME)
    await many.installed(BETA)
    tokens = {grant.consent.team: grant.token for grant in many.grants.issued}
    client = AsyncWebClient(tokens["T0ACME"], base_url=f"{many.slack_url}/api/")
    assert (await client.auth_test())["team_id"] == "T0ACME"
    await client.chat_postMessage(channel="C0GENERAL0", text="to Acme")
    assert "to Acme" in many.person("Alice", ACME).transcript
    assert "to Acme" not in many.person("Alice", BETA).transcript


async def test_command_where_not_installed_explains(many: InstalledBot) -> None:
    alice = many.person("Alice", ACME)
    await alice.says("/duties nurse")
    assert "isn't installed here anymore" in alice.screen


async def test_cancelled_install_is_not_an_error(many: InstalledBot, file: str) -> None:
    browser = Browser()
    await browser.opens(f"{many.bot_url}/slack/install")
    page = await browser.clicks("Cancel")
    assert page.status_code == 200
    assert "Nothing was installed" in page.text
    assert browser.link("Install Job Duties") == f"{many.bot_url}/slack/install"
    assert (await rows(file))["slack_bots"] == 0


async def test_install_page_in_spanish(many: InstalledBot) -> None:
    page = await many.installed(BETA, Browser(languages="ca;q=0.9, es-MX, en;q=0.5"))
    assert "Beta &amp; Co ya la puede usar" in page.text


async def test_install_finished_in_another_browser_is_refused(many: InstalledBot, file: str) -> None:
    _, back = await allowed(many)
    victim = Browser()
    await victim.opens(f"{many.bot_url}/slack/install")
    page = await victim.opens(back)
    assert page.status_code == 400
    assert "Please start again" in page.text
    assert (await rows(file))["slack_bots"] == 0


async def test_oauth_code_works_once(many: InstalledBot, file: str) -> None:
    browser, back = await allowed(many)
    cookies = {name: dict(values) for name, values in browser.cookies.items()}
    assert (await browser.opens(back)).status_code == 200
    browser.cookies = cookies
    page = await browser.opens(back)
    assert page.status_code == 401
    assert "Please start again" in page.text
    assert (await rows(file))["slack_bots"] == 1


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("code=1", 400),
        ("code=1&state=forged", 400),
        ("state=forged&code=", 400),
        ("error=access_denied", 200),
        ("error=<script>alert(1)</script>", 200),
        ("error=server_error&state=1", 200),
        ("code=%00&state=%FF", 400),
    ],
)
async def test_odd_oauth_redirects_get_a_page_with_a_way_on(many: InstalledBot, query: str, status: int) -> None:
    browser = Browser()
    await browser.opens(f"{many.bot_url}/slack/install")
    page = await browser.opens(f"{many.bot_url}/slack/oauth_redirect?{query}")
    assert page.status_code == status
    assert "script" not in page.text
    assert browser.link("Install Job Duties")


async def test_forged_state_with_matching_cookie_is_refused(many: InstalledBot, file: str) -> None:
    browser = Browser()
    await browser.opens(f"{many.bot_url}/slack/install")
    cookies = browser.cookies[urlsplit(many.bot_url).netloc]
    cookies.update(dict.fromkeys(cookies, "forged"))
    code = many.grants.code(Consent("T0ACME", "U0ALICE000", None))
    page = await browser.opens(f"{many.bot_url}/slack/oauth_redirect?code={code}&state=forged")
    assert page.status_code == 401
    assert (await rows(file))["slack_bots"] == 0


async def test_refused_oauth_code_is_not_logged(many: InstalledBot, caplog: pytest.LogCaptureFixture) -> None:
    browser, back = await allowed(many)
    code = parse_qs(urlsplit(back).query)["code"][0]
    many.grants.access(CLIENT_ID, CLIENT_SECRET, {"code": code})
    page = await browser.opens(back)
    assert page.status_code == 401
    assert "invalid_code" in caplog.text
    assert code not in caplog.text


async def test_install_logs_no_secret(many: InstalledBot) -> None:
    with capture_logs() as logs:
        await many.installed(ACME)
        await many.person("Alice", ACME).says("pharmacist")
        await many.uninstalled(ACME)
    assert {"installed", "erased"} <= {log["event"] for log in logs}
    assert not [begun for begun in ("xoxb-", "xoxe-", "xoxe.") if begun in str(logs)]
    assert CLIENT_SECRET not in str(logs)


async def test_install_asks_for_the_manifests_scopes_and_binds_the_browser(many: InstalledBot) -> None:
    headers = await sent_to(f"{many.bot_url}/slack/install")
    query = parse_qs(urlsplit(headers["location"]).query)
    assert set(query["scope"][0].split(",")) == set(many.grants.scopes)
    assert query["client_id"] == [CLIENT_ID]
    for word in ("httponly", "secure", "samesite=lax", f"={query['state'][0]};"):
        assert word in headers["set-cookie"].lower()
    assert headers["cache-control"] == "no-store"


async def test_install_page_while_the_database_is_down(sample: Path, unreachable_sqlite: str) -> None:
    async with in_many(sample, unreachable_sqlite) as many:
        browser = Browser()
        page = await browser.opens(f"{many.bot_url}/slack/install")
        assert page.status_code == 503
        assert "Something on our side isn&#x27;t responding" in page.text
        assert browser.link("Install Job Duties")
        async with httpx.AsyncClient(timeout=UNHURRIED) as http:
            assert (await http.get(f"{many.bot_url}/healthz")).status_code == 200
            ready = await http.get(f"{many.bot_url}/readyz")
        assert ready.status_code == 503
        assert "database" in ready.text


async def test_token_about_to_expire_is_rotated_beside_the_turn(sample: Path, file: str) -> None:
    async with in_many(sample, file, token_rotation=True, token_seconds=600) as many:
        await many.installed(ACME)
        many.grants.token_seconds = 43_200
        alice = many.person("Alice", ACME)
        await alice.says("pharmacist")
        assert "Which one is yours?" in alice.screen
        first, second = many.grants.issued
        assert first.refresh_token is None, "it is good once"
        many.grants.expire(first)
        await alice.chooses("Pharmacists")
        assert "duties" in alice.screen
        assert many.grants.issued == [first, second]


async def test_expired_token_is_rotated_before_the_answer(sample: Path, file: str) -> None:
    async with in_many(sample, file, token_rotation=True, token_seconds=600) as many:
        await many.installed(ACME)
        await expired(file)
        many.grants.token_seconds = 43_200
        alice, bob = many.person("Alice", ACME), many.person("Bob", ACME)
        await asyncio.gather(alice.says("pharmacist"), bob.says("cook"))
        assert "Which one is yours?" in alice.screen
        assert "Which one is yours?" in bob.screen
        assert len(many.grants.issued) == 2, "for both the same exchange"


class LateAnswer:
    """A Slack that exchanges a token at once, and answers late."""

    def __init__(self) -> None:
        self.exchanged, self.answering = asyncio.Event(), asyncio.Event()

    def around(self, app: ASGIApp) -> ASGIApp:
        """Stand before this Slack."""

        async def late(scope: Scope, receive: Receive, send: Send) -> None:
            async def send_late(message: Message) -> None:
                self.exchanged.set()
                await self.answering.wait()
                await send(message)

            is_exchange = scope["type"] == "http" and scope["path"].endswith("/oauth.v2.access")
            await app(scope, receive, send_late if is_exchange else send)

        return late


async def test_token_exchanged_during_an_uninstall_is_not_stored(sample: Path, file: str) -> None:
    slack = LateAnswer()
    slack.answering.set()
    async with in_many(sample, file, token_rotation=True, token_seconds=3_600, around_slack=slack.around) as many:
        await many.installed(ACME)
        slack.answering.clear()
        slack.exchanged.clear()
        alice = Person(many.tenants["T0ACME"].acts, "Alice")
        await alice.says("pharmacist")
        await slack.exchanged.wait()
        await many.installing.uninstall("T0ACME")
        await many.tenants["T0ACME"].acts.feed.wait_until_idle()
        slack.answering.set()
        await many.bot.tracker.idle()
        assert await rows(file) == NOTHING


async def test_token_that_cannot_be_rotated_is_reported(sample: Path, file: str) -> None:
    async with in_many(sample, file, token_rotation=True, token_seconds=600) as many:
        await many.installed(ACME)
        await expired(file)
        many.grants.revoke("T0ACME")
        alice = many.person("Alice", ACME)
        with capture_logs() as logs:
            await alice.says("/duties nurse")
        assert "isn't installed here anymore" in alice.screen
        assert [log["error"] for log in logs if log["event"] == "token_not_exchanged"] == ["invalid_refresh_token"]


async def test_organization_installs_once_for_all_workspaces(sample: Path, file: str) -> None:
    async with in_many(sample, file, organization=GRID) as many:
        page = await many.installed(GRID)
        assert "The Grid can use it now. An administrator of the organization" in page.text
        alice = many.person("Alice", ACME)
        await alice.says("pharmacist")
        await alice.chooses("Pharmacists")
        await alice.clicks("All on this page")
        assert "10 chosen" in alice.screen
        await alice.says("/duties cook")
        assert "E0GRID:workspace:T0ACME" in await kept(many)
        await many.uninstalled(ACME)
        assert await kept(many) == []
        assert await rows(file) == NOTHING


async def test_workspace_removed_by_its_organization_is_erased(sample: Path, file: str) -> None:
    async with in_many(sample, file, organization=GRID) as many:
        await many.installed(GRID)
        await many.person("Alice", ACME).says("pharmacist")
        many.grants.leave("T0ACME")
        await many.tells(ACME, {"type": "team_access_revoked", "team_ids": ["T0ACME"]})
        assert await kept(many) == []
        assert (await rows(file))["slack_bots"] == 1


@pytest.mark.parametrize(
    "event", [{"type": "app_uninstalled"}, {"type": "team_access_revoked", "team_ids": ["T0ACME"]}]
)
async def test_late_event_in_another_process_brings_no_workspace_of_an_organization_back(
    sample: Path, file: str, redis_url: str, event: dict[str, Any]
) -> None:
    async with in_many(sample, file, redis_url=redis_url, organization=GRID) as many:
        await many.installed(GRID)
        await many.person("Alice", ACME).says("pharmacist")
        other = build_app(settings_of(sample, file, f"{many.slack_url}/api/", redis_url))
        async with served(other.web) as url, httpx.AsyncClient(timeout=UNHURRIED) as http:

            async def hears(team: str, number: int) -> None:
                body = json.dumps(a_message(team, number))
                answer = await http.post(f"{url}/slack/events", content=body, headers=signed(body))
                assert answer.status_code == 200
                await other.tracker.idle()

            await hears("T0BETA", 1)
            assert "E0GRID:workspace:T0BETA" in await kept(many), "it knows the organization's token"
            many.grants.leave("T0ACME")
            await (many.uninstalled(ACME) if event["type"] == "app_uninstalled" else many.tells(ACME, event))
            await hears("T0ACME", 2)
        assert [key for key in await kept(many) if "T0ACME" in key] == []
        assert (await rows(file))["duties_served_workspaces"] == (0 if event["type"] == "app_uninstalled" else 1)


def a_message(team: str, number: int) -> dict[str, Any]:
    """A line that somebody types in a workspace of the organization."""
    return {
        "type": "event_callback",
        "team_id": team,
        "event_id": f"Ev{team}{number}",
        "authorizations": [{"enterprise_id": "E0GRID", "team_id": None, "is_enterprise_install": True}],
        "event": {
            "type": "message",
            "channel_type": "im",
            "channel": "D0ALICE000",
            "user": "U0ALICE000",
            "text": "nurse",
            "ts": f"{number}.0",
        },
    }


async def test_late_removal_of_a_workspace_that_was_added_again_erases_nothing(sample: Path, file: str) -> None:
    async with in_many(sample, file, organization=GRID) as many:
        await many.installed(GRID)
        alice = many.person("Alice", ACME)
        await alice.says("pharmacist")
        before = await kept(many)
        await many.tells(ACME, {"type": "team_access_revoked", "team_ids": ["T0ACME"]})
        assert await kept(many) == before
        await alice.chooses("Pharmacists")
        assert "duties 1–10" in alice.screen


async def test_removal_while_slack_is_down_erases_nothing_and_is_delivered_again(sample: Path, file: str) -> None:
    slack, waited = Refusing(), list[float]()

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    async with in_many(sample, file, organization=GRID, wait=wait, around_slack=slack.around) as many:
        await many.installed(GRID)
        await many.person("Alice", ACME).says("pharmacist")
        before = await kept(many)
        many.grants.leave("T0ACME")
        slack.instead["auth.teams.list"] = JSONResponse({"ok": False, "error": "internal_error"}, 500)
        await many.tells(ACME, {"type": "team_access_revoked", "team_ids": ["T0ACME"]})
        assert await kept(many) == before
        assert waited, "Slack was not told that the event is handled"


@pytest.mark.parametrize("word", ["invalid_auth", "access_denied"])
async def test_removal_erases_the_workspace_if_slack_will_never_name_those_left(
    sample: Path, file: str, word: str
) -> None:
    slack = Refusing()

    async def wait(_: float) -> None:
        """Slack delivers an event that was refused again at once."""

    async with in_many(sample, file, organization=GRID, wait=wait, around_slack=slack.around) as many:
        await many.installed(GRID)
        await many.person("Alice", ACME).says("pharmacist")
        many.grants.leave("T0ACME")
        slack.instead["auth.teams.list"] = refusal(word)
        await many.tells(ACME, {"type": "team_access_revoked", "team_ids": ["T0ACME"]})
        assert "T0ACME" not in str(await kept(many))


async def test_workspace_of_an_organization_can_have_its_own(sample: Path, file: str) -> None:
    async with in_many(sample, file, organization=GRID) as many:
        await many.installed(ACME)
        alice = many.person("Alice", ACME)
        await alice.says("pharmacist")
        assert "Which one is yours?" in alice.screen


@pytest.mark.parametrize(
    ("team", "passed_on"),
    [
        ("T0ACME", "T0ACME"),
        ("T1&scope=admin", None),
        ("T1\r\nX-Evil: 1", None),
        ("T1\n", None),
        ('"><script>', None),
        ("T" + "1" * 50, None),
        ("", None),
    ],
)
async def test_install_address_passes_on_nothing_but_a_workspace(
    many: InstalledBot, team: str, passed_on: str | None
) -> None:
    async with httpx.AsyncClient(timeout=UNHURRIED) as http:
        parameters = {"team": team, "scope": "admin", "redirect_uri": "https://evil.test", "state": "fixed"}
        response = await http.get(f"{many.bot_url}/slack/install", params=parameters)
    query = parse_qs(urlsplit(response.headers["location"]).query)
    assert query.get("team", [None]) == [passed_on]
    assert "admin" not in query["scope"][0]
    assert query["state"] != ["fixed"]
    assert "evil" not in response.headers["location"].lower()
    assert "x-evil" not in response.headers


async def test_flood_of_the_install_page_stores_nothing(many: InstalledBot, file: str) -> None:
    async with httpx.AsyncClient(base_url=many.bot_url, timeout=UNHURRIED) as http:
        flood = await asyncio.gather(*(http.get("/slack/install") for _ in range(200)))
    assert {response.status_code for response in flood} == {302}
    engine = open_engine(file)
    async with engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM slack_oauth_states"))).scalar() == 0
    await engine.dispose()
    assert (await many.installed(ACME)).status_code == 200


async def test_flood_of_made_up_codes_takes_few_connections_to_slack(sample: Path, file: str) -> None:
    asked: asyncio.Queue[str] = asyncio.Queue()
    may_answer = asyncio.Event()

    def slow(app: ASGIApp) -> ASGIApp:
        async def around(scope: Scope, receive: Receive, send: Send) -> None:
            if scope.get("path") == "/api/oauth.v2.access":
                asked.put_nowait(scope["path"])
                await may_answer.wait()
            await app(scope, receive, send)

        return around

    async with (
        in_many(sample, file, around_slack=slow) as many,
        httpx.AsyncClient(base_url=many.bot_url, timeout=UNHURRIED) as http,
    ):

        async def finish() -> int:
            begun = await http.get("/slack/install")
            query = {"state": parse_qs(urlsplit(begun.headers["location"]).query)["state"][0], "code": "made-up"}
            cookie = begun.headers["set-cookie"].partition(";")[0]
            return (await http.get("/slack/oauth_redirect", params=query, headers={"cookie": cookie})).status_code

        finishing = [asyncio.create_task(finish()) for _ in range(AT_ONCE + 5)]
        done = asyncio.as_completed(finishing)
        refused = [await next(done) for _ in range(5)]
        for _ in range(AT_ONCE):
            await asked.get()
        is_all = asked.empty()
        may_answer.set()
        assert is_all
        assert refused == [503] * 5
        assert [await one for one in done] == [401] * AT_ONCE


async def test_flood_of_the_install_pages_is_a_few_lines_of_the_log(
    many: InstalledBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.addFilter(OncePerInterval())  # as set_up_logs gives it to Bolt's logger
    with capture_logs() as lines:
        async with httpx.AsyncClient(base_url=many.bot_url, timeout=UNHURRIED) as http:
            for number in range(50):
                wrong = {"error": f"private-{number}"} if number % 2 else {"code": f"private-{number}", "state": "1"}
                await http.get("/slack/oauth_redirect", params=wrong)
    assert len(lines) + len(caplog.records) < 8
    assert "private" not in str(lines) + caplog.text


async def test_oauth_authorize_refusals(many: InstalledBot) -> None:
    client = AsyncWebClient(base_url=f"{many.slack_url}/api/")
    app = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    refused: dict[str, dict[str, Any]] = {
        "invalid_client_id": app | {"client_id": "other", "code": "1"},
        "bad_client_secret": app | {"client_secret": "wrong", "code": "1"},
        "invalid_code": app | {"code": "1"},
        "invalid_grant_type": app | {"grant_type": "password"},
        "invalid_refresh_token": app | {"grant_type": "refresh_token", "refresh_token": "xoxe-1-none"},
    }
    for error, given in refused.items():
        with pytest.raises(SlackApiError, match=error):
            await client.oauth_v2_access(**given)
    for token, error in ((None, "not_authed"), ("xoxb-none", "invalid_auth")):
        with pytest.raises(SlackApiError, match=error):
            await AsyncWebClient(token, base_url=f"{many.slack_url}/api/").auth_test()


async def test_workspace_requests_need_no_auth_test(many: InstalledBot) -> None:
    await many.installed(ACME)
    alice, bob = many.person("Alice", ACME), many.person("Bob", ACME)
    await asyncio.gather(alice.says("pharmacist"), bob.says("cook"))
    calls = [entry.name for entry in many.workspace(ACME).traffic.entries if entry.name == "auth.test"]
    assert len(calls) == 1, "at the installation, and never again"
