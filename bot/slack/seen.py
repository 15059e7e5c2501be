"""Each event once: Slack delivers one again when the first answer was slow or lost."""

from collections.abc import Coroutine
from typing import Any

import structlog

from bot.conversation.store import ConversationStore
from bot.errors import StoreUnavailable
from bot.journal import Outcome, present

log = structlog.get_logger(__name__)


class SeenEvents:
    """Remembers event ids across dynos: claimed while the work goes on, and answered after it.

    Dropping by Slack's retry header instead would lose the event whose first delivery never arrived; marking it
    once, before the work, would lose the one whose process died in the middle.
    """

    def __init__(self, store: ConversationStore) -> None:
        self._store = store

    async def once(self, event_id: str, work: Coroutine[Any, Any, None]) -> None:
        """Do the work unless the event was seen; without a store, rather twice than never."""
        if await self._claim(event_id):
            try:
                await work
            finally:
                await self._answered(event_id)
        else:
            work.close()
            present().outcome = Outcome.REPEATED

    async def _claim(self, event_id: str) -> bool:
        try:
            return await self._store.claim(event_id)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="claim", error=str(error))
            return True

    async def _answered(self, event_id: str) -> None:
        try:
            await self._store.answered(event_id)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="answered", error=str(error))
