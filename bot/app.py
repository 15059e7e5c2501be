"""The composition root: the only module that knows everyone."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

import httpx
import structlog
from aiocache.base import BaseCache
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette

from bot.backends import BoundedMemoryCache, answers_truly, open_cache
from bot.conversation.allowance import Allowance
from bot.conversation.answering import Answering
from bot.conversation.hearing import Hearing
from bot.conversation.lookups import Lookups
from bot.conversation.memory_store import MemoryStore
from bot.conversation.screening import Screening
from bot.conversation.screens import RESULTS_A_PAGE
from bot.conversation.service import ConversationService
from bot.conversation.store import ConversationStore
from bot.conversation.workspaces import WorkspaceData
from bot.errors import OnetError
from bot.health import WELL_SECONDS, Health, Probe, Readiness
from bot.metrics import Metrics
from bot.onet.cache import RememberedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.models import About
from bot.settings import INSTALLATIONS, Settings
from bot.slack.allowed import AllowedWorkspaces
from bot.slack.app import build_bolt, open_client, open_session
from bot.slack.comparing import Comparisons
from bot.slack.explaining import DetailsModals
from bot.slack.exporting import Exports
from bot.slack.homes import Homes
from bot.slack.installation import Access, Credentials, OneWorkspace
from bot.slack.landing import Landing
from bot.slack.leaving import Departures
from bot.slack.links import SocketLinks
from bot.slack.listeners import Listeners, Workers
from bot.slack.lists import Lists
from bot.slack.locales import Locales
from bot.slack.manifest import SCOPES
from bot.slack.opening import PATIENCE as MODAL_PATIENCE
from bot.slack.seen import SeenEvents
from bot.slack.sharing import Shares
from bot.slack.suggesting import Suggestions
from bot.slack.tracker import TaskTracker
from bot.slack.turns import PATIENCE, Turns
from bot.slack.views.frame import Look
from bot.slack.welcoming import Welcomes
from bot.slack.words import ENGLISH
from bot.web import SlackDoor, build_web

CONVERSATIONS: Final = 20_000
"""Conversations held in memory without Redis, about 20 MB; those longest idle go first."""

ANSWERS: Final = 500
"""O*NET answers held in memory without Redis; the largest has some 400 kB, the usual one 20."""

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
    caches: tuple[BaseCache, ...]


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
) -> Bot:
    """Wire a bot from its settings. Nothing is opened before the web app's lifespan starts.

    `by_socket` lets Slack in over Socket Mode instead of at an address.
    `onet_through` puts something between the bot and the embedded service: the demonstration's troubles.
    """
    redis_url = settings.redis_url.get_secret_value() if settings.redis_url else None
    conversations = open_cache(redis_url, namespace="duties:", max_entries=CONVERSATIONS)
    answers = open_cache(redis_url, namespace="onet:", max_entries=ANSWERS)
    http, close = open_onet(settings, onet_through)
    key = settings.onet_api_key.get_secret_value() if settings.onet_api_key else None
    metrics = Metrics()
    web_services = OnetClient(http, api_key=key, observer=metrics)
    onet = RememberedOnet(
        web_services, answers, source=_source(settings), observer=metrics, admit=_admit(settings, conversations)
    )
    screening = Screening(onet, results_a_page=results_a_page)
    store, memories = ConversationStore(conversations), MemoryStore(conversations)
    tracker = TaskTracker(new_reference=_new_id, observer=metrics)
    credited = Credited()
    client, data = open_client(settings.slack_api_url, metrics), WorkspaceData(conversations)
    access = _access(settings, client, data, tracker)
    looks = Locales(credited.look)
    workers = _workers(onet, screening, store, memories, looks, patience)
    allowed = AllowedWorkspaces(settings.allowed_workspaces, looks)
    listeners = Listeners(workers, tracker, seen=SeenEvents(store), allowed=allowed)
    bolt = build_bolt(
        authorize=access.authorize,
        client=client,
        listeners=[*access.listeners(), listeners, Departures(access.leaving, data, tracker)],
    )
    metrics.watch(under_way=lambda: len(tracker), kept=_kept(conversations=conversations, answers=answers))
    door = _door(settings, bolt, metrics, by_socket=by_socket)
    health = _health(settings, _probes(settings, conversations, web_services, access, client, door), metrics)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as opened:
            opened.push_async_callback(conversations.close)
            opened.push_async_callback(answers.close)
            opened.callback(close)
            await opened.enter_async_context(http)
            await opened.enter_async_context(access.opened())
            bolt.client.session = await opened.enter_async_context(open_session())
            await credited.ask(onet)
            async with door.opened():
                yield
            left = await tracker.drain(DRAIN_SECONDS)
            log.info("stopped", turns_cut_short=left)

    landing = Landing(credited.look, installable=settings.slack_client_id is not None)
    routes = [*door.routes(), *landing.routes(), *health.routes(), *access.routes()]
    web = build_web(lifespan, routes, observer=metrics)
    return Bot(web, tracker, (conversations, answers))


def _workers(
    onet: RememberedOnet,
    screening: Screening,
    store: ConversationStore,
    memories: MemoryStore,
    looks: Locales,
    patience: float,
) -> Workers:
    """The conversation, and Slack's side of it."""
    service = ConversationService(screening, store, memories, new_id=_new_id)
    lookups = Lookups(onet)
    hearing = Hearing(service, lookups, Answering(lookups, memories), new_id=_new_id)
    exports = Exports(lookups, memories, looks)
    turns = Turns(service, hearing, looks, exports, new_id=_new_id, patience=patience)
    return Workers(
        turns,
        DetailsModals(lookups, memories, turns, looks, patience=min(patience, MODAL_PATIENCE)),
        Shares(lookups, memories, turns, looks, new_id=_new_id),
        Comparisons(lookups, memories, turns, looks, patience=min(patience, MODAL_PATIENCE)),
        Lists(memories, looks, new_id=_new_id),
        Homes(memories, turns, looks),
        Welcomes(memories, turns, looks),
        Suggestions(lookups, looks),
    )


