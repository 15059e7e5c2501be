"""The composition root: the only module that knows every side of the bot."""

import functools
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

import httpx
import structlog
from starlette.applications import Starlette

from bot.conversation.screens import RESULTS_A_PAGE
from bot.onet.cache import BeforeRequest, CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.server.asgi import build_web
from bot.server.health import SELDOM_SECONDS, WELL_SECONDS, Health, Probe, Readiness
from bot.server.task_tracker import TaskTracker
from bot.settings.settings import Settings
from bot.slack.app import DEFAULT_TUNING, Shared, SlackSide, Tuning, build_slack
from bot.slack.data_credit import DataCredit
from bot.storage.cache import Cache
from bot.storage.cache_factory import open_cache
from bot.storage.list_factory import Lasting, open_lasting
from bot.storage.memory_cache import MemoryCache
from bot.telemetry.metrics import Metrics
from bot.turns.rate_limit import RateLimiter
from bot.turns.turn_services import build_turns

CONVERSATIONS: Final = 20_000
"""Conversations held in memory without Redis, about 20 MB; those longest idle go first."""

ANSWERS: Final = 500
"""O*NET answers held in memory without Redis; the usual one has 20 kB, …"""

ANSWERS_CHARACTERS: Final = 20_000_000
"""… but the largest 400: so many characters they have in all."""

DRAIN_SECONDS: Final = 21
"""A dyno is killed 30 s after it was told to stop; before this, requests under way had 3 s to be answered."""

TransportWrapper = Callable[[httpx.AsyncBaseTransport], httpx.AsyncBaseTransport]

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Bot:
    """A wired bot: its ASGI app, the tracker of turns in progress, and its caches."""

    web: Starlette
    tracker: TaskTracker
    caches: tuple[Cache, ...]


def _identity(transport: httpx.AsyncBaseTransport) -> httpx.AsyncBaseTransport:
    return transport


def build_app(
    settings: Settings,
    *,
    by_socket: bool = False,
    wrap_onet_transport: TransportWrapper = _identity,
    results_a_page: int = RESULTS_A_PAGE,
    tuning: Tuning = DEFAULT_TUNING,
) -> Bot:
    """Wire a bot from its settings. Nothing is opened before the web app's lifespan starts.

    With `by_socket`, the bot uses Socket Mode instead of HTTP. `wrap_onet_transport` wraps the transport to the
    embedded service, for the demo's faults.
    """
    caches, metrics, credit = _open_caches(settings, tuning), Metrics(), DataCredit()
    tracker = TaskTracker(new_reference=_new_id, observer=metrics)
    onet = _reach_onet(settings, caches, metrics, wrap_onet_transport)
    lasting = open_lasting(settings.database_address, caches.conversations)
    turns = build_turns(onet.cached, caches.conversations, lasting.lists, new_id=_new_id, results_a_page=results_a_page)
    shared = Shared(turns, credit, tracker, lasting.workspaces, lasting.database, metrics, _new_id)
    slack = build_slack(settings, shared, by_socket=by_socket, tuning=tuning)
    metrics.watch(under_way=lambda: len(tracker), cache_sizes=caches.sizes())
    health = _health(settings, [*_probes(settings, caches, onet, lasting), *slack.probes()], metrics)
    running = _Running(caches, onet, lasting, slack, credit, tracker)
    web = build_web(running.lifespan, [*slack.routes, *health.routes()], observer=metrics)
    return Bot(web, tracker, (caches.conversations, caches.answers))


@dataclass(frozen=True)
class _Caches:
    """The cache of people and their conversations, and the cache of O*NET's responses."""

    conversations: Cache
    answers: Cache

    def sizes(self) -> dict[str, Callable[[], int]]:
        """The number of values in each, if known."""
        caches = {"conversations": self.conversations, "answers": self.answers}
        return {name: cache.__len__ for name, cache in caches.items() if isinstance(cache, MemoryCache)}


@dataclass(frozen=True)
class _Onet:
    """Access to O*NET: the connections, the embedded service's close function, the client, and the cache before it."""

    http: httpx.AsyncClient
    close: Callable[[], None]
    client: OnetClient
    cached: CachedOnet


