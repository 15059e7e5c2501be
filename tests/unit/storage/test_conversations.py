"""One contract for the store of conversations, on memory and on a real server that speaks Redis' protocol."""

import asyncio
import itertools
from collections.abc import AsyncIterator

import pytest

from bot.conversation.events import Ticked
from bot.conversation.state import Conversation, Place, Step
from bot.conversation.transitions import advance, posted
from bot.errors import StoreUnavailable
from bot.storage.cache import Cache
from bot.storage.cache_factory import open_cache
from bot.storage.conversations import ConversationStore
from bot.storage.profiles import ProfileStore
from bot.storage.redis_cache import RedisCache
from tests.support.caches import NOTHING, UnavailableCache, add, find
from tests.support.harness import UNHURRIED
from tests.support.people import ALICE, BOB, DM, a_conversation

NUMBERS = itertools.count(1)


@pytest.fixture(params=["memory", "redis"])
async def cache(request: pytest.FixtureRequest) -> AsyncIterator[Cache]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    opened = open_cache(url, namespace=f"store{next(NUMBERS)}:", max_entries=1_000, seconds=UNHURRIED)
    yield opened
    await opened.close()


@pytest.fixture
def store(cache: Cache) -> ConversationStore:
    return ConversationStore(cache)


async def test_conversation_is_added_once_and_found(store: ConversationStore) -> None:
    assert await store.find(ALICE, "c1") == NOTHING
    written = await add(store, a_conversation())
    assert await store.write(NOTHING, a_conversation(keyword="nurse")) is None
    assert await store.find(ALICE, "c1") == written
    assert written.conversation == a_conversation()


async def test_stale_write_loses(store: ConversationStore) -> None:
    first = await add(store, a_conversation())
    second = await store.write(first, a_conversation(keyword="nurse"))
    assert second is not None
    assert second.conversation is not None
    assert second.conversation.revision == a_conversation().revision + 1
    assert await store.write(first, a_conversation(keyword="cook")) is None
    assert (await find(store, a_conversation())).keyword == "nurse"


async def test_writing_the_same_again_is_a_new_value(store: ConversationStore) -> None:
    first = await add(store, a_conversation())
    assert await store.write(first, a_conversation())
    assert await store.write(first, a_conversation()) is None, "an old reading must never match again"


async def test_twenty_ticks_at_once_are_twenty_ticks(store: ConversationStore) -> None:
    await add(store, a_conversation(Step.CHOOSING_TASKS))

    async def tick(task: int) -> None:
        while True:
            stored = await store.find(ALICE, "c1")
            assert stored.conversation is not None
            ticked = advance(stored.conversation, Ticked(code="29-1051.00", ticked=(str(task),)))
            if await store.write(stored, ticked):
                return

    await asyncio.gather(*(tick(task) for task in range(1, 21)))
    assert sorted(map(int, (await find(store, a_conversation())).chosen)) == list(range(1, 21))


@pytest.mark.parametrize("damaged", ['{"v": 99, "from": "another version"}', "null", "{", ""])
async def test_unreadable_record_is_overwritten(store: ConversationStore, cache: Cache, damaged: str) -> None:
    await cache.set("T1:U1ALICE:conversation:c1", damaged)
    stored = await store.find(ALICE, "c1")
    assert stored.conversation is None
    assert await store.write(stored, a_conversation())
    assert await find(store, a_conversation()) == a_conversation()


async def test_undecodable_record_is_overwritten(redis_url: str) -> None:
    cache = RedisCache(redis_url, namespace="bytes:", seconds=UNHURRIED)
    store = ConversationStore(cache)
    await cache.client.set("bytes:T1:U1ALICE:conversation:c1", b"\xff\xfe\x00")
    await cache.client.set("bytes:T1:U1ALICE:memory", b"\xff\xfe\x00")
    stored = await store.find(ALICE, "c1")
    assert stored.conversation is None
    assert await store.write(stored, a_conversation(keyword="nurse"), remember=True)
    assert await find(store, a_conversation()) == a_conversation(keyword="nurse")
    assert (await ProfileStore(cache).find(ALICE)).searches == ("nurse",)
    await cache.close()