def _door(settings: Settings, bolt: AsyncApp, metrics: Metrics, *, by_socket: bool) -> SlackDoor | SocketLinks:
    """How Slack comes in: signed requests to an address, or connections that we open."""
    if by_socket:
        token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
        return SocketLinks(bolt, token, connections=settings.socket_connections, observer=metrics)
    secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else ""
    return SlackDoor(bolt, secret)


def _health(settings: Settings, probes: Sequence[Probe], metrics: Metrics) -> Health:
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else None
    return Health(Readiness(probes), metrics, metrics_token=token)


def _probes(
    settings: Settings,
    conversations: BaseCache,
    onet: OnetClient,
    access: Access,
    client: AsyncWebClient,
    door: SlackDoor | SocketLinks,
) -> list[Probe]:
    """The parts this bot stands on. Web Services are not needed: what was remembered is shown while they are down."""
    embedded = settings.onet_database is not None
    return [
        Probe("cache", lambda: answers_truly(conversations)),
        Probe("onet", onet.about, needed=embedded, remembered=WELL_SECONDS if embedded else SELDOM_SECONDS),
        Probe(access.part, lambda: access.check(client), remembered=SELDOM_SECONDS),
        *(Probe(name, ask) for name, ask in door.parts().items()),
    ]


def _admit(settings: Settings, cache: BaseCache) -> Callable[[], Awaitable[None]] | None:
    """What protects the key for Web Services; the embedded service needs no protection."""
    if settings.onet_database is not None:
        return None
    person, workspace = settings.limit_per_person, settings.limit_per_workspace
    return Allowance(cache, per_person=person, per_workspace=workspace).admit


def _kept(**caches: BaseCache) -> dict[str, Callable[[], int]]:
    return {name: cache.__len__ for name, cache in caches.items() if isinstance(cache, BoundedMemoryCache)}


def _access(settings: Settings, client: AsyncWebClient, data: WorkspaceData, tracker: TaskTracker) -> Access:
    """The one workspace of a token, or the many of installations, which alone need a database."""
    if settings.slack_bot_token is not None:
        return OneWorkspace(settings.slack_bot_token.get_secret_value())
    from bot.slack.installations.many import build_many  # noqa: PLC0415 - a fifth of the start, for those who need it

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

    async def ask(self, onet: RememberedOnet) -> None:
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
    from bot.onet.service.api import create_service  # noqa: PLC0415 - FastAPI is a sixth of the start, for those who embed

    service = create_service(settings.onet_database)
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
