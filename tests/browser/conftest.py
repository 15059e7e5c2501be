"""A bot in a playground for the tests in a real browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from emulator_support.browser import browser, chromium, opens

from bot.demo.demo import SAMPLE_BANNER
from tests.support.harness import Playing, playing

__all__ = ["browser", "chromium", "opens"]


@pytest_asyncio.fixture(loop_scope="session")
async def here(sample: Path) -> AsyncIterator[Playing]:
    """A bot on the sample data, in a playground."""
    async with playing(sample, banner=SAMPLE_BANNER) as played:
        yield played
    assert played.workspace.refusals == [], "Slack would have refused something"


@pytest_asyncio.fixture(loop_scope="session")
async def there(real: Path) -> AsyncIterator[Playing]:
    """A bot on the real release, in a playground."""
    async with playing(real) as played:
        yield played
    assert played.workspace.refusals == [], "Slack would have refused something"
