"""Forgets a person's data, or what they store about a client, after a question."""

from dataclasses import dataclass

import structlog

from bot.conversation.profile import Profile
from bot.conversation.state import Snapshot
from bot.errors import StoreUnavailable
from bot.slack.blocks import escape
from bot.slack.interactions.block_actions import BlockAction
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.interaction import Interaction
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.slack.text.locales import Locales
from bot.slack.views.asides import plain_answer
from bot.slack.views.home_tab import home
from bot.turns.conversation_service import ConversationService

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class ForgetAnswered(Interaction):
    """The question before forgetting was answered; `client` is the client's name, empty for everything."""

    snapshot: Snapshot
    client: str
    agreed: bool

    @property
    def conversation(self) -> Snapshot | None:
        """The conversation of the question."""
        return self.snapshot


class Forget:
    """Deletes what is stored, once the person has agreed; a typed line asks (`turns/typed_lines.py`)."""

    def __init__(self, conversations: ConversationService, locales: Locales) -> None:
        self._conversations = conversations
        self._locales = locales

    def register(self, router: Router) -> None:
        """The two answers to the question."""
        router.action([ActionId.FORGET], read_answer, self.forget)

    async def forget(self, answered: ForgetAnswered, responder: Responder) -> None:
        """If the person agreed, delete what is stored; then replace the question with the result."""
        words = responder.messages
        surface = responder.conversation(replaces=True)
        if not answered.agreed:
            await surface.try_show(plain_answer(words.clients.kept), doing="forget")
            return
        try:
            await self._conversations.forget(answered.actor, answered.client)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="forget", error=str(error))
            await surface.try_show(plain_answer(words.talk.not_forgotten), doing="forget")
            return
        name = escape(answered.client)
        done = words.clients.forgotten.format(name=name) if answered.client else words.talk.forgotten
        await surface.try_show(plain_answer(done), doing="forget")
        if not answered.client:
            # Also forget the person's language, and update their Home tab.
            self._locales.forget(answered.actor)
            await responder.try_publish_home(home(Profile(owner=answered.actor), responder.context))


def read_answer(action: BlockAction) -> ForgetAnswered:
    """One of the two answers."""
    snapshot = action.button_value().snapshot
    return ForgetAnswered(action.origin, snapshot, snapshot.name, action.argument == "yes")
