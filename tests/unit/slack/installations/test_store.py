"""One contract for the store of installations, on SQLite and on a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.database.database import open_engine
from bot.database.revisions import migrate
from bot.errors import DatabaseUnavailable, SettingsError, TokenUnreadable
from bot.slack.installations.access import InstallationKey
from bot.slack.installations.oauth_states import OAuthStates
from bot.slack.installations.store import Installations
from bot.slack.installations.token_cipher import Cell, read_keys
from tests.support.installations import ACME, BETA, CLIENT, GRID, NEW, OLD, an_installation
from tests.support.postgres import new_database


@pytest.fixture
async def engine(migrated_url: str) -> AsyncIterator[AsyncEngine]:
    opened = open_engine(migrated_url)
    yield opened
    await opened.dispose()


@pytest.fixture
def kept(engine: AsyncEngine) -> Installations:
    return Installations(CLIENT, engine, read_keys(OLD))


async def test_installation_is_found_again_as_it_was(kept: Installations) -> None:
    saved = an_installation()
    await kept.async_save(saved)
    found = await kept.find(ACME)
    assert found is not None
    assert found.to_dict() == saved.to_dict()
    assert await kept.find(BETA) is None
    bot = await kept.async_find_bot(enterprise_id=None, team_id=ACME.team)
    assert bot is not None
    assert bot.bot_token == "xoxb-first"


async def test_longest_token_fits(kept: Installations) -> None:
    await kept.async_save(an_installation(token="xoxe.xoxb-" + "1" * 400))
    found = await kept.find(ACME)
    assert found is not None
    assert found.bot_token == "xoxe.xoxb-" + "1" * 400


async def test_second_installation_takes_the_place_of_the_first(kept: Installations, engine: AsyncEngine) -> None:
    await kept.async_save(an_installation())
    await kept.async_save(an_installation(BETA))
    await kept.async_save(an_installation(token="xoxb-second", at=1_700_000_001.0))
    found = await kept.find(ACME)
    assert found is not None
    assert found.bot_token == "xoxb-second"
    async with engine.connect() as connection:
        for table in ("slack_bots", "slack_installations"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 2  # noqa: S608 - ours


async def test_organization_and_workspace_are_two_installations(kept: Installations) -> None:
    within = InstallationKey("E1GRID", "T1ACME")
    await kept.async_save(an_installation(GRID, "xoxb-org"))
    await kept.async_save(an_installation(within, "xoxb-within"))
    found = [await kept.find(key) for key in (GRID, within)]
    assert [installation.bot_token for installation in found if installation] == ["xoxb-org", "xoxb-within"]
    await kept.delete(GRID)
    assert await kept.find(GRID) is None
    assert await kept.find(within) is not None


async def test_deleted_installation_leaves_no_row(kept: Installations, engine: AsyncEngine) -> None:
    await kept.async_save(an_installation())
    await kept.async_save(an_installation(BETA))
    await kept.delete(ACME)
    assert await kept.find(ACME) is None
    assert [installation.key for installation in await kept.all()] == [BETA]
    async with engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM slack_bots"))).scalar() == 1


async def test_tokens_are_encrypted_in_the_database(kept: Installations, engine: AsyncEngine) -> None:
    await kept.async_save(an_installation())
    async with engine.connect() as connection:
        for table in ("slack_bots", "slack_installations"):
            rows = (await connection.execute(text(f"SELECT * FROM {table}"))).all()  # noqa: S608 - ours
            assert len(rows) == 1
            assert "xoxb-first" not in str(rows), "the refresh token contains it"


async def test_installations_list_has_no_token(kept: Installations) -> None:
    await kept.async_save(an_installation(GRID, at=2_000.0))
    await kept.async_save(an_installation(at=1_000.0))
    shown = await kept.all()
    assert [(installation.key, installation.name, installation.org_wide) for installation in shown] == [
        (ACME, "The people of T1ACME", False),
        (GRID, "The Grid", True),
    ]
    assert shown[0].installed_at.timestamp() == 1_000.0
    assert "xox" not in repr(shown)


async def test_installations_of_another_app_are_not_seen(kept: Installations, engine: AsyncEngine) -> None:
    other = Installations("another.app", engine, read_keys(OLD))
    await other.async_save(an_installation(token="xoxb-other"))
    await kept.async_save(an_installation(at=1_800_000_000.0))
    await kept.delete(ACME)
    found = await other.find(ACME)
    assert found is not None
    assert found.bot_token == "xoxb-other"
    assert await kept.all() == []


async def test_key_rotation_reads_old_and_writes_new(kept: Installations, engine: AsyncEngine) -> None:
    await kept.async_save(an_installation())
    both = Installations(CLIENT, engine, read_keys(f"{NEW}, {OLD}"))
    alone = Installations(CLIENT, engine, read_keys(NEW))
    found = await both.find(ACME)
    assert found is not None
    with pytest.raises(TokenUnreadable):
        await alone.find(ACME)
    assert await both.encrypt_anew() == 2
    read = await alone.find(ACME)
    assert read is not None
    assert (read.bot_token, read.bot_refresh_token) == ("xoxb-first", "xoxe-1-xoxb-first")
    with pytest.raises(TokenUnreadable):
        await kept.find(ACME)


async def test_installations_list_needs_no_key(kept: Installations, engine: AsyncEngine) -> None:
    await kept.async_save(an_installation())
    assert len(await Installations(CLIENT, engine, read_keys(NEW)).all()) == 1


async def test_rows_of_a_lost_key_are_counted(kept: Installations, engine: AsyncEngine) -> None:
    await kept.async_save(an_installation())
    newer = Installations(CLIENT, engine, read_keys(NEW))
    assert (await kept.unreadable(), await newer.unreadable()) == (0, 1)
    await newer.async_save(an_installation(InstallationKey(None, "T0BETA")))
    both = Installations(CLIENT, engine, read_keys(f"{NEW}, {OLD}"))
    assert (await kept.unreadable(), await newer.unreadable(), await both.unreadable()) == (1, 1, 0)


async def test_rotation_lock_admits_one_dyno_per_workspace(postgresql: str) -> None:
    engine = open_engine(await new_database(postgresql))
    await migrate(engine)
    kept = Installations(CLIENT, engine, read_keys(OLD))
    inside = 0
    together: list[int] = []

    async def enter(key: InstallationKey) -> None:
        nonlocal inside
        async with kept.alone(key):
            inside += 1
            together.append(inside)
            await kept.find(key)
            inside -= 1

    await asyncio.gather(*(enter(ACME) for _ in range(4)))
    assert together == [1, 1, 1, 1]
    await engine.dispose()


async def test_workspace_that_joins_an_organization_stays_one_installation(
    kept: Installations, engine: AsyncEngine
) -> None:
    await kept.async_save(an_installation())
    joined = InstallationKey(GRID.enterprise, ACME.team)
    found = await kept.find(joined)
    assert found is not None
    assert found.bot_token == "xoxb-first"
    await kept.async_save(an_installation(joined, token="xoxb-second", at=1_700_000_001.0))
    assert [installed.key for installed in await kept.all()] == [joined]
    await kept.delete(ACME)
    async with engine.connect() as connection:
        for table in ("slack_bots", "slack_installations"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 0  # noqa: S608 - ours


async def test_unreachable_database_is_one_error(unreachable_sqlite: str) -> None:
    for url in (unreachable_sqlite, "postgres://u:p@127.0.0.1:1/none"):
        engine = open_engine(url)
        with pytest.raises(DatabaseUnavailable):
            await Installations(CLIENT, engine, read_keys(OLD)).find(ACME)
        with pytest.raises(DatabaseUnavailable):
            await OAuthStates(engine, "secret", seconds=60).async_issue()
        with pytest.raises(DatabaseUnavailable):
            await migrate(engine)
        await engine.dispose()


@pytest.mark.parametrize(
    "keys",
    ["short", f"{OLD},short", "A" * 40, "xoxb-not-a-key-at-all-but-32-chars"],
    ids=["short", "good_and_short", "zeros", "a_token"],
)
def test_malformed_key_is_refused_and_not_shown(keys: str) -> None:
    with pytest.raises(SettingsError, match="SLACK_TOKEN_KEYS") as refused:
        read_keys(keys)
    assert "python -m bot installations key" in str(refused.value)
    assert "short" not in str(refused.value)


CELL = Cell("bot_token", CLIENT, None, "T1ACME")


def test_keys_of_openssl_and_ours_are_accepted() -> None:
    openssl = "+//+//+//+//+//+//+//+//+//+//+//+//+//+//8="
    assert read_keys(openssl).decrypt(read_keys(openssl).encrypt("token", CELL), CELL) == "token"
    assert read_keys(f"{NEW},{OLD}").decrypt(read_keys(OLD).encrypt("token", CELL), CELL) == "token"


@pytest.mark.parametrize(
    "other",
    [
        Cell("bot_token", CLIENT, None, "T1BETA"),
        Cell("bot_token", CLIENT, "E1GRID", "T1ACME"),
        Cell("bot_token", "another.app", None, "T1ACME"),
        Cell("bot_refresh_token", CLIENT, None, "T1ACME"),
    ],
    ids=["workspace", "organization", "app", "column"],
)
def test_ciphertext_of_another_cell_does_not_decrypt(other: Cell) -> None:
    cipher = read_keys(OLD)
    with pytest.raises(TokenUnreadable, match="moved there from another row"):
        cipher.decrypt(cipher.encrypt("token", CELL), other)


@pytest.mark.parametrize("stored", ["", "v2:", "v2:AAAA", "v2:é", "gAAAA", "token"])
def test_damaged_ciphertext_is_unreadable(stored: str) -> None:
    with pytest.raises(TokenUnreadable):
        read_keys(OLD).decrypt(stored, CELL)


async def test_token_moved_to_another_workspace_is_unreadable(kept: Installations, engine: AsyncEngine) -> None:
    await kept.async_save(an_installation())
    await kept.async_save(an_installation(BETA, "xoxb-beta"))
    moved = (
        "UPDATE slack_installations SET bot_token = (SELECT bot_token FROM slack_installations WHERE team_id = :beta)"
        " WHERE team_id = :acme"
    )
    async with engine.begin() as connection:
        await connection.execute(text(moved), {"acme": ACME.team, "beta": BETA.team})
    with pytest.raises(TokenUnreadable):
        await kept.find(ACME)
    assert await kept.unreadable() == 1
    found = await kept.find(BETA)
    assert found is not None
    assert found.bot_token == "xoxb-beta"


async def test_tokens_of_earlier_releases_are_read_and_rotated(kept: Installations, engine: AsyncEngine) -> None:
    await kept.async_save(an_installation())
    old = {"token": Fernet(OLD).encrypt(b"xoxb-old").decode()}
    async with engine.begin() as connection:
        for table in ("slack_installations", "slack_bots"):
            await connection.execute(text(f"UPDATE {table} SET bot_token = :token"), old)  # noqa: S608 - ours
    found = await kept.find(ACME)
    assert found is not None
    assert found.bot_token == "xoxb-old"
    assert await kept.encrypt_anew() == 2
    async with engine.connect() as connection:
        stored = (await connection.execute(text("SELECT bot_token FROM slack_installations"))).scalar()
    assert str(stored).startswith("v2:")
    again = await kept.find(ACME)
    assert again is not None
    assert again.bot_token == "xoxb-old"
