"""A page to print for a client, and all results as a table in Slack."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from bot.conversation.saved_lists import Lists
from bot.conversation.state import Place, Snapshot
from bot.errors import OnetError
from bot.slack.interactions.block_actions import BlockAction
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.interaction import Interaction
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.slack.spreadsheets.columns import file_name, slug
from bot.slack.views.asides import offer_export, plain_answer
from bot.slack.views.handout import handout
from bot.slack.views.result_table import result_table
from bot.slack.views.unavailable import failure_sentence
from bot.slack.web_api import Refusal
from bot.storage.cache import or_default
from bot.storage.list_store import ListStore
from bot.turns.queries import Queries


@dataclass(frozen=True)
class HandoutRequested(Interaction):
    """The person wants a page to print of a conversation's results."""

    snapshot: Snapshot

    @property
    def conversation(self) -> Snapshot | None:
        """The conversation with the results."""
        return self.snapshot


@dataclass(frozen=True)
class TableRequested(HandoutRequested):
    """The person wants all results as a table."""


class Handout:
    """Sends the page, and shows the table."""

    def __init__(self, queries: Queries, lists: ListStore, *, today: Callable[[], dt.date]) -> None:
        self._queries = queries
        self._lists = lists
        self._today = today

    def register(self, router: Router) -> None:
        """*Handout* and *As a table*, below results."""
        router.action([ActionId.HANDOUT], read_handout, self.send_handout)
        router.action([ActionId.TABLE], read_table, self.show_table)

    async def send_handout(self, request: HandoutRequested, responder: Responder) -> None:
        """Send the page to where the person is; from an ephemeral message, to their direct messages."""
        messages = responder.messages
        try:
            content, name = await self._page(request.snapshot, responder)
        except OnetError as error:
            await responder.new_message().try_show(plain_answer(failure_sentence(error, messages)), doing="handout")
            return
        place = request.place
        if place.ephemeral:
            place = Place(channel=await responder.api.direct_messages(request.actor.user))
        files = [{"content": content.encode(), "filename": name, "title": name}]
        sent = await responder.try_call(
            responder.api.upload(place.model_copy(update={"message": None}), files, messages.handout.comment),
            doing="handout",
        )
        if isinstance(sent, Refusal):
            await responder.new_message().try_show(plain_answer(messages.export.failed), doing="handout")

    async def show_table(self, request: TableRequested, responder: Responder) -> None:
        """Show the table to the person alone. If Slack refuses it, offer the spreadsheet."""
        messages, snapshot = responder.messages, request.snapshot
        try:
            _, rows = await self._queries.exported(snapshot)
        except OnetError as error:
            await responder.new_message().try_show(plain_answer(failure_sentence(error, messages)), doing="table")
            return
        shown = await responder.ephemeral().try_show(result_table(snapshot, rows, responder.context), doing="table")
        if not shown:
            await responder.new_message().try_show(offer_export(snapshot, messages), doing="table")

    async def _page(self, snapshot: Snapshot, responder: Responder) -> tuple[str, str]:
        """The page, and the name of its file."""
        chosen, rows = await self._queries.exported(snapshot)
        saved = (await or_default(self._lists.find(snapshot.owner), Lists(), doing="handout")).of(snapshot.name)
        day, context = self._today().isoformat(), responder.context
        page = handout(snapshot, chosen, rows, [occupation.code for occupation in saved], context, day)
        title = slug(snapshot.titles) or snapshot.code
        name = file_name(context.messages.handout.file.format(title=title), snapshot, day)
        return page, f"{name}.html"


def read_handout(action: BlockAction) -> HandoutRequested:
    """*Handout*."""
    return HandoutRequested(action.origin, action.button_value().snapshot)


def read_table(action: BlockAction) -> TableRequested:
    """*As a table*."""
    return TableRequested(action.origin, action.button_value().snapshot)
