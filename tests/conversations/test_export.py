"""Talks that end with files: sent where the person is, or said why they cannot be."""

import csv
import io

import pytest
from slack_playground.testing.person import GENERAL, Person

from tests.support.harness import Playing

pytestmark = pytest.mark.both_ways


async def results(alice: Person, to: str = "dm") -> None:
    await alice.says("/duties 29-1051.00" if to == GENERAL else "29-1051.00", to=to)
    await alice.ticks("Advise patients about their medicines")
    await alice.clicks("Find related occupations")


def files_of(person: Person, channel: str = "dm") -> list[str]:
    return [file.name for message in person.messages(channel) for file in message.files]


@pytest.mark.parametrize("typed", [False, True])
async def test_alice_gets_csv_and_xlsx_in_her_direct_messages(here: Playing, *, typed: bool) -> None:
    alice = here.person("Alice")
    await results(alice)
    await (alice.says("export") if typed else alice.clicks("Export"))
    assert files_of(alice) == ["related-to-pharmacists.csv", "related-to-pharmacists.xlsx"]
    assert "Here they are." in alice.transcript
    (sent,) = [message for message in alice.messages() if message.files]
    text = sent.files[0].content.decode("utf-8-sig")
    total = alice.transcript.split("Pharmacists · 1 duty · 1–10 of ")[1].split()[0]
    assert f"# Occupations that share duties of Pharmacists (29-1051.00): {total}" in text
    assert "# Data: Sample data" in text
    assert text.count("\n") > int(total)


async def test_the_filter_and_the_order_are_the_shown_ones(here: Playing) -> None:
    alice = here.person("Alice")
    await results(alice)
    await alice.says("sort by title")
    await alice.says("zone 5")
    await alice.says("export")
    (sent,) = [message for message in alice.messages() if message.files]
    text = sent.files[0].content.decode("utf-8-sig")
    assert "# Only: Job Zone 5" in text
    titles = [row[1] for row in csv.reader(io.StringIO(text, newline="")) if row[0][:2].isdecimal()]
    assert titles == sorted(titles)


async def test_what_is_asked_for_in_a_channel_goes_to_direct_messages(here: Playing) -> None:
    alice, bob = here.person("Alice"), here.person("Bob")
    await results(alice, GENERAL)
    await alice.clicks("Export")
    assert len(files_of(alice)) == 2
    assert files_of(alice, GENERAL) == files_of(bob, GENERAL) == []
    assert "the files are in our direct messages" in alice.transcript


async def test_without_the_scope_the_bot_says_how_to_grant_it(here: Playing) -> None:
    alice = here.person("Alice")
    await results(alice)
    (here.workspace.app.manifest or {})["oauth_config"]["scopes"]["bot"].remove("files:write")
    await alice.clicks("Export")
    assert "add the scopes files:write and im:write" in alice.transcript
    assert [refused.error for refused in here.workspace.refusals] == ["missing_scope"]
    here.workspace.refusals.clear()


async def test_bob_cannot_export_what_is_alices(here: Playing) -> None:
    alice, bob = here.person("Alice"), here.person("Bob")
    await alice.says("@Job Duties 29-1051.00", to=GENERAL)
    await alice.clicks("All on this page")
    await alice.clicks("Find related occupations")
    await bob.clicks("Export", on=alice.last)
    assert files_of(bob) == files_of(bob, GENERAL) == []
    assert "You can start your own" in bob.screen
