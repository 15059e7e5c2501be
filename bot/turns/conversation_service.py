"""Takes one turn of a conversation: reads it once, advances it, asks O*NET with nothing locked, writes it once."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.events import Event, Named, Refreshed, Ticked, WentBack
from bot.conversation.language.parser import forget_lines
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

    `snapshot` is what the control carried, `ticks` the state of the message's checkboxes at that moment, `at` the
    moment as Slack writes it: seconds since 1970 with six decimals, empty if unknown. `then` are further events of the
    same line, in order, and `front` what the line asked to see: all of it is one commit.
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
        """Whether a later click has already reported the checkboxes; Slack delivers clicks in any order."""
        return bool(self.at) and self.at < now.ticked_at

    def with_checkboxes(self, now: Conversation) -> Conversation:
        """The conversation with the state of the message's checkboxes."""
        if self.ticks is None or self.predates(now):
            return now
        return advance(now, self.ticks).model_copy(update={"ticked_at": self.at or now.ticked_at})

    def apply_tick(self, now: Conversation) -> Conversation:
        """The conversation after a tick. A tick made before the checkboxes were last read is already in it."""
        if self.predates(now):
            return now
        return advance(self.with_checkboxes(now) if now.turn == self.snapshot.turn else now, self.event)


@dataclass(frozen=True)
class NotOwner:
    """The conversation belongs to another person; this is the screen that was clicked."""

    snapshot: Snapshot


class PendingTicks:
    """The ticks that are being saved, by conversation: a click must not be answered before an earlier tick.

    A click reads its own page's ticks, but a late click shows the current screen, and would show it without the tick.
    """

    def __init__(self) -> None:
        self._pending: dict[str, set[asyncio.Future[None]]] = {}

    def __contains__(self, conversation: object) -> bool:
        """Whether ticks of this conversation are being saved."""
        return conversation in self._pending

    @contextmanager
    def saving(self, conversation: str) -> Iterator[None]:
        """Save a tick inside this block."""
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
        """Wait for earlier ticks."""
        pending = self._pending.get(conversation)
        if pending:
            await asyncio.wait(set(pending))


