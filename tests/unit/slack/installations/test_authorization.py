"""Which token speaks where: read once, for as long as it holds, and exchanged once by all dynos together."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_playground.delivery.delivery import ACK_SECONDS
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.database.database import COMMAND_SECONDS, close_engine, open_engine
from bot.database.revisions import migrate
from bot.errors import DatabaseUnavailable, TokenUnreadable
from bot.server.task_tracker import TaskTracker
from bot.slack.installations.access import Credentials, InstallationKey
from bot.slack.installations.authorization import (
    FRESH_SECONDS,
    KNOWN_SECONDS,
    STALE_SECONDS,
    UNKNOWN_SECONDS,
    WORKSPACES,
    ManyWorkspaces,
)
from bot.slack.installations.store import Installations
from bot.slack.installations.token_cipher import read_keys
from bot.slack.installations.token_rotation import TokenRotation
from tests.support.clock import Clock
from tests.support.installations import ACME, CLIENT, OLD, an_installation, expired
from tests.support.postgres import new_database
from tests.support.relay import Relay
from tests.support.workspaces import ACME as ACME_TEAM
from tests.support.workspaces import CLIENT_ID, CLIENT_SECRET, KEY, in_many


class CountingStore(Installations):
    """A store that counts its reads, and fails when told to."""

    reads = 0
    fails: Exception | None = None

    async def find(self, key: InstallationKey) -> Installation | None:
        self.reads += 1
        await asyncio.sleep(0)
        if self.fails is not None:
            raise self.fails
        return await super().find(key)


class Asking:
    """Requests of a workspace that authorize the bot."""

    def __init__(self, kept: CountingStore) -> None:
        self.clock = Clock()
        tracker = TaskTracker(new_reference=lambda: "r")
        rotation = TokenRotation(kept, AsyncWebClient(), tracker, Credentials(CLIENT, "secret"))
        self.many = ManyWorkspaces(kept, rotation, AsyncWebClient(), clock=self.clock)

    async def __call__(self, team: str | None = ACME.team) -> AuthorizeResult | None:
        return await self.many(context=AsyncBoltContext(), enterprise_id=None, team_id=team)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[CountingStore]:
    engine = open_engine(f"sqlite:///{tmp_path / 'x.sqlite'}")
    await migrate(engine)
    yield CountingStore(CLIENT, engine, read_keys(OLD))
    await engine.dispose()


def installed(**more: Any) -> Installation:
    """An installation whose token does not expire."""
    installation = an_installation(**more)
    installation.bot_token_expires_at = installation.bot_refresh_token = None
    return installation


async def test_fifty_first_requests_read_the_installation_once(kept: CountingStore) -> None:
    await kept.async_save(installed())
    asking = Asking(kept)
    results = await asyncio.gather(*(asking() for _ in range(50)))
    assert {result.bot_token for result in results if result} == {"xoxb-first"}
    assert len([result for result in results if result]) == 50
    await asking()
    assert kept.reads == 1


async def test_installation_is_read_again_after_a_minute(kept: CountingStore) -> None:
    await kept.async_save(installed())
    asking = Asking(kept)
    await asking()
    await kept.async_save(installed(token="xoxb-second", at=1_800_000_000.0))
    asking.clock.now += FRESH_SECONDS - 1
    first = await asking()
    asking.clock.now += 1
    second = await asking()
    assert first is not None
    assert second is not None
    assert (first.bot_token, second.bot_token, kept.reads) == ("xoxb-first", "xoxb-second", 2)


async def test_new_installation_is_seen_at_once(kept: CountingStore) -> None:
    asking = Asking(kept)
    assert await asking() is None
    await kept.async_save(installed())
    assert await asking() is not None


async def test_installation_forgotten_while_being_read_is_not_cached(kept: CountingStore) -> None:
    await kept.async_save(installed())
    asking = Asking(kept)
    reading = asyncio.create_task(asking())
    await asyncio.sleep(0)
    asking.many.forget(ACME)
    await kept.delete(ACME)
    await reading
    assert await asking() is None


async def test_database_down_known_workspaces_work_for_an_hour(kept: CountingStore) -> None:
    await kept.async_save(installed())
    asking = Asking(kept)
    await asking()
    kept.fails = DatabaseUnavailable("down")
    asking.clock.now += FRESH_SECONDS + 1
    assert await asking() is not None
    with pytest.raises(DatabaseUnavailable):
        await asking("T9NEW")
    asking.clock.now += STALE_SECONDS
    with pytest.raises(DatabaseUnavailable):
        await asking()


async def test_token_of_a_lost_key_is_no_installation(kept: CountingStore) -> None:
    kept.fails = TokenUnreadable("lost")
    assert await Asking(kept)() is None


async def test_cached_installations_are_bounded(kept: CountingStore) -> None:
    asking = Asking(kept)
    for number in range(3):
        await kept.async_save(installed(key=InstallationKey(None, f"T{number}")))
    asking.many._known.update(  # noqa: SLF001 - a thousand installations would take long to read
        {InstallationKey(None, f"full{number}"): asking.many._known.get for number in range(WORKSPACES)}  # type: ignore[misc]  # noqa: SLF001 - anything takes up room
    )
    await asking("T1")
    assert len(asking.many._known) == WORKSPACES  # noqa: SLF001 - see above


async def test_two_dynos_rotate_a_token_once(sample: Path, postgresql: str) -> None:
    address = await new_database(postgresql)
    first = open_engine(address)
    await migrate(first)
    async with in_many(sample, address, token_rotation=True, token_seconds=600) as many:
        await many.installed(ACME_TEAM)
        await expired(address)
        many.grants.token_seconds = 43_200
        key, client = InstallationKey(None, ACME_TEAM["id"]), AsyncWebClient(base_url=f"{many.slack_url}/api/")
        engines = [first, open_engine(address), open_engine(address)]
        found = await asyncio.gather(*(usable(engine, key, client) for engine in engines))
        assert len(many.grants.issued) == 2
        assert {result.bot_token for result in found if result} == {many.grants.issued[1].token}
        assert len(found) == 3
        for engine in engines:
            await engine.dispose()


async def usable(engine: AsyncEngine, key: InstallationKey, client: AsyncWebClient) -> Installation | None:
    """What a dyno of its own finds, with a token that can be used."""
    kept = Installations(CLIENT_ID, engine, read_keys(KEY))
    tracker = TaskTracker(new_reference=lambda: "r")
    rotation = TokenRotation(kept, client, tracker, Credentials(CLIENT_ID, CLIENT_SECRET))
    found_again = await kept.find(key)
    assert found_again is not None
    found = await rotation.usable(key, found_again, lambda _: None)
    await tracker.idle()
    return found


async def test_half_open_database_holds_up_no_workspace_that_is_known(postgresql: str) -> None:
    url = await new_database(postgresql)
    async with Relay(int(postgresql.rpartition(":")[2])).listening() as relay:
        engine = open_engine(url.replace(postgresql, f"127.0.0.1:{relay.address}"))
        await migrate(engine)
        kept = CountingStore(CLIENT, engine, read_keys(OLD))
        await kept.async_save(installed())
        asking = Asking(kept)
        assert await asking() is not None
        asking.clock.now += FRESH_SECONDS
        relay.flowing.clear()
        ended: list[str | None] = []

        async def ask(team: str | None) -> AuthorizeResult | None:
            try:
                return await asking(team)
            finally:
                ended.append(team)

        async with asyncio.timeout(COMMAND_SECONDS):
            unknown, known = await asyncio.gather(ask("T0UNKNOWN"), ask(ACME.team), return_exceptions=True)
        assert isinstance(unknown, DatabaseUnavailable)
        assert isinstance(known, AuthorizeResult)
        assert known.bot_token == "xoxb-first"
        assert ended == [ACME.team, "T0UNKNOWN"]
        assert KNOWN_SECONDS < UNKNOWN_SECONDS < ACK_SECONDS
        relay.flowing.set()
        assert await asking() is not None
        await engine.dispose()


async def test_command_on_a_half_open_connection_has_a_time_limit(postgresql: str) -> None:
    url = await new_database(postgresql)
    async with Relay(int(postgresql.rpartition(":")[2])).listening() as relay:
        direct = open_engine(url)
        await migrate(direct)
        await Installations(CLIENT, direct, read_keys(OLD)).async_save(installed())
        await direct.dispose()
        engine = open_engine(url.replace(postgresql, f"127.0.0.1:{relay.address}"), command_seconds=1.0)
        kept = Installations(CLIENT, engine, read_keys(OLD))
        assert await kept.find(ACME) is not None
        relay.flowing.clear()
        with pytest.raises(DatabaseUnavailable):
            await kept.find(ACME)
        relay.flowing.set()
        assert await kept.find(ACME) is not None
        await engine.dispose()


async def test_half_open_database_does_not_hold_up_the_end(postgresql: str) -> None:
    url = await new_database(postgresql)
    async with Relay(int(postgresql.rpartition(":")[2])).listening() as relay:
        engine = open_engine(url.replace(postgresql, f"127.0.0.1:{relay.address}"))
        await migrate(engine)
        relay.flowing.clear()
        async with asyncio.timeout(COMMAND_SECONDS):
            await close_engine(engine)
