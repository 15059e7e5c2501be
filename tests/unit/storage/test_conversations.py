"""One contract for the store of conversations, on memory and on a real server that speaks Redis' protocol."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.conversation.events import Ticked
from bot.conversation.state import Conversation, Place, Step
from bot.conversation.transitions import advance
from bot.errors import StoreUnavailable
from bot.storage.conversations import ConversationStore
from bot.storage.memory_cache import BoundedMemoryCache, open_cache
from tests.support.clock import Clock
from tests.support.people import ALICE, BOB, DM, a_conversation

NUMBERS = itertools.count(1)


@pytest.fixture(params=["memory", "redis"])
async def cache(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    opened = open_cache(url, namespace=f"store{next(NUMBERS)}:", max_entries=1_000)
    yield opened
    await opened.close()


@pytest.fixture
def store(cache: Any) -> ConversationStore:
    return ConversationStore(cache)


async def test_a_conversation_is_added_once_and_found(store: ConversationStore) -> None:
    alices = a_conversation()
    assert await store.find(ALICE, "c1") is None
    kept = await store.add(alices)
    assert kept is not None
    assert await store.add(a_conversation(keyword="nurse")) is None
    assert await store.find(ALICE, "c1") == kept
    assert kept.conversation == alices


async def test_each_write_is_a_new_revision_and_an_old_reading_loses(store: ConversationStore) -> None:
    first = await store.add(a_conversation())
    assert first is not None
    second = await store.replace(first, a_conversation(keyword="nurse"))
    assert second is not None
    assert second.conversation.revision == first.conversation.revision + 1
    assert await store.replace(first, a_conversation(keyword="cook")) is None
    found = await store.find(ALICE, "c1")
    assert found is not None
    assert found.conversation.keyword == "nurse"


async def test_writing_the_same_again_is_a_new_value(store: ConversationStore) -> None:
    first = await store.add(a_conversation())
    assert first is not None
    second = await store.replace(first, first.conversation)
    assert second is not None
    assert await store.replace(first, first.conversation) is None, "an old reading must never match again"


async def test_twenty_ticks_at_once_are_twenty_ticks(store: ConversationStore) -> None:
    await store.add(a_conversation(Step.CHOOSING_TASKS))

    async def tick(task: int) -> None:
        while True:
            kept = await store.find(ALICE, "c1")
            assert kept is not None
            ticked = advance(kept.conversation, Ticked(code="29-1051.00", ticked=(str(task),)))
            if await store.replace(kept, ticked):
                return

    await asyncio.gather(*(tick(task) for task in range(1, 21)))
    kept = await store.find(ALICE, "c1")
    assert kept is not None
    assert sorted(map(int, kept.conversation.chosen)) == list(range(1, 21))


async def test_keep_takes_what_another_turn_kept_first(store: ConversationStore) -> None:
    theirs = await store.keep(a_conversation(keyword="nurse"))
    ours = await store.keep(a_conversation(keyword="cook"))
    assert ours == theirs


async def test_keep_writes_over_what_cannot_be_read(store: ConversationStore, cache: Any) -> None:
    await cache.set("T1:U1ALICE:conversation:c1", '{"v": 99, "from": "another version"}')
    assert await store.find(ALICE, "c1") is None
    kept = await store.keep(a_conversation())
    assert await store.find(ALICE, "c1") == kept


async def test_bytes_that_are_no_text_are_taken_as_absent(redis_url: str) -> None:
    cache = open_cache(redis_url, namespace="bytes:", max_entries=1)
    await cache.client.set("bytes:T1:U1ALICE:conversation:c1", b"\xff\xfe\x00")
    store = ConversationStore(cache)
    assert await store.find(ALICE, "c1") is None
    kept = await store.keep(a_conversation())
    assert await store.find(ALICE, "c1") == kept
    await cache.close()


async def test_a_typed_line_finds_the_conversation_of_its_place(store: ConversationStore) -> None:
    alices = a_conversation()
    await store.add(alices)
    await store.make_current(alices)
    found = await store.current(ALICE, DM)
    assert found is not None
    assert found.conversation.id == "c1"
    assert await store.current(BOB, DM) is None
    assert await store.current(ALICE, Place(channel="D1", thread="1.2")) is None


async def test_what_is_replaced_can_become_what_a_typed_line_means(store: ConversationStore) -> None:
    kept = await store.add(a_conversation())
    assert kept is not None
    assert await store.replace(kept, a_conversation(keyword="nurse"), current=True)
    found = await store.current(ALICE, DM)
    assert found is not None
    assert found.conversation.keyword == "nurse"
    assert await store.replace(kept, a_conversation(keyword="cook"), current=True) is None


async def test_what_was_not_read_is_advanced_where_it_says_the_same(store: ConversationStore) -> None:
    before, after = a_conversation(turn=4, chosen=("1", "2")), a_conversation(turn=5, chosen=("1", "2"), page=2)
    known = {"ticked_at": "1700000000.000100", "revision": 7}
    await store.add(before.model_copy(update=known))
    assert await store.advance(before, after, current=True)
    found = await store.current(ALICE, DM)
    assert found is not None
    assert found.conversation == after.model_copy(update=known), "what only the store knows is kept"
    assert not await store.advance(before, after, current=True), "it is no longer there"


@pytest.mark.parametrize(
    "other",
    [{"turn": 5}, {"chosen": ("1", "2", "3")}, {"chosen": ("2", "1")}, {"page": 2}, {"place": Place(channel="D2")}],
    ids=str,
)
async def test_what_says_anything_else_is_not_advanced(store: ConversationStore, other: dict[str, Any]) -> None:
    facts: dict[str, Any] = {"turn": 4, "chosen": ("1", "2")}
    kept = await store.add(a_conversation(**(facts | other)))
    before = a_conversation(**facts)
    assert not await store.advance(before, before.model_copy(update={"turn": 5}), current=False)
    assert await store.find(ALICE, "c1") == kept


async def test_what_is_not_kept_or_cannot_be_read_is_not_advanced(store: ConversationStore, cache: Any) -> None:
    before, after = a_conversation(), a_conversation(turn=1)
    assert not await store.advance(before, after, current=False)
    await cache.set("T1:U1ALICE:conversation:c1", "{")
    assert not await store.advance(before, after, current=False)


async def test_parts_of_keys_do_not_run_together(store: ConversationStore) -> None:
    one = a_conversation(owner=ALICE.model_copy(update={"user": "U1"}), place=Place(channel="23"))
    await store.add(one)
    await store.make_current(one)
    assert await store.current(ALICE.model_copy(update={"user": "U12"}), Place(channel="3")) is None


async def test_an_event_is_claimed_once(store: ConversationStore) -> None:
    assert await store.claim("Ev1")
    assert not await store.claim("Ev1")
    assert await store.claim("Ev2")
    await store.answered("Ev1")
    assert not await store.claim("Ev1")


async def test_the_claim_of_a_process_that_died_lapses_and_an_answer_does_not() -> None:
    clock = Clock()
    store = ConversationStore(BoundedMemoryCache(max_entries=9, clock=clock))
    assert await store.claim("Ev1")
    assert await store.claim("Ev2")
    await store.answered("Ev2")
    clock.now = 60.0  # Slack repeats at once, after a minute and after five
    assert await store.claim("Ev1")
    assert not await store.claim("Ev2")


class Repeating(BoundedMemoryCache):
    """A cache whose client repeats a command because the first answer to it was lost."""

    async def add(self, *given: Any, **more: Any) -> Any:
        await super().add(*given, **more)
        return await super().add(*given, **more)


async def test_a_claim_whose_answer_was_lost_is_still_ours() -> None:
    assert await ConversationStore(Repeating(max_entries=9)).claim("Ev1")


class DownCache(BoundedMemoryCache):
    """A cache nobody can reach."""

    def __init__(self) -> None:
        super().__init__(max_entries=1)

    async def get(self, *_: Any, **__: Any) -> Any:
        raise RedisConnectionError("refused")

    async def set(self, *_: Any, **__: Any) -> Any:
        raise TimeoutError

    async def add(self, *_: Any, **__: Any) -> Any:
        raise OSError("unreachable")

    async def exchange(self, *_: Any, **__: Any) -> bool:
        raise TimeoutError


@contextmanager
def unavailable() -> Iterator[None]:
    with pytest.raises(StoreUnavailable):
        yield


async def test_a_cache_that_does_not_answer_is_one_error() -> None:
    store = ConversationStore(DownCache())
    with unavailable():
        await store.find(ALICE, "c1")
    with unavailable():
        await store.add(a_conversation())
    with unavailable():
        await store.make_current(a_conversation())
    with unavailable():
        await store.advance(a_conversation(), a_conversation(turn=1), current=True)
    with unavailable():
        await store.claim("Ev1")


def test_a_conversation_takes_under_a_kilobyte() -> None:
    chosen = tuple(str(10_000 + number) for number in range(40))
    largest = a_conversation(Step.READING_RESULTS, keyword="k" * 150, title="t" * 105, chosen=chosen)
    assert len(largest.write().encode()) < 1_000
    assert Conversation.read(largest.write()) == largest
