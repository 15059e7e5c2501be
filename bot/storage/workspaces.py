"""Finds everything stored for a workspace by its id, and erases it when the workspace leaves."""

import secrets
from typing import Final

from bot.storage.cache import Cache
from bot.storage.keys import ServedWorkspaceKey, UninstallKey, WorkspacePrefix

LEFT_SECONDS: Final = 120
"""How long nothing is written for a workspace that left: a minute until each process knows, and one for its turns."""


class WorkspaceData:
    """Conversations, places and profiles of a workspace, or of an organization's workspaces.

    A person's keys begin with the workspace's id, so no list of people is needed. Every method raises StoreUnavailable
    if the cache doesn't respond.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def join(self, team: str, organization: str) -> None:
        """Record that a workspace is served under an organization's installation."""
        await self._cache.set(ServedWorkspaceKey(organization, team).build(), "1")
        await self.install(team)

    async def install(self, team: str) -> None:
        """Let turns write again: the workspace installed the app, perhaps a moment after it was uninstalled."""
        await self._cache.delete(UninstallKey(team).build())

    async def erase(self, team: str) -> int:
        """Erase everything stored for a workspace or an organization, and return how many values there were.

        For a while, turns write nothing for it: another process may be in the middle of one, and may still know the
        token.
        """
        await self._cache.set(UninstallKey(team).build(), secrets.token_urlsafe(6), ttl=LEFT_SECONDS)
        return await self._cache.delete_prefix(WorkspacePrefix(team).build())

    async def workspaces_of(self, organization: str) -> list[str]:
        """The workspaces that were served under an organization's installation."""
        keys = await self._cache.keys_with_prefix(ServedWorkspaceKey(organization).build())
        return [key.rpartition(":")[2] for key in keys]
