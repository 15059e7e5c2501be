"""An app of the tests' own on Socket Mode: Slack's own client, and a listener that notes what comes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.ports import bind
from slack_playground.server import AppSetup, PlaygroundOptions, create_playground
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from slack_playground.web_api.app import WebApi
from slack_playground.workspace.workspace import Workspace
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from emulator_support.apps import MANIFEST, PATIENCE

BOT_TOKEN = "xoxb-an-app"
APP_TOKEN = "xapp-an-app"
Answer = Callable[[SocketModeRequest], dict[str, Any] | None]


@dataclass
class Listening:
    """What came, by the connection it came on; `answer` None leaves a request without its acknowledgement."""

    came: list[tuple[SocketModeClient, SocketModeRequest]] = field(default_factory=list)
    hellos: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    answer: Answer | None = lambda _: None

    async def hear(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        assert isinstance(client, SocketModeClient)
        self.came.append((client, request))
        if self.answer is not None:
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, self.answer(request)))

    async def note(self, _: AsyncBaseSocketModeClient, message: dict[str, Any], __: str | None = None) -> None:
        if message["type"] == "hello":
            self.hellos.put_nowait(message)

    @property
    def last(self) -> SocketModeRequest:
        return self.came[-1][1]


@dataclass
class Linked:
    """A workspace on Socket Mode, an app that can connect to it, and the people there."""

    socket: SocketMode
    api: WebApi
    workspace: Workspace
    alice: Person
    client: AsyncWebClient
    listening: Listening
    opened: AsyncExitStack

    async def connects(self) -> SocketModeClient:
        """One more connection of the app's."""
        client = SocketModeClient(APP_TOKEN, web_client=self.client, ping_interval=0.05)
        client.message_listeners.append(self.listening.note)
        client.socket_mode_request_listeners.append(self.listening.hear)
        self.opened.push_async_callback(client.close)
        await client.connect()  # type: ignore[no-untyped-call]  # the SDK leaves it so
        return client


@asynccontextmanager
async def linked(ack_seconds: float = PATIENCE) -> AsyncIterator[Linked]:
    """A workspace on Socket Mode that waits so long for an ack, and no connection yet."""
    server_socket = bind("127.0.0.1", 0)
    base = f"http://127.0.0.1:{server_socket.getsockname()[1]}"
    socket = SocketMode(APP_TOKEN, base, ack_seconds=ack_seconds)

    async def wait(_: float) -> None:
        await socket.connected()

    playground = create_playground(base, AppSetup(MANIFEST, socket, BOT_TOKEN), options=PlaygroundOptions(wait=wait))
    async with served(playground, on=server_socket), AsyncExitStack() as opened:
        acts = playground.state.actions
        client = AsyncWebClient(BOT_TOKEN, base_url=f"{base}/api/", timeout=PATIENCE)
        api = playground.state.api
        yield Linked(socket, api, acts.workspace, Person(acts, "Alice"), client, Listening(), opened)
