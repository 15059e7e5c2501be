"""Stores a person's latest mentions and their answers, so that an edited mention replaces its answer."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Final

import structlog
from pydantic import Field, ValidationError

from bot.conversation.state import Conversation, Person, Place, Record
from bot.storage.cache import Cache, Write
from bot.storage.keys import MentionsKey, digest
from bot.storage.profiles import Erasure

HOUR: Final = 60 * 60
"""Seconds for which a person's mentions are stored after the latest one."""

REMEMBERED: Final = 5

ATTEMPTS: Final = 5
"""How often a change is tried again because another one came in between."""

ANSWERING_SECONDS: Final = 20.0
"""Seconds for which an edit waits for the mention's answer; no turn takes longer."""

PAUSE_SECONDS: Final = 0.2
"""Seconds between two looks for that answer, which another process may give."""

log = structlog.get_logger(__name__)


class AnsweredMention(Record):
    """A mention by its channel and ts, a digest of its words, and the place of its answer, None until it's given.

    `state` is a digest of the conversation after the answer: if it's still the same, no button was pressed there.
    `begins` says that the answer began a conversation.
    """

    channel: Annotated[str, Field(alias="c")]
    ts: Annotated[str, Field(alias="m")]
    words: Annotated[str, Field(alias="w")]
    answer: Annotated[Place | None, Field(alias="a")] = None
    state: Annotated[str, Field(alias="s")] = ""
    begins: Annotated[bool, Field(alias="b")] = True


Mentions = tuple[AnsweredMention, ...]


class _Mentions(Record):
    mentions: Annotated[tuple[AnsweredMention, ...], Field(alias="l")] = ()


class MentionStore:
    """Stores the last few mentions of each person, for an hour.

    Every method raises StoreUnavailable if the cache doesn't respond.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def wait_for_answer(self, person: Person, channel: str, ts: str) -> AnsweredMention | None:
        """A mention of this person once it's answered; None if it isn't stored, or isn't answered in time."""
        for _ in range(round(ANSWERING_SECONDS / PAUSE_SECONDS)):
            known = await self._find(person, channel, ts)
            if known is None or known.answer is not None:
                return known
            await asyncio.sleep(PAUSE_SECONDS)
        return None

    async def _find(self, person: Person, channel: str, ts: str) -> AnsweredMention | None:
        mentions = await self._read(person)
        return next((known for known in mentions if (known.channel, known.ts) == (channel, ts)), None)

    async def remember(self, person: Person, mention: AnsweredMention) -> None:
        """Store a mention. It replaces an earlier version of itself, and the oldest one.

        An answer is stored only while its mention is: *forget me* in between has deleted it.
        """

        def change(known: Mentions) -> Mentions:
            others = _drop(known, mention.channel, mention.ts)
            is_deleted = mention.answer is not None and len(others) == len(known)
            return known if is_deleted else (*others, mention)[-REMEMBERED:]

        await self._change(person, change)

    async def forget(self, person: Person, channel: str, ts: str) -> None:
        """Forget a mention: its answer won't be replaced."""
        await self._change(person, lambda known: _drop(known, channel, ts))

    async def _change(self, person: Person, change: Callable[[Mentions], Mentions]) -> None:
        """Change what is stored of a person, unless it is erased meanwhile, or the workspace uninstalled the app."""
        key = MentionsKey(person).build()
        text, *erased = await self._cache.get_many([key, *Erasure.keys(person)])
        since = Erasure(*erased)
        for _ in range(ATTEMPTS):
            known, is_readable = _read(text)
            newer = change(known)
            if since.forbids_writing() or (newer == known and is_readable):
                return
            expected = since.expected(person) | ({key: text} if is_readable else {})
            if await self._cache.compare_and_set(expected, [Write(key, _Mentions(mentions=newer).write(), HOUR)]):
                return
            text = await self._cache.get(key)

    async def _read(self, person: Person) -> Mentions:
        return _read(await self._cache.get(MentionsKey(person).build()))[0]


def _read(text: str | None) -> tuple[Mentions, bool]:
    """The mentions that a text holds, and whether a later write can compare with the text."""
    if text is None:
        return (), True
    try:
        return _Mentions.model_validate_json(text).mentions, True
    except ValidationError as error:
        log.warning("mentions_unreadable", fields=error.error_count())
        return (), False


def _drop(known: Mentions, channel: str, ts: str) -> Mentions:
    return tuple(other for other in known if (other.channel, other.ts) != (channel, ts))


def state_of(conversation: Conversation | None) -> str:
    """A digest of a conversation's state; empty if there's no conversation."""
    return "" if conversation is None else digest(conversation.snapshot().write())
