"""The revision of the database's tables: reads it, compares it with this release's, and migrates."""

import asyncio
from pathlib import Path
from typing import Any, Final

from sqlalchemy import column, inspect, select, table
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.database.database import exclusive_transaction, open_engine
from bot.database.database_errors import MIGRATE, NO_TABLES, translate_database_errors
from bot.errors import DatabaseUnavailable

MIGRATIONS: Final = Path(__file__).parent / "migrations"
VERSION_TABLE: Final = "slack_installations_version"

REVISIONS: Final = ("0001", "0002", "0003")
"""All revisions, oldest first; this release's code is written for the last."""

OLDEST_TO_GO_BACK_TO: Final = "0002"
"""Older ones have no room for encrypted tokens."""

MIGRATING: Final = 5_211_403_007
"""The advisory lock under which one process migrates while others wait."""


async def migrate(engine: AsyncEngine, revision: str = "head") -> None:
    """Migrate the tables to a revision, from nothing or from an older one; existing rows stay.

    Back from a newer one, what the older one has no place for is deleted.

    Raises:
        DatabaseUnavailable: the database can't be reached or refuses, or its tables belong to a newer release.
    """
    async with translate_database_errors(), exclusive_transaction(engine, MIGRATING) as connection:
        await connection.run_sync(_move, revision)


async def check_revision(engine: AsyncEngine) -> None:
    """Return if the tables are those of this release.

    Raises:
        DatabaseUnavailable: they aren't, or the database can't be reached; says what to do.
    """
    async with translate_database_errors(), engine.connect() as connection:
        found = await connection.run_sync(_revision)
    if found is None:
        raise DatabaseUnavailable(NO_TABLES)
    _refuse_newer(found)
    if found != REVISIONS[-1]:
        raise DatabaseUnavailable(f"its tables are of an older release. {MIGRATE}")


async def is_current(engine: AsyncEngine) -> bool:
    """Whether the tables are those of this release. Raises DatabaseUnavailable, also if they are of a newer one."""
    async with translate_database_errors(), engine.connect() as connection:
        found = await connection.run_sync(_revision)
    if found is not None:
        _refuse_newer(found)
    return found == REVISIONS[-1]


def run_migration(url: str, revision: str = "head") -> None:
    """Migrate the database at this address, from a program without an event loop."""

    async def run() -> None:
        engine = open_engine(url)
        try:
            await migrate(engine, revision)
        finally:
            await engine.dispose()

    asyncio.run(run())


def _move(connection: Connection, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - see _config

    found = _revision(connection)
    if found is not None:
        _refuse_newer(found)
    is_back = revision in REVISIONS and found is not None and REVISIONS.index(revision) < REVISIONS.index(found)
    (command.downgrade if is_back else command.upgrade)(_config(connection), revision)


def _refuse_newer(found: str) -> None:
    if found not in REVISIONS:
        raise DatabaseUnavailable(
            f"its tables were made by a newer release (revision {found[:40]})."
            " Run that release, or restore a backup from before it."
        )


def _revision(connection: Connection) -> str | None:
    """The revision in Alembic's table. Asking Alembic would cost each start as much as importing SQLAlchemy."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    versions = table(VERSION_TABLE, column("version_num"))
    return connection.execute(select(versions.c.version_num)).scalar()


def _config(connection: Connection) -> Any:
    from alembic.config import Config  # noqa: PLC0415 - only a migration needs it, and it takes a while

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
