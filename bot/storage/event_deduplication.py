"""Handles each event once, although Slack delivers it again if the first response was slow or lost."""

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
    """Stores which events are in progress, and which are complete.

    Every method raises StoreUnavailable if the cache doesn't respond.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def claim(self, event_id: str) -> bool:
        """Whether this process should handle the event: no process has handled it, and no other one is doing so."""
        key, claim = EventKey(event_id).build(), secrets.token_urlsafe(6)
        if await self._cache.add(key, claim, ttl=CLAIM_SECONDS):
            return True
        # It may be this same claim: the client repeats a command whose response was lost.
        return await self._cache.get(key) == claim

    async def complete(self, event_id: str) -> None:
        """Mark the event as handled: later deliveries are ignored."""
        await self._cache.set(EventKey(event_id).build(), "answered", ttl=HOUR)


class EventDeduplicator:
    """Runs the work of an event once, over all processes: claims it while it runs, and completes it afterwards.

    While the store is unavailable, this process still remembers its own events. Dropping retries by Slack's header
    would lose an event whose first delivery never arrived; marking events once, before the work, would lose one whose
    process died in the middle.
    """

    def __init__(self, store: EventStore) -> None:
        self._store = store
        self._own: LRUCache[str, bool] = LRUCache(OWN_EVENTS)

    async def run_once(self, event_id: str, work: Coroutine[Any, Any, None]) -> None:
        """Do the work unless the event was handled. Without a store, it may run twice rather than never."""
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
