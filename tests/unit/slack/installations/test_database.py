"""The database's migrations: from nothing, from an older revision, twice, and by two at once; and its addresses."""

import asyncio
from typing import Any
from urllib.parse import quote

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import DatabaseUnavailable, SettingsError
from bot.slack.installations.access import Home
from bot.slack.installations.database import MIGRATIONS, NEWEST, VERSION_TABLE, is_current, migrate, open_engine
from bot.slack.installations.keys import new_key, read_keys
from bot.slack.installations.store import Installations
from bot.slack.installations.tables import build_tables
from tests.support.postgres import PASSWORD, USER, new_database
from tests.unit.slack.installations.test_store import ACME, CLIENT, an_installation

KEYS = read_keys(new_key())


async def differences(engine: AsyncEngine) -> list[Any]:
    """Where the database is not what the code takes it for."""

    def compare(connection: Connection) -> list[Any]:
        opts = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, build_tables(KEYS).metadata))

    async with engine.connect() as connection:
        return await connection.run_sync(compare)


async def test_from_nothing_the_tables_are_those_of_the_code(database_url: str) -> None:
    engine = open_engine(database_url)
    assert not await is_current(engine)
    await migrate(engine)
    assert await is_current(engine)
    assert await differences(engine) == []
    await engine.dispose()


def test_the_newest_revision_is_the_last_of_the_migrations() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [NEWEST]


async def test_tables_of_a_later_release_are_not_taken_for_ours(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    async with engine.begin() as connection:
        await connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608 - ours
    assert not await is_current(engine)
    await engine.dispose()


async def test_migrating_again_changes_nothing_and_loses_nothing(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    await Installations(CLIENT, engine, KEYS).async_save(an_installation())
    await migrate(engine)
    assert await Installations(CLIENT, engine, KEYS).find(ACME) is not None
    await engine.dispose()


async def test_from_an_older_revision_what_was_kept_is_kept(database_url: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine, "0001")
    assert not await is_current(engine)
    assert await differences(engine) != []
    token = KEYS.encrypt(b"xoxb-old").decode()
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


async def test_dynos_that_migrate_at_once_do_it_once(postgresql: str) -> None:
    address = await new_database(postgresql)
    engines = [open_engine(address) for _ in range(4)]
    await asyncio.gather(*(migrate(engine) for engine in engines))
    assert await is_current(engines[0])
    for engine in engines:
        await engine.dispose()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
@pytest.mark.parametrize(
    "query",
    ["sslmode=require", "sslmode=disable", "", "sslmode=require&channel_binding=require&connect_timeout=10"],
)
async def test_an_address_is_read_as_a_paas_writes_it(postgresql: str, scheme: str, query: str) -> None:
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
    ],
)
def test_an_address_that_cannot_be_read_is_named_and_not_quoted(where: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL: cannot be read") as refused:
        open_engine(f"postgres://{where}")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "where", ["host/d", "u:p%2F@host:1/d", "[::1]:5432/d", "u@a:1,b:2/d?sslmode=require", "/d?host=/tmp"]
)
def test_other_addresses_are_the_drivers_to_read(where: str) -> None:
    assert open_engine(f"postgres://{where}").dialect.name == "postgresql"


async def test_a_server_without_the_tls_that_is_asked_for_is_refused(postgresql: str) -> None:
    engine = open_engine(f"postgres://u:p@{postgresql}/postgres?sslmode=verify-full")
    with pytest.raises(DatabaseUnavailable):
        await Installations(CLIENT, engine, KEYS).find(Home(None, "T1"))
    await engine.dispose()


@pytest.mark.parametrize("url", ["mysql://u:p@h/d", "installations.sqlite", "", "redis://h"])
def test_another_database_is_refused_with_what_is_understood(url: str) -> None:
    with pytest.raises(SettingsError, match="sqlite:///, postgres:// or postgresql://"):
        open_engine(url)
