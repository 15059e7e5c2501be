"""The cache that the stores use: a typed protocol for text values, and a default if it's unavailable."""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import structlog

from bot.errors import StoreUnavailable

Value = TypeVar("Value")
Default = TypeVar("Default")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Write:
    """A value to write under a key, for `ttl` seconds or for ever; None deletes the key.

    With `only_if`, the key is deleted only if it has that value.
    """

    key: str
    value: str | None
    ttl: int | None = None
    only_if: str | None = None


class Cache(Protocol):
    """Text values under text keys, in memory or in Redis.

    A method is one Redis command, unless it says otherwise. Every method raises StoreUnavailable if the cache doesn't
    respond.
    """

    async def get(self, key: str) -> str | None:
        """The value of a key, or None."""

    async def get_many(self, keys: Sequence[str]) -> list[str | None]:
        """The values of several keys, in the same order."""

    async def get_linked(self, pointer: str, prefix: str, keys: Sequence[str] = ()) -> list[str | None]:
        """The value under `prefix` plus the value of `pointer`, followed by the values of `keys`."""

    async def set(self, key: str, value: str, *, ttl: int | None = None) -> None:
        """Write a value, for `ttl` seconds or for ever."""

    async def add(self, key: str, value: str, *, ttl: int | None = None) -> bool:
        """Write a value under a key that has none; False if it has one."""

    async def increment(self, key: str, *, ttl: int) -> int:
        """Add one to a number, or start at one, and return the new number. It lives `ttl` seconds from its start."""

    async def compare_and_set(self, expected: Mapping[str, str | None], writes: Sequence[Write]) -> bool:
        """Do all writes if each key of `expected` has this value, or none for None; otherwise do nothing."""

    async def delete(self, key: str) -> bool:
        """Delete a key; False if it doesn't exist."""

    async def delete_many(self, keys: Sequence[str]) -> int:
        """Delete these keys, and return how many existed."""

    async def delete_prefix(self, prefix: str) -> int:
        """Delete every key that begins with `prefix`, in several commands, and return how many there were."""

    async def keys_with_prefix(self, prefix: str) -> list[str]:
        """Every key that begins with `prefix`, found in several commands."""

    async def check_round_trip(self) -> None:
        """Write a value, change it, read it and delete it, in four commands.

        Raises:
            ValueError: the value that was read isn't the one that was written.
        """

    async def close(self) -> None:
        """Close the connections."""


async def or_default(work: Awaitable[Value], default: Default, *, doing: str) -> Value | Default:
    """The result of `work`; if the store is unavailable, log that and return the default."""
    try:
        return await work
    except StoreUnavailable as error:
        log.warning("store_unavailable", doing=doing, error=str(error))
        return default
