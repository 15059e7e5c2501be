"""Measures how well the search understands what people do: `python -m benchmarks.duties RELEASE`.

duties.tsv holds what people might say, by kind: one duty in everyday words, a day's work, pasted texts, lines that
deny a job or name several, codes, and lines that say nothing about work. The figures are per cent, and milliseconds
of processor time.
"""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.data import SAMPLE, arguments, database
from benchmarks.tables import figure, machine, show
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.embedded.search.engine import SearchResult
from bot.onet.matching.steps import finish
from bot.onet.models import MatchedDuty, Sort

CASES = Path(__file__).with_name("duties.tsv")
FIRST, FEW = 1, 5

Result = TypeVar("Result")


@dataclass(frozen=True)
class Case:
    """A text, the codes of the occupations that are right, and the ids of the duties it describes."""

    kind: str
    text: str
    codes: frozenset[str]
    duties: frozenset[str]


@dataclass(frozen=True)
class Figures:
    """Per cent of a kind's cases that are right first and among the first five, and the median and longest time."""

    cases: int
    first: float
    five: float
    times: tuple[float, float]


def cases(onet: JobDutiesDatabase) -> dict[str, list[Case]]:
    """The cases by kind; those of duties or occupations that this release doesn't have are left out."""
    codes = {onet.occupations([code])[0].title: code for code in onet.codes()}
    found: defaultdict[str, list[Case]] = defaultdict(list)
    for line in CASES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, text, titles, duties = [*line.split("\t"), "", ""][:4]
            right = {codes[title] for title in titles.split("; ") if title in codes}
            if right or not titles:
                found[kind].append(Case(kind, text.replace("\\n", "\n"), frozenset(right), frozenset(duties.split())))
    return found


def measure_kinds(onet: JobDutiesDatabase) -> dict[str, Figures]:
    """The figures of each kind."""
    every = cases(onet)
    figures = {kind: _occupations(onet, every[kind]) for kind in ("day", "pasted", "denied", "several", "code")}
    figures["duty within its occupation"] = _judge(
        every["duty"], lambda case: _ids(onet, case), lambda case: case.duties
    )
    figures["duty over all occupations"] = _judge(
        every["duty"], lambda case: _ids_everywhere(onet, case), lambda case: _equivalent_duties(onet, case)
    )
    figures["ticked beforehand"] = _tick_figures(onet, every["duty"])
    figures["junk without an answer"] = _silent(onet, every["junk"])
    return figures


def _occupations(onet: JobDutiesDatabase, some_cases: Sequence[Case]) -> Figures:
    return _judge(some_cases, lambda case: onet.search(case.text), lambda case: case.codes)


def _match(onet: JobDutiesDatabase, case: Case) -> list[MatchedDuty]:
    (code,) = case.codes
    return finish(onet.match(code, case.text))


def _search(onet: JobDutiesDatabase, text: str) -> SearchResult:
    return finish(onet.search_in_steps(text))


def _ids(onet: JobDutiesDatabase, case: Case) -> list[str]:
    return [duty.id for duty in _match(onet, case)]


def _ids_everywhere(onet: JobDutiesDatabase, case: Case) -> list[str]:
    return [duty.id for duty in finish(onet.match_everywhere(case.text))]


def _equivalent_duties(onet: JobDutiesDatabase, case: Case) -> frozenset[str]:
    """Equivalent duties: those with a work activity in common."""
    (code,) = case.codes
    ids = [int(duty) for duty in case.duties]
    related = onet.related(code, ids, Sort.CODE).rows(1, 500)
    return case.duties | {task.id for row in related for task in row.tasks.closely_related}


def _judge(
    some_cases: Sequence[Case], ask: Callable[[Case], Sequence[str]], right: Callable[[Case], frozenset[str]]
) -> Figures:
    first = five = 0
    times = []
    for case in some_cases:
        found, spent = _time(partial(ask, case))
        times.append(spent)
        wanted = right(case)
        first += bool(wanted & set(found[:FIRST]))
        five += bool(wanted & set(found[:FEW]))
    return _figures(len(some_cases), first, five, times)


def _tick_figures(onet: JobDutiesDatabase, some_cases: Sequence[Case]) -> Figures:
    """Under first: per cent of the ticks that are right; under five: per cent of the duties that were ticked."""
    right = ticked = found = 0
    times = []
    for case in some_cases:
        duties, spent = _time(partial(_match, onet, case))
        ticks = {duty.id for duty in duties if duty.ticked}
        times.append(spent)
        ticked += len(ticks)
        right += len(ticks & case.duties)
        found += bool(ticks & case.duties)
    ticked = max(1, ticked)
    return Figures(len(some_cases), 100 * right / ticked, 100 * found / max(1, len(some_cases)), _spread(times))


def _silent(onet: JobDutiesDatabase, some_cases: Sequence[Case]) -> Figures:
    """Under first: per cent without occupations; under five: per cent without occupations or marked as a guess."""
    silent = doubtful = 0
    times = []
    for case in some_cases:
        result, spent = _time(partial(_search, onet, case.text))
        times.append(spent)
        silent += not result.codes
        doubtful += not result.understanding.confident
    return _figures(len(some_cases), silent, doubtful, times)


def _time(ask: Callable[[], Result]) -> tuple[Result, float]:
    began = time.process_time()
    result = ask()
    return result, (time.process_time() - began) * 1_000


def _figures(count: int, first: int, five: int, times: Sequence[float]) -> Figures:
    count = max(1, count)
    return Figures(count, 100 * first / count, 100 * five / count, _spread(times))


def _spread(times: Sequence[float]) -> tuple[float, float]:
    return statistics.median(times or [0.0]), max(times, default=0.0)


def table(figures: Mapping[str, Figures]) -> list[tuple[str, ...]]:
    """The rows of the printed table."""
    return [
        (kind, str(each.cases), figure(each.first, 0), figure(each.five, 0), *(figure(time, 1) for time in each.times))
        for kind, each in figures.items()
    ]


def main(args: argparse.Namespace) -> None:
    """Print the table."""
    with database(args.release) as path, JobDutiesDatabase.open(path) as onet:
        onet.search("I fix cars")
        header = ("kind", "cases", "first %", "among five %", "median, ms", "longest")
        show(machine(), header, table(measure_kinds(onet)))


if __name__ == "__main__":
    given = arguments(__doc__).parse_args()
    if given.release == SAMPLE:
        arguments(__doc__).error("name an O*NET release: the cases are about its occupations")
    main(given)
