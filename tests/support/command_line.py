"""The command line of the bot, run as a process of its own."""

import asyncio
import os
import sys
from collections.abc import Mapping


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This environment without any settings of ours, and with these."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SLACK_", "ONET_", "REDIS_", "DATABASE_"))
    }
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
