"""A clock for tests: time passes only when the test says so."""


class ManualClock:
    """Returns `now`, in seconds since 1970, whenever it is called."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """The time it is."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let this many seconds pass."""
        self.now += seconds
