"""Receives requests over Socket Mode: keeps a few of the SDK's connections open, and acknowledges requests on them.

Protocol: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, Final

import aiohttp
import structlog
from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import BaseRoute
from yarl import URL

from bot.errors import SettingsError
from bot.slack.receivers.admission import EVENT, Admission
from bot.slack.receivers.payload_schema import has_shape
from bot.slack.sdk_client import is_direct, sdk_logger
from bot.telemetry.turn_record import TurnObserver, timing

CONNECT_SECONDS: Final = 5.0
"""How long a connection may take to be made, before another address is asked for."""

CLOSING_SECONDS: Final = 3.0
"""How long requests under way may take once we were told to stop: Slack waits no longer for an ack."""

PING_SECONDS: Final = 10.0

UNREACHABLE: Final = (aiohttp.ClientError, TimeoutError, OSError)
"""What asking for an address raises where Slack is not to be reached."""

REMEDIES: Final = {
    "invalid_auth": "Slack doesn't know it. Copy it again from *Basic Information*, *App-Level Tokens*.",
    "not_allowed_token_type": "it isn't an app-level token. Those begin with xapp-.",
    "missing_scope": "it lacks the scope connections:write. Create another one with that scope.",
    "token_revoked": "it was revoked. Create another one under *Basic Information*, *App-Level Tokens*.",
}
SWITCHED_OFF: Final = "is Socket Mode switched on under *Socket Mode* in the app's settings?"

log = structlog.get_logger(__name__)


class ReconnectingClient(SocketModeClient):
    """The SDK's connection, but it asks for a new address if one doesn't work.

    Each address works once and not for long, and the SDK's own client retries the one it has until it connects.
    """

    def __init__(self, app_token: str, web_client: AsyncWebClient, *, patience: float) -> None:
        super().__init__(app_token, logger=sdk_logger(), web_client=web_client, ping_interval=PING_SECONDS)
        self._patience = patience

    async def connect(self) -> None:
        """Connect, however long it takes, each time to a new address."""
        while not self.closed:
            try:
                self.wss_uri = self.wss_uri or await self.issue_new_wss_url()
                if is_direct(URL(self.wss_uri).host or ""):
                    self.proxy = None
                async with asyncio.timeout(self._patience):
                    await super().connect()  # type: ignore[no-untyped-call]  # the SDK leaves it so
            except (SlackApiError, *UNREACHABLE) as error:
                log.warning("socket_not_connected", error=type(error).__name__)
                self.wss_uri = None
                await asyncio.sleep(self._patience)
            else:
                return


class SocketModeReceiver:
    """The connections: opened at the start, reopened when one ends, closed before the work is drained.

    Slack sends each request to one of them. With two, one is open while the other is refreshed, which happens every few
    hours: the client closes the old connection before it opens the new one.
    """

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        *,
        connections: int,
        observer: TurnObserver,
        admission: Admission,
        patience: float = CONNECT_SECONDS,
    ) -> None:
        self._app = app
        self._admission = admission
        self._token = app_token
        self._connections = connections
        self._observer = observer
        self._patience = patience
        self._clients: list[ReconnectingClient] = []
        self._answering: set[asyncio.Task[Any]] = set()

    def routes(self) -> list[BaseRoute]:
        """None: Slack calls no address."""
        return []

    def health_checks(self) -> dict[str, Callable[[], Any]]:
        """The check of the connections."""
        return {"socket": self.check}

    async def check(self) -> None:
        """Raise ConnectionError if no connection is open."""
        if not any([await client.is_connected() for client in self._clients]):
            raise ConnectionError("no connection to Slack")

    @asynccontextmanager
    async def lifespan(self) -> AsyncIterator[None]:
        """Connect to Slack; if it can't be reached, keep trying.

        Raises:
            SettingsError: Slack refuses the app-level token; says what to do.
        """
        await self._check_app_token()
        self._clients = [self._client() for _ in range(self._connections)]
        connecting = {asyncio.create_task(client.connect()) for client in self._clients}
        try:
            await asyncio.wait(connecting, timeout=self._patience)
            yield
        finally:
            for task in connecting:
                task.cancel()
            await self._close()

    async def _check_app_token(self) -> None:
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await self._app.client.apps_connections_open(app_token=self._token)
        except SlackApiError as error:
            remedy = refused_app_token(error)
            raise SettingsError(f"Slack refuses SLACK_APP_TOKEN ({error.response['error']}): {remedy}") from error
        except UNREACHABLE as error:
            log.warning("slack_unreachable", error=type(error).__name__)

    def _client(self) -> ReconnectingClient:
        client = ReconnectingClient(self._token, self._app.client, patience=self._patience)
        client.socket_mode_request_listeners.append(self._answer)
        return client

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Let Bolt respond, and send its response with the acknowledgement. Refused requests get none."""
        place = self._admission.place(is_event=request.payload.get("type") == EVENT)
        if place is None:
            return
        await place
        task = asyncio.current_task()
        if task is not None:
            self._answering.add(task)
            task.add_done_callback(self._answering.discard)
        with timing() as times:
            readable = has_shape(request.payload)
            answer = await run_async_bolt_app(self._app, request) if readable else BoltResponse(status=HTTPStatus.OK)
            await send_async_response(client, request, answer, time.time())
            times.acknowledged = time.perf_counter()
        if answer.status == HTTPStatus.OK:
            self._observer.acknowledged(times.acknowledged - times.came)

    async def _close(self) -> None:
        """Acknowledge what came in, then close: Slack delivers the rest to another connection, or again."""
        if self._answering:
            await asyncio.wait(set(self._answering), timeout=CLOSING_SECONDS)
        closing = [asyncio.create_task(_closed(client)) for client in self._clients]
        if closing:
            await asyncio.wait(closing, timeout=CLOSING_SECONDS)
        self._clients = []


def refused_app_token(error: SlackApiError) -> str:
    """The error for a refused connection, with what to do."""
    return REMEDIES.get(str(error.response.get("error")), SWITCHED_OFF)


async def _closed(client: ReconnectingClient) -> None:
    await client.close()  # type: ignore[no-untyped-call]  # the SDK leaves it so
