"""What Slack sends, read into typed values: recorded payloads, and our own controls as they come back."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from emulator_support.recordings import RECORDED
from emulator_support.requirements import missing
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.events import Chose, Searched, SortedBy, Ticked, WentBack
from bot.conversation.results_order import Order
from bot.conversation.state import Person, Place, Step
from bot.slack.features.conversation import ButtonClicked
from bot.slack.features.details import DetailsRequested
from bot.slack.interactions.button_values import (
    ButtonValue,
    TickBlock,
    button_value,
    menu_action_id,
    read_menu_ids,
    snapshot_block_id,
)
from bot.slack.interactions.interaction import Interaction, LineTyped, Origin, UnreadableControl
from bot.slack.interactions.message_text import plain_lines
from bot.slack.interactions.slack_events import read_command, read_mention, read_message
from tests.support.people import ALICE, a_conversation
from tests.support.routers import a_router

DUTIES = a_conversation(Step.CHOOSING_TASKS)
RESULTS = a_conversation(Step.READING_RESULTS)
TICK = TickBlock(conversation="c1", turn=3, code="29-1051.00", task="1809").write()
OFFERED = {"text": {"type": "plain_text", "text": "Duty 1", "emoji": False}, "value": "1809"}


ROUTER = a_router()


def read_click(body: dict[str, Any]) -> Interaction | None:
    """What a click means to the bot."""
    found = ROUTER.find(body)
    return None if found is None else found[1]


def recorded(file: str, name: str) -> Any:
    folder = os.environ.get(RECORDED)
    if not folder:
        missing(RECORDED, f"{RECORDED} names no folder of recorded payloads")
    return json.loads((Path(str(folder)) / file).read_text("utf-8"))[name]


def click(action: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A click of Alice's in her direct messages."""
    return {
        "type": "block_actions",
        "user": {"id": ALICE.user, "team_id": ALICE.team},
        "team": {"id": ALICE.team, "domain": "t"},
        "container": {"type": "message", "message_ts": "1.5", "channel_id": "D1", "is_ephemeral": False},
        "channel": {"id": "D1", "name": "directmessage"},
        "response_url": "https://hooks.slack.com/actions/x",
        "actions": [action],
        **more,
    }


def button(value: str, action_id: str = "sort:title") -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "block_id": "b", "value": value}


def checkboxes(*, ticked: bool) -> dict[str, Any]:
    return {"type": "checkboxes", "selected_options": [OFFERED] if ticked else []}


def test_result_button_finds_the_conversation_in_its_message() -> None:
    own = {"type": "button", "action_id": "details:29-1071.00", "block_id": "b"}
    back = button(button_value(RESULTS, WentBack()), "back")
    blocks = [{"type": "divider"}, {"type": "section", "accessory": own}, {"type": "actions", "elements": [own, back]}]
    read = read_click(click(own, message={"blocks": blocks}, trigger_id="t"))
    assert isinstance(read, DetailsRequested)
    assert (read.state.snapshot, read.state.code) == (RESULTS.snapshot(), "29-1071.00")
    assert isinstance(read_click(click(own)), UnreadableControl), "a message that carries nothing"


def test_button_has_actor_place_and_event() -> None:
    event = SortedBy(sort=Order.TITLE)
    read = read_click(click(button(button_value(RESULTS, event))))
    origin = Origin(ALICE, Place(channel="D1", message="1.5"), "https://hooks.slack.com/actions/x")
    assert read == ButtonClicked(origin, RESULTS.snapshot(), event)


def test_ticks_of_the_page_come_along() -> None:
    state = {"values": {TICK: {"tick:1809": checkboxes(ticked=True)}, "other": {"x": {"type": "plain_text_input"}}}}
    read = read_click(click(button(button_value(DUTIES, SortedBy(sort=Order.TITLE))), state=state))
    assert isinstance(read, ButtonClicked)
    assert read.ticks == Ticked(code="29-1051.00", ticked=("1809",))


def test_ticks_of_another_turn_are_ignored() -> None:
    older = TickBlock(conversation="c1", turn=2, code="29-1051.00", task="1").write()
    other_block = TickBlock(conversation="c2", turn=3, code="29-1051.00", task="2").write()
    state = {"values": {block: {"tick:1": checkboxes(ticked=True)} for block in (older, other_block)}}
    read = read_click(click(button(button_value(DUTIES, SortedBy(sort=Order.TITLE))), state=state))
    assert isinstance(read, ButtonClicked)
    assert read.ticks is None


