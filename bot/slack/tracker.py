"""The work that goes on after an ack: tracked, so that it can be waited for and drained."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog

log = structlog.get_logger(__name__)

Apologise = Callable[[str], Awaitable[None]]
"""Tells a person that something went wrong, with the reference that is also in the log."""


class TaskTracker:
    """Starts turns and knows which are under way.

    Bolt forgets a listener's task after the ack, and an exception in it is seen by nobody; here an
    exception becomes a log line with a reference and an apology with the same one.
    """

    def __init__(self, *, new_reference: Callable[[], str]) -> None:
        self._new_reference = new_reference
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], apologise: Apologise) -> None:
        """Let the work go on by itself."""
        self._track(asyncio.create_task(self._answered(work, apologise)))

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def drain(self, seconds: float) -> int:
        """Wait for what is under way, at most that long, then cancel the rest; gives how many that were."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=seconds)
        left = set(self._tasks)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left)
        return len(left)

    def _track(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answered(self, work: Coroutine[Any, Any, None], apologise: Apologise) -> None:
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            raise
        error = task.exception()
        if error is not None:
            reference = self._new_reference()
            log.error("turn_failed", reference=reference, exc_info=error)
            await apologise(reference)
