"""The conversation as one table: a state and an event give the next state.

Pure: no clock, no network, no log. An event that means nothing in a step returns the same record, and the person sees
their current screen. Each transition also begins the next turn, except ticks.
"""

from collections.abc import Iterable, Mapping
from typing import Final, assert_never

from bot.conversation.events import (
    AddedJob,
    AskedForRelated,
    Avoided,
    BroughtBack,
    Chose,
    ClearedAll,
    Event,
    Filtered,
    Named,
    Narrowed,
    PutAside,
    Refreshed,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.state import (
    KEYWORD_CHARACTERS,
    NAME_CHARACTERS,
    OTHER_JOBS,
    Conversation,
    Front,
    Job,
    Place,
    Position,
    Step,
    Visited,
)
from bot.onet.matching import without_personal_details

PLACES: Final = 3
"""Places that can be gone back to."""
TOLD_CHARACTERS: Final = 500
INVISIBLE: Final[Mapping[int, str | None]] = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " "),
    **dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff"), None),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], None),
}
"""Control characters, those without a width, and those that turn the direction; joiners belong to scripts and emoji."""


def advance(now: Conversation, event: Event) -> Conversation:
    """The conversation after the event; the same object if the event means nothing here."""
    match now.step:
        case Step.ASKING | Step.CHOOSING_OCCUPATION:
            moved = _in_search(now, event)
        case Step.CHOOSING_TASKS:
            moved = _in_duties(now, event)
        case Step.READING_RESULTS:
            moved = _in_results(now, event)
        case _:
            assert_never(now.step)
    return _in_any_step(now, event) if moved is None else moved


def _in_search(now: Conversation, event: Event) -> Conversation | None:
    """Transitions before an occupation is chosen; None if another rule applies."""
    match event:
        case Searched(keyword=text) if _storable_text(text):
            return _turn(now, step=Step.CHOOSING_OCCUPATION, keyword=_keyword(text), page=1, told=_told_text(text))
        case Chose(code=code):
            return _choose(now, code)
        case TurnedTo(page=page) if now.step is Step.CHOOSING_OCCUPATION:
            return _page(now, page)
        case _:
            return None


def _in_duties(now: Conversation, event: Event) -> Conversation | None:
    """Transitions on the duties screen; None if another rule applies."""
    match event:
        case TickedPage(code=now.code):
            return _turn(_tick(now, event.tasks, ()))
        case ClearedAll():
            return _turn(now, chosen=())
        case AskedForRelated() if now.chosen:
            return _turn(now, step=Step.READING_RESULTS, page=1)
        case Avoided(code=now.code, tasks=tasks):
            return now if tasks == now.avoided else _turn(now, avoided=tuple(dict.fromkeys(tasks)))
        case WentBack() if now.keyword and not (now.trail and now.trail[-1].led_to == now.code):
            return _turn(now, step=Step.CHOOSING_OCCUPATION, page=1)
        case _:
            return _with_an_occupation(now, event)


def _in_results(now: Conversation, event: Event) -> Conversation | None:  # noqa: PLR0911 - one table
    """Transitions on the results screen; None if another rule applies."""
    match event:
        case SortedBy(sort=sort):
            return now if sort == now.sort else _turn(now, sort=sort, page=1)
        case Filtered(filter=chosen):
            return now if chosen == now.filter else _turn(now, filter=chosen, page=1)
        case Narrowed(filter=chosen):
            unchanged = {"put_aside": now.filter.put_aside, "closely": now.filter.closely and chosen.other_fields}
            return advance(now, Filtered(filter=chosen.but(**unchanged)))
        case PutAside(code=code):
            return _turn(now, filter=now.filter.without(code))
        case BroughtBack(code=code):
            back = now.filter.with_again(code) if code else now.filter.but(put_aside=())
            return now if back == now.filter else _turn(now, filter=back)
        case WentBack():
            return _turn(now, step=Step.CHOOSING_TASKS, page=1)
        case _:
            return _with_an_occupation(now, event)


def _with_an_occupation(now: Conversation, event: Event) -> Conversation | None:
    """Transitions on the duties and the results screen; None if another rule applies."""
    match event:
        case Ticked(code=now.code):
            # On the results screen too: if the results could not be shown, the person still sees the duties and goes on
            # ticking.
            after = _tick(now, event.ticked, event.cleared)
            return after if after.chosen else after.model_copy(update={"step": Step.CHOOSING_TASKS})
        case TurnedTo(page=page):
            return _page(now, page)
        case Chose(code=code):
            # Chosen from a list of its own: back leads there, not to the menu of the previous occupation.
            return _choose(now, code, led_to=code).model_copy(update={"told": ""})
        case AddedJob() if now.chosen and len(now.also) < OTHER_JOBS:
            return _turn(now, step=Step.ASKING, keyword="", also=now.jobs, **_NO_JOB)
        case _:
            return None


def _in_any_step(now: Conversation, event: Event) -> Conversation:
    """Transitions of every step, if no rule of the step applies."""
    match event:
        case Named(name=name):
            return now if _name(name) == now.name else _turn(now, name=_name(name))
        case WentBack():
            return _went_back(now)
        case Restarted():
            return _blank(now)
        case Refreshed():
            return now if now.front is None else now.model_copy(update={"front": None})
        case Searched() | Chose() | Ticked() | TickedPage() | ClearedAll() | AskedForRelated() | TurnedTo():
            return now
        case SortedBy() | Filtered() | Narrowed() | PutAside() | BroughtBack() | Avoided() | AddedJob():
            return now
        case _:
            assert_never(event)


