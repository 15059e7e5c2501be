"""What a typed line leads to: a turn of the conversation where it was typed, a new one, or a short answer."""

from collections.abc import Callable

import structlog

from bot.conversation.events import Looked, Searched
from bot.conversation.language import understand
from bot.conversation.lookups import Lookups
from bot.conversation.memory_store import MemoryStore
from bot.conversation.screens import Answer, Aside, Screen, Trouble, shown_on
from bot.conversation.service import ConversationService, Turn
from bot.conversation.state import Conversation, Person, Place
from bot.conversation.transitions import advance
from bot.conversation.vocabulary import Details, Meaning, Shown, Unclear, Wish
from bot.errors import OnetError, StoreUnavailable

log = structlog.get_logger(__name__)


class Hearing:
    """Understands typed lines, and does what they mean."""

    def __init__(
        self,
        conversations: ConversationService,
        lookups: Lookups,
        memories: MemoryStore,
        *,
        new_id: Callable[[], str],
    ) -> None:
        self._conversations = conversations
        self._lookups = lookups
        self._memories = memories
        self._new_id = new_id

    async def hear(self, actor: Person, place: Place, text: str) -> Screen | Aside:
        """What a line means in a conversation; where there is none, what it means without one."""
        now = await self._conversations.current(actor, place)
        if now is None:
            return await self.order(actor, place, text)
        meaning = await self._meant(text, shown_on(await self._conversations.look(now)))
        if isinstance(meaning, Searched) and advance(now, meaning) is now:
            return await self._conversations.begin(actor, place, meaning)
        if isinstance(meaning, Unclear):
            return Aside(Answer.UNCLEAR, now, text)
        if isinstance(meaning, Details):
            return await self._details(now, meaning.code)
        if isinstance(meaning, Wish):
            return await self._grant(meaning, actor, now)
        screen = await self._conversations.take(Turn(actor, now.place, now.snapshot(), meaning))
        return screen if isinstance(screen, Screen) else await self._conversations.begin(actor, place, Looked())

    async def order(self, actor: Person, place: Place, text: str) -> Screen | Aside:
        """What a line means where no conversation is: a search, or a wish."""
        meaning = understand(text, Shown())
        if isinstance(meaning, Wish):
            return await self._grant(meaning, actor, Conversation.begin(self._new_id(), actor, place))
        return await self._conversations.begin(actor, place, meaning if isinstance(meaning, Searched) else Looked())

    async def _meant(self, text: str, shown: Shown) -> Meaning:
        """What the line means; one that means nothing here is a search where it is much like a title."""
        meaning = understand(text, shown)
        if isinstance(meaning, Unclear) and await self._lookups.is_title(meaning.said):
            return Searched(keyword=meaning.said)
        return meaning

    async def _grant(self, wish: Wish, actor: Person, now: Conversation) -> Screen | Aside:
        """What was wished for. A conversation resumed goes on where it was asked for."""
        try:
            match wish:
                case Wish.HELP | Wish.EXPORT | Wish.SHARE:
                    return Aside(Answer(wish.value), now)
                case Wish.LIST:
                    return Aside(Answer.LIST, now, saved=(await self._memories.find(actor)).saved)
                case Wish.FORGET:
                    await self._conversations.forget(actor)
                    return Aside(Answer.FORGOTTEN, now)
                case Wish.RESUME:
                    return await self._conversations.resume(actor, now) or Aside(Answer.NOTHING_TO_RESUME, now)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing=wish.value, error=str(error))
            return Aside(Answer.NOT_FORGOTTEN if wish is Wish.FORGET else Answer.NOTHING_TO_RESUME, now)

    async def _details(self, now: Conversation, code: str) -> Screen | Aside:
        """What was typed for: the same that the modal shows, as an answer."""
        try:
            return Aside(Answer.DETAILS, now, explained=await self._lookups.explain(now.snapshot(), code))
        except OnetError as error:
            return Screen(now, Trouble(error, again=Looked()))
