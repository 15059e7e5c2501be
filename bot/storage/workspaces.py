"""Finds everything stored for a workspace by its id, and erases it when the workspace leaves."""

import secrets
from typing import Final

from bot.storage.cache import Cache, Write
from bot.storage.keys import ServedWorkspaceKey, UninstallKey, WorkspacePrefix
from bot.storage.profiles import EVERYTHING, Erasure, entry_of

ORGANIZATION: Final = "E"
"""The beginning of an organization's id; a workspace's begins with T."""

LEFT_SECONDS: Final = 120
"""How long nothing is written for a workspace that left: a minute until each process knows, and one for its turns."""

LEFT: Final = f"inf:{EVERYTHING}"
"""The mark of a workspace that left: no turn writes anything."""


class WorkspaceData:
    """Conversations, places and profiles of a workspace, or of an organization's workspaces.

    A person's keys begin with the workspace's id, so no list of people is needed. Every method raises StoreUnavailable
    if the cache doesn't respond.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def join(self, team: str, organization: str) -> bool:
        """Record that a workspace is served under an organization's installation.

        False, and nothing recorded, if one of them left a moment ago: a late event, or another process, may not know.
        """
        keys = [UninstallKey(name).build() for name in (team, organization)]
        marks = await self._cache.get_many(keys)
        if any(Erasure(workspace=mark).forbids_writing() for mark in marks):
            return False
        served = Write(ServedWorkspaceKey(organization, team).build(), "1")
        return await self._cache.compare_and_set(dict(zip(keys, marks, strict=True)), [served])

    async def install(self, *names: str) -> None:
        """Let turns that begin from now on write: these have installed the app, perhaps just after an uninstall."""
        keys = [UninstallKey(name).build() for name in names]
        left = [key for key, mark in zip(keys, await self._cache.get_many(keys), strict=True) if mark is not None]
        await self._cache.compare_and_set({}, [Write(key, entry_of(), LEFT_SECONDS) for key in left])

    async def erase(self, name: str, organization: str | None = None) -> int:
        """Erase everything stored for a workspace, or for an organization and its workspaces.

        `organization` is the one whose installation the workspace was served under. Returns how many values there were.
        For a while, turns write nothing for any of them: one may be in progress, and other processes may still know the
        token.
        """
        await self._cache.set(UninstallKey(name).build(), f"{LEFT} {secrets.token_urlsafe(6)}", ttl=LEFT_SECONDS)
        teams = await self.workspaces_of(name) if name.startswith(ORGANIZATION) else []
        erased = sum([await self.erase(team, name) for team in teams if team != name])
        if organization is not None:
            await self._cache.delete(ServedWorkspaceKey(organization, name).build())
        return erased + await self._cache.delete_prefix(WorkspacePrefix(name).build())

    async def workspaces_of(self, organization: str) -> list[str]:
        """The workspaces that were served under an organization's installation."""
        keys = await self._cache.keys_with_prefix(ServedWorkspaceKey(organization).build())
        return [key.rpartition(":")[2] for key in keys]
