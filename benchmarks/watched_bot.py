"""The bot as `serve` runs it, which also tells at `GET /loop` for how long its event loop stood still."""

import asyncio
import os
import time
from typing import Final

import orjson
from starlette.types import ASGIApp, Receive, Scope, Send

from benchmarks.fake_slack import answered
from benchmarks.processes import end_with_parent
from bot.app import build_app
from bot.cli import READ_BY_BOLT
from bot.server.uvicorn import BoundApp, bind, run
from bot.settings.settings import read_settings
from bot.telemetry.log_setup import set_up_logs

TICK: Final = 0.005
"""Seconds between two looks at the clock; a loop that stands still for less is not noticed."""

PATH: Final = "/loop"


class LoopWatch:
    """The longest time that an event loop stood still since it was last asked, and the longest that it computed.

    In seconds. Where the processor is shared with other processes, the loop stands still without computing.
    """

    def __init__(self) -> None:
        self.stood = self.computed = 0.0

    async def run(self) -> None:
        """Look at the clock, over and over."""
        while True:
            began, computed = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            self.stood = max(self.stood, time.perf_counter() - began - TICK)
            self.computed = max(self.computed, time.thread_time() - computed)

    def report(self) -> bytes:
        """The figures as JSON, in milliseconds; the next ones begin from zero."""
        body = orjson.dumps({"stood": 1_000 * self.stood, "computed": 1_000 * self.computed})
        self.stood = self.computed = 0.0
        return body


def watched(app: ASGIApp) -> ASGIApp:
    """The same app, whose event loop is watched from its start to its end."""
    watch = LoopWatch()

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            watching = asyncio.create_task(watch.run())
            try:
                await app(scope, receive, send)
            finally:
                watching.cancel()
        elif scope.get("path") == PATH:
            await answered(send, watch.report())
        else:
            await app(scope, receive, send)

    return asgi


if __name__ == "__main__":
    end_with_parent()
    settings = read_settings(os.environ)
    for name in READ_BY_BOLT:
        os.environ.pop(name, None)
    set_up_logs(settings.log_level, settings.log_format)
    run([BoundApp(watched(build_app(settings).web), bind(settings.host, settings.port))])
