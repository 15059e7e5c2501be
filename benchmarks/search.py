"""Measures how often the search finds the right occupation first: `python -m benchmarks.search RELEASE [--tune]`.

The release is copied into memory with some of its titles left out, so that they are as unseen as those of a
later release; phrases.tsv holds what people type. A plain search stands beside ours: exact titles first, then
SQLite's bm25 over all titles.
"""

import argparse
import dataclasses
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.data import SAMPLE, arguments, database
from benchmarks.tables import figure, machine, show
from bot.onet.embedded.search.engine import OccupationSearch
from bot.onet.embedded.search.index import build_search_index
from bot.onet.embedded.search.stemming import normal, words_of
from bot.onet.embedded.search.titles import Weights

SEED = 3
PHRASES = Path(__file__).with_name("phrases.tsv")

Question = tuple[str, set[str]]
Search = Callable[[str], Sequence[str]]


def copy(source: sqlite3.Connection, without: str, values: Sequence[tuple[str, ...]] = ((),)) -> sqlite3.Connection:
    """The release in memory, without the titles that the condition names, indexed anew."""
    memory = sqlite3.connect(":memory:")
    for table in ("occupation", "title", "task", "task_dwa", "dwa", "iwa"):
        columns = ", ".join(row[1] for row in source.execute(f"PRAGMA table_info({table})"))
        rows = source.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608 - our own tables
        memory.execute(f"CREATE TABLE {table} ({columns})")
        memory.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)  # noqa: S608 - marks only
    memory.executemany(f"DELETE FROM title WHERE {without}", values)  # noqa: S608 - our own conditions
    build_search_index(memory)
    return memory


def holders(source: sqlite3.Connection, condition: str) -> dict[str, set[str]]:
    """Titles, and the occupations with tasks that hold them."""
    codes: dict[str, set[str]] = {}
    statement = f"SELECT t.title, code FROM title t JOIN occupation USING (code) WHERE task_count AND {condition}"  # noqa: S608 - ours
    for title, code in source.execute(statement):
        codes.setdefault(title, set()).add(code)
    return codes


def phrases(source: sqlite3.Connection) -> tuple[list[Question], list[Question]]:
    """What people type: the half to tune on, and the half to report."""
    codes = {title: code for code, title in source.execute("SELECT code, title FROM occupation")}
    lines = [line.split("\t") for line in PHRASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    questions = [(phrase, {codes[title] for title in titles.split(";")}) for phrase, titles in lines]
    return questions[0::2], questions[1::2]


def plain(memory: sqlite3.Connection) -> Search:
    """Exact titles first, then bm25 over all of them."""
    memory.execute("CREATE VIRTUAL TABLE plain USING fts5(title, code UNINDEXED, tokenize='porter')")
    memory.execute("INSERT INTO plain SELECT title, code FROM title UNION ALL SELECT title, code FROM occupation")
    exact: dict[str, list[str]] = {}
    for title, code in memory.execute("SELECT title, code FROM plain"):
        exact.setdefault(" ".join(words_of(normal(title))), []).append(code)

    def search(keyword: str) -> list[str]:
        words = words_of(normal(keyword))
        terms = " OR ".join(f'"{word}"' for word in words)
        rows = memory.execute("SELECT code FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 50", (terms,))
        found = [*exact.get(" ".join(words), ()), *(code for (code,) in rows)]
        return list(dict.fromkeys(found))

    return search


def measure(search: Search, questions: Sequence[Question]) -> tuple[float, float, float, float]:
    """Per cent right first, per cent among the first five, median and 99th percentile in milliseconds."""
    first = five = 0
    times = []
    for keyword, right in questions:
        began = time.perf_counter()
        found = search(keyword)
        times.append((time.perf_counter() - began) * 1_000)
        first += bool(found) and found[0] in right
        five += bool(right & set(found[:5]))
    p99 = statistics.quantiles(times, n=100)[98]
    return 100 * first / len(questions), 100 * five / len(questions), statistics.median(times), p99


def tune(questions: Sequence[tuple[sqlite3.Connection, Sequence[Question], float]]) -> None:
    """Change one weight at a time as long as it helps, and print what came of it."""

    def goodness(weights: Weights) -> float:
        return sum(
            measure(OccupationSearch(memory, weights).codes, question_set)[0] * share
            for memory, question_set, share in questions
        )

    best, score = Weights(), goodness(Weights())
    print(f"{score:6.2f} {best}", flush=True)
    for field in dataclasses.fields(Weights):
        for factor in (0.6, 0.8, 1.25, 1.6):
            tried = dataclasses.replace(best, **{field.name: round(getattr(best, field.name) * factor, 3)})
            reached = goodness(tried)
            if reached > score + 0.05:
                best, score = tried, reached
                print(f"{score:6.2f} {best}", flush=True)


def main(args: argparse.Namespace) -> None:
    """Print the table, or tune."""
    with database(args.release) as path:
        _measure(sqlite3.connect(path), tuning=args.tune)


def _measure(source: sqlite3.Connection, *, tuning: bool) -> None:
    chance = random.Random(SEED)  # noqa: S311 - a fixed choice, not a secret
    reported = holders(source, "kind = 'reported'")
    every = holders(source, "1")
    dropped = chance.sample(sorted(every), 4_000)
    titles = [(title, reported[title]) for title in chance.sample(sorted(reported), 2_500)]
    known = [(title, every[title]) for title in chance.sample(sorted(every), 2_500)]
    to_tune, to_report = phrases(source)
    without_reports = copy(source, "kind = 'reported'")
    whole = copy(source, "0")
    thinned = copy(source, "title = ?", [(title,) for title in dropped])
    if tuning:
        left_out = [(title, every[title]) for title in dropped[1::5]]
        tune([(without_reports, titles[:600], 0.25), (thinned, left_out, 0.4), (whole, to_tune, 0.35)])
        return
    rows = []
    for name, memory, questions in (
        ("titles of the release", whole, known),
        ("titles people report, known as alternates only", without_reports, titles),
        ("titles left out", thinned, [(title, every[title]) for title in dropped[::2]]),
        ("phrases, tuning half", whole, to_tune),
        ("phrases, other half", whole, to_report),
    ):
        for kind, search in (("ours", OccupationSearch(memory).codes), ("plain", _plain_of(memory))):
            first, five, median, p99 = measure(search, questions)
            rows.append((f"{name}, {kind}", figure(first, 1), figure(five, 1), figure(median), figure(p99)))
    show(machine(), ("asked, search", "first %", "among five %", "median, ms", "p99"), rows)


def _plain_of(memory: sqlite3.Connection) -> Search:
    if memory.execute("SELECT 1 FROM sqlite_master WHERE name = 'plain'").fetchone():
        memory.execute("DROP TABLE plain")
    return plain(memory)


def options() -> argparse.ArgumentParser:
    """The command line's options."""
    parser = arguments(__doc__)
    parser.add_argument("--tune", action="store_true", help="look for better weights")
    return parser


if __name__ == "__main__":
    given = options().parse_args()
    if given.release == SAMPLE:
        options().error("name an O*NET release: the sample data has too few titles to leave some out")
    main(given)
