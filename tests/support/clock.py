"""Clocks and a calendar: two that tests move by hand, and a slow one."""

import datetime as dt
import time


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class SlowClock:
    """The machine's time at a twentieth of its speed: a busy machine has a minute where Slack gives three seconds."""

    def __init__(self) -> None:
        self._began = time.time()

    def __call__(self) -> float:
        return self._began + (time.time() - self._began) / 20


class Day:
    """A day that ends when a test says so."""

    def __init__(self, now: dt.date) -> None:
        self.now = now

    def __call__(self) -> dt.date:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += dt.timedelta(days=days)
