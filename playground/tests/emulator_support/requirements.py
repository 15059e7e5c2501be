"""What a test needs of the machine: without it the test is skipped, or fails if it was promised."""

import os

import pytest

MUST_RUN = "TESTS_MAY_NOT_SKIP"


def missing(requirement: str, why: str) -> None:
    """Skip the test, or fail it if the environment says that `requirement` must be there."""
    if requirement in os.environ.get(MUST_RUN, "").split():
        pytest.fail(f"{requirement} must be here: {why}")
    pytest.skip(why)
