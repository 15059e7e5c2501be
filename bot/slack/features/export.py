"""Exports related occupations, or the person's list, as files, and sends them to where the person is."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.conversation.state import Conversation, Person, Place, Snapshot
from bot.errors import OnetError, StoreUnavailable
from bot.slack.blocks import escape
from bot.slack.interactions.block_actions import HOME, MESSAGE, BlockAction
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.interaction import Interaction
from bot.slack.replies.fallback import FallbackSurface
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.slack.spreadsheets.columns import list_table, results_table
from bot.slack.spreadsheets.formats import Table, as_csv, as_xlsx
from bot.slack.views.asides import plain_answer, try_again
from bot.slack.views.layout import RenderContext
from bot.slack.views.unavailable import failure_sentence
from bot.slack.web_api import Refusal
from bot.storage.list_store import ListStore
from bot.turns.queries import Queries

FORBIDDEN: Final = frozenset({"missing_scope", "not_allowed_token_type"})


@dataclass(frozen=True)
class ExportRequested(Interaction):
    """The person wants the results as files; without a snapshot, their list."""

    snapshot: Snapshot | None
    carried: Snapshot | None
    client: str = ""

    @property
    def conversation(self) -> Snapshot | None:
        """The conversation of the message with the button, also if the message shows the list."""
        return self.carried


class Export:
    """Makes the files and sends them; meanwhile it says so."""

    def __init__(
        self, queries: Queries, lists: ListStore, *, new_id: Callable[[], str], today: Callable[[], dt.date]
    ) -> None:
        self._queries = queries
        self._lists = lists
        self._new_id = new_id
        self._today = today

    def register(self, router: Router) -> None:
        """*Export* below results, on the list and in Home."""
        for surface in (MESSAGE, HOME):
            router.action([ActionId.EXPORT], read_export, self.export, surface=surface)

    async def export(self, request: ExportRequested, responder: Responder) -> None:
        """*Export* was pressed."""
        now = Conversation.begin(self._new_id(), request.actor, request.place)
        now = now.model_copy(update={"name": request.client})
        await self.send(now, request.snapshot, responder.new_message(), responder)

    async def send(
        self, now: Conversation, snapshot: Snapshot | None, surface: FallbackSurface, responder: Responder
    ) -> None:
        """Send CSV and XLSX of all results of a conversation, or of the person's list if there's no snapshot.

        `now` says who asked and where, `surface` shows the progress. Files that were requested in an ephemeral message
        go to the person's direct messages, which only they can see.
        """
        messages = responder.messages
        await surface.try_show(plain_answer(messages.export.preparing), doing="export")
        sentence, again = await self._send_files(now, snapshot, responder)
        ended = plain_answer(sentence)
        if again:
            ended = try_again(sentence, ActionId.EXPORT, now, snapshot, messages)
        await surface.try_show(ended, doing="export")

    async def _send_files(self, now: Conversation, snapshot: Snapshot | None, responder: Responder) -> tuple[str, bool]:
        """Send the files. Returns the result in words, and whether another try may help."""
        messages = responder.messages
        try:
            table, comment = await self._table(now.owner, snapshot, responder.context, now.name)
        except OnetError as error:
            return failure_sentence(error, messages), True
        except StoreUnavailable:
            return messages.saved_list.not_saved, True
        if not table.rows:
            return messages.saved_list.empty, False
        sent = await responder.try_call(_upload(now, table, comment, responder), doing="export")
        if isinstance(sent, Refusal):
            return (messages.export.forbidden if sent.error in FORBIDDEN else messages.export.failed), True
        return (messages.export.in_dm if now.place.ephemeral else messages.export.done), False

    async def _table(
        self, actor: Person, snapshot: Snapshot | None, context: RenderContext, client: str
    ) -> tuple[Table, str]:
        """The exported table, and the sentence that goes with it."""
        day = self._today().isoformat()
        if snapshot is None:
            saved = (await self._lists.find(actor)).of(client)
            duties = await self._queries.duties(actor, [occupation.code for occupation in saved])
            table = list_table(saved, duties, context, client=client, day=day)
            return table, context.messages.export.saved_list.format(count=len(saved))
        chosen, rows = await self._queries.exported(snapshot)
        comment = context.messages.export.results.format(count=len(rows), title=escape(snapshot.titles))
        return results_table(snapshot, chosen, rows, context, day), comment


async def _upload(now: Conversation, table: Table, comment: str, responder: Responder) -> None:
    """Send both files. Raises one of SEND_ERRORS."""
    place, owner = now.place, now.owner.user
    if place.ephemeral or place.channel == owner:
        place = Place(channel=await responder.api.direct_messages(owner))
    files = [
        {"content": content, "filename": f"{table.name}.{kind}", "title": f"{table.name}.{kind}"}
        for kind, content in (("csv", as_csv(table)), ("xlsx", as_xlsx(table)))
    ]
    await responder.api.upload(place, files, comment)


def read_export(action: BlockAction) -> ExportRequested:
    """*Export*."""
    return ExportRequested(action.origin, action.results(), action.snapshot(), action.client())
