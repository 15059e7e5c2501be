"""What can be counted about O*NET: calls, retries, and what the cache answered."""

from enum import StrEnum


class Lookup(StrEnum):
    """Where an answer came from."""

    HIT = "hit"
    """Remembered, and asked for within the last day."""
    JOINED = "joined"
    """The same was being asked for already."""
    MISS = "miss"
    """O*NET was asked."""
    STALE = "stale"
    """O*NET was down; an older answer was given."""


class OnetObserver:
    """Told of each call and each look into the cache; this one keeps it to itself.

    `verb` is search, tasks, related, match, titles or about; `outcome` is ok or the error's kind.
    """

    def called(self, verb: str, outcome: str, seconds: float) -> None:
        """A call has ended, with all its retries."""

    def asked_again(self, verb: str) -> None:
        """A call is made again."""

    def looked_up(self, verb: str, lookup: Lookup) -> None:
        """An answer was asked of the cache."""
