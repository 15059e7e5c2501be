"""How much of O*NET one person and one workspace may ask for in a minute: everybody shares one key."""

import time
from collections.abc import Callable
from typing import Final

import structlog
from aiocache.base import BaseCache

from bot.errors import OnetLimited, StoreUnavailable
from bot.storage.conversations import key_of, translate_cache_errors
from bot.telemetry.turn_record import current_record

MINUTE: Final = 60

log = structlog.get_logger(__name__)


class RateLimiter:
    """Counts, over all dynos, what is asked on behalf of whom; what is remembered costs nothing.

    Whose turn it is says the journal. Nought means no limit. A cache that fails lets everybody ask: a limit is
    there for O*NET's sake, and must not be what nobody can work without.
    """

    def __init__(
        self,
        cache: BaseCache,
        *,
        per_person: int,
        per_workspace: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._cache = cache
        self._per_person = per_person
        self._per_workspace = per_workspace
        self._clock = clock

    async def check(self) -> None:
        """Count one request. Raises OnetLimited when the person or the workspace has had their share."""
        whose = current_record().source
        if not whose.workspace:
            return
        minute = str(int(self._clock() // MINUTE))
        try:
            await self._count(self._per_person, key_of(whose.workspace, "asked", minute, whose.user))
            await self._count(self._per_workspace, key_of(whose.workspace, "asked", minute))
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="count", error=str(error))

    async def _count(self, limit: int, key: str) -> None:
        if not limit:
            return
        async with translate_cache_errors():
            try:
                await self._cache.add(key, "1", ttl=2 * MINUTE)
                count = 1
            except ValueError:  # aiocache's word for "the key exists"
                count = int(await self._cache.increment(key))
        if count > limit:
            raise OnetLimited(f"{limit} requests a minute")
