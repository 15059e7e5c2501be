"""*Forget me*, or a client, before each single storage command of a turn, and the reverse: nothing is left."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest

from bot.conversation.events import Ticked
from bot.conversation.saved_lists import Saved
from bot.conversation.state import Person, Place
from bot.conversation.transitions import advance, posted
from bot.storage.cache import Write
from bot.storage.conversations import ConversationStore
from bot.storage.keys import PersonPrefix, ProfileKey
from bot.storage.list_store import CachedLists
from bot.storage.memory_cache import MemoryCache
from bot.storage.mentions import AnsweredMention, MentionStore
from bot.storage.profiles import ProfileStore
from bot.telemetry.turn_record import TurnSource, recording, start_record
from tests.support.caches import add
from tests.support.people import ALICE, DM, a_conversation

FIRST, SECOND = (Saved(code=f"29-000{number}.00", title=f"Occupation {number}") for number in (1, 2))
COMMANDS = 12
"""More than any of the actions has."""


class InterruptedCache(MemoryCache):
    """Before one of its commands, something else happens from its beginning to its end."""

    def __init__(self) -> None:
        super().__init__(max_entries=100)
        self._left = -1
        self._meanwhile: Callable[[], Awaitable[object]] | None = None

    def interrupt(self, left: int, meanwhile: Callable[[], Awaitable[object]]) -> None:
        """Let this happen after so many further commands."""
        self._left, self._meanwhile = left, meanwhile

    @property
    def was_interrupted(self) -> bool:
        return self._meanwhile is None

    @contextmanager
    def uninterrupted(self) -> Iterator[None]:
        """Commands in here don't count."""
        left, self._left = self._left, -1
        yield
        self._left = left

    async def _command(self) -> None:
        self._left -= 1
        if self._left == -1 and self._meanwhile is not None:
            meanwhile, self._meanwhile = self._meanwhile, None
            await meanwhile()

    async def get(self, key: str) -> str | None:
        await self._command()
        return await super().get(key)

    async def get_many(self, keys: Sequence[str]) -> list[str | None]:
        await self._command()
        return await super().get_many(keys)

    async def set(self, key: str, value: str, *, ttl: int | None = None) -> None:
        await self._command()
        await super().set(key, value, ttl=ttl)

    async def compare_and_set(self, expected: Mapping[str, str | None], writes: Sequence[Write]) -> bool:
        await self._command()
        return await super().compare_and_set(expected, writes)


async def begin(cache: InterruptedCache) -> None:
    store = ConversationStore(cache)
    await store.write(await store.find_none(ALICE), a_conversation(id="c2"), current=True, remember=True)


async def begin_while_another_changes_the_profile(cache: InterruptedCache) -> None:
    store = ConversationStore(cache)
    stored = await store.find_none(ALICE)
    with cache.uninterrupted():
        await ProfileStore(cache).mark_welcomed(ALICE)
    await store.write(stored, a_conversation(id="c2"), current=True, remember=True)


async def tick(cache: InterruptedCache) -> None:
    store = ConversationStore(cache)
    stored = await store.find(ALICE, "c1")
    if stored.conversation is not None:
        await store.write(stored, advance(stored.conversation, Ticked(code="29-1051.00", ticked=("1",))))


async def move(cache: InterruptedCache) -> None:
    store = ConversationStore(cache)
    stored = await store.find(ALICE, "c1")
    if stored.conversation is not None:
        await store.write(stored, posted(stored.conversation, Place(channel="D1", message="9.9")), current=True)


async def save(cache: InterruptedCache) -> None:
    await CachedLists(cache).change(ALICE, lambda lists: lists.adding(FIRST))


async def remove(cache: InterruptedCache) -> None:
    await CachedLists(cache).change(ALICE, lambda lists: lists.without(SECOND.code))


async def welcome(cache: InterruptedCache) -> None:
    await ProfileStore(cache).mark_welcomed(ALICE)


async def forget_client(cache: InterruptedCache) -> None:
    await ConversationStore(cache).erase_client(ALICE, "Maria")


async def forget_the_client(store: ConversationStore, person: Person) -> None:
    await store.erase_client(person, "Maria")


async def begin_for_maria(cache: InterruptedCache) -> None:
    store = ConversationStore(cache)
    await store.write(await store.find_none(ALICE), a_conversation(id="c2", name="Maria"), current=True, remember=True)


async def name_maria(cache: InterruptedCache) -> None:
    store = ConversationStore(cache)
    stored = await store.find(ALICE, "c1")
    if stored.conversation is not None:
        await store.write(stored, stored.conversation.model_copy(update={"name": "Maria"}), remember=True)


async def save_for_maria(cache: InterruptedCache) -> None:
    await CachedLists(cache).change(ALICE, lambda lists: lists.adding(SECOND.model_copy(update={"client": "Maria"})))


async def answer_a_mention(cache: InterruptedCache) -> None:
    mentions = MentionStore(cache)
    begun = AnsweredMention(channel="C1", ts="1.1", words="w")
    await mentions.remember(ALICE, begun)
    await mentions.remember(ALICE, begun.model_copy(update={"answer": Place(channel="C1", message="1.2")}))


