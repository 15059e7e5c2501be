"""The client of Slack's Web API: what it sends, and to whom."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientError, ClientHandlerType, ClientRequest, ClientResponse, ClientSession, InvalidURL
from slack_playground.testing.serve import served
from slack_sdk.http_retry import BackoffRetryIntervalCalculator
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.conversation.state import Place
from bot.server.descriptors import most_calls
from bot.slack.blocks import Message
from bot.slack.sdk_client import MOST_BYTES, is_direct, open_client, open_session
from bot.slack.web_api import SEND_ERRORS, WebApi
from bot.telemetry.turn_record import TurnObserver


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirect_is_not_followed_with_token_and_text(status: int) -> None:
    elsewhere: list[str] = []

    async def take(request: Request) -> Response:
        elsewhere.append(f"{request.headers.get('authorization')} {await request.body()!r}")
        return JSONResponse({"ok": True})

    async with served(Starlette(routes=[Route("/{path:path}", take, methods=["GET", "POST"])])) as other:

        async def redirect(request: Request) -> Response:
            await request.body()
            return RedirectResponse(f"{other}/taken", status_code=status)

        async with (
            served(Starlette(routes=[Route("/{path:path}", redirect, methods=["GET", "POST"])])) as slack,
            open_session() as session,
        ):
            client = open_client(f"{slack}/api/", TurnObserver())
            client.token, client.session = "xoxb-secret", session
            with pytest.raises(ClientError, match="redirect"):
                await client.chat_postMessage(channel="C1", text="private")
            with pytest.raises(ClientError, match="redirect"):
                await session.post(f"{slack}/respond/1", json={"text": "private"})
    assert elsewhere == []


@pytest.mark.parametrize("excepted", ["127.0.0.1", "example.org,127.0.0.1", "*"])
async def test_host_that_needs_no_proxy_is_asked_directly(excepted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", excepted)
    is_direct.cache_clear()

    async def answer(_: Request) -> Response:
        return JSONResponse({"ok": True})

    async with (
        served(Starlette(routes=[Route("/api/{method}", answer, methods=["POST"])])) as slack,
        open_session() as session,
    ):
        client = open_client(f"{slack}/api/", TurnObserver(), retry_interval=BackoffRetryIntervalCalculator(0.0))
        client.token, client.session = "xoxb-secret", session
        assert (await client.auth_test())["ok"]
        monkeypatch.delenv("NO_PROXY")
        is_direct.cache_clear()
        with pytest.raises(ClientError):
            await client.auth_test()


@asynccontextmanager
async def slack_of(response: Response) -> AsyncIterator[WebApi]:
    """Slack's Web API, which answers everything with this."""

    async def answer(_: Request) -> Response:
        return response

    async with (
        served(Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])) as slack,
        open_session() as session,
    ):
        client = open_client(f"{slack}/api/", TurnObserver(), retry_interval=BackoffRetryIntervalCalculator(0.0))
        client.token, client.session = "xoxb-secret", session
        yield WebApi(client)


PLACE, HELLO = Place(channel="C1"), Message("hello", ())
FILES = [{"filename": "a.csv", "content": "a"}]


@pytest.mark.parametrize("packed", [False, True])
async def test_answer_longer_than_any_of_slacks_is_given_up(packed: bool) -> None:
    body = b'{"ok": true}' + b" " * (5 * MOST_BYTES)
    long = Response(gzip.compress(body) if packed else body, headers={"Content-Encoding": "gzip"} if packed else {})
    async with slack_of(long) as slack:
        with pytest.raises(ClientError):
            await slack.post(PLACE, HELLO)
        with pytest.raises(ClientError):
            await slack.respond(f"{slack.client.base_url}respond", {"text": "hello"})


ODD: tuple[dict[str, Any], ...] = (
    {},
    {"channel": None, "view": 5, "user": "U1"},
    {"channel": [], "view": [], "user": []},
)


