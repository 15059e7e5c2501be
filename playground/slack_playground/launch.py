"""Starts an app with the settings that lead it to the playground, without a change to the app."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

HOOKS: Final = Path(str(resources.files("slack_playground.hooks")))

OF_A_REAL_WORKSPACE: Final = frozenset(
    f"SLACK_{name}"
    for name in "BOT_TOKEN USER_TOKEN APP_TOKEN SIGNING_SECRET CLIENT_ID CLIENT_SECRET WEBHOOK_URL API_URL".split()
)
"""The settings that the playground gives an app; those that it doesn't give this time aren't passed on either."""


def app_environment(settings: Mapping[str, str], around: Mapping[str, str]) -> dict[str, str]:
    """The environment for an app: `around`, the settings, and the hooks into Slack's SDKs for Python and Node.js.

    Tokens and secrets of a real workspace are left out: the app would use them here, and the log would show them.
    """
    python = os.pathsep.join(filter(None, [str(HOOKS / "python"), around.get("PYTHONPATH", "")]))
    hook = f"--require {_quote(HOOKS / 'node' / 'slack-api-url.cjs')}"
    node = " ".join(filter(None, [around.get("NODE_OPTIONS", ""), hook]))
    kept = {name: value for name, value in around.items() if name not in OF_A_REAL_WORKSPACE}
    return {**kept, **settings, "PYTHONPATH": python, "NODE_OPTIONS": node}


def env_file(settings: Mapping[str, str]) -> str:
    """The settings as a `.env` file: a name and a value on each line, and nothing else."""
    return "".join(f"{name}={value}\n" for name, value in settings.items())


@dataclass(frozen=True)
class Launch:
    """A command that starts an app, and its environment."""

    command: Sequence[str]
    environment: Mapping[str, str]


class Launcher:
    """Runs apps until they end. SIGTERM is passed on to them and to everything that they started."""

    def __init__(self) -> None:
        # In a terminal, the apps stay in the group that Ctrl-C reaches. Elsewhere each leads a group of its own: what a
        # command such as npx starts would otherwise keep running, and keep its port.
        self._lead_groups = sys.platform != "win32" and not sys.stdin.isatty()
        self._processes: list[asyncio.subprocess.Process] = []

    async def start(self, launch: Launch) -> asyncio.subprocess.Process:
        """Start an app. Raises OSError if there is no such command."""
        process = await asyncio.create_subprocess_exec(
            *launch.command, env=dict(launch.environment), process_group=0 if self._lead_groups else None
        )
        self._processes.append(process)
        return process

    def pass_signals_on(self) -> None:
        """From now on, end the apps on SIGTERM."""
        loop = asyncio.get_running_loop()
        if sys.platform != "win32":
            loop.add_signal_handler(signal.SIGINT, lambda: None)  # Ctrl-C reaches the apps from the terminal itself
            loop.add_signal_handler(signal.SIGTERM, self.end)

    def end(self) -> None:
        """Tell every app that is still running to end."""
        for process in self._processes:
            if process.returncode is not None:
                continue
            if self._lead_groups:
                os.killpg(process.pid, signal.SIGTERM)
            else:
                process.terminate()


def _quote(path: Path) -> str:
    """A path for NODE_OPTIONS, in quotes if it contains a space."""
    text = str(path)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if " " in text else text
