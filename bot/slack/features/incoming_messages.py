"""Reads direct messages, and messages from the shortcut: typed lines, quoted words, files and links."""

from bot.conversation.screens import Aside, Screen
from bot.slack.features.conversation import ConversationTurns
from bot.slack.interactions.interaction import IncomingMessage, LineTyped, MessageQuoted, UnreadableMessage
from bot.slack.interactions.message_text import Unreadable
from bot.slack.interactions.slack_events import FIND_RELATED, read_message, read_message_shortcut
from bot.slack.replies.fallback import FallbackSurface
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.slack.views.asides import plain_answer
from bot.turns.typed_lines import search_for


class IncomingMessages:
    """Does what a person's line says, and searches for words that they quote."""

    def __init__(self, conversation: ConversationTurns) -> None:
        self._conversation = conversation

    def register(self, router: Router) -> None:
        """Direct messages, and the message shortcut."""
        router.event("message", read_message, self.receive)
        router.shortcut(FIND_RELATED, read_message_shortcut, self.receive)

    async def receive(self, message: IncomingMessage, responder: Responder) -> None:
        """A message came in."""
        await self.answer(message, responder, responder.conversation(message.place, replaces=False))

    async def answer(
        self, message: IncomingMessage, responder: Responder, surface: FallbackSurface, *, anew: bool = False
    ) -> Screen | Aside | None:
        """Answer a message on this surface. Returns the answer, or None if the message couldn't be read.

        `anew` says that a line doesn't belong to the conversation at its place.
        """
        match message:
            case LineTyped():
                answer: Screen | Aside = await self._conversation.type_line(message, responder, surface, anew=anew)
            case MessageQuoted():
                answer = await self._conversation.quote(message, search_for(message.text), surface, responder)
            case UnreadableMessage():
                await self._tell_unreadable(message.unreadable, responder, surface)
                return None
            case _:
                return None
        if message.unread is not None:
            beside = responder.conversation(message.place, replaces=False)
            await self._tell_unreadable(message.unread, responder, beside)
        return answer

    async def _tell_unreadable(self, unreadable: Unreadable, responder: Responder, surface: FallbackSurface) -> None:
        """Say what can't be read, and ask for the text."""
        await surface.try_show(plain_answer(responder.messages.notices.cannot_read[unreadable]))
