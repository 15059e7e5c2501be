"""The client of Slack's Web API from which all others are made: its address, retries, session and log."""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any, Final
from urllib.request import proxy_bypass

import aiohttp
import orjson
from slack_sdk.http_retry import BackoffRetryIntervalCalculator, RetryIntervalCalculator
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler, AsyncServerErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.server.descriptors import FEWEST_CALLS
from bot.slack.refusal_counter import RefusalCounter
from bot.slack.retry_handlers import RateLimitRetryHandler
from bot.telemetry.turn_record import TurnObserver

RETRIES: Final = 2

RETRY_INTERVAL: Final = BackoffRetryIntervalCalculator()
"""The SDK's own: half a second, then one, each with up to a second at random."""

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
CALL_SECONDS: Final = 10
"""A call to Slack that takes longer is given up: there may be another way to show the same."""

CONNECT_SECONDS: Final = 3

MOST_BYTES: Final = 4_000_000
"""Of a response's body; the largest is a message's, which comes back with its blocks."""


@cache
def sdk_logger() -> logging.Logger:
    """The logger of the SDK's clients, with a level of its own.

    It's set once, because setting a level clears the cache of all loggers. Without a level above DEBUG, the SDK writes
    each request and response body into a string: half a millisecond for a full screen, with everything that people
    typed.
    """
    logger = logging.getLogger("bot.slack.sdk")
    logger.setLevel(logging.WARNING)
    return logger


def open_client(
    api_url: str, observer: TurnObserver, *, retry_interval: RetryIntervalCalculator = RETRY_INTERVAL
) -> AsyncWebClient:
    """The client whose address, retries and session Bolt copies to the client of each request.

    `retry_interval` tells how long to wait after a failed connection or a server error, in seconds.
    """
    handlers = [
        RefusalCounter(observer),
        AsyncConnectionErrorRetryHandler(RETRIES, retry_interval),
        RateLimitRetryHandler(max_retry_count=RETRIES),
        AsyncServerErrorRetryHandler(RETRIES, retry_interval),
    ]
    return AsyncWebClient(base_url=api_url, retry_handlers=handlers, logger=sdk_logger())


def open_session(seconds: float = CALL_SECONDS, *, connections: int = FEWEST_CALLS) -> aiohttp.ClientSession:
    """The session that all calls to Slack share. Open it inside the running loop.

    A call waits for a free connection within its own time limit. The SDK ignores its time limit with a shared session,
    so it's set here. Cookies are off: Slack's are for browsers.
    """
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS),
        connector=aiohttp.TCPConnector(limit=connections),
        json_serialize_bytes=orjson.dumps,
        response_class=SlackJsonResponse,
        cookie_jar=aiohttp.DummyCookieJar(),
        middlewares=[bypass_proxy, refuse_redirects],
    )


is_direct: Final = cache(proxy_bypass)
"""Whether a host is reached without a proxy (NO_PROXY). The SDK reads HTTPS_PROXY and its like, but not that."""


async def bypass_proxy(request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Send a request directly if NO_PROXY names its host, whatever proxy the SDK has found."""
    if is_direct(request.url.host or ""):
        request.update_proxy(None, None, None)
    return await send(request)


async def refuse_redirects(request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Raise for a redirect: Slack's Web API sends none, and 307 and 308 would pass on the token and the text.

    Raises:
        aiohttp.ClientResponseError: the response is a redirect.
    """
    response = await send(request)
    if response.status in REDIRECTS:
        response.release()
        raise aiohttp.ClientResponseError(
            response.request_info, response.history, status=response.status, message="a redirect is not followed"
        )
    return response


class SlackJsonResponse(aiohttp.ClientResponse):
    """A response from Slack whose JSON is read in C, and of which so much is read as Slack ever sends.

    If the body isn't a JSON object (a proxy's page, half a response), the SDK gets a response without data, the only
    kind of failure that it handles.
    """

    @property
    def content_type(self) -> str:
        """The declared type; a Web API response that isn't JSON counts as having none."""
        declared = super().content_type
        return "application/json" if declared == "text/plain" and "/api/" in self.url.path else declared

    async def read(self) -> bytes:
        """The body. Raises aiohttp.ClientPayloadError if it's too long: a small gzip can hold a gigabyte."""
        if self._body is None:
            body = bytearray()
            async for piece in self.content.iter_any():
                body += piece
                if len(body) > MOST_BYTES:
                    self.close()
                    raise aiohttp.ClientPayloadError(f"a body of more than {MOST_BYTES} bytes")
            self._body = bytes(body)
        return await super().read()

    async def text(self, encoding: str | None = None, errors: str = "replace") -> str:
        """The body as text, whatever bytes it has; Slack's are UTF-8."""
        return (await self.read()).decode(encoding or "utf-8", errors)

    async def json(
        self,
        *,
        encoding: str | None = None,
        loads: Callable[[str], Any] = orjson.loads,
        content_type: str | None = "application/json",
    ) -> Any:
        """The body as an object. Raises aiohttp.ContentTypeError if it isn't a JSON object."""
        try:
            data = await super().json(encoding=encoding, loads=loads, content_type=None)
        except ValueError:
            data = None
        if isinstance(data, dict):
            return data
        raise aiohttp.ContentTypeError(self.request_info, self.history, status=self.status, message="no JSON object")
