"""One turn of a conversation: load, advance, ask O*NET with nothing held, commit, and say what to show."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import structlog

from bot.conversation.details import explain
from bot.conversation.events import Event, Looked, Searched, Ticked
from bot.conversation.language import alike, understand
from bot.conversation.memory import Memory, Saved, talked, with_saved, without_saved
from bot.conversation.memory_store import MemoryStore
from bot.conversation.screening import Screening
from bot.conversation.screens import (
    Answer,
    Aside,
    Explained,
    Screen,
    Trouble,
    filtered,
    shown_on,
)
from bot.conversation.state import KEYWORD_CHARACTERS, Conversation, Person, Place, Snapshot, Step
from bot.conversation.store import ConversationStore, Kept
from bot.conversation.transitions import advance, posted
from bot.conversation.vocabulary import Details, Shown, Unclear, Wish
from bot.errors import OnetError, StoreUnavailable
from bot.onet.cache import RememberedOnet
from bot.onet.models import Occupation, RelatedOccupation, Task

ATTEMPTS: Final = 5
"""How often a turn is advanced again because ticks came in between, before the present is shown."""

TITLES_COMPARED: Final = 3

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
        self._screening = Screening(onet)
        self._store = store
        self._memories = memories
        self._new_id = new_id

    async def begin(self, owner: Person, place: Place, event: Event) -> Screen:
        """A new conversation, with the first thing that was said in it."""
        fresh = Conversation.begin(self._new_id(), owner, place)
        screen = await self._screening.after(fresh, event)
        await self._try_add(screen.conversation)
        return screen

    async def hear(self, actor: Person, place: Place, text: str) -> Screen | Aside:
        """What a typed line means where it is typed: a turn of the conversation there, a new one, or an answer."""
        kept = await self._current(actor, place)
        if kept is None:
            return await self.order(actor, place, text)
        now = kept.conversation
        meaning = understand(text, shown_on(await self._screening.after(now, Looked())))
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
            screen = await self._screening.after(ticked, turn.event)
            committed = await self._commit(kept, now, screen.conversation)
            if committed is not None:
                if isinstance(turn.event, Searched):
                    await self._remember(committed)
                return replace(screen, conversation=committed)
            kept, now = await self._load(turn.snapshot, turn.place)
        return await self._screening.after(now, Looked())

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
        return await self._screening.after(posted(latest, now.place), Looked())

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
