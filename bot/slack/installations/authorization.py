"""Which token speaks for the bot in each of many workspaces: read once, remembered for a minute."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import DatabaseUnavailable, TokenUnreadable
from bot.slack.installations.access import Home, is_good
from bot.slack.installations.store import Installations
from bot.slack.installations.token_rotation import Refreshing

FRESH_SECONDS: Final = 60.0
"""How long another dyno's installation or uninstallation may go unnoticed."""

STALE_SECONDS: Final = 60 * 60.0
"""How long a workspace goes on while the database does not answer; Slack checks the token all the same."""

WORKSPACES: Final = 1_000
"""Workspaces remembered in the process, some kilobytes each; those longest idle are read again."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Known:
    result: AuthorizeResult
    read_at: float


class ManyWorkspaces(AsyncAuthorize):
    """Authorizes each request with the token of its workspace.

    One read of the database for all requests of a workspace in a minute, and no auth.test: Bolt's own makes
    two reads and an auth.test for each request.
    """

    def __init__(
        self,
        kept: Installations,
        refreshing: Refreshing,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._kept = kept
        self._refreshing = refreshing
        self._clock = clock
        self._known: OrderedDict[Home, _Known] = OrderedDict()
        self._reading: dict[Home, asyncio.Task[AuthorizeResult | None]] = {}

    async def __call__(
        self, *, context: AsyncBoltContext, enterprise_id: str | None, team_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        """Who the bot is here; None where it is not installed. Raises DatabaseUnavailable: Slack asks again then."""
        home = Home.of(enterprise_id, team_id, org_wide=context.is_enterprise_install)
        known = self._known.get(home)
        if known is not None and self._clock() - known.read_at < FRESH_SECONDS:
            self._known.move_to_end(home)
            return known.result
        return await asyncio.shield(self._read(home))

    def forget(self, home: Home) -> None:
        """Read it again when it is next needed: it was installed anew, or left."""
        self._known.pop(home, None)
        self._reading.pop(home, None)

    async def revoke(self, home: Home, client: AsyncWebClient) -> bool:
        """Delete an installation, unless its token is still good. Raises DatabaseUnavailable."""
        try:
            held = await self._kept.find(home)
            if held is not None and await is_good(held.bot_token, client):
                return False
        except TokenUnreadable:
            log.warning("token_unreadable", doing="leave", workspace=home.team)
        await self._kept.delete(home)
        self.forget(home)
        return True

    def _read(self, home: Home) -> "asyncio.Task[AuthorizeResult | None]":
        task = self._reading.get(home)
        if task is None:
            task = self._reading[home] = asyncio.create_task(self._look_up(home))
            task.add_done_callback(lambda done: self._done(home, done))
        return task

    def _done(self, home: Home, task: "asyncio.Task[AuthorizeResult | None]") -> None:
        if self._reading.get(home) is task:
            del self._reading[home]
        if not task.cancelled():
            task.exception()  # read here, so that nobody is warned when all waiters have gone

    async def _look_up(self, home: Home) -> AuthorizeResult | None:
        try:
            held = await self._kept.find(home)
        except DatabaseUnavailable as error:
            known = self._known.get(home)
            if known is None or self._clock() - known.read_at > STALE_SECONDS:
                raise
            log.warning("database_unavailable", doing="authorize", error=str(error))
            return known.result
        except TokenUnreadable as error:
            log.error("token_unreadable", workspace=home.team, error=str(error))  # noqa: TRY400 - the reason is told
            return None
        usable = await self._refreshing.usable(home, held, self.forget) if held is not None else None
        return self._remember(home, usable)

    def _remember(self, home: Home, installation: Installation | None) -> AuthorizeResult | None:
        if self._reading.get(home) is not asyncio.current_task():
            return _result(installation)  # it was forgotten meanwhile: what was read may be the past
        self._known.pop(home, None)
        result = _result(installation)
        if result is not None:
            self._known[home] = _Known(result, self._clock())
        while len(self._known) > WORKSPACES:
            self._known.popitem(last=False)
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
