"""What can be counted about O*NET: calls, retries, and cache lookups."""

from enum import StrEnum


class Lookup(StrEnum):
    """Where a response came from."""

    HIT = "hit"
    """Remembered, and asked for within the last day."""
    JOINED = "joined"
    """The same was being asked for already."""
    MISS = "miss"
    """O*NET was asked."""
    STALE = "stale"
    """O*NET was down; an older answer was given."""


class OnetObserver:
    """Observes each call and each cache lookup; this one does nothing.

    `verb` is search, tasks, related, match, titles or about; `outcome` is ok or the error's kind.
    """

    def called(self, verb: str, outcome: str, seconds: float) -> None:
        """A call ended, with all its retries."""

    def asked_again(self, verb: str) -> None:
        """A call is retried."""

    def looked_up(self, verb: str, lookup: Lookup) -> None:
        """The cache was asked for a response."""
