"""One real browser for all the tests that need one, and what it complains of."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.demo.demo import SAMPLE_BANNER
from tests.playground.tabs import FLAGS, Opens, Tab, opened
from tests.support.harness import Playing, playing

# The browser lives in the loop of the session, and what it talks to must live there too.


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        launched = await driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="session")
async def opens(browser: Browser) -> AsyncIterator[Opens]:
    """Opens pages; at the end none may have had a word for the console."""
    tabs: list[Tab] = []

    async def one(url: str, *, width: int = 1200, dark: bool = False) -> Tab:
        tabs.append(await opened(browser, url, width=width, dark=dark))
        return tabs[-1]

    yield one
    said = [line for tab in tabs for line in tab.complaints]
    for tab in tabs:
        await tab.page.context.close()
    assert said == []


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
