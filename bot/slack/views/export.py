"""What is exported, as tables in a person's words: the results of a conversation, or their list."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from bot.conversation.export import Cell, Column, Table
from bot.conversation.profile import Saved
from bot.conversation.state import Snapshot
from bot.onet.models import RelatedOccupation, Task
from bot.slack.text.messages import Words
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
    snapshot: Snapshot, chosen: Sequence[Task], rows: Sequence[RelatedOccupation], look: RenderContext
) -> Table:
    """All results in the shown order, with what they were found with."""
    words, only = look.words, filter_words(snapshot, look.words)
    about = [
        words.about_related.format(title=snapshot.title, code=snapshot.code, count=len(rows)),
        *([words.about_filter.format(filter=only)] if only else []),
        *(words.about_chosen.format(number=at, title=task.title) for at, task in enumerate(chosen, 1)),
    ]
    name = words.file_related.format(title=_plain(snapshot.title) or snapshot.code)
    return _table(name, RESULTS, [_result(row, words) for row in rows], about, look)


def list_table(saved: Sequence[Saved], duties: Mapping[str, Sequence[Task]], look: RenderContext) -> Table:
    """The person's list, with all duties of each occupation."""
    words = look.words
    rows = [
        (one.code, one.title, _yes(one.bright, words), _number(one.zone), _lines(duties.get(one.code, ())))
        for one in saved
    ]
    return _table(words.file_list, LIST, rows, [words.about_list.format(count=len(saved))], look)


def _table(
    name: str, columns: Mapping[str, int], rows: Sequence[tuple[Cell, ...]], about: Sequence[str], look: RenderContext
) -> Table:
    words = look.words
    source = words.about_data.format(source=look.about.database or "O*NET Web Services")
    credit = look.about.credit or words.credit_plain
    shown = tuple(Column(words.headings[column], width) for column, width in columns.items())
    return Table(name, words.sheet_occupations, shown, tuple(rows), words.sheet_about, (*about, source, credit))


def _result(row: RelatedOccupation, words: Words) -> tuple[Cell, ...]:
    close, less = row.tasks.closely_related, row.tasks.less_related
    facts = (row.code, row.title, _yes(row.tags.bright_outlook, words), _number(row.job_zone))
    return (*facts, len(close), len(less), _lines(close), _lines(less))


def _yes(said: bool | None, words: Words) -> str:
    return words.yes if said else ""


def _number(zone: int | None) -> Cell:
    return "" if zone is None else zone


def _lines(tasks: Sequence[Task]) -> str:
    return "\n".join(task.title for task in tasks)


def _plain(title: str) -> str:
    """A title as a part of a file's name."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60]
