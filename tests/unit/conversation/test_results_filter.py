"""Which results a filter lets through, and how filters that were written before it was one value are read."""

import pytest

from bot.conversation.events import EVENT, Filtered
from bot.conversation.results_filter import EVERYTHING, PUT_ASIDE, Own, ResultsFilter, filtered
from bot.conversation.state import Snapshot
from bot.onet.models import RelatedOccupation, Tags

OWN = Own(frozenset({"29"}), frozenset({"29-1161.00"}))
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
        (ResultsFilter(unavoided=True), ["29-1141.00", "43-4171.00", "43-5061.00"]),
        (ResultsFilter(bright=True, put_aside=("29-1141.00",)), ["29-1161.00"]),
    ],
)
def test_filter_combines_its_parts(chosen: ResultsFilter, codes: list[str]) -> None:
    assert [row.code for row in filtered(ROWS, chosen, OWN)] == codes


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
