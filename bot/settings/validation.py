"""Checks of settings by what they are for: a token's prefix, a key's form, and settings that exclude each other.

Each check yields lines for people, "  NAME: what is wrong. What to do." None of them contains a secret.
"""

import base64
import ipaddress
import os
import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit
from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed leaves it out

DATABASES: Final = ("postgres://", "postgresql://", "sqlite:///", "postgresql+asyncpg://", "sqlite+aiosqlite:///")
WRONG_DATABASE_URL: Final = "DATABASE_URL: must begin with postgres://, postgresql:// or sqlite:///."
HOST_NAME: Final = re.compile(rb"[\w-]+(?:\.[\w-]+)*\.?")
WORKSPACE: Final = re.compile(r"T[A-Z0-9]+")
KEY_BYTES: Final = 32
PATH_SHOWN: Final = 100
SLACK: Final = "https://slack.com"
BESIDE_ADDRESSES: Final = re.compile(r"[\s\\\x00-\x1f\x7f]")
MAKE_A_KEY: Final = "Create one: python -m bot installations key."

BOT_TOKEN: Final = ("xoxb-", "xoxe.xoxb-")
"""What a bot token begins with: https://docs.slack.dev/authentication/tokens."""

KINDS: Final = {
    "xoxb-": "a bot token (SLACK_BOT_TOKEN)",
    "xoxe.xoxb-": "a bot token that expires (SLACK_BOT_TOKEN)",
    "xapp-": "an app-level token (SLACK_APP_TOKEN)",
    "xoxp-": "a user token",
    "xoxe.xoxp-": "a user token that expires",
    "xoxe-": "a refresh token",
    "xoxc-": "a browser's token",
}
"""What else people paste, by its beginning."""

PLACEHOLDER: Final = re.compile(
    r"…|\.\.\.|^<.*>$"
    r"|^(?:xox\w-|xapp-)?(?:(?:your|insert|paste|enter)[-_ ]|(?:change|replace|fill)[-_ ]?(?:me|this|in)\b|placeholder)"
    r"|^(?:xox\w-|xapp-)?[x*•-]{4,}$|^(?:xox\w-|xapp-)$",
    re.IGNORECASE,
)
"""What guides write where a value belongs."""

NOT_FILLED_IN: Final = re.compile(r"\$\{?\w+(?::?-)?\}?|\{\{.*\}\}|%\w+%")
"""The name of a variable where its value belongs: a file of settings was read by something that fills in none."""

IN_NO_TOKEN: Final = re.compile(r"[^\w.%/+-]")
"""What may be pasted along with a token, and no token contains."""

SECRETS: Final = (
    "slack_bot_token",
    "slack_app_token",
    "slack_signing_secret",
    "slack_client_id",
    "slack_client_secret",
    "onet_api_key",
    "metrics_token",
)
TOKENS: Final = ("slack_bot_token", "slack_app_token")
HEX32: Final = re.compile(r"[0-9a-f]{32}")
"""A signing secret or a client secret, as Slack makes them."""

FILLED_IN: Final = (*SECRETS, "slack_token_keys", "database_url", "redis_url", "onet_database")

QUOTES: Final = {'"': '"', "'": "'", "`": "`", "“": "”", "\u2018": "\u2019", "„": "“", "«": "»"}
"""Quotes, straight and as a word processor or a chat makes them, and what ends each."""

BLANKS: Final = "\ufeff\u200b\u00a0"
"""Invisible characters that are pasted along, beside whitespace."""


def trimmed(value: str, name: str = "") -> str:
    """A value without surrounding blanks, newlines and quotes, and without the `NAME=` that was pasted along."""
    bare = value.strip().strip(BLANKS).strip()
    if name and (assigned := re.match(rf"(?:export\s+)?{name}\s*=(?!=)", bare, re.IGNORECASE)):
        return trimmed(bare[assigned.end() :])
    is_quoted = len(bare) > 1 and QUOTES.get(bare[0]) == bare[-1]
    return trimmed(bare[1:-1], name) if is_quoted else bare


