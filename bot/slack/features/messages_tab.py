"""The Messages tab, which is the agent's place: a welcome once, and prompts of what can be said."""

from typing import Final

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.events import Looked
from bot.conversation.profile import Profile
from bot.conversation.screens import Remark
from bot.conversation.state import Person
from bot.errors import StoreUnavailable
from bot.slack.features.search import Turns
from bot.slack.interactions.types import MessagesOpened
from bot.slack.replies.surfaces import SendError, refused
from bot.slack.text.locales import Locales
from bot.slack.text.messages import Words
from bot.storage.profiles import ProfileStore

PROMPTS: Final = 4
"""Slack shows no more: https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts"""

log = structlog.get_logger(__name__)


class Welcomes:
    """Welcomes people who come for the first time, and suggests what to say."""

    def __init__(self, profiles: ProfileStore, turns: Turns, looks: Locales) -> None:
        self._profiles = profiles
        self._turns = turns
        self._looks = looks

    async def opened(self, opened: MessagesOpened, client: AsyncWebClient) -> None:
        """Somebody looks at the direct messages."""
        look = await self._looks.of(opened.actor, client)
        memory, first = await self._met(opened.actor)
        await self._suggest(opened.place.channel, prompts(memory, look.words), look.words, client)
        if first:
            await self._turns.begun(opened.actor, opened.place, Looked(), client, remark=Remark.WELCOME)

    async def _met(self, actor: Person) -> tuple[Profile, bool]:
        """What is remembered of the person, and whether they are to be welcomed.

        Nobody is while nothing can be remembered: they would be each time.
        """
        try:
            first = await self._profiles.mark_welcomed(actor)
            return await self._profiles.find(actor), first
        except StoreUnavailable as error:
            log.warning("store_unavailable", doing="welcome", error=str(error))
            return Profile(owner=actor), False

    async def _suggest(
        self, channel: str, suggested: list[dict[str, str]], words: Words, client: AsyncWebClient
    ) -> None:
        # No thread_ts: with one, the call of an agent does nothing and says nothing.
        try:
            await client.assistant_threads_setSuggestedPrompts(
                channel_id=channel, title=words.prompts_title, prompts=suggested
            )
        except SendError as error:
            refused(error, doing="prompts")


def prompts(memory: Profile, words: Words) -> list[dict[str, str]]:
    """What a person may want to say: what they can go on with first, then examples, and help."""
    known = [*(["resume"] if memory.latest else []), *(["list"] if memory.saved else [])]
    examples = [name for name in words.prompts if name not in {"resume", "list", "help"}]
    chosen = [*known, *examples[: PROMPTS - 1 - len(known)], "help"]
    return [{"title": words.prompts[name], "message": words.prompt_messages[name]} for name in chosen]
