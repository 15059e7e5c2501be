"""In whose words a person is answered: by the locale that Slack knows of them."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.state import Person
from bot.slack.replies.surfaces import SendError
from bot.slack.text.en import ENGLISH
from bot.slack.text.es import SPANISH
from bot.slack.text.messages import Words
from bot.slack.views.layout import Look

LANGUAGES: Final[Mapping[str, Words]] = {"en": ENGLISH, "es": SPANISH}
"""The words for a locale's language, the part before the hyphen ("es-LA")."""


def language_for(accepted: str) -> str:
    """Of the languages a browser accepts, the first that is one of ours; English where none is."""
    for one in accepted.split(","):
        language = one.partition(";")[0].partition("-")[0].strip().lower()
        if language in LANGUAGES:
            return language
    return "en"


def words_for(accepted: str) -> Words:
    """The words for a browser's languages."""
    return LANGUAGES[language_for(accepted)]


KNOWN: Final = 10_000
"""People whose language is remembered in the process; a restart asks again."""

PATIENCE: Final = 0.7
"""Seconds of the three Slack waits for that may go on a person's language; the next answer has it in any case."""

log = structlog.get_logger(__name__)


class Locales:
    """Looks for people: Slack is asked once for each person's locale. Who has none of ours is answered in English.

    A Slack that takes its time costs a person one answer in English, and never the answer.
    """

    def __init__(self, look: Callable[[], Look], *, patience: float = PATIENCE) -> None:
        self._look = look
        self._patience = patience
        self._known: OrderedDict[Person, Words] = OrderedDict()
        self._asking: dict[Person, asyncio.Task[Words]] = {}

    async def of(self, person: Person, client: AsyncWebClient) -> Look:
        """How screens for this person are written. Never raises, and never waits longer than its patience."""
        words = self._known.get(person)
        if words is None:
            words = await self._soon(person, client)
        return replace(self._look(), words=words)

    def known(self, person: Person) -> Words:
        """The words for a person whose locale was asked before, without asking: for what must be said at once."""
        return self._known.get(person, ENGLISH)

    def forget(self, person: Person) -> None:
        """Nothing is known of this person any more."""
        self._known.pop(person, None)

    async def _soon(self, person: Person, client: AsyncWebClient) -> Words:
        """What Slack says of the person, or English while it has not said it; it is asked once at a time."""
        task = self._asking.get(person)
        if task is None:
            task = asyncio.create_task(self._ask(person, client))
            self._asking[person] = task
            task.add_done_callback(lambda _: self._asking.pop(person, None))
        done, _ = await asyncio.wait({task}, timeout=self._patience)
        return task.result() if done else ENGLISH

    async def _ask(self, person: Person, client: AsyncWebClient) -> Words:
        try:
            answer = await client.users_info(user=person.user, include_locale=True)
            locale = str((answer.get("user") or {}).get("locale") or "")
        except SlackApiError as error:
            log.warning("locale_unknown", error=str(error.response["error"]))
            locale = ""
        except SendError as error:
            log.warning("locale_unknown", error=type(error).__name__)
            return ENGLISH
        self._known[person] = words = LANGUAGES.get(locale.partition("-")[0], ENGLISH)
        while len(self._known) > KNOWN:
            self._known.popitem(last=False)
        return words
