"""The work after an ack: nothing of it gets lost, and a bug in it becomes a reference."""

import asyncio

from structlog.testing import capture_logs

from bot.server.task_tracker import TaskTracker
from bot.telemetry.turn_record import TurnSource


def a_tracker() -> tuple[TaskTracker, list[str]]:
    apologies: list[str] = []
    return TaskTracker(new_reference=lambda: "ref-1"), apologies


async def test_idle_waits_for_tasks_and_their_tasks() -> None:
    tracker, apologies = a_tracker()
    done: list[str] = []

    async def sorry(reference: str) -> None:
        apologies.append(reference)

    async def second() -> None:
        done.append("second")

    async def first() -> None:
        tracker.start(second(), sorry, TurnSource("test"))
        done.append("first")

    tracker.start(first(), sorry, TurnSource("test"))
    await tracker.idle()
    assert done == ["first", "second"]
    assert apologies == []


async def test_exception_is_logged_and_apologised_for_with_one_reference() -> None:
    tracker, apologies = a_tracker()

    async def sorry(reference: str) -> None:
        apologies.append(reference)

    async def broken() -> None:
        raise RuntimeError("secret text of an exception")

    with capture_logs() as logs:
        tracker.start(broken(), sorry, TurnSource("test"))
        await tracker.idle()
    assert apologies == ["ref-1"]
    assert [(line["event"], line["outcome"]) for line in logs if "outcome" in line] == [("turn", "apology")]
    assert "turn_failed" in [line["event"] for line in logs]


async def test_drain_waits_and_then_cancels() -> None:
    tracker, _ = a_tracker()
    hold = asyncio.Event()
    ended: list[str] = []

    async def sorry(_: str) -> None:
        ended.append("apologised")

    async def long() -> None:
        try:
            await hold.wait()
        finally:
            ended.append("ended")

    async def short() -> None:
        ended.append("short")

    tracker.start(long(), sorry, TurnSource("test"))
    tracker.start(short(), sorry, TurnSource("test"))
    assert await tracker.drain(0.01) == 1
    assert ended == ["short", "ended"]
    assert await tracker.drain(0) == 0


async def test_drain_waits_for_turns_of_acknowledged_clicks() -> None:
    tracker, _ = a_tracker()
    ended: list[str] = []

    async def sorry(_: str) -> None:
        ended.append("apologised")

    async def turn() -> None:
        await asyncio.sleep(0)
        ended.append("turn")

    async def acknowledged() -> None:
        await asyncio.sleep(0)
        tracker.start(turn(), sorry, TurnSource("test"))

    tracker.track(acknowledged())
    assert len(tracker) == 1
    assert await tracker.drain(60) == 0
    assert ended == ["turn"]
