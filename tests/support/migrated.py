"""Databases with this release's tables: a migration takes 0.1 s, a copy of what it made next to nothing."""

import asyncio
import shutil
from pathlib import Path

import pytest

from tests.support import postgres


def migrated_database(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """The address of a new database of this kind, `sqlite` or `postgresql`, with all tables and no rows.

    It is made in an event loop of its own, so no fixture that asks for it may be async.
    """
    if kind == "postgresql":
        template = request.getfixturevalue("migrated_postgresql")
        return asyncio.run(postgres.new_database(request.getfixturevalue("postgresql"), template))
    file = folder / "migrated.sqlite"
    shutil.copyfile(request.getfixturevalue("migrated_sqlite"), file)
    return f"sqlite:///{file}"
