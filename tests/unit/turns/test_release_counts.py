"""Counts and orders of results against a reading of the release's own tables that shares no code with the bot."""

import csv
import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.results_filter import ResultsFilter, filtered
from bot.conversation.results_order import Order, duties_answered, ordered
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


async def test_a_teacher_who_leaves_finds_ten_occupations_outside_education_by_one_choice(real: Path) -> None:
    wanted = ("Select, store, order", "Attend staff meetings", "Supervise, evaluate", "Prepare reports on students")
    async with asking(real, lambda service: service) as onet:
        tasks = (await onet.tasks(TEACHERS)).value
        chosen = tuple(task.id for task in tasks if task.title.startswith(wanted))
        related = await find_related(onet, reading(TEACHERS, chosen))
    assert len(chosen) == len(wanted)
    outside = ordered(filtered(related.rows, ResultsFilter(other_fields=True), related.own), Order.MY_DUTIES)
    assert len(outside) >= 10
    assert all(not row.code.startswith("25") for row in outside)


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
    counts = {
        mine: len(
            {owner[task] for task in dwas if owner[task][:2] != TEACHERS[:2] and dwas[task] & dwas.get(mine, set())}
        )
        for mine in every
        if mine not in chosen
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

    def near(mine: tuple[str, ...]) -> set[str]:
        wanted = set().union(*(dwas.get(task, set()) for task in mine))
        return {owner[task] for task in dwas if dwas[task] & wanted} - {ELECTRICIANS}

    every, avoided = near(chosen), near(chosen[4:])
    low = filtered(related.rows, ResultsFilter(zones=(1, 2, 3)), related.own)
    assert {row.code for row in low} == {code for code in every if zone.get(code) in {1, 2, 3}}
    kept = filtered(related.rows, ResultsFilter(unavoided=True), related.own)
    assert {row.code for row in kept} == every - avoided
    assert 0 < len(kept) < len(every)
