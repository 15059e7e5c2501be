"""Talks whose conversation the bot no longer has in mind: restarted, flushed, or its Redis down."""

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from slack_playground.testing.person import GENERAL, Person

from bot.storage.event_deduplication import EventDeduplicator, EventStore
from bot.telemetry.turn_record import TurnSource, recording, start_record
from bot.turns.typed_lines import continues_a_conversation
from tests.support.caches import UnavailableCache
from tests.support.harness import Playing, playing
from tests.support.valkey import Valkey

DUTIES = "29-1051.00 · duties 1–10"


async def to_the_duties(here: Playing) -> Person:
    alice = here.person("Alice")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    return alice


async def flush(here: Playing) -> None:
    for cache in here.bot.caches:
        await cache.delete_prefix("")


@pytest.mark.parametrize("line", ["done", "next", "1 3-5", "back", "all", "sort by title", "zone 4"])
async def test_a_line_that_goes_on_says_which_button_still_knows_where_we_were(here: Playing, line: str) -> None:
    alice = await to_the_duties(here)
    duties = alice.last
    await flush(here)
    await alice.says(line)
    assert "Press any button of my last message" in alice.screen
    await alice.clicks("Find related occupations", on=duties)
    assert "Pharmacists · 1 duty" in alice.reads(duties)


async def test_after_a_press_typed_lines_go_on_again(here: Playing) -> None:
    alice = await to_the_duties(here)
    await flush(here)
    await alice.clicks("Next")
    await alice.says("done")
    assert "Pharmacists · 1 duty" in alice.screen


@pytest.mark.parametrize("where", ["dm", GENERAL])
async def test_the_menu_of_occupations_still_knows_which_duties_were_chosen(here: Playing, where: str) -> None:
    alice = here.person("Alice")
    await alice.says("/duties pharmacist" if where == GENERAL else "pharmacist", to=where)
    await alice.chooses("Pharmacists")
    await alice.clicks("All on this page")
    await alice.clicks("Next")
    await alice.clicks("All on this page")
    await alice.clicks("Find related occupations")
    await alice.clicks("Title")
    await alice.clicks("Change duties")
    await alice.clicks("Change occupation")
    await flush(here)
    await alice.chooses("Pharmacists")
    assert "12 chosen" in alice.screen
    await alice.clicks("Find related occupations")
    assert "[Title ✓]" in alice.screen


async def test_what_was_resumed_from_a_button_is_forgotten_too(here: Playing) -> None:
    alice = await to_the_duties(here)
    await flush(here)
    await alice.clicks("Next")
    await alice.says("forget me")
    cache: Any = here.bot.caches[0]
    assert [key for key in await cache.keys_with_prefix("") if ":conversation:" in key] == []


async def test_what_it_really_is_can_still_be_searched_for(here: Playing) -> None:
    alice = await to_the_duties(here)
    await flush(here)
    await alice.says("done")
    await alice.clicks("Search for “done”")
    assert "for “done”" in alice.screen


@pytest.mark.parametrize("line", ["pharmacist", "I drive a bus", "29-1051.00", "bus driver", "all-rounder", "page"])
def test_a_job_is_searched_for_whatever_was_forgotten(line: str) -> None:
    assert not continues_a_conversation(line)


async def test_a_line_typed_while_redis_is_down_loses_nothing(sample: Path) -> None:
    server = Valkey()
    server.start()
    async with playing(sample, redis_url=f"redis://127.0.0.1:{server.port}/0") as here:
        alice = await to_the_duties(here)
        duties = alice.last
        server.stop()
        await alice.says("done")
        assert "Press any button of my last message" in alice.screen
        assert DUTIES in alice.reads(duties)
        await alice.clicks("Find related occupations", on=duties)
        assert "Pharmacists · 1 duty" in alice.reads(duties)


async def test_without_its_store_a_process_knows_its_own_events() -> None:
    seen, done = EventDeduplicator(EventStore(UnavailableCache())), []

    async def work(number: int) -> None:
        done.append(number)

    def once(event: str, number: int) -> Coroutine[Any, Any, None]:
        return seen.run_once(event, work(number))

    with recording(start_record("r", TurnSource("said"))):
        for number in range(3):
            await once("Ev1", number)
        await once("Ev2", 9)
    assert done == [0, 9]
