"""Conversations in an async cache: found by id or by place, changed by compare-and-set."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import structlog
from aiocache.base import BaseCache
from pydantic import ValidationError
from redis.exceptions import RedisError

from bot.conversation.state import Conversation, Person, Place
from bot.errors import StoreUnavailable

WEEK: Final = 7 * 24 * 60 * 60
"""Seconds a conversation is kept after its last turn."""

HOUR: Final = 60 * 60
"""Seconds an answered event is remembered; Slack repeats one for about six minutes."""

CLAIM: Final = 45
"""Seconds an event belongs to the process that took it; no turn takes longer. Slack's second repetition comes after a
minute, and is answered if that process died before it could."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class StoredConversation:
    """A conversation with the very text it was read as: what compare-and-set compares."""

    conversation: Conversation
    text: str


class ConversationStore:
    """Finds, adds and replaces conversations; no value is ever written over one that was not read.

    Every method raises StoreUnavailable when the cache does not answer.
    """

    def __init__(self, cache: BaseCache, *, seconds: int = WEEK) -> None:
        self._cache = cache
        self._seconds = seconds

    async def find(self, owner: Person, identifier: str) -> StoredConversation | None:
        """A conversation of this person's workspace as it is now; None when it never was, expired, or is unreadable."""
        async with translate_cache_errors():
            text = await self._cache.get(_conversation_key(owner, identifier))
        if text is None:
            return None
        try:
            return StoredConversation(Conversation.model_validate_json(text), text)
        except ValidationError:
            # An older dyno's record, or a damaged one: the snapshot in the button goes on in its place.
            log.warning("conversation_unreadable", conversation=identifier)
            return None

    async def add(self, conversation: Conversation) -> StoredConversation | None:
        """Keep a conversation that nobody keeps yet; None when another turn was first."""
        text = conversation.write()
        async with translate_cache_errors():
            try:
                await self._cache.add(_key(conversation), text, ttl=self._seconds)
            except ValueError:  # aiocache's word for "the key exists"
                return None
        return StoredConversation(conversation, text)

    async def replace(
        self, kept: StoredConversation, conversation: Conversation, *, current: bool = False
    ) -> StoredConversation | None:
        """Put a conversation in the place of the one that was read; None when that one is no longer there.

        `current` does what `make_current` does as well, if it was put there. One round trip: aiocache's
        OptimisticLock reads a token of its own when it is entered, so that it would not notice what changed since
        `find`.
        """
        newer = conversation.model_copy(update={"revision": kept.conversation.revision + 1})
        text = newer.write()
        return (
            StoredConversation(newer, text) if await self._exchange(newer, kept.text, text, current=current) else None
        )

    async def advance(self, before: Conversation, after: Conversation, *, current: bool) -> bool:
        """Put `after` in the place of `before`, which was not read; whether that, and nothing else, was there.

        Which boxes were read when, and how often it was written, is nobody's to know beforehand: it stays as it is.
        """
        return await self._exchange(after, _beginning(before), _beginning(after), current=current)

    async def _exchange(self, conversation: Conversation, old: str, new: str, *, current: bool) -> bool:
        place = _current_key(conversation.owner, conversation.place)
        beside = (place, conversation.id) if current else None
        async with translate_cache_errors():
            return bool(await self._cache.exchange(_key(conversation), old, new, beside=beside, ttl=self._seconds))

    async def keep(self, conversation: Conversation) -> StoredConversation:
        """Add a conversation resumed from its snapshot, or take the one that another turn added first.

        What cannot be read is written over: the snapshot is all that is left of that conversation.
        """
        kept = await self.add(conversation) or await self.find(conversation.owner, conversation.id)
        if kept is not None:
            return kept
        text = conversation.write()
        async with translate_cache_errors():
            await self._cache.set(_key(conversation), text, ttl=self._seconds)
        return StoredConversation(conversation, text)

    async def current(self, person: Person, place: Place) -> StoredConversation | None:
        """The conversation this person is in at this place."""
        async with translate_cache_errors():
            identifier = await self._cache.get(_current_key(person, place))
        return None if identifier is None else await self.find(person, identifier)

    async def make_current(self, conversation: Conversation) -> None:
        """From now on a typed line at this conversation's place means this conversation."""
        key = _current_key(conversation.owner, conversation.place)
        async with translate_cache_errors():
            await self._cache.set(key, conversation.id, ttl=self._seconds)

    async def erase(self, person: Person) -> int:
        """Erase all that is kept of a person, whoever keeps it here; gives how many values that were."""
        async with translate_cache_errors():
            return int(await self._cache.delete_prefix(key_of_person(person, "")))

    async def claim(self, event_id: str) -> bool:
        """Whether this process is to answer the event: nobody has, on any dyno, and nobody is about to."""
        key, ours = key_of("event", event_id), secrets.token_urlsafe(6)
        async with translate_cache_errors():
            try:
                await self._cache.add(key, ours, ttl=CLAIM)
            except ValueError:  # aiocache's word for "the key exists"
                # It may be ours: the client repeats a command whose answer was lost.
                return bool(await self._cache.get(key) == ours)
        return True

    async def answered(self, event_id: str) -> None:
        """The event was answered: whoever delivers it again is too late."""
        async with translate_cache_errors():
            await self._cache.set(key_of("event", event_id), "answered", ttl=HOUR)


@asynccontextmanager
async def translate_cache_errors() -> AsyncIterator[None]:
    """Translate what a cache raises when it cannot be reached, once."""
    try:
        yield
    except (RedisError, OSError, TimeoutError) as error:
        raise StoreUnavailable(type(error).__name__) from error


def key_of(*parts: str) -> str:
    """A key; every one is built here. What belongs to a workspace begins with its id."""
    # aiocache joins with nothing between, so that "u1"+"23" would be "u12"+"3".
    return ":".join(parts)


def key_of_person(person: Person, *parts: str) -> str:
    """A key of a person; all of them begin alike, so that *forget me* forgets what nobody has a list of."""
    return key_of(person.team, person.user, *parts)


def _beginning(conversation: Conversation) -> str:
    """The text of a conversation up to what only its store knows, which is written last."""
    return conversation.model_copy(update={"ticked_at": "", "revision": 0}).write().removesuffix("}")


def _key(conversation: Conversation) -> str:
    return _conversation_key(conversation.owner, conversation.id)


def _conversation_key(owner: Person, identifier: str) -> str:
    return key_of_person(owner, "conversation", identifier)


def _current_key(person: Person, place: Place) -> str:
    return key_of_person(person, "current", place.channel, place.thread or "-")
