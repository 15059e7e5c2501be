"""One turn of a conversation: with O*NET up and down, the store full and forgetful, and two hands at once."""

import asyncio
import gc
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
    Event,
    Filtered,
    Named,
    Refreshed,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TurnedTo,
)
from bot.conversation.language.clauses import Clause
from bot.conversation.language.intents import VisibleScreen
from bot.conversation.language.parser import parts, read
from bot.conversation.results_filter import Flag, ResultsFilter
from bot.conversation.results_order import Order
from bot.conversation.screens import Asking, Duties, Occupations, Remark, Results, Screen, Unavailable
from bot.conversation.state import Conversation, Person, Place, Step
from bot.errors import OnetNotFound, OnetUnreachable
from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.embedded.api import create_service
from bot.storage.conversations import ConversationStore
from bot.storage.keys import ConversationKey
from bot.storage.memory_cache import MemoryCache
from bot.turns.conversation_service import ConversationService, NotOwner, Turn
from bot.turns.screen_loader import ScreenLoader
from tests.support.caches import UnavailableCache, find
from tests.support.onet_wire import Wire
from tests.support.people import ALICE, BOB, DM

PHARMACISTS = "29-1051.00"


@dataclass
class ServiceHarness:
    """A conversation service, its store, and Alice's current screen."""

    service: ConversationService
    store: ConversationStore
    cache: Any
    wire: Wire
    screen: Screen | None = None

    async def begin(self, event: Event, *, owner: Person = ALICE, place: Place = DM) -> Screen:
        self.screen = await self.service.begin(owner, place, event)
        return self.screen

    async def does(self, event: Event, *, ticks: tuple[str, ...] = (), by: Person = ALICE) -> Screen:
        answer = await self.service.take(self.turn(event, ticks=ticks, by=by))
        assert isinstance(answer, Screen)
        self.screen = answer
        return answer

    def turn(self, event: Event, *, ticks: tuple[str, ...] = (), by: Person = ALICE) -> Turn:
        assert self.screen is not None
        now = self.screen.conversation
        ticked = Ticked(code=now.code, ticked=ticks) if ticks else None
        return Turn(by, now.place, now.snapshot(), event, ticked)

    async def ticks(self, *tasks: str) -> None:
        assert self.screen is not None
        await self.service.tick(self.turn(Ticked(code=self.screen.conversation.code, ticked=tasks)))

    async def reads_results(self) -> Screen:
        await self.begin(Chose(code=PHARMACISTS))
        return await self.does(AskedForRelated(), ticks=await self.tasks(2))

    async def tasks(self, count: int) -> tuple[str, ...]:
        assert self.screen is not None
        assert isinstance(self.screen.content, Duties)
        return tuple(task.id for task in self.screen.content.tasks[:count])

    async def stored(self) -> Conversation:
        assert self.screen is not None
        return await find(self.store, self.screen.conversation)


@pytest.fixture
async def talk(sample: Path) -> AsyncIterator[ServiceHarness]:
    async with talking(sample, MemoryCache(max_entries=100)) as talk:
        yield talk


class talking:  # noqa: N801 - reads as the context it is
    """A talk over the sample data and the given cache for conversations."""

    def __init__(self, sample: Path, cache: Any) -> None:
        self._app = create_service(sample)
        self._cache = cache
        self._wire = Wire(httpx.ASGITransport(self._app))
        self._http = open_http("http://embedded.invalid/", transport=self._wire)

    async def __aenter__(self) -> ServiceHarness:
        answers = MemoryCache(max_entries=100)
        onet = CachedOnet(OnetClient(self._http), answers, source="sample")
        store = ConversationStore(self._cache)
        numbers = itertools.count(1)
        service = ConversationService(ScreenLoader(onet), store, new_id=lambda: f"c{next(numbers)}")
        return ServiceHarness(service, store, self._cache, self._wire)

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()
        self._app.state.database.close()


async def test_search_to_related_occupations(talk: ServiceHarness) -> None:
    found = await talk.begin(Searched(keyword="pharmacist"))
    assert isinstance(found.content, Occupations)
    assert found.content.page.occupation[0].code == PHARMACISTS
    duties = await talk.does(Chose(code=PHARMACISTS))
    assert isinstance(duties.content, Duties)
    assert duties.conversation.title == "Pharmacists"
    results = await talk.does(AskedForRelated(), ticks=await talk.tasks(3))
    assert isinstance(results.content, Results)
    assert results.content.page.total > 10
    assert await talk.stored() == results.conversation
    assert results.conversation.turn == 3


