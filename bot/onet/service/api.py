"""The three Job Duties services as an ASGI app: same paths, parameters and answers as O*NET Web Services 2.0."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from bot.onet.models import MAX_ROWS, PAGE_ROWS, About, Occupation, OccupationPage, RelatedPage, Sort, Task
from bot.onet.service.database import JobDutiesDatabase

CODE: Final = re.compile(r"\d{2}-\d{4}\.\d{2}")
KEYWORD_CHARACTERS: Final = 2_000
TASK_DIGITS: Final = 9

Linked = TypeVar("Linked", bound=Occupation)

Keyword = Annotated[str, Query(description="A job title, an O*NET-SOC code, or words.")]
Start = Annotated[int, Query(description="The first row, counted from 1.")]
End = Annotated[int | None, Query(description=f"The last row; the {PAGE_ROWS}th after `start` if absent.")]
Tasks = Annotated[str, Query(description="Ids of the occupation's tasks, separated by commas.")]
Order = Annotated[Sort, Query(description="In which order.")]


class Refusal(BaseModel):
    """What was wrong with a request."""

    error: str


class RefusedError(Exception):
    """A request that cannot be answered; the sentence is for whoever sent it. Becomes status 422."""


REFUSED: Final[dict[int | str, dict[str, Any]]] = {422: {"model": Refusal, "description": "What is wrong."}}


def create_service(database: Path) -> FastAPI:
    """The app over an imported database.

    Queries run in the event loop: they take a millisecond or two, less than a hop to a thread and back
    under load (benchmarks/service.py). Served, it closes the database when it stops; whoever uses it through
    a transport closes `app.state.database`.

    Raises:
        ReleaseError: the database cannot be read; with the remedy.
    """
    held = JobDutiesDatabase.open(database)

    @asynccontextmanager
    async def closing(_: FastAPI) -> AsyncIterator[None]:
        with held:
            yield

    app = FastAPI(
        lifespan=closing,
        title="Job Duties service",
        version="2.0",
        description=f"O*NET's Job Duties Custom List over one's own copy of the data. {held.held().credit}",
        redirect_slashes=False,
    )
    app.state.database = held
    for error, answer in _REFUSALS.items():
        app.add_exception_handler(error, answer)
    _routes(app, held)
    return app


def _routes(app: FastAPI, held: JobDutiesDatabase) -> None:
    @app.get("/online/job_duties/search", responses=REFUSED, response_model_exclude_none=True)
    @app.get("/online/job_duties/search/", include_in_schema=False, response_model_exclude_none=True)
    async def search(request: Request, keyword: Keyword, start: Start = 1, end: End = None) -> OccupationPage:
        """Step 1: find an occupation."""
        return _search(held, request, _keyword(keyword), start, end)

    @app.get("/online/job_duties/tasks/{code}", responses=REFUSED)
    @app.get("/online/job_duties/tasks/{code}/", include_in_schema=False)
    async def tasks(code: str) -> list[Task]:
        """Step 2: its tasks."""
        return _tasks_of(held, code)

    @app.get("/online/job_duties/results/{code}", responses=REFUSED, response_model_exclude_none=True)
    @app.get("/online/job_duties/results/{code}/", include_in_schema=False, response_model_exclude_none=True)
    async def results(
        request: Request,
        code: str,
        tasks: Tasks,
        sort: Order = Sort.CLOSELY_RELATED,
        start: Start = 1,
        end: End = None,
    ) -> RelatedPage:
        """Step 3: the occupations that share some of its tasks."""
        chosen = _chosen(held, code, tasks)
        return _results(held, request, code, chosen, sort, (start, end))

    @app.get("/about", response_model_exclude_none=True)
    @app.get("/about/", include_in_schema=False, response_model_exclude_none=True)
    async def about() -> About:
        """Which data this is, and the credit that must be shown with it."""
        return held.about()

    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}


def _search(held: JobDutiesDatabase, request: Request, keyword: str, start: int, end: int | None) -> OccupationPage:
    codes = held.search(keyword)
    first, last = _rows(start, end, len(codes))
    found = held.occupations(codes[first - 1 : last])
    linked = [_linked(occupation, request) for occupation in found]
    return OccupationPage(**_paging(request, first, last, len(codes), end), occupation=tuple(linked))


def _results(
    held: JobDutiesDatabase,
    request: Request,
    code: str,
    chosen: Sequence[int],
    sort: Sort,
    wanted: tuple[int, int | None],
) -> RelatedPage:
    related = held.related(code, chosen, sort)
    first, last = _rows(*wanted, len(related))
    linked = [_linked(occupation, request) for occupation in related.rows(first, last)]
    return RelatedPage(**_paging(request, first, last, len(related), wanted[1]), occupation=tuple(linked))


def _keyword(keyword: str) -> str:
    if not keyword.strip():
        raise RefusedError('The parameter "keyword" is empty. Give a job title, a code, or words.')
    if len(keyword) > KEYWORD_CHARACTERS:
        raise RefusedError(f'The parameter "keyword" is longer than {KEYWORD_CHARACTERS} characters.')
    return keyword


def _tasks_of(held: JobDutiesDatabase, code: str) -> list[Task]:
    if not CODE.fullmatch(code):
        raise RefusedError(f"{code[:40]!r} is not an O*NET-SOC code; one looks like 29-1051.00.")
    tasks = held.tasks(code)
    if tasks:
        return tasks
    if held.has(code):
        raise RefusedError(f"There are no tasks for the occupation {code}.")
    raise RefusedError(f"There is no occupation {code} in this release.")


def _chosen(held: JobDutiesDatabase, code: str, tasks: str) -> list[int]:
    own = {task.id for task in _tasks_of(held, code)}
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


def _rows(start: int, end: int | None, total: int) -> tuple[int, int]:
    """The rows to give, clipped to what there is; (1, 0) where there is nothing."""
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


def _paging(request: Request, first: int, last: int, total: int, end: int | None) -> dict[str, Any]:
    """Where this page stands; its neighbours are as long as it was asked to be."""
    page: dict[str, Any] = {"start": first, "end": last, "total": total}
    rows = PAGE_ROWS if end is None else end - first + 1
    if first > 1:
        before = max(1, first - rows)
        page["prev"] = str(request.url.include_query_params(start=before, end=first - 1))
    if last < total:
        page["next"] = str(request.url.include_query_params(start=last + 1, end=last + rows))
    return page


def _linked(occupation: Linked, request: Request) -> Linked:
    """With the address of its tasks, the next step."""
    href = str(request.url.replace(path=f"/online/job_duties/tasks/{occupation.code}", query=""))
    return occupation.model_copy(update={"href": href})


async def _refused(_: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"error": str(error)}, status_code=422)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    """FastAPI's list of problems as the one sentence Web Services would send."""
    problem = error.errors()[0] if isinstance(error, RequestValidationError) else {"loc": ("",), "type": ""}
    name, kind = problem["loc"][-1], problem["type"]
    if kind == "missing":
        said = f'The parameter "{name}" is missing.'
    elif name == "sort":
        said = f'The parameter "sort" must be one of {", ".join(Sort)}.'
    else:
        said = f'The parameter "{name}" is not a whole number.'
    return JSONResponse({"error": said}, status_code=422)


async def _no_such(_: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, HTTPException) else 404
    said = "There is no such service." if status == 404 else "Only GET is answered here."  # noqa: PLR2004 - HTTP's
    return JSONResponse({"error": said}, status_code=status)


_REFUSALS: Final[dict[Any, Any]] = {
    RefusedError: _refused,
    RequestValidationError: _invalid,
    HTTPException: _no_such,
}
