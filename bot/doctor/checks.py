"""`python -m bot doctor`: checks everything the bot depends on, and suggests a fix for each problem."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import typer
from rich.console import Console

from bot.app import open_onet
from bot.doctor.check_result import Check, CheckResult, Level, fail, ok, run_checks, warn
from bot.doctor.slack_checks import examine_app_token, examine_manifest, examine_request_url, examine_token
from bot.errors import (
    DatabaseUnavailable,
    OnetBusy,
    OnetError,
    OnetKeyRefused,
    OnetUnreachable,
    ReleaseError,
    SettingsError,
    StoreUnavailable,
)
from bot.onet.client import OnetClient
from bot.settings.settings import LogFormat, LogLevel, Settings, read_settings
from bot.storage.redis_cache import RedisCache
from bot.telemetry.log_setup import set_up_logs

MARKS: Final = {Level.OK: "green", Level.WARN: "yellow", Level.FAIL: "red"}
STATUSES: Final = {Level.OK: 0, Level.WARN: 1, Level.FAIL: 2}

WIDTH: Final = 15


@dataclass(frozen=True)
class CheckedBot:
    """The bot to check: its settings, and optionally its address and its manifest in Slack."""

    settings: Settings
    url: str | None = None
    manifest: Path | None = None


async def _token(bot: CheckedBot) -> Sequence[CheckResult]:
    token = bot.settings.slack_bot_token
    return await examine_token(token.get_secret_value() if token else None, bot.settings.slack_api_url)


async def _request_url(bot: CheckedBot) -> Sequence[CheckResult]:
    secret = bot.settings.slack_signing_secret
    return [] if secret is None else await examine_request_url(bot.url, secret.get_secret_value())


async def _socket(bot: CheckedBot) -> Sequence[CheckResult]:
    token = bot.settings.slack_app_token
    return [] if token is None else await examine_app_token(token.get_secret_value(), bot.settings.slack_api_url)


async def _manifest(bot: CheckedBot) -> Sequence[CheckResult]:
    return examine_manifest(bot.manifest, oauth=bot.settings.slack_client_id is not None)


async def _redis(bot: CheckedBot) -> Sequence[CheckResult]:
    url, ca_file = bot.settings.redis_url, bot.settings.redis_ca_file
    if url is None:
        return [ok("redis", "not used: conversations are in memory, for one process, until it restarts")]
    try:
        cache = RedisCache(url.get_secret_value(), namespace="duties:", ca_file=ca_file)
    except SettingsError as error:
        return [fail("redis", *_finding_and_remedy(str(error)))]
    try:
        await cache.check_round_trip()
    except StoreUnavailable as error:
        return [fail("redis", *_finding_and_remedy(str(error)))]
    except ValueError as error:
        return [fail("redis", str(error), "Another program may write to the same keys, or the server evicts values.")]
    finally:
        await cache.close()
    return [ok("redis", f"a value was written, changed, read and deleted; {cache.verification}")]


async def _database(bot: CheckedBot) -> Sequence[CheckResult]:
    address, client_id = bot.settings.database_address, bot.settings.slack_client_id
    if address is None:
        return []
    from bot.database.database import open_engine  # noqa: PLC0415 - for those who have a database
    from bot.database.revisions import check_revision  # noqa: PLC0415 - see above
    from bot.slack.installations.store import Installations  # noqa: PLC0415 - see above
    from bot.slack.installations.token_cipher import read_keys  # noqa: PLC0415 - see above

    keys = bot.settings.slack_token_keys
    try:
        engine = open_engine(address)
    except SettingsError as error:
        return [fail("database", *_finding_and_remedy(str(error)))]
    try:
        await check_revision(engine)
        if client_id is None:
            return [ok("database", "responds; it stores people's lists")]
        installations = Installations(client_id, engine, read_keys(keys.get_secret_value() if keys else ""))
        installed, unreadable = await installations.all(), await installations.unreadable()
    except DatabaseUnavailable as error:
        return [fail("database", *_finding_and_remedy(str(error)))]
    finally:
        await engine.dispose()
    if unreadable:
        finding = f"no key of SLACK_TOKEN_KEYS decrypts the tokens of {unreadable} of {len(installed)} installations"
        remedy = "Add the key they were encrypted with after the others, or install the app again there."
        return [fail("database", finding, remedy)]
    return [ok("database", f"responds; installations: {len(installed)}")]


async def _onet(bot: CheckedBot) -> Sequence[CheckResult]:
    key = bot.settings.onet_api_key
    try:
        http, close = open_onet(bot.settings)
    except ReleaseError as error:
        return [fail("o*net", *_finding_and_remedy(str(error)))]
    async with AsyncExitStack() as opened:
        opened.callback(close)
        await opened.enter_async_context(http)
        client = OnetClient(http, api_key=key.get_secret_value() if key else None)
        try:
            about, found = await client.about(), await client.search("nurse")
        except OnetError as error:
            return [fail("o*net", f"doesn't respond ({type(error).__name__})", _remedy_of(error))]
    source = about.database or "O*NET Web Services"
    if about.sample:
        return [warn("o*net", f"{source} is made up", "Import a release: python -m bot data download.")]
    if not found.total:
        return [warn("o*net", f"{source} knows no nurse", "Import the release again: python -m bot data import.")]
    return [ok("o*net", f"{source} answers")]


def _remedy_of(error: OnetError) -> str:
    match error:
        case OnetKeyRefused():
            return "ONET_API_KEY is refused: copy it again from services.onetcenter.org, or import a database."
        case OnetBusy():
            return "The key is over its limit right now. Wait, and see LIMIT_PER_PERSON and LIMIT_PER_WORKSPACE."
        case OnetUnreachable():
            return "Is ONET_BASE_URL right, and may this machine connect to it?"
        case _:
            return "The server at ONET_BASE_URL doesn't have the three Job Duties services."


CHECKS: Final[tuple[tuple[str, Check[CheckedBot]], ...]] = (
    ("slack token", _token),
    ("signing secret", _request_url),
    ("app token", _socket),
    ("manifest", _manifest),
    ("redis", _redis),
    ("database", _database),
    ("o*net", _onet),
)
"""All checks, in their order; add a line to add a check."""


def run_doctor(environment: Mapping[str, str], *, url: str | None, manifest: Path | None, as_json: bool) -> int:
    """Check the bot that this environment describes, print the findings, and return the exit status."""
    set_up_logs(LogLevel.ERROR, LogFormat.CONSOLE)  # what is amiss is said in the findings
    try:
        by_socket = bool(environment.get("SLACK_APP_TOKEN")) and not environment.get("SLACK_SIGNING_SECRET")
        settings = read_settings(environment, by_socket=by_socket)
    except SettingsError as error:
        lines = [line.strip() for line in str(error).splitlines()[1:]]
        found = [fail("settings", finding, remedy) for finding, remedy in map(_finding_and_remedy, lines)]
    else:
        bot = CheckedBot(settings, url, manifest)
        doubts = [warn("settings", *_finding_and_remedy(doubt)) for doubt in settings.doubts()]
        found = [*(doubts or [ok("settings", "complete")]), *asyncio.run(run_checks(bot, CHECKS))]
    _print(found, as_json=as_json)
    return max(STATUSES[finding.level] for finding in found)


def _finding_and_remedy(line: str) -> tuple[str, str]:
    """A sentence of a settings error: what is wrong, and the sentence after it."""
    finding, _, remedy = line.partition(". ")
    return finding, remedy


def _print(found: Sequence[CheckResult], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps([asdict(result) for result in found], indent=2))
        return
    out = Console(highlight=False, soft_wrap=True)
    for result in found:
        out.print(f"{result.level.value:<5}", style=MARKS[result.level], end="")
        out.print(f"{result.check:<{WIDTH}}{result.finding}", markup=False)
        if result.remedy:
            out.print(f"{'':<{WIDTH + 5}}→ {result.remedy}", markup=False)
