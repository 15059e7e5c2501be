"""The three Job Duties services as an app of their own: as O*NET Web Services 2.0, with a page that describes them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel

from bot.onet.embedded.database import JobDutiesDatabase
from bot.onet.embedded.endpoints import Answers, MatchAsked, MatchEverywhereAsked, ResultsAsked, SearchAsked
from bot.onet.embedded.error_responses import REFUSALS, invalid
from bot.onet.models import About, DutyMatches, OccupationPage, RelatedPage, Task


class Refusal(BaseModel):
    """What was wrong with a request."""

    error: str


REFUSED: Final[dict[int | str, dict[str, Any]]] = {422: {"model": Refusal, "description": "What is wrong."}}

ADDITION: Final[dict[str, Any]] = {"tags": ["additions of this project"], "openapi_extra": {"x-addition": True}}
"""What marks a service that O*NET Web Services does not have."""


def create_service(database: Path) -> FastAPI:
    """The app over an imported database, for whoever calls it from outside; the bot itself asks `embedded.py`.

    Queries run in the event loop: they take a millisecond or two, less than a hop to a thread and back
    under load (benchmarks/service.py). It closes the database when it stops; whoever uses it through
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
    for error, answer in (REFUSALS | {RequestValidationError: invalid}).items():
        app.add_exception_handler(error, answer)
    _routes(app, Answers(held))
    return app


def _routes(app: FastAPI, answers: Answers) -> None:
    @app.get("/online/job_duties/search", responses=REFUSED, response_model_exclude_none=True)
    @app.get("/online/job_duties/search/", include_in_schema=False, response_model_exclude_none=True)
    async def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> OccupationPage:
        """Step 1: find an occupation."""
        return answers.search(request.url, asked)

    @app.get("/online/job_duties/tasks/{code}", responses=REFUSED)
    @app.get("/online/job_duties/tasks/{code}/", include_in_schema=False)
    async def tasks(code: str) -> list[Task]:
        """Step 2: its tasks."""
        return answers.tasks(code)

    @app.get("/online/job_duties/results/{code}", responses=REFUSED, response_model_exclude_none=True)
    @app.get("/online/job_duties/results/{code}/", include_in_schema=False, response_model_exclude_none=True)
    async def results(request: Request, code: str, asked: Annotated[ResultsAsked, Query()]) -> RelatedPage:
        """Step 3: the occupations that share some of its tasks."""
        return answers.results(request.url, code, asked)

    @app.get("/online/job_duties/match/{code}", responses=REFUSED, response_model_exclude_none=True, **ADDITION)
    @app.get("/online/job_duties/match/{code}/", include_in_schema=False, response_model_exclude_none=True)
    async def match(code: str, asked: Annotated[MatchAsked, Query()]) -> DutyMatches:
        """The duties of an occupation that a text describes, best first. An addition to O*NET's services."""
        return await answers.match(code, asked)

    @app.get("/online/job_duties/match", responses=REFUSED, response_model_exclude_none=True, **ADDITION)
    @app.get("/online/job_duties/match/", include_in_schema=False, response_model_exclude_none=True)
    async def match_everywhere(asked: Annotated[MatchEverywhereAsked, Query()]) -> DutyMatches:
        """The duties of all occupations that a text describes, best first. An addition to O*NET's services."""
        return await answers.match_everywhere(asked)

    @app.get("/about", response_model_exclude_none=True)
    @app.get("/about/", include_in_schema=False, response_model_exclude_none=True)
    async def about() -> About:
        """Which data this is, and the credit that must be shown with it."""
        return answers.about()

    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}
