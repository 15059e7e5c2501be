"""The Bolt app: one shared session, retries, and our listeners."""

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from bot.journal import TurnObserver
from bot.slack.installation import OneWorkspace
from bot.slack.listeners import Listeners
from bot.slack.refusals import CountedRefusals

RETRIES = 2


def build_bolt(
    *, token: str, signing_secret: str, api_url: str, listeners: Listeners, observer: TurnObserver
) -> AsyncApp:
    """A Bolt app for one workspace.

    Answers before it works (`process_before_response`): the listeners acknowledge and hand over, so that no
    exception can erase an ack and none is late.
    """
    handlers = [
        CountedRefusals(observer),
        AsyncConnectionErrorRetryHandler(max_retry_count=RETRIES),
        AsyncRateLimitErrorRetryHandler(max_retry_count=RETRIES),
        AsyncServerErrorRetryHandler(max_retry_count=RETRIES),
    ]
    app = AsyncApp(
        signing_secret=signing_secret,
        authorize=OneWorkspace(token),
        client=AsyncWebClient(base_url=api_url, retry_handlers=handlers),
        process_before_response=True,
    )
    listeners.register(app)
    return app


def open_session() -> aiohttp.ClientSession:
    """The session all calls to Slack share; must be opened inside the running loop.

    The SDK's own time limit is ignored with a shared session, so it is set here.
    """
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20, connect=3))
