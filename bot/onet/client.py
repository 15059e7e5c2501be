"""The client for O*NET: typed methods over one request, for Web Services and the embedded service alike.

Services: https://services.onetcenter.org/reference/ (API version 2.0). The httpx client decides what it talks to: the
network, or the embedded service through httpx.ASGITransport.
"""

import asyncio
import codecs
import datetime as dt
import re
import time
from collections.abc import Callable, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Annotated, Any, Final, TypeVar
from urllib.parse import quote

import httpx
import stamina
from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from bot import version
from bot.errors import (
    OnetBusy,
    OnetError,
    OnetKeyRefused,
    OnetNotFound,
    OnetNotUnderstood,
    OnetUnreachable,
    SettingsError,
)
from bot.onet.limited_body import get_limited
from bot.onet.models import (
    MOST_ROWS,
    MOST_TASKS,
    About,
    DutyMatches,
    FullRelatedOccupation,
    FullRelatedPage,
    JobTitles,
    OccupationPage,
    RelatedPage,
    Sort,
    Task,
    read_task_list,
)
from bot.onet.observer import OnetObserver

SEARCH: Final = ("online/job_duties/search", "online/job_duties/")
"""Public clients of Web Services use either; the manual shows none. The second is asked if the first is not there."""

TASKS: Final = "online/job_duties/tasks/{code}"
RESULTS: Final = "online/job_duties/results/{code}"
ABOUT: Final = "about"
MATCH: Final = "online/job_duties/match"
TITLES: Final = "online/job_duties/titles/{code}"
LESS_RELATED: Final = "online/job_duties/less_related/{code}"
"""Of the embedded service alone; O*NET Web Services have nothing like them."""

TOTAL_SECONDS: Final = 10.0
ATTEMPTS: Final = 3
CONNECTIONS: Final = 20
KEEPALIVE_SECONDS: Final = 60.0
"""httpx's own 5 s would mean a new TLS handshake after every quiet moment."""

BUSY_SECONDS: Final = 0.2
"""The least O*NET asks to wait after a 429."""

AGAIN: Final = frozenset({429, 502, 503, 504})

PLACES: Final = frozenset({"search", "about"})
"""What is at the same address for every request: a 404 there doesn't mean that there is no data."""

UNREADABLE: Final = """O*NET Web Services can't be asked with these settings ({}). \
Correct ONET_BASE_URL, HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE or SSL_CERT_DIR."""

Parameters = Mapping[str, str | int]
Read = TypeVar("Read")
_OCCUPATIONS = TypeAdapter(OccupationPage)
_TASKS = TypeAdapter(Annotated[tuple[Task, ...], Field(max_length=MOST_TASKS), BeforeValidator(read_task_list)])
_RELATED = TypeAdapter(RelatedPage)
_FULL_RELATED = TypeAdapter(FullRelatedPage)
NOTHING_RELATED: Final = FullRelatedPage(start=1, end=0, total=0)
_ABOUT = TypeAdapter(About)
_MATCHES = TypeAdapter(DutyMatches)
_TITLES = TypeAdapter(JobTitles)


