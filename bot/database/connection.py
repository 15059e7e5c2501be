"""The database of a running process: one engine, from the start to the stop."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.database.database import close_engine, is_sqlite, open_engine
from bot.database.revisions import check_revision, is_current, migrate
from bot.errors import DatabaseUnavailable

log = structlog.get_logger(__name__)


class Database:
    """The database of installations and lists."""

    def __init__(self, url: str) -> None:
        """Prepare the engine; it doesn't connect yet. Raises SettingsError for a malformed address."""
        self.engine = open_engine(url)

    async def check(self) -> None:
        """Check that the database has the tables of this release. Raises DatabaseUnavailable."""
        await check_revision(self.engine)

    @asynccontextmanager
    async def lifespan(self) -> AsyncIterator[None]:
        """Open the database while the app runs. A file is migrated here; the bot starts even if a server is down."""
        try:
            if is_sqlite(self.engine) and not await is_current(self.engine):
                await migrate(self.engine)
            await self.check()
        except DatabaseUnavailable as error:
            log.error("database_unavailable", doing="start", error=str(error))  # noqa: TRY400 - the reason is told
        try:
            yield
        finally:
            await close_engine(self.engine)
