"""Many people in mid-conversation clicking at random on bots that share a Redis: `python -m benchmarks.load [RELEASE]`.

Everybody has chosen two duties and goes on from there: ticks, pages, results, orders, filters, back. O*NET is one that
takes its time and fails now and then. Each person keeps a model of what was chosen; what the bot shows after each
click is compared with it, and at the end everybody looks once more, and what the bot keeps is compared as well.
`--fault NAME` lets something fail in the middle third, `--fault all` each of them, one load after the other.
"""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.clicks import BotConnection
from benchmarks.data import arguments, database, largest
from benchmarks.dynos import Dyno, watch
from benchmarks.event_burst import Burst
from benchmarks.fake_slack import Message
from benchmarks.fake_slack_relay import listen_for_screens, slack, slow_onet
from benchmarks.faults import FAULTS, NO_FAULT, Fault, during
from benchmarks.load_servers import (
    WORKSPACES,
    Redis,
    Servers,
    redis_behind_relay,
    settings,
    workspaces,
)
from benchmarks.processes import serve
from benchmarks.random_users import Crowd, duties_conversation
from benchmarks.tables import figure, machine, median, percentile, show
from bot.errors import SettingsError
from bot.storage.cache_factory import open_cache
from bot.storage.conversations import ConversationStore
from bot.storage.redis_cache import BREAKER_OPEN_SECONDS

CONNECTIONS: Final = 48
"""Connections that clicks come in by, to the bots by turns."""

BEGIN_RATE: Final = 100
"""People a second who come to where they are, before anything is measured, and who look a last time."""

AGAIN_SECONDS: Final = BREAKER_OPEN_SECONDS + 1.0
"""After a fault: when a Redis that did not answer is asked again."""

EVERY: Final = "all"


@dataclass(frozen=True)
class Load:
    """A load that is over: who clicked, what else arrived, who answered, and how many choices are kept otherwise."""

    name: str
    crowd: Crowd
    burst: Burst
    dynos: Sequence[Dyno]
    kept_otherwise: int

    @property
    def lost(self) -> int:
        """Screens that said something else than was chosen, and people of whom something else is kept."""
        return self.crowd.seen.lost + self.kept_otherwise

    @property
    def growth(self) -> float:
        """Megabytes in the last five minutes, of the process that grew most; nan where it was not so long."""
        return max(dyno.looks.growth() for dyno in self.dynos)


async def main(args: argparse.Namespace) -> None:
    """Let them click, and print what came of it."""
    names = list(FAULTS) if args.fault == EVERY else [args.fault]
    with database(args.release) as path:
        loads = []
        for name in names:
            loads.append(await _under(name, args, path))
            _report(loads[-1])
        _summary(loads, args)


async def _under(name: str, args: argparse.Namespace, path: Path) -> Load:
    """One load with this fault."""
    fault, most = FAULTS[name], largest(path)
    teams = workspaces(WORKSPACES if fault.with_database else 1)
    crowd = Crowd(args.people, duties_conversation(most.code, most.title, most.tasks[:2]), teams=teams)
    burst = Burst(args.burst or fault.burst)

    def hear(message: Message) -> None:
        if message.get("ts") in crowd.members:
            crowd.hear(message)
        else:
            burst.hear(message)

    async with AsyncExitStack() as opened:
        redis = Redis()
        opened.enter_context(redis.running())
        servers = await opened.enter_async_context(redis_behind_relay(redis))
        servers.dynos += await _dynos(opened, fault, args, servers, hear, path)
        crowd.open(await opened.enter_async_context(_connections(servers.dynos)))
        await crowd.begin(BEGIN_RATE)
        async with watch(servers.dynos):
            await _clicks(crowd, burst, fault, servers, args)
        if name != NO_FAULT:
            await asyncio.sleep(max(0.0, AGAIN_SECONDS - args.seconds / 3))  # the fault ended a third of the time ago
        await crowd.look(BEGIN_RATE)
        return Load(name, crowd, burst, servers.dynos, await _count_differences(crowd, redis.url))


async def _dynos(
    opened: AsyncExitStack,
    fault: Fault,
    args: argparse.Namespace,
    servers: Servers,
    hear: Callable[[Message], None],
    path: Path,
) -> list[Dyno]:
    """The bot's processes, and the O*NET and the Slack that they ask."""
    listener = await opened.enter_async_context(listen_for_screens(hear))
    onet = opened.enter_context(serve(slow_onet, database=path, seconds=args.delay, errors=args.errors))
    end = opened.enter_context(serve(slack, listener=listener, seconds=fault.slack_seconds))
    url = await _database(opened, servers) if fault.with_database else None
    dynos = [Dyno(f"bot {n}", settings(end.port, onet.port, servers, url)) for n in range(1, args.processes + 1)]
    opened.push_async_callback(_each, [dyno.stop for dyno in dynos])
    await _each([dyno.start for dyno in dynos])
    return dynos


async def _each(several: Sequence[Callable[[], None]]) -> None:
    """Do several things side by side, each in a thread of its own."""
    await asyncio.gather(*map(asyncio.to_thread, several))


async def _database(opened: AsyncExitStack, servers: Servers) -> str:
    """The address of a database behind a relay."""
    from benchmarks.load_database import database_behind_relay  # noqa: PLC0415 - takes 0.5 s, and few loads need it

    return await opened.enter_async_context(database_behind_relay(servers))


