"""Many people in mid-conversation clicking at random on bots that share a Redis: `python -m benchmarks.load [RELEASE]`.

Everybody has chosen two duties and goes on from there: ticks, pages, results, orders, filters, back. O*NET is one that
takes its time and fails now and then; Slack is one that answers at once. Each person keeps a model of what was chosen;
what the bot shows after each click, and what it keeps at the end, is compared with it.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import httpx
import psutil

from benchmarks.clicks import Door
from benchmarks.contestants import SECRET, TOKEN
from benchmarks.data import arguments, database, largest
from benchmarks.fake_slack_relay import hearing, slack, slow_onet
from benchmarks.faults import FAULTS, Servers, during
from benchmarks.processes import serving, valkey
from benchmarks.random_users import Crowd, choosing
from benchmarks.tables import figure, machine, median, percentile, show
from bot.server.uvicorn import bind
from bot.storage.cache_factory import open_cache
from bot.storage.conversations import ConversationStore
from tests.support.relay import Relay

SLOW_SLACK: Final = "slack-slow"
SLOW_SLACK_SECONDS: Final = 2.0
"""How long Slack takes for each screen with this fault."""

DOORS: Final = 48
"""Connections that clicks come in by, to the bots by turns."""

START_SECONDS: Final = 30
LAST_TICKS: Final = 1.0
"""Seconds in which the last ticks, which nothing is shown for, are saved."""

BEGIN_RATE: Final = 100
"""People a second who come to where they are, before anything is measured."""


@dataclass(frozen=True)
class Dyno:
    """A real process of the bot: `python -m bot serve`."""

    name: str
    port: int
    process: psutil.Process

    def memory(self) -> float:
        """Megabytes it has in memory now."""
        return float(self.process.memory_info().rss / 1e6)

    def cpu(self) -> float:
        """Seconds of CPU it has taken so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


@contextmanager
def dyno(name: str, settings: Mapping[str, str]) -> Iterator[Dyno]:
    """Start one, and wait until it answers; ends it afterwards."""
    held = bind("127.0.0.1", 0)
    port = held.getsockname()[1]
    held.close()
    started = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"], env={**os.environ, **settings, "PORT": str(port)}
    )
    try:
        until = time.monotonic() + START_SECONDS
        while not _answers(port):
            if time.monotonic() > until or started.poll() is not None:
                raise TimeoutError(f"{name} has not started")
            time.sleep(0.05)
        yield Dyno(name, port, psutil.Process(started.pid))
    finally:
        started.terminate()
        started.wait(40)


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz").is_success
    except httpx.HTTPError:
        return False


async def main(asked: argparse.Namespace) -> None:
    """Let them click, and print what came of it."""
    with database(asked.release) as path, ExitStack() as started:
        most = largest(path)
        crowd = Crowd(asked.people, choosing(most.code, most.title, most.tasks[:2]))
        redis = started.enter_context(valkey())
        onet = started.enter_context(serving(slow_onet, database=path, seconds=asked.delay, errors=asked.errors))
        relay = Relay(int(urlsplit(redis).port or 0))
        async with hearing(crowd.hear) as port, relay.listening():
            late = SLOW_SLACK_SECONDS if asked.fault == SLOW_SLACK else 0.0
            end = started.enter_context(serving(slack, listener=port, seconds=late))
            settings = _settings(end.port, onet.port, f"redis://127.0.0.1:{relay.address}/0")
            dynos = [started.enter_context(dyno(f"bot {n}", settings)) for n in range(1, asked.processes + 1)]
            async with _doors(dynos) as doors:
                crowd.open(doors)
                await crowd.begin(BEGIN_RATE)
                before = {one.name: (one.memory(), one.cpu()) for one in dynos}
                own, began = time.process_time(), time.monotonic()
                async with during(asked.fault, Servers(relay, redis), asked.seconds):
                    await crowd.click(asked.rate, asked.seconds / 2)
                    half = {one.name: one.memory() for one in dynos}
                    await crowd.click(asked.rate, asked.seconds / 2)
                own, took = time.process_time() - own, time.monotonic() - began
            await asyncio.sleep(LAST_TICKS)
            kept = await _kept_otherwise(crowd, redis)
            report(crowd, asked, kept)
            rows = [_row(one, before[one.name], half[one.name], took) for one in dynos]
            show("Processes", HEADER, [*rows, ("those who click", "–", "–", "–", figure(100 * own / took, 0))])


