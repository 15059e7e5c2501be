"""Talks that end with files: sent where the person is, or said why they cannot be."""

import csv
import io
import re

import pytest
from slack_playground.testing.person import GENERAL, Person

from tests.support.harness import BotInPlayground

pytestmark = pytest.mark.both_transports


async def results(alice: Person, to: str = "dm") -> None:
    await alice.says("/duties 29-1051.00" if to == GENERAL else "29-1051.00", to=to)
    await alice.ticks("Advise patients about their medicines")
    await alice.clicks("Find related occupations")


def files_of(person: Person, channel: str = "dm") -> list[str]:
    return [file.name for message in person.messages(channel) for file in message.files]


@pytest.mark.parametrize("typed", [False, True])
async def test_export_sends_csv_and_xlsx_to_direct_messages(sample_bot: BotInPlayground, *, typed: bool) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await (alice.says("export") if typed else alice.clicks("Export"))
    names = [re.sub(r"\d{4}-\d\d-\d\d", "DAY", name) for name in files_of(alice)]
    assert names == ["related-to-pharmacists-DAY.csv", "related-to-pharmacists-DAY.xlsx"]
    assert "Here are your files." in alice.transcript
    (sent,) = [message for message in alice.messages() if message.files]
    text = sent.files[0].content.decode("utf-8-sig")
    total = alice.transcript.split("Pharmacists · 1 duty · 1–10 of ")[1].split()[0]
    assert f"Occupations that share duties of Pharmacists (29-1051.00): {total}" in text
    assert "Data: Sample data" in text
    assert text.count("\n") > int(total)


async def test_export_has_the_shown_filter_and_order(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.says("sort by title")
    await alice.says("zone 5")
    await alice.says("export")
    (sent,) = [message for message in alice.messages() if message.files]
    text = sent.files[0].content.decode("utf-8-sig")
    assert "Filter: Job Zone 5" in text
    titles = [row[1] for row in csv.reader(io.StringIO(text, newline="")) if row[0][:2].isdecimal()]
    assert titles == sorted(titles)


async def test_export_from_a_channel_goes_to_direct_messages(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await results(alice, GENERAL)
    await alice.clicks("Export")
    assert len(files_of(alice)) == 2
    assert files_of(alice, GENERAL) == files_of(bob, GENERAL) == []
    assert "The files are in our direct messages" in alice.transcript


async def test_export_without_the_scope_explains_how_to_grant_it(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    (sample_bot.workspace.apps.first.manifest or {})["oauth_config"]["scopes"]["bot"].remove("files:write")
    await alice.clicks("Export")
    assert "add the scopes files:write and im:write" in alice.transcript
    assert [refused.error for refused in sample_bot.workspace.refusals] == ["missing_scope"]
    sample_bot.workspace.refusals.clear()


async def test_export_of_another_persons_results_is_refused(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await alice.says("@Job Duties 29-1051.00", to=GENERAL)
    await alice.clicks("All on this page")
    await alice.clicks("Find related occupations")
    await bob.clicks("Export", on=alice.last)
    assert files_of(bob) == files_of(bob, GENERAL) == []
    assert "You can start your own" in bob.screen


async def test_handout_is_a_page_with_duties_occupations_and_reasons(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("for Maria: 29-1051.00")
    await alice.ticks("Advise patients about their medicines")
    await alice.clicks("Find related occupations")
    await alice.says("save 2")
    await alice.clicks("Handout")
    (name,) = files_of(alice)
    assert re.fullmatch(r"handout-pharmacists-maria-\d{4}-\d\d-\d\d\.html", name)
    (sent,) = [message for message in alice.messages() if message.files]
    page = sent.files[0].content.decode()
    assert "Occupations that share the duties of Maria" in page
    assert "Advise patients about their medicines" in page
    assert page.count("<section>") == 1, "the one on her list"
    assert "https://www.onetonline.org/link/localwages/" in page
    assert "https://www.mynextmove.org/profile/summary/" in page
    await alice.says("handout")
    assert files_of(alice) == [name, name], "the same by typing"


async def test_all_results_are_shown_as_a_table(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    total = int(alice.screen.split(" · 1–10 of ")[1].split()[0])
    await alice.clicks("As a table")
    (table,) = [block for block in alice.last.blocks if block["type"] == "data_table"]
    assert len(table["rows"]) == total + 1
    assert alice.last.only_for == alice.me.id
    pressed = alice.last
    await alice.says("as a table")
    assert alice.last is not pressed
    assert alice.last.blocks[-1]["type"] == pressed.blocks[-1]["type"]
    assert [block["rows"] for block in alice.last.blocks if block["type"] == "data_table"] == [table["rows"]]
