"""Who clicked what nobody could answer is told so, at the click's own address."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import httpx
import pytest
from slack_playground.testing.serve import served
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from structlog.testing import capture_logs

from bot.slack.receivers.unanswered import Unanswered
from tests.support.workspaces import in_many
from tests.unit.slack.test_http_receiver import FORM, signed


class Address:
    """Slack's end of a response_url."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.app = Starlette(routes=[Route("/respond", self._hear, methods=["POST"])])

    async def _hear(self, request: Request) -> Response:
        self.heard.append(await request.json())
        return Response("ok")


@pytest.fixture
async def unanswered() -> AsyncIterator[Unanswered]:
    async with aiohttp.ClientSession() as session:
        yield Unanswered(AsyncWebClient(token="xoxb-test", session=session), new_reference=lambda: "ref-9")


async def test_it_is_said_to_them_alone_with_the_reference_of_the_log(unanswered: Unanswered) -> None:
    address = Address()
    async with served(address.app) as url:
        with capture_logs() as logs:
            await unanswered.tell({"response_url": f"{url}/respond"}, 500)
    assert [(line["event"], line["reference"], line["status"]) for line in logs] == [("click_unanswered", "ref-9", 500)]
    (said,) = address.heard
    assert "ref-9" in said["text"]
    assert (said["response_type"], said["replace_original"]) == ("ephemeral", False)


async def test_who_clicks_while_the_database_of_installations_is_down_is_told(
    sample: Path, unreachable_sqlite: str
) -> None:
    address = Address()
    async with served(address.app) as url, in_many(sample, unreachable_sqlite) as many, httpx.AsyncClient() as http:
        payload = {
            "type": "block_actions",
            "team": {"id": "T9"},
            "user": {"id": "U9"},
            "actions": [{"type": "button", "action_id": "look"}],
            "response_url": f"{url}/respond",
        }
        body = urlencode({"payload": json.dumps(payload, separators=(",", ":"))})
        headers = signed(body) | {"Content-Type": FORM}
        answer = await http.post(f"{many.bot_url}/slack/events", content=body, headers=headers)
        assert answer.status_code == 200
        await many.bot.tracker.idle()
    (said,) = address.heard
    assert "please press the button again" in said["text"]


@pytest.mark.parametrize("body", [{}, {"response_url": None}, {"response_url": "http://127.0.0.1:1/respond"}], ids=str)
async def test_where_it_cannot_be_said_it_is_in_the_log(unanswered: Unanswered, body: dict[str, Any]) -> None:
    with capture_logs() as logs:
        await unanswered.tell(body, 500)
    assert logs[0]["event"] == "click_unanswered"
