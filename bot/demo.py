"""The demonstration: playground, embedded service and bot in one process, without a key or a workspace."""

import secrets
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from bot.app import Bot, build_app
from bot.onet.trouble import SLOW_SECONDS, Mood, OnetTrouble
from bot.playground.server import create_playground
from bot.playground.signed_http import SignedHttp
from bot.playground.switches import Switch
from bot.restarting import Restartable
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
    trouble = OnetTrouble()
    running = Restartable(lambda: build_app(settings, onet_through=trouble.around))
    bot = Served(running, bot_socket)
    playground = create_playground(
        manifest(bot.url),
        SignedHttp(f"{bot.url}/slack/events", secret),
        bot_token=TOKEN,
        base_url=f"http://127.0.0.1:{playground_port}",
        banner=SAMPLE_BANNER if sample else None,
        switches=switches(trouble, running),
    )
    return Served(playground, playground_socket), bot


def switches(trouble: OnetTrouble, running: Restartable[Bot]) -> list[Switch]:
    """What can be done to the bot and to O*NET, so that anybody can see that nothing is lost."""

    async def forget() -> None:
        for cache in running.current.caches:  # in memory: on a Redis, aiocache would clear all there is
            await cache.clear()

    return [
        _mood(trouble, Mood.DOWN, "O*NET is down", "Nothing answers where O*NET should be."),
        _mood(trouble, Mood.SLOW, "O*NET is slow", f"Each answer takes {SLOW_SECONDS:.0f} seconds."),
        _mood(trouble, Mood.BUSY, "O*NET is busy", "Each request is turned away: too many (429)."),
        Switch(
            "forget",
            "Forget the cache",
            "Drops every conversation, answer and list that the bot holds. Old messages go on all the same.",
            forget,
        ),
        Switch(
            "restart",
            "Restart the bot",
            "Stops the bot and starts another with an empty memory, as a host does every day.",
            running.restart,
        ),
    ]


def _mood(trouble: OnetTrouble, mood: Mood, label: str, description: str) -> Switch:
    return Switch(f"onet_{mood}", label, description, lambda: trouble.turn(mood), lambda: trouble.mood is mood)
