"""The composition root: the only module that knows everyone."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import httpx
import structlog
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette

from bot.conversation.screens import RESULTS_A_PAGE
from bot.errors import OnetError
from bot.onet.cache import BeforeRequest, CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.models import About
from bot.server.health import WELL_SECONDS, Health, Probe, Readiness
from bot.server.task_tracker import TaskTracker
from bot.settings import INSTALLATIONS, Settings
from bot.slack.allowed_workspaces import AllowedWorkspaces
from bot.slack.app import CALL_SECONDS, build_bolt, open_client, open_session
from bot.slack.features.compare import Comparisons
from bot.slack.features.details import DetailsModals
from bot.slack.features.export import Exports
from bot.slack.features.home_tab import Homes
from bot.slack.features.messages_tab import Welcomes
from bot.slack.features.saved_list import Lists
from bot.slack.features.search import PATIENCE, Turns
from bot.slack.features.share import Shares
from bot.slack.features.suggestions import Suggestions
from bot.slack.installations.access import Access, Credentials, OneWorkspace
from bot.slack.installations.uninstall import Departures
from bot.slack.landing_page import Landing
from bot.slack.manifest import SCOPES
from bot.slack.receivers.http import SlackDoor, build_web
from bot.slack.receivers.unanswered import Unanswered
from bot.slack.replies.modals import PATIENCE as MODAL_PATIENCE
from bot.slack.router import Listeners, Workers
from bot.slack.text.en import ENGLISH
from bot.slack.text.locales import Locales
from bot.slack.views.layout import Look
from bot.storage.cache import Cache
from bot.storage.cache_factory import open_cache
from bot.storage.conversations import ConversationStore
from bot.storage.event_deduplication import EventDeduplicator, EventStore
from bot.storage.memory_cache import MemoryCache
from bot.storage.profiles import ProfileStore
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.metrics import Metrics
from bot.turns.queries import Queries
from bot.turns.rate_limit import RateLimiter
from bot.turns.screen_loader import ScreenLoader
from bot.turns.service import ConversationService
from bot.turns.side_answers import SideAnswers
from bot.turns.typed_lines import TypedLines

if TYPE_CHECKING:
    from bot.slack.receivers.socket_mode import SocketLinks

CONVERSATIONS: Final = 20_000
"""Conversations held in memory without Redis, about 20 MB; those longest idle go first."""

ANSWERS: Final = 500
"""O*NET answers held in memory without Redis; the usual one has 20 kB, …"""

ANSWERS_CHARACTERS: Final = 20_000_000
"""… but the largest 400: so many characters they have in all."""

DRAIN_SECONDS: Final = 21
"""A dyno is killed 30 s after it was told to stop; before this, requests under way had 3 s to be answered."""

ABOUT_SECONDS: Final = 2

SELDOM_SECONDS: Final = 60.0
"""How long a good answer of somebody else's service is taken for still true."""

Through = Callable[[httpx.AsyncBaseTransport], httpx.AsyncBaseTransport]

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Bot:
    """A wired bot: its ASGI app, the tracker that knows what is under way, and what it remembers."""

    web: Starlette
    tracker: TaskTracker
    caches: tuple[Cache, ...]


def _directly(transport: httpx.AsyncBaseTransport) -> httpx.AsyncBaseTransport:
    """Nothing between."""
    return transport


def build_app(
    settings: Settings,
    *,
    patience: float = PATIENCE,
    results_a_page: int = RESULTS_A_PAGE,
    onet_through: Through = _directly,
    by_socket: bool = False,
    slack_seconds: float = CALL_SECONDS,
) -> Bot:
    """Wire a bot from its settings. Nothing is opened before the web app's lifespan starts.

    `by_socket` lets Slack in over Socket Mode instead of at an address.
    `onet_through` puts something between the bot and the embedded service: the demonstration's troubles.
    `slack_seconds` is how long a call to Slack may take.
    """
    caches, metrics, credited = _open_caches(settings), Metrics(), Credited()
    tracker = TaskTracker(new_reference=_new_id, observer=metrics)
    onet = _reach_onet(settings, caches, metrics, onet_through)
    client, data = open_client(settings.slack_api_url, metrics), WorkspaceData(caches.conversations)
    access, looks = _access(settings, client, data, tracker), Locales(credited.look)
    workers = _workers(onet.remembered, results_a_page, caches, looks, patience)
    seen = EventDeduplicator(EventStore(caches.conversations))
    listeners = Listeners(workers, tracker, seen=seen, allowed=AllowedWorkspaces(settings.allowed_workspaces, looks))
    departures = Departures(access.leaving, data, tracker)
    bolt = build_bolt(authorize=access.authorize, client=client, listeners=[*access.listeners(), listeners, departures])
    metrics.watch(under_way=lambda: len(tracker), kept=caches.sizes())
    door = _links(settings, bolt, metrics) if by_socket else _door(settings, bolt, tracker)
    health = _health(settings, _probes(settings, caches, onet, access, client, door), metrics)
    landing = Landing(credited.look, installable=settings.slack_client_id is not None)
    routes = [*door.routes(), *landing.routes(), *health.routes(), *access.routes()]
    running = _Running(caches, onet, access, bolt, door, credited, tracker, slack_seconds)
    return Bot(build_web(running.lifespan, routes, observer=metrics), tracker, (caches.conversations, caches.answers))


