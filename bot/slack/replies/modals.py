"""Opening a modal in time: with what it shows where that is there soon, else with a word, and then with it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Place
from bot.slack.replies.responder import Outlet
from bot.slack.replies.surfaces import SendError, refused
from bot.slack.text.messages import Words
from bot.slack.views.asides import plain_answer
from bot.slack.views.modal import View

PATIENCE: Final = 1.5
"""Seconds of the three a trigger_id lives for which O*NET's answer is waited for before the modal opens."""


async def open_modal(
    client: AsyncWebClient,
    trigger_id: str,
    work: Coroutine[Any, Any, View],
    waiting: View,
    patience: float = PATIENCE,
) -> bool:
    """Open a modal with the view that `work` makes; with `waiting` first, where that takes long.

    False where Slack did not open it: the trigger_id had expired, or Slack is in trouble.
    """
    view = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({view}, timeout=patience)
    try:
        if done:
            return await opened(client, trigger_id, await view) is not None
        identifier = await opened(client, trigger_id, waiting)
        if identifier is None:
            return False
        await update_modal(client, identifier, await view)
    finally:
        view.cancel()
    return True


async def opened(client: AsyncWebClient, trigger_id: str, view: View) -> str | None:
    """The id of a modal that was opened; None where Slack did not open it."""
    try:
        answer = await client.views_open(trigger_id=trigger_id, view=view)
    except SendError as error:
        refused(error, doing="modal")
        return None
    return str((answer.get("view") or {}).get("id") or "")


async def not_opened(outlet: Outlet, place: Place, words: Words) -> None:
    """Tell a person, who sees nothing, what to press."""
    try:
        await outlet.below(place).show(plain_answer(words.not_opened))
    except SendError as error:
        refused(error, doing="modal")


async def update_modal(client: AsyncWebClient, view_id: str, view: View) -> None:
    """Show another view in an open modal; one that was closed meanwhile is nobody's loss."""
    try:
        await client.views_update(view_id=view_id, view=view)
    except SendError as error:
        refused(error, doing="modal")
