"""What is written by the last clicks of a workspace that left is erased, too, and no sweep waits for another one."""

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncBoltContext

from bot.server.task_tracker import TaskTracker
from bot.slack.installations.access import InstallationKey
from bot.slack.installations.uninstall import UninstallListener, no_apology
from bot.storage.memory_cache import MemoryCache
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.turn_record import TurnSource

LEFT: dict[str, Any] = {"event": {"team_ids": ["T1"]}}


def an_ack() -> AsyncAck:
    return AsyncAck()  # type: ignore[no-untyped-call]  # Bolt's


class NoTokens:
    """Nobody's tokens are kept here."""

    async def revoke(self, key: InstallationKey) -> bool:
        raise AssertionError("an organization that takes a workspace away keeps its token")

    async def reachable(self, key: InstallationKey) -> frozenset[str]:
        return frozenset()


async def test_uninstall_erases_what_turns_in_progress_still_write() -> None:
    cache, tracker, answered = MemoryCache(max_entries=9), TaskTracker(new_reference=str), asyncio.Event()

    async def turn() -> None:
        await answered.wait()
        await cache.set("T1:U1:memory", "written late")

    tracker.start(turn(), no_apology, TurnSource("sort"))
    await UninstallListener(NoTokens(), WorkspaceData(cache), tracker).workspaces_removed(
        an_ack(), LEFT, AsyncBoltContext()
    )
    for _ in range(9):
        await asyncio.sleep(0)
    answered.set()
    await tracker.idle()
    assert await cache.keys_with_prefix("T1:") == []


async def test_concurrent_uninstalls_do_not_wait_for_each_other() -> None:
    cache, tracker = MemoryCache(max_entries=9), TaskTracker(new_reference=str)
    departures = UninstallListener(NoTokens(), WorkspaceData(cache), tracker)
    await cache.set("T1:U1:memory", "kept")
    for rounds in range(6):
        await departures.workspaces_removed(an_ack(), LEFT, AsyncBoltContext())
        for _ in range(rounds):
            await asyncio.sleep(0)
    assert await tracker.drain(10) == 0
    assert await cache.keys_with_prefix("T1:") == []
