"""Reports in the terminal how an app is doing: that it's running or isn't, and what Slack would refuse."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from slack_playground.delivery.delivery import Transport
from slack_playground.delivery.either_transport import EitherTransport
from slack_playground.delivery.readiness import until_ready
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.url_verification import repeats_challenge
from slack_playground.ports import is_listening
from slack_playground.workspace.apps import FIRST, App
from slack_playground.workspace.workspace import Change, Workspace

PATIENCE_SECONDS: Final = 10.0
"""How long an app may take to start before something is said."""
UNVERIFIED: Final = (
    "Slack would refuse {url} as a request URL for events, because its response to url_verification doesn't have the "
    "value of `challenge`."
)

Say = Callable[[str], None]


class AppWatch:
    """Reports in the terminal how an app is doing, with sentences that say what to do.

    `is_only` says whether it's the only app; if not, the sentences name it.
    """

    def __init__(
        self, transport: Transport, workspaces: Sequence[Workspace], say: Say, *, app: App = FIRST, is_only: bool = True
    ) -> None:
        self._transport = transport
        self._say = say
        self._app = app
        self._is_only = is_only
        self._name = "The app" if is_only else app.name
        self.was_ready = False
        self._workspaces = workspaces
        for workspace in workspaces:
            workspace.listeners.append(self._report_refusal)

    async def look_before(self) -> None:
        """Check the app's address before the app starts: whatever listens there now is another program."""
        url = _request_url(self._transport)
        if not url or not await is_listening(url):
            return
        self._say(f"Something else already listens at {url}, so the app can't. --app URL names another address.")
        if isinstance(self._transport, EitherTransport):
            self._transport = self._transport.socket

    async def start(self, patience: float = PATIENCE_SECONDS) -> None:
        """Say when the app is running, or after `patience` seconds that it isn't."""
        try:
            async with asyncio.timeout(patience):
                await until_ready(self._transport)
        except TimeoutError:
            self._say(self._missing())
            await until_ready(self._transport)
        self.was_ready = True
        self._say(self._present())
        await self._verify_url()

    async def _verify_url(self) -> None:
        """Say if Slack wouldn't take the app's address as a request URL for events."""
        url, traffic = _request_url(self._transport), self._workspaces[0].traffic
        if url and self._app.has_events and not await repeats_challenge(self._transport, traffic, self._app):
            self._say(f"{self._prefix}{UNVERIFIED.format(url=url)}")

    def ended(self, status: int) -> None:
        """Report that the app ended, unless it ended well or by a signal (a negative status)."""
        if status > 0 and not self.was_ready:
            self._say(
                f"{self._name} ended with status {status} before it could be reached. What it said is above: "
                "mend that, and start it again."
            )
        elif status > 0:
            self._say(f"{self._name} ended with status {status}.")

    def _report_refusal(self, _: str | None, change: Change) -> None:
        if change["type"] == "refusal" and self._concerns(change["app"]):
            whose = "The playground lacks" if change["missing"] else "Slack would refuse"
            why = " ".join([str(change["error"]), *change["messages"]])
            self._say(f"{self._prefix}{whose} {change['method']}: {why}")

    def _concerns(self, app: str) -> bool:
        """Whether this watch reports what is said of an app; what is said of none is reported by the first."""
        return self._is_only or app == self._app.name or (not app and self._app.number == 1)

    @property
    def _prefix(self) -> str:
        return "" if self._is_only else f"{self._name}: "

    def _present(self) -> str:
        url = _request_url(self._transport)
        return f"{self._name} listens at {url}." if url else f"{self._name} is connected over Socket Mode."

    def _missing(self) -> str:
        ways = []
        if not isinstance(self._transport, SignedHttp):
            ways.append("it has opened no Socket Mode connection (its app token must be SLACK_APP_TOKEN)")
        if any(self._app.name in workspace.traffic.posters for workspace in self._workspaces):
            return (
                f"{self._name} posts, but has no connection and listens nowhere, so it gets no events, commands or "
                "clicks. That's all right for an app that only posts."
            )
        url = _request_url(self._transport)
        if url:
            ways.append(f"nothing listens at {url} (--app URL names another address)")
        return f"{self._name} isn't there yet: {', and '.join(ways)}. Is it running, and does it call SLACK_API_URL?"


def _request_url(transport: Transport) -> str:
    """The address where the app should listen; empty if it connects."""
    if isinstance(transport, SignedHttp):
        return transport.request_url
    if isinstance(transport, EitherTransport) and not transport.wants_socket:
        return transport.http.request_url
    return ""
