"""Short answers to typed lines: questions about what is shown, and the person's list."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from bot.conversation.events import Refreshed
from bot.conversation.language.intents import (
    AboutDuties,
    AlsoDone,
    CompareRows,
    Denied,
    Intent,
    NotUnderstood,
    RemoveSaved,
    SaveRows,
    ShowDetails,
    SideIntent,
)
from bot.conversation.saved_lists import Lists, Saved, saved_of
from bot.conversation.screens import (
    Aside,
    AsideKind,
    Comparison,
    Duties,
    OccupationDetails,
    Occupations,
    Results,
    Screen,
    Unavailable,
)
from bot.conversation.state import Conversation, Front, FrontKind, Person, Snapshot, Step
from bot.errors import OnetError
from bot.onet.models import Task
from bot.storage.cache import or_default
from bot.storage.list_store import ListStore
from bot.storage.profiles import ProfileStore
from bot.turns.comparison import FEWEST, MOST
from bot.turns.queries import Queries


class Asides:
    """Answers that leave the conversation where it is."""

    def __init__(self, queries: Queries, profiles: ProfileStore, lists: ListStore) -> None:
        self._queries = queries
        self._profiles = profiles
        self._lists = lists

    async def answer(self, intent: SideIntent, actor: Person, screen: Screen) -> Screen | Aside:
        """The answer; if O*NET doesn't respond, the answer says so. Raises StoreUnavailable."""
        try:
            return await self._answer(intent, actor, screen)
        except OnetError as error:
            return Screen(screen.conversation, Unavailable(error, again=Refreshed()))

    async def _answer(  # noqa: C901, PLR0911 - one table
        self, intent: SideIntent, actor: Person, screen: Screen
    ) -> Aside:
        """The answer. Raises OnetError or StoreUnavailable."""
        now = screen.conversation
        match intent:
            case Intent.LIST:
                return Aside(Intent.LIST, now, saved=await self._list(actor, now.name))
            case Intent.COMPARE:
                return await self._compare((), actor, screen)
            case Intent.TICKED:
                return Aside(Intent.TICKED, now, duties=await self._queries.chosen(now.snapshot()))
            case Intent():
                return Aside(intent, now)
            case ShowDetails(code):
                return Aside(AsideKind.DETAILS, now, explained=await self._queries.explain(now.snapshot(), code))
            case CompareRows(codes):
                return await self._compare(codes, actor, screen)
            case SaveRows(codes):
                return await self._save([_rows(screen)[code] for code in codes], actor, now)
            case RemoveSaved(text):
                return await self._unsave(text, actor, now)
            case AboutDuties(tasks):
                return Aside(AsideKind.DUTY, now, duties=numbered_duties(tasks, screen))
            case Denied() | AlsoDone() | NotUnderstood():
                return _about_words(intent, now)
            case _:
                assert_never(intent)

    async def client_named(self, actor: Person, name: str) -> str:
        """The person's client of this name; empty if there's none. Raises StoreUnavailable.

        Those who have conversations are known even if the lists can't be read.
        """
        if not name:
            return ""
        profile = await self._profiles.find(actor)
        lists = await or_default(self._lists.find(actor), Lists(), doing="lists")
        return profile.with_lists(lists).client_named(name)

    async def list_for(self, actor: Person, now: Conversation, client: str) -> Aside:
        """The list of a client. Raises StoreUnavailable."""
        about = now.model_copy(update={"name": client})
        return Aside(Intent.LIST, about, saved=await self._list(actor, client))

    async def ask_to_forget(self, actor: Person, now: Conversation, client: str = "") -> Aside:
        """The question whether to forget everything, or one client, and how much that is. Raises StoreUnavailable."""
        profile = (await self._profiles.find(actor)).with_lists(await self._lists.find(actor))
        name = profile.client_named(client)
        if client and not name:
            return Aside(AsideKind.NO_CLIENT, now, client)
        conversations = [recent for recent in profile.conversations if recent.about and name in {"", recent.name}]
        saved = [occupation for occupation in profile.saved if name in {"", occupation.client}]
        return Aside(Intent.FORGET, now, client=name, kept=(len(conversations), len(saved)))

    async def _compare(self, codes: Sequence[str], actor: Person, screen: Screen) -> Aside:
        """Compares those named; if none is named, those on a list of two or three; otherwise asks which ones."""
        now = screen.conversation
        rows = _rows(screen)
        picked = [rows[code] for code in codes]
        if not codes and (now.step is not Step.READING_RESULTS or _list_in_front(now)):
            picked = list(await self._list(actor, now.name))
        if not FEWEST <= len(picked) <= MOST:
            return Aside(Intent.COMPARE, now)
        return Aside(Intent.COMPARE, now, compared=await self._queries.compare(actor, _results(now), picked))

    async def _save(self, occupations: Sequence[Saved], actor: Person, now: Conversation) -> Aside:
        named = [occupation.model_copy(update={"client": now.name}) for occupation in occupations]
        before, after = await self._lists.change(actor, lambda lists: lists.adding(*named))
        saved = after.of(now.name)
        codes = {occupation.code for occupation in saved}
        lost = [occupation for occupation in before.of(now.name) if occupation.code not in codes]
        return Aside(AsideKind.SAVED, now, saved=saved, about=(*named, *lost))

    async def _unsave(self, text: str, actor: Person, now: Conversation) -> Aside:
        """Remove what the text names from the list; the answer names it."""

        def remove(lists: Lists) -> Lists:
            occupation = _on_list(text, lists.of(now.name))
            return lists if occupation is None else lists.without(occupation.code, now.name)

        before, after = await self._lists.change(actor, remove)
        removed = tuple(occupation for occupation in before.saved if occupation not in after.saved)
        return Aside(AsideKind.REMOVED, now, saved=after.of(now.name) if removed else (), about=removed)

    async def _list(self, actor: Person, client: str) -> tuple[Saved, ...]:
        return (await self._lists.find(actor)).of(client)


