"""Many people who type a line in the same moment, each event delivered and delivered again as Slack does."""

import asyncio
import json
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from benchmarks.clicks import BotConnection
from benchmarks.fake_slack import Message

CONNECTIONS: Final = 400
LINES: Final = ("pharmacist", "nurse", "help", "cook", "software developer")

AGAIN_SECONDS: Final = (1.0, 60.0, 300.0)
"""When Slack delivers an event again that was refused: https://docs.slack.dev/apis/events-api#errors."""

PROBE_SECONDS: Final = 0.05
SETTLED_SECONDS: Final = 20.0
"""After this many seconds without an answer, the remaining events count as unanswered."""


@dataclass
class Delivered:
    """What came of the events: milliseconds, and how often."""

    acks: list[float] = field(default_factory=list)
    refused: int = 0
    given_up: int = 0
    health: list[float] = field(default_factory=list)
    seconds: float = 0.0


class Burst:
    """So many events at once; `unanswered` are the people to whom nothing was posted yet."""

    def __init__(self, events: int) -> None:
        self.seen = Delivered()
        self.unanswered = {_channel(number): number for number in range(events)}
        self._coming: asyncio.Queue[tuple[int, int]] = asyncio.Queue()
        self._left = events
        self._delivered = asyncio.Event()
        self._heard = time.monotonic()

    def hear(self, message: Message) -> None:
        """Something was posted to somebody."""
        if self.unanswered.pop(str(message["channel"]), None) is not None:
            self._heard = time.monotonic()

    async def come(self, ports: Sequence[int]) -> None:
        """Deliver all of them, and wait until everybody has an answer or no more answers come."""
        if not self.unanswered:
            return
        began, over = time.monotonic(), threading.Event()
        probing = asyncio.create_task(asyncio.to_thread(self._probe, ports, over))
        for number in self.unanswered.values():
            self._coming.put_nowait((number, 0))
        sending = [
            asyncio.create_task(self._send(BotConnection(ports[each % len(ports)]))) for each in range(CONNECTIONS)
        ]
        await self._delivered.wait()
        for task in sending:
            task.cancel()
        await self._settled()
        self.seen.seconds = time.monotonic() - began
        over.set()
        await probing

    async def _settled(self) -> None:
        self._heard = max(self._heard, time.monotonic())
        while self.unanswered and time.monotonic() - self._heard < SETTLED_SECONDS:  # noqa: ASYNC110 - a silence is waited for
            await asyncio.sleep(PROBE_SECONDS)

    async def _send(self, connection: BotConnection) -> None:
        """Send one event after the other through one connection."""
        while True:
            number, tries = await self._coming.get()
            if await self._is_acknowledged(connection, number):
                self._left -= 1
            elif tries < len(AGAIN_SECONDS):
                self.seen.refused += 1
                again = (number, tries + 1)
                asyncio.get_running_loop().call_later(AGAIN_SECONDS[tries], self._coming.put_nowait, again)
            else:
                self.seen.given_up += 1
                self._left -= 1
            if not self._left:
                self._delivered.set()

    async def _is_acknowledged(self, connection: BotConnection, number: int) -> bool:
        try:
            self.seen.acks.append(1_000 * await connection.send(_event(number)))
        except (RuntimeError, OSError, asyncio.IncompleteReadError):
            return False
        return True

    def _probe(self, ports: Sequence[int], over: threading.Event) -> None:
        """Ask for /healthz over and over, with a new connection each time, as a platform does; in a thread."""
        while not over.wait(PROBE_SECONDS):
            for port in ports:
                began = time.perf_counter()
                httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=60)
                self.seen.health.append(1_000 * (time.perf_counter() - began))


def _channel(number: int) -> str:
    return f"D{number:06}"


def _event(number: int) -> bytes:
    """A line typed in direct messages, as Slack sends it: https://docs.slack.dev/reference/events/message.im."""
    message: dict[str, Any] = {
        "type": "message",
        "channel_type": "im",
        "channel": _channel(number),
        "user": f"UB{number:06}",
        "text": LINES[number % len(LINES)],
        "ts": f"1700000000.{number:06}",
        "team": "T1",
    }
    authorization = {"team_id": "T1", "user_id": "UBOT", "is_bot": True, "is_enterprise_install": False}
    envelope = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event_id": f"Ev{number:08}"}
    return json.dumps({**envelope, "event_time": 1, "event": message, "authorizations": [authorization]}).encode()
