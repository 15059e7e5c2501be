"""One turn of a conversation: load, advance, ask O*NET with nothing held, commit, and say what to show."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

import structlog

from bot.conversation.events import Event, Filtered, Looked, SortedBy, Ticked, TurnedTo
from bot.conversation.profile import with_conversation
from bot.conversation.screens import Screen
from bot.conversation.state import Conversation, Person, Place, Snapshot, Step
from bot.conversation.transitions import advance, posted
from bot.errors import StoreUnavailable
from bot.storage.conversations import ConversationStore, StoredConversation
from bot.storage.profiles import ProfileStore
from bot.turns.screen_loader import ScreenLoader

ATTEMPTS: Final = 5
"""How often a turn is advanced again because ticks came in between, before the present is shown."""

OF_RESULTS: Final = (SortedBy, Filtered, TurnedTo)
"""What shows other rows of the same results."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Turn:
    """Who did what to which screen.

    `snapshot` is what the control carried, `ticks` what the message's checkboxes said at that moment, `at` that moment
    as Slack writes it: seconds since 1970 with six decimals, empty where it is not known.
    """

    actor: Person
    place: Place
    snapshot: Snapshot
    event: Event
    ticks: Ticked | None = None
    at: str = ""

    def predates(self, now: Conversation) -> bool:
        """Whether a click made after this one has said already how the boxes are; Slack delivers in any order."""
        return bool(self.at) and self.at < now.ticked_at

    def with_checkboxes(self, now: Conversation) -> Conversation:
        """The conversation with what the message's boxes said."""
        if self.ticks is None or self.predates(now):
            return now
        return advance(now, self.ticks).model_copy(update={"ticked_at": self.at or now.ticked_at})

    def ticked(self, now: Conversation) -> Conversation:
        """The conversation after a tick; one that was made before the boxes were read last is in it already."""
        if self.predates(now):
            return now
        return advance(self.with_checkboxes(now) if now.turn == self.snapshot.turn else now, self.event)


@dataclass(frozen=True)
class NotOwner:
    """The conversation belongs to somebody else; this is what they were looking at."""

    snapshot: Snapshot


@dataclass(frozen=True)
class Foreseen:
    """The screen that a turn leads to from a conversation as a control carried it, before anybody was asked."""

    of: Conversation
    screen: Screen

    def at(self, now: Conversation) -> Screen | None:
        """The same screen for what is kept of the conversation; None where that says something else."""
        if now.snapshot() != self.of.snapshot():
            return None
        kept = {"place": now.place, "ticked_at": now.ticked_at, "revision": now.revision}
        return replace(self.screen, conversation=self.screen.conversation.model_copy(update=kept))


class PendingTicks:
    """The ticks that are being saved, by conversation: what is pressed after a tick must not be answered before it.

    A click reads its own page's ticks, but a late one shows the present, and would show it without the tick.
    """

    def __init__(self) -> None:
        self._under_way: dict[str, set[asyncio.Future[None]]] = {}

    @contextmanager
    def one(self, conversation: str) -> Iterator[None]:
        """A tick is saved in here."""
        done = asyncio.get_running_loop().create_future()
        others = self._under_way.setdefault(conversation, set())
        others.add(done)
        try:
            yield
        finally:
            done.set_result(None)
            others.discard(done)
            if not others:
                self._under_way.pop(conversation, None)

    async def settled(self, conversation: str) -> None:
        """Wait for the ticks that came before."""
        before = self._under_way.get(conversation)
        if before:
            await asyncio.wait(set(before))


