"""Queries of the Job Duties services over an imported database."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from pydantic import TypeAdapter

from bot.onet.embedded.relation import SharedTasks, load_relation
from bot.onet.embedded.release_info import ReleaseInfo
from bot.onet.embedded.schema import open_read_only
from bot.onet.embedded.search.engine import OccupationSearch, SearchResult
from bot.onet.matching.duty_matcher import matching_duties
from bot.onet.matching.pasted_text import is_pasted, read_pasted
from bot.onet.matching.sentences import meant_sentences
from bot.onet.matching.steps import Steps
from bot.onet.models import About, FullRelatedOccupation, FullRelatedTasks, MatchedDuty, Occupation, Sort, Tags, Task

API_VERSION: Final = "2.0"
DUTIES_COMPARED: Final = 60
"""Duties of all occupations that are compared with a text word by word, after a first look at all of them."""

TASKS: Final = TypeAdapter(list[Task])
"""All tasks of an occupation at once, in half the time of one after the other."""


@dataclass(frozen=True)
class _Match:
    """A related occupation with the ids of its related tasks."""

    code: str
    title: str
    job_zone: int | None
    bright_outlook: bool
    shared: SharedTasks


class JobDutiesDatabase(AbstractContextManager["JobDutiesDatabase"]):
    """Reads an imported database. Use it from one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._search = OccupationSearch(connection)
        self._relation = load_relation(connection)
        self._zone_titles: dict[int, str] = dict(connection.execute("SELECT zone, name FROM job_zone ORDER BY zone"))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a database. Raises ReleaseError, with what to do, if it can't be read."""
        return cls(open_read_only(path))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.close()

    def release_info(self) -> ReleaseInfo:
        """What this database contains."""
        row = self._connection.execute("SELECT * FROM release").fetchone()
        return ReleaseInfo(row[0], bool(row[1]), *row[2:])

    def about(self) -> About:
        """The response of the `about` service."""
        facts = self.release_info()
        return About(
            api_version=API_VERSION,
            database=facts.name,
            sample=facts.sample,
            credit=facts.credit,
            job_zones=self._zone_titles or None,
        )

    def codes(self) -> list[str]:
        """The codes of all occupations, in order."""
        return [code for (code,) in self._connection.execute("SELECT code FROM occupation ORDER BY code")]

    def search(self, keyword: str) -> list[str]:
        """The codes of all occupations that match, best first."""
        return self._search.codes(keyword)

    def search_in_steps(self, keyword: str) -> Steps[SearchResult]:
        """In steps: the codes of all occupations that match, best first, and how the keyword was understood."""
        return self._search.search(keyword)

    def occupations(self, codes: Sequence[str]) -> list[Occupation]:
        """The occupations of these codes, in their order."""
        statement = f"SELECT code, title, bright_outlook FROM occupation WHERE code IN ({_marks(codes)})"  # noqa: S608 - marks only
        found = {row[0]: row for row in self._connection.execute(statement, codes)}
        return [
            Occupation(code=code, title=found[code][1], tags=Tags(bright_outlook=bool(found[code][2])))
            for code in codes
        ]

    def has(self, code: str) -> bool:
        """Whether an occupation has that code."""
        return self._connection.execute("SELECT 1 FROM occupation WHERE code = ?", (code,)).fetchone() is not None

    def tasks(self, code: str) -> list[Task]:
        """All tasks of an occupation in release order; empty if it has none or is unknown."""
        return list(self._tasks(code).values())

    def titles(self, code: str) -> list[str]:
        """What people in an occupation call themselves: reported titles, then alternate ones."""
        statement = "SELECT title FROM title WHERE code = ? AND kind != 'short' ORDER BY kind != 'reported', rowid"
        return list(dict.fromkeys(title for (title,) in self._connection.execute(statement, (code,))))

    def match(self, code: str, text: str) -> Steps[list[MatchedDuty]]:
        """The duties of an occupation that a text describes, best first."""
        return matching_duties(text, self.tasks(code))

    def match_everywhere(self, text: str) -> Steps[list[MatchedDuty]]:
        """The duties of all occupations that a text describes, best first; `DUTIES_COMPARED` at most."""
        telling = "\n".join(read_pasted(text).lines) if is_pasted(text) else text
        ids = (yield from self._search.duties(meant_sentences(telling)))[:DUTIES_COMPARED]
        statement = f"SELECT id, code, title FROM task WHERE id IN ({_marks(ids)})"  # noqa: S608 - marks only
        rows = self._connection.execute(statement, ids).fetchall()
        codes = {str(task): code for task, code, _ in rows}
        found = yield from matching_duties(telling, [Task(id=str(task), title=title) for task, _, title in rows])
        return [duty.model_copy(update={"code": codes[duty.id], "ticked": False}) for duty in found]

    def _tasks(self, code: str) -> dict[int, Task]:
        rows = self._connection.execute("SELECT id, title FROM task WHERE code = ? ORDER BY position", (code,))
        ids, titles = tuple(zip(*rows, strict=True)) or ((), ())
        tasks = TASKS.validate_python(
            [{"id": str(task), "title": title} for task, title in zip(ids, titles, strict=True)]
        )
        return dict(zip(ids, tasks, strict=True))

    def related(self, code: str, tasks: Sequence[int], sort: Sort) -> "RelatedList":
        """All occupations related to these tasks of the occupation `code`, in the given order."""
        shared = self._relation.related(code, tasks)
        matches = [_Match(*facts, shared[facts[0]]) for facts in self._facts(list(shared))]
        return RelatedList(self, sorted(matches, key=_ORDERS[sort]), self._relation.answers(tasks))

    def less_related(self, code: str, tasks: Sequence[int], *, full: bool = False) -> list[FullRelatedOccupation]:
        """All occupations whose tasks are only less related to these tasks of the occupation `code`, by code.

        Each has these tasks, with `full` all of its tasks too, and in `answers` which of the chosen ones each is less
        related to.
        """
        shared = self._relation.less_related(code, tasks)
        answers = self._relation.answers(tasks, less=True)
        statements = self._statements({task for each in shared.values() for task in each.less})
        return [
            FullRelatedOccupation(
                code=other,
                title=title,
                tags=Tags(bright_outlook=bright),
                job_zone=zone,
                tasks=FullRelatedTasks(
                    less_related=tuple(statements[task] for task in sorted(shared[other].less)),
                    full=tuple(self._tasks(other).values()) if full else (),
                ),
                answers={str(task): tuple(map(str, answers[task])) for task in sorted(shared[other].less)},
            )
            for other, title, zone, bright in sorted(self._facts(list(shared)))
        ]

    def _statements(self, ids: Collection[int]) -> dict[int, Task]:
        rows = self._connection.execute(f"SELECT id, title FROM task WHERE id IN ({_marks(ids)})", tuple(ids))  # noqa: S608 - marks only
        return {number: Task.model_construct(id=str(number), title=title) for number, title in rows}

    def related_tasks(self, match: _Match) -> FullRelatedTasks:
        """The three task lists of a related occupation, each in release order."""
        full, shared = self._tasks(match.code), match.shared
        return FullRelatedTasks(
            closely_related=tuple(task for number, task in full.items() if number in shared.closely),
            less_related=tuple(task for number, task in full.items() if number in shared.less),
            full=tuple(full.values()),
        )

    def _facts(self, codes: Sequence[str]) -> list[tuple[str, str, int | None, bool]]:
        statement = f"SELECT code, title, job_zone, bright_outlook FROM occupation WHERE code IN ({_marks(codes)})"  # noqa: S608 - marks only
        rows = self._connection.execute(statement, codes)
        return [(code, title, zone, bool(bright)) for code, title, zone, bright in rows]


