"""The command line as a developer uses it."""

import asyncio
import json
import re
import sys
from pathlib import Path

import aiohttp
import pytest
from emulator_support.command import PACKAGE, environment, ran, running
from slack_playground.cli import cli
from slack_playground.ports import bind
from slack_sdk.web.async_client import AsyncWebClient
from typer.testing import CliRunner


async def test_command_alone_prints_settings_to_paste(tmp_path: Path) -> None:
    async with running("--socket", "--port", "0", cwd=tmp_path, lines=6) as lines:
        url = lines[0].split("The playground is at ")[1].split(" ")[0]
        settings = dict(line.split("=", 1) for line in lines[2:])
        new = {name: settings[name] for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")}
        assert re.fullmatch(r"xoxb-\w{32} xapp-\w{32}", " ".join(new.values())), "a page elsewhere can't guess it"
        assert settings == new | {
            "SLACK_API_URL": f"{url}/api/",
            "SLACK_WEBHOOK_URL": f"{url}/services/T0PLAYGRND/C0GENERAL0/playground",
        }
        client = AsyncWebClient(settings["SLACK_BOT_TOKEN"], base_url=settings["SLACK_API_URL"])
        assert (await client.auth_test())["ok"]


async def test_folder_with_a_bot_of_its_own_does_not_shadow_it(tmp_path: Path) -> None:
    (tmp_path / "bot.py").write_text("raise SystemExit('the wrong file')", "utf-8")
    async with running("--port", "0", cwd=tmp_path, lines=1) as lines:
        assert lines[0].startswith("The playground is at http://127.0.0.1:")


async def test_help_is_plain_and_shows_no_type_after_a_switch(tmp_path: Path) -> None:
    status, output = await ran("--help", cwd=tmp_path)
    assert status == 0
    assert "--socket" in output
    assert "<bool>" not in output
    assert "\u256d" not in output, "a screen reader needs no boxes"


async def test_settings_go_to_a_file(tmp_path: Path) -> None:
    async with running("--port", "0", "--env", ".env", "--app", "http://127.0.0.1:9/", cwd=tmp_path, lines=2):
        names = [line.split("=")[0] for line in (tmp_path / ".env").read_text("utf-8").splitlines()]
    expected = ("BOT_TOKEN", "SIGNING_SECRET", "VERIFICATION_TOKEN", "API_URL", "WEBHOOK_URL", "USER_TOKEN")
    assert names == [f"SLACK_{name}" for name in expected]


@pytest.mark.parametrize("name", ["manifest.yaml", "manifest.json"])
async def test_manifest_may_be_yaml_or_json(tmp_path: Path, name: str) -> None:
    manifest = {"display_information": {"name": "Soup"}, "features": {"bot_user": {"display_name": "Cook"}}}
    written = {"manifest.yaml": "features:\n  bot_user:\n    display_name: Cook\n"}
    text = written.get(name, json.dumps(manifest, indent="\t"))
    (tmp_path / name).write_text(text, "utf-8")
    async with running("--port", "0", "--manifest", name, "--token", "xoxb-own", cwd=tmp_path, lines=7) as lines:
        url = next(line for line in lines if line.startswith("SLACK_API_URL=")).split("=", 1)[1]
        assert (await AsyncWebClient("xoxb-own", base_url=url).auth_test())["user"] == "Cook"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (["--manifest", "list.json"], "must hold a mapping"),
        (["--manifest", "wrong.json"], "The manifest in wrong.json can't be used: features.shortcuts must be a list."),
        (["--seed", "seed.json"], "The manifest in wrong.json can't be used"),
        (["--host", "no.such.host.invalid"], "Cannot listen on no.such.host.invalid"),
    ],
)
def test_wrong_options_are_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: list[str], reason: str
) -> None:
    (tmp_path / "list.json").write_text("[]", "utf-8")
    (tmp_path / "wrong.json").write_text('{"features": {"shortcuts": 3}}', "utf-8")
    (tmp_path / "seed.json").write_text('{"manifest": "wrong.json"}', "utf-8")
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(cli, ["--port", "0", *wrong])
    assert ended.exit_code == 2
    assert reason in ended.output


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (["--port", "0", "--manifest", "none.json"], "none.json can't be read: No such file or directory."),
        (["--port", "0", "--env", "none/.env"], "can't be written"),
        (["run"], "Give the command"),
        (
            ["run", "--port", "0", "--", "no-such-command"],
            "no-such-command can't be started: No such file or directory. Is it",
        ),
    ],
)
async def test_command_line_errors_are_explained(tmp_path: Path, wrong: list[str], reason: str) -> None:
    status, output = await ran(*wrong, cwd=tmp_path)
    assert status == 2
    assert "Traceback" not in output
    assert reason in output


