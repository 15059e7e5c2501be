"""Sharing: results posted where others see them, chosen in a modal, with a note."""

from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.lookups import Lookups
from bot.conversation.state import Person
from bot.errors import OnetError
from bot.slack.inbound import ShareSubmitted, ShareWanted
from bot.slack.locales import Locales
from bot.slack.messenger import SendError, refused
from bot.slack.turns import Outlet, Turns
from bot.slack.views.asides import plain_answer
from bot.slack.views.shared import share_modal, shared_results
from bot.slack.views.trouble import sentence_of

NOT_THERE: Final = frozenset({"not_in_channel", "channel_not_found", "is_archived", "restricted_action"})
"""Slack's words for a place the bot may not post to."""


class Shares:
    """Opens the modal, posts what was shared, and tells the person how it went."""

    def __init__(self, lookups: Lookups, turns: Turns, looks: Locales) -> None:
        self._lookups = lookups
        self._turns = turns
        self._looks = looks

    async def wanted(self, wanted: ShareWanted, client: AsyncWebClient) -> None:
        """*Share* was pressed: where to, and with which note?"""
        if wanted.shown.snapshot.owner != wanted.actor:
            await self._turns.not_yours(wanted, client)
            return
        look = await self._looks.of(wanted.actor, client)
        try:
            await client.views_open(trigger_id=wanted.trigger_id, view=share_modal(wanted.shown, look.words))
        except SendError as error:
            refused(error, doing="share")

    def choose(self, person: Person) -> str:
        """What is said in the modal when neither a channel nor a person was chosen."""
        return self._looks.known(person).share_choose

    async def submitted(self, submitted: ShareSubmitted, client: AsyncWebClient) -> None:
        """Post it: in English or in the language of who shares it, as they saw it."""
        look = await self._looks.of(submitted.actor, client)
        words, snapshot = look.words, submitted.shown.snapshot
        said = words.share_done
        try:
            chosen, rows = await self._lookups.exported(snapshot)
            message = shared_results(snapshot, chosen, rows, submitted.note, look)
            for channel in submitted.to:
                await client.chat_postMessage(
                    channel=channel, text=message.text, blocks=list(message.blocks), unfurl_links=False
                )
        except OnetError as error:
            said = sentence_of(error, words)
        except SlackApiError as error:
            said = words.share_not_there if refused(error, doing="share") in NOT_THERE else words.share_failed
        except SendError as error:
            refused(error, doing="share")
            said = words.share_failed
        await self._tell(submitted, client, said)

    async def _tell(self, submitted: ShareSubmitted, client: AsyncWebClient, sentence: str) -> None:
        surface = Outlet(client, submitted.response_url).aside(submitted.place)
        if surface is None:
            return
        try:
            await surface.show(plain_answer(sentence))
        except SendError as error:
            refused(error, doing="share")
