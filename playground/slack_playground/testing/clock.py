"""Clocks for tests: time passes only when the test says so."""

from collections.abc import Callable


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
        """Let this many seconds pass at once. Raises ValueError for a negative number."""
        if seconds < 0:
            raise ValueError("time does not go back")
        self._ahead += seconds
