"""Whole conversations, as transcripts of people who talk to the bot over Slack's wire."""

import re

import pytest
from slack_playground.testing.person import GENERAL, Person
from slack_playground.workspace.element_state import elements
from slack_playground.workspace.models import Message
from slack_playground.workspace.workspace import BOT_USER

from tests.support.harness import BotInPlayground
from tests.support.steps import COLLEAGUES, MEDICINES, pharmacist_with_two_duties

pytestmark = pytest.mark.both_transports


async def test_search_tick_two_duties_and_find_related(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("I'm a pharmacist")
    assert "Which one is yours?" in alice.screen
    await alice.chooses("Pharmacists")
    assert "29-1051.00 · duties 1–10 of 12" in alice.screen
    await alice.ticks(MEDICINES)
    await alice.clicks("Next")
    assert "duties 11–12 of 12 · 1 chosen, 1 of them on other pages" in alice.screen
    await alice.ticks(COLLEAGUES)
    await alice.clicks("Find related occupations")
    assert "Pharmacists · 2 duties · 1–10 of 23" in alice.screen
    assert len([message for message in alice.messages() if message.user == BOT_USER]) == 1
    assert alice.failures == []


async def test_manuals_example_on_the_real_release(release_bot: BotInPlayground) -> None:
    alice = release_bot.person("Alice")
    await alice.says("pharmacist")
    await alice.chooses("Pharmacists")
    await alice.ticks("Provide information and advice regarding drug interactions")
    await alice.ticks("Collaborate with other health care professionals")
    await alice.clicks("Next")
    await alice.clicks("Find related occupations")
    assert "Pharmacists · 2 duties · 1–10 of 67" in alice.screen
    assert "1. Genetic Counselors" in alice.screen
    assert "29-9092.00 · answers 2 of your 2 duties · Job Zone 5: extensive preparation needed" in alice.screen
    assert "5 closely related · 2 less related" in alice.screen
    await alice.clicks("Title")
    assert "[Title ✓]" in alice.screen
    await alice.clicks("Next")
    assert "11–20 of 67" in alice.screen
    await alice.clicks("‹ Previous")
    await alice.clicks("Change duties")
    assert "2 chosen" in alice.screen
    assert alice.screen.count("[x]") == 2


async def test_sorting_paging_and_back_keep_the_ticks(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await pharmacist_with_two_duties(alice)
    await alice.clicks("Find related occupations")
    for order in ("All related", "Title", "Code", "Job Zone", "Closely related"):
        await alice.clicks(order)
        assert f"[{order} ✓]" in alice.screen
        assert "1–10 of 23" in alice.screen
    await alice.clicks("Next")
    await alice.clicks("Next")
    assert "21–23 of 23" in alice.screen
    await alice.clicks("Change duties")
    await alice.clicks("Change occupation")
    await alice.chooses("Pharmacists")
    assert "2 chosen" in alice.screen


def show_only(person: Person) -> list[str]:
    """The options of the menu *Show only*."""
    menus = [block["accessory"] for block in person.last.blocks if block["type"] == "section" and "accessory" in block]
    found = next(menu for menu in menus if menu["action_id"] == "narrow")
    return [option["text"]["text"] for option in found["options"]]


async def test_results_are_filtered_by_job_zone_and_bright_outlook(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await pharmacist_with_two_duties(alice)
    await alice.clicks("Find related occupations")
    zone_five, *_ = [option for option in show_only(alice) if option.startswith("Job Zone 5: ")]
    count = int(zone_five.rpartition("(")[2].rstrip(")"))
    await alice.selects_all("Show only", zone_five)
    assert f"of {count} (of 23, only Job Zone 5)" in alice.screen
    bright, *_ = [option for option in show_only(alice) if option.startswith("☀ Bright Outlook (")]
    await alice.selects_all("Show only", zone_five, bright)
    assert "only Job Zone 5 · Bright Outlook)" in alice.screen
    await alice.selects_all("Show only")
    assert "1–10 of 23" in alice.screen
    assert "(of 23" not in alice.screen


async def test_find_related_without_ticks_is_explained(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("nurse")
    await alice.chooses("Registered Nurses")
    await alice.clicks("Find related occupations")
    assert "Tick at least one duty first" in alice.screen
    await alice.ticks("Comfort patients")
    await alice.clicks("Find related occupations")
    assert "Occupations that share your duties" in alice.screen


async def test_tick_all_on_page_and_clear(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("electrician")
    await alice.clicks("All on this page")
    assert "10 chosen" in alice.screen
    assert alice.screen.count("[x]") == 10
    await alice.clicks("Clear")
    assert " chosen" not in alice.screen.replace("None chosen", "")
    assert "[x]" not in alice.screen


async def test_tick_can_be_taken_back(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await pharmacist_with_two_duties(alice)
    await alice.unticks(COLLEAGUES)
    await alice.clicks("Find related occupations")
    assert "Pharmacists · 1 duty ·" in alice.screen


async def test_single_match_goes_straight_to_its_duties(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("53-3032.00")
    assert "Only Heavy and Tractor-Trailer Truck Drivers matches" in alice.screen
    await alice.clicks("Change occupation")
    assert "Only Heavy and Tractor-Trailer Truck Drivers matches “53-3032.00”." in alice.screen
    await alice.chooses("Heavy and Tractor-Trailer Truck Drivers")
    assert "Tick the duties" in alice.screen


async def test_occupation_without_duties_is_explained(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1229.00")
    assert "lists no duties" in alice.screen


@pytest.mark.parametrize("said", ["xyzzyq", "!!!", "<!channel> & <@U1>", '"; --', "*" * 300])
async def test_nothing_found_suggests_what_to_try(sample_bot: BotInPlayground, said: str) -> None:
    alice = sample_bot.person("Alice")
    await alice.says(said)
    assert "Tell me a little more" in alice.screen, alice.screen
    assert "<!" not in alice.last.text
    await alice.clicks("Search again")
    await alice.fills("Your job", "plumber")
    assert "Plumbers, Pipefitters, and Steamfitters" in alice.screen


@pytest.mark.parametrize("said", ["R&D manager", "<nurse>", "*nurse*", "`nurse`"])
async def test_typed_line_is_quoted_unchanged(sample_bot: BotInPlayground, said: str) -> None:
    alice = sample_bot.person("Alice")
    await alice.says(said)
    assert f"“{said.strip('*`')}”" in alice.screen


async def test_blank_command_asks_for_a_job(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("/duties")
    assert "What do you do?" in alice.screen
    await alice.fills("Your job", "chef")
    assert "Only Chefs and Head Cooks matches" in alice.screen
    assert "Plan menus by season" in alice.screen


async def test_occupation_menu_searches_while_typing(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("/duties", to=GENERAL)
    assert (await alice.types("phar"))[0] == "Pharmacists"
    assert await alice.types("xyzzyq") == []
    await alice.picks("nurs", "Registered Nurses")
    assert "29-1141.00 · duties" in alice.screen


async def test_command_is_answered_ephemerally(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await alice.says("/duties pharmacist", to=GENERAL)
    await alice.chooses("Pharmacists")
    await alice.ticks(MEDICINES)
    await alice.clicks("Next")
    await alice.ticks(COLLEAGUES)
    await alice.clicks("Find related occupations")
    assert "1–10 of 23" in alice.screen
    assert alice.last.only_for == alice.me.id
    assert bob.messages() == []
    assert len(alice.messages()) == 1


async def test_mention_is_answered_in_its_thread(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await alice.says("@Job Duties web developer", to=GENERAL)
    assert alice.last.thread == alice.messages(GENERAL)[0].ts
    await alice.chooses("Web Developers")
    assert "Ask clients what a website should do" in bob.screen


async def test_other_person_gets_a_conversation_of_their_own(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await alice.says("@Job Duties librarian", to=GENERAL)
    shared = alice.last
    before = alice.reads(shared)
    await bob.clicks("Find related occupations", on=shared)
    assert alice.reads(shared) == before
    assert bob.last.only_for == bob.me.id
    assert "This conversation belongs to" in bob.screen
    await bob.clicks("Start my own")
    assert "25-4022.00" in bob.screen
    await bob.clicks("All on this page")
    assert "10 chosen" in bob.screen
    assert alice.reads(shared) == before


async def test_stored_ticks_win_over_the_clients(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("electrician")
    boxes = set(ticking(alice.last))
    await alice.clicks("Find related occupations")
    again = set(ticking(alice.last))
    assert "Tick at least one duty first" in alice.screen
    assert len(again) == len(boxes) == 10
    assert boxes.isdisjoint(again)
    await alice.says("resume")
    assert again.isdisjoint(ticking(alice.last))


def ticking(message: Message) -> list[str]:
    """The block_ids of a message's checkboxes: where one stays the same, Slack keeps what the client has ticked."""
    return [found.block["block_id"] for found in elements(message.blocks) if found.element["type"] == "checkboxes"]


async def test_second_click_changes_nothing(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await pharmacist_with_two_duties(alice)
    await alice.clicks("Find related occupations")
    rows = [block["elements"] for block in alice.last.blocks if block["type"] == "actions"]
    stale = next(element for row in rows for element in row if element["action_id"] == "page:next")
    await alice.clicks("Next")
    shown = alice.screen
    for block in alice.last.blocks:
        if block["type"] == "actions" and any(element["action_id"] == "page:next" for element in block["elements"]):
            block["elements"] = [stale]
    await alice.clicks("Next")
    assert alice.screen == shown


async def test_two_conversations_of_one_person_stay_apart(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    first = alice.last
    await alice.says("electrician")
    await alice.ticks("Advise patients", on=first)
    await alice.clicks("Find related occupations", on=first)
    assert "Pharmacists · 1 duty" in alice.reads(first)
    assert "47-2111.00" in alice.screen


async def test_credit_says_sample_data_is_made_up(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("cook")
    assert "made up by the Job Duties Bot project" in alice.screen
    assert "USDOL" not in alice.screen


async def test_few_results_in_other_fields_offer_duties_that_lead_there(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    assert "Add this duty" not in alice.screen
    await alice.says("other fields")
    before = alice.screen
    assert "[Add this duty]" in before
    assert "occupations in other fields: " in before
    await alice.clicks("Add this duty")
    assert "Pharmacists · 2 duties" in alice.screen
    assert "only other fields" in alice.screen
    assert alice.screen.count("[Details]") > before.count("[Details]")


async def test_teacher_leaves_teaching_with_one_choice_that_can_be_undone(release_bot: BotInPlayground) -> None:
    alice = release_bot.person("Alice")
    await alice.says("25-2021.00")
    await alice.says("1 2 4 9, done")
    assert "1–10 of 22" in alice.screen
    await alice.selects_all("Show only", "Fields other than mine (20)")
    found = alice.screen
    assert "1–10 of 20 (of 42, only other fields)" in found
    assert "less closely related to 3 of your 4 duties" in found
    assert "Less closely related ones follow: 20." in found
    assert "25-2" not in found
    await alice.clicks("Leave them out")
    assert "Less closely related occupations left out: 20." in alice.screen
    await alice.clicks("Show them too")
    assert alice.screen == found
    await alice.says("only the closely related ones")
    assert "left out: 20." in alice.screen
    await alice.says("muestra las menos relacionadas")
    assert "1–10 of 20" in alice.screen
    await alice.says("details 3")
    assert "less closely related to yours" in alice.screen
    await alice.says("show everything")
    assert "1–10 of 22" in alice.screen


async def test_fields_are_chosen_and_left_out_by_their_names(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    every = alice.screen
    await alice.says("only healthcare")
    assert "only Healthcare, Healthcare support)" in alice.screen
    assert all(code.startswith(("29", "31")) for code in codes_on(alice.screen))
    await alice.says("nothing in healthcare")
    assert "only outside Healthcare, Healthcare support)" in alice.screen
    assert not any(code.startswith(("29", "31")) for code in codes_on(alice.screen))
    await alice.chooses("Healthcare")
    assert any(code.startswith("29") for code in codes_on(alice.screen))
    await alice.says("any field")
    assert codes_on(alice.screen) == codes_on(every)
    assert "(of" not in alice.screen


async def test_whole_field_is_put_aside_and_brought_back_by_its_menus(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    await alice.clicks("Find related occupations")
    every = codes_on(alice.screen)
    await alice.chooses("All in the field Healthcare support (2)")
    assert "1–10 of 17 (of 19, only outside Healthcare support)" in alice.screen
    assert any(code.startswith("31") for code in every)
    assert not any(code.startswith("31") for code in codes_on(alice.screen))
    await alice.chooses("Healthcare support")
    assert codes_on(alice.screen) == every


async def test_occupations_with_unwanted_duties_are_left_out_and_brought_back(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("1 2 3 4, done")
    every = codes_on(alice.screen)
    await alice.says("nothing with animals")
    assert "1–10 of 20 (of 22, only without duties about “animals”)" in alice.screen
    await alice.says("I don't want to teach")
    assert "1–10 of 17 (of 22, only without duties about “animals”, “teach”)" in alice.screen
    shown = codes_on(alice.screen)
    await alice.says("nothing with elephants")
    assert "None of these occupations has a duty about “elephants”, so I left nothing out" in alice.screen
    await alice.says("next")
    assert "29-1131.00" not in shown + codes_on(alice.screen), "veterinarians treat animals"
    await alice.selects_all("Show only", "Without duties about “teach” (17)")
    assert "1–10 of 19 (of 22, only without duties about “teach”)" in alice.screen
    await alice.selects_all("Show only")
    assert codes_on(alice.screen) == every


async def test_results_are_filtered_by_words_of_their_duties(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.says("1 2 3 4, done")
    every = codes_on(alice.screen)
    await alice.says("only those where I advise patients")
    assert "only duties about “advise patients”)" in alice.screen
    about = codes_on(alice.screen)
    assert 0 < len(about) < len(every)
    await alice.says("the ones with elephants")
    assert "None of these occupations has a duty about “elephants”" in alice.screen, "that changes nothing"
    await alice.says("bright only")
    assert "Bright Outlook · duties about “advise patients”" in alice.screen
    await alice.selects_all("Show only")
    assert codes_on(alice.screen) == every


def codes_on(screen: str) -> list[str]:
    """The codes of the results on a screen."""
    return re.findall(r"^(\d{2}-\d{4}\.\d{2}) ·", screen, re.MULTILINE)


async def test_parent_at_home_is_offered_childcare_and_asked_for_more(release_bot: BotInPlayground) -> None:
    alice = release_bot.person("Alice")
    await alice.says("stay at home mom")
    assert "Raising children and running a home is work, too." in alice.screen
    assert "[Childcare Workers]" in alice.screen
    assert "patient" not in alice.screen


async def test_volunteer_and_former_prisoner_are_told_that_their_work_counts(sample_bot: BotInPlayground) -> None:
    alice, carmen = sample_bot.person("Alice"), sample_bot.person("Carmen")
    await alice.says("I volunteer at a pharmacy")
    assert "Volunteer work counts like paid work." in alice.screen
    await alice.says("start over")
    await alice.says("I was incarcerated")
    assert "Work you did inside counts like any other work." in alice.screen
    await carmen.says("ama de casa")
    assert "Criar hijos y llevar una casa también es trabajo." in carmen.screen
