"""Answers mentions. An edited mention replaces its answer, unless somebody has pressed something there."""

from bot.conversation.screens import Aside, Screen
from bot.conversation.state import Place, Step
from bot.slack.features.incoming_messages import IncomingMessages
from bot.slack.interactions.interaction import IncomingMessage, Mention
from bot.slack.interactions.slack_events import read_edited_mention, read_mention
from bot.slack.replies.fallback import FallbackSurface
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.storage.cache import or_default
from bot.storage.keys import digest
from bot.storage.mentions import AnsweredMention, MentionStore, state_of
from bot.turns.conversation_service import ConversationService


class Mentions:
    """Answers mentions in their threads, and stores for an hour which answer belongs to which mention."""

    def __init__(self, incoming: IncomingMessages, conversations: ConversationService, mentions: MentionStore) -> None:
        self._incoming = incoming
        self._conversations = conversations
        self._mentions = mentions

    def register(self, router: Router) -> None:
        """New and edited mentions: Slack sends the same event for both."""
        router.event("app_mention", read_mention, self.receive)
        router.event("app_mention", read_edited_mention, self.replace)

    async def receive(self, message: IncomingMessage, responder: Responder) -> None:
        """The bot was mentioned."""
        await self._answer(message, responder, responder.conversation(message.place, replaces=False))

    async def replace(self, message: IncomingMessage, responder: Responder) -> None:
        """A mention was edited, perhaps while it is being answered.

        The same words again, as after a link's preview was added, are nothing new.
        """
        mention = message.mention or Mention("", "")
        finding = self._mentions.wait_for_answer(message.actor, message.place.channel, mention.ts)
        known = await or_default(finding, None, doing="edited")
        if known is None or known.answer is None or known.words == digest(mention.words):
            return
        if known.state == await self._state(message):
            surface = responder.conversation(known.answer, replaces=True)
            await self._answer(message, responder, surface, anew=known.begins)

    async def _answer(
        self, message: IncomingMessage, responder: Responder, surface: FallbackSurface, *, anew: bool = False
    ) -> None:
        """Answer a mention; an edit that comes meanwhile waits for the answer."""
        await self._begin(message)
        answer = await self._incoming.answer(message, responder, surface, anew=anew)
        await self._remember(message, answer, surface.place)

    async def _begin(self, message: IncomingMessage) -> None:
        """Remember that this mention is being answered."""
        if message.mention is not None:
            answering = AnsweredMention(
                channel=message.place.channel, ts=message.mention.ts, words=digest(message.mention.words)
            )
            await or_default(self._mentions.remember(message.actor, answering), None, doing="mention")

    async def _remember(self, message: IncomingMessage, answer: Screen | Aside | None, place: Place) -> None:
        """Store the answer if it can be replaced: it began a conversation, or was given beside one."""
        if message.mention is None:
            return
        is_later = isinstance(answer, Screen) and answer.before is not Step.ASKING
        if place.message is None or is_later:
            forgetting = self._mentions.forget(message.actor, message.place.channel, message.mention.ts)
            await or_default(forgetting, None, doing="mention")
            return
        answered = AnsweredMention(
            channel=message.place.channel,
            ts=message.mention.ts,
            words=digest(message.mention.words),
            answer=place,
            state=await self._state(message),
            begins=isinstance(answer, Screen),
        )
        await or_default(self._mentions.remember(message.actor, answered), None, doing="mention")

    async def _state(self, message: IncomingMessage) -> str:
        """A digest that tells whether the conversation in the mention's thread has moved."""
        stored = await self._conversations.current(message.actor, message.place)
        return state_of(stored.conversation if stored is not None else None)
