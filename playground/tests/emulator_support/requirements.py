"""What a test needs of the machine: without it the test is skipped, or fails if it was promised."""

import os

import pytest

MUST_RUN = "TESTS_MAY_NOT_SKIP"


def missing(what: str, why: str) -> None:
    """Skip the test, or fail it if the environment says that `what` must be there."""
    if what in os.environ.get(MUST_RUN, "").split():
        pytest.fail(f"{what} must be here: {why}")
    pytest.skip(why)
