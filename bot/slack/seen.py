"""Each event once: Slack delivers one again when the first answer was slow or lost."""

from collections.abc import Coroutine
from typing import Any

import structlog

from bot.conversation.store import ConversationStore
from bot.errors import StoreUnavailable

log = structlog.get_logger(__name__)


class SeenEvents:
    """Remembers event ids across dynos.

    Dropping by Slack's retry header instead would lose the event whose first delivery never arrived.
    """

    def __init__(self, store: ConversationStore) -> None:
        self._store = store

    async def once(self, event_id: str | None, work: Coroutine[Any, Any, None]) -> None:
        """Do the work unless the event was seen; without a store or an id, rather twice than never."""
        try:
            first = event_id is None or await self._store.is_first(event_id)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="seen", error=str(error))
            first = True
        if first:
            await work
        else:
            work.close()
