"""The options of search-as-you-type menus: occupations, or a note that O*NET is slow."""

import asyncio
from dataclasses import dataclass
from typing import Any, Final

import structlog

from bot.conversation.state import Place
from bot.errors import OnetError
from bot.slack.blocks import option
from bot.slack.interactions.actors import Payload, person_of
from bot.slack.interactions.block_actions import NOTHING_CHOSEN
from bot.slack.interactions.interaction import Interaction, Origin
from bot.slack.replies.responder import Responder
from bot.slack.router import Answer, Router
from bot.turns.queries import Queries

OFFERED: Final = 20
MOST_CHARACTERS: Final = 300
"""The most characters of a typed text that are searched for. People type less into a menu."""
PATIENCE: Final = 1.8
"""Seconds of the three Slack waits for options; the request goes on, and its answer is there for the next letter."""

Option = dict[str, Any]

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class SuggestionsRequested(Interaction):
    """A person types into a search menu."""

    typed: str


class SearchMenu:
    """Returns options for what is typed, never too late for Slack, and never an error."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    def register(self, router: Router) -> None:
        """Every search menu."""
        router.suggestions(read_typed, self.answer)

    async def answer(self, request: SuggestionsRequested, responder: Responder) -> Answer:
        """The options."""
        return Answer({"options": await self._options(request, responder)})

    async def _options(self, request: SuggestionsRequested, responder: Responder) -> list[Option]:
        """At most twenty occupations that match; if O*NET is slow or down, one option that says so."""
        if not request.typed.strip():
            return []
        try:
            async with asyncio.timeout(PATIENCE):
                found = await self._queries.suggest(request.actor, request.typed)
        except (TimeoutError, OnetError) as error:
            log.warning("suggestions_late", error=type(error).__name__)
            return [option(responder.messages.search.keep_typing, NOTHING_CHOSEN)]
        return [option(row.title, row.code, row.code) for row in found[:OFFERED]]


def read_typed(body: Payload) -> SuggestionsRequested:
    """The text typed so far."""
    actor = person_of(body)
    return SuggestionsRequested(
        Origin(actor, Place(channel=actor.user)), str(body.get("value") or "")[:MOST_CHARACTERS]
    )
