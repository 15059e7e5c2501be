"""The work that goes on after an ack: tracked, so that it can be waited for and drained."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog

from bot.telemetry.turn_record import Doing, Entry, Outcome, TurnObserver, begun, noting, present

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

    def start(self, work: Coroutine[Any, Any, None], apologise: Apologise, doing: Doing) -> None:
        """Let the work go on by itself."""
        entry = begun(self._new_reference(), doing)
        self._track(asyncio.create_task(self._noted(work, apologise, entry)))

    def follow(self, work: Coroutine[Any, Any, None]) -> None:
        """Let work go on that a turn may come of: it is waited for like one."""
        self._track(asyncio.create_task(work))

    def under_way(self) -> frozenset["asyncio.Task[None]"]:
        """The turns that go on at this moment."""
        return frozenset(self._tasks)

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def drain(self, seconds: float) -> int:
        """Wait for what is under way and what comes of it, that long at most; cancel the rest, and give its number."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.settled()
        left = set(self._tasks)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left)
        return len(left)

    def _track(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _noted(self, work: Coroutine[Any, Any, None], apologise: Apologise, entry: Entry) -> None:
        with noting(entry):
            try:
                await self._answered(work, apologise)
            except asyncio.CancelledError:
                entry.outcome = Outcome.CUT_SHORT
                raise
            finally:
                entry.ended = time.perf_counter()
                log.info("turn", **line_of(entry))
                self._observer.turned(entry)

    async def _answered(self, work: Coroutine[Any, Any, None], apologise: Apologise) -> None:
        try:
            await work
        except Exception:  # whatever it is: nobody else sees it, and the person must be told
            reference = present().reference
            log.exception("turn_failed", reference=reference)
            await apologise(reference)
            present().outcome = Outcome.APOLOGY


def line_of(entry: Entry) -> dict[str, Any]:
    """What the log says of a turn; times in milliseconds, `reference` as an apology says it."""
    return {
        "reference": entry.reference,
        "workspace": entry.doing.workspace,
        "did": entry.doing.event,
        "before": entry.before,
        "after": entry.after,
        "outcome": entry.outcome.value,
        "ack_ms": None if entry.ack_seconds is None else round(entry.ack_seconds * 1_000, 1),
        "turn_ms": round(entry.seconds * 1_000, 1),
        "onet_calls": entry.onet_calls,
    }
