"""What the services answer, and what they refuse, whatever asks them over HTTP.

Three are O*NET's; the two that match duties are this project's additions.
"""

import re
from collections.abc import Sequence
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import URL

from bot.onet.embedded.database import JobDutiesDatabase
from bot.onet.gently import finish_gently
from bot.onet.matching.pasted_text import CHARACTERS_READ
from bot.onet.models import (
    MAX_ROWS,
    PAGE_ROWS,
    About,
    DutyMatches,
    Occupation,
    OccupationPage,
    RelatedPage,
    Sort,
    Task,
)

CODE: Final = re.compile(r"\d{2}-\d{4}\.\d{2}")
TEXT_CHARACTERS: Final = CHARACTERS_READ
TASK_DIGITS: Final = 9

Linked = TypeVar("Linked", bound=Occupation)


class RefusedError(Exception):
    """A request that cannot be answered; the sentence is for whoever sent it. Becomes status 422."""


class RowsAsked(BaseModel):
    """Which rows are wanted; the parameters of a query, by their names."""

    model_config = ConfigDict(frozen=True)

    start: Annotated[int, Field(description="The first row, counted from 1.")] = 1
    end: Annotated[int | None, Field(description=f"The last row; the {PAGE_ROWS}th after `start` if absent.")] = None


class SearchAsked(RowsAsked):
    """The parameters of a search."""

    keyword: Annotated[str, Field(description="A job title, an O*NET-SOC code, or words.")]


class MatchAsked(BaseModel):
    """The parameters of a match within one occupation."""

    model_config = ConfigDict(frozen=True)

    text: Annotated[str, Field(description="What somebody does, in their own words.")]


class MatchEverywhereAsked(RowsAsked):
    """The parameters of a match over all occupations."""

    text: Annotated[str, Field(description="What somebody does, in their own words.")]


class ResultsAsked(RowsAsked):
    """The parameters of results."""

    tasks: Annotated[str, Field(description="Ids of the occupation's tasks, separated by commas.")]
    sort: Annotated[Sort, Field(description="In which order.")] = Sort.CLOSELY_RELATED


class Answers:
    """The services over an imported database. Addresses in an answer are made from the one that was asked.

    Raises RefusedError, where a question has no answer.
    """

    def __init__(self, held: JobDutiesDatabase) -> None:
        self._held = held

    def search(self, url: URL, asked: SearchAsked) -> OccupationPage:
        """Step 1: find an occupation."""
        codes = self._held.search(_text("keyword", asked.keyword))
        first, last = _rows(asked, len(codes))
        found = self._held.occupations(codes[first - 1 : last])
        return OccupationPage(**_paging(url, first, last, len(codes), asked.end), occupation=_linked(found, url))

    def tasks(self, code: str) -> list[Task]:
        """Step 2: its tasks."""
        if not CODE.fullmatch(code):
            raise RefusedError(f"{code[:40]!r} is not an O*NET-SOC code; one looks like 29-1051.00.")
        tasks = self._held.tasks(code)
        if tasks:
            return tasks
        if self._held.has(code):
            raise RefusedError(f"There are no tasks for the occupation {code}.")
        raise RefusedError(f"There is no occupation {code} in this release.")

    def results(self, url: URL, code: str, asked: ResultsAsked) -> RelatedPage:
        """Step 3: the occupations that share some of its tasks."""
        related = self._held.related(code, self._chosen(code, asked.tasks), asked.sort)
        first, last = _rows(asked, len(related))
        found = related.rows(first, last)
        return RelatedPage(**_paging(url, first, last, len(related), asked.end), occupation=_linked(found, url))

    async def match(self, code: str, asked: MatchAsked) -> DutyMatches:
        """The duties of an occupation that a text describes."""
        self.tasks(code)
        return DutyMatches(duty=tuple(await finish_gently(self._held.match(code, _text("text", asked.text)))))

    async def match_everywhere(self, asked: MatchEverywhereAsked) -> DutyMatches:
        """The duties of all occupations that a text describes."""
        found = await finish_gently(self._held.match_everywhere(_text("text", asked.text)))
        first, last = _rows(asked, len(found))
        return DutyMatches(duty=tuple(found[first - 1 : last]))

    def about(self) -> About:
        """Which data this is, and the credit that must be shown with it."""
        return self._held.about()

    def _chosen(self, code: str, tasks: str) -> list[int]:
        own = {task.id for task in self.tasks(code)}
        asked = [part.strip() for part in tasks.split(",") if part.strip()]
        if not asked:
            raise RefusedError('The parameter "tasks" is empty. Give ids of the occupation\'s tasks, as 1809,1815.')
        wrong = [part[:40] for part in asked if not part.isascii() or not part.isdecimal() or len(part) > TASK_DIGITS]
        if wrong:
            raise RefusedError(f'The parameter "tasks" holds {wrong[0]!r}, which is not a task id.')
        ids = list(dict.fromkeys(str(int(part)) for part in asked))
        strange = [task for task in ids if task not in own]
        if strange:
            raise RefusedError(f"Not tasks of the occupation {code}: {', '.join(strange[:10])}.")
        return [int(task) for task in ids]


def _text(name: str, text: str) -> str:
    if not text.strip():
        raise RefusedError(f'The parameter "{name}" is empty. Give a job title, a code, or words.')
    if len(text) > TEXT_CHARACTERS:
        raise RefusedError(f'The parameter "{name}" is longer than {TEXT_CHARACTERS} characters.')
    return text


def _rows(asked: RowsAsked, total: int) -> tuple[int, int]:
    """The rows to give, clipped to what there is; (1, 0) where there is nothing."""
    start, end = asked.start, asked.end
    last = start + PAGE_ROWS - 1 if end is None else end
    if start < 1:
        raise RefusedError('The parameter "start" counts from 1.')
    if last < start:
        raise RefusedError('The parameter "end" is before "start".')
    if last - start >= MAX_ROWS:
        raise RefusedError(f"A page holds at most {MAX_ROWS} rows.")
    if total and start > total:
        raise RefusedError(f'The parameter "start" is beyond the last row, {total}.')
    return (start, min(last, total)) if total else (1, 0)


def _paging(url: URL, first: int, last: int, total: int, end: int | None) -> dict[str, Any]:
    """Where this page stands; its neighbours are as long as it was asked to be."""
    page: dict[str, Any] = {"start": first, "end": last, "total": total}
    rows = PAGE_ROWS if end is None else end - first + 1
    if first > 1:
        before = max(1, first - rows)
        page["prev"] = str(url.include_query_params(start=before, end=first - 1))
    if last < total:
        page["next"] = str(url.include_query_params(start=last + 1, end=last + rows))
    return page


def _linked(occupations: Sequence[Linked], url: URL) -> tuple[Linked, ...]:
    """With the addresses of their tasks, the next step."""
    start = str(url.replace(path="/online/job_duties/tasks/", query=""))
    return tuple(each.model_copy(update={"href": f"{start}{each.code}"}) for each in occupations)
