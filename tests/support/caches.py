"""Caches for tests: one that is unavailable, and what stands in a store at the beginning."""

from typing import Any

from bot.conversation.state import Conversation
from bot.storage.aiocache_adapter import AiocacheCache
from bot.storage.conversations import ConversationStore, StoredConversation
from bot.storage.memory_cache import MemoryBackend

NOTHING = StoredConversation(None)
"""What a store has of a conversation that was never written."""


class UnreachableBackend(MemoryBackend):
    """A backend whose server can't be reached; each command fails in another way."""

    def __init__(self) -> None:
        super().__init__(max_entries=1, max_characters=None, clock=lambda: 0.0, namespace="")

    async def get(self, *_: Any, **__: Any) -> Any:
        raise ConnectionError("refused")

    async def get_many(self, *_: Any, **__: Any) -> Any:
        raise ConnectionResetError

    async def set(self, *_: Any, **__: Any) -> Any:
        raise TimeoutError

    async def add(self, *_: Any, **__: Any) -> Any:
        raise OSError("unreachable")

    async def compare_and_set(self, *_: Any, **__: Any) -> bool:
        raise TimeoutError

    async def get_linked(self, *_: Any, **__: Any) -> Any:
        raise ConnectionError("refused")


class UnavailableCache(AiocacheCache):
    """A cache that is unavailable."""

    def __init__(self) -> None:
        super().__init__(UnreachableBackend())


async def add(store: ConversationStore, conversation: Conversation, **how: bool) -> StoredConversation:
    """Write a conversation that isn't in the store yet."""
    written = await store.write(NOTHING, conversation, **how)
    assert written is not None
    return written


async def find(store: ConversationStore, conversation: Conversation) -> Conversation:
    """A conversation that the store has, as it is now."""
    found = (await store.find(conversation.owner, conversation.id)).conversation
    assert found is not None
    return found
