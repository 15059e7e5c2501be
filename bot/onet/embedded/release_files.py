"""Reads the text tables of an O*NET release line by line, with limits; errors name the file and the line.

Text edition: UTF-8, tab separated, no quoting, one header line (https://www.onetcenter.org/database.html). If a
spreadsheet saved a table, cells with a comma or a quotation mark are in quotes; such tables are read too.
"""

import lzma
import re
import textwrap
import zipfile
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast

from bot.errors import ReleaseError
from bot.onet.embedded.release_archive import HINT, README, ReleaseArchive

MAX_TABLE_BYTES: Final = 32 * 1024 * 1024
"""The most bytes of a table; the largest of release 29.3 has under 3 MB."""

MAX_ROW_BYTES: Final = 131_072
"""The most bytes of a row; the longest of release 29.3 has about 1,000."""

README_BYTES: Final = 64 * 1024
"""The release's number stands in the first line of its Read Me."""

QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
"""A cell as a spreadsheet writes it: in quotes, with quotation marks doubled."""

NO_TEXT: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""Characters that only damage brings into a table."""

COLUMNS_SHOWN: Final = 300
"""Of a header that can't be read, so many characters are shown: a table without one begins with long texts."""

AGAIN: Final = "Fetch the release again."
DAMAGED: Final = (OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError)
"""What reading a damaged or encrypted member of a zip raises."""


@dataclass(frozen=True)
class Row:
    """One row: the values of the requested columns, and its line number, counted from 1."""

    table: str
    line: int
    values: tuple[str, ...]

    def wrong(self, problem: str) -> ReleaseError:
        """The error that names this row."""
        return _wrong(self.table, self.line, problem)


class Release(AbstractContextManager["Release"]):
    """A release: a zip with one folder in it, or that folder.

    Raises:
        ReleaseError: something can't be read; names the file, the line and what to do.
    """

    def __init__(self, source: Path) -> None:
        self.source = source
        self._archive = ReleaseArchive(source)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._archive.__exit__(None, None, None)

    def has(self, table: str) -> bool:
        """Whether the release contains that table."""
        return self._archive.has(table)

    def has_column(self, table: str, column: str) -> bool:
        """Whether the release contains that table with that column."""
        return self.has(table) and column in self._header(table, unquote=True)

    def readme(self) -> str:
        """The beginning of the release's Read Me; empty if it has none."""
        if not self.has(README):
            return ""
        try:
            with self._archive.open(README) as stream:
                content = stream.read(README_BYTES)
        except DAMAGED as error:
            raise ReleaseError(f"{README} can't be read ({error}). {AGAIN}") from error
        return content.decode("utf-8-sig", "replace")

    def rows(self, table: str, columns: Sequence[str | Sequence[str]]) -> Iterator[Row]:
        """The rows of a table, with the named columns; a column may have one of several names.

        Empty rows are skipped.
        """
        if not self.has(table):
            raise ReleaseError(f"{self.source} has no file {table!r}. {HINT}")
        unquote = self._is_from_spreadsheet(table)
        header = self._header(table, unquote=unquote)
        places = [_place(table, header, names) for names in columns]
        for number, line in self._lines(table):
            cells = _cells(line, unquote=unquote)
            if number == 1 or not any(cells):
                continue
            if len(cells) != len(header):
                raise _wrong(table, number, f"{len(cells)} columns, but the header has {len(header)}")
            yield Row(table, number, tuple(cells[place] for place in places))

    def _header(self, table: str, *, unquote: bool) -> list[str]:
        with closing(self._lines(table)) as lines:
            _, line = next(lines, (1, ""))
        return _cells(line, unquote=unquote)

    def _is_from_spreadsheet(self, table: str) -> bool:
        """Whether a table was saved by a spreadsheet, which puts certain cells in quotes.

        A cell like `"x"` alone proves nothing: a statement may be a quotation. Doubled quotation marks prove it, and so
        does a table without a comma outside quotes.
        """
        doubled = quoted = comma = False
        bare = 0
        for number, line in self._lines(table):
            comma = comma or ('"' not in line and "," in line)
            for cell in line.split("\t") if '"' in line else ():
                if QUOTED.fullmatch(cell):
                    quoted, doubled = True, doubled or '""' in cell[1:-1]
                elif '"' in cell:
                    bare = bare or number
                else:
                    comma = comma or "," in cell
        if doubled and bare:
            raise _wrong(table, bare, "a quotation mark outside quotes, in a table with quoted cells")
        return quoted and not bare and (doubled or not comma)

    def _lines(self, table: str) -> Generator[tuple[int, str], None, None]:
        """The lines of a table, numbered from 1, without line ends; at most one line is in memory."""
        try:
            with BufferedReader(cast("Any", self._archive.open(table))) as stream:
                yield from _number_rows(table, stream)
        except DAMAGED as error:
            raise ReleaseError(f"{table} can't be read ({error}). {AGAIN}") from error


def _number_rows(table: str, stream: BufferedReader) -> Iterator[tuple[int, str]]:
    size = number = 0
    while line := stream.readline(MAX_ROW_BYTES + 1):
        number, size = number + 1, size + len(line)
        if len(line) > MAX_ROW_BYTES:
            raise _wrong(table, number, f"the row has more than {MAX_ROW_BYTES:,} bytes")
        if size > MAX_TABLE_BYTES:
            raise ReleaseError(f"{table} has more than {MAX_TABLE_BYTES >> 20} MB, more than any release's. {AGAIN}")
        yield number, _decode(table, number, line)


def _decode(table: str, number: int, line: bytes) -> str:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise ReleaseError(f"{table}, line {number}: not UTF-8. {AGAIN[:-1]}, or save the table as UTF-8.") from error
    if NO_TEXT.search(text):
        raise _wrong(table, number, "it contains control characters")
    return text


def _cells(line: str, *, unquote: bool) -> list[str]:
    cells = line.split("\t")
    if unquote:
        cells = [cell[1:-1].replace('""', '"') if QUOTED.fullmatch(cell) else cell for cell in cells]
    return [cell.strip() for cell in cells]


def _wrong(table: str, line: int, problem: str) -> ReleaseError:
    shown = problem if len(problem) <= COLUMNS_SHOWN else f"{problem[:COLUMNS_SHOWN]} …"
    return ReleaseError(f"{table}, line {line}: {shown}. {AGAIN[:-1]}, or correct that line.")


def _place(table: str, header: list[str], names: str | Sequence[str]) -> int:
    accepted = [names] if isinstance(names, str) else list(names)
    for name in accepted:
        if name in header:
            return header.index(name)
    found = textwrap.shorten(", ".join(filter(None, header)), COLUMNS_SHOWN, placeholder=" …") or "none"
    raise ReleaseError(
        f"{table}, line 1: no column {' or '.join(map(repr, accepted))}; there are {found}."
        " This isn't the text edition, or it has a layout that this version doesn't know."
    )
