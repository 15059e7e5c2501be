"""Imports a release of the O*NET database into the file that the embedded service reads."""

import contextlib
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from importlib import resources
from pathlib import Path
from typing import Final

from bot.errors import ReleaseError
from bot.onet.codes import is_occupation_code
from bot.onet.embedded.bright_outlook import bright_outlook_codes
from bot.onet.embedded.relation import save_relation
from bot.onet.embedded.release_files import Release, Row
from bot.onet.embedded.release_info import UNKNOWN, ReleaseInfo
from bot.onet.embedded.schema import INDEXES, SCHEMA_VERSION, TABLES
from bot.onet.embedded.search.index import build_search_index
from bot.onet.models import JOB_ZONES, TASK_CHARACTERS, TITLE_CHARACTERS

ReportProgress = Callable[[str, int, int], None]
"""Told what is being read, how many steps are done, and how many there are."""

TASK_ID: Final = re.compile(r"[0-9]{1,9}")
RELEASE_NAME: Final = re.compile(r"O\*NET (\d+\.\d+) Database")
FOLDER_NAME: Final = re.compile(r"db_(\d+)_(\d+)")
SAMPLE_MARK: Final = "Sample data"
"""What the Read Me of made-up data begins with."""

ZONE_CODE: Final = re.compile(r"(?:1-)?([1-5])")
"""A zone's code in the reference table; "1-2" is zone 2 of the releases where zones 1 and 2 are one."""


@dataclass(frozen=True)
class Imported:
    """The result of an import: what it read, what was missing, how long it took, and where the database is."""

    info: ReleaseInfo
    missing: tuple[str, ...]
    seconds: float
    output: Path


def import_release(
    source: Path, output: Path, *, bright_outlook: Path | None = None, progress: ReportProgress | None = None
) -> Imported:
    """Import a release, a zip or a folder in either layout, into a database file.

    The file appears complete or not at all; an existing one stays until then.

    Raises:
        ReleaseError: names the file, the line and what to do.
    """
    began = time.perf_counter()
    with Release(source) as release, _new_database(output) as connection:
        reader = _ReleaseReader(release, connection, progress or (lambda *_: None))
        reader.read(bright_outlook)
        info = reader.finish()
    seconds = time.perf_counter() - began
    return Imported(info, tuple(reader.missing), seconds, output)


def import_sample(output: Path) -> Imported:
    """Import the sample data that comes with this project: made up, in a release's file layout."""
    with resources.as_file(resources.files("bot.onet.embedded") / "sample") as folder:
        return import_release(folder, output, bright_outlook=folder / "Bright Outlook.csv")


