"""The settings, read from the environment once: nothing else reads it."""

import base64
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from bot.errors import SettingsError

SLACK_API: Final = "https://slack.com/api/"
INSTALLATIONS: Final = "sqlite:///installations.sqlite"
WORKSPACE: Final = re.compile(r"T[A-Z0-9]+")
WEB_SERVICES: Final = "https://api-v2.onetcenter.org/"
DATABASES: Final = ("postgres://", "postgresql://", "sqlite:///", "postgresql+asyncpg://", "sqlite+aiosqlite:///")
KEY_BYTES: Final = 32
MAKE_A_KEY: Final = "Make one: python -m bot installations key."


class LogFormat(StrEnum):
    """How log lines are written: for machines, or for people."""

    JSON = "json"
    CONSOLE = "console"


class LogLevel(StrEnum):
    """The least a log line must matter to be written."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _slash(value: object) -> object:
    return value.rstrip("/") + "/" if isinstance(value, str) else value


def _listed(value: object) -> object:
    return frozenset(re.split(r"[,\s]+", value.strip())) if isinstance(value, str) else value


Url = Annotated[str, Field(pattern=r"^https?://[^\s/]+"), BeforeValidator(_slash)]


class Settings(BaseModel):
    """What an administrator decides. Secrets never show in a repr, a log or an error."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    slack_bot_token: SecretStr | None = Field(
        None, description="For one workspace: the bot token (xoxb-…), from *OAuth & Permissions*."
    )
    slack_signing_secret: SecretStr | None = Field(
        None, description="From *Basic Information*. It proves that a request comes from Slack."
    )
    slack_app_token: SecretStr | None = Field(
        None, description="For `socket`: the app-level token (xapp-…) with `connections:write`."
    )
    socket_connections: int = Field(2, ge=1, le=10, description="For `socket`: the number of open connections.")
    slack_api_url: Url = Field(SLACK_API, description="The address of Slack's Web API, or of the playground's.")
    slack_client_id: str | None = Field(None, description="For many workspaces: from *Basic Information*.")
    slack_client_secret: SecretStr | None = Field(None, description="For many workspaces: from *Basic Information*.")
    slack_token_keys: SecretStr | None = Field(
        None, description="For many workspaces: the keys that encrypt tokens, separated by commas, newest first."
    )
    database_url: SecretStr | None = Field(
        None, description="For many workspaces: `postgres://…` or `sqlite:///…`. If not set: `installations.sqlite`."
    )
    onet_api_key: SecretStr | None = Field(None, description="A key for O*NET Web Services.")
    onet_base_url: Url = Field(WEB_SERVICES, description="The address of O*NET Web Services.")
    onet_database: Path | None = Field(
        None, description="The path of an imported O*NET database. It takes precedence over the key."
    )
    redis_url: SecretStr | None = Field(
        None, description="The Redis that stores conversations. If not set, they're kept in memory."
    )
    allowed_workspaces: Annotated[frozenset[str] | None, BeforeValidator(_listed)] = Field(
        None, description="Ids (T…) of the workspaces to serve, separated by commas. If not set: all."
    )
    limit_per_person: int = Field(
        60, ge=0, description="Requests to Web Services per person and minute. 0 means no limit."
    )
    limit_per_workspace: int = Field(
        600, ge=0, description="Requests to Web Services per workspace and minute. 0 means no limit."
    )
    host: str = Field("127.0.0.1", description="The address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="The port to listen on. 0 picks a free one.")
    metrics_token: SecretStr | None = Field(None, description="The bearer token that `/metrics` requires.")
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = Field(
        LogLevel.INFO, description="`DEBUG`, `INFO`, `WARNING` or `ERROR`."
    )
    log_format: LogFormat = Field(LogFormat.JSON, description="`json`, or `console` for colored columns.")


def read_settings(environment: Mapping[str, str], *, by_socket: bool = False) -> Settings:
    """The settings of an environment, for Socket Mode or for HTTP; an empty value counts as not set.

    Raises:
        SettingsError: names everything that is missing or wrong, and what to do, all at once.
    """
    given = {name.lower(): value for name, value in environment.items() if value.strip()}
    problems = [*_door(given, by_socket=by_socket), *_contradictions(given)]
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        problems = [_problem(str(wrong["loc"][0]), wrong["msg"], wrong["type"]) for wrong in error.errors()] + problems
    if problems:
        raise SettingsError("The bot cannot start with these settings:\n" + "\n".join(problems))
    return settings


def _problem(name: str, message: str, kind: str) -> str:
    said = "is not set" if kind == "missing" else message[:1].lower() + message[1:]
    return f"  {name.upper()}: {said}. {Settings.model_fields[name].description}"


def _door(given: Mapping[str, str], *, by_socket: bool) -> Iterator[str]:
    """What Slack comes in with: its signature over HTTP, a token of the app's own over Socket Mode."""
    needed = "slack_app_token" if by_socket else "slack_signing_secret"
    if needed not in given:
        yield f"  {needed.upper()}: is not set. {Settings.model_fields[needed].description}"
    if not given.get("slack_app_token", "xapp-").startswith("xapp-"):
        yield "  SLACK_APP_TOKEN: must begin with xapp-. Make one under *Basic Information*, *App-Level Tokens*."


def _contradictions(given: Mapping[str, str]) -> Iterator[str]:
    yield from _workspaces(given)
    database = given.get("onet_database")
    if database is None and "onet_api_key" not in given and "onet_base_url" not in given:
        yield (
            "  ONET_DATABASE or ONET_API_KEY: neither is set. Set the path of an imported database"
            " (python -m bot data import RELEASE), or a key for O*NET Web Services."
        )
    if database is not None and not Path(database).is_file():
        yield f"  ONET_DATABASE: there is no file {database}. Make one: python -m bot data import RELEASE."
    if "redis_url" in given and not given["redis_url"].startswith(("redis://", "rediss://")):
        yield "  REDIS_URL: must begin with redis:// or rediss://."
    named = _listed(given.get("allowed_workspaces", "T0"))
    if isinstance(named, frozenset) and any(not WORKSPACE.fullmatch(one) for one in named):
        yield "  ALLOWED_WORKSPACES: must be ids of workspaces, such as T01ABC2DE, separated by commas."
    if given.get("aiocache_disable") == "1":
        yield "  AIOCACHE_DISABLE: unset it. With it every conversation would be forgotten at once."


def _workspaces(given: Mapping[str, str]) -> Iterator[str]:
    """One workspace has a token; many have the app's credentials, and keys for the tokens they will have."""
    many = given.keys() & {"slack_client_id", "slack_client_secret"}
    if "slack_bot_token" in given and many:
        yield (
            "  SLACK_BOT_TOKEN and SLACK_CLIENT_ID: both are set. Unset the token to be installed in many workspaces,"
            " or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to be in one."
        )
    elif "slack_bot_token" not in given and not many:
        yield (
            "  SLACK_BOT_TOKEN or SLACK_CLIENT_ID: neither is set. Set the bot's token (xoxb-…) to be in one"
            " workspace, or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_TOKEN_KEYS to be installed in many."
        )
    for name in ("slack_client_id", "slack_client_secret"):
        if many and name not in given:
            yield f"  {name.upper()}: is not set, though the other one is. {Settings.model_fields[name].description}"
    if many and "slack_token_keys" not in given:
        yield f"  SLACK_TOKEN_KEYS: is not set: tokens of workspaces are kept encrypted. {MAKE_A_KEY}"
    for number, key in enumerate(given.get("slack_token_keys", "").split(","), 1):
        if key.strip() and not _is_key(key.strip()):
            yield f"  SLACK_TOKEN_KEYS: key {number} is none; a key is 32 random bytes in base64. {MAKE_A_KEY}"
    if not given.get("database_url", INSTALLATIONS).startswith(DATABASES):
        yield "  DATABASE_URL: must begin with postgres://, postgresql:// or sqlite:///."


def _is_key(text: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(text)) == KEY_BYTES
    except ValueError:
        return False
