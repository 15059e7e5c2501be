"""One turn of a conversation: read it once, advance it, ask O*NET with nothing held, write it once, show the screen."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.events import Event, Named, Refreshed, Ticked, WentBack
from bot.conversation.profile import Profile
from bot.conversation.recent import Recent, recent_places
from bot.conversation.screens import Screen
from bot.conversation.state import Conversation, Front, Person, Place, Snapshot, Step
from bot.conversation.transitions import advance, posted, put_in_front, visited
from bot.storage.cache import or_default
from bot.storage.conversations import ConversationStore, StoredConversation
from bot.storage.profiles import read_profile
from bot.turns.screen_loader import ScreenLoader

ATTEMPTS: Final = 5
"""How often a turn is advanced again because ticks came in between, before the present is shown."""


@dataclass(frozen=True)
class Turn:
    """A click or a typed line: by whom, on which screen, and the event that it means.

    `snapshot` is what the control carried, `ticks` what the message's checkboxes said at that moment, `at` that moment
    as Slack writes it: seconds since 1970 with six decimals, empty where it is not known. `then` are further events
    that the same line asked for, in order, and `front` what it asked to see: all of it is one commit.
    """

    actor: Person
    place: Place
    snapshot: Snapshot
    event: Event
    ticks: Ticked | None = None
    at: str = ""
    then: tuple[Event, ...] = ()
    front: Front | None = None

    def predates(self, now: Conversation) -> bool:
        """Whether a click made after this one has said already how the boxes are; Slack delivers in any order."""
        return bool(self.at) and self.at < now.ticked_at

    def with_checkboxes(self, now: Conversation) -> Conversation:
        """The conversation with what the message's boxes said."""
        if self.ticks is None or self.predates(now):
            return now
        return advance(now, self.ticks).model_copy(update={"ticked_at": self.at or now.ticked_at})

    def apply_tick(self, now: Conversation) -> Conversation:
        """The conversation after a tick; one that was made before the boxes were read last is in it already."""
        if self.predates(now):
            return now
        return advance(self.with_checkboxes(now) if now.turn == self.snapshot.turn else now, self.event)


@dataclass(frozen=True)
class NotOwner:
    """The conversation belongs to another person; this is the screen they clicked on."""

    snapshot: Snapshot


class PendingTicks:
    """The ticks that are being saved, by conversation: a click after a tick must not be answered before it.

    A click reads its own page's ticks, but a late one shows the present, and would show it without the tick.
    """

    def __init__(self) -> None:
        self._pending: dict[str, set[asyncio.Future[None]]] = {}

    def __contains__(self, conversation: object) -> bool:
        """Whether ticks of this conversation are being saved."""
        return conversation in self._pending

    @contextmanager
    def saving(self, conversation: str) -> Iterator[None]:
        """A tick is saved in here."""
        done = asyncio.get_running_loop().create_future()
        pending = self._pending.setdefault(conversation, set())
        pending.add(done)
        try:
            yield
        finally:
            done.set_result(None)
            pending.discard(done)
            if not pending:
                self._pending.pop(conversation, None)

    async def wait(self, conversation: str) -> None:
        """Wait for the ticks that came before."""
        pending = self._pending.get(conversation)
        if pending:
            await asyncio.wait(set(pending))


