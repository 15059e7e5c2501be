"""A click that was acknowledged, and then could be given to nobody: who clicked is told so."""

from collections.abc import Callable, Mapping
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Place
from bot.slack.replies.surfaces import SendError, Webhook, WebhookSurface, refusal
from bot.slack.text.en import ENGLISH
from bot.slack.views.asides import apology

log = structlog.get_logger(__name__)


class Unanswered:
    """Tells people by the click's own address, which needs no token: whose it is may be what could not be found out."""

    def __init__(self, client: AsyncWebClient, *, new_reference: Callable[[], str]) -> None:
        self._client = client
        self._new_reference = new_reference

    async def tell(self, body: Mapping[str, Any], status: int) -> None:
        """Apologise for what Bolt answered with this HTTP status, where there is an address to say it at."""
        reference, url = self._new_reference(), body.get("response_url")
        log.error("click_unanswered", reference=reference, status=status)
        if not isinstance(url, str):
            return
        surface = WebhookSurface(Webhook(url, self._client), Place(channel="", ephemeral=True), replaces=False)
        try:
            await surface.show(apology(reference, ENGLISH))
        except SendError as error:
            refusal(error, doing="apology")
