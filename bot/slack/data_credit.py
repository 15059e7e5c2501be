"""The data credit on the screens, read from the source once at the start."""

import asyncio
from typing import Final

import structlog

from bot.errors import OnetError
from bot.onet.cache import CachedOnet
from bot.onet.models import About
from bot.slack.text.en import ENGLISH
from bot.slack.views.layout import RenderContext

ABOUT_SECONDS: Final = 2

log = structlog.get_logger(__name__)


class DataCredit:
    """The source's own credit; until it's known, the credit of Web Services."""

    def __init__(self) -> None:
        self._about = About(api_version="")

    async def load(self, onet: CachedOnet) -> None:
        """Ask the source. If it doesn't respond, the bot still starts."""
        try:
            async with asyncio.timeout(ABOUT_SECONDS):
                self._about = (await onet.about()).value
        except (OnetError, TimeoutError) as error:
            log.warning("about_unknown", error=type(error).__name__)

    def render_context(self) -> RenderContext:
        """The render context for English."""
        return RenderContext(ENGLISH, self._about)
