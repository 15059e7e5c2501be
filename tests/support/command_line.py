"""The command line of the bot, run as a process of its own, or in the tests' process for what it explains."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from typer.testing import CliRunner

from bot.cli import app
from bot.errors import JobDutiesError

ROOT = Path(__file__).parents[2]
OURS: Final = ("SLACK_", "ONET_", "REDIS_", "DATABASE_")
"""How the names of our settings begin."""


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This environment without any settings of ours, and with these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return kept | {"PYTHONUNBUFFERED": "1", "COLUMNS": "200", **more}


async def ran(*words: str, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """The exit status and the output."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *words,
        env=environment(env or {}),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    return process.returncode or 0, output.decode()


def run_group(command: Sequence[str], *, seconds: float) -> tuple[int, str, str]:
    """The exit status, the output and the errors of a program that starts others.

    Raises subprocess.TimeoutExpired with the output, once all of them are gone: they share it.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:  # noqa: S603 - our own
        try:
            output, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as given_up:
            _kill_group(process.pid)
            given_up.output, _ = process.communicate()
            raise
        finally:
            if process.poll() is None:
                _kill_group(process.pid)
    return process.returncode, output, errors


def _kill_group(number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS permits no signal to a zombie
        os.killpg(number, signal.SIGKILL)


def printed_here(*words: str) -> str:
    """What a command prints that needs no setting."""
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    return result.stdout


def explained(*words: str) -> str:
    """The explanation with which a command ends: `main` prints it, and nothing else, and the exit status is 1."""
    unset = {name: None for name in os.environ if name.startswith(OURS)}
    error = CliRunner().invoke(app, words, env=unset).exception
    assert isinstance(error, JobDutiesError)
    return str(error)
