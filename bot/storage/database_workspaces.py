"""Finds and erases what the database stores for a workspace, beside what the cache stores."""

import asyncio
from typing import Final

from sqlalchemy import Column, String, Table, and_, insert, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.database.database import exclusive_transaction, writing_transaction
from bot.database.database_errors import translate_database_errors
from bot.storage.cache import Cache
from bot.storage.database_lists import LISTS, METADATA, workspace_lock
from bot.storage.workspaces import WorkspaceData

SERVED: Final = Table(
    "duties_served_workspaces",
    METADATA,
    Column("enterprise_id", String(32), primary_key=True),
    Column("team_id", String(32), primary_key=True),
)

JOIN_SECONDS: Final = 0.5
"""How long recording a workspace may take, because it comes before the ack. The next request tries again."""


class DatabaseWorkspaces(WorkspaceData):
    """The data of workspaces in the cache and in the database.

    The database too knows the workspaces of an organization: a cache that was emptied doesn't, and their lists would
    stay. Every method also raises DatabaseUnavailable.
    """

    def __init__(self, cache: Cache, engine: AsyncEngine, *, seconds: float = JOIN_SECONDS) -> None:
        super().__init__(cache)
        self._engine = engine
        self._seconds = seconds

    async def join(self, team: str, organization: str) -> bool:
        """See WorkspaceData. An organization that leaves meanwhile waits until both records are written."""
        lock = workspace_lock(organization)
        async with translate_database_errors(), asyncio.timeout(self._seconds):
            try:
                async with writing_transaction(self._engine, lock) as connection:
                    joined = await super().join(team, organization)
                    if joined:
                        await connection.execute(insert(SERVED).values(enterprise_id=organization, team_id=team))
            except IntegrityError:
                return True  # it was recorded before
        return joined

    async def erase(self, name: str, organization: str | None = None) -> int:
        """See WorkspaceData. The cache comes first: its mark stops changes, and lists move from it to the database."""
        erased = await super().erase(name, organization)
        served = or_(
            SERVED.c.enterprise_id == name, and_(SERVED.c.team_id == name, SERVED.c.enterprise_id == organization)
        )
        async with translate_database_errors(), exclusive_transaction(self._engine, workspace_lock(name)) as connection:
            lists = await connection.execute(LISTS.delete().where(LISTS.c.team_id == name))
            await connection.execute(SERVED.delete().where(served))
        return erased + lists.rowcount

    async def workspaces_of(self, organization: str) -> list[str]:
        """See WorkspaceData."""
        cached = await super().workspaces_of(organization)
        wanted = select(SERVED.c.team_id).where(SERVED.c.enterprise_id == organization)
        lock = workspace_lock(organization)
        async with translate_database_errors(), exclusive_transaction(self._engine, lock) as connection:
            stored = (await connection.execute(wanted)).scalars().all()
        return sorted({*cached, *stored})
