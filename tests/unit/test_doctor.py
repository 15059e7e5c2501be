"""`doctor` on a healthy bot, and on one with each fault: it names the fault and a fix."""

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.utils import format_datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from redis.asyncio import Redis
from slack_playground.testing.serve import served
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.database.database import open_engine
from bot.database.revisions import migrate
from bot.doctor.check_result import CheckResult, Level, run_checks
from bot.doctor.checks import CHECKS, CheckedBot
from bot.settings.settings import Settings
from bot.slack.installations.store import Installations
from bot.slack.installations.token_cipher import new_key, read_keys
from bot.slack.manifest import SCOPES, manifest
from tests.support.command_line import ran
from tests.support.harness import APP_TOKEN, KEY, SECRET, TOKEN, BotInPlayground, Transport, bot_in_playground
from tests.support.installations import CLIENT, an_installation
from tests.support.web_services import on_web_services

ALL = ",".join(SCOPES)
SECRETS = (TOKEN, SECRET, KEY, "hunter2")


def settings_of(sample_bot: BotInPlayground, **more: object) -> Settings:
    """The settings of the bot that plays there, and more."""
    usual = Settings(
        slack_bot_token=SecretStr(TOKEN),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=f"{sample_bot.url}/api/",
        onet_api_key=SecretStr(KEY),
        onet_base_url="http://127.0.0.1:1/",
    )
    return usual.model_copy(update=more)


async def findings(settings: Settings, *, url: str | None = None, given: Path | None = None) -> dict[str, CheckResult]:
    found = await run_checks(CheckedBot(settings, url, given), CHECKS)
    for result in found:
        assert (result.level is Level.OK) == (result.remedy == ""), (
            "what is not well has a remedy, and nothing else has"
        )
        assert result.finding.isprintable(), "nothing changes what the terminal shows"
        for secret in SECRETS:
            assert secret not in f"{result.finding} {result.remedy}"
    return {result.check: result for result in found}


@asynccontextmanager
async def slack(*, scopes: str | None = ALL, ago: float = 0.0, refuses: bool = False) -> AsyncIterator[str]:
    """A Slack with only `auth.test`, these scopes and a clock of its own; yields the Web API's address."""

    async def auth_test(_: Request) -> Response:
        if refuses:
            return JSONResponse({"ok": False, "error": "invalid_auth\x1b[2J\n"})
        headers = {"date": format_datetime(dt.datetime.now(dt.UTC) - dt.timedelta(seconds=ago), usegmt=True)}
        if scopes is not None:
            headers["x-oauth-scopes"] = scopes
        return JSONResponse({"ok": True, "team": "Here", "team_id": "T1"}, headers=headers)

    async with served(Starlette(routes=[Route("/api/auth.test", auth_test, methods=["POST"])])) as url:
        yield f"{url}/api/"


async def test_doctor_finds_all_well(sample: Path, redis_url: str, tmp_path: Path) -> None:
    exported = tmp_path / "manifest.json"
    exported.write_text(json.dumps(manifest("https://bot.example")), "utf-8")
    async with on_web_services(sample) as (sample_bot, services), served(services) as onet:
        settings = settings_of(sample_bot, onet_base_url=f"{onet}/", redis_url=SecretStr(redis_url))
        found = await findings(settings, url=sample_bot.bot_url, given=exported)
    levels = {name: result.level for name, result in found.items()}
    assert levels == dict.fromkeys(levels, Level.OK) | {"o*net": Level.WARN}
    assert set(levels) >= {"slack token", "slack scopes", "clock", "signing secret", "manifest", "redis", "o*net"}
    assert "made up" in found["o*net"].finding
    assert "the connection isn't encrypted" in found["redis"].finding


async def test_doctor_refused_token(sample_bot: BotInPlayground) -> None:
    async with slack(refuses=True) as api:
        found = await findings(settings_of(sample_bot, slack_api_url=api))
    assert found["slack token"].level is Level.FAIL
    assert "invalid_auth" in found["slack token"].finding
    assert "OAuth & Permissions" in found["slack token"].remedy


