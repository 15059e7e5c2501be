"""An advisor's clients: conversations with names, the list of those to continue, and forgetting one or all."""

import pytest
from slack_playground.testing.person import GENERAL, Person

from tests.support.harness import BotInPlayground


async def two_clients(alice: Person) -> None:
    await alice.says("/duties for Maria: 29-1051.00", to=GENERAL)
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.says("/duties for Ben: electrician", to=GENERAL)


async def test_conversation_for_a_client_has_the_name_on_its_screens(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("for Maria: nurse")
    assert "Which one is yours? · Maria" in alice.screen
    await alice.chooses("Registered Nurses")
    assert "Registered Nurses · Maria" in alice.screen
    await alice.ticks("Comfort patients")
    await alice.clicks("Find related occupations")
    assert "Occupations that share your duties · Maria" in alice.screen


async def test_conversation_gets_its_name_in_a_modal_and_by_a_line(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.clicks("Name this")
    await alice.fills("Whose conversation is this?", "Maria Gomez")
    await alice.submits()
    assert "share your duties · Maria Gomez" in alice.screen
    await alice.says("name this Ben")
    assert "share your duties · Ben" in alice.screen


async def test_resume_offers_each_client_and_continues_one(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await two_clients(alice)
    await alice.says("/duties resume", to=GENERAL)
    assert "1. Ben · Electricians" in alice.screen
    assert "2. Maria · Pharmacists · 1 duty" in alice.screen
    row = next(b for b in alice.last.blocks if "Maria" in str(b.get("text")))
    alice.last.blocks[:] = [row]
    await alice.clicks("Continue")
    assert "Occupations that share your duties · Maria" in alice.screen


async def test_places_that_were_left_can_be_continued_with_their_ticks(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.clicks("Search again")
    await alice.says("electrician")
    await alice.clicks("All on this page")
    await alice.says("/duties resume", to=GENERAL)
    assert "1. Electricians · 10 duties" in alice.screen
    assert "2. Pharmacists · 1 duty" in alice.screen


async def test_forgetting_one_client_keeps_the_others(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await two_clients(alice)
    await alice.says("/duties forget maria", to=GENERAL)
    assert "Delete everything about Maria? Conversations with their ticks: 1." in alice.screen
    await alice.clicks("Delete Maria")
    assert "I've deleted everything about Maria" in alice.screen
    await alice.says("/duties resume", to=GENERAL)
    assert "Electricians · Ben" in alice.screen, "the only one left is continued at once"


async def test_forgetting_somebody_unknown_deletes_nothing(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await two_clients(alice)
    await alice.says("/duties forget Carla", to=GENERAL)
    assert "I don't have a client named Carla" in alice.screen


@pytest.mark.parametrize("said", ["/duties forget", "/duties forget everything"])
async def test_everything_is_forgotten_only_after_a_question(sample_bot: BotInPlayground, said: str) -> None:
    alice = sample_bot.person("Alice")
    await two_clients(alice)
    await alice.says(said, to=GENERAL)
    assert "Conversations with all clients: 2" in alice.screen
    await alice.clicks("Keep it")
    assert "nothing was deleted" in alice.screen
    await alice.says(said, to=GENERAL)
    await alice.clicks("Delete everything")
    await alice.says("/duties resume", to=GENERAL)
    assert "There's nothing to resume" in alice.screen


async def test_each_client_has_a_list_of_their_own(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("for Maria: 29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.says("save 1")
    await alice.says("list")
    assert "My list · Maria" in alice.screen
    assert "1. " in alice.screen
    await alice.says("for Ben: electrician")
    await alice.says("list")
    assert "My list · Ben" in alice.screen
    assert "Your list is empty" in alice.screen


@pytest.mark.parametrize("line", ["I also worked as an electrician", "también trabajé de electricista"])
async def test_second_job_that_is_typed_counts_as_the_one_of_the_button(sample_bot: BotInPlayground, line: str) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.says(line)
    if "Which one is yours?" in alice.screen:
        await alice.chooses("Electricians")
    assert "They count together with those of Pharmacists" in alice.screen
    await alice.says("what did I tick?")
    assert "1 duty of Pharmacists + Electricians" in alice.screen
    await alice.says("1")
    await alice.says("done")
    assert "Pharmacists + Electricians · 2 duties" in alice.screen
    assert "answers" in alice.screen


async def test_second_job_is_given_up_by_resume(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("1 3")
    await alice.says("I also worked as a nurse")
    assert "Which one is yours?" in alice.screen
    await alice.says("resume")
    assert "29-1051.00 · duties" in alice.screen
    assert "2 chosen" in alice.screen


async def test_second_job_asks_for_ticks_of_the_first(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("I also worked as an electrician")
    assert "Tick some duties of Pharmacists first" in alice.screen


@pytest.mark.parametrize("line", ["not 2, I want to get away from it", "no 2, quiero alejarme de eso", "away from 2"])
async def test_duties_to_get_away_from_can_be_typed(sample_bot: BotInPlayground, line: str) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("1 3")
    await alice.says(line)
    menu = next(block["accessory"] for block in alice.last.blocks if "Get away from" in str(block.get("text")))
    assert [option["text"]["text"][:2] for option in menu["initial_options"]] == ["2."]


async def test_duties_of_a_second_job_count_with_those_of_the_first(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.clicks("Add another job")
    assert "[Back to Pharmacists]" in alice.screen
    await alice.says("electrician")
    assert "They count together with those of Pharmacists" in alice.screen
    await alice.clicks("All on this page")
    await alice.clicks("Find related occupations")
    assert "Pharmacists + Electricians · 11 duties" in alice.screen