def _settings(slack_port: int, onet_port: int, redis: str) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"http://127.0.0.1:{slack_port}/api/",
        "ONET_API_KEY": "a-key-of-the-benchmarks",
        "ONET_BASE_URL": f"http://127.0.0.1:{onet_port}/",
        "LIMIT_PER_PERSON": "0",
        "LIMIT_PER_WORKSPACE": "0",
        "REDIS_URL": redis,
        "LOG_LEVEL": "ERROR",
    }


@asynccontextmanager
async def _doors(dynos: list[Dyno]) -> AsyncIterator[list[Door]]:
    """Connections to all of them, by turns."""
    async with AsyncExitStack() as opened:
        doors = []
        for number in range(DOORS):
            doors.append(await Door.at(dynos[number % len(dynos)].port))
            opened.push_async_callback(doors[-1].close)
        yield doors


async def _kept_otherwise(crowd: Crowd, redis: str) -> int:
    """How many people have something else chosen in Redis than they chose."""
    cache = open_cache(redis, namespace="duties:", max_entries=1)
    store, otherwise = ConversationStore(cache), 0
    for member in crowd.members.values():
        kept = (await store.find(member.owner, member.id)).conversation
        otherwise += kept is None or frozenset(kept.chosen) != member.talk.chosen
    await cache.close()
    return otherwise


HEADER: Final = ("process", "MB at the start", "half way", "at the end", "CPU, % of a core")


def _row(one: Dyno, before: tuple[float, float], half: float, took: float) -> tuple[str, ...]:
    memory, cpu = before
    return (
        one.name,
        figure(memory, 1),
        figure(half, 1),
        figure(one.memory(), 1),
        figure(100 * (one.cpu() - cpu) / took, 0),
    )


def report(crowd: Crowd, asked: argparse.Namespace, kept_otherwise: int) -> None:
    """Print what came of the clicks."""
    seen = crowd.seen
    title = f"{asked.people:,} people, {asked.rate:g} clicks a second for {asked.seconds:g} s; O*NET takes"
    title += f" {1_000 * asked.delay:g} ms, {100 * asked.errors:g} % errors; fault: {asked.fault}; {machine()}"
    rows = [
        ("clicks, of these ticks", f"{len(seen.acks):,}, {seen.ticks:,}"),
        ("ack p50, p99, longest, ms", _times(seen.acks)),
        ("turn p50, p99, longest, ms", _times(seen.turns)),
        (
            "clicks sent later than meant, p50, p99, ms",
            f"{figure(median(seen.late), 1)}, {figure(percentile(seen.late, 99), 1)}",
        ),
        ("told that O*NET does not answer", str(seen.troubles)),
        ("requests not answered with 200", str(seen.refused)),
        ("clicks without a screen", str(seen.unanswered)),
        ("screens that say something else than was chosen", str(seen.lost)),
        ("people of whom something else is kept at the end", str(kept_otherwise)),
    ]
    show(title, ("", "all"), rows)


def _times(values: list[float]) -> str:
    return ", ".join(figure(one, 1) for one in (median(values), percentile(values, 99), max(values, default=0.0)))


def options() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = arguments(__doc__)
    parser.add_argument("--people", type=int, default=2_000, help="how many are in mid-conversation")
    parser.add_argument("--rate", type=float, default=50.0, help="clicks a second, of all of them")
    parser.add_argument("--seconds", type=float, default=120.0, help="how long they click")
    parser.add_argument("--processes", type=int, default=2, help="processes of the bot")
    parser.add_argument("--delay", type=float, default=0.3, help="seconds O*NET takes for each answer")
    parser.add_argument("--errors", type=float, default=0.02, help="the part of O*NET's answers that are errors")
    parser.add_argument("--fault", choices=[*FAULTS, SLOW_SLACK], help="what goes wrong in the middle third")
    return parser


if __name__ == "__main__":
    asyncio.run(main(options().parse_args()))
