"""The O*NET client: each call returns a typed response or raises an error that people can be told."""

import asyncio
import datetime as dt
import gc
import gzip
import json
import tracemalloc
import weakref
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import (
    OnetBusy,
    OnetError,
    OnetKeyRefused,
    OnetNotFound,
    OnetNotUnderstood,
    OnetUnreachable,
    SettingsError,
)
from bot.onet.client import OnetClient, open_http
from bot.onet.limited_body import MAX_BODY_BYTES
from bot.onet.models import Sort
from bot.settings.settings import WEB_SERVICES

KEY = "a-secret-key"
TASKS = [{"id": "1809", "title": "Explain medicines."}]
NOTHING = {"start": 1, "end": 0, "total": 0}
NOW = dt.datetime(2026, 11, 24, 12, 0, 0, tzinfo=dt.UTC)

Answer = Callable[[httpx.Request], httpx.Response]


@asynccontextmanager
async def client_of(answer: Answer, **options: Any) -> AsyncIterator[OnetClient]:
    async with open_http(WEB_SERVICES, transport=httpx.MockTransport(answer)) as http:
        yield OnetClient(http, api_key=KEY, now=lambda: NOW, **options)


def responding_with(*answers: httpx.Response | Exception) -> tuple[Answer, list[httpx.Request]]:
    """One answer after another, the last again and again; and the list of requests."""
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        response = answers[min(len(requests), len(answers)) - 1]
        if isinstance(response, Exception):
            raise response
        return httpx.Response(response.status_code, headers=response.headers, stream=response.stream)

    return answer, requests


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALL_PROXY", "https://[::1"),
        ("ALL_PROXY", "gopher://h"),
        ("NO_PROXY", "[::1"),
        ("SSL_CERT_FILE", "/nowhere.pem"),
    ],
)
def test_proxy_or_certificate_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    for other in ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"):
        monkeypatch.delenv(other, raising=False)
        monkeypatch.delenv(other.lower(), raising=False)
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=rf"can't be asked with these settings \(\w+\)\. Correct .*{name}"):
        open_http(WEB_SERVICES)


async def test_host_that_has_no_such_name_is_not_understood() -> None:
    async with open_http("https://xn--/") as http:
        with pytest.raises(OnetNotUnderstood):
            await OnetClient(http).about()


async def test_requests_match_the_manual() -> None:
    answer, requests = responding_with(httpx.Response(200, json=NOTHING))
    async with client_of(answer) as client:
        await client.search("pharmacist & co", start=21, end=40)
        await client.related("29-1051.00", ["1809", "1815"], sort=Sort.TITLE, end=10)
    base = WEB_SERVICES + "online/job_duties/"
    assert [str(request.url) for request in requests] == [
        f"{base}search?keyword=pharmacist+%26+co&start=21&end=40",
        f"{base}results/29-1051.00?tasks=1809%2C1815&sort=title&start=1&end=10",
    ]
    first = requests[0]
    assert first.method == "GET"
    assert first.headers["X-API-Key"] == KEY
    assert first.headers["User-Agent"].startswith("job-duties-bot/")
    assert first.headers["User-Agent"].endswith("(bot)")


async def test_tasks_are_a_plain_list() -> None:
    answer, requests = responding_with(httpx.Response(200, json=TASKS))
    async with client_of(answer) as client:
        (task,) = await client.tasks("29-1051.00")
    assert (task.id, task.title) == ("1809", "Explain medicines.")
    assert requests[0].url.path == "/online/job_duties/tasks/29-1051.00"


async def test_code_is_one_path_segment() -> None:
    answer, requests = responding_with(httpx.Response(200, json=[]))
    async with client_of(answer) as client:
        await client.tasks("../../about?x=1")
    assert requests[0].url.raw_path == b"/online/job_duties/tasks/..%2F..%2Fabout%3Fx%3D1"


async def test_nothing_found_may_lack_the_list() -> None:
    answer, _ = responding_with(httpx.Response(200, json=NOTHING))
    async with client_of(answer) as client:
        page = await client.search("xyzzy")
    assert page.occupation == ()
    assert page.total == 0


