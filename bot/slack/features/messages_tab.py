"""The Messages tab, where Slack shows the agent: a welcome once, and suggested prompts."""

from typing import Final

from bot.conversation.events import Refreshed
from bot.conversation.profile import Profile
from bot.conversation.saved_lists import Lists
from bot.conversation.screens import Remark
from bot.conversation.state import Person
from bot.slack.features.conversation import ConversationTurns
from bot.slack.interactions.actors import Payload
from bot.slack.interactions.slack_events import MESSAGES_TAB, TabOpened, read_tab_opened
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.slack.text.messages import Messages
from bot.storage.cache import or_default
from bot.storage.list_store import ListStore
from bot.storage.profiles import ProfileStore

PROMPTS: Final = 4
"""Slack shows no more: https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts"""


class MessagesTab:
    """Welcomes people the first time, and suggests what to say."""

    def __init__(self, profiles: ProfileStore, lists: ListStore, conversation: ConversationTurns) -> None:
        self._profiles = profiles
        self._lists = lists
        self._conversation = conversation

    def register(self, router: Router) -> None:
        """The opened tab."""
        router.event("app_home_opened", read_messages_opened, self.show)

    async def show(self, opened: TabOpened, responder: Responder) -> None:
        """Somebody opened the direct messages."""
        memory, first = await self._met(opened.actor)
        messages = responder.messages
        suggested = prompts(memory, messages)
        call = responder.api.suggest_prompts(opened.place.channel, messages.welcome.prompts_title, suggested)
        await responder.try_call(call, doing="prompts")
        if first:
            await self._conversation.begin(opened.actor, opened.place, Refreshed(), responder, remark=Remark.WELCOME)

    async def _met(self, actor: Person) -> tuple[Profile, bool]:
        """The person's profile, and whether to welcome them.

        No welcome is sent while the store is down, because it would be sent each time.
        """
        first = await or_default(self._profiles.mark_welcomed(actor), False, doing="welcome")
        profile = await or_default(self._profiles.find(actor), Profile(owner=actor), doing="welcome")
        lists = await or_default(self._lists.find(actor), Lists(), doing="welcome")
        return profile.with_lists(lists), first and not lists.saved


def read_messages_opened(body: Payload) -> TabOpened | None:
    """The Messages tab was opened."""
    opened = read_tab_opened(body)
    return opened if opened.tab == MESSAGES_TAB else None


def prompts(memory: Profile, messages: Messages) -> list[dict[str, str]]:
    """Suggested prompts: first what the person can continue, then examples and help."""
    known = [*(["resume"] if memory.latest else []), *(["list"] if memory.saved else [])]
    examples = [name for name in messages.welcome.prompts if name not in {"resume", "list", "help"}]
    chosen = [*known, *examples[: PROMPTS - 1 - len(known)], "help"]
    return [
        {"title": messages.welcome.prompts[name], "message": messages.welcome.prompt_messages[name]} for name in chosen
    ]
