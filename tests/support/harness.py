"""A bot of the tests' own, on loopback, talking to a playground of its own."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from slack_playground.delivery.delivery import Delivery
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.people.user_actions import UserActions
from slack_playground.server import create_playground
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from slack_playground.workspace.workspace import Workspace
from slack_sdk.http_retry import FixedValueRetryIntervalCalculator
from starlette.types import ASGIApp

from bot.app import Bot, build_app
from bot.server.uvicorn import bind
from bot.settings import WEB_SERVICES, Settings
from bot.slack.app import Tuning
from bot.slack.features.conversation import PATIENCE
from bot.slack.manifest import manifest
from bot.slack.sdk_client import CALL_SECONDS

TOKEN = "xoxb-test"
APP_TOKEN = "xapp-test"
KEY = "an-onet-key-of-the-tests"
SECRET = "signing-secret-of-the-tests"
AT_ONCE = FixedValueRetryIntervalCalculator(0)
"""A failed call to Slack is tried again without waiting."""


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


@asynccontextmanager
async def bot_in_playground(  # noqa: PLR0913 - each is a fact of its own, given by its name
    database: Path | None,
    *,
    banner: str | None = None,
    redis_url: str | None = None,
    web_services: str = WEB_SERVICES,
    patience: float = PATIENCE,
    token: str = TOKEN,
    transport: Transport = Transport.HTTP,
    slack_through: Callable[[ASGIApp], ASGIApp] = lambda app: app,
    slack_seconds: float = CALL_SECONDS,
    **more: Any,
) -> AsyncIterator[BotInPlayground]:
    """A bot in a playground, on this database or else on the services at that address, with `more` settings.

    `slack_through` puts something between the bot and the playground; calls to it may take `slack_seconds`.
    """
    held, held_for_bot = bind("127.0.0.1", 0), bind("127.0.0.1", 0)
    url, bot_url = (f"http://127.0.0.1:{one.getsockname()[1]}" for one in (held, held_for_bot))
    settings = Settings(
        slack_bot_token=SecretStr(token),
        slack_signing_secret=SecretStr(SECRET),
        slack_app_token=SecretStr(APP_TOKEN),
        slack_api_url=f"{url}/api/",
        onet_database=database,
        onet_base_url=web_services,
        onet_api_key=SecretStr(KEY),
        redis_url=SecretStr(redis_url) if redis_url else None,
    ).model_copy(update=more)
    by_socket = transport is Transport.SOCKET
    tuning = Tuning(patience=patience, slack_seconds=slack_seconds, retry_interval=AT_ONCE)
    bot = build_app(settings, by_socket=by_socket, tuning=tuning)
    playground = create_playground(
        manifest(bot_url, socket=by_socket),
        SocketMode(APP_TOKEN, url) if by_socket else SignedHttp(f"{bot_url}/slack/events", SECRET),
        bot_token=TOKEN,
        base_url=url,
        banner=banner,
    )
    async with served(slack_through(playground), on=held), served(bot.web, on=held_for_bot):
        yield BotInPlayground(bot, playground.state.actions, playground.state.delivery, url, bot_url)
