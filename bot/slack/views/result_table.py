"""All results as one table that sorts and filters in Slack's client.

Block: https://docs.slack.dev/reference/block-kit/blocks/data-table-block
"""

from collections.abc import Sequence
from typing import Any, Final

from bot.conversation.results_order import duties_answered
from bot.conversation.state import Snapshot
from bot.onet.models import RelatedOccupation
from bot.slack.blocks import Block, Message, context_block, cut, escape, header
from bot.slack.views.layout import RenderContext, credit, page_of, titled, zone_name

ROWS: Final = 100
"""A data_table holds so many for certain, beside its header."""
PAGE: Final = 20
TITLE: Final = 60
TITLES_IN_TEXT: Final = 3


def result_table(snapshot: Snapshot, rows: Sequence[RelatedOccupation], context: RenderContext) -> Message:
    """The table; if it can't hold all rows, a line says so."""
    messages = context.messages.table
    head = [messages.occupation, messages.code, messages.answers, messages.closely, messages.less, messages.zone]
    table: Block = {
        "type": "data_table",
        "caption": messages.caption.format(title=cut(snapshot.titles, 100)),
        "page_size": PAGE,
        "row_header_column_index": 0,
        "rows": [[_text(label) for label in [*head, messages.bright]], *(_row(row, context) for row in rows[:ROWS])],
    }
    more = [context_block(messages.more.format(shown=ROWS, total=len(rows)))] if len(rows) > ROWS else []
    titles = "; ".join(escape(row.title) for row in rows[:TITLES_IN_TEXT])
    text = messages.text.format(total=len(rows), titles=titles)
    return Message(text, (header(titled(messages.title, snapshot)), table, *more, credit(context)))


def _row(row: RelatedOccupation, context: RenderContext) -> list[dict[str, Any]]:
    related, answered = row.tasks, duties_answered(row)
    zone = "" if row.job_zone is None else zone_name(row.job_zone, row.job_zone_title, context)
    return [
        _text(cut(row.title, TITLE)),
        _link_cell(row.code),
        _number(answered) if answered is not None else _text("–"),
        _number(len(related.closely_related)),
        _number(len(related.less_related)),
        _text(zone or "–"),
        _text(context.messages.files.yes if row.tags.bright_outlook else "–"),
    ]


def _text(text: str) -> dict[str, Any]:
    return {"type": "raw_text", "text": text}


def _number(number: int) -> dict[str, Any]:
    return {"type": "raw_number", "value": number, "text": str(number)}


def _link_cell(code: str) -> dict[str, Any]:
    url = {"type": "link", "url": page_of(code), "text": code}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [url]}]}
