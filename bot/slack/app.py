"""The Bolt app: one shared session, retries, and our listeners."""

from collections.abc import Sequence
from typing import Protocol

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from bot.journal import TurnObserver
from bot.slack.refusals import CountedRefusals
from bot.slack.words import ENGLISH

RETRIES = 2


class Registered(Protocol):
    """Whatever listens to Slack."""

    def register(self, app: AsyncApp) -> None:
        """Listen."""
        ...


def open_client(api_url: str, observer: TurnObserver) -> AsyncWebClient:
    """The client whose address, retries and session all others are made with."""
    handlers = [
        CountedRefusals(observer),
        AsyncConnectionErrorRetryHandler(max_retry_count=RETRIES),
        AsyncRateLimitErrorRetryHandler(max_retry_count=RETRIES),
        AsyncServerErrorRetryHandler(max_retry_count=RETRIES),
    ]
    return AsyncWebClient(base_url=api_url, retry_handlers=handlers)


def build_bolt(
    *, authorize: AsyncAuthorize, signing_secret: str, client: AsyncWebClient, listeners: Sequence[Registered]
) -> AsyncApp:
    """A Bolt app for one workspace, or for many: `authorize` knows.

    Answers before it works (`process_before_response`): the listeners acknowledge and hand over, so that no
    exception can erase an ack and none is late.
    """
    app = AsyncApp(
        signing_secret=signing_secret,
        authorize=authorize,  # type: ignore[arg-type]  # None is its answer where the app is not installed
        client=client,
        process_before_response=True,
        user_facing_authorize_error_message=ENGLISH.not_installed,
    )
    for listener in listeners:
        listener.register(app)
    return app


def open_session() -> aiohttp.ClientSession:
    """The session all calls to Slack share; must be opened inside the running loop.

    The SDK's own time limit is ignored with a shared session, so it is set here.
    """
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20, connect=3))
