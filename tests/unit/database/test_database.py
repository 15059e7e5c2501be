"""The database's migrations: from nothing, from an older revision, twice, and by two at once; and its addresses."""

import asyncio
import gc
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from cryptography.fernet import Fernet
from sqlalchemy import MetaData, text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.conversation.saved_lists import Lists, Saved
from bot.database.database import open_engine
from bot.database.database_errors import cause_of
from bot.database.revisions import (
    MIGRATIONS,
    OLDEST_TO_GO_BACK_TO,
    REVISIONS,
    VERSION_TABLE,
    check_revision,
    is_current,
    migrate,
)
from bot.errors import DatabaseUnavailable, SettingsError
from bot.slack.installations.access import InstallationKey
from bot.slack.installations.store import Installations
from bot.slack.installations.tables import build_tables
from bot.slack.installations.token_cipher import new_key, read_keys
from bot.storage.database_lists import DatabaseLists
from bot.storage.database_workspaces import SERVED
from bot.storage.memory_cache import MemoryCache
from tests.support.installations import ACME, CLIENT, an_installation
from tests.support.people import ALICE
from tests.support.postgres import PASSWORD, USER, greeting, message, new_database, pretended

KEY = new_key()
KEYS = read_keys(KEY)


async def differences(engine: AsyncEngine) -> list[Any]:
    """Where the database is not what the code takes it for."""

    def compare(connection: Connection) -> list[Any]:
        opts = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=opts)
        expected = MetaData()
        for metadata in (build_tables().metadata, SERVED.metadata):
            for table in metadata.sorted_tables:
                table.to_metadata(expected)
        return list(compare_metadata(context, expected))

    async with engine.connect() as connection:
        return await connection.run_sync(compare)


async def test_migrated_tables_match_the_code(database_url: str) -> None:
    engine = open_engine(database_url)
    assert not await is_current(engine)
    await migrate(engine)
    assert await is_current(engine)
    assert await differences(engine) == []
    await engine.dispose()


def test_newest_revision_is_the_last_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [REVISIONS[-1]]


NEWER = f"UPDATE {VERSION_TABLE} SET version_num = 'm0099_future'"  # noqa: S608 - ours


