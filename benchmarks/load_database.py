"""The PostgreSQL behind a load with a database, behind a relay that can fail."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from slack_sdk.oauth.installation_store import Installation

from benchmarks.contestants import TOKEN
from benchmarks.load_servers import CLIENT_ID, TOKEN_KEY, WORKSPACES, Servers, workspaces
from bot.database.database import open_engine
from bot.database.revisions import migrate
from bot.errors import SettingsError
from bot.slack.installations.store import Installations
from bot.slack.installations.token_cipher import read_keys
from tests.support import postgres

NO_POSTGRESQL: Final = "This needs PostgreSQL's server, initdb and pg_ctl: for example apt install postgresql"


@asynccontextmanager
async def database_behind_relay(servers: Servers) -> AsyncIterator[str]:
    """A new PostgreSQL behind a relay, with an installation of each workspace; gives its address by the relay.

    Raises:
        SettingsError: PostgreSQL's programs are missing.
    """
    if postgres.programs() is None:
        raise SettingsError(NO_POSTGRESQL)
    with postgres.running() as where:
        url = await postgres.new_database(where)
        await _install(url)
        servers.database_relay.port = int(where.rpartition(":")[2])
        async with servers.database_relay.listening():
            yield url.replace(where, f"127.0.0.1:{servers.database_relay.address}")


async def _install(url: str) -> None:
    engine = open_engine(url)
    try:
        await migrate(engine)
        store = Installations(CLIENT_ID, engine, read_keys(TOKEN_KEY))
        for team in workspaces(WORKSPACES):
            await store.async_save(_installation(team))
    finally:
        await engine.dispose()


def _installation(team: str) -> Installation:
    return Installation(
        app_id="A1",
        team_id=team,
        user_id="U1ADMIN",
        bot_token=TOKEN,
        bot_id="BBOT",
        bot_user_id="UBOT",
        bot_scopes=["chat:write", "commands"],
    )
