"""Wires Slack's side: access to workspaces, the router with its features, Bolt, and the receiver."""

import datetime as dt
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.http_retry import RetryIntervalCalculator
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import BaseRoute

from bot.server.descriptors import descriptor_limit, most_calls
from bot.server.health import Probe
from bot.server.task_tracker import TaskTracker
from bot.settings.settings import Settings
from bot.slack.data_credit import DataCredit
from bot.slack.features.client_name import ClientName
from bot.slack.features.client_start import ClientStart
from bot.slack.features.compare import Compare
from bot.slack.features.conversation import PATIENCE, ConversationTurns
from bot.slack.features.details import Details
from bot.slack.features.export import Export
from bot.slack.features.forget import Forget
from bot.slack.features.handout import Handout
from bot.slack.features.home_tab import HomeTab
from bot.slack.features.incoming_messages import IncomingMessages
from bot.slack.features.mentions import Mentions
from bot.slack.features.messages_tab import MessagesTab
from bot.slack.features.saved_list import SavedList
from bot.slack.features.search_menu import SearchMenu
from bot.slack.features.share import Share
from bot.slack.features.slash_command import SlashCommand
from bot.slack.installations.access import Access, BoltListener, Credentials, OneWorkspace
from bot.slack.installations.uninstall import UninstallListener
from bot.slack.landing_page import LandingPage
from bot.slack.manifest import NAME, SCOPES
from bot.slack.receivers.admission import Admission
from bot.slack.receivers.http import HttpReceiver
from bot.slack.receivers.signatures import Signatures
from bot.slack.replies.modals import PATIENCE as MODAL_PATIENCE
from bot.slack.router import Router
from bot.slack.sdk_client import CALL_SECONDS, RETRY_INTERVAL, open_client, open_session
from bot.slack.text.en import ENGLISH
from bot.slack.text.locales import PATIENCE as LANGUAGE_SECONDS
from bot.slack.text.locales import Locales
from bot.storage.redis_cache import SOCKET_SECONDS
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.turn_record import TurnObserver
from bot.turns.turn_services import TurnServices

if TYPE_CHECKING:
    from bot.database.connection import Database

Checks = dict[str, Callable[[], Any]]


class Feature(Protocol):
    """Something people can do."""

    def register(self, router: Router) -> None:
        """Register the feature's readers and handlers with the router."""


class Receiver(Protocol):
    """A way in: signed HTTP requests, or Socket Mode."""

    def routes(self) -> Sequence[BaseRoute]:
        """The routes that Slack calls."""

    def health_checks(self) -> Checks:
        """The checks whether Slack can reach the bot."""

    def lifespan(self) -> AbstractAsyncContextManager[None]:
        """Open while Slack can reach the bot."""


@dataclass(frozen=True)
class Tuning:
    """Times in seconds, which tests and benchmarks change.

    After `patience` a person is told that O*NET is slow, and after `language_seconds` answered in English if Slack
    hasn't told their language; `slack_seconds` is the limit of a call to Slack, `retry_interval` the pause before a
    failed call is repeated, `redis_seconds` the limit of a command of Redis.
    """

    patience: float = PATIENCE
    language_seconds: float = LANGUAGE_SECONDS
    slack_seconds: float = CALL_SECONDS
    retry_interval: RetryIntervalCalculator = RETRY_INTERVAL
    redis_seconds: float = SOCKET_SECONDS


DEFAULT_TUNING: Final = Tuning()


@dataclass(frozen=True)
class SlackSide:
    """Slack's side of a bot: its routes, its checks, its lifespan."""

    bolt: AsyncApp
    access: Access
    receiver: Receiver
    routes: Sequence[BaseRoute]
    tuning: Tuning

    def probes(self) -> list[Probe]:
        """The checks whether the bot can reach Slack, and Slack the bot."""
        return [*self.access.probes(), *(Probe(name, check) for name, check in self.receiver.health_checks().items())]

    @asynccontextmanager
    async def lifespan(self) -> AsyncIterator[None]:
        """Open the session with Slack. Slack can't reach the bot yet."""
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.access.lifespan())
            session = open_session(self.tuning.slack_seconds, connections=most_calls(descriptor_limit()))
            self.bolt.client.session = await stack.enter_async_context(session)
            yield


@dataclass(frozen=True)
class Shared:
    """The objects that Slack's side shares with the rest of the process; there's a database for many workspaces."""

    turns: TurnServices
    credit: DataCredit
    tracker: TaskTracker
    data: WorkspaceData
    database: "Database | None"
    observer: TurnObserver
    new_id: Callable[[], str]


