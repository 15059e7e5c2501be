"""What Slack refuses, each limit from both sides, and with the place where it is broken."""

import copy
from typing import Any

import pytest
from emulator_support.kit import MESSAGE
from hypothesis import given
from hypothesis import strategies as st
from slack_playground.block_kit.limits import Refusal, refuse_message, refuse_view

Json = dict[str, Any]


def plain(length: int) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def marked(length: int) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def option(text: int = 5, value: str = "v", **more: Any) -> Json:
    return {"text": plain(text), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(value=str(number)) for number in range(count)]


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(5), "action_id": "press", **more}


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "choose", "options": options(2), **more}


def ticks(**more: Any) -> Json:
    return {"type": "checkboxes", "action_id": "tick", "options": options(2), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def section(**more: Any) -> Json:
    return {"type": "section", **more}


def question(element: Json | None = None, **more: Any) -> Json:
    typed = element or {"type": "plain_text_input", "action_id": "type"}
    return {"type": "input", "label": plain(5), "element": typed, **more}


def confirming(title: int) -> Json:
    return {"title": plain(title), "text": plain(300), "confirm": plain(30), "deny": plain(30)}


def buttons(count: int) -> list[Json]:
    return [button(action_id=str(number)) for number in range(count)]


BLOCK_LIMITS: dict[str, tuple[Json, Json, str]] = {
    "section text": (section(text=marked(3_000)), section(text=marked(3_001)), "/blocks/0/text/text"),
    "section fields": (section(fields=[marked(1)] * 10), section(fields=[marked(1)] * 11), "/blocks/0/fields"),
    "field length": (section(fields=[marked(2_000)]), section(fields=[marked(2_001)]), "/blocks/0/fields/0/text"),
    "header": ({"type": "header", "text": plain(150)}, {"type": "header", "text": plain(151)}, "/blocks/0/text/text"),
    "header in mrkdwn": ({"type": "header", "text": plain(1)}, {"type": "header", "text": marked(1)}, "/blocks/0/text"),
    "actions": (actions(*buttons(25)), actions(*buttons(26)), "/blocks/0/elements"),
    "context": (
        {"type": "context", "elements": [marked(1)] * 10},
        {"type": "context", "elements": [marked(1)] * 11},
        "/blocks/0/elements",
    ),
    "button text": (actions(button(text=plain(75))), actions(button(text=plain(76))), "/blocks/0/elements/0/text/text"),
    "button value": (
        actions(button(value="x" * 2_000)),
        actions(button(value="x" * 2_001)),
        "/blocks/0/elements/0/value",
    ),
    "button style": (actions(button(style="danger")), actions(button(style="red")), "/blocks/0/elements/0/style"),
    "action_id": (
        actions(button(action_id="x" * 255)),
        actions(button(action_id="x" * 256)),
        "/blocks/0/elements/0/action_id",
    ),
    "block_id": (section(text=marked(1), block_id="x" * 255), section(text=marked(1), block_id="x" * 256), "block_id"),
    "select options": (
        actions(select(options=options(100))),
        actions(select(options=options(101))),
        "/blocks/0/elements/0/options",
    ),
    "select without options": (actions(select()), actions(select(options=[])), "/blocks/0/elements/0/options"),
    "placeholder": (
        actions(select(placeholder=plain(150))),
        actions(select(placeholder=plain(151))),
        "/blocks/0/elements/0/placeholder/text",
    ),
    "option text": (
        actions(select(options=[option(75)])),
        actions(select(options=[option(76)])),
        "/blocks/0/elements/0/options/0/text/text",
    ),
    "option text in mrkdwn": (
        actions(select()),
        actions(select(options=[{"text": marked(3), "value": "v"}])),
        "/blocks/0/elements/0/options/0/text",
    ),
    "option value": (
        actions(select(options=[option(value="x" * 150)])),
        actions(select(options=[option(value="x" * 151)])),
        "/blocks/0/elements/0/options/0/value",
    ),
    "option description": (
        actions(select(options=[option(description=plain(75))])),
        actions(select(options=[option(description=plain(76))])),
        "/blocks/0/elements/0/options/0/description/text",
    ),
    "option groups": (
        actions({"type": "static_select", "options": options(1), "action_id": "a"}),
        actions(select(option_groups=[{"label": plain(1), "options": options(1)}])),
        "/blocks/0/elements/0",
    ),
    "checkbox options": (
        actions(ticks(options=options(10))),
        actions(ticks(options=options(11))),
        "/blocks/0/elements/0/options",
    ),
    "checkbox text": (
        actions(ticks(options=[{"text": marked(75), "value": "v"}])),
        actions(ticks(options=[{"text": marked(76), "value": "v"}])),
        "/blocks/0/elements/0/options/0/text/text",
    ),
    "nothing ticked at first": (
        actions(ticks()),
        actions(ticks(initial_options=[])),
        "/blocks/0/elements/0/initial_options",
    ),
    "ticked at first, but not offered": (
        actions(ticks(initial_options=options(1))),
        actions(ticks(initial_options=[option(text=6)])),
        "/blocks/0/elements/0/initial_options",
    ),
    "ticked at first, with an emoji more": (
        actions(ticks(initial_options=[{"text": plain(5) | {"emoji": True}, "value": "0"}])),
        actions(ticks(initial_options=[{"text": plain(5) | {"emoji": False}, "value": "0"}])),
        "/blocks/0/elements/0/initial_options",
    ),
    "overflow": (
        actions({"type": "overflow", "action_id": "more", "options": options(5)}),
        actions({"type": "overflow", "action_id": "more", "options": options(6)}),
        "/blocks/0/elements/0/options",
    ),
    "accessory checkbox": (
        section(text=plain(5), accessory=ticks(options=options(1))),
        section(text=plain(5), accessory={"type": "plain_text_input", "action_id": "type"}),
        "/blocks/0/accessory/type",
    ),
    "input label": (question(label=plain(2_000)), question(label=plain(2_001)), "/blocks/0/label/text"),
    "input hint": (question(hint=plain(2_000)), question(hint=plain(2_001)), "/blocks/0/hint/text"),
    "input of a button": (question(), question(button()), "/blocks/0/element/type"),
    "section of nothing": (section(text=marked(1)), section(), "/blocks/0"),
    "empty text": (section(text=marked(1)), section(text=marked(0)), "/blocks/0/text/text"),
    "unknown block": ({"type": "divider"}, {"type": "slideshow"}, "/blocks/0/type"),
    "unknown field": ({"type": "divider"}, {"type": "divider", "color": "red"}, "/blocks/0"),
    "confirm text": (
        actions(button(confirm=confirming(100))),
        actions(button(confirm=confirming(101))),
        "/blocks/0/elements/0/confirm/title/text",
    ),
    "image": (
        {"type": "image", "alt_text": "x", "image_url": "https://example.com/x.png"},
        {"type": "image", "image_url": "https://example.com/x.png"},
        "/blocks/0",
    ),
}


@pytest.mark.parametrize(("fits", "breaks", "where"), BLOCK_LIMITS.values(), ids=BLOCK_LIMITS)
def test_block_limits_from_both_sides(fits: Json, breaks: Json, where: str) -> None:
    assert refuse_message("", [fits]) is None
    refusal = refuse_message("", [breaks])
    assert refusal is not None
    assert refusal.error == "invalid_blocks"
    assert any(f"{where}]" in message for message in refusal.messages), refusal.messages


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01data:text/html,x",
        "vbscript:x",
        "file:///x",
    ],
)
def test_address_that_runs_code_is_refused(address: str) -> None:
    link = {"type": "link", "url": address, "text": "x"}
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [link]}]}
    overflow = {"type": "overflow", "action_id": "more", "options": [option(url=address), option(value="w")]}
    image = {"type": "image", "image_url": address, "alt_text": "x"}
    for block in (actions(button(url=address)), actions(overflow), image, rich):
        refusal = refuse_message("", [block])
        assert refusal is not None
        assert "must be a valid URL" in str(refusal.messages)