class ConversationService:
    """Takes turns over O*NET and a store.

    If the store is unavailable, turns lose their protection against races, but still run: the control's snapshot has
    everything needed to continue.
    """

    def __init__(self, screens: ScreenLoader, store: ConversationStore, *, new_id: Callable[[], str]) -> None:
        self._screens = screens
        self._store = store
        self._new_id = new_id
        self._ticks = PendingTicks()

    async def begin(
        self, owner: Person, place: Place, event: Event, stored: StoredConversation | None = None, *, name: str = ""
    ) -> Screen:
        """Begin a conversation with its first event.

        `stored` is what was read of its owner, if anything. If that has a conversation, the new one can go back to it.
        `name` is the client's, if the conversation is for one.
        """
        fresh = advance(Conversation.begin(self._new_id(), owner, place), Named(name=name))
        if stored is not None and stored.conversation is not None and stored.conversation.name == fresh.name:
            fresh = fresh.model_copy(update={"trail": visited(stored.conversation)})
        if stored is None:
            stored = await or_default(self._store.find_none(owner), None, doing="begin")
        screen = await self._screens.after(fresh, event)
        if stored is not None:
            before = replace(stored, conversation=None, text=None)
            current = place.ephemeral and place.takes_lines  # a message that is posted takes them once it's placed
            writing = self._store.write(before, screen.conversation, current=current, remember=True)
            await or_default(writing, None, doing="begin")
        return screen

    async def take(self, turn: Turn, stored: StoredConversation | None = None) -> Screen | NotOwner:
        """Take one turn. A late click shows the current screen; if two clicks race, both show the winner's screen.

        `stored` is the stored conversation, if it was already read for this turn.
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
        """Save ticks at once. This isn't a turn: nothing is shown, and the next turn reads a lost tick again."""
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
        """The current screen of a conversation. Nothing moves, and what is in front of it stays."""
        screen = await self._screens.after(now, Refreshed())
        return replace(screen, conversation=put_in_front(screen.conversation, now.front))

    async def foresee(self, now: Conversation, event: Event) -> Screen:
        """The screen that an event would lead to. Nothing is stored."""
        return await self._screens.after(now, event)

    async def opened_in_front(self, snapshot: Snapshot, front: Front) -> None:
        """Record what a modal shows of a conversation, as `show_in_front` does."""
        stored = await self._find(snapshot)
        if stored is not None:
            await self.show_in_front(stored, front)

    async def show_in_front(self, stored: StoredConversation, front: Front) -> None:
        """Record what is shown beside a conversation's screen: "it" and "them" mean that. This isn't a turn."""
        now = stored.conversation
        if now is not None:
            await self._commit(stored, now, put_in_front(now, front))

    async def current(self, actor: Person, place: Place) -> StoredConversation | None:
        """The stored conversation of this person at this place; None if the store is down.

        One that a command began goes on in messages.
        """
        stored = await or_default(self._store.find_current(actor, place), None, doing="current")
        if stored is not None and stored.conversation is not None and stored.conversation.id in self._ticks:
            await self._ticks.wait(stored.conversation.id)
            stored = await or_default(self._store.find_current(actor, place), None, doing="current")
        if stored is None or stored.conversation is None or not stored.conversation.place.ephemeral:
            return stored
        return replace(stored, conversation=posted(stored.conversation, place))

    async def resume(self, actor: Person, now: Conversation, stored: StoredConversation | None) -> Screen | None:
        """The person's latest conversation, continued in the place of `now`; None if there's none.

        `stored` is what was read of the person for this turn, if anything. Raises StoreUnavailable.
        """
        searching = now.step in {Step.ASKING, Step.CHOOSING_OCCUPATION}
        if (searching and now.also) or (now.step is Step.ASKING and now.trail):
            result = await self.take(Turn(actor, now.place, now.snapshot(), WentBack()), stored)
            return result if isinstance(result, Screen) else None
        if now.turn:
            return replace(await self.look(now), stored_text=(stored and stored.text) or "")
        stored = stored or await self._store.find_none(actor)
        profile, _ = read_profile(actor, stored.profile)
        return await self._continued(actor, now.place, await self._find_latest(actor, profile))

    async def resume_client(self, actor: Person, place: Place, client: str) -> Screen | None:
        """The latest conversation of a client, continued in a place; None if there's none. Raises StoreUnavailable."""
        profile, _ = read_profile(actor, (await self._store.find_none(actor)).profile)
        return await self._continued(actor, place, await self._find_latest(actor, profile, client))

    async def recent(self, actor: Person) -> tuple[Recent, ...]:
        """The latest places of the person's conversations that can be continued, newest first.

        Raises StoreUnavailable.
        """
        profile, _ = read_profile(actor, (await self._store.find_none(actor)).profile)
        days = {conversation.id: conversation.day for conversation in profile.conversations}
        found = await self._store.find_several(actor, list(reversed(days)))
        return recent_places([stored.conversation for stored in found if stored.conversation is not None], days)

    async def forget(self, actor: Person, client: str = "") -> None:
        """Erase what is stored about a person, or only for one of their clients. Raises StoreUnavailable."""
        if client:
            await self._store.erase_client(actor, client)
        else:
            await self._store.erase(actor)
        forget_lines()

    async def placed(self, screen: Screen, place: Place) -> None:
        """Record where the message of a screen is, and that a line typed there belongs to its conversation."""
        stored: StoredConversation | None = StoredConversation.of(screen.conversation, screen.stored_text)
        for _ in range(ATTEMPTS):
            if stored is None or stored.conversation is None:
                return
            writing = self._store.write(stored, posted(stored.conversation, place), current=True)
            if await or_default(writing, stored, doing="place") is not None:
                return
            stored = await self._find(screen.conversation)

    async def _find(self, snapshot: Snapshot) -> StoredConversation | None:
        """The stored conversation; None if the store is unavailable."""
        return await or_default(self._store.find(snapshot.owner, snapshot.id), None, doing="load")

    async def _find_latest(self, actor: Person, profile: Profile, client: str = "") -> StoredConversation | None:
        """The person's newest conversation that is still stored and has passed its first question, or can go back.

        A client's, if one is named.
        """
        newest_first = [recent.id for recent in reversed(profile.conversations) if client in {"", recent.name}]
        for stored in await self._store.find_several(actor, newest_first):
            now = stored.conversation
            if now is not None and (now.step is not Step.ASKING or now.trail):
                return stored
        return None

    async def _continued(self, actor: Person, place: Place, latest: StoredConversation | None) -> Screen | None:
        """A conversation continued in a place; one that was left for a new search, where it was before."""
        if latest is None or latest.conversation is None:
            return None
        now = posted(latest.conversation, place)
        if now.step is Step.ASKING:
            result = await self.take(Turn(actor, place, now.snapshot(), WentBack()))
            return result if isinstance(result, Screen) else None
        return replace(await self.look(now), stored_text=latest.text or "")

    async def _commit(
        self, stored: StoredConversation | None, now: Conversation, new: Conversation
    ) -> Conversation | None:
        """The conversation as it's stored now; None if another turn, a tick or *forget me* came in between.

        After a turn, a line typed at its place belongs to this conversation. If the cache lost it, it's stored again
        with everything that leads to it, so that typed lines, *resume* and *forget me* find it.
        """
        if stored is None or (new == now and stored.conversation == now):
            return new
        resumed = stored.conversation is None
        current = (resumed or new.turn != now.turn) and new.place.takes_lines
        remember = resumed or (now.keyword, now.code, now.name) != (new.keyword, new.code, new.name)
        writing = self._store.write(stored, new, current=current, remember=remember)
        written = await or_default(writing, StoredConversation(new), doing="commit")
        return written.conversation if written is not None else None


def _latest_of(turn: Turn, stored: StoredConversation | None) -> Conversation:
    """The stored conversation, or the snapshot's if none is stored, or an older one."""
    if stored is None or stored.conversation is None or stored.conversation.turn < turn.snapshot.turn:
        return Conversation.resume(turn.snapshot, turn.place)
    return stored.conversation
