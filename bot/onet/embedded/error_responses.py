"""What the services answer where they refuse: JSON with one sentence, as Web Services send it."""

from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.onet.embedded.endpoints import RefusedError
from bot.onet.models import Sort


async def _refused(_: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"error": str(error)}, status_code=422)


async def invalid(_: Request, error: Any) -> JSONResponse:
    """The first of pydantic's problems with the parameters, in a sentence."""
    problem = error.errors()[0]
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


REFUSALS: Final[dict[Any, Any]] = {RefusedError: _refused, HTTPException: _no_such}
