"""Several bots behind one front that sends each request to the next bot, like a router in front of dynos."""

import itertools
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr
from redis.asyncio import Redis
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.people.user_actions import UserActions
from slack_playground.server import AppSetup, PlaygroundOptions, create_playground
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from slack_playground.workspace.workspace import Workspace
from starlette.types import Receive, Scope, Send

from bot.app import Bot, build_app
from bot.demo.faulty_transport import FaultyTransport
from bot.server.uvicorn import bind
from bot.settings.settings import Settings
from bot.slack.manifest import manifest
from tests.support.clock import SlowClock
from tests.support.harness import PATIENT, SECRET, TOKEN, UNHURRIED


class Dynos:
    """Bots on one Redis, or a single one with everything in memory; each request goes to the next bot."""

    def __init__(self, settings: Settings, count: int) -> None:
        self.trouble = FaultyTransport()
        self._settings = settings
        self._bots: list[Bot] = []
        self._open: list[AsyncExitStack] = []
        self._count = count
        self._turn = itertools.count()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """All of them, started; ends them afterwards."""
        for number in range(self._count):
            await self._start(number)
        try:
            yield
        finally:
            for opened in self._open:
                await opened.aclose()

    async def restart(self, number: int) -> None:
        """Stop one, which finishes its turns, and start another one instead."""
        number %= self._count
        await self._open.pop(number).aclose()
        self._bots.pop(number)
        await self._start(number)

    async def forget(self) -> None:
        """Delete everything that is stored."""
        if self._settings.redis_url is None:
            for cache in self._bots[0].caches:
                await cache.delete_prefix("")
            return
        async with Redis.from_url(self._settings.redis_url.get_secret_value()) as redis:
            await redis.flushdb()

    async def settled(self) -> None:
        """Wait until no turn is in progress on any of them."""
        while any(len(bot.tracker) for bot in self._bots):
            for bot in self._bots:
                await bot.tracker.idle()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the next bot respond."""
        if scope["type"] == "lifespan":
            for doing in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{doing}.complete"})
            return
        await self._bots[next(self._turn) % self._count].web(scope, receive, send)

    async def _start(self, number: int) -> None:
        bot = build_app(self._settings, wrap_onet_transport=self.trouble.wrap, tuning=PATIENT)
        opened = AsyncExitStack()
        await opened.enter_async_context(bot.web.router.lifespan_context(bot.web))
        self._bots.insert(number, bot)
        self._open.insert(number, opened)


@dataclass(frozen=True)
class DynoCluster:
    """A playground whose app runs on these dynos."""

    dynos: Dynos
    acts: UserActions

    @property
    def workspace(self) -> Workspace:
        """Where everybody is."""
        return self.acts.workspace

    def person(self, name: str) -> Person:
        """One of the people in it."""
        return Person(self.acts, name, settled=self.dynos.settled)


@asynccontextmanager
async def on_dynos(database: Path, *, count: int, redis_url: str | None) -> AsyncIterator[DynoCluster]:
    """A playground on loopback, and dynos behind a front."""
    bot_socket, front = bind("127.0.0.1", 0), bind("127.0.0.1", 0)
    url, front_url = (f"http://127.0.0.1:{bound.getsockname()[1]}" for bound in (bot_socket, front))
    settings = Settings(
        slack_bot_token=SecretStr(TOKEN),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=f"{url}/api/",
        onet_database=database,
        redis_url=SecretStr(redis_url) if redis_url else None,
    )
    dynos = Dynos(settings, count)
    setup = AppSetup(manifest(front_url), SignedHttp(f"{front_url}/slack/events", SECRET, ack_seconds=UNHURRIED), TOKEN)
    playground = create_playground(url, setup, options=PlaygroundOptions(clock=SlowClock()))
    async with served(playground, on=bot_socket), dynos.running(), served(dynos, on=front):
        yield DynoCluster(dynos, playground.state.actions)
