"""The services' error responses: JSON with one sentence, in the form of O*NET Web Services."""

from http import HTTPStatus
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.onet.embedded.endpoints import InvalidRequestError
from bot.onet.models import Sort


async def _invalid_request(_: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"error": str(error)}, status_code=HTTPStatus.UNPROCESSABLE_ENTITY)


async def invalid(_: Request, error: Any) -> JSONResponse:
    """The first of pydantic's errors about the parameters, as a sentence."""
    problem = error.errors()[0]
    name, kind = problem["loc"][-1], problem["type"]
    if kind == "missing":
        sentence = f'The parameter "{name}" is missing.'
    elif name == "sort":
        sentence = f'The parameter "sort" must be one of {", ".join(Sort)}.'
    else:
        sentence = f'The parameter "{name}" is not a whole number.'
    return JSONResponse({"error": sentence}, status_code=HTTPStatus.UNPROCESSABLE_ENTITY)


async def _unknown_service(_: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    sentence = "There is no such service." if status == HTTPStatus.NOT_FOUND else "Only GET is supported."
    return JSONResponse({"error": sentence}, status_code=status)


EXCEPTION_HANDLERS: Final[dict[Any, Any]] = {InvalidRequestError: _invalid_request, HTTPException: _unknown_service}
