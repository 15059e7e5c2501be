"""Sends requests to an app's request URL, signed as Slack signs them."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from types import MappingProxyType
from typing import Final, Self
from urllib.parse import urlencode

import aiohttp
from starlette.routing import BaseRoute

from slack_playground.delivery.delivery import ACK_SECONDS, EVENT, AppRequest, AppResponse
from slack_playground.delivery.request_paths import Paths, request_url
from slack_playground.workspace.models import WorkspaceError

AGENT: Final = "Slackbot 1.0 (+https://api.slack.com/robots)"
FORM: Final = "application/x-www-form-urlencoded"
NO_PATHS: Final = MappingProxyType[str, str]({})
ANSWER_BYTES: Final = 4_000_000
"""Of an app's response, so much is read. A view in it has at most 250 kB."""


class SignedHttp:
    """Posts to an app's request URL, with its signing secret.

    An app may have several paths at that address. It has `ack_seconds` for its response.
    """

    def __init__(
        self,
        request_url: str,
        signing_secret: str,
        *,
        paths: Paths = NO_PATHS,
        clock: Callable[[], float] = time.time,
        ack_seconds: float = ACK_SECONDS,
    ) -> None:
        self.app_token: str | None = None
        self.request_url = request_url
        self._paths = paths
        self._secret = signing_secret.encode()
        self._clock = clock
        self._ack_seconds = ack_seconds
        self._session: aiohttp.ClientSession | None = None

    def move(self, request_url: str, paths: Paths) -> None:
        """Post to another URL from now on, for example that of a new manifest."""
        self.request_url, self._paths = request_url, paths

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    def routes(self) -> list[BaseRoute]:
        """None: the app doesn't connect."""
        return []

    def connect(self) -> str:
        """Not available. Raises WorkspaceError."""
        raise WorkspaceError("not_allowed")

    async def send(self, request: AppRequest) -> AppResponse:
        """The status and the text of the response; status 0 if none came, with the reason if known."""
        is_event = request.kind == EVENT
        text = json.dumps(request.body) if is_event else urlencode(request.body)
        content = {"Content-Type": "application/json" if is_event else FORM}
        headers = {"User-Agent": AGENT, **content, **self._signed(text), **_again(request)}
        url = request_url(self.request_url, self._paths, request)
        try:
            async with self._opened().post(url, data=text.encode(), headers=headers) as answer:
                beginning = (await _beginning(answer.content)).decode(errors="replace")
                return AppResponse(answer.status, beginning, answer.headers.get("X-Slack-No-Retry") == "1")
        except aiohttp.ClientConnectorError:
            return AppResponse(0, f"nothing listens at {url}")
        except (aiohttp.ClientError, TimeoutError):
            return AppResponse(0, "")

    def _opened(self) -> aiohttp.ClientSession:
        """The session, which the first request opens."""
        if self._session is None:
            # An app closes an idle connection when it wants to, and a request sent at that moment would be lost.
            connector = aiohttp.TCPConnector(force_close=True)
            timeout = aiohttp.ClientTimeout(total=self._ack_seconds)
            self._session = aiohttp.ClientSession(connector=connector, timeout=timeout)
        return self._session

    def _signed(self, text: str) -> dict[str, str]:
        """Slack's signature: https://docs.slack.dev/authentication/verifying-requests-from-slack."""
        stamp = str(int(self._clock()))
        digest = hmac.new(self._secret, f"v0:{stamp}:{text}".encode(), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


async def _beginning(content: aiohttp.StreamReader) -> bytes:
    """The beginning of an app's response; all of it, unless it's far too long."""
    read = b""
    while len(read) < ANSWER_BYTES and (part := await content.read(ANSWER_BYTES - len(read))):
        read += part
    return read


def _again(request: AppRequest) -> dict[str, str]:
    if not request.attempt:
        return {}
    return {"X-Slack-Retry-Num": str(request.attempt), "X-Slack-Retry-Reason": request.reason}
