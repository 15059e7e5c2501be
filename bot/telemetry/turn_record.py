"""The record of one turn, filled in while the turn runs: it becomes a line of the log and a few metrics."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import structlog


class Outcome(StrEnum):
    """How a turn ended for the person."""

    SHOWN = "shown"
    """A screen was shown."""
    SAVED = "saved"
    """Ticks were saved; nothing is shown for them."""
    ANSWERED = "answered"
    """Something beside the conversation: help, a modal, a file, the Home tab."""
    ONET_ERROR = "onet_error"
    """O*NET gave no answer, and the person was told so."""
    LIMITED = "limited"
    """The person or the workspace asked O*NET too much, and was told so."""
    LATE = "late"
    """The control was of an earlier turn; the present was shown."""
    NOT_OWNER = "not_owner"
    """The conversation is somebody else's; one of their own was offered."""
    UNREADABLE = "unreadable"
    """The control was of another version; a new start was offered."""
    REPEATED = "repeated"
    """Slack delivered the same event again; it had been answered."""
    NOT_ALLOWED = "not_allowed"
    """The workspace is not on the list of those the bot serves."""
    REFUSED = "refused"
    """Slack refused what was to be shown."""
    APOLOGY = "apology"
    """A bug: the person was given the turn's reference."""
    ABORTED = "aborted"
    """The process had to stop before the turn ended."""


@dataclass
class RequestTimes:
    """When a request came in and when it was acknowledged, in seconds of `time.perf_counter`.

    `came_at` is the same moment in seconds since 1970, to compare it with those of other processes.
    """

    came: float = field(default_factory=time.perf_counter)
    came_at: float = field(default_factory=time.time)
    acknowledged: float | None = None


@dataclass(frozen=True)
class TurnSource:
    """Whose turn it is, and what started it. The user is counted in the metrics, and never logged."""

    event: str
    workspace: str = ""
    user: str = field(default="", repr=False)


@dataclass
class TurnRecord:
    """One turn in progress; `before` and `after` are steps of the conversation, empty if there's none."""

    reference: str
    source: TurnSource
    times: RequestTimes
    before: str = ""
    after: str = ""
    outcome: Outcome = Outcome.ANSWERED
    onet_calls: int = 0
    ended: float = 0.0

    @property
    def ack_seconds(self) -> float | None:
        """Seconds from the request's arrival to its ack; None before the ack."""
        acknowledged = self.times.acknowledged
        return None if acknowledged is None else acknowledged - self.times.came

    @property
    def seconds(self) -> float:
        """Seconds from the request's arrival to the end of the turn."""
        return self.ended - self.times.came

    def log_fields(self) -> dict[str, Any]:
        """The turn's line in the log. Times are milliseconds; `reference` is what an apology shows."""
        return {
            "reference": self.reference,
            "workspace": self.source.workspace,
            "did": self.source.event,
            "before": self.before,
            "after": self.after,
            "outcome": self.outcome.value,
            "ack_ms": None if self.ack_seconds is None else round(self.ack_seconds * 1_000, 1),
            "turn_ms": round(self.seconds * 1_000, 1),
            "onet_calls": self.onet_calls,
        }


class TurnObserver:
    """Observes turns and calls to Slack; this one does nothing."""

    def acknowledged(self, seconds: float) -> None:
        """A request of Slack's was acknowledged so many seconds after its arrival."""

    def turned(self, record: TurnRecord) -> None:
        """A turn has ended."""

    def call_refused(self, method: str, error: str) -> None:
        """Slack refused a call of this Web API method; `error` is Slack's code or an HTTP status."""

    def retried(self, service: str) -> None:
        """A call to Slack was retried."""

    def signature_refused(self, reason: str) -> None:
        """A request that claimed to be Slack's was refused: missing, malformed, stale or wrong."""


_times: ContextVar[RequestTimes | None] = ContextVar("request_times", default=None)
_record: ContextVar[TurnRecord | None] = ContextVar("record", default=None)


@contextmanager
def timing() -> Iterator[RequestTimes]:
    """Measure a request: turns that start inside count from now."""
    times = RequestTimes()
    token = _times.set(times)
    try:
        yield times
    finally:
        _times.reset(token)


def start_record(reference: str, source: TurnSource) -> TurnRecord:
    """The record of a turn that starts now, or started when the current request arrived."""
    return TurnRecord(reference, source, _times.get() or RequestTimes())


@contextmanager
def recording(record: TurnRecord) -> Iterator[None]:
    """Everything inside belongs to this turn; its log lines carry the reference and the workspace."""
    token = _record.set(record)
    try:
        with structlog.contextvars.bound_contextvars(reference=record.reference, workspace=record.source.workspace):
            yield
    finally:
        _record.reset(token)


def current_record() -> TurnRecord:
    """The record of the current turn; outside of a turn, one that is thrown away."""
    return _record.get() or TurnRecord("", TurnSource(""), RequestTimes())
