"""Simulated people who click, each in their own conversation, one step after the other."""

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Final, Protocol

from benchmarks.clicks import FIRST_TURN, TS, BotConnection, ClickTemplate, button_click, refresh_click
from benchmarks.fake_slack import Message, SlackEnd
from benchmarks.processes import Costs
from benchmarks.tables import median
from bot.conversation.state import Conversation

PATIENCE: Final = 60
"""Seconds after which a step that was not shown makes the measurement void."""

ORDERS: Final = ("sort:title", "sort:closely_related")
"""What is pressed in turn: each gives a whole new page of the same size."""


class Server(Protocol):
    """A server of a bot."""

    @property
    def port(self) -> int:
        """Where it listens."""
        ...

    def costs(self) -> Costs:
        """Its CPU time so far."""
        ...


@dataclass
class Timings:
    """In milliseconds the CPU of a step (one figure a round), an ack and a turn (one a step); steps a second."""

    cpu: list[float] = field(default_factory=list)
    acks: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)


class Contestant:
    """A way to write the bot, its servers, and people who alternate between two buttons as fast as they get responses.

    The clicks were prepared in conversation 0; each person has another one.
    """

    def __init__(
        self,
        name: str,
        end: SlackEnd,
        servers: Sequence[Server],
        connections: Sequence[BotConnection],
        clicks: Sequence[ClickTemplate],
        *,
        shown: bool,
    ) -> None:
        self.name = name
        self.timings: defaultdict[int, Timings] = defaultdict(Timings)
        self._end = end
        self._servers = servers
        self._connections = connections
        self._clicks = clicks
        self._shown = shown
        self._turns = [FIRST_TURN] * len(connections)
        self._waiting: dict[str, asyncio.Future[Message]] = {}
        self._chance = random.Random(1)  # noqa: S311 - when somebody clicks is no secret
        self.paced_timings = Timings()

    async def run(self, people: int, seconds: float, figures: Timings, *, pace: float | None = None) -> int:
        """Let so many people click for so long, and return the number of steps.

        They click as fast as they get responses; with a pace, at random moments, so many clicks per second in all.
        """
        self._end.updated = self._see
        before, began = self._cpu(), time.perf_counter()
        until, thinking = began + seconds, people / pace if pace else 0.0
        steps = sum(await asyncio.gather(*(self._person(n, until, figures, thinking) for n in range(people))))
        figures.rates.append(steps / (time.perf_counter() - began))
        figures.cpu.append(1_000 * (self._cpu() - before) / steps)
        return steps

    def _see(self, message: Message) -> None:
        waiting = self._waiting.pop(message["ts"], None)
        if waiting is not None:
            waiting.set_result(message)

    def _cpu(self) -> float:
        return sum(server.costs().cpu for server in self._servers)

    async def _person(self, number: int, until: float, figures: Timings, thinking: float) -> int:
        steps, at = 0, time.perf_counter()
        while time.perf_counter() < until or not steps:
            if thinking:
                at += self._chance.expovariate(1 / thinking)
                await asyncio.sleep(max(0.0, at - time.perf_counter()))
            turn = self._turns[number]
            self._turns[number] += 1
            click = self._clicks[(turn - FIRST_TURN) % len(self._clicks)]
            await self._step(number, click.at(number + 1, turn), figures)
            steps += 1
        return steps

    async def _step(self, number: int, body: bytes, figures: Timings) -> None:
        shown = asyncio.get_running_loop().create_future()
        if self._shown:
            self._waiting[TS.format(number + 1)] = shown
        began = time.perf_counter()
        figures.acks.append(1_000 * await self._connections[number].send(body))
        if self._shown:
            async with asyncio.timeout(PATIENCE):
                await shown
            figures.turns.append(1_000 * (time.perf_counter() - began))


async def run_full_speed(
    contestants: Sequence[Contestant], people: int, seconds: float, *, counted: bool = True
) -> None:
    """Run one contestant after the other; uncounted rounds warm them up."""
    for contestant in contestants:
        await contestant.run(people, seconds, contestant.timings[people] if counted else Timings())


async def run_at_share(contestants: Sequence[Contestant], people: int, seconds: float, share: float) -> None:
    """Run each contestant at a share of its full speed."""
    for contestant in contestants:
        await contestant.run(
            people, seconds, contestant.paced_timings, pace=share * median(contestant.timings[people].rates)
        )


@asynccontextmanager
async def open_connections(servers: Sequence[Server], people: int) -> AsyncIterator[list[BotConnection]]:
    """A connection for each person, distributed over the servers."""
    async with AsyncExitStack() as opened:
        connections = []
        for number in range(people):
            connection = await BotConnection.at(servers[number % len(servers)].port)
            opened.push_async_callback(connection.close)
            connections.append(connection)
        yield connections


async def click_templates(
    end: SlackEnd, connection: BotConnection, now: Conversation
) -> tuple[list[ClickTemplate], list[Message]]:
    """The two clicks that everybody alternates between, taken from the bot's own screen, and that screen."""
    first = await message_of(end, connection, now)
    forth = button_click(first, ORDERS[0], now.turn)
    second = await _message_after(end, connection, forth.body)
    back = button_click(second, ORDERS[1], now.turn + 1)
    return [forth, back], [second, await _message_after(end, connection, back.body)]


async def message_of(end: SlackEnd, connection: BotConnection, now: Conversation) -> Message:
    """The message that a bot shows for a conversation."""
    return await _message_after(end, connection, refresh_click(now).body)


async def _message_after(end: SlackEnd, connection: BotConnection, body: bytes) -> Message:
    shown: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
    end.updated = shown.set_result
    await connection.send(body)
    async with asyncio.timeout(PATIENCE):
        return await shown