@pytest.mark.parametrize("state", [None, {}, {"values": {}}, {"values": None}])
def test_state_may_be_missing(state: Any) -> None:
    read = read_click(click(button(button_value(DUTIES, SortedBy(sort=Order.TITLE))), state=state))
    assert isinstance(read, ButtonClicked)
    assert read.ticks is None


@pytest.mark.parametrize("ticked", [True, False])
def test_tick_is_read_from_its_block(ticked: bool) -> None:
    action = {"action_id": "tick:1809", "block_id": TICK, **checkboxes(ticked=ticked)}
    read = read_click(click(action))
    assert isinstance(read, ButtonClicked)
    tasks = ("1809",)
    assert read.event == Ticked(code="29-1051.00", ticked=tasks if ticked else (), cleared=() if ticked else tasks)
    assert (read.snapshot.id, read.snapshot.turn) == ("c1", 3)


def test_choice_and_input_use_the_snapshot_of_their_block() -> None:
    block = snapshot_block_id(a_conversation(Step.CHOOSING_OCCUPATION))
    chosen = {"type": "static_select", "action_id": "choose", "block_id": block, "selected_option": {"value": "1-2"}}
    read = read_click(click(chosen))
    assert isinstance(read, ButtonClicked)
    assert read.event == Chose(code="1-2")
    typed = {"type": "plain_text_input", "action_id": "search", "block_id": block, "value": "cook"}
    read = read_click(click(typed))
    assert isinstance(read, ButtonClicked)
    assert read.event == Searched(keyword="cook")


def test_cleared_choice_means_nothing() -> None:
    block = snapshot_block_id(a_conversation(Step.CHOOSING_OCCUPATION))
    undone = {"type": "static_select", "action_id": "choose", "block_id": block, "selected_option": None}
    assert read_click(click(undone)) is None


def test_link_button_means_nothing() -> None:
    assert read_click(click({"type": "button", "action_id": "link", "block_id": "b", "url": "https://x"})) is None


@pytest.mark.parametrize(
    "value",
    ["{}", "not json", '{"s":{"v":99},"e":{"do":"look"}}', button_value(RESULTS, SortedBy(sort=Order.CODE))[:-9]],
)
def test_control_of_another_version_is_unreadable(value: str) -> None:
    assert isinstance(read_click(click(button(value))), UnreadableControl)


def test_ephemeral_click_has_no_message() -> None:
    container = {"type": "message", "message_ts": "1.5", "channel_id": "C1", "is_ephemeral": True, "thread_ts": "1.0"}
    read = read_click(click(button(button_value(RESULTS, SortedBy(sort=Order.CODE))), container=container))
    assert isinstance(read, ButtonClicked)
    assert read.place == Place(channel="C1", thread="1.0", ephemeral=True)


def test_org_wide_payload_takes_the_team_of_the_user() -> None:
    body = click(button(button_value(RESULTS, SortedBy(sort=Order.CODE))), team=None)
    read = read_click(body)
    assert isinstance(read, ButtonClicked)
    assert read.actor == ALICE


def test_lines_not_meant_for_the_bot_are_ignored() -> None:
    line: dict[str, Any] = {"type": "message", "user": "U1", "text": "x", "channel": "D1", "ts": "1.0"}
    for event in (
        line | {"channel_type": "channel"},
        line | {"channel_type": "im", "bot_id": "B1"},
        line | {"channel_type": "im", "subtype": "message_changed"},
        {"type": "message", "channel": "D1", "channel_type": "im", "text": "x", "ts": "1.0"},
    ):
        assert read_message({"team_id": "T1", "event": event}) is None


@pytest.mark.parametrize(
    ("subtype", "typed"),
    [
        (None, True),
        ("file_share", True),
        ("me_message", True),
        ("thread_broadcast", True),
        ("assistant_app_thread", False),
        ("bot_message", False),
        ("channel_join", False),
        ("huddle_thread", False),
        ("message_changed", False),
        ("message_deleted", False),
        ("message_replied", False),
        ("reminder_add", False),
        ("slackbot_response", False),
        ("tombstone", False),
    ],
)
def test_subtype_decides_whether_a_person_typed_it(subtype: str | None, *, typed: bool) -> None:
    event: dict[str, Any] = {"type": "message", "user": "U1", "text": "cook", "channel": "D1", "channel_type": "im"}
    if subtype is not None:
        event["subtype"] = subtype
    assert (read_message({"team_id": "T1", "event": event}) is not None) is typed


