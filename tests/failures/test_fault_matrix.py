"""The faults of docs/failure-tests.md in the middle of a talk: it continues, and no choice is lost."""

import asyncio
import copy
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from redis import Redis
from slack_playground.delivery.delivery import ACK_SECONDS
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.server import AppSetup, create_playground
from slack_playground.testing.person import Person
from slack_playground.testing.serve import served
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp

from bot.onet.embedded.release import import_sample
from bot.server.uvicorn import bind
from bot.slack.manifest import manifest
from bot.storage.redis_cache import SOCKET_SECONDS
from tests.support.command_line import environment
from tests.support.harness import SECRET, TOKEN, UNHURRIED, BotInPlayground, bot_in_playground
from tests.support.refusing_slack import Refusing, Torn
from tests.support.valkey import Valkey
from tests.support.web_services import on_web_services
from tools.failure_tests import PAGE, failures, render

ROOT = Path(__file__).parents[2]
MODULES = ("test_fault_matrix", "test_process_crash", "test_slack_refusals", "test_cache_loss")
DUTY, OTHER = "Advise patients", "Check each prescription"
ONE, TWO = "Pharmacists · 1 duty · 1–10 of", "Pharmacists · 2 duties · 1–10 of"


async def to_the_duties(alice: Person) -> None:
    await alice.says("29-1051.00")
    await alice.ticks(DUTY)


ONET: dict[str, ASGIApp] = {
    "down": Response(status_code=503),
    "429": Response("wait", status_code=429, headers={"Retry-After": "0"}),
    "500": JSONResponse({"error": "oh"}, status_code=500),
    "HTML": HTMLResponse("<h1>Back soon</h1>"),
    "wrong shape": JSONResponse({"occupation": "none"}),
    "another wrong shape": JSONResponse([{"id": 1}]),
    "key refused": HTMLResponse("<h1>Forbidden</h1>", status_code=403),
    "sent elsewhere": RedirectResponse("https://evil.invalid/"),
    "broken off": Torn(),
}


@pytest.mark.parametrize("answer", ONET.values(), ids=ONET)
async def test_onet(sample: Path, answer: ASGIApp) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await to_the_duties(alice)
        services.instead = answer
        await alice.clicks("Find related occupations")
        assert "Your choices are saved" in alice.screen or "tell your administrator" in alice.screen
        services.instead = None
        await alice.clicks("Try again")
        assert ONE in alice.screen


async def test_onet_slow(sample: Path) -> None:
    async with on_web_services(sample, patience=0.0) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await to_the_duties(alice)
        services.answering.clear()
        pressing = asyncio.create_task(alice.clicks("Find related occupations"))
        await alice.sees("Looking for Pharmacists …")
        services.answering.set()
        await pressing
        assert ONE in alice.screen


async def test_onet_down_results_continue(sample: Path) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice = sample_bot.person("Alice")
        await to_the_duties(alice)
        await alice.clicks("Find related occupations")
        services.instead = Response(status_code=503)
        for label, shown in (("Next", "11–19 of"), ("Title", "[Title ✓]"), ("All related", "1–10 of")):
            await alice.clicks(label)
            assert shown in alice.screen
        await alice.clicks("Change duties")
        assert "1 chosen" in alice.screen


@dataclass
class OnRedis:
    """A talk on a Redis of its own, and what can be done to that."""

    sample_bot: BotInPlayground
    alice: Person
    server: Valkey

    @property
    def redis(self) -> Any:
        return Redis(port=self.server.port or 0)


@asynccontextmanager
async def on_redis(sample: Path, seconds: float = UNHURRIED) -> AsyncIterator[OnRedis]:
    """A talk on a Redis that has so many seconds for each response."""
    server = Valkey()
    server.start()
    url = f"redis://127.0.0.1:{server.port}/0"
    async with bot_in_playground(sample, redis_url=url, redis_seconds=seconds, ack_seconds=ACK_SECONDS) as sample_bot:
        on_server = OnRedis(sample_bot, sample_bot.person("Alice"), server)
        await to_the_duties(on_server.alice)
        yield on_server
        assert on_server.alice.failures == []
        assert sample_bot.workspace.refusals == []
    if on_server.server.is_running():
        on_server.server.stop()


@pytest.fixture
async def talk(sample: Path) -> AsyncIterator[OnRedis]:
    async with on_redis(sample) as on_server:
        yield on_server


def down(talk: OnRedis) -> None:
    talk.server.stop()


def restarted(talk: OnRedis) -> None:
    port = talk.server.port
    talk.server.stop()
    talk.server = Valkey(port=port)
    talk.server.start()


def flushed(talk: OnRedis) -> None:
    talk.redis.flushall()


def full(talk: OnRedis) -> None:
    talk.redis.config_set("maxmemory-policy", "noeviction")
    talk.redis.config_set("maxmemory", "1")


