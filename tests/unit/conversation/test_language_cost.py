"""The cost of reading a line is linear in its length, for any text."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.conversation.language.intents import VisibleScreen
from bot.conversation.language.parser import parts, read
from bot.conversation.language.typing_errors import WORDS
from tests.support.visible_screen import DUTIES, MENU, RESULTS

CALLS = 80_000
"""Calls that any line may take; about 15 ms."""
CALLS_A_CHARACTER = 40
"""Further calls for each character of a line that is too long to be a command."""


def calls_of(line: str, shown: VisibleScreen) -> int:
    """How many functions are called to read a line."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for part in parts(line, shown):
            read(part, shown)
    finally:
        sys.setprofile(before)
    return calls


@example(["nothing", "responsibilities", "back", "por"], RESULTS)  # the costliest of a long search
@example(["after", "where", "actualizados", "consejera"], RESULTS)
@example(["luego", "companeros", "nothing", "unbookmark"], DUTIES)
@example(["&", "compartimos", "brightest"], MENU)
@given(st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=4), st.sampled_from([MENU, DUTIES, RESULTS]))
@settings(max_examples=60, deadline=None)
def test_line_of_words_that_mean_something_costs_a_bounded_number_of_calls(
    words: list[str], shown: VisibleScreen
) -> None:
    short = " ".join(words)
    long = " ".join(words * 40)[:300]
    assert max(calls_of(short, shown), calls_of(long, shown)) < CALLS


@pytest.mark.parametrize(
    "piece",
    ["and ", "1 and ", "no ", "zone ", "a.-", "tick 1 ", "the one about ", "x", "sort ", "please ", "…", "😀 ", "í"],
)
@pytest.mark.parametrize("shown", [MENU, DUTIES, RESULTS], ids=lambda shown: shown.step)
def test_long_line_costs_calls_in_proportion_to_its_length(piece: str, shown: VisibleScreen) -> None:
    for length in (300, 12_000):
        line = (piece * length)[:length]
        assert calls_of(line, shown) < CALLS + CALLS_A_CHARACTER * length