ACTIONS = [
    begin,
    begin_while_another_changes_the_profile,
    tick,
    move,
    save,
    remove,
    welcome,
    forget_client,
    answer_a_mention,
]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
async def test_forget_me_at_any_moment_leaves_nothing(action: Callable[[InterruptedCache], Awaitable[None]]) -> None:
    moments = 0
    for after in range(COMMANDS):
        cache = InterruptedCache()
        store = ConversationStore(cache)
        await add(store, posted(a_conversation(), DM), current=True, remember=True)
        await CachedLists(cache).change(ALICE, lambda lists: lists.adding(SECOND))
        cache.interrupt(after, lambda: ConversationStore(cache).erase(ALICE))  # noqa: B023 - it happens in this round
        await action(cache)
        if not cache.was_interrupted:
            break
        moments += 1
        left = await cache.keys_with_prefix(PersonPrefix(ALICE).build())
        began_afterwards = after == 0
        assert left == [] or began_afterwards, f"{left} after the interruption before command {after + 1}"
    assert 1 <= moments < COMMANDS, "it was interrupted before each of its commands"


@pytest.mark.parametrize("action", [begin_for_maria, name_maria, save_for_maria], ids=lambda action: action.__name__)
async def test_forgetting_a_client_at_any_moment_leaves_nothing_of_them(
    action: Callable[[InterruptedCache], Awaitable[None]],
) -> None:
    for after in range(COMMANDS):
        cache, turn = InterruptedCache(), start_record("r", TurnSource("turn"))
        await add(ConversationStore(cache), posted(a_conversation(), DM), current=True, remember=True)
        cache.interrupt(after, lambda: in_a_later_turn(ConversationStore(cache).erase_client(ALICE, "maria")))  # noqa: B023 - it happens in this round
        with recording(turn):
            await action(cache)
        if not cache.was_interrupted:
            break
        values = await cache.get_many(await cache.keys_with_prefix(PersonPrefix(ALICE).build()))
        assert not [value for value in values if "Maria" in (value or "")], f"before command {after + 1}"


async def in_a_later_turn(work: Awaitable[object]) -> None:
    with recording(start_record("r", TurnSource("forget"))):
        await work


@pytest.mark.parametrize("forget", [ConversationStore.erase, forget_the_client], ids=["everything", "a client"])
async def test_conversation_that_moves_while_it_is_forgotten_leaves_nothing(
    forget: Callable[[ConversationStore, Person], Awaitable[None]],
) -> None:
    for after in range(COMMANDS):
        cache = InterruptedCache()
        store = ConversationStore(cache)
        await add(store, posted(a_conversation(name="Maria"), DM), current=True, remember=True)
        cache.interrupt(after, lambda: move(cache))  # noqa: B023 - it happens in this round
        await forget(store, ALICE)
        if not cache.was_interrupted:
            break
        left = await cache.keys_with_prefix(PersonPrefix(ALICE).build())
        assert [key for key in left if key != ProfileKey(ALICE).build()] == [], f"before command {after + 1}"


async def test_saving_in_a_turn_that_began_before_forget_me_saves_nothing() -> None:
    cache = InterruptedCache()
    store, profiles = ConversationStore(cache), ProfileStore(cache)
    stored = await store.find_none(ALICE)
    await store.erase(ALICE)
    await profiles.change_and_compare(ALICE, lambda old: old.model_copy(update={"welcomed": True}), stored.erased)
    assert await cache.keys_with_prefix(PersonPrefix(ALICE).build()) == []


@pytest.mark.parametrize("forget", [ConversationStore.erase, forget_the_client], ids=["everything", "a client"])
async def test_conversation_that_no_profile_names_after_an_eviction_is_forgotten_too(
    forget: Callable[[ConversationStore, Person], Awaitable[None]],
) -> None:
    cache = MemoryCache(max_entries=99)
    store = ConversationStore(cache)
    await in_a_later_turn(add(store, posted(a_conversation(name="Maria"), DM), current=True, remember=True))
    await cache.delete(ProfileKey(ALICE).build())
    await in_a_later_turn(add(store, a_conversation(id="c2", name="Maria"), remember=True))
    await in_a_later_turn(forget(store, ALICE))
    assert (await store.find(ALICE, "c1")).conversation is None
    assert (await store.find_current(ALICE, DM)).conversation is None
    continued = await store.find(ALICE, "c1")
    await in_a_later_turn(store.write(continued, posted(a_conversation(name="Maria"), DM), current=True))
    assert (await store.find_current(ALICE, DM)).conversation is not None, "what a button continues afterwards is kept"


@pytest.mark.parametrize("forget", [ConversationStore.erase, forget_the_client], ids=["everything", "a client"])
async def test_many_clients_that_are_forgotten_in_a_week_bring_no_earlier_one_back(
    forget: Callable[[ConversationStore, Person], Awaitable[None]],
) -> None:
    cache = MemoryCache(max_entries=99)
    store = ConversationStore(cache)
    await in_a_later_turn(add(store, posted(a_conversation(name="Maria"), DM), current=True, remember=True))
    await cache.delete(ProfileKey(ALICE).build())
    await in_a_later_turn(forget(store, ALICE))
    for number in range(50):
        await in_a_later_turn(store.erase_client(ALICE, f"Client {number}"))
    assert (await store.find(ALICE, "c1")).conversation is None
