"""One turn of a conversation: load, advance, ask O*NET with nothing held, commit, and say what to show."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, assert_never

import structlog

from bot.conversation.details import explain
from bot.conversation.events import AskedForRelated, Chose, Event, Looked, Searched, Ticked, WentBack
from bot.conversation.language import Details, Shown, Unclear, Wish, alike, understand
from bot.conversation.memory import Memory, Saved, talked, with_saved, without_saved
from bot.conversation.memory_store import MemoryStore
from bot.conversation.screens import (
    OCCUPATIONS_A_PAGE,
    RESULTS_A_PAGE,
    Answer,
    Aside,
    Asking,
    Duties,
    Explained,
    Occupations,
    Remark,
    Screen,
    Trouble,
    filtered,
    pages_of,
    results_of,
    shown_on,
)
from bot.conversation.state import KEYWORD_CHARACTERS, Conversation, Person, Place, Snapshot, Step
from bot.conversation.store import ConversationStore, Kept
from bot.conversation.transitions import advance, posted, settle, without
from bot.errors import OnetError, OnetNotFound, StoreUnavailable
from bot.onet.cache import Remembered, RememberedOnet
from bot.onet.models import Occupation, OccupationPage, RelatedOccupation, Task

ATTEMPTS: Final = 5
"""How often a turn is advanced again because ticks came in between, before the present is shown."""

TITLES_COMPARED: Final = 3

EXACT_CODE: Final = re.compile(r"\d{2}-\d{4}\.\d{2}")
"""An O*NET-SOC code, whole."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Turn:
    """Who did what to which screen.

    `snapshot` is what the control carried, `ticks` what the message's checkboxes said at that moment.
    """

    actor: Person
    place: Place
    snapshot: Snapshot
    event: Event
    ticks: Ticked | None = None


@dataclass(frozen=True)
class Theirs:
    """The conversation belongs to somebody else; this is what they were looking at."""

    snapshot: Snapshot


