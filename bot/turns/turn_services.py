"""Wires the services that turns use, over O*NET and the cache of conversations."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.conversation.screens import RESULTS_A_PAGE
from bot.onet.cache import CachedOnet
from bot.storage.cache import Cache
from bot.storage.conversations import ConversationStore
from bot.storage.event_deduplication import EventDeduplicator, EventStore
from bot.storage.list_store import CachedLists, ListStore
from bot.storage.mentions import MentionStore
from bot.storage.profiles import ProfileStore
from bot.turns.asides import Asides
from bot.turns.conversation_service import ConversationService
from bot.turns.queries import Queries
from bot.turns.screen_loader import ScreenLoader
from bot.turns.typed_lines import TypedLines


@dataclass(frozen=True)
class TurnServices:
    """The services that Slack's side calls."""

    conversations: ConversationService
    typed_lines: TypedLines
    queries: Queries
    profiles: ProfileStore
    lists: ListStore
    mentions: MentionStore
    events: EventDeduplicator


def build_turns(
    onet: CachedOnet,
    cache: Cache,
    lists: ListStore | None = None,
    *,
    new_id: Callable[[], str],
    results_a_page: int = RESULTS_A_PAGE,
) -> TurnServices:
    """Wire the services. Nothing is opened. `lists` are in the cache if not given."""
    lists = lists or CachedLists(cache)
    profiles, queries = ProfileStore(cache), Queries(onet, results_a_page=results_a_page)
    loader = ScreenLoader(onet, results_a_page=results_a_page)
    conversations = ConversationService(loader, ConversationStore(cache, lists), new_id=new_id)
    typed_lines = TypedLines(conversations, queries, Asides(queries, profiles, lists), new_id=new_id)
    events = EventDeduplicator(EventStore(cache))
    return TurnServices(conversations, typed_lines, queries, profiles, lists, MentionStore(cache), events)
