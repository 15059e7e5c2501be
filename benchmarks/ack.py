"""Measures the cost of acknowledging a click that means nothing: `python -m benchmarks.ack [RELEASE]`.

Compares the product, Bolt for Python as shipped, Bolt for JavaScript if Node and npm are installed, and a bare ASGI
app.
"""

import argparse
import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final

from benchmarks.clickers import Contestant, Server, Timings, message_of, open_connections, run_at_share, run_full_speed
from benchmarks.clicks import ClickTemplate, link_click, results_conversation
from benchmarks.contestants import bare_asgi, bolt_as_shipped, job_duties_bot
from benchmarks.data import arguments, database, example
from benchmarks.fake_slack import slack_end
from benchmarks.javascript import bolt_js
from benchmarks.processes import serve, valkey
from benchmarks.tables import figure, machine, median, percentile, show, spread

AROUND: Final = 6
PACE: Final = 0.7
"""How busy a bot is kept, of what it is able to, when people click at moments of their own."""

HEADER: Final = ("people, way", "CPU ms an ack", "acks/s·core", "ack p50, ms", "p99, ms")


async def main(args: argparse.Namespace) -> None:
    """Print a table for each size of message."""
    with database(args.release) as path:
        for blocks in args.blocks:
            async with open_contestants(path, blocks - AROUND, args) as (contestants, click):
                for _ in range(args.rounds):
                    for people in args.people:
                        await run_full_speed(contestants, people, args.seconds)
                    await run_at_share(contestants, max(args.people), 2 * args.seconds, PACE)
                title = f"A click of {len(click.body) / 1_000:.0f} kB on {blocks} blocks, acknowledged; {machine()}"
                show(title, HEADER, _rows(contestants, args.people))


@asynccontextmanager
async def open_contestants(
    path: Path, results: int, args: argparse.Namespace
) -> AsyncIterator[tuple[list[Contestant], ClickTemplate]]:
    """All contestants, serving, and the click that they get."""
    chosen = example(path, results)
    async with AsyncExitStack() as opened:
        end, url = await opened.enter_async_context(slack_end())
        redis = opened.enter_context(valkey())
        facts: dict[str, Any] = {"api_url": url, "redis_url": redis, "database": path, "results_a_page": results}
        servers: dict[str, Server] = {
            "the product": opened.enter_context(serve(job_duties_bot, **facts)),
            "Bolt for Python, as shipped": opened.enter_context(serve(bolt_as_shipped, api_url=url)),
            "bare ASGI": opened.enter_context(serve(bare_asgi)),
        }
        if args.node:
            servers |= await opened.enter_async_context(bolt_js())
        now = results_conversation(chosen.code, chosen.title, chosen.tasks)
        contestants: list[Contestant] = []
        click: ClickTemplate | None = None
        for name, server in servers.items():
            connections = await opened.enter_async_context(open_connections([server], max(args.people)))
            click = click or link_click(await message_of(end, connections[0], now))
            contestants.append(Contestant(name, end, [server], connections, [click], shown=False))
        await run_full_speed(contestants, max(args.people), args.seconds / 3, counted=False)
        if click is not None:
            yield contestants, click


def _rows(contestants: Sequence[Contestant], people: Sequence[int]) -> list[tuple[str, ...]]:
    rows = [
        _row(f"{number:>2}, {contestant.name}", contestant.timings[number])
        for number in people
        for contestant in contestants
    ]
    return rows + [
        _row(f"{max(people):>2} at {PACE:.0%}, {contestant.name}", contestant.paced_timings)
        for contestant in contestants
    ]


def _row(name: str, figures: Timings) -> tuple[str, ...]:
    times = (median(figures.acks), percentile(figures.acks, 99))
    rate = figure(1_000 / median(figures.cpu), 0)
    return (name, spread(figures.cpu, 3), rate, *(figure(time) for time in times))


def options() -> argparse.ArgumentParser:
    """The command line's options."""
    parser = arguments(__doc__)
    parser.add_argument("--blocks", type=int, nargs="+", default=[45, 16], help="blocks of the message")
    parser.add_argument("--people", type=int, nargs="+", default=[1, 20, 50], help="how many click at once")
    parser.add_argument("--rounds", type=int, default=3, help="how often all of it is measured")
    parser.add_argument("--seconds", type=float, default=1.0, help="how long each is measured a round")
    parser.add_argument("--no-node", dest="node", action="store_false", help="leave Bolt for JavaScript out")
    return parser


if __name__ == "__main__":
    asyncio.run(main(options().parse_args()))
