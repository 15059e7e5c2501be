"""What is exported, as tables in a person's words: the results of a conversation, or their list."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from bot.conversation.export import Cell, Column, Table
from bot.conversation.profile import Saved
from bot.conversation.state import Snapshot
from bot.onet.models import RelatedOccupation, Task
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, filter_words

RESULTS: Final = {
    "code": 12,
    "title": 44,
    "bright": 14,
    "zone": 9,
    "closely": 14,
    "less": 12,
    "closely_duties": 90,
    "less_duties": 90,
}
LIST: Final = {"code": 12, "title": 44, "bright": 14, "zone": 9, "duties": 90}
"""The columns, by the names of their headings, and their widths in characters."""


def results_table(
    snapshot: Snapshot, chosen: Sequence[Task], rows: Sequence[RelatedOccupation], context: RenderContext
) -> Table:
    """All results in the shown order, with what they were found with."""
    messages, only = context.messages, filter_words(snapshot, context.messages)
    about = [
        messages.files.about_related.format(title=snapshot.title, code=snapshot.code, count=len(rows)),
        *([messages.files.about_filter.format(filter=only)] if only else []),
        *(messages.files.about_chosen.format(number=at, title=task.title) for at, task in enumerate(chosen, 1)),
    ]
    name = messages.files.related_name.format(title=_plain(snapshot.title) or snapshot.code)
    return _table(name, RESULTS, [_result(row, messages) for row in rows], about, context)


def list_table(saved: Sequence[Saved], duties: Mapping[str, Sequence[Task]], context: RenderContext) -> Table:
    """The person's list, with all duties of each occupation."""
    messages = context.messages
    rows = [
        (one.code, one.title, _yes(one.bright, messages), _number(one.zone), _lines(duties.get(one.code, ())))
        for one in saved
    ]
    return _table(messages.files.list_name, LIST, rows, [messages.files.about_list.format(count=len(saved))], context)


def _table(
    name: str,
    columns: Mapping[str, int],
    rows: Sequence[tuple[Cell, ...]],
    about: Sequence[str],
    context: RenderContext,
) -> Table:
    messages = context.messages
    source = messages.files.about_data.format(source=context.about.database or "O*NET Web Services")
    credit = context.about.credit or messages.credit.plain
    shown = tuple(Column(messages.files.headings[column], width) for column, width in columns.items())
    return Table(
        name, messages.files.occupations_sheet, shown, tuple(rows), messages.files.about_sheet, (*about, source, credit)
    )


def _result(row: RelatedOccupation, messages: Messages) -> tuple[Cell, ...]:
    close, less = row.tasks.closely_related, row.tasks.less_related
    facts = (row.code, row.title, _yes(row.tags.bright_outlook, messages), _number(row.job_zone))
    return (*facts, len(close), len(less), _lines(close), _lines(less))


def _yes(said: bool | None, messages: Messages) -> str:
    return messages.files.yes if said else ""


def _number(zone: int | None) -> Cell:
    return "" if zone is None else zone


def _lines(tasks: Sequence[Task]) -> str:
    return "\n".join(task.title for task in tasks)


def _plain(title: str) -> str:
    """A title as a part of a file's name."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60]
