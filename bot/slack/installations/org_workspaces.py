"""Records which workspaces of an organization use the app, so that an uninstall can delete their data."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from cachetools import TTLCache
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.slack.installations.access import key_of
from bot.slack.interactions.actors import team_of
from bot.storage.cache import or_default
from bot.storage.workspaces import WorkspaceData

RECORDED_SECONDS: Final = 60 * 60.0
"""After this, a workspace is recorded again: the cache may have lost it."""

RECORDED: Final = 10_000
"""Workspaces that a process knows to be recorded."""

log = structlog.get_logger(__name__)


class OrgWorkspaces:
    """Records the workspace of each request to an organization's installation, once an hour in each process.

    What is recorded belongs to one installation, told by its token: an uninstall deletes the record, and after a
    new installation it is made again.
    """

    def __init__(self, data: WorkspaceData) -> None:
        self._data = data
        self._recorded: TTLCache[tuple[str, str, str], bool] = TTLCache(RECORDED, RECORDED_SECONDS)

    def connect(self, app: AsyncApp) -> None:
        """Let Bolt call it before the listeners."""
        app.use(self.record)

    async def record(
        self, body: dict[str, Any], context: AsyncBoltContext, next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        """Record the workspace. Bolt's context lacks it: its authorization is for the whole organization."""
        team, installed = team_of(body), key_of(context)
        organization = installed.enterprise or ""
        key = (team, organization, context.bot_token or "")
        is_served = installed.team is None and organization and team not in {"", organization}
        is_new = is_served and key not in self._recorded
        if is_new and await or_default(self._data.join(team, organization), False, doing="join"):
            self._recorded[key] = True
        return await next_()
