"""The latest mentions of a person that were answered, so that an edited one replaces its answer."""

import hashlib
from typing import Annotated, Final

import structlog
from pydantic import Field, ValidationError

from bot.conversation.state import Conversation, Person, Place, Record
from bot.storage.cache import Cache
from bot.storage.keys import MentionsKey

HOUR: Final = 60 * 60
"""Seconds the mentions of a person are remembered after the latest of them."""

REMEMBERED: Final = 5

log = structlog.get_logger(__name__)


class AnsweredMention(Record):
    """A mention by its channel and its ts, a digest of its words, and where its answer is.

    `state` is a digest of the conversation after the answer: as long as it is the same, nothing was pressed there.
    `begins` says that the answer began a conversation, and is none that was given beside one.
    """

    channel: Annotated[str, Field(alias="c")]
    ts: Annotated[str, Field(alias="m")]
    words: Annotated[str, Field(alias="w")]
    answer: Annotated[Place, Field(alias="a")]
    state: Annotated[str, Field(alias="s")]
    begins: Annotated[bool, Field(alias="b")]


class _Mentions(Record):
    mentions: Annotated[tuple[AnsweredMention, ...], Field(alias="l")] = ()


class MentionStore:
    """Keeps the answered mentions of people, a few of each, for an hour.

    Every method raises StoreUnavailable when the cache does not answer.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def find(self, person: Person, channel: str, ts: str) -> AnsweredMention | None:
        """An answered mention of this person; None where it is not remembered."""
        mentions = await self._read(person)
        return next((known for known in mentions if (known.channel, known.ts) == (channel, ts)), None)

    async def remember(self, person: Person, mention: AnsweredMention) -> None:
        """Remember a mention, in place of what was remembered of the same one, and of the oldest."""
        known = await self._read(person)
        others = [other for other in known if (other.channel, other.ts) != (mention.channel, mention.ts)]
        kept = _Mentions(mentions=(*others, mention)[-REMEMBERED:])
        await self._cache.set(MentionsKey(person).build(), kept.write(), ttl=HOUR)

    async def _read(self, person: Person) -> tuple[AnsweredMention, ...]:
        text = await self._cache.get(MentionsKey(person).build())
        if text is None:
            return ()
        try:
            return _Mentions.model_validate_json(text).mentions
        except ValidationError as error:
            log.warning("mentions_unreadable", fields=error.error_count())
            return ()


def digest(text: str) -> str:
    """What tells a text from another one, without its words."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def state_of(conversation: Conversation | None) -> str:
    """What tells the states of a conversation apart; empty where there is none."""
    return "" if conversation is None else digest(conversation.snapshot().write())
