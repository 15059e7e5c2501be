"""The fields of a rich_text block: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block."""

from collections.abc import Iterator
from typing import Any, Final

from slack_playground.block_kit.checks import (
    ID_CHARACTERS,
    Fields,
    Finding,
    Place,
    Shape,
    address,
    anything,
    boolean,
    each,
    kind_of,
    number,
    one_of,
    string,
    whole_number,
)

STYLE = Shape(
    {},
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean
    ),
)
STYLED: Final[Fields] = {"style": STYLE}
PIECES: Final[dict[str, Shape]] = {
    "text": Shape({"text": string(100_000)}, STYLED),
    "link": Shape({"url": address(3_000)}, {**STYLED, "text": string(3_000, least=0), "unsafe": boolean}),
    "emoji": Shape(
        {"name": string(100)}, {**STYLED, "unicode": string(100), "skin_tone": number, "url": address(3_000)}
    ),
    "user": Shape({"user_id": string(50)}, STYLED),
    "usergroup": Shape({"usergroup_id": string(50)}, STYLED),
    "channel": Shape({"channel_id": string(50)}, STYLED),
    "team": Shape({"team_id": string(50)}, STYLED),
    "broadcast": Shape({"range": one_of("here", "channel", "everyone")}, STYLED),
    "date": Shape(
        {"timestamp": number, "format": string(1_000)}, {**STYLED, "url": address(3_000), "fallback": string(1_000)}
    ),
    "color": Shape({"value": string(20)}, STYLED),
}


def piece(value: Any, place: Place) -> Iterator[Finding]:
    """Text, a link, a mention or the like."""
    kind = kind_of(value)
    if kind not in PIECES:
        yield place.of("type").finding(f"unsupported type: {kind}")
        return
    yield from PIECES[kind](value, place)


SECTION = Shape({"elements": each(piece, 10_000, least=0)}, {})


def section(value: Any, place: Place) -> Iterator[Finding]:
    """An item of a list."""
    if kind_of(value) != "rich_text_section":
        yield place.of("type").finding(f"unsupported type: {kind_of(value)}")
        return
    yield from SECTION(value, place)


BORDER: Final[Fields] = {"border": whole_number(0, 1)}
PARTS: Final[dict[str, Shape]] = {
    "rich_text_section": SECTION,
    "rich_text_list": Shape(
        {"elements": each(section, 10_000), "style": one_of("bullet", "ordered", "checked", "unchecked")},
        {**BORDER, "indent": whole_number(0, 8), "offset": number},
    ),
    "rich_text_preformatted": Shape({"elements": each(piece, 10_000, least=0)}, {**BORDER, "language": string(50)}),
    "rich_text_quote": Shape({"elements": each(piece, 10_000, least=0)}, BORDER),
}


def part(value: Any, place: Place) -> Iterator[Finding]:
    """A section, list, quotation or piece of code."""
    kind = kind_of(value)
    if kind not in PARTS:
        yield place.of("type").finding(f"unsupported type: {kind}")
        return
    yield from PARTS[kind](value, place)


RICH_TEXT = Shape({"elements": each(part, 10_000)}, {"block_id": string(ID_CHARACTERS), "fallback": anything})
