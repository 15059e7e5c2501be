"""Chooses a person's language by their locale in Slack."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from cachetools import LRUCache

from bot.concurrency.single_flight import SingleFlight
from bot.conversation.state import Person
from bot.slack.text.en import ENGLISH
from bot.slack.text.es import SPANISH
from bot.slack.text.messages import Messages
from bot.slack.views.layout import RenderContext
from bot.slack.web_api import Refusal, WebApi, attempt

LANGUAGES: Final[Mapping[str, Messages]] = {"en": ENGLISH, "es": SPANISH}
"""The messages for a locale's language, the part before the hyphen ("es-LA")."""


def language_for(accepted: str) -> str:
    """The first of a browser's accepted languages that is one of ours, or English."""
    for part in accepted.split(","):
        language = part.partition(";")[0].partition("-")[0].strip().lower()
        if language in LANGUAGES:
            return language
    return "en"


def messages_for(accepted: str) -> Messages:
    """The messages for a browser's languages."""
    return LANGUAGES[language_for(accepted)]


KNOWN: Final = 10_000
"""People whose language is remembered in the process; a restart asks again."""

PATIENCE: Final = 0.7
"""Seconds of the three Slack waits for that may go on a person's language; the next answer has it in any case."""


class Locales:
    """Render contexts by person. Slack is asked once for each person's locale; other languages get English.

    If Slack is slow, a person gets one answer in English, never no answer.
    """

    def __init__(self, context: Callable[[], RenderContext], *, patience: float = PATIENCE) -> None:
        self._context = context
        self._patience = patience
        self._known: LRUCache[Person, Messages] = LRUCache(KNOWN)
        self._requests: SingleFlight[Person, Messages] = SingleFlight()
        self._waiting: dict[Person, asyncio.Future[None]] = {}

    async def for_person(self, person: Person, api: WebApi) -> RenderContext:
        """The render context of this person. Never raises, and never waits longer than its patience.

        The turns of one person go on in the order in which they came.
        """
        messages = self._known.get(person)
        if messages is None or person in self._waiting:
            messages = await self._in_order(person, api)
        return replace(self._context(), messages=messages)

    def forget(self, person: Person) -> None:
        """Ask Slack again when this person comes back."""
        self._known.pop(person, None)

    async def _in_order(self, person: Person, api: WebApi) -> Messages:
        """The person's messages, after all earlier turns have theirs: a click must not overtake the tick before it."""
        earlier = self._waiting.get(person)
        done = self._waiting[person] = asyncio.get_running_loop().create_future()
        try:
            messages = self._known.get(person) or await self._soon(person, api)
            if earlier is not None:
                await asyncio.wait({earlier})
            return messages
        finally:
            done.set_result(None)
            if self._waiting.get(person) is done:
                del self._waiting[person]

    async def _soon(self, person: Person, api: WebApi) -> Messages:
        """The person's messages, or English until Slack has responded; it's asked once at a time."""
        task = self._requests.task(person, lambda: self._ask(person, api))
        done, _ = await asyncio.wait({task}, timeout=self._patience)
        return task.result() if done else ENGLISH

    async def _ask(self, person: Person, api: WebApi) -> Messages:
        """The messages for a person's locale. If Slack refuses the request, it isn't repeated."""
        locale = await attempt(api.locale(person.user), doing="locale")
        if isinstance(locale, Refusal) and not locale.by_slack:
            return ENGLISH
        language = "" if isinstance(locale, Refusal) else locale.partition("-")[0]
        self._known[person] = messages = LANGUAGES.get(language, ENGLISH)
        return messages
