"""The demo: playground, embedded service and bot in one process, without a key or a workspace."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import SecretStr
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import Reason, SocketMode
from slack_playground.page.switch import Switch
from slack_playground.server import AppSetup, PlaygroundOptions, create_playground

from bot.app import Bot, build_app
from bot.demo.faulty_transport import SLOW_SECONDS, Fault, FaultyTransport
from bot.demo.restartable import Restartable
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.server.uvicorn import BoundApp, bind, bind_preferred
from bot.settings.settings import LogFormat, LogLevel, Settings
from bot.slack.manifest import manifest

PORT: Final = 3000
"""The playground's port, if it's free and no other was asked for."""

SAMPLE_BANNER: Final = (
    "Sample data, made up by this project. The duties and outlook marks are not O*NET data:"
    " don't base a career decision on them."
)


@dataclass(frozen=True)
class _Secrets:
    """What the bot and the playground share. It's new at each start, so that a page in the browser can't guess it."""

    bot_token: str
    app_token: str
    signing_secret: str


def build_demo(
    database: Path, *, port: int | None = None, sample: bool, by_socket: bool = False
) -> tuple[BoundApp, BoundApp]:
    """Build the playground and the bot, both on loopback, connected over HTTP or Socket Mode.

    Without a port, the playground takes 3000, or a free one if 3000 is taken.

    Raises:
        ReleaseError: the database can't be read.
        SettingsError: the port is taken.
    """
    JobDutiesDatabase.open(database).close()  # report a wrong file before a port is taken
    playground_socket = bind_preferred("127.0.0.1", PORT) if port is None else bind("127.0.0.1", port)
    bot_socket = bind("127.0.0.1", 0)
    base_url = f"http://127.0.0.1:{playground_socket.getsockname()[1]}"
    token = secrets.token_hex
    shared = _Secrets(f"xoxb-{token()}", f"xapp-{token()}", token())
    settings = _settings(database, f"{base_url}/api/", shared)
    faults = FaultyTransport()
    running = Restartable(lambda: build_app(settings, wrap_onet_transport=faults.wrap, by_socket=by_socket))
    bot = BoundApp(running, bot_socket)
    socket_mode = SocketMode(shared.app_token, base_url)
    transport = socket_mode if by_socket else SignedHttp(f"{bot.url}/slack/events", shared.signing_secret)
    options = PlaygroundOptions(
        banner=SAMPLE_BANNER if sample else None,
        switches=[*switches(faults, running), *(connection_switches(socket_mode) if by_socket else ())],
    )
    setup = AppSetup(manifest(bot.url, socket=by_socket), transport, shared.bot_token)
    playground = create_playground(base_url, setup, options=options)
    return BoundApp(playground, playground_socket, has_websockets=True), bot


def _settings(database: Path, slack_api_url: str, shared: _Secrets) -> Settings:
    return Settings(
        slack_bot_token=SecretStr(shared.bot_token),
        slack_signing_secret=SecretStr(shared.signing_secret),
        slack_app_token=SecretStr(shared.app_token),
        slack_api_url=slack_api_url,
        onet_database=database,
        log_level=LogLevel.INFO,
        log_format=LogFormat.CONSOLE,
    )


def switches(faults: FaultyTransport, running: Restartable[Bot]) -> list[Switch]:
    """The page's switches that simulate faults of O*NET and the bot, to show that nothing is lost."""

    async def forget() -> None:
        for cache in running.current.caches:
            await cache.delete_prefix("")

    return [
        _fault_switch(faults, Fault.DOWN, "O*NET is down", "O*NET doesn't respond."),
        _fault_switch(faults, Fault.SLOW, "O*NET is slow", f"Each response takes {SLOW_SECONDS:.0f} seconds."),
        _fault_switch(faults, Fault.BUSY, "O*NET is busy", "Each request gets a 429 (too many requests)."),
        Switch(
            "forget",
            "Forget the cache",
            "Deletes every conversation, response and list that the bot stores. Old messages still work.",
            forget,
        ),
        Switch(
            "restart",
            "Restart the bot",
            "Stops the bot and starts a new one with an empty memory, as a PaaS does every day.",
            running.restart,
        ),
    ]


def connection_switches(socket_mode: SocketMode) -> list[Switch]:
    """The page's switches for Socket Mode's connections."""

    async def refresh() -> None:
        for connection in list(socket_mode.connections):
            await socket_mode.disconnect(connection, Reason.REFRESH_REQUESTED)

    async def drop() -> None:
        for connection in list(socket_mode.connections):
            await socket_mode.drop(connection)

    return [
        Switch("refresh_links", "Refresh the connections", "Slack asks the bot to reconnect, as it does.", refresh),
        Switch("drop_links", "Drop the connections", "Every connection breaks without notice.", drop),
    ]


def _fault_switch(faults: FaultyTransport, fault: Fault, label: str, description: str) -> Switch:
    return Switch(f"onet_{fault}", label, description, lambda: faults.toggle(fault), lambda: faults.fault is fault)