class ConversationService:
    """The conversation's turns over O*NET and a store.

    A store that is unavailable costs the protection against races, never the turn: what is needed to continue
    is in the control's snapshot.
    """

    def __init__(self, screens: ScreenLoader, store: ConversationStore, *, new_id: Callable[[], str]) -> None:
        self._screens = screens
        self._store = store
        self._new_id = new_id
        self._ticks = PendingTicks()

    async def begin(
        self, owner: Person, place: Place, event: Event, stored: StoredConversation | None = None, *, name: str = ""
    ) -> Screen:
        """A new conversation with its first event; `stored` is what was read of its owner, if it was.

        Where that is a conversation, the new one can go back to where it was. `name` is the client's, if it is one's.
        """
        fresh = advance(Conversation.begin(self._new_id(), owner, place), Named(name=name))
        if stored is not None and stored.conversation is not None and stored.conversation.name == fresh.name:
            fresh = fresh.model_copy(update={"trail": visited(stored.conversation)})
        if stored is None:
            stored = await or_default(self._store.find_none(owner), None, doing="begin")
        screen = await self._screens.after(fresh, event)
        if stored is not None:
            before = replace(stored, conversation=None, text=None)
            await or_default(self._store.write(before, screen.conversation, remember=True), None, doing="begin")
        return screen

    async def take(self, turn: Turn, stored: StoredConversation | None = None) -> Screen | NotOwner:
        """One turn. A late click shows the present; of two that race, one wins and both see its screen.

        `stored` is what the store has of the conversation, where it was read for this turn already.
        """
        if turn.snapshot.owner != turn.actor:
            return NotOwner(turn.snapshot)
        await self._ticks.wait(turn.snapshot.id)
        first = stored = stored or await self._find(turn.snapshot)
        for _ in range(ATTEMPTS):
            now = _latest_of(turn, stored)
            if now.turn != turn.snapshot.turn:
                break
            screen = await self._screens.after(turn.with_checkboxes(now), turn.event, *turn.then)
            if turn.front is not None:
                screen = replace(screen, conversation=put_in_front(screen.conversation, turn.front))
            committed = await self._commit(stored, now, screen.conversation)
            if committed is not None:
                return replace(screen, conversation=committed, before=now.step)
            stored = await self._find(turn.snapshot)
            if first is not None and stored is not None and stored.is_erased_since(first):
                return replace(screen, before=now.step)
        return replace(await self._screens.after(_latest_of(turn, stored), Refreshed()), before=now.step, late=True)

    async def tick(self, turn: Turn) -> NotOwner | None:
        """Save ticks at once. No turn: nothing is shown, and the next turn reads a lost one again."""
        if turn.snapshot.owner != turn.actor:
            return NotOwner(turn.snapshot)
        with self._ticks.saving(turn.snapshot.id):
            for _ in range(ATTEMPTS):
                stored = await self._find(turn.snapshot)
                if stored is None or stored.conversation is None:
                    break
                now = stored.conversation
                if await self._commit(stored, now, turn.apply_tick(now)) is not None:
                    break
        return None

    async def look(self, now: Conversation) -> Screen:
        """The screen of a conversation as it is; nothing moves, and what is in front of it stays there."""
        screen = await self._screens.after(now, Refreshed())
        return replace(screen, conversation=put_in_front(screen.conversation, now.front))

    async def foresee(self, now: Conversation, event: Event) -> Screen:
        """The screen that an event would lead to; nothing is kept."""
        return await self._screens.after(now, event)

    async def opened_in_front(self, snapshot: Snapshot, front: Front) -> None:
        """Remember what a modal shows of a conversation, as `show_in_front` does."""
        stored = await self._find(snapshot)
        if stored is not None:
            await self.show_in_front(stored, front)

    async def show_in_front(self, stored: StoredConversation, front: Front) -> None:
        """Remember what is shown beside a conversation's screen: "it" and "them" mean that. No turn."""
        now = stored.conversation
        if now is not None:
            await self._commit(stored, now, put_in_front(now, front))

    async def current(self, actor: Person, place: Place) -> StoredConversation | None:
        """What is stored of the conversation that this person is in at this place; None where the store is down."""
        stored = await or_default(self._store.find_current(actor, place), None, doing="current")
        if stored is None or stored.conversation is None or stored.conversation.id not in self._ticks:
            return stored
        await self._ticks.wait(stored.conversation.id)
        return await or_default(self._store.find_current(actor, place), None, doing="current")

    async def resume(self, actor: Person, now: Conversation, stored: StoredConversation | None) -> Screen | None:
        """The person's latest conversation, continued where `now` is; None where there is none.

        `stored` is what was read of the person for this turn, if it was. Raises StoreUnavailable.
        """
        searching = now.step in {Step.ASKING, Step.CHOOSING_OCCUPATION}
        if (searching and now.also) or (now.step is Step.ASKING and now.trail):
            taken = await self.take(Turn(actor, now.place, now.snapshot(), WentBack()), stored)
            return taken if isinstance(taken, Screen) else None
        if now.turn:
            return await self.look(now)
        stored = stored or await self._store.find_none(actor)
        profile, _ = read_profile(actor, stored.profile)
        latest = await self._find_latest(actor, profile)
        if latest is None or latest.conversation is None:
            return None
        screen = await self.look(posted(latest.conversation, now.place))
        return replace(screen, stored_text=latest.text or "")

    async def resume_client(self, actor: Person, place: Place, client: str) -> Screen | None:
        """The latest conversation of a client, continued in a place; None where there is none.

        Raises StoreUnavailable.
        """
        profile, _ = read_profile(actor, (await self._store.find_none(actor)).profile)
        latest = await self._find_latest(actor, profile, client)
        if latest is None or latest.conversation is None:
            return None
        screen = await self.look(posted(latest.conversation, place))
        return replace(screen, stored_text=latest.text or "")

    async def recent(self, actor: Person) -> tuple[Recent, ...]:
        """The latest places of the person's conversations that can be continued, newest first.

        Raises StoreUnavailable.
        """
        profile, _ = read_profile(actor, (await self._store.find_none(actor)).profile)
        days = {conversation.id: conversation.day for conversation in profile.conversations}
        found = await self._store.find_several(actor, list(reversed(days)))
        return recent_places([stored.conversation for stored in found if stored.conversation is not None], days)

    async def forget(self, actor: Person, client: str = "") -> None:
        """Erase what is kept of a person, or only what they keep for a client. Raises StoreUnavailable."""
        if client:
            await self._store.erase_client(actor, client)
        else:
            await self._store.erase(actor)

    async def placed(self, screen: Screen, place: Place) -> None:
        """Remember where the message of a screen is, and that a line typed there means its conversation."""
        stored: StoredConversation | None = StoredConversation.of(screen.conversation, screen.stored_text)
        for _ in range(ATTEMPTS):
            if stored is None or stored.conversation is None:
                return
            writing = self._store.write(stored, posted(stored.conversation, place), current=True)
            if await or_default(writing, stored, doing="place") is not None:
                return
            stored = await self._find(screen.conversation)

    async def _find(self, snapshot: Snapshot) -> StoredConversation | None:
        """What is stored of a conversation; None where the store is unavailable."""
        return await or_default(self._store.find(snapshot.owner, snapshot.id), None, doing="load")

    async def _find_latest(self, actor: Person, profile: Profile, client: str = "") -> StoredConversation | None:
        """The newest conversation of a person that is still kept and has gone beyond its first question.

        Of a client, where one is named.
        """
        newest_first = [recent.id for recent in reversed(profile.conversations) if client in {"", recent.name}]
        for stored in await self._store.find_several(actor, newest_first):
            if stored.conversation is not None and stored.conversation.step is not Step.ASKING:
                return stored
        return None

    async def _commit(
        self, stored: StoredConversation | None, now: Conversation, new: Conversation
    ) -> Conversation | None:
        """The conversation as it is stored now; None where another turn, a tick or *forget me* came in between.

        After a turn, a line typed at its place means this conversation. What was forgotten is stored again with all
        that leads to it: typed lines, *resume*, *forget me*.
        """
        if stored is None or (new == now and stored.conversation == now):
            return new
        resumed = stored.conversation is None
        current = (resumed or new.turn != now.turn) and not new.place.ephemeral
        remember = resumed or (now.keyword, now.code, now.name) != (new.keyword, new.code, new.name)
        writing = self._store.write(stored, new, current=current, remember=remember)
        written = await or_default(writing, StoredConversation(new), doing="commit")
        return written.conversation if written is not None else None


def _latest_of(turn: Turn, stored: StoredConversation | None) -> Conversation:
    """The stored conversation, or the one the snapshot holds where none is stored or an older one is."""
    if stored is None or stored.conversation is None or stored.conversation.turn < turn.snapshot.turn:
        return Conversation.resume(turn.snapshot, turn.place)
    return stored.conversation
