"""Which workspaces of an organisation use the app: written down as they come, to be erased with it."""

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.errors import StoreUnavailable
from bot.storage.workspaces import WorkspaceData

log = structlog.get_logger(__name__)


class OrgWorkspaces:
    """Goes along with every request; a workspace is written down by the first of them in each process."""

    def __init__(self, data: WorkspaceData) -> None:
        self._data = data
        self._joined: set[tuple[str, str]] = set()

    def connect(self, app: AsyncApp) -> None:
        """Go along."""
        app.use(self.record)

    async def record(
        self, body: dict[str, Any], context: AsyncBoltContext, next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        """Bolt leaves an organisation's workspace out of the context: its authorization is for all of them."""
        team, organisation = team_of(body), context.enterprise_id
        if context.is_enterprise_install and team and organisation and (team, organisation) not in self._joined:
            try:
                await self._data.join(team, organisation)
                self._joined.add((team, organisation))
            except StoreUnavailable as error:
                log.warning("store_unavailable", doing="join", error=str(error))
        return await next_()


def team_of(body: dict[str, Any]) -> str:
    """The workspace a request comes from, as its people's conversations name it; empty where there is none."""
    team, user = body.get("team"), body.get("user")
    return str(
        body.get("team_id")
        or (team.get("id") if isinstance(team, dict) else "")
        or (user.get("team_id") if isinstance(user, dict) else "")
        or ""
    )