def kind_problems(values: Mapping[str, str]) -> Iterator[str]:
    """Tokens of the wrong kind, placeholders of a guide, and variables that were not filled in."""
    for name in FILLED_IN:
        if NOT_FILLED_IN.fullmatch(values.get(name, "")):
            yield f"  {name.upper()}: is a variable's name, not its value. Set the value itself."
        elif name in SECRETS:
            yield from _secret_problems(name, values.get(name, ""))


def _secret_problems(name: str, value: str) -> Iterator[str]:
    if PLACEHOLDER.search(value):
        yield f"  {name.upper()}: is a guide's placeholder. Copy the value from api.slack.com/apps."
    elif re.search(r"\s", value):
        yield f"  {name.upper()}: has a blank or a newline inside. Copy it again."
    elif name == "slack_bot_token" and value and not value.startswith(BOT_TOKEN):
        yield f"  SLACK_BOT_TOKEN: must begin with xoxb-{_instead(value)}. Copy it from *OAuth & Permissions*."
    elif name == "slack_app_token" and value and not value.startswith("xapp-"):
        yield (
            f"  SLACK_APP_TOKEN: must begin with xapp-{_instead(value)}."
            " Make one under *Basic Information*, *App-Level Tokens*."
        )
    elif not value.isascii() or (name in TOKENS and IN_NO_TOKEN.search(value)):
        yield f"  {name.upper()}: contains a character that no token has, such as a quote or a comma. Copy it again."


def _instead(value: str) -> str:
    kind = next((kind for prefix, kind in KINDS.items() if value.startswith(prefix)), None)
    return f"; this is {kind}" if kind else ""


def contradictions(values: Mapping[str, str]) -> Iterator[str]:
    """Settings that are missing, that exclude each other, or that have the wrong form."""
    yield from _workspaces(values)
    database = values.get("onet_database")
    if database is None and "onet_api_key" not in values and "onet_base_url" not in values:
        yield (
            "  ONET_DATABASE or ONET_API_KEY: neither is set. Set the path of an imported database"
            " (python -m bot data import RELEASE), or a key for O*NET Web Services."
        )
    if database is not None and not os.path.isfile(database):  # noqa: PTH113 - a Path raises for a name too long
        yield f"  ONET_DATABASE: the file {_cut(database)} doesn't exist. Create it: python -m bot data import RELEASE."
    if "redis_url" in values and not values["redis_url"].startswith(("redis://", "rediss://")):
        yield "  REDIS_URL: must begin with redis:// or rediss://."
    if "redis_ca_file" in values and not os.path.isfile(values["redis_ca_file"]):  # noqa: PTH113 - see above
        yield f"  REDIS_CA_FILE: the file {_cut(values['redis_ca_file'])} doesn't exist. Correct its path."
    yield from _addresses(values)
    if "host" in values and not is_host(values["host"]):
        yield "  HOST: must be an address to listen on, such as 0.0.0.0 or ::1, without http://. PORT sets the port."
    allowed = listed(values.get("allowed_workspaces", "T0"))
    if not allowed or not all(WORKSPACE.fullmatch(name) for name in allowed):
        yield "  ALLOWED_WORKSPACES: must be ids of workspaces, such as T01ABC2DE, separated by commas."
    if values.get("aiocache_disable") == "1":
        yield "  AIOCACHE_DISABLE: unset it. With it the bot would forget every conversation at once."


def listed(value: str) -> frozenset[str]:
    """The items of a value, separated by commas or blanks; also of a list in JSON."""
    return frozenset(re.findall(r"[^\s,;\[\]\"']+", value))


def unbracketed(host: str) -> str:
    """An address of IPv6 without the brackets that it has in a URL."""
    return host[1:-1] if host.startswith("[") and host.endswith("]") else host


def _cut(path: str) -> str:
    """A path as far as it can be read in a sentence."""
    return path if len(path) <= PATH_SHOWN else f"{path[:PATH_SHOWN]}…"


def _addresses(values: Mapping[str, str]) -> Iterator[str]:
    """Addresses of HTTP; of the proxies only the one that the SDK of Slack takes."""
    for name in ("slack_api_url", "onet_base_url", *_proxy(values)):
        has_password = name == "slack_api_url" and "@" in values.get(name, "")  # no call can have it beside the token
        if name in values and (has_password or not _is_address(values[name])):
            yield f"  {name.upper()}: can't be read as an address. It must look like https://HOST or https://HOST:PORT/PATH."