def test_errors_have_slacks_wording() -> None:
    refusal = refuse_message("", [actions(select(options=[option(76)]))])
    assert refusal == Refusal(
        "invalid_blocks",
        ("[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",),
    )


def test_duplicate_ids_in_a_message_are_refused() -> None:
    two = [section(text=marked(1), block_id="same"), section(text=marked(1), block_id="same")]
    assert '`block_id` "same" already exists' in str(refuse_message("", two))


def test_action_id_stands_once_in_its_block() -> None:
    assert "json-pointer:/blocks/0/elements/1/action_id" in str(refuse_message("", [actions(button(), button())]))
    assert refuse_message("", [actions(button()), actions(button())]) is None
    assert refuse_message("", [section(text=marked(1), accessory=button()), actions(button())]) is None
    inputs = [question({"type": "plain_text_input", "action_id": "input"}, block_id=name) for name in ("one", "two")]
    assert refuse_view(modal(submit=plain(4), blocks=inputs)) is None


def test_message_holds_fifty_blocks() -> None:
    assert refuse_message("", [{"type": "divider"}] * 50) is None
    assert "no more than 50 items allowed" in str(refuse_message("", [{"type": "divider"}] * 51))


def test_message_holds_13200_characters() -> None:
    fits = [section(text=marked(3_000)) for _ in range(4)] + [section(text=marked(1_200))]
    assert refuse_message("", fits) is None
    assert refuse_message("", [*fits, section(text=marked(1))]) == Refusal("msg_blocks_too_long")


