"""The settings, read from the environment once: nothing else reads it."""

from collections.abc import Iterator, Mapping, MutableMapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from bot.errors import SettingsError
from bot.settings.validation import contradictions, doubts, kind_problems, listed, trimmed, unbracketed

SLACK_API: Final = "https://slack.com/api/"
INSTALLATIONS: Final = "sqlite:///installations.sqlite"
WEB_SERVICES: Final = "https://api-v2.onetcenter.org/"


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


LEVELS: Final = {"WARN": "WARNING", "CRITICAL": "ERROR", "FATAL": "ERROR", "TRACE": "DEBUG"}
"""What other programs call the levels."""


def _level(value: object) -> object:
    return LEVELS.get(value.upper(), value.upper()) if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _host(value: object) -> object:
    return unbracketed(value) if isinstance(value, str) else value


def _slash(value: object) -> object:
    return value.rstrip("/") + "/" if isinstance(value, str) else value


def _listed(value: object) -> object:
    return listed(value) if isinstance(value, str) else value


Url = Annotated[str, BeforeValidator(_slash)]


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
        None,
        description="The database of lists, and of installations: `postgres://…` or `sqlite:///…`."
        " If not set: `installations.sqlite` for many workspaces, none for one.",
    )
    onet_api_key: SecretStr | None = Field(None, description="A key for O*NET Web Services.")
    onet_base_url: Url = Field(WEB_SERVICES, description="The address of O*NET Web Services.")
    onet_database: Path | None = Field(
        None, description="The path of an imported O*NET database. It takes precedence over the key."
    )
    redis_url: SecretStr | None = Field(
        None, description="The Redis that stores conversations. If not set, they're kept in memory."
    )
    redis_ca_file: Path | None = Field(
        None,
        description="For `rediss://`: a PEM file with the CA of Redis's certificate. If not set: the system's CAs.",
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
    host: Annotated[str, BeforeValidator(_host)] = Field("127.0.0.1", description="The address to listen on.")
    port: int = Field(8000, ge=0, le=65535, description="The port to listen on. 0 picks a free one.")
    metrics_token: SecretStr | None = Field(
        None, description="The bearer token that `/metrics` requires. If not set: only this machine may read it."
    )
    log_level: Annotated[LogLevel, BeforeValidator(_level)] = Field(
        LogLevel.INFO, description="`DEBUG`, `INFO`, `WARNING` or `ERROR`."
    )
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = Field(
        LogFormat.JSON, description="`json`, or `console` for colored columns."
    )

    @property
    def database_address(self) -> str | None:
        """The address of the database; None if there is none."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return INSTALLATIONS if self.slack_bot_token is None else None

    def doubts(self) -> tuple[str, ...]:
        """What may be wrong, each as "NAME: what. What to do."; the bot starts all the same."""
        secrets = (self.slack_signing_secret, self.slack_client_secret)
        return tuple(doubts(*(None if secret is None else secret.get_secret_value() for secret in secrets)))


def read_settings(environment: Mapping[str, str], *, by_socket: bool = False) -> Settings:
    """The settings of an environment, for Socket Mode or for HTTP; an empty value counts as not set.

    Raises:
        SettingsError: names everything that is missing or wrong, and what to do, all at once.
    """
    values = {name.lower(): bare for name, value in environment.items() if (bare := trimmed(value, name))}
    problems = [*_missing(values, by_socket=by_socket), *kind_problems(values), *contradictions(values)]
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        problems = [_problem(str(wrong["loc"][0]), wrong["msg"], wrong["type"]) for wrong in error.errors()] + problems
    if problems:
        raise SettingsError("The bot can't start with these settings:\n" + "\n".join(problems))
    return settings


def trim_settings(environment: MutableMapping[str, str]) -> None:
    """Trim the settings in place, for the commands that read one of them by themselves."""
    for name in (name.upper() for name in Settings.model_fields):
        if name in environment:
            environment[name] = trimmed(environment[name], name)


def _missing(values: Mapping[str, str], *, by_socket: bool) -> Iterator[str]:
    """What Slack's requests need: a signing secret over HTTP, an app-level token over Socket Mode."""
    needed = "slack_app_token" if by_socket else "slack_signing_secret"
    if needed not in values:
        yield f"  {needed.upper()}: is not set. {Settings.model_fields[needed].description}"


def _problem(name: str, message: str, kind: str) -> str:
    problem = "is not set" if kind == "missing" else message[:1].lower() + message[1:]
    return f"  {name.upper()}: {problem}. {Settings.model_fields[name].description}"
