"""Answers remembered: a day without asking, a week when O*NET is down, and equal requests under way are one."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.errors import OnetNotFound, OnetUnreachable
from bot.onet.cache import DAY, WEEK, CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.embedded.api import create_service
from bot.storage.cache_factory import open_cache
from bot.storage.memory_cache import MemoryCache
from tests.support.caches import UnavailableCache
from tests.support.clock import Clock
from tests.support.harness import UNHURRIED
from tests.support.onet_wire import Wire

PHARMACISTS = "29-1051.00"


@dataclass
class Asking:
    onet: CachedOnet
    wire: Wire
    clock: Clock
    cache: Any
    client: OnetClient

    def restarted(self, source: str = "here") -> CachedOnet:
        """Another process over the same cache."""
        return CachedOnet(self.client, self.cache, source=source, clock=self.clock)


@pytest.fixture(params=["memory", "redis"])
async def asking(request: pytest.FixtureRequest, sample: Path) -> AsyncIterator[Asking]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    cache = open_cache(url, namespace=f"answers of {request.node.name}:", max_entries=100, seconds=UNHURRIED)
    app = create_service(sample)
    wire, clock = Wire(httpx.ASGITransport(app)), Clock()
    async with open_http("http://embedded.invalid/", transport=wire) as http:
        client = OnetClient(http)
        yield Asking(CachedOnet(client, cache, source="here", clock=clock), wire, clock, cache, client)
    app.state.database.close()
    await cache.close()


async def test_answer_of_a_clock_that_was_fast_is_asked_for_again(asking: Asking) -> None:
    asking.clock.now = 400.0 * DAY
    await asking.onet.tasks(PHARMACISTS)
    asking.clock.now = DAY + 0.0
    assert (await asking.onet.tasks(PHARMACISTS)).read_at == DAY


async def test_answer_is_cached_for_a_day(asking: Asking) -> None:
    first = await asking.onet.tasks(PHARMACISTS)
    asking.clock.now = DAY - 1.0
    assert await asking.onet.tasks(PHARMACISTS) == first
    assert len(asking.wire.asked) == 1
    asking.clock.now = DAY + 0.0
    again = await asking.onet.tasks(PHARMACISTS)
    assert again.value == first.value
    assert again.read_at == DAY
    assert len(asking.wire.asked) == 2


async def test_cache_is_shared_by_processes(asking: Asking) -> None:
    first = await asking.onet.every_related(PHARMACISTS, await two_tasks(asking))
    asked = len(asking.wire.asked)
    assert await asking.restarted().every_related(PHARMACISTS, await two_tasks(asking)) == first
    assert len(asking.wire.asked) == asked


async def two_tasks(asking: Asking) -> list[str]:
    return [task.id for task in (await asking.onet.tasks(PHARMACISTS)).value[:2]]


async def test_onet_down_gives_a_stale_answer(asking: Asking) -> None:
    first = await asking.onet.search("pharmacist")
    asking.clock.now, asking.wire.down = DAY + 1.0, True
    old = await asking.onet.search("pharmacist")
    assert old.stale
    assert old.value == first.value
    asking.wire.down = False
    assert not (await asking.onet.search("pharmacist")).stale


async def test_onet_down_without_a_cached_answer_is_an_error(asking: Asking) -> None:
    asking.wire.down = True
    with pytest.raises(OnetUnreachable):
        await asking.onet.search("pharmacist")


async def test_not_found_replaces_a_cached_answer(asking: Asking) -> None:
    await asking.onet.tasks(PHARMACISTS)
    asking.clock.now = DAY + 1.0
    asking.wire.instead = lambda _: httpx.Response(422, json={"error": "gone"})
    with pytest.raises(OnetNotFound):
        await asking.onet.tasks(PHARMACISTS)


async def test_equal_requests_are_sent_once(asking: Asking) -> None:
    asking.wire.hold()
    waiting = [asyncio.create_task(asking.onet.search("nurse")) for _ in range(10)]
    await asking.wire.came.get()
    asking.wire.answering.set()
    answers = await asyncio.gather(*waiting)
    assert len(asking.wire.asked) == 1
    assert all(answer == answers[0] for answer in answers)


async def test_cancelled_waiter_does_not_cancel_the_request(asking: Asking) -> None:
    asking.wire.hold()
    gone = asyncio.create_task(asking.onet.search("nurse"))
    stays = asyncio.create_task(asking.onet.search("nurse"))
    await asking.wire.came.get()
    gone.cancel()
    asking.wire.answering.set()
    assert (await stays).value.total > 0
    assert gone.cancelled() or gone.cancelling()


async def test_failure_reaches_all_waiters_and_is_not_cached(asking: Asking) -> None:
    asking.wire.down = True
    failed = await asyncio.gather(*(asking.onet.search("nurse") for _ in range(3)), return_exceptions=True)
    assert [type(error) for error in failed] == [OnetUnreachable] * 3
    asking.wire.down = False
    assert (await asking.onet.search("nurse")).value.total > 0


async def test_search_key_ignores_case_and_blanks(asking: Asking) -> None:
    await asking.onet.search("  School   BUS ")
    await asking.onet.search("school bus")
    assert len(asking.wire.asked) == 1


async def test_tick_order_does_not_change_the_key(asking: Asking) -> None:
    one, two = await two_tasks(asking)
    before = len(asking.wire.asked)
    await asking.onet.every_related(PHARMACISTS, [one, two])
    await asking.onet.every_related(PHARMACISTS, [two, one, two])
    assert len(asking.wire.asked) == before + 1
    await asking.onet.every_related(PHARMACISTS, [two])
    assert len(asking.wire.asked) == before + 2


async def test_answers_of_two_sources_never_mix(asking: Asking) -> None:
    await asking.onet.tasks(PHARMACISTS)
    await asking.restarted(source="there").tasks(PHARMACISTS)
    assert len(asking.wire.asked) == 2


async def test_unreadable_cached_answer_is_requested_again(asking: Asking) -> None:
    await asking.onet.tasks(PHARMACISTS)
    (key,) = asking.onet._parsed  # noqa: SLF001 - the key is the cache's own business
    for damage in ("", "{", '{"read_at": 1}', '{"read_at": 1, "answer": "[{}]"}'):
        await asking.cache.set(key, damage)
        assert (await asking.restarted().tasks(PHARMACISTS)).value


async def test_cache_down_costs_one_request(sample: Path) -> None:
    app = create_service(sample)
    wire = Wire(httpx.ASGITransport(app))
    async with open_http("http://embedded.invalid/", transport=wire) as http:
        onet = CachedOnet(OnetClient(http), UnavailableCache(), source="here")
        assert (await onet.search("nurse")).value.total > 0
    app.state.database.close()


async def test_parsed_answers_are_bounded_by_size(asking: Asking) -> None:
    onet = CachedOnet(asking.client, UnavailableCache(), source="here", clock=asking.clock, parsed_characters=3_000)
    codes = [PHARMACISTS, "29-1141.00", "47-2111.00", "35-2014.00"]
    for code in codes:
        await onet.tasks(code)
    asked = len(asking.wire.asked)
    await onet.tasks(codes[-1])
    assert len(asking.wire.asked) == asked, "the last one is still there"
    await onet.tasks(codes[0])
    assert len(asking.wire.asked) == asked + 1, "the first had to go"


async def test_about_names_the_data_source(asking: Asking) -> None:
    about = (await asking.onet.about()).value
    assert about.sample
    assert about.database == "Sample data"


async def test_memory_keeps_an_answer_for_a_week() -> None:
    clock = Clock()
    cache = MemoryCache(max_entries=5, clock=clock)
    await cache.set("answer", "x", ttl=WEEK)
    clock.now = WEEK - 1.0
    assert await cache.get("answer") == "x"
    clock.now = WEEK + 0.0
    assert await cache.get("answer") is None


async def test_duties_are_matched_on_cached_tasks(asking: Asking) -> None:
    found = await asking.onet.match_duties(PHARMACISTS, "I tell patients about side effects")
    assert "side effects" in found.value.duty[0].title
    await asking.onet.match_duties(PHARMACISTS, "I order medicines")
    assert len(asking.wire.asked) == 1


async def test_duties_of_all_occupations_are_matched_by_the_service(asking: Asking) -> None:
    found = await asking.onet.match_everywhere("I tell patients about side effects of their medicines")
    assert found.value.available
    assert found.value.duty[0].code == PHARMACISTS


async def test_pasted_text_leads_to_an_occupation_without_its_personal_details(asking: Asking) -> None:
    text = (
        "Robin Roe\nrobin@example.org\n\nEXPERIENCE\nCorner Drugstore - Pharmacist (2015 - 2020)\n"
        "- Told patients about side effects of their medicines\n- Gave vaccinations\n"
    )
    read = (await asking.onet.read_text(text)).value
    assert read.occupations[0].code == PHARMACISTS
    assert read.keyword == "Pharmacist"
    assert read.personal_details >= 2
    assert any(duty.ticked for duty in read.duties)
    asked = " ".join(map(str, asking.wire.asked))
    assert "Robin" not in asked
    assert "example.org" not in asked


async def test_text_without_work_leads_to_nothing(asking: Asking) -> None:
    read = (await asking.onet.read_text("robin@example.org\n+1 555 010 2030\n")).value
    assert (read.occupations, read.duties, read.personal_details) == ((), (), 2)
    assert asking.wire.asked == []
