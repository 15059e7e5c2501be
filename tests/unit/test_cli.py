"""The command line as a person runs it: what it says when it starts, when it stops, and when it cannot."""

import asyncio
import json
import re
import signal
import socket
import sqlite3
import sys
import tomllib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from emulator_support.sockets import APP_TOKEN, BOT_TOKEN, Linked, linked

from bot import version
from bot.database.database import open_engine
from bot.database.revisions import migrate
from bot.errors import SettingsError
from bot.server.uvicorn import bind, bind_preferred
from bot.slack.installations.access import InstallationKey
from bot.slack.installations.store import Installations
from bot.slack.installations.token_cipher import new_key, read_keys
from bot.storage.redis_cache import RedisCache
from tests.support.command_line import environment, explained, printed_here, ran
from tests.support.harness import UNHURRIED
from tests.support.installations import an_installation

SECRETS = {"SLACK_BOT_TOKEN": "xoxb-very-secret", "SLACK_SIGNING_SECRET": "very-secret-too"}


@asynccontextmanager
async def running(
    *words: str, env: Mapping[str, str] | None = None, until: str = r"(http://127\.0\.0\.1:\d+)"
) -> AsyncIterator[str]:
    """A command that runs until it's told to stop; yields its output up to its address. It must end well."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words, env=environment(env or {}), stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    try:
        output = ""
        while not (found := re.search(until, output)):
            line = (await process.stderr.readline()).decode()
            assert line, output
            output += line
        yield found[1]
        process.send_signal(signal.SIGTERM)
        rest = (await process.stderr.read()).decode()
        assert await process.wait() == 0, output + rest
        assert "Traceback" not in rest
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_demo_starts_answers_and_stops() -> None:
    async with running("demo", "--port", "0") as url, httpx.AsyncClient(base_url=url, timeout=UNHURRIED) as http:
        page = await http.get("/")
        assert "<title>Playground</title>" in page.text
        state = (await http.get("/playground/state")).json()
        assert "Sample data" in state["banner"]
        output = await http.post(
            "/playground/message", json={"person": "U0ALICE000", "channel": "D0ALICE000", "text": "x"}
        )
        assert output.json() == {"ok": True}


async def test_onet_command_serves_alone(sample: Path) -> None:
    async with (
        running("onet", "--database", str(sample), "--port", "0") as url,
        httpx.AsyncClient(timeout=UNHURRIED) as http,
    ):
        found = await http.get(f"{url}/online/job_duties/search", params={"keyword": "cook"})
        assert found.json()["occupation"][0]["title"] == "Cooks, Restaurant"


async def test_serve_runs_from_its_settings(sample: Path) -> None:
    settings = SECRETS | {"ONET_DATABASE": str(sample), "PORT": "0"}
    async with running("serve", env=settings) as url, httpx.AsyncClient(base_url=url, timeout=UNHURRIED) as http:
        assert (await http.get("/healthz")).json() == {"status": "ok"}


@pytest.mark.parametrize("many", [False, True])
async def test_serve_prints_its_address_only(sample: Path, tmp_path: Path, *, many: bool) -> None:
    settings = SECRETS | {"ONET_DATABASE": str(sample), "PORT": "0"}
    if many:
        del settings["SLACK_BOT_TOKEN"]
        settings |= {
            "SLACK_CLIENT_ID": "1.2",
            "SLACK_CLIENT_SECRET": "very-secret",
            "SLACK_TOKEN_KEYS": new_key(),
            "DATABASE_URL": f"sqlite:///{tmp_path}/installations.sqlite",
        }
    async with running("serve", env=settings, until=r"(?s)(.*http://127\.0\.0\.1:\d+)") as output:
        before, _, url = output.rpartition("Listening on ")
        assert before.count("\n") == 0, "the first line"
        assert before.startswith("{"), "in the log's format"
        async with httpx.AsyncClient(base_url=url, timeout=UNHURRIED) as http:
            assert (await http.get("/healthz")).is_success


NOT_TO_SERVE = {
    "bot.demo.demo",
    "slack_playground",
    "bot.doctor.checks",
    "bot.slack.receivers.socket_mode",
    "bot.slack.installations.many_workspaces",
    "bot.onet.embedded.api",
    "bot.onet.embedded.release",
    "fastapi",
    "sqlalchemy",
    "xlsxwriter",
}
NOT_TO_HELP = {
    "bot.app",
    "bot.settings.settings",
    "pydantic",
    "aiohttp",
    "httpx",
    "slack_bolt",
    "structlog",
}
READY = "import os, sys, bot.cli; print(*sys.modules)"
BUILT = """
from bot.app import build_app
from bot.settings.settings import read_settings
build_app(read_settings(os.environ))
print(*sys.modules)
"""


async def test_help_imports_nothing_of_commands_and_serve_nothing_of_other_commands(sample: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        f"{READY}\n{BUILT}",
        env=environment(SECRETS | {"ONET_DATABASE": str(sample)}),
        stdout=asyncio.subprocess.PIPE,
    )
    to_help, to_serve = (line.split() for line in (await process.communicate())[0].decode().splitlines())
    assert "bot.onet.embedded.cli" in to_help
    assert NOT_TO_HELP.isdisjoint(to_help)
    assert "bot.onet.embedded.in_process" in to_serve
    assert NOT_TO_SERVE.isdisjoint(to_serve)


@pytest.fixture
async def link() -> AsyncIterator[Linked]:
    """A workspace that waits for the bot to connect."""
    async with linked() as linked_app:
        yield linked_app


def by_socket(link: Linked, sample: Path, app_token: str = APP_TOKEN) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": app_token,
        "SLACK_API_URL": link.client.base_url,
        "ONET_DATABASE": str(sample),
    }


async def test_socket_connects_without_an_address(link: Linked, sample: Path) -> None:
    async with running("socket", env=by_socket(link, sample), until="(Connected to Slack over Socket Mode)\\."):
        await link.socket.connected(2)
        await link.alice.says("pharmacist")
        await link.alice.sees("Which one is yours?")
    await link.socket.connected(0)


async def test_socket_with_a_port_serves_healthz(link: Linked, sample: Path) -> None:
    settings = by_socket(link, sample) | {"PORT": "0", "SOCKET_CONNECTIONS": "1"}
    async with running("socket", env=settings) as url, httpx.AsyncClient(base_url=url, timeout=UNHURRIED) as http:
        assert (await http.get("/readyz")).json()["parts"]["socket"]["state"] == "ok"
        assert (await http.post("/slack/events")).status_code == 404
        await link.socket.connected(1)


async def test_refused_token_is_explained(link: Linked, sample: Path) -> None:
    status, output = await ran("socket", env=by_socket(link, sample, "xapp-wrong"))
    assert status == 1
    assert "Slack refuses SLACK_APP_TOKEN (invalid_auth): Slack doesn't know it." in output
    assert "Traceback" not in output
    assert "xapp-wrong" not in output


async def test_missing_settings_are_named_at_once_without_secrets() -> None:
    status, output = await ran("serve", env={"SLACK_BOT_TOKEN": "xoxb-very-secret", "PORT": "http"})
    assert status == 1
    for name in ("SLACK_SIGNING_SECRET", "PORT", "ONET_DATABASE or ONET_API_KEY"):
        assert name in output
    assert "very-secret" not in output
    assert "Traceback" not in output


def test_preferred_port_that_is_taken_gives_a_free_one() -> None:
    with bind("127.0.0.1", 0) as taken_socket, bind_preferred("127.0.0.1", taken_socket.getsockname()[1]) as other:
        assert other.getsockname()[1] != taken_socket.getsockname()[1]


@pytest.mark.parametrize("host", ["host.invalid", "192.0.2.1"])
def test_address_of_another_machine_is_no_taken_port(host: str) -> None:
    with pytest.raises(SettingsError, match=r"Can't listen on .* Use an address of this machine"):
        bind(host, 0)


async def test_demo_reads_its_database_before_it_takes_a_port(tmp_path: Path) -> None:
    status, printed = await ran("demo", "--database", str(tmp_path / "none.sqlite"), "--port", "0")
    assert status == 1
    assert "none.sqlite" in printed
    assert "data import" in printed
    assert "Traceback" not in printed
    assert "The playground is at" not in printed


def test_version_is_the_projects_own_without_an_installation() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert version() == project["version"]


async def test_version_is_printed() -> None:
    assert await ran("--version") == (0, f"job-duties-bot {version()}\n")


async def test_taken_port_is_explained() -> None:
    with socket.socket() as taken_socket:
        taken_socket.bind(("127.0.0.1", 0))
        taken_socket.listen()
        status, output = await ran("demo", "--port", str(taken_socket.getsockname()[1]))
    assert status == 1
    assert "Choose another port with --port or PORT" in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["onet", "--database", "nothing.sqlite"], "data import"),
        (["data", "info", "--database", "nothing.sqlite"], "data import"),
        (["data", "import", "nothing.zip"], "There is no file or folder nothing.zip"),
    ],
)
def test_missing_file_is_explained(words: list[str], expected: str) -> None:
    assert expected in explained(*words)


async def test_explanation_is_printed_alone() -> None:
    words = ["data", "import", "nothing.zip"]
    assert await ran(*words) == (1, f"{explained(*words)}\n")


async def test_help_names_every_command() -> None:
    status, output = await ran("--help")
    assert status == 0
    for name in ("demo", "serve", "socket", "onet", "data"):
        assert name in output


def test_manifest_takes_the_path_for_the_address() -> None:
    exported = json.loads(printed_here("manifest", "--url", "https://bot.example.org/slack/events"))
    assert exported["settings"]["event_subscriptions"]["request_url"] == "https://bot.example.org/slack/events"


async def test_terminal_without_the_characters_gets_question_marks() -> None:
    status, output = await ran("doctor", env={"PYTHONIOENCODING": "ascii"})
    assert status == 2
    assert "? From *Basic Information*" in output


async def test_manifest_is_printed_as_json() -> None:
    status, output = await ran("manifest", "--url", "https://bot.example.org/", "--oauth", "--token-rotation")
    assert status == 0
    exported = json.loads(output)
    assert exported["settings"]["event_subscriptions"]["request_url"] == "https://bot.example.org/slack/events"
    assert exported["oauth_config"]["redirect_urls"] == ["https://bot.example.org/slack/oauth_redirect"]
    assert exported["settings"]["token_rotation_enabled"] is True


def test_manifest_for_socket_mode_has_no_address() -> None:
    assert "https://" not in printed_here("manifest", "--socket")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["manifest", "--url", "http://bot.example.org"], "like https://your-bot.example.com"),
        (["manifest", "--url", "https://bot.example.org?a=b"], "like https://your-bot.example.com"),
        (["manifest", "--token-rotation"], "Add --oauth"),
        (["installations", "list"], "SLACK_CLIENT_ID: not set"),
        (["installations", "rotate"], "SLACK_CLIENT_ID and SLACK_TOKEN_KEYS: not set"),
        (["migrate", "--database-url", "mysql://root@h/d"], "must begin with postgres://"),
        (["migrate", "--database-url", "postgres://u:very-secret@127.0.0.1:1/d"], "doesn't respond"),
    ],
)
def test_installations_commands_explain_missing_settings(words: list[str], expected: str) -> None:
    explanation = explained(*words)
    assert expected in explanation
    assert "very-secret" not in explanation


async def test_installation_is_removed_with_its_data(tmp_path: Path, redis_url: str) -> None:
    url = f"sqlite:///{tmp_path / 'x.sqlite'}"
    engine = open_engine(url)
    await migrate(engine)
    store = Installations("12.34", engine, read_keys(new_key()))
    for key in (InstallationKey(None, "T9ACME"), InstallationKey(None, "T9BETA")):
        await store.async_save(an_installation(key))
    cache = RedisCache(redis_url, namespace="duties:", seconds=UNHURRIED)
    for name in ("T9ACME:U1:memory", "T9ACME:U2:memory", "T9BETA:U1:memory"):
        await cache.set(name, "x", ttl=60)
    settings = {"DATABASE_URL": url, "SLACK_CLIENT_ID": "12.34", "REDIS_URL": redis_url}
    status, printed = await ran("installations", "remove", "T9ACME", env=settings)
    assert (status, "Deleted the installation in T9ACME. Deleted 2 stored values." in printed) == (0, True)
    assert [installation.key.team for installation in await store.all()] == ["T9BETA"]
    _, listed = await ran("installations", "list", env=settings)
    assert "Installations: 1." in listed
    assert await cache.keys_with_prefix("T9") == ["T9BETA:U1:memory"]
    status, printed = await ran("installations", "remove", "T9ACME", env=settings)
    assert (status, "T9ACME: not installed there" in printed) == (1, True)
    await cache.delete_prefix("T9")
    await cache.close()
    await engine.dispose()


async def test_tables_of_a_newer_release_are_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite"
    settings = {"DATABASE_URL": f"sqlite:///{file}", "SLACK_CLIENT_ID": "12.34"}
    await ran("migrate", env=settings)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE slack_installations_version SET version_num = 'm0099_future'")
    connection.close()
    status, printed = await ran("migrate", env=settings)
    assert (status, printed.count("\n")) == (1, 1)
    assert "made by a newer release (revision m0099_future). Run that release" in printed


async def test_migrate_does_nothing_for_one_workspace() -> None:
    status, output = await ran("migrate")
    assert status == 0
    assert "Nothing to migrate" in output


async def test_migrate_rotate_and_list_installations(tmp_path: Path) -> None:
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path / 'x.sqlite'}", "SLACK_CLIENT_ID": "12.34"}
    for _ in range(2):
        status, output = await ran("migrate", env=settings)
        assert (status, "schema is up to date" in output) == (0, True)
    _, key = await ran("installations", "key")
    status, output = await ran("installations", "rotate", env=settings | {"SLACK_TOKEN_KEYS": key.strip()})
    assert (status, "0 rows" in output) == (0, True)
    status, output = await ran("installations", "list", env=settings)
    assert (status, "Installations: 0." in output) == (0, True)


async def test_serve_many_workspaces_with_their_pages(sample: Path, tmp_path: Path) -> None:
    _, key = await ran("installations", "key")
    settings = {
        "SLACK_SIGNING_SECRET": "very-secret-too",
        "SLACK_CLIENT_ID": "12.34",
        "SLACK_CLIENT_SECRET": "very-secret",
        "SLACK_TOKEN_KEYS": key.strip(),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'x.sqlite'}",
        "ONET_DATABASE": str(sample),
        "PORT": "0",
    }
    async with running("serve", env=settings) as url, httpx.AsyncClient(base_url=url, timeout=UNHURRIED) as http:
        answer = await http.get("/slack/install")
        assert answer.status_code == 302
        assert answer.headers["location"].startswith("https://slack.com/oauth/v2/authorize?")
        assert (await http.get("/readyz")).status_code == 200
