"""Talks about the list that stays: put on it from anywhere, seen, shared, exported, taken off."""

import re

import pytest
from slack_playground.testing.person import GENERAL, Person
from slack_playground.workspace.workspace import CHANNEL

from bot.conversation.saved_lists import SAVED
from tests.support.harness import BotInPlayground
from tests.support.steps import FIRST, SECOND, results

DAY = re.compile(r"-\d{4}-\d\d-\d\d")


def sent_to(person: Person, channel: str = "dm") -> list[str]:
    return [file.name for message in person.messages(channel) for file in message.files]


@pytest.mark.parametrize("where", ["dm", "command", "thread"])
async def test_save_from_the_menu_below_the_results(sample_bot: BotInPlayground, where: str) -> None:
    alice = sample_bot.person("Alice")
    await results(alice, where)
    await alice.chooses(FIRST)
    assert f"Saved: {FIRST}. Your list now has 1." in alice.screen
    assert alice.last.only_for == alice.me.id
    await alice.clicks("My list", on=alice.last)
    assert f"1. {FIRST} :sunny: · 29-1171.00 · Job Zone 5" in alice.screen
    await alice.clicks("Remove", on=alice.last)
    assert "Your list is empty" in alice.screen


async def test_save_list_and_remove_can_be_typed(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.says("save 1 and 3")
    assert "Your list now has 2." in alice.screen
    await alice.says("save the second please")
    assert f"Saved: {SECOND}." in alice.screen
    await alice.says("save it")
    assert "Which occupation should I save" in alice.screen
    await alice.says("show my list")
    assert f"1. {FIRST}" in alice.screen
    assert f"3. {SECOND}" in alice.screen
    await alice.says("remove the second from my list")
    assert "Removed from your list" in alice.screen
    await alice.says("remove nurse practitioners from my list")
    assert f"Removed from your list: {FIRST}" in alice.screen
    await alice.says("remove 9 from my list")
    assert "That's not on your list" in alice.screen
    await alice.says("sort by title")
    assert "[Title ✓]" in alice.screen, "the conversation is where it was"


async def test_save_from_another_persons_results_goes_to_ones_own_list(sample_bot: BotInPlayground) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await results(alice, "thread")
    await bob.chooses(FIRST)
    assert f"Saved: {FIRST}" in bob.screen
    await bob.says("list")
    assert f"1. {FIRST}" in bob.screen
    await alice.says("/duties list", to=GENERAL)
    assert "Your list is empty" in alice.screen


async def test_full_saved_list_names_the_dropped_entry(release_bot: BotInPlayground) -> None:
    alice = release_bot.person("Alice")
    await alice.says("29-1141.00")
    await alice.says("all")
    await alice.says("done")
    await alice.says("save all")
    await alice.says("next")
    await alice.says("save all")
    assert f"Your list now has {SAVED}." in alice.screen
    await alice.says("next")
    await alice.says("save 1")
    assert f"Your list is limited to {SAVED}. I removed the oldest:" in alice.screen
    await alice.says("list")
    assert f"{SAVED}. " in alice.screen


@pytest.mark.parametrize("where", ["dm", "command", "home"])
async def test_saved_list_is_shared_and_started_from(sample_bot: BotInPlayground, where: str) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await results(alice)
    await alice.says("save 1 2")
    if where == "home":
        await alice.opens_home()
        await alice.clicks("Share", on=alice.home)
    else:
        await alice.says(
            "/duties list" if where == "command" else "my list", to=GENERAL if where == "command" else "dm"
        )
        await alice.clicks("Share", on=alice.last)
    await alice.selects("Share with a channel", GENERAL)
    await alice.fills("A note", "Worth a <!here> look")
    await alice.submits()
    assert "Shared. It's with" in alice.transcript
    (post,) = [message for message in bob.messages(GENERAL) if not message.only_for]
    assert "# Occupations worth a look" in bob.reads(post)
    assert f"1. {FIRST} :sunny: · 29-1171.00 · Job Zone 5" in bob.reads(post)
    assert "<!here>" not in str(post.blocks)
    assert "made up" in bob.reads(post), "the credit goes with it"
    await bob.clicks("Start my own from here", on=post)
    assert bob.last.only_for == bob.me.id
    assert "29-1171.00 · duties" in bob.screen


@pytest.mark.parametrize("where", ["typed", "list", "command", "home"])
async def test_saved_list_is_exported_with_its_duties(sample_bot: BotInPlayground, where: str) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.says("save 1 2")
    match where:
        case "typed":
            await alice.says("export my list")
        case "home":
            await alice.opens_home()
            await alice.clicks("Export", on=alice.home)
        case "list":
            await alice.says("list")
            await alice.clicks("Export", on=alice.last)
        case _:
            await alice.says("/duties export my list", to=GENERAL)
    assert [DAY.sub("", name) for name in sent_to(alice)] == ["my-occupations.csv", "my-occupations.xlsx"]
    (sent,) = [message for message in alice.messages() if message.files]
    text = sent.files[0].content.decode("utf-8-sig")
    assert "Occupations on my list: 2" in text
    assert "Code,Title,Bright Outlook,Job Zone,Duties" in text
    assert f"29-1171.00,{FIRST},yes,Job Zone 5" in text
    assert sent_to(alice, GENERAL) == []


async def test_empty_saved_list_is_not_exported(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await alice.says("export my list")
    assert "Your list is empty" in alice.screen
    assert sent_to(alice) == []


async def test_home_removes_from_the_saved_list_and_compares(sample_bot: BotInPlayground) -> None:
    alice = sample_bot.person("Alice")
    await results(alice)
    await alice.says("save 1 2")
    await alice.opens_home()
    assert f"2. {SECOND}" in alice.reads_view(alice.home)
    await alice.clicks("Remove", on=alice.home)
    assert FIRST not in alice.reads_view(alice.home)
    assert f"1. {SECOND}" in alice.reads_view(alice.home)


async def test_saved_list_and_its_files_in_spanish(sample_bot: BotInPlayground) -> None:
    carmen = sample_bot.person("Carmen")
    await carmen.says("29-1051.00")
    await carmen.says("1 y 3")
    await carmen.says("listo")
    await carmen.says("guarda la primera y la segunda")
    assert "Tu lista ahora tiene 2." in carmen.screen
    await carmen.says("comparar mi lista")
    await carmen.says("exportar mi lista")
    assert [DAY.sub("", name) for name in sent_to(carmen)] == ["mis-ocupaciones.csv", "mis-ocupaciones.xlsx"]
    (sent,) = [message for message in carmen.messages() if message.files]
    assert "Código,Título,Bright Outlook,Job Zone,Tareas" in sent.files[0].content.decode("utf-8-sig")
    await carmen.says("mi lista")
    await carmen.clicks("Compartir", on=carmen.last)
    await carmen.selects("Compartir con un canal", GENERAL)
    await carmen.submits()
    post = next(message for message in carmen.messages(GENERAL) if message.channel == CHANNEL)
    assert "Ocupaciones que vale la pena ver" in carmen.reads(post)


@pytest.mark.parametrize("label", ["Remove", "Compare", "Share", "Export"])
async def test_controls_of_a_list_in_a_channel_are_its_owners(sample_bot: BotInPlayground, label: str) -> None:
    alice, bob = sample_bot.person("Alice"), sample_bot.person("Bob")
    await results(alice)
    await alice.says("save 1 2")
    await alice.says("@Job Duties my list", to=GENERAL)
    shown = alice.last
    assert not shown.only_for, "everybody in the channel sees it"
    before = alice.reads(shown)
    await bob.clicks(label, on=shown)
    assert "You can start your own" in bob.screen
    assert bob.last.only_for == bob.me.id
    assert bob.views == []
    assert sent_to(alice, GENERAL) == sent_to(bob) == []
    assert alice.reads(shown) == before
    await alice.clicks(label, on=shown)
    assert alice.views or sent_to(alice, GENERAL) or alice.reads(shown) != before