async def test_empty_line_asks(talk: ServiceHarness) -> None:
    screen = await talk.begin(Refreshed())
    assert isinstance(screen.content, Asking)


async def test_exact_code_goes_straight_to_its_duties(talk: ServiceHarness) -> None:
    screen = await talk.begin(Searched(keyword=f" {PHARMACISTS} "))
    assert isinstance(screen.content, Duties)
    assert screen.remarks == (Remark.WENT_STRAIGHT,)


async def test_occupation_without_duties_leads_back_to_the_menu(talk: ServiceHarness) -> None:
    screen = await talk.begin(Searched(keyword="29-1229.00"))
    assert screen.remarks == (Remark.NO_DUTIES,)
    assert isinstance(screen.content, Occupations)
    assert screen.conversation.code == ""


async def test_unknown_occupation_is_explained(talk: ServiceHarness) -> None:
    screen = await talk.begin(Chose(code="99-9999.00"))
    assert Remark.NO_DUTIES in screen.remarks
    assert isinstance(screen.content, Asking)


async def test_find_related_without_ticks_is_remarked(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    screen = await talk.does(AskedForRelated())
    assert screen.remarks == (Remark.NOTHING_TICKED,)
    assert isinstance(screen.content, Duties)


@pytest.mark.parametrize("far", [2, 50, 10**6])
async def test_page_beyond_the_last_is_the_last(talk: ServiceHarness, far: int) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    assert (await talk.does(TurnedTo(page=far))).conversation.page == 2
    results = await talk.does(AskedForRelated(), ticks=await talk.tasks(2))
    assert isinstance(results.content, Results)
    last = -(-results.content.page.total // 10)
    after = await talk.does(TurnedTo(page=max(far, last + 1)))
    assert after.conversation.page == last
    assert isinstance(after.content, Results)


async def test_sorting_keeps_the_total(talk: ServiceHarness) -> None:
    before = await talk.reads_results()
    after = await talk.does(SortedBy(sort=Order.TITLE))
    assert isinstance(before.content, Results)
    assert isinstance(after.content, Results)
    assert after.content.page.total == before.content.page.total
    titles = [occupation.title for occupation in after.content.page.occupation]
    assert titles == sorted(titles)


async def test_filter_covers_all_pages_and_counts(talk: ServiceHarness) -> None:
    before = await talk.reads_results()
    assert isinstance(before.content, Results)
    for zone, count in before.content.zones.items():
        after = await talk.does(Filtered(filter=ResultsFilter(zones=(zone,))))
        assert isinstance(after.content, Results)
        assert (after.content.page.total, after.content.every) == (count, before.content.every)
        assert {row.job_zone for row in after.content.page.occupation} == {zone}
    both = await talk.does(Filtered(filter=ResultsFilter(zones=(4,), bright=True)))
    assert isinstance(both.content, Results)
    assert both.content.page.total == both.content.flags[Flag.BRIGHT]
    assert all(row.tags.bright_outlook and row.job_zone == 4 for row in both.content.page.occupation)
    none = await talk.does(Filtered(filter=ResultsFilter(zones=(1,), bright=True)))
    assert isinstance(none.content, Results)
    assert (none.content.page.total, none.content.page.end) == (0, 0)
    assert none.content.every == before.content.every
    assert (await talk.does(Filtered())).content == before.content


async def test_onet_down_keeps_the_state_and_can_be_retried(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    before = await talk.stored()
    talk.wire.down = True
    ticks = await talk.tasks(2)
    trouble = await talk.does(AskedForRelated(), ticks=ticks)
    assert isinstance(trouble.content, Unavailable)
    assert isinstance(trouble.content.error, OnetUnreachable)
    assert trouble.content.again == AskedForRelated()
    assert trouble.conversation.step is Step.CHOOSING_TASKS
    assert trouble.conversation.turn == before.turn
    assert trouble.conversation.chosen == ticks, "ticks are not lost with the answer"
    talk.wire.down = False
    again = await talk.does(trouble.content.again)
    assert isinstance(again.content, Results)


async def test_onet_down_at_the_first_search(talk: ServiceHarness) -> None:
    talk.wire.down = True
    screen = await talk.begin(Searched(keyword="pharmacist"))
    assert isinstance(screen.content, Unavailable)
    assert screen.conversation.step is Step.ASKING
    talk.wire.down = False
    assert isinstance((await talk.does(screen.content.again)).content, Occupations)


async def test_parameter_refused_by_onet_is_an_error_screen(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    talk.wire.instead = lambda request: (
        httpx.Response(422, json={"error": "no"}) if "/results/" in request.url.path else None
    )
    screen = await talk.does(AskedForRelated(), ticks=await talk.tasks(1))
    assert isinstance(screen.content, Unavailable)
    assert isinstance(screen.content.error, OnetNotFound)


async def test_lost_conversation_continues_from_the_snapshot(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    ticks = await talk.tasks(2)
    await talk.ticks(*ticks)
    screen = await talk.does(TurnedTo(page=2))
    await talk.cache.delete_prefix("")
    results = await talk.does(AskedForRelated())
    assert isinstance(results.content, Results)
    assert results.conversation.chosen == ticks
    assert results.conversation.turn == screen.conversation.turn + 1
    assert (await talk.stored()).step is Step.READING_RESULTS


async def test_store_down_turn_continues_without_protection(sample: Path) -> None:
    async with talking(sample, UnavailableCache()) as talk:
        found = await talk.begin(Searched(keyword="pharmacist"))
        assert isinstance(found.content, Occupations)
        await talk.does(Chose(code=PHARMACISTS))
        await talk.ticks("1")
        results = await talk.does(AskedForRelated(), ticks=await talk.tasks(2))
        assert isinstance(results.content, Results)
        await talk.service.placed(results, Place(channel="D1", message="2.0"))


async def test_racing_clicks_have_one_winner_and_one_screen(talk: ServiceHarness) -> None:
    await talk.reads_results()
    by_title, by_code = talk.turn(SortedBy(sort=Order.TITLE)), talk.turn(SortedBy(sort=Order.CODE))
    first, second = await asyncio.gather(talk.service.take(by_title), talk.service.take(by_code))
    assert isinstance(first, Screen)
    assert isinstance(second, Screen)
    assert first.conversation.snapshot() == second.conversation.snapshot() == (await talk.stored()).snapshot()
    assert first.content == second.content


async def test_slow_old_answer_never_overwrites_a_newer_one(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    ticked = await talk.tasks(2)
    talk.wire.hold()
    slow = asyncio.create_task(talk.service.take(talk.turn(AskedForRelated(), ticks=ticked)))
    await talk.wire.came.get()
    quick = await talk.does(Restarted())
    assert isinstance(quick.content, Asking)
    talk.wire.answering.set()
    late = await slow
    assert isinstance(late, Screen)
    assert late.conversation == quick.conversation
    assert isinstance(late.content, Asking)


async def test_ticks_between_read_and_write_are_kept(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    first, second, third = await talk.tasks(3)
    await talk.ticks(first)
    talk.wire.hold()
    turn = asyncio.create_task(talk.service.take(talk.turn(AskedForRelated(), ticks=(first, second))))
    await talk.wire.came.get()
    await talk.ticks(third)
    talk.wire.answering.set()
    screen = await turn
    assert isinstance(screen, Screen)
    assert set(screen.conversation.chosen) == {first, second, third}


async def test_late_click_shows_the_present(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    late = talk.turn(TurnedTo(page=2))
    now = await talk.does(AskedForRelated(), ticks=await talk.tasks(2))
    shown = await talk.service.take(late)
    assert isinstance(shown, Screen)
    assert shown.conversation == now.conversation
    assert isinstance(shown.content, Results)


def made_at(turn: Turn, at: str, *, ticked: tuple[str, ...], cleared: tuple[str, ...] = ()) -> Turn:
    """The same at a moment, with what all boxes of the page said then."""
    boxes = Ticked(code=PHARMACISTS, ticked=ticked, cleared=cleared)
    return replace(turn, at=at, ticks=boxes)


async def test_ticks_out_of_order_last_made_wins(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    first, second = await talk.tasks(2)
    on = made_at(talk.turn(Ticked(code=PHARMACISTS, ticked=(first,))), "5.000001", ticked=(first,), cleared=(second,))
    off = made_at(talk.turn(Ticked(code=PHARMACISTS, cleared=(first,))), "5.000003", ticked=(second,), cleared=(first,))
    other = made_at(talk.turn(Ticked(code=PHARMACISTS, ticked=(second,))), "5.000002", ticked=(first, second))
    for turn in (off, other, on):
        await talk.service.tick(turn)
    assert (await talk.stored()).chosen == (second,)


async def test_tick_after_a_later_clear_is_ignored(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    first, second = await talk.tasks(2)
    tick = made_at(talk.turn(Ticked(code=PHARMACISTS, ticked=(first,))), "5.000001", ticked=(first,), cleared=(second,))
    clear = made_at(talk.turn(ClearedAll()), "5.000002", ticked=(first,), cleared=(second,))
    await talk.service.take(clear)
    await talk.service.tick(tick)
    assert (await talk.stored()).chosen == ()


async def test_click_after_a_later_tick_keeps_it(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    first, second = await talk.tasks(2)
    page = made_at(talk.turn(TurnedTo(page=2)), "5.000001", ticked=(), cleared=(first, second))
    tick = made_at(talk.turn(Ticked(code=PHARMACISTS, ticked=(first,))), "5.000002", ticked=(first,), cleared=(second,))
    await talk.service.tick(tick)
    screen = await talk.service.take(page)
    assert isinstance(screen, Screen)
    assert (screen.conversation.page, screen.conversation.chosen) == (2, (first,))


async def test_older_record_than_the_snapshot_is_ignored(talk: ServiceHarness) -> None:
    old = await talk.begin(Chose(code=PHARMACISTS))
    kept = await talk.store.find(ALICE, old.conversation.id)
    await talk.does(AskedForRelated(), ticks=await talk.tasks(2))
    # as a backup put back would
    await talk.cache.set(ConversationKey(ALICE, old.conversation.id).build(), kept.text)
    screen = await talk.does(SortedBy(sort=Order.CODE))
    assert isinstance(screen.content, Results)
    assert screen.conversation.sort is Order.CODE


async def test_click_of_another_person_moves_nothing(talk: ServiceHarness) -> None:
    await talk.reads_results()
    before = await talk.stored()
    answer = await talk.service.take(talk.turn(Restarted(), by=BOB))
    assert isinstance(answer, NotOwner)
    assert answer.snapshot == before.snapshot()
    ticked = await talk.service.tick(talk.turn(Ticked(code=PHARMACISTS, ticked=("1",)), by=BOB))
    assert isinstance(ticked, NotOwner)
    assert await talk.stored() == before


async def test_duties_dropped_by_a_release_are_reported(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    (real,) = await talk.tasks(1)
    screen = await talk.does(AskedForRelated(), ticks=(real, "99999"))
    assert screen.remarks == (Remark.DUTIES_GONE,)
    assert screen.conversation.chosen == (real,)
    assert isinstance(screen.content, Results)


async def test_all_chosen_duties_gone_choose_again(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    screen = await talk.does(AskedForRelated(), ticks=("99999",))
    assert isinstance(screen.content, Duties)
    assert Remark.DUTIES_GONE in screen.remarks
    assert screen.conversation.chosen == ()
    assert screen.conversation.step is Step.CHOOSING_TASKS


async def test_placed_conversation_is_found_by_its_place(talk: ServiceHarness) -> None:
    screen = await talk.begin(Searched(keyword="nurse"), place=Place(channel="D1"))
    await talk.service.placed(screen, Place(channel="D1", message="5.5"))
    found = (await talk.store.find_current(ALICE, Place(channel="D1"))).conversation
    assert found is not None
    assert found.place.message == "5.5"


async def test_tick_during_the_post_is_kept(talk: ServiceHarness) -> None:
    screen = await talk.begin(Chose(code=PHARMACISTS), place=Place(channel="D1"))
    (first,) = await talk.tasks(1)
    await talk.ticks(first)
    await talk.service.placed(screen, Place(channel="D1", message="5.5"))
    found = (await talk.store.find_current(ALICE, Place(channel="D1"))).conversation
    assert found is not None
    assert (found.place.message, found.chosen) == ("5.5", (first,))


async def test_turn_during_forget_me_writes_nothing(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    ticked = await talk.tasks(2)
    talk.wire.hold()
    turn = asyncio.create_task(talk.service.take(talk.turn(AskedForRelated(), ticks=ticked)))
    await talk.wire.came.get()
    await talk.service.forget(ALICE)
    talk.wire.answering.set()
    screen = await turn
    assert isinstance(screen, Screen)
    assert isinstance(screen.content, Results), "the person sees what they asked for"
    await talk.service.placed(screen, Place(channel="D1", message="5.5"))
    assert await talk.cache.keys_with_prefix(f"{ALICE.team}:{ALICE.user}") == []


def is_in_memory(word: str) -> bool:
    """Whether the process still has a clause with this word."""
    return any(type(each) is Clause and word in each.words for each in gc.get_objects())  # asks no dead proxy


async def test_forget_me_forgets_the_lines_that_were_read_last(talk: ServiceHarness) -> None:
    shown = VisibleScreen(Step.READING_RESULTS, rows=(("29-1051.00", "Pharmacists"),))
    read(parts("leave out what Marigold does", shown)[0], shown)
    assert is_in_memory("marigold")
    await talk.service.forget(ALICE)
    assert not is_in_memory("marigold")


async def test_conversation_begun_during_forget_me_is_not_kept(talk: ServiceHarness) -> None:
    talk.wire.hold()
    turn = asyncio.create_task(talk.begin(Searched(keyword="pharmacist")))
    await talk.wire.came.get()
    await talk.service.forget(ALICE)
    talk.wire.answering.set()
    screen = await turn
    await talk.service.placed(screen, Place(channel="D1", message="5.5"))
    assert await talk.cache.keys_with_prefix(f"{ALICE.team}:{ALICE.user}") == []
    await talk.begin(Searched(keyword="cook"))
    assert await talk.cache.keys_with_prefix(f"{ALICE.team}:{ALICE.user}"), "what begins afterwards is kept"


async def test_turn_of_a_client_who_is_forgotten_meanwhile_is_not_kept(talk: ServiceHarness) -> None:
    await talk.begin(Chose(code=PHARMACISTS))
    await talk.does(Named(name="Maria"))
    ticked = await talk.tasks(2)
    talk.wire.hold()
    turn = asyncio.create_task(talk.service.take(talk.turn(AskedForRelated(), ticks=ticked)))
    await talk.wire.came.get()
    await talk.service.forget(ALICE, "maria")
    talk.wire.answering.set()
    screen = await turn
    assert isinstance(screen, Screen)
    await talk.service.placed(screen, Place(channel="D1", message="5.5"))
    values = [await talk.cache.get(key) for key in await talk.cache.keys_with_prefix(f"{ALICE.team}:{ALICE.user}")]
    assert len(values) == 1, "the profile, which doesn't know her"
    assert "Maria" not in values[0]


async def test_late_click_asks_onet_nothing_about_the_past(talk: ServiceHarness) -> None:
    await talk.begin(Searched(keyword="pharmacist"))
    late = talk.turn(Chose(code="29-2052.00"))
    await talk.does(Chose(code=PHARMACISTS))
    talk.wire.asked.clear()
    talk.wire.down = True
    shown = await talk.service.take(late)
    assert isinstance(shown, Screen)
    assert shown.late
    assert isinstance(shown.content, Duties)
    assert talk.wire.asked == []


async def test_uncached_results_are_requested_once_per_turn(sample: Path) -> None:
    cache = MemoryCache(max_entries=100)
    async with talking(sample, cache) as talk:
        shown = await talk.reads_results()
    async with talking(sample, cache) as other:
        other.screen, other.wire.down = shown, True
        unavailable = await other.does(SortedBy(sort=Order.TITLE))
        assert isinstance(unavailable.content, Unavailable)
        assert len(other.wire.asked) == 3, "one question, tried three times"
        assert await other.stored() == unavailable.conversation
        other.wire.down = False
        assert isinstance((await other.does(unavailable.content.again)).content, Results)
