"""What holds for every test of the repository: how many run side by side, which run alone, what a run reports."""

import gc
from collections.abc import Iterator

import pytest

pytest_plugins = ["tests.support.workers", "tests.support.quiet", "tests.support.report"]


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks that are set here."""
    config.addinivalue_line(
        "markers", "browser: runs in a real browser; tests that use one get this mark by themselves"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use a browser, before `-m` chooses among them."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Search for no garbage among the half a million objects that collecting makes: they stay until the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
