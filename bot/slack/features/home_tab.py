"""The Home tab. What people press there begins in the direct messages."""

from dataclasses import dataclass, replace

from pydantic import ValidationError

from bot.conversation.events import EVENT, Chose, Event, Refreshed
from bot.conversation.profile import Profile
from bot.conversation.saved_lists import Lists
from bot.conversation.state import Person, Place
from bot.errors import SnapshotUnreadable
from bot.slack.features.conversation import ConversationTurns
from bot.slack.interactions.actors import Payload, person_of
from bot.slack.interactions.block_actions import HOME, BlockAction
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.interaction import Interaction, LineTyped, Origin
from bot.slack.interactions.slack_events import HOME_TAB, START, TabOpened, read_tab_opened
from bot.slack.replies.responder import Responder
from bot.slack.router import Router
from bot.slack.views.home_tab import LIST, RESUME, home
from bot.storage.cache import or_default
from bot.storage.list_store import ListStore
from bot.storage.profiles import ProfileStore


@dataclass(frozen=True)
class HomeUsed(Interaction):
    """A control of the Home tab, or the global shortcut.

    `event` None means: continue where I left off, or, with the client's `resumed`; `listed` names whose list to show.
    """

    event: Event | None
    resumed: str = ""
    listed: str = ""


@dataclass(frozen=True)
class HomeRemoveRequested(Interaction):
    """The person removes an occupation from their list, in the Home tab."""

    code: str


class HomeTab:
    """Publishes the Home view, and continues its clicks in the direct messages."""

    def __init__(self, profiles: ProfileStore, lists: ListStore, conversation: ConversationTurns) -> None:
        self._profiles = profiles
        self._lists = lists
        self._conversation = conversation

    def register(self, router: Router) -> None:
        """The opened tab, its controls, and the global shortcut."""
        router.event("app_home_opened", read_home_opened, self.show)
        router.shortcut(START, read_global_shortcut, self.use)
        router.action([ActionId.FIND], read_found, self.use, surface=HOME)
        router.action([ActionId.HOME], read_button, self.use, surface=HOME)
        router.action([ActionId.REMOVE], read_remove, self.remove, surface=HOME)

    async def show(self, opened: TabOpened, responder: Responder) -> None:
        """Somebody opened the Home tab."""
        await self._publish(opened.actor, responder)

    async def use(self, used: HomeUsed, responder: Responder) -> None:
        """Do what the control means in the direct messages, and update Home."""
        place = await responder.direct_messages()
        surface = responder.conversation(place, replaces=False)
        line = LineTyped(replace(used.origin, place=place), "resume")
        if used.listed:
            await self._conversation.show_list(line, used.listed, responder, surface)
        elif used.event is None:
            await self._conversation.resume_latest(line, responder, surface, client=used.resumed)
        else:
            await self._conversation.begin(used.actor, place, used.event, responder)
        await self._publish(used.actor, responder)

    async def remove(self, request: HomeRemoveRequested, responder: Responder) -> None:
        """Remove an occupation from the list, and show Home without it; unchanged if that fails."""
        removal = self._lists.change(request.actor, lambda lists: lists.without(request.code))
        await or_default(removal, None, doing="remove")
        await self._publish(request.actor, responder)

    async def _publish(self, person: Person, responder: Responder) -> None:
        profile = await or_default(self._profiles.find(person), Profile(owner=person), doing="home")
        lists = await or_default(self._lists.find(person), None, doing="home")
        memory = profile.with_lists(lists or Lists())
        await responder.try_publish_home(home(memory, responder.context, listed=lists is not None))


def read_home_opened(body: Payload) -> TabOpened | None:
    """The Home tab was opened."""
    opened = read_tab_opened(body)
    return opened if opened.tab == HOME_TAB else None


def read_global_shortcut(body: Payload) -> HomeUsed:
    """The global shortcut: a new conversation, in the direct messages."""
    actor = person_of(body)
    return HomeUsed(Origin(actor, Place(channel=actor.user)), Refreshed())


def read_found(action: BlockAction) -> HomeUsed | None:
    """An occupation was chosen in the search menu; None if the choice was cleared."""
    return HomeUsed(action.origin, Chose(code=action.chosen)) if action.chosen else None


def read_button(action: BlockAction) -> HomeUsed:
    """A button that carries an event; the event of *Continue* moves nothing."""
    try:
        event = EVENT.validate_json(action.value)
    except ValidationError as error:
        raise SnapshotUnreadable(f"{error.error_count()} fields can't be read") from error
    about = action.argument
    return HomeUsed(
        action.origin,
        None if isinstance(event, Refreshed) else event,
        resumed=about.removeprefix(RESUME) if about.startswith(RESUME) else "",
        listed=about.removeprefix(LIST) if about.startswith(LIST) else "",
    )


def read_remove(action: BlockAction) -> HomeRemoveRequested:
    """*Remove*."""
    return HomeRemoveRequested(action.origin, action.argument)
