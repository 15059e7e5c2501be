"""The page at `/` of a running bot: what it is, how to get it, what it keeps, whose data it is."""

import base64
import hashlib
from collections.abc import Callable
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.slack.manifest import INSTALL_PATH, NAME
from bot.slack.text.locales import LANGUAGES, language_for
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext

STYLE: Final = (
    ":root{color-scheme:light dark;--page:#fff;--ink:#1d1c1d;--soft:#54575c;--card:#f4f6f9;--mark:#1f3a5f;--on:#fff}"
    "@media(prefers-color-scheme:dark){:root{--page:#15181d;--ink:#e9ebee;--soft:#b4bac2;--card:#20252c;"
    "--mark:#9cc3f5;--on:#10243d}}"
    "body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}"
    "main,footer{max-width:40rem;margin:auto;padding:0 1.25rem}"
    "main{padding-top:10vh}footer{padding-bottom:3rem;color:var(--soft);font-size:.9375rem}"
    "h1{font-size:2.25rem;line-height:1.15;margin:0}h2{font-size:1.125rem;margin:2.25rem 0 .5rem}"
    ".lead{font-size:1.25rem;color:var(--soft);margin:.75rem 0 1.5rem}"
    "ol,ul{padding-left:1.4rem;margin:0}li{margin:.25rem 0}"
    "section{background:var(--card);border-radius:.75rem;padding:.25rem 1.25rem 1.25rem;margin-top:2rem}"
    "section h2{margin-top:1rem}a{color:var(--mark)}"
    ".add{display:inline-block;background:var(--mark);color:var(--on);padding:.7rem 1.3rem;border-radius:.5rem;"
    "font-weight:600;text-decoration:none}a:focus-visible{outline:3px solid var(--mark);outline-offset:3px}"
)
_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

HEADERS: Final = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'none'",
    "Cache-ButtonValue": "public, max-age=300",
    "Vary": "Accept-Language",
}


class LandingPage:
    """The page, in the language of the browser that asks; with *Add to Slack* where the app can be installed."""

    def __init__(self, look: Callable[[], RenderContext], *, installable: bool) -> None:
        self._look = look
        self._installable = installable

    def routes(self) -> list[Route]:
        """`/`."""
        return [Route("/", self.show, methods=["GET"])]

    async def show(self, request: Request) -> HTMLResponse:
        """The page."""
        language = language_for(request.headers.get("accept-language", ""))
        messages = LANGUAGES[language]
        credit = self._look().about.credit or messages.credit.plain
        made = landing(messages, credit, language=language, installable=self._installable)
        return HTMLResponse(made, headers=HEADERS)


def landing(messages: Messages, credit: str, *, language: str, installable: bool) -> str:
    """The page's HTML; it loads nothing and runs nothing."""
    add = f'<p><a class="add" href="{INSTALL_PATH}">{escape(messages.landing.add)}</a></p>' if installable else ""
    steps = "".join(f"<li>{escape(step)}</li>" for step in messages.landing.steps.splitlines())
    kept = "".join(f"<li>{escape(line)}</li>" for line in messages.landing.kept.splitlines())
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="description" content="{escape(messages.landing.lead)}">'
        f"<title>{escape(NAME)}</title><style>{STYLE}</style></head><body><main>"
        f'<h1>{escape(NAME)}</h1><p class="lead">{escape(messages.landing.lead)}</p>{add}'
        f"<h2>{escape(messages.landing.how)}</h2><ol>{steps}</ol>"
        f"<section><h2>{escape(messages.landing.privacy)}</h2><ul>{kept}</ul></section>"
        f"<h2>{escape(messages.landing.data)}</h2><p>{escape(credit)}</p></main>"
        f'<footer><p><a href="/readyz">{escape(messages.landing.health)}</a></p></footer></body></html>'
    )
