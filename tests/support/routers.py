"""The router with all features, over an empty cache and an O*NET that nobody can reach."""

from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.server.task_tracker import TaskTracker
from bot.slack.app import Shared, build_router
from bot.slack.data_credit import DataCredit
from bot.slack.router import Router
from bot.slack.text.locales import Locales
from bot.storage.memory_cache import MemoryCache
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.turn_record import TurnObserver
from bot.turns.turn_services import TurnServices, build_turns

REFERENCE = "ref-42"


def turn_services() -> TurnServices:
    """Services whose conversations begin as c1."""
    cache = MemoryCache(max_entries=100)
    onet = CachedOnet(OnetClient(open_http("http://embedded.invalid/")), cache, source="none")
    return build_turns(onet, cache, new_id=lambda: "c1")


def a_router(turns: TurnServices | None = None, *, tracker: TaskTracker | None = None) -> Router:
    """A router of its own; what breaks in a turn has the reference `REFERENCE`."""
    credit = DataCredit()
    shared = Shared(
        turns or turn_services(),
        credit,
        TaskTracker(new_reference=lambda: REFERENCE) if tracker is None else tracker,
        WorkspaceData(MemoryCache(max_entries=1)),
        None,
        TurnObserver(),
        lambda: "c1",
    )
    return build_router(shared, Locales(credit.render_context))
