"""Turns that are reckoned from what a button says, before anybody was asked what is kept."""

from pathlib import Path
from typing import Any

from bot.conversation.events import Chose, Filtered, Searched, SortedBy, TurnedTo
from bot.conversation.results import ResultsFilter
from bot.conversation.screens import Duties, Results, Screen, Unavailable
from bot.onet.models import Sort
from bot.storage.memory_cache import BoundedMemoryCache
from tests.unit.turns.test_service import PHARMACISTS, talking


class CountedCache(BoundedMemoryCache):
    """A cache that counts what is asked of it."""

    def __init__(self) -> None:
        super().__init__(max_entries=100)
        self.asked: list[str] = []

    async def get(self, *given: Any, **more: Any) -> Any:
        self.asked.append("get")
        return await super().get(*given, **more)

    async def exchange(self, *given: Any, **more: Any) -> bool:
        self.asked.append("exchange")
        return await super().exchange(*given, **more)


async def test_a_page_or_an_order_of_results_is_one_command(sample: Path) -> None:
    cache = CountedCache()
    async with talking(sample, cache) as talk:
        await talk.reads_results()
        for event in (SortedBy(sort=Sort.TITLE), TurnedTo(page=2), Filtered(filter=ResultsFilter(zones=(4,)))):
            cache.asked.clear()
            screen = await talk.does(event)
            assert cache.asked == ["exchange"], event
            assert not screen.late
            assert (await talk.stored()).snapshot() == screen.conversation.snapshot()


async def test_results_that_were_forgotten_go_on_from_the_button(sample: Path) -> None:
    cache = CountedCache()
    async with talking(sample, cache) as talk:
        await talk.reads_results()
        await cache.clear()
        screen = await talk.does(SortedBy(sort=Sort.TITLE))
        assert not screen.late
        assert (await talk.stored()).snapshot() == screen.conversation.snapshot()


async def test_of_results_that_went_on_elsewhere_the_present_is_shown(sample: Path) -> None:
    async with talking(sample, CountedCache()) as talk:
        await talk.reads_results()
        late = talk.turn(SortedBy(sort=Sort.CODE))
        now = await talk.does(TurnedTo(page=2))
        shown = await talk.service.take(late)
        assert isinstance(shown, Screen)
        assert shown.late
        assert shown.conversation.snapshot() == now.conversation.snapshot()
        assert shown.content == now.content


async def test_what_was_ticked_since_the_screen_was_shown_is_kept(sample: Path) -> None:
    async with talking(sample, CountedCache()) as talk:
        await talk.begin(Chose(code=PHARMACISTS))
        first, second = await talk.tasks(2)
        await talk.ticks(first)
        await talk.ticks(second)
        turned = await talk.does(TurnedTo(page=2))
        assert set(turned.conversation.chosen) == {first, second}
        assert (turned.conversation.page, turned.late) == (2, False)


async def test_a_late_click_asks_onet_nothing_about_the_past(sample: Path) -> None:
    async with talking(sample, CountedCache()) as talk:
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


async def test_results_that_no_process_remembers_are_asked_for_once_a_turn(sample: Path) -> None:
    cache = CountedCache()
    async with talking(sample, cache) as talk:
        shown = await talk.reads_results()
    async with talking(sample, cache) as other:
        other.screen, other.wire.down = shown, True
        trouble = await other.does(SortedBy(sort=Sort.TITLE))
        assert isinstance(trouble.content, Unavailable)
        assert len(other.wire.asked) == 3, "one question, tried three times"
        assert await other.stored() == trouble.conversation
        other.wire.down = False
        assert isinstance((await other.does(trouble.content.again)).content, Results)
