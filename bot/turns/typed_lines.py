"""What a typed line leads to: a turn of the conversation where it was typed, a new one, or a short answer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import structlog

from bot.conversation.events import (
    AskedForRelated,
    ClearedAll,
    Filtered,
    Refreshed,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.language.intents import Asked, Compare, Meaning, Save, Shown, TickedAndDone, Unclear, Unsave, Wish
from bot.conversation.language.normalize import readable
from bot.conversation.language.parser import SEARCHING, understand
from bot.conversation.screens import Aside, AsideKind, Remark, Screen, shown_on
from bot.conversation.state import Conversation, Person, Place, Step
from bot.conversation.transitions import advance
from bot.errors import StoreUnavailable
from bot.storage.conversations import StoredConversation
from bot.turns.queries import Queries
from bot.turns.service import ConversationService, Turn
from bot.turns.side_answers import SideAnswers

ANY_SCREEN: Final = Shown(page=2, pages=99, tasks=tuple(map(str, range(1, 41))), on_page=tuple(map(str, range(11, 21))))
"""What may have been on the screen of a conversation that is not known any more."""

CONTINUING_EVENTS: Final = (
    Ticked,
    TickedAndDone,
    TickedPage,
    ClearedAll,
    AskedForRelated,
    TurnedTo,
    SortedBy,
    Filtered,
    WentBack,
)

log = structlog.get_logger(__name__)


class TypedLines:
    """Understands typed lines, and does what they mean."""

    def __init__(
        self,
        conversations: ConversationService,
        queries: Queries,
        side_answers: SideAnswers,
        *,
        new_id: Callable[[], str],
    ) -> None:
        self._conversations = conversations
        self._queries = queries
        self._side_answers = side_answers
        self._new_id = new_id

    async def in_conversation(self, actor: Person, place: Place, text: str) -> Screen | Aside:
        """What a line means in the conversation of its place; where there is none, what it means without one."""
        stored = await self._conversations.current(actor, place)
        if stored is None or stored.conversation is None:
            return await self.without_conversation(actor, place, text, stored)
        now = stored.conversation
        screen = await self._conversations.look(now)
        meaning = await self._meaning(actor, text, shown_on(screen))
        if isinstance(meaning, Searched) and advance(now, meaning) is now:
            return await self._conversations.begin(actor, place, meaning, stored)
        if isinstance(meaning, Asked):
            return await self._answer(meaning, actor, screen, stored)
        ticks = meaning.ticks if isinstance(meaning, TickedAndDone) else None
        event = AskedForRelated() if isinstance(meaning, TickedAndDone) else meaning
        taken = await self._conversations.take(Turn(actor, now.place, now.snapshot(), event, ticks), stored)
        return (
            taken if isinstance(taken, Screen) else await self._conversations.begin(actor, place, Refreshed(), stored)
        )

    async def without_conversation(
        self, actor: Person, place: Place, text: str, stored: StoredConversation | None = None
    ) -> Screen | Aside:
        """What a line means where there is no conversation: a search, or a wish."""
        fresh = Conversation.begin(self._new_id(), actor, place)
        screen = await self._conversations.look(fresh)
        meaning = understand(text, shown_on(screen))
        if (meaning is Wish.HERE or isinstance(meaning, Searched | Unclear)) and continues_a_conversation(text):
            return Aside(AsideKind.OUT_OF_REACH, fresh, readable(text))
        if isinstance(meaning, Wish | Save | Unsave | Compare):
            return await self._answer(meaning, actor, screen, stored)
        event = meaning if isinstance(meaning, Searched) else Refreshed()
        return await self._conversations.begin(actor, place, event, stored)

    async def _meaning(self, actor: Person, text: str, shown: Shown) -> Meaning:
        """What the line means; one that means nothing here is a search where it is much like a title."""
        meaning = understand(text, shown)
        if shown.step in SEARCHING:
            return meaning
        if isinstance(meaning, Unclear) and await self._queries.is_title(actor, meaning.said):
            return Searched(keyword=meaning.said)
        return meaning

    async def _answer(
        self, meaning: Asked, actor: Person, screen: Screen, stored: StoredConversation | None
    ) -> Screen | Aside:
        """What is no step of the conversation: answered beside it, or resumed."""
        now = screen.conversation
        try:
            if meaning is Wish.RESUME:
                latest = await self._conversations.resume(actor, now, stored)
                return latest or Aside(AsideKind.NOTHING_TO_RESUME, now)
            if meaning is Wish.HELLO and now.step is Step.ASKING:
                screen = await self._conversations.begin(actor, now.place, Refreshed(), stored)
                return replace(screen, remarks=(Remark.HELLO,))
            if meaning is Wish.FORGET:
                await self._conversations.forget(actor)
                return Aside(AsideKind.FORGOTTEN, now)
            return await self._side_answers.answer(meaning, actor, screen)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing=type(meaning).__name__, error=str(error))
            return Aside(AsideKind.NOT_FORGOTTEN if meaning is Wish.FORGET else AsideKind.NOT_REMEMBERED, now)


def continues_a_conversation(text: str) -> bool:
    """Whether a line, said where no conversation is known, goes on with one: a restart forgot it, or the store is down.

    Its last message is still there, and its buttons know where it was.
    """
    steps = (Step.CHOOSING_TASKS, Step.READING_RESULTS)
    return any(isinstance(understand(text, replace(ANY_SCREEN, step=step)), CONTINUING_EVENTS) for step in steps)
