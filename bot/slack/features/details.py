"""The details of a result in a modal: other lists and pages, *Save*, and *Start from this*."""

from dataclasses import dataclass

from bot.conversation.events import Chose
from bot.conversation.saved_lists import saved_of
from bot.conversation.screens import OccupationDetails
from bot.conversation.state import FrontKind, Person
from bot.errors import OnetError, StoreUnavailable
from bot.slack.blocks import View
from bot.slack.features.conversation import ButtonClicked, ConversationTurns
from bot.slack.interactions.block_actions import BlockAction
from bot.slack.interactions.button_values import ActionId, ButtonValue
from bot.slack.interactions.modal_state import DetailsState
from bot.slack.interactions.view_submissions import ModalInteraction, ModalRequested, ViewSubmission, opened_from
from bot.slack.replies.modals import PATIENCE, open_modal_soon, update_modal
from bot.slack.replies.responder import Responder
from bot.slack.router import Answer, Router
from bot.slack.views.details import details
from bot.slack.views.modal_layout import failed_modal, waiting_modal
from bot.slack.views.unavailable import failure_sentence
from bot.storage.list_store import ListStore
from bot.turns.queries import Queries


class DetailsRequested(ModalRequested[DetailsState]):
    """The person wants a result's details."""


@dataclass(frozen=True)
class DetailsButtonClicked(ModalInteraction[DetailsState]):
    """A button in the modal: another list or page, save or remove, try again."""

    view_id: str
    saving: str


@dataclass(frozen=True)
class DetailsSubmitted(ModalInteraction[DetailsState]):
    """*Start from this*: the modal was submitted."""


class Details:
    """Opens and changes the modals of details; ConversationTurns moves the conversation."""

    def __init__(
        self, queries: Queries, lists: ListStore, conversation: ConversationTurns, *, patience: float = PATIENCE
    ) -> None:
        self._queries = queries
        self._lists = lists
        self._conversation = conversation
        self._patience = patience

    def register(self, router: Router) -> None:
        """*Details* below a result, and the controls of the modal it opens."""
        router.action([ActionId.DETAILS], read_request, self.open)
        buttons = [ActionId.TAB, ActionId.TURN_PAGE, ActionId.SAVE, ActionId.AGAIN]
        router.action(buttons, read_button, self.click, surface=DetailsState.callback_id)
        router.submission(DetailsState.callback_id, read_submitted, self.submit)

    async def open(self, request: DetailsRequested, responder: Responder) -> None:
        """Open the modal at once, and fill it when O*NET responds."""
        messages = responder.messages
        meanwhile = waiting_modal(request.state, messages.details.button, messages.details.looking, messages)
        view = self._view(request.actor, request.state, responder)
        await open_modal_soon(responder, request.trigger_id, view, meanwhile, self._patience)
        await self._put_in_front(request.state)

    async def click(self, clicked: DetailsButtonClicked, responder: Responder) -> None:
        """Update the modal after a click."""
        view = await self._view(clicked.actor, clicked.state, responder, saving=clicked.saving)
        await update_modal(responder, clicked.view_id, view)

    async def submit(self, submitted: DetailsSubmitted, responder: Responder) -> Answer:
        """Close the modal, and continue the conversation that opened it from its occupation."""
        state = submitted.state
        clicked = ButtonClicked(submitted.origin, state.snapshot, Chose(code=state.code))
        return Answer(then=self._conversation.click(clicked, responder))

    async def _put_in_front(self, state: DetailsState) -> None:
        """While the modal is open, "it" means its occupation."""
        try:
            row = (await self._queries.explain(state.snapshot, state.code)).occupation
        except OnetError:
            return
        await self._conversation.put_in_front(state.snapshot, FrontKind.DETAILS, [(row.code, row.title)])

    async def _view(self, actor: Person, state: DetailsState, responder: Responder, *, saving: str = "") -> View:
        messages = responder.messages
        try:
            explained = await self._queries.explain(state.snapshot, state.code)
            saved = await self._change_list(actor, explained, saving, state.snapshot.name)
        except OnetError as error:
            return failed_modal(state, messages.details.button, failure_sentence(error, messages), messages)
        except StoreUnavailable:
            if saving:
                return failed_modal(state, messages.details.button, messages.saved_list.not_saved, messages)
            saved = False
        return details(state, explained, responder.context, saved=saved)

    async def _change_list(self, actor: Person, explained: OccupationDetails, saving: str, client: str) -> bool:
        """Whether the occupation is on the person's list, after it was saved or removed."""
        occupation = explained.occupation
        if saving == "save":
            await self._lists.change(actor, lambda lists: lists.adding(saved_of(occupation, client)))
        if saving == "remove":
            await self._lists.change(actor, lambda lists: lists.without(occupation.code, client))
        listed = (await self._lists.find(actor)).of(client)
        return occupation.code in {occupation.code for occupation in listed}


def read_request(action: BlockAction) -> DetailsRequested:
    """*Details* below a result."""
    snapshot = ButtonValue.read(action.value or action.message_value()).snapshot
    origin = action.origin
    state = DetailsState(place=origin.place, url=origin.response_url, snapshot=snapshot, code=action.argument)
    return DetailsRequested(origin, state, action.trigger_id)


def read_button(action: BlockAction) -> DetailsButtonClicked:
    """A button in the modal."""
    state = _turned_state(action.modal_state(DetailsState), action)
    saving = action.value if action.kind == ActionId.SAVE else ""
    return DetailsButtonClicked(opened_from(action.actor, state), state, action.view_id, saving)


def _turned_state(state: DetailsState, action: BlockAction) -> DetailsState:
    """The modal's state after a click on another list or page."""
    match action.kind:
        case ActionId.TAB:
            return state.turn_to(action.value, "1")
        case ActionId.TURN_PAGE:
            return state.turn_to(state.tab, action.value)
        case _:
            return state


def read_submitted(submission: ViewSubmission) -> DetailsSubmitted:
    """The modal was submitted."""
    state = submission.state(DetailsState)
    return DetailsSubmitted(opened_from(submission.actor, state), state)
