"""A log line that anybody on the internet can cause, written once a minute at most, with how often it was caused."""

import time
from collections import Counter
from collections.abc import Callable
from typing import Final

import structlog

LOG_SECONDS: Final = 60.0
"""Seconds between two lines of one kind, however often it is caused."""

log = structlog.get_logger(__name__)


class CountedLog:
    """Counts by reason, and writes what was counted since the last line."""

    def __init__(self, event: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._event = event
        self._clock = clock
        self._unlogged: Counter[str] = Counter()
        self._logged_at: float | None = None

    def warn(self, reason: str) -> None:
        """Count one for a reason, which is a word of ours, never one of the request's."""
        self._unlogged[reason] += 1
        if self._logged_at is not None and self._clock() - self._logged_at < LOG_SECONDS:
            return
        log.warning(self._event, **self._unlogged)
        self._unlogged.clear()
        self._logged_at = self._clock()
