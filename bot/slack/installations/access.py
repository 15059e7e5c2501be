"""Authorizes requests with the bot token of one workspace, and defines what any kind of access provides."""

import asyncio
from collections.abc import Awaitable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final, Protocol, Self

import aiohttp
import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from starlette.routing import BaseRoute

from bot.concurrency.single_flight import SingleFlight
from bot.errors import SlackUnavailable
from bot.server.health import SELDOM_SECONDS, Probe
from bot.storage.workspaces import ORGANIZATION

PATIENCE: Final = 0.5
"""Seconds to wait for `auth.test` before a request goes on with the token alone; Slack waits three for an ack.

The bot recognizes its own messages without it: Slack marks them with `bot_id`.
"""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class InstallationKey:
    """What an installation is for: a workspace, or a whole organization if `team` is None."""

    enterprise: str | None
    team: str | None

    @classmethod
    def of(cls, enterprise: str | None, team: str | None, *, org_wide: bool | None) -> Self:
        """The installation that a request of this workspace uses.

        Slack names an organization in place of a workspace if it installed the app (`app_installed_team_id`).
        """
        if team is not None and team.startswith(ORGANIZATION):
            return cls(team, None)
        return cls(enterprise, None if org_wide else team)


def key_of(context: AsyncBoltContext) -> InstallationKey:
    """The installation that a request uses."""
    return InstallationKey.of(context.enterprise_id, context.team_id, org_wide=context.is_enterprise_install)


@dataclass(frozen=True)
class Credentials:
    """The app's client id and secret, from *Basic Information*."""

    client_id: str
    client_secret: str = field(repr=False)


class TokenRevoker(Protocol):
    """Deletes tokens when the app is uninstalled."""

    async def revoke(self, key: InstallationKey) -> bool:
        """Delete an installation; False, and nothing done, if its token is still good."""

    async def reachable(self, key: InstallationKey) -> frozenset[str]:
        """The ids of the workspaces in which an installation's token can be used now; none without a token."""


class BoltListener(Protocol):
    """A listener of Bolt's app."""

    def connect(self, app: AsyncApp) -> None:
        """Let Bolt call this listener."""


class Access(Protocol):
    """How the app gets into workspaces: into one with a token, or into many with installations."""

    @property
    def authorize(self) -> AsyncAuthorize:
        """Finds the token for a request."""

    @property
    def revoker(self) -> TokenRevoker:
        """Deletes the tokens when the app is uninstalled."""

    def listeners(self) -> Sequence[BoltListener]:
        """Listeners of its own, beside those of the features."""

    def routes(self) -> Sequence[BaseRoute]:
        """Routes of its own, beside Slack's requests."""

    def probes(self) -> Sequence[Probe]:
        """Checks of its own, for `/readyz`."""

    def lifespan(self) -> AbstractAsyncContextManager[None]:
        """Opens what it needs while the app runs."""


class OneWorkspace(AsyncAuthorize):
    """Authorizes every request with one bot token.

    It calls `auth.test` once. Bolt's own single-team authorization calls it for each of the first simultaneous
    requests: fifty made 39 calls.
    """

    def __init__(self, token: str, client: AsyncWebClient) -> None:
        self._token = token
        self._client = client
        self._known: AuthorizeResult | None = None
        self._requests: SingleFlight[str, AuthorizeResult | None] = SingleFlight()
        self.authorize = self.revoker = self

    async def __call__(self, **__: Any) -> AuthorizeResult:
        """Who the bot is; only its token if Slack doesn't answer soon, because this comes before the ack."""
        if self._known is not None:
            return self._known
        request = self._requests.task("auth.test", self._ask)
        await asyncio.wait({request}, timeout=PATIENCE)
        bare = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=self._token)
        return (request.result() if request.done() else None) or bare

    async def _ask(self) -> AuthorizeResult | None:
        try:
            answer = await self._client.auth_test(token=self._token)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            log.warning("bot_unknown", error=type(error).__name__)
            return None
        self._known = AuthorizeResult.from_auth_test_response(auth_test_response=answer, bot_token=self._token)
        return self._known

    def listeners(self) -> Sequence[BoltListener]:
        """None."""
        return ()

    def routes(self) -> Sequence[BaseRoute]:
        """None: an administrator installs it on Slack's pages."""
        return ()

    def probes(self) -> Sequence[Probe]:
        """Whether Slack takes the token."""
        return (Probe("slack", lambda: self._client.auth_test(token=self._token), remembered=SELDOM_SECONDS),)

    def lifespan(self) -> AbstractAsyncContextManager[None]:
        """Nothing."""
        return nullcontext()

    async def revoke(self, _: InstallationKey) -> bool:
        """Forget who the bot was, unless its token is still good. Raises SlackUnavailable."""
        if await is_good(self._token, self._client):
            return False
        self._known = None
        return True

    async def reachable(self, _: InstallationKey) -> frozenset[str]:
        """The workspaces of the one token. Raises SlackUnavailable."""
        return await reachable_workspaces(self._token, self._client)


PAGE: Final = 1_000
MOST_PAGES: Final = 50
"""How many workspaces Slack lists per page, and how many pages are read at most."""

DEAD: Final = frozenset({"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"})
"""What auth.test says of a token that will never work again: https://docs.slack.dev/reference/methods/auth.test."""

NOT_LISTED: Final = DEAD | {
    *("access_denied", "ekm_access_denied", "enterprise_is_restricted", "missing_scope", "no_permission"),
    *("not_allowed_token_type", "org_login_required", "team_access_not_granted", "two_factor_setup_required"),
}
"""What auth.teams.list says to a token to which it will never name workspaces, however often it's asked."""


async def is_good(token: str | None, client: AsyncWebClient) -> bool:
    """Whether Slack still takes a token: an uninstall event may arrive after the app was installed again.

    Raises:
        SlackUnavailable: Slack doesn't say. A rate limit or an outage proves nothing about the token.
    """
    return await _unless_said(DEAD, client.auth_test(token=token)) is not None


async def reachable_workspaces(token: str | None, client: AsyncWebClient) -> frozenset[str]:
    """The ids of the workspaces in which a token can be used now; none if Slack will never name them.

    An organization's token reaches those that it was given: https://docs.slack.dev/reference/methods/auth.teams.list.

    Raises:
        SlackUnavailable: Slack doesn't say.
    """
    found: set[str] = set()
    cursor: str | None = None
    for _ in range(MOST_PAGES):
        page = await _unless_said(NOT_LISTED, client.auth_teams_list(token=token, limit=PAGE, cursor=cursor))
        if page is None:
            return frozenset()
        found.update(str(team["id"]) for team in page.get("teams") or () if isinstance(team, dict) and "id" in team)
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            break
    return frozenset(found)


async def _unless_said(words: frozenset[str], call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse | None:
    """Slack's answer; None if it refuses with one of these words. Raises SlackUnavailable."""
    try:
        return await call
    except SlackApiError as error:
        if error.response.status_code == HTTPStatus.OK and error.response.get("error") in words:
            return None
        raise SlackUnavailable("Slack doesn't say whether the token still works") from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise SlackUnavailable(f"Slack doesn't say whether the token still works ({type(error).__name__})") from error
