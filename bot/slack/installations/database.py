"""The database of installations: SQLite in a file, or PostgreSQL; one engine for a process, and its migrations."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

import asyncpg
from sqlalchemy import column, func, inspect, select, table
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import DatabaseUnavailable, SettingsError

CONNECT_SECONDS: Final = 2.0
"""A database that takes longer would make us late for Slack's three seconds."""

POOL_CONNECTIONS: Final = 5
MORE_CONNECTIONS: Final = 5
MIGRATIONS: Final = Path(__file__).parent / "migrations"
VERSION_TABLE: Final = "slack_installations_version"
NEWEST: Final = "0002"
"""The revision that this release's code is written for."""

MIGRATING: Final = 5_211_403_007
"""The advisory lock under which one process migrates while others wait."""

LIBPQ_ONLY: Final = frozenset({"channel_binding", "connect_timeout", "gssencmode", "sslcompression"})
"""Parameters of a PostgreSQL address that mean something to libpq alone; asyncpg would send them to the server."""


def open_engine(url: str) -> AsyncEngine:
    """An engine for this address; nothing is connected yet.

    Raises:
        SettingsError: the address is none of SQLite's or PostgreSQL's, or cannot be read.
    """
    scheme, _, rest = url.partition("://")
    match scheme.partition("+")[0]:
        case "sqlite":
            return _open_sqlite(rest)
        case "postgres" | "postgresql":
            return _open_postgresql(f"postgresql://{rest}")
        case _:
            raise SettingsError("DATABASE_URL: must begin with sqlite:///, postgres:// or postgresql://.")


def _open_sqlite(rest: str) -> AsyncEngine:
    try:
        return create_async_engine(make_url(f"sqlite+aiosqlite://{rest}"))
    except ArgumentError as error:
        raise SettingsError("DATABASE_URL: looks like sqlite:///installations.sqlite.") from error


def _open_postgresql(url: str) -> AsyncEngine:
    """The driver reads the address itself: it knows sslmode and all else that a PaaS writes there."""
    parts = _parts_of(url)
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name not in LIBPQ_ONLY]
    dsn = urlunsplit(parts._replace(query=urlencode(asked)))

    async def connect(*_: Any, **__: Any) -> "asyncpg.Connection[asyncpg.Record]":
        return await asyncpg.connect(dsn, timeout=CONNECT_SECONDS)

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=POOL_CONNECTIONS,
        max_overflow=MORE_CONNECTIONS,
        pool_timeout=CONNECT_SECONDS,
        pool_pre_ping=True,
    )


def _parts_of(url: str) -> SplitResult:
    """The parts of an address, in which the driver would find fault only as it connects, quoting what should be a port.

    Raises:
        SettingsError: it cannot be read, as with a password that is not percent-encoded.
    """
    try:
        parts = urlsplit(url)
        ports = [urlsplit(f"//{host}").port for host in parts.netloc.rpartition("@")[2].split(",")]
    except ValueError:
        parts, ports = urlsplit(""), []
    if not ports or parts.fragment:
        raise SettingsError(
            "DATABASE_URL: cannot be read. It looks like postgres://user:password@host:5432/name; a password in it is"
            " percent-encoded (/ is %2F, @ is %40)."
        )
    return parts


def is_embedded(engine: AsyncEngine) -> bool:
    """Whether the database is a file of this process's own, which it migrates by itself."""
    return engine.dialect.name == "sqlite"


@asynccontextmanager
async def reachable() -> AsyncIterator[None]:
    """Translate what a database raises when it cannot be asked, once."""
    try:
        yield
    except (SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError) as error:
        raise DatabaseUnavailable(type(error).__name__) from error


@asynccontextmanager
async def alone(engine: AsyncEngine, number: int) -> AsyncIterator[AsyncConnection]:
    """A connection in a transaction; on PostgreSQL, of all processes only one at a time has it for this number."""
    async with engine.begin() as connection:
        if not is_embedded(engine):
            await connection.execute(select(func.pg_advisory_xact_lock(number)))
        yield connection


async def migrate(engine: AsyncEngine, revision: str = "head") -> None:
    """Bring the tables to a revision, from nothing or from an older one; what is there already stays.

    Raises:
        DatabaseUnavailable: the database cannot be reached, or refuses.
    """
    async with reachable(), alone(engine, MIGRATING) as connection:
        await connection.run_sync(_upgrade, revision)


async def is_current(engine: AsyncEngine) -> bool:
    """Whether the tables are those of this release. Raises DatabaseUnavailable."""
    async with reachable(), engine.connect() as connection:
        return await connection.run_sync(_is_current)


def _upgrade(connection: Connection, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - see _config

    command.upgrade(_config(connection), revision)


def _is_current(connection: Connection) -> bool:
    """Alembic's own table says so; asking Alembic would cost each start as much as all of SQLAlchemy."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return False
    held = table(VERSION_TABLE, column("version_num"))
    return connection.execute(select(held.c.version_num)).scalars().all() == [NEWEST]


def _config(connection: Connection) -> Any:
    from alembic.config import Config  # noqa: PLC0415 - only a migration needs it, and it takes a while

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def run_migration(url: str) -> None:
    """Migrate the database at this address, from a program that has no event loop."""

    async def run() -> None:
        engine = open_engine(url)
        try:
            await migrate(engine)
        finally:
            await engine.dispose()

    asyncio.run(run())