def build_slack(settings: Settings, shared: Shared, *, by_socket: bool, tuning: Tuning) -> SlackSide:
    """Wire Slack's side. Nothing is opened."""
    client = open_client(settings.slack_api_url, shared.observer, retry_interval=tuning.retry_interval)
    locales = Locales(shared.credit.render_context, patience=tuning.language_seconds)
    access = _access(settings, client, shared)
    router = build_router(shared, locales, served=settings.allowed_workspaces, tuning=tuning)
    departures = UninstallListener(access.revoker, shared.data)
    bolt = build_bolt(authorize=access.authorize, client=client, listeners=[*access.listeners(), router, departures])
    receiver = _receiver(settings, bolt, shared, by_socket=by_socket)
    landing = LandingPage(shared.credit.render_context, installable=settings.slack_client_id is not None)
    routes = [*receiver.routes(), *landing.routes(), *access.routes()]
    return SlackSide(bolt, access, receiver, routes, tuning)


def build_router(
    shared: Shared, locales: Locales, *, served: Collection[str] | None = None, tuning: Tuning = DEFAULT_TUNING
) -> Router:
    """The router, with all features registered."""
    router = Router(shared.tracker, locales, shared.turns.events, served=served, new_id=shared.new_id)
    for feature in _features(shared.turns, locales, shared.new_id, tuning):
        feature.register(router)
    return router


def today() -> dt.date:
    """Today's date in UTC, for files."""
    return dt.datetime.now(dt.UTC).date()


def _features(turns: TurnServices, locales: Locales, new_id: Callable[[], str], tuning: Tuning) -> Sequence[Feature]:
    """All features; a new one is one line here."""
    queries, profiles, lists = turns.queries, turns.profiles, turns.lists
    patience = min(tuning.patience, MODAL_PATIENCE)
    export = Export(queries, lists, new_id=new_id, today=today)
    handout = Handout(queries, lists, today=today)
    conversation = ConversationTurns(
        turns.conversations, turns.typed_lines, export, handout, new_id=new_id, patience=tuning.patience
    )
    incoming = IncomingMessages(conversation)
    return (
        conversation,
        SlashCommand(conversation),
        incoming,
        Mentions(incoming, turns.conversations, turns.mentions),
        export,
        Details(queries, lists, conversation, patience=patience),
        Compare(queries, lists, conversation, patience=patience),
        Share(queries, lists),
        handout,
        SavedList(lists),
        ClientName(conversation),
        Forget(turns.conversations, locales),
        ClientStart(turns.conversations, conversation),
        HomeTab(profiles, lists, conversation),
        MessagesTab(profiles, lists, conversation),
        SearchMenu(queries),
    )


def build_bolt(*, authorize: AsyncAuthorize, client: AsyncWebClient, listeners: Sequence[BoltListener]) -> AsyncApp:
    """A Bolt app for one workspace or for many, depending on `authorize`.

    It responds after its listener has returned (`process_before_response`): listeners acknowledge and hand over, so no
    exception can lose an ack, and no ack is late. The receiver has already verified the requests. Bolt doesn't prepare
    what our listeners never use (a function's token, a conversation's utilities).
    """
    app = AsyncApp(
        name=NAME,  # without one, Bolt searches all modules for the file that calls it
        request_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
        authorize=authorize,  # type: ignore[arg-type]  # None is its answer where the app is not installed
        client=client,
        process_before_response=True,
        user_facing_authorize_error_message=ENGLISH.installation.not_installed,
    )
    for listener in listeners:
        listener.connect(app)
    return app


def _receiver(settings: Settings, bolt: AsyncApp, shared: Shared, *, by_socket: bool) -> Receiver:
    admission, observer = Admission(shared.tracker.__len__), shared.observer
    if not by_socket:
        secret = settings.slack_signing_secret
        signatures = Signatures(secret.get_secret_value() if secret else "", observer=observer)
        return HttpReceiver(bolt, signatures, admission)
    from bot.slack.receivers.socket_mode import SocketModeReceiver  # noqa: PLC0415 - for bots without an address

    token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
    count = settings.socket_connections
    return SocketModeReceiver(bolt, token, connections=count, observer=observer, admission=admission)


def _access(settings: Settings, client: AsyncWebClient, shared: Shared) -> Access:
    """Access to the workspace of a token, or to many by installations, which need a database."""
    token, database = settings.slack_bot_token, shared.database
    if token is not None or database is None:
        return OneWorkspace(token.get_secret_value() if token else "", client)
    from bot.slack.installations.many_workspaces import build  # noqa: PLC0415 - a fifth of the start, for bots that need it

    keys, secret = settings.slack_token_keys, settings.slack_client_secret
    return build(
        Credentials(settings.slack_client_id or "", secret.get_secret_value() if secret else ""),
        engine=database.engine,
        token_keys=keys.get_secret_value() if keys else "",
        scopes=tuple(SCOPES),
        client=client,
        data=shared.data,
        tracker=shared.tracker,
    )
