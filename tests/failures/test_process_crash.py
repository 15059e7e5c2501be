"""Processes that die between the ack and the reply, and dynos side by side: pressing again continues."""

import asyncio
import copy
import random
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from slack_playground.delivery.delivery import EVENT, AppRequest
from slack_playground.testing.person import Person
from slack_playground.workspace.workspace import BOT_USER

from tests.support.harness import TOKEN
from tests.support.processes import Fleet, SilentServer, fleet
from tests.support.valkey import Valkey

DUTY, OTHER = "Advise patients", "Check each prescription"
ONE, TWO = "Pharmacists · 1 duty · 1–10 of", "Pharmacists · 2 duties · 1–10 of"
STEPS = (
    ("Next", "duties 11–12"), ("Find related", ONE), ("Title", "[Title ✓]"), ("Change duties", "1 chosen"),
)  # fmt: skip
REDIS = pytest.mark.parametrize("redis", [False, True], ids=["in memory", "on Redis"])
QUIET = pytest.mark.quiet("processes are killed and replaced, up to five in a test")


async def first(*several: Coroutine[Any, Any, object]) -> None:
    """Wait for the first of these, and leave the others."""
    tasks = [asyncio.create_task(coroutine) for coroutine in several]
    done, left = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in left:
        task.cancel()
    for task in done:
        task.result()


async def to_the_duties(the_fleet: Fleet) -> Person:
    alice = the_fleet.person("Alice")
    await alice.says("29-1051.00")
    await alice.sees("duties 1–10 of")
    await alice.ticks(DUTY)
    return alice


@QUIET
@REDIS
async def test_killed_while_onet_is_asked(sample: Path, redis_url: str, *, redis: bool) -> None:
    async with fleet(sample, replacements=1, redis_url=redis_url if redis else None) as the_fleet:
        alice = await to_the_duties(the_fleet)
        duties = alice.last
        the_fleet.onet.asked.clear()
        the_fleet.onet.answering.clear()
        await alice.clicks("Find related occupations")
        assert alice.failures == [], "it was acknowledged"
        await the_fleet.onet.asked.wait()
        await the_fleet.dynos[0].kill()
        the_fleet.onet.answering.set()
        the_fleet.dynos[0].replace()
        await alice.ticks(OTHER, on=duties)
        await alice.clicks("Find related occupations", on=duties)
        await alice.sees(TWO)


@QUIET
@REDIS
async def test_killed_after_the_state_moved_and_before_the_screen_did(
    sample: Path, redis_url: str, *, redis: bool
) -> None:
    async with fleet(sample, replacements=1, redis_url=redis_url if redis else None) as the_fleet:
        alice = await to_the_duties(the_fleet)
        duties, silent = alice.last, SilentServer()
        the_fleet.slack.instead["chat.update"] = silent
        await alice.clicks("Find related occupations")
        await silent.asked.wait()
        await the_fleet.dynos[0].kill()
        the_fleet.slack.instead.clear()
        silent.over.set()
        the_fleet.dynos[0].replace()
        await alice.ticks(OTHER, on=duties)
        await alice.clicks("Find related occupations", on=duties)
        await alice.sees(TWO)


@QUIET
async def test_killed_before_a_line_is_answered(sample: Path, redis_url: str) -> None:
    async with fleet(sample, replacements=1, redis_url=redis_url) as the_fleet:
        alice = the_fleet.person("Alice")
        the_fleet.onet.answering.clear()
        await alice.says("pharmacist")
        await the_fleet.onet.asked.wait()
        await the_fleet.dynos[0].kill()
        the_fleet.onet.answering.set()
        the_fleet.dynos[0].replace()
        await alice.says("pharmacist")
        await alice.sees("Which one is yours?")


@QUIET
async def test_killed_before_a_line_is_acknowledged(sample: Path) -> None:
    async with fleet(sample, replacements=1) as the_fleet:
        alice = the_fleet.person("Alice")
        await the_fleet.dynos[0].kill()
        saying = asyncio.create_task(alice.says("pharmacist"))  # Slack delivers it again, after a minute if it must
        await the_fleet.front.unreached.wait()
        saying.cancel()
        the_fleet.dynos[0].replace()
        sent = next(entry for entry in the_fleet.acts.workspace.traffic.entries if entry.kind == EVENT)
        again = AppRequest(EVENT, {**sent.asked, "token": TOKEN}, attempt=2)
        assert (await the_fleet.front.send(again))[0] == 200
        await alice.sees("Which one is yours?")


@QUIET
@REDIS
async def test_killed_at_random_moments(sample: Path, redis_url: str, *, redis: bool) -> None:
    chance = random.Random(5)  # noqa: S311 - a fixed choice, not a secret
    async with fleet(sample, replacements=len(STEPS), redis_url=redis_url if redis else None) as the_fleet:
        alice = await to_the_duties(the_fleet)
        message = alice.last
        for label, shown in STEPS:
            the_fleet.calls.forget()
            await alice.clicks(label, on=message)
            await first(the_fleet.calls.come(chance.randrange(4)), alice.sees(shown))
            await the_fleet.dynos[0].kill()
            the_fleet.dynos[0].replace()
            if shown not in alice.reads(message):
                await alice.clicks(label, on=message)
                await alice.sees(shown)


async def test_two_dynos_answer_by_turns(sample: Path, redis_url: str) -> None:
    async with fleet(sample, count=2, redis_url=redis_url) as the_fleet:
        alice = await to_the_duties(the_fleet)
        message = alice.last
        await alice.clicks("Next")
        await alice.sees("duties 11–12 of")
        await alice.ticks("Work with doctors, nurses")
        await alice.clicks("Find related occupations")
        await alice.sees(TWO)
        for label, shown in (("Title", "[Title ✓]"), ("Next", "11–20 of"), ("Change duties", "2 chosen")):
            await alice.clicks(label, on=message)
            await alice.sees(shown)


async def test_same_event_three_times_on_two_dynos(sample: Path, redis_url: str) -> None:
    async with fleet(sample, count=2, redis_url=redis_url) as the_fleet:
        alice = the_fleet.person("Alice")
        the_fleet.onet.answering.clear()
        await alice.says("pharmacist")
        sent = next(entry for entry in the_fleet.acts.workspace.traffic.entries if entry.kind == EVENT)
        for attempt in (1, 2):
            again = AppRequest(EVENT, {**sent.asked, "token": TOKEN}, attempt=attempt)
            assert (await the_fleet.acts.delivery.transport.send(again)).status == 200
        the_fleet.onet.answering.set()
        await alice.sees("Which one is yours?")
        await alice.says("/duties help")
        await alice.sees("These work anywhere:")
        answers = [
            message for message in alice.messages() if message.user == BOT_USER and "Which one" in alice.reads(message)
        ]
        assert len(answers) == 1


@QUIET
async def test_two_dynos_whose_redis_comes_and_goes(sample: Path) -> None:
    server = Valkey()
    server.start()
    port = server.port
    async with fleet(sample, count=2, redis_url=f"redis://127.0.0.1:{port}/0") as the_fleet:
        alice = await to_the_duties(the_fleet)
        message = alice.last
        old = copy.copy(message)
        for _ in range(3):
            server.stop()
            await alice.clicks("Find related occupations", on=message)
            await alice.sees(ONE)
            server = Valkey(port=port)
            server.start()
            await alice.clicks("Change duties", on=message)
            await alice.sees("1 chosen")
        await alice.clicks("Find related occupations", on=old)
        await alice.sees("Pharmacists")
        server.stop()
    assert the_fleet.acts.workspace.refusals == []