def test_empty_message_is_refused() -> None:
    assert refuse_message("", None) == refuse_message("  ", []) == Refusal("no_text")
    assert refuse_message("hello", None) is None
    assert refuse_message("x" * 40_001, None) == Refusal("msg_too_long")


def modal(**more: Any) -> Json:
    return {"type": "modal", "title": plain(24), "blocks": [{"type": "divider"}], **more}


VIEW_LIMITS: dict[str, tuple[Any, Any, str]] = {
    "title": (modal(), modal(title=plain(25)), "/view/title/text"),
    "no title": (modal(), {"type": "modal", "blocks": []}, "/view"),
    "submit": (modal(submit=plain(24)), modal(submit=plain(25)), "/view/submit/text"),
    "close": (modal(close=plain(24)), modal(close=plain(25)), "/view/close/text"),
    "title in mrkdwn": (modal(), modal(title=marked(3)), "/view/title"),
    "metadata": (
        modal(private_metadata="x" * 3_000),
        modal(private_metadata="x" * 3_001),
        "/view/private_metadata",
    ),
    "callback_id": (modal(callback_id="x" * 255), modal(callback_id="x" * 256), "/view/callback_id"),
    "blocks": (
        modal(blocks=[{"type": "divider"}] * 100),
        modal(blocks=[{"type": "divider"}] * 101),
        "/view/blocks",
    ),
    "an input wants a submit": (
        modal(blocks=[question()], submit=plain(4)),
        modal(blocks=[question()]),
        "/view/blocks/0/input",
    ),
    "an unknown field": (modal(), modal(colour="red"), "/view"),
    "an unknown type": (modal(), {"type": "window", "blocks": []}, "/view/type"),
    "a list as a view": (modal(), [], "/view"),
    "a block no modal takes": (modal(), modal(blocks=[{"type": "markdown", "text": "x"}]), "/view/blocks/0/type"),
    "a home": ({"type": "home", "blocks": [{"type": "divider"}]}, {"type": "home", "blocks": 7}, "/view/blocks"),
}


@pytest.mark.parametrize(("fits", "breaks", "where"), VIEW_LIMITS.values(), ids=VIEW_LIMITS)
def test_view_limits_from_both_sides(fits: Any, breaks: Any, where: str) -> None:
    assert refuse_view(fits) is None
    refusal = refuse_view(breaks)
    assert refusal is not None
    assert refusal.error == "invalid_arguments"
    assert any(f"json-pointer:{where}]" in message for message in refusal.messages), refusal.messages


def test_view_is_at_most_250_kilobytes() -> None:
    blocks = [section(text=marked(3_000)) for _ in range(84)]
    assert refuse_view(modal(blocks=blocks)) == Refusal("view_too_large")
    assert refuse_view(modal(blocks=blocks[:80])) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(JSON, st.randoms())
def test_any_message_is_checked_without_an_exception(strange: Any, random: Any) -> None:
    broken = copy.deepcopy(MESSAGE)
    place: Any = random.choice(broken)
    while isinstance(place, (dict, list)) and place and random.random() < 0.7:
        key = random.choice(list(place)) if isinstance(place, dict) else random.randrange(len(place))
        if not isinstance(place[key], (dict, list)) or random.random() < 0.4:
            place[key] = strange
            break
        place = place[key]
    refusal = refuse_message("words", broken)
    assert refusal is None or refusal.error in {"invalid_blocks", "msg_blocks_too_long"}
    assert refuse_view(strange) is not None
