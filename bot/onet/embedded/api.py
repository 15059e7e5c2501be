"""The Job Duties services as an app of their own, like O*NET Web Services 2.0, with an OpenAPI page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel

from bot.onet.embedded.endpoints import (
    Endpoints,
    LessRelatedQuery,
    MatchEverywhereQuery,
    MatchQuery,
    ResultsQuery,
    SearchQuery,
)
from bot.onet.embedded.error_responses import EXCEPTION_HANDLERS, invalid
from bot.onet.embedded.onet_database import JobDutiesDatabase
from bot.onet.models import About, DutyMatches, FullRelatedPage, JobTitles, OccupationPage, Task


class ErrorResponse(BaseModel):
    """What is wrong with a request, as one sentence."""

    error: str


INVALID: Final[dict[int | str, dict[str, Any]]] = {422: {"model": ErrorResponse, "description": "What is wrong."}}

ADDITION: Final[dict[str, Any]] = {"tags": ["additions of this project"], "openapi_extra": {"x-addition": True}}
"""Marks a service that O*NET Web Services don't have."""


def create_service(path: Path) -> FastAPI:
    """The app over the database at `path`, for callers over HTTP; the bot itself uses `in_process.py`.

    Queries run in the event loop: they take a millisecond or two, less than switching to a thread and back under load
    (benchmarks/service.py). The app closes the database when it stops; a caller through a transport
    closes `app.state.database`.

    Raises:
        ReleaseError: the database can't be read. The message says what to do.
    """
    database = JobDutiesDatabase.open(path)
    app = FastAPI(
        lifespan=_closing,
        title="Job Duties service",
        version="2.0",
        description=f"O*NET's Job Duties Custom List over your own copy of the data. {database.release_info().credit}",
        redirect_slashes=False,
    )
    app.state.database = database
    for error, handler in (EXCEPTION_HANDLERS | {RequestValidationError: invalid}).items():
        app.add_exception_handler(error, handler)
    endpoints = Endpoints(database)
    _add_onet_services(app, endpoints)
    _add_additions(app, endpoints)
    _add_about(app, endpoints)
    return app


@asynccontextmanager
async def _closing(app: FastAPI) -> AsyncIterator[None]:
    """Close the database when the app stops."""
    with app.state.database:
        yield


def _add_onet_services(app: FastAPI, endpoints: Endpoints) -> None:
    @app.get("/online/job_duties/search", responses=INVALID, response_model_exclude_none=True)
    @app.get("/online/job_duties/search/", include_in_schema=False, response_model_exclude_none=True)
    async def search(request: Request, query: Annotated[SearchQuery, Query()]) -> OccupationPage:
        """Step 1: find an occupation."""
        return await endpoints.search(request.url, query)

    @app.get("/online/job_duties/tasks/{code}", responses=INVALID)
    @app.get("/online/job_duties/tasks/{code}/", include_in_schema=False)
    async def tasks(code: str) -> list[Task]:
        """Step 2: its tasks."""
        return endpoints.tasks(code)

    @app.get("/online/job_duties/results/{code}", responses=INVALID, response_model_exclude_none=True)
    @app.get("/online/job_duties/results/{code}/", include_in_schema=False, response_model_exclude_none=True)
    async def results(request: Request, code: str, query: Annotated[ResultsQuery, Query()]) -> FullRelatedPage:
        """Step 3: the occupations that share some of its tasks."""
        return endpoints.results(request.url, code, query)


def _add_additions(app: FastAPI, endpoints: Endpoints) -> None:
    @app.get("/online/job_duties/match/{code}", responses=INVALID, response_model_exclude_none=True, **ADDITION)
    @app.get("/online/job_duties/match/{code}/", include_in_schema=False, response_model_exclude_none=True)
    async def match(code: str, query: Annotated[MatchQuery, Query()]) -> DutyMatches:
        """The duties of an occupation that a text describes, best first. An addition to O*NET's services."""
        return await endpoints.match(code, query)

    @app.get("/online/job_duties/match", responses=INVALID, response_model_exclude_none=True, **ADDITION)
    @app.get("/online/job_duties/match/", include_in_schema=False, response_model_exclude_none=True)
    async def match_everywhere(query: Annotated[MatchEverywhereQuery, Query()]) -> DutyMatches:
        """The duties of all occupations that a text describes, best first. An addition to O*NET's services."""
        return await endpoints.match_everywhere(query)

    @app.get("/online/job_duties/titles/{code}", responses=INVALID, **ADDITION)
    @app.get("/online/job_duties/titles/{code}/", include_in_schema=False)
    async def titles(code: str) -> JobTitles:
        """Titles that people in an occupation have, reported ones first. An addition to O*NET's services."""
        return endpoints.titles(code)

    @app.get("/online/job_duties/less_related/{code}", responses=INVALID, response_model_exclude_none=True, **ADDITION)
    @app.get("/online/job_duties/less_related/{code}/", include_in_schema=False, response_model_exclude_none=True)
    async def less_related(request: Request, code: str, query: Annotated[LessRelatedQuery, Query()]) -> FullRelatedPage:
        """The occupations that are only less related to some of its tasks. An addition to O*NET's services."""
        return endpoints.less_related(request.url, code, query)


def _add_about(app: FastAPI, endpoints: Endpoints) -> None:
    @app.get("/about", response_model_exclude_none=True)
    @app.get("/about/", include_in_schema=False, response_model_exclude_none=True)
    async def about() -> About:
        """Which data this is, and the credit that must be shown with it."""
        return endpoints.about()

    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}