def read_only(talk: OnRedis) -> None:
    talk.redis.replicaof("127.0.0.1", 1)


def of_a_newer_version(talk: OnRedis) -> None:
    for key in talk.redis.scan_iter("duties:*:conversation:*"):
        talk.redis.set(key, b'{"v":2,"all":"different"}')


def garbled(talk: OnRedis) -> None:
    for key in talk.redis.scan_iter("*"):
        talk.redis.set(key, b"\xff\xfe{")


def without_connections(talk: OnRedis) -> None:
    talk.redis.client_kill_filter(_type="normal", skipme=True)


REDIS: dict[str, Callable[[OnRedis], None]] = {
    "down": down,
    "restarted": restarted,
    "flushed": flushed,
    "full": full,
    "a read-only replica": read_only,
    "of a newer version": of_a_newer_version,
    "garbled": garbled,
    "connections closed": without_connections,
}


@pytest.mark.parametrize("fault", REDIS.values(), ids=REDIS)
async def test_redis(talk: OnRedis, fault: Callable[[OnRedis], None]) -> None:
    fault(talk)
    await talk.alice.ticks(OTHER)
    await talk.alice.clicks("Find related occupations")
    assert TWO in talk.alice.screen
    await talk.alice.clicks("Title")
    assert "[Title ✓]" in talk.alice.screen


async def test_redis_slow(sample: Path) -> None:
    async with on_redis(sample, SOCKET_SECONDS) as talk:
        with talk.server.hanging():
            await talk.alice.ticks(OTHER)
            await talk.alice.clicks("Find related occupations")
            assert TWO in talk.alice.screen
        assert talk.alice.failures == [], "no ack waits for Redis longer than Slack waits for an ack"


async def test_redis_back_with_an_older_state(sample: Path) -> None:
    async with on_redis(sample, SOCKET_SECONDS) as talk:
        with talk.server.hanging():
            await talk.alice.ticks(OTHER)
            await talk.alice.clicks("Find related occupations")
            await talk.alice.clicks("Title")
        cache: Any = talk.sample_bot.bot.caches[0]
        cache.client.clock = lambda: float("inf")  # the seconds for which it is left alone are over
        await talk.alice.clicks("Change duties")
        assert "2 chosen" in talk.alice.screen
        await talk.alice.says("done")
        assert TWO in talk.alice.screen, "and a typed line means the newer state too"


