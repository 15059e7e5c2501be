"""The client's verbs, remembered: a day's answers without asking, a week's when O*NET is down."""

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, cast

import structlog
from aiocache.base import BaseCache
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from redis.exceptions import RedisError

from bot.errors import OnetBusy, OnetKeyRefused, OnetLimited, OnetNotUnderstood, OnetUnreachable
from bot.onet.client import OnetClient
from bot.onet.gently import finish_gently
from bot.onet.matching.duty_matcher import matching_duties
from bot.onet.matching.pasted_text import PastedText, is_pasted, read_pasted
from bot.onet.models import (
    MAX_ROWS,
    About,
    DutyMatches,
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
PARSED: Final = 500
"""Answers kept parsed in the process at most; reading a results page again would take half a millisecond."""

PARSED_CHARACTERS: Final = 6_000_000
"""Characters of JSON that these have in all: parsed they take about six times that. All that is related to forty duties
has 200,000, and five hundred of those would be more than a dyno has."""

VERSION: Final = "2"
"""Part of every key: one more when the models change so that old answers could be misread."""

DOWN = (OnetBusy, OnetLimited, OnetUnreachable, OnetKeyRefused, OnetNotUnderstood)
"""What an older answer is better than. That something does not exist is an answer, and not among these."""

OCCUPATIONS_OF_TEXT: Final = 5
KEYWORD_CHARACTERS: Final = 150

CACHE_FAILS = (RedisError, OSError, TimeoutError)

T = TypeVar("T")
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Cached(Generic[T]):
    """An answer, when it was read (seconds since 1970), and whether O*NET was down when asked for it again."""

    value: T
    read_at: float
    stale: bool = False


class _Envelope(BaseModel):
    model_config = ConfigDict(frozen=True)

    read_at: float
    answer: str


class CachedOnet:
    """Search, tasks, related, about: answered from the cache for a day; equal requests under way are one.

    `source` names where the answers come from, so that those of two releases never mix. A cache that fails
    costs a request, never an answer. `before_request` is awaited before O*NET is, and may raise OnetLimited.
    """

    def __init__(
        self,
        client: OnetClient,
        cache: BaseCache,
        *,
        source: str,
        clock: Callable[[], float] = time.time,
        observer: OnetObserver | None = None,
        before_request: Callable[[], Awaitable[None]] | None = None,
        parsed_characters: int = PARSED_CHARACTERS,
    ) -> None:
        self._client = client
        self._cache = cache
        self._source = hashlib.sha256(source.encode()).hexdigest()[:12]
        self._clock = clock
        self._observer = observer or OnetObserver()
        self._before_request = before_request
        self._under_way: dict[str, asyncio.Task[Any]] = {}
        self._parsed: OrderedDict[str, tuple[Cached[Any], int]] = OrderedDict()
        self._characters, self._most_characters = 0, parsed_characters

    async def search(self, keyword: str, *, start: int = 1, end: int = 20) -> Cached[OccupationPage]:
        """Like OnetClient.search; how the keyword is spaced and capitalised does not matter."""
        said = "\n".join(" ".join(line.split()) for line in keyword.splitlines() if line.strip())
        key = self._key("search", said.casefold(), str(start), str(end))
        work = lambda: self._client.search(said, start=start, end=end)  # noqa: E731 - a name for what is asked
        return await self._answer(key, work, _PAGE)

    async def tasks(self, code: str) -> Cached[tuple[Task, ...]]:
        """Like OnetClient.tasks."""
        return await self._answer(self._key("tasks", code), lambda: self._client.tasks(code), _TASKS)

    async def match_duties(self, code: str, text: str) -> Cached[DutyMatches]:
        """The duties of an occupation that a text describes, best first; the text is neither sent nor kept."""
        tasks = await self.tasks(code)
        duties = await finish_gently(matching_duties(text, tasks.value))
        return Cached(DutyMatches(duty=tuple(duties)), tasks.read_at, tasks.stale)

    async def match_everywhere(self, text: str, *, start: int = 1, end: int = 20) -> Cached[DutyMatches]:
        """Like OnetClient.match_everywhere; of a pasted text, what is about work."""
        if not self._client.searches_duties:
            return Cached(DutyMatches(available=False), self._clock())
        telling = "\n".join(read_pasted(text).lines) if is_pasted(text) else " ".join(text.split())
        key = self._key("match", telling.casefold(), str(start), str(end))
        work = lambda: self._client.match_everywhere(telling, start=start, end=end)  # noqa: E731 - a name for what is asked
        return await self._answer(key, work, _MATCHES)

    async def read_text(self, text: str) -> Cached[TextRead]:
        """What a pasted text is about: occupations, and the duties that it describes of the first one.

        Names, addresses, telephone numbers and links are removed before anything is searched for or kept.
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
        """What the lines are searched for; O*NET Web Services, which reads titles alone, gets the first line."""
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
        """All related occupations in one page, without their whole task lists: what counting and sorting need.

        The order in which tasks were chosen does not matter.
        On release 29.3 that is 22 rows at the median for two tasks, 358 at most.
        """
        chosen = sorted(set(task_ids))
        key = self._key("every", code, ",".join(chosen))
        return await self._answer(key, lambda: self._every(code, chosen), _RELATED)

    async def _every(self, code: str, chosen: Sequence[str]) -> RelatedPage:
        page = await self._client.related(code, chosen, start=1, end=MAX_ROWS)
        rows = tuple(
            row.model_copy(update={"tasks": row.tasks.model_copy(update={"full": ()})}) for row in page.occupation
        )
        return page.model_copy(update={"occupation": rows})

    async def about(self) -> Cached[About]:
        """Like OnetClient.about."""
        return await self._answer(self._key("about"), self._client.about, _ABOUT)

    async def _answer(self, key: str, ask: Callable[[], Coroutine[Any, Any, T]], shape: TypeAdapter[T]) -> Cached[T]:
        """The one request for this key that is under way, or a new one.

        A waiter that goes away leaves the request to the others, and to the cache.
        """
        fresh, verb = self._fresh(key), _verb_of(key)
        if fresh is not None:
            self._observer.looked_up(verb, Lookup.HIT)
            return cast("Cached[T]", fresh)
        task = self._under_way.get(key)
        if task is not None:
            self._observer.looked_up(verb, Lookup.JOINED)
        else:
            task = asyncio.create_task(self._look_up(key, ask, shape))
            self._under_way[key] = task
            task.add_done_callback(lambda done: self._done(key, done))
        return cast("Cached[T]", await asyncio.shield(task))

    def _done(self, key: str, task: asyncio.Task[Any]) -> None:
        del self._under_way[key]
        if not task.cancelled():
            task.exception()  # read here, so that nobody is warned when all waiters have gone

    async def _look_up(self, key: str, ask: Callable[[], Coroutine[Any, Any, T]], shape: TypeAdapter[T]) -> Cached[T]:
        (held, size), verb = await self._read(key, shape), _verb_of(key)
        if held is not None and self._clock() - held.read_at < DAY:
            self._observer.looked_up(verb, Lookup.HIT)
            return self._keep_parsed(key, held, size)
        try:
            if self._before_request is not None:
                await self._before_request()
            self._observer.looked_up(verb, Lookup.MISS)
            answer = Cached(await ask(), self._clock())
        except DOWN as error:
            if held is None:
                raise
            log.warning("onet_stale", error=type(error).__name__)
            self._observer.looked_up(verb, Lookup.STALE)
            return Cached(held.value, held.read_at, stale=True)
        return self._keep_parsed(key, answer, await self._write(key, answer, shape))

    def _fresh(self, key: str) -> Cached[Any] | None:
        held, _ = self._parsed.get(key, (None, 0))
        if held is None or self._clock() - held.read_at >= DAY:
            return None
        self._parsed.move_to_end(key)
        return held

    def _keep_parsed(self, key: str, answer: Cached[T], size: int) -> Cached[T]:
        """Keep an answer parsed that has so many characters; those longest unused go first."""
        self._characters += size - self._parsed.pop(key, (None, 0))[1]
        self._parsed[key] = answer, size
        while len(self._parsed) > PARSED or self._characters > self._most_characters:
            self._characters -= self._parsed.popitem(last=False)[1][1]
        return answer

    async def _read(self, key: str, shape: TypeAdapter[T]) -> tuple[Cached[T] | None, int]:
        """What is remembered, and how many characters it has."""
        try:
            text = await self._cache.get(key)
        except CACHE_FAILS as error:
            log.warning("cache_failed", doing="get", error=type(error).__name__)
            return None, 0
        if text is None:
            return None, 0
        try:
            envelope = _Envelope.model_validate_json(text)
            return Cached(shape.validate_json(envelope.answer), envelope.read_at), len(text)
        except ValidationError:
            log.warning("cache_unreadable", key=key)
            return None, 0

    async def _write(self, key: str, answer: Cached[T], shape: TypeAdapter[T]) -> int:
        """Remember it; gives how many characters it has."""
        text = shape.dump_json(answer.value, exclude_none=True).decode()
        envelope = _Envelope(read_at=answer.read_at, answer=text)
        try:
            await self._cache.set(key, envelope.model_dump_json(), ttl=WEEK)
        except CACHE_FAILS as error:
            log.warning("cache_failed", doing="set", error=type(error).__name__)
        return len(text)

    def _key(self, *parts: str) -> str:
        """Hashed, because it holds what a person typed, of any length."""
        verb, *rest = parts
        told = hashlib.sha256("\0".join(rest).encode()).hexdigest()[:32]
        return f"{VERSION}:{self._source}:{verb}:{told}"


def _verb_of(key: str) -> str:
    return key.split(":")[2]


_PAGE = TypeAdapter(OccupationPage)
_TASKS = TypeAdapter(tuple[Task, ...])
_RELATED = TypeAdapter(RelatedPage)
_ABOUT = TypeAdapter(About)
_MATCHES = TypeAdapter(DutyMatches)
