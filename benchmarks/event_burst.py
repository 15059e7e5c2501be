"""Many people type a line at the same moment; each event is delivered, and repeated, as Slack does it."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from benchmarks.clicks import Door
from benchmarks.fake_slack import Message

CONNECTIONS: Final = 400
LINES: Final = ("pharmacist", "nurse", "help", "cook", "software developer")

AGAIN_SECONDS: Final = (1.0, 60.0, 300.0)
"""When Slack delivers an event again that was refused: https://docs.slack.dev/apis/events-api#errors."""

LATE_SECONDS: Final = 3.0
"""Slack waits no longer for an ack."""

PROBE_SECONDS: Final = 0.05
SETTLED_SECONDS: Final = 20.0
"""How long nobody else must be answered before those who are left count as unanswered."""


@dataclass
class Delivered:
    """The results of the events: milliseconds, and counts."""

    acks: list[float] = field(default_factory=list)
    refused: int = 0
    given_up: int = 0
    health: list[float] = field(default_factory=list)
    seconds: float = 0.0


class Burst:
    """Simultaneous events; `unanswered` are the people who have no answer yet."""

    def __init__(self, events: int) -> None:
        self.seen = Delivered()
        self.unanswered = {_channel(number): number for number in range(events)}
        self._doors: asyncio.Queue[Door] = asyncio.Queue()
        self._heard = time.monotonic()

    def hear(self, message: Message) -> None:
        """Something was posted to somebody."""
        if self.unanswered.pop(str(message["channel"]), None) is not None:
            self._heard = time.monotonic()

    async def come(self, ports: Sequence[int]) -> None:
        """Deliver all of them, and wait until everybody has an answer or no more answers come."""
        began = time.monotonic()
        for number in range(CONNECTIONS if self.unanswered else 0):
            self._doors.put_nowait(Door(ports[number % len(ports)]))
        probing = asyncio.create_task(self._probe(ports))
        try:
            await asyncio.gather(*(self._deliver(number) for number in list(self.unanswered.values())))
            self._heard = max(self._heard, time.monotonic())
            await self._settled()
        finally:
            probing.cancel()
        self.seen.seconds = time.monotonic() - began

    async def _settled(self) -> None:
        while self.unanswered and time.monotonic() - self._heard < SETTLED_SECONDS:  # noqa: ASYNC110 - a silence is waited for
            await asyncio.sleep(PROBE_SECONDS)

    async def _deliver(self, number: int) -> None:
        for wait in (0.0, *AGAIN_SECONDS):
            await asyncio.sleep(wait)
            if await self._sent(_event(number)):
                return
            self.seen.refused += 1
        self.seen.given_up += 1

    async def _sent(self, body: bytes) -> bool:
        door = await self._doors.get()
        try:
            self.seen.acks.append(1_000 * await door.send(body))
        except (RuntimeError, OSError, asyncio.IncompleteReadError):
            return False
        finally:
            self._doors.put_nowait(door)
        return True

    async def _probe(self, ports: Sequence[int]) -> None:
        """Request /healthz repeatedly, with a new connection each time, as a platform does."""
        while self.unanswered:
            for port in ports:
                began = time.perf_counter()
                async with httpx.AsyncClient(timeout=60) as http:
                    await http.get(f"http://127.0.0.1:{port}/healthz")
                self.seen.health.append(1_000 * (time.perf_counter() - began))
            await asyncio.sleep(PROBE_SECONDS)


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