class ConversationService:
    """The conversation's turns over O*NET and a store.

    A store that does not answer costs the protection against races, never the turn: what is needed to go on
    is in the control's snapshot.
    """

    def __init__(
        self, onet: RememberedOnet, store: ConversationStore, memories: MemoryStore, *, new_id: Callable[[], str]
    ) -> None:
        self._onet = onet
        self._store = store
        self._memories = memories
        self._new_id = new_id

    async def begin(self, owner: Person, place: Place, event: Event) -> Screen:
        """A new conversation, with the first thing that was said in it."""
        fresh = Conversation.begin(self._new_id(), owner, place)
        screen = await self._screen_after(fresh, event)
        await self._try_add(screen.conversation)
        return screen

    async def hear(self, actor: Person, place: Place, text: str) -> Screen | Aside:
        """What a typed line means where it is typed: a turn of the conversation there, a new one, or an answer."""
        kept = await self._current(actor, place)
        if kept is None:
            return await self.order(actor, place, text)
        now = kept.conversation
        meaning = understand(text, shown_on(await self._screen_after(now, Looked())))
        if isinstance(meaning, Unclear) and await self._is_title(meaning.said):
            meaning = Searched(keyword=meaning.said)
        if isinstance(meaning, Searched) and advance(now, meaning) is now:
            return await self.begin(actor, place, meaning)
        if isinstance(meaning, Unclear):
            return Aside(Answer.UNCLEAR, now, text)
        if isinstance(meaning, Details):
            return await self._details(now, meaning.code)
        if isinstance(meaning, Wish):
            return await self._grant(meaning, actor, now)
        screen = await self.take(Turn(actor, now.place, now.snapshot(), meaning))
        return screen if isinstance(screen, Screen) else await self.begin(actor, place, Looked())

    async def order(self, actor: Person, place: Place, text: str) -> Screen | Aside:
        """What a line means where no conversation is: a search, or a wish."""
        meaning = understand(text, Shown())
        if isinstance(meaning, Wish):
            return await self._grant(meaning, actor, Conversation.begin(self._new_id(), actor, place))
        return await self.begin(actor, place, meaning if isinstance(meaning, Searched) else Looked())

    async def take(self, turn: Turn) -> Screen | Theirs:
        """One turn. A late click shows the present; of two that race, one wins and both see its screen."""
        kept, now = await self._load(turn.snapshot, turn.place)
        if now.owner != turn.actor:
            return Theirs(now.snapshot())
        for _ in range(ATTEMPTS):
            if now.turn != turn.snapshot.turn:
                break
            ticked = advance(now, turn.ticks) if turn.ticks else now
            screen = await self._screen_after(ticked, turn.event)
            committed = await self._commit(kept, now, screen.conversation)
            if committed is not None:
                if isinstance(turn.event, Searched):
                    await self._remember(committed)
                return replace(screen, conversation=committed)
            kept, now = await self._load(turn.snapshot, turn.place)
        return await self._screen_after(now, Looked())

    async def tick(self, turn: Turn) -> Theirs | None:
        """Save ticks at once. No turn: nothing is shown, and the next turn reads a lost one again."""
        try:
            for _ in range(ATTEMPTS):
                kept = await self._store.find(turn.snapshot.id)
                if kept is None:
                    return None
                now = kept.conversation
                if now.owner != turn.actor:
                    return Theirs(now.snapshot())
                if await self._commit(kept, now, advance(now, turn.event)) is not None:
                    return None
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="tick", error=str(error))
        return None

    async def suggest(self, typed: str) -> tuple[Occupation, ...]:
        """The occupations that match what is typed so far, best first. Raises OnetError."""
        return (await self._onet.search(typed[:KEYWORD_CHARACTERS])).value.occupation

    async def explain(self, snapshot: Snapshot, code: str) -> Explained:
        """Why an occupation is among the results. Raises OnetError."""
        return await explain(self._onet, snapshot, code)

    async def exported(self, snapshot: Snapshot) -> tuple[tuple[Task, ...], tuple[RelatedOccupation, ...]]:
        """The chosen duties, and all results that pass the filter, in the shown order. Raises OnetError."""
        own = (await self._onet.tasks(snapshot.code)).value
        chosen = tuple(task for task in own if task.id in snapshot.chosen)
        found = await self._onet.every_related(snapshot.code, [task.id for task in chosen], sort=snapshot.sort)
        return chosen, tuple(filtered(found.value.occupation, snapshot.zone, bright=snapshot.bright))

    async def remembered(self, person: Person) -> Memory:
        """What is remembered of a person. Raises StoreUnavailable."""
        return await self._memories.find(person)

    async def saved(self, person: Person) -> tuple[Saved, ...]:
        """The person's list. Raises StoreUnavailable."""
        return (await self._memories.find(person)).saved

    async def save(self, person: Person, occupation: Saved) -> None:
        """Put an occupation on the person's list. Raises StoreUnavailable."""
        await self._memories.change(person, lambda memory: with_saved(memory, occupation))

    async def remove(self, person: Person, code: str) -> None:
        """Take an occupation off the person's list. Raises StoreUnavailable."""
        await self._memories.change(person, lambda memory: without_saved(memory, code))

    async def placed(self, conversation: Conversation, place: Place) -> Conversation:
        """Remember where the message of a conversation is, and that a line typed there means it."""
        now = posted(conversation, place)
        try:
            for _ in range(ATTEMPTS):
                kept = await self._store.find(conversation.id)
                if kept is None or await self._store.replace(kept, posted(kept.conversation, place)):
                    break
            await self._store.make_current(now)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="place", error=str(error))
        return now

    async def _current(self, actor: Person, place: Place) -> Kept | None:
        try:
            return await self._store.current(actor, place)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="current", error=str(error))
            return None

    async def _is_title(self, said: str) -> bool:
        """Whether a line that is no command here is much like the title of an occupation."""
        try:
            page = (await self._onet.search(said)).value
        except OnetError:
            return False
        return any(alike(said, row.title) for row in page.occupation[:TITLES_COMPARED])

    async def _grant(self, wish: Wish, actor: Person, now: Conversation) -> Screen | Aside:
        """What was wished for. A conversation resumed goes on where it was asked for."""
        try:
            match wish:
                case Wish.HELP | Wish.EXPORT | Wish.SHARE:
                    return Aside(Answer(wish.value), now)
                case Wish.LIST:
                    return Aside(Answer.LIST, now, saved=await self.saved(actor))
                case Wish.FORGET:
                    await self._forget(actor)
                    return Aside(Answer.FORGOTTEN, now)
                case Wish.RESUME:
                    return await self._resume(actor, now)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing=wish.value, error=str(error))
            return Aside(Answer.NOT_FORGOTTEN if wish is Wish.FORGET else Answer.NOTHING_TO_RESUME, now)

    async def _resume(self, actor: Person, now: Conversation) -> Screen | Aside:
        latest = await self._latest(actor, now)
        if latest is None:
            return Aside(Answer.NOTHING_TO_RESUME, now)
        return await self._screen_after(posted(latest, now.place), Looked())

    async def _details(self, now: Conversation, code: str) -> Screen | Aside:
        """What was typed for: the same that the modal shows, as an answer."""
        try:
            return Aside(Answer.DETAILS, now, explained=await self.explain(now.snapshot(), code))
        except OnetError as error:
            return Screen(now, Trouble(error, again=Looked()))

    async def _latest(self, actor: Person, now: Conversation) -> Conversation | None:
        """The conversation the person was in last: the one here, or else the newest that is still kept."""
        if now.turn:
            return now
        for talk in reversed((await self._memories.find(actor)).talks):
            kept = await self._store.find(talk.id)
            if kept is not None and kept.conversation.step is not Step.ASKING:
                return kept.conversation
        return None

    async def _forget(self, actor: Person) -> None:
        for talk in (await self._memories.find(actor)).talks:
            place = Place(channel=talk.channel, thread=talk.thread)
            await self._store.forget(talk.id, actor, place)
        await self._memories.forget(actor)

    async def _load(self, snapshot: Snapshot, place: Place) -> tuple[Kept | None, Conversation]:
        """The kept conversation, or the one the snapshot holds where none is kept or an older one is."""
        resumed = Conversation.resume(snapshot, place)
        try:
            kept = await self._store.find(snapshot.id) or await self._store.keep(resumed)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="load", error=str(error))
            return None, resumed
        newer = kept.conversation.turn >= snapshot.turn
        return kept, kept.conversation if newer else resumed

    async def _commit(self, kept: Kept | None, now: Conversation, new: Conversation) -> Conversation | None:
        """The conversation as kept now; None where another turn or a tick came in between."""
        if new == now and kept is not None and kept.conversation == now:
            return now
        if kept is None:
            return new
        try:
            written = await self._store.replace(kept, new)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="commit", error=str(error))
            return new
        return written.conversation if written else None

    async def _try_add(self, conversation: Conversation) -> None:
        try:
            await self._store.add(conversation)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="begin", error=str(error))
        await self._remember(conversation)

    async def _remember(self, conversation: Conversation) -> None:
        try:
            await self._memories.change(conversation.owner, lambda memory: talked(memory, conversation))
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="remember", error=str(error))

    async def _screen_after(self, now: Conversation, event: Event) -> Screen:
        """What to show after the event. Where O*NET gives no answer, nothing has moved."""
        moved = advance(now, event)
        try:
            return await self._screen(moved, before=now, event=event)
        except OnetError as error:
            log.warning("onet_failed", error=type(error).__name__, step=moved.step)
            return Screen(now, Trouble(error, again=event))

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
        answer, number = await self._page_or_last(now)
        now, page = settle(now, page=number), answer.value
        only = page.occupation[0].code if page.occupation else ""
        if isinstance(event, Searched) and (page.total == 1 or _is_exact(now.keyword, only)):
            chosen = advance(now, Chose(code=only))
            screen = await self._duties(chosen, now, event)
            went = () if screen.conversation.step is not Step.CHOOSING_TASKS else (Remark.WENT_STRAIGHT,)
            return replace(screen, remarks=went + screen.remarks)
        return Screen(now, Occupations(page), stale=answer.stale)

    async def _page_or_last(self, now: Conversation) -> tuple[Remembered[OccupationPage], int]:
        """The page of matches, or the last one where there are fewer; O*NET refuses a start beyond the end."""

        async def ask(page: int) -> Remembered[OccupationPage]:
            start, end = _rows(page, OCCUPATIONS_A_PAGE)
            return await self._onet.search(now.keyword, start=start, end=end)

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
            answer = await self._onet.tasks(now.code)
        except OnetNotFound:
            return await self._without_duties(now)
        if not answer.value:
            return await self._without_duties(now)
        title = now.title or await self._title(before, now.code)
        duties = Duties(answer.value)
        known = settle(now, title=title, page=min(now.page, duties.pages))
        remarks = () if known.chosen or not isinstance(event, AskedForRelated) else (Remark.NOTHING_TICKED,)
        gone = _gone(known, answer.value)
        if gone:
            return Screen(without(known, gone), duties, (Remark.DUTIES_GONE,), answer.stale)
        return Screen(known, duties, remarks, answer.stale)

    async def _without_duties(self, now: Conversation) -> Screen:
        """Back to the menu, where another one can be chosen."""
        back = advance(now, WentBack()).model_copy(update={"code": "", "title": "", "chosen": ()})
        screen = await self._screen(back, before=back, event=Looked())
        return replace(screen, remarks=(Remark.NO_DUTIES, *screen.remarks))

    async def _results(self, now: Conversation, event: Event) -> Screen:
        gone = _gone(now, (await self._onet.tasks(now.code)).value)
        still = without(now, gone)
        remarks = (Remark.DUTIES_GONE,) if gone else ()
        if not still.chosen:
            return await self._duties(advance(now, WentBack()), now, event)
        answer = await self._onet.every_related(still.code, still.chosen, sort=still.sort)
        found = results_of(answer.value.occupation, still)
        page = -(-found.page.start // RESULTS_A_PAGE)
        return Screen(settle(still, page=page), found, remarks, answer.stale)

    async def _title(self, before: Conversation, code: str) -> str:
        """The occupation's title: from the menu it was chosen from, else from a search for its code."""
        searches = [(before.keyword, before.page)] if before.keyword else []
        for keyword, number in [*searches, (code, 1)]:
            start, end = _rows(number, OCCUPATIONS_A_PAGE)
            page = (await self._onet.search(keyword, start=start, end=end)).value
            for occupation in page.occupation:
                if occupation.code == code:
                    return occupation.title
        return code


def _rows(page: int, rows: int) -> tuple[int, int]:
    return (page - 1) * rows + 1, page * rows


def _is_exact(keyword: str, code: str) -> bool:
    return keyword.strip() == code and EXACT_CODE.fullmatch(code) is not None


def _gone(now: Conversation, tasks: Iterable[Task]) -> tuple[str, ...]:
    present = {task.id for task in tasks}
    return tuple(task for task in now.chosen if task not in present)
