"""Shortcuts, on a message and global."""

import pytest
from slack_playground.testing.person import GENERAL

from tests.support.harness import BotInPlayground

pytestmark = pytest.mark.both_transports


async def test_message_shortcut_is_answered_ephemerally(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await bob.says("I'm a pharmacist, <@U0ALICE000> & I like explaining", to=GENERAL)
    await alice.uses("Find related occupations", on=alice.messages(GENERAL)[0])
    assert alice.last.only_for == alice.me.id
    assert "Pharmacists" in str(alice.last.blocks)
    await alice.chooses("Pharmacists")
    assert "29-1051.00 · duties" in alice.screen
    assert len(bob.messages(GENERAL)) == 1


async def test_message_shortcut_on_an_empty_message_asks(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("🦄", to=GENERAL)
    await alice.uses("Find related occupations", on=alice.messages(GENERAL)[0])
    assert "What do you do?" in alice.screen


async def test_global_shortcut_starts_in_direct_messages(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.uses("Start from my job")
    assert alice.last.channel == alice.me.dm
    assert "What do you do?" in alice.screen
    await alice.says("29-1051.00")
    assert "duties 1–10 of 12" in alice.screen


@pytest.mark.parametrize("quoted", ["forget me", "thanks", "please stop", "help"])
async def test_message_shortcut_takes_no_orders(sample_bot: BotInPlayground, quoted: str) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await bob.says("29-1051.00")
    await alice.says(quoted, to=GENERAL)
    await bob.uses("Find related occupations", on=alice.messages(GENERAL)[-1])
    searched = ("I didn't recognize any work in “", "I couldn't tell from “")
    assert any(sign in bob.screen for sign in searched), bob.screen
    await bob.opens_home()
    assert "Pharmacists" in bob.reads_view(bob.home), "nothing was deleted"
