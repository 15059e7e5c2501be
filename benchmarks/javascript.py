"""Bolt for JavaScript as a contestant: installed into a temporary folder, served by Node."""

import asyncio
import json
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from benchmarks.clickers import Server
from benchmarks.contestants import SECRET, TOKEN
from benchmarks.processes import Costs

INSTALL_SECONDS: Final = 120
APP: Final = """
const { App, LogLevel } = require('@slack/bolt');
const [signingSecret, botToken] = process.argv.slice(2);
const authorize = async () => ({ botToken, botId: 'BBOT', botUserId: 'UBOT' });
const app = new App({ signingSecret, authorize, logLevel: LogLevel.ERROR });
app.action(/.*/, async ({ ack }) => { await ack(); });
app.start({ port: 0, host: '127.0.0.1' }).then((server) => {
  server.keepAliveTimeout = 95_000;
  console.log(`port ${server.address().port}`);
});
"""


@dataclass(frozen=True)
class NodeServer:
    """A running Node; its CPU is what the system counted, in hundredths of a second."""

    port: int
    pid: int

    def costs(self) -> Costs:
        """What it has cost by now."""
        process = psutil.Process(self.pid)
        times = process.cpu_times()
        return Costs(times.user + times.system, process.memory_info().rss / 1e6)


@asynccontextmanager
async def bolt_js() -> AsyncIterator[dict[str, Server]]:
    """Bolt for JavaScript, serving; an empty mapping, after printing why, if it can't be started."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        print("Bolt for JavaScript is left out: there is no Node with npm here.")
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        if not await _install(npm, folder):
            print("Bolt for JavaScript is left out: npm could not install @slack/bolt.")
            yield {}
            return
        (Path(folder) / "app.js").write_text(APP, "utf-8")
        found = json.loads((Path(folder) / "node_modules/@slack/bolt/package.json").read_text("utf-8"))["version"]
        async with _start_servers(node, folder) as server:
            yield {f"Bolt for JavaScript {found}": server}


async def _install(npm: str, folder: str) -> bool:
    quiet = ("--silent", "--no-audit", "--no-fund")
    installing = await asyncio.create_subprocess_exec(npm, "install", *quiet, "@slack/bolt", cwd=folder)
    try:
        async with asyncio.timeout(INSTALL_SECONDS):
            return await installing.wait() == 0
    except TimeoutError:
        installing.kill()
        await installing.wait()
        return False


@asynccontextmanager
async def _start_servers(node: str, folder: str) -> AsyncIterator[NodeServer]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(node, "app.js", SECRET, TOKEN, cwd=folder, stdout=pipe)
    try:
        async with asyncio.timeout(30):
            line = await process.stdout.readline() if process.stdout else b""
        yield NodeServer(int(line.split()[-1]), process.pid)
    finally:
        process.kill()
        await process.wait()
