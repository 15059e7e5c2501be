"""What Prometheus is told: turns, times, O*NET, the cache, Slack's refusals; no person and no workspace."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    generate_latest,
)

from bot import version
from bot.onet.observer import Lookup, OnetObserver
from bot.telemetry.turn_record import Outcome, TurnObserver, TurnRecord, current_record

ACK_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
TURN_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)

RECENT_SECONDS: Final = 15 * 60
RECENT: Final = 50_000
"""People who are counted as in conversation, at most; beyond it the number only says *many*."""

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST


class Metrics(TurnObserver, OnetObserver):
    """One process's figures, on a registry of their own."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._recent: OrderedDict[tuple[str, str], float] = OrderedDict()
        self.registry = made = CollectorRegistry()
        ProcessCollector(registry=made)
        Info("duties_build", "The bot's version.", registry=made).info({"version": version()})
        self._turns = Counter("duties_turns", "Turns by outcome.", ["step", "outcome"], registry=made)
        self._ack = Histogram(
            "duties_ack_seconds", "Time from a request's arrival to its ack.", buckets=ACK_BUCKETS, registry=made
        )
        self._turn = Histogram(
            "duties_turn_seconds",
            "Time from a request's arrival to the end of its turn.",
            buckets=TURN_BUCKETS,
            registry=made,
        )
        self._calls = Counter("duties_onet_calls", "Calls to O*NET.", ["verb", "outcome"], registry=made)
        self._call = Histogram(
            "duties_onet_call_seconds",
            "Time of a call, including retries.",
            ["verb"],
            buckets=TURN_BUCKETS,
            registry=made,
        )
        self._lookups = Counter("duties_cache_lookups", "Where responses came from.", ["verb", "result"], registry=made)
        self._retries = Counter("duties_retries", "Retried calls.", ["service"], registry=made)
        self._refusals = Counter(
            "duties_slack_refusals", "Calls that Slack rejected.", ["method", "error"], registry=made
        )
        self._live = Gauge(
            "duties_live_conversations", "People with a turn in this process within the last 15 minutes.", registry=made
        )
        self._live.set_function(self._count_recent)
        self._under_way = Gauge("duties_turns_under_way", "Turns in progress.", registry=made)
        self._kept = Gauge(
            "duties_kept_in_memory", "Values in the in-memory cache, without Redis.", ["cache"], registry=made
        )

    def watch(self, *, under_way: Callable[[], int], kept: dict[str, Callable[[], int]]) -> None:
        """Ask these for numbers that are read off when somebody wants to know."""
        self._under_way.set_function(under_way)
        for name, count in kept.items():
            self._kept.labels(name).set_function(count)

    def render(self) -> bytes:
        """Everything, in Prometheus' text format."""
        return generate_latest(self.registry)

    def acknowledged(self, seconds: float) -> None:
        """See TurnObserver."""
        self._ack.observe(seconds)

    def turned(self, record: TurnRecord) -> None:
        """See TurnObserver."""
        self._turns.labels(record.before or "none", record.outcome.value).inc()
        self._turn.observe(record.seconds)
        if record.outcome is not Outcome.REPEATED:
            self._see(record.source.workspace, record.source.user)

    def refused(self, method: str, error: str) -> None:
        """See TurnObserver."""
        self._refusals.labels(method, error).inc()

    def retried(self, service: str) -> None:
        """See TurnObserver."""
        self._retries.labels(service).inc()

    def asked_again(self, verb: str) -> None:
        """See OnetObserver."""
        self._retries.labels("onet").inc()

    def called(self, verb: str, outcome: str, seconds: float) -> None:
        """See OnetObserver."""
        self._calls.labels(verb, outcome).inc()
        self._call.labels(verb).observe(seconds)
        current_record().onet_calls += 1

    def looked_up(self, verb: str, lookup: Lookup) -> None:
        """See OnetObserver."""
        self._lookups.labels(verb, lookup.value).inc()

    def _see(self, workspace: str, user: str) -> None:
        self._recent[workspace, user] = self._clock()
        self._recent.move_to_end((workspace, user))
        if len(self._recent) > RECENT:
            self._recent.popitem(last=False)

    def _count_recent(self) -> int:
        since = self._clock() - RECENT_SECONDS
        while self._recent and next(iter(self._recent.values())) < since:
            self._recent.popitem(last=False)
        return len(self._recent)
