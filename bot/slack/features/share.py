"""Shares results or the person's list: a modal asks where, and takes a note."""

from dataclasses import dataclass
from typing import Final

from bot.conversation.state import Place
from bot.errors import OnetError, StoreUnavailable
from bot.slack.blocks import Message
from bot.slack.interactions.block_actions import HOME, MESSAGE, BlockAction
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.modal_state import NOTE, PERSON, TO, ShareState
from bot.slack.interactions.view_submissions import ModalInteraction, ModalRequested, ViewSubmission, opened_from
from bot.slack.replies.modals import open_modal
from bot.slack.replies.responder import Responder
from bot.slack.router import Answer, Router
from bot.slack.views.asides import plain_answer, try_again
from bot.slack.views.share import share_modal, shared_list, shared_results
from bot.slack.views.unavailable import failure_sentence
from bot.slack.web_api import Refusal
from bot.storage.list_store import ListStore
from bot.turns.queries import Queries

NOT_THERE: Final = frozenset({"not_in_channel", "channel_not_found", "is_archived", "restricted_action"})
"""Slack's words for a place the bot may not post to."""


class ShareRequested(ModalRequested[ShareState]):
    """The person wants to share results or their list."""


@dataclass(frozen=True)
class ShareSubmitted(ModalInteraction[ShareState]):
    """The person chose where to share (a channel, a person, or both), and perhaps added a note."""

    to: tuple[str, ...]
    note: str


class Share:
    """Opens the modal, posts, and tells the person how it went."""

    def __init__(self, queries: Queries, lists: ListStore) -> None:
        self._queries = queries
        self._lists = lists

    def register(self, router: Router) -> None:
        """*Share* below results, on the list and in Home, and the modal it opens."""
        for surface in (MESSAGE, HOME):
            router.action([ActionId.SHARE], read_request, self.open, surface=surface)
        router.submission(ShareState.callback_id, read_submitted, self.submit)

    async def open(self, request: ShareRequested, responder: Responder) -> None:
        """*Share* was pressed: ask where, and for a note."""
        await open_modal(responder, request.trigger_id, share_modal(request.state, responder.messages))

    async def submit(self, submitted: ShareSubmitted, responder: Responder) -> Answer:
        """Close the modal and post. If neither channel nor person was chosen, the modal stays open."""
        if not submitted.to:
            return Answer({"response_action": "errors", "errors": {TO: responder.messages.share.choose}})
        return Answer(then=self._share(submitted, responder))

    async def _share(self, submitted: ShareSubmitted, responder: Responder) -> None:
        """Post in the language of the person who shares."""
        messages = responder.messages
        problem = await self._post(submitted, responder)
        again = try_again(problem, ActionId.SHARE, responder.own_conversation(), submitted.state.snapshot, messages)
        await responder.new_message().try_show(
            again if problem else plain_answer(messages.share.done.format(places=_places(submitted.to))), doing="share"
        )

    async def _post(self, submitted: ShareSubmitted, responder: Responder) -> str:
        """Post in every chosen place. Returns what went wrong, in words, or an empty text."""
        messages = responder.messages
        try:
            message = await self._message(submitted, responder)
        except OnetError as error:
            return failure_sentence(error, messages)
        except StoreUnavailable:
            return messages.saved_list.not_saved
        if message is None:
            return messages.saved_list.empty
        for channel in submitted.to:
            sent = await responder.try_call(responder.api.post(Place(channel=channel), message), doing="share")
            if isinstance(sent, Refusal):
                return messages.share.not_there if sent.error in NOT_THERE else messages.share.failed
        return ""

    async def _message(self, submitted: ShareSubmitted, responder: Responder) -> Message | None:
        """The message to share; None for a list that has become empty."""
        snapshot = submitted.state.snapshot
        if snapshot is None:
            saved = (await self._lists.find(submitted.actor)).of(submitted.state.client)
            own = responder.own_conversation()
            return shared_list(saved, own, submitted.note, responder.context) if saved else None
        chosen, rows = await self._queries.exported(snapshot)
        return shared_results(snapshot, chosen, rows, submitted.note, responder.context)


def _places(to: tuple[str, ...]) -> str:
    """The people and channels it was shared with, as Slack shows them."""
    return ", ".join(f"<@{place}>" if place[:1] in {"U", "W"} else f"<#{place}>" for place in to)


def read_request(action: BlockAction) -> ShareRequested:
    """*Share*."""
    origin = action.origin
    state = ShareState(place=origin.place, url=origin.response_url, snapshot=action.results(), client=action.client())
    return ShareRequested(origin, state, action.trigger_id, action.snapshot())


def read_submitted(submission: ViewSubmission) -> ShareSubmitted:
    """The modal was submitted."""
    state = submission.state(ShareState)
    note = str(submission.input(NOTE).get("value") or "")
    chosen = (submission.input(TO).get("selected_conversation"), submission.input(PERSON).get("selected_user"))
    to = tuple(channel for channel in chosen if channel)
    return ShareSubmitted(opened_from(submission.actor, state), state, to, note)