async def test_unknown_fields_are_ignored() -> None:
    row = {"code": "1", "title": "t", "tags": {"bright_outlook": True, "green": True}, "new": 1, "job_zone": 4}
    answer, _ = responding_with(
        httpx.Response(200, json={"start": 1, "end": 1, "total": 1, "occupation": [row], "x": []})
    )
    async with client_of(answer) as client:
        (found,) = (await client.related("29-1051.00", ["1"])).occupation
    assert found.tags.bright_outlook
    assert found.job_zone == 4
    assert found.tasks.closely_related == ()


async def test_search_falls_back_to_the_other_path_and_stays_there() -> None:
    requests: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request.url.path)
        missing = request.url.path.endswith("/search")
        return httpx.Response(404, html="<h1>Not found</h1>") if missing else httpx.Response(200, json=NOTHING)

    async with client_of(answer) as client:
        for _ in range(2):
            assert (await client.search("cook")).total == 0
    assert requests == ["/online/job_duties/search", "/online/job_duties/", "/online/job_duties/"]


async def test_search_that_is_at_neither_path_is_another_service() -> None:
    answer, requests = responding_with(httpx.Response(404, html="<h1>Not found</h1>"))
    async with client_of(answer) as client:
        with pytest.raises(OnetNotUnderstood):
            await client.search("cook")
    assert len(requests) == 2


async def test_words_that_the_search_refuses_find_nothing() -> None:
    answer, _ = responding_with(httpx.Response(422, json={"error": "keyword: too short"}))
    async with client_of(answer) as client:
        assert (await client.search("a")).total == 0


@pytest.mark.parametrize(
    "rows", [None, [], {"code": "1", "title": "t", "tags": None}, [{"code": "1", "title": "t", "tags": []}]]
)
async def test_pages_are_read_as_other_servers_write_them(rows: object) -> None:
    page = {"start": "1", "end": 1, "total": 1, "occupation": rows}
    answer, _ = responding_with(httpx.Response(200, content=b"\xef\xbb\xbf" + json.dumps(page).encode()))
    async with client_of(answer) as client:
        found = (await client.search("cook")).occupation
    assert [(row.code, row.tags.bright_outlook) for row in found] == ([("1", False)] if rows else [])


BEYOND = (
    ({"title": ""}, {"title": ""}),
    ({"code": "9" * 11}, {"id": "9" * 10}),
    ({"code": ""}, {"id": ""}),
)


@pytest.mark.parametrize(("row", "task"), BEYOND)
async def test_texts_that_no_screen_has_room_for_are_not_understood(row: dict[str, str], task: dict[str, str]) -> None:
    page = {"start": 1, "end": 1, "total": 1, "occupation": [{"code": "1", "title": "t"} | row]}
    async with client_of(responding_with(httpx.Response(200, json=page))[0]) as client:
        with pytest.raises(OnetNotUnderstood):
            await client.search("cook")
        with pytest.raises(OnetNotUnderstood):
            await client.related("29-1051.00", ["1"])
    async with client_of(responding_with(httpx.Response(200, json=[{"id": "1", "title": "t"} | task]))[0]) as client:
        with pytest.raises(OnetNotUnderstood):
            await client.tasks("29-1051.00")


async def test_longer_texts_than_onet_has_are_cut() -> None:
    page = {"start": 1, "end": 1, "total": 1, "occupation": [{"code": "1", "title": "t" * 5_000}]}
    async with client_of(responding_with(httpx.Response(200, json=page))[0]) as client:
        (row,) = (await client.search("cook")).occupation
    async with client_of(responding_with(httpx.Response(200, json=[{"id": "1", "title": "t" * 5_000}]))[0]) as client:
        (task,) = await client.tasks("29-1051.00")
    assert (row.title, task.title) == ("t" * 149 + "…", "t" * 999 + "…")


