"""What an administrator's tools ask: is it alive, is it ready, and what has it been doing."""

import asyncio
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response

from bot.server.health import PROBE_SECONDS, Health, Probe, Readiness
from bot.telemetry.metrics import Metrics
from tests.support.clock import Clock
from tests.support.harness import KEY, SECRET, BotInPlayground, bot_in_playground
from tests.support.metrics import figures, get
from tests.support.valkey import Valkey
from tests.support.web_services import on_web_services


async def test_healthy_bot_is_alive_and_ready(sample_bot: BotInPlayground) -> None:
    assert (await get(sample_bot, "/healthz")).json() == {"status": "ok"}
    answer = await get(sample_bot, "/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert {name: part["state"] for name, part in answer.json()["parts"].items()} == {
        "cache": "ok",
        "onet": "ok",
        "slack": "ok",
    }


async def test_redis_down_is_alive_and_not_ready(sample: Path) -> None:
    server = Valkey()
    server.start()
    stopped = False
    try:
        async with bot_in_playground(sample, redis_url=f"redis://127.0.0.1:{server.port}/0") as sample_bot:
            server.stop()
            stopped = True
            answer = await get(sample_bot, "/readyz")
            assert (await get(sample_bot, "/healthz")).status_code == 200
    finally:
        if not stopped:
            server.stop()
    assert answer.status_code == 503
    report = answer.json()
    assert report["status"] == "unavailable"
    assert report["parts"]["cache"]["state"] == "down"
    assert report["parts"]["onet"]["state"] == "ok"


async def test_onet_down_is_degraded_and_ready(sample: Path) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        services.instead = Response("<h1>no</h1>", status_code=503)
        answer = await get(sample_bot, "/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["parts"]["onet"] == answer.json()["parts"]["onet"] | {
        "state": "down",
        "needed": False,
        "error": "OnetUnreachable",
    }


async def test_refused_token_is_not_ready(sample: Path) -> None:
    async with bot_in_playground(sample, slack_bot_token="xoxb-another") as sample_bot:
        answer = await get(sample_bot, "/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["slack"]["error"] == "SlackApiError"
    for secret in ("xoxb-another", SECRET, KEY):
        assert secret not in answer.text


async def test_checks_are_cached_and_shared() -> None:
    clock, calls = Clock(), 0

    async def ask() -> None:
        nonlocal calls
        calls += 1
        await asyncio.sleep(0)

    readiness = Readiness([Probe("part", ask, remembered=30.0)], clock=clock)
    await asyncio.gather(*(readiness.report() for _ in range(20)))
    assert calls == 1
    clock.now = 29.0
    await readiness.report()
    assert calls == 1
    clock.now = 30.0
    await readiness.report()
    assert calls == 2


async def test_failed_check_is_repeated_soon() -> None:
    clock = Clock()
    down = True

    async def ask() -> None:
        if down:
            raise OSError("secret://user:pass@host")

    async def well() -> None: ...

    readiness = Readiness([Probe("part", ask, remembered=600.0), Probe("other", well)], clock=clock)
    ready, report = await readiness.report()
    assert not ready
    assert report["parts"]["part"]["error"] == "OSError"
    assert report["parts"]["other"]["state"] == "ok"
    down = False
    clock.now = 3.0
    assert (await readiness.report())[0]


async def test_hanging_check_times_out() -> None:
    never = asyncio.Event()
    readiness = Readiness([Probe("part", never.wait)], seconds=0.01)
    ready, report = await readiness.report()
    assert not ready
    assert report["parts"]["part"]["error"] == "TimeoutError"
    assert PROBE_SECONDS < 3


async def test_metrics_of_a_conversation(sample: Path) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
        await alice.says("pharmacist")
        await alice.chooses("Pharmacists")
        await alice.ticks("Advise patients")
        await bob.clicks("Clear", on=alice.last)
        services.instead = Response(status_code=503)
        await alice.clicks("Find related occupations")
        services.instead = None
        await alice.clicks("Try again")
        await alice.clicks("Change duties")
        counted = await figures(sample_bot)
        text = (await get(sample_bot, "/metrics")).text
    assert counted["duties_turns_total,shown,asking"] == 1
    assert counted["duties_turns_total,shown,choosing_occupation"] == 1
    assert counted["duties_turns_total,saved,choosing_tasks"] == 1
    assert counted["duties_turns_total,not_owner,none"] == 1
    assert counted["duties_turns_total,onet_error,choosing_tasks"] == 1
    assert counted["duties_turns_total,shown,reading_results"] == 1
    assert counted["duties_onet_calls_total,unreachable,related"] == 1
    assert counted["duties_onet_calls_total,ok,related"] == 1
    assert counted["duties_cache_lookups_total,hit,tasks"] >= 1
    assert counted["duties_retries_total,onet"] == 2
    assert counted["duties_turn_seconds_count"] == 7
    assert counted["duties_ack_seconds_count"] >= 7
    assert counted["duties_live_conversations"] == 2
    assert counted["duties_turns_under_way"] == 0
    assert counted["duties_kept_in_memory,conversations"] > 0
    for private in (alice.me.id, bob.me.id, "T0PLAYGRND", "harmacist"):
        assert private not in text


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer wrong", "a-token", "Basic a-token", "Bearer á"])
async def test_metrics_need_the_token(sample: Path, sent: str) -> None:
    async with bot_in_playground(sample, metrics_token=SecretStr("a-token")) as sample_bot:
        async with httpx.AsyncClient(base_url=sample_bot.bot_url) as http:
            headers = [(b"Authorization", sent.encode())] if sent else []
            answer = await http.get("/metrics", headers=headers)
        assert answer.status_code == 401
        assert "duties_" not in answer.text
        assert (await get(sample_bot, "/metrics", Authorization="Bearer a-token")).status_code == 200
        assert (await get(sample_bot, "/healthz")).status_code == 200


def metrics_request(client: tuple[str, int] | None, **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "GET", "path": "/metrics", "headers": raw, "client": client})


