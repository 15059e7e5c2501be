"""The Home tab: from the first look to going on where one was."""

import pytest
from slack_playground.testing.person import Person

from tests.support.harness import BotInPlayground

pytestmark = pytest.mark.both_transports


def home(person: Person) -> str:
    return person.reads_view(person.home)


async def test_home_at_first_explains_and_starts(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.opens_home()
    assert "Find occupations by the duties you like" in home(alice)
    assert "made up" in home(alice)
    assert "recent searches" not in home(alice)
    await alice.picks("phar", "Pharmacists", on=alice.home)
    assert "29-1051.00 · duties 1–10 of 12" in alice.screen
    assert alice.last.channel == alice.me.dm


async def test_home_shows_searches_and_saved_list(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("/duties nurse")
    await alice.says("manager")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.clicks("Details")
    await alice.clicks("Save")
    await alice.closes()
    await alice.opens_home()
    assert "Your recent searches" in home(alice)
    assert "[Pharmacists] [manager] [nurse]" in home(alice)
    await alice.clicks("Continue where I left off", on=alice.home)
    assert "Pharmacists · 1 duty" in alice.screen
    await alice.clicks("nurse", on=alice.home)
    assert "for “nurse”" in alice.screen
    await alice.clicks("Start from this", on=alice.home)
    assert "29-1171.00 · duties" in alice.screen


async def test_home_is_each_persons_own(sample_bot: BotInPlayground) -> None:
    alice, carmen = sample_bot.person("Alice"), sample_bot.person("Carmen")
    await alice.says("nurse")
    await carmen.opens_home()
    assert "nurse" not in home(carmen)
    assert "Encuentra ocupaciones" in home(carmen)


async def test_home_after_forget_me_is_as_at_first(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("nurse")
    await alice.says("forget me")
    await alice.clicks("Delete everything")
    await alice.opens_home()
    assert "recent searches" not in home(alice)
