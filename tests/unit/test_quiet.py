"""The lock that lets a quiet test run alone."""

import fcntl
from pathlib import Path

import pytest

from tests.support.quiet import MachineLock


def is_free(folder: Path, *, alone: bool) -> bool:
    """Whether another process would get the lock at once."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@pytest.mark.parametrize(
    ("held_alone", "wanted_alone", "free"),
    [(False, False, True), (False, True, False), (True, False, False), (True, True, False)],
)
def test_lock_is_shared_or_held_alone(tmp_path: Path, *, held_alone: bool, wanted_alone: bool, free: bool) -> None:
    with MachineLock(tmp_path).held(alone=held_alone):
        assert is_free(tmp_path, alone=wanted_alone) is free
    assert is_free(tmp_path, alone=True)


def test_quiet_tests_are_collected_first_and_slow_ones_next(request: pytest.FixtureRequest) -> None:
    marks = [[item.get_closest_marker(name) is None for name in ("quiet", "slow")] for item in request.session.items]
    assert marks == sorted(marks)


def test_reasons_are_given_for_quiet(request: pytest.FixtureRequest) -> None:
    marks = [item.get_closest_marker("quiet") for item in request.session.items]
    assert all(mark.args[0] for mark in marks if mark is not None)
