"""One real browser for all the tests that need one, and pages that must not write to the console."""

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from emulator_support.requirements import missing
from emulator_support.tabs import FLAGS, Opens, Tab, opened

# The browser lives in the loop of the session, and what it talks to must live there too.


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real browser."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    missing("chromium", "no Chromium is installed; on Debian: apt-get install chromium")
    raise AssertionError


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        launched = await driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="session")
async def opens(browser: Browser) -> AsyncIterator[Opens]:
    """Opens pages; at the end none may have written an error or a warning to the console."""
    tabs: list[Tab] = []

    async def one(url: str, *, width: int = 1200, dark: bool = False) -> Tab:
        tabs.append(await opened(browser, url, width=width, dark=dark))
        return tabs[-1]

    yield one
    complaints = [line for tab in tabs for line in tab.complaints]
    for tab in tabs:
        await tab.page.context.close()
    assert complaints == []
