"""Runs tests marked `quiet` alone, before all others: no other worker runs a test meanwhile.

pytest-xdist gives a worker that has nothing left to do the last tests of another. If these were the quiet ones, they
would come in the middle of the run, and each would wait for what the others were at just then.

Each test shares a lock while it runs, and a quiet one holds it alone. So a quiet test is alone however pytest-xdist
distributes the tests, and without pytest-xdist the lock costs nothing.
"""

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

FOLDER: Final = "machine_lock"
"""Under which name a worker is told where the lock is."""


class MachineLock:
    """A lock for processes: many share it, or one holds it alone. They get it in the order in which they ask."""

    def __init__(self, folder: Path) -> None:
        self._queue, self._lock = folder / "queue", folder / "lock"

    @contextmanager
    def held(self, *, alone: bool) -> Iterator[None]:
        """Hold it alone. A waiting process stops new ones from sharing it."""
        with self._queue.open("w") as queue, self._lock.open("w") as lock:
            fcntl.flock(queue, fcntl.LOCK_EX)
            fcntl.flock(lock, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
            fcntl.flock(queue, fcntl.LOCK_UN)
            yield


LOCK: Final = pytest.StashKey[MachineLock]()
WHERE: Final = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "quiet(reason): runs while no other test does, because of the reason")
    folder = getattr(config, "workerinput", {}).get(FOLDER)
    if folder is None:
        made = tempfile.TemporaryDirectory(prefix="tests-")
        config.add_cleanup(made.cleanup)
        folder = made.name
    config.stash[LOCK] = MachineLock(Path(folder))
    config.stash[WHERE] = folder


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput[FOLDER] = node.config.stash[WHERE]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("quiet") is None)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    with item.config.stash[LOCK].held(alone=item.get_closest_marker("quiet") is not None):
        return (yield)
