"""Stores conversations in a cache: finds them by id or by place, and writes them by compare-and-set."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import structlog
from pydantic import ValidationError

from bot.conversation.profile import Profile, with_conversation, without_client
from bot.conversation.state import Conversation, Person, Place
from bot.storage.cache import Cache, Write
from bot.storage.keys import ConversationKey, CurrentKey, MentionsKey, PersonPrefix, ProfileKey
from bot.storage.list_store import CachedLists, ListStore
from bot.storage.profiles import ATTEMPTS, NOTHING_ERASED, WEEK, YEAR, Erasure, ProfileStore, read_profile
from bot.telemetry.turn_record import current_record

WRITTEN_AT: Final = re.compile(r',"at":([0-9.]{1,40})\}$')

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class StoredConversation:
    """A conversation and its owner's profile, as one command read them; the next write compares these texts.

    `conversation` is None if nothing is stored, or nothing that this release can read. `text` and `profile` are the
    values as they were read; `erased` tells whether anything was erased between two readings.
    """

    conversation: Conversation | None
    text: str | None = None
    profile: str | None = None
    erased: Erasure = NOTHING_ERASED

    @classmethod
    def of(cls, conversation: Conversation, text: str = "") -> "StoredConversation":
        """A conversation that was written or read before: the one of `text`, if given."""
        return cls((_read(text) if text else None) or conversation, text or _write(conversation))

    def is_erased_since(self, before: "StoredConversation") -> bool:
        """Whether the person had something erased, or the workspace left, between the two readings."""
        return self.conversation is None and self.erased != before.erased


class ConversationStore:
    """Finds and writes conversations. It never overwrites a value that it hasn't read.

    Every method raises StoreUnavailable if the cache doesn't respond.
    """

    def __init__(self, cache: Cache, lists: ListStore | None = None) -> None:
        """A store over a cache; `lists` erases a person's lists, if they aren't in the cache."""
        self._cache = cache
        self._profiles, self._lists = ProfileStore(cache), lists or CachedLists(cache)

    async def find(self, owner: Person, identifier: str) -> StoredConversation:
        """A conversation of this person as it is now. One command."""
        text, *rest = await self._cache.get_many([ConversationKey(owner, identifier).build(), *_keys_beside(owner)])
        return _stored(text, rest)

    async def find_current(self, person: Person, place: Place) -> StoredConversation:
        """The conversation that a line typed at this place belongs to. One command."""
        pointer, prefix = CurrentKey(person, place).build(), ConversationKey(person, "").build()
        text, *rest = await self._cache.get_linked(pointer, prefix, _keys_beside(person))
        return _stored(text, rest)

    async def find_none(self, owner: Person) -> StoredConversation:
        """What a new conversation must be written with. One command."""
        return _stored(None, await self._cache.get_many(_keys_beside(owner)))

    async def find_several(self, owner: Person, identifiers: Sequence[str]) -> list[StoredConversation]:
        """The conversations that are still stored, in the order of the ids. One command."""
        if not identifiers:
            return []
        texts = await self._cache.get_many([ConversationKey(owner, identifier).build() for identifier in identifiers])
        found = [StoredConversation(_read(text), text) for text in texts]
        return [stored for stored in found if stored.conversation is not None]

    async def write(
        self, stored: StoredConversation, conversation: Conversation, *, current: bool = False, remember: bool = False
    ) -> StoredConversation | None:
        """Replace what was read with a conversation; None if it has changed since.

        With `current`, a line typed at its place belongs to it from now on; with `remember`, its owner's profile names
        it as the latest. One command, unless the profile is full or was changed meanwhile. If the workspace uninstalled
        the app, or the person had it erased after the turn had begun, nothing is written.
        """
        newer = _next_revision(stored, conversation)
        text = _write(newer)
        if stored.erased.forbids_writing(newer.name):
            return StoredConversation(newer, text)
        expected = self._expected(stored, newer)
        writes = [Write(ConversationKey(newer.owner, newer.id).build(), text, WEEK)]
        if current:
            writes += self._pointers(stored, newer)
        if remember and await self._write_and_remember(stored, newer, expected, writes):
            return StoredConversation(newer, text)
        if not await self._cache.compare_and_set(expected, writes):
            return None
        if remember and not await self._remember(newer, stored.erased):
            await self._delete(newer.owner, [newer.id])
            return None
        return StoredConversation(newer, text)

    async def erase(self, person: Person) -> None:
        """Erase everything stored about a person.

        The profile names them, so other people's keys aren't searched. Without a profile, or if a conversation can't be
        read, the keys are found by their prefix.
        """
        await self._profiles.mark_erased(person)
        await self._lists.erase(person)  # first: if the database doesn't respond, everything stays
        if not await self._erase_named(person):
            await self._cache.delete_prefix(PersonPrefix(person).build())
        await self._lists.erase(person)  # what was moved there meanwhile

    async def erase_client(self, person: Person, name: str) -> None:
        """Erase a person's conversations and list for one of their clients."""
        await self._profiles.mark_erased(person, name)
        await self._lists.change(person, lambda lists: lists.without_client(name))
        change = self._profiles.change_and_compare(person, lambda profile: without_client(profile, name))
        await self._delete(person, _forgotten_conversations(*await change))

    async def _erase_named(self, person: Person) -> bool:
        """Erase everything that the profile names; False, and nothing erased, if that may not be all."""
        key, mentions = ProfileKey(person).build(), MentionsKey(person).build()
        for _ in range(ATTEMPTS):
            text = await self._cache.get(key)
            profile, is_readable = read_profile(person, text)
            expected, writes = await self._deletion(person, [recent.id for recent in profile.conversations])
            if not is_readable or not profile.revision or len(expected) < len(profile.conversations):
                break
            writes += [Write(key, None), Write(mentions, None)]
            if await self._cache.compare_and_set(expected | {key: text}, writes):
                return True
        return False

    async def _write_and_remember(
        self,
        stored: StoredConversation,
        conversation: Conversation,
        expected: dict[str, str | None],
        writes: list[Write],
    ) -> bool:
        owner, key = conversation.owner, ProfileKey(conversation.owner).build()
        profile, is_readable = read_profile(owner, stored.profile)
        named = with_conversation(profile, conversation, _today())
        newer = named.model_copy(update={"revision": profile.revision + 1})
        known = {key: stored.profile} if is_readable else {}
        unchanged, deletions = await self._deletion(owner, _forgotten_conversations(profile, newer))
        remembered = Write(key, newer.write(), YEAR)
        return await self._cache.compare_and_set(expected | known | unchanged, [*writes, *deletions, remembered])

    async def _remember(self, conversation: Conversation, since: Erasure) -> bool:
        """Add a conversation to a profile that was changed meanwhile; False after *forget me*."""
        before, after = await self._profiles.change_and_compare(
            conversation.owner, lambda profile: with_conversation(profile, conversation, _today()), since
        )
        await self._delete(conversation.owner, _forgotten_conversations(before, after))
        return conversation.id in {recent.id for recent in after.conversations}

    async def _delete(self, owner: Person, identifiers: Sequence[str]) -> None:
        """Delete these conversations, wherever they are by then."""
        for _ in range(ATTEMPTS if identifiers else 0):
            if await self._cache.compare_and_set(*await self._deletion(owner, identifiers)):
                return

    async def _deletion(self, owner: Person, identifiers: Sequence[str]) -> tuple[dict[str, str | None], list[Write]]:
        """The writes that delete these conversations and the pointers of their places, and what must be unchanged then.

        That's nothing if one of them can't be read; its place is unknown.
        """
        keys = [ConversationKey(owner, identifier).build() for identifier in identifiers]
        texts = dict(zip(keys, await self._cache.get_many(keys) if keys else [], strict=True))
        found = [_read(text) for text in texts.values() if text is not None]
        pointers = [
            Write(CurrentKey(owner, conversation.place).build(), None, only_if=conversation.id)
            for conversation in found
            if conversation is not None
        ]
        return ({} if None in found else texts), [*(Write(key, None) for key in keys), *pointers]

    def _pointers(self, stored: StoredConversation, conversation: Conversation) -> list[Write]:
        """The writes that make a conversation the current one of its place, and no longer of its previous place."""
        key = CurrentKey(conversation.owner, conversation.place).build()
        writes = [Write(key, conversation.id, WEEK)]
        if stored.conversation is not None:
            before = CurrentKey(conversation.owner, stored.conversation.place).build()
            if before != key:
                writes.append(Write(before, None, only_if=conversation.id))
        return writes

    def _expected(self, stored: StoredConversation, conversation: Conversation) -> dict[str, str | None]:
        """What must not have changed: the conversation, and what was erased."""
        key = ConversationKey(conversation.owner, conversation.id).build()
        # A value that can't be read is overwritten: the button's snapshot is all that is left of that conversation.
        is_damaged = stored.conversation is None and stored.text is not None
        return ({} if is_damaged else {key: stored.text}) | stored.erased.expected(conversation.owner)


