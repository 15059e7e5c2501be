"""The Home tab: shown when somebody looks at it, and what is pressed there begins in the direct messages."""

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.profile import Profile
from bot.conversation.state import Person, Place
from bot.errors import StoreUnavailable
from bot.slack.features.search import Turns
from bot.slack.interactions.types import HomeOpened, HomeRemoved, HomeUsed, Said
from bot.slack.replies.surfaces import SendError, refused
from bot.slack.text.locales import Locales
from bot.slack.views.home_tab import home
from bot.storage.profiles import ProfileStore

log = structlog.get_logger(__name__)


class Homes:
    """Publishes Home views and takes what is pressed in them to the direct messages."""

    def __init__(self, profiles: ProfileStore, turns: Turns, looks: Locales) -> None:
        self._profiles = profiles
        self._turns = turns
        self._looks = looks

    async def opened(self, opened: HomeOpened, client: AsyncWebClient) -> None:
        """Somebody looks at the Home tab."""
        await self._publish(opened.actor, client)

    async def used(self, used: HomeUsed, client: AsyncWebClient) -> None:
        """A control of the Home tab: what it means happens in the direct messages, and Home shows it too."""
        place = Place(channel=await self._channel(used.actor, client))
        if used.event is None:
            await self._turns.said(Said(used.actor, place, "resume"), client)
        else:
            await self._turns.begun(used.actor, place, used.event, client)
        await self._publish(used.actor, client)

    async def removed(self, removed: HomeRemoved, client: AsyncWebClient) -> None:
        """An occupation is taken off the list, and Home shown without it; as it was, where that cannot be."""
        try:
            await self._profiles.remove(removed.actor, removed.code)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="remove", error=str(error))
        await self._publish(removed.actor, client)

    async def _channel(self, person: Person, client: AsyncWebClient) -> str:
        """The person's direct messages; their own id stands for them where Slack does not say which they are."""
        try:
            return str((await client.conversations_open(users=person.user))["channel"]["id"])
        except SendError as error:
            refused(error, doing="home")
            return person.user

    async def _publish(self, person: Person, client: AsyncWebClient) -> None:
        look = await self._looks.of(person, client)
        try:
            memory = await self._profiles.find(person)
        except StoreUnavailable:
            memory = Profile(owner=person)
        try:
            await client.views_publish(user_id=person.user, view=home(memory, look))
        except SendError as error:
            refused(error, doing="home")
