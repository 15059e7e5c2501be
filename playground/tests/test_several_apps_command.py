"""Several apps from the command line and from a seed file, as a developer starts them."""

import asyncio
import sys
from pathlib import Path

import pytest
from emulator_support.command import ran, running
from slack_playground.cli import cli
from slack_playground.testing.client import Slack
from typer.testing import CliRunner

APP = """
import os, sys
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
import asyncio

word = sys.argv[1]
app = AsyncApp(token=os.environ["SLACK_BOT_TOKEN"])

@app.message("hello")
async def hello(say):
    await say(f"{word} for you")

async def main():
    await AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start_async()

asyncio.run(main())
"""
SEED = """
team: {name: Kitchen}
apps:
  - {name: Cook}
  - {name: Baker, command: %s app.py Bread}
channels:
  - {name: oven, members: [Alice, Baker]}
"""


async def test_settings_of_each_app_are_printed(tmp_path: Path) -> None:
    urls = ["--app", "http://127.0.0.1:9/one", "--app", "http://127.0.0.1:9/two"]
    files = ["--env", "one.env", "--env", "two.env"]
    async with running("--port", "0", *urls, *files, cwd=tmp_path, lines=16) as lines:
        assert [line for line in lines if line.startswith("Start")] == [
            "Start Your app with:",
            "Start Your app 2 with:",
        ]
    first, second = (read(tmp_path / name) for name in ("one.env", "two.env"))
    assert first.keys() == second.keys()
    assert {name for name in first if first[name] == second[name]} == {"SLACK_API_URL", "SLACK_VERIFICATION_TOKEN"}
    assert second["SLACK_WEBHOOK_URL"].endswith("/2-playground")


def read(path: Path) -> dict[str, str]:
    """The settings in a .env file."""
    return dict(line.split("=", 1) for line in path.read_text("utf-8").splitlines())


async def test_seed_and_options_start_two_apps(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP, "utf-8")
    (tmp_path / "seed.yaml").write_text(SEED % sys.executable, "utf-8")
    words = ["run", "--port", "0", "--socket", "--seed", "seed.yaml", "--", sys.executable, "app.py", "Soup"]
    async with running(*words, cwd=tmp_path, lines=1) as lines:
        slack = Slack(lines[0].split("The playground is at ")[1].split(" ")[0])
        await asyncio.to_thread(talk, slack)


def talk(slack: Slack) -> None:
    slack.wait_until_ready()
    alice = slack.person("Alice")
    alice.says("hello")
    alice.sees("Soup for you")
    baker = slack.app("Baker")
    alice = baker.person("Alice")
    alice.says("hello")
    alice.sees("Bread for you")
    assert alice.screen == "Bread for you"
    baker.event({"type": "app_mention", "text": "x", "channel": "C1", "user": "U1", "ts": "1.1"})
    assert baker.refusals == slack.refusals == []
    assert {"message", "chat.postMessage", "app_mention"} <= {one["name"] for one in baker.traffic}
    to_cook = [one["asked"] for one in slack.app("Cook").traffic if "event_id" in one["asked"]]
    assert len({asked["event_id"] for asked in to_cook if asked["event"].get("text") == "hello"}) == 1


@pytest.mark.parametrize(
    ("apps", "reason"),
    [
        ("[{name: Cook}, {name: Cook}]", "Two apps are called Cook; each needs a name of its own"),
        ("Cook", "apps must be a list of mappings"),
        ("[{name: Cook, token: x}]", "token: an app has command, installed_in, manifest, name, url"),
        ("[{}, {manifest: none.yaml}]", "none.yaml can't be read"),
    ],
)
def test_wrong_apps_in_a_seed_are_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apps: str, reason: str
) -> None:
    (tmp_path / "seed.yaml").write_text(f"apps: {apps}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(cli, ["--port", "0", "--seed", "seed.yaml"])
    assert (ended.exit_code, reason in ended.output) == (2, True), ended.output


async def test_other_command_that_is_not_there_ends_the_first(tmp_path: Path) -> None:
    words = ["run", "--port", "0", "--with", "no-such-command x", "--", sys.executable, "-c", "input()"]
    status, output = await ran(*words, cwd=tmp_path)
    assert status == 2
    assert "no-such-command can't be started: No such file or directory." in output
