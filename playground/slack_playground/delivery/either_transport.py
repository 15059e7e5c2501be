"""Uses Socket Mode while the app has a connection open, and signed HTTP otherwise."""

from typing import Self

from starlette.routing import BaseRoute

from slack_playground.delivery.delivery import AppRequest, AppResponse
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode


class EitherTransport:
    """A transport for an app that may listen either way."""

    def __init__(self, socket: SocketMode, http: SignedHttp) -> None:
        self.app_token: str | None = socket.app_token
        self.socket = socket
        self.http = http
        self.wants_socket = False
        """Whether the app asked for a WebSocket: from then on, whatever listens at the request URL is not the app."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.socket.__aexit__(*error)
        await self.http.__aexit__(*error)

    def routes(self) -> list[BaseRoute]:
        """Where the app connects over Socket Mode."""
        return self.socket.routes()

    def connect(self) -> str:
        """The address of a new WebSocket."""
        self.wants_socket = True
        return self.socket.connect()

    async def send(self, request: AppRequest) -> AppResponse:
        """Send over a WebSocket if the app asked for one, otherwise to its request URL."""
        return await (self.socket if self.wants_socket else self.http).send(request)
