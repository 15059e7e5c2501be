"""Sends to the app what Slack would send: signed, answered within three seconds, events tried again."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self
from urllib.parse import urlencode

import aiohttp

ACK_SECONDS: Final = 3.0
RETRY_SECONDS: Final = (0.0, 60.0, 300.0)
"""When Slack delivers an event again: at once, after a minute, after five."""
EXCHANGES: Final = 500


@dataclass(frozen=True)
class Exchange:
    """One request to the app and what came back; `status` is 0 where nothing did."""

    kind: str
    body: Mapping[str, Any]
    status: int
    answer: str
    milliseconds: float

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
    """The way to the app's request URL."""

    def __init__(
        self,
        request_url: str,
        signing_secret: str,
        *,
        clock: Callable[[], float] = time.time,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._url = request_url
        self._secret = signing_secret.encode()
        self._clock = clock
        self._wait = wait
        self._session: aiohttp.ClientSession | None = None
        self.exchanges: list[Exchange] = []

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ACK_SECONDS))
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    async def form(self, kind: str, fields: Mapping[str, str]) -> Exchange:
        """A command or an interaction."""
        return await self._send(kind, fields, urlencode(fields), "application/x-www-form-urlencoded", {})

    async def event(self, body: Mapping[str, Any]) -> Exchange:
        """An event; delivered again up to three times until it is acknowledged."""
        text = json.dumps(body)
        exchange = await self._send("event", body, text, "application/json", {})
        for number, seconds in enumerate(RETRY_SECONDS, 1):
            if exchange.ok:
                break
            await self._wait(seconds)
            reason = "http_timeout" if exchange.status == 0 else "http_error"
            again = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
            exchange = await self._send("event", body, text, "application/json", again)
        return exchange

    async def _send(
        self, kind: str, body: Mapping[str, Any], text: str, content_type: str, more: Mapping[str, str]
    ) -> Exchange:
        if self._session is None:
            raise RuntimeError("the delivery is not open; use it as a context manager")
        headers = {"Content-Type": content_type, **self._signed(text), **more}
        began = time.perf_counter()
        try:
            async with self._session.post(self._url, data=text.encode(), headers=headers) as answer:
                status, said = answer.status, await answer.text()
        except (aiohttp.ClientError, TimeoutError):
            status, said = 0, ""
        exchange = Exchange(kind, body, status, said, (time.perf_counter() - began) * 1_000)
        self.exchanges = [*self.exchanges[1 - EXCHANGES :], exchange]
        return exchange

    def _signed(self, text: str) -> dict[str, str]:
        """Slack's signature: https://docs.slack.dev/authentication/verifying-requests-from-slack."""
        stamp = str(int(self._clock()))
        digest = hmac.new(self._secret, f"v0:{stamp}:{text}".encode(), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
