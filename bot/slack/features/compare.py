"""Comparing: which ones is asked in a modal, which then shows them side by side, to start from one of them."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.events import Chose
from bot.conversation.profile import Saved
from bot.conversation.state import Person
from bot.errors import OnetError, StoreUnavailable
from bot.slack.features.search import Turns, outlet_of
from bot.slack.interactions.modal_state import COMPARE, WHICH, CompareOf
from bot.slack.interactions.types import Clicked, ComparePressed, CompareSubmitted, CompareWanted, Started
from bot.slack.replies.modals import PATIENCE, not_opened, open_modal, update_modal
from bot.slack.text.locales import Locales
from bot.slack.views.compare import choosing, compared_view, started_view
from bot.slack.views.layout import Look
from bot.slack.views.modal import View, trouble, waiting
from bot.slack.views.unavailable import told_of
from bot.storage.profiles import ProfileStore
from bot.turns.comparison import FEWEST, MOST
from bot.turns.queries import Queries

Ack = dict[str, Any]
"""What a submission is acknowledged with."""


class Comparisons:
    """Asks which occupations to compare, shows them, and starts from one."""

    def __init__(
        self, lookups: Queries, profiles: ProfileStore, turns: Turns, looks: Locales, *, patience: float = PATIENCE
    ) -> None:
        self._lookups = lookups
        self._profiles = profiles
        self._turns = turns
        self._looks = looks
        self._patience = patience

    async def wanted(self, wanted: CompareWanted, client: AsyncWebClient) -> None:
        """*Compare* was pressed: which ones?"""
        snapshot = wanted.shown.snapshot
        if snapshot is not None and snapshot.owner != wanted.actor:
            await self._turns.not_yours(wanted, snapshot, client)
            return
        look = await self._looks.of(wanted.actor, client)
        work = self._view(wanted.actor, wanted.shown, look)
        if not await open_modal(client, wanted.trigger_id, work, _waiting(wanted.shown, look), self._patience):
            await not_opened(outlet_of(wanted, client), wanted.place, look.words)

    async def submitted(
        self, submitted: CompareSubmitted, client: AsyncWebClient
    ) -> tuple[Ack, Coroutine[Any, Any, None] | None]:
        """Which ones was said: what acknowledges that, and what is still to be done after it.

        The comparison itself where it is there soon; a view.update that overtakes its ack would be lost.
        """
        look = await self._looks.of(submitted.actor, client)
        if not FEWEST <= len(submitted.codes) <= MOST:
            return {"response_action": "errors", "errors": {WHICH: look.words.compare_choose}}, None
        shown = submitted.shown.model_copy(update={"codes": submitted.codes})
        view = asyncio.ensure_future(self._view(submitted.actor, shown, look))
        done, _ = await asyncio.wait({view}, timeout=self._patience)
        if done:
            return {"response_action": "update", "view": await view}, None
        return {"response_action": "update", "view": _waiting(shown, look)}, _later(client, submitted.view_id, view)

    async def pressed(self, pressed: ComparePressed, client: AsyncWebClient) -> None:
        """*Start from this*, or *Try again*."""
        look = await self._looks.of(pressed.actor, client)
        if not pressed.code:
            await update_modal(client, pressed.view_id, await self._view(pressed.actor, pressed.shown, look))
            return
        known = await self._known(pressed.actor, pressed.shown)
        title = next((one.title for one in known if one.code == pressed.code), pressed.code)
        await update_modal(client, pressed.view_id, started_view(pressed.shown, title, look.words))
        await self._start(pressed, client)

    async def _start(self, pressed: ComparePressed, client: AsyncWebClient) -> None:
        """A turn of the conversation it was opened from; from a list, a new one beside it."""
        shown, event = pressed.shown, Chose(code=pressed.code)
        place = shown.place.model_copy(update={"message": None})
        if shown.snapshot is not None:
            clicked = Clicked(pressed.actor, shown.place, shown.snapshot, event, None, shown.url)
            await self._turns.clicked(clicked, client)
        elif place.ephemeral:
            await self._turns.started(Started(pressed.actor, place, pressed.code, shown.url), client)
        else:
            await self._turns.begun(pressed.actor, place, event, client)

    async def _view(self, actor: Person, shown: CompareOf, look: Look) -> View:
        """What the modal shows: the question, the comparison, or that O*NET gives no answer."""
        try:
            if not shown.codes:
                return choosing(shown, await self._page(shown), await self._saved(actor), look.words)
            known = {one.code: one for one in await self._known(actor, shown)}
            picked = [known[code] for code in shown.codes]
            return compared_view(shown, await self._lookups.compare(actor, shown.snapshot, picked), look)
        except OnetError as error:
            return trouble(COMPARE, shown, look.words.compare, told_of(error, look.words), look.words)

    async def _known(self, actor: Person, shown: CompareOf) -> Sequence[Saved]:
        """The occupations compared, as the page or the list knows them, or by their codes alone."""
        bare = [Saved(code=code, title=code) for code in shown.codes]
        known = {one.code: one for one in [*bare, *await self._saved(actor), *await self._page(shown)]}
        return list(known.values())

    async def _page(self, shown: CompareOf) -> tuple[Saved, ...]:
        return await self._lookups.page(shown.snapshot) if shown.snapshot is not None else ()

    async def _saved(self, actor: Person) -> tuple[Saved, ...]:
        try:
            return (await self._profiles.find(actor)).saved
        except StoreUnavailable:
            return ()


def _waiting(shown: CompareOf, look: Look) -> View:
    return waiting(COMPARE, shown, look.words.compare, look.words.comparing, look.words)


async def _later(client: AsyncWebClient, view_id: str, view: "asyncio.Future[View]") -> None:
    await update_modal(client, view_id, await view)