async def test_tables_of_a_newer_release_are_refused_by_all_in_one_sentence(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    async with engine.begin() as connection:
        await connection.execute(text(NEWER))
    for ask in (is_current, check_revision, migrate):
        with pytest.raises(DatabaseUnavailable, match=r"made by a newer release \(revision m0099_future\)"):
            await ask(engine)
    await engine.dispose()


async def test_tables_that_are_missing_or_older_name_the_command(database_url: str) -> None:
    engine = open_engine(database_url)
    with pytest.raises(DatabaseUnavailable, match=r"tables don't exist\. Run: python -m bot migrate"):
        await check_revision(engine)
    await migrate(engine, "0001")
    with pytest.raises(DatabaseUnavailable, match=r"of an older release\. Run: python -m bot migrate"):
        await check_revision(engine)
    await engine.dispose()


async def test_migrating_again_changes_nothing_and_loses_nothing(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    await Installations(CLIENT, engine, KEYS).async_save(an_installation())
    await migrate(engine)
    assert await Installations(CLIENT, engine, KEYS).find(ACME) is not None
    await engine.dispose()


async def test_migrating_an_older_revision_keeps_the_rows(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine, "0001")
    assert not await is_current(engine)
    assert await differences(engine) != []
    token = Fernet(KEY).encrypt(b"xoxb-old").decode()
    row = "INSERT INTO slack_installations (client_id, app_id, team_id, user_id, bot_token, is_enterprise_install,"
    values = f" installed_at) VALUES ('{CLIENT}', 'A1', 'T1ACME', 'U1', '{token}', false, '2026-01-01 00:00:00')"
    async with engine.begin() as connection:
        await connection.execute(text(row + values))
    await migrate(engine)
    assert await differences(engine) == []
    found = await Installations(CLIENT, engine, KEYS).find(ACME)
    assert found is not None
    assert found.bot_token == "xoxb-old"
    await engine.dispose()


async def test_going_back_drops_the_lists_and_keeps_the_installations(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    await Installations(CLIENT, engine, KEYS).async_save(an_installation())
    lists = DatabaseLists(engine, MemoryCache(max_entries=9))
    await lists.change(ALICE, lambda now: now.adding(Saved(code="29-1141.00", title="Registered Nurses")))
    await migrate(engine, OLDEST_TO_GO_BACK_TO)
    with pytest.raises(DatabaseUnavailable, match=r"of an older release\. Run: python -m bot migrate"):
        await check_revision(engine)
    with pytest.raises(DatabaseUnavailable, match="tables don't exist"):
        await lists.find(ALICE)
    assert await Installations(CLIENT, engine, KEYS).find(ACME) is not None
    await migrate(engine)
    assert await differences(engine) == []
    assert await lists.find(ALICE) == Lists()
    await engine.dispose()


async def test_concurrent_migrations_run_once(postgresql: str) -> None:
    address = await new_database(postgresql)
    engines = [open_engine(address) for _ in range(4)]
    await asyncio.gather(*(migrate(engine) for engine in engines))
    assert await is_current(engines[0])
    for engine in engines:
        await engine.dispose()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
@pytest.mark.parametrize(
    "query",
    [
        "sslmode=require",
        "sslmode=disable",
        "",
        "sslmode=require&channel_binding=require&connect_timeout=10",
        "pgbouncer=true&connection_limit=1&pool_timeout=0",
        "keepalives=1&keepalives_idle=30&sslnegotiation=postgres",
        "ssl=true&schema=public",
        "ssl=false&sslmode=disable",
        "sslmode=no-verify&uselibpqcompat=true",
        "sslaccept=accept_invalid_certs&socket_timeout=3",
        "application_name=duties&options=-c%20statement_timeout%3D5s",
    ],
)
async def test_database_url_of_a_paas(postgresql: str, scheme: str, query: str) -> None:
    address = f"{scheme}://{USER}:{quote(PASSWORD, safe='')}@{postgresql}/postgres"
    engine = open_engine(f"{address}?{query}" if query else address)
    async with engine.connect() as connection:
        encrypted = (
            await connection.execute(text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
        ).scalar()
    assert encrypted is ("disable" not in query)
    await engine.dispose()


@pytest.mark.parametrize(
    "where",
    [
        "u:hunter2/more@host:5432/d",
        "u:hunter2#more@host/d",
        "u:[hunter2@host/d",
        "u:p@host:hunter2/d",
        "u:hunter2?a@host",
        "u:hunter2@more@host/d",
        f"u:hunter2@{'x' * 64}/d",
    ],
)
def test_malformed_database_url_is_named_and_not_quoted(where: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL: can't be read") as refused:
        open_engine(f"postgres://{where}")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("file", ["%00", "x.sqlite?timeout=soon"])
def test_malformed_address_of_a_file_is_named(file: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL: can't be read"):
        open_engine(f"sqlite:///{file}")


@pytest.mark.parametrize(
    "where", ["host/d", "u:p%2F@host:1/d", "[::1]:5432/d", "u@a:1,b:2/d?sslmode=require", "/d?host=/tmp", "%2Ftmp/d"]
)
def test_odd_database_urls_are_left_to_the_driver(where: str) -> None:
    assert open_engine(f"postgres://{where}").dialect.name == "postgresql"


async def test_missing_tls_is_refused(postgresql: str) -> None:
    engine = open_engine(f"postgres://u:p@{postgresql}/postgres?sslmode=verify-full")
    with pytest.raises(DatabaseUnavailable):
        await Installations(CLIENT, engine, KEYS).find(InstallationKey(None, "T1"))
    await engine.dispose()


@pytest.mark.parametrize("url", ["mysql://u:p@h/d", "installations.sqlite", "", "redis://h"])
def test_unknown_database_kind_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="must begin with postgres://, postgresql:// or sqlite:///"):
        open_engine(url)


async def cause(url: str) -> str:
    """What `migrate` says is wrong with the database at this address; `check_revision` says the same."""
    sentences = set()
    for ask in (migrate, check_revision):
        engine = open_engine(url)
        with pytest.raises(DatabaseUnavailable) as raised:
            await ask(engine)
        sentences.add(str(raised.value))
        await engine.dispose()
    (sentence,) = sentences
    for secret in ("hunter2", PASSWORD):
        assert secret not in sentence
    return sentence


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("{user}:hunter2@{server}/postgres", "refuses the user or the password"),
        ("{user}:{password}@{server}/postgres?options=endpoint%3Dhunter2", "the parameter options of DATABASE_URL"),
        (
            "{user}:{password}@{server}/postgres?statement_timeout=hunter2",
            "the value of the parameter statement_timeout",
        ),
        ("{user}:{password}@{server}/postgres?sslmode=verify-full&sslrootcert=/no/ca.pem", "socket or file named"),
        ("hunter2:x@{server}/postgres", "refuses the user or the password"),
        ("{user}:{password}@{server}/nothing", "no database of that name"),
        ("{user}:{password}@{server}/postgres?sslmode=verify-full", "verifies the certificate, but has no CA"),
        pytest.param(
            "{user}:{password}@{server}/postgres?sslrootcert=system",
            "certificate can't be verified",
            # asyncpg leaves the socket of a failed TLS handshake to the garbage collector.
            marks=pytest.mark.filterwarnings(
                "ignore:(?s).*ResourceWarning. unclosed:pytest.PytestUnraisableExceptionWarning"
            ),
        ),
        ("{user}:{password}@{server}/postgres?colour=blue", "doesn't know the parameter colour of DATABASE_URL"),
        ("{user}:{password}@127.0.0.1:1/postgres", "nothing listens at that host and port"),
        ("{user}:{password}@host.invalid/postgres", "its host isn't known"),
    ],
)
async def test_each_failure_of_the_server_names_its_cause(postgresql: str, address: str, sentence: str) -> None:
    given = {"user": USER, "password": quote(PASSWORD, safe=""), "server": postgresql}
    assert sentence in await cause(f"postgres://{address.format(**given)}")
    gc.collect()  # what a failed handshake leaves must not be found in a later test


@pytest.mark.parametrize(
    "error", [asyncpg.DuplicatePreparedStatementError("x"), asyncpg.InvalidSQLStatementNameError("x")]
)
def test_pooler_without_its_parameter_is_named(error: Exception) -> None:
    assert "Add pgbouncer=true" in cause_of(error)


async def test_schema_that_does_not_exist_is_named(postgresql: str) -> None:
    engine = open_engine(f"{await new_database(postgresql)}&schema=nothing")
    with pytest.raises(DatabaseUnavailable, match="the schema in DATABASE_URL doesn't exist"):
        await migrate(engine)
    await engine.dispose()


@asynccontextmanager
async def server_that(answers: Callable[[StreamReader, StreamWriter], Awaitable[object]]) -> AsyncIterator[int]:
    """A server that responds to each connection like this and closes it; yields its port, and waits for all of them."""
    handled: list[asyncio.Event] = []

    async def handle(reader: StreamReader, writer: StreamWriter) -> None:
        over = asyncio.Event()
        handled.append(over)
        await answers(reader, writer)
        writer.close()
        await writer.wait_closed()
        over.set()

    async with await asyncio.start_server(handle, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]
        for over in handled:
            await over.wait()


async def test_server_without_tls_is_named() -> None:
    async def refuse(reader: StreamReader, writer: StreamWriter) -> None:
        await reader.readexactly(8)  # SSLRequest
        writer.write(b"N")
        await writer.drain()

    async with server_that(refuse) as port:
        assert "the server has no TLS" in await cause(f"postgres://u:hunter2@127.0.0.1:{port}/d?sslmode=require")


async def test_server_that_does_not_answer_is_named() -> None:
    async with server_that(lambda reader, _: reader.read()) as port:
        assert "doesn't respond in time" in await cause(f"postgres://u:hunter2@127.0.0.1:{port}/d")


@pytest.mark.parametrize(
    "greeted",
    [
        greeting(),
        greeting(server_version="none", client_encoding="UTF8"),
        greeting(server_version="16.1", client_encoding="KLINGON"),
        greeting(server_version="16.1", client_encoding="UTF8"),  # every command gets an empty answer
        message(b"S", b"\xff\xfe\0\0") + greeting(),
        message(b"R", b""),
    ],
    ids=["no version", "no number", "unknown encoding", "no answers", "no text", "no end"],
)
async def test_server_that_is_no_postgresql_is_named(greeted: bytes) -> None:
    async with pretended(greeted) as url:
        assert await cause(url) == "its answer can't be read. Is it PostgreSQL, and is DATABASE_URL right?"
    gc.collect()  # nor does the rest of such a connection fail later


async def test_each_failure_of_a_file_names_its_cause(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("hunter2" * 1000, "utf-8")
    assert "isn't a SQLite database" in await cause(f"sqlite:///{tmp_path}/text.sqlite")
    assert "can't be opened" in await cause(f"sqlite:///{tmp_path}/no/such/folder.sqlite")


@pytest.mark.parametrize("query", ["sslmode=maybe", "ssl=perhaps", "sslaccept=hunter2", "port=hunter2"])
def test_unknown_value_of_a_parameter_is_named(query: str) -> None:
    with pytest.raises(SettingsError, match=f"DATABASE_URL: .*{query.partition('=')[0]}") as refused:
        open_engine(f"postgres://h/d?{query}")
    assert "hunter2" not in str(refused.value)
