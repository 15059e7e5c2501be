"""Names the cause of a failing database in one sentence, the same in `migrate`, `serve` and `doctor`."""

import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import asyncpg
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.errors import MALFORMED_PAYLOAD, DatabaseUnavailable
from bot.telemetry.error_causes import SentencesByMessage, SentencesByType, chain_of, find_cause

NOT_POSTGRESQL: Final = (*MALFORMED_PAYLOAD, LookupError, AssertionError, BufferError, asyncpg.InternalClientError)
"""What asyncpg and SQLAlchemy raise when a server, or a proxy before it, doesn't answer as PostgreSQL does."""

DATABASE_ERRORS: Final = (
    *(SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError, *NOT_POSTGRESQL),
)
"""What a database raises when it cannot be asked."""

MIGRATE: Final = "Run: python -m bot migrate."
TLS_DEMANDED: Final = "the server demands TLS. Add ?sslmode=require to DATABASE_URL."
NO_TLS: Final = "the server has no TLS. Turn it on there, or add ?sslmode=disable to DATABASE_URL."
NO_TABLES: Final = f"its tables don't exist. {MIGRATE}"

CAUSES: Final[SentencesByType] = (
    (
        asyncpg.InvalidPasswordError,
        "the server refuses the user or the password. Check both in DATABASE_URL; a password is percent-encoded there.",
    ),
    (
        asyncpg.InvalidCatalogNameError,
        "the server has no database of that name. Create it, or correct the name at the end of DATABASE_URL.",
    ),
    (asyncpg.InvalidSchemaNameError, "the schema in DATABASE_URL doesn't exist. Create it, or correct its name."),
    (asyncpg.UndefinedTableError, NO_TABLES),
    (asyncpg.UndefinedColumnError, f"its tables are of another release. {MIGRATE}"),
    (
        asyncpg.InsufficientPrivilegeError,
        "the user may not use the tables. Grant it the rights, or use the user that ran `migrate`.",
    ),
    (
        (asyncpg.DuplicatePreparedStatementError, asyncpg.InvalidSQLStatementNameError),
        "a pooler gives each transaction another connection. Add pgbouncer=true to DATABASE_URL.",
    ),
    (asyncpg.ReadOnlySQLTransactionError, "the server is read-only. Use the address of the primary server."),
    (asyncpg.TooManyConnectionsError, "the server has no free connection. Raise its limit, or run fewer processes."),
    (asyncpg.CannotConnectNowError, "the server is starting or stopping. Try again in a moment."),
    (
        ssl.SSLCertVerificationError,
        "the server's certificate can't be verified. Add sslrootcert=FILE with its CA to DATABASE_URL.",
    ),
    (ssl.SSLError, "TLS with the server failed. Check sslmode in DATABASE_URL."),
    (PoolTimeoutError, "all connections to it are in use. It may be slow: look at the server."),
    (
        socket.gaierror,
        "it doesn't respond: its host isn't known. Check it in DATABASE_URL; a password is percent-encoded there.",
    ),
    (
        FileNotFoundError,
        "a socket or file named in DATABASE_URL isn't there. Check host and port, or sslrootcert, sslcert and sslkey.",
    ),
    (
        ConnectionResetError,
        "the server closed the connection. Check sslmode and sslnegotiation in DATABASE_URL: it may not take TLS.",
    ),
    (
        ConnectionRefusedError,
        "it doesn't respond: nothing listens at that host and port. Is it running, and is DATABASE_URL right?",
    ),
    (TimeoutError, "it doesn't respond in time. Is it running, and may this machine connect to it?"),
    (NOT_POSTGRESQL, "its answer can't be read. Is it PostgreSQL, and is DATABASE_URL right?"),
)
"""Sentences by the type of the error; the first that fits holds."""

MESSAGES: Final[SentencesByMessage] = (
    (
        r'unrecognized configuration parameter "([\w.]{1,60})"',
        r"the server doesn't know the parameter \1 of DATABASE_URL. Remove it.",
    ),
    (
        r'invalid value for parameter "([\w.]{1,60})"',
        r"the server refuses the value of the parameter \1 in DATABASE_URL. Correct or remove it.",
    ),
    (r"no pg_hba\.conf entry.*(no encryption|SSL off)", TLS_DEMANDED),
    (r"no pg_hba\.conf entry", "the server refuses that user from this host. See its pg_hba.conf."),
    (r"rejected SSL upgrade", NO_TLS),
    (
        r"root certificate file|sslrootcert",
        "sslmode verifies the certificate, but has no CA. Add sslrootcert=FILE or sslrootcert=system to DATABASE_URL.",
    ),
    (
        r"invalid command-line argument",
        "the server doesn't understand the parameter options of DATABASE_URL. Correct or remove it.",
    ),
    (r"no such table", NO_TABLES),
    (r"no such column", f"its tables are of another release. {MIGRATE}"),
    (
        r"unable to open database file",
        "the file can't be opened. Check its path in DATABASE_URL and its folder's rights, and run `migrate`.",
    ),
    (r"readonly database", "the file is read-only. Give this user the right to write to it and to its folder."),
    (r"database is locked", "another process has locked the file. Stop that process, or use PostgreSQL."),
    (r"disk is full", "the disk is full. Free some space."),
    (r"not a database|malformed", "the file isn't a SQLite database. Move it away, then run: python -m bot migrate."),
)
"""Sentences by a pattern of the message, where the type says too little. The message itself is never shown."""


@asynccontextmanager
async def translate_database_errors() -> AsyncIterator[None]:
    """Raise DatabaseUnavailable, with the cause, instead of any error of an unavailable database."""
    try:
        yield
    except DATABASE_ERRORS as error:
        raise DatabaseUnavailable(cause_of(error)) from error


def cause_of(error: BaseException) -> str:
    """What is wrong and what to do, in two sentences. Contains no part of the address."""
    *_, first = chain_of(error)
    unknown = f"it doesn't respond ({type(first).__name__}). Is it running, and is DATABASE_URL right?"
    return find_cause(error, MESSAGES, CAUSES) or unknown
