"""Opens modals in time: with their content if it's ready soon, otherwise with a sentence that is replaced later."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final

from bot.slack.blocks import View
from bot.slack.replies.responder import Responder
from bot.slack.views.asides import plain_answer
from bot.slack.web_api import Refusal

PATIENCE: Final = 1.5
"""Seconds of the three a trigger_id lives for which O*NET's answer is waited for before the modal opens."""


async def open_modal(responder: Responder, trigger_id: str, view: View) -> str | None:
    """Open a modal and return its id. If Slack doesn't open it, tell the person what to press, and return None."""
    opened = await responder.try_call(responder.api.open_view(trigger_id, view), doing="modal")
    if isinstance(opened, Refusal):
        await responder.new_message().try_show(plain_answer(responder.messages.notices.not_opened), doing="modal")
        return None
    return opened


async def open_modal_soon(
    responder: Responder, trigger_id: str, work: Coroutine[Any, Any, View], waiting: View, patience: float = PATIENCE
) -> None:
    """Open a modal with the view that `work` makes; if that takes long, with `waiting` first."""
    view = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({view}, timeout=patience)
    try:
        if done:
            await open_modal(responder, trigger_id, await view)
        elif view_id := await open_modal(responder, trigger_id, waiting):
            await update_modal(responder, view_id, await view)
    finally:
        view.cancel()


async def update_modal(responder: Responder, view_id: str, view: View) -> None:
    """Update an open modal. If the person has closed it meanwhile, do nothing."""
    await responder.try_call(responder.api.update_view(view_id, view), doing="modal")
