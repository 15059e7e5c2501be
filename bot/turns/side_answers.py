"""Short answers to typed lines: what is asked about what is shown, and a person's list."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from bot.conversation.events import Looked
from bot.conversation.language.intents import Asked, Compare, Details, Save, Unclear, Unsave, Wish
from bot.conversation.profile import Saved, saved_of
from bot.conversation.screens import Aside, AsideKind, Duties, Occupations, Results, Screen, Unavailable
from bot.conversation.state import Conversation, Person, Snapshot, Step
from bot.errors import OnetError
from bot.storage.profiles import ProfileStore
from bot.turns.comparison import FEWEST, MOST
from bot.turns.queries import Queries


class SideAnswers:
    """Answers that leave the conversation where it is."""

    def __init__(self, lookups: Queries, profiles: ProfileStore) -> None:
        self._lookups = lookups
        self._profiles = profiles

    async def answer(  # noqa: PLR0911 - one table
        self, asked: Asked, actor: Person, screen: Screen
    ) -> Screen | Aside:
        """The answer; trouble where O*NET gives none. Raises StoreUnavailable."""
        now = screen.conversation
        try:
            match asked:
                case Wish.LIST:
                    return Aside(AsideKind.LIST, now, saved=await self._list(actor))
                case Wish.COMPARE:
                    return await self._compare((), actor, screen)
                case Wish():
                    return Aside(AsideKind(asked.value), now)
                case Details(code):
                    return Aside(AsideKind.DETAILS, now, explained=await self._lookups.explain(now.snapshot(), code))
                case Compare(codes):
                    return await self._compare(codes, actor, screen)
                case Save(codes):
                    return await self._save([_rows(screen)[code] for code in codes], actor, now)
                case Unsave(said):
                    return await self._unsave(said, actor, now)
                case Unclear(said, numbers):
                    return Aside(AsideKind.UNCLEAR, now, said, numbers=numbers)
                case _:
                    assert_never(asked)
        except OnetError as error:
            return Screen(now, Unavailable(error, again=Looked()))

    async def _compare(self, codes: Sequence[str], actor: Person, screen: Screen) -> Aside:
        """Those named; those on a list of two or three where none was; else the question which ones."""
        now = screen.conversation
        rows = _rows(screen)
        picked = [rows[code] for code in codes]
        if not codes and now.step is not Step.READING_RESULTS:
            picked = list(await self._list(actor))
        if not FEWEST <= len(picked) <= MOST:
            return Aside(AsideKind.COMPARE, now)
        return Aside(AsideKind.COMPARE, now, compared=await self._lookups.compare(_results(now), picked))

    async def _save(self, occupations: Sequence[Saved], actor: Person, now: Conversation) -> Aside:
        before = saved = await self._list(actor)
        for occupation in occupations:
            saved = (await self._profiles.save(actor, occupation)).saved
        kept = {one.code for one in saved}
        lost = [one for one in before if one.code not in kept]
        return Aside(AsideKind.SAVED, now, saved=saved, about=(*occupations, *lost))

    async def _unsave(self, said: str, actor: Person, now: Conversation) -> Aside:
        found = _on_list(said, await self._list(actor))
        if found is None:
            return Aside(AsideKind.REMOVED, now)
        memory = await self._profiles.remove(actor, found.code)
        return Aside(AsideKind.REMOVED, now, saved=memory.saved, about=(found,))

    async def _list(self, actor: Person) -> tuple[Saved, ...]:
        return (await self._profiles.find(actor)).saved


def _rows(screen: Screen) -> Mapping[str, Saved]:
    """The occupations shown, by their codes, as they would be saved."""
    match screen.content:
        case Occupations(page) | Results(page):
            return {row.code: saved_of(row) for row in page.occupation}
        case Duties():
            now = screen.conversation
            return {now.code: Saved(code=now.code, title=now.title)}
        case _:
            return {}


def _results(now: Conversation) -> Snapshot | None:
    return now.snapshot() if now.step is Step.READING_RESULTS else None


def _on_list(said: str, saved: Sequence[Saved]) -> Saved | None:
    """What is meant by a number of the list, a code, or the beginning of a title."""
    if said.isdecimal():
        return saved[int(said) - 1] if 1 <= int(said) <= len(saved) else None
    begun = [one for one in saved if one.title.casefold().startswith(said) or one.code == said]
    return begun[0] if len(begun) == 1 else None
