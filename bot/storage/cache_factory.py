"""Opens the cache that the settings choose."""

from pathlib import Path

from bot.storage.memory_cache import MemoryCache
from bot.storage.redis_cache import SOCKET_SECONDS, RedisCache


def open_cache(
    redis_url: str | None,
    *,
    namespace: str,
    max_entries: int,
    max_characters: int | None = None,
    ca_file: Path | None = None,
    seconds: float = SOCKET_SECONDS,
) -> MemoryCache | RedisCache:
    """Redis if a URL is given, which has `seconds` for each response; otherwise a cache in memory with these bounds.

    Raises:
        SettingsError: the URL or the CA file `ca_file` can't be read.
    """
    if redis_url is None:
        return MemoryCache(max_entries=max_entries, max_characters=max_characters, namespace=namespace)
    return RedisCache(redis_url, namespace=namespace, ca_file=ca_file, seconds=seconds)