async def test_more_than_was_asked_for_is_left_out() -> None:
    page = {
        "start": 1,
        "end": 2_000,
        "total": 2_000,
        "occupation": [{"code": str(n), "title": "t"} for n in range(2_000)],
    }
    async with client_of(responding_with(httpx.Response(200, json=page))[0]) as client:
        assert len((await client.search("cook", start=21, end=40)).occupation) == 20
    async with client_of(responding_with(httpx.Response(200, json=TASKS * 400))[0]) as client:
        assert len(await client.tasks("29-1051.00")) == 1
    async with client_of(responding_with(httpx.Response(200, json=TASKS * 501))[0]) as client:
        with pytest.raises(OnetNotUnderstood):
            await client.tasks("29-1051.00")


async def test_number_that_cannot_be_true_is_not_understood() -> None:
    async with client_of(responding_with(httpx.Response(200, json=NOTHING | {"total": 10**9}))[0]) as client:
        with pytest.raises(OnetNotUnderstood):
            await client.search("cook")


async def test_error_that_is_nested_too_deep_is_an_error_all_the_same() -> None:
    nested = '{"error":' + "[" * 100_000 + "]" * 100_000 + "}"
    async with client_of(responding_with(httpx.Response(422, text=nested))[0]) as client:
        with pytest.raises(OnetNotFound):
            await client.tasks("29-1051.00")


async def test_related_rows_may_have_nulls() -> None:
    row = {"code": "1", "title": "t", "job_zone": None, "tags": None, "tasks": None}
    answer, _ = responding_with(httpx.Response(200, json={"start": 1, "end": 1, "total": 1, "occupation": [row]}))
    async with client_of(answer) as client:
        (found,) = (await client.related("29-1051.00", ["1"])).occupation
    assert (found.job_zone, found.tags.bright_outlook, found.tasks.closely_related) == (None, False, ())


async def test_name_of_a_zone_may_be_empty() -> None:
    row = {"code": "1", "title": "t", "job_zone": {"code": 3, "title": ""}}
    answer, _ = responding_with(httpx.Response(200, json={"start": 1, "end": 1, "total": 1, "occupation": [row]}))
    async with client_of(answer) as client:
        (found,) = (await client.related("29-1051.00", ["1"])).occupation
    assert (found.job_zone, found.job_zone_title) == (3, "")


async def test_ids_may_be_numbers() -> None:
    answer, _ = responding_with(httpx.Response(200, json=[{"id": 1809, "title": "Explain medicines."}]))
    async with client_of(answer) as client:
        (task,) = await client.tasks("29-1051.00")
    assert task.id == "1809"


async def test_tasks_may_be_an_object_with_names() -> None:
    tasks = {"code": "29-1051.00", "title": "Pharmacists", "task": [{"id": "1809", "name": "Explain medicines."}]}
    answer, _ = responding_with(httpx.Response(200, json=tasks))
    async with client_of(answer) as client:
        (task,) = await client.tasks("29-1051.00")
    assert (task.id, task.title) == ("1809", "Explain medicines.")


async def test_job_zone_may_be_an_object_with_its_title() -> None:
    zone = {"code": 2, "title": "Job Zone 1-2: Very Little to Some Preparation Needed"}
    row = {"href": f"{WEB_SERVICES}online/occupations/1/", "code": "1", "title": "t", "job_zone": zone}
    answer, _ = responding_with(httpx.Response(200, json={"start": 1, "end": 1, "total": 1, "occupation": [row]}))
    async with client_of(answer) as client:
        (found,) = (await client.related("29-1051.00", ["1"])).occupation
    assert (found.job_zone, found.job_zone_title) == (2, zone["title"])


async def test_small_gzip_of_a_large_body_is_given_up() -> None:
    packed = gzip.compress(b" " * 4 * MAX_BODY_BYTES)
    sent = []

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(packed), 1024):
            sent.append(start)
            yield packed[start : start + 1024]

    answer, _ = responding_with(httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=chunks()))
    async with client_of(answer) as client:
        with pytest.raises(OnetNotUnderstood, match="more than 16 MB"):
            await client.tasks("29-1051.00")
    assert len(packed) < MAX_BODY_BYTES // 100
    assert len(sent) < len(packed) // 1024, "the rest was not read"


