"""Writes tables as CSV and XLSX files that are safe to open, with the source of the data."""

import csv
import io
import re
from dataclasses import dataclass
from typing import Any, Final

FORMULA: Final = re.compile(r"^[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet would take for a formula at a cell's beginning, also behind quotes and what isn't seen.

https://owasp.org/www-community/attacks/CSV_Injection."""

SEPARATOR: Final = re.compile(r"([;|\t\r\n])")
"""What begins another cell or row where the comma separates nothing: much of Europe uses the semicolon."""

CELL_CHARACTERS: Final = 32_000
"""A spreadsheet's cell holds 32,767."""

SHEET_CHARACTERS: Final = 31


@dataclass(frozen=True)
class Link:
    """A text that links to a page."""

    text: str
    url: str


Cell = str | int | Link


@dataclass(frozen=True)
class Column:
    """A column's heading, and its width in characters."""

    heading: str
    width: int


@dataclass(frozen=True)
class Table:
    """Rows of cells, and lines that describe them; `name` is the file's name without its ending.

    `credit_heading` heads the last column of the CSV, which holds the credit.
    """

    name: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about_sheet: str
    about: tuple[str, ...]
    credit_heading: str = "Source"


def as_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read it as such. The first line is the header.

    The description of the table and the data credit are in the last column of its first row.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*(column.heading for column in table.columns), table.credit_heading])
    for number, row in enumerate(table.rows):
        writer.writerow([*map(_safe, row), _safe("" if number else "\n".join(table.about))])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    """A workbook of two sheets: the rows, printed one page wide with their heading on each, and what they are."""
    file = io.BytesIO()
    import xlsxwriter  # noqa: PLC0415 - 20 ms of a start, for what few ask for

    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        linked = book.add_format({"font_color": "blue", "underline": 1, "valign": "top"})
        sheet = book.add_worksheet(table.sheet[:SHEET_CHARACTERS])
        _set_up_page(sheet)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.heading, bold)
        for number, row in enumerate(table.rows, 1):
            for at, cell in enumerate(row):
                _write(sheet, (number, at), cell, linked if isinstance(cell, Link) else wrapped)
        about = book.add_worksheet(table.about_sheet[:SHEET_CHARACTERS])
        about.set_column(0, 0, 100)
        about.fit_to_pages(1, 0)
        for number, line in enumerate(table.about):
            about.write_string(number, 0, line[:CELL_CHARACTERS], wrapped)
    return file.getvalue()


def _set_up_page(sheet: Any) -> None:
    """The heading stays in view and on each printed page; on paper the table is one page wide."""
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Any, place: tuple[int, int], cell: Cell, form: Any) -> None:
    row, column = place
    if isinstance(cell, int):
        sheet.write_number(row, column, cell, form)
    elif isinstance(cell, Link):
        sheet.write_url(row, column, cell.url, form, cell.text)
    else:
        sheet.write_string(row, column, cell[:CELL_CHARACTERS], form)


def _safe(cell: Cell) -> str | int:
    if isinstance(cell, int):
        return cell
    text = (cell.text if isinstance(cell, Link) else cell)[:CELL_CHARACTERS]
    return "".join(f"'{part}" if FORMULA.match(part) else part for part in SEPARATOR.split(text))
