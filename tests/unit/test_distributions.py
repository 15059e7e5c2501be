"""Two distributions: a bot without an emulator on a dyno, and an emulator without the bot's libraries."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
OF_THE_BOT = ("sqlalchemy", "asyncpg", "rapidfuzz", "aiocache", "slack_bolt", "slack_sdk", "fastapi", "redis", "bot")
WITHOUT_THEM = f"""
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {OF_THE_BOT!r}:
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Absent())
import slack_playground.cli
import slack_playground.testing.person
print("imported")
"""


def has_playground_installed() -> bool:
    """Whether the emulator is installed here, and not only on the path of the tests."""
    return any(distribution.metadata["Name"] == "slack-playground" for distribution in distributions())


def ran(script: str, *, at: Path, python_path: str) -> subprocess.CompletedProcess[str]:
    """A script in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": python_path}
    command = [sys.executable, "-c", script]
    return subprocess.run(  # noqa: S603 - a script of ours
        command, env=environment, cwd=at, capture_output=True, text=True, check=False
    )


def test_playground_needs_none_of_the_bots_libraries() -> None:
    done = ran(WITHOUT_THEM, at=ROOT, python_path=str(ROOT / "playground"))
    assert done.stdout == "imported\n", done.stderr
    project = tomllib.loads((ROOT / "playground" / "pyproject.toml").read_text("utf-8"))["project"]
    names = {Requirement(dependency).name for dependency in project["dependencies"]}
    assert names == set("aiohttp cryptography pyyaml rich starlette trustme typer uvicorn websockets".split())


def test_dyno_installs_no_playground() -> None:
    locked = (ROOT / "requirements.txt").read_text("utf-8")
    assert re.search(r"^(slack-playground|\./playground)", locked, re.MULTILINE) is None


@pytest.mark.skipif(has_playground_installed(), reason="the playground is installed in this environment")
def test_demo_without_the_playground_says_how_to_install_it(tmp_path: Path) -> None:
    script = "import sys; sys.argv = ['bot', 'demo']; from bot.cli import main; main()"
    done = ran(script, at=tmp_path, python_path=str(ROOT))
    assert done.returncode == 1
    assert "pip install ./playground" in done.stderr
    assert "Traceback" not in done.stderr
