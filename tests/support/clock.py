"""A clock and a calendar that tests move by hand."""

import datetime as dt


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class Day:
    """A day that ends when a test says so."""

    def __init__(self, now: dt.date) -> None:
        self.now = now

    def __call__(self) -> dt.date:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += dt.timedelta(days=days)