async def test_gzip_that_arrives_at_once_takes_little_memory() -> None:
    packed = gzip.compress(b" " * 20 * MAX_BODY_BYTES)
    answer, _ = responding_with(httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=packed))
    async with client_of(answer) as client:
        tracemalloc.start()
        try:
            with pytest.raises(OnetNotUnderstood, match="more than 16 MB"):
                await client.tasks("29-1051.00")
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert most < 3 * MAX_BODY_BYTES


async def test_answer_is_freed_without_a_search_for_garbage() -> None:
    received: list[weakref.ref[httpx.Response]] = []

    def answer(_: httpx.Request) -> httpx.Response:
        response = httpx.Response(200, json=TASKS)
        received.append(weakref.ref(response))
        return response

    gc.disable()
    try:
        async with client_of(answer) as client:
            await client.tasks("29-1051.00")
            assert [response() for response in received] == [None]
    finally:
        gc.enable()


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate, gzip"])
async def test_compression_that_was_not_offered_is_not_understood(encoding: str) -> None:
    answer, requests = responding_with(httpx.Response(200, headers={"Content-Encoding": encoding}, content=b"["))
    async with client_of(answer) as client:
        with pytest.raises(OnetNotUnderstood, match="wasn't offered"):
            await client.tasks("29-1051.00")
    assert requests[0].headers["accept-encoding"] == "gzip"


async def test_gzip_within_the_limit_is_read() -> None:
    body = gzip.compress(b'[{"id": "1809", "title": "Explain medicines."}]')
    answer, _ = responding_with(httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=body))
    async with client_of(answer) as client:
        (task,) = await client.tasks("29-1051.00")
    assert task.id == "1809"


HTML = httpx.Response(401, html="<h1>Unauthorized</h1>")
KINDS: list[tuple[httpx.Response | Exception, type[OnetError]]] = [
    (HTML, OnetKeyRefused),
    (httpx.Response(403, html="<h1>Forbidden</h1>"), OnetKeyRefused),
    (httpx.Response(404, html="<h1>Not found</h1>"), OnetNotFound),
    (httpx.Response(422, json={"error": "No such occupation"}), OnetNotFound),
    (httpx.Response(422, text="not json"), OnetNotFound),
    (httpx.Response(422, json=["no object"]), OnetNotFound),
    (httpx.Response(429, text="slow down"), OnetBusy),
    (httpx.Response(500, html="<h1>Oops</h1>"), OnetUnreachable),
    (httpx.Response(503, text=""), OnetUnreachable),
    (httpx.Response(302, headers={"Location": "https://elsewhere.example"}), OnetNotUnderstood),
    (httpx.Response(418, text="teapot"), OnetNotUnderstood),
    (httpx.Response(200, text="<html>maintenance</html>"), OnetNotUnderstood),
    (httpx.Response(200, json={"start": "one"}), OnetNotUnderstood),
    (httpx.Response(200, json=None), OnetNotUnderstood),
    (httpx.Response(200, content=b"\xff\xfe\x00"), OnetNotUnderstood),
    (httpx.ConnectError("refused"), OnetUnreachable),
    (httpx.ReadTimeout("slow"), OnetUnreachable),
    (httpx.RemoteProtocolError("cut"), OnetUnreachable),
    (httpx.DecodingError("broken gzip"), OnetUnreachable),
]


@pytest.mark.parametrize(("response", "kind"), KINDS, ids=str)
async def test_failures_become_onet_errors(response: httpx.Response | Exception, kind: type[OnetError]) -> None:
    answer, _ = responding_with(response)
    async with client_of(answer) as client:
        with pytest.raises(OnetError) as raised:
            await client.tasks("29-1051.00")
    assert type(raised.value) is kind
    assert KEY not in repr(raised.value)
    assert "<h1>" not in str(raised.value)


