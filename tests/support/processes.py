"""Real processes of the bot behind one front, as dynos behind a router: started, told to stop, and killed."""

import asyncio
import itertools
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from slack_playground.delivery.delivery import AppRequest
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.people.user_actions import UserActions
from slack_playground.server import AppSetup, create_playground
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.onet.embedded.api import create_service
from bot.server.uvicorn import bind
from bot.slack.manifest import manifest
from tests.support.command_line import environment
from tests.support.harness import KEY, SECRET, TOKEN, UNHURRIED
from tests.support.ports import free_port
from tests.support.refusing_slack import Refusing
from tests.support.web_services import WebServices


class Dyno:
    """`python -m bot serve` at a port of its own: one process after the other."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self.port = free_port()
        self._environment = environment({**settings, "PORT": str(self.port)})
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[bytes] | None = None

    async def start(self) -> None:
        """Start a process, and wait until it listens."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "serve", env=self._environment, stderr=asyncio.subprocess.PIPE
        )
        stderr = self._process.stderr
        assert stderr is not None
        log: list[bytes] = []
        while b"Listening on" not in (line := await stderr.readline()):
            log.append(line)
            assert line, b"".join(log).decode()
        self._reading = asyncio.create_task(stderr.read())

    async def kill(self) -> None:
        """Kill it as the kernel does: nothing is finished, nothing is logged."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()
            if self._reading is not None:
                await self._reading


class RoundRobin(SignedHttp):
    """Slack behind whose address are several dynos: each request goes to the next."""

    def __init__(self, urls: Sequence[str]) -> None:
        super().__init__(urls[0], SECRET, ack_seconds=UNHURRIED)
        self._urls = itertools.cycle(urls)

    async def send(self, request: AppRequest) -> tuple[int, str]:
        self.request_url = next(self._urls)
        return await super().send(request)


class Calls:
    """The calls that dynos make to O*NET and Slack, as they come in."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[None] = asyncio.Queue()

    def noted(self, app: ASGIApp) -> ASGIApp:
        """This app, each call of which is noted before it is answered."""

        async def noting(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http":
                self._waiting.put_nowait(None)
            await app(scope, receive, send)

        return noting

    def forget(self) -> None:
        """Count from here."""
        while not self._waiting.empty():
            self._waiting.get_nowait()

    async def come(self, number: int) -> None:
        """Wait until so many have come in."""
        for _ in range(number):
            await self._waiting.get()


class SilentServer:
    """A server that doesn't respond until the test is over."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.over = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.set()
        await self.over.wait()


@dataclass(frozen=True)
class Fleet:
    """The dynos, what they ask, and the people they work for."""

    dynos: tuple[Dyno, ...]
    onet: WebServices
    slack: Refusing
    calls: Calls
    acts: UserActions
    url: str

    def person(self, name: str) -> Person:
        return Person(self.acts, name)


@asynccontextmanager
async def fleet(sample: Path, *, count: int = 1, redis_url: str | None = None) -> AsyncIterator[Fleet]:
    """So many dynos, running, on the sample data over HTTP; on a Redis, or each with a memory of its own."""
    service, slack, calls = create_service(sample), Refusing(), Calls()
    onet, server_socket = WebServices(service), bind("127.0.0.1", 0)
    url = f"http://127.0.0.1:{server_socket.getsockname()[1]}"
    async with AsyncExitStack() as opened:
        opened.callback(service.state.database.close)
        settings = {
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"{url}/api/",
            "ONET_API_KEY": KEY,
            "ONET_BASE_URL": await opened.enter_async_context(served(calls.noted(onet))),
            **({"REDIS_URL": redis_url} if redis_url else {}),
        }
        dynos = tuple(Dyno(settings) for _ in range(count))
        addresses = [f"http://127.0.0.1:{dyno.port}/slack/events" for dyno in dynos]
        playground = create_playground(url, AppSetup(manifest(addresses[0]), RoundRobin(addresses), TOKEN))
        await opened.enter_async_context(served(calls.noted(slack.around(playground)), on=server_socket))
        for dyno in dynos:
            opened.push_async_callback(dyno.kill)
        await asyncio.gather(*(dyno.start() for dyno in dynos))
        yield Fleet(dynos, onet, slack, calls, playground.state.actions, url)
