"""Loads the screen that an event leads to: the new state, and the data that O*NET has for it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, assert_never

import structlog

from bot.conversation.events import AddedJob, AskedForRelated, Chose, Event, Refreshed, Searched, WentBack
from bot.conversation.results_filter import FEW
from bot.conversation.screens import (
    OCCUPATIONS_A_PAGE,
    RESULTS_A_PAGE,
    Asking,
    Duties,
    Occupations,
    Remark,
    Screen,
    Unavailable,
    pages_of,
    results_of,
)
from bot.conversation.state import KEYWORD_CHARACTERS, Conversation, Step
from bot.conversation.transitions import about_text, advance, beforehand, settle, without
from bot.errors import OnetError, OnetNotFound
from bot.onet.cache import Cached, CachedOnet
from bot.onet.codes import is_occupation_code
from bot.onet.matching import is_pasted
from bot.onet.models import OccupationPage, Task
from bot.turns.described_duties import described_duties, described_first, everywhere
from bot.turns.related import find_related
from bot.turns.wider_duties import find_wider_duties

log = structlog.get_logger(__name__)

TITLES_HELD: Final = 3
"""The best matches: what is one of their titles describes no duty."""


class ScreenLoader:
    """Advances a conversation and asks O*NET for what its new screen needs. It locks and stores nothing."""

    def __init__(self, onet: CachedOnet, *, results_a_page: int = RESULTS_A_PAGE) -> None:
        self._onet = onet
        self._results_a_page = results_a_page

    async def after(self, now: Conversation, event: Event, *then: Event) -> Screen:
        """The screen after the events, one by one. If O*NET doesn't respond, the state stays as before that event."""
        screen = await self._after(now, event)
        for following in then:
            if isinstance(screen.content, Unavailable):
                break
            after = await self._after(screen.conversation, following)
            screen = replace(after, remarks=(*screen.remarks, *after.remarks))
        return screen

    async def _after(self, now: Conversation, event: Event) -> Screen:
        moved = advance(now, event)
        try:
            return await self._screen(moved, before=now, event=event)
        except OnetError as error:
            log.warning("onet_failed", error=type(error).__name__, step=moved.step)
            return Screen(now, Unavailable(error, again=_shorten(event)))

    def _onet_for(self, now: Conversation) -> CachedOnet:
        """O*NET, on behalf of the conversation's owner."""
        return self._onet.on_behalf_of(now.owner)

    async def _screen(self, now: Conversation, *, before: Conversation, event: Event) -> Screen:
        match now.step:
            case Step.ASKING:
                return Screen(now, Asking())
            case Step.CHOOSING_OCCUPATION:
                return await self._occupations(now, event)
            case Step.CHOOSING_TASKS:
                return await self._duties(now, before, event)
            case Step.READING_RESULTS:
                return await self._results(now, event)
            case _:
                assert_never(now.step)

    async def _occupations(self, now: Conversation, event: Event) -> Screen:
        if isinstance(event, Searched) and is_pasted(event.keyword):
            return await self._read_pasted(now, event.keyword)
        answer, number = await self._page_or_last(now)
        now, page = settle(now, page=number), answer.value
        only = page.occupation[0].code if page.occupation else ""
        if only and isinstance(event, Searched) and (page.total == 1 or _is_exact(now.keyword, only)):
            chosen = advance(now, Chose(code=only))
            screen = await self._duties(chosen, now, event)
            went = () if screen.conversation.step is not Step.CHOOSING_TASKS else (Remark.WENT_STRAIGHT,)
            return replace(screen, remarks=went + screen.remarks)
        titles = [row.title for row in page.occupation[:TITLES_HELD]]
        searched = isinstance(event, Searched) and not (page.understanding and page.understanding.codes)
        duties = await everywhere(self._onet_for(now), now, titles) if searched else ()
        return Screen(now, Occupations(page, duties=duties), stale=answer.stale)

    async def _read_pasted(self, now: Conversation, text: str) -> Screen:
        """The occupations that a pasted text is about; only what was understood is stored."""
        answer = await self._onet_for(now).read_text(text)
        read = answer.value
        understood = about_text(now, keyword=read.keyword, told="\n".join(read.based_on))
        rows = read.occupations
        page = OccupationPage(start=1, end=len(rows), total=len(rows), occupation=rows)
        return Screen(understood, Occupations(page, read), stale=answer.stale)

    async def _page_or_last(self, now: Conversation) -> tuple[Cached[OccupationPage], int]:
        """The page of matches, or the last one if there are fewer; O*NET rejects a start beyond the end."""

        async def ask(page: int) -> Cached[OccupationPage]:
            start, end = _rows(page, OCCUPATIONS_A_PAGE)
            return await self._onet_for(now).search(now.keyword, start=start, end=end)

        try:
            answer = await ask(now.page)
            if answer.value.occupation or not answer.value.total:
                return answer, now.page
        except OnetNotFound:
            if now.page == 1:
                raise
            answer = await ask(1)
        last = pages_of(answer.value.total, OCCUPATIONS_A_PAGE)
        return await ask(last), last

    async def _duties(self, now: Conversation, before: Conversation, event: Event) -> Screen:
        try:
            answer = await self._onet_for(now).tasks(now.code)
        except OnetNotFound:
            return await self._without_duties(now)
        if not answer.value:
            return await self._without_duties(now)
        title = now.title or await self._title(before, now.code)
        named = settle(now, title=title)
        described = await described_duties(self._onet_for(now), named)
        duties = Duties(described_first(answer.value, described), described)
        known = settle(named, page=min(now.page, duties.pages))
        ticked = tuple(match.id for match in described if match.ticked)
        if ticked and not known.chosen and isinstance(event, Chose | Searched):
            return Screen(beforehand(known, ticked), duties, (Remark.TICKED_BEFOREHAND,), answer.stale)
        needs_ticks = isinstance(event, AskedForRelated | AddedJob)
        remarks = (Remark.NOTHING_TICKED,) if needs_ticks and not known.chosen else ()
        missing = _missing_tasks(known, answer.value)
        if missing:
            return Screen(without(known, missing), duties, (Remark.DUTIES_GONE,), answer.stale)
        return Screen(known, duties, remarks, answer.stale)

    async def _without_duties(self, now: Conversation) -> Screen:
        """Back to the menu, to choose another occupation."""
        back = advance(now, WentBack()).model_copy(update={"code": "", "title": "", "chosen": ()})
        screen = await self._screen(back, before=back, event=Refreshed())
        return replace(screen, remarks=(Remark.NO_DUTIES, *screen.remarks))

    async def _results(self, now: Conversation, event: Event) -> Screen:
        onet = self._onet_for(now)
        related = await find_related(onet, now)
        still = without(now, related.missing)
        remarks = (Remark.DUTIES_GONE,) if related.missing else ()
        if not still.duties:
            return await self._duties(advance(now, WentBack()), now, event)
        found = results_of(
            related.rows,
            still,
            self._results_a_page,
            chosen=related.chosen,
            own=related.own,
            less_related=related.less_related,
        )
        if still.filter.other_fields and found.page.total < FEW and not found.could_follow and still.code:
            found = replace(found, wider=await find_wider_duties(onet, still, related.own))
        return Screen(settle(still, page=found.number), found, remarks, related.stale)

    async def _title(self, before: Conversation, code: str) -> str:
        """The occupation's title, from the menu that it was chosen from or from a search for its code."""
        in_menu = before.step is Step.CHOOSING_OCCUPATION and before.keyword
        searches = [(before.keyword, before.page)] if in_menu else []
        for keyword, number in [*searches, (code, 1)]:
            start, end = _rows(number, OCCUPATIONS_A_PAGE)
            page = (await self._onet_for(before).search(keyword, start=start, end=end)).value
            for occupation in page.occupation:
                if occupation.code == code:
                    return occupation.title
        return code


def _shorten(event: Event) -> Event:
    """The event that *Try again* repeats, without a pasted text, which is too long for a button."""
    return Searched(keyword=event.keyword[:KEYWORD_CHARACTERS]) if isinstance(event, Searched) else event


def _rows(page: int, rows: int) -> tuple[int, int]:
    return (page - 1) * rows + 1, page * rows


def _is_exact(keyword: str, code: str) -> bool:
    return keyword.strip() == code and is_occupation_code(code)


def _missing_tasks(now: Conversation, tasks: Iterable[Task]) -> tuple[str, ...]:
    present = {task.id for task in tasks}
    return tuple(task for task in now.chosen if task not in present)