def open_http(base_url: str, transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """An httpx client for O*NET. It keeps connections for a minute and follows no redirects.

    Raises:
        SettingsError: httpx can't read the address, or what the environment says of proxies and certificates.
    """
    limits = httpx.Limits(
        max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS, keepalive_expiry=KEEPALIVE_SECONDS
    )
    headers = {"User-Agent": f"job-duties-bot/{version()} (bot)", "Accept": "application/json"}
    try:
        return httpx.AsyncClient(
            base_url=base_url, transport=transport, headers=headers, limits=limits, timeout=TOTAL_SECONDS
        )
    except (httpx.InvalidURL, ValueError, ImportError, OSError) as error:
        raise SettingsError(UNREADABLE.format(type(error).__name__)) from error


class OnetClient:
    """Each method returns a typed response or raises one of the errors that people can be told.

    A call takes `total_seconds` at most, with its retries. Failures that may pass are retried with jitter: no
    connection, 429 (after the seconds in Retry-After), 502, 503, 504. There are never more calls in progress than
    connections, because requests that are canceled while they wait for one would break httpx's pool.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        *,
        api_key: str | None = None,
        total_seconds: float = TOTAL_SECONDS,
        attempts: int = ATTEMPTS,
        observer: OnetObserver | None = None,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self._http = http
        self._headers = {"X-API-Key": api_key} if api_key else {}
        self._total_seconds = total_seconds
        self._attempts = attempts
        self._now = now
        self._observer = observer or OnetObserver()
        self._places = asyncio.Semaphore(CONNECTIONS)
        self._search_paths = list(SEARCH)

    async def search(self, keyword: str, *, start: int = 1, end: int = 20) -> OccupationPage:
        """Rows `start` to `end` of the occupations that match a job title, a code or words, counted from 1."""
        parameters: dict[str, str | int] = {"keyword": keyword, "start": start, "end": end}
        try:
            page = await self._ask("search", self._search_paths, parameters, _OCCUPATIONS)
        except OnetNotFound:  # it refuses the words (422)
            return OccupationPage(start=1, end=0, total=0)
        return page.model_copy(update={"occupation": page.occupation[: end - start + 1]})

    async def tasks(self, code: str) -> tuple[Task, ...]:
        """All tasks of an occupation, each once, in O*NET's order."""
        tasks = await self._ask("tasks", [_path(TASKS, code)], {}, _TASKS)
        return tuple({task.id: task for task in tasks}.values())

    async def related(
        self, code: str, task_ids: Sequence[str], *, sort: Sort = Sort.CLOSELY_RELATED, start: int = 1, end: int = 20
    ) -> RelatedPage:
        """Rows `start` to `end` of the occupations that share the given tasks of an occupation, counted from 1."""
        parameters: dict[str, str | int] = {"tasks": ",".join(task_ids), "sort": sort.value, "start": start, "end": end}
        return await self._ask("related", [_path(RESULTS, code)], parameters, _RELATED)

    async def match_everywhere(self, text: str, *, start: int = 1, end: int = 20) -> DutyMatches:
        """Rows `start` to `end` of the duties of all occupations that a text describes, best first.

        O*NET Web Services can't search them, so the result is marked as not available.
        """
        parameters: dict[str, str | int] = {"text": text, "start": start, "end": end}
        return await self._ask_addition("match", MATCH, parameters, _MATCHES, DutyMatches(available=False))

    async def titles(self, code: str) -> JobTitles:
        """Titles that people in an occupation have. O*NET Web Services have none."""
        return await self._ask_addition("titles", _path(TITLES, code), {}, _TITLES, JobTitles(available=False))

    async def less_related(self, code: str, task_ids: Sequence[str]) -> RelatedPage:
        """All occupations that share none of the given tasks closely, but are less related to some, by code.

        O*NET Web Services list no such occupations, so the page is empty.
        """
        every: dict[str, str | int] = {"tasks": ",".join(task_ids), "start": 1, "end": MOST_ROWS}
        return await self._ask_addition("related", _path(LESS_RELATED, code), every, _RELATED, NOTHING_RELATED)

    async def related_in_full(self, code: str, task_ids: Sequence[str]) -> tuple[FullRelatedOccupation, ...]:
        """All related and less related occupations, each with its whole task list."""
        every: dict[str, str | int] = {"tasks": ",".join(task_ids), "start": 1, "end": MOST_ROWS}
        page = await self._ask("related", [_path(RESULTS, code)], every, _FULL_RELATED)
        every["full"] = "true"
        less = await self._ask_addition("related", _path(LESS_RELATED, code), every, _FULL_RELATED, NOTHING_RELATED)
        return page.occupation + less.occupation

    async def _ask_addition(
        self, verb: str, path: str, parameters: Parameters, shape: TypeAdapter[Read], missing: Read
    ) -> Read:
        """A response that only the embedded service has; `missing` from O*NET Web Services, which aren't asked."""
        if not self.searches_duties:
            return missing
        try:
            return await self._ask(verb, [path], parameters, shape)
        except OnetNotFound:
            return missing

    @property
    def searches_duties(self) -> bool:
        """Whether the duties of all occupations can be searched; O*NET Web Services, which need a key, can't."""
        return not self._headers

    async def about(self) -> About:
        """Which service responds."""
        return await self._ask("about", [ABOUT], {}, _ABOUT)

    async def _ask(self, verb: str, paths: list[str], parameters: Parameters, shape: TypeAdapter[Read]) -> Read:
        """One response, read and counted. If a path doesn't exist, the next one is tried.

        Raises:
            OnetError: one of its kinds; its cause is what httpx or pydantic raised.
        """
        began, outcome = time.perf_counter(), "cancelled"
        try:
            answer = await self._read(verb, paths, parameters, shape)
            outcome = "ok"
        except OnetError as error:
            outcome = outcome_of(error)
            raise
        finally:
            self._observer.called(verb, outcome, time.perf_counter() - began)
        return answer

    async def _read(self, verb: str, paths: list[str], parameters: Parameters, shape: TypeAdapter[Read]) -> Read:
        deadline = asyncio.get_running_loop().time() + self._total_seconds
        try:
            async with asyncio.timeout_at(deadline), self._places:
                answer = await self._get_first(verb, paths, parameters, deadline)
        except TimeoutError as error:
            raise OnetUnreachable(f"no answer within {self._total_seconds:g} s") from error
        if answer.status_code == httpx.codes.NOT_FOUND and verb in PLACES:
            raise OnetNotUnderstood(f"{verb} is not there: this is another service")
        if answer.status_code != httpx.codes.OK:
            raise _error_of(answer)
        try:
            return shape.validate_json(answer.content.removeprefix(codecs.BOM_UTF8))
        except ValidationError as error:
            # Without pydantic's text, which would quote the response.
            raise OnetNotUnderstood(f"{error.error_count()} fields of {verb}'s answer can't be read") from None

    async def _get_first(self, verb: str, paths: list[str], parameters: Parameters, deadline: float) -> httpx.Response:
        """The response of the first path that exists, which is tried first from then on."""
        for path in list(paths):
            answer = await self._get(verb, path, parameters, deadline)
            if answer.status_code != httpx.codes.NOT_FOUND:
                paths.sort(key=lambda known: known != path)
                break
        return answer

    async def _get(self, verb: str, path: str, parameters: Parameters, deadline: float) -> httpx.Response:
        attempts = stamina.retry_context(
            on=_wait, attempts=self._attempts, timeout=None, wait_initial=0.1, wait_max=2.0, wait_jitter=0.3
        )
        try:
            async for attempt in attempts:
                if attempt.num > 1:
                    self._observer.asked_again(verb)
                with attempt:
                    answer = await get_limited(self._http, path, parameters, self._headers)
                    if answer.status_code in AGAIN and self._is_worth_waiting(answer, deadline):
                        raise _PassingError(answer, self._pause(answer))
        except _PassingError as passing:
            answer = passing.answer
        except httpx.HTTPError as error:
            raise OnetUnreachable(type(error).__name__) from error
        except (httpx.InvalidURL, httpx.CookieConflict, UnicodeError) as error:
            raise OnetNotUnderstood(type(error).__name__) from error
        return answer

    def _is_worth_waiting(self, answer: httpx.Response, deadline: float) -> bool:
        return asyncio.get_running_loop().time() + (self._pause(answer) or 0) < deadline

    def _pause(self, answer: httpx.Response) -> float | None:
        """Seconds that O*NET asks to wait; None for the usual back-off."""
        header = answer.headers.get("Retry-After")
        if header is None:
            return BUSY_SECONDS if answer.status_code == httpx.codes.TOO_MANY_REQUESTS else None
        return max(BUSY_SECONDS, _seconds(header, self._now()))


class _PassingError(Exception):
    """A failure that may pass; `seconds` is how long to wait, if O*NET says so."""

    def __init__(self, answer: httpx.Response, seconds: float | None) -> None:
        super().__init__(answer.status_code)
        self.answer = answer
        self.seconds = seconds


def _path(path: str, code: str) -> str:
    return path.format(code=quote(code, safe=""))


def outcome_of(error: OnetError) -> str:
    """An error's kind as a label: not_found, key_refused, busy, unreachable, not_understood."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__.removeprefix("Onet")).lower()


def _wait(error: Exception) -> bool | float:
    """Whether to retry, or after how many seconds."""
    if isinstance(error, _PassingError):
        return True if error.seconds is None else error.seconds
    return isinstance(error, httpx.TransportError)


def _seconds(header: str, now: dt.datetime) -> float:
    """The seconds of a Retry-After header, which has seconds or a date."""
    if header.strip().isdecimal():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return BUSY_SECONDS
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return (until - now).total_seconds()


def _error_of(answer: httpx.Response) -> OnetError:
    status = answer.status_code
    if status in {401, 403}:
        return OnetKeyRefused(f"status {status}")
    if status in {404, 422}:
        return OnetNotFound(_error_sentence(answer))
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return OnetBusy("status 429")
    if answer.is_server_error:
        return OnetUnreachable(f"status {status}")
    return OnetNotUnderstood(f"status {status}")


def _error_sentence(answer: httpx.Response) -> str:
    """The sentence of an error response; a 404 page has none."""
    try:
        body: Any = answer.json()
    except (ValueError, RecursionError):
        return f"status {answer.status_code}"
    return str(body["error"]) if isinstance(body, dict) and "error" in body else f"status {answer.status_code}"
