"""What a test needs of the machine: skipped where it is not there, failed where it was promised."""

import os

import pytest

MUST_RUN = "TESTS_MAY_NOT_SKIP"


def missing(what: str, why: str) -> None:
    """Skip the test, or fail it where the environment says that `what` must be there."""
    if what in os.environ.get(MUST_RUN, "").split():
        pytest.fail(f"{what} must be here: {why}")
    pytest.skip(why)
