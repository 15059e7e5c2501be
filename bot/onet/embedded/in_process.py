"""The Job Duties services inside the bot's own process: JSON answers without a description."""

from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.onet.embedded.database import JobDutiesDatabase
from bot.onet.embedded.endpoints import Endpoints, MatchEverywhereQuery, MatchQuery, ResultsQuery, SearchQuery
from bot.onet.embedded.error_responses import EXCEPTION_HANDLERS, invalid
from bot.onet.models import Task

TASKS: Final = TypeAdapter(list[Task])

QueryModel = TypeVar("QueryModel", bound=BaseModel)


def embed_service(path: Path) -> Starlette:
    """The app over the database at `path`. It gives the answers of `api.create_service`, without OpenAPI.

    FastAPI takes a seventh of a dyno's start and a millisecond of each answer. The caller closes
    `app.state.database`.

    Raises:
        ReleaseError: the database cannot be read. The message says what to do.
    """
    database = JobDutiesDatabase.open(path)
    app = Starlette(
        routes=_routes(Endpoints(database)), exception_handlers=EXCEPTION_HANDLERS | {ValidationError: invalid}
    )
    app.router.redirect_slashes = False
    app.state.database = database
    return app


def _routes(endpoints: Endpoints) -> list[Route]:
    async def search(request: Request) -> Response:
        return _json(await endpoints.search(request.url, _read(SearchQuery, request)))

    async def tasks(request: Request) -> Response:
        return Response(TASKS.dump_json(endpoints.tasks(request.path_params["code"])), media_type="application/json")

    async def results(request: Request) -> Response:
        query = _read(ResultsQuery, request)
        return _json(endpoints.results(request.url, request.path_params["code"], query))

    async def match(request: Request) -> Response:
        return _json(await endpoints.match(request.path_params["code"], _read(MatchQuery, request)))

    async def match_everywhere(request: Request) -> Response:
        return _json(await endpoints.match_everywhere(_read(MatchEverywhereQuery, request)))

    async def titles(request: Request) -> Response:
        return _json(endpoints.titles(request.path_params["code"]))

    async def about(_: Request) -> Response:
        return _json(endpoints.about())

    paths = {
        "/online/job_duties/search": search,
        "/online/job_duties/tasks/{code}": tasks,
        "/online/job_duties/results/{code}": results,
        "/online/job_duties/match/{code}": match,
        "/online/job_duties/match": match_everywhere,
        "/online/job_duties/titles/{code}": titles,
        "/about": about,
    }
    return [Route(path + slash, endpoint, methods=["GET"]) for path, endpoint in paths.items() for slash in ("", "/")]


def _json(answer: BaseModel) -> Response:
    return Response(answer.model_dump_json(exclude_none=True), media_type="application/json")


def _read(model: type[QueryModel], request: Request) -> QueryModel:
    return model.model_validate(dict(request.query_params))