def test_slackbots_lines_are_passed_over() -> None:
    event = {"type": "message", "user": "USLACKBOT", "text": "Reminder: cook", "channel": "D1", "channel_type": "im"}
    assert read_message({"team_id": "T1", "event": event}) is None


def test_edited_mention_is_no_new_line() -> None:
    event = {"type": "app_mention", "user": "U1", "text": "<@U0> cook", "channel": "C1", "ts": "1.0"}
    assert read_mention({"team_id": "T1", "event": event}) is not None
    assert read_mention({"team_id": "T1", "event": event | {"edited": {"user": "U1", "ts": "2.0"}}}) is None


class TestRecorded:
    def test_direct_message_payload(self) -> None:
        line = read_message(recorded("dm.json", "directDM"))
        assert isinstance(line, LineTyped)
        assert (line.text, line.place.channel, line.place.thread) == ("hello hello", "D0ACX51K95H", None)
        assert line.actor == Person(team="T0ADGE2G4EM", user="U0ADXQT6CRW")

    def test_mention_payload_is_answered_in_its_thread(self) -> None:
        line = read_mention(recorded("actions-reactions.json", "mention"))
        assert isinstance(line, LineTyped)
        assert (line.text, line.place.thread) == ("Test", "1767326125.870439")

    def test_command_payload(self) -> None:
        line = read_command(recorded("slash-commands.json", "slashCommandWithArgs"))
        assert line.place.ephemeral
        assert line.origin.response_url is not None
        assert line.text

    @pytest.mark.parametrize(
        ("file", "name"),
        [
            ("actions-reactions.json", "action"),
            ("actions-reactions.json", "staticSelectAction"),
            ("actions-reactions.json", "radioButtonsAction"),
            ("modals.json", "action"),
            ("modals.json", "ephemeralAction"),
        ],
    )
    def test_foreign_controls_are_ignored(self, file: str, name: str) -> None:
        read = read_click(recorded(file, name))
        assert read is None or isinstance(read, UnreadableControl)


@given(
    st.builds(
        a_conversation,
        st.sampled_from(Step),
        keyword=st.text(max_size=150),
        title=st.text(max_size=105),
        chosen=st.lists(st.integers(1, 99_999).map(str), max_size=40, unique=True).map(tuple),
        page=st.integers(1, 99),
    )
)
def test_written_values_are_read_back(conversation: Any) -> None:
    event = SortedBy(sort=Order.ZONE)
    control = ButtonValue.read(button_value(conversation, event))
    assert (control.snapshot, control.event) == (conversation.snapshot(), event)
    block, menu = snapshot_block_id(conversation), menu_action_id(conversation)
    assert max(len(block), len(menu)) <= 255
    found = read_menu_ids(block, menu.partition(":")[2])
    assert found.chosen == conversation.chosen
    assert (found.id, found.turn, found.owner, found.step) == ("c1", 3, ALICE, conversation.step)


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("R&amp;D manager", "R&D manager"),
        ("<https://example.com/jobs/7|software engineer>", "software engineer"),
        ("<https://example.com/jobs/7>", ""),
        ("<@U1>, plumber", "plumber"),
        ("<!channel> plumber", "plumber"),
        ("<#C1|general> cook", "cook"),
        ("`plumber`", "plumber"),
        ("```plumber```", "plumber"),
        ("*bold* _plumber_", "bold plumber"),
        ("&gt; quoted\n&gt; plumber", "quoted\nplumber"),
        ("&lt;!channel&gt; &amp;lt;", "<!channel> &lt;"),
        ("C++ and O*NET, 1*2, a_b", "C++ and O*NET, 1*2, a_b"),
        ("*" * 300, "*" * 300),
        ("1 3-5\nnot 2", "1 3-5\nnot 2"),
    ],
)
def test_slack_markup_in_typed_text_is_undone(sent: str, typed: str) -> None:
    assert plain_lines(sent) == typed


@given(st.text(max_size=60))
def test_any_block_id_is_read_without_error(text: str) -> None:
    block = TickBlock.read(text)
    assert block is None or text.startswith(block.write())
