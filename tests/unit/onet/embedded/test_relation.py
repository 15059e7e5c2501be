"""How tasks are related, against an independent reading that is as naive as the definition."""

import csv
import io
import random
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.embedded.relation import LINKS, TaskRelation, load_relation
from bot.onet.embedded.schema import open_read_only
from bot.onet.models import Sort

Link = tuple[int, str, str, str]

CODES = [f"{number}{number}-0000.00" for number in range(1, 5)]


@st.composite
def links(draw: st.DrawFn) -> list[Link]:
    """Links of up to twelve tasks of four occupations to six detailed activities under three intermediate ones."""
    pairs = draw(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 6)), max_size=40, unique=True))
    return [(task, CODES[task % 4], f"D{dwa}", f"I{dwa % 3}") for task, dwa in pairs]


def naive(held: Iterable[Link], code: str, chosen: Iterable[int]) -> dict[str, tuple[set[int], set[int]]]:
    """The definition, word for word, over all pairs of tasks."""
    dwas: dict[int, set[str]] = defaultdict(set)
    iwas: dict[int, set[str]] = defaultdict(set)
    owner = {}
    for task, of, dwa, iwa in held:
        dwas[task].add(dwa)
        iwas[task].add(iwa)
        owner[task] = of
    found: dict[str, tuple[set[int], set[int]]] = {}
    for task, of in owner.items():
        if of == code:
            continue
        closely = any(dwas[task] & dwas[mine] for mine in chosen if mine in dwas)
        less = any(iwas[task] & iwas[mine] for mine in chosen if mine in iwas)
        close, fewer = found.setdefault(of, (set(), set()))
        if closely:
            close.add(task)
        elif less:
            fewer.add(task)
    return found


def closely(found: dict[str, tuple[set[int], set[int]]]) -> dict[str, tuple[set[int], set[int]]]:
    """The occupations that have a closely related task."""
    return {of: (close, fewer) for of, (close, fewer) in found.items() if close}


@given(links(), st.sets(st.integers(1, 12), max_size=6), st.sampled_from(CODES))
def test_relation_matches_its_definition(held: list[Link], chosen: set[int], code: str) -> None:
    related = TaskRelation.of(held).related(code, chosen)
    assert {of: (set(s.closely), set(s.less)) for of, s in related.items()} == closely(naive(held, code, chosen))


@given(links(), st.sets(st.integers(1, 12), max_size=6), st.sampled_from(CODES))
def test_less_related_occupations_and_what_their_tasks_answer_match_the_definition(
    held: list[Link], chosen: set[int], code: str
) -> None:
    relation, mine = TaskRelation.of(held), sorted(chosen)
    less = relation.less_related(code, mine)
    expected = {of: fewer for of, (close, fewer) in naive(held, code, mine).items() if fewer and not close}
    assert {of: set(shared.less) for of, shared in less.items()} == expected
    answers = relation.answers(mine, less=True)
    iwas = {task: {iwa for other, _, _, iwa in held if other == task} for task, *_ in held}
    for task in set().union(*expected.values()):
        assert answers[task] == [reminder for reminder in mine if iwas.get(reminder, set()) & iwas[task]]


@given(links(), st.sets(st.integers(1, 12), max_size=6), st.integers(1, 12))
def test_one_more_duty_never_loses_an_occupation(held: list[Link], chosen: set[int], more: int) -> None:
    relation = TaskRelation.of(held)
    assert relation.related(CODES[0], chosen).keys() <= relation.related(CODES[0], chosen | {more}).keys()


def test_imported_relation_matches_the_links(sample: Path) -> None:
    with closing(open_read_only(sample)) as connection:
        made = TaskRelation.of(connection.execute(LINKS))
        assert len(made.ids) > 500
        assert load_relation(connection) == made


@pytest.fixture(scope="module")
def read(release: Path) -> tuple[list[Link], dict[str, list[int]]]:
    """The release read once more, by another way: its links, and each occupation's tasks in its order."""
    with zipfile.ZipFile(release) as packed:
        names = {member.rsplit("/", 1)[-1]: member for member in packed.namelist()}

        def rows(table: str) -> list[dict[str, str]]:
            text = io.StringIO(packed.read(names[table]).decode("utf-8"), newline="")
            return list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))

        old = "DWA Reference.txt" in names
        dwa, iwa = ("DWA ID", "IWA ID") if old else ("DWA Element ID", "IWA Element ID")
        table = "DWA Reference.txt" if old else "GWAs to IWAs to DWAs.txt"
        parent = {row[dwa]: row[iwa] for row in rows(table)}
        held = [
            (int(row["Task ID"]), row["O*NET-SOC Code"], row[dwa], parent[row[dwa]])
            for row in rows("Tasks to DWAs.txt")
        ]
        tasks: dict[str, list[int]] = defaultdict(list)
        for row in rows("Task Statements.txt"):
            tasks[row["O*NET-SOC Code"]].append(int(row["Task ID"]))
    return held, tasks


def test_real_release_matches_the_definition(read: tuple[list[Link], dict[str, list[int]]], real: Path) -> None:
    held, tasks = read
    chance = random.Random(29)  # noqa: S311 - a fixed choice, not a secret
    with JobDutiesDatabase.open(real) as database:
        for code in chance.sample(sorted(tasks), 12):
            chosen = chance.sample(tasks[code], chance.randint(1, len(tasks[code])))
            expected = closely(naive(held, code, chosen))
            answer = database.related(code, chosen, Sort.CLOSELY_RELATED)
            rows = answer.rows(1, 2_000)
            assert {row.code for row in rows} == expected.keys()
            for row in rows:
                close, less = expected[row.code]
                order = tasks[row.code]
                assert [int(task.id) for task in row.tasks.closely_related] == [one for one in order if one in close]
                assert [int(task.id) for task in row.tasks.less_related] == [one for one in order if one in less]
                assert [int(task.id) for task in row.tasks.full] == order


def test_manuals_example_is_reproduced(real: Path) -> None:
    with JobDutiesDatabase.open(real) as database:
        related = database.related("29-1051.00", [1809, 1815], Sort.CLOSELY_RELATED)
        if database.release_info().release == "29.3":
            assert len(related) == 67
        first, second = related.rows(1, 2)
    assert first.title == "Genetic Counselors"
    assert (len(first.tasks.closely_related), len(first.tasks.less_related)) == (5, 2)
    assert len(second.tasks.closely_related) < 5
    assert "17506" in {task.id for task in first.tasks.closely_related}
    assert "17507" in {task.id for task in first.tasks.less_related}


def test_sort_orders_of_the_real_release(real: Path) -> None:
    with JobDutiesDatabase.open(real) as database:
        lists = {sort: database.related("29-1051.00", [1809, 1815], sort).rows(1, 2_000) for sort in Sort}
    count = {row.code: (len(row.tasks.closely_related), len(row.tasks.less_related)) for row in lists[Sort.CODE]}
    for sort, key in {
        Sort.CLOSELY_RELATED: lambda row: (-count[row.code][0], -count[row.code][1], row.title),
        Sort.ALL_RELATED: lambda row: (-sum(count[row.code]), -count[row.code][0], row.title),
        Sort.TITLE: lambda row: row.title,
        Sort.CODE: lambda row: row.code,
        Sort.ZONE: lambda row: (row.job_zone or 9, -count[row.code][0], -count[row.code][1], row.title),
    }.items():
        assert [row.code for row in lists[sort]] == [row.code for row in sorted(lists[sort], key=key)], sort
    assert all({row.code for row in rows} == count.keys() for rows in lists.values())
