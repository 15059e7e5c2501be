"""Tables for spreadsheets: CSV and XLSX, safe to open, with where they come from."""

import csv
import io
from dataclasses import dataclass
from typing import Final

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with: a spreadsheet would take it for a formula (OWASP, CSV injection)."""

CELL_CHARACTERS: Final = 32_000
"""A spreadsheet's cell holds 32,767."""

SHEET_CHARACTERS: Final = 31

Cell = str | int


@dataclass(frozen=True)
class Column:
    """A column's heading, and how many characters wide it is shown."""

    heading: str
    width: int


@dataclass(frozen=True)
class Table:
    """Rows of cells, and lines that say what they are; `name` is that of the file, without its ending."""

    name: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about_sheet: str
    about: tuple[str, ...]


def as_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read it as such; what it is stands in lines before it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for line in table.about:
        writer.writerow([f"# {line}"])
    writer.writerow([column.heading for column in table.columns])
    for row in table.rows:
        writer.writerow([_safe(cell) for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    """A workbook of two sheets: the rows, and what they are."""
    held = io.BytesIO()
    import xlsxwriter  # noqa: PLC0415 - 20 ms of a start, for what few ask for

    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(table.sheet[:SHEET_CHARACTERS])
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.heading, bold)
        for number, row in enumerate(table.rows, 1):
            for at, cell in enumerate(row):
                write = sheet.write_number if isinstance(cell, int) else sheet.write_string
                write(number, at, _fitting(cell), wrapped)
        about = book.add_worksheet(table.about_sheet[:SHEET_CHARACTERS])
        about.set_column(0, 0, 120)
        for number, line in enumerate(table.about):
            about.write_string(number, 0, line, wrapped)
    return held.getvalue()


def _safe(cell: Cell) -> Cell:
    fitting = _fitting(cell)
    return f"'{fitting}" if isinstance(fitting, str) and fitting.startswith(DANGEROUS) else fitting


def _fitting(cell: Cell) -> Cell:
    return cell[:CELL_CHARACTERS] if isinstance(cell, str) else cell
