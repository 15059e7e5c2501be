"""Limits the requests to O*NET per person, workspace and minute, because everybody shares one key."""

import time
from collections.abc import Callable
from typing import Final

from bot.errors import OnetLimited
from bot.onet.cache import Asker
from bot.storage.cache import Cache, or_default
from bot.storage.keys import RequestCountKey

MINUTE: Final = 60
"""Seconds for which requests are counted together."""


class RateLimiter:
    """Counts the requests of a person and of a workspace, over all processes; cached responses are free.

    0 means no limit. While the cache fails there's no limit either: it protects O*NET, and the bot must work without
    it.
    """

    def __init__(
        self, cache: Cache, *, per_person: int, per_workspace: int, clock: Callable[[], float] = time.time
    ) -> None:
        self._cache = cache
        self._per_person = per_person
        self._per_workspace = per_workspace
        self._clock = clock

    async def check(self, asker: Asker) -> None:
        """Count one request. Raises OnetLimited if the person or the workspace has reached the limit."""
        if not asker.team:
            return
        minute = int(self._clock() // MINUTE)
        await self._count(self._per_person, RequestCountKey(asker.team, minute, asker.user))
        await self._count(self._per_workspace, RequestCountKey(asker.team, minute))

    async def _count(self, limit: int, key: RequestCountKey) -> None:
        if not limit:
            return
        if await or_default(self._cache.increment(key.build(), ttl=2 * MINUTE), 0, doing="count") > limit:
            raise OnetLimited(f"{limit} requests a minute")
