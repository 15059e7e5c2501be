"""The app is uninstalled: all that is kept of the workspace, or of the organisation, is erased."""

import asyncio
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.server.task_tracker import TaskTracker
from bot.slack.installations.access import Home, TokenRevoker
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.turn_record import TurnSource

LEAVING: Final = ("app_uninstalled", "tokens_revoked", "team_access_revoked")
"""Slack sends the first two in any order, and the third where an organisation takes a workspace away from the app."""

Body = dict[str, Any]

log = structlog.get_logger(__name__)


class Departures:
    """Listens for uninstallation, in one workspace or in many.

    These events alone are acknowledged when the work is done: where a store does not answer Slack says it
    again, and the same comes of it. A late event about an earlier installation erases nothing, because Slack is
    asked whether the kept token is still good.
    """

    def __init__(self, tokens: TokenRevoker, data: WorkspaceData, tracker: TaskTracker) -> None:
        self._tokens = tokens
        self._data = data
        self._tracker = tracker
        self._sweeping: set[asyncio.Task[Any] | None] = set()

    def connect(self, app: AsyncApp) -> None:
        """Listen to the three events."""
        app.event("app_uninstalled")(self.uninstalled)
        app.event("tokens_revoked")(self.revoked)
        app.event("team_access_revoked")(self.taken_away)

    async def uninstalled(self, ack: AsyncAck, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """The app was uninstalled."""
        await self._leave(_home(context), client)
        await ack()

    async def revoked(self, ack: AsyncAck, body: Body, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """Tokens were revoked; without the bot's the app can do nothing here."""
        if (body["event"].get("tokens") or {}).get("bot"):
            await self._leave(_home(context), client)
        await ack()

    async def taken_away(self, ack: AsyncAck, body: Body) -> None:
        """Workspaces were taken out of an organisation's installation."""
        event = body["event"]
        teams = (event.get("event") or event).get("team_ids") or []  # Slack's own example nests it once more
        await self._erase([str(team) for team in teams], self._tracker.under_way())
        await ack()

    async def _leave(self, home: Home, client: AsyncWebClient) -> None:
        under_way = self._tracker.under_way()
        if not await self._tokens.revoke(home, client):
            log.info("still_installed", workspace=home.team, organisation=home.enterprise)
        elif home.team is not None:
            await self._erase([home.team], under_way)
        elif home.enterprise is not None:
            # The organisation last: its keys say which workspaces it has.
            teams = await self._data.workspaces_of(home.enterprise)
            await self._erase([*teams, home.enterprise], under_way)

    async def _erase(self, names: Sequence[str], under_way: frozenset["asyncio.Task[None]"]) -> None:
        """Erase now, and what turns that are under way still write, when they are done."""
        await self._sweep(names)
        self._tracker.start(self._sweep_after(under_way, names), nobody, TurnSource("erase", workspace=" ".join(names)))

    async def _sweep_after(self, under_way: frozenset["asyncio.Task[None]"], names: Sequence[str]) -> None:
        """Erase what is still written by what was under way, and by the turns that came of it."""
        this = asyncio.current_task()
        self._sweeping.add(this)
        try:
            # Never for a sweep that goes on already: it may be waiting for this one.
            await _ended(under_way - self._sweeping)
            await _ended(self._tracker.under_way() - self._sweeping)
            await self._sweep(names)
        finally:
            self._sweeping.discard(this)

    async def _sweep(self, names: Sequence[str]) -> None:
        for name in names:
            log.info("erased", workspace=name, values=await self._data.erase(name))


async def _ended(tasks: AbstractSet["asyncio.Task[None]"]) -> None:
    if tasks:
        await asyncio.wait(tasks)


def _home(context: AsyncBoltContext) -> Home:
    return Home.of(context.enterprise_id, context.team_id, org_wide=context.is_enterprise_install)


async def nobody(_: str) -> None:
    """An apology that nobody is there to read; the log has the reference."""
