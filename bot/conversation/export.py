"""The related occupations as a table for spreadsheets: CSV and XLSX, with where it comes from."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import xlsxwriter

from bot.onet.models import RelatedOccupation, Task

HEADINGS: Final = (
    "Code", "Title", "Bright Outlook", "Job Zone", "Closely related", "Less related", "Closely related duties",
    "Less related duties",
)  # fmt: skip
WIDTHS: Final = (12, 44, 14, 9, 14, 12, 90, 90)
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with: a spreadsheet would take it for a formula (OWASP, CSV injection)."""

CELL_CHARACTERS: Final = 32_000
"""A spreadsheet's cell holds 32,767."""


@dataclass(frozen=True)
class Table:
    """Related occupations in the shown order, and what they were found with.

    `chosen` are the person's own duties, `filter` says in words what was left out, empty where nothing was.
    """

    code: str
    title: str
    chosen: tuple[Task, ...]
    rows: tuple[RelatedOccupation, ...]
    filter: str
    source: str
    credit: str

    @property
    def name(self) -> str:
        """A file name without its ending."""
        plain = re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")[:60]
        return f"related-to-{plain or self.code}"


def as_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read it as such; what it is stands in lines before it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for line in _about(table):
        writer.writerow([f"# {line}"])
    writer.writerow(HEADINGS)
    for row in table.rows:
        writer.writerow([_safe(cell) for cell in _cells(row)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    """A workbook of two sheets: the occupations, and what they were found with."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Occupations")
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(table.rows), len(HEADINGS) - 1)
        for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(_cells(row)):
                write = sheet.write_number if isinstance(cell, int) else sheet.write_string
                write(number, column, cell, wrapped)
        about = book.add_worksheet("About")
        about.set_column(0, 0, 120)
        for number, line in enumerate(_about(table)):
            about.write_string(number, 0, line, wrapped)
    return held.getvalue()


def _about(table: Table) -> Iterator[str]:
    yield f"Occupations that share duties of {table.title} ({table.code}): {len(table.rows)}"
    if table.filter:
        yield f"Only: {table.filter}"
    for number, task in enumerate(table.chosen, 1):
        yield f"Chosen duty {number}: {task.title}"
    yield f"Data: {table.source}"
    yield table.credit


def _cells(row: RelatedOccupation) -> tuple[str | int, ...]:
    tasks = row.tasks
    return (
        row.code,
        row.title,
        "yes" if row.tags.bright_outlook else "",
        row.job_zone if row.job_zone is not None else "",
        len(tasks.closely_related),
        len(tasks.less_related),
        _lines(tasks.closely_related),
        _lines(tasks.less_related),
    )


def _lines(tasks: Sequence[Task]) -> str:
    return "\n".join(task.title for task in tasks)[:CELL_CHARACTERS]


def _safe(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell
