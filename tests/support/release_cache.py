"""A real release, imported once for all workers and runs: again only when the zip or the importing code changes."""

import fcntl
import hashlib
from collections.abc import Iterator
from pathlib import Path

from bot.onet.embedded import release as importer
from bot.onet.embedded.release import import_release
from bot.onet.embedded.schema import SCHEMA_VERSION


def imported(release: Path, folder: Path) -> Path:
    """The database of this release in the workers' shared folder; imports it if it isn't there yet."""
    database = folder / f"onet-{SCHEMA_VERSION}-{_digest(release)}.sqlite"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            for old in folder.glob("onet-*.sqlite"):
                old.unlink()
            import_release(release, database)
    return database


def _digest(release: Path) -> str:
    """A digest of the zip, and of the code and the data files that make a database of it."""
    digest = hashlib.sha256()
    for path in (release, *_code()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def _code() -> Iterator[Path]:
    embedded = Path(importer.__file__).parent
    for path in sorted(embedded.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield path