@pytest.mark.parametrize(
    ("scopes", "level", "words"),
    [
        (ALL, Level.OK, "all"),
        (ALL.replace("files:write,", ""), Level.FAIL, "lacks files:write, to send the results as files"),
        (f"{ALL},channels:history", Level.WARN, "scopes that the bot doesn't use: channels:history"),
        (None, Level.WARN, "doesn't say"),
    ],
)
async def test_doctor_scopes(sample_bot: BotInPlayground, scopes: str | None, level: Level, words: str) -> None:
    async with slack(scopes=scopes) as api:
        found = await findings(settings_of(sample_bot, slack_api_url=api))
    assert found["slack scopes"].level is level
    assert words in found["slack scopes"].finding


@pytest.mark.parametrize(
    ("ago", "level"), [(0, Level.OK), (60, Level.WARN), (-60, Level.WARN), (3_600, Level.FAIL), (-3_600, Level.FAIL)]
)
async def test_doctor_clock(sample_bot: BotInPlayground, ago: float, level: Level) -> None:
    async with slack(ago=ago) as api:
        found = await findings(settings_of(sample_bot, slack_api_url=api))
    assert found["clock"].level is level


NO_SLACK = {
    "a page": HTMLResponse("<h1>Hello</h1>"),
    "a gateway": HTMLResponse("<h1>Bad gateway</h1>", status_code=502),
    "a list": JSONResponse([1]),
    "nothing": Response(status_code=429),
}


@pytest.mark.parametrize("answer", NO_SLACK.values(), ids=NO_SLACK)
async def test_doctor_something_else_answers_for_slack(sample_bot: BotInPlayground, answer: Response) -> None:
    async def anything(_: Request) -> Response:
        return answer

    async with served(Starlette(routes=[Route("/api/{method}", anything, methods=["POST"])])) as url:
        settings = settings_of(sample_bot, slack_api_url=f"{url}/api/", slack_app_token=SecretStr(APP_TOKEN))
        found = await findings(settings)
    for of in ("slack token", "app token"):
        assert f"responds with {answer.status_code}, not like Slack" in found[of].finding
        assert "SLACK_API_URL" in found[of].remedy


async def test_doctor_slack_unreachable(sample_bot: BotInPlayground) -> None:
    found = await findings(settings_of(sample_bot, slack_api_url="http://127.0.0.1:1/api/"))
    assert found["slack token"].level is Level.FAIL
    assert "SLACK_API_URL" in found["slack token"].remedy


async def test_doctor_wrong_signing_secret(sample_bot: BotInPlayground) -> None:
    found = await findings(settings_of(sample_bot, slack_signing_secret=SecretStr("hunter2")), url=sample_bot.bot_url)
    assert found["signing secret"].level is Level.FAIL
    assert "another SLACK_SIGNING_SECRET" in found["signing secret"].remedy


async def test_doctor_bot_missing_or_something_else(sample_bot: BotInPlayground) -> None:
    unreachable = await findings(settings_of(sample_bot), url="http://127.0.0.1:1")
    assert "doesn't respond" in unreachable["signing secret"].finding
    other = await findings(settings_of(sample_bot), url=sample_bot.url)
    assert "instead of 401" in other["signing secret"].finding
    bare = await findings(settings_of(sample_bot), url="bot.example.org")
    assert "https://" in bare["signing secret"].remedy
    pasted = await findings(settings_of(sample_bot), url=f"{sample_bot.bot_url}/slack/events")
    assert pasted["signing secret"].level is Level.OK


async def test_doctor_follows_nobody_elsewhere_and_reads_no_endless_response(sample_bot: BotInPlayground) -> None:
    elsewhere: list[str] = []

    async def redirect(_: Request) -> Response:
        return RedirectResponse("/elsewhere")

    async def endless() -> AsyncIterator[bytes]:
        yield b"x" * 65_536
        await asyncio.Event().wait()

    async def follow(request: Request) -> Response:
        elsewhere.append(request.headers["x-slack-signature"])
        return StreamingResponse(endless(), 401)

    routes = [
        Route(f"/{path}/slack/events", answer, methods=["POST"]) for path, answer in (("a", redirect), ("b", follow))
    ]
    async with served(Starlette(routes=[*routes, Route("/elsewhere", follow, methods=["POST"])])) as url:
        found = await findings(settings_of(sample_bot), url=f"{url}/a")
        assert "with 307 instead of 401" in found["signing secret"].finding
        assert not elsewhere
        found = await findings(settings_of(sample_bot), url=f"{url}/b")
        assert "is refused" in found["signing secret"].finding


