"""The Bolt app: one shared session, retries, and our listeners."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import aiohttp
import orjson
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler, AsyncServerErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.installations.access import Registered
from bot.slack.rejections import CountedRefusals
from bot.slack.replies.surfaces import sdk_log
from bot.slack.retry_handlers import RateLimits
from bot.slack.text.en import ENGLISH
from bot.telemetry.turn_record import TurnObserver

RETRIES: Final = 2
CALL_SECONDS: Final = 10
"""A call to Slack that takes longer is given up: there may be another way to show the same."""


def open_client(api_url: str, observer: TurnObserver) -> AsyncWebClient:
    """The client whose address, retries and session all others are made with."""
    handlers = [
        CountedRefusals(observer),
        AsyncConnectionErrorRetryHandler(max_retry_count=RETRIES),
        RateLimits(max_retry_count=RETRIES),
        AsyncServerErrorRetryHandler(max_retry_count=RETRIES),
    ]
    return AsyncWebClient(base_url=api_url, retry_handlers=handlers, logger=sdk_log())


def build_bolt(*, authorize: AsyncAuthorize, client: AsyncWebClient, listeners: Sequence[Registered]) -> AsyncApp:
    """A Bolt app for one workspace, or for many: `authorize` knows.

    Answers before it works (`process_before_response`): the listeners acknowledge and hand over, so that no
    exception can erase an ack and none is late. What it is given must be verified already: the door does that. What
    our listeners never ask for (a function's token, what is said to an assistant) is not made ready for them.
    """
    app = AsyncApp(
        request_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
        authorize=authorize,  # type: ignore[arg-type]  # None is its answer where the app is not installed
        client=client,
        process_before_response=True,
        user_facing_authorize_error_message=ENGLISH.not_installed,
    )
    for listener in listeners:
        listener.register(app)
    return app


def open_session(seconds: float = CALL_SECONDS) -> aiohttp.ClientSession:
    """The session all calls to Slack share; must be opened inside the running loop.

    The SDK's own time limit is ignored with a shared session, so it is set here. Slack's cookies are for browsers.
    """
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=seconds, connect=3),
        json_serialize_bytes=orjson.dumps,
        response_class=Answered,
        cookie_jar=aiohttp.DummyCookieJar(),
    )


class Answered(aiohttp.ClientResponse):
    """An answer of Slack's, whose JSON is read in C.

    What is no JSON object (a page of a proxy, half an answer) is told to the SDK in the one way that it understands:
    as an answer without data. With any other it would fail while it reads the error.
    """

    @property
    def content_type(self) -> str:
        """What is said to be in it; text in the place of an answer of the Web API is none, whatever it is called."""
        said = super().content_type
        return "application/json" if said == "text/plain" and "/api/" in self.url.path else said

    async def json(
        self,
        *,
        encoding: str | None = None,
        loads: Callable[[str], Any] = orjson.loads,
        content_type: str | None = "application/json",
    ) -> Any:
        """The body, read. Raises aiohttp.ContentTypeError where it is no JSON object."""
        try:
            read = await super().json(encoding=encoding, loads=loads, content_type=None)
        except ValueError:
            read = None
        if isinstance(read, dict):
            return read
        raise aiohttp.ContentTypeError(self.request_info, self.history, status=self.status, message="no JSON object")