async def test_typed_line_finds_the_conversation_of_its_place(store: ConversationStore) -> None:
    written = await add(store, a_conversation(), current=True)
    assert await store.find_current(ALICE, DM) == written
    assert await store.find_current(BOB, DM) == NOTHING
    assert await store.find_current(ALICE, Place(channel="D1", thread="1.2")) == NOTHING


async def test_write_that_loses_makes_nothing_current(store: ConversationStore) -> None:
    first = await add(store, a_conversation())
    assert await store.write(first, a_conversation(keyword="nurse"))
    assert await store.write(first, a_conversation(keyword="cook"), current=True) is None
    assert await store.find_current(ALICE, DM) == NOTHING


async def test_profile_is_written_with_the_conversation(store: ConversationStore, cache: Cache) -> None:
    profiles = ProfileStore(cache)
    first = await add(store, a_conversation(keyword="nurse"), remember=True)
    assert (await profiles.find(ALICE)).searches == ("nurse",)
    assert await store.write(first, a_conversation(keyword="cook"), remember=True)
    assert (await profiles.find(ALICE)).searches == ("cook", "nurse"), "though the profile was changed meanwhile"
    assert [recent.about for recent in (await profiles.find(ALICE)).conversations] == ["cook"]


async def test_several_conversations_are_found_in_order(store: ConversationStore) -> None:
    for number in range(3):
        await add(store, a_conversation(keyword=f"job {number}").model_copy(update={"id": f"c{number}"}))
    found = await store.find_several(ALICE, ["c2", "gone", "c0"])
    assert [stored.conversation.keyword for stored in found if stored.conversation] == ["job 2", "job 0"]
    assert await store.find_several(ALICE, []) == []


async def test_write_after_forget_me_is_refused(store: ConversationStore, cache: Cache) -> None:
    written = await add(store, a_conversation(), current=True, remember=True)
    beginning = await store.find_none(ALICE)
    other = await store.find_none(BOB)
    await store.erase(ALICE)
    assert await store.write(written, a_conversation(keyword="nurse"), current=True, remember=True) is None
    assert await store.write(beginning, a_conversation(), current=True, remember=True) is None
    assert await cache.keys_with_prefix("T1:U1ALICE") == []
    assert await store.write(other, a_conversation(owner=BOB))
    assert await store.write(await store.find_none(ALICE), a_conversation()), "what begins afterwards is kept"


async def test_moved_conversation_is_no_longer_that_of_its_old_place(store: ConversationStore) -> None:
    written = await add(store, a_conversation(), current=True)
    there = Place(channel="C9", message="9.9")
    assert await store.write(written, posted(a_conversation(), there), current=True)
    assert (await store.find_current(ALICE, DM)).conversation is None
    assert (await store.find_current(ALICE, there)).conversation is not None


async def test_pointer_of_another_conversation_stays(store: ConversationStore) -> None:
    written = await add(store, a_conversation(), current=True)
    other = a_conversation().model_copy(update={"id": "c2"})
    await add(store, other, current=True)
    assert await store.write(written, posted(a_conversation(), Place(channel="C9")), current=True)
    assert (await store.find_current(ALICE, DM)).conversation == other


async def test_key_parts_do_not_collide(store: ConversationStore) -> None:
    conversation = a_conversation(owner=ALICE.model_copy(update={"user": "U1"}), place=Place(channel="23"))
    await add(store, conversation, current=True)
    found = await store.find_current(ALICE.model_copy(update={"user": "U12"}), Place(channel="3"))
    assert found.conversation is None


async def test_unavailable_cache_is_one_error() -> None:
    store = ConversationStore(UnavailableCache())
    for work in (
        store.find(ALICE, "c1"),
        store.find_current(ALICE, DM),
        store.find_none(ALICE),
        store.find_several(ALICE, ["c1"]),
        store.write(NOTHING, a_conversation()),
        store.erase(ALICE),
    ):
        with pytest.raises(StoreUnavailable):
            await work


def test_conversation_takes_under_a_kilobyte() -> None:
    chosen = tuple(str(10_000 + number) for number in range(40))
    largest = a_conversation(Step.READING_RESULTS, keyword="k" * 150, title="t" * 105, chosen=chosen)
    assert len(largest.write().encode()) < 1_000
    assert Conversation.read(largest.write()) == largest
