"""The Job Duties services inside the bot's process: JSON responses without OpenAPI."""

from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

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
from bot.onet.models import Task

TASKS: Final = TypeAdapter(list[Task])

QueryModel = TypeVar("QueryModel", bound=BaseModel)


def embed_service(path: Path) -> Starlette:
    """The app over the database at `path`. It responds like `api.create_service`, without OpenAPI.

    FastAPI would take a seventh of a dyno's start and a millisecond of each response. The caller closes
    `app.state.database`.

    Raises:
        ReleaseError: the database can't be read. The message says what to do.
    """
    database = JobDutiesDatabase.open(path)
    app = Starlette(
        routes=_JsonEndpoints(Endpoints(database)).routes(),
        exception_handlers=EXCEPTION_HANDLERS | {ValidationError: invalid},
    )
    app.router.redirect_slashes = False
    app.state.database = database
    return app


class _JsonEndpoints:
    """The endpoints for Starlette: each reads its query and writes JSON."""

    def __init__(self, endpoints: Endpoints) -> None:
        self._endpoints = endpoints

    def routes(self) -> list[Route]:
        """The routes, each with and without a trailing slash."""
        paths = {
            "/online/job_duties/search": self.search,
            "/online/job_duties/tasks/{code}": self.tasks,
            "/online/job_duties/results/{code}": self.results,
            "/online/job_duties/match/{code}": self.match,
            "/online/job_duties/match": self.match_everywhere,
            "/online/job_duties/titles/{code}": self.titles,
            "/online/job_duties/less_related/{code}": self.less_related,
            "/about": self.about,
        }
        return [
            Route(path + slash, endpoint, methods=["GET"]) for path, endpoint in paths.items() for slash in ("", "/")
        ]

    async def search(self, request: Request) -> Response:
        return _json(await self._endpoints.search(request.url, _read(SearchQuery, request)))

    async def tasks(self, request: Request) -> Response:
        tasks = self._endpoints.tasks(request.path_params["code"])
        return Response(TASKS.dump_json(tasks), media_type="application/json")

    async def results(self, request: Request) -> Response:
        query = _read(ResultsQuery, request)
        return _json(self._endpoints.results(request.url, request.path_params["code"], query))

    async def match(self, request: Request) -> Response:
        return _json(await self._endpoints.match(request.path_params["code"], _read(MatchQuery, request)))

    async def match_everywhere(self, request: Request) -> Response:
        return _json(await self._endpoints.match_everywhere(_read(MatchEverywhereQuery, request)))

    async def titles(self, request: Request) -> Response:
        return _json(self._endpoints.titles(request.path_params["code"]))

    async def less_related(self, request: Request) -> Response:
        query = _read(LessRelatedQuery, request)
        return _json(self._endpoints.less_related(request.url, request.path_params["code"], query))

    async def about(self, _: Request) -> Response:
        return _json(self._endpoints.about())


def _json(answer: BaseModel) -> Response:
    return Response(answer.model_dump_json(exclude_none=True), media_type="application/json")


def _read(model: type[QueryModel], request: Request) -> QueryModel:
    return model.model_validate(dict(request.query_params))