async def test_clicks_out_of_order(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await to_the_duties(alice)
    seen_before = copy.copy(alice.last)
    await alice.clicks("Find related occupations")
    assert ONE in alice.screen
    await alice.clicks("Next", on=seen_before)
    assert ONE in alice.screen, "a click of the past shows the present"
    await alice.clicks("Change duties")
    assert "1 chosen" in alice.screen


async def test_click_twice(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await to_the_duties(alice)
    twice = copy.copy(alice.last)
    await asyncio.gather(*(alice.clicks("Find related occupations", on=twice) for _ in range(5)))
    assert ONE in alice.screen
    assert len(alice.messages()) == 2


async def test_modal_submitted_after_its_conversation_is_gone(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await to_the_duties(alice)
    await alice.clicks("Find related occupations")
    await alice.clicks("Details")
    for cache in sample_bot.bot.caches:
        await cache.delete_prefix("")
    await alice.submits()
    assert "Nurse Practitioners" in alice.screen
    assert "duties 1–10 of 14" in alice.screen


@pytest.mark.parametrize("seconds", [-400, 400], ids=["late", "early"])
async def test_wrong_clock(sample: Path, seconds: int) -> None:
    wrong = [0]
    async with bot_in_playground(sample) as sample_bot:
        transport = SignedHttp(f"{sample_bot.bot_url}/slack/events", SECRET, clock=lambda: time.time() + wrong[0])
        app = create_playground(sample_bot.url, AppSetup(manifest(sample_bot.bot_url), transport, TOKEN))
        server_socket = bind("127.0.0.1", 0)
        async with served(app, on=server_socket):
            alice = Person(sample_bot.acts, "Alice", settled=sample_bot.bot.tracker.idle)
            await to_the_duties(alice)
            sample_bot.acts.delivery.transport, right = transport, sample_bot.acts.delivery.transport
            wrong[0] = seconds
            await alice.clicks("Find related occupations")
            assert [failure.partition(".")[0] for failure in alice.failures] == ["That failed: the app answered 401"]
            sample_bot.acts.delivery.transport = right
            await alice.clicks("Find related occupations")
            assert ONE in alice.screen


def importing(output: Path, *, kilobytes: int | None = None) -> subprocess.CompletedProcess[str]:
    """`data import`-like work in a process whose files may not grow beyond that, as on a disk that is full."""
    limit = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({kilobytes} * 1024,) * 2);" if kilobytes else ""
    program = (
        f"import resource, sys; {limit} from pathlib import Path; from bot.onet.embedded.release import import_sample;"
        " from bot.errors import ReleaseError\n"
        "try: import_sample(Path(sys.argv[1]))\n"
        "except ReleaseError as error: sys.exit(str(error))"
    )
    return subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", program, str(output)], env=environment({}), capture_output=True, text=True, check=False
    )


async def test_full_disk_during_import(tmp_path: Path) -> None:
    database = import_sample(tmp_path / "onet.sqlite").output
    before = database.read_bytes()
    async with bot_in_playground(database) as sample_bot:
        alice = sample_bot.person("Alice")
        await to_the_duties(alice)
        failed = importing(database, kilobytes=64)
        assert failed.returncode == 1
        assert "Traceback" not in failed.stderr
        assert str(database.parent) in failed.stderr
        assert database.read_bytes() == before
        assert os.listdir(tmp_path) == [database.name], "nothing half-made is left"  # noqa: PTH208 - pathlib's is for threads
        await alice.clicks("Find related occupations")
        assert ONE in alice.screen
    assert importing(database).returncode == 0


def another_release(database: Path, folder: Path) -> None:
    """A release without the duty, put in the place of the present one as an import puts it there."""
    other = folder / "other.sqlite"
    other.write_bytes(database.read_bytes())
    connection = sqlite3.connect(other)
    connection.execute("DELETE FROM task WHERE title LIKE ?", (f"{DUTY}%",))
    connection.commit()
    connection.close()
    other.replace(database)


async def test_release_swapped_under_a_running_bot(tmp_path: Path) -> None:
    database = import_sample(tmp_path / "onet.sqlite").output
    async with bot_in_playground(database) as sample_bot:
        alice = sample_bot.person("Alice")
        await to_the_duties(alice)
        await alice.ticks(OTHER)
        another_release(database, tmp_path)
        await alice.clicks("Find related occupations")
        assert TWO in alice.screen, "it goes on with the one it was started on"
        blocks = alice.last.blocks
    async with bot_in_playground(database) as sample_bot:
        alice = sample_bot.person("Alice")
        kept = sample_bot.workspace.post(alice.me.dm, "U0THEBOT00", "kept", blocks)
        await alice.clicks("Title", on=kept)
        assert "Some duties you chose are no longer in the data" in alice.reads(kept)
        assert "Pharmacists · 1 duty · 1–3 of 3" in alice.reads(kept)


async def test_slack_slower_than_the_time_limit(sample: Path) -> None:
    slack = Refusing()
    async with bot_in_playground(sample, slack_through=slack.around, slack_seconds=1.0) as sample_bot:
        alice = sample_bot.person("Alice")
        await to_the_duties(alice)
        over = asyncio.Event()

        async def late(*_: object) -> None:
            await over.wait()

        slack.instead["chat.update"] = late
        await alice.clicks("Find related occupations")
        assert ONE in alice.screen
        async with httpx.AsyncClient(base_url=sample_bot.bot_url, timeout=UNHURRIED) as http:
            figures = (await http.get("/metrics")).text
        assert 'duties_slack_refusals_total{error="TimeoutError",method="chat.update"} 1.0' in figures
        over.set()


class Collector:
    """A plugin that keeps the names of the tests that pytest collects: module, function, and id of the parameters."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.names = {f"{Path(item.path).stem}::{item.name}" for item in session.items}


def collected(modules: set[str]) -> set[str]:
    """Each test of these modules. In this process: it has imported most of them."""
    files = [str(path) for path in (ROOT / "tests").rglob("test_*.py") if path.stem in modules]
    collector = Collector()
    options = ["--collect-only", "-qq", "-m", "", "-p", "no:cacheprovider", "--numprocesses=0"]
    assert pytest.main([*options, *files], plugins=[collector]) is pytest.ExitCode.OK
    return collector.names


def test_page_of_failures_lists_the_tests() -> None:
    named = [row.test for row in failures()]
    assert len(named) > 60
    assert len(set(named)) == len(named)
    there = collected({test.partition("::")[0] for test in named}.union(MODULES))
    families = {test.partition("[")[0] for test in there}
    for test in named:
        assert test in there or test in families, test
    faults = {test for test in there if test.partition("::")[0] in MODULES} - {
        f"test_fault_matrix::{this}" for this in THESE
    }
    untold = {test for test in faults if test not in named and test.partition("[")[0] not in named}
    assert untold == set()


def test_page_of_failures_is_generated() -> None:
    assert PAGE.read_text("utf-8") == render(), "run python -m tools.failure_tests"


THESE = (test_page_of_failures_lists_the_tests.__name__, test_page_of_failures_is_generated.__name__)
