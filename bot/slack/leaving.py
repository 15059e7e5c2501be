"""The app is uninstalled: all that is kept of the workspace, or of the organisation, is erased."""

from typing import Any, Final

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.workspaces import WorkspaceData
from bot.journal import Doing
from bot.slack.installation import Home, Leaving
from bot.slack.tracker import TaskTracker

LEAVING: Final = ("app_uninstalled", "tokens_revoked", "team_access_revoked")
"""Slack sends the first two in any order, and the third where an organisation takes a workspace away from the app."""

Body = dict[str, Any]

log = structlog.get_logger(__name__)


class Departures:
    """Listens for uninstallation, in one workspace or in many.

    Each is done again whenever Slack says so again, and the same comes of it; a late event about an earlier
    installation erases nothing, because Slack is asked whether the kept token is still good.
    """

    def __init__(self, tokens: Leaving, data: WorkspaceData, tracker: TaskTracker) -> None:
        self._tokens = tokens
        self._data = data
        self._tracker = tracker

    def register(self, app: AsyncApp) -> None:
        """Listen to the three events."""
        app.event("app_uninstalled")(self.uninstalled)
        app.event("tokens_revoked")(self.revoked)
        app.event("team_access_revoked")(self.taken_away)

    async def uninstalled(self, ack: AsyncAck, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """The app was uninstalled."""
        await ack()
        self._go("app_uninstalled", _home(context), client)

    async def revoked(self, ack: AsyncAck, body: Body, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """Tokens were revoked; without the bot's the app can do nothing here."""
        await ack()
        if (body["event"].get("tokens") or {}).get("bot"):
            self._go("tokens_revoked", _home(context), client)

    async def taken_away(self, ack: AsyncAck, body: Body) -> None:
        """Workspaces were taken out of an organisation's installation."""
        await ack()
        event = body["event"]
        teams = (event.get("event") or event).get("team_ids") or []  # Slack's own example nests it once more
        doing = Doing("team_access_revoked", workspace=str(body.get("enterprise_id") or ""))
        self._tracker.start(self._erase([str(team) for team in teams]), nobody, doing)

    def _go(self, event: str, home: Home, client: AsyncWebClient) -> None:
        doing = Doing(event, workspace=home.team or home.enterprise or "")
        self._tracker.start(self._leave(home, client), nobody, doing)

    async def _leave(self, home: Home, client: AsyncWebClient) -> None:
        if not await self._tokens.leave(home, client):
            log.info("still_installed", workspace=home.team, organisation=home.enterprise)
        elif home.team is not None:
            await self._erase([home.team])
        elif home.enterprise is not None:
            erased = await self._data.erase_organisation(home.enterprise)
            log.info("erased", organisation=home.enterprise, values=erased)

    async def _erase(self, teams: list[str]) -> None:
        for team in teams:
            log.info("erased", workspace=team, values=await self._data.erase(team))


def _home(context: AsyncBoltContext) -> Home:
    return Home.of(context.enterprise_id, context.team_id, org_wide=context.is_enterprise_install)


async def nobody(_: str) -> None:
    """An apology that nobody is there to read; the log has the reference."""
