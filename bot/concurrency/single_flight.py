"""Shares one task among all callers that want the same result."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

from bot.concurrency.pacer import TURNS, Pacer

Key = TypeVar("Key")
Result = TypeVar("Result")


class SingleFlight(Generic[Key, Result]):
    """One task per key. If a waiter is canceled, the task goes on for the others."""

    def __init__(self) -> None:
        self._tasks: dict[Key, asyncio.Task[Result]] = {}
        self._pacer = Pacer(TURNS)

    def __contains__(self, key: object) -> bool:
        """Whether a task for this key is in progress."""
        return key in self._tasks

    def task(self, key: Key, work: Callable[[], Coroutine[Any, Any, Result]]) -> asyncio.Task[Result]:
        """The task in progress for this key, or a new one that does the work."""
        task = self._tasks.get(key)
        if task is None:
            task = self._tasks[key] = asyncio.create_task(work())
            task.add_done_callback(lambda done: self._done(key, done))
        return task

    async def run(self, key: Key, work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        """The result of the one task for this key, for a few callers at a time. Raises what the work raises."""
        task = self.task(key, work)
        await asyncio.wait({task})
        await self._pacer.wait()
        try:
            return task.result()
        finally:
            del task  # a failed one keeps its exception, whose traceback keeps this frame

    def is_current(self, key: Key) -> bool:
        """Whether the running task is still the one for this key; False if the key was forgotten meanwhile."""
        return self._tasks.get(key) is asyncio.current_task()

    def forget(self, key: Key) -> None:
        """Let the next caller start a new task, although one is in progress."""
        self._tasks.pop(key, None)

    def _done(self, key: Key, task: asyncio.Task[Result]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]
        if not task.cancelled():
            task.exception()  # read here, so that asyncio doesn't warn when all waiters have gone
