"""A bot in a playground for the tests in a real browser."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from emulator_support.browser import browser, chromium, opens

from bot.demo.demo import SAMPLE_BANNER
from tests.support.harness import BotInPlayground, bot_in_playground

__all__ = ["browser", "chromium", "opens"]


@pytest_asyncio.fixture(loop_scope="session")
async def sample_bot(sample: Path) -> AsyncIterator[BotInPlayground]:
    """A bot on the sample data, in a playground."""
    async with bot_in_playground(sample, banner=SAMPLE_BANNER) as played:
        yield played
    assert played.workspace.refusals == [], "Slack would have refused something"


@pytest_asyncio.fixture(loop_scope="session")
async def release_bot(real: Path) -> AsyncIterator[BotInPlayground]:
    """A bot on the real release, in a playground."""
    async with bot_in_playground(real) as played:
        yield played
    assert played.workspace.refusals == [], "Slack would have refused something"
