"""Starts an app with the settings that lead it to the playground, without a change to the app."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Final

HOOKS: Final = Path(str(resources.files("slack_playground.hooks")))


def app_environment(settings: Mapping[str, str], around: Mapping[str, str]) -> dict[str, str]:
    """The environment for an app: `around`, the settings, and the hooks into Slack's SDKs for Python and Node.js."""
    python = os.pathsep.join(filter(None, [str(HOOKS / "python"), around.get("PYTHONPATH", "")]))
    hook = f"--require {_quoted(HOOKS / 'node' / 'slack-api-url.cjs')}"
    node = " ".join(filter(None, [around.get("NODE_OPTIONS", ""), hook]))
    return {**around, **settings, "PYTHONPATH": python, "NODE_OPTIONS": node}


def env_file(settings: Mapping[str, str]) -> str:
    """The settings as a `.env` file: a name and a value on each line, and nothing else."""
    return "".join(f"{name}={value}\n" for name, value in settings.items())


async def run_app(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run an app until it ends; return its exit status. SIGTERM is passed on to it and to everything that it started.

    Raises:
        OSError: there is no such command.
    """
    # In a terminal, the app stays in the group that Ctrl-C reaches. Elsewhere it leads a group of its own: what a
    # command such as npx starts would otherwise keep running, and keep its port.
    leads_group = sys.platform != "win32" and not sys.stdin.isatty()
    process = await asyncio.create_subprocess_exec(
        *command, env=dict(environment), process_group=0 if leads_group else None
    )
    loop = asyncio.get_running_loop()

    def end() -> None:
        if process.returncode is not None:
            return
        if leads_group:
            os.killpg(process.pid, signal.SIGTERM)
        else:
            process.terminate()

    if sys.platform != "win32":
        loop.add_signal_handler(signal.SIGINT, lambda: None)  # Ctrl-C reaches the app from the terminal itself
        loop.add_signal_handler(signal.SIGTERM, end)
    return await process.wait()


def _quoted(path: Path) -> str:
    """A path for NODE_OPTIONS, in quotes if it contains a space."""
    text = str(path)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if " " in text else text
