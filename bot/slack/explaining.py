"""The details of a result: opened from a button, turned and saved in the modal, started from by submitting it."""

import asyncio
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.events import Chose
from bot.conversation.lookups import Lookups
from bot.conversation.memory import Saved
from bot.conversation.memory_store import MemoryStore
from bot.conversation.screens import Explained
from bot.errors import OnetError, StoreUnavailable
from bot.slack.controls import ActionId
from bot.slack.inbound import Clicked, ModalPressed, Opened, Submitted
from bot.slack.locales import Locales
from bot.slack.messenger import SendError, refused
from bot.slack.modals import DetailsOf, Tab
from bot.slack.turns import Turns
from bot.slack.views.details import View, details, details_trouble, details_waiting
from bot.slack.views.frame import Look
from bot.slack.views.trouble import sentence_of

PATIENCE: Final = 1.5
"""Seconds of the three a trigger_id lives for which O*NET's answer is waited for before the modal opens."""


class DetailsModals:
    """Opens and changes the details modals; where a conversation moves, it is the turns that move it."""

    def __init__(
        self,
        lookups: Lookups,
        memories: MemoryStore,
        turns: Turns,
        looks: Locales,
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._lookups = lookups
        self._memories = memories
        self._turns = turns
        self._looks = looks
        self._patience = patience

    async def opened(self, opened: Opened, client: AsyncWebClient) -> None:
        """*Details* was pressed: a modal at once, and what O*NET says as soon as it does."""
        if opened.shown.snapshot.owner != opened.actor:
            await self._turns.not_yours(opened, client)
            return
        look = await self._looks.of(opened.actor, client)
        view = asyncio.ensure_future(self._view(opened.shown, opened, look))
        done, _ = await asyncio.wait({view}, timeout=self._patience)
        try:
            if done:
                await client.views_open(trigger_id=opened.trigger_id, view=await view)
                return
            waiting = details_waiting(opened.shown, look.words)
            answer = await client.views_open(trigger_id=opened.trigger_id, view=waiting)
            await client.views_update(view_id=answer["view"]["id"], view=await view)
        except SendError as error:
            refused(error, doing="details")
        finally:
            view.cancel()

    async def pressed(self, pressed: ModalPressed, client: AsyncWebClient) -> None:
        """A button in the modal: another list, another page of it, saved or taken off the list again."""
        shown = pressed.shown
        match pressed.action:
            case ActionId.TAB:
                shown = shown.model_copy(update={"tab": Tab(pressed.value), "page": 1})
            case ActionId.LEAF:
                shown = shown.model_copy(update={"page": int(pressed.value)})
            case _:
                pass
        look = await self._looks.of(pressed.actor, client)
        view = await self._view(shown, pressed, look, saving=pressed.value if pressed.action is ActionId.SAVE else None)
        try:
            await client.views_update(view_id=pressed.view_id, view=view)
        except SendError as error:
            refused(error, doing="details")

    async def submitted(self, submitted: Submitted, client: AsyncWebClient) -> None:
        """*Start from this occupation*: a turn of the conversation the modal was opened from."""
        shown = submitted.shown
        event = Chose(code=shown.code)
        clicked = Clicked(submitted.actor, shown.place, shown.snapshot, event, None, shown.url)
        await self._turns.clicked(clicked, client)

    async def _view(
        self, shown: DetailsOf, who: Opened | ModalPressed, look: Look, *, saving: str | None = None
    ) -> View:
        try:
            explained = await self._lookups.explain(shown.snapshot, shown.code)
            saved = await self._saved(who, explained, saving)
        except OnetError as error:
            return details_trouble(shown, sentence_of(error, look.words), look.words)
        except StoreUnavailable:
            return details_trouble(shown, look.words.not_saved, look.words)
        return details(shown, explained, look, saved=saved)

    async def _saved(self, who: Opened | ModalPressed, explained: Explained, saving: str | None) -> bool:
        """Whether the occupation is on the person's list, after it was put there or taken off."""
        occupation = explained.occupation
        if saving == "save":
            await self._memories.save(who.actor, Saved(code=occupation.code, title=occupation.title))
        if saving == "remove":
            await self._memories.remove(who.actor, occupation.code)
        listed = (await self._memories.find(who.actor)).saved
        return occupation.code in {one.code for one in listed}
