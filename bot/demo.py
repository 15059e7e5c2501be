"""The demonstration: playground, embedded service and bot in one process, without a key or a workspace."""

import secrets
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from bot.app import build_app
from bot.playground.server import create_playground
from bot.playground.signed_http import SignedHttp
from bot.serving import Served, bind
from bot.settings import LogFormat, LogLevel, Settings
from bot.slack.manifest import manifest

TOKEN: Final = "xoxb-playground"  # noqa: S105 - opens nothing but the playground of this very process
SAMPLE_BANNER: Final = (
    "Sample data: made up by this project. Duties, activities and outlook marks are not O*NET data;"
    " do not decide a career by them."
)


def build_demo(database: Path, *, port: int, sample: bool) -> tuple[Served, Served]:
    """The playground and the bot it talks to, both on loopback.

    Raises:
        SettingsError: the port is taken.
    """
    playground_socket = bind("127.0.0.1", port)
    bot_socket = bind("127.0.0.1", 0)
    playground_port = playground_socket.getsockname()[1]
    secret = secrets.token_hex(16)
    settings = Settings(
        slack_bot_token=SecretStr(TOKEN),
        slack_signing_secret=SecretStr(secret),
        slack_api_url=f"http://127.0.0.1:{playground_port}/api/",
        onet_database=database,
        log_level=LogLevel.INFO,
        log_format=LogFormat.CONSOLE,
    )
    bot = Served(build_app(settings).web, bot_socket)
    playground = create_playground(
        manifest(bot.url),
        SignedHttp(f"{bot.url}/slack/events", secret),
        bot_token=TOKEN,
        base_url=f"http://127.0.0.1:{playground_port}",
        banner=SAMPLE_BANNER if sample else None,
    )
    return Served(playground, playground_socket), bot
