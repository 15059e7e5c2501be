"""Deletes the data of a workspace or an organization when it uninstalls the app."""

from typing import Any, Final

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.slack.installations.access import InstallationKey, TokenRevoker, key_of
from bot.storage.workspaces import WorkspaceData

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

    def __init__(self, tokens: TokenRevoker, data: WorkspaceData) -> None:
        self._tokens = tokens
        self._data = data

    def connect(self, app: AsyncApp) -> None:
        """Listen to the three events."""
        app.event("app_uninstalled")(self.uninstalled)
        app.event("tokens_revoked")(self.revoked)
        app.event("team_access_revoked")(self.workspaces_removed)

    async def uninstalled(self, ack: AsyncAck, context: AsyncBoltContext) -> None:
        """The app was uninstalled."""
        await self._remove_installation(key_of(context))
        await ack()

    async def revoked(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Tokens were revoked. Without the bot's, the app can do nothing in the workspace."""
        if (body["event"].get("tokens") or {}).get("bot"):
            await self._remove_installation(key_of(context))
        await ack()

    async def workspaces_removed(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """An organization removed workspaces from its installation."""
        event = body["event"]
        teams = (event.get("event") or event).get("team_ids") or []  # Slack's own example nests it one level deeper
        enterprise = event.get("enterprise_id") or context.enterprise_id
        added_again = await self._tokens.reachable(InstallationKey(enterprise, None)) if teams else frozenset()
        for team in map(str, teams):
            if team not in added_again:
                await self._erase(team, enterprise)
        await ack()

    async def _remove_installation(self, key: InstallationKey) -> None:
        if not await self._tokens.revoke(key) or await self._is_served_by_organization(key):
            log.info("still_installed", workspace=key.team, enterprise=key.enterprise)
        elif key.team is not None:
            await self._erase(key.team, key.enterprise)
        elif key.enterprise is not None:
            await self._erase(key.enterprise)

    async def _is_served_by_organization(self, key: InstallationKey) -> bool:
        """Whether a workspace whose own installation ended is served under its organization's."""
        if key.team is None or key.enterprise is None:
            return False
        return key.team in await self._tokens.reachable(InstallationKey(key.enterprise, None))

    async def _erase(self, name: str, organization: str | None = None) -> None:
        """Delete what is stored. Turns in progress write nothing more: `WorkspaceData.erase` leaves a mark for them."""
        log.info("erased", workspace=name, values=await self._data.erase(name, organization))
