"""Caches O*NET's responses: for a day they are used without a request, for a week if O*NET is down."""

import copy
import hashlib
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, Self, TypeVar, cast

import structlog
from cachetools import LRUCache
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot.concurrency.single_flight import SingleFlight
from bot.errors import OnetBusy, OnetKeyRefused, OnetLimited, OnetNotUnderstood, OnetUnreachable, StoreUnavailable
from bot.onet.client import NOTHING_RELATED, OnetClient
from bot.onet.cooperative import finish_gently
from bot.onet.matching.duty_matcher import matching_duties
from bot.onet.matching.pasted_text import PastedText, is_pasted, read_pasted
from bot.onet.models import (
    MOST_ROWS,
    About,
    DutyMatches,
    JobTitles,
    MatchedDuty,
    Occupation,
    OccupationPage,
    RelatedPage,
    Task,
    TextRead,
)
from bot.onet.observer import Lookup, OnetObserver

DAY: Final = 24 * 60 * 60
WEEK: Final = 7 * DAY

PARSED_CHARACTERS: Final = 2_000_000
"""Characters of JSON of the answers kept parsed in the process, in all; reading one again takes half a millisecond.

Parsed they take about six times that. All that is related to forty duties has 200,000 characters. Three times as many
let the event loop stand still for 150 ms at each full collection of garbage."""

PARSED: Final = 500
"""Answers kept parsed in the process at most."""

VERSION: Final = "3"
"""Part of every key: one more when the models change so that old answers could be misread."""

DOWN = (OnetBusy, OnetLimited, OnetUnreachable, OnetKeyRefused, OnetNotUnderstood)
"""What an older answer is better than. That something does not exist is an answer, and not among these."""

OCCUPATIONS_OF_TEXT: Final = 5
KEYWORD_CHARACTERS: Final = 150

T = TypeVar("T")
log = structlog.get_logger(__name__)


class AnswerCache(Protocol):
    """Stores responses. Its methods raise StoreUnavailable if it doesn't respond."""

    async def get(self, key: str) -> str | None:
        """The text under a key, or None."""

    async def set(self, key: str, value: str, *, ttl: int | None = None) -> None:
        """Write a text under a key, for `ttl` seconds."""


class Asker(Protocol):
    """The person for whom O*NET is asked."""

    @property
    def team(self) -> str:
        """Their workspace's id."""

    @property
    def user(self) -> str:
        """Their id."""


BeforeRequest = Callable[[Asker], Awaitable[None]]
"""Awaited before each request to O*NET; may raise OnetLimited."""


@dataclass(frozen=True)
class Cached(Generic[T]):
    """A response, when it was read (seconds since 1970), and whether O*NET was down at the latest request."""

    value: T
    read_at: float
    stale: bool = False


@dataclass(frozen=True)
class _Question(Generic[T]):
    """A question: the key of its response, how to ask O*NET, and how to read the response."""

    key: str
    ask: Callable[[], Coroutine[Any, Any, T]]
    shape: TypeAdapter[T]

    @property
    def verb(self) -> str:
        """search, tasks, every, less, with, match, titles or about."""
        return self.key.split(":")[2]


class _Parsed(Generic[T]):
    """A parsed response, and how many characters it had as JSON."""

    def __init__(self, answer: Cached[T], characters: int) -> None:
        self.answer = answer
        self.characters = characters


class _Envelope(BaseModel):
    model_config = ConfigDict(frozen=True)

    read_at: float
    answer: str