def _rows(screen: Screen) -> Mapping[str, Saved]:
    """The occupations shown, on the screen or beside it, by their codes, as list entries."""
    now = screen.conversation
    in_front = {code: Saved(code=code, title=title) for code, title in (now.front.rows if now.front else ())}
    match screen.content:
        case Occupations(page) | Results(page):
            return in_front | {row.code: saved_of(row) for row in page.occupation}
        case Duties():
            return in_front | {now.code: Saved(code=now.code, title=now.title)}
        case _:
            return in_front


def numbered_duties(ids: Sequence[str], screen: Screen) -> tuple[tuple[int, Task], ...]:
    """The duties with their numbers on the screen."""
    tasks = screen.content.tasks if isinstance(screen.content, Duties) else ()
    return tuple((number, task) for number, task in enumerate(tasks, 1) if task.id in ids)


def _about_words(intent: Denied | AlsoDone | NotUnderstood, now: Conversation) -> Aside:
    """The answer to words that don't move the conversation; it quotes them."""
    match intent:
        case Denied(text):
            return Aside(AsideKind.DENIED, now, text)
        case AlsoDone(text):
            return Aside(AsideKind.ALSO_DONE, now, text)
        case NotUnderstood(text, numbers):
            return Aside(AsideKind.NOT_UNDERSTOOD, now, text, numbers=numbers)


def front_of(answer: Aside) -> Front | None:
    """The occupations that an answer shows, which are in front afterwards."""
    match answer:
        case Aside(AsideKind.DETAILS, explained=OccupationDetails(occupation=row)):
            return Front(kind=FrontKind.DETAILS, rows=((row.code, row.title),))
        case Aside(Intent.COMPARE, compared=Comparison(occupations=compared)):
            return Front(kind=FrontKind.COMPARISON, rows=tuple((row.code, row.title) for row in compared))
        case Aside(Intent.LIST, saved=saved) if saved:
            return Front(kind=FrontKind.LIST, rows=tuple((occupation.code, occupation.title) for occupation in saved))
        case _:
            return None


def _list_in_front(now: Conversation) -> bool:
    return now.front is not None and now.front.kind is FrontKind.LIST


def _results(now: Conversation) -> Snapshot | None:
    return now.snapshot() if now.step is Step.READING_RESULTS else None


def _on_list(text: str, saved: Sequence[Saved]) -> Saved | None:
    """The occupation that a list number, a code, or the beginning of a title names; None for none or several."""
    if text.isdecimal():
        return saved[int(text) - 1] if 1 <= int(text) <= len(saved) else None
    matches = [occupation for occupation in saved if _is_named(occupation, text)]
    return matches[0] if len(matches) == 1 else None


def _is_named(occupation: Saved, text: str) -> bool:
    return occupation.title.casefold().startswith(text) or occupation.code == text
