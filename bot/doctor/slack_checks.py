"""Whether Slack and the bot understand each other: token, scopes, clock, signing secret, manifest."""

import datetime as dt
import json
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor.check_result import CheckResult, fail, ok, warn
from bot.server.middleware import SLACK_PATH
from bot.slack.manifest import SCOPES, URL_TO_FILL_IN, base_address, manifest
from bot.slack.receivers.socket_mode import refused_app_token
from bot.slack.sdk_client import open_session

SKEW_DOUBTFUL: Final = 30
SKEW_REFUSED: Final = 240
"""Seconds; at 300 Slack's requests are taken for replayed ones and refused."""

REINSTALL: Final = "Add them under OAuth & Permissions (or paste the manifest again), and install the app again."


async def examine_token(token: str | None, api_url: str) -> Sequence[CheckResult]:
    """One `auth.test`: what it answers, which scopes the token has, and what time Slack has."""
    if token is None:
        finding = "not needed: each workspace gets a token when it installs the app"
        return [ok("slack token", finding), *await _network_failure(api_url)]
    try:
        async with _client(api_url, token) as client:
            answer = await client.auth_test()
    except SlackApiError as error:
        remedy = "Copy SLACK_BOT_TOKEN again from OAuth & Permissions; if there is none, install the app."
        return [_refused("slack token", error, remedy, api_url)]
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        return [fail("slack token", f"Slack can't be reached ({type(error).__name__})", _network(api_url))]
    workspace = f"{answer.get('team')} ({answer.get('team_id')})"
    headers = {str(name).lower(): str(value) for name, value in answer.headers.items()}
    return [ok("slack token", f"valid in {workspace}"), *_scopes(headers), *_clock(headers)]


@asynccontextmanager
async def _client(api_url: str, token: str | None = None) -> AsyncIterator[AsyncWebClient]:
    """A client that asks once, and reads answers as the bot's own does."""
    async with open_session() as session:
        yield AsyncWebClient(token=token, base_url=api_url, retry_handlers=[], session=session)


def _refused(check: str, error: SlackApiError, remedy: str, api_url: str) -> CheckResult:
    """Slack's word for it and what to do about that; something else may answer in Slack's place, without a word."""
    word = error.response.get("error")
    if word is None:
        return fail(check, f"{api_url} responds with {error.response.status_code}, not like Slack", _network(api_url))
    return fail(check, f"Slack refuses it: {word}", remedy[:1].upper() + remedy[1:])


async def _network_failure(api_url: str) -> list[CheckResult]:
    try:
        async with _client(api_url) as client:
            answer = await client.api_test()
    except SlackApiError as error:
        answer = error.response  # it answers; only its time is wanted
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        return [fail("slack", f"can't be reached ({type(error).__name__})", _network(api_url))]
    return _clock({str(name).lower(): str(value) for name, value in answer.headers.items()})


def _network(api_url: str) -> str:
    return f"Is {api_url} right (SLACK_API_URL), and may this machine connect to it?"


def _scopes(headers: Mapping[str, str]) -> list[CheckResult]:
    """What `x-oauth-scopes` says: https://docs.slack.dev/authentication/tokens."""
    if "x-oauth-scopes" not in headers:
        return [warn("slack scopes", "Slack doesn't say which scopes the token has", "Compare them with the manifest.")]
    had = {scope.strip() for scope in headers["x-oauth-scopes"].split(",") if scope.strip()}
    lacking, idle = sorted(SCOPES.keys() - had), sorted(had - SCOPES.keys())
    if lacking:
        uses = "; ".join(f"{scope}, to {SCOPES[scope]}" for scope in lacking)
        return [fail("slack scopes", f"the token lacks {uses}", REINSTALL)]
    if idle:
        remedy = "Remove them in the app's settings: unused scopes can only be misused."
        return [warn("slack scopes", f"the token has scopes that the bot doesn't use: {', '.join(idle)}", remedy)]
    return [ok("slack scopes", f"all {len(SCOPES)} are granted, and no more")]


def _clock(headers: Mapping[str, str]) -> list[CheckResult]:
    try:
        slack_time = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        return [warn("clock", "Slack's response has no date", "Check that this machine's clock is synchronized.")]
    skew = abs((dt.datetime.now(dt.UTC) - slack_time).total_seconds())
    remedy = "Synchronize this machine's clock (NTP): at a difference of five minutes the bot refuses Slack's requests."
    if skew >= SKEW_REFUSED:
        return [fail("clock", f"differs from Slack's by {skew:.0f} s", remedy)]
    if skew >= SKEW_DOUBTFUL:
        return [warn("clock", f"differs from Slack's by {skew:.0f} s", remedy)]
    return [ok("clock", "agrees with Slack's")]


