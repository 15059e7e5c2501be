"""How long the embedded service takes for an answer: `python -m benchmarks.service DATABASE`."""

import asyncio
import statistics
import sys
import time
from pathlib import Path

import httpx

from bot.onet.service.api import create_service
from bot.onet.service.database import JobDutiesDatabase

RUNS = 200


async def main(database: Path) -> None:
    """Print a line for each kind of answer: median, 99th percentile, size."""
    with JobDutiesDatabase.open(database) as opened:
        name = opened.held().name
        largest = max(opened.codes(), key=lambda code: len(opened.tasks(code)))
        every = [task.id for task in opened.tasks(largest)]
    asked = {
        "search, one word": "search?keyword=nurse",
        "search, three words": "search?keyword=school+bus+driver",
        "search, misspelled": "search?keyword=pharmasist",
        "tasks": f"tasks/{largest}",
        "related, 1 task": f"results/{largest}?tasks={every[0]}",
        "related, 2 tasks": f"results/{largest}?tasks={','.join(every[:2])}",
        f"related, all {len(every)} tasks": f"results/{largest}?tasks={','.join(every)}",
    }
    transport = httpx.ASGITransport(create_service(database))
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as http:
        print(f"{name}, {RUNS} answers each, in-process, milliseconds")
        print(f"{'answer':24}{'median':>9}{'p99':>9}{'kB':>9}")
        for what, path in asked.items():
            times, size = await measure(http, f"/online/job_duties/{path}")
            p99 = statistics.quantiles(times, n=100)[98]
            print(f"{what:24}{statistics.median(times):9.2f}{p99:9.2f}{size / 1000:9.1f}")


async def measure(http: httpx.AsyncClient, path: str) -> tuple[list[float], int]:
    """The milliseconds of each answer, and its size in bytes."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        answer = await http.get(path)
        times.append((time.perf_counter() - began) * 1_000)
        answer.raise_for_status()
    return times, len(answer.content)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