class _ReleaseReader:
    """Reads one release into one database, table by table."""

    def __init__(self, release: Release, connection: sqlite3.Connection, progress: ReportProgress) -> None:
        self._release = release
        self._connection = connection
        self._progress = progress
        self._codes: set[str] = set()
        self._tasks: set[str] = set()
        self._dwas: set[str] = set()
        self.missing: list[str] = []

    def read(self, bright_outlook: Path | None) -> None:
        steps: list[tuple[str, Callable[[], None]]] = [
            ("occupations", self._occupations),
            ("tasks", self._task_statements),
            ("activities", self._activities),
            ("links", self._links),
            ("job zones", self._zones),
            ("job zone names", self._zone_names),
            ("titles", self._titles),
            ("Bright Outlook", lambda: self._bright(bright_outlook)),
            ("search index", self._index),
        ]
        for done, (name, step) in enumerate(steps):
            self._progress(name, done, len(steps))
            step()
        self._progress("done", len(steps), len(steps))

    def finish(self) -> ReleaseInfo:
        """Write the release's own row, and return it."""
        readme = self._release.readme()
        info = ReleaseInfo(
            release=self._name(readme),
            sample=readme.lstrip().startswith(SAMPLE_MARK),
            occupations=self._count("occupation"),
            with_tasks=self._count("occupation WHERE task_count"),
            tasks=self._count("task"),
            links=self._count("task_dwa"),
            titles=self._count("title"),
            bright_outlook=self._count("occupation WHERE bright_outlook"),
            job_zones=self._count("occupation WHERE job_zone IS NOT NULL"),
        )
        self._connection.execute("INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", astuple(info))
        return info

    def _name(self, readme: str) -> str:
        if readme.lstrip().startswith(SAMPLE_MARK):
            return "sample"
        named = RELEASE_NAME.search(readme)
        if named:
            return named[1]
        folder = FOLDER_NAME.search(self._release.source.name)
        if folder:
            return f"{folder[1]}.{folder[2]}"
        self.missing.append("the release's number (no Read Me.txt)")
        return UNKNOWN

    def _occupations(self) -> None:
        def checked_rows() -> Iterator[tuple[str, str, str]]:
            columns = ["O*NET-SOC Code", "Title", "Description"]
            for row in self._release.rows("Occupation Data.txt", columns):
                code, title, description = row.values
                if not is_occupation_code(code):
                    raise row.wrong(f"{code!r} is not an O*NET-SOC code")
                if code in self._codes:
                    raise row.wrong(f"{code} is listed twice")
                if not 0 < len(title) <= TITLE_CHARACTERS:
                    raise row.wrong(f"the title has {len(title):,} characters, and may have {TITLE_CHARACTERS}")
                self._codes.add(code)
                yield code, title, description

        self._insert("INSERT INTO occupation (code, title, description) VALUES (?, ?, ?)", checked_rows())

    def _task_statements(self) -> None:
        positions: dict[str, int] = {}

        def checked_rows() -> Iterator[tuple[str, str, int, str]]:
            for row in self._release.rows("Task Statements.txt", ["O*NET-SOC Code", "Task ID", "Task"]):
                code, task, title = row.values
                self._check_code(row, code)
                if not TASK_ID.fullmatch(task):
                    raise row.wrong(f"{task!r} is not a task id")
                if task in self._tasks:
                    raise row.wrong(f"task {task} is listed twice")
                if not 0 < len(title) <= TASK_CHARACTERS:
                    raise row.wrong(f"the task has {len(title):,} characters, and may have {TASK_CHARACTERS:,}")
                self._tasks.add(task)
                positions[code] = positions.get(code, 0) + 1
                yield task, code, positions[code], title

        self._insert("INSERT INTO task VALUES (?, ?, ?, ?)", checked_rows())
        counts = ((count, code) for code, count in positions.items())
        self._insert("UPDATE occupation SET task_count = ? WHERE code = ?", counts)

    def _is_new_layout(self) -> bool:
        """Whether the release has the layout of 30.3 and later.

        The links decide, because a folder may still contain tables of a release that was unpacked there earlier.
        """
        if self._release.has_column("Tasks to DWAs.txt", "DWA ID"):
            return False
        return self._release.has("GWAs to IWAs to DWAs.txt")

    def _activities(self) -> None:
        """Detailed work activities with their intermediate one, in either layout."""
        table = "GWAs to IWAs to DWAs.txt" if self._is_new_layout() else "DWA Reference.txt"
        columns = [("IWA ID", "IWA Element ID"), ("DWA ID", "DWA Element ID"), ("DWA Title", "DWA Element Name")]

        def checked_rows() -> Iterator[tuple[str, str, str]]:
            for row in self._release.rows(table, columns):
                iwa, dwa, title = row.values
                if not iwa or not dwa:
                    raise row.wrong("an activity without its id")
                if dwa not in self._dwas:  # the newer layout may name an activity under each of its parents
                    self._dwas.add(dwa)
                    yield dwa, iwa, title

        self._insert("INSERT INTO dwa VALUES (?, ?, ?)", checked_rows())
        self._connection.execute("INSERT INTO iwa SELECT DISTINCT iwa_id, '' FROM dwa")
        if self._release.has("IWA Reference.txt"):
            rows = self._release.rows("IWA Reference.txt", ["IWA Title", "IWA ID"])
            self._insert("UPDATE iwa SET title = ? WHERE id = ?", (row.values for row in rows))

    def _links(self) -> None:
        def checked_rows() -> Iterator[tuple[str, str]]:
            columns = ["O*NET-SOC Code", "Task ID", ("DWA ID", "DWA Element ID")]
            for row in self._release.rows("Tasks to DWAs.txt", columns):
                code, task, dwa = row.values
                self._check_code(row, code)
                if task not in self._tasks:
                    raise row.wrong(f"task {task!r} is not in Task Statements.txt")
                if dwa not in self._dwas:
                    raise row.wrong(f"activity {dwa!r} is not in the list of activities")
                yield task, dwa

        self._insert("INSERT OR IGNORE INTO task_dwa VALUES (?, ?)", checked_rows())
        save_relation(self._connection)

    def _zones(self) -> None:
        if not self._release.has("Job Zones.txt"):
            self.missing.append("job zones (Job Zones.txt)")
            return

        def checked_rows() -> Iterator[tuple[int, str]]:
            for row in self._release.rows("Job Zones.txt", ["O*NET-SOC Code", "Job Zone"]):
                code, zone = row.values
                self._check_code(row, code)
                if zone not in map(str, JOB_ZONES):
                    raise row.wrong(f"{zone!r} is not a Job Zone from 1 to 5")
                yield int(zone), code

        self._insert("UPDATE occupation SET job_zone = ? WHERE code = ?", checked_rows())

    def _zone_names(self) -> None:
        """The release's own names of its Job Zones. Since 30.2, zones 1 and 2 are one, with the code 2."""
        if not self._release.has("Job Zone Reference.txt"):
            self.missing.append("the job zones' names (Job Zone Reference.txt)")
            return

        def checked_rows() -> Iterator[tuple[int, str]]:
            for row in self._release.rows("Job Zone Reference.txt", ["Job Zone", "Name"]):
                zone, name = row.values
                found = ZONE_CODE.fullmatch(zone)
                if not found or not name:
                    raise row.wrong(f"{zone!r} with the name {name!r} is not a Job Zone from 1 to 5")
                yield int(found[1]), name

        self._insert("INSERT OR REPLACE INTO job_zone VALUES (?, ?)", checked_rows())

    def _titles(self) -> None:
        """Alternate and reported titles. They only help the search, so a release may lack them."""
        names = ["Job Titles.txt", "Alternate Titles.txt"]
        names = names if self._is_new_layout() else names[::-1]
        titles = next((name for name in names if self._release.has(name)), None)
        if titles is None:
            self.missing.append("job titles (Alternate Titles.txt or Job Titles.txt)")
        else:
            self._add_titles("alternate", titles, ("Job Title", "Alternate Title", "Title"))
            if self._release.has_column(titles, "Short Title"):
                self._add_titles("short", titles, "Short Title")
        if self._release.has("Sample of Reported Titles.txt"):
            self._add_titles("reported", "Sample of Reported Titles.txt", "Reported Job Title")

    def _add_titles(self, kind: str, table: str, column: str | tuple[str, ...]) -> None:
        self._insert("INSERT INTO title VALUES (?, ?, ?)", self._titles_of(kind, table, column))

    def _titles_of(self, kind: str, table: str, column: str | tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
        for row in self._release.rows(table, ["O*NET-SOC Code", column]):
            code, title = row.values
            self._check_code(row, code)
            if title and title != "n/a":
                yield code, title, kind

    def _bright(self, listed: Path | None) -> None:
        if listed is None:
            self.missing.append("the Bright Outlook list (--bright-outlook CSV)")
            return
        codes = ((code,) for code in bright_outlook_codes(listed))
        self._insert("UPDATE occupation SET bright_outlook = 1 WHERE code = ?", codes)

    def _index(self) -> None:
        for statement in INDEXES:
            self._connection.execute(statement)
        build_search_index(self._connection)

    def _check_code(self, row: Row, code: str) -> None:
        if code not in self._codes:
            raise row.wrong(f"{code!r} is not in Occupation Data.txt")

    def _insert(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._connection.executemany(statement, rows)

    def _count(self, table: str) -> int:
        (count,) = self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own words
        return int(count)


@contextlib.contextmanager
def _new_database(output: Path) -> Iterator[sqlite3.Connection]:
    """A database file that is moved into place when it's complete, and removed otherwise."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name}.", suffix=".part", dir=output.parent)
    except OSError as error:
        raise ReleaseError(f"Cannot write to {output.parent} ({error.strerror}). Choose another --output.") from error
    os.close(handle)
    temporary = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            # The file isn't visible before it's renamed, so a journal would protect nothing.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + TABLES)
            yield connection
            connection.execute("COMMIT")
            connection.executescript(f"PRAGMA user_version = {SCHEMA_VERSION}; ANALYZE;")
        _move_into_place(temporary, output)
    except sqlite3.Error as error:
        raise ReleaseError(f"{output} cannot be written ({error}). Is the disk full?") from error
    finally:
        temporary.unlink(missing_ok=True)


def _move_into_place(temporary: Path, output: Path) -> None:
    try:
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.chmod(0o644)
        temporary.replace(output)
    except OSError as error:
        raise ReleaseError(f"{output} cannot be written ({error.strerror}). Choose another --output.") from error
