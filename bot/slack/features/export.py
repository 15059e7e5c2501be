"""Exports: related occupations, or a person's list, as files, sent to where the person is."""

from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.export import Table, as_csv, as_xlsx
from bot.conversation.state import Conversation, Person, Place, Snapshot
from bot.errors import OnetError, StoreUnavailable
from bot.slack.blocks import Message, escape
from bot.slack.replies.surfaces import SendError, Surface, refused
from bot.slack.text.locales import Locales
from bot.slack.views.asides import plain_answer, try_export_again
from bot.slack.views.export import list_table, results_table
from bot.slack.views.layout import Look
from bot.slack.views.unavailable import told_of
from bot.storage.profiles import ProfileStore
from bot.turns.queries import Queries

FORBIDDEN: Final = frozenset({"missing_scope", "not_allowed_token_type"})


class Exports:
    """Makes the files, says so while it does, and sends them."""

    def __init__(self, lookups: Queries, profiles: ProfileStore, looks: Locales) -> None:
        self._lookups = lookups
        self._profiles = profiles
        self._looks = looks

    async def send(
        self, now: Conversation, snapshot: Snapshot | None, client: AsyncWebClient, surface: Surface
    ) -> None:
        """Send CSV and XLSX of all results of a conversation, or of the person's list where there is no snapshot.

        `now` says who asks and where, `surface` is where to say how it goes. What was asked for in an ephemeral
        message goes to the person's direct messages: nobody else sees it.
        """
        look = await self._looks.of(now.owner, client)
        await _say(surface, plain_answer(look.words.exporting))
        said, again = await self._sent(now, snapshot, client, look)
        await _say(surface, try_export_again(said, now, snapshot, look.words) if again else plain_answer(said))

    async def _sent(
        self, now: Conversation, snapshot: Snapshot | None, client: AsyncWebClient, look: Look
    ) -> tuple[str, bool]:
        """Send it; how that went, in words, and whether another try may help."""
        words, place = look.words, now.place
        try:
            table, comment = await self._table(now.owner, snapshot, look)
            if not table.rows:
                return words.list_empty, False
            await self._upload(now.owner, place, table, comment, client)
        except OnetError as error:
            return told_of(error, words), True
        except StoreUnavailable:
            return words.not_saved, True
        except SlackApiError as error:
            forbidden = refused(error, doing="export") in FORBIDDEN
            return (words.export_forbidden if forbidden else words.export_failed), True
        except SendError as error:
            refused(error, doing="export")
            return words.export_failed, True
        return (words.export_in_dm if place.ephemeral else words.export_done), False

    async def _upload(self, actor: Person, place: Place, table: Table, comment: str, client: AsyncWebClient) -> None:
        await client.files_upload_v2(
            channel=await self._channel(actor, place, client),
            thread_ts=None if place.ephemeral else place.thread,
            initial_comment=comment,
            file_uploads=[
                {"content": content, "filename": f"{table.name}.{kind}", "title": f"{table.name}.{kind}"}
                for kind, content in (("csv", as_csv(table)), ("xlsx", as_xlsx(table)))
            ],
        )

    async def _table(self, actor: Person, snapshot: Snapshot | None, look: Look) -> tuple[Table, str]:
        """What is exported, and what is said with it."""
        if snapshot is None:
            saved = (await self._profiles.find(actor)).saved
            duties = await self._lookups.duties(actor, [one.code for one in saved])
            return list_table(saved, duties, look), look.words.exported_list.format(count=len(saved))
        chosen, rows = await self._lookups.exported(snapshot)
        said = look.words.exported.format(count=len(rows), title=escape(snapshot.title))
        return results_table(snapshot, chosen, rows, look), said

    async def _channel(self, actor: Person, place: Place, client: AsyncWebClient) -> str:
        if not place.ephemeral and place.channel != actor.user:
            return place.channel
        answer = await client.conversations_open(users=actor.user)
        return str(answer["channel"]["id"])


async def _say(surface: Surface, message: Message) -> None:
    try:
        await surface.show(message)
    except SendError as error:
        refused(error, doing="export")
