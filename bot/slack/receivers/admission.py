"""Admits requests a few at a time, and refuses events while too many are in progress; Slack delivers them again."""

import asyncio
from collections.abc import Callable
from typing import Final

import structlog

from bot.concurrency.pacer import REQUESTS, Pacer

MOST_TURNS: Final = 2_000
"""Turns in progress above which events are refused. As many take some seconds of a core: what came after still more
could not be acknowledged in the three seconds that Slack waits. With fewer, two processes could not answer ten thousand
events of one moment within Slack's deliveries (`benchmarks.load --fault burst-10000`)."""

MOST_WAITING: Final = 1_000
"""Requests that wait to be read above which events are refused: the last one waits about a second."""

EVENT: Final = "event_callback"
"""The type of an event's payload: https://docs.slack.dev/apis/events-api#callback-field."""

log = structlog.get_logger(__name__)


class Admission:
    """Gives each request a place among those that wait, if there is one.

    Slack delivers an event again at once, after a minute and after five minutes
    (https://docs.slack.dev/apis/events-api#errors). Clicks, commands and submissions are never refused: Slack would
    show an error to the person.
    """

    def __init__(self, turns: Callable[[], int]) -> None:
        self._turns = turns
        self._pacer = Pacer(REQUESTS)
        self._is_refusing = False

    def place(self, *, is_event: bool) -> asyncio.Future[None] | None:
        """What a request awaits before it continues; None for an event, if too many requests are in progress."""
        return None if self._is_full() and is_event else self._pacer.wait()

    def _is_full(self) -> bool:
        """Whether events are refused; that it begins, and that half of the work is done, is logged."""
        waiting = len(self._pacer)
        in_progress = waiting + self._turns()
        is_full = waiting >= MOST_WAITING or in_progress >= MOST_TURNS
        if is_full and not self._is_refusing:
            self._is_refusing = True
            log.warning("events_refused", in_progress=in_progress)
        elif self._is_refusing and in_progress < MOST_TURNS // 2:  # not each time that a few more are admitted
            self._is_refusing = False
            log.warning("events_admitted", in_progress=in_progress)
        return is_full
