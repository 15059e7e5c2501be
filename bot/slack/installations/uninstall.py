"""Deletes the data of a workspace or an organization when it uninstalls the app."""

import asyncio
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.server.task_tracker import TaskTracker
from bot.slack.installations.access import InstallationKey, TokenRevoker
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.turn_record import TurnSource

UNINSTALL_EVENTS: Final = ("app_uninstalled", "tokens_revoked", "team_access_revoked")
"""Slack sends the first two in either order, and the third when an organization removes a workspace from the app."""

Body = dict[str, Any]

log = structlog.get_logger(__name__)


class UninstallListener:
    """Listens for uninstallation, in one workspace or in many.

    Only these events are acknowledged after the work is done: if a store doesn't respond, Slack delivers them again.
    A late event of an earlier installation deletes nothing, because Slack tells that the stored token is good, and
    that it can be used in a workspace again.
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
        app.event("team_access_revoked")(self.workspaces_removed)

    async def uninstalled(self, ack: AsyncAck, context: AsyncBoltContext) -> None:
        """The app was uninstalled."""
        await self._remove_installation(_key(context))
        await ack()

    async def revoked(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Tokens were revoked. Without the bot's, the app can do nothing in the workspace."""
        if (body["event"].get("tokens") or {}).get("bot"):
            await self._remove_installation(_key(context))
        await ack()

    async def workspaces_removed(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """An organization removed workspaces from its installation."""
        event, under_way = body["event"], self._tracker.under_way()
        teams = (event.get("event") or event).get("team_ids") or []  # Slack's own example nests it one level deeper
        enterprise = event.get("enterprise_id") or context.enterprise_id
        added_again = await self._tokens.reachable(InstallationKey(enterprise, None)) if teams else frozenset()
        await self._erase([str(team) for team in teams if team not in added_again], under_way)
        await ack()

    async def _remove_installation(self, key: InstallationKey) -> None:
        under_way = self._tracker.under_way()
        if not await self._tokens.revoke(key):
            log.info("still_installed", workspace=key.team, enterprise=key.enterprise)
        elif key.team is not None:
            await self._erase([key.team], under_way)
        elif key.enterprise is not None:
            # The organization last: its keys name its workspaces.
            teams = await self._data.workspaces_of(key.enterprise)
            await self._erase([*teams, key.enterprise], under_way)

    async def _erase(self, names: Sequence[str], under_way: frozenset["asyncio.Task[None]"]) -> None:
        """Delete now, and again after the turns in progress, which may still write."""
        await self._sweep(names)
        self._tracker.start(
            self._sweep_after(under_way, names), no_apology, TurnSource("erase", workspace=" ".join(names))
        )

    async def _sweep_after(self, under_way: frozenset["asyncio.Task[None]"], names: Sequence[str]) -> None:
        """Delete what turns in progress have written since."""
        this = asyncio.current_task()
        self._sweeping.add(this)
        try:
            # Don't wait for another sweep: it may be waiting for this one.
            await _wait_for(under_way - self._sweeping)
            await self._sweep(names)
        finally:
            self._sweeping.discard(this)

    async def _sweep(self, names: Sequence[str]) -> None:
        for name in names:
            log.info("erased", workspace=name, values=await self._data.erase(name))


async def _wait_for(tasks: AbstractSet["asyncio.Task[None]"]) -> None:
    if tasks:
        await asyncio.wait(tasks)


def _key(context: AsyncBoltContext) -> InstallationKey:
    return InstallationKey.of(context.enterprise_id, context.team_id, org_wide=context.is_enterprise_install)


async def no_apology(_: str) -> None:
    """No person waits for this work; the log has the reference."""
