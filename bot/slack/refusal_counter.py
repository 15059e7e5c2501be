"""A retry handler of the SDK that counts the calls that Slack refuses, by method and error."""

import re
from http import HTTPStatus
from typing import Final

from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState
from slack_sdk.http_retry.async_handler import AsyncRetryHandler

from bot.telemetry.turn_record import TurnObserver

WORD: Final = re.compile(r"[a-z0-9_]{1,60}")


class RefusalCounter(AsyncRetryHandler):
    """Never retries. It must come first in the SDK's list, because the SDK stops at the handler that does."""

    def __init__(self, observer: TurnObserver) -> None:
        super().__init__(max_retry_count=0)
        self._observer = observer

    async def can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        """Count a refusal, and a try that was not the first; always False."""
        path = request.url.partition("?")[0]
        # A file's upload address is secret, and different each time.
        method = path.rpartition("/")[2] if "/api/" in path else "upload"
        if state.current_attempt > 0:
            self._observer.retried("slack")
        if error is not None:
            self._observer.call_refused(method, type(error).__name__)
        elif response is not None and (word := _error_word(response)):
            self._observer.call_refused(method, word)
        return False


def _error_word(response: HttpResponse) -> str:
    """Slack's error code, or the HTTP status; empty if the response isn't a refusal."""
    body = response.body or {}
    if response.status_code == HTTPStatus.OK and body.get("ok", True):
        return ""
    word = str(body.get("error") or response.status_code)
    return word if WORD.fullmatch(word) else "other"