APP = """
import os
from slack_sdk import WebClient

client = WebClient(os.environ["SLACK_BOT_TOKEN"])
print("posted", client.chat_postMessage(channel="#general", text="Soup")["ok"])
raise SystemExit(7)
"""


async def test_app_of_python_runs_unchanged_and_its_status_is_kept(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP, "utf-8")
    status, output = await ran("run", "--port", "0", "--", sys.executable, "app.py", cwd=tmp_path)
    assert "posted True" in output
    assert status == 7


RAW_CLIENTS = {
    "urllib": """
import urllib.request
def ask(url):
    asked = urllib.request.Request(url, b'{"text": "Soup"}', {"Content-Type": "application/json"})
    return urllib.request.urlopen(asked).read().decode()
""",
    "aiohttp": """
import aiohttp, asyncio
async def answer(url):
    async with aiohttp.ClientSession() as session, session.post(url, json={"text": "Soup"}) as answer:
        return await answer.text()
def ask(url): return asyncio.run(answer(url))
""",
    "httpx": """
import httpx
def ask(url): return httpx.post(url, json={'text': 'Soup'}).text
""",
}
ANSWERS = {
    "https://hooks.slack.com/services/T1/B1/x": "ok",
    "https://slack.com/api/api.test": '{"ok":true,"args":{"text":"Soup"}}',
}


