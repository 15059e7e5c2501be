"""Conversations in a cache: found by id or by place, and written by compare-and-set."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import structlog
from pydantic import ValidationError

from bot.conversation.profile import with_conversation
from bot.conversation.state import Conversation, Person, Place
from bot.storage.cache import Cache, Write
from bot.storage.keys import ConversationKey, CurrentKey, ErasureKey, PersonPrefix, ProfileKey
from bot.storage.profiles import ProfileStore, read_profile

WEEK: Final = 7 * 24 * 60 * 60
"""Seconds a conversation is kept after its last turn."""

ERASURE_SECONDS: Final = 60
"""How long a turn that began before *forget me* may write nothing new; no turn takes longer."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class StoredConversation:
    """What a store has of a conversation and its owner, as one command read it; the next write compares these texts.

    `conversation` is None where nothing is kept, or nothing that this release can read. `text` and `profile` are the
    values as they were read, `erasure` tells the last *forget me* apart from the one before.
    """

    conversation: Conversation | None
    text: str | None = None
    profile: str | None = None
    erasure: str | None = None

    @classmethod
    def of(cls, conversation: Conversation, text: str | None = None) -> "StoredConversation":
        """A conversation that was written or read before, as `text` or as this release writes it."""
        return cls(conversation, text or conversation.write())

    def is_erased_since(self, before: "StoredConversation") -> bool:
        """Whether the person said *forget me* between the two readings."""
        return self.conversation is None and self.erasure != before.erasure


class ConversationStore:
    """Finds and writes conversations; no value is ever written over one that was not read.

    Every method raises StoreUnavailable when the cache does not answer.
    """

    def __init__(self, cache: Cache, *, seconds: int = WEEK) -> None:
        self._cache = cache
        self._profiles = ProfileStore(cache)
        self._seconds = seconds

    async def find(self, owner: Person, identifier: str) -> StoredConversation:
        """A conversation of this person as it is now. One command."""
        text, *rest = await self._cache.get_many([ConversationKey(owner, identifier).build(), *_keys_beside(owner)])
        return StoredConversation(_read(text), text, *rest)

    async def find_current(self, person: Person, place: Place) -> StoredConversation:
        """The conversation that a line typed at this place belongs to. One command."""
        pointer, prefix = CurrentKey(person, place).build(), ConversationKey(person, "").build()
        text, *rest = await self._cache.get_linked(pointer, prefix, _keys_beside(person))
        return StoredConversation(_read(text), text, *rest)

    async def find_none(self, owner: Person) -> StoredConversation:
        """What a conversation that is to begin must be written with. One command."""
        return StoredConversation(None, None, *await self._cache.get_many(_keys_beside(owner)))

    async def find_several(self, owner: Person, identifiers: Sequence[str]) -> list[StoredConversation]:
        """Those conversations that are still kept, in the order of the ids. One command."""
        if not identifiers:
            return []
        texts = await self._cache.get_many([ConversationKey(owner, identifier).build() for identifier in identifiers])
        found = [StoredConversation(_read(text), text) for text in texts]
        return [stored for stored in found if stored.conversation is not None]

    async def write(
        self, stored: StoredConversation, conversation: Conversation, *, current: bool = False, remember: bool = False
    ) -> StoredConversation | None:
        """Put a conversation in the place of what was read; None where that is no longer there.

        `current` says that a line typed at its place means it from now on, `remember` that its owner's profile names
        it as the latest. One command, unless the profile was changed meanwhile.
        """
        newer = _next_revision(stored, conversation)
        text = newer.write()
        key = ConversationKey(newer.owner, newer.id).build()
        expected, writes = self._expected(stored, key, newer.owner), [Write(key, text, self._seconds)]
        if current:
            writes.append(Write(CurrentKey(newer.owner, newer.place).build(), newer.id, self._seconds))
        if remember and await self._write_and_remember(stored, newer, expected, writes):
            return StoredConversation.of(newer, text)
        if not await self._cache.compare_and_set(expected, writes):
            return None
        if remember:
            await self._profiles.change(newer.owner, lambda profile: with_conversation(profile, newer))
        return StoredConversation.of(newer, text)

    async def erase(self, person: Person) -> int:
        """Erase all that is kept of a person, whoever keeps it here; gives how many values that were."""
        await self._cache.set(ErasureKey(person).build(), secrets.token_urlsafe(6), ttl=ERASURE_SECONDS)
        return await self._cache.delete_prefix(PersonPrefix(person).build())

    async def _write_and_remember(
        self,
        stored: StoredConversation,
        conversation: Conversation,
        expected: dict[str, str | None],
        writes: list[Write],
    ) -> bool:
        owner, key = conversation.owner, ProfileKey(conversation.owner).build()
        profile, is_readable = read_profile(owner, stored.profile)
        newer = with_conversation(profile, conversation).model_copy(update={"revision": profile.revision + 1})
        known = {key: stored.profile} if is_readable else {}
        return await self._cache.compare_and_set(expected | known, [*writes, Write(key, newer.write())])

    def _expected(self, stored: StoredConversation, key: str, owner: Person) -> dict[str, str | None]:
        """What must not have changed: the conversation; where there is none yet, that nobody said *forget me*."""
        if stored.conversation is not None:
            return {key: stored.text}
        # What cannot be read is written over: the snapshot in the button is all that is left of that conversation.
        absent = {key: None} if stored.text is None else {}
        return absent | {ErasureKey(owner).build(): stored.erasure}


def _keys_beside(owner: Person) -> list[str]:
    return [ProfileKey(owner).build(), ErasureKey(owner).build()]


def _next_revision(stored: StoredConversation, conversation: Conversation) -> Conversation:
    if stored.conversation is None:
        return conversation
    return conversation.model_copy(update={"revision": stored.conversation.revision + 1})


def _read(text: str | None) -> Conversation | None:
    if text is None:
        return None
    try:
        return Conversation.model_validate_json(text)
    except ValidationError as error:
        # An older dyno's record, or a damaged one: the snapshot in the button goes on in its place.
        log.warning("conversation_unreadable", fields=error.error_count())
        return None
