"""Every screen: that Slack would take it, that each control means something, that the words say what it shows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View as SlackView

from bot.conversation.saved_lists import Saved
from bot.conversation.screens import (
    Aside,
    AsideKind,
    Occupations,
    Screen,
)
from bot.conversation.state import Step
from bot.conversation.transitions import advance
from bot.errors import SnapshotUnreadable
from bot.onet.models import RelatedOccupation, Tags
from bot.slack.blocks import Message
from bot.slack.features.conversation import StartRequested
from bot.slack.features.saved_list import ListRequested, SaveRequested
from bot.slack.interactions.button_values import (
    ActionId,
    ButtonValue,
    MenuBlock,
    TickBlock,
    read_saved_option,
    read_snapshot_block,
    saved_option,
)
from bot.slack.interactions.interaction import UnreadableControl
from bot.slack.interactions.modal_state import (
    NOTE,
    PERSON,
    TO,
    WHICH,
    WORK,
)
from bot.slack.views import render
from bot.slack.views.asides import aside
from bot.slack.views.saved_list import saved_note
from tests.support.people import ALICE, BOB, a_conversation
from tests.support.routers import a_router
from tests.support.screens import (
    FORTY,
    LONGEST_TASK,
    LONGEST_TITLE,
    LOOK,
    SCREENS,
    occupations,
    results,
)
from tests.support.views import (
    MESSAGES,
    VIEWS,
    every_message,
)

EXCUSED = set(
    "again look own sort related filter details remove export share start compare list return also".split()
    + "name begin forget continue handout table".split()
)
"""Controls that may leave the conversation where it is."""


def elements(message: Message) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for block in message.blocks:
        elements = [*block.get("elements", ()), block.get("accessory"), block.get("element")]
        yield from ((block, element) for element in elements if element and "action_id" in element)


def test_save_that_forget_me_came_before_is_not_said_to_be_saved() -> None:
    nurses = (Saved(code="29-1141.00", title="Registered Nurses"),)
    now = a_conversation()
    typed = aside(Aside(AsideKind.SAVED, now, about=nurses), now, LOOK)
    for message in (typed, saved_note(nurses, (), now, LOOK.messages)):
        assert message.text.startswith("I didn't save that")
        assert "Nurses" not in str(message)


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
    assert sum(len(text) for block in message.blocks for text in texts(block)) < 12_600


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
            after = advance(now, control.event)
            excused = element["action_id"].partition(":")[0] in EXCUSED
            assert after is not now or excused, element["action_id"]


@every_message
def test_controls_without_value_find_the_snapshot_by_their_block(message: Message) -> None:
    for block, element in elements(message):
        if element["type"] == "checkboxes":
            assert TickBlock.read(block["block_id"]) is not None
        elif element["action_id"].startswith("save:menu"):
            assert all(read_saved_option(option["value"]).code for option in element["options"])
        elif element["action_id"] in {"narrow", "aside", "return", "avoid"}:
            menu = MenuBlock.read(block["block_id"])
            assert menu is not None
            assert (menu.conversation, menu.owner) == ("c1", ALICE)
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
    assert shown - {TO, NOTE, PERSON, WHICH, WORK} == set(ActionId)


@pytest.mark.parametrize("zone", [None, 4])
@pytest.mark.parametrize("bright", [True, False])
def test_saved_menu_option_is_the_shown_result(zone: int | None, *, bright: bool) -> None:
    row = RelatedOccupation(code="29-9001.00", title=LONGEST_TITLE, job_zone=zone, tags=Tags(bright_outlook=bright))
    assert len(saved_option(row)) <= 150
    assert read_saved_option(saved_option(row)) == Saved(code=row.code, title=row.title, zone=zone, bright=bright)


def test_older_message_may_lack_the_bright_outlook() -> None:
    with pytest.raises(SnapshotUnreadable):
        read_saved_option(f"29-1051.00 {'9' * 150} y Pharmacists")
    assert read_saved_option("29-1051.00 - - Pharmacists") == Saved(code="29-1051.00", title="Pharmacists")


def test_long_duty_is_shown_whole() -> None:
    shown = " ".join(text for block in MESSAGES["duties, fullest"].blocks for text in texts(block))
    assert LONGEST_TASK in shown


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
    assert labels == ["My duties", "Closely related", "All related", "Title", "Code", "Job Zone ✓"]


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


ROUTER = a_router()


def used_by_bob(message: Message, block: dict[str, Any], element: dict[str, Any]) -> dict[str, Any]:
    """What Slack sends where Bob uses a control of a message that Alice and he both see."""
    option = element.get("options", [{"value": "29-1141.00"}])[0]
    action = {key: element[key] for key in ("type", "action_id", "value") if key in element}
    return {
        "type": "block_actions",
        "team": {"id": BOB.team},
        "user": {"id": BOB.user},
        "container": {"type": "message", "message_ts": "1.5", "channel_id": "C1"},
        "message": {"blocks": list(message.blocks)},
        "trigger_id": "t",
        "actions": [
            action
            | {"block_id": block.get("block_id", "b"), "selected_option": option, "selected_options": [option]}
            | ({"value": "cook"} if element["type"] == "plain_text_input" else {})
        ],
    }


@every_message
def test_every_control_is_handled_and_carries_its_owner(message: Message) -> None:
    for block, element in elements(message):
        found = ROUTER.find(used_by_bob(message, block, element))
        assert found is not None, element["action_id"]
        _, interaction = found
        assert not isinstance(interaction, UnreadableControl), element["action_id"]
        if isinstance(interaction, ListRequested | SaveRequested | StartRequested):
            continue  # they are about the list, or a conversation, of the person who presses them
        assert interaction.conversation is not None, element["action_id"]
        assert interaction.conversation.owner == ALICE, element["action_id"]
