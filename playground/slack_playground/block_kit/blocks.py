"""The fields of each Block Kit block, and where it's allowed: https://docs.slack.dev/reference/block-kit/blocks."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from slack_playground.block_kit.charts import TITLE_CHARACTERS, chart
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
    listed,
    one_of,
    string,
    text,
    whole_number,
)
from slack_playground.block_kit.elements import (
    ACCESSORIES,
    IMAGE,
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    INPUTS,
    an_element,
)
from slack_playground.block_kit.rich_text import RICH_TEXT

CHILD_BLOCKS: Final = 10
COLUMNS: Final = 20
IN_CONTAINERS: Final = frozenset(
    "actions context divider file header image input rich_text section table video".split()
)

BLOCK: Final[Fields] = {"block_id": string(ID_CHARACTERS)}
PICTURE = an_element(frozenset({"image"}))
TASK_STATUS = one_of("pending", "in_progress", "complete", "error")
SOURCE = Shape({"url": address(3_000), "text": string(1_000)}, {})


def rich_text_object(value: Any, place: Place) -> Iterator[Finding]:
    """A rich_text block inside another block."""
    if kind_of(value) != "rich_text":
        yield place.of("type").finding("must be a rich_text block")
        return
    yield from RICH_TEXT(value, place)


def cell(value: Any, place: Place) -> Iterator[Finding]:
    """A cell of a table: raw_text, raw_number or rich_text."""
    kinds = {
        "raw_text": Shape({"text": string(10_000, least=0)}, {}),
        "raw_number": Shape({"value": anything, "text": string(10_000)}, {}),
        "rich_text": RICH_TEXT,
    }
    kind = kind_of(value)
    if kind not in kinds:
        yield place.of("type").finding(f"unsupported type: {kind}")
        return
    yield from kinds[kind](value, place)


TASK_CARD = Shape(
    {"task_id": string(ID_CHARACTERS), "title": string(1_000)},
    {
        **BLOCK,
        "status": TASK_STATUS,
        "details": rich_text_object,
        "output": rich_text_object,
        "sources": each(SOURCE, 100, least=0),
    },
)
CARD = Shape(
    {},
    {
        **BLOCK,
        "hero_image": PICTURE,
        "icon": PICTURE,
        "slack_icon": anything,
        "title": text(150, marked=True),
        "subtitle": text(150, marked=True),
        "body": text(200, marked=True),
        "subtext": text(200, marked=True),
        "actions": each(an_element(frozenset({"button"})), 5),
    },
)


def card(value: Any, place: Place) -> Iterator[Finding]:
    """A card of a carousel."""
    if kind_of(value) != "card":
        yield place.of("type").finding(f"unsupported type: {kind_of(value)}")
        return
    yield from CARD(value, place)
    yield from _together(value, place)


def child_block(value: Any, place: Place) -> Iterator[Finding]:
    """A block in a container."""
    yield from check_block(value, replace(place, allowed=IN_CONTAINERS))


BLOCK_SHAPES: Final[dict[str, Shape]] = {
    "actions": Shape({"elements": each(an_element(IN_ACTIONS), 25)}, BLOCK),
    "alert": Shape(
        {"text": text(3_000, marked=True)},
        {**BLOCK, "level": one_of("default", "info", "warning", "error", "success")},
    ),
    "call": Shape({"call_id": string(ID_CHARACTERS)}, {**BLOCK, "api_decoration_available": boolean, "call": anything}),
    "card": CARD,
    "carousel": Shape({"elements": each(card, 10)}, BLOCK),
    "container": Shape(
        {"child_blocks": each(child_block, CHILD_BLOCKS)},
        {
            **BLOCK,
            "title": text(150),
            "rich_text_title": anything,
            "subtitle": text(150, marked=True),
            "width": one_of("narrow", "standard", "wide", "full"),
            "icon": PICTURE,
            "is_collapsible": boolean,
            "default_collapsed": boolean,
            "has_header_divider": boolean,
        },
    ),
    "context": Shape({"elements": each(an_element(IN_CONTEXT), 10)}, BLOCK),
    "context_actions": Shape({"elements": each(an_element(IN_CONTEXT_ACTIONS), 5)}, BLOCK),
    "data_table": Shape(
        {"rows": each(each(cell, COLUMNS), 201, least=2), "caption": string(1_000)},
        {**BLOCK, "page_size": whole_number(1, 100), "row_header_column_index": whole_number(0, COLUMNS - 1)},
    ),
    "data_visualization": Shape({"title": string(TITLE_CHARACTERS), "chart": chart}, BLOCK),
    "divider": Shape({}, BLOCK),
    "file": Shape({"external_id": string(ID_CHARACTERS), "source": one_of("remote")}, BLOCK),
    "header": Shape({"text": text(150)}, BLOCK),
    "image": Shape({"alt_text": string(2_000)}, {**BLOCK, **IMAGE, "title": text(2_000)}),
    "input": Shape(
        {"label": text(2_000), "element": an_element(INPUTS)},
        {**BLOCK, "hint": text(2_000), "optional": boolean, "dispatch_action": boolean},
    ),
    "markdown": Shape({"text": string(12_000)}, BLOCK),
    "plan": Shape({"title": string(1_000)}, {**BLOCK, "tasks": each(TASK_CARD, 100, least=0)}),
    "rich_text": RICH_TEXT,
    "section": Shape(
        {},
        {
            **BLOCK,
            "text": text(3_000, marked=True),
            "fields": each(text(2_000, marked=True), 10),
            "accessory": an_element(ACCESSORIES),
            "expand": boolean,
        },
    ),
    "table": Shape(
        {"rows": each(each(cell, COLUMNS), 100)}, {**BLOCK, "column_settings": each(anything, COLUMNS, least=0)}
    ),
    "task_card": TASK_CARD,
    "video": Shape(
        {"alt_text": string(2_000), "video_url": address(3_000), "thumbnail_url": address(3_000), "title": text(199)},
        {
            **BLOCK,
            "title_url": address(3_000),
            "description": text(200),
            "provider_icon_url": address(3_000),
            "provider_name": string(200),
            "author_name": string(49),
        },
    ),
}

EVERYWHERE = frozenset("actions context divider header image input rich_text section video".split())
OF_MESSAGES = frozenset(
    "call card carousel container context_actions data_table data_visualization file markdown plan table"
    " task_card".split()
)
BLOCKS: Final[dict[str, frozenset[str]]] = {
    "message": EVERYWHERE | OF_MESSAGES,
    "modal": EVERYWHERE | {"alert"},
    "home": EVERYWHERE | {"data_table"},
}
"""Which blocks each surface allows."""


def check_block(block: Any, place: Place) -> Iterator[Finding]:
    """Everything that Slack would refuse in a block."""
    kind = kind_of(block)
    if kind not in BLOCK_SHAPES or kind not in place.allowed:
        yield place.of("type").finding(f"unsupported type: {kind}")
        return
    yield from BLOCK_SHAPES[kind](block, place)
    yield from _together(block, place)


def _together(block: dict[str, Any], place: Place) -> Iterator[Finding]:
    """The rules between a block's fields."""
    check = TOGETHER.get(block["type"])
    if check is not None:
        yield from check(block, place)


