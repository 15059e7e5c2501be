"""Which results a filter lets through, and how filters that were written before it was one value are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.events import EVENT, Filtered
from bot.conversation.results_filter import (
    ENOUGH,
    EVERYTHING,
    FEW,
    PUT_ASIDE,
    UNWANTED,
    Own,
    ResultsFilter,
    counts_of,
    filtered,
    shown,
)
from bot.conversation.results_order import is_less_related, most_alike_first
from bot.conversation.state import Snapshot
from bot.onet.models import RelatedOccupation, RelatedTasks, Tags, Task

OWN = Own(frozenset({"29"}), frozenset({"29-1161.00"}), frozenset({"29-1141.00"}))
ROWS = [
    RelatedOccupation(code=code, title=code, job_zone=zone, tags=Tags(bright_outlook=bright))
    for code, zone, bright in [
        ("29-1141.00", 3, True),
        ("29-1161.00", 5, True),
        ("43-4171.00", 2, False),
        ("43-5061.00", None, False),
    ]
]
ALL = [row.code for row in ROWS]


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        (ResultsFilter(), ALL),
        (ResultsFilter(zones=(2, 3)), ["29-1141.00", "43-4171.00"]),
        (ResultsFilter(bright=True), ["29-1141.00", "29-1161.00"]),
        (ResultsFilter(other_fields=True), ["43-4171.00", "43-5061.00"]),
        (ResultsFilter(zones=(5,), bright=True), ["29-1161.00"]),
        (ResultsFilter(zones=(3,), bright=True, other_fields=True), []),
        (ResultsFilter(fields=("43",)), ["43-4171.00", "43-5061.00"]),
        (ResultsFilter(fields=("29", "43"), zones=(2,)), ["43-4171.00"]),
        (ResultsFilter(put_aside=("43",)), ["29-1141.00", "29-1161.00"]),
        (ResultsFilter(put_aside=("43", "29-1141.00")), ["29-1161.00"]),
        (ResultsFilter(unavoided=True), ["29-1141.00", "43-4171.00", "43-5061.00"]),
        (ResultsFilter(bright=True, put_aside=("29-1141.00",)), ["29-1161.00"]),
        (ResultsFilter(unwanted=("needles",)), ["29-1161.00", "43-4171.00", "43-5061.00"]),
        (ResultsFilter(unwanted=("needles",), other_fields=True, zones=(2,)), ["43-4171.00"]),
    ],
)
def test_filter_combines_its_parts(chosen: ResultsFilter, codes: list[str]) -> None:
    assert [row.code for row in filtered(ROWS, chosen, OWN)] == codes


@st.composite
def related(draw: st.DrawFn, *, less: bool) -> list[RelatedOccupation]:
    """Up to thirty occupations of four fields, all closely related or all less related to some of five duties."""
    fields = draw(st.lists(st.sampled_from(["11", "29", "43", "53"]), max_size=30))
    rows = []
    for at, major_group in enumerate(fields):
        code = f"{major_group}-{at:03}{int(less)}.00"
        chosen = draw(st.sets(st.integers(1, 5), min_size=1))
        answers = {f"{major_group}{at:03}{int(less)}{task}": (str(task),) for task in chosen}
        tasks = tuple(Task(id=task, title="x") for task in answers)
        shared = RelatedTasks(less_related=tasks) if less else RelatedTasks(closely_related=tasks)
        zone = draw(st.sampled_from([None, 2, 3, 4]))
        rows.append(RelatedOccupation(code=code, title=code, job_zone=zone, tasks=shared, answers=answers))
    return rows


filters = st.builds(
    ResultsFilter,
    zones=st.sets(st.integers(2, 4)).map(tuple),
    other_fields=st.booleans(),
    closely=st.booleans(),
    fields=st.sets(st.sampled_from(["11", "29", "43"])).map(tuple),
    put_aside=st.sets(st.sampled_from(["11-0000.00", "43-0011.00", "29", "43"])).map(tuple),
)


@given(related(less=False), related(less=True), filters)
def test_less_related_results_follow_only_where_few_are_left_in_other_fields(
    every: list[RelatedOccupation], less: list[RelatedOccupation], chosen: ResultsFilter
) -> None:
    closely, found = filtered(every, chosen, OWN), shown(every, less, chosen, OWN)
    assert found[: len(closely)] == closely
    following = found[len(closely) :]
    assert following == filtered(less, chosen, OWN)[: len(following)]
    if chosen.closely or not (chosen.other_fields or "29" in chosen.put_aside) or len(closely) >= FEW:
        assert not following
    else:
        assert len(found) == min(ENOUGH, len(closely) + len(filtered(less, chosen, OWN)))
    assert all(chosen.passes(row, OWN) for row in found)


@given(related(less=False), related(less=True), filters)
def test_counts_before_a_choice_are_what_the_choice_shows(
    every: list[RelatedOccupation], less: list[RelatedOccupation], chosen: ResultsFilter
) -> None:
    fields = counts_of(every, less, chosen.but(fields=()), OWN, lambda row: row.code[:2])
    zones = counts_of(every, less, chosen.but(zones=()), OWN, lambda row: row.job_zone or 0)
    for major_group in ("11", "29", "43", "53"):
        assert fields.get(major_group, 0) == len(shown(every, less, chosen.but(fields=(major_group,)), OWN))
    for zone in (2, 3, 4):
        assert zones.get(zone, 0) == len(shown(every, less, chosen.but(zones=(zone,)), OWN))


@given(related(less=True))
def test_less_related_results_come_by_how_many_duties_they_resemble(less: list[RelatedOccupation]) -> None:
    rows = most_alike_first(less)
    counts = [len(row.answers or {}) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert sorted(rows, key=lambda row: row.code) == sorted(less, key=lambda row: row.code)
    assert most_alike_first(rows[::-1]) == rows
    assert all(map(is_less_related, rows))


def test_zones_are_kept_once_and_in_order() -> None:
    assert ResultsFilter(zones=(4, 2, 4)) == ResultsFilter(zones=(2, 4))


def test_occupation_put_aside_can_be_brought_back() -> None:
    aside = ResultsFilter(zones=(3,)).without("29-1141.00").without("43-4171.00").without("29-1141.00")
    assert aside.put_aside == ("43-4171.00", "29-1141.00")
    assert aside.with_again("43-4171.00").with_again("29-1141.00") == ResultsFilter(zones=(3,))


def test_only_so_many_are_put_aside_and_the_first_comes_back() -> None:
    filtered_out = ResultsFilter()
    for number in range(PUT_ASIDE + 1):
        filtered_out = filtered_out.without(f"11-{number:04}.00")
    assert filtered_out.put_aside[0] == "11-0001.00"
    assert len(filtered_out.put_aside) == PUT_ASIDE


def test_words_that_are_left_out_are_kept_once_and_the_first_of_too_many_comes_back() -> None:
    left_out = EVERYTHING.without_words(["driving", "phones"]).without_words(["drive", "animals"])
    assert left_out.unwanted == ("driving", "phones", "animals")
    many = left_out.without_words(["sell", "teach", "lift"])
    assert many.unwanted == ("animals", "sell", "teach", "lift")
    assert len(many.unwanted) == UNWANTED


@pytest.mark.parametrize(
    ("old", "chosen"),
    [
        ('{"do":"filter","zone":4,"bright":true}', ResultsFilter(zones=(4,), bright=True)),
        ('{"do":"filter","zone":null,"bright":true}', ResultsFilter(bright=True)),
        ('{"do":"filter"}', EVERYTHING),
    ],
)
def test_button_of_an_older_message_still_filters(old: str, chosen: ResultsFilter) -> None:
    assert EVENT.validate_json(old) == Filtered(filter=chosen)


def test_snapshot_of_an_older_message_keeps_its_filter() -> None:
    old = '{"v":1,"i":"c1","o":{"t":"T1","u":"U1"},"s":"reading_results","c":"29-1051.00","z":3,"b":true}'
    snapshot = Snapshot.read(old)
    assert snapshot.filter == ResultsFilter(zones=(3,), bright=True)
    assert Snapshot.read(snapshot.write()) == snapshot


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        ("patients", True),
        ("counsel patients", True),
        ("counseling", True),
        ("animals", False),
        ("the", False),
        ("pacientes", True),
    ],
)
def test_words_of_related_duties_filter(words: str, *, passes: bool) -> None:
    duty = RelatedTasks(less_related=(Task(id="1", title="Counsel patients and their families."),))
    row = RelatedOccupation(code="21-1012.00", title="x", tasks=duty)
    assert ResultsFilter(words=words).passes(row, OWN) is passes
