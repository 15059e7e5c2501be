"""A release in the layout of 30.3 and later, with four Job Zones, through all screens and typed lines."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.onet.embedded.release import import_release
from tests.support.harness import BotInPlayground, bot_in_playground
from tests.support.releases import NEW, a_folder

ZONE = "Job Zone 1-2: hardly any to some"


@pytest.fixture
async def newer_bot(tmp_path: Path) -> AsyncIterator[BotInPlayground]:
    release = a_folder(tmp_path / "db_31_0_text", NEW)
    database = import_release(release, tmp_path / "onet.sqlite").output
    async with bot_in_playground(database) as played:
        yield played
    assert played.workspace.refusals == [], "Slack would have refused something"


async def test_zones_are_those_of_the_release_on_every_screen(newer_bot: BotInPlayground) -> None:
    alice = newer_bot.person("Alice")
    await alice.says("bakery chef")
    assert "# Bakers" in alice.screen, "found by a title of Job Titles.txt"
    await alice.ticks("Buy flour.")
    await alice.ticks("Bake bread.")
    await alice.clicks("Find related occupations")
    assert "1. Cooks, Restaurant" in alice.screen
    assert f"answers 1 of your 2 duties · {ZONE}" in alice.screen
    await alice.selects_all("Show only", f"{ZONE} (1)")
    assert "only Job Zone 2" in alice.screen
    await alice.says("zone 3")
    assert "1. Cooks" not in alice.screen
    await alice.says("3 or lower")
    assert "1. Cooks, Restaurant" in alice.screen


async def test_details_and_the_explanation_use_the_releases_names(newer_bot: BotInPlayground) -> None:
    alice = newer_bot.person("Alice")
    await alice.says("51-3011.00")
    await alice.ticks("Buy flour.")
    await alice.clicks("Find related occupations")
    await alice.says("details 1")
    assert ZONE in alice.screen
    assert "Titles to apply under: Line Cook" in alice.screen
    await alice.says("what is a job zone?")
    lines = [line for line in alice.screen.splitlines() if line.startswith("• Job Zone")]
    assert lines == [f"• {ZONE}", "• Job Zone 3: medium", "• Job Zone 4: much", "• Job Zone 5: very much"]
