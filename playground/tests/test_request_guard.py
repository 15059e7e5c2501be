"""A page of another site in the same browser can't act, and a body can't fill the memory."""

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import unquote

import httpx
import pytest
from emulator_support.apps import TOKEN, Wired, wired
from slack_playground.oauth.oauth_app import is_redirect_of
from slack_playground.request_guard import BODY_BYTES, FILE_BYTES

ELSEWHERE = "https://elsewhere.example.com"


@pytest.fixture
async def slack() -> AsyncIterator[Wired]:
    async with wired() as it:
        yield it


@pytest.fixture
async def http(slack: Wired) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=slack.url) as client:
        yield client


@pytest.mark.parametrize("origin", [ELSEWHERE, "null", "http://127.0.0.1:1", "http://localhost", "http://["])
async def test_page_of_another_origin_posts_nothing(slack: Wired, http: httpx.AsyncClient, origin: str) -> None:
    form = {"token": TOKEN, "channel": "C0GENERAL0", "text": "from elsewhere"}
    for path in ("/api/chat.postMessage", "/services/T0PLAYGRND/C0GENERAL0/playground", "/playground/message"):
        answer = await http.post(path, data=form, headers={"Origin": origin})
        assert answer.status_code == 403, path
    assert slack.workspace.messages == {}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_picture_or_link_elsewhere_calls_no_method(slack: Wired, http: httpx.AsyncClient, site: str) -> None:
    query = {"token": TOKEN, "channel": "C0GENERAL0", "text": "from a picture"}
    answer = await http.get("/api/chat.postMessage", params=query, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert slack.workspace.messages == {}


async def test_own_page_and_programs_act(slack: Wired, http: httpx.AsyncClient) -> None:
    form = {"token": TOKEN, "channel": "C0GENERAL0", "text": "hello"}
    for headers in ({}, {"Origin": slack.url, "Sec-Fetch-Site": "same-origin"}):
        assert (await http.post("/api/chat.postMessage", data=form, headers=headers)).json()["ok"]
    assert len(slack.workspace.messages) == 2


@pytest.mark.parametrize(("path", "most"), [("/api/chat.postMessage", BODY_BYTES), ("/upload/F1", FILE_BYTES)])
async def test_large_body_is_refused_before_it_is_sent(slack: Wired, path: str, most: int) -> None:
    host = slack.url.removeprefix("http://")
    reader, writer = await asyncio.open_connection(*host.split(":"))
    writer.write(f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {most + 1}\r\n\r\n".encode())
    assert b" 413 " in await reader.readline()
    writer.close()


async def test_large_body_without_a_length_is_refused(http: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(BODY_BYTES // 1_000_000 + 2):
            yield b"x" * 1_000_000

    answer = await http.post("/api/chat.postMessage", content=endless())
    assert answer.status_code == 413


async def test_downloaded_file_stays_in_its_folder(slack: Wired, http: httpx.AsyncClient) -> None:
    for name in ("../../evil.html", "..\\evil.html", "a\r\nSet-Cookie: x=1.svg", "/etc/passwd"):
        file = await slack.alice.uploads(name, "<script>alert(1)</script>")
        answer = await http.get(f"/files/{file.id}")
        assert answer.headers["content-type"] == "application/octet-stream"
        named = unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])
        assert not {"/", "\\", "\r", "\n"} & set(named)
        assert not named.startswith(".")
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://app.example.com/oauth", True),
        ("https://app.example.com/oauth/back?x=1", True),
        ("https://app.example.com/oauth?x=1", True),
        ("https://app.example.com/oauthx", False),
        ("https://app.example.com/", False),
        ("https://other.example.com/any", True),
        ("https://other.example.com.evil.example/any", False),
        ("https://app.example.com.evil.example/oauth", False),
        ("https://app.example.com@evil.example/oauth", False),
    ],
)
def test_code_goes_only_to_the_apps_own_address(url: str, named: bool) -> None:
    assert is_redirect_of(url, ["https://app.example.com/oauth", "https://other.example.com"]) is named
