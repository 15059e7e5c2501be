"""Real processes of the bot behind one front, as dynos behind a router: started, told to stop, and killed."""

import asyncio
import itertools
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from slack_playground.delivery.delivery import AppRequest, AppResponse
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


class ServeProcess:
    """A process `python -m bot serve` at a port of its own."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self.port = free_port()
        self._environment = environment({**settings, "PORT": str(self.port)})
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[bytes] | None = None

    async def start(self) -> None:
        """Start it, and wait until it listens."""
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


class Dyno:
    """One process after the other, each at a port of its own, as a platform replaces one that died.

    All of them start side by side, before anything happens: it takes half the time on two cores, and those that wait
    for their turn know nothing of what the ones before them did.
    """

    def __init__(self, settings: Mapping[str, str], replacements: int) -> None:
        self._processes = [ServeProcess(settings) for _ in range(1 + replacements)]

    @property
    def url(self) -> str:
        """Where Slack's requests go now."""
        return f"http://127.0.0.1:{self._processes[0].port}/slack/events"

    async def open(self) -> None:
        """Start all processes, and wait until they listen."""
        await asyncio.gather(*(process.start() for process in self._processes))

    async def kill(self) -> None:
        """Kill the present process. Nothing listens at its port."""
        await self._processes[0].kill()

    def replace(self) -> None:
        """Let the next process take the requests."""
        self._processes.pop(0)

    async def close(self) -> None:
        """Kill all that run."""
        for process in self._processes:
            await process.kill()


class RoundRobin(SignedHttp):
    """Slack behind whose address are several dynos: each request goes to the next.

    `unreached` is set once one of them was not reached.
    """

    def __init__(self, dynos: Sequence[Dyno]) -> None:
        super().__init__(dynos[0].url, SECRET, ack_seconds=UNHURRIED)
        self._dynos = itertools.cycle(dynos)
        self.unreached = asyncio.Event()

    async def send(self, request: AppRequest) -> AppResponse:
        self.request_url = next(self._dynos).url
        response = await super().send(request)
        if not response.status:
            self.unreached.set()
        return response


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
    front: RoundRobin
    onet: WebServices
    slack: Refusing
    calls: Calls
    acts: UserActions
    url: str

    def person(self, name: str) -> Person:
        return Person(self.acts, name)


@asynccontextmanager
async def fleet(
    sample: Path, *, count: int = 1, replacements: int = 0, redis_url: str | None = None
) -> AsyncIterator[Fleet]:
    """So many dynos, running, on the sample data over HTTP; on a Redis, or each process with a memory of its own.

    Each has so many `replacements`.
    """
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
        dynos = tuple(Dyno(settings, replacements) for _ in range(count))
        front = RoundRobin(dynos)
        playground = create_playground(url, AppSetup(manifest(dynos[0].url), front, TOKEN))
        await opened.enter_async_context(served(calls.noted(slack.around(playground)), on=server_socket))
        for dyno in dynos:
            opened.push_async_callback(dyno.close)
        await asyncio.gather(*(dyno.open() for dyno in dynos))
        yield Fleet(dynos, front, onet, slack, calls, playground.state.actions, url)
