"""An advisor's clients: conversations with names, the list of those to continue, and forgetting one or all."""

import pytest
from slack_playground.testing.person import GENERAL, Person

from tests.conversations.test_ownership import stored
from tests.support.harness import BotInPlayground
from tests.support.steps import FIRST


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


async def test_command_for_a_client_goes_on_in_their_conversation(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("for Maria: tick 1 and 2")
    assert "Pharmacists · Maria" in alice.screen
    assert "2 chosen" in alice.screen
    await alice.says("for Maria: done")
    assert "Occupations that share your duties · Maria" in alice.screen
    await alice.says("for Ben: done")
    assert "What do you do? · Ben" in alice.screen


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


async def test_name_without_a_conversation_is_not_stored_as_a_search(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("call this Maria")
    assert "I've lost track of where we were" in alice.screen
    cache = sample_bot.bot.caches[0]
    assert "Maria" not in str(await cache.get_many(await cache.keys_with_prefix("")))


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


def modal(alice: Person) -> str:
    return alice.reads_view(alice.views[-1])


@pytest.mark.parametrize("where", ["dm", "command", "thread", "shortcut"])
async def test_client_begins_in_a_modal(sample_bot: BotInPlayground, where: str) -> None:
    alice = sample_bot.person("Alice")
    begun = {"dm": "hello", "command": "/duties", "thread": "@Job Duties"}
    if where == "shortcut":
        await alice.uses("Start from my job")
    else:
        await alice.says(begun[where], to="dm" if where == "dm" else GENERAL)
    before = len(alice.messages())
    await alice.clicks("Start for a client")
    await alice.fills("Client's name", "Maria")
    await alice.submits()
    assert alice.views[-1].errors == {"work": "Say what they do, or press Continue below."}
    await alice.fills("What do they do", "29-1051.00")
    await alice.submits()
    assert "Pharmacists · Maria" in alice.screen
    assert len(alice.messages()) == before, "it goes on in the same message"


async def test_client_continues_from_the_modal(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await two_clients(alice)
    await alice.says("/duties", to=GENERAL)
    await alice.clicks("Start for a client")
    assert "2. Maria · Pharmacists · 1 duty" in modal(alice)
    view = alice.views[-1]
    view.blocks[:] = [block for block in view.blocks if "Maria" in str(block.get("text"))]
    await alice.clicks("Continue", on=view)
    assert "You're now continuing with Maria · Pharmacists" in modal(alice)
    assert "Occupations that share your duties · Maria" in alice.screen


async def test_home_shows_each_client_by_name(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("/duties for Maria: 29-1051.00", to=GENERAL)
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    await alice.chooses(FIRST)
    await alice.says("/duties for Ben: electrician", to=GENERAL)
    await alice.opens_home()
    home = alice.reads_view(alice.home)
    assert "Your clients" in home
    assert home.index("Ben · Electricians") < home.index("Maria · Pharmacists")
    assert f"Saved: {FIRST}" in home
    await alice.clicks("My list", on=alice.home)
    assert "My list · Maria" in alice.screen
    alice.home.blocks[:] = [block for block in alice.home.blocks if "resume Maria" in str(block)]
    await alice.clicks("Continue", on=alice.home)
    assert "Occupations that share your duties · Maria" in alice.screen
    assert alice.last.channel == alice.me.dm


async def test_client_begins_from_home(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.opens_home()
    await alice.clicks("Start for a client", on=alice.home)
    await alice.fills("Client's name", "Maria")
    await alice.fills("What do they do", "29-1051.00")
    await alice.submits()
    assert "Pharmacists · Maria" in alice.screen
    await alice.says("1")
    assert "1 chosen" in alice.screen, "a line typed there means that conversation"


@pytest.mark.parametrize("line", ["resume Maria", "back to maria", "seguir con Maria"])
async def test_client_continues_by_name(sample_bot: BotInPlayground, line: str) -> None:
    alice = sample_bot.person("Alice")
    await two_clients(alice)
    await alice.says(f"/duties {line}", to=GENERAL)
    assert "Occupations that share your duties · Maria" in alice.screen


@pytest.mark.parametrize("line", ["list for Maria", "Maria's list", "lista de maria"])
async def test_list_of_a_client_is_shown_by_name(sample_bot: BotInPlayground, line: str) -> None:
    alice = sample_bot.person("Alice")
    await two_clients(alice)
    await alice.says(line)
    assert "My list · Maria" in alice.screen


NOT_HERS = ("list for Maria", "resume Maria", "Maria's list", "back to maria", "seguir con Maria", "lista de Maria")


async def test_name_of_a_client_whom_nobody_has_is_not_searched_for_nor_kept(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    for step in ("restart", "nurse"):
        await alice.says(step)
        for line in NOT_HERS:
            await alice.says(line)
            assert "I don't have a client named Maria" in alice.screen.replace("maria", "Maria")
    assert "maria" not in str(await stored(sample_bot, f":{alice.me.id}:")).casefold()
    await alice.says("restart")
    await alice.says("back to pharmacist")
    assert "I don't have a client" not in alice.screen, "a job is searched for"


async def test_shortcut_in_any_channel_asks_for_the_client_at_once(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.uses("Start for a client")
    modal = alice.views[-1]
    assert "We'll continue in our direct messages" in alice.reads_view(modal)
    await alice.fills("Client's name", "Maria")
    await alice.fills("What do they do", "29-1051.00")
    await alice.submits()
    assert not alice.views
    assert alice.last.channel == alice.me.dm
    assert "Pharmacists · Maria" in alice.screen


async def test_shortcut_offers_the_clients_to_continue(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("for Maria: 29-1051.00")
    await alice.ticks("Advise patients")
    await alice.uses("Start for a client")
    assert "*Maria* · Pharmacists" in str(alice.views[-1].blocks)
    await alice.clicks("Continue", on=alice.views[-1])
    await alice.closes()
    assert "1 chosen" in alice.screen


async def test_command_in_direct_messages_goes_on_with_typed_lines(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1141.00")
    await alice.says("/duties for Maria: 29-1051.00")
    assert alice.last.only_for == alice.me.id
    await alice.says("1 3, done")
    assert "Occupations that share your duties · Maria" in alice.screen
    assert "Pharmacists · 2 duties" in alice.screen
    assert not alice.last.only_for, "what is typed is answered by a message that stays"
    await alice.clicks("Change duties")
    await alice.says("not 1")
    assert "1 chosen" in alice.screen


async def test_conversation_left_for_a_new_search_is_counted_and_resumed(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("for Ben: 29-1051.00")
    await alice.says("1 2")
    await alice.says("restart")
    await alice.says("/duties forget everything", to=GENERAL)
    assert "Conversations with all clients: 1." in alice.screen
    await alice.clicks("Keep it")
    await alice.says("/duties resume", to=GENERAL)
    assert "Pharmacists · Ben" in alice.screen
    assert "2 chosen" in alice.screen
