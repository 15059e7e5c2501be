"""One way to an app from several workspaces: the app has one request URL, or one set of WebSockets, for all of them."""

from typing import Self

from starlette.routing import BaseRoute

from slack_playground.delivery.delivery import AppRequest, AppResponse, Transport


class SharedTransport:
    """A transport that is opened, closed and routed elsewhere, once for all workspaces."""

    def __init__(self, transport: Transport) -> None:
        self.app_token = transport.app_token
        self.shared = transport

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Leave it open for the other workspaces."""

    def routes(self) -> list[BaseRoute]:
        """Nothing: the app connects to the whole of Slack, not to a workspace."""
        return []

    def connect(self) -> str:
        """The address of a new WebSocket."""
        return self.shared.connect()

    async def send(self, request: AppRequest) -> AppResponse:
        """As the transport behind it."""
        return await self.shared.send(request)
