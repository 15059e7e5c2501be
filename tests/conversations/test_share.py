"""Sharing: posts that others see, without accidental mentions, and from which they start their own."""

import pytest
from slack_playground.testing.person import GENERAL, Person
from slack_playground.workspace.workspace import CHANNEL

from tests.support.harness import BotInPlayground

pytestmark = pytest.mark.both_transports


async def results(alice: Person) -> None:
    await alice.says("29-1051.00")
    await alice.ticks("Advise patients about their medicines")
    await alice.clicks("Find related occupations")


async def test_share_with_a_channel_and_start_from_it(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await results(alice)
    await alice.clicks("Share")
    await alice.selects("Share with a channel", GENERAL)
    await alice.fills("A note", "For <!channel> & all:\nlook at this")
    await alice.submits()
    assert "Shared. It's with" in alice.transcript
    assert "# Occupations that share duties of Pharmacists" in bob.screen
    assert "• Advise patients about their medicines" in bob.screen
    assert "1. " in bob.screen
    assert "made up" in bob.screen, "the credit goes with it"
    assert "<!channel>" not in str(bob.last.blocks)
    post = bob.last
    await bob.clicks("Start my own from here")
    assert bob.last.only_for == bob.me.id
    assert "29-1051.00 · duties 1–10 of 12" in bob.screen
    await bob.clicks("All on this page")
    assert "10 chosen" in bob.screen
    assert "Occupations that share duties" in bob.reads(post)


async def test_share_with_a_person_goes_to_their_direct_messages(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await results(alice)
    await alice.says("share")
    await alice.clicks("Share", on=alice.last)
    await alice.submits()
    assert alice.views[-1].errors == {"to": "Choose a channel or a person."}
    await alice.selects("Share with a person", "Bob")
    await alice.submits()
    assert bob.last.channel == bob.me.dm
    assert alice.messages(GENERAL) == []


async def test_shared_post_counts_the_rest_and_the_sharer_hears_with_whom(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await results(alice)
    total = int(alice.screen.partition("1–")[2].partition(" of ")[2].split()[0])
    await alice.clicks("Share")
    await alice.selects("Share with a channel", GENERAL)
    await alice.selects("Share with a person", "Bob")
    await alice.submits()
    for post in (bob.last, alice.messages(GENERAL)[-1]):
        assert "\n5. " in bob.reads(post)
        assert "\n6. " not in bob.reads(post)
        assert f"and {total - 5} more" in bob.reads(post)
    confirmation = next(message for message in reversed(alice.messages("dm")) if "Shared" in message.text)
    assert f"<#{CHANNEL}>" in confirmation.text
    assert f"<@{bob.me.id}>" in confirmation.text


async def test_list_that_was_forgotten_meanwhile_is_not_shared(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await results(alice)
    await alice.says("save 1")
    await alice.says("list")
    await alice.clicks("Share")
    await alice.selects("Share with a channel", GENERAL)
    await alice.says("/duties forget me")
    await alice.clicks("Delete everything")
    posted = len(bob.messages(GENERAL))
    await alice.submits()
    assert "Your list is empty" in alice.screen
    assert len(bob.messages(GENERAL)) == posted


async def test_share_names_the_filter(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.says("zone 5")
    await alice.clicks("Share")
    await alice.selects("Share with a channel", GENERAL)
    await alice.submits()
    (post,) = [message for message in alice.messages(GENERAL) if message.channel == CHANNEL]
    assert "(Job Zone 5)" in alice.reads(post)


async def test_share_to_a_channel_without_the_bot_explains(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.clicks("Share")
    view = alice.views[-1]
    sample_bot.workspace.enter(
        alice.me.id, view, ("to", "to"), {"type": "conversations_select", "selected_conversation": "C404"}
    )
    await alice.submits()
    assert "I'm not in that channel" in alice.transcript
    assert [refused.error for refused in sample_bot.workspace.refusals] == ["channel_not_found"]
    sample_bot.workspace.refusals.clear()
