"""The page at `/` of the running bot, in a real browser: light and dark, wide and narrow, looked at by axe."""

from pathlib import Path

import pytest
from emulator_support.tabs import Opens
from playwright.async_api import expect

from tests.support.harness import bot_in_playground

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("width", [1_200, 360])
async def test_landing_page_is_accessible(opens: Opens, sample: Path, width: int) -> None:
    async with bot_in_playground(sample) as sample_bot:
        tab = await opens(sample_bot.bot_url, width=width)
        await expect(tab.page.get_by_role("heading", level=1)).to_have_text("Job Duties")
        await tab.is_accessible_in_light_and_dark()
        wide = await tab.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
