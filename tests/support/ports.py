"""Ports for processes that must be told one before they listen."""

import atexit
import fcntl
import random
import tempfile
from pathlib import Path
from typing import Final, TextIO

from bot.errors import SettingsError
from bot.server.uvicorn import bind

TRIES: Final = 100
FIRST: Final = 20_000
LAST: Final = 29_999
"""Below those that the kernel gives to outgoing connections and to port 0: from 32768 on, says ip(7)."""
TAKEN: Final = Path(tempfile.gettempdir()) / "ports-of-tests"
"""A file for each port that was ever given; who gives one holds a lock on it until the process ends."""

_held: Final[list[TextIO]] = []


def free_port() -> int:
    """A free port that no test of another worker or run gets meanwhile."""
    for _ in range(TRIES):
        port = random.randint(FIRST, LAST)  # noqa: S311 - any will do
        if _reserve(port) and _is_free(port):
            return port
    raise RuntimeError("no port is free")


def _reserve(port: int) -> bool:
    TAKEN.mkdir(exist_ok=True)
    lock = (TAKEN / str(port)).open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return False
    _held.append(lock)
    return True


@atexit.register
def _give_back() -> None:
    for lock in _held:
        lock.close()


def _is_free(port: int) -> bool:
    try:
        bind("127.0.0.1", port).close()
    except SettingsError:
        return False
    return True
