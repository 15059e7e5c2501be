"""A pytest plugin: the fixtures `slack` and `alice`, with your app running in a playground.

In pytest's settings:

    slack_app = python app.py             # how the app is started; it runs for the whole session
    slack_options = --manifest manifest.json --app http://127.0.0.1:3000/slack/events
"""

import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import IO

import pytest

from slack_playground.testing.client import RemotePerson, Slack

BEGINNING = "The playground is at "


def pytest_addoption(parser: pytest.Parser) -> None:
    """The settings of the plugin."""
    parser.addini("slack_app", "The command that starts the app under test.", default="")
    parser.addini("slack_options", "More options for slack-playground, such as --manifest FILE.", default="")


@pytest.fixture(scope="session")
def slack_playground(pytestconfig: pytest.Config) -> Iterator[Slack]:
    """A playground with the app of the settings in it, for the whole session."""
    options = shlex.split(pytestconfig.getini("slack_options"))
    app = shlex.split(pytestconfig.getini("slack_app"))
    command = [sys.executable, "-m", "slack_playground", *(["run"] if app else []), "--port", "0", *options]
    command += ["--", *app] if app else []
    process = subprocess.Popen(  # noqa: S603 - what the settings name
        command, cwd=pytestconfig.rootpath, stderr=subprocess.PIPE, text=True
    )
    try:
        slack = Slack(_address(process))
        if process.stderr is not None:
            threading.Thread(target=_pass_on, args=(process.stderr,), daemon=True).start()
        if app:
            slack.wait_until_ready()
        yield slack
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def slack(slack_playground: Slack) -> Slack:
    """The playground, reset to its initial state."""
    slack_playground.reset()
    return slack_playground


@pytest.fixture
def alice(slack: Slack) -> RemotePerson:
    """Alice, who is in every workspace unless a seed names other people."""
    return slack.person("Alice")


def _address(process: "subprocess.Popen[str]") -> str:
    """The address that a playground prints first."""
    line = process.stderr.readline() if process.stderr is not None else ""
    if BEGINNING not in line:
        process.terminate()
        rest = process.stderr.read() if process.stderr is not None else ""
        pytest.fail(f"the playground did not start: {line}{rest}")
    return line.split(BEGINNING)[1].split(" ")[0]


def _pass_on(lines: IO[str]) -> None:
    """Print the output of the playground and the app; pytest shows it with a failing test.

    Without a reader the pipe would fill up, and the app would block.
    """
    with lines:
        for line in lines:
            sys.stderr.write(line)
