"""Exports: the related occupations as files, sent to where the person is."""

from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.export import Table, as_csv, as_xlsx
from bot.conversation.lookups import Lookups
from bot.conversation.state import Person, Place, Snapshot
from bot.errors import OnetError
from bot.slack.blocks import escape
from bot.slack.locales import Locales
from bot.slack.messenger import SendError, Surface, refused
from bot.slack.views.asides import plain_answer
from bot.slack.views.frame import Look, filter_words
from bot.slack.views.trouble import sentence_of

FORBIDDEN: Final = frozenset({"missing_scope", "not_allowed_token_type"})


class Exports:
    """Makes the files, says so while it does, and sends them."""

    def __init__(self, lookups: Lookups, looks: Locales) -> None:
        self._lookups = lookups
        self._looks = looks

    async def send(
        self, actor: Person, place: Place, snapshot: Snapshot, client: AsyncWebClient, surface: Surface
    ) -> None:
        """Send CSV and XLSX of all results of a conversation; `surface` is where to say how it goes.

        What was asked for in an ephemeral message goes to the person's direct messages: nobody else sees it.
        """
        look = await self._looks.of(actor, client)
        words = look.words
        await self._say(surface, words.exporting)
        try:
            table = await self._table(snapshot, look)
            channel = await self._channel(actor, place, client)
            await client.files_upload_v2(
                channel=channel,
                thread_ts=None if place.ephemeral else place.thread,
                initial_comment=words.exported.format(count=len(table.rows), title=escape(table.title)),
                file_uploads=[
                    {"content": as_csv(table), "filename": f"{table.name}.csv", "title": f"{table.name}.csv"},
                    {"content": as_xlsx(table), "filename": f"{table.name}.xlsx", "title": f"{table.name}.xlsx"},
                ],
            )
            await self._say(surface, words.export_in_dm if place.ephemeral else words.export_done)
        except OnetError as error:
            await self._say(surface, sentence_of(error, words))
        except SlackApiError as error:
            forbidden = refused(error, doing="export") in FORBIDDEN
            await self._say(surface, words.export_forbidden if forbidden else words.export_failed)
        except SendError as error:
            refused(error, doing="export")
            await self._say(surface, words.export_failed)

    async def _table(self, snapshot: Snapshot, look: Look) -> Table:
        chosen, rows = await self._lookups.exported(snapshot)
        return Table(
            code=snapshot.code,
            title=snapshot.title,
            chosen=chosen,
            rows=rows,
            filter=filter_words(snapshot, look.words),
            source=look.about.database or "O*NET Web Services",
            credit=look.about.credit or look.words.credit_plain,
        )

    async def _channel(self, actor: Person, place: Place, client: AsyncWebClient) -> str:
        if not place.ephemeral:
            return place.channel
        answer = await client.conversations_open(users=actor.user)
        return str(answer["channel"]["id"])

    async def _say(self, surface: Surface, sentence: str) -> None:
        try:
            await surface.show(plain_answer(sentence))
        except SendError as error:
            refused(error, doing="export")
