"""A bot of the tests' own, on loopback, talking to a playground of its own."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from slack_playground.delivery.delivery import Delivery
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.people.user_actions import UserActions
from slack_playground.server import AppSetup, PlaygroundOptions, create_playground
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from slack_playground.workspace.workspace import Workspace
from slack_sdk.http_retry import FixedValueRetryIntervalCalculator
from starlette.types import ASGIApp

from bot.app import Bot, build_app
from bot.server.uvicorn import bind
from bot.settings.settings import Settings
from bot.slack.app import Tuning
from bot.slack.manifest import manifest
from bot.slack.sdk_client import CALL_SECONDS
from tests.support.clock import SlowClock

TOKEN = "xoxb-test"
APP_TOKEN = "xapp-test"
KEY = "an-onet-key-of-the-tests"
SECRET = "signing-secret-of-the-tests"
UNHURRIED = 60.0
"""Seconds. A busy machine must not cause the hint that something is slow, an answer in the wrong language, or the loss
of a store that is only late."""

AT_ONCE = FixedValueRetryIntervalCalculator(0)
"""A failed call to Slack is tried again without waiting."""

PATIENT = Tuning(UNHURRIED, UNHURRIED, retry_interval=AT_ONCE, redis_seconds=UNHURRIED)
"""A bot that isn't hurried by a busy machine."""


@dataclass(frozen=True)
class BotInPlayground:
    """A bot and a playground, both served, and the people in it."""

    bot: Bot
    acts: UserActions
    delivery: Delivery
    url: str
    bot_url: str

    @property
    def workspace(self) -> Workspace:
        return self.acts.workspace

    def person(self, name: str) -> Person:
        return Person(self.acts, name, settled=self.bot.tracker.idle)


class Transport(StrEnum):
    """How Slack reaches the bot."""

    HTTP = "http"
    SOCKET = "socket"


def settings_in_playground(url: str, database: Path | None, **settings: Any) -> Settings:
    """The settings of a bot in the playground at this address; `settings` take the place of the usual ones."""
    usual = {
        "slack_bot_token": TOKEN,
        "slack_signing_secret": SECRET,
        "slack_app_token": APP_TOKEN,
        "slack_api_url": f"{url}/api/",
        "onet_database": database,
        "onet_api_key": KEY,
    }
    return Settings.model_validate(usual | settings)


@asynccontextmanager
async def bot_in_playground(  # noqa: PLR0913 - each is a fact of its own, given by its name
    database: Path | None,
    *,
    banner: str | None = None,
    patience: float = UNHURRIED,
    transport: Transport = Transport.HTTP,
    slack_through: Callable[[ASGIApp], ASGIApp] = lambda app: app,
    slack_seconds: float = CALL_SECONDS,
    redis_seconds: float = UNHURRIED,
    ack_seconds: float = UNHURRIED,
    **settings: Any,
) -> AsyncIterator[BotInPlayground]:
    """A bot in a playground, on this database or else on `onet_base_url`, with these settings.

    `slack_through` puts something between the bot and the playground; calls to it may take `slack_seconds`,
    commands of Redis `redis_seconds`, and the bot's acks `ack_seconds`.
    """
    listening, bot_listening = bind("127.0.0.1", 0), bind("127.0.0.1", 0)
    url, bot_url = (f"http://127.0.0.1:{socket.getsockname()[1]}" for socket in (listening, bot_listening))
    by_socket = transport is Transport.SOCKET
    tuning = Tuning(patience, UNHURRIED, slack_seconds, AT_ONCE, redis_seconds)
    bot = build_app(settings_in_playground(url, database, **settings), by_socket=by_socket, tuning=tuning)
    way = (
        SocketMode(APP_TOKEN, url, ack_seconds=ack_seconds)
        if by_socket
        else SignedHttp(f"{bot_url}/slack/events", SECRET, ack_seconds=ack_seconds)
    )
    setup = AppSetup(manifest(bot_url, socket=by_socket), way, TOKEN)
    playground = create_playground(url, setup, options=PlaygroundOptions(banner=banner, clock=SlowClock()))
    async with served(slack_through(playground), on=listening), served(bot.web, on=bot_listening):
        yield BotInPlayground(bot, playground.state.actions, playground.state.delivery, url, bot_url)
