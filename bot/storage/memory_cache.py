"""A bounded cache in the process's memory."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from aiocache.serializers import NullSerializer
from cachetools import TLRUCache

from bot.storage.aiocache_adapter import AiocacheCache, Backend
from bot.storage.cache import Write

FOREVER: Final = float("inf")


class _Entry(NamedTuple):
    value: Any
    deadline: float


class MemoryBackend(Backend):
    """aiocache's interface over a TLRUCache: expired values are evicted first, then the least recently used.

    aiocache's own memory backend has no bound, and its timer for each value keeps the request's context alive.
    """

    NAME = "memory"

    def __init__(
        self, *, max_entries: int, max_characters: int | None, clock: Callable[[], float], namespace: str | None
    ) -> None:
        # timeout=None: with a timeout, aiocache runs each call as a task, so reads and writes interleave.
        super().__init__(serializer=NullSerializer(), namespace=namespace, timeout=None)
        # Both bounds in one: each value counts for at least its share of the characters.
        share = (max_characters or max_entries) // max_entries
        self._clock = clock
        self.entries: TLRUCache[str, _Entry] = TLRUCache(
            max_characters or max_entries,
            ttu=lambda _key, entry, _now: entry.deadline,
            timer=clock,
            getsizeof=lambda entry: max(share, _characters_of(entry.value)) if max_characters else 1,
        )

    async def compare_and_set(self, expected: Mapping[str, str | None], writes: Sequence[Write]) -> bool:
        """See Cache."""
        if any(self._read(self.build_key(key)) != value for key, value in expected.items()):
            return False
        for write in writes:
            key = self.build_key(write.key)
            if write.value is None and write.only_if in {None, self._read(key)}:
                self.entries.pop(key, None)
            elif write.value is None:
                continue
            else:
                self._write(key, write.value, write.ttl)
        return True

    async def get_many(self, keys: Sequence[str]) -> list[str | None]:
        """See Cache."""
        return [self._read(self.build_key(key)) for key in keys]

    async def get_linked(self, pointer: str, prefix: str, keys: Sequence[str]) -> list[str | None]:
        """See Cache."""
        suffix = self._read(self.build_key(pointer))
        linked = None if suffix is None else self._read(self.build_key(f"{prefix}{suffix}"))
        return [linked, *(self._read(self.build_key(key)) for key in keys)]

    async def increment_for(self, key: str, ttl: int) -> int:
        """See Cache."""
        entry = self.entries.get(self.build_key(key), _Entry(0, self._clock() + ttl))
        number = int(entry.value) + 1
        self._hold(self.build_key(key), entry._replace(value=str(number)))
        return number

    async def keys_with_prefix(self, prefix: str) -> list[str]:
        """See Cache."""
        start = self.build_key(prefix)
        return [key.removeprefix(self.build_key("")) for key in list(self.entries) if key.startswith(start)]

    async def delete_many(self, keys: Sequence[str]) -> int:
        """See Cache."""
        return sum([await self._delete(self.build_key(key)) for key in keys])

    async def _get(self, key: str, encoding: str | None = "utf-8", _conn: Any = None) -> Any:
        return self._read(key)

    async def _set(
        self, key: str, value: Any, ttl: float | None = None, _cas_token: Any = None, _conn: Any = None
    ) -> bool:
        self._write(key, value, ttl)
        return True

    async def _add(self, key: str, value: Any, ttl: float | None = None, _conn: Any = None) -> bool:
        if self._read(key) is not None:
            raise ValueError(f"Key {key} already exists, use .set to update the value")
        self._write(key, value, ttl)
        return True

    async def _delete(self, key: str, _conn: Any = None) -> int:
        return int(self.entries.pop(key, None) is not None)

    def _read(self, key: str) -> Any:
        entry = self.entries.get(key)
        return None if entry is None else entry.value

    def _write(self, key: str, value: Any, ttl: float | None) -> None:
        self._hold(key, _Entry(value, FOREVER if ttl is None else self._clock() + ttl))

    def _hold(self, key: str, entry: _Entry) -> None:
        try:
            self.entries[key] = entry
        except ValueError:  # larger than the whole cache may be
            self.entries.pop(key, None)


class MemoryCache(AiocacheCache):
    """At most `max_entries` values, with `max_characters` in all; the least recently used are evicted first."""

    def __init__(
        self,
        *,
        max_entries: int,
        max_characters: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        namespace: str | None = None,
    ) -> None:
        self._memory = MemoryBackend(
            max_entries=max_entries, max_characters=max_characters, clock=clock, namespace=namespace
        )
        super().__init__(self._memory)

    def __len__(self) -> int:
        """The number of values."""
        return len(self._memory.entries)

    async def check_round_trip(self) -> None:
        """Do nothing: one more value would evict the least recently used one."""


def _characters_of(value: object) -> int:
    return len(value) if isinstance(value, str) else 0