def _went_back(now: Conversation) -> Conversation:
    """Back to the previous job, to the previous place, or to the beginning."""
    if now.also:
        return _turn(now, step=Step.CHOOSING_TASKS, keyword="", page=1, also=now.also[:-1], **_job(now.also[-1]))
    if now.trail:
        return _go_back(now)
    return _blank(now) if now.step in {Step.CHOOSING_TASKS, Step.CHOOSING_OCCUPATION} else now


def _page(now: Conversation, page: int) -> Conversation:
    return now if page == now.page else _turn(now, page=page)


def settle(now: Conversation, *, title: str | None = None, page: int | None = None) -> Conversation:
    """The same turn with what only O*NET knows: the occupation's title, the last page there is."""
    known = {"title": now.title if title is None else title, "page": now.page if page is None else page}
    return now.model_copy(update=known)


def beforehand(now: Conversation, ticked: tuple[str, ...]) -> Conversation:
    """The same turn with the described duties ticked."""
    return now.model_copy(update={"chosen": ticked})


def about_text(now: Conversation, *, keyword: str, told: str) -> Conversation:
    """The same turn with what was understood of a pasted text in its place."""
    return now.model_copy(update={"keyword": _keyword(keyword), "told": told[:TOLD_CHARACTERS]})


def without(now: Conversation, task_ids: Iterable[str]) -> Conversation:
    """The same turn without duties that are no longer in the release."""
    missing = frozenset(task_ids)

    def still(tasks: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(task for task in tasks if task not in missing)

    also = tuple(job.model_copy(update={"chosen": still(job.chosen)}) for job in now.also)
    return now.model_copy(update={"chosen": still(now.chosen), "also": also})


def posted(now: Conversation, place: Place) -> Conversation:
    """The same turn, once the place of its message is known."""
    return now.model_copy(update={"place": place})


def put_in_front(now: Conversation, front: Front | None) -> Conversation:
    """The same turn, with something shown beside its screen."""
    return now if now.front == front else now.model_copy(update={"front": front})


def _turn(now: Conversation, **changes: object) -> Conversation:
    return now.model_copy(update={"turn": now.turn + 1, "front": None, **changes})


def visited(now: Conversation, *, led_to: str = "") -> tuple[Visited, ...]:
    """The conversation's earlier places, and the current one if something was chosen there; the oldest is dropped."""
    if not now.chosen:
        return now.trail
    step = Step.READING_RESULTS if now.step is Step.READING_RESULTS else Step.CHOOSING_TASKS
    here = Visited(**now.model_dump(include=set(Position.model_fields)) | {"step": step}, led_to=led_to)
    return (*(place for place in now.trail if place.code != now.code), here)[-PLACES:]


def _go_back(now: Conversation) -> Conversation:
    """Back to where the conversation was before."""
    place = now.trail[-1]
    known = {name: getattr(place, name) for name in Position.model_fields}
    return _turn(now, **known, trail=now.trail[:-1], told="")


def _blank(now: Conversation) -> Conversation:
    """The same conversation from its beginning; turn and revision only ever grow."""
    fresh = Conversation.begin(now.id, now.owner, now.place)
    carried_over = {"name": now.name, "revision": now.revision, "ticked_at": now.ticked_at, "trail": visited(now)}
    return fresh.model_copy(update={"turn": now.turn + 1, **carried_over})


def _keyword(text: str) -> str:
    return _storable_text(text)[:KEYWORD_CHARACTERS].rstrip()


def _told_text(text: str) -> str:
    return _storable_text(text)[:TOLD_CHARACTERS]


def _storable_text(text: str) -> str:
    """What is stored of a typed text: one line, without addresses, telephone numbers and links."""
    bare, found = without_personal_details(text[:TOLD_CHARACTERS])
    return _visible_text(bare if found else text[:TOLD_CHARACTERS])


def _name(text: str) -> str:
    return _visible_text(text)[:NAME_CHARACTERS].rstrip()


def _visible_text(text: str) -> str:
    """A text as one line, without what hides or reorders the text around it: others read it in a channel."""
    return " ".join(text.translate(INVISIBLE).split())


_NO_JOB: Final[Mapping[str, object]] = {"code": "", "title": "", "chosen": (), "avoided": (), "page": 1}


def _job(job: Job) -> dict[str, object]:
    return {"code": job.code, "title": job.title, "chosen": job.chosen, "avoided": job.avoided}


def _choose(now: Conversation, code: str, *, led_to: str = "") -> Conversation:
    """Choose an occupation.

    One that the conversation was at keeps its ticks, order and filter; another one has none.
    """
    chosen = _turn(now, step=Step.CHOOSING_TASKS, code=code, title="", page=1)
    if code == now.code:
        return chosen
    trail = visited(now, led_to=led_to)
    before = next((place for place in trail if place.code == code), None)
    rest = tuple(place for place in trail if place is not before)
    known = before or Visited(step=Step.CHOOSING_TASKS)
    update = {"chosen": known.chosen, "avoided": known.avoided, "sort": known.sort, "filter": known.filter}
    others = known.also if led_to or before else tuple(job for job in now.also if job.code != code)
    again = next((job for job in now.also if job.code == code and not led_to), None)
    return chosen.model_copy(update={**update, "trail": rest, "also": others, **(_ticks(again) if again else {})})


def _ticks(job: Job) -> dict[str, object]:
    return {"chosen": job.chosen, "avoided": job.avoided}


def _tick(now: Conversation, ticked: tuple[str, ...], cleared: tuple[str, ...]) -> Conversation:
    still_chosen = tuple(task for task in now.chosen if task not in cleared)
    added = tuple(task for task in dict.fromkeys(ticked) if task not in still_chosen)
    chosen = still_chosen + added
    return now if chosen == now.chosen else now.model_copy(update={"chosen": chosen})
