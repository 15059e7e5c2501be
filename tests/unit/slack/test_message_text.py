"""The text of a message, wherever Slack puts it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.state import Person
from bot.slack.interactions.interaction import LineTyped, MessageQuoted, UnreadableMessage
from bot.slack.interactions.message_text import MessageText, Unreadable, only_points, plain_lines, read_text
from bot.slack.interactions.slack_events import read_command, read_mention, read_message, read_message_shortcut
from bot.turns.typed_lines import PASTED_CHARACTERS

PDF = {"id": "F1", "name": "resume.pdf", "mimetype": "application/pdf", "mode": "hosted", "filetype": "pdf"}
SNIPPET = {
    "id": "F2",
    "name": "duties.txt",
    "mode": "snippet",
    "preview": "I weld pipes & read <plans>.\nI grind welds.",
}
FORWARDED = {"is_share": True, "text": "I fill prescriptions", "fallback": "[9:41] bob: I fill prescriptions"}
PREVIEW = {"from_url": "https://jobs.example.com/7", "title": "Baker", "text": "Mixes dough, bakes bread."}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(elements)}


def paragraph(*elements: dict[str, Any], kind: str = "rich_text_section") -> dict[str, Any]:
    return {"type": kind, "elements": list(elements)}


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words, "style": style}


def plain(words: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": words}


def mrkdwn(words: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": words}


HEADER = {"type": "header", "text": plain("Cook")}
BUTTON = {"type": "button", "text": plain("Apply")}
CELL = {"type": "raw_text", "text": "Cook"}


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        ([rich(paragraph(text("I clean "), text("teeth", bold=True), text(" & R&D")))], "I clean teeth & R&D"),
        ([rich(paragraph({"type": "user", "user_id": "U0"}, text(" dental hygienist")))], "dental hygienist"),
        ([rich(paragraph(text("cook "), {"type": "emoji", "name": "cooking"}))], "cook :cooking:"),
        (
            [
                rich(
                    paragraph(text("I do this:")),
                    {
                        "type": "rich_text_list",
                        "style": "bullet",
                        "elements": [paragraph(text("bake bread")), paragraph(text("decorate cakes"))],
                    },
                    {"type": "rich_text_list", "style": "ordered", "elements": [paragraph(text("sell"))]},
                    paragraph(text("and clean"), kind="rich_text_quote"),
                )
            ],
            "I do this:\n\u2022 bake bread\n\u2022 decorate cakes\n1. sell\nand clean",
        ),
        ([{"type": "header", "text": plain("Line cook <full-time>")}], "Line cook <full-time>"),
        (
            [{"type": "section", "text": mrkdwn("*Cook*"), "fields": [mrkdwn("_fry_"), plain("grill")]}],
            "Cook\nfry\ngrill",
        ),
        ([{"type": "context", "elements": [mrkdwn("Kitchen"), {"type": "image", "alt_text": "logo"}]}], "Kitchen logo"),
        ([{"type": "markdown", "text": "## Welder\n- joins pipes"}], "## Welder\n- joins pipes"),
        ([{"type": "image", "title": plain("A welder at work"), "alt_text": "x"}], "A welder at work"),
        (
            [{"type": "table", "rows": [[{"type": "raw_text", "text": "Cook"}, rich(paragraph(text("fries")))]]}],
            "Cook fries",
        ),
        (
            [
                {
                    "type": "container",
                    "title": plain("Roles"),
                    "child_blocks": [{"type": "header", "text": plain("Cook")}],
                }
            ],
            "Roles\nCook",
        ),
        (
            [{"type": "divider"}, {"type": "actions", "elements": [{"type": "button", "text": plain("Apply")}]}],
            "From the text",
        ),
        ([{"type": "not_known_yet"}], "From the text"),
        ([], "From the text"),
    ],
)
def test_words_of_blocks_are_read_in_order(blocks: list[dict[str, Any]], lines: str) -> None:
    assert read_text({"text": "From the text", "blocks": blocks}).typed == lines


def test_message_is_read_from_top_to_bottom() -> None:
    attachment = {
        "pretext": "New role",
        "title": "Line cook",
        "text": "Fries and *grills*.",
        "fields": [{"title": "Shift", "value": "Nights"}],
    }
    read = read_text({"text": "see below:", "attachments": [attachment, FORWARDED], "files": [SNIPPET]})
    assert read.shared == (
        "New role\nLine cook\nFries and grills.\nShift\nNights\nI fill prescriptions\n"
        "I weld pipes & read <plans>.\nI grind welds."
    )
    assert read.whole == read.shared, "words that only point are left out"
    assert read_text({"text": "a nurse who says", "attachments": [FORWARDED]}).whole.startswith("a nurse who says\n")


@pytest.mark.parametrize(
    ("attachment", "words"),
    [
        ({"is_share": True, "message_blocks": [{"message": {"blocks": [rich(paragraph(text("a cook")))]}}]}, "a cook"),
        ({"is_msg_unfurl": True, "from_url": "https://x.example/p1", "text": "a cook"}, "a cook"),
        ({"blocks": [{"type": "header", "text": plain("a cook")}], "fallback": "[no preview available]"}, "a cook"),
        ({"fallback": "a cook"}, "a cook"),
        ({"fallback": "[no preview available]"}, ""),
    ],
)
def test_words_of_attachments(attachment: dict[str, Any], words: str) -> None:
    assert read_text({"text": "", "attachments": [attachment]}).shared == words


@pytest.mark.parametrize(
    ("words", "typed", "has_links"),
    [
        ("<https://example.com/jobs/7>", "", True),
        ("<https://example.com/jobs/7|https://example.com/jobs/7>", "", True),
        ("<https://example.com/jobs/7|example.com/jobs/7>", "", True),
        ("<http://asp.net|asp.net> developer", "asp.net developer", False),
        ("cook <https://example.com>", "cook", True),
        ("<@U1> cook", "cook", False),
    ],
)
def test_bare_links_have_no_words(words: str, typed: str, *, has_links: bool) -> None:
    read = read_text({"text": words})
    assert (read.typed, read.has_links) == (typed, has_links)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "here is my resume",
        "Here's my résumé:",
        "please take a look",
        "aquí está mi currículum",
        "mira esta vacante",
        "👋",
    ],
)
def test_words_that_only_point(words: str) -> None:
    assert only_points(words)


@pytest.mark.parametrize("words", ["nurse", "here is my resume, I am a nurse", "29-1141", "help", "forget me", "1 3"])
def test_words_that_say_something(words: str) -> None:
    assert not only_points(words)


def event(**more: Any) -> dict[str, Any]:
    defaults = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "ts": "1.0", "text": ""}
    return {"team_id": "T1", "event": defaults | more}


@pytest.mark.parametrize(
    ("message", "kind", "words"),
    [
        ({"text": "a cook"}, LineTyped, "a cook"),
        ({"text": ""}, LineTyped, ""),
        ({"text": "forget me"}, LineTyped, "forget me"),
        ({"text": "a cook", "files": [PDF]}, LineTyped, "a cook"),
        ({"text": "a cook <https://x.example>", "attachments": [PREVIEW]}, LineTyped, "a cook"),
        ({"attachments": [FORWARDED | {"text": "forget me"}]}, MessageQuoted, "forget me"),
        ({"text": "forget me", "attachments": [FORWARDED]}, MessageQuoted, "forget me\nI fill prescriptions"),
        ({"files": [SNIPPET | {"preview": "forget me"}]}, MessageQuoted, "forget me"),
        (
            {"text": "here is my resume", "files": [SNIPPET, PDF]},
            MessageQuoted,
            "I weld pipes & read <plans>.\nI grind welds.",
        ),
    ],
)
def test_own_words_are_a_line_and_quoted_words_are_not(message: dict[str, Any], kind: type, words: str) -> None:
    for read in (read_message(event(**message)), read_mention(event(**message))):
        assert type(read) is kind
        assert getattr(read, "text") == words  # noqa: B009 - of one of several types


@pytest.mark.parametrize(
    ("message", "unreadable"),
    [
        ({"text": "here is my resume", "subtype": "file_share", "files": [PDF]}, Unreadable.FILES),
        ({"files": [PDF]}, Unreadable.FILES),
        ({"attachments": [FORWARDED | {"text": "my resume", "files": [PDF]}]}, Unreadable.FILES),
        (
            {"attachments": [{"is_share": True, "text": "", "fallback": "[9:41] bob: ", "files": [PDF]}]},
            Unreadable.FILES,
        ),
        ({"text": "<https://example.com/jobs/7>"}, Unreadable.LINKS),
        ({"text": "what about this job? <https://example.com/jobs/7>"}, Unreadable.LINKS),
    ],
)
def test_message_without_readable_words(message: dict[str, Any], unreadable: Unreadable) -> None:
    body = event(**message)
    for read in (read_message(body), read_message_shortcut(shortcut(body["event"]))):
        assert isinstance(read, UnreadableMessage)
        assert read.unreadable is unreadable


RECORDING = {
    "id": "F3",
    "name": "audio_message.m4a",
    "mimetype": "audio/mp4",
    "subtype": "slack_audio",
    "transcription": {"status": "complete", "preview": {"content": "I drive a truck", "has_more": False}},
}


@pytest.mark.parametrize(
    ("message", "text", "unread"),
    [
        ({"text": "a cook"}, "a cook", None),
        ({"text": "a cook <https://x.example>"}, "a cook", None),
        ({"text": "a cook", "files": [PDF]}, "a cook", Unreadable.FILES),
        ({"files": [SNIPPET | {"preview": "a cook"}]}, "a cook", None),
        ({"files": [SNIPPET | {"preview": "a cook"}, PDF]}, "a cook", Unreadable.FILES),
        ({"files": [SNIPPET | {"preview": "a cook", "preview_is_truncated": True}]}, "a cook", Unreadable.REST),
        ({"files": [SNIPPET | {"preview": "a cook", "lines_more": 12}]}, "a cook", Unreadable.REST),
        ({"files": [RECORDING]}, "I drive a truck", None),
        ({"attachments": [FORWARDED | {"files": [PDF]}]}, "I fill prescriptions", Unreadable.FILES),
    ],
)
def test_what_slack_does_not_send_is_known(message: dict[str, Any], text: str, unread: Unreadable | None) -> None:
    body = event(**message)
    for read in (read_message(body), read_message_shortcut(shortcut(body["event"]))):
        assert isinstance(read, LineTyped | MessageQuoted)
        assert (read.text, read.unread) == (text, unread)


def shortcut(message: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "message_action",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": "C1"},
        "response_url": "https://hooks.example/1",
        "message": message,
    }


def test_shortcut_reads_what_a_link_previews() -> None:
    read = read_message_shortcut(shortcut({"text": "<https://jobs.example.com/7>", "attachments": [PREVIEW]}))
    assert isinstance(read, MessageQuoted)
    assert (read.text, read.actor) == ("Baker\nMixes dough, bakes bread.", Person(team="T1", user="U1"))


def test_lines_of_a_long_text_are_kept() -> None:
    pasted = "\n".join(f"- duty number {number} of many" for number in range(400))
    assert read_text({"text": pasted}).typed == pasted


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(words: str) -> None:
    lines = plain_lines(words).split("\n")
    assert all(line == " ".join(line.split()) for line in lines)
    assert isinstance(read_text({"text": words}), MessageText)


def test_endless_text_is_cut_before_it_is_understood() -> None:
    for text in ("<" * 300_000, "&amp;" * 60_000, "nurse " * 50_000, "a" * 300_000):
        command = {"command": "/duties", "text": text, "team_id": "T1", "user_id": "U1", "channel_id": "C1"}
        assert 0 < len(read_command(command).text) <= PASTED_CHARACTERS
        assert len(read_text({"text": text}).whole) <= PASTED_CHARACTERS
