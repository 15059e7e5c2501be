"""Authorizes requests of many workspaces, with tokens read from the database once a minute."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import structlog
from cachetools import LRUCache
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient

from bot.concurrency.single_flight import SingleFlight
from bot.errors import DatabaseUnavailable, TokenUnreadable
from bot.slack.installations.access import InstallationKey, is_good, reachable_workspaces
from bot.slack.installations.store import Installations
from bot.slack.installations.token_rotation import TokenRotation

FRESH_SECONDS: Final = 60.0
"""Seconds within which every process notices an installation or uninstallation."""

STALE_SECONDS: Final = 60 * 60.0
"""How long a workspace goes on while the database does not answer; Slack checks the token all the same."""

KNOWN_SECONDS: Final = 0.7
UNKNOWN_SECONDS: Final = 2.0
"""How much of the three seconds that Slack waits may go on reading: for a workspace whose token is known from before,
and for one that is not known."""

WORKSPACES: Final = 1_000
"""Workspaces remembered in the process, some kilobytes each; those longest idle are read again."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _CachedResult:
    result: AuthorizeResult
    read_at: float


class ManyWorkspaces(AsyncAuthorize):
    """Authorizes each request with the token of its workspace.

    One read of the database for all requests of a workspace in a minute, and no auth.test: Bolt's own makes
    two reads and an auth.test for each request.
    """

    def __init__(
        self,
        installations: Installations,
        rotation: TokenRotation,
        client: AsyncWebClient,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._installations = installations
        self._rotation = rotation
        self._client = client
        self._clock = clock
        self._known: LRUCache[InstallationKey, _CachedResult] = LRUCache(WORKSPACES)
        self._reading: SingleFlight[InstallationKey, AuthorizeResult | None] = SingleFlight()

    async def __call__(
        self, *, context: AsyncBoltContext, enterprise_id: str | None, team_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        """Who the bot is here; None if it isn't installed. Raises DatabaseUnavailable: Slack delivers again."""
        key = InstallationKey.of(enterprise_id, team_id, org_wide=context.is_enterprise_install)
        known = self._known.get(key)
        if known is not None and self._clock() - known.read_at < FRESH_SECONDS:
            return known.result
        is_usable = known is not None and self._clock() - known.read_at <= STALE_SECONDS
        reading = self._reading.task(key, lambda: self._look_up(key))
        await asyncio.wait({reading}, timeout=KNOWN_SECONDS if is_usable else UNKNOWN_SECONDS)
        if reading.done():
            return reading.result()
        if known is None or not is_usable:
            raise DatabaseUnavailable("it doesn't respond in time")
        log.warning("database_unavailable", doing="authorize", error="no answer in time")
        return known.result

    def forget(self, key: InstallationKey) -> None:
        """Read it from the database next time, because it was installed again or uninstalled."""
        self._known.pop(key, None)
        self._reading.forget(key)

    async def revoke(self, key: InstallationKey) -> bool:
        """Delete an installation, unless its token is still good. Raises DatabaseUnavailable or SlackUnavailable."""
        try:
            installation = await self._installations.find(key)
            if installation is not None and await is_good(installation.bot_token, self._client):
                return False
        except TokenUnreadable:
            log.warning("token_unreadable", doing="leave", workspace=key.team)
        await self._installations.delete(key)
        self.forget(key)
        return True

    async def reachable(self, key: InstallationKey) -> frozenset[str]:
        """The workspaces in which an installation's token can be used now; none without a token that can be read.

        Raises DatabaseUnavailable or SlackUnavailable.
        """
        try:
            installation = await self._installations.find(key)
        except TokenUnreadable:
            return frozenset()
        return frozenset() if installation is None else await reachable_workspaces(installation.bot_token, self._client)

    async def _look_up(self, key: InstallationKey) -> AuthorizeResult | None:
        try:
            installation = await self._installations.find(key)
        except DatabaseUnavailable as error:
            known = self._known.get(key)
            if known is None or self._clock() - known.read_at > STALE_SECONDS:
                raise
            log.warning("database_unavailable", doing="authorize", error=str(error))
            return known.result
        except TokenUnreadable as error:
            log.error("token_unreadable", workspace=key.team, error=str(error))  # noqa: TRY400 - the reason is told
            return None
        usable = await self._rotation.usable(key, installation, self.forget) if installation is not None else None
        return self._remember(key, usable)

    def _remember(self, key: InstallationKey, installation: Installation | None) -> AuthorizeResult | None:
        if not self._reading.is_current(key):
            return _result(installation)  # it was forgotten meanwhile: what was read may be the past
        self._known.pop(key, None)
        result = _result(installation)
        if result is not None:
            self._known[key] = _CachedResult(result, self._clock())
        return result


def _result(installation: Installation | None) -> AuthorizeResult | None:
    """What Bolt wants to know, without asking Slack: it was asked at the installation."""
    if installation is None or installation.bot_token is None:
        return None
    return AuthorizeResult(
        enterprise_id=installation.enterprise_id,
        team_id=installation.team_id,
        bot_user_id=installation.bot_user_id,
        bot_id=installation.bot_id,
        bot_token=installation.bot_token,
        bot_scopes=installation.bot_scopes,
    )
