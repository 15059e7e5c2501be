"""Each event once: Slack delivers one again when the first answer was slow or lost."""

from collections import OrderedDict
from collections.abc import Coroutine
from typing import Any, Final

import structlog

from bot.errors import StoreUnavailable
from bot.storage.conversations import ConversationStore
from bot.telemetry.turn_record import Outcome, current_record

ALONE: Final = 1_000
"""Events a process remembers by itself while the store is down; Slack repeats one for about six minutes."""

log = structlog.get_logger(__name__)


class EventDeduplicator:
    """Remembers event ids across dynos: claimed while the work goes on, and answered after it.

    While the store does not answer, this process at least remembers its own.

    Dropping by Slack's retry header instead would lose the event whose first delivery never arrived; marking it
    once, before the work, would lose the one whose process died in the middle.
    """

    def __init__(self, store: ConversationStore) -> None:
        self._store = store
        self._own: OrderedDict[str, None] = OrderedDict()

    async def run_once(self, event_id: str, work: Coroutine[Any, Any, None]) -> None:
        """Do the work unless the event was seen; without a store, rather twice than never."""
        if await self._claim(event_id):
            try:
                await work
            finally:
                await self._answered(event_id)
        else:
            work.close()
            current_record().outcome = Outcome.REPEATED

    async def _claim(self, event_id: str) -> bool:
        try:
            return await self._store.claim(event_id)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="claim", error=str(error))
            return self._claim_alone(event_id)

    def _claim_alone(self, event_id: str) -> bool:
        known = event_id in self._own
        self._own[event_id] = None
        while len(self._own) > ALONE:
            self._own.popitem(last=False)
        return not known

    async def _answered(self, event_id: str) -> None:
        try:
            await self._store.answered(event_id)
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="answered", error=str(error))
