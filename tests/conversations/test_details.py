"""Talks about one result: why it is related, saving it, starting from it, and the list that stays."""

import pytest
from slack_playground.testing.person import GENERAL, Person

from tests.support.harness import BotInPlayground

pytestmark = pytest.mark.both_transports


async def results(alice: Person, to: str = "dm") -> None:
    await alice.says("/duties 29-1051.00" if to == GENERAL else "29-1051.00", to=to)
    await alice.ticks("Advise patients about their medicines")
    await alice.clicks("Next")
    await alice.ticks("Work with doctors, nurses")
    await alice.clicks("Find related occupations")


def modal(alice: Person) -> str:
    """The modal on top, as it is read."""
    view = alice.views[-1]
    return alice.reads_view(view)


@pytest.mark.parametrize("where", ["dm", GENERAL])
async def test_details_show_shared_duties_and_why(sample_bot: BotInPlayground, where: str) -> None:
    alice = sample_bot.person("Alice")
    await results(alice, where)
    await alice.clicks("Details")
    assert "# Nurse Practitioners" in modal(alice)
    assert "[Closely related (3) ✓] [Less related (2)] [All duties (" in modal(alice)
    assert "↳ answers yours: Advise patients about their medicines" in modal(alice)
    assert "Job Zone 5: extensive preparation" in modal(alice)
    assert "Bright Outlook: growing" in modal(alice)
    await alice.clicks("All duties (")
    assert "All duties (" in modal(alice)
    await alice.clicks("Less related (")
    assert "[Less related (2) ✓]" in modal(alice)
    await alice.submits()
    assert "29-1171.00 · duties" in alice.screen
    assert len(alice.messages(where)) <= 2, "the conversation goes on in its own message"


async def test_details_of_long_lists_have_pages(release_bot: BotInPlayground) -> None:
    alice = release_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("all")
    await alice.says("done")
    await alice.clicks("Details")
    await alice.clicks("All duties (")
    first = modal(alice)
    await alice.clicks("Next ›", on=alice.views[-1])
    assert modal(alice) != first
    await alice.clicks("‹ Previous", on=alice.views[-1])
    assert modal(alice) == first


async def test_occupation_is_saved_listed_and_removed(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("list")
    assert "Your list is empty" in alice.screen
    await results(alice)
    await alice.clicks("Details")
    await alice.clicks("Save")
    assert "[Saved ✓ · Remove]" in modal(alice)
    await alice.closes()
    await alice.says("/duties list", to=GENERAL)
    assert "1. Nurse Practitioners :sunny: · 29-1171.00 · Job Zone 5" in alice.screen
    assert alice.last.only_for == alice.me.id
    await alice.clicks("Start from this")
    assert "29-1171.00 · duties" in alice.screen
    await alice.says("my list")
    await alice.clicks("Remove")
    assert "Your list is empty" in alice.screen
    bob = sample_bot.person("Bob")
    await bob.says("list")
    assert "Your list is empty" in bob.screen


async def test_save_and_remove_in_the_details_modal(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.clicks("Details")
    await alice.clicks("Save")
    await alice.clicks("Saved ✓")
    assert "[Save]" in modal(alice)


async def test_details_can_be_typed(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.says("details 2")
    assert "# Dietitians and Nutritionists" in alice.screen
    assert "closely related" in alice.screen
    await alice.clicks("Start from this")
    assert "29-1031.00 · duties" in alice.screen


async def test_details_of_another_person_offer_ones_own(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await alice.says("@Job Duties 29-1051.00", to=GENERAL)
    await alice.clicks("All on this page")
    await alice.clicks("Find related occupations")
    await bob.clicks("Details", on=alice.last)
    assert bob.views == []
    assert "You can start your own" in bob.screen


async def test_start_from_a_result_of_an_older_screen(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.clicks("Details")
    await alice.clicks("Title", on=alice.last)
    await alice.submits()
    assert "[Title ✓]" in alice.screen


async def test_start_from_a_result_of_another_page(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("pharmacist")
    await alice.chooses("Pharmacists")
    await alice.clicks("All on this page")
    await alice.clicks("Find related occupations")
    await alice.clicks("Next")
    await alice.clicks("Details")
    title = modal(alice).splitlines()[0]
    await alice.submits()
    assert title in alice.screen
    assert "duties 1–" in alice.screen


async def test_forget_me_empties_the_saved_list(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.clicks("Details")
    await alice.clicks("Save")
    await alice.closes()
    await alice.says("forget me")
    await alice.clicks("Delete everything")
    await alice.says("list")
    assert "Your list is empty" in alice.screen


async def test_line_typed_beside_the_modal_is_about_what_it_shows(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.clicks("Details")
    assert "# Nurse Practitioners" in modal(alice)
    await alice.says("save it")
    assert "Nurse Practitioners" in alice.screen
    await alice.says("start from this one")
    assert "29-1171.00 · duties" in alice.screen
    await alice.says("back")
    assert "Occupations that share your duties" in alice.screen
