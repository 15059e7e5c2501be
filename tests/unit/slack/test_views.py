"""Every screen: that Slack would take it, that each control means something, that the words say what it shows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View as SlackView

from bot.conversation.profile import Profile, RecentConversation, Saved
from bot.conversation.screens import (
    Aside,
    AsideKind,
    ComparedOccupation,
    Comparison,
    OccupationDetails,
    Occupations,
    Screen,
    SharedDuty,
)
from bot.conversation.state import Step
from bot.conversation.transitions import advance
from bot.errors import OnetBusy
from bot.onet.models import RelatedOccupation, Tags
from bot.slack.blocks import Message
from bot.slack.interactions.button_values import (
    ActionId,
    ButtonValue,
    TickBlock,
    read_saved_option,
    read_snapshot_block,
    saved_option,
)
from bot.slack.interactions.modal_state import (
    COMPARE,
    NOTE,
    PERSON,
    TO,
    WHICH,
    CompareState,
    DetailsState,
    ShareState,
    Tab,
)
from bot.slack.text.en import ENGLISH
from bot.slack.views import render
from bot.slack.views.asides import (
    apology,
    aside,
    looking,
    moved,
    not_owner,
    try_export_again,
    try_share_again,
    unreadable,
)
from bot.slack.views.compare import choosing, compared_view, started_view
from bot.slack.views.details import details
from bot.slack.views.home_tab import home
from bot.slack.views.modal import trouble as modal_trouble
from bot.slack.views.modal import waiting
from bot.slack.views.saved_list import saved_list, saved_note
from bot.slack.views.share import share_modal, shared_list, shared_results
from bot.slack.views.unavailable import told_of
from tests.support.people import ALICE, DM, a_conversation
from tests.support.screens import (
    FORTY,
    FULLEST,
    LONGEST_TASK,
    LONGEST_TITLE,
    LOOK,
    SCREENS,
    occupations,
    related,
    results,
    tasks,
)

FRESH = a_conversation()
EXCUSED = set("again look own sort related filter details remove export share start compare list".split())
"""Controls that may leave the conversation where it is."""
EXPLAINED = OccupationDetails(
    related(1, LONGEST_TITLE, LONGEST_TASK).occupation[0],
    tasks(40, LONGEST_TASK),
    {"10000": tasks(3, LONGEST_TASK)},
)


def an_answer(answer: AsideKind) -> Aside:
    saved = (Saved(code="29-9001.00", title="Genetic Counselors"),)
    now = a_conversation(Step.READING_RESULTS, chosen=FORTY)
    said = "<!channel> " * 40
    return Aside(answer, now, said, saved=saved, explained=EXPLAINED, compared=COMPARISON, about=SAVED[:2])


VIEWS = {
    f"details, {tab}, {page}": details(
        DetailsState(
            snapshot=a_conversation(
                Step.READING_RESULTS, title=LONGEST_TITLE, keyword="k" * 150, chosen=FORTY
            ).snapshot(),
            place=DM,
            url="https://hooks.slack.com/actions/" + "x" * 80,
            code="29-9001.00",
            tab=tab,
            page=page,
        ),
        EXPLAINED,
        LOOK,
        saved=page == 1,
    )
    for tab in Tab
    for page in (1, 2)
}

FULL = a_conversation(Step.READING_RESULTS, **FULLEST).snapshot()
SAVED = tuple(
    Saved(code=f"29-9{number:03}.00", title=LONGEST_TITLE, zone=number % 5 + 1, bright=number % 2 == 0)
    for number in range(20)
)
COMPARED = tuple(
    ComparedOccupation(
        one.code,
        one.title,
        one.zone,
        one.bright,
        closely=40,
        less=40,
        answers=tasks(12, LONGEST_TASK),
        duties=40,
        shared=tuple(
            SharedDuty(task, tuple(other.code for other in SAVED[:3] if other is not one))
            for task in tasks(40, LONGEST_TASK)
        ),
    )
    for one in SAVED[:3]
)
COMPARISON = Comparison(COMPARED, chosen=40)
COMPARING = CompareState(
    snapshot=a_conversation(Step.READING_RESULTS, **FULLEST).snapshot(),
    place=DM,
    url="https://hooks.slack.com/actions/" + "x" * 80,
    codes=tuple(one.code for one in SAVED[:3]),
)
VIEWS["compare, which"] = choosing(COMPARING, SAVED[:10], SAVED[5:], ENGLISH)
VIEWS["compare, nothing"] = choosing(COMPARING, SAVED[:1], (), ENGLISH)
VIEWS["compare"] = compared_view(COMPARING, COMPARISON, LOOK)
VIEWS["compare, started"] = started_view(COMPARING, LONGEST_TITLE, ENGLISH)
VIEWS["waiting"] = waiting(COMPARE, COMPARING, ENGLISH.compare.button, ENGLISH.compare.comparing, ENGLISH)
VIEWS["trouble"] = modal_trouble(COMPARE, COMPARING, ENGLISH.compare.button, told_of(OnetBusy(), ENGLISH), ENGLISH)

SHARED = ShareState(snapshot=FULL, place=DM, url="https://x")
VIEWS["share"] = share_modal(SHARED, ENGLISH)
VIEWS["home"] = home(Profile(owner=ALICE), LOOK)
VIEWS["home, fullest"] = home(
    Profile(
        owner=ALICE,
        talks=(RecentConversation(id="c1", channel="D1"),),
        searches=tuple(f"{number}" + "s" * 149 for number in range(5)),
        saved=tuple(Saved(code=f"29-9{number:03}.00", title=LONGEST_TITLE) for number in range(20)),
    ),
    LOOK,
)

MESSAGES = {name: render(screen, LOOK) for name, screen in SCREENS.items()} | {
    "theirs": not_owner(a_conversation(Step.READING_RESULTS).snapshot(), a_conversation(), ENGLISH),
    "unreadable": unreadable(a_conversation(), ENGLISH),
    "apology": apology("abc", ENGLISH),
    "looking": looking("pharmacists", ENGLISH),
    "moved": moved(ENGLISH),
    "list": saved_list(SAVED, FRESH, LOOK),
    "shared": shared_results(
        FULL,
        tasks(40, LONGEST_TASK),
        related(9, LONGEST_TITLE, LONGEST_TASK).occupation,
        "<!here>\n" * 60,
        LOOK,
    ),
    "shared list": shared_list(SAVED, FRESH, "<!here>\n" * 60, LOOK),
    "saved": saved_note(SAVED[:3], SAVED[1:], FRESH, ENGLISH),
    "export again": try_export_again("Sorry.", FRESH, FULL, ENGLISH),
    "list export again": try_export_again("Sorry.", FRESH, None, ENGLISH),
    "share again": try_share_again("Sorry.", FRESH, FULL, ENGLISH),
    "list, empty": saved_list((), FRESH, LOOK),
    **{f"aside, {answer}": aside(an_answer(answer), FRESH, LOOK) for answer in AsideKind},
}
every_message = pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)


def elements(message: Message) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for block in message.blocks:
        held = [*block.get("elements", ()), block.get("accessory"), block.get("element")]
        yield from ((block, element) for element in held if element and "action_id" in element)


@every_message
def test_screens_pass_the_sdks_block_classes(message: Message) -> None:
    for block in message.blocks:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()


@every_message
def test_message_text_is_filled_and_fits(message: Message) -> None:
    assert 0 < len(message.text) <= 4_000
    assert "{" not in message.text


@every_message
def test_screen_text_is_far_below_the_limit(message: Message) -> None:
    assert sum(len(text) for block in message.blocks for text in texts(block)) < 12_000


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("type") in {"plain_text", "mrkdwn"}:
            yield value["text"]
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@every_message
def test_action_ids_are_unique_and_known(message: Message) -> None:
    names = [element["action_id"] for _, element in elements(message)]
    assert len(names) == len(set(names))
    assert {name.partition(":")[0] for name in names} <= set(ActionId)


def is_results_own(element: dict[str, Any]) -> bool:
    """Whether a button says only which result it is of; the rest is in what else the message carries."""
    return "value" not in element and element["action_id"].startswith("details:")


@pytest.mark.parametrize("ephemeral", [False, True])
def test_result_button_carries_the_snapshot_only_when_ephemeral(*, ephemeral: bool) -> None:
    screen = SCREENS["results"]
    place = screen.conversation.place.model_copy(update={"ephemeral": ephemeral})
    now = screen.conversation.model_copy(update={"place": place})
    shown = [element for _, element in elements(render(replace(screen, conversation=now), LOOK))]
    owns = [element for element in shown if element["action_id"].startswith("details:")]
    assert owns
    assert [is_results_own(element) for element in owns] == [not ephemeral] * len(owns)


@every_message
def test_buttons_carry_a_meaningful_event(message: Message) -> None:
    for _, element in elements(message):
        if element["type"] == "button" and not is_results_own(element):
            control = ButtonValue.read(element["value"])
            assert len(element["value"]) <= 2_000
            now = a_conversation(control.snapshot.step).model_copy(update=dict(control.snapshot))
            said = advance(now, control.event)
            excused = element["action_id"].partition(":")[0] in EXCUSED
            assert said is not now or excused, element["action_id"]


@every_message
def test_controls_without_value_find_the_snapshot_by_their_block(message: Message) -> None:
    for block, element in elements(message):
        if element["type"] == "checkboxes":
            assert TickBlock.read(block["block_id"]) is not None
        elif element["action_id"] == "save:menu":
            assert all(read_saved_option(option["value"]).code for option in element["options"])
        elif element["type"] != "button":  # menus and lines to type in
            assert read_snapshot_block(block["block_id"]).id == "c1"
        assert len(block.get("block_id", "")) <= 255


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_modals_pass_the_sdks_view_class(view: dict[str, Any]) -> None:
    parsed = SlackView(**view)
    parsed.validate_json()
    for block in view["blocks"]:
        shown = Block.parse(block)
        assert shown is not None
        shown.validate_json()


def test_action_ids_are_all_in_use() -> None:
    screens = [*MESSAGES.values(), *(Message("", tuple(view["blocks"])) for view in VIEWS.values())]
    shown = {element["action_id"].partition(":")[0] for m in screens for _, element in elements(m)}
    assert shown - {TO, NOTE, PERSON, WHICH} == set(ActionId)


@pytest.mark.parametrize("zone", [None, 4])
@pytest.mark.parametrize("bright", [True, False])
def test_saved_menu_option_is_the_shown_result(zone: int | None, *, bright: bool) -> None:
    row = RelatedOccupation(code="29-9001.00", title=LONGEST_TITLE, job_zone=zone, tags=Tags(bright_outlook=bright))
    assert len(saved_option(row)) <= 150
    assert read_saved_option(saved_option(row)) == Saved(code=row.code, title=row.title, zone=zone, bright=bright)


def test_older_message_may_lack_the_bright_outlook() -> None:
    assert read_saved_option("29-1051.00 - - Pharmacists") == Saved(code="29-1051.00", title="Pharmacists")


def test_long_duty_is_shown_whole() -> None:
    shown = [text for block in MESSAGES["duties, fullest"].blocks for text in texts(block)]
    assert f"11. {LONGEST_TASK}" in shown


def test_chosen_duties_are_ticked_and_counted() -> None:
    message = MESSAGES["duties"]
    ticked = [element for _, element in elements(message) if "initial_options" in element]
    assert [element["initial_options"] == element["options"] for element in ticked] == [True]
    assert "*2 chosen*, 1 of them on other pages" in "".join(texts(list(message.blocks)))


def test_singular_is_used_for_one() -> None:
    found = Screen(a_conversation(Step.READING_RESULTS, title="Pharmacists", chosen=("1", "2")), results(1))
    assert render(found, LOOK).text == "One occupation shares 2 duties of Pharmacists: Genetic Counselors."
    only = render(
        Screen(a_conversation(Step.CHOOSING_OCCUPATION, keyword="druggist"), Occupations(occupations(1))), LOOK
    )
    assert "Only *Pharmacists* matches “druggist”." in only.text
    assert "1–1 of 1" not in str(only.blocks)


def test_active_order_is_marked() -> None:
    labels = [e["text"]["text"] for _, e in elements(MESSAGES["results, fullest"]) if "sort" in e["action_id"]]
    assert labels == ["Closely related", "All related", "Title", "Code", "Job Zone ✓"]


def test_typed_text_cannot_mention_anyone() -> None:
    for name in ("occupations, fullest", "results, fullest", "duties, fullest"):
        for block in MESSAGES[name].blocks:
            for text in marked(block):
                assert "<&" not in text
                assert "<Except" not in text


def marked(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for inner in value.values():
            yield from marked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from marked(inner)


def test_forty_ticks_fit_a_button() -> None:
    fullest = SCREENS["results, fullest"].conversation
    assert ButtonValue.read(ButtonValue(snapshot=fullest.snapshot(), event=a_look()).write()).snapshot.chosen == FORTY


def a_look() -> Any:
    return {"do": "look"}
