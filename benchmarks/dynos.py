"""Real processes of the bot for a load: started, killed and started again, and what they cost."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

import httpx
import psutil

from benchmarks.tables import slope
from benchmarks.watched_bot import PATH
from tests.support.ports import free_port

START_SECONDS: Final = 60
STOP_SECONDS: Final = 40
LOOK_SECONDS: Final = 2.0
"""How often it is asked how long its loop stood still, and how much memory it has."""

SLOPE_SECONDS: Final = 300.0
"""Of the last so many seconds the slope of memory is told."""


@dataclass
class Looks:
    """What was seen of a process.

    `memory` is when and how many megabytes; `stood` and `computed` are of its loop, see LoopWatch, in milliseconds.
    """

    memory: list[tuple[float, float]] = field(default_factory=list)
    stood: float = 0.0
    computed: float = 0.0
    cpu_before: float = 0.0
    cpu: float = 0.0
    since: float = field(default_factory=time.monotonic)
    restarted: bool = False

    def busy(self) -> float:
        """Per cent of a core; nan of a process that was started again."""
        seconds = self.memory[-1][0] - self.since
        return float("nan") if self.restarted else 100 * (self.cpu - self.cpu_before) / seconds

    def growth(self) -> float:
        """Megabytes in the last five minutes, by their slope; nan of a load of less than ten."""
        end = self.memory[-1][0]
        last = [look for look in self.memory if look[0] >= end - SLOPE_SECONDS]
        is_long = end - self.since >= 2 * SLOPE_SECONDS - LOOK_SECONDS and not self.restarted
        return slope(last) * SLOPE_SECONDS if is_long else float("nan")


class Dyno:
    """One process of `benchmarks.watched_bot` at a port of its own."""

    def __init__(self, name: str, settings: Mapping[str, str]) -> None:
        self.name = name
        self.port = free_port()
        self.looks = Looks()
        self._environment = {**os.environ, **settings, "PORT": str(self.port)}
        self._started: subprocess.Popen[bytes] | None = None
        self._process = psutil.Process()

    def start(self) -> None:
        """Start it, and wait until it responds. Raises TimeoutError."""
        command = [sys.executable, "-m", "benchmarks.watched_bot"]
        self._started = subprocess.Popen(command, env=self._environment)  # noqa: S603 - our own
        self._process = psutil.Process(self._started.pid)
        until = time.monotonic() + START_SECONDS
        while not self._responds():
            if time.monotonic() > until or self._started.poll() is not None:
                raise TimeoutError(f"{self.name} has not started")
            time.sleep(0.05)

    async def kill(self) -> None:
        """End it as the kernel does, without a word, and start it again as a platform does."""
        self.looks.restarted = True
        await asyncio.to_thread(self._end, by_force=True)
        await asyncio.to_thread(self.start)

    def stop(self) -> None:
        """Tell it to stop, and wait until it has."""
        self._end(by_force=False)

    async def look(self, http: httpx.AsyncClient) -> None:
        """Look at its memory, and ask for how long its loop stood still; nothing while it is being started."""
        with suppress(httpx.HTTPError, psutil.NoSuchProcess):
            seen = (await http.get(f"http://127.0.0.1:{self.port}{PATH}")).json()
            self.looks.stood = max(self.looks.stood, seen["stood"])
            self.looks.computed = max(self.looks.computed, seen["computed"])
            self.looks.memory.append((time.monotonic(), self._process.memory_info().rss / 1e6))
            self.looks.cpu = self._cpu_seconds()

    def begin_looks(self) -> None:
        """Forget what was seen so far."""
        self.looks = Looks(cpu_before=self._cpu_seconds())

    def _cpu_seconds(self) -> float:
        """Seconds of CPU that it has taken so far."""
        times = self._process.cpu_times()
        return float(times.user + times.system)

    def _end(self, *, by_force: bool) -> None:
        if self._started is not None:
            (self._started.kill if by_force else self._started.terminate)()
            self._started.wait(STOP_SECONDS)

    def _responds(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/healthz").is_success
        except httpx.HTTPError:
            return False


@asynccontextmanager
async def watch(dynos: Sequence[Dyno]) -> AsyncIterator[None]:
    """Look at all of them over and over in here."""

    async def look(http: httpx.AsyncClient) -> None:
        while True:
            for dyno in dynos:
                await dyno.look(http)
            await asyncio.sleep(LOOK_SECONDS)

    async with httpx.AsyncClient(timeout=START_SECONDS) as http:
        for dyno in dynos:
            await dyno.look(http)
            dyno.begin_looks()
        look_task = asyncio.create_task(look(http))
        try:
            yield
        finally:
            look_task.cancel()
            for dyno in dynos:
                await dyno.look(http)
