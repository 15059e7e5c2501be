"""The data of a benchmark: the given release, or the made-up sample."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import bot.onet.embedded
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.embedded.release import import_release
from bot.onet.models import Sort

SAMPLE = Path(bot.onet.embedded.__file__).parent / "sample"


@dataclass(frozen=True)
class Example:
    """An occupation with the fewest of its first tasks that relate it to as many others as a benchmark wants."""

    code: str
    title: str
    tasks: tuple[str, ...]
    related: int


def arguments(description: str | None) -> argparse.ArgumentParser:
    """A command line that names the release."""
    parser = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    parser.add_argument(
        "release", nargs="?", type=Path, default=SAMPLE, help="an O*NET release, zip or folder; else the sample data"
    )
    return parser


@contextmanager
def database(release: Path) -> Iterator[Path]:
    """The imported release, in a temporary file."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        yield import_release(release, Path(folder) / "onet.sqlite").output


def example(path: Path, wanted: int) -> Example:
    """The occupation that reaches so many related occupations with the fewest tasks; else the one with the most."""
    with JobDutiesDatabase.open(path) as onet:
        tasks = {code: [int(task.id) for task in onet.tasks(code)] for code in onet.codes()}
        best = Example("", "", (), 0)
        for count in range(1, max(map(len, tasks.values())) + 1):
            for code, ids in tasks.items():
                found = len(onet.related(code, ids[:count], Sort.CODE)) if len(ids) >= count else 0
                if found > best.related:
                    title = onet.occupations([code])[0].title
                    best = Example(code, title, tuple(map(str, ids[:count])), found)
            if best.related >= wanted:
                break
        return best


def largest(path: Path) -> Example:
    """The occupation with the most tasks, all of them."""
    with JobDutiesDatabase.open(path) as onet:
        code = max(onet.codes(), key=lambda code: len(onet.tasks(code)))
        ids = tuple(task.id for task in onet.tasks(code))
        found = len(onet.related(code, [int(task) for task in ids], Sort.CODE))
        return Example(code, onet.occupations([code])[0].title, ids, found)
