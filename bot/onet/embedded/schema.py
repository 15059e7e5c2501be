"""The tables of an imported database, and the checks when one is opened."""

import os
import sqlite3
from pathlib import Path
from typing import Final

from bot.errors import ReleaseError

SCHEMA_VERSION: Final = 5
"""One more whenever a table changes; a database of another version has to be imported again."""

TABLES: Final = """
CREATE TABLE release (
  name TEXT NOT NULL, sample INTEGER NOT NULL, occupations INTEGER NOT NULL, with_tasks INTEGER NOT NULL,
  tasks INTEGER NOT NULL, links INTEGER NOT NULL, titles INTEGER NOT NULL, bright_outlook INTEGER NOT NULL,
  job_zones INTEGER NOT NULL
);
CREATE TABLE occupation (
  code TEXT PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL, job_zone INTEGER,
  bright_outlook INTEGER NOT NULL DEFAULT 0, task_count INTEGER NOT NULL DEFAULT 0,
  title_count INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE job_zone (zone INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE title (code TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL);
CREATE TABLE task (id INTEGER PRIMARY KEY, code TEXT NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL);
CREATE TABLE iwa (id TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE dwa (id TEXT PRIMARY KEY, iwa_id TEXT NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE task_dwa (
  task_id INTEGER NOT NULL, dwa_id TEXT NOT NULL, PRIMARY KEY (task_id, dwa_id)
) WITHOUT ROWID;
CREATE TABLE relation (
  codes TEXT NOT NULL, ids BLOB NOT NULL, occupations BLOB NOT NULL, dwas BLOB NOT NULL, tasks BLOB NOT NULL,
  iwas BLOB NOT NULL, of_iwa BLOB NOT NULL
);
"""

INDEXES: Final = ("CREATE INDEX task_by_code ON task (code, position)", "CREATE INDEX title_by_code ON title (code)")


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection to an imported database. A newer import in its place doesn't change this connection.

    Raises:
        ReleaseError: it's missing, isn't such a database, or has another version; says what to do.
    """
    remedy = "Import a release: python -m bot data import RELEASE."
    if not os.path.isfile(path):  # noqa: PTH113 - a Path raises if its name is too long
        raise ReleaseError(f"There is no database {path}. {remedy}")
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise ReleaseError(f"{path} can't be opened ({error}). May the bot's user read it?") from error
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("SELECT name FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise ReleaseError(f"{path} isn't a database of this bot ({error}). {remedy}") from error
    if found != SCHEMA_VERSION:
        connection.close()
        raise ReleaseError(
            f"{path} has schema version {found}, but this release reads version {SCHEMA_VERSION}. {remedy}"
        )
    return connection
