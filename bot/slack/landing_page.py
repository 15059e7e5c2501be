"""The page at `/`: what the bot is, how to install it, what it stores, and whose data it uses."""

from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.slack.manifest import INSTALL_PATH, NAME
from bot.slack.pages.html import LANDING, POLICY, Html, button, fill, items, page
from bot.slack.text.locales import LANGUAGES, language_for
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext

HEADERS: Final = {**POLICY, "Cache-Control": "public, max-age=300", "Vary": "Accept-Language"}


class LandingPage:
    """The page in the browser's language, with *Add to Slack* if the app can be installed."""

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
        html = landing(messages, credit, language=language, installable=self._installable)
        return HTMLResponse(html, headers=HEADERS)


def landing(messages: Messages, credit: str, *, language: str, installable: bool) -> str:
    """The page's HTML."""
    texts = messages.landing
    body = fill(
        LANDING,
        name=NAME,
        lead=texts.lead,
        add=button(texts.add, INSTALL_PATH) if installable else Html(),
        how=texts.how,
        steps=items(texts.steps.splitlines()),
        privacy=messages.privacy.title,
        kept=items(messages.privacy.stored.splitlines()),
        data=texts.data,
        credit=credit,
        health=texts.health,
    )
    return page(body, title=NAME, description=texts.lead, language=language)