@pytest.fixture(scope="module")
def answers_to_raw_clients(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """What an app got that asks each address with each client, in one process."""
    folder = tmp_path_factory.mktemp("raw")
    asked = [
        f"{code}\nfor url in {list(ANSWERS)}: print('asked', {client!r}, url, ask(url))"
        for client, code in RAW_CLIENTS.items()
    ]
    (folder / "app.py").write_text("\n".join(asked), "utf-8")
    _, output = asyncio.run(ran("run", "--port", "0", "--", sys.executable, "app.py", cwd=folder))
    found = re.findall(r"^asked (\S+) (\S+) (.*)$", output, re.MULTILINE)
    return {(client, address): answer for client, address, answer in found}


@pytest.mark.parametrize("address", ANSWERS)
@pytest.mark.parametrize("client", RAW_CLIENTS)
def test_app_without_an_sdk_is_led_here(
    answers_to_raw_clients: dict[tuple[str, str], str], client: str, address: str
) -> None:
    assert answers_to_raw_clients[client, address] == ANSWERS[address]


async def test_app_that_no_hook_reaches_is_led_here_too(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(f"{RAW_CLIENTS['urllib']}\nprint(ask('https://slack.com/api/api.test'))", "utf-8")
    # Without `site`, Python runs no hook: like a program in Go, it knows only its environment.
    _, output = await ran("run", "--port", "0", "--", sys.executable, "-S", "app.py", cwd=tmp_path)
    assert '{"ok":true,"args":' in output


OAUTH_APP = """
import os
from slack_sdk.oauth import AuthorizeUrlGenerator, OpenIDConnectAuthorizeUrlGenerator

made = AuthorizeUrlGenerator(
    client_id=os.environ["SLACK_CLIENT_ID"],
    scopes=["chat:write"],
    authorization_url="https://slack.com/oauth/v2/authorize",  # as Bolt gives it
)
print(OpenIDConnectAuthorizeUrlGenerator(client_id="x", redirect_uri="y").generate("s"))
print(made.generate("s"), "SLACK_BOT_TOKEN" in os.environ)
"""


async def test_app_with_oauth_is_led_to_the_consent_page(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(OAUTH_APP, "utf-8")
    _, output = await ran("run", "--oauth", "--port", "0", "--", sys.executable, "app.py", cwd=tmp_path)
    assert re.search(r"http://127\.0\.0\.1:\d+/oauth/v2/authorize\?", output), output
    assert re.search(r"http://127\.0\.0\.1:\d+/openid/connect/authorize\?", output), output
    assert output.strip().endswith("False")


async def test_app_s_own_sitecustomize_is_run_too(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("print('mine')", "utf-8")
    (tmp_path / "app.py").write_text("import slack_sdk; print(slack_sdk.WebClient('x').base_url)", "utf-8")
    command = ["env", f"PYTHONPATH={PACKAGE}/slack_playground/hooks/python:{tmp_path}", sys.executable, "app.py"]
    _, output = await ran("run", "--port", "0", "--", *command, cwd=tmp_path)
    assert "mine" in output
    assert re.search(r"http://127\.0\.0\.1:\d+/api/", output)


async def test_what_a_command_starts_ends_with_it(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import sys; print('started', file=sys.stderr, flush=True); sys.stdin.read()")
    (tmp_path / "npx.sh").write_text(f"{sys.executable} app.py <&3 3<&- & wait")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "slack_playground", "run", "--port", "0", "--", "bash", "-c", ". ./npx.sh 3<&0"),
        cwd=tmp_path,
        env=environment(),
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stderr is not None
    while b"started" not in await process.stderr.readline():
        pass
    process.terminate()
    async with asyncio.timeout(60):
        await process.stderr.read()  # it ends when nothing that holds it is left
        process.stdin.close()
        await process.stdin.wait_closed()
        await process.wait()


async def test_test_that_waits_is_told_that_the_app_has_ended(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import sys; sys.stdin.read()", "utf-8")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "slack_playground", "run", "--socket", "--port", "0", "--", sys.executable, "app.py"),
        cwd=tmp_path,
        env=environment(),
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    assert process.stdin is not None
    url = (await process.stderr.readline()).decode().split("The playground is at ")[1].split(" ")[0]
    async with aiohttp.ClientSession() as session:
        waiting = asyncio.create_task(session.post(f"{url}/control/ready", json={"within": 60}))
        while not (await session.get(f"{url}/control/state")).ok or waiting.done():
            pass
        process.stdin.close()
        answer = await waiting
        assert (answer.status, (await answer.json())["error"][:24]) == (503, "The playground has ended")
    assert b"Traceback" not in await process.stderr.read()
    await process.stdin.wait_closed()
    await process.wait()


async def test_port_of_the_app_that_is_taken_is_told(tmp_path: Path) -> None:
    with bind("127.0.0.1", 0) as taken_port:
        url = f"http://127.0.0.1:{taken_port.getsockname()[1]}/slack/events"
        _, output = await ran("run", "--port", "0", "--app", url, "--", "true", cwd=tmp_path)
    assert f"Something else already listens at {url}" in output


async def test_taken_port_names_another(tmp_path: Path) -> None:
    with bind("127.0.0.1", 0) as taken_port:
        port = taken_port.getsockname()[1]
        status, output = await ran("--port", str(port), cwd=tmp_path)
    assert status == 2
    assert f"Give another port, such as --port {port + 1}" in output


async def test_app_that_ends_at_once_is_spoken_of(tmp_path: Path) -> None:
    status, output = await ran("run", "--port", "0", "--", sys.executable, "no_app.py", cwd=tmp_path)
    assert status == 2
    assert "The app ended with status 2 before it could be reached." in output


async def test_terminal_names_what_would_be_refused_and_a_manifest_that_lies_there(tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").write_text("display_information: {name: Soup}", "utf-8")
    call = APP.replace('channel="#general"', 'channel="#nowhere"')
    (tmp_path / "app.py").write_text(call, "utf-8")
    _, output = await ran("run", "--port", "0", "--", sys.executable, "app.py", cwd=tmp_path)
    assert "There is a manifest.yaml here: --manifest manifest.yaml gives the app its name" in output
    assert "Slack would refuse chat.postMessage: channel_not_found" in output


@pytest.mark.parametrize(("host", "status"), [("playground", 200), ("elsewhere.example.com", 400)])
async def test_another_host_name_must_be_allowed(tmp_path: Path, host: str, status: int) -> None:
    async with running("--port", "0", "--allow-host", "playground", cwd=tmp_path, lines=1) as lines:
        port = int(lines[0].split(":")[2].split(" ")[0])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET / HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
        answer = (await reader.read()).decode(errors="replace")
        writer.close()
    assert answer.startswith(f"HTTP/1.1 {status}")
