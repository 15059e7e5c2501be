"""Reads O*NET OnLine's list of Bright Outlook occupations: a CSV with the columns Code, Occupation, Categories."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from bot.errors import ReleaseError
from bot.onet.codes import is_occupation_code

MAX_BYTES: Final = 1024 * 1024
"""The most bytes of the list; that of November 2026 has 25 kB."""

MAX_NAME: Final = 300

SOURCE: Final = "Download the list as CSV from https://www.onetonline.org/find/bright?b=0."


def bright_outlook_codes(path: Path) -> Iterator[str]:
    """The codes in the list.

    Raises:
        ReleaseError: the file can't be read or isn't that list; names the line.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - see schema.py; a device or a pipe has no end
        raise ReleaseError(f"{str(path)[-MAX_NAME:]} can't be read: it isn't a file. {SOURCE}")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReleaseError(f"{path.name} has more than {MAX_BYTES >> 20} MB. {SOURCE}")
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield from _codes(path.name, stream)
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseError(f"{path} can't be read ({error}).") from error


def _codes(name: str, stream: IO[str]) -> Iterator[str]:
    reader = csv.DictReader(stream)
    try:
        if "Code" not in (reader.fieldnames or ()):
            raise ReleaseError(f"{name}, line 1: no column 'Code'. {SOURCE}")
        for row in reader:
            code = (row["Code"] or "").strip()
            if not is_occupation_code(code):
                raise ReleaseError(f"{name}, line {reader.line_num}: {code[:40]!r} is not an O*NET-SOC code.")
            yield code
    except csv.Error as error:
        raise ReleaseError(f"{name}, line {reader.line_num}: {error}. {SOURCE}") from error
