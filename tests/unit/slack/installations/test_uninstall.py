"""What is written by the last clicks of a workspace that left is erased, too, and no sweep waits for another one."""

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.server.task_tracker import TaskTracker
from bot.slack.installations.access import Home
from bot.slack.installations.uninstall import Departures, nobody
from bot.storage.memory_cache import MemoryCache
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.turn_record import TurnSource

LEFT: dict[str, Any] = {"event": {"team_ids": ["T1"]}}


def an_ack() -> AsyncAck:
    return AsyncAck()  # type: ignore[no-untyped-call]  # Bolt's


class NoTokens:
    """Nobody's tokens are kept here."""

    async def revoke(self, home: Home, client: AsyncWebClient) -> bool:
        raise AssertionError("nobody is asked where an organisation takes a workspace away")


async def test_uninstall_erases_turns_of_acknowledged_clicks() -> None:
    cache, tracker, answered = MemoryCache(max_entries=9), TaskTracker(new_reference=str), asyncio.Event()

    async def turn() -> None:
        await answered.wait()
        await cache.set("T1:U1:memory", "written late")

    async def acknowledged() -> None:
        await asyncio.sleep(0)
        tracker.start(turn(), nobody, TurnSource("sort"))

    tracker.track(acknowledged())
    await Departures(NoTokens(), WorkspaceData(cache), tracker).taken_away(an_ack(), LEFT)
    for _ in range(9):
        await asyncio.sleep(0)
    answered.set()
    await tracker.idle()
    assert len(cache) == 0


async def test_concurrent_uninstalls_do_not_wait_for_each_other() -> None:
    cache, tracker = MemoryCache(max_entries=9), TaskTracker(new_reference=str)
    departures = Departures(NoTokens(), WorkspaceData(cache), tracker)
    await cache.set("T1:U1:memory", "kept")
    for rounds in range(6):
        await departures.taken_away(an_ack(), LEFT)
        for _ in range(rounds):
            await asyncio.sleep(0)
    assert await tracker.drain(10) == 0
    assert len(cache) == 0
