"""Sharing: results, or a person's list, posted where others see them, chosen in a modal, with a note."""

from collections.abc import Callable
from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Person
from bot.errors import OnetError, StoreUnavailable
from bot.slack.blocks import Message
from bot.slack.features.search import Turns, outlet_of
from bot.slack.interactions.types import ShareSubmitted, ShareWanted
from bot.slack.replies.modals import not_opened, opened
from bot.slack.replies.responder import own_at
from bot.slack.replies.surfaces import SendError, refused
from bot.slack.text.locales import Locales
from bot.slack.views.asides import plain_answer, try_share_again
from bot.slack.views.layout import Look
from bot.slack.views.share import share_modal, shared_list, shared_results
from bot.slack.views.unavailable import told_of
from bot.storage.profiles import ProfileStore
from bot.turns.queries import Queries

NOT_THERE: Final = frozenset({"not_in_channel", "channel_not_found", "is_archived", "restricted_action"})
"""Slack's words for a place the bot may not post to."""


class Shares:
    """Opens the modal, posts what was shared, and tells the person how it went."""

    def __init__(
        self, lookups: Queries, profiles: ProfileStore, turns: Turns, looks: Locales, *, new_id: Callable[[], str]
    ) -> None:
        self._lookups = lookups
        self._profiles = profiles
        self._turns = turns
        self._looks = looks
        self._new_id = new_id

    async def wanted(self, wanted: ShareWanted, client: AsyncWebClient) -> None:
        """*Share* was pressed: where to, and with which note?"""
        snapshot = wanted.shown.snapshot
        if snapshot is not None and snapshot.owner != wanted.actor:
            await self._turns.not_yours(wanted, snapshot, client)
            return
        look = await self._looks.of(wanted.actor, client)
        view = share_modal(wanted.shown, look.words)
        if await opened(client, wanted.trigger_id, view) is None:
            await not_opened(outlet_of(wanted, client), wanted.place, look.words)

    def choose(self, person: Person) -> str:
        """What is said in the modal when neither a channel nor a person was chosen."""
        return self._looks.known(person).share_choose

    async def submitted(self, submitted: ShareSubmitted, client: AsyncWebClient) -> None:
        """Post it: in English or in the language of who shares it, as they saw it."""
        snapshot = submitted.shown.snapshot
        if snapshot is not None and snapshot.owner != submitted.actor:
            await self._turns.not_yours(submitted, snapshot, client)
            return
        look = await self._looks.of(submitted.actor, client)
        said = await self._posted(submitted, client, look)
        own = own_at(self._new_id(), submitted.actor, submitted.place)
        told = said or look.words.share_done
        message = try_share_again(told, own, snapshot, look.words) if said else plain_answer(told)
        try:
            await outlet_of(submitted, client).below(submitted.place).show(message)
        except SendError as error:
            refused(error, doing="share")

    async def _posted(self, submitted: ShareSubmitted, client: AsyncWebClient, look: Look) -> str:
        """Post it wherever it was wanted; what went wrong, in words, empty where nothing did."""
        words = look.words
        try:
            message = await self._post(submitted, look)
            for channel in submitted.to:
                await client.chat_postMessage(
                    channel=channel, text=message.text, blocks=list(message.blocks), unfurl_links=False
                )
        except OnetError as error:
            return told_of(error, words)
        except StoreUnavailable:
            return words.not_saved
        except SlackApiError as error:
            return words.share_not_there if refused(error, doing="share") in NOT_THERE else words.share_failed
        except SendError as error:
            refused(error, doing="share")
            return words.share_failed
        return ""

    async def _post(self, submitted: ShareSubmitted, look: Look) -> Message:
        snapshot = submitted.shown.snapshot
        if snapshot is None:
            saved = (await self._profiles.find(submitted.actor)).saved
            own = own_at(self._new_id(), submitted.actor, submitted.place)
            return shared_list(saved, own, submitted.note, look)
        chosen, rows = await self._lookups.exported(snapshot)
        return shared_results(snapshot, chosen, rows, submitted.note, look)
