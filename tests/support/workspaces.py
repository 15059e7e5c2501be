"""A bot in many workspaces, and the people who install it: a browser for each of them, with cookies of its own."""

import asyncio
import html
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
from pydantic import SecretStr
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.oauth.pages import OAuthPages, Tenant, create_slack
from slack_playground.oauth.tokens import TOKEN_SECONDS, Grants
from slack_playground.server import AppSetup, PlaygroundOptions, create_playground
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from slack_playground.workspace.workspace import Workspace
from starlette.types import ASGIApp

from bot.app import Bot, TransportWrapper, build_app
from bot.server.uvicorn import bind
from bot.settings.settings import Settings
from bot.slack.manifest import manifest
from tests.support.clock import SlowClock
from tests.support.harness import PATIENT, SECRET, UNHURRIED

CLIENT_ID, CLIENT_SECRET = "1234.5678", "client-secret-of-the-tests"
KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
ACME = {"id": "T0ACME", "domain": "acme", "name": "Acme"}
BETA = {"id": "T0BETA", "domain": "beta", "name": "Beta & Co"}
GRID = {"id": "E0GRID", "name": "The Grid"}


@dataclass
class Browser:
    """One person's browser: it keeps cookies, also those for https alone, which it takes loopback for."""

    languages: str = "en"
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    page: httpx.Response | None = None

    async def opens(self, url: str) -> httpx.Response:
        """Open an address, and follow its redirects."""
        async with httpx.AsyncClient(timeout=UNHURRIED) as http:
            while True:
                answer = await http.get(url, headers={"accept-language": self.languages, **self._cookie(url)})
                self._keep(url, answer)
                if not answer.is_redirect:
                    self.page = answer
                    return answer
                url = urljoin(url, answer.headers["location"])

    def link(self, label: str) -> str:
        """Where the link with this label leads."""
        assert self.page is not None
        for target, text in re.findall(r'<a [^>]*href="([^"]*)">([^<]*)</a>', self.page.text):
            if html.unescape(text) == label:
                return urljoin(str(self.page.url), html.unescape(target))
        raise AssertionError(f"no link {label!r} in {self.page.text}")

    async def clicks(self, label: str) -> httpx.Response:
        """Follow the link with this label."""
        return await self.opens(self.link(label))

    def _cookie(self, url: str) -> dict[str, str]:
        held = self.cookies.get(urlsplit(url).netloc)
        return {"cookie": "; ".join(f"{name}={value}" for name, value in held.items())} if held else {}

    def _keep(self, url: str, answer: httpx.Response) -> None:
        held = self.cookies.setdefault(urlsplit(url).netloc, {})
        for line in answer.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                held[name] = morsel.value
                if "1970" in morsel["expires"]:
                    del held[name]


@dataclass(frozen=True)
class InstalledBot:
    """A bot, the Slack it is installed in, and where both are."""

    bot: Bot
    installing: OAuthPages
    grants: Grants
    tenants: Mapping[str, Tenant]
    slack_url: str
    bot_url: str

    def workspace(self, team: Mapping[str, str]) -> Workspace:
        return self.tenants[team["id"]].acts.workspace

    def person(self, name: str, team: Mapping[str, str]) -> Person:
        return Person(self.tenants[team["id"]].acts, name, settled=self.bot.tracker.idle)

    async def installed(self, where: Mapping[str, str], browser: Browser | None = None) -> httpx.Response:
        """Somebody installs the app in a workspace, or in the organization."""
        browser = browser or Browser()
        await browser.opens(f"{self.bot_url}/slack/install")
        return await browser.clicks(f"Allow in {where['name']}")

    async def uninstalled(self, team: Mapping[str, str]) -> None:
        """Somebody takes it out again."""
        await self.installing.uninstall(team["id"])
        await self.tenants[team["id"]].acts.feed.wait_until_idle()
        await self.bot.tracker.idle()

    async def tells(self, team: Mapping[str, str], event: dict[str, object]) -> None:
        """Slack tells the app of an event in a workspace."""
        await self.tenants[team["id"]].acts.send_event(event)
        await self.tenants[team["id"]].acts.feed.wait_until_idle()
        await self.bot.tracker.idle()


@asynccontextmanager
async def in_many(  # noqa: PLR0913 - each is a fact of its own, given by its name
    sample: Path,
    database_url: str,
    *,
    redis_url: str | None = None,
    token_rotation: bool = False,
    token_seconds: int = TOKEN_SECONDS,
    organization: Mapping[str, str] | None = None,
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    wrap_onet_transport: TransportWrapper = lambda transport: transport,
    around_slack: Callable[[ASGIApp], ASGIApp] = lambda app: app,
) -> AsyncIterator[InstalledBot]:
    """A bot that nobody has installed yet, and a Slack of two workspaces."""
    server_socket = bind("127.0.0.1", 0)
    base = f"http://127.0.0.1:{server_socket.getsockname()[1]}"
    settings = settings_of(sample, database_url, f"{base}/api/", redis_url)
    bot = build_app(settings, wrap_onet_transport=wrap_onet_transport, tuning=PATIENT)
    async with served(bot.web) as bot_url:
        app_manifest = manifest(bot_url, oauth=True, token_rotation=token_rotation)
        grants = Grants(
            app_manifest, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, clock=time.time, token_seconds=token_seconds
        )
        tenants = {}
        for team in (ACME, BETA):
            transport = SignedHttp(f"{bot_url}/slack/events", SECRET, ack_seconds=UNHURRIED)
            inner = f"xoxb-inside-{team['id']}"
            where = f"{base}/w/{team['id']}"
            options = PlaygroundOptions(team=team, clock=SlowClock(), wait=wait)
            app = create_playground(where, AppSetup(app_manifest, transport, inner), options=options)
            tenants[team["id"]] = Tenant(app)
        installing = OAuthPages(list(tenants.values()), grants, organization=organization)
        async with served(around_slack(create_slack(list(tenants.values()), installing)), on=server_socket) as url:
            yield InstalledBot(bot, installing, grants, tenants, url, bot_url)
            await bot.tracker.idle()


def settings_of(sample: Path, database_url: str, api_url: str, redis_url: str | None = None) -> Settings:
    return Settings(
        slack_client_id=CLIENT_ID,
        slack_client_secret=SecretStr(CLIENT_SECRET),
        slack_token_keys=SecretStr(KEY),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=api_url,
        database_url=SecretStr(database_url),
        onet_database=sample,
        redis_url=SecretStr(redis_url) if redis_url else None,
    )
