"""From process to first answer, what imports take, how much memory is held: `python -m benchmarks.start [RELEASE]`."""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Final

import httpx
import psutil

from benchmarks.clicks import reading
from benchmarks.contestants import SECRET, TOKEN, ours, service
from benchmarks.data import arguments, database, example
from benchmarks.processes import Costs, serving, valkey
from benchmarks.riders import Contestant, doors_of, prepared
from benchmarks.slack_end import slack_end
from benchmarks.tables import figure, machine, show, spread

SHOWN: Final = 12
RESULTS: Final = 10
PEOPLE: Final = 20


async def main(asked: argparse.Namespace) -> None:
    """Print the tables."""
    with database(asked.release) as path, serving(service, database=path) as web_services:
        sources = {
            "on the release": {"ONET_DATABASE": str(path)},
            "on Web Services": {"ONET_API_KEY": "none", "ONET_BASE_URL": f"http://127.0.0.1:{web_services.port}/"},
        }
        rows = []
        for name, source in sources.items():
            async with slack_end() as (_, url):
                settings = source | {"SLACK_API_URL": url}
                starts = [await asyncio.to_thread(_start, settings) for _ in range(asked.starts)]
            rows.append((f"`serve` {name} to its first answer, s", spread([seconds for seconds, _ in starts])))
            rows.append(("of CPU, s", spread([costs.cpu for _, costs in starts])))
            rows.append(("resident then, MB", spread([costs.memory for _, costs in starts], 1)))
        idle, later, steps = await _worked(path, asked.steps)
        rows += [
            ("resident after a first click, MB", figure(idle, 1)),
            (f"after {steps:,} steps, MB", figure(later, 1)),
        ]
        show(machine(), ("", "median (half between)"), rows)
        every = _imports()
        top = [(name, figure(took / 1_000, 1)) for name, took in every.most_common(SHOWN)]
        show("Imports, by package", ("package", "ms"), [*top, ("all", figure(every.total() / 1_000, 1))])


def _start(settings: Mapping[str, str]) -> tuple[float, Costs]:
    """Seconds to the first healthy answer, and what the process has cost then."""
    common = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "PORT": "0", "LOG_LEVEL": "WARNING"}
    environment = {**os.environ, **common, **settings}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"], env=environment, stderr=subprocess.PIPE, text=True
    )
    try:
        said = next((line for line in process.stderr or () if line.startswith("Listening")), "Listening on nothing;")
        address = said.split()[2].rstrip(";")
        httpx.get(f"{address}/healthz", timeout=20).raise_for_status()
        taken, this = time.perf_counter() - began, psutil.Process(process.pid)
        return taken, Costs(sum(this.cpu_times()[:2]), this.memory_info().rss / 1e6)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        if process.stderr:
            process.stderr.close()


async def _worked(path: Path, steps: int) -> tuple[float, float, int]:
    """Megabytes after a few clicks, and after many."""
    chosen = example(path, 4 * RESULTS)
    async with AsyncExitStack() as opened:
        end, url = await opened.enter_async_context(slack_end())
        redis = opened.enter_context(valkey())
        facts: dict[str, Any] = {"api_url": url, "redis_url": redis, "database": path, "results_a_page": RESULTS}
        server = opened.enter_context(serving(ours, **facts))
        doors = await opened.enter_async_context(doors_of([server], PEOPLE))
        clicks = await prepared(end, doors[0], reading(chosen.code, chosen.title, chosen.tasks))
        riders = Contestant("", end, [server], doors, clicks, shown=True)
        idle, done = server.costs().memory, 0
        while done < steps:
            done += await riders.ride(PEOPLE, min(1.0, steps / 1_000), riders.taken[PEOPLE])
        return idle, server.costs().memory, done


def _imports() -> Counter[str]:
    """Microseconds of each package's own modules, by the interpreter's account."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import bot.cli, bot.app"],
        capture_output=True,
        text=True,
        check=True,
    )
    every: Counter[str] = Counter()
    for line in told.stderr.splitlines()[1:]:
        own, _, name = line.removeprefix("import time:").split("|")
        top = name.strip().partition(".")[0]
        every["standard library" if top in sys.stdlib_module_names else top] += int(own)
    return every


def options() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = arguments(__doc__)
    parser.add_argument("--starts", type=int, default=7, help="how often it is started")
    parser.add_argument("--steps", type=int, default=10_000, help="steps after which memory is looked at again")
    return parser


if __name__ == "__main__":
    asyncio.run(main(options().parse_args()))