class ConversationService:
    """The conversation's turns over O*NET and a store.

    A store that does not answer costs the protection against races, never the turn: what is needed to go on
    is in the control's snapshot.
    """

    def __init__(
        self, screening: ScreenLoader, store: ConversationStore, profiles: ProfileStore, *, new_id: Callable[[], str]
    ) -> None:
        self._screening = screening
        self._store = store
        self._profiles = profiles
        self._new_id = new_id
        self._ticking = PendingTicks()

    async def begin(self, owner: Person, place: Place, event: Event) -> Screen:
        """A new conversation, with the first thing that was said in it."""
        fresh = Conversation.begin(self._new_id(), owner, place)
        screen = await self._screening.after(fresh, event)
        await self._try_add(screen.conversation)
        return screen

    async def take(self, turn: Turn) -> Screen | NotOwner:
        """One turn. A late click shows the present; of two that race, one wins and both see its screen."""
        await self._ticking.settled(turn.snapshot.id)
        foreseen = await self._foresee(turn)
        if foreseen is not None and await self._comes_true(foreseen):
            return replace(foreseen.screen, before=foreseen.of.step)
        kept, now = await self._load(turn.snapshot, turn.place)
        if now.owner != turn.actor:
            return NotOwner(now.snapshot())
        for _ in range(ATTEMPTS):
            if now.turn != turn.snapshot.turn:
                break
            before = turn.with_checkboxes(now)
            screen = (foreseen and foreseen.at(before)) or await self._screening.after(before, turn.event)
            committed = await self._commit(kept, now, screen.conversation)
            if committed is not None:
                if (now.keyword, now.code) != (committed.keyword, committed.code):
                    await self._remember(committed)
                return replace(screen, conversation=committed, before=now.step)
            kept, now = await self._load(turn.snapshot, turn.place)
        return replace(await self._screening.after(now, Looked()), before=now.step, late=True)

    async def _foresee(self, turn: Turn) -> Foreseen | None:
        """What a page or an order of results leads to, if the control says all there is; None for any other turn.

        Only those are shown without asking O*NET: a late click must not ask about the past, and wait for it.
        """
        of_results = turn.snapshot.step is Step.READING_RESULTS and isinstance(turn.event, OF_RESULTS)
        if not of_results or turn.snapshot.owner != turn.actor:
            return None
        now = Conversation.resume(turn.snapshot, turn.place)
        return Foreseen(now, await self._screening.after(now, turn.event))

    async def _comes_true(self, foreseen: Foreseen) -> bool:
        """Commit what was foreseen, without reading what is kept before; False where that says something else."""
        now, new = foreseen.of, foreseen.screen.conversation
        if new.turn == now.turn:
            return False
        try:
            return await self._store.advance(now, new, current=not new.place.ephemeral)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="advance", error=str(error))
            return False

    async def tick(self, turn: Turn) -> NotOwner | None:
        """Save ticks at once. No turn: nothing is shown, and the next turn reads a lost one again."""
        with self._ticking.one(turn.snapshot.id):
            return await self._tick(turn)

    async def _tick(self, turn: Turn) -> NotOwner | None:
        try:
            for _ in range(ATTEMPTS):
                kept = await self._store.find(turn.snapshot.owner, turn.snapshot.id)
                if kept is None:
                    return None
                now = kept.conversation
                if now.owner != turn.actor:
                    return NotOwner(now.snapshot())
                if await self._commit(kept, now, turn.ticked(now)) is not None:
                    return None
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="tick", error=str(error))
        return None

    async def look(self, now: Conversation) -> Screen:
        """The screen of a conversation as it is; nothing moves."""
        return await self._screening.after(now, Looked())

    async def current(self, actor: Person, place: Place) -> Conversation | None:
        """The conversation this person is in at this place; None where none is known, or the store is down."""
        try:
            kept = await self._store.current(actor, place)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="current", error=str(error))
            return None
        return None if kept is None else kept.conversation

    async def resume(self, actor: Person, now: Conversation) -> Screen | None:
        """The person's latest conversation, going on where `now` is; None where there is none.

        Raises StoreUnavailable.
        """
        latest = await self._latest(actor, now)
        return None if latest is None else await self.look(posted(latest, now.place))

    async def forget(self, actor: Person) -> None:
        """Erase what is remembered of a person, and every conversation of theirs. Raises StoreUnavailable."""
        await self._store.erase(actor)

    async def placed(self, conversation: Conversation, place: Place) -> Conversation:
        """Remember where the message of a conversation is, and that a line typed there means it."""
        now = posted(conversation, place)
        try:
            for _ in range(ATTEMPTS):
                kept = await self._store.find(conversation.owner, conversation.id)
                if kept is None or await self._store.replace(kept, posted(kept.conversation, place)):
                    break
            await self._store.make_current(now)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="place", error=str(error))
        return now

    async def _latest(self, actor: Person, now: Conversation) -> Conversation | None:
        """The conversation the person was in last: the one here, or else the newest that is still kept."""
        if now.turn:
            return now
        for talk in reversed((await self._profiles.find(actor)).conversations):
            kept = await self._store.find(actor, talk.id)
            if kept is not None and kept.conversation.step is not Step.ASKING:
                return kept.conversation
        return None

    async def _load(self, snapshot: Snapshot, place: Place) -> tuple[StoredConversation | None, Conversation]:
        """The kept conversation, or the one the snapshot holds where none is kept or an older one is."""
        resumed = Conversation.resume(snapshot, place)
        try:
            kept = await self._store.find(snapshot.owner, snapshot.id) or await self._keep(resumed)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="load", error=str(error))
            return None, resumed
        newer = kept.conversation.turn >= snapshot.turn
        return kept, kept.conversation if newer else resumed

    async def _keep(self, resumed: Conversation) -> StoredConversation:
        """Keep what was forgotten, with all that leads to it: typed lines, *resume*, *forget me*."""
        kept = await self._store.keep(resumed)
        if not resumed.place.ephemeral:
            await self._store.make_current(resumed)
        await self._remember(resumed)
        return kept

    async def _commit(
        self, kept: StoredConversation | None, now: Conversation, new: Conversation
    ) -> Conversation | None:
        """The conversation as kept now; None where another turn or a tick came in between.

        After a turn a line typed at its place means this conversation.
        """
        if new == now and kept is not None and kept.conversation == now:
            return now
        if kept is None:
            return new
        try:
            current = new.turn != now.turn and not new.place.ephemeral
            written = await self._store.replace(kept, new, current=current)
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
            await self._profiles.change(conversation.owner, lambda memory: with_conversation(memory, conversation))
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="remember", error=str(error))