@dataclass(frozen=True)
class _Caches:
    """What is remembered: of people and their conversations, and of O*NET's answers."""

    conversations: Cache
    answers: Cache

    def sizes(self) -> dict[str, Callable[[], int]]:
        """How many values each holds, where that can be known."""
        return _kept(conversations=self.conversations, answers=self.answers)


@dataclass(frozen=True)
class _Onet:
    """The way to O*NET: the connections, what closes an embedded service, the client, and what remembers."""

    http: httpx.AsyncClient
    close: Callable[[], None]
    services: OnetClient
    remembered: CachedOnet


@dataclass(frozen=True)
class _Running:
    """What is opened when a bot starts, and closed in the reverse order when it stops."""

    caches: _Caches
    onet: _Onet
    access: Access
    bolt: AsyncApp
    door: "SlackDoor | SocketLinks"
    credited: "Credited"
    tracker: TaskTracker
    slack_seconds: float

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """From the first connection to the last turn."""
        async with AsyncExitStack() as opened:
            opened.push_async_callback(self.caches.conversations.close)
            opened.push_async_callback(self.caches.answers.close)
            opened.callback(self.onet.close)
            await opened.enter_async_context(self.onet.http)
            await opened.enter_async_context(self.access.opened())
            self.bolt.client.session = await opened.enter_async_context(open_session(self.slack_seconds))
            await self.credited.ask(self.onet.remembered)
            async with self.door.opened():
                yield
            left = await self.tracker.drain(DRAIN_SECONDS)
            log.info("stopped", turns_aborted=left)


def _open_caches(settings: Settings) -> _Caches:
    redis_url = settings.redis_url.get_secret_value() if settings.redis_url else None
    return _Caches(
        open_cache(redis_url, namespace="duties:", max_entries=CONVERSATIONS),
        open_cache(redis_url, namespace="onet:", max_entries=ANSWERS, max_characters=ANSWERS_CHARACTERS),
    )


def _reach_onet(settings: Settings, caches: _Caches, metrics: Metrics, through: Through) -> _Onet:
    http, close = open_onet(settings, through)
    key = settings.onet_api_key.get_secret_value() if settings.onet_api_key else None
    services = OnetClient(http, api_key=key, observer=metrics)
    before_request = _rate_limit(settings, caches.conversations)
    remembered = CachedOnet(
        services, caches.answers, source=_source(settings), observer=metrics, before_request=before_request
    )
    return _Onet(http, close, services, remembered)


def _workers(onet: CachedOnet, results_a_page: int, caches: _Caches, looks: Locales, patience: float) -> Workers:
    """The conversation, and Slack's side of it."""
    store, profiles = ConversationStore(caches.conversations), ProfileStore(caches.conversations)
    service = ConversationService(ScreenLoader(onet, results_a_page=results_a_page), store, new_id=_new_id)
    lookups = Queries(onet, results_a_page=results_a_page)
    typed_lines = TypedLines(service, lookups, SideAnswers(lookups, profiles), new_id=_new_id)
    exports = Exports(lookups, profiles, looks)
    turns = Turns(service, typed_lines, looks, exports, new_id=_new_id, patience=patience)
    return Workers(
        turns,
        DetailsModals(lookups, profiles, turns, looks, patience=min(patience, MODAL_PATIENCE)),
        Shares(lookups, profiles, turns, looks, new_id=_new_id),
        Comparisons(lookups, profiles, turns, looks, patience=min(patience, MODAL_PATIENCE)),
        Lists(profiles, looks, new_id=_new_id),
        Homes(profiles, turns, looks),
        Welcomes(profiles, turns, looks),
        Suggestions(lookups, looks),
    )