@pytest.mark.parametrize("where", ["redis://127.0.0.1:1/0", "rediss://user:hunter2@127.0.0.1:1/0"])
async def test_doctor_redis_unreachable(sample_bot: BotInPlayground, where: str) -> None:
    found = await findings(settings_of(sample_bot, redis_url=SecretStr(where)))
    assert found["redis"].level is Level.FAIL
    assert "REDIS_URL" in found["redis"].remedy


async def test_doctor_redis_wrong_password(sample_bot: BotInPlayground, redis_url: str) -> None:
    wrong = redis_url.replace("redis://", "redis://duties:hunter2@")
    found = await findings(settings_of(sample_bot, redis_url=SecretStr(wrong)))
    assert found["redis"].level is Level.FAIL
    assert "percent-encoded" in found["redis"].remedy


async def test_doctor_redis_url_malformed(sample_bot: BotInPlayground) -> None:
    found = await findings(settings_of(sample_bot, redis_url=SecretStr("redis://:hunter2/@127.0.0.1")))
    assert found["redis"].level is Level.FAIL
    assert "percent-encoded" in found["redis"].finding + found["redis"].remedy


async def test_doctor_redis_full(sample_bot: BotInPlayground, redis_url: str) -> None:
    async with Redis.from_url(redis_url) as redis:
        await redis.config_set("maxmemory", "1")
        found = await findings(settings_of(sample_bot, redis_url=SecretStr(redis_url)))
        await redis.config_set("maxmemory", "0")
    assert found["redis"].level is Level.FAIL
    assert "more memory" in found["redis"].remedy


ONET = {
    "refused": (HTMLResponse("<h1>no</h1>", status_code=403), "ONET_API_KEY is refused"),
    "busy": (Response(status_code=429), "LIMIT_PER_PERSON"),
    "down": (Response(status_code=500), "ONET_BASE_URL"),
    "something else": (HTMLResponse("<h1>Hello</h1>"), "doesn't have the three Job Duties services"),
}


@pytest.mark.parametrize(("answer", "remedy"), ONET.values(), ids=ONET)
async def test_doctor_onet_down(sample: Path, answer: Response, remedy: str) -> None:
    async with on_web_services(sample) as (sample_bot, services):
        services.instead = answer
        async with served(services) as onet:
            found = await findings(settings_of(sample_bot, onet_base_url=f"{onet}/"))
    assert found["o*net"].level is Level.FAIL
    assert remedy in found["o*net"].remedy


async def test_doctor_file_is_not_a_database(sample_bot: BotInPlayground, tmp_path: Path) -> None:
    file = tmp_path / "onet.sqlite"
    file.write_text("no database", "utf-8")
    found = await findings(settings_of(sample_bot, onet_database=file))
    assert found["o*net"].level is Level.FAIL
    assert "data import" in found["o*net"].remedy


async def test_doctor_tables_missing(sample_bot: BotInPlayground, unreachable_sqlite: str) -> None:
    settings = settings_of(
        sample_bot,
        slack_bot_token=None,
        slack_client_id="1.2",
        slack_client_secret=SecretStr("hunter2"),
        slack_token_keys=SecretStr(new_key()),
        database_url=SecretStr(unreachable_sqlite),
    )
    async with slack() as api:
        found = await findings(settings.model_copy(update={"slack_api_url": api}))
    assert found["clock"].level is Level.OK
    assert found["database"].level is Level.FAIL
    assert "migrate" in found["database"].remedy


async def test_doctor_database_url_malformed(sample_bot: BotInPlayground) -> None:
    settings = settings_of(
        sample_bot,
        slack_client_id=CLIENT,
        slack_token_keys=SecretStr(new_key()),
        database_url=SecretStr("postgres://u:hunter2/@host/d"),
    )
    found = await findings(settings)
    assert found["database"].level is Level.FAIL
    assert "percent-encoded" in found["database"].finding + found["database"].remedy


