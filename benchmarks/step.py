"""Measures a step, from a signed click to the updated message over TLS: `python -m benchmarks.step [RELEASE]`.

Beside the product the same step written as Bolt's samples are, also with an older SDK, and a bare ASGI app that only
answers; the floor is the step's parts with nothing between. CPU is that of the bots' processes alone.
"""

import argparse
import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.bolt_sample import samples
from benchmarks.clickers import Contestant, click_templates, open_connections, run_full_speed
from benchmarks.clicks import ClickTemplate, controls, results_conversation
from benchmarks.contestants import bare_asgi, job_duties_bot
from benchmarks.data import arguments, database, example
from benchmarks.fake_slack import SlackEnd, slack_end
from benchmarks.lower_bound import StepInputs, parts_of, straight_app
from benchmarks.other_sdk import import_first_from, sdk
from benchmarks.processes import Make, Process, serve, valkey
from benchmarks.tables import figure, machine, median, percentile, show, spread
from bot.conversation.state import Conversation

AROUND: Final = 11
"""Blocks of a results screen that are no results."""

PRODUCT, FLOOR, SAMPLES, BARE = "the product", "the floor", "the samples' way", "bare ASGI"
HEADER: Final = ("people, way", "CPU ms a step", "steps/s·core", "steps/s", "ack p50", "p99", "turn p50", "p99")


@dataclass(frozen=True)
class Measurement:
    """The ways that are compared, and the parts of a step on their own."""

    contestants: Sequence[Contestant]
    floor: dict[str, float]
    facts: str


async def main(args: argparse.Namespace) -> None:
    """Print a table for each size of message."""
    with database(args.release) as path:
        for blocks in args.blocks:
            async with open_contestants(path, blocks - AROUND, args) as measurement:
                for _ in range(args.rounds):
                    for people in args.people:
                        await run_full_speed(measurement.contestants, people, args.seconds)
                report(measurement, args.people, f"{blocks} blocks ({measurement.facts}); {machine()}")


@asynccontextmanager
async def open_contestants(path: Path, results: int, args: argparse.Namespace) -> AsyncIterator[Measurement]:
    """All contestants, serving, with what goes to and fro."""
    chosen = example(path, results)
    now = results_conversation(chosen.code, chosen.title, chosen.tasks)
    async with AsyncExitStack() as opened:
        end, url = await opened.enter_async_context(slack_end())
        redis = opened.enter_context(valkey())
        facts: dict[str, Any] = {"api_url": url, "redis_url": redis, "database": path, "results_a_page": results}
        served = _start_servers(opened, facts, now, args)
        contestants: list[Contestant] = []
        clicks: list[ClickTemplate] = []
        shown: list[list[list[tuple[str, int]]]] = []
        sizes: list[str] = []
        for name, servers in served.items():
            connections = await opened.enter_async_context(open_connections(servers, max(args.people)))
            if name != BARE:
                clicks, screens = await click_templates(end, connections[0], now)
                shown.append([controls(screen) for screen in screens])
                sizes.append(_sizes(clicks, end))
            contestants.append(Contestant(name, end, servers, connections, clicks, shown=name != BARE))
            await run_full_speed(contestants[-1:], max(args.people), args.seconds / 5, counted=False)
        if any(screens != shown[0] for screens in shown):
            raise RuntimeError("the ways do not show the same results and controls")
        inputs = StepInputs(clicks[0].body, now, path, results, url, redis)
        yield Measurement(contestants, await parts_of(inputs), sizes[0])


def _start_servers(
    opened: AsyncExitStack, facts: dict[str, Any], now: Conversation, args: argparse.Namespace
) -> dict[str, list[Process]]:
    """The servers of each way, by its name."""
    ways: dict[str, tuple[Make, dict[str, Any], int]] = {
        PRODUCT: (job_duties_bot, facts, args.processes),
        FLOOR: (straight_app, facts | {"conversation": now}, 1),
        SAMPLES: (samples, facts, 1),
        BARE: (bare_asgi, {}, 1),
    }
    served = {
        name: [opened.enter_context(serve(make, **needs)) for _ in range(count)]
        for name, (make, needs, count) in ways.items()
    }
    for version in args.sdk:
        if folder := opened.enter_context(sdk(version)):
            with import_first_from(folder):
                served[f"{SAMPLES}, SDK {version}"] = [opened.enter_context(serve(samples, **facts))]
    return served


def _sizes(clicks: Sequence[ClickTemplate], end: SlackEnd) -> str:
    return f"click {len(clicks[0].body) / 1_000:.0f} kB, screen {end.bytes / 1_000:.0f} kB"


def report(measurement: Measurement, numbers: Sequence[int], title: str) -> None:
    """Print who took how long, and how they compare."""
    show(title, HEADER, [_row(contestant, people) for people in numbers for contestant in measurement.contestants])
    for name in (PRODUCT, FLOOR):
        _compare(measurement.contestants, numbers, name)
    parts = measurement.floor | {"sum": sum(measurement.floor.values())}
    show("The floor's parts, each alone", ("part", "CPU ms"), [(name, figure(part, 3)) for name, part in parts.items()])


def _compare(contestants: Sequence[Contestant], numbers: Sequence[int], name: str) -> None:
    """Print how often the CPU of one the others take."""
    others = [contestant for contestant in contestants if contestant.name not in (name, BARE)]
    measure = next(contestant for contestant in contestants if contestant.name == name)
    rows = [
        (
            str(people),
            *(f"{median(other.timings[people].cpu) / median(measure.timings[people].cpu):.2f} ×" for other in others),
        )
        for people in numbers
    ]
    show(f"CPU of a step, as against {name}", ("people", *(other.name for other in others)), rows)


def _row(contestant: Contestant, people: int) -> tuple[str, ...]:
    figures = contestant.timings[people]
    times = (median(figures.acks), percentile(figures.acks, 99), median(figures.turns), percentile(figures.turns, 99))
    rates = (figure(1_000 / median(figures.cpu), 0), figure(median(figures.rates), 0))
    return (f"{people:>2}, {contestant.name}", spread(figures.cpu), *rates, *(figure(time, 1) for time in times))


def options() -> argparse.ArgumentParser:
    """The command line's options."""
    parser = arguments(__doc__)
    parser.add_argument("--blocks", type=int, nargs="+", default=[45, 12], help="blocks of the message")
    parser.add_argument("--people", type=int, nargs="+", default=[1, 20, 50], help="how many click at once")
    parser.add_argument("--processes", type=int, default=1, help="processes of the product")
    parser.add_argument(
        "--sdk",
        nargs="*",
        default=["3.47.0"],
        help="also with these versions of slack-sdk, which pip installs for the run",
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often all of it is measured")
    parser.add_argument("--seconds", type=float, default=1.5, help="how long each is measured a round")
    return parser


if __name__ == "__main__":
    asyncio.run(main(options().parse_args()))
