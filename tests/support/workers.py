"""How many processes run the tests: one more than cores where all tests run, none besides pytest's own for a few.

The processes that tests start keep their bytecode. Slow tests come early, so that no process is left alone with one.
"""

import os
from typing import Final

import pytest

SPARE: Final = 1
"""More than cores: tests wait for servers and pages for part of their time. Two cores run all in about four minutes."""
MOST: Final = 8
"""Each of them starts a Redis, a PostgreSQL and a browser of its own."""


def pytest_configure() -> None:
    """Without the bytecode of this project, each of 200 processes would compile it again, for 0.2 s of CPU."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # container images set it


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow ones before the others. The first process has them, and the others take the rest of its tests."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Where files are named, starting workers takes longer than it saves; `-n 2` asks for them all the same."""
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return 0
    return min(cores() + SPARE, MOST)


def cores() -> int:
    """The cores this process may use. macOS does not say, and has as many as the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
