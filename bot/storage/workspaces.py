"""All that is kept of a workspace's people, found by its id and erased when the workspace leaves."""

from bot.storage.cache import Cache
from bot.storage.keys import ServedWorkspaceKey, WorkspacePrefix


class WorkspaceData:
    """Conversations, places and profiles of a workspace, or of an organization's workspaces together.

    Every key of a person begins with the workspace's id, so that there is no list of people to keep. Every
    method raises StoreUnavailable when the cache does not answer.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def join(self, team: str, organization: str) -> None:
        """Remember that a workspace is served under an organization's installation."""
        await self._cache.set(ServedWorkspaceKey(organization, team).build(), "1")

    async def erase(self, team: str) -> int:
        """Erase all that is kept of a workspace, or of an organization itself; gives how many values that were."""
        return await self._cache.delete_prefix(WorkspacePrefix(team).build())

    async def workspaces_of(self, organization: str) -> list[str]:
        """The workspaces that were served under an organization's installation."""
        keys = await self._cache.keys_with_prefix(ServedWorkspaceKey(organization).build())
        return [key.rpartition(":")[2] for key in keys]
