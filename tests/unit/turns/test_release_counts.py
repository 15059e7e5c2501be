"""Counts and orders of results against a reading of the release's own tables that shares no code with the bot."""

import csv
import io
import math
import os
import random
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bot.conversation.language.field_words import field_at
from bot.conversation.results_filter import ResultsFilter, filtered
from bot.conversation.results_order import Order, duties_answered, duties_met, ordered
from bot.turns.related import find_related
from bot.turns.wider_duties import find_wider_duties
from tests.unit.turns.test_related import asking, chosen_of, reading

ELECTRICIANS, TEACHERS, RECEPTIONISTS = "47-2111.00", "25-2021.00", "43-4171.00"


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a table of the release, without its header."""
    with zipfile.ZipFile(os.environ["ONET_TEST_RELEASE"]) as packed:
        name = next(name for name in packed.namelist() if name.endswith(f"/{table}"))
        text = packed.read(name).decode()
    reader = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    next(reader)
    yield from reader


@pytest.mark.parametrize("code", [ELECTRICIANS, TEACHERS, RECEPTIONISTS])
async def test_counts_answers_and_order_are_those_of_the_release(real: Path, code: str) -> None:
    dwas: dict[str, set[str]] = {}
    owner: dict[str, str] = {}
    for occupation, task, dwa, *_ in rows("Tasks to DWAs.txt"):
        dwas.setdefault(task, set()).add(dwa)
        owner[task] = occupation
    iwa = {dwa: parent for _, parent, dwa, *_ in rows("DWA Reference.txt")}
    async with asking(real, lambda service: service) as onet:
        chosen = await chosen_of(onet, code, 6)
        related = await find_related(onet, reading(code, chosen))
    wanted = set().union(*(dwas.get(task, set()) for task in chosen))
    wider = {iwa[dwa] for dwa in wanted}
    expected: dict[str, tuple[int, int, int]] = {}
    for other in set(owner.values()) - {code}:
        own = [task for task, occupation in owner.items() if occupation == other]
        close = [task for task in own if dwas[task] & wanted]
        less = [task for task in own if not dwas[task] & wanted and {iwa[dwa] for dwa in dwas[task]} & wider]
        answered = [task for task in chosen if any(dwas.get(task, set()) & dwas[one] for one in close)]
        if close:
            expected[other] = (len(answered), len(close), len(less))
    found = {
        row.code: (duties_answered(row), len(row.tasks.closely_related), len(row.tasks.less_related))
        for row in related.rows
    }
    assert found == expected
    order = [found[row.code] for row in ordered(related.rows, Order.MY_DUTIES)]
    assert order == sorted(expected.values(), reverse=True)
    outside = filtered(related.rows, ResultsFilter(other_fields=True), related.own)
    assert {row.code for row in outside} == {other for other in expected if other[:2] != code[:2]}


Activities = dict[str, set[str]]
"""The activities of each task, by its id."""


@pytest.fixture(scope="module")
def detailed(real: Path) -> Activities:  # noqa: ARG001 - the release that is read must be the one that was imported
    """The detailed work activities of each task."""
    dwas: Activities = {}
    for _, task, dwa, *_ in rows("Tasks to DWAs.txt"):
        dwas.setdefault(task, set()).add(dwa)
    return dwas


def most_alike(tasks: Iterable[str], code: str, chosen: tuple[str, ...], detailed: Activities) -> list[str]:
    """The codes of occupations in other fields as they must come: closely related ones, and up to twenty in all.

    Written from the definition: less related is what shares an intermediate activity, and no detailed one, with a
    chosen duty. `tasks` are of the form "code id".
    """
    iwa = {dwa: parent for _, parent, dwa, *_ in rows("DWA Reference.txt")}
    broad = {task: {iwa[dwa] for dwa in dwas} for task, dwas in detailed.items()}
    title = {occupation: name for occupation, name, *_ in rows("Occupation Data.txt")}
    close: dict[str, set[str]] = {}
    less: dict[str, set[str]] = {}
    met: dict[str, set[str]] = {}
    for other, task in (line.split() for line in tasks):
        if any(detailed[task] & detailed.get(own_task, set()) for own_task in chosen):
            close.setdefault(other, set()).add(task)
        elif alike := {own_task for own_task in chosen if broad[task] & broad.get(own_task, set())}:
            less.setdefault(other, set()).add(task)
            met.setdefault(other, set()).update(alike)
    only_less = less.keys() - close.keys() - {code}
    sharing = {own_task: sum(own_task in met[other] for other in only_less) for own_task in chosen}

    def key(other: str) -> tuple[object, ...]:
        rarity = sum(math.log(1 + len(only_less) / sharing[own_task]) for own_task in sorted(met[other]))
        return -len(met[other]), -rarity, -len(less[other]), title[other]

    outside = [other for other in close if other[:2] != code[:2]]
    outside.sort(key=lambda other: (-len(close[other]), -len(less.get(other, ())), title[other]))
    following = sorted((other for other in only_less if other[:2] != code[:2]), key=key)
    return outside if len(outside) >= 10 else outside + following[: 20 - len(outside)]


LEAVING = ["25-2012.00", TEACHERS, "25-2022.00", "25-2031.00", "25-2057.00", "29-1141.00", "31-1121.00", "43-3071.00"]
"""Teachers of every age and of special education, and others whose duties are special to their field."""


@pytest.mark.parametrize("code", LEAVING)
async def test_one_choice_leads_out_of_a_field_as_far_as_the_release_reaches(
    real: Path, code: str, detailed: Activities
) -> None:
    owner = {task: occupation for occupation, task, *_ in rows("Task Statements.txt")}
    tasks = [f"{owner[task]} {task}" for task in detailed if task in owner]
    chance = random.Random(code)  # noqa: S311 - a fixed choice, not a secret
    own = [task for task, occupation in owner.items() if occupation == code]
    async with asking(real, lambda service: service) as onet:
        for size in (2, 2, 3, 3, 4, 4, 4, 5, 5, 6):
            chosen = tuple(chance.sample(own, size))
            leaving = reading(code, chosen).model_copy(update={"filter": ResultsFilter(other_fields=True)})
            related = await find_related(onet, leaving)
            outside = [row.code for row in related.shown(leaving.filter)]
            assert outside == most_alike(tasks, code, chosen, detailed)
            assert all(other[:2] != code[:2] for other in outside)
            counted = await find_related(onet, reading(code, chosen))
            assert len(counted.shown(leaving.filter)) == len(outside), "the menu says before what the choice gives"


async def test_a_teachers_usual_duties_give_ten_occupations_outside_education_at_the_top(real: Path) -> None:
    wanted = ("Instruct students", "Assign and grade", "Confer with parents", "Maintain accurate and complete student")
    async with asking(real, lambda service: service) as onet:
        tasks = (await onet.tasks(TEACHERS)).value
        chosen = tuple(task.id for task in tasks if task.title.startswith(wanted))
        related = await find_related(onet, reading(TEACHERS, chosen))
    assert len(chosen) == len(wanted)
    for order in (Order.CLOSELY_RELATED, Order.MY_DUTIES, Order.ALL_RELATED):
        first = ordered(related.shown(ResultsFilter(other_fields=True)), order)[:10]
        assert len(first) == 10
        assert all(not row.code.startswith("25") for row in first)
        assert all(row.tasks.closely_related or len(duties_met(row)) > 1 for row in first)


async def test_duties_that_lead_to_other_fields_are_counted_as_in_the_release(real: Path) -> None:
    dwas: dict[str, set[str]] = {}
    owner: dict[str, str] = {}
    for occupation, task, dwa, *_ in rows("Tasks to DWAs.txt"):
        dwas.setdefault(task, set()).add(dwa)
        owner[task] = occupation
    async with asking(real, lambda service: service) as onet:
        chosen = await chosen_of(onet, TEACHERS, 4)
        snapshot = reading(TEACHERS, chosen)
        wider = await find_wider_duties(onet, snapshot, (await find_related(onet, snapshot)).own)
        every = [task.id for task in (await onet.tasks(TEACHERS)).value]
    assert wider is not None
    counts = {
        own_task: len(
            {owner[task] for task in dwas if owner[task][:2] != TEACHERS[:2] and dwas[task] & dwas.get(own_task, set())}
        )
        for own_task in every
        if own_task not in chosen
    }
    assert [duty.occupations for duty in wider] == sorted(counts.values(), reverse=True)[:3]
    assert all(counts[duty.task.id] == duty.occupations for duty in wider)
    assert wider[0].occupations >= 10, "one of them is enough for ten occupations outside education"


async def test_zones_and_duties_to_get_away_from_filter_as_in_the_release(real: Path) -> None:
    zone = {code: int(number) for code, number, *_ in rows("Job Zones.txt")}
    dwas: dict[str, set[str]] = {}
    owner: dict[str, str] = {}
    for occupation, task, dwa, *_ in rows("Tasks to DWAs.txt"):
        dwas.setdefault(task, set()).add(dwa)
        owner[task] = occupation
    async with asking(real, lambda service: service) as onet:
        chosen = await chosen_of(onet, ELECTRICIANS, 6)
        related = await find_related(onet, reading(ELECTRICIANS, chosen, avoided=chosen[4:]))

    def near(own_task: tuple[str, ...]) -> set[str]:
        wanted = set().union(*(dwas.get(task, set()) for task in own_task))
        return {owner[task] for task in dwas if dwas[task] & wanted} - {ELECTRICIANS}

    every, avoided = near(chosen), near(chosen[4:])
    low = filtered(related.rows, ResultsFilter(zones=(1, 2, 3)), related.own)
    assert {row.code for row in low} == {code for code in every if zone.get(code) in {1, 2, 3}}
    kept = filtered(related.rows, ResultsFilter(unavoided=True), related.own)
    assert {row.code for row in kept} == every - avoided
    assert 0 < len(kept) < len(every)


async def test_named_fields_filter_as_the_codes_of_the_release(real: Path) -> None:
    detailed: dict[str, set[str]] = {}
    owner: dict[str, str] = {}
    for occupation, task, dwa, *_ in rows("Tasks to DWAs.txt"):
        detailed.setdefault(task, set()).add(dwa)
        owner[task] = occupation
    async with asking(real, lambda service: service) as onet:
        chosen = await chosen_of(onet, RECEPTIONISTS, 6)
        related = await find_related(onet, reading(RECEPTIONISTS, chosen))
    wanted = set().union(*(detailed.get(task, set()) for task in chosen))
    near = {owner[task] for task in detailed if detailed[task] & wanted} - {RECEPTIONISTS}
    for words, groups in {"healthcare": {"29", "31"}, "ventas": {"41"}, "construction": {"47"}}.items():
        assert field_at([words], 0)[1] == groups
        only = related.shown(ResultsFilter(fields=tuple(groups)))
        without = related.shown(ResultsFilter(put_aside=tuple(groups)))
        assert {row.code for row in only} == {code for code in near if code[:2] in groups}
        assert {row.code for row in without} == {code for code in near if code[:2] not in groups}
