"""The settings: what is asked for, what is refused, and that no secret leaks."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import LogFormat, LogLevel, read_settings

ENOUGH = {"SLACK_BOT_TOKEN": "xoxb-secret-1", "SLACK_SIGNING_SECRET": "secret-2", "ONET_API_KEY": "secret-3"}


def test_a_token_a_secret_and_a_key_are_enough() -> None:
    settings = read_settings(ENOUGH)
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.onet_base_url == "https://api-v2.onetcenter.org/"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.redis_url is None


def test_an_imported_database_stands_in_for_a_key(tmp_path: Path) -> None:
    database = tmp_path / "onet.sqlite"
    database.touch()
    given = {name: value for name, value in ENOUGH.items() if name != "ONET_API_KEY"}
    assert read_settings(given | {"ONET_DATABASE": str(database)}).onet_database == database


def test_everything_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"REDIS_URL": "localhost", "PORT": "ninety", "SLACK_API_URL": "slack.com"})
    said = str(refused.value)
    for name in (
        "SLACK_BOT_TOKEN",
        "SLACK_SIGNING_SECRET",
        "ONET_DATABASE",
        "REDIS_URL",
        "PORT",
        "SLACK_API_URL",
    ):
        assert name in said
    assert "python -m bot data import" in said


def test_an_empty_value_counts_as_not_set() -> None:
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN: is not set"):
        read_settings(ENOUGH | {"SLACK_BOT_TOKEN": "  "})


def test_a_database_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingsError, match="there is no file missing"):
        read_settings(ENOUGH | {"ONET_DATABASE": "missing.sqlite"})


def test_a_cache_that_forgets_everything_is_refused() -> None:
    with pytest.raises(SettingsError, match="AIOCACHE_DISABLE"):
        read_settings(ENOUGH | {"AIOCACHE_DISABLE": "1"})


def test_no_secret_is_ever_printed() -> None:
    settings = read_settings(ENOUGH | {"REDIS_URL": "redis://:secret-4@localhost"})
    assert "secret-" not in repr(settings) + str(settings)
    with pytest.raises(SettingsError) as refused:
        read_settings(ENOUGH | {"REDIS_URL": "redis://:secret-4@localhost", "PORT": "secret-5"})
    assert "secret-" not in str(refused.value)


def test_case_and_a_missing_slash_do_not_matter() -> None:
    given = {"LOG_LEVEL": "warning", "LOG_FORMAT": "console", "SLACK_API_URL": "http://127.0.0.1:3000/api"}
    settings = read_settings(ENOUGH | given)
    assert (settings.log_level, settings.log_format) == (LogLevel.WARNING, LogFormat.CONSOLE)
    assert settings.slack_api_url == "http://127.0.0.1:3000/api/"
