"""The `Cache` protocol over an aiocache backend."""

import secrets
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Final

from aiocache.base import BaseCache
from redis.exceptions import RedisError

from bot.errors import StoreUnavailable
from bot.storage.cache import Cache, Write
from bot.storage.keys import ProbeKey
from bot.storage.redis_errors import NOT_REDIS, cause_of

PROBE_SECONDS: Final = 10
"""How long a probe is kept that could not be deleted."""


class Backend(BaseCache):  # type: ignore[misc]  # aiocache has no type information
    """An aiocache backend, with methods that aiocache lacks. Keys have no namespace."""

    @abstractmethod
    async def compare_and_set(self, expected: Mapping[str, str | None], writes: Sequence[Write]) -> bool:
        """See Cache."""

    @abstractmethod
    async def get_many(self, keys: Sequence[str]) -> list[str | None]:
        """See Cache. aiocache's own passes five of its wrappers, twice a click."""

    @abstractmethod
    async def get_linked(self, pointer: str, prefix: str, keys: Sequence[str]) -> list[str | None]:
        """See Cache."""

    @abstractmethod
    async def increment_for(self, key: str, ttl: int) -> int:
        """See Cache. aiocache's own sets no time to live."""

    @abstractmethod
    async def keys_with_prefix(self, prefix: str) -> list[str]:
        """See Cache."""

    @abstractmethod
    async def delete_many(self, keys: Sequence[str]) -> int:
        """See Cache."""


class CacheErrors:
    """Raises StoreUnavailable instead of the client's error, with the cause and what to do.

    A class and no generator: an error thrown into a generator refers to its own frames, so that everything the turn had
    in hand would wait for the next collection of garbage.
    """

    def __enter__(self) -> None:
        """Nothing."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Translate the error, if there is one."""
        if isinstance(error, (RedisError, OSError, *NOT_REDIS)):
            raise StoreUnavailable(cause_of(error)) from error


TRANSLATED_ERRORS: Final = CacheErrors()


class AiocacheCache(Cache):
    """A cache of text over a backend: typed, and with its client's exceptions translated."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    async def get(self, key: str) -> str | None:
        """See Cache."""
        with TRANSLATED_ERRORS:
            value: str | None = await self._backend.get(key)
        return value

    async def get_many(self, keys: Sequence[str]) -> list[str | None]:
        """See Cache."""
        with TRANSLATED_ERRORS:
            return await self._backend.get_many(keys)

    async def get_linked(self, pointer: str, prefix: str, keys: Sequence[str] = ()) -> list[str | None]:
        """See Cache."""
        with TRANSLATED_ERRORS:
            return await self._backend.get_linked(pointer, prefix, keys)

    async def set(self, key: str, value: str, *, ttl: int | None = None) -> None:
        """See Cache."""
        with TRANSLATED_ERRORS:
            await self._backend.set(key, value, ttl=ttl)

    async def add(self, key: str, value: str, *, ttl: int | None = None) -> bool:
        """See Cache."""
        with TRANSLATED_ERRORS:
            try:
                await self._backend.add(key, value, ttl=ttl)
            except ValueError:  # aiocache raises this if the key exists
                return False
        return True

    async def increment(self, key: str, *, ttl: int) -> int:
        """See Cache."""
        with TRANSLATED_ERRORS:
            return await self._backend.increment_for(key, ttl)

    async def compare_and_set(self, expected: Mapping[str, str | None], writes: Sequence[Write]) -> bool:
        """See Cache. aiocache's OptimisticLock reads a token of its own when it's entered, not when the turn reads."""
        with TRANSLATED_ERRORS:
            return await self._backend.compare_and_set(expected, writes)

    async def delete(self, key: str) -> bool:
        """See Cache."""
        with TRANSLATED_ERRORS:
            return bool(await self._backend.delete(key))

    async def delete_many(self, keys: Sequence[str]) -> int:
        """See Cache."""
        with TRANSLATED_ERRORS:
            return await self._backend.delete_many(keys)

    async def delete_prefix(self, prefix: str) -> int:
        """See Cache."""
        return await self.delete_many(await self.keys_with_prefix(prefix))

    async def keys_with_prefix(self, prefix: str) -> list[str]:
        """See Cache."""
        with TRANSLATED_ERRORS:
            return await self._backend.keys_with_prefix(prefix)

    async def check_round_trip(self) -> None:
        """See Cache."""
        key, first, second = ProbeKey(secrets.token_hex(8)).build(), "1", "2"
        await self.set(key, first, ttl=PROBE_SECONDS)
        changed = await self.compare_and_set({key: first}, [Write(key, second, PROBE_SECONDS)])
        if not changed or await self.get(key) != second:
            raise ValueError("the cache does not hold what was written")
        await self.delete(key)

    async def close(self) -> None:
        """See Cache."""
        await self._backend.close()
