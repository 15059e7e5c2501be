"""An app that knows nothing of this project, written as Bolt's documentation has one do, in the playground."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.ports import bind
from slack_playground.server import AppSetup, create_playground
from slack_playground.testing.person import GENERAL, Person
from slack_playground.testing.serve import served
from slack_sdk.models.blocks import ActionsBlock, ButtonElement, InputBlock, PlainTextInputElement
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

TOKEN, APP_TOKEN, SECRET = "xoxb-foreign", "xapp-foreign", "a-foreign-signing-secret"


def a_kitchen(base_url: str) -> AsyncApp:
    """Takes orders: a message, a button, a modal, a command, and the Home tab."""
    app = AsyncApp(signing_secret=SECRET, client=AsyncWebClient(TOKEN, base_url=base_url))

    @app.message("hungry")
    async def offer(message: dict[str, Any], say: AsyncSay) -> None:
        order = ButtonElement(text="Order", action_id="order", value="soup")
        await say(text=f"Soup for <@{message['user']}>?", blocks=[ActionsBlock(elements=[order])])

    @app.action("order")
    async def ask(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        how = InputBlock(block_id="how", label="How?", element=PlainTextInputElement(action_id="how"))
        view = View(type="modal", callback_id="how", title="Order", submit="Send", blocks=[how])
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.view("how")
    async def cook(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        wanted = body["view"]["state"]["values"]["how"]["how"]["value"]
        if wanted == "cold":
            await ack(response_action="errors", errors={"how": "Never cold."})
            return
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"One soup, {wanted}.")

    @app.command("/menu")
    async def menu(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond("Soup.")

    return app


@asynccontextmanager
async def kitchen(by_socket: bool) -> AsyncIterator[Person]:
    """The app in a workspace of its own, and Alice there."""
    bound, held_for_app = bind("127.0.0.1", 0), bind("127.0.0.1", 0)
    url, app_url = (f"http://127.0.0.1:{bound_socket.getsockname()[1]}" for bound_socket in (bound, held_for_app))
    transport = SocketMode(APP_TOKEN, url) if by_socket else SignedHttp(f"{app_url}/slack/events", SECRET)
    playground = create_playground(url, AppSetup(None, transport, TOKEN))
    app = a_kitchen(f"{url}/api/")
    async with AsyncExitStack() as opened:
        await opened.enter_async_context(served(playground, on=bound))
        if isinstance(transport, SocketMode):
            held_for_app.close()
            handler = AsyncSocketModeHandler(app, APP_TOKEN)
            opened.push_async_callback(handler.close_async)
            await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it so
            await transport.connected()
        else:
            door = AsyncSlackRequestHandler(app)

            async def events(request: Request) -> Response:
                return await door.handle(request)

            site = Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
            await opened.enter_async_context(served(site, on=held_for_app))
        yield Person(playground.state.actions, "Alice")
        assert playground.state.workspace.refusals == []


@pytest.mark.parametrize("by_socket", [False, True], ids=["http", "socket"])
async def test_foreign_app_works_in_the_playground(by_socket: bool) -> None:
    async with kitchen(by_socket) as alice:
        await alice.says("I am hungry")
        await alice.sees("[Order]")
        await alice.clicks("Order")
        await alice.sees("How?")
        await alice.fills("How?", "cold")
        await alice.submits()
        assert alice.views[-1].errors == {"how": "Never cold."}
        await alice.fills("How?", "hot")
        await alice.submits()
        await alice.sees("One soup, hot.")
        assert alice.views == []
        await alice.says("/menu", to=GENERAL)
        shown = await alice.sees("Soup.")
        assert getattr(shown, "only_for", None) == alice.me.id
        assert alice.failures == []
