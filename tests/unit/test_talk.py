"""What people say, kind by kind, over a real release: none of the kinds gets worse than it is."""

import asyncio
from pathlib import Path

from benchmarks.talk import cases, measure

FLOORS = {
    "first": 0.93,
    "menu": 0.9,
    "ticks": 0.95,
    "by words": 0.9,
    "several": 0.92,
    "sets": 0.95,
    "in front": 0.95,
    "questions": 0.95,
    "talk": 0.9,
    "new job": 0.7,
    "moving": 0.9,
    "no idea": 0.6,
    "sentences": 0.85,
}
"""The share of lines that must come out as expected."""


def test_lines_of_each_kind_come_out_as_expected(real: Path) -> None:
    tallies = asyncio.run(measure(real))
    below = [kind for kind, tally in tallies.items() if tally.right < FLOORS[kind] * tally.cases]
    assert [(case.line, case.expected) for kind in below for case, _ in tallies[kind].wrong] == []


def test_every_kind_has_a_floor() -> None:
    assert {case.kind for case in cases()} == set(FLOORS)