def _forgotten_conversations(before: Profile, after: Profile) -> list[str]:
    """The conversations that the profile no longer names."""
    named = {recent.id for recent in after.conversations}
    return [recent.id for recent in before.conversations if recent.id not in named]


def _keys_beside(owner: Person) -> list[str]:
    return [ProfileKey(owner).build(), *Erasure.keys(owner)]


def _stored(text: str | None, beside: Sequence[str | None]) -> StoredConversation:
    """What was read of a conversation, and of the keys beside it."""
    profile, *erased = beside
    found, erasure, at = _read(text), Erasure(*erased), WRITTEN_AT.search(text or "")
    if found is not None and erasure.forbids_writing(found.name, of=float(at[1]) if at else 0.0):
        found = None  # it was forgotten, but the profile that named it had been evicted
    return StoredConversation(found, text, profile, erasure)


def _write(conversation: Conversation) -> str:
    """The text to store: the conversation, and when the turn that writes it came."""
    return f'{conversation.write()[:-1]},"at":{current_record().times.came_at!r}}}'


def _next_revision(stored: StoredConversation, conversation: Conversation) -> Conversation:
    if stored.conversation is None:
        return conversation
    return conversation.model_copy(update={"revision": stored.conversation.revision + 1})


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()


def _read(text: str | None) -> Conversation | None:
    if text is None:
        return None
    try:
        return Conversation.model_validate_json(text)
    except ValidationError as error:
        # An older dyno's record, or a damaged one: the button's snapshot continues instead.
        log.warning("conversation_unreadable", fields=error.error_count())
        return None
