"""From process to first answer, what imports take, how much memory is held: `python -m benchmarks.start [RELEASE]`."""

import argparse
import asyncio
import compileall
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import psutil

import bot
from benchmarks.clickers import Contestant, click_templates, open_connections
from benchmarks.clicks import results_conversation
from benchmarks.contestants import SECRET, TOKEN, service
from benchmarks.data import arguments, database, example
from benchmarks.fake_slack import slack_end
from benchmarks.processes import Costs, serve, valkey
from benchmarks.tables import figure, machine, show, spread
from bot.conversation.screens import RESULTS_A_PAGE

SHOWN: Final = 12
NONE_WRITTEN: Final = "PYTHONDONTWRITEBYTECODE"
PEOPLE: Final = 20


async def main(args: argparse.Namespace) -> None:
    """Print the tables."""
    with (
        database(args.release) as path,
        serve(service, database=path) as web_services,
        tempfile.TemporaryDirectory(prefix="benchmark-") as folder,
    ):
        sources = {
            "on the release": {"ONET_DATABASE": str(path)},
            "on Web Services": {"ONET_API_KEY": "none", "ONET_BASE_URL": f"http://127.0.0.1:{web_services.port}/"},
        }
        async with slack_end() as (_, url):
            settings = {name: source | {"SLACK_API_URL": url} for name, source in sources.items()}
            ways = _ways(Path(folder))
            rows = [
                (f"{name}, {way}", *await asyncio.to_thread(_starts, where, copy, args.starts))
                for name, where in settings.items()
                for way, copy in ways.items()
            ]
        show(machine(), ("`serve`", "to its first answer, s", "of CPU, s", "resident then, MB"), rows)
        idle, later, steps = await _memory_after_clicks(sources["on the release"], ways["installed"], path, args.steps)
        worked = [("after a first click", figure(idle, 1)), (f"after {steps:,} steps", figure(later, 1))]
        show("On the release", ("", "resident, MB"), worked)
        every = _imports(ways["installed"])
        top = [(name, figure(took / 1_000, 1)) for name, took in every.most_common(SHOWN)]
        show("Imports, by package", ("package", "ms"), [*top, ("all", figure(every.total() / 1_000, 1))])


def _ways(folder: Path) -> dict[str, Path]:
    """Two copies of the bot, by their names: one with its bytecode, as pip leaves it, and one without.

    What the bot requires has its bytecode in both. Bytecode that lies beside the bot's files is copied with them.
    """
    ways, here = {"installed": folder / "installed", "from source": folder / "source"}, Path(bot.__file__).parent
    shutil.copytree(here, ways["installed"] / "bot")
    compileall.compile_dir(ways["installed"], quiet=1)
    shutil.copytree(here, ways["from source"] / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    return ways


def _starts(settings: Mapping[str, str], copy: Path, times: int) -> tuple[str, str, str]:
    """Seconds to the first healthy answer, of CPU, and megabytes, over several starts."""
    seconds, costs = zip(*(_start(settings, copy) for _ in range(times)), strict=True)
    return spread(seconds), spread([cost.cpu for cost in costs]), spread([cost.memory for cost in costs], 1)


def _start(settings: Mapping[str, str], copy: Path) -> tuple[float, Costs]:
    """Seconds to the first healthy answer, and what the process has cost then."""
    began = time.perf_counter()
    with _serve(settings, copy) as dyno:
        httpx.get(f"http://127.0.0.1:{dyno.port}/healthz", timeout=60).raise_for_status()
        return time.perf_counter() - began, dyno.costs()


@dataclass(frozen=True)
class _Dyno:
    """A process `python -m bot serve`."""

    process: psutil.Process
    port: int

    def costs(self) -> Costs:
        """What it has cost by now."""
        return Costs(sum(self.process.cpu_times()[:2]), self.process.memory_info().rss / 1e6)


@contextmanager
def _serve(settings: Mapping[str, str], copy: Path) -> Iterator[_Dyno]:
    """A copy of the bot as a dyno starts it, from when it listens; it is told to stop afterwards."""
    common = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "PORT": "0", "LOG_LEVEL": "INFO"}
    environment = {**os.environ, NONE_WRITTEN: "1", **common, **settings}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"], cwd=copy, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            listening_line = next((line for line in process.stderr or () if "Listening on" in line), "")
            yield _Dyno(psutil.Process(process.pid), int(listening_line.partition(";")[0].rpartition(":")[2]))
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


async def _memory_after_clicks(
    settings: Mapping[str, str], copy: Path, path: Path, steps: int
) -> tuple[float, float, int]:
    """Megabytes after a few clicks, and after many."""
    chosen = example(path, 4 * RESULTS_A_PAGE)
    async with AsyncExitStack() as opened:
        end, url = await opened.enter_async_context(slack_end())
        here = {"SLACK_API_URL": url, "REDIS_URL": opened.enter_context(valkey())}
        dyno = opened.enter_context(_serve({**settings, **here}, copy))
        connections = await opened.enter_async_context(open_connections([dyno], PEOPLE))
        clicks, _ = await click_templates(
            end, connections[0], results_conversation(chosen.code, chosen.title, chosen.tasks)
        )
        contestant = Contestant("", end, [dyno], connections, clicks, shown=True)
        idle, done = dyno.costs().memory, 0
        while done < steps:
            done += await contestant.run(PEOPLE, min(1.0, steps / 1_000), contestant.timings[PEOPLE])
        return idle, dyno.costs().memory, done


def _imports(copy: Path) -> Counter[str]:
    """Microseconds of each package's own modules, by the interpreter's account."""
    imported = subprocess.run(
        [
            sys.executable,
            "-X",
            "importtime",
            "-c",
            "import gc; gc.disable(); import bot.cli, bot.app, bot.server.uvicorn, bot.onet.embedded.in_process",
        ],
        cwd=copy,
        env={**os.environ, NONE_WRITTEN: "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    every: Counter[str] = Counter()
    for line in imported.stderr.splitlines()[1:]:
        own, _, name = line.removeprefix("import time:").split("|")
        top = name.strip().partition(".")[0]
        every["standard library" if top in sys.stdlib_module_names else top] += int(own)
    return every


def options() -> argparse.ArgumentParser:
    """The command line's options."""
    parser = arguments(__doc__)
    parser.add_argument("--starts", type=int, default=7, help="how often it is started")
    parser.add_argument("--steps", type=int, default=10_000, help="steps after which memory is looked at again")
    return parser


if __name__ == "__main__":
    asyncio.run(main(options().parse_args()))
