"""Whole conversations without a button: everything typed, in direct messages, in threads and as commands."""

from pathlib import Path

import pytest
from slack_playground.testing.person import GENERAL, Person
from slack_playground.workspace.workspace import BOT_USER

from tests.support.harness import BotInPlayground, bot_in_playground


def answers(person: Person) -> int:
    return len([message for message in person.messages() if message.user == BOT_USER])


async def test_typed_lines_lead_to_related_occupations(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("I'm a pharmacist")
    assert "1–2 of 2 for “I'm a pharmacist”" in alice.screen
    await alice.says("1")
    assert "29-1051.00 · duties 1–10 of 12" in alice.screen
    await alice.says("1 3-5")
    assert alice.screen.count("[x]") == 4
    await alice.says("not 4")
    assert alice.screen.count("[x]") == 3
    await alice.says("11")
    assert "4 chosen, 1 of them on other pages" in alice.screen
    await alice.says("next")
    assert "[x]" in alice.screen
    await alice.says("done")
    assert "Pharmacists · 4 duties · 1–10 of" in alice.screen
    await alice.says("sort by title")
    assert "[Title ✓]" in alice.screen
    await alice.says("page 2")
    assert "11–20 of" in alice.screen
    await alice.says("zone 5")
    assert "only Job Zone 5)" in alice.screen
    await alice.says("bright only")
    assert "only Job Zone 5 · Bright Outlook)" in alice.screen
    await alice.says("no filter")
    await alice.says("change duties")
    assert "4 chosen" in alice.screen
    assert alice.failures == []


async def test_typed_answer_stands_below_its_line(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    first = alice.last
    await alice.says("next")
    assert alice.reads(first) == "↓ Continued below"
    assert alice.messages()[-1] is alice.last
    await alice.clicks("‹ Previous")
    assert "duties 1–10 of 12" in alice.screen


async def test_typed_title_picks_and_another_job_searches_again(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("manager")
    await alice.says("nurse")
    assert "for “nurse”" in alice.screen
    await alice.says("registered nurses")
    assert "29-1141.00 · duties" in alice.screen
    await alice.says("truck driver")
    assert "for “truck driver”" in alice.screen
    assert "29-1141.00 · duties" in alice.transcript, "what was there stays there"


async def test_line_not_understood_gets_three_suggestions(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("make me rich")
    assert "I didn't understand “make me rich”" in alice.screen
    assert "1 3-5" in alice.screen
    await alice.clicks("Search for “make me rich”")
    assert "I didn't recognize any work in “rich”" in alice.screen


async def test_help_lists_what_can_be_said_here(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("help")
    assert "job title" in alice.screen
    await alice.says("29-1051.00")
    await alice.says("help")
    assert "1 3-5" in alice.screen


async def test_typing_errors_in_commands(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("nxet")
    assert "duties 11–12 of 12" in alice.screen
    await alice.says("restrat")
    assert "What do you do?" in alice.screen


async def test_thread_is_a_conversation_of_its_own(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("@Job Duties 29-1051.00", to=GENERAL)
    thread = alice.messages(GENERAL)[0]
    await alice.says("@Job Duties all", to=GENERAL, thread=thread)
    assert "12 chosen" in alice.screen
    assert alice.last.thread == thread.ts
    await alice.says("@Job Duties done", to=GENERAL, thread=thread)
    assert "Pharmacists · 12 duties" in alice.screen
    bob = sample_bot.person("Bob")
    await bob.says("@Job Duties next", to=GENERAL, thread=thread)
    assert "Search for “next”" in bob.screen, "Bob has a conversation of his own there"
    assert "Pharmacists · 12 duties · 1–10" in alice.transcript


async def test_resume_continues_the_conversation(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("/duties resume")
    assert "There's nothing to resume" in alice.screen
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.says("resume")
    assert "1 chosen" in alice.screen
    await alice.says("/duties resume", to=GENERAL)
    assert alice.last.only_for == alice.me.id
    assert "1 chosen" in alice.screen
    await alice.clicks("Find related occupations")
    assert "Pharmacists · 1 duty" in alice.screen


async def test_forget_me_deletes_everything(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("forget me")
    await alice.clicks("Delete everything")
    assert "I've deleted your conversations" in alice.screen
    await alice.says("/duties resume")
    assert "There's nothing to resume" in alice.screen
    await alice.says("next")
    assert "I've lost track of where we were" in alice.screen


async def test_forget_me_reports_failure(sample: Path) -> None:
    async with bot_in_playground(sample, redis_url="redis://127.0.0.1:1/0") as sample_bot:
        alice = sample_bot.person("Alice")
        await alice.says("/duties forget")
        assert "nothing was deleted" in alice.screen


@pytest.mark.parametrize("said", ["help", "HELP", "?"])
async def test_command_has_help(sample_bot: BotInPlayground, said: str) -> None:
    alice = sample_bot.person("Alice")
    await alice.says(f"/duties {said}", to=GENERAL)
    assert "Tell me what you do" in alice.screen
    assert alice.last.only_for == alice.me.id


async def test_many_lines_leave_one_live_message(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    for _ in range(3):
        await alice.says("next")
        await alice.says("back")
    ours = [message for message in alice.messages() if message.user == BOT_USER]
    living = [message for message in ours if "Continued below" not in message.text]
    assert len(living) == 1
    assert answers(alice) == 7


async def test_phrase_of_another_screen_is_not_searched_for(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("nurse")
    for line in ("bright only", "export", "sort by title"):
        await alice.says(line)
        assert "I didn't understand" in alice.screen
        assert "Type the number or title" in alice.screen
    await alice.clicks("Search for “sort by title”")
    assert "I didn't recognize any work in “title”" in alice.screen


async def test_unknown_numbers_are_told_the_known_ones(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("40")
    assert "I don't see “40” here. The numbers go from 1 to 12." in alice.screen
    assert "Search for" not in alice.screen
    await alice.says("1 2 3 then done")
    assert "Pharmacists · 3 duties" in alice.screen
    await alice.says("details 11")
    assert "I don't see “details 11” here. The numbers go from 1 to 10." in alice.screen
    assert alice.failures == []


async def test_spanish_job_and_stop(sample_bot: BotInPlayground) -> None:
    carmen = sample_bot.person("Carmen")
    await carmen.says("soy farmacéutica")
    assert "para «soy farmacéutica»" in carmen.screen
    await carmen.says("1")
    assert "29-1051.00" in carmen.screen
    await carmen.says("guardar")
    assert "Guardada: Pharmacists. Tu lista ahora tiene 1." in carmen.screen
    await carmen.says("¿cuánto ganan?")
    assert "no de sueldos" in carmen.screen
    await carmen.says("déjalo")
    assert "Todo está guardado" in carmen.screen
    await carmen.says("continuar")
    assert "29-1051.00" in carmen.screen
    assert carmen.failures == []


async def test_line_of_several_commands_is_done_in_order(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("tick 1 and 3, then show me the results sorted by title")
    assert "Pharmacists · 2 duties" in alice.screen
    assert "[Title ✓]" in alice.screen


async def test_part_of_a_line_that_is_not_understood_is_quoted(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("tick 1, and bake me a cake")
    assert "bake me a cake" in alice.screen
    assert "1 chosen" in alice.transcript


async def test_another_job_leads_back_to_what_was_left(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("1 3")
    await alice.says("registered nurse")
    assert "29-1051.00 · duties" not in alice.screen
    await alice.says("restart")
    await alice.says("resume")
    assert "29-1051.00 · duties" in alice.screen
    assert "2 chosen" in alice.screen


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("who can see what I tick?", "Only you"),
        ("how long do you keep this?", "week"),
        ("are you a real person?", "bot"),
        ("how much does it pay?", "pay"),
        ("do I have to read all of these?", "two or three"),
    ],
)
async def test_question_is_answered_and_nothing_is_lost(sample_bot: BotInPlayground, line: str, answer: str) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("1 3")
    await alice.says(line)
    assert answer.lower() in alice.screen.lower()
    await alice.says("what did I tick?")
    assert "2 duties" in alice.screen


async def test_long_line_among_the_duties_describes_them(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    line = "the one about advising patients, which I have done for many years now in two drugstores and in one hospital"
    await alice.says(f"{line}, and it is what I would most like to go on doing in the years that I have left to work")
    assert "29-1051.00 · duties" in alice.transcript
    await alice.says("1")
    assert "29-1051.00 · duties" in alice.screen, "no other search has begun"


async def test_duties_are_ticked_by_their_words(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("the one about advising patients")
    assert alice.screen.count("[x]") == 1


async def test_line_without_work_is_asked_about(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("I'm between jobs")
    assert "You don't need a job" in alice.screen


async def test_typed_lines_go_on_where_a_restarted_conversation_was_resumed(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    for line in ("29-1051.00", "1 2", "restart", "resume", "done"):
        await alice.says(line)
    assert "Pharmacists · 2 duties" in alice.screen


async def test_saved_occupation_is_meant_by_it_in_the_same_line(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("1 2, done")
    await alice.says("save 1 and compare it with 2")
    assert "Saved: " in alice.transcript
    assert "# Side by side" in alice.transcript
    await alice.says("my list")
    assert "1. " in alice.screen
    assert "2. " not in alice.screen


@pytest.mark.parametrize("line", ["can I add my own duty?", "I do something that isn't listed", "add a duty of my own"])
async def test_duty_of_ones_own_is_refused_with_a_way_on(sample_bot: BotInPlayground, line: str) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says(line)
    assert "Only O*NET's own duties can be compared" in alice.screen
