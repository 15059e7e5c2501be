"""Metrics for Prometheus: turns, times, O*NET, the cache, calls that Slack refused."""

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
"""The most people who are counted as in conversation; above it the number only means *many*."""

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST


class Metrics(TurnObserver, OnetObserver):
    """The metrics of one process, in a registry of their own. No person and no workspace is named in them."""

    def __init__(self) -> None:
        self._recent: OrderedDict[tuple[str, str], float] = OrderedDict()
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        Info("duties_build", "The bot's version.", registry=self.registry).info({"version": version()})
        self._turns = self._counter("duties_turns", "Turns by outcome.", "step", "outcome")
        self._ack = self._histogram("duties_ack_seconds", "Time from a request's arrival to its ack.", ACK_BUCKETS)
        self._turn = self._histogram(
            "duties_turn_seconds", "Time from a request's arrival to the end of its turn.", TURN_BUCKETS
        )
        self._calls = self._counter("duties_onet_calls", "Calls to O*NET.", "verb", "outcome")
        self._call = self._histogram(
            "duties_onet_call_seconds", "Time of a call with its retries.", TURN_BUCKETS, "verb"
        )
        self._lookups = self._counter("duties_cache_lookups", "Where responses came from.", "verb", "result")
        self._retries = self._counter("duties_retries", "Retried calls.", "service")
        self._refusals = self._counter("duties_slack_refusals", "Calls that Slack refused.", "method", "error")
        self._signatures = self._counter(
            "duties_signatures_refused", "Requests without a valid signature of Slack's.", "reason"
        )
        live = self._gauge("duties_live_conversations", "People with a turn in this process in the last 15 minutes.")
        live.set_function(self._count_recent)
        self._under_way = self._gauge("duties_turns_under_way", "Turns in progress.")
        self._kept = self._gauge("duties_kept_in_memory", "Values in the in-memory cache, without Redis.", "cache")

    def _counter(self, name: str, documentation: str, *labels: str) -> Counter:
        return Counter(name, documentation, labels, registry=self.registry)

    def _gauge(self, name: str, documentation: str, *labels: str) -> Gauge:
        return Gauge(name, documentation, labels, registry=self.registry)

    def _histogram(self, name: str, documentation: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(name, documentation, labels, buckets=buckets, registry=self.registry)

    def watch(self, *, under_way: Callable[[], int], cache_sizes: dict[str, Callable[[], int]]) -> None:
        """Register functions that are called for the current numbers."""
        self._under_way.set_function(under_way)
        for name, count in cache_sizes.items():
            self._kept.labels(name).set_function(count)

    def render(self) -> bytes:
        """All metrics in Prometheus' text format."""
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

    def call_refused(self, method: str, error: str) -> None:
        """See TurnObserver."""
        self._refusals.labels(method, error).inc()

    def retried(self, service: str) -> None:
        """See TurnObserver."""
        self._retries.labels(service).inc()

    def signature_refused(self, reason: str) -> None:
        """See TurnObserver."""
        self._signatures.labels(reason).inc()

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
        self._recent[workspace, user] = time.monotonic()
        self._recent.move_to_end((workspace, user))
        if len(self._recent) > RECENT:
            self._recent.popitem(last=False)

    def _count_recent(self) -> int:
        since = time.monotonic() - RECENT_SECONDS
        while self._recent and next(iter(self._recent.values())) < since:
            self._recent.popitem(last=False)
        return len(self._recent)
