"""The pictures of people and of the app: a circle with a letter, for apps that show them."""

from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

COLOURS: Final = ("#4a154b", "#1264a3", "#007a5a", "#8b4513", "#b3261e")


async def avatar(request: Request) -> Response:
    """`GET /avatars/<id>.svg`."""
    name = str(request.path_params["name"])
    colour = COLOURS[sum(map(ord, name)) % len(COLOURS)]
    letter = escape(name.removeprefix("U0")[:1] or "?")
    frame = f'<rect width="48" height="48" rx="8" fill="{colour}"/>'
    text = (
        f'<text x="24" y="33" font-size="26" font-family="sans-serif" text-anchor="middle" fill="#fff">{letter}</text>'
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">{frame}{text}</svg>'
    return Response(svg, media_type="image/svg+xml")
