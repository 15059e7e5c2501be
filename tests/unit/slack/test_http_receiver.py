"""Slack's door: what it lets in, and what it answers to what must not even be looked at."""

import asyncio
import json
import logging
import time
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.request.internals import parse_body
from slack_bolt.response import BoltResponse
from slack_playground.workspace.workspace import BOT_USER
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from structlog.testing import capture_logs

from bot.concurrency.pacer import REQUESTS
from bot.slack.receivers.admission import MOST_TURNS, MOST_WAITING, Admission
from bot.slack.receivers.http import HttpReceiver, read_body
from bot.slack.receivers.signatures import Signatures
from bot.slack.sdk_client import sdk_logger
from tests.support.harness import SECRET, BotInPlayground
from tests.support.signed_requests import FORM, an_event, post, signed


@pytest.mark.parametrize("signature", ["v0=\xff\xfe", "v0=" + "é" * 64, "\xa0"])
async def test_signature_with_odd_characters_is_401(sample_bot: BotInPlayground, signature: str) -> None:
    headers = [
        (b"X-Slack-Request-Timestamp", str(int(time.time())).encode()),
        (b"X-Slack-Signature", signature.encode("latin-1")),
    ]
    async with httpx.AsyncClient(base_url=sample_bot.bot_url) as http:
        assert (await http.post("/slack/events", content=an_event(sample_bot), headers=headers)).status_code == 401
    assert sample_bot.person("Alice").messages() == []


async def test_slacks_challenge_is_answered(sample_bot: BotInPlayground) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1a"})
    answer = await post(sample_bot, body, signed(body))
    assert answer.status_code == 200
    assert answer.json() == {"challenge": "3eZbrw1a"}


@pytest.mark.parametrize(
    ("stamp", "secret"),
    [("yesterday", SECRET), ("", SECRET), ("1e9", SECRET), ("-1", SECRET), ("1700000000", SECRET), (None, "wrong")],
)
async def test_bad_signature_or_time_is_401(sample_bot: BotInPlayground, stamp: str | None, secret: str) -> None:
    body = an_event(sample_bot)
    headers = signed(body, stamp=stamp, secret=secret)
    if stamp == "":
        headers.pop("X-Slack-Request-Timestamp")
    assert (await post(sample_bot, body, headers)).status_code == 401
    assert sample_bot.person("Alice").messages() == []


async def test_unsigned_request_is_401(sample_bot: BotInPlayground) -> None:
    assert (await post(sample_bot, "{}", {})).status_code == 401


async def test_too_large_is_413_and_not_utf8_is_400(sample_bot: BotInPlayground) -> None:
    large = "x" * 1_000_001
    assert (await post(sample_bot, large, signed(large))).status_code == 413
    async with httpx.AsyncClient() as http:
        headers = signed("x")
        answer = await http.post(f"{sample_bot.bot_url}/slack/events", content=b"\xff\xfe", headers=headers)
    assert answer.status_code == 400


@pytest.mark.parametrize("body", ["", "[]", "{", "null", '{"type":"event_callback"}', "payload=%7B", "payload=[]"])
async def test_signed_nonsense_is_answered(sample_bot: BotInPlayground, body: str) -> None:
    answer = await post(sample_bot, body, signed(body))
    assert answer.status_code < 500
    assert answer.status_code >= 200


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("payload=%7B%22a%22%3A+%22b%2Bc+d%22%7D", FORM),
        ("payload=%7B%22a%22%3A%22%C3%A9%E2%80%A2%F0%9F%98%80%5Cn%25%26%3D%22%7D&token=x", FORM),
        ("token=x&command=%2Fduties&text=&channel_id=C1&response_url=https%3A%2F%2Fx%2Fy%3Fz%3D1", FORM),
        ("command=/duties&text=50%+off&user_id", FORM),
        ('{"type":"event_callback","event":{"text":"caf\\u00e9 %2B + \\ud83d\\ude00"}}', "application/json"),
        ('{"type":"url_verification"}', ""),
    ],
)
def test_body_is_parsed_as_bolt_parses_it(body: str, kind: str) -> None:
    assert read_body(body, kind) == parse_body(body, kind)


