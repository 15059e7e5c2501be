"""What is remembered of a person: bounded, without losing a change, and erased when asked."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from typing import cast

import pytest

from bot.conversation.profile import RECENT_CONVERSATIONS, SEARCHES, Profile, with_conversation
from bot.conversation.saved_lists import SAVED, Lists, Saved
from bot.conversation.state import Place
from bot.conversation.transitions import posted
from bot.errors import StoreUnavailable
from bot.storage.aiocache_adapter import AiocacheCache
from bot.storage.cache_factory import open_cache
from bot.storage.conversations import ConversationStore
from bot.storage.keys import ConversationKey, PersonPrefix, ProfileKey
from bot.storage.list_store import CachedLists
from bot.storage.memory_cache import MemoryCache
from bot.storage.profiles import YEAR, ProfileStore
from bot.telemetry.turn_record import TurnSource, recording, start_record
from tests.support.caches import UnavailableCache, add
from tests.support.clock import Clock
from tests.support.harness import UNHURRIED
from tests.support.people import ALICE, BOB, a_conversation

NUMBERS = itertools.count(1)


class WithoutScan(AiocacheCache):
    """A cache in which nothing is found by how its key begins."""

    def __init__(self, cache: AiocacheCache) -> None:
        super().__init__(cache._backend)  # noqa: SLF001 - the same, with less

    async def keys_with_prefix(self, prefix: str) -> list[str]:
        raise AssertionError(prefix)

    async def delete_prefix(self, prefix: str) -> int:
        raise AssertionError(prefix)


@pytest.fixture(params=["memory", "redis"])
async def profiles(request: pytest.FixtureRequest) -> AsyncIterator[ProfileStore]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    cache = open_cache(url, namespace=f"profiles{next(NUMBERS)}:", max_entries=1_000, seconds=UNHURRIED)
    yield ProfileStore(cache)
    await cache.close()


def an_occupation(number: int) -> Saved:
    return Saved(code=f"29-{number:04}.00", title=f"Occupation {number}")


async def test_profile_ends_a_year_after_it_was_written_last() -> None:
    clock = Clock()
    profiles = ProfileStore(MemoryCache(max_entries=9, clock=clock))
    await profiles.mark_welcomed(ALICE)
    clock.now = YEAR - 1.0
    await profiles.change(ALICE, lambda profile: with_conversation(profile, a_conversation(keyword="nurse")))
    clock.now += YEAR - 1
    assert (await profiles.find(ALICE)).searches == ("nurse",)
    clock.now += 1
    assert await profiles.find(ALICE) == Profile(owner=ALICE)


async def test_concurrent_profile_changes_are_all_kept(profiles: ProfileStore) -> None:
    async def begin(number: int) -> None:
        now = a_conversation().model_copy(update={"id": f"c{number}"})
        await profiles.change(ALICE, lambda profile: with_conversation(profile, now))

    await asyncio.gather(*(begin(number) for number in range(12)))
    found = await profiles.find(ALICE)
    assert {recent.id for recent in found.conversations} == {f"c{number}" for number in range(12)}
    assert await profiles.find(BOB) == Profile(owner=BOB)


async def test_forgotten_person_leaves_nothing_and_nobody_elses_keys_are_looked_at(profiles: ProfileStore) -> None:
    cache = profiles._cache  # noqa: SLF001 - what is left in it is the question
    store = ConversationStore(cache)
    for person in (ALICE, BOB):
        await CachedLists(cache).change(person, lambda lists: lists.adding(an_occupation(1)))
        for number in range(RECENT_CONVERSATIONS + 10):
            now = a_conversation(keyword=f"job {number}").model_copy(update={"id": f"c{number}", "owner": person})
            place = Place(channel="C1", thread=f"{number}.0")
            stored = await store.find_none(person)
            assert await store.write(stored, posted(now, place), current=True, remember=True)
    before = await cache.keys_with_prefix(PersonPrefix(ALICE).build())
    assert len(before) == 1 + 2 * RECENT_CONVERSATIONS
    await ConversationStore(WithoutScan(cast("AiocacheCache", cache))).erase(ALICE)
    assert await profiles.find(ALICE) == Profile(owner=ALICE)
    assert [key for key in await cache.keys_with_prefix("") if ALICE.user in key] == []
    assert (await store.find(BOB, "c39")).conversation is not None
    assert len((await profiles.find(BOB)).saved) == 1


async def test_person_without_a_profile_is_forgotten_too(profiles: ProfileStore) -> None:
    cache = profiles._cache  # noqa: SLF001 - as above
    store = ConversationStore(cache)
    for person, profile in ((ALICE, None), (BOB, "{broken")):
        await add(store, a_conversation(owner=person), current=True)
        if profile is not None:
            await cache.set(ProfileKey(person).build(), profile)
        await store.erase(person)
        assert await cache.keys_with_prefix(PersonPrefix(person).build()) == []


async def test_person_with_an_unreadable_conversation_is_forgotten_too(profiles: ProfileStore) -> None:
    cache = profiles._cache  # noqa: SLF001 - as above
    store = ConversationStore(cache)
    await add(store, a_conversation(), current=True, remember=True)
    await cache.set(ConversationKey(ALICE, a_conversation().id).build(), '{"v": 2}')
    await store.erase(ALICE)
    assert await cache.keys_with_prefix(PersonPrefix(ALICE).build()) == []


async def test_conversation_that_leaves_the_profile_is_deleted_with_its_pointer(profiles: ProfileStore) -> None:
    cache = profiles._cache  # noqa: SLF001 - as above
    store = ConversationStore(cache)
    for number in range(RECENT_CONVERSATIONS + 1):
        now = a_conversation().model_copy(update={"id": f"c{number}", "place": Place(channel="C1", thread=str(number))})
        assert await store.write(await store.find_none(ALICE), now, current=True, remember=True)
    kept = await cache.keys_with_prefix("")
    assert len([key for key in kept if ":conversation:" in key]) == RECENT_CONVERSATIONS
    assert len([key for key in kept if ":current:" in key]) == RECENT_CONVERSATIONS
    assert (await store.find(ALICE, "c0")).conversation is None


async def test_clients_forgotten_at_the_same_time_are_all_remembered(profiles: ProfileStore) -> None:
    clients = [f"Client {number}" for number in range(9)]
    earlier = start_record("r", TurnSource("typed"))
    await asyncio.gather(*(profiles.mark_erased(ALICE, client) for client in clients))
    with recording(earlier):
        _, erasure = await profiles.read(ALICE)
        assert [erasure.forbids_writing(client) for client in clients] == [True] * len(clients)
        assert not erasure.forbids_writing("somebody else")


async def test_greeting_is_recorded_once_until_forgotten(profiles: ProfileStore) -> None:
    assert await profiles.mark_welcomed(ALICE)
    assert not await profiles.mark_welcomed(ALICE)
    await ConversationStore(profiles._cache).erase(ALICE)  # noqa: SLF001 - the two share a cache
    assert await profiles.mark_welcomed(ALICE)
    await profiles.change(BOB, lambda memory: with_conversation(memory, a_conversation()))
    assert not await profiles.mark_welcomed(BOB), "who has talked already needs no welcome"


async def test_unreadable_profile_starts_empty(profiles: ProfileStore) -> None:
    await profiles._cache.set(f"{ALICE.team}:{ALICE.user}:memory", "{broken")  # noqa: SLF001 - damage from outside
    assert await profiles.find(ALICE) == Profile(owner=ALICE)
    assert await profiles.mark_welcomed(ALICE)
    assert (await profiles.find(ALICE)).welcomed


async def test_unavailable_cache_is_one_error() -> None:
    with pytest.raises(StoreUnavailable):
        await ProfileStore(UnavailableCache()).find(ALICE)


def test_profile_is_bounded_and_keeps_the_newest() -> None:
    memory = Profile(owner=ALICE)
    for number in range(RECENT_CONVERSATIONS + 10):
        memory = with_conversation(
            memory, a_conversation(keyword=f"job {number}").model_copy(update={"id": f"c{number}"})
        )
        memory = memory.with_lists(memory.lists.adding(an_occupation(number)))
    assert len(memory.conversations) == RECENT_CONVERSATIONS
    assert memory.conversations[-1].id == f"c{RECENT_CONVERSATIONS + 9}"
    assert memory.searches == tuple(f"job {RECENT_CONVERSATIONS + 9 - number}" for number in range(SEARCHES))
    assert len(memory.saved) == SAVED
    assert len(memory.write()) < 5_000


def test_profile_has_no_duplicates() -> None:
    memory = Profile(owner=ALICE)
    for keyword in ("nurse", "cook", "NURSE"):
        memory = with_conversation(memory, a_conversation(keyword=keyword))
    assert memory.searches == ("NURSE", "cook")
    lists = memory.lists.adding(an_occupation(1)).adding(an_occupation(1))
    assert lists.saved == (an_occupation(1),)
    assert lists.without(an_occupation(1).code) == Lists()
