"""Messages to the bot, and those that a shortcut passes on: typed lines, quoted words, files and links."""

from bot.slack.features.search import Search
from bot.slack.interactions.interaction import LineTyped, LineWithFiles, Message, MessageQuoted, UnreadableMessage
from bot.slack.interactions.message_text import Unreadable
from bot.slack.interactions.slack_events import (
    FIND_RELATED,
    read_mention,
    read_message,
    read_message_shortcut,
)
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.slack.views.asides import plain_answer
from bot.turns.typed_lines import search_for


class IncomingMessages:
    """Does what a person's own line says, and searches for the words that they quote."""

    def __init__(self, search: Search) -> None:
        self._search = search

    def register(self, router: Router) -> None:
        """Direct messages, mentions, and the shortcut of a message."""
        router.event("app_mention", read_mention, self.receive)
        router.event("message", read_message, self.receive)
        router.shortcut(FIND_RELATED, read_message_shortcut, self.receive)

    async def receive(self, message: Message, responder: Responder) -> None:
        """A message came in."""
        match message:
            case LineTyped():
                await self._search.type_line(message, responder)
                if isinstance(message, LineWithFiles):
                    await self._tell_unreadable(message, Unreadable.FILES, responder)
            case MessageQuoted():
                await self._search.begin(message.actor, message.place, search_for(message.text), responder)
            case UnreadableMessage():
                await self._tell_unreadable(message, message.unreadable, responder)

    async def _tell_unreadable(self, message: Message, unreadable: Unreadable, responder: Responder) -> None:
        """Say what cannot be read, and ask for the text."""
        sentence = responder.messages.notices.cannot_read[unreadable]
        await responder.conversation(message.place, replaces=False).try_show(plain_answer(sentence))
