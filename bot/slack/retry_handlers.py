"""A retry handler of the SDK that waits for Slack's rate limits, unless that takes too long."""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final

from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState
from slack_sdk.http_retry.async_handler import AsyncRetryHandler

WAITED_SECONDS: Final = 15
"""All waiting for one call. The SDK's own handler waits for whatever Slack says, and a dyno that is told to stop has
21 seconds for its turns: what is to wait longer is shown in another way, or not at all."""

WAITED: Final = "waited"
SECONDS: Final = re.compile("[0-9]{1,9}")


class RateLimitRetryHandler(AsyncRetryHandler):
    """Retries after a 429, when Slack says to (https://docs.slack.dev/apis/web-api/rate-limits)."""

    def __init__(self, max_retry_count: int, *, wait: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        super().__init__(max_retry_count)
        self._wait = wait

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if response is None or response.status_code != HTTPStatus.TOO_MANY_REQUESTS:
            return False
        return _waited(state) + _retry_after(response) <= WAITED_SECONDS

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        """Wait, with jitter, so that waiting calls don't all come back at once."""
        seconds = _retry_after(response) if response is not None else 1
        state.next_attempt_requested = True
        state.custom_values = {WAITED: _waited(state) + seconds}
        await self._wait(seconds + random.random())  # noqa: S311 - spreads requests, and is no secret
        state.increment_current_attempt()


def _waited(state: RetryState) -> int:
    return int((state.custom_values or {}).get(WAITED, 0))


def _retry_after(response: HttpResponse) -> int:
    """The seconds of Retry-After; one if it's missing or not a number."""
    value = next((values[0] for name, values in response.headers.items() if name.lower() == "retry-after"), "")
    return int(value) if SECONDS.fullmatch(value) else 1
