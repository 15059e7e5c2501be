"""Writes docs/failure-tests.md from the table beside the failure tests: `python -m tools.failure_tests`.

`tests/failures/failures.tsv` has a row for each failure that is tested: its section, the failure, what people see,
what is kept, and the test's module and name. `tests/failures/test_fault_matrix.py` compares it with the tests.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
TABLE: Final = ROOT / "tests" / "failures" / "failures.tsv"
PAGE: Final = ROOT / "docs" / "failure-tests.md"

INTRODUCTION: Final = """\
# Failures and their tests

`python -m tools.failure_tests` generates this page from `tests/failures/failures.tsv`; a test compares the table with
the tests. Read [failure-modes.md](failure-modes.md) for a summary. After each failure the conversation continues and
no choice is lost: the last screen carries the conversation in its buttons, and each click repeats the state of
the page's checkboxes.
"""


class Failure(NamedTuple):
    """One failure that is tested. `test` is module::name, with the id of its parameters where it has any."""

    section: str
    failure: str
    seen: str
    kept: str
    test: str


def failures() -> Iterator[Failure]:
    """Every failure of the table, in its order."""
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        yield Failure(*line.split("\t"))


def render() -> str:
    """The page, as Markdown."""
    parts = [INTRODUCTION]
    for section, rows in itertools.groupby(failures(), lambda row: row.section):
        table = [f"| {row.failure} | {row.seen} | {row.kept} | `{row.test}` |" for row in rows]
        head = ["| Failure | What people see | What is kept | Test |", "|---|---|---|---|"]
        parts.append("\n".join([f"## {section}", "", *head, *table]) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(render(), "utf-8")
