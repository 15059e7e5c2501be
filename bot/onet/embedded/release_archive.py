"""Finds the files of one O*NET release in a zip or a folder.

A source must hold each table once. A folder is the release itself, or has the release in one of its direct
subfolders. Deeper folders aren't searched, so a large folder like /tmp is never imported by accident.
"""

import os
import struct
import zipfile
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from bot.errors import ReleaseError

README: Final = "Read Me.txt"

TABLES: Final = frozenset(
    {
        "Occupation Data.txt",
        "Task Statements.txt",
        "Tasks to DWAs.txt",
        "DWA Reference.txt",
        "IWA Reference.txt",
        "GWAs to IWAs to DWAs.txt",
        "Job Zones.txt",
        "Job Zone Reference.txt",
        "Alternate Titles.txt",
        "Job Titles.txt",
        "Sample of Reported Titles.txt",
    }
)
"""The tables an import reads; a release has others, which are ignored."""

MACOS: Final = "__MACOSX/"
"""The folder that macOS adds to a zip for its own notes about each file."""

SHOWN: Final = 300
"""Of names that may have any length, so many characters are shown."""

HINT: Final = "Give the zip of a text release, as it comes from https://www.onetcenter.org/database.html."


class ReleaseArchive(AbstractContextManager["ReleaseArchive"]):
    """The files of one release by their names.

    Raises:
        ReleaseError: the source is missing, isn't a release, or contains two; says what to do.
    """

    def __init__(self, source: Path) -> None:
        self._zip = None if os.path.isdir(source) else _open_zip(source)  # noqa: PTH112 - see schema.py
        names = _in_folder(source) if self._zip is None else _in_zip(self._zip)
        self._members = _single_release(source, names)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        if self._zip is not None:
            self._zip.close()

    def has(self, name: str) -> bool:
        """Whether the release contains that file."""
        return name in self._members

    def open(self, name: str) -> IO[bytes]:
        """Open a file of the release. Raises OSError or one of zipfile's errors if it is damaged."""
        member = self._members[name]
        return Path(member).open("rb", buffering=0) if self._zip is None else self._zip.open(member)


def _open_zip(source: Path) -> zipfile.ZipFile:
    if not os.path.isfile(source):  # noqa: PTH113 - see schema.py; a device or a pipe has no end
        raise ReleaseError(f"There is no file or folder {str(source)[:SHOWN]}.")
    try:
        return zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise ReleaseError(f"{source} can't be read as a zip ({error}). Fetch the release again.") from error


def _in_zip(archive: zipfile.ZipFile) -> list[str]:
    files = (member.filename for member in archive.infolist() if not member.is_dir())
    return [name for name in files if not name.startswith(MACOS)]


def _in_folder(source: Path) -> list[str]:
    """Files of the folder and of its direct subfolders that have the name of a release's file."""
    try:
        folders = [source, *sorted(path for path in source.iterdir() if path.is_dir())]
        paths = [folder / name for folder in folders for name in (*TABLES, README)]
        return [str(path) for path in paths if path.is_file()]
    except OSError as error:
        raise ReleaseError(f"{source} can't be read ({error.strerror}). {HINT}") from error


def _single_release(source: Path, names: Iterable[str]) -> dict[str, str]:
    """The release's files by their base names, if all its tables stand in one folder, each once."""
    folders: dict[str, dict[str, str]] = {}
    for name in names:
        folder, _, base = name.replace("\\", "/").rpartition("/")
        if base in TABLES and base in folders.get(folder, {}):
            raise ReleaseError(f"{source} has {base!r} twice. Fetch the release again.")
        folders.setdefault(folder, {})[base] = name
    releases = {folder: files for folder, files in folders.items() if TABLES & files.keys()}
    if len(releases) > 1:
        listed = ", ".join(repr(folder or ".") for folder in sorted(releases))[:SHOWN]
        raise ReleaseError(f"{source} has tables of a release in {len(releases)} folders: {listed}. Import one.")
    if not releases:
        raise ReleaseError(f"{source} has no file 'Occupation Data.txt'. {HINT}")
    (files,) = releases.values()
    return files
