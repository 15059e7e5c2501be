"""The text tables of an O*NET release, read from a zip or a folder and checked line by line.

Text edition: UTF-8, tab separated, no quoting, one header line (https://www.onetcenter.org/database.html).
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from bot.errors import ReleaseError

MAX_TABLE_BYTES: Final = 512 * 1024 * 1024
"""No table of a release is near this size; a zip that says otherwise is not a release."""


@dataclass(frozen=True)
class Row:
    """One row: its values in the order asked for, and where it stands."""

    table: str
    line: int
    values: tuple[str, ...]

    def wrong(self, what: str) -> ReleaseError:
        """The error that names this row."""
        return ReleaseError(f"{self.table}, line {self.line}: {what}. Fetch the release again, or mend that line.")


class Release(AbstractContextManager["Release"]):
    """A release as it was fetched: a zip with one folder in it, or that folder.

    Raises ReleaseError, naming file, line and remedy, for whatever cannot be read.
    """

    def __init__(self, source: Path) -> None:
        self.source = source
        self._zip: zipfile.ZipFile | None = None
        self._members: dict[str, str | Path] = {}
        if source.is_dir():
            self._members = {path.name: path for path in source.rglob("*") if path.is_file()}
        else:
            self._open_zip()

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        if self._zip is not None:
            self._zip.close()

    def __enter__(self) -> Self:
        return self

    def has(self, table: str) -> bool:
        """Whether the release holds that file, wherever in it."""
        return table in self._members

    def has_column(self, table: str, column: str) -> bool:
        """Whether the release holds that file with that column."""
        header, _, _ = self.text(table).partition("\n")
        return column in [name.strip() for name in header.split("\t")]

    def text(self, table: str) -> str:
        """A whole file as text; empty where there is none."""
        member = self._members.get(table)
        if member is None:
            return ""
        try:
            content = self._content(member)
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise ReleaseError(f"{table} cannot be read ({error}). Fetch the release again.") from error
        return _decoded(table, content)

    def rows(self, table: str, columns: Sequence[str | Sequence[str]]) -> Iterator[Row]:
        """The rows of a table, with the named columns; a column may go by one of several names."""
        if not self.has(table):
            raise ReleaseError(
                f"{self.source} holds no file {table!r}."
                " Give the zip of a text release, as it comes from https://www.onetcenter.org/database.html."
            )
        lines = io.StringIO(self.text(table), newline="")
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = [name.strip() for name in next(reader, [])]
        places = [_place(table, header, names) for names in columns]
        for cells in reader:
            if not cells:
                continue
            row = Row(table, reader.line_num, tuple(cells))
            if len(cells) != len(header):
                raise row.wrong(f"{len(cells)} columns where the header has {len(header)}")
            yield Row(table, reader.line_num, tuple(cells[place].strip() for place in places))

    def _open_zip(self) -> None:
        try:
            self._zip = zipfile.ZipFile(self.source)
        except FileNotFoundError as error:
            raise ReleaseError(f"There is no file or folder {self.source}.") from error
        except (zipfile.BadZipFile, OSError) as error:
            raise ReleaseError(f"{self.source} cannot be read as a zip ({error}). Fetch the release again.") from error
        for member in self._zip.infolist():
            name = member.filename.rsplit("/", 1)[-1]
            if name and member.file_size > MAX_TABLE_BYTES:
                raise ReleaseError(f"{self.source}: {name} is far larger than a release's table can be.")
            if name:
                self._members[name] = member.filename

    def _content(self, member: str | Path) -> bytes:
        if isinstance(member, Path):
            return member.read_bytes()
        return self._zip.read(member) if self._zip else b""


def _decoded(table: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ReleaseError(
            f"{table}, line {line}: not UTF-8. Fetch the release again; do not save it from a spreadsheet."
        ) from error


def _place(table: str, header: list[str], names: str | Sequence[str]) -> int:
    accepted = [names] if isinstance(names, str) else list(names)
    for name in accepted:
        if name in header:
            return header.index(name)
    raise ReleaseError(
        f"{table}, line 1: no column {' or '.join(map(repr, accepted))}; there are {', '.join(header) or 'none'}."
        " This is not the text edition, or a layout that this version does not know."
    )
