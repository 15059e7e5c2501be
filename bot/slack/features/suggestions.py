"""What a menu offers while somebody types: occupations, or an honest word that O*NET is slow."""

import asyncio
from typing import Any, Final

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Person
from bot.errors import OnetError
from bot.slack.blocks import option
from bot.slack.interactions.block_actions import NOTHING_CHOSEN
from bot.slack.text.locales import Locales
from bot.turns.queries import Queries

OFFERED: Final = 20
PATIENCE: Final = 1.8
"""Seconds of the three Slack waits for options; the request goes on, and its answer is there for the next letter."""

Option = dict[str, Any]

log = structlog.get_logger(__name__)


class Suggestions:
    """Answers what is typed with options; never later than Slack waits, and never with an error."""

    def __init__(self, lookups: Queries, looks: Locales, *, patience: float = PATIENCE) -> None:
        self._lookups = lookups
        self._looks = looks
        self._patience = patience

    async def offer(self, actor: Person, typed: str, client: AsyncWebClient) -> list[Option]:
        """At most twenty occupations that match; one option that says so where O*NET is slow or down."""
        look = await self._looks.of(actor, client)
        if not typed.strip():
            return []
        try:
            async with asyncio.timeout(self._patience):
                found = await self._lookups.suggest(actor, typed)
        except (TimeoutError, OnetError) as error:
            log.warning("suggestions_late", error=type(error).__name__)
            return [option(look.words.keep_typing, NOTHING_CHOSEN)]
        return [option(row.title, row.code, row.code) for row in found[:OFFERED]]
