"""Clocks for tests: time passes only when the test says so."""

from collections.abc import Callable
from typing import Final

MOST_SECONDS: Final = 10 * 366 * 86_400
"""How far a clock can be moved forward at a time: ten years."""


class ManualClock:
    """Returns `now`, in seconds since 1970, whenever it is called."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """The current time."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let this many seconds pass."""
        self.now += seconds


class AdjustableClock:
    """Another clock's time, moved forward by hand."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ahead = 0.0

    def __call__(self) -> float:
        """The current time, in seconds since 1970."""
        return self._clock() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let this many seconds pass at once. Raises ValueError for a negative number, and for more than ten years."""
        if not 0 <= seconds <= MOST_SECONDS:  # also NaN, which JSON's readers take for a number
            raise ValueError("time does not go back, and goes ten years forward at most")
        self._ahead += seconds