@pytest.mark.parametrize("odd", ODD)
async def test_answer_without_what_it_should_have_is_an_error_of_the_call(odd: dict[str, Any]) -> None:
    async with slack_of(JSONResponse({"ok": True} | odd)) as slack:
        assert await slack.open_view("1", {"type": "modal"}) == await slack.locale("U1") == ""
        with pytest.raises(SEND_ERRORS):
            await slack.direct_messages("U1")
        with pytest.raises(SEND_ERRORS):
            await slack.upload(PLACE, FILES, "")


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "idna", "none"])
async def test_answer_that_is_no_text_is_an_error_of_the_call(charset: str) -> None:
    kind = {"Content-Type": f"text/plain; charset={charset}"}
    async with slack_of(Response(b"\xff\xfe.x", headers=kind, status_code=500)) as slack:
        with pytest.raises(ClientError):
            await slack.respond(f"{slack.client.base_url}respond", {"text": "hello"})


async def test_slow_slack_has_a_connection_for_each_call() -> None:
    calls = 150
    everybody_is_here = asyncio.Barrier(calls)

    async def answer_together(_: Request) -> Response:
        await everybody_is_here.wait()
        return JSONResponse({"ok": True})

    async with (
        served(Starlette(routes=[Route("/api/{method}", answer_together, methods=["POST"])])) as slack,
        open_session(connections=calls) as session,
    ):
        client = open_client(f"{slack}/api/", TurnObserver())
        client.token, client.session = "xoxb-secret", session
        answers = await asyncio.gather(*(client.api_call("chat.update", json={"ts": "1"}) for _ in range(calls)))
    assert all(answer["ok"] for answer in answers)


@pytest.mark.parametrize(
    ("descriptors", "calls"), [(256, 100), (1_024, 100), (2_400, 208), (4_096, 1_000), (65_536, 1_000)]
)
def test_calls_at_a_time_fit_into_the_descriptors(descriptors: int, calls: int) -> None:
    assert most_calls(descriptors) == calls


@pytest.mark.parametrize(
    ("api", "url", "is_called"),
    [
        ("https://slack.com/api/", "https://hooks.slack.com/actions/T1/2/x", True),
        ("https://slack.com/api/", "https://hooks.slack-gov.com/commands/T1/2/x", True),
        ("https://proxy.example.org/slack/api/", "https://hooks.slack.com/actions/T1/2/x", True),
        ("http://127.0.0.1:3000/api/", "http://127.0.0.1:3000/w/T1/respond/x", True),
        ("http://localhost:3000/api/", "http://127.0.0.1:3000/respond/x", True),
        ("https://slack.com/api/", "http://hooks.slack.com/actions/T1/2/x", False),
        ("https://slack.com/api/", "https://hooks.slack.com.example.org/x", False),
        ("https://slack.com/api/", "https://notslack.com/x", False),
        ("https://slack.com/api/", "https://hooks.slack.com@example.org/x", False),
        ("https://slack.com/api/", "https://example.org\\.slack.com/x", False),
        ("https://slack.com/api/", "http://169.254.169.254/latest", False),
        ("http://127.0.0.1:3000/api/", "http://127.0.0.1:3000@example.org/x", False),
        ("http://127.0.0.1:3000/api/", "http://127.0.0.1:4000/respond/x", True),
        ("http://127.0.0.1:3000/api/", "http://127.0.0.10:3000/x", False),
        ("http://127.0.0.1:3000/api/", "http://127.0.0.1[/x", False),
        ("http://127.0.0.1:3000/api/", "", False),
    ],
)
async def test_only_slacks_own_addresses_are_responded_to(api: str, url: str, is_called: bool) -> None:
    called: list[str] = []

    async def stop(request: ClientRequest, _: ClientHandlerType) -> ClientResponse:
        called.append(str(request.url))
        raise ClientError("nothing is sent")

    async with ClientSession(middlewares=[stop]) as session:
        client = open_client(api, TurnObserver())
        client.session = session
        with pytest.raises(ClientError if is_called else InvalidURL):
            await WebApi(client).respond(url, {"text": "private"})
    assert called == [url] * is_called
