"""The command line as a developer uses it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

PACKAGE = Path(__file__).parents[2]


def environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(PACKAGE), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}


async def ran(*words: str, cwd: Path) -> tuple[int, str]:
    """Exit status and all that was printed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "slack_playground", *words),
        cwd=cwd,
        env=environment(),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    return process.returncode or 0, output.decode()


@asynccontextmanager
async def running(*words: str, cwd: Path, lines: int) -> AsyncIterator[list[str]]:
    """A playground that goes on; gives the first lines it prints."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "slack_playground", *words), cwd=cwd, env=environment(), stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    try:
        yield [(await process.stderr.readline()).decode().strip() for _ in range(lines)]
    finally:
        process.terminate()
        await process.communicate()  # what is unread would keep the pipe open
