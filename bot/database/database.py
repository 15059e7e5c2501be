"""The database: SQLite in a file, or PostgreSQL; one engine for a process."""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg
from sqlalchemy import func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.database.database_errors import NOT_POSTGRESQL
from bot.database.postgres_address import read_address
from bot.errors import SettingsError
from bot.settings.validation import WRONG_DATABASE_URL

CONNECT_SECONDS: Final = 2.0
"""A database that takes longer would make us late for Slack's three seconds."""

COMMAND_SECONDS: Final = 10.0
"""How long a command may take. Without a limit, one on a connection that is half open waits until TCP gives up, which
takes a quarter of an hour. The longest waits for another process to exchange a token."""

CLOSE_SECONDS: Final = 2.0
"""How long the process waits for the server when it stops; a platform kills a process that takes too long."""

POOL_CONNECTIONS: Final = 5
MORE_CONNECTIONS: Final = 5


def open_engine(
    url: str, *, connect_seconds: float = CONNECT_SECONDS, command_seconds: float = COMMAND_SECONDS
) -> AsyncEngine:
    """An engine for this address, not connected yet.

    For PostgreSQL, `connect_seconds` is the limit of a connection and of the wait for one, `command_seconds` that of a
    command.

    Raises:
        SettingsError: the address is neither SQLite's nor PostgreSQL's, or can't be read.
    """
    scheme, _, rest = url.partition("://")
    match scheme.partition("+")[0]:
        case "sqlite":
            return _open_sqlite(rest)
        case "postgres" | "postgresql":
            return _open_postgresql(f"postgresql://{rest}", connect_seconds, command_seconds)
        case _:
            raise SettingsError(WRONG_DATABASE_URL)


def _open_sqlite(rest: str) -> AsyncEngine:
    try:
        engine = create_async_engine(make_url(f"sqlite+aiosqlite://{rest}"))
        paths, _ = engine.dialect.create_connect_args(engine.url)
        if any("\0" in str(path) for path in paths):
            raise ValueError("no file has such a name")
    except (ArgumentError, ValueError) as error:
        raise SettingsError("DATABASE_URL: can't be read. It looks like sqlite:///installations.sqlite.") from error
    return engine


def _open_postgresql(url: str, connect_seconds: float, command_seconds: float) -> AsyncEngine:
    """The driver reads the address itself: it knows sslmode and the other parameters that a PaaS sets."""
    address = read_address(url)
    return create_async_engine(
        "postgresql+asyncpg://",
        connect_args={
            "dsn": address.dsn,
            "timeout": connect_seconds,
            "command_timeout": command_seconds,
            "connection_class": CheckedConnection,
            **address.arguments,
        },
        pool_size=POOL_CONNECTIONS,
        max_overflow=MORE_CONNECTIONS,
        pool_timeout=connect_seconds,
        pool_pre_ping=True,
    )


class CheckedConnection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg
    """A connection that is closed if the server's greeting isn't PostgreSQL's; asyncpg's own finalizer fails then."""

    def __init__(self, protocol: Any, transport: asyncio.Transport, *rest: Any) -> None:
        try:
            super().__init__(protocol, transport, *rest)
        except NOT_POSTGRESQL:
            transport.abort()
            self._aborted = True
            raise


async def close_engine(engine: AsyncEngine) -> None:
    """Close its connections; those that are half open are given up, because a farewell on them takes forever."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(CLOSE_SECONDS):
            await engine.dispose()


def is_sqlite(engine: AsyncEngine) -> bool:
    """Whether the database is a file, which the process migrates by itself."""
    return engine.dialect.name == "sqlite"


def lock_of(name: str) -> int:
    """The number of a lock for what has this name: 64 bits."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)


@asynccontextmanager
async def exclusive_transaction(engine: AsyncEngine, lock: int) -> AsyncIterator[AsyncConnection]:
    """A transaction. On PostgreSQL, only one process at a time has it for this lock, a 64-bit number."""
    async with engine.begin() as connection:
        if not is_sqlite(engine):
            await connection.execute(select(func.pg_advisory_xact_lock(lock)))
        yield connection


async def share_lock(connection: AsyncConnection, lock: int) -> None:
    """Hold a lock to the transaction's end together with others; `exclusive_transaction` waits for all of them."""
    if not is_sqlite(connection.engine):
        await connection.execute(select(func.pg_advisory_xact_lock_shared(lock)))


@asynccontextmanager
async def writing_transaction(engine: AsyncEngine, lock: int) -> AsyncIterator[AsyncConnection]:
    """An exclusive transaction that reads what it will write. SQLite locks the whole file at once for it."""
    async with exclusive_transaction(engine, lock) as connection:
        if is_sqlite(engine):
            await connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