def _section(block: dict[str, Any], place: Place) -> Iterator[Finding]:
    if "text" not in block and "fields" not in block:
        yield place.finding("either `text` or `fields` must be given")


def _card(block: dict[str, Any], place: Place) -> Iterator[Finding]:
    if not {"hero_image", "title", "actions", "body"} & block.keys():
        yield place.finding("one of `hero_image`, `title`, `actions` and `body` must be given")


def _container(block: dict[str, Any], place: Place) -> Iterator[Finding]:
    if "title" not in block and "rich_text_title" not in block:
        yield place.finding("either `title` or `rich_text_title` must be given")
    if block.get("is_collapsible") is True and block.get("has_header_divider") is True:
        yield place.of("has_header_divider").finding("cannot be set where `is_collapsible` is true")


def _columns(block: dict[str, Any], place: Place) -> Iterator[Finding]:
    """Every row of a data table has as many cells as the first one, which has no rich text."""
    rows = [row for row in listed(block, "rows") if isinstance(row, list)]
    for number, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield place.of("rows", number).finding(f"must have {len(rows[0])} cells, as the first row has")
    for number, row_cell in enumerate(rows[0] if rows else ()):
        if kind_of(row_cell) == "rich_text":
            yield place.of("rows", 0, number, "type").finding("the header may not hold rich_text")


TOGETHER: Final[dict[str, Callable[[dict[str, Any], Place], Iterator[Finding]]]] = {
    "card": _card,
    "container": _container,
    "data_table": _columns,
    "section": _section,
}
