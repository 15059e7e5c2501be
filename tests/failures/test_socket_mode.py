"""The bot over Socket Mode when connections end, when Slack says a thing twice, and when Slack is not there."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_playground.delivery.socket_mode import Reason, SocketMode
from slack_playground.testing.serve import served
from slack_playground.traffic_log import Entry
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.errors import SettingsError
from bot.slack.receivers.admission import Admission
from bot.slack.receivers.socket_mode import ReconnectingClient, SocketModeReceiver
from bot.telemetry.turn_record import TurnObserver
from tests.support.harness import APP_TOKEN, BotInPlayground, Transport, bot_in_playground
from tests.support.steps import pharmacist_with_two_duties

NOWHERE = "http://127.0.0.1:9/api/"
SOON = 0.05
SECOND = 1.0


@dataclass
class ConnectedBot:
    """A bot that is connected twice, and its connections."""

    bot_in_playground: BotInPlayground
    socket: SocketMode

    def last(self, kind: str) -> Entry:
        """The last thing of that kind that was sent to the bot."""
        return next(entry for entry in reversed(self.bot_in_playground.workspace.traffic.entries) if entry.kind == kind)


@pytest.fixture
async def linked(sample: Path) -> AsyncIterator[ConnectedBot]:
    async with bot_in_playground(sample, transport=Transport.SOCKET) as played:
        socket = played.delivery.transport
        assert isinstance(socket, SocketMode)
        await socket.connected(2)
        yield ConnectedBot(played, socket)


async def finds_related(linked: ConnectedBot) -> None:
    alice = linked.bot_in_playground.person("Alice")
    await alice.clicks("Find related occupations")
    assert "Pharmacists · 2 duties · 1–10 of 23" in alice.screen
    assert alice.failures == []


async def test_two_sockets_carry_one_conversation(linked: ConnectedBot) -> None:
    before = linked.socket.connections
    await pharmacist_with_two_duties(linked.bot_in_playground.person("Alice"))
    await finds_related(linked)
    assert linked.socket.connections == before


@pytest.mark.parametrize("reason", [Reason.WARNING, Reason.REFRESH_REQUESTED])
async def test_socket_refresh_in_mid_conversation(linked: ConnectedBot, reason: Reason) -> None:
    await pharmacist_with_two_duties(linked.bot_in_playground.person("Alice"))
    ended = linked.socket.connections[0]
    await linked.socket.disconnect(ended, reason)
    await finds_related(linked)
    await linked.socket.replaced(ended)
    await linked.socket.connected(2)


async def test_socket_drop_in_mid_conversation(linked: ConnectedBot) -> None:
    await pharmacist_with_two_duties(linked.bot_in_playground.person("Alice"))
    await linked.socket.drop(linked.socket.connections[0])
    await finds_related(linked)
    await linked.socket.connected(2)


async def test_all_sockets_end_at_once(linked: ConnectedBot) -> None:
    await pharmacist_with_two_duties(linked.bot_in_playground.person("Alice"))
    for ended in list(linked.socket.connections):
        await linked.socket.disconnect(ended, Reason.REFRESH_REQUESTED)
    await linked.socket.connected(2)
    await finds_related(linked)


async def test_same_event_on_each_socket_is_answered_once(linked: ConnectedBot) -> None:
    alice = linked.bot_in_playground.person("Alice")
    await alice.says("pharmacist")
    again = linked.last("event").asked
    for _ in range(2):
        exchange = await linked.bot_in_playground.delivery.send_event(again)
        assert exchange is not None
        assert exchange.ok
    await linked.bot_in_playground.bot.tracker.idle()
    assert len(alice.messages()) == 2


async def test_same_click_on_each_socket_moves_once(linked: ConnectedBot) -> None:
    alice = linked.bot_in_playground.person("Alice")
    await pharmacist_with_two_duties(alice)
    await alice.clicks("Find related occupations")
    await alice.clicks("Next")
    shown, again = alice.screen, json.dumps(linked.last("block_actions").asked)
    for _ in range(2):
        assert (await linked.bot_in_playground.delivery.send_form("block_actions", {"payload": again})).ok
    await linked.bot_in_playground.bot.tracker.idle()
    assert alice.screen == shown
    assert len(alice.messages()) == 2


async def test_stopping_bot_answers_what_came_in(sample: Path) -> None:
    async with bot_in_playground(sample, transport=Transport.SOCKET) as played:
        alice = played.person("Alice")
        await played.acts.say(alice.me, alice.me.dm, "pharmacist")  # and nobody waits until it is answered
    assert "Which one is yours?" in alice.screen


@pytest.mark.parametrize(("token", "said"), [("xapp-wrong", "doesn't know it"), ("xoxb-test", "an app-level token")])
async def test_refused_app_token_stops_the_start_with_a_remedy(linked: ConnectedBot, token: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        async with links(f"{linked.bot_in_playground.url}/api/", token).lifespan():
            raise AssertionError("it must not open")


async def test_socket_mode_switched_off_is_named(linked: ConnectedBot) -> None:
    await linked.socket.switch(on=False)
    with pytest.raises(SettingsError, match="is Socket Mode switched on"):
        async with links(f"{linked.bot_in_playground.url}/api/").lifespan():
            raise AssertionError("it must not open")


async def test_unreachable_slack_starts_unready() -> None:
    unreached = links(NOWHERE)
    async with unreached.lifespan():
        with pytest.raises(ConnectionError):
            await unreached.check()


async def test_connected_bot_is_ready(linked: ConnectedBot) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{linked.bot_in_playground.bot_url}/readyz") as answer:
        assert (await answer.json())["parts"]["socket"]["state"] == "ok"


async def test_broken_socket_address_is_requested_again(linked: ConnectedBot) -> None:
    """The SDK's own client would go on trying the first one."""
    requests: list[str] = []

    async def connections_open(request: Request) -> JSONResponse:
        requests.append(request.headers["authorization"])
        unknown = f"{linked.bot_in_playground.url.replace('http', 'ws')}/link/?ticket=unknown"
        return JSONResponse({"ok": True, "url": unknown if len(requests) == 1 else linked.socket.connect()})

    route = Route("/api/apps.connections.open", connections_open, methods=["POST"])
    async with served(Starlette(routes=[route])) as url:
        link = ReconnectingClient(APP_TOKEN, AsyncWebClient(base_url=f"{url}/api/"), patience=SECOND)
        await link.connect()
        assert await link.is_connected()
        await link.close()  # type: ignore[no-untyped-call]  # the SDK leaves it so
    assert requests == [f"Bearer {APP_TOKEN}"] * 2


def links(api_url: str, token: str = APP_TOKEN) -> SocketModeReceiver:
    """Connections of an app that does nothing."""
    app = AsyncApp(client=AsyncWebClient(token="xoxb-test", base_url=api_url))
    return SocketModeReceiver(
        app, token, connections=1, observer=TurnObserver(), admission=Admission(lambda: 0), patience=SOON
    )
