"""An advisor's clients: names a conversation in a modal, and forgets a client after a question."""

from dataclasses import dataclass

import structlog

from bot.conversation.events import Named
from bot.conversation.profile import Profile
from bot.conversation.state import Snapshot
from bot.errors import StoreUnavailable
from bot.slack.blocks import escape
from bot.slack.features.conversation import ButtonClicked, ConversationTurns
from bot.slack.interactions.block_actions import BlockAction
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.interaction import Interaction
from bot.slack.interactions.modal_state import CLIENT, NAME, NameState
from bot.slack.interactions.views import ModalInteraction, ViewSubmission, opened_from
from bot.slack.replies.modals import open_modal
from bot.slack.replies.responder import Responder
from bot.slack.router import Answer, Router
from bot.slack.text.locales import Locales
from bot.slack.views.asides import plain_answer
from bot.slack.views.clients import name_modal
from bot.slack.views.home_tab import home
from bot.turns.service import ConversationService

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class NameRequested(ModalInteraction[NameState]):
    """The person wants to name a conversation; `trigger_id` opens a modal within three seconds."""

    trigger_id: str


@dataclass(frozen=True)
class NameSubmitted(ModalInteraction[NameState]):
    """A name was given or removed."""

    name_given: str


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


class Clients:
    """Names conversations, and forgets clients."""

    def __init__(self, conversations: ConversationService, conversation: ConversationTurns, locales: Locales) -> None:
        self._conversations = conversations
        self._conversation = conversation
        self._locales = locales

    def register(self, router: Router) -> None:
        """*Name this* below results, its modal, and the answers to the question before forgetting."""
        router.action([ActionId.NAME], read_request, self.open)
        router.submission(CLIENT, read_submitted, self.submit)
        router.action([ActionId.FORGET], read_answer, self.forget)

    async def open(self, request: NameRequested, responder: Responder) -> None:
        """*Name this* was pressed."""
        state = request.state
        await open_modal(responder, request.trigger_id, name_modal(state, state.snapshot.name, responder.messages))

    async def submit(self, submitted: NameSubmitted, responder: Responder) -> Answer:
        """The modal closes, and the conversation has its name."""
        clicked = ButtonClicked(submitted.origin, submitted.state.snapshot, Named(name=submitted.name_given))
        return Answer(then=self._conversation.click(clicked, responder))

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


def read_request(action: BlockAction) -> NameRequested:
    """*Name this*."""
    origin = action.origin
    snapshot = action.button_value().snapshot
    state = NameState(place=origin.place, url=origin.response_url, snapshot=snapshot)
    return NameRequested(origin, state, action.trigger_id)


def read_submitted(submission: ViewSubmission) -> NameSubmitted:
    """The modal was submitted."""
    state = submission.state(NameState)
    name = str(submission.input(NAME).get("value") or "")
    return NameSubmitted(opened_from(submission.actor, state), state, name)


def read_answer(action: BlockAction) -> ForgetAnswered:
    """One of the two answers."""
    snapshot = action.button_value().snapshot
    return ForgetAnswered(action.origin, snapshot, snapshot.name, action.argument == "yes")
