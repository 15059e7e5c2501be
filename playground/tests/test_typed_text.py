"""What Slack makes of a typed line."""

import pytest
from slack_playground.people.typed_text import Names, read_typed

NAMES = Names({"Job Duties": "U0BOT", "Bob": "U0BOB"}, {"general": "C0GENERAL"})


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("hello", "hello"),
        ("@Job Duties hi", "<@U0BOT> hi"),
        ("mail@Bob", "mail@Bob"),
        ("@Bobby", "@Bobby"),
        ("@here look", "<!here> look"),
        ("in #general", "in <#C0GENERAL>"),
        ("5 > 3 & 2 < 3", "5 &gt; 3 &amp; 2 &lt; 3"),
        ("https://a.example/?a=1&b=2", "<https://a.example/?a=1&amp;b=2>"),
    ],
)
def test_references_are_written_out(typed: str, text: str) -> None:
    assert read_typed(typed, NAMES).text == text


def test_formatting_is_read() -> None:
    (block,) = read_typed("*bold _both_* `code` ~gone~", NAMES).blocks
    elements = block["elements"][0]["elements"]
    styles = [(element["text"], sorted(element.get("style", {}))) for element in elements]
    assert styles == [
        ("bold ", ["bold"]),
        ("both", ["bold", "italic"]),
        (" ", []),
        ("code", ["code"]),
        (" ", []),
        ("gone", ["strike"]),
    ]


def test_quotes_and_code_are_parts_of_their_own() -> None:
    (block,) = read_typed("> said\n> so\nand\n```x = 1```", NAMES).blocks
    kinds = [part["type"] for part in block["elements"]]
    assert kinds == ["rich_text_quote", "rich_text_section", "rich_text_preformatted"]
    assert block["elements"][0]["elements"] == [{"type": "text", "text": "said\nso"}]
    assert block["elements"][2]["elements"] == [{"type": "text", "text": "x = 1"}]
