"""The details of a result: opened from a button, turned and saved in the modal, started from by submitting it."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.events import Chose
from bot.conversation.profile import saved_of
from bot.conversation.screens import OccupationDetails
from bot.errors import OnetError, StoreUnavailable
from bot.slack.features.search import Turns, outlet_of
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.modal_state import DETAILS, DetailsOf
from bot.slack.interactions.types import Clicked, ModalPressed, Opened, Submitted
from bot.slack.replies.modals import PATIENCE, not_opened, open_modal, update_modal
from bot.slack.text.locales import Locales
from bot.slack.views.details import details
from bot.slack.views.layout import Look
from bot.slack.views.modal import View, trouble, waiting
from bot.slack.views.unavailable import told_of
from bot.storage.profiles import ProfileStore
from bot.turns.queries import Queries


class DetailsModals:
    """Opens and changes the details modals; where a conversation moves, it is the turns that move it."""

    def __init__(
        self, lookups: Queries, profiles: ProfileStore, turns: Turns, looks: Locales, *, patience: float = PATIENCE
    ) -> None:
        self._lookups = lookups
        self._profiles = profiles
        self._turns = turns
        self._looks = looks
        self._patience = patience

    async def opened(self, opened: Opened, client: AsyncWebClient) -> None:
        """*Details* was pressed: a modal at once, and what O*NET says as soon as it does."""
        shown = opened.shown
        if shown.snapshot.owner != opened.actor:
            await self._turns.not_yours(opened, shown.snapshot, client)
            return
        look = await self._looks.of(opened.actor, client)
        meanwhile = waiting(DETAILS, shown, look.words.details, look.words.details_looking, look.words)
        work = self._view(shown, opened, look)
        if not await open_modal(client, opened.trigger_id, work, meanwhile, self._patience):
            await not_opened(outlet_of(opened, client), opened.place, look.words)

    async def pressed(self, pressed: ModalPressed, client: AsyncWebClient) -> None:
        """A button in the modal: another list, another page of it, saved or taken off the list again, another try."""
        look = await self._looks.of(pressed.actor, client)
        saving = pressed.value if pressed.action is ActionId.SAVE else None
        view = await self._view(pressed.shown, pressed, look, saving=saving)
        await update_modal(client, pressed.view_id, view)

    async def submitted(self, submitted: Submitted, client: AsyncWebClient) -> None:
        """*Start from this occupation*: a turn of the conversation the modal was opened from."""
        shown = submitted.shown
        event = Chose(code=shown.code)
        clicked = Clicked(submitted.actor, shown.place, shown.snapshot, event, None, shown.url)
        await self._turns.clicked(clicked, client)

    async def _view(
        self, shown: DetailsOf, who: Opened | ModalPressed, look: Look, *, saving: str | None = None
    ) -> View:
        words = look.words
        try:
            explained = await self._lookups.explain(shown.snapshot, shown.code)
            saved = await self._saved(who, explained, saving)
        except OnetError as error:
            return trouble(DETAILS, shown, words.details, told_of(error, words), words)
        except StoreUnavailable:
            if saving is None:
                return details(shown, explained, look, saved=False)
            return trouble(DETAILS, shown, words.details, words.not_saved, words)
        return details(shown, explained, look, saved=saved)

    async def _saved(self, who: Opened | ModalPressed, explained: OccupationDetails, saving: str | None) -> bool:
        """Whether the occupation is on the person's list, after it was put there or taken off."""
        occupation = explained.occupation
        if saving == "save":
            await self._profiles.save(who.actor, saved_of(occupation))
        if saving == "remove":
            await self._profiles.remove(who.actor, occupation.code)
        listed = (await self._profiles.find(who.actor)).saved
        return occupation.code in {one.code for one in listed}