PASSING: list[httpx.Response | Exception] = [
    httpx.Response(429),
    httpx.Response(502),
    httpx.Response(503),
    httpx.Response(504),
    httpx.ConnectError("refused"),
    httpx.ConnectTimeout("slow"),
]


@pytest.mark.parametrize("response", PASSING, ids=str)
async def test_passing_failure_is_retried(response: httpx.Response | Exception) -> None:
    answer, requests = responding_with(response, response, httpx.Response(200, json=TASKS))
    async with client_of(answer) as client:
        assert len(await client.tasks("29-1051.00")) == 1
    assert len(requests) == 3


@pytest.mark.parametrize("status", [400, 401, 404, 422, 500, 501])
async def test_lasting_failure_is_not_retried(status: int) -> None:
    answer, requests = responding_with(httpx.Response(status))
    async with client_of(answer) as client:
        with pytest.raises(OnetError):
            await client.tasks("29-1051.00")
    assert len(requests) == 1


def pauses(*answers: httpx.Response) -> Iterable[float | None]:
    client = OnetClient(httpx.AsyncClient(), now=lambda: NOW)
    return [client._pause(answer) for answer in answers]  # noqa: SLF001 - what is waited cannot be seen in time


def asks(seconds: str) -> httpx.Response:
    return httpx.Response(429, headers={"Retry-After": seconds})


def test_retry_after_is_obeyed() -> None:
    assert pauses(
        httpx.Response(429),
        httpx.Response(503),
        asks("3"),
        asks("0"),
        asks("Tue, 24 Nov 2026 12:00:07 GMT"),
        asks("Tue, 24 Nov 2026 11:00:00 GMT"),
        asks("soon"),
        asks("Tue, 24 Nov 99999999999999999999 12:00:00 GMT"),
    ) == [0.2, None, 3.0, 0.2, 7.0, 0.2, 0.2, 0.2]


async def test_retry_after_beyond_the_time_limit_gives_up() -> None:
    answer, requests = responding_with(httpx.Response(429, headers={"Retry-After": "3600"}))
    async with client_of(answer) as client:
        with pytest.raises(OnetBusy):
            await client.tasks("29-1051.00")
    assert len(requests) == 1


async def test_whole_call_has_one_time_limit() -> None:
    async def never(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    async with open_http(WEB_SERVICES, transport=httpx.MockTransport(never)) as http:
        client = OnetClient(http, total_seconds=0.01)
        with pytest.raises(OnetUnreachable, match=r"0\.01 s"):
            await client.tasks("29-1051.00")


async def test_calls_are_bounded_by_the_connections() -> None:
    under_way = most = 0
    enough = asyncio.Event()

    async def answer(_: httpx.Request) -> httpx.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        if under_way == 20:
            enough.set()
        await enough.wait()
        under_way -= 1
        return httpx.Response(200, json=TASKS)

    async with open_http(WEB_SERVICES, transport=httpx.MockTransport(answer)) as http:
        client = OnetClient(http)
        await asyncio.gather(*(client.tasks(str(number)) for number in range(60)))
    assert most == 20


@given(st.binary(max_size=200), st.sampled_from([200, 401, 404, 422, 500]))
async def test_any_response_is_an_answer_or_an_onet_error(body: bytes, status: int) -> None:
    async with client_of(lambda _: httpx.Response(status, content=body)) as client:
        with suppress(OnetError):
            assert (await client.search("x")).total >= 0


async def test_duty_search_does_not_ask_web_services() -> None:
    answer, requests = responding_with(httpx.Response(200, json=TASKS))
    async with client_of(answer) as client:
        matches = await client.match_everywhere("I explain the medicines")
    assert (matches.available, matches.duty, requests) == (False, (), [])


async def test_duty_search_needs_the_embedded_service() -> None:
    answer, _ = responding_with(httpx.Response(404, json={"error": "There is no such service."}))
    async with open_http(WEB_SERVICES, transport=httpx.MockTransport(answer)) as http:
        matches = await OnetClient(http).match_everywhere("I explain the medicines")
    assert not matches.available
