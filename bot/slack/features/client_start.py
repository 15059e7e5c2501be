"""Beginning for a client: a modal asks for their name and work, and offers the latest places to continue."""

from dataclasses import dataclass

from bot.conversation.events import Event
from bot.conversation.state import Place, Snapshot
from bot.slack.features.conversation import ButtonClicked, ConversationTurns
from bot.slack.interactions.actors import Payload, person_of
from bot.slack.interactions.block_actions import HOME, MESSAGE, BlockAction
from bot.slack.interactions.button_values import ActionId, ButtonValue
from bot.slack.interactions.interaction import LineTyped, Origin
from bot.slack.interactions.modal_state import NAME, WORK, BeginState
from bot.slack.interactions.slack_events import START_FOR_CLIENT
from bot.slack.interactions.view_submissions import ModalInteraction, ModalRequested, ViewSubmission, opened_from
from bot.slack.replies.modals import open_modal, update_modal
from bot.slack.replies.responder import Responder
from bot.slack.router import Answer, Router
from bot.slack.views.clients import begin_modal, continued_modal
from bot.storage.cache import or_default
from bot.turns.conversation_service import ConversationService


class BeginRequested(ModalRequested[BeginState]):
    """A client's conversation is to begin."""


@dataclass(frozen=True)
class BeginSubmitted(ModalInteraction[BeginState]):
    """The client's name, which may be empty, and what was said of their work."""

    client: str
    work: str


@dataclass(frozen=True)
class ContinueClicked(ModalInteraction[BeginState]):
    """One of the places to continue was pressed, in the modal `view_id`."""

    view_id: str
    snapshot: Snapshot
    event: Event


class ClientStart:
    """Begins or continues clients' conversations from a modal."""

    def __init__(self, conversations: ConversationService, turns: ConversationTurns) -> None:
        self._conversations = conversations
        self._turns = turns

    def register(self, router: Router) -> None:
        """*Start for a client* on a first screen, in Home and as a shortcut, the modal, and *Continue* in it."""
        for surface in (MESSAGE, HOME):
            router.action([ActionId.BEGIN], read_request, self.open, surface=surface)
        router.shortcut(START_FOR_CLIENT, read_shortcut, self.open)
        router.submission(BeginState.callback_id, read_submitted, self.submit)
        router.action([ActionId.GO_ON], read_continue, self.go_on, surface=BeginState.callback_id)

    async def open(self, request: BeginRequested, responder: Responder) -> None:
        """*Start for a client* was pressed or chosen."""
        recent = await or_default(self._conversations.recent(request.actor), (), doing="begin")
        await open_modal(responder, request.trigger_id, begin_modal(request.state, recent, responder.messages))

    async def submit(self, submitted: BeginSubmitted, responder: Responder) -> Answer:
        """Close the modal and begin the conversation. Without any work, the modal stays open."""
        if not submitted.work.strip():
            return Answer(
                {"response_action": "errors", "errors": {WORK: responder.messages.clients.begin_work_missing}}
            )
        line = LineTyped(submitted.origin, submitted.work)
        return Answer(then=self._turns.begin_for(submitted.client, line, responder))

    async def go_on(self, clicked: ContinueClicked, responder: Responder) -> None:
        """*Continue*: continue the conversation in the place where the modal was opened."""
        about = " · ".join(filter(None, [clicked.snapshot.name, clicked.snapshot.titles or clicked.snapshot.keyword]))
        await update_modal(responder, clicked.view_id, continued_modal(clicked.state, about, responder.messages))
        await self._turns.click(ButtonClicked(clicked.origin, clicked.snapshot, clicked.event), responder)


def read_request(action: BlockAction) -> BeginRequested:
    """*Start for a client*."""
    origin = action.origin
    state = BeginState(place=origin.place, url=origin.response_url, snapshot=action.snapshot())
    return BeginRequested(origin, state, action.trigger_id)


def read_shortcut(body: Payload) -> BeginRequested:
    """The shortcut, in any channel. Slack doesn't say in which, so the direct messages are the place."""
    actor = person_of(body)
    place = Place(channel=actor.user)
    return BeginRequested(Origin(actor, place), BeginState(place=place), str(body.get("trigger_id") or ""))


def read_submitted(submission: ViewSubmission) -> BeginSubmitted:
    """The modal was submitted."""
    state = submission.state(BeginState)
    name, work = (str(submission.input(block).get("value") or "") for block in (NAME, WORK))
    return BeginSubmitted(opened_from(submission.actor, state), state, name, work)


def read_continue(action: BlockAction) -> ContinueClicked:
    """*Continue*."""
    state = action.modal_state(BeginState)
    carried = ButtonValue.read(action.value)
    origin = opened_from(action.actor, state)
    return ContinueClicked(origin, state, action.view_id, carried.snapshot, carried.event)
