"""What is kept of a workspace is erased with it, on memory and on a real server that speaks Redis' protocol."""

import itertools
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.conversation.profile import Profile
from bot.conversation.saved_lists import Saved
from bot.conversation.state import Person
from bot.storage.cache_factory import open_cache
from bot.storage.conversations import ConversationStore
from bot.storage.keys import UninstallKey
from bot.storage.list_store import CachedLists
from bot.storage.mentions import AnsweredMention, MentionStore
from bot.storage.profiles import ProfileStore
from bot.storage.workspaces import WorkspaceData
from bot.telemetry.turn_record import TurnSource, recording, start_record
from tests.support.caches import add, find
from tests.support.harness import UNHURRIED
from tests.support.people import ALICE, DM, a_conversation

NUMBERS = itertools.count(1)
ERIN = Person(team="T12", user="U1ALICE")
NURSE = Saved(code="29-1141.00", title="Registered Nurses")


@pytest.fixture(params=["memory", "redis"])
async def cache(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    opened = open_cache(url, namespace=f"erased{next(NUMBERS)}:", max_entries=1_000, seconds=UNHURRIED)
    yield opened
    await opened.close()


async def talked(cache: Any, person: Person) -> None:
    """A person with a conversation in their direct messages, and something saved."""
    store, now = ConversationStore(cache), a_conversation(owner=person)
    await add(store, now, current=True)
    await CachedLists(cache).change(person, lambda lists: lists.adding(NURSE))


async def is_known(cache: Any, person: Person) -> bool:
    store = ConversationStore(cache)
    found = [await store.find(person, "c1"), await store.find_current(person, DM)]
    remembered = await ProfileStore(cache).find(person) != Profile(owner=person)
    assert len({remembered, *(stored.conversation is not None for stored in found)}) == 1, "partly erased"
    return remembered


async def test_erasing_a_workspace_keeps_the_others(cache: Any) -> None:
    await talked(cache, ALICE)
    await talked(cache, ERIN)
    assert await WorkspaceData(cache).erase(ALICE.team) == 3
    assert not await is_known(cache, ALICE)
    assert await is_known(cache, ERIN)
    assert await WorkspaceData(cache).erase(ALICE.team) == 0


async def test_erasing_an_organization_erases_its_workspaces(cache: Any) -> None:
    data = WorkspaceData(cache)
    frank = Person(team="T77", user="U1FRANK")
    for person in (ALICE, ERIN, frank):
        await talked(cache, person)
    await data.join(ALICE.team, "E1")
    await data.join(ERIN.team, "E1")
    await data.join(frank.team, "E12")
    assert sorted(await data.workspaces_of("E1")) == ["T1", "T12"]
    await data.erase("E1")
    assert not await is_known(cache, ALICE)
    assert not await is_known(cache, ERIN)
    assert await is_known(cache, frank)
    assert await cache.keys_with_prefix("E1:") == []


async def test_same_id_in_two_workspaces_is_two_conversations(cache: Any) -> None:
    store = ConversationStore(cache)
    await add(store, a_conversation(owner=ALICE, keyword="nurse"))
    await add(store, a_conversation(owner=ERIN, keyword="cook"))
    assert (await find(store, a_conversation(owner=ERIN))).keyword == "cook"


async def test_turn_of_another_process_writes_nothing_for_a_workspace_that_left(cache: Any) -> None:
    store, mentions = ConversationStore(cache), MentionStore(cache)
    await talked(cache, ALICE)
    before, none = await store.find(ALICE, "c1"), await store.find_none(ALICE)
    assert before.conversation is not None
    await WorkspaceData(cache).erase(ALICE.team)
    assert await store.write(before, before.conversation, current=True) is None
    assert (await store.find(ALICE, "c1")).is_erased_since(before)
    assert await store.write(none, a_conversation(id="c2"), current=True, remember=True) is None
    await CachedLists(cache).change(ALICE, lambda lists: lists.adding(NURSE))
    await mentions.remember(ALICE, AnsweredMention(channel="C1", ts="1.1", words="w"))
    assert await cache.keys_with_prefix(f"{ALICE.team}:") == []


async def test_mark_of_an_earlier_version_keeps_turns_from_writing_too(cache: Any) -> None:
    store = ConversationStore(cache)
    await cache.set(UninstallKey(ALICE.team).build(), "left", ttl=60)
    await store.write(await store.find_none(ALICE), a_conversation(), current=True, remember=True)
    assert await cache.keys_with_prefix(f"{ALICE.team}:") == []


async def test_late_event_records_no_workspace_until_it_is_added_or_installed_again(cache: Any) -> None:
    data = WorkspaceData(cache)
    for left in (ALICE.team, "E1"):
        assert await data.join(ALICE.team, "E1")
        await data.erase(left, None if left == "E1" else "E1")
        assert not await data.join(ALICE.team, "E1")
        assert await data.workspaces_of("E1") == []
        await data.install(ALICE.team, "E1")


async def test_turn_from_before_an_uninstall_writes_nothing_after_the_next_installation(cache: Any) -> None:
    data, store, earlier = WorkspaceData(cache), ConversationStore(cache), start_record("r", TurnSource("search"))
    await data.install(ALICE.team)
    assert await cache.keys_with_prefix("") == [], "its first installation needs no mark"
    await talked(cache, ALICE)
    before, none = await store.find(ALICE, "c1"), await store.find_none(ALICE)
    assert before.conversation is not None
    await data.erase(ALICE.team)
    await data.install(ALICE.team)
    with recording(earlier):
        assert await store.write(before, before.conversation, current=True) is None
        assert await store.write(none, a_conversation(id="c2"), current=True, remember=True) is None
        assert await store.write(await store.find_none(ALICE), a_conversation(id="c3"), current=True, remember=True)
        await CachedLists(cache).change(ALICE, lambda lists: lists.adding(NURSE))
    assert await cache.keys_with_prefix(f"{ALICE.team}:") == []
    await talked(cache, ERIN)
    assert await store.write(await store.find_none(ALICE), a_conversation(), current=True, remember=True)
    assert (await find(store, a_conversation())).id == "c1", "what begins afterwards is stored"


async def test_late_event_writes_nothing_until_the_workspace_installs_again(cache: Any) -> None:
    data = WorkspaceData(cache)
    await data.erase(ALICE.team)
    for writes in (False, True):
        if writes:
            await data.install(ALICE.team)
        store = ConversationStore(cache)
        assert await store.write(await store.find_none(ALICE), a_conversation(), current=True, remember=True)
        await CachedLists(cache).change(ALICE, lambda lists: lists.adding(NURSE))
        await MentionStore(cache).remember(ALICE, AnsweredMention(channel="C1", ts="1.1", words="w"))
        assert bool(await cache.keys_with_prefix(f"{ALICE.team}:")) is writes
    await talked(cache, ERIN)
    assert await is_known(cache, ERIN)