@pytest.mark.parametrize(
    ("client", "headers", "status"),
    [
        (("127.0.0.1", 1), {}, 200),
        (("127.8.0.1", 1), {}, 200),
        (("::1", 1), {}, 200),
        (("10.0.0.7", 1), {}, 401),
        (("203.0.113.5", 1), {}, 401),
        (("::ffff:203.0.113.5", 1), {}, 401),
        (("127.0.0.1", 1), {"x_forwarded_for": "203.0.113.5"}, 401),
        (("127.0.0.1", 1), {"forwarded": "for=203.0.113.5"}, 401),
        (("127.0.0.1", 1), {"via": "1.1 proxy"}, 401),
        (("127.0.0.1", 1), {"x_forwarded_proto": "https"}, 401),
        (("127.0.0.1", 1), {"host": "127.0.0.1:8000"}, 200),
        (("127.0.0.1", 1), {"host": "localhost"}, 200),
        (("::1", 1), {"host": "[::1]:8000"}, 200),
        (("127.0.0.1", 1), {"host": "bot.example.com"}, 401),
        (("127.0.0.1", 1), {"host": "127.0.0.1.example.com:8000"}, 401),
        (("127.0.0.1", 1), {"host": "[::1"}, 401),
        (("a-name", 1), {}, 401),
        (None, {}, 401),
    ],
)
async def test_metrics_without_a_token_are_for_this_machine(
    client: tuple[str, int] | None, headers: dict[str, str], status: int
) -> None:
    health = Health(Readiness([]), Metrics(), metrics_token=None)
    assert (await health.metrics(metrics_request(client, **headers))).status_code == status


async def test_metrics_with_a_token_are_for_everybody_who_has_it() -> None:
    health = Health(Readiness([]), Metrics(), metrics_token="a-token")
    elsewhere = ("203.0.113.5", 1)
    assert (await health.metrics(metrics_request(elsewhere, authorization="Bearer a-token"))).status_code == 200
    assert (await health.metrics(metrics_request(("127.0.0.1", 1)))).status_code == 401
