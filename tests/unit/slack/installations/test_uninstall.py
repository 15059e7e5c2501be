"""What is stored when a workspace or an organization leaves: nothing, also of turns in progress, unless it's served."""

from collections.abc import Mapping
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncBoltContext

from bot.slack.installations.access import InstallationKey
from bot.slack.installations.uninstall import UninstallListener
from bot.storage.conversations import ConversationStore
from bot.storage.memory_cache import MemoryCache
from bot.storage.workspaces import WorkspaceData
from tests.support.caches import add
from tests.support.people import ALICE, DM, a_conversation

REMOVED: dict[str, Any] = {"event": {"team_ids": [ALICE.team], "enterprise_id": "E1"}}


def an_ack() -> AsyncAck:
    return AsyncAck()  # type: ignore[no-untyped-call]  # Bolt's


def a_context(**known: Any) -> AsyncBoltContext:
    return AsyncBoltContext({"enterprise_id": "E1", "team_id": ALICE.team, "is_enterprise_install": False} | known)


class Tokens:
    """The token of `E1` reaches these workspaces; every other token is dead."""

    def __init__(self, *reached: str) -> None:
        self.revoked: list[InstallationKey] = []
        self._reached = frozenset(reached)

    async def revoke(self, key: InstallationKey) -> bool:
        self.revoked.append(key)
        return True

    async def reachable(self, key: InstallationKey) -> frozenset[str]:
        return self._reached if key == InstallationKey("E1", None) else frozenset()


async def served(cache: MemoryCache) -> WorkspaceData:
    """A workspace under an organization's installation, with a conversation."""
    data = WorkspaceData(cache)
    for team in (ALICE.team, "E1"):  # an earlier release took the organization for one of its workspaces
        assert await data.join(team, "E1")
    await add(ConversationStore(cache), a_conversation(place=DM), current=True, remember=True)
    return data


async def test_turn_in_progress_writes_nothing_for_a_workspace_that_was_removed() -> None:
    cache = MemoryCache(max_entries=99)
    listener, store = UninstallListener(Tokens(), await served(cache)), ConversationStore(cache)
    before, none = await store.find(ALICE, "c1"), await store.find_none(ALICE)
    assert before.conversation is not None
    await listener.workspaces_removed(an_ack(), REMOVED, AsyncBoltContext())
    assert await store.write(before, before.conversation, current=True) is None
    assert await store.write(none, a_conversation(id="c2"), current=True, remember=True) is None
    left = await cache.keys_with_prefix("")
    assert [key for key in left if ALICE.team in key] == [], "nor does anything name the workspace"


@pytest.mark.parametrize(
    "event",
    [{"team_id": None, "is_enterprise_install": True}, {"team_id": "E1"}, {"enterprise_id": None, "team_id": "E1"}],
)
async def test_organization_that_leaves_is_erased_with_its_workspaces(event: Mapping[str, Any]) -> None:
    cache, tokens = MemoryCache(max_entries=99), Tokens()
    data = await served(cache)
    await UninstallListener(tokens, data).uninstalled(an_ack(), a_context(**event))
    assert tokens.revoked == [InstallationKey("E1", None)]
    assert not await data.join(ALICE.team, "E1"), "a late event doesn't record it again"
    assert [key for key in await cache.keys_with_prefix("") if not key.startswith("event:")] == []


@pytest.mark.parametrize("is_served", [True, False])
async def test_workspace_whose_own_installation_ended_is_erased_unless_its_organization_serves_it(
    *, is_served: bool
) -> None:
    cache = MemoryCache(max_entries=99)
    tokens = Tokens(ALICE.team) if is_served else Tokens()
    await UninstallListener(tokens, await served(cache)).uninstalled(an_ack(), a_context())
    assert ((await ConversationStore(cache).find(ALICE, "c1")).conversation is not None) is is_served
