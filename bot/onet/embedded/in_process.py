"""The three Job Duties services as the bot asks them in its own process: nothing but their answers, as JSON."""

from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.onet.embedded.database import JobDutiesDatabase
from bot.onet.embedded.endpoints import Answers, MatchAsked, MatchEverywhereAsked, ResultsAsked, SearchAsked
from bot.onet.embedded.error_responses import REFUSALS, invalid
from bot.onet.models import Task

TASKS: Final = TypeAdapter(list[Task])

Asked = TypeVar("Asked", bound=BaseModel)


def embed_service(database: Path) -> Starlette:
    """The app over an imported database; it answers what `api.create_service` does, and describes nothing.

    FastAPI, which describes, takes a seventh of a dyno's start and a millisecond of each answer. Whoever uses the
    app closes `app.state.database`.

    Raises:
        ReleaseError: the database cannot be read; with the remedy.
    """
    held = JobDutiesDatabase.open(database)
    app = Starlette(routes=_routes(Answers(held)), exception_handlers=REFUSALS | {ValidationError: invalid})
    app.router.redirect_slashes = False
    app.state.database = held
    return app


def _routes(answers: Answers) -> list[Route]:
    async def search(request: Request) -> Response:
        return _json(answers.search(request.url, _read(SearchAsked, request)))

    async def tasks(request: Request) -> Response:
        return Response(TASKS.dump_json(answers.tasks(request.path_params["code"])), media_type="application/json")

    async def results(request: Request) -> Response:
        asked = _read(ResultsAsked, request)
        return _json(answers.results(request.url, request.path_params["code"], asked))

    async def match(request: Request) -> Response:
        return _json(await answers.match(request.path_params["code"], _read(MatchAsked, request)))

    async def match_everywhere(request: Request) -> Response:
        return _json(await answers.match_everywhere(_read(MatchEverywhereAsked, request)))

    async def about(_: Request) -> Response:
        return _json(answers.about())

    paths = {
        "/online/job_duties/search": search,
        "/online/job_duties/tasks/{code}": tasks,
        "/online/job_duties/results/{code}": results,
        "/online/job_duties/match/{code}": match,
        "/online/job_duties/match": match_everywhere,
        "/about": about,
    }
    return [Route(path + slash, ask, methods=["GET"]) for path, ask in paths.items() for slash in ("", "/")]


def _json(answer: BaseModel) -> Response:
    return Response(answer.model_dump_json(exclude_none=True), media_type="application/json")


def _read(asked: type[Asked], request: Request) -> Asked:
    return asked.model_validate(dict(request.query_params))
