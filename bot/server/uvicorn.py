"""Serves ASGI apps with uvicorn: one or several in one process, stopped together."""

import asyncio
import contextlib
import errno
import functools
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from bot.errors import SettingsError
from bot.server.descriptors import most_connections, raise_descriptor_limit
from bot.server.garbage import freeze_startup_objects, garbage_collection, give_back_large_blocks
from bot.server.http_protocol import Connections, LimitedHttpProtocol

KEEP_ALIVE_SECONDS: Final = 95
"""Above the 90 s for which a PaaS router keeps its connections to a dyno open."""

CLOSING_SECONDS: Final = 3
"""How long requests in progress may take after SIGTERM: Slack waits no longer for an ack. The app itself drains the
work that continues after an ack."""

BACKLOG: Final = 2048

ACCEPTED_AT_ONCE: Final = 64
"""asyncio accepts so many connections before it tells of the first one, and longest idle ones can make room."""


@dataclass(frozen=True)
class BoundApp:
    """An app and its bound socket: the address is known before the app is served."""

    app: ASGIApp
    listening: socket.socket
    is_opened: bool = False
    """Whether the caller runs the app's lifespan."""
    has_websockets: bool = False

    @property
    def url(self) -> str:
        """The address, without a trailing slash."""
        host, port = self.listening.getsockname()[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


NOT_OURS: Final = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT})
OTHER_HOST: Final = "Use an address of this machine: 127.0.0.1 for itself alone, or 0.0.0.0 for all (HOST or --host)."
OTHER_PORT: Final = "Choose another port with --port or PORT, or stop the program that uses this one."


def bind(host: str, port: int) -> socket.socket:
    """Open a listening socket. Port 0 picks a free one. Connections wait until an app serves the socket.

    Raises:
        SettingsError: the address can't be used; the message says what to do.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio switches Nagle's algorithm off only if the protocol is named. With it, a response's body waits 40 ms
    # for the client to acknowledge the headers.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except (OSError, OverflowError, UnicodeError) as error:
        listening.close()
        raise SettingsError(f"Can't listen on {host}, port {port}: {error}. {_remedy(error)}") from error
    return listening


def _remedy(error: Exception) -> str:
    """What to do about an address that can't be used."""
    is_unknown = isinstance(error, socket.gaierror) or getattr(error, "errno", None) in NOT_OURS
    return OTHER_HOST if is_unknown else OTHER_PORT


def bind_preferred(host: str, port: int) -> socket.socket:
    """Open a listening socket on a port, or on a free one if the port is taken.

    Raises:
        SettingsError: no port of the address can be used.
    """
    try:
        return bind(host, port)
    except SettingsError:
        return bind(host, 0)


def run(apps: Sequence[BoundApp], *, on_usr1: Callable[[], None] | None = None) -> None:
    """Run `serve` in a new event loop."""
    _run(serve(apps, on_usr1=on_usr1))


def run_without_http(
    app: Starlette,
    listening: socket.socket | None,
    *,
    on_open: Callable[[], None],
    on_usr1: Callable[[], None] | None = None,
) -> None:
    """Run `serve_without_http` in a new event loop."""
    _run(serve_without_http(app, listening, on_open=on_open, on_usr1=on_usr1))


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Collect garbage in portions, without the objects of the start, and open as many descriptors as allowed."""
    raise_descriptor_limit()
    give_back_large_blocks()
    freeze_startup_objects()

    async def run() -> None:
        async with garbage_collection():
            await work

    asyncio.run(run())


async def serve_without_http(
    app: Starlette,
    listening: socket.socket | None,
    *,
    on_open: Callable[[], None],
    on_usr1: Callable[[], None] | None = None,
) -> None:
    """Run an app that needs no address until SIGINT or SIGTERM. If `listening` is given, serve it there as well."""
    stopped = asyncio.Event()
    async with app.router.lifespan_context(app):
        on_open()
        if listening is not None:
            await serve([BoundApp(app, listening, is_opened=True)], on_usr1=on_usr1)
            return
        with _signal_handlers(stopped.set, on_usr1):
            await stopped.wait()


async def serve(apps: Sequence[BoundApp], *, on_usr1: Callable[[], None] | None = None) -> None:
    """Serve until SIGINT or SIGTERM; then each app finishes its work and closes. SIGUSR1 calls `on_usr1`."""
    servers = [_Server(_config(bound)) for bound in apps]

    def stop() -> None:
        for server in servers:
            server.should_exit = True

    with _signal_handlers(stop, on_usr1):
        await asyncio.gather(
            *(server.serve(sockets=[bound.listening]) for server, bound in zip(servers, apps, strict=True))
        )


class _Server(uvicorn.Server):
    """A server that leaves signals to `serve`, which stops all of them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and let the system queue more connections than are accepted at a time."""
        await super().startup(sockets)
        for listening in sockets or ():
            listening.listen(BACKLOG)


def _config(bound: BoundApp) -> uvicorn.Config:
    protocol = functools.partial(LimitedHttpProtocol, connections=Connections(most_connections()))
    return uvicorn.Config(
        bound.app,
        http=protocol,  # type: ignore[arg-type]  # uvicorn calls it, and asks for a class only by its annotation
        ws="auto" if bound.has_websockets else "none",
        backlog=ACCEPTED_AT_ONCE,
        lifespan="off" if bound.is_opened else "auto",
        log_config=None,  # uvicorn writes to the same log as everything else
        access_log=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=CLOSING_SECONDS,
        server_header=False,
        proxy_headers=False,  # the client's own address is not used
    )


@contextlib.contextmanager
def _signal_handlers(stop: Callable[[], None], on_usr1: Callable[[], None] | None) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    handlers = {signal.SIGINT: stop, signal.SIGTERM: stop} | ({signal.SIGUSR1: on_usr1} if on_usr1 else {})
    for number, act in handlers.items():
        loop.add_signal_handler(number, act)
    try:
        yield
    finally:
        for number in handlers:
            loop.remove_signal_handler(number)
