"""Runs tests marked `quiet` after all others, while no other worker runs a test.

Each test shares a lock while it runs, and a quiet one holds it alone. So a quiet test is alone however pytest-xdist
distributes the tests, and without pytest-xdist the lock costs nothing. Quiet tests that start processes and compare no
times say so with `together=True`: they share a lock of their own, so that all cores have work.
"""

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

import pytest

FOLDER: Final = "machine_lock"
"""Under which name a worker is told where the lock is."""


class Kind(IntEnum):
    """Which tests may run at the same time: those of one kind, except that one which is alone runs by itself.

    They run in this order.
    """

    USUAL = 0
    TOGETHER = 1
    ALONE = 2


class MachineLock:
    """A lock for processes: those of one kind share it. They get it in the order in which they ask."""

    def __init__(self, folder: Path) -> None:
        self._queue, self._usual, self._together = (folder / name for name in ("queue", "usual", "together"))

    @contextmanager
    def held(self, kind: Kind) -> Iterator[None]:
        """Hold it with others of this kind. A waiting process stops new ones of another kind."""
        with self._queue.open("w") as queue, self._usual.open("w") as usual, self._together.open("w") as together:
            fcntl.flock(queue, fcntl.LOCK_EX)
            for shared_by, lock in ((Kind.USUAL, usual), (Kind.TOGETHER, together)):
                fcntl.flock(lock, fcntl.LOCK_SH if kind is shared_by else fcntl.LOCK_EX)
            for shared_by, lock in ((Kind.USUAL, usual), (Kind.TOGETHER, together)):
                if kind not in {shared_by, Kind.ALONE}:
                    fcntl.flock(lock, fcntl.LOCK_UN)  # none of the other kind runs any more
            fcntl.flock(queue, fcntl.LOCK_UN)
            yield


LOCK: Final = pytest.StashKey[MachineLock]()
WHERE: Final = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "quiet(reason, together=False): runs while no other test does, or only others that may run together"
    )
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
    items.sort(key=kind_of)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    with item.config.stash[LOCK].held(kind_of(item)):
        return (yield)


def kind_of(item: pytest.Item) -> Kind:
    mark = item.get_closest_marker("quiet")
    if mark is None:
        return Kind.USUAL
    return Kind.TOGETHER if mark.kwargs.get("together") else Kind.ALONE
