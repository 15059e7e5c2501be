"""Equal work under way is done once, and all who want its result wait for the same task."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Result = TypeVar("Result")


class SingleFlight(Generic[Key, Result]):
    """One task for each key. A waiter that is cancelled leaves the task to the others."""

    def __init__(self) -> None:
        self._tasks: dict[Key, asyncio.Task[Result]] = {}

    def __contains__(self, key: object) -> bool:
        """Whether work for this key is under way."""
        return key in self._tasks

    def task(self, key: Key, work: Callable[[], Coroutine[Any, Any, Result]]) -> asyncio.Task[Result]:
        """The task under way for this key, or a new one that does the work."""
        task = self._tasks.get(key)
        if task is None:
            task = self._tasks[key] = asyncio.create_task(work())
            task.add_done_callback(lambda done: self._done(key, done))
        return task

    async def run(self, key: Key, work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        """The result of the one task for this key. Raises what the work raises."""
        return await asyncio.shield(self.task(key, work))

    def is_current(self, key: Key) -> bool:
        """Whether the running task is the one for this key; not, where the key was forgotten meanwhile."""
        return self._tasks.get(key) is asyncio.current_task()

    def forget(self, key: Key) -> None:
        """Let the next caller start a task of its own, though one is under way."""
        self._tasks.pop(key, None)

    def _done(self, key: Key, task: asyncio.Task[Result]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]
        if not task.cancelled():
            task.exception()  # read here, so that asyncio warns of nothing when all waiters have gone
