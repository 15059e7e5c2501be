"""Sends envelopes to an app over Socket Mode, each over one of the WebSockets that the app opened.

Protocol: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import json
import secrets
import uuid
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, Self

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from slack_playground.delivery.delivery import ACK_SECONDS, COMMAND, EVENT, AppRequest, AppResponse
from slack_playground.workspace.apps import FIRST, App
from slack_playground.workspace.models import WorkspaceError

CONNECTIONS: Final = 10
"""The most that an app may have open at the same time."""

WAIT_SECONDS: Final = 10.0
"""How long is waited for an app to connect."""

LINK: Final = "/link/"
HOST: Final = "playground"
CONNECTED_SECONDS: Final = 18_060
"""What Slack says, as a rule, of how long a connection lasts."""


class Reason(StrEnum):
    """Why a connection ends, in Slack's words."""

    WARNING = "warning"
    REFRESH_REQUESTED = "refresh_requested"
    LINK_DISABLED = "link_disabled"
    TOO_MANY_WEBSOCKETS = "too_many_websockets"


class SocketMode:
    """Socket Mode of one app: its open connections, and the envelopes that wait for an ack.

    `base_url` is the playground's address, without a trailing slash.
    """

    def __init__(self, app_token: str, base_url: str, *, app: App = FIRST, ack_seconds: float = ACK_SECONDS) -> None:
        self.app_token: str | None = app_token
        self.connections: list[WebSocket] = []
        self._base_url = base_url
        self._app = app
        self._path = f"{LINK}{app.key}"
        self._ack_seconds = ack_seconds
        self._enabled = True
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[str]] = {}
        self._turn = 0
        self._changed = asyncio.Condition()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for connection in list(self.connections):
            await self.drop(connection)

    def routes(self) -> list[BaseRoute]:
        """The route where the app connects."""
        return [WebSocketRoute(self._path, self._link)]

    def connect(self) -> str:
        """The address of a new connection, which works once."""
        if not self._enabled:
            raise WorkspaceError("not_allowed")
        ticket = secrets.token_urlsafe(24)
        self._tickets.add(ticket)
        return f"{self._base_url.replace('http', 'ws', 1)}{self._path}?ticket={ticket}&app_id={self._app.id}"

    async def connected(self, number: int = 1) -> None:
        """Wait until the app has so many connections open. Raises TimeoutError."""
        await self._until(lambda: len(self.connections) == number)

    async def replaced(self, connection: WebSocket) -> None:
        """Wait until another connection has replaced this one. Raises TimeoutError."""
        await self._until(lambda: bool(self.connections) and connection not in self.connections)

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(WAIT_SECONDS), self._changed:
            await self._changed.wait_for(condition)

    async def send(self, request: AppRequest) -> AppResponse:
        """200 and the ack's payload; status 0 if none came, with the reason if known."""
        if not self.connections:
            return AppResponse(0, "it has no Socket Mode connection open")
        self._turn += 1
        connection = self.connections[self._turn % len(self.connections)]
        envelope = _envelope(request)
        answered = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = answered
        try:
            async with asyncio.timeout(self._ack_seconds):
                await connection.send_json(envelope)
                response = await answered
        except (TimeoutError, WebSocketDisconnect, RuntimeError):  # Starlette: RuntimeError once it is closed
            return AppResponse(0, "")
        finally:
            del self._waiting[envelope["envelope_id"]]
        return AppResponse(200, response if envelope["accepts_response_payload"] else "")

    async def disconnect(self, connection: WebSocket, reason: Reason) -> None:
        """Tell the app that a connection ends, and close it; after a warning, it stays open until the app closes it."""
        await connection.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": HOST}})
        if reason is not Reason.WARNING:
            await self.drop(connection)

    async def drop(self, connection: WebSocket) -> None:
        """Break a connection without notice, as a network does."""
        await self._forget(connection)
        await connection.close(1011)

    async def switch(self, *, on: bool) -> None:
        """Switch Socket Mode off and on in the app's settings."""
        self._enabled = on
        if not on:
            for connection in list(self.connections):
                await self.disconnect(connection, Reason.LINK_DISABLED)

    async def _link(self, socket: WebSocket) -> None:
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:  # the address is the secret; many clients also send an Origin header
            await socket.close(1008)
            return
        self._tickets.remove(ticket)
        await socket.accept()
        if len(self.connections) >= CONNECTIONS:
            await self.disconnect(socket, Reason.TOO_MANY_WEBSOCKETS)
            return
        await self._remember(socket)
        try:
            await socket.send_json(self._hello())
            while True:
                self._acknowledged(await socket.receive_text())
        except WebSocketDisconnect:
            await self._forget(socket)

    async def _remember(self, socket: WebSocket) -> None:
        async with self._changed:
            self.connections.append(socket)
            self._changed.notify_all()

    async def _forget(self, socket: WebSocket) -> None:
        async with self._changed:
            self.connections = [connection for connection in self.connections if connection is not socket]
            self._changed.notify_all()

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "debug_info": {"host": HOST, "build_number": 1, "approximate_connection_time": CONNECTED_SECONDS},
            "connection_info": {"app_id": self._app.id},
        }

    def _acknowledged(self, text: str) -> None:
        """An ack may arrive on another connection than the envelope's; a late one is ignored."""
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):
            return
        waiting = self._waiting.get(str(message.get("envelope_id"))) if isinstance(message, dict) else None
        if waiting is not None and not waiting.done():
            payload = message.get("payload")
            waiting.set_result("" if payload is None else json.dumps(payload))


def _envelope(request: AppRequest) -> dict[str, Any]:
    """The payload in Socket Mode's envelope; an event's ack takes no payload."""
    envelope = {"envelope_id": str(uuid.uuid4()), "accepts_response_payload": request.kind != EVENT}
    if request.kind == EVENT:
        again = {"retry_attempt": request.attempt, "retry_reason": "timeout" if request.attempt else ""}
        return {**envelope, **again, "type": "events_api", "payload": request.body}
    if request.kind == COMMAND:
        return {**envelope, "type": "slash_commands", "payload": request.body}
    return {**envelope, "type": "interactive", "payload": json.loads(request.body["payload"])}