async def examine_app_token(token: str, api_url: str) -> Sequence[CheckResult]:
    """Whether connections may be opened with it: https://docs.slack.dev/reference/methods/apps.connections.open."""
    try:
        async with _client(api_url) as client:
            await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        return [_refused("app token", error, refused_app_token(error), api_url)]
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        return [fail("app token", f"Slack can't be reached ({type(error).__name__})", _network(api_url))]
    return [ok("app token", "opens connections")]


MOST_BYTES: Final = 1_000
"""How much of a response is read: whatever is at --url may respond endlessly."""

UNPROVEN: Final = "Only Slack's own requests prove that it's this app's: if it isn't, the bot logs signatures_refused"
PROVEN: Final = f"is the running bot's, which refuses a forged request. {UNPROVEN}"


async def examine_request_url(url: str | None, signing_secret: str) -> Sequence[CheckResult]:
    """Check the running bot at `url` with a request signed like Slack's, and with a forged one."""
    if url is None:
        return [ok("signing secret", f"is set; give --url to compare it with the running bot's. {UNPROVEN}")]
    if not url.startswith(("https://", "http://")):
        return [fail("signing secret", f"{url} isn't an address", f"Give --url as {URL_TO_FILL_IN}.")]
    address = f"{base_address(url)}{SLACK_PATH}"
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
            signed_status, answered = await _post_challenge(session, address, signing_secret)
            forged_status, _ = await _post_challenge(session, address, f"not {signing_secret}")
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        remedy = f"Is the bot running, and is {url} its address? Slack must reach it too."
        return [fail("signing secret", f"{address} doesn't respond ({type(error).__name__})", remedy)]
    return [_signature_result(address, signed_status, forged_status, answered=answered)]


def _signature_result(address: str, signed_status: int, forged_status: int, *, answered: bool) -> CheckResult:
    if forged_status != 401:  # noqa: PLR2004 - HTTP's Unauthorized
        remedy = "A server in front of the bot responds instead of it, or it's another app. Check --url."
        return fail("signing secret", f"{address} answers a forged request with {forged_status} instead of 401", remedy)
    if signed_status == 401:  # noqa: PLR2004 - see above
        remedy = "The running bot has another SLACK_SIGNING_SECRET (Basic Information), or its clock is wrong."
        return fail("signing secret", "a request signed with it is refused", remedy)
    if not answered:
        return fail("signing secret", f"{address} answers Slack's challenge with {signed_status}", "Check --url.")
    return ok("signing secret", PROVEN)


async def _post_challenge(session: aiohttp.ClientSession, address: str, secret: str) -> tuple[int, bool]:
    """The status of Slack's challenge, signed with this secret; and whether it was answered."""
    body, stamp = json.dumps({"type": "url_verification", "challenge": "doctor"}), str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body) or ""
    headers = {"Content-Type": "application/json", "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
    async with session.post(address, data=body, headers=headers, allow_redirects=False) as answer:
        return answer.status, b"doctor" in await answer.content.read(MOST_BYTES)


def examine_manifest(file: Path | None, *, oauth: bool) -> Sequence[CheckResult]:
    """Slack's idea of the app, as exported from its settings, against what this release listens to."""
    if file is None:
        return [ok("manifest", "give --manifest to compare the one exported from Slack with this release")]
    try:
        exported: Any = json.loads(file.read_text("utf-8"))
        ours = manifest(socket=bool(_part(exported, "settings", "socket_mode_enabled")), oauth=oauth)
        lacking = [
            f"{name}: {', '.join(sorted(missing))}"
            for name, listed in LISTED.items()
            if (missing := listed(ours) - listed(exported))
        ]
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        remedy = "Export it as JSON under App Manifest in the app's settings."
        return [fail("manifest", f"{file} can't be read ({type(error).__name__})", remedy)]
    if lacking:
        remedy = "Paste what `python -m bot manifest --url …` prints under App Manifest, and install the app again."
        return [fail("manifest", f"the manifest in Slack lacks {'; '.join(lacking)}", remedy)]
    return [ok("manifest", "the manifest in Slack has everything that this release needs")]


LISTED: Final[Mapping[str, Callable[[Mapping[str, Any]], set[str]]]] = {
    "scopes": lambda exported: set(_list(exported, "oauth_config", "scopes", "bot")),
    "events": lambda exported: set(_list(exported, "settings", "event_subscriptions", "bot_events")),
    "commands": lambda exported: {str(entry.get("command")) for entry in _list(exported, "features", "slash_commands")},
    "shortcuts": lambda exported: {str(entry.get("callback_id")) for entry in _list(exported, "features", "shortcuts")},
    "switches": lambda exported: {
        name
        for name in ("is_enabled", "request_url", "message_menu_options_url")
        if _part(exported, "settings", "interactivity").get(name)
    },
}
"""What a manifest says of each kind of thing the app needs."""


def _part(exported: Mapping[str, Any], *path: str) -> Any:
    for name in path:
        exported = exported.get(name) or {}
    return exported


def _list(exported: Mapping[str, Any], *path: str) -> list[Any]:
    found = _part(exported, *path)
    return found if isinstance(found, list) else []
