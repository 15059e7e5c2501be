"""What the stores need of a cache of text: a typed protocol, and a default for when it is unavailable."""

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
    """A value to write under a key, for `ttl` seconds or without an end; None deletes the key.

    Where `only_if` is given, the key is deleted only if it has that value.
    """

    key: str
    value: str | None
    ttl: int | None = None
    only_if: str | None = None


class Cache(Protocol):
    """Text values under text keys, in memory or in Redis. A method is one command of Redis, unless it says otherwise.

    Every method raises StoreUnavailable when the cache does not answer.
    """

    async def get(self, key: str) -> str | None:
        """The value of a key; None where there is none."""
        ...

    async def get_many(self, keys: Sequence[str]) -> list[str | None]:
        """The values of several keys, in their order."""
        ...

    async def get_linked(self, pointer: str, prefix: str, keys: Sequence[str] = ()) -> list[str | None]:
        """The value under `prefix` followed by what `pointer` holds, and after it the values of `keys`."""
        ...

    async def set(self, key: str, value: str, *, ttl: int | None = None) -> None:
        """Write a value over whatever is there, for `ttl` seconds or without an end."""
        ...

    async def add(self, key: str, value: str, *, ttl: int | None = None) -> bool:
        """Write a value under a key that has none; False where it has one."""
        ...

    async def increment(self, key: str) -> int:
        """Add one to a number, or begin at one; gives the new number. Its time to live stays as it is."""
        ...

    async def compare_and_set(self, expected: Mapping[str, str | None], writes: Sequence[Write]) -> bool:
        """Do all writes if each key of `expected` has this value, or none for None; otherwise do nothing."""
        ...

    async def delete(self, key: str) -> bool:
        """Delete a key; False where there is none."""
        ...

    async def delete_many(self, keys: Sequence[str]) -> int:
        """Delete these keys; gives how many of them there were."""
        ...

    async def delete_prefix(self, prefix: str) -> int:
        """Delete every key that begins with `prefix`, in several commands; gives how many those were."""
        ...

    async def keys_with_prefix(self, prefix: str) -> list[str]:
        """Every key that begins with `prefix`, found in several commands."""
        ...

    async def check_round_trip(self) -> None:
        """Write a value, change it, read it and delete it, in four commands.

        Raises:
            ValueError: what was read is not what was written.
        """
        ...

    async def close(self) -> None:
        """Close the connections."""
        ...


async def or_default(work: Awaitable[Value], default: Default, *, doing: str) -> Value | Default:
    """The result of `work`, or the default where the store is unavailable, which is logged."""
    try:
        return await work
    except StoreUnavailable as error:
        log.warning("store_unavailable", doing=doing, error=str(error))
        return default