@dataclass(frozen=True)
class _Running:
    """The resources that are opened when a bot starts, and closed in reverse order when it stops."""

    caches: _Caches
    onet: _Onet
    lasting: Lasting
    slack: SlackSide
    credit: DataCredit
    tracker: TaskTracker

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """From the first connection to the last turn."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.caches.conversations.close)
            stack.push_async_callback(self.caches.answers.close)
            stack.callback(self.onet.close)
            await stack.enter_async_context(self.onet.http)
            if self.lasting.database is not None:
                await stack.enter_async_context(self.lasting.database.lifespan())
            await stack.enter_async_context(self.slack.lifespan())
            await self.credit.load(self.onet.cached)
            async with self.slack.receiver.lifespan():
                yield
            left = await self.tracker.drain(DRAIN_SECONDS)
            log.info("stopped", turns_aborted=left)


def _open_caches(settings: Settings, tuning: Tuning) -> _Caches:
    redis_url = settings.redis_url.get_secret_value() if settings.redis_url else None
    open_ = functools.partial(open_cache, redis_url, ca_file=settings.redis_ca_file, seconds=tuning.redis_seconds)
    return _Caches(
        open_(namespace="duties:", max_entries=CONVERSATIONS),
        open_(namespace="onet:", max_entries=ANSWERS, max_characters=ANSWERS_CHARACTERS),
    )


def _reach_onet(settings: Settings, caches: _Caches, metrics: Metrics, wrap: TransportWrapper) -> _Onet:
    http, close = open_onet(settings, wrap)
    # With a key, the client would take the embedded service for Web Services, which lack this project's additions.
    secret = settings.onet_api_key if settings.onet_database is None else None
    key = secret.get_secret_value() if secret else None
    client = OnetClient(http, api_key=key, observer=metrics)
    check = _rate_limit(settings, caches.conversations)
    cached = CachedOnet(client, caches.answers, source=_source(settings), observer=metrics, before_request=check)
    return _Onet(http, close, client, cached)


def _health(settings: Settings, probes: Sequence[Probe], metrics: Metrics) -> Health:
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else None
    return Health(Readiness(probes), metrics, metrics_token=token)


def _probes(settings: Settings, caches: _Caches, onet: _Onet, lasting: Lasting) -> list[Probe]:
    """The parts that this bot depends on, beside Slack.

    Web Services aren't needed: cached responses are shown while they're down. Without the database, the bot of one
    workspace lacks the lists, and the one of many knows no workspace for long.
    """
    embedded, database = settings.onet_database is not None, lasting.database
    one_workspace = settings.slack_bot_token is not None
    kept = [] if database is None else [Probe("database", database.check, not one_workspace, SELDOM_SECONDS)]
    return [
        Probe("cache", caches.conversations.check_round_trip),
        Probe("onet", onet.client.about, needed=embedded, remembered=WELL_SECONDS if embedded else SELDOM_SECONDS),
        *kept,
    ]


def _rate_limit(settings: Settings, cache: Cache) -> BeforeRequest | None:
    """The rate limit that protects the key for Web Services; the embedded service needs none."""
    if settings.onet_database is not None:
        return None
    person, workspace = settings.limit_per_person, settings.limit_per_workspace
    return RateLimiter(cache, per_person=person, per_workspace=workspace).check


def open_onet(settings: Settings, wrap: TransportWrapper = _identity) -> tuple[httpx.AsyncClient, Callable[[], None]]:
    """The O*NET client's transport, to the network or the embedded service, and a function that closes the latter."""
    if settings.onet_database is None:
        return open_http(settings.onet_base_url), lambda: None
    from bot.onet.embedded.in_process import embed_service  # noqa: PLC0415 - for bots with their own data

    service = embed_service(settings.onet_database)
    transport = wrap(httpx.ASGITransport(service))
    return open_http("http://embedded.invalid/", transport=transport), service.state.database.close


def _source(settings: Settings) -> str:
    """A name that separates the cached responses of different sources."""
    if settings.onet_database is None:
        return settings.onet_base_url
    file = settings.onet_database.stat()
    return f"{settings.onet_database.resolve()}@{file.st_mtime_ns}"


def _new_id() -> str:
    return secrets.token_urlsafe(8)
