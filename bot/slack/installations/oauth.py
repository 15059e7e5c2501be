"""`/slack/install` and `/slack/oauth_redirect`: Bolt's OAuth flow, with our own pages at the end."""

import asyncio
import logging
import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

import aiohttp
import structlog
from slack_bolt import BoltResponse
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.errors import DatabaseUnavailable, SlackUnavailable
from bot.slack.installations.access import Credentials, InstallationKey
from bot.slack.installations.authorization import ManyWorkspaces
from bot.slack.installations.oauth_states import OAuthStates
from bot.slack.installations.store import Installations
from bot.slack.manifest import INSTALL_PATH, REDIRECT_PATH
from bot.slack.pages.html import NOTICE, POLICY, Html, button, fill, page
from bot.slack.text.locales import messages_for
from bot.slack.text.messages import InstallationMessages
from bot.storage.cache import or_default
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.counted_log import CountedLog

STATE_SECONDS: Final = 600

AT_ONCE: Final = 10
"""Installations that are finished at a time. Each asks Slack about a code, which anybody can make up."""

HEADERS: Final[dict[str, str]] = {
    "content-type": "text/html; charset=utf-8",
    **POLICY,
    "cache-control": "no-store",
    # The address that Slack redirects people to contains a code.
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}

WORKSPACE_ID: Final = re.compile(r"[TE][A-Z0-9]{1,20}")

CANCELLED: Final = "access_denied"
STALE: Final = frozenset({"invalid_browser", "invalid_state", "missing_code", "invalid_code"})

log = structlog.get_logger(__name__)


class InstallPages:
    """Installs the app into a workspace: redirects to Slack with a state, and handles the code that comes back."""

    def __init__(  # noqa: PLR0913 - what an installation concerns, given by name
        self,
        *,
        installations: Installations,
        states: OAuthStates,
        known: ManyWorkspaces,
        client: AsyncWebClient,
        data: WorkspaceData,
        credentials: Credentials,
        scopes: Sequence[str],
        authorize_url: str,
    ) -> None:
        self._known = known
        self._data = data
        self._exchanging = asyncio.Semaphore(AT_ONCE)
        self._not_installed = CountedLog("not_installed")
        settings = AsyncOAuthSettings(
            client_id=credentials.client_id,
            client_secret=credentials.client_secret,
            scopes=list(scopes),
            user_scopes=[],
            install_path=INSTALL_PATH,
            # Slack's own page asks for consent at once, and lists the scopes.
            install_page_rendering_enabled=False,
            redirect_uri_path=REDIRECT_PATH,
            authorization_url=authorize_url,
            installation_store=installations,
            installation_store_bot_only=True,
            state_store=states,
            state_expiration_seconds=STATE_SECONDS,
            callback_options=AsyncCallbackOptions(success=self._success_page, failure=self._failure_page),
        )
        self._flow = AsyncOAuthFlow(client=client, settings=settings, logger=_discreet())

    def routes(self) -> list[Route]:
        """The two routes."""
        return [Route(INSTALL_PATH, self.install), Route(REDIRECT_PATH, self.redirect)]

    async def install(self, request: Request) -> Response:
        """Redirect to Slack, with a state that only this browser can bring back."""
        team = request.query_params.get("team", "")
        # Bolt writes this parameter into Slack's address unescaped; it reads no other.
        query = {"team": team} if WORKSPACE_ID.fullmatch(team) else {}
        bolt_request = AsyncBoltRequest(body="", query=query, headers=dict(request.headers))
        try:
            return to_starlette_response(await self._flow.handle_installation(bolt_request))
        except DatabaseUnavailable as error:
            return self._unavailable_page(request, error)

    async def redirect(self, request: Request) -> Response:
        """Handle the redirect from Slack, with a code or canceled."""
        if self._exchanging.locked():
            return self._unavailable_page(request, TimeoutError())
        try:
            async with self._exchanging:
                return to_starlette_response(await self._flow.handle_callback(to_async_bolt_request(request, b"")))
        except (DatabaseUnavailable, aiohttp.ClientError, TimeoutError) as error:
            return self._unavailable_page(request, error)

    async def _success_page(self, args: AsyncSuccessArgs) -> BoltResponse:
        installed = args.installation
        key = InstallationKey(installed.enterprise_id, installed.team_id)
        self._known.forget(key)
        log.info("installed", workspace=key.team, enterprise=key.enterprise)
        await or_default(self._data.install(*await self._served(key)), None, doing="install")
        texts = messages_for(_header(args.request, "accept-language")).installation
        spent = args.settings.state_utils.build_set_cookie_for_deletion()
        return BoltResponse(
            status=HTTPStatus.OK, body=_success_html(installed, texts), headers={**HEADERS, "set-cookie": [spent]}
        )

    async def _served(self, key: InstallationKey) -> list[str]:
        """The workspace that has just installed the app, or the organization and its workspaces."""
        if key.team is not None:
            return [key.team]
        try:
            teams = await self._known.reachable(key)
        except (DatabaseUnavailable, SlackUnavailable):
            teams = frozenset()
        return [*filter(None, [key.enterprise]), *teams]

    async def _failure_page(self, args: AsyncFailureArgs) -> BoltResponse:
        texts = messages_for(_header(args.request, "accept-language")).installation
        again = button(texts.again, INSTALL_PATH)
        if args.reason == CANCELLED:
            body = notice(texts.cancelled_title, texts.cancelled, again)
        elif args.reason in STALE:
            body = notice(texts.stale_title, texts.stale, again)
        else:
            body = notice(texts.failed_title, texts.failed, again)
        self._not_installed.warn(args.reason if args.reason in {CANCELLED, *STALE} else "other")
        return BoltResponse(status=args.suggested_status_code, body=body, headers={**HEADERS})

    def _unavailable_page(self, request: Request, error: Exception) -> Response:
        self._not_installed.warn(type(error).__name__)
        texts = messages_for(request.headers.get("accept-language", "")).installation
        body = notice(texts.failed_title, texts.failed, button(texts.again, INSTALL_PATH))
        return HTMLResponse(body, status_code=HTTPStatus.SERVICE_UNAVAILABLE, headers=HEADERS)


def _success_html(installation: Installation, texts: InstallationMessages) -> str:
    name = installation.team_name or installation.enterprise_name or ""
    sentence = texts.organization if installation.is_enterprise_install else texts.installed
    where = {"app": installation.app_id or "", "team": installation.team_id or ""}
    link = button(texts.open, f"https://slack.com/app_redirect?{urlencode(where)}")
    return notice(texts.installed_title, sentence.format(name=name), Html() if installation.team_id is None else link)


def notice(title: str, sentence: str, onward: Html) -> str:
    """A page with a sentence and a link."""
    return page(fill(NOTICE, title=title, sentence=sentence, onward=onward), title=title)


def _header(request: AsyncBoltRequest, name: str) -> str:
    return str((request.headers.get(name) or [""])[0])


class _WithoutCodes(logging.Filter):
    """Removes the code from Bolt's log line about a failed installation."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = re.sub(r"code: \S+", "code: (left out)", record.getMessage()), ()
        return True


def _discreet() -> logging.Logger:
    logger = logging.getLogger("bot.slack.installations")
    logger.addFilter(_WithoutCodes())
    return logger
