"""The lock that lets a quiet test run alone, or beside others that may run together."""

import fcntl
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.quiet import Kind, MachineLock, kind_of


def is_free(folder: Path, kind: Kind) -> bool:
    """Whether another process would get the lock at once."""
    wanted = {"usual": kind is Kind.USUAL, "together": kind is Kind.TOGETHER}
    with ExitStack() as opened:
        for name, shared in wanted.items():
            lock = opened.enter_context((folder / name).open("w"))
            try:
                fcntl.flock(lock, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
        return True


@pytest.mark.parametrize("wanted", Kind, ids="wanted {0.name}".format)
@pytest.mark.parametrize("held", Kind, ids="held {0.name}".format)
def test_lock_is_shared_by_one_kind_or_held_alone(tmp_path: Path, held: Kind, wanted: Kind) -> None:
    with MachineLock(tmp_path).held(held):
        assert is_free(tmp_path, wanted) is (held is wanted is not Kind.ALONE)
    assert is_free(tmp_path, Kind.ALONE)


def test_quiet_tests_are_collected_last(request: pytest.FixtureRequest) -> None:
    kinds = [kind_of(item) for item in request.session.items]
    assert kinds == sorted(kinds)


def test_reasons_are_given_for_quiet(request: pytest.FixtureRequest) -> None:
    marks = [item.get_closest_marker("quiet") for item in request.session.items]
    assert all(mark.args[0] for mark in marks if mark is not None)
