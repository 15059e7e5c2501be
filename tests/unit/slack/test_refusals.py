"""What Slack refuses is counted by method and in its own word, and nothing else of the answer is kept."""

import pytest
from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState

from bot.slack.refusal_counter import RefusalCounter
from bot.telemetry.turn_record import TurnObserver


class CountingObserver(TurnObserver):
    """What was counted."""

    def __init__(self) -> None:
        self.refusals: list[tuple[str, str]] = []
        self.retries = 0

    def call_refused(self, method: str, error: str) -> None:
        self.refusals.append((method, error))

    def retried(self, service: str) -> None:
        self.retries += 1


def asking(url: str) -> HttpRequest:
    return HttpRequest(method="POST", url=url, headers={})


UPDATE = "https://slack.com/api/chat.update"
ANSWERS = {
    "taken": (UPDATE, HttpResponse(status_code=200, headers={}, body={"ok": True}), []),
    "refused": (
        UPDATE,
        HttpResponse(status_code=200, headers={}, body={"ok": False, "error": "invalid_blocks"}),
        [("chat.update", "invalid_blocks")],
    ),
    "too many": (
        UPDATE,
        HttpResponse(status_code=429, headers={}, body={"ok": False, "error": "ratelimited"}),
        [("chat.update", "ratelimited")],
    ),
    "down": (UPDATE, HttpResponse(status_code=503, headers={}), [("chat.update", "503")]),
    "somebody else's words": (
        UPDATE,
        HttpResponse(status_code=200, headers={}, body={"ok": False, "error": "my private words"}),
        [("chat.update", "other")],
    ),
    "an upload": (
        "https://files.slack.com/upload/v1/SECRET",
        HttpResponse(status_code=500, headers={}),
        [("upload", "500")],
    ),
}


@pytest.mark.parametrize(("url", "answer", "counted"), ANSWERS.values(), ids=ANSWERS)
async def test_refusal_is_counted(url: str, answer: HttpResponse, counted: list[tuple[str, str]]) -> None:
    observer = CountingObserver()
    again = await RefusalCounter(observer).can_retry_async(state=RetryState(), request=asking(url), response=answer)
    assert not again
    assert observer.refusals == counted
    assert observer.retries == 0


async def test_timeouts_and_retries_are_counted() -> None:
    observer, state = CountingObserver(), RetryState(current_attempt=1)
    await RefusalCounter(observer).can_retry_async(state=state, request=asking(UPDATE), error=TimeoutError("x"))
    assert observer.refusals == [("chat.update", "TimeoutError")]
    assert observer.retries == 1
