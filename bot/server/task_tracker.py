"""The work that goes on after an ack: tracked, so that it can be waited for and drained."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog

from bot.telemetry.turn_record import (
    Outcome,
    TurnObserver,
    TurnRecord,
    TurnSource,
    current_record,
    recording,
    start_record,
)

log = structlog.get_logger(__name__)

Apologise = Callable[[str], Awaitable[None]]
"""Tells a person that something went wrong, with the reference that is also in the log."""


class TaskTracker:
    """Starts turns and knows which are under way.

    Bolt forgets a listener's task after the ack, and an exception in it is seen by nobody; here an
    exception becomes a log line with a reference and an apology with the same one. Each turn is one line of the
    log, under a reference of its own.
    """

    def __init__(self, *, new_reference: Callable[[], str], observer: TurnObserver | None = None) -> None:
        self._new_reference = new_reference
        self._observer = observer or TurnObserver()
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        """How many turns are under way, and clicks that were acknowledged and not read yet."""
        return len(self._tasks)

    def start(self, work: Coroutine[Any, Any, None], apologise: Apologise, source: TurnSource) -> None:
        """Let the work go on by itself."""
        record = start_record(self._new_reference(), source)
        self._add(asyncio.create_task(self._noted(work, apologise, record)))

    def track(self, work: Coroutine[Any, Any, None]) -> None:
        """Let work go on that a turn may come of: it is waited for like one."""
        self._add(asyncio.create_task(work))

    def under_way(self) -> frozenset["asyncio.Task[None]"]:
        """The turns that go on at this moment."""
        return frozenset(self._tasks)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def drain(self, seconds: float) -> int:
        """Wait for what is under way and what comes of it, that long at most; cancel the rest, and give its number."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.idle()
        left = set(self._tasks)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left)
        return len(left)

    def _add(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _noted(self, work: Coroutine[Any, Any, None], apologise: Apologise, record: TurnRecord) -> None:
        with recording(record):
            try:
                await self._answered(work, apologise)
            except asyncio.CancelledError:
                record.outcome = Outcome.ABORTED
                raise
            finally:
                record.ended = time.perf_counter()
                log.info("turn", **line_of(record))
                self._observer.turned(record)

    async def _answered(self, work: Coroutine[Any, Any, None], apologise: Apologise) -> None:
        try:
            await work
        except Exception:  # whatever it is: nobody else sees it, and the person must be told
            reference = current_record().reference
            log.exception("turn_failed", reference=reference)
            await apologise(reference)
            current_record().outcome = Outcome.APOLOGY


def line_of(record: TurnRecord) -> dict[str, Any]:
    """What the log says of a turn; times in milliseconds, `reference` as an apology says it."""
    return {
        "reference": record.reference,
        "workspace": record.source.workspace,
        "did": record.source.event,
        "before": record.before,
        "after": record.after,
        "outcome": record.outcome.value,
        "ack_ms": None if record.ack_seconds is None else round(record.ack_seconds * 1_000, 1),
        "turn_ms": round(record.seconds * 1_000, 1),
        "onet_calls": record.onet_calls,
    }
