"""Ports for processes that must be told one before they listen."""

import random
from typing import Final

from bot.errors import SettingsError
from bot.server.uvicorn import bind

TRIES: Final = 100
FIRST: Final = 20_000
LAST: Final = 29_999
"""Below those that the kernel gives to outgoing connections and to port 0: from 32768 on, says ip(7)."""


def free_port() -> int:
    """A port that nobody listens at, and that nobody is given meanwhile."""
    for _ in range(TRIES):
        port = random.randint(FIRST, LAST)  # noqa: S311 - any will do
        try:
            bind("127.0.0.1", port).close()
        except SettingsError:
            continue
        return port
    raise RuntimeError("no port is free")
