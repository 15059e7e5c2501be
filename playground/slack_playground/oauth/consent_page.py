"""The pages on which people allow an app, or sign in."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, Response

HEADERS: Final = {
    "content-security-policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "cache-control": "no-store",
}


def consent_page(title: str, points: Sequence[str], choices: Sequence[str], *, static: str = "/static") -> Response:
    """A page with a title, what it's about, and links to choose from, as HTML; `static` is where its style is."""
    name = escape(title)
    narrow = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    head = f'<meta charset="utf-8">{narrow}<title>{name}</title>'
    style = f'<link rel="stylesheet" href="{escape(static)}/control.css">'
    listed = "".join(f"<li>{escape(point)}" for point in points)
    body = f'<main class="consent"><h1>{name}</h1><ul>{listed}</ul><p>{" ".join(choices)}</main>'
    return HTMLResponse(f'<!doctype html><html lang="en">{head}{style}{body}', headers=HEADERS)


def refusal_page(reason: str) -> Response:
    """A page that says why a link doesn't work."""
    body = f'<!doctype html><html lang="en"><title>Slack</title><p>{escape(reason)}'
    return HTMLResponse(body, status_code=400, headers=HEADERS)


def choice(label: str, path: str, query: Mapping[str, Any]) -> str:
    """A link that looks like a button."""
    return f'<a class="choice" href="{path}?{escape(urlencode(query))}">{escape(label)}</a>'