@pytest.mark.parametrize("body", ["[]", "{", "payload=%7B", "payload=null", "&".join(f"a{n}=1" for n in range(101))])
def test_body_that_is_not_an_object_is_one_error(body: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_body(body, "application/json" if body[0] in "[{" else FORM)


class RecordingBolt(AsyncApp):
    """A Bolt that notes what it is asked."""

    def __init__(self) -> None:
        super().__init__(token="xoxb-test", signing_secret=SECRET)
        self.asked: list[str] = []

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        self.asked.append(str(req.body["type"]))
        return BoltResponse(status=200, body="answered by Bolt")


def interaction(kind: str) -> str:
    return urlencode({"payload": json.dumps({"type": kind, **PARTS[kind]}, separators=(",", ":"))})


PARTS: dict[str, dict[str, Any]] = {
    "block_actions": {"actions": [{"type": "button", "action_id": "look"}]},
    "block_suggestion": {"action_id": "find", "block_id": "b", "value": "nur"},
    "view_submission": {"view": {"type": "modal", "id": "V1", "callback_id": "share"}},
}


@pytest.mark.parametrize("kind", list(PARTS))
async def test_every_payload_gets_the_response_of_bolt(kind: str) -> None:
    bolt = RecordingBolt()
    web = Starlette(routes=HttpReceiver(bolt, Signatures(SECRET), Admission(lambda: 0)).routes())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://bot") as http:
        body = interaction(kind)
        answer = await http.post("/slack/events", content=body, headers=signed(body) | {"Content-Type": FORM})
    assert (answer.status_code, answer.text) == (200, "answered by Bolt")
    assert bolt.asked == [kind]


async def test_health_is_answered_amid_a_burst() -> None:
    async def alive(_: Request) -> Response:
        return Response()

    bolt = RecordingBolt()
    receiver = HttpReceiver(bolt, Signatures(SECRET), Admission(lambda: 0))
    web = Starlette(routes=[*receiver.routes(), Route("/healthz", alive)])
    body = interaction("block_actions")
    headers = signed(body) | {"Content-Type": FORM}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://bot") as http:
        burst = [
            asyncio.create_task(http.post("/slack/events", content=body, headers=headers)) for _ in range(5 * REQUESTS)
        ]
        assert (await asyncio.create_task(http.get("/healthz"))).status_code == 200
        assert len(bolt.asked) <= 2 * REQUESTS, "it didn't wait for all of them"
        assert {answer.status_code for answer in await asyncio.gather(*burst)} == {200}


async def test_events_are_refused_at_once_while_many_requests_wait() -> None:
    bolt = RecordingBolt()
    web = Starlette(routes=HttpReceiver(bolt, Signatures(SECRET), Admission(lambda: 0)).routes())
    body, event = interaction("block_actions"), '{"type":"event_callback"'
    headers = signed(body) | {"Content-Type": FORM}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://bot") as http:
        clicks = [
            asyncio.create_task(http.post("/slack/events", content=body, headers=headers))
            for _ in range(MOST_WAITING + 2 * REQUESTS)
        ]
        refused = await asyncio.create_task(http.post("/slack/events", content=event, headers=signed(event)))
        assert refused.status_code == 503
        assert len(bolt.asked) < MOST_WAITING, "it didn't wait for them"
        assert {answer.status_code for answer in await asyncio.gather(*clicks)} == {200}, "no click is refused"


async def test_click_that_cannot_be_read_is_400_and_in_the_log(sample_bot: BotInPlayground) -> None:
    body = interaction("block_actions").replace("action_id", "other_id")
    with capture_logs() as logs:
        assert (await post(sample_bot, body, signed(body) | {"Content-Type": FORM})).status_code == 400
    assert "payload_misshapen" in [line["event"] for line in logs]


def test_sdk_logs_no_body() -> None:
    assert sdk_logger().level > logging.DEBUG


async def test_event_delivered_twice_is_answered_once(sample_bot: BotInPlayground) -> None:
    body = an_event(sample_bot)
    for number in range(3):
        headers = signed(body) | ({"X-Slack-Retry-Num": str(number)} if number else {})
        assert (await post(sample_bot, body, headers)).status_code == 200
    await sample_bot.bot.tracker.idle()
    answers = [message for message in sample_bot.person("Alice").messages() if message.user == BOT_USER]
    assert len(answers) == 1


async def test_retry_of_a_lost_event_is_answered(sample_bot: BotInPlayground) -> None:
    body = an_event(sample_bot)
    await post(sample_bot, body, signed(body) | {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"})
    await sample_bot.bot.tracker.idle()
    assert "Which one is yours?" in sample_bot.person("Alice").screen


async def test_healthz_is_ok(sample_bot: BotInPlayground) -> None:
    async with httpx.AsyncClient() as http:
        assert (await http.get(f"{sample_bot.bot_url}/healthz")).json() == {"status": "ok"}
        assert (await http.get(f"{sample_bot.bot_url}/nowhere")).status_code == 404
        assert (await http.get(f"{sample_bot.bot_url}/slack/events")).status_code == 405


async def test_receiver_logs_no_secret_and_no_text(sample_bot: BotInPlayground) -> None:
    with capture_logs() as logs:
        alice = sample_bot.person("Alice")
        await alice.says("private electrician")
        await alice.says("/duties private electrician")
        await alice.clicks("Change occupation")
    assert SECRET not in str(logs)
    assert "private" not in str(logs)


async def test_events_are_refused_while_too_many_turns_are_in_progress(sample_bot: BotInPlayground) -> None:
    tracker, end = sample_bot.bot.tracker, asyncio.Event()

    async def turn() -> None:
        await end.wait()

    for _ in range(MOST_TURNS):
        tracker.track(turn())
    body = an_event(sample_bot)
    assert (await post(sample_bot, body, signed(body))).status_code == 503
    unread = '{"type":"event_callback"'
    assert (await post(sample_bot, unread, {})).status_code == 503, "neither verified nor parsed"
    challenge = json.dumps({"type": "url_verification", "challenge": "c"})
    assert (await post(sample_bot, challenge, signed(challenge))).status_code == 200, "nothing else is refused"
    end.set()
    await tracker.idle()
    assert (await post(sample_bot, body, signed(body))).status_code == 200, "and Slack's repetition is answered"
    await tracker.idle()
    assert sample_bot.person("Alice").messages() != []