class CachedOnet:
    """The client's methods over a cache. A response is used for a day; equal requests in progress are shared.

    `source` names where the responses come from, so that those of two releases never mix. If the cache fails, O*NET is
    asked.
    """

    def __init__(
        self,
        client: OnetClient,
        cache: AnswerCache,
        *,
        source: str,
        clock: Callable[[], float] = time.time,
        observer: OnetObserver | None = None,
        before_request: BeforeRequest | None = None,
        parsed_characters: int = PARSED_CHARACTERS,
    ) -> None:
        self._client = client
        self._cache = cache
        self._source = hashlib.sha256(source.encode()).hexdigest()[:12]
        self._clock = clock
        self._observer = observer or OnetObserver()
        self._before_request = before_request
        self._asker: Asker | None = None
        self._requests: SingleFlight[str, Cached[Any]] = SingleFlight()
        # Both bounds in one: each response counts for at least its share of the characters.
        share = parsed_characters // PARSED
        self._parsed: LRUCache[str, _Parsed[Any]] = LRUCache(
            parsed_characters, getsizeof=lambda parsed: max(parsed.characters, share)
        )

    def on_behalf_of(self, asker: Asker) -> Self:
        """A view of this cache that counts requests as this person's. The bot's own requests aren't counted."""
        bound = copy.copy(self)
        bound._asker = asker  # noqa: SLF001 - of this very class
        return bound

    async def search(self, keyword: str, *, start: int = 1, end: int = 20) -> Cached[OccupationPage]:
        """Like OnetClient.search; spacing and case of the keyword don't matter."""
        words = "\n".join(" ".join(line.split()) for line in keyword.splitlines() if line.strip())
        key = self._key("search", words.casefold(), str(start), str(end))
        return await self._answer(_Question(key, lambda: self._client.search(words, start=start, end=end), _PAGE))

    async def tasks(self, code: str) -> Cached[tuple[Task, ...]]:
        """Like OnetClient.tasks."""
        return await self._answer(_Question(self._key("tasks", code), lambda: self._client.tasks(code), _TASKS))

    async def match_duties(self, code: str, text: str) -> Cached[DutyMatches]:
        """The duties of an occupation that a text describes, best first. The text is neither sent nor stored."""
        tasks = await self.tasks(code)
        duties = await finish_gently(matching_duties(text, tasks.value))
        return Cached(DutyMatches(duty=tuple(duties)), tasks.read_at, tasks.stale)

    async def match_everywhere(self, text: str, *, start: int = 1, end: int = 20) -> Cached[DutyMatches]:
        """Like OnetClient.match_everywhere; of a pasted text, only the lines about work are used."""
        if not self._client.searches_duties:
            return Cached(DutyMatches(available=False), self._clock())
        telling = "\n".join(read_pasted(text).lines) if is_pasted(text) else " ".join(text.split())
        key = self._key("match", telling.casefold(), str(start), str(end))
        ask = lambda: self._client.match_everywhere(telling, start=start, end=end)  # noqa: E731 - a name for what is asked
        return await self._answer(_Question(key, ask, _MATCHES))

    async def read_text(self, text: str) -> Cached[TextRead]:
        """What a pasted text is about: occupations, and the duties of the first one that it describes.

        Names, addresses, telephone numbers and links are removed before anything is searched for or stored.
        """
        read = read_pasted(text)
        found = await self._occupations_of(read)
        duties = await self._duties_of(found.value, read)
        answer = TextRead(
            occupations=found.value,
            duties=duties,
            based_on=read.lines,
            keyword=read.keyword[:KEYWORD_CHARACTERS],
            personal_details=read.personal_details,
            unread_characters=read.unread_characters,
        )
        return Cached(answer, found.read_at, found.stale)

    async def _occupations_of(self, read: PastedText) -> Cached[tuple[Occupation, ...]]:
        """The search for the lines; O*NET Web Services only search titles, so they get the first line."""
        searched = "\n".join(read.lines if self._client.searches_duties else read.lines[:1])
        if not searched:
            return Cached((), self._clock())
        page = await self.search(searched)
        return Cached(page.value.occupation[:OCCUPATIONS_OF_TEXT], page.read_at, page.stale)

    async def _duties_of(self, found: Sequence[Occupation], read: PastedText) -> tuple[MatchedDuty, ...]:
        if not found:
            return ()
        return (await self.match_duties(found[0].code, "\n".join(read.lines))).value.duty

    async def every_related(self, code: str, task_ids: Sequence[str]) -> Cached[RelatedPage]:
        """All related occupations in one page, as counting and sorting need them.

        The order of the tasks doesn't matter. On release 29.3 that is 22 rows at the median for two tasks, 358 at most.
        """
        chosen = sorted(set(task_ids))
        key = self._key("every", code, ",".join(chosen))
        ask = lambda: self._client.related(code, chosen, start=1, end=MOST_ROWS)  # noqa: E731 - a name for what is asked
        return await self._answer(_Question(key, ask, _RELATED))

    async def less_related(self, code: str, task_ids: Sequence[str]) -> Cached[RelatedPage]:
        """Like OnetClient.less_related; the order of the tasks doesn't matter."""
        if not self._client.searches_duties:
            return Cached(NOTHING_RELATED, self._clock())
        chosen = sorted(set(task_ids))
        key = self._key("less", code, ",".join(chosen))
        return await self._answer(_Question(key, lambda: self._client.less_related(code, chosen), _RELATED))

    async def codes_with_duty(
        self, code: str, task_ids: Sequence[str], words: str, holds: Callable[[str, str], bool]
    ) -> Cached[tuple[str, ...]]:
        """The codes of all related and less related occupations with a duty of their own that holds these words."""
        chosen = sorted(set(task_ids))
        key = self._key("with", code, ",".join(chosen), words)
        return await self._answer(_Question(key, lambda: self._codes_with_duty(code, chosen, words, holds), _CODES))

    async def _codes_with_duty(
        self, code: str, chosen: Sequence[str], words: str, holds: Callable[[str, str], bool]
    ) -> tuple[str, ...]:
        rows = await self._client.related_in_full(code, chosen)
        duties = {row.code: (*row.tasks.full, *row.tasks.closely_related, *row.tasks.less_related) for row in rows}
        return tuple(other for other, tasks in duties.items() if any(holds(task.title, words) for task in tasks))

    async def titles(self, code: str) -> Cached[JobTitles]:
        """Like OnetClient.titles."""
        if not self._client.searches_duties:
            return Cached(JobTitles(available=False), self._clock())
        return await self._answer(_Question(self._key("titles", code), lambda: self._client.titles(code), _TITLES))

    async def about(self) -> Cached[About]:
        """Like OnetClient.about."""
        return await self._answer(_Question(self._key("about"), self._client.about, _ABOUT))

    async def _answer(self, question: _Question[T]) -> Cached[T]:
        """The parsed response of this process, or the result of the one request in progress.

        If a waiter is canceled, the request goes on for the others and for the cache.
        """
        known = self._parsed_response(question.key)
        if known is not None:
            self._observer.looked_up(question.verb, Lookup.HIT)
            return cast("Cached[T]", known)
        if question.key in self._requests:
            self._observer.looked_up(question.verb, Lookup.JOINED)
        return cast("Cached[T]", await self._requests.run(question.key, lambda: self._look_up(question)))

    async def _look_up(self, question: _Question[T]) -> Cached[T]:
        older, characters = await self._read(question)
        if older is not None and self._is_fresh(older):
            self._observer.looked_up(question.verb, Lookup.HIT)
            return self._remember_parsed(question.key, older, characters)
        try:
            answer = await self._ask(question)
        except DOWN as error:
            if older is None:
                raise
            log.warning("onet_stale", error=type(error).__name__)
            self._observer.looked_up(question.verb, Lookup.STALE)
            return Cached(older.value, older.read_at, stale=True)
        return self._remember_parsed(question.key, answer, await self._write(question, answer))

    async def _ask(self, question: _Question[T]) -> Cached[T]:
        if self._before_request is not None and self._asker is not None:
            await self._before_request(self._asker)
        self._observer.looked_up(question.verb, Lookup.MISS)
        return Cached(await question.ask(), self._clock())

    def _parsed_response(self, key: str) -> Cached[Any] | None:
        parsed = self._parsed.get(key)
        return parsed.answer if parsed is not None and self._is_fresh(parsed.answer) else None

    def _is_fresh(self, answer: Cached[Any]) -> bool:
        return abs(self._clock() - answer.read_at) < DAY  # also if the clock was wrong when it was read

    def _remember_parsed(self, key: str, answer: Cached[T], characters: int) -> Cached[T]:
        """Store a parsed response.

        The least recently used are evicted; one larger than the whole cache isn't stored.
        """
        if characters <= self._parsed.maxsize:
            self._parsed[key] = _Parsed(answer, characters)
        return answer

    async def _read(self, question: _Question[T]) -> tuple[Cached[T] | None, int]:
        """The cached response, and its number of characters."""
        try:
            text = await self._cache.get(question.key)
        except StoreUnavailable as error:
            log.warning("cache_failed", doing="get", error=str(error))
            return None, 0
        if text is None:
            return None, 0
        try:
            envelope = _Envelope.model_validate_json(text)
            return Cached(question.shape.validate_json(envelope.answer), envelope.read_at), len(text)
        except ValidationError:
            log.warning("cache_unreadable", key=question.key)
            return None, 0

    async def _write(self, question: _Question[T], answer: Cached[T]) -> int:
        """Store a response in the cache, and return its number of characters."""
        text = question.shape.dump_json(answer.value, exclude_none=True).decode()
        envelope = _Envelope(read_at=answer.read_at, answer=text)
        try:
            await self._cache.set(question.key, envelope.model_dump_json(), ttl=WEEK)
        except StoreUnavailable as error:
            log.warning("cache_failed", doing="set", error=str(error))
        return len(text)

    def _key(self, *parts: str) -> str:
        """The key is hashed, because it contains what a person typed, of any length."""
        verb, *rest = parts
        digest = hashlib.sha256("\0".join(rest).encode()).hexdigest()[:32]
        return f"{VERSION}:{self._source}:{verb}:{digest}"


_PAGE = TypeAdapter(OccupationPage)
_TASKS = TypeAdapter(tuple[Task, ...])
_RELATED = TypeAdapter(RelatedPage)
_ABOUT = TypeAdapter(About)
_MATCHES = TypeAdapter(DutyMatches)
_TITLES = TypeAdapter(JobTitles)
_CODES = TypeAdapter(tuple[str, ...])
