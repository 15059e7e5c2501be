"""What keeps the code easy to enter is counted, and stays below its limits: python -m tools.house_counts."""

import asyncio
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from bot.server.task_tracker import TaskTracker
from tests.support.harness import BotInPlayground
from tools.house_counts import BOT, counts

LIMITS = {
    "handlers of send errors": 2,
    "parameters that are a Slack client": 15,
    "modules imported by app.py": 18,
    "lines of a function, 90th percentile": 15,
    "lines of bot/": 35_280,
}


def test_counts_are_within_their_limits() -> None:
    found = counts()
    assert {name: found[name] for name, limit in LIMITS.items() if found[name] > limit} == {}


def test_few_modules_stand_at_the_top() -> None:
    assert {path.stem for path in BOT.glob("*.py")} == {"__init__", "__main__", "cli", "app", "errors"}


class ClickTrace:
    """The modules of ours whose coroutines run, and the tasks they run in."""

    def __init__(self) -> None:
        self.modules: dict[str, None] = {}
        self.turns: set[object] = set()
        self.sent = False

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        module = frame.f_globals.get("__name__", "")
        if self.sent or event != "call" or not module.startswith("bot."):
            return
        if not frame.f_code.co_flags & inspect.CO_COROUTINE:
            return
        self.modules[module] = None
        if module == TaskTracker.__module__ and frame.f_code.co_name != "idle":
            self.turns.add(asyncio.current_task())
        self.sent = frame.f_code.co_qualname == "WebApi.update"


@contextmanager
def watched() -> Iterator[ClickTrace]:
    transport = ClickTrace()
    sys.setprofile(transport)
    try:
        yield transport
    finally:
        sys.setprofile(None)


async def test_click_passes_few_modules_and_one_task(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    for line in ("29-1051.00", "all", "done"):
        await alice.says(line)
    await alice.clicks("Title")
    with watched() as transport:
        await alice.clicks("Code")
    assert transport.sent, "the way ends where the screen leaves"
    assert len(transport.modules) <= 18, list(transport.modules)
    assert len(transport.turns) == 1
