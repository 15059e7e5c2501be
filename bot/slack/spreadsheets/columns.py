"""The exported tables, in the person's language: a conversation's results, or a list."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from bot.conversation.results_order import duties_met, is_less_related
from bot.conversation.saved_lists import Saved
from bot.conversation.state import Snapshot
from bot.onet.models import RelatedOccupation, Task
from bot.slack.spreadsheets.formats import Cell, Column, Link, Table
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext, filter_words, less_related_words, page_of, zone_name

RESULTS: Final = {
    "code": 12,
    "title": 44,
    "bright": 10,
    "zone": 34,
    "closely": 10,
    "less": 10,
    "answers": 50,
    "closely_duties": 60,
    "less_duties": 50,
}
LIST: Final = {"code": 12, "title": 44, "bright": 10, "zone": 34, "duties": 80}
"""The columns, by the names of their headings, and their widths in characters."""


def results_table(
    snapshot: Snapshot, chosen: Sequence[Task], rows: Sequence[RelatedOccupation], context: RenderContext, day: str = ""
) -> Table:
    """All results in the shown order, with the chosen duties and the filter; `day` is the date, as in 2026-11-28."""
    messages, only = context.messages, filter_words(snapshot, context.messages)
    less = sum(map(is_less_related, rows))
    about = [
        *client_line(snapshot.name, messages),
        messages.files.about_related.format(title=snapshot.titles, code=_codes(snapshot), count=len(rows)),
        *([messages.files.about_filter.format(filter=only)] if only else []),
        *filter(None, [less_related_words(len(rows) - less, less, messages)]),
        *(messages.files.about_chosen.format(number=at, title=task.title) for at, task in enumerate(chosen, 1)),
        *date_line(day, messages),
    ]
    name = file_name(messages.files.related_name.format(title=slug(snapshot.titles) or snapshot.code), snapshot, day)
    lines = [_result(row, {task.id: task for task in chosen}, context) for row in rows]
    return _table(name, RESULTS, lines, about, context)


def file_name(name: str, snapshot: Snapshot | None, day: str, client: str = "") -> str:
    """The name of a file: its content, the client, and the day."""
    return "-".join(filter(None, [name, slug(snapshot.name if snapshot else client), day]))


def client_line(client: str, messages: Messages) -> list[str]:
    """The line that names the client."""
    return [messages.files.about_client.format(name=client)] if client else []


def date_line(day: str, messages: Messages) -> list[str]:
    """The line with the date."""
    return [messages.files.about_date.format(day=day)] if day else []


def _codes(snapshot: Snapshot) -> str:
    return ", ".join(job.code for job in snapshot.jobs)


def list_table(
    saved: Sequence[Saved],
    duties: Mapping[str, Sequence[Task]],
    context: RenderContext,
    *,
    client: str = "",
    day: str = "",
) -> Table:
    """The person's list, or a client's, with all duties of each occupation."""
    messages = context.messages
    rows: list[tuple[Cell, ...]] = [
        (
            _link(occupation.code),
            occupation.title,
            _yes(occupation.bright, messages),
            _zone(occupation.zone, None, context),
            _titles(duties.get(occupation.code, ())),
        )
        for occupation in saved
    ]
    about = [
        *client_line(client, messages),
        messages.files.about_list.format(count=len(saved)),
        *date_line(day, messages),
    ]
    return _table(file_name(messages.files.list_name, None, day, client), LIST, rows, about, context)


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
        name,
        messages.files.occupations_sheet,
        shown,
        tuple(rows),
        messages.files.about_sheet,
        (*about, source, credit),
        messages.files.source_heading,
    )


def _result(row: RelatedOccupation, yours: Mapping[str, Task], context: RenderContext) -> tuple[Cell, ...]:
    close, less = row.tasks.closely_related, row.tasks.less_related
    answers = _titles([task for task in yours.values() if task.id in duties_met(row)])
    if answers and is_less_related(row):
        answers = f"{context.messages.files.less_closely}\n{answers}"
    bright, zone = _yes(row.tags.bright_outlook, context.messages), _zone(row.job_zone, row.job_zone_title, context)
    facts = (_link(row.code), row.title, bright, zone)
    return (*facts, len(close), len(less), answers, _titles(close), _titles(less))


def _link(code: str) -> Link:
    return Link(code, page_of(code))


def _zone(zone: int | None, title: str | None, context: RenderContext) -> str:
    """A Job Zone in number and words, without Slack's markup."""
    return "" if zone is None else zone_name(zone, title, context)


def _yes(flag: bool | None, messages: Messages) -> str:
    return messages.files.yes if flag else ""


def _titles(tasks: Sequence[Task]) -> str:
    return "\n".join(task.title for task in tasks)


def slug(title: str) -> str:
    """A title as a part of a file's name."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60]
