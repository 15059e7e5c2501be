"""The services' responses and errors, without HTTP.

Three services are O*NET's (https://services.onetcenter.org/reference/job_duties); the two that match duties, the one
that lists job titles and the one of less related occupations are this project's additions.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import URL

from bot.onet.codes import is_occupation_code
from bot.onet.cooperative import finish_gently
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.matching.pasted_text import CHARACTERS_READ
from bot.onet.models import (
    MAX_ROWS,
    PAGE_ROWS,
    About,
    DutyMatches,
    FullRelatedPage,
    JobTitles,
    Occupation,
    OccupationPage,
    Sort,
    Task,
)

TEXT_CHARACTERS: Final = CHARACTERS_READ
TASK_DIGITS: Final = 9

Linked = TypeVar("Linked", bound=Occupation)


class InvalidRequestError(Exception):
    """A request has a wrong parameter; the text is a sentence for the client. Becomes status 422."""


class RowsQuery(BaseModel):
    """The parameters that select rows."""

    model_config = ConfigDict(frozen=True)

    start: Annotated[int, Field(description="The first row, counted from 1.")] = 1
    end: Annotated[int | None, Field(description=f"The last row; the {PAGE_ROWS}th after `start` if absent.")] = None


class SearchQuery(RowsQuery):
    """The parameters of a search."""

    keyword: Annotated[str, Field(description="A job title, an O*NET-SOC code, or words.")]


class MatchQuery(BaseModel):
    """The parameters of a match within one occupation."""

    model_config = ConfigDict(frozen=True)

    text: Annotated[str, Field(description="What a person does, in their own words.")]


class MatchEverywhereQuery(RowsQuery):
    """The parameters of a match over all occupations."""

    text: Annotated[str, Field(description="What a person does, in their own words.")]


class ResultsQuery(RowsQuery):
    """The parameters of results."""

    tasks: Annotated[str, Field(description="Ids of the occupation's tasks, separated by commas.")]
    sort: Annotated[Sort, Field(description="In which order.")] = Sort.CLOSELY_RELATED


class LessRelatedQuery(RowsQuery):
    """The parameters of less related occupations."""

    tasks: Annotated[str, Field(description="Ids of the occupation's tasks, separated by commas.")]
    full: Annotated[bool, Field(description="Whether each occupation comes with its whole task list.")] = False


class Endpoints:
    """The services over an imported database. Addresses in a response are built from the request's own.

    Every method raises InvalidRequestError for a parameter with a wrong value.
    """

    def __init__(self, database: JobDutiesDatabase) -> None:
        self._database = database

    async def search(self, url: URL, query: SearchQuery) -> OccupationPage:
        """Step 1: find an occupation."""
        result = await finish_gently(self._database.search_in_steps(_text("keyword", query.keyword)))
        first, last = _rows(query, len(result.codes))
        found = self._database.occupations(result.codes[first - 1 : last])
        page = _paging(url, first, last, len(result.codes), query.end)
        linked = _with_links(found, url, "/online/job_duties/tasks/")
        return OccupationPage(**page, occupation=linked, understanding=result.understanding)

    def tasks(self, code: str) -> list[Task]:
        """Step 2: its tasks."""
        self._check_code(code)
        tasks = self._database.tasks(code)
        if tasks:
            return tasks
        raise InvalidRequestError(f"There are no tasks for the occupation {code}.")

    def results(self, url: URL, code: str, query: ResultsQuery) -> FullRelatedPage:
        """Step 3: the occupations that share some of its tasks."""
        related = self._database.related(code, self._chosen(code, query.tasks), query.sort)
        first, last = _rows(query, len(related))
        found = related.rows(first, last)
        linked = _with_links(found, url, "/online/occupations/", "/")  # as in the manual's example
        return FullRelatedPage(**_paging(url, first, last, len(related), query.end), occupation=linked)

    def less_related(self, url: URL, code: str, query: LessRelatedQuery) -> FullRelatedPage:
        """The occupations that share none of its tasks closely, but are less related to some, by code."""
        related = self._database.less_related(code, self._chosen(code, query.tasks), full=query.full)
        first, last = _rows(query, len(related))
        linked = _with_links(related[first - 1 : last], url, "/online/occupations/", "/")
        return FullRelatedPage(**_paging(url, first, last, len(related), query.end), occupation=linked)

    async def match(self, code: str, query: MatchQuery) -> DutyMatches:
        """The duties of an occupation that a text describes."""
        self.tasks(code)
        return DutyMatches(duty=tuple(await finish_gently(self._database.match(code, _text("text", query.text)))))

    async def match_everywhere(self, query: MatchEverywhereQuery) -> DutyMatches:
        """The duties of all occupations that a text describes."""
        found = await finish_gently(self._database.match_everywhere(_text("text", query.text)))
        first, last = _rows(query, len(found))
        return DutyMatches(duty=tuple(found[first - 1 : last]))

    def titles(self, code: str) -> JobTitles:
        """What people in an occupation call themselves."""
        self._check_code(code)
        return JobTitles(title=tuple(self._database.titles(code)))

    def about(self) -> About:
        """Which data this is, and the credit that must be shown with it."""
        return self._database.about()

    def _check_code(self, code: str) -> None:
        if not is_occupation_code(code):
            raise InvalidRequestError(f"{code[:40]!r} is not an O*NET-SOC code; an example is 29-1051.00.")
        if not self._database.has(code):
            raise InvalidRequestError(f"There is no occupation {code} in this release.")

    def _chosen(self, code: str, tasks: str) -> list[int]:
        own = {task.id for task in self.tasks(code)}
        parts = [part.strip() for part in tasks.split(",") if part.strip()]
        if not parts:
            raise InvalidRequestError(
                'The parameter "tasks" is empty. Give ids of the occupation\'s tasks, as 1809,1815.'
            )
        wrong = [part[:40] for part in parts if not part.isascii() or not part.isdecimal() or len(part) > TASK_DIGITS]
        if wrong:
            raise InvalidRequestError(f'The parameter "tasks" holds {wrong[0]!r}, which is not a task id.')
        ids = list(dict.fromkeys(str(int(part)) for part in parts))
        strange = [task for task in ids if task not in own]
        if strange:
            raise InvalidRequestError(f"Not tasks of the occupation {code}: {', '.join(strange[:10])}.")
        return [int(task) for task in ids]


def _text(name: str, text: str) -> str:
    if not text.strip():
        raise InvalidRequestError(f'The parameter "{name}" is empty. Give a job title, a code, or words.')
    if len(text) > TEXT_CHARACTERS:
        raise InvalidRequestError(f'The parameter "{name}" is longer than {TEXT_CHARACTERS} characters.')
    return text


def _rows(query: RowsQuery, total: int) -> tuple[int, int]:
    """The rows to return, clipped to the existing ones; (1, 0) if there are none."""
    start, end = query.start, query.end
    last = start + PAGE_ROWS - 1 if end is None else end
    if start < 1:
        raise InvalidRequestError('The parameter "start" counts from 1.')
    if last < start:
        raise InvalidRequestError('The parameter "end" is before "start".')
    if last - start >= MAX_ROWS:
        raise InvalidRequestError(f"A page holds at most {MAX_ROWS} rows.")
    if total and start > total:
        raise InvalidRequestError(f'The parameter "start" is beyond the last row, {total}.')
    return (start, min(last, total)) if total else (1, 0)


def _paging(url: URL, first: int, last: int, total: int, end: int | None) -> dict[str, Any]:
    """Position and neighbors of a page; the neighbors have as many rows as were requested for this page."""
    page: dict[str, Any] = {"start": first, "end": last, "total": total}
    rows = PAGE_ROWS if end is None else end - first + 1
    if first > 1:
        before = max(1, first - rows)
        page["prev"] = str(url.include_query_params(start=before, end=first - 1))
    if last < total:
        page["next"] = str(url.include_query_params(start=last + 1, end=last + rows))
    return page


def _with_links(occupations: Sequence[Linked], url: URL, path: str, end: str = "") -> tuple[Linked, ...]:
    """The occupations with their addresses: the path, their code, and the end."""
    start = str(url.replace(path=path, query=""))
    return tuple(each.model_copy(update={"href": f"{start}{each.code}{end}"}) for each in occupations)
