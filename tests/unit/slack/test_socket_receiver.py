"""Requests over Socket Mode that arrive in the same moment are read a few at a time."""

import asyncio

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_playground.testing.serve import served
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.concurrency.pacer import REQUESTS
from bot.slack.receivers.admission import Admission
from bot.slack.receivers.socket_mode import SocketModeReceiver
from bot.telemetry.turn_record import TurnObserver
from tests.support.harness import APP_TOKEN, UNHURRIED

BURST = 5 * REQUESTS
CLICK = {"type": "block_actions", "actions": [{"type": "button", "action_id": "look"}]}


class BurstingSlack:
    """Slack, which sends many clicks over a connection at once, and notes which are acknowledged."""

    def __init__(self) -> None:
        self.acknowledged: list[str] = []
        self.done = asyncio.Event()
        self.app = Starlette(
            routes=[
                Route("/api/apps.connections.open", self._open, methods=["POST"]),
                WebSocketRoute("/link", self._link),
            ]
        )

    async def _open(self, request: Request) -> JSONResponse:
        return JSONResponse({"ok": True, "url": f"ws://{request.headers['host']}/link"})

    async def _link(self, socket: WebSocket) -> None:
        await socket.accept()
        for number in range(BURST):
            await socket.send_json({"envelope_id": str(number), "type": "interactive", "payload": CLICK})
        while len(self.acknowledged) < BURST:
            self.acknowledged.append((await socket.receive_json())["envelope_id"])
        self.done.set()


class CountingBolt(AsyncApp):
    """A Bolt that counts what it's asked in each iteration of the event loop."""

    def __init__(self, url: str) -> None:
        super().__init__(client=AsyncWebClient(token="xoxb-test", base_url=f"{url}/api/"))
        self.asked: list[int] = []
        self._is_new = True

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        if self._is_new:
            self._is_new = False
            self.asked.append(0)
            asyncio.get_running_loop().call_soon(self._end_iteration)
        self.asked[-1] += 1
        return BoltResponse(status=200)

    def _end_iteration(self) -> None:
        self._is_new = True


async def test_burst_over_a_connection_is_read_a_few_at_a_time() -> None:
    slack = BurstingSlack()
    async with served(slack.app) as url:
        bolt = CountingBolt(url)
        receiver = SocketModeReceiver(
            bolt, APP_TOKEN, connections=1, observer=TurnObserver(), admission=Admission(lambda: 0), patience=UNHURRIED
        )
        async with receiver.lifespan():
            await slack.done.wait()
    assert sorted(map(int, slack.acknowledged)) == list(range(BURST))
    assert max(bolt.asked) <= REQUESTS
