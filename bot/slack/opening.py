"""Opening a modal in time: with what it shows where that is there soon, else with a word, and then with it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.messenger import SendError, refused
from bot.slack.views.modal import View

PATIENCE: Final = 1.5
"""Seconds of the three a trigger_id lives for which O*NET's answer is waited for before the modal opens."""


async def open_modal(
    client: AsyncWebClient,
    trigger_id: str,
    work: Coroutine[Any, Any, View],
    waiting: View,
    patience: float = PATIENCE,
) -> None:
    """Open a modal with the view that `work` makes; with `waiting` first, where that takes long."""
    view = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({view}, timeout=patience)
    try:
        if done:
            await client.views_open(trigger_id=trigger_id, view=await view)
            return
        answer = await client.views_open(trigger_id=trigger_id, view=waiting)
        await client.views_update(view_id=answer["view"]["id"], view=await view)
    except SendError as error:
        refused(error, doing="modal")
    finally:
        view.cancel()


async def update_modal(client: AsyncWebClient, view_id: str, view: View) -> None:
    """Show another view in an open modal."""
    try:
        await client.views_update(view_id=view_id, view=view)
    except SendError as error:
        refused(error, doing="modal")
