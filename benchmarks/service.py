"""Measures how long the embedded service takes to respond, and to import: `python -m benchmarks.service [RELEASE]`.

Beside it the same questions asked straight away, in pandas (of the extra `bench`) and in SQL, of the same files. The
answers to the third question must be equal, or nothing is printed.
"""

import argparse
import asyncio
import gc
import multiprocessing
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
import psutil

from benchmarks.data import Example, arguments, database, largest
from benchmarks.naive_queries import HAS_PANDAS, Related, in_pandas, in_sql
from benchmarks.tables import figure, machine, median, percentile, show, spread
from bot.onet.embedded.in_process import embed_service
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.models import FullRelatedOccupation, Sort
from bot.server.garbage import freeze_startup_objects

WORDS: Final = ("nurse", "school bus driver", "pharmasist", "software", "welder", "I take care of old people")


@dataclass(frozen=True)
class Way:
    """A way to answer the three questions, and the megabytes it holds."""

    name: str
    search: Callable[[str], Sequence[str]]
    tasks: Callable[[str], Sequence[Any]]
    related: Callable[[str, Sequence[str]], Related]
    memory: float


def main(args: argparse.Namespace) -> None:
    """Print the tables."""
    began = time.perf_counter()
    with database(args.release) as path:
        imported = time.perf_counter() - began
        chosen = largest(path)
        ways = [_ours(path), *_plain(args.release)]
        wanted = {way.name: way.related(chosen.code, chosen.tasks) for way in ways}
        if any(found != wanted[ways[0].name] for found in wanted.values()):
            raise ValueError("the ways do not agree")
        questions = _questions(chosen)
        as_served()
        rows = [_row(name, way, ask, args.seconds) for name, ask in questions.items() for way in ways]
        show(f"{machine()}; imported in {imported:.1f} s", ("question, way", "median, CPU ms", "p99"), rows)
        show("Held in memory", ("way", "MB"), [(way.name, figure(way.memory, 1)) for way in ways])
        asyncio.run(whole_answers(path, chosen, args.seconds))


def _questions(chosen: Example) -> Mapping[str, Callable[[Way], object]]:
    word = iter(WORDS * 1_000_000)
    return {
        "search": lambda way: way.search(next(word)),
        "tasks": lambda way: way.tasks(chosen.code),
        "related, 2 tasks": lambda way: way.related(chosen.code, chosen.tasks[:2]),
        f"related, all {len(chosen.tasks)} tasks": lambda way: way.related(chosen.code, chosen.tasks),
    }


def _ours(path: Path) -> Way:
    onet = JobDutiesDatabase.open(path)

    def related(code: str, tasks: Sequence[str]) -> Related:
        found = onet.related(code, [int(task) for task in tasks], Sort.CLOSELY_RELATED)
        return len(found), [_plainly(row) for row in found.rows(1, 20)]

    return Way("the product", onet.search, onet.tasks, related, _memory_of(JobDutiesDatabase.open, path))


def _plainly(row: FullRelatedOccupation) -> tuple[str, list[str], list[str], list[str]]:
    closely, less = (
        sorted((task.id for task in tasks), key=int) for tasks in (row.tasks.closely_related, row.tasks.less_related)
    )
    return row.code, closely, less, [task.title for task in row.tasks.full]


def _plain(source: Path) -> list[Way]:
    if not HAS_PANDAS:
        print("pandas is left out: it is not installed (pip install '.[bench]').")
    ways = []
    for name, make in (("pandas", in_pandas), ("plain SQL", in_sql)):
        if name != "pandas" or HAS_PANDAS:
            service = make(source)
            ways.append(Way(name, service.search, service.tasks, service.related, _memory_of(make, source)))
    return ways


def _memory_of(make: Callable[[Path], object], source: Path) -> float:
    """The megabytes by which a process of its own grows when it makes that."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        return other.submit(_grown, make, source).result()


def _grown(make: Callable[[Path], object], source: Path) -> float:
    this = psutil.Process()
    before = this.memory_info().rss
    service = make(source)
    gc.collect()
    grown: float = (this.memory_info().rss - before) / 1e6
    del service
    return grown


def _row(name: str, way: Way, ask: Callable[[Way], object], seconds: float) -> tuple[str, ...]:
    times: list[float] = []
    until = time.perf_counter() + seconds
    while not times or time.perf_counter() < until:
        began = time.process_time()
        ask(way)
        times.append(1_000 * (time.process_time() - began))
    return f"{name}, {way.name}", spread(times), figure(percentile(times, 99))


def as_served() -> None:
    """Garbage is collected as where the product is served (bot/server/uvicorn.py)."""
    freeze_startup_objects()


async def whole_answers(path: Path, chosen: Example, seconds: float) -> None:
    """The same through the service's web interface, in-process, as the bot asks: checks, models and JSON included."""
    results = f"results/{chosen.code}?tasks="
    questions = {
        "search": f"search?keyword={WORDS[0]}",
        "tasks": f"tasks/{chosen.code}",
        "related, 2 tasks": results + ",".join(chosen.tasks[:2]),
        f"related, all {len(chosen.tasks)} tasks": results + ",".join(chosen.tasks),
    }
    service = embed_service(path)
    rows = []
    async with httpx.AsyncClient(transport=httpx.ASGITransport(service), base_url="http://here") as http:
        for name, question in questions.items():
            times: list[float] = []
            size, until = 0, time.perf_counter() + seconds
            while not times or time.perf_counter() < until:
                began = time.process_time()
                size = len((await http.get(f"/online/job_duties/{question}")).raise_for_status().content)
                times.append(1_000 * (time.process_time() - began))
            rows.append((name, figure(median(times)), figure(percentile(times, 99)), figure(size / 1_000, 1)))
    service.state.database.close()
    show("Whole answers, in-process", ("question", "median, CPU ms", "p99", "kB"), rows)


def options() -> argparse.ArgumentParser:
    """The command line's options."""
    parser = arguments(__doc__)
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each question is asked")
    return parser


if __name__ == "__main__":
    main(options().parse_args())
