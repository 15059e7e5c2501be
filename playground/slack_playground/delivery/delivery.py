"""Sends to the app what Slack would send, over a transport, and repeats events until they are acknowledged."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Final, NamedTuple, Protocol, Self

from starlette.routing import BaseRoute

from slack_playground.traffic_log import ONLY_POSTS, Direction, TrafficLog
from slack_playground.workspace.apps import App

ACK_SECONDS: Final = 3.0
RETRY_SECONDS: Final = (0.0, 60.0, 300.0)
"""When Slack delivers an event again: at once, after one minute, after five minutes."""
SUCCESS: Final = range(200, 300)
EVENT: Final = "event"
COMMAND: Final = "slash_command"


@dataclass(frozen=True)
class AppRequest:
    """A request to the app: the JSON of an event, or the form of a command or an interaction.

    A repeated event has the number of the attempt, and the `reason` for it.
    """

    kind: str
    body: Mapping[str, Any]
    attempt: int = 0
    reason: str = ""


class AppResponse(NamedTuple):
    """An app's response; if none came in time, `status` is 0, and `text` the reason, if known."""

    status: int
    text: str
    wants_no_retry: bool = False
    """Whether it has the header `X-Slack-No-Retry: 1`."""


class Transport(Protocol):
    """A way to the app: signed requests to its URL, or WebSockets that it opened."""

    app_token: str | None
    """The token the app shows to open a WebSocket; None where it cannot."""

    def routes(self) -> list[BaseRoute]:
        """The routes that the app connects to; none over HTTP."""
        ...

    def connect(self) -> str:
        """The address of a new WebSocket. Raises WorkspaceError if none can be opened."""
        ...

    async def __aenter__(self) -> Self:
        """Open it."""
        ...

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        ...

    async def send(self, request: AppRequest) -> AppResponse:
        """The response, for which it waits `ACK_SECONDS`."""
        ...


@dataclass(frozen=True)
class Exchange:
    """One request to the app and its response; if none came, `status` is 0, and `answer` the reason, if known."""

    kind: str
    status: int
    answer: str
    app: str = ""
    """The app's name."""
    wants_no_retry: bool = False
    """Whether the app asks not to get the event again."""

    @property
    def ok(self) -> bool:
        """Whether the app acknowledged in time: an event with any 2xx (https://docs.slack.dev/apis/events-api)."""
        return self.status == HTTPStatus.OK or (self.kind == EVENT and self.status in SUCCESS)

    @property
    def is_last(self) -> bool:
        """Whether Slack doesn't send the event again."""
        return self.ok or self.wants_no_retry

    @property
    def retry_reason(self) -> str:
        """Why Slack sends an event again, in Slack's words; empty if it needn't."""
        if self.ok:
            return ""
        if self.status:
            return "http_error"
        return "connection_failed" if self.answer else "http_timeout"

    def answered(self) -> dict[str, Any]:
        """The JSON object of the response; empty if there's none."""
        try:
            answer = json.loads(self.answer)
        except (ValueError, RecursionError):
            return {}
        return answer if isinstance(answer, dict) else {}

    def answered_message(self) -> dict[str, Any]:
        """The message in the response: a JSON object, or only its text; over Socket Mode, that is a JSON string."""
        try:
            answer = json.loads(self.answer)
        except (ValueError, RecursionError):
            return {"text": self.answer}
        if isinstance(answer, dict):
            return answer
        return {"text": answer if isinstance(answer, str) else self.answer}


class Delivery:
    """Delivers requests to one app, over any transport."""

    def __init__(
        self,
        transport: Transport,
        traffic: TrafficLog,
        app: App,
        *,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.transport = transport
        self._traffic = traffic
        self._app = app
        self._wait = wait
        self._ignored: set[str] = set()
        self._was_reached = False
        self._background: set[asyncio.Task[None]] = set()

    async def send_form(self, kind: str, fields: Mapping[str, str]) -> Exchange:
        """A command or an interaction."""
        return await self._send(AppRequest(kind, fields))

    async def send_event(self, body: Mapping[str, Any], subscription: str = "") -> Exchange | None:
        """Send an event, and repeat it at once if it isn't acknowledged. Later attempts run in the background.

        An app without a manifest gets every event, even those that it has no listener for. If it doesn't acknowledge a
        kind of event, that kind is sent only once from then on, and not waited for (None), until the app
        acknowledges one. If such an app posts, and was never reached, Slack would send it no events.
        """
        request = AppRequest(EVENT, body)
        if subscription in self._ignored:
            self._in_background(self._send_once(request, subscription))
            return None
        exchange = await self._send(request)
        if exchange.answer == ONLY_POSTS:
            return None
        return exchange if exchange.is_last else await self._retry_now(request, exchange, subscription)

    async def wait_until_idle(self) -> None:
        """Wait until every event is acknowledged, or has been sent as often as Slack sends it."""
        while unfinished := [task for task in self._background if not task.done()]:
            await asyncio.wait(unfinished)

    def close(self) -> None:
        """Cancel the remaining attempts."""
        for task in self._background:
            task.cancel()

    async def _retry_now(self, request: AppRequest, exchange: Exchange, subscription: str) -> Exchange:
        """Make the attempt that Slack makes at once; a task makes the others."""
        await self._wait(RETRY_SECONDS[0])
        exchange = await self._send(replace(request, attempt=1, reason=exchange.retry_reason))
        if exchange.is_last:
            return exchange
        if self._app.manifest is None:
            self._ignored.add(subscription)
            return exchange
        self._in_background(self._retry_later(request, exchange))
        return exchange

    async def _send_once(self, request: AppRequest, subscription: str) -> None:
        if (await self._send(request)).ok:
            self._ignored.discard(subscription)

    def _only_posts(self) -> bool:
        """Whether the app was never reached, says nothing of events, and posts."""
        return self._app.manifest is None and not self._was_reached and self._app.name in self._traffic.posters

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _retry_later(self, request: AppRequest, exchange: Exchange) -> None:
        for attempt, seconds in enumerate(RETRY_SECONDS[1:], 2):
            await self._wait(seconds)
            exchange = await self._send(replace(request, attempt=attempt, reason=exchange.retry_reason))
            if exchange.is_last:
                return

    async def _send(self, sent: AppRequest) -> Exchange:
        with self._traffic.request(Direction.TO_APP, sent.kind, sent.body, app=self._app.name) as entry:
            response = await self.transport.send(sent)
            exchange = Exchange(sent.kind, response.status, response.text, self._app.name, response.wants_no_retry)
            self._was_reached = self._was_reached or exchange.status != 0
            if sent.kind == EVENT and exchange.answer and self._only_posts():
                exchange = replace(exchange, answer=ONLY_POSTS)
            entry.answered(exchange.status, exchange.answer)
        return exchange
