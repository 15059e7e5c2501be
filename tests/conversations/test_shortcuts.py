"""Shortcuts: from somebody's message, and from anywhere."""

import pytest
from slack_playground.testing.person import GENERAL

from tests.support.harness import Playing

pytestmark = pytest.mark.both_ways


async def test_a_message_is_searched_for_and_only_alice_sees_the_answer(here: Playing) -> None:
    alice, bob = here.person("Alice"), here.person("Bob")
    await bob.says("I'm a pharmacist, <@U0ALICE000> & I like explaining", to=GENERAL)
    await alice.uses("Find related occupations", on=alice.messages(GENERAL)[0])
    assert alice.last.only_for == alice.me.id
    assert "Pharmacists" in str(alice.last.blocks)
    await alice.chooses("Pharmacists")
    assert "29-1051.00 · duties" in alice.screen
    assert len(bob.messages(GENERAL)) == 1


async def test_a_message_that_says_nothing_asks(here: Playing) -> None:
    alice = here.person("Alice")
    await alice.says("🦄", to=GENERAL)
    await alice.uses("Find related occupations", on=alice.messages(GENERAL)[0])
    assert "What do you do?" in alice.screen


async def test_the_global_shortcut_begins_in_direct_messages(here: Playing) -> None:
    alice = here.person("Alice")
    await alice.uses("Start from my job")
    assert alice.last.channel == alice.me.dm
    assert "What do you do?" in alice.screen
    await alice.says("29-1051.00")
    assert "duties 1–10 of 12" in alice.screen
