"""Names a conversation after an advisor's client, in a modal."""

from dataclasses import dataclass

from bot.conversation.events import Named
from bot.slack.features.conversation import ButtonClicked, ConversationTurns
from bot.slack.interactions.block_actions import BlockAction
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.modal_state import NAME, NameState
from bot.slack.interactions.view_submissions import ModalInteraction, ModalRequested, ViewSubmission, opened_from
from bot.slack.replies.modals import open_modal
from bot.slack.replies.responder import Responder
from bot.slack.router import Answer, Router
from bot.slack.views.clients import name_modal


class NameRequested(ModalRequested[NameState]):
    """The person wants to name a conversation."""


@dataclass(frozen=True)
class NameSubmitted(ModalInteraction[NameState]):
    """A name was given or removed."""

    name_given: str


class ClientName:
    """Names conversations."""

    def __init__(self, conversation: ConversationTurns) -> None:
        self._conversation = conversation

    def register(self, router: Router) -> None:
        """*Name this* below results, and its modal."""
        router.action([ActionId.NAME], read_request, self.open)
        router.submission(NameState.callback_id, read_submitted, self.submit)

    async def open(self, request: NameRequested, responder: Responder) -> None:
        """*Name this* was pressed."""
        state = request.state
        await open_modal(responder, request.trigger_id, name_modal(state, state.snapshot.name, responder.messages))

    async def submit(self, submitted: NameSubmitted, responder: Responder) -> Answer:
        """The modal closes, and the conversation has its name."""
        clicked = ButtonClicked(submitted.origin, submitted.state.snapshot, Named(name=submitted.name_given))
        return Answer(then=self._conversation.click(clicked, responder))


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
