"""What one turn came to, noted while it happens: a line of the log and a few figures are made of it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum

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
    """When a request came in and when it was acknowledged, in seconds of `time.perf_counter`."""

    came: float = field(default_factory=time.perf_counter)
    acknowledged: float | None = None


@dataclass(frozen=True)
class TurnSource:
    """Whose turn it is, and what was done. The user is for counting how much one asks for, and never written down."""

    event: str
    workspace: str = ""
    user: str = field(default="", repr=False)


@dataclass
class TurnRecord:
    """One turn while it goes on; `before` and `after` are steps of the conversation, empty where there is none."""

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
        """From the request's arrival to its ack; None while that has not left."""
        acknowledged = self.times.acknowledged
        return None if acknowledged is None else acknowledged - self.times.came

    @property
    def seconds(self) -> float:
        """From the request's arrival to the end of the turn."""
        return self.ended - self.times.came


class TurnObserver:
    """Told what came of each turn, and what Slack refused; this one keeps it to itself."""

    def acknowledged(self, seconds: float) -> None:
        """A request of Slack's was answered, so long after it had come in."""

    def turned(self, record: TurnRecord) -> None:
        """A turn has ended."""

    def refused(self, method: str, error: str) -> None:
        """Slack refused a call of this Web API method, in its own word or with an HTTP status."""

    def retried(self, service: str) -> None:
        """A call to Slack was made again."""


_times: ContextVar[RequestTimes | None] = ContextVar("request_times", default=None)
_record: ContextVar[TurnRecord | None] = ContextVar("record", default=None)


@contextmanager
def timing() -> Iterator[RequestTimes]:
    """A request is being answered: turns that begin in here are counted from now."""
    times = RequestTimes()
    token = _times.set(times)
    try:
        yield times
    finally:
        _times.reset(token)


def start_record(reference: str, source: TurnSource) -> TurnRecord:
    """A turn that begins now, or began when the present request arrived."""
    return TurnRecord(reference, source, _times.get() or RequestTimes())


@contextmanager
def recording(record: TurnRecord) -> Iterator[None]:
    """All that happens in here belongs to this turn; log lines carry its reference and workspace."""
    token = _record.set(record)
    try:
        with structlog.contextvars.bound_contextvars(reference=record.reference, workspace=record.source.workspace):
            yield
    finally:
        _record.reset(token)


def current_record() -> TurnRecord:
    """The turn under way; outside of any, one that nobody reads."""
    return _record.get() or TurnRecord("", TurnSource(""), RequestTimes())