async def _clicks(crowd: Crowd, burst: Burst, fault: Fault, servers: Servers, args: argparse.Namespace) -> None:
    """The measured time: clicks at random, and in its middle what goes wrong."""
    coming: list[asyncio.Task[None]] = []

    async def beside() -> None:
        if fault.at_once:
            coming.append(asyncio.create_task(crowd.click_at_once()))
        coming.append(asyncio.create_task(burst.come([dyno.port for dyno in servers.dynos])))

    async with during(fault, servers, args.seconds, beside):
        await crowd.click(args.rate, args.seconds)
    await asyncio.gather(*coming)


@asynccontextmanager
async def _connections(dynos: Sequence[Dyno]) -> AsyncIterator[list[BotConnection]]:
    """Connections to all of them, by turns."""
    connections = [BotConnection(dynos[number % len(dynos)].port) for number in range(CONNECTIONS)]
    try:
        yield connections
    finally:
        for connection in connections:
            await connection.close()


async def _count_differences(crowd: Crowd, redis: str) -> int:
    """How many people have something else chosen in Redis than they chose."""
    cache = open_cache(redis, namespace="duties:", max_entries=1)
    store, otherwise = ConversationStore(cache), 0
    for member in crowd.members.values():
        stored = (await store.find(member.owner, member.id)).conversation
        otherwise += stored is None or frozenset(stored.chosen) != member.talk.chosen
    await cache.close()
    return otherwise


def _report(load: Load) -> None:
    """Print what came of one load, and what each process cost."""
    seen, events = load.crowd.seen, load.burst.seen
    rows = [
        ("clicks, of these ticks", f"{len(seen.acks):,}, {seen.ticks:,}"),
        ("ack p50, p99, longest, ms", _times(seen.acks)),
        ("turn p50, p99, longest, ms", _times(seen.turns)),
        ("clicks sent later than meant, p50, p99, ms", _times(seen.late)),
        ("told that O*NET does not answer", str(seen.troubles)),
        ("requests not answered with 200", str(seen.refused)),
        ("clicks without a screen", str(seen.unanswered)),
        ("screens that say something else than was chosen", str(seen.lost)),
        ("people of whom something else is kept at the end", str(load.kept_otherwise)),
    ]
    if events.acks:
        rows += [
            ("events of the burst: ack p50, p99, longest, ms", _times(events.acks)),
            ("refused, delivered again", f"{events.refused:,}"),
            ("given up, without an answer", f"{events.given_up:,}, {len(load.burst.unanswered):,}"),
            ("/healthz meanwhile p50, p99, longest, ms", _times(events.health)),
            ("seconds until all were answered", figure(events.seconds, 0)),
        ]
    show(f"Fault: {load.name}; {machine()}", ("", "all"), rows)
    show("Processes", HEADER, [_row(dyno) for dyno in load.dynos])


HEADER: Final = (
    "process",
    "MB at first",
    "MB at last",
    "MB in the last 5 min",
    "stands still, ms",
    "computes, ms",
    "CPU, % of a core",
)


def _row(dyno: Dyno) -> tuple[str, ...]:
    looks = dyno.looks
    memory = (looks.memory[0][1], looks.memory[-1][1], looks.growth())
    return (
        dyno.name,
        *(figure(each, 1) for each in memory),
        figure(looks.stood, 0),
        figure(looks.computed, 0),
        figure(looks.busy(), 0),
    )


SUMMARY: Final = (
    "fault", "clicks", "lost", "unanswered", "refused", "ack p50", "p99, ms",
    "stands still, ms", "computes, ms", "MB in 5 min",
)  # fmt: skip


def _summary(loads: Sequence[Load], args: argparse.Namespace) -> None:
    """Print one line for each load."""
    title = f"{args.people:,} people, {args.rate:g} clicks a second for {args.seconds:g} s, {args.processes} processes;"
    title += f" O*NET takes {1_000 * args.delay:g} ms, {100 * args.errors:g} % errors; {machine()}"
    show(title, SUMMARY, [_line(load) for load in loads])


def _line(load: Load) -> tuple[str, ...]:
    seen, events = load.crowd.seen, load.burst.seen
    acks = [*seen.acks, *events.acks]
    return (
        load.name,
        f"{len(acks):,}",
        str(load.lost),
        str(seen.unanswered + len(load.burst.unanswered)),
        f"{seen.refused + events.refused:,}",
        figure(median(acks), 1),
        figure(percentile(acks, 99), 1),
        figure(max(dyno.looks.stood for dyno in load.dynos), 0),
        figure(max(dyno.looks.computed for dyno in load.dynos), 0),
        figure(load.growth, 1),
    )


def _times(values: list[float]) -> str:
    return ", ".join(figure(value, 1) for value in (median(values), percentile(values, 99), max(values, default=0.0)))


def options() -> argparse.ArgumentParser:
    """The command line's options."""
    parser = arguments(__doc__)
    parser.add_argument("--people", type=int, default=2_000, help="how many are in mid-conversation")
    parser.add_argument("--rate", type=float, default=50.0, help="clicks a second, of all of them")
    parser.add_argument("--seconds", type=float, default=120.0, help="how long they click; 600 for memory's slope")
    parser.add_argument("--processes", type=int, default=2, help="processes of the bot")
    parser.add_argument("--delay", type=float, default=0.3, help="seconds O*NET takes for each answer")
    parser.add_argument("--errors", type=float, default=0.02, help="the part of O*NET's answers that are errors")
    parser.add_argument("--fault", choices=[*FAULTS, EVERY], default=NO_FAULT, help="what fails in the middle third")
    parser.add_argument("--burst", type=int, default=0, help="typed lines that arrive at once, whatever the fault")
    return parser


if __name__ == "__main__":
    try:
        asyncio.run(main(options().parse_args()))
    except SettingsError as error:
        sys.exit(str(error))
