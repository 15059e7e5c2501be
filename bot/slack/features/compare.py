"""Compares occupations: a modal asks which ones, then shows them side by side, to start from one of them."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.conversation.events import Chose
from bot.conversation.saved_lists import Lists, Saved
from bot.conversation.state import FrontKind, Person
from bot.errors import OnetError
from bot.slack.blocks import View
from bot.slack.features.conversation import ButtonClicked, ConversationTurns, StartRequested
from bot.slack.interactions.block_actions import HOME, MESSAGE, BlockAction
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.modal_state import WHICH, CompareState
from bot.slack.interactions.view_submissions import ModalInteraction, ModalRequested, ViewSubmission, opened_from
from bot.slack.replies.modals import PATIENCE, open_modal_soon, update_modal
from bot.slack.replies.responder import Responder
from bot.slack.router import Answer, Router
from bot.slack.views.compare import choice_modal, compared_view, started_view
from bot.slack.views.modal_layout import failed_modal, waiting_modal
from bot.slack.views.unavailable import failure_sentence
from bot.storage.cache import or_default
from bot.storage.list_store import ListStore
from bot.turns.comparison import FEWEST, MOST
from bot.turns.queries import Queries


class CompareRequested(ModalRequested[CompareState]):
    """The person wants to compare occupations."""


@dataclass(frozen=True)
class CompareSubmitted(ModalInteraction[CompareState]):
    """The occupations to compare were chosen, by their codes."""

    view_id: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class CompareButtonClicked(ModalInteraction[CompareState]):
    """A button in the modal: start from the occupation `code`, or try again if it's empty."""

    view_id: str
    code: str


class Compare:
    """Asks which occupations to compare, shows them, and starts from one."""

    def __init__(
        self, queries: Queries, lists: ListStore, conversation: ConversationTurns, *, patience: float = PATIENCE
    ) -> None:
        self._queries = queries
        self._lists = lists
        self._conversation = conversation
        self._patience = patience

    def register(self, router: Router) -> None:
        """*Compare* below results, on the list and in Home, and the controls of the modal it opens."""
        for surface in (MESSAGE, HOME):
            router.action([ActionId.COMPARE], read_request, self.open, surface=surface)
        router.action([ActionId.START, ActionId.AGAIN], read_button, self.click, surface=CompareState.callback_id)
        router.submission(CompareState.callback_id, read_submitted, self.submit)

    async def open(self, request: CompareRequested, responder: Responder) -> None:
        """*Compare* was pressed: ask which ones."""
        view, meanwhile = self._view(request.actor, request.state, responder), _waiting_view(request.state, responder)
        await open_modal_soon(responder, request.trigger_id, view, meanwhile, self._patience)

    async def submit(self, submitted: CompareSubmitted, responder: Responder) -> Answer:
        """Show the comparison in the ack if it's ready soon; a view.update that overtakes its ack would be lost."""
        if not FEWEST <= len(submitted.codes) <= MOST:
            return Answer({"response_action": "errors", "errors": {WHICH: responder.messages.compare.choose}})
        state = submitted.state.model_copy(update={"codes": submitted.codes})
        view = asyncio.ensure_future(self._view(submitted.actor, state, responder))
        done, _ = await asyncio.wait({view}, timeout=self._patience)
        if done:
            return Answer({"response_action": "update", "view": await view}, self._put_in_front(submitted.actor, state))
        later = _update_later(responder, submitted.view_id, view)
        return Answer({"response_action": "update", "view": _waiting_view(state, responder)}, later)

    async def click(self, clicked: CompareButtonClicked, responder: Responder) -> None:
        """*Start from this*, or *Try again*."""
        if not clicked.code:
            view = await self._view(clicked.actor, clicked.state, responder)
            await update_modal(responder, clicked.view_id, view)
            return
        known = await self._compared(clicked.actor, clicked.state)
        title = next((occupation.title for occupation in known if occupation.code == clicked.code), clicked.code)
        await update_modal(responder, clicked.view_id, started_view(clicked.state, title, responder.messages))
        await self._start(clicked, responder)

    async def _start(self, clicked: CompareButtonClicked, responder: Responder) -> None:
        """Take a turn of the conversation that opened the modal; from a list, begin a new one."""
        snapshot, event = clicked.state.snapshot, Chose(code=clicked.code)
        place = clicked.place.model_copy(update={"message": None})
        if snapshot is not None:
            await self._conversation.click(ButtonClicked(clicked.origin, snapshot, event), responder)
        elif place.ephemeral:
            await self._conversation.start(
                StartRequested(replace(clicked.origin, place=place), clicked.code), responder
            )
        else:
            await self._conversation.begin(clicked.actor, place, event, responder)

    async def _put_in_front(self, actor: Person, state: CompareState) -> None:
        """While the modal is open, "both" means the occupations that it compares."""
        if state.snapshot is None:
            return
        with suppress(OnetError):
            known = {occupation.code: occupation.title for occupation in await self._compared(actor, state)}
            rows = [(code, known[code]) for code in state.codes]
            await self._conversation.put_in_front(state.snapshot, FrontKind.COMPARISON, rows)

    async def _view(self, actor: Person, state: CompareState, responder: Responder) -> View:
        """The modal's view: the question, the comparison, or that O*NET doesn't respond."""
        messages = responder.messages
        try:
            if not state.codes:
                return choice_modal(
                    state, await self._page(state), await self._saved_for(actor, state.client), messages
                )
            known = {occupation.code: occupation for occupation in await self._compared(actor, state)}
            picked = [known[code] for code in state.codes]
            return compared_view(state, await self._queries.compare(actor, state.snapshot, picked), responder.context)
        except OnetError as error:
            return failed_modal(state, messages.compare.button, failure_sentence(error, messages), messages)

    async def _compared(self, actor: Person, state: CompareState) -> Sequence[Saved]:
        """The compared occupations, from the page or the list, or only by their codes."""
        bare = [Saved(code=code, title=code) for code in state.codes]
        known = {
            occupation.code: occupation
            for occupation in [*bare, *await self._saved_for(actor, state.client), *await self._page(state)]
        }
        return list(known.values())

    async def _page(self, state: CompareState) -> tuple[Saved, ...]:
        return await self._queries.page(state.snapshot) if state.snapshot is not None else ()

    async def _saved_for(self, actor: Person, client: str) -> tuple[Saved, ...]:
        return (await or_default(self._lists.find(actor), Lists(), doing="compare")).of(client)


def read_request(action: BlockAction) -> CompareRequested:
    """*Compare*."""
    origin = action.origin
    state = CompareState(place=origin.place, url=origin.response_url, snapshot=action.results(), client=action.client())
    return CompareRequested(origin, state, action.trigger_id, action.snapshot())


def read_button(action: BlockAction) -> CompareButtonClicked:
    """A button in the modal."""
    state = action.modal_state(CompareState)
    code = action.value if action.kind == ActionId.START else ""
    return CompareButtonClicked(opened_from(action.actor, state), state, action.view_id, code)


def read_submitted(submission: ViewSubmission) -> CompareSubmitted:
    """The occupations were chosen."""
    state = submission.state(CompareState)
    codes = tuple(option["value"] for option in submission.input(WHICH).get("selected_options") or ())
    return CompareSubmitted(opened_from(submission.actor, state), state, submission.view_id, codes)


def _waiting_view(state: CompareState, responder: Responder) -> View:
    messages = responder.messages
    return waiting_modal(state, messages.compare.button, messages.compare.comparing, messages)


async def _update_later(responder: Responder, view_id: str, view: "asyncio.Future[View]") -> None:
    await update_modal(responder, view_id, await view)
