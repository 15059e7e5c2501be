"""The settings: required ones, refused ones, and no leaked secret."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings.settings import LogFormat, LogLevel, Settings, read_settings, trim_settings

ENOUGH = {"SLACK_BOT_TOKEN": "xoxb-secret-1", "SLACK_SIGNING_SECRET": "secret-2", "ONET_API_KEY": "secret-3"}


def test_token_secret_and_key_are_enough() -> None:
    settings = read_settings(ENOUGH)
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.onet_base_url == "https://api-v2.onetcenter.org/"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.redis_url is None


def test_imported_database_stands_in_for_a_key(tmp_path: Path) -> None:
    database = tmp_path / "onet.sqlite"
    database.touch()
    given = {name: value for name, value in ENOUGH.items() if name != "ONET_API_KEY"}
    assert read_settings(given | {"ONET_DATABASE": str(database)}).onet_database == database


KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
MANY = {
    "SLACK_CLIENT_ID": "12.34",
    "SLACK_CLIENT_SECRET": "secret-6",
    "SLACK_TOKEN_KEYS": KEY,
    "SLACK_SIGNING_SECRET": "secret-2",
    "ONET_API_KEY": "secret-3",
}


def test_many_workspaces_need_credentials_and_a_key_and_no_token() -> None:
    settings = read_settings(MANY)
    assert settings.slack_bot_token is None
    assert settings.slack_client_id == "12.34"
    assert settings.database_url is None
    assert read_settings(MANY | {"SLACK_TOKEN_KEYS": f"{KEY}, {KEY}"}).slack_token_keys is not None


@pytest.mark.parametrize("url", ["postgres://u:p@h/d?sslmode=require", "postgresql://h/d", "sqlite:///x.sqlite"])
def test_database_url_is_ignored_for_one_workspace(url: str) -> None:
    assert read_settings(ENOUGH | {"DATABASE_URL": url}).database_url is not None
    assert read_settings(MANY | {"DATABASE_URL": url}).database_url is not None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (MANY | {"SLACK_BOT_TOKEN": "xoxb-secret-1"}, ["SLACK_BOT_TOKEN and SLACK_CLIENT_ID: both are set"]),
        ({**MANY, "SLACK_CLIENT_SECRET": ""}, ["SLACK_CLIENT_SECRET: isn't set, but the other one is"]),
        ({**MANY, "SLACK_CLIENT_ID": ""}, ["SLACK_CLIENT_ID: isn't set, but the other one is"]),
        (
            {**MANY, "SLACK_TOKEN_KEYS": "", "DATABASE_URL": "mysql://secret-7@h"},
            ["SLACK_TOKEN_KEYS: isn't set", "python -m bot installations key", "DATABASE_URL: must begin with"],
        ),
        ({**MANY, "SLACK_TOKEN_KEYS": f"{KEY},secret-8"}, ["SLACK_TOKEN_KEYS: key 2 is not valid"]),
        ({**MANY, "SLACK_TOKEN_KEYS": "secret-8é"}, ["SLACK_TOKEN_KEYS: key 1 is not valid"]),
    ],
    ids=["both", "no secret", "no id", "no key", "a key that is none", "a key that is no text of ours"],
)
def test_contradictory_settings_are_named_with_a_remedy(given: dict[str, str], expected: list[str]) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(given)
    for sentence in expected:
        assert sentence in str(refused.value)
    assert "secret-" not in str(refused.value)


def test_missing_settings_are_named_at_once() -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"REDIS_URL": "localhost", "PORT": "ninety", "SLACK_API_URL": "slack.com"})
    expected = str(refused.value)
    for name in (
        "SLACK_BOT_TOKEN",
        "SLACK_SIGNING_SECRET",
        "ONET_DATABASE",
        "REDIS_URL",
        "PORT",
        "SLACK_API_URL",
    ):
        assert name in expected
    assert "python -m bot data import" in expected


def test_socket_mode_needs_the_app_token_only() -> None:
    given = {name: value for name, value in ENOUGH.items() if name != "SLACK_SIGNING_SECRET"}
    settings = read_settings(given | {"SLACK_APP_TOKEN": "xapp-secret-4"}, by_socket=True)
    assert settings.socket_connections == 2
    assert "secret-4" not in repr(settings)
    with pytest.raises(SettingsError, match="SLACK_APP_TOKEN: is not set"):
        read_settings(ENOUGH, by_socket=True)
    with pytest.raises(SettingsError, match="SLACK_SIGNING_SECRET: is not set"):
        read_settings(given | {"SLACK_APP_TOKEN": "xapp-secret-4"})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"SLACK_APP_TOKEN": "xoxb-secret-4"}, "SLACK_APP_TOKEN: must begin with xapp-"),
        ({"SLACK_APP_TOKEN": "xapp-secret-4", "SOCKET_CONNECTIONS": "11"}, "SOCKET_CONNECTIONS: input should be less"),
        ({"SLACK_APP_TOKEN": "xapp-secret-4", "SOCKET_CONNECTIONS": "0"}, "SOCKET_CONNECTIONS: input should be great"),
    ],
)
def test_wrong_token_kind_and_number_are_named(given: dict[str, str], expected: str) -> None:
    with pytest.raises(SettingsError, match=expected) as refused:
        read_settings(ENOUGH | given, by_socket=True)
    assert "secret-" not in str(refused.value)


def test_empty_value_counts_as_not_set() -> None:
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN or SLACK_CLIENT_ID: neither is set"):
        read_settings(ENOUGH | {"SLACK_BOT_TOKEN": "  "})


def test_missing_database_is_named() -> None:
    with pytest.raises(SettingsError, match="doesn't exist"):
        read_settings(ENOUGH | {"ONET_DATABASE": "missing.sqlite"})


def test_cache_that_evicts_everything_is_refused() -> None:
    with pytest.raises(SettingsError, match="AIOCACHE_DISABLE"):
        read_settings(ENOUGH | {"AIOCACHE_DISABLE": "1"})


def test_settings_never_print_secrets() -> None:
    settings = read_settings(ENOUGH | {"REDIS_URL": "redis://:secret-4@localhost"})
    many = read_settings(MANY | {"DATABASE_URL": "postgres://u:secret-5@h/d"})
    assert "secret-" not in repr(settings) + str(settings) + repr(many)
    assert KEY not in repr(many)
    with pytest.raises(SettingsError) as refused:
        read_settings(ENOUGH | {"REDIS_URL": "redis://:secret-4@localhost", "PORT": "secret-5"})
    assert "secret-" not in str(refused.value)


def test_case_and_a_missing_slash_do_not_matter() -> None:
    given = {"LOG_LEVEL": "warning", "LOG_FORMAT": "console", "SLACK_API_URL": "http://127.0.0.1:3000/api"}
    settings = read_settings(ENOUGH | given)
    assert (settings.log_level, settings.log_format) == (LogLevel.WARNING, LogFormat.CONSOLE)
    assert settings.slack_api_url == "http://127.0.0.1:3000/api/"


@pytest.mark.parametrize(
    "around",
    ["{}\n", " {} ", '"{}"', "'{}'", '" {} "\r\n', "\ufeff{}", "\u200b{}\u00a0", "“{}”", "\u2018{}\u2019", "'\"{}\"'"],
)
def test_pasted_values_are_trimmed(around: str) -> None:
    pasted = {name: around.format(value) for name, value in (ENOUGH | {"LOG_LEVEL": "debug", "PORT": "80"}).items()}
    settings = read_settings(pasted)
    assert settings.slack_signing_secret is not None
    assert settings.slack_signing_secret.get_secret_value() == ENOUGH["SLACK_SIGNING_SECRET"]
    assert (settings.port, settings.log_level) == (80, LogLevel.DEBUG)


@pytest.mark.parametrize("pasted", ["{}={}", "export {}={}", '{}="{}"', "'{}={}'", "{} = {}"])
def test_names_that_are_pasted_along_are_trimmed(pasted: str) -> None:
    settings = read_settings({name: pasted.format(name, value) for name, value in ENOUGH.items()})
    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == ENOUGH["SLACK_BOT_TOKEN"]


def test_settings_are_read_as_other_programs_write_them() -> None:
    given = {"LOG_LEVEL": "warn", "LOG_FORMAT": "JSON", "HOST": "[::1]", "ALLOWED_WORKSPACES": '["T1", "T2"],'}
    settings = read_settings(ENOUGH | given)
    assert (settings.log_level, settings.log_format, settings.host) == (LogLevel.WARNING, LogFormat.JSON, "::1")
    assert settings.allowed_workspaces == frozenset({"T1", "T2"})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"HOST": "https://duties.example.org"}, "HOST: must be an address to listen on"),
        ({"HOST": "0.0.0.0:8000"}, "HOST: must be an address to listen on"),
        ({"ALLOWED_WORKSPACES": ","}, "ALLOWED_WORKSPACES: must be ids"),
        ({"SLACK_BOT_TOKEN": "${SLACK_BOT_TOKEN}"}, "SLACK_BOT_TOKEN: is a variable's name"),
        ({"SLACK_SIGNING_SECRET": "$SIGNING"}, "SLACK_SIGNING_SECRET: is a variable's name"),
        ({"REDIS_URL": "{{ redis }}"}, "REDIS_URL: is a variable's name"),
        ({"SLACK_BOT_TOKEN": "xoxb-1-2;"}, "SLACK_BOT_TOKEN: contains a character that no token has"),
        ({"ONET_API_KEY": "schlüssel"}, "ONET_API_KEY: contains a character that no token has"),
        ({"METRICS_TOKEN": "\udcff"}, "METRICS_TOKEN: contains a character that no token has"),
        ({"ONET_DATABASE": "x" * 5_000}, "x… doesn't exist. Create it"),
        ({"REDIS_CA_FILE": "x" * 5_000}, "x… doesn't exist. Correct its path"),
        ({"HOST": "x" * 64}, "HOST: must be an address to listen on"),
        ({"SLACK_API_URL": "https://u:p@slack.com/api/"}, "SLACK_API_URL: can't be read as an address"),
        ({"HTTPS_PROXY": "socks5://proxy.example.org"}, "HTTPS_PROXY: can't be read as an address"),
    ],
)
def test_what_a_setting_cannot_be_is_named(given: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(ENOUGH | given)
    assert message in str(refused.value)


@pytest.mark.parametrize("name", ["SLACK_API_URL", "ONET_BASE_URL", "HTTPS_PROXY", "HTTP_PROXY"])
@pytest.mark.parametrize(
    "rest", ["[", "[::1", "h:99999", "h:-1", ":80", "a..b", "h?x=1", "h#x", "h/\x01", "h\\x", "u@", "\u2100", "x" * 64]
)
def test_address_that_cannot_be_read_is_named(name: str, rest: str) -> None:
    with pytest.raises(SettingsError, match=f"{name}: can't be read as an address. It must look like https://HOST"):
        read_settings(ENOUGH | {name: f"https://{rest}"})


def test_addresses_of_other_kinds_are_read() -> None:
    for address in (
        "http://[::1]:3000/api",
        "https://u:p@proxy.example.org:3128",
        "http://DOMAIN\\u:p@proxy.example.org:3128",
        "http://slack_playground:3000",
        "https://berufe.münchen.example",
    ):
        assert read_settings(ENOUGH | {"ONET_BASE_URL": address, "HTTPS_PROXY": address})


def test_proxy_that_slack_is_not_asked_through_may_be_of_another_kind() -> None:
    proxy = {"HTTPS_PROXY": "socks5h://proxy.example.org:1080", "SLACK_API_URL": "http://127.0.0.1:3000/api/"}
    assert read_settings(ENOUGH | proxy | {"NO_PROXY": "localhost,127.0.0.1"})
    with pytest.raises(SettingsError, match="HTTPS_PROXY"):
        read_settings(ENOUGH | proxy | {"NO_PROXY": "example.org"})


def test_environment_is_trimmed_for_commands_that_read_one_setting() -> None:
    environment = {"DATABASE_URL": " 'sqlite:///x.sqlite'\n", "PATH": " as it is "}
    trim_settings(environment)
    assert environment == {"DATABASE_URL": "sqlite:///x.sqlite", "PATH": " as it is "}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"SLACK_BOT_TOKEN": "xapp-1-A"}, "must begin with xoxb-; this is an app-level token"),
        ({"SLACK_BOT_TOKEN": "xoxp-1-2"}, "must begin with xoxb-; this is a user token"),
        ({"SLACK_BOT_TOKEN": "12345"}, "must begin with xoxb-. Copy it"),
        ({"SLACK_BOT_TOKEN": "xoxb-1 2"}, "SLACK_BOT_TOKEN: has a blank or a newline inside"),
        ({"SLACK_APP_TOKEN": "xoxb-1-2"}, "must begin with xapp-; this is a bot token"),
        ({"SLACK_BOT_TOKEN": "xoxb-…"}, "SLACK_BOT_TOKEN: is a guide's placeholder"),
        ({"SLACK_BOT_TOKEN": "xoxb-..."}, "SLACK_BOT_TOKEN: is a guide's placeholder"),
        ({"SLACK_BOT_TOKEN": "xoxb-your-token"}, "SLACK_BOT_TOKEN: is a guide's placeholder"),
        ({"SLACK_BOT_TOKEN": "xoxb-xxxx-xxxx"}, "SLACK_BOT_TOKEN: is a guide's placeholder"),
        ({"SLACK_SIGNING_SECRET": "REPLACE_ME"}, "SLACK_SIGNING_SECRET: is a guide's placeholder"),
        ({"SLACK_SIGNING_SECRET": "…"}, "SLACK_SIGNING_SECRET: is a guide's placeholder"),
        ({"SLACK_SIGNING_SECRET": "<signing secret>"}, "SLACK_SIGNING_SECRET: is a guide's placeholder"),
        ({"ONET_API_KEY": "your_key"}, "ONET_API_KEY: is a guide's placeholder"),
    ],
)
def test_token_of_another_kind_and_placeholder_are_refused(given: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(ENOUGH | given)
    assert message in str(refused.value)


def test_token_that_expires_is_a_bot_token() -> None:
    assert read_settings(ENOUGH | {"SLACK_BOT_TOKEN": "xoxe.xoxb-1-abc"}).slack_bot_token is not None


def test_signing_secret_of_another_form_is_doubted_and_not_refused() -> None:
    assert read_settings(ENOUGH | {"SLACK_SIGNING_SECRET": "0123456789abcdef" * 2}).doubts() == ()
    (doubt,) = read_settings(ENOUGH | {"SLACK_SIGNING_SECRET": "xoxb-secret-4"}).doubts()
    assert doubt.startswith("SLACK_SIGNING_SECRET: isn't 32 hexadecimal digits; this is a bot token")
    assert "secret-4" not in doubt


def test_each_secret_is_checked_for_placeholders() -> None:
    guides = {"SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"}
    for name in guides:
        with pytest.raises(SettingsError, match=f"{name}: is a guide's placeholder"):
            read_settings(MANY | {name: "…"})
    assert {name.lower() for name in guides} <= Settings.model_fields.keys()
