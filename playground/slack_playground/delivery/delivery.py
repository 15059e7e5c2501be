"""Sends to the app what Slack would send, and events again until they are acknowledged; a transport carries it."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol, Self

from starlette.routing import BaseRoute

from slack_playground.traffic_log import Direction, TrafficLog

ACK_SECONDS: Final = 3.0
RETRY_SECONDS: Final = (0.0, 60.0, 300.0)
"""When Slack delivers an event again: at once, after a minute, after five."""
EVENT: Final = "event"
COMMAND: Final = "slash_command"


@dataclass(frozen=True)
class Sent:
    """Something on its way to the app: the JSON of an event, or the form of a command or an interaction.

    An event that is sent again says which attempt it is, and the `status` that the last one came to.
    """

    kind: str
    body: Mapping[str, Any]
    attempt: int = 0
    status: int = 0


class Transport(Protocol):
    """A way to the app: signed requests to its URL, or the WebSockets it opened."""

    app_token: str | None
    """What the app shows to open a WebSocket; None where it cannot."""

    def routes(self) -> list[BaseRoute]:
        """Where the app comes in, if it does."""
        ...

    def connect(self) -> str:
        """The address of a new WebSocket. Raises WorkspaceError where there is none to be had."""
        ...

    async def __aenter__(self) -> Self:
        """Open it."""
        ...

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        ...

    async def send(self, sent: Sent) -> tuple[int, str]:
        """The status and the text of the answer; status 0 where none came within `ACK_SECONDS`."""
        ...


@dataclass(frozen=True)
class Exchange:
    """One request to the app and what came back; `status` is 0 where nothing did."""

    kind: str
    status: int
    answer: str

    @property
    def ok(self) -> bool:
        """Whether the app acknowledged in time."""
        return self.status == 200  # noqa: PLR2004 - HTTP's OK

    def answered(self) -> dict[str, Any]:
        """The JSON object of the answer; empty where there is none."""
        try:
            answer = json.loads(self.answer)
        except ValueError:
            return {}
        return answer if isinstance(answer, dict) else {}


class Delivery:
    """What goes to the app, by whichever transport."""

    def __init__(
        self, transport: Transport, traffic: TrafficLog, *, wait: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self.transport = transport
        self._traffic = traffic
        self._wait = wait

    async def form(self, kind: str, fields: Mapping[str, str]) -> Exchange:
        """A command or an interaction."""
        return await self._send(Sent(kind, fields))

    async def event(self, body: Mapping[str, Any]) -> Exchange:
        """An event; delivered again up to three times until it is acknowledged."""
        sent = Sent(EVENT, body)
        exchange = await self._send(sent)
        for number, seconds in enumerate(RETRY_SECONDS, 1):
            if exchange.ok:
                break
            await self._wait(seconds)
            exchange = await self._send(replace(sent, attempt=number, status=exchange.status))
        return exchange

    async def _send(self, sent: Sent) -> Exchange:
        with self._traffic.request(Direction.TO_APP, sent.kind, sent.body) as entry:
            exchange = Exchange(sent.kind, *await self.transport.send(sent))
            entry.answered(exchange.status, exchange.answer)
        return exchange