class RelatedList:
    """All related occupations, in order. Task lists are read only for the requested rows."""

    def __init__(
        self, database: JobDutiesDatabase, matches: list[_Match], answers: Mapping[int, Sequence[int]]
    ) -> None:
        self._database = database
        self._matches = matches
        self._answers = answers

    def __len__(self) -> int:
        return len(self._matches)

    def rows(self, start: int, end: int) -> list[FullRelatedOccupation]:
        """Rows `start` to `end`, counted from 1."""
        return [
            FullRelatedOccupation(
                code=match.code,
                title=match.title,
                tags=Tags(bright_outlook=match.bright_outlook),
                job_zone=match.job_zone,
                tasks=self._database.related_tasks(match),
                answers={str(task): tuple(map(str, self._answers[task])) for task in sorted(match.shared.closely)},
            )
            for match in self._matches[start - 1 : end]
        ]


def _by_closely(match: _Match) -> tuple[int, int, str, str]:
    return -len(match.shared.closely), -len(match.shared.less), match.title, match.code


_ORDERS: Final[dict[Sort, Callable[[_Match], tuple[object, ...]]]] = {
    Sort.CLOSELY_RELATED: _by_closely,
    Sort.ALL_RELATED: lambda match: (-len(match.shared.closely) - len(match.shared.less), *_by_closely(match)),
    Sort.TITLE: lambda match: (match.title, match.code),
    Sort.CODE: lambda match: (match.code,),
    Sort.ZONE: lambda match: (match.job_zone is None, match.job_zone or 0, *_by_closely(match)),
}


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))
