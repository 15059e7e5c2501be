"""Talks whose conversation the bot no longer has in mind: restarted, flushed, or its Redis down."""

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from slack_playground.testing.person import GENERAL, Person

from bot.conversation.language.parser import continues
from bot.storage.event_deduplication import EventDeduplicator, EventStore
from bot.telemetry.turn_record import TurnSource, recording, start_record
from tests.support.caches import UnavailableCache
from tests.support.harness import BotInPlayground, bot_in_playground
from tests.support.valkey import Valkey

DUTIES = "29-1051.00 · duties 1–10"


async def to_the_duties(sample_bot: BotInPlayground) -> Person:
    alice = sample_bot.person("Alice")
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients")
    return alice


async def flush(sample_bot: BotInPlayground) -> None:
    for cache in sample_bot.bot.caches:
        await cache.delete_prefix("")


@pytest.mark.parametrize("line", ["done", "next", "1 3-5", "back", "all", "sort by title", "zone 4"])
async def test_cache_loss_typed_line_points_to_the_button(sample_bot: BotInPlayground, line: str) -> None:
    alice = await to_the_duties(sample_bot)
    duties = alice.last
    await flush(sample_bot)
    await alice.says(line)
    assert "Press any button of my last message" in alice.screen
    await alice.clicks("Find related occupations", on=duties)
    assert "Pharmacists · 1 duty" in alice.reads(duties)


async def test_cache_loss_typed_lines_work_after_a_press(sample_bot: BotInPlayground) -> None:
    alice = await to_the_duties(sample_bot)
    await flush(sample_bot)
    await alice.clicks("Next")
    await alice.says("done")
    assert "Pharmacists · 1 duty" in alice.screen


@pytest.mark.parametrize("where", ["dm", GENERAL])
async def test_cache_loss_menu_keeps_the_ticks(sample_bot: BotInPlayground, where: str) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("/duties pharmacist" if where == GENERAL else "pharmacist", to=where)
    await alice.chooses("Pharmacists")
    await alice.clicks("All on this page")
    await alice.clicks("Next")
    await alice.clicks("All on this page")
    await alice.clicks("Find related occupations")
    await alice.clicks("Title")
    await alice.clicks("Change duties")
    await alice.clicks("Change occupation")
    await flush(sample_bot)
    await alice.chooses("Pharmacists")
    assert "12 chosen" in alice.screen
    await alice.clicks("Find related occupations")
    assert "[Title ✓]" in alice.screen


async def test_forget_me_covers_a_resumed_conversation(sample_bot: BotInPlayground) -> None:
    alice = await to_the_duties(sample_bot)
    await flush(sample_bot)
    await alice.clicks("Next")
    await alice.says("forget me")
    await alice.clicks("Delete everything")
    cache: Any = sample_bot.bot.caches[0]
    assert [key for key in await cache.keys_with_prefix("") if ":conversation:" in key] == []


async def test_cache_loss_plain_search_still_works(sample_bot: BotInPlayground) -> None:
    alice = await to_the_duties(sample_bot)
    await flush(sample_bot)
    await alice.says("done")
    await alice.clicks("Search for “done”")
    assert "I couldn't tell from “done” what you do" in alice.screen


@pytest.mark.parametrize("line", ["pharmacist", "I drive a bus", "29-1051.00", "bus driver", "all-rounder", "page"])
def test_cache_loss_job_is_still_searched_for(line: str) -> None:
    assert not continues(line)


async def test_redis_down_typed_line_loses_nothing(sample: Path) -> None:
    server = Valkey()
    server.start()
    async with bot_in_playground(sample, redis_url=f"redis://127.0.0.1:{server.port}/0") as sample_bot:
        alice = await to_the_duties(sample_bot)
        duties = alice.last
        server.stop()
        await alice.says("done")
        assert "Press any button of my last message" in alice.screen
        assert DUTIES in alice.reads(duties)
        await alice.clicks("Find related occupations", on=duties)
        assert "Pharmacists · 1 duty" in alice.reads(duties)


async def test_redis_down_events_are_deduplicated_in_process() -> None:
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
