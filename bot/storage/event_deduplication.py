"""Each event once: Slack delivers one again when the first answer was slow or lost."""

import secrets
from collections.abc import Coroutine
from typing import Any, Final

from cachetools import LRUCache

from bot.storage.cache import Cache, or_default
from bot.storage.keys import EventKey
from bot.telemetry.turn_record import Outcome, current_record

HOUR: Final = 60 * 60
"""Seconds an answered event is remembered; Slack repeats one for about six minutes."""

CLAIM_SECONDS: Final = 45
"""How long an event belongs to the process that took it; no turn takes longer. Slack's second repetition comes after a
minute, and is answered if that process died before it could."""

OWN_EVENTS: Final = 1_000
"""Events a process remembers by itself while the store is unavailable."""


class EventStore:
    """Which events are being answered, and which have been.

    Every method raises StoreUnavailable when the cache does not answer.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def claim(self, event_id: str) -> bool:
        """Whether this process is to answer the event: no process has, and no other one is about to."""
        key, claim = EventKey(event_id).build(), secrets.token_urlsafe(6)
        if await self._cache.add(key, claim, ttl=CLAIM_SECONDS):
            return True
        # It may be this very claim: the client repeats a command whose answer was lost.
        return await self._cache.get(key) == claim

    async def complete(self, event_id: str) -> None:
        """The event was answered: another delivery of it comes too late."""
        await self._cache.set(EventKey(event_id).build(), "answered", ttl=HOUR)


class EventDeduplicator:
    """Runs the work of an event once, over all processes: claimed while it runs, and completed after it.

    While the store is unavailable, this process at least remembers its own events. Dropping by Slack's retry header
    instead would lose the event whose first delivery never arrived; marking it once, before the work, would lose the
    one whose process died in the middle.
    """

    def __init__(self, store: EventStore) -> None:
        self._store = store
        self._own: LRUCache[str, bool] = LRUCache(OWN_EVENTS)

    async def run_once(self, event_id: str, work: Coroutine[Any, Any, None]) -> None:
        """Do the work unless the event was seen; without a store, rather twice than never."""
        claimed = await or_default(self._store.claim(event_id), None, doing="claim")
        if claimed is None:
            claimed = self._claim_alone(event_id)
        if not claimed:
            work.close()
            current_record().outcome = Outcome.REPEATED
            return
        try:
            await work
        finally:
            await or_default(self._store.complete(event_id), None, doing="answered")

    def _claim_alone(self, event_id: str) -> bool:
        is_new = event_id not in self._own
        self._own[event_id] = True
        return is_new
