"""Tracks the work that continues after an ack, so that it can be waited for at the end."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog

from bot.telemetry.turn_record import Outcome, TurnObserver, TurnRecord, TurnSource, recording, start_record

log = structlog.get_logger(__name__)

Apologise = Callable[[str], Awaitable[None]]
"""Tells a person that something went wrong, with the reference that is also in the log."""


class TaskTracker:
    """Starts turns and knows which are in progress.

    Bolt forgets a listener's task after the ack, and an exception in it is lost. Here an exception becomes a log line
    with a reference, and an apology with the same one. Each turn writes one line to the log.
    """

    def __init__(self, *, new_reference: Callable[[], str], observer: TurnObserver | None = None) -> None:
        self._new_reference = new_reference
        self._observer = observer or TurnObserver()
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        """How many turns and other tasks are in progress."""
        return len(self._tasks)

    def start(self, work: Coroutine[Any, Any, None], apologise: Apologise, source: TurnSource) -> None:
        """Run a turn as a task of its own, with a record."""
        record = start_record(self._new_reference(), source)
        self.track(self._recorded(work, apologise, record))

    def track(self, work: Coroutine[Any, Any, None]) -> None:
        """Run work as a task that is waited for like a turn, without a record."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def idle(self) -> None:
        """Wait until nothing is in progress."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def drain(self, seconds: float) -> int:
        """Wait at most so many seconds until nothing is in progress; cancel the rest and return their number."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.idle()
        left = set(self._tasks)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left)
        return len(left)

    async def _recorded(self, work: Coroutine[Any, Any, None], apologise: Apologise, record: TurnRecord) -> None:
        with recording(record):
            try:
                await _run(work, apologise, record)
            except asyncio.CancelledError:
                record.outcome = Outcome.ABORTED
                raise
            finally:
                record.ended = time.perf_counter()
                log.info("turn", **record.log_fields())
                self._observer.turned(record)


async def _run(work: Coroutine[Any, Any, None], apologise: Apologise, record: TurnRecord) -> None:
    try:
        await work
    except Exception:  # a bug of any kind: no caller is left to see it, and the person must be told
        log.exception("turn_failed", reference=record.reference)
        await apologise(record.reference)
        record.outcome = Outcome.APOLOGY