def _proxy(values: Mapping[str, str]) -> list[str]:
    """The name of the proxy's setting, unless NO_PROXY names Slack's host."""
    try:
        host = urlsplit(values.get("slack_api_url", SLACK)).hostname or ""
    except ValueError:
        host = ""
    is_unused = proxy_bypass_environment(host, {"no": values.get("no_proxy", "")})
    return [] if is_unused else ["https_proxy" if "https_proxy" in values else "http_proxy"]


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        is_readable = parts.scheme in {"http", "https"} and parts.port != 0
    except ValueError:
        return False
    is_whole = not (parts.query or parts.fragment or BESIDE_ADDRESSES.search(url.rpartition("@")[2]))
    return is_readable and is_whole and is_host(parts.hostname or "")


def is_host(value: str) -> bool:
    """Whether a text is an IP address or a host's name, which may have letters of any language."""
    try:
        ipaddress.ip_address(unbracketed(value))
    except ValueError:
        return _is_host_name(value)
    return True


def _is_host_name(value: str) -> bool:
    try:
        return HOST_NAME.fullmatch(value.encode("idna")) is not None
    except UnicodeError:  # a label is empty, or longer than 63 characters
        return False


def _workspaces(values: Mapping[str, str]) -> Iterator[str]:
    """One workspace has a token; many have the app's credentials, and keys for the tokens they will have."""
    many = values.keys() & {"slack_client_id", "slack_client_secret"}
    if "slack_bot_token" in values and many:
        yield (
            "  SLACK_BOT_TOKEN and SLACK_CLIENT_ID: both are set. Unset the token to be installed in many workspaces,"
            " or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to be in one."
        )
    elif "slack_bot_token" not in values and not many:
        yield (
            "  SLACK_BOT_TOKEN or SLACK_CLIENT_ID: neither is set. Set the bot's token (xoxb-…) to be in one"
            " workspace, or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_TOKEN_KEYS to be installed in many."
        )
    for name in ("slack_client_id", "slack_client_secret"):
        if many and name not in values:
            yield f"  {name.upper()}: isn't set, but the other one is. Copy it from *Basic Information*."
    yield from _storage(values, many=bool(many))


def _storage(values: Mapping[str, str], *, many: bool) -> Iterator[str]:
    """The keys and the database of many workspaces."""
    if many and "slack_token_keys" not in values:
        yield f"  SLACK_TOKEN_KEYS: isn't set. The bot needs a key to encrypt workspaces' tokens. {MAKE_A_KEY}"
    yield from (f"  {problem}" for problem in wrong_token_keys(values.get("slack_token_keys", "")))
    if not values.get("database_url", "sqlite:///").startswith(DATABASES):
        yield f"  {WRONG_DATABASE_URL}"


def wrong_token_keys(text: str) -> Iterator[str]:
    """A sentence for each key of SLACK_TOKEN_KEYS that is not valid, by its number."""
    for number, key in enumerate(text.split(","), 1):
        if key.strip() and not _is_key(key.strip()):
            yield f"SLACK_TOKEN_KEYS: key {number} is not valid: expected 32 random bytes in base64. {MAKE_A_KEY}"


def _is_key(text: str) -> bool:
    """Whether a text is 32 bytes in base64, as Fernet's keys are."""
    try:
        return len(base64.urlsafe_b64decode(text)) == KEY_BYTES
    except ValueError:
        return False


def doubts(signing_secret: str | None, client_secret: str | None) -> Iterator[str]:
    """What may be wrong with the secrets. The bot starts all the same: Slack may change their form."""
    secrets = {"SLACK_SIGNING_SECRET": signing_secret, "SLACK_CLIENT_SECRET": client_secret}
    for name, value in secrets.items():
        if value is not None and not HEX32.fullmatch(value):
            yield f"{name}: isn't 32 hexadecimal digits{_instead(value)}. Copy it again from *Basic Information*."
