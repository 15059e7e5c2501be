"""All that is kept of a workspace's people, found by its id and erased when the workspace leaves."""

from typing import Final, Protocol

from bot.storage.conversations import key_of, translate_cache_errors

WORKSPACE: Final = "workspace"


class SweptCache(Protocol):
    """A cache whose keys can be found by how they begin."""

    async def set(self, key: str, value: str) -> object:
        """Write a value, without an end."""
        ...

    async def keys_with_prefix(self, beginning: str) -> list[str]:
        """The keys that begin so."""
        ...

    async def delete_prefix(self, beginning: str) -> int:
        """Delete every key that begins so; gives how many those were."""
        ...


class WorkspaceData:
    """Conversations, places and profiles of a workspace, or of an organisation's workspaces together.

    Every key of a person begins with the workspace's id, so that there is no list of people to keep. Every
    method raises StoreUnavailable when the cache does not answer.
    """

    def __init__(self, cache: SweptCache) -> None:
        self._cache = cache

    async def join(self, team: str, organisation: str) -> None:
        """Remember that a workspace is served under an organisation's installation."""
        async with translate_cache_errors():
            await self._cache.set(key_of(organisation, WORKSPACE, team), "1")

    async def erase(self, team: str) -> int:
        """Erase all that is kept of a workspace, or of an organisation itself; gives how many values that were."""
        async with translate_cache_errors():
            return await self._cache.delete_prefix(key_of(team, ""))

    async def workspaces_of(self, organisation: str) -> list[str]:
        """The workspaces that were served under an organisation's installation."""
        async with translate_cache_errors():
            joined = await self._cache.keys_with_prefix(key_of(organisation, WORKSPACE, ""))
        return [key.rpartition(":")[2] for key in joined]