def _door(settings: Settings, bolt: AsyncApp, tracker: TaskTracker) -> SlackDoor:
    """How Slack comes in with signed requests to an address."""
    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else ""
    unanswered = Unanswered(bolt.client, new_reference=_new_id)
    return SlackDoor(bolt, secret, follow=tracker.track, unanswered=unanswered.tell)


def _links(settings: Settings, bolt: AsyncApp, metrics: Metrics) -> "SocketLinks":
    """How Slack comes in on connections that we open."""
    from bot.slack.receivers.socket_mode import SocketLinks  # noqa: PLC0415 - for those who have no address

    token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
    return SocketLinks(bolt, token, connections=settings.socket_connections, observer=metrics)


def _health(settings: Settings, probes: Sequence[Probe], metrics: Metrics) -> Health:
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else None
    return Health(Readiness(probes), metrics, metrics_token=token)


def _probes(
    settings: Settings,
    caches: _Caches,
    onet: _Onet,
    access: Access,
    client: AsyncWebClient,
    door: "SlackDoor | SocketLinks",
) -> list[Probe]:
    """The parts this bot stands on. Web Services are not needed: what was remembered is shown while they are down."""
    embedded = settings.onet_database is not None
    return [
        Probe("cache", caches.conversations.check_round_trip),
        Probe("onet", onet.services.about, needed=embedded, remembered=WELL_SECONDS if embedded else SELDOM_SECONDS),
        Probe(access.part, lambda: access.check(client), remembered=SELDOM_SECONDS),
        *(Probe(name, ask) for name, ask in door.parts().items()),
    ]


def _rate_limit(settings: Settings, cache: Cache) -> BeforeRequest | None:
    """What protects the key for Web Services; the embedded service needs no protection."""
    if settings.onet_database is not None:
        return None
    person, workspace = settings.limit_per_person, settings.limit_per_workspace
    return RateLimiter(cache, per_person=person, per_workspace=workspace).check


def _kept(**caches: Cache) -> dict[str, Callable[[], int]]:
    return {name: cache.__len__ for name, cache in caches.items() if isinstance(cache, MemoryCache)}


def _access(settings: Settings, client: AsyncWebClient, data: WorkspaceData, tracker: TaskTracker) -> Access:
    """The one workspace of a token, or the many of installations, which alone need a database."""
    if settings.slack_bot_token is not None:
        return OneWorkspace(settings.slack_bot_token.get_secret_value())
    from bot.slack.installations.wiring import build_many  # noqa: PLC0415 - a fifth of the start, for those who need it

    url, keys, secret = settings.database_url, settings.slack_token_keys, settings.slack_client_secret
    return build_many(
        Credentials(settings.slack_client_id or "", secret.get_secret_value() if secret else ""),
        database_url=url.get_secret_value() if url else INSTALLATIONS,
        token_keys=keys.get_secret_value() if keys else "",
        scopes=tuple(SCOPES),
        client=client,
        data=data,
        tracker=tracker,
    )


class Credited:
    """Whose data it is, as the source itself says; until it is known, Web Services' own credit."""

    def __init__(self) -> None:
        self._about = About(api_version="")

    async def ask(self, onet: CachedOnet) -> None:
        """Ask the source once, at the start; one that does not answer does not stop the start."""
        try:
            async with asyncio.timeout(ABOUT_SECONDS):
                self._about = (await onet.about()).value
        except (OnetError, TimeoutError) as error:
            log.warning("about_unknown", error=type(error).__name__)

    def look(self) -> Look:
        """How screens are written."""
        return Look(ENGLISH, self._about)


def open_onet(settings: Settings, through: Through = _directly) -> tuple[httpx.AsyncClient, Callable[[], None]]:
    """The O*NET client's way out, the network or straight into the embedded service; and what closes the latter."""
    if settings.onet_database is None:
        return open_http(settings.onet_base_url), lambda: None
    from bot.onet.embedded.in_process import embed_service  # noqa: PLC0415 - for those who embed

    service = embed_service(settings.onet_database)
    transport = through(httpx.ASGITransport(service))
    return open_http("http://embedded.invalid/", transport=transport), service.state.database.close


def _source(settings: Settings) -> str:
    """What tells the remembered answers of one source from another's."""
    if settings.onet_database is None:
        return settings.onet_base_url
    held = settings.onet_database.stat()
    return f"{settings.onet_database.resolve()}@{held.st_mtime_ns}"


def _new_id() -> str:
    return secrets.token_urlsafe(8)