async def test_doctor_key_lost(sample_bot: BotInPlayground, tmp_path: Path) -> None:
    address, key = f"sqlite:///{tmp_path}/installations.sqlite", new_key()
    engine = open_engine(address)
    await migrate(engine)
    await Installations(CLIENT, engine, read_keys(key)).async_save(an_installation())
    await engine.dispose()
    settings = settings_of(
        sample_bot,
        slack_bot_token=None,
        slack_client_id=CLIENT,
        slack_client_secret=SecretStr("hunter2"),
        slack_token_keys=SecretStr(key),
        database_url=SecretStr(address),
    )
    async with slack() as api:
        known = settings.model_copy(update={"slack_api_url": api})
        assert (await findings(known))["database"].level is Level.OK
        lost = await findings(known.model_copy(update={"slack_token_keys": SecretStr(new_key())}))
    assert lost["database"].level is Level.FAIL
    assert "decrypts the tokens of 1 of 1 installations" in lost["database"].finding


async def test_doctor_manifest_outdated(sample_bot: BotInPlayground, tmp_path: Path) -> None:
    made = manifest("https://bot.example")
    made["oauth_config"]["scopes"]["bot"].remove("files:write")
    made["settings"]["event_subscriptions"]["bot_events"].remove("app_home_opened")
    made["features"]["shortcuts"].pop()
    del made["settings"]["interactivity"]["message_menu_options_url"]
    exported = tmp_path / "manifest.json"
    exported.write_text(json.dumps(made), "utf-8")
    found = await findings(settings_of(sample_bot), given=exported)
    assert found["manifest"].level is Level.FAIL
    for lacking in ("files:write", "app_home_opened", "start", "message_menu_options_url"):
        assert lacking in found["manifest"].finding


@pytest.mark.parametrize("text", ["", "[]", "null", '{"features": 3}', pytest.param("[" * 100_000, id="deep")])
async def test_doctor_manifest_malformed(sample_bot: BotInPlayground, tmp_path: Path, text: str) -> None:
    exported = tmp_path / "manifest.json"
    exported.write_text(text, "utf-8")
    found = await findings(settings_of(sample_bot), given=exported)
    assert found["manifest"].level is Level.FAIL
    assert "the check failed" not in found["manifest"].finding


async def test_checks_do_not_keep_each_other_waiting() -> None:
    steps: list[str] = []

    async def check(_: str) -> list[CheckResult]:
        steps.append("begins")
        await asyncio.sleep(0)
        steps.append("ends")
        return []

    assert await run_checks("this", [("one", check), ("other", check)]) == []
    assert steps == ["begins", "ends"] * 2


async def test_doctor_failing_check_is_a_finding() -> None:
    async def broken(_: str) -> list[CheckResult]:
        raise KeyError("hunter2")

    async def works(subject: str) -> list[CheckResult]:
        return [CheckResult(subject, Level.OK, "is well")]

    first, second = await run_checks("this", [("that", broken), ("this", works)])
    assert first.level is Level.FAIL
    assert "KeyError" in first.finding
    assert "hunter2" not in first.finding
    assert second.level is Level.OK


async def test_doctor_exit_status_and_json(sample: Path) -> None:
    status, words = await ran("doctor", "--json", env={})
    assert status == 2
    assert {result["level"] for result in json.loads(words)} == {"fail"}
    alone = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": "http://127.0.0.1:1/api/"}
    status, words = await ran("doctor", "--json", env={**alone, "ONET_BASE_URL": "http://127.0.0.1:1/"})
    assert status == 2
    assert {"slack token", "o*net"} <= {result["check"] for result in json.loads(words) if result["level"] == "fail"}
    async with bot_in_playground(sample) as sample_bot:
        environment = {
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": f"{sample_bot.url}/api/",
            "ONET_DATABASE": str(sample),
        }
        status, words = await ran("doctor", "--url", sample_bot.bot_url, env=environment)
    assert status == 1, words
    assert "warn o*net" in words
    assert "→ Import a release" in words


async def test_doctor_app_token(sample: Path) -> None:
    async with bot_in_playground(sample, transport=Transport.SOCKET) as sample_bot:
        good = settings_of(sample_bot, slack_app_token=SecretStr(APP_TOKEN), slack_signing_secret=None)
        assert (await findings(good))["app token"].level is Level.OK
        bad = good.model_copy(update={"slack_app_token": SecretStr("xapp-of-somebody-else")})
        refused = (await findings(bad))["app token"]
        assert (refused.level, "App-Level Tokens" in refused.remedy) == (Level.FAIL, True)
