"""The search on a real release: a minimum for each kind of text, and the longest block of the event loop."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.duties import Figures, measure_kinds
from bot.onet.cooperative import finish_gently
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.matching.steps import finish

FLOORS = {
    "day": (55, 85),
    "pasted": (80, 100),
    "denied": (66, 80),
    "several": (100, 100),
    "code": (100, 100),
    "duty within its occupation": (55, 80),
    "duty over all occupations": (22, 45),
    "ticked beforehand": (75, 38),
    "junk without an answer": (55, 90),
}
"""Per cent right first, and among the first five (see `benchmarks.duties`), that no change may fall below."""

STORY = (
    "Every morning I unlock the workshop and light the furnace. I gather glass on the pipe, blow and shape it, cut it"
    " with shears and cool it slowly. Then I grind the rims, sign the vases and pack them for the gallery. I teach two"
    " apprentices how to hold the pipe. On weekends I sell to tourists and answer their questions about the craft."
)


@pytest.fixture(scope="module")
def held(real: Path) -> Iterator[JobDutiesDatabase]:
    with JobDutiesDatabase.open(real) as database:
        yield database


@pytest.fixture(scope="module")
def figures(held: JobDutiesDatabase) -> dict[str, Figures]:
    return measure_kinds(held)


@pytest.mark.parametrize("kind", FLOORS)
def test_kind_is_heard_at_least_so_well(figures: dict[str, Figures], kind: str) -> None:
    first, five = FLOORS[kind]
    assert figures[kind].first >= first
    assert figures[kind].five >= five


def test_every_kind_has_a_floor(figures: dict[str, Figures]) -> None:
    assert figures.keys() == FLOORS.keys()


@pytest.mark.quiet("measures how long single steps take")
async def test_long_text_gives_the_event_loop_its_turns(held: JobDutiesDatabase) -> None:
    """Without the turns a text of this length would hold the loop for a tenth of a second or more."""
    finish(held.search_in_steps("I fix bicycles and sell them"))
    turns = 0
    done = asyncio.Event()

    async def others() -> None:
        nonlocal turns
        while not done.is_set():
            turns += 1
            await asyncio.sleep(0)

    other = asyncio.create_task(others())
    result = await finish_gently(held.search_in_steps(STORY * 2), seconds=0.0)
    done.set()
    await other
    assert result.codes
    assert turns > 50


@pytest.mark.quiet("measures how long single steps take")
def test_no_step_of_a_long_text_is_long(held: JobDutiesDatabase) -> None:
    finish(held.search_in_steps("I fix bicycles and sell them"))
    steps, longest = held.search_in_steps(STORY * 3), 0.0
    began = time.process_time()
    for _ in steps:
        longest, began = max(longest, time.process_time() - began), time.process_time()
    assert longest < 0.1, "a step is a word or a clause, and takes a few milliseconds"


@pytest.mark.parametrize(
    "unit", ["a", "a ", "a-", "Aa", "\n", " \n", "1 ", "I ", "and ", ", ", "(", "ñ", "word. ", "@", "a.b "]
)
def test_time_of_a_text_grows_with_its_length(held: JobDutiesDatabase, unit: str) -> None:
    """What grows by the square of the length would take far more than these 60 microseconds for each character."""
    text = (unit * 12_000)[:12_000]
    began = time.process_time()
    finish(held.search_in_steps(text))
    finish(held.match_everywhere(text))
    finish(held.match("29-1051.00", text))
    assert time.process_time() - began < 12_000 * 60e-6 * 3
