"""A person's list, where it is pressed: shown, added to, taken from."""

from collections.abc import Callable

from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Conversation, Place
from bot.errors import StoreUnavailable
from bot.slack.blocks import Message
from bot.slack.interactions.types import Kept, Listed, Removed
from bot.slack.replies.responder import Outlet, own_at
from bot.slack.replies.surfaces import SendError, Surface, refused
from bot.slack.text.locales import Locales
from bot.slack.views.asides import plain_answer
from bot.slack.views.saved_list import saved_list, saved_note
from bot.storage.profiles import ProfileStore


class Lists:
    """Shows lists and changes them. Everybody's press is about their own list, wherever it is pressed."""

    def __init__(self, profiles: ProfileStore, looks: Locales, *, new_id: Callable[[], str]) -> None:
        self._profiles = profiles
        self._looks = looks
        self._new_id = new_id

    async def wanted(self, listed: Listed, client: AsyncWebClient) -> None:
        """The list is to be seen."""
        look = await self._looks.of(listed.actor, client)
        try:
            message = saved_list((await self._profiles.find(listed.actor)).saved, self._own(listed), look)
        except StoreUnavailable:
            message = plain_answer(look.words.not_saved)
        await self._beside(_outlet(listed, client), listed.place, message)

    async def kept(self, kept: Kept, client: AsyncWebClient) -> None:
        """An occupation is put on the list."""
        look, about = await self._looks.of(kept.actor, client), (kept.occupation,)
        try:
            before = (await self._profiles.find(kept.actor)).saved
            saved = (await self._profiles.save(kept.actor, kept.occupation)).saved
            lost = tuple(one for one in before if one.code not in {other.code for other in saved})
            message = saved_note((*about, *lost), saved, self._own(kept), look.words)
        except StoreUnavailable:
            message = plain_answer(look.words.not_saved)
        await self._beside(_outlet(kept, client), kept.place, message)

    async def removed(self, removed: Removed, client: AsyncWebClient) -> None:
        """An occupation is taken off the list, and the list shown without it."""
        look = await self._looks.of(removed.actor, client)
        try:
            memory = await self._profiles.remove(removed.actor, removed.code)
            message = saved_list(memory.saved, self._own(removed), look)
        except StoreUnavailable:
            message = plain_answer(look.words.not_saved)
        await _send(_outlet(removed, client).surface(removed.place, look.words, replaces=True), message)

    def _own(self, what: Listed | Kept | Removed) -> Conversation:
        return own_at(self._new_id(), what.actor, what.place)

    async def _beside(self, outlet: Outlet, place: Place, message: Message) -> None:
        await _send(outlet.aside(place), message)


def _outlet(what: Listed | Kept | Removed, client: AsyncWebClient) -> Outlet:
    return Outlet(client, what.response_url, what.actor.user)


async def _send(surface: Surface, message: Message) -> None:
    try:
        await surface.show(message)
    except SendError as error:
        refused(error, doing="list")
