"""Installations as Slack's SDK keeps them, with encrypted tokens, and one row a workspace."""

import hashlib
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from cryptography.fernet import InvalidToken, MultiFernet
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import AsyncSQLAlchemyOAuthStateStore
from sqlalchemy import Delete, Table, Text, and_, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.slack.installations.access import InstallationKey
from bot.slack.installations.database import exclusive_transaction
from bot.slack.installations.database_errors import translate_database_errors
from bot.slack.installations.keys import tokens
from bot.slack.installations.tables import build_tables

SHOWN: Final = ("enterprise_id", "team_id", "team_name", "enterprise_name", "installed_at", "is_enterprise_install")


@dataclass(frozen=True)
class Installed:
    """What may be shown of an installation."""

    key: InstallationKey
    name: str
    installed_at: datetime
    org_wide: bool


class Installations(AsyncSQLAlchemyInstallationStore):
    """Slack's own store over our tables; whatever it is asked raises DatabaseUnavailable or TokenUnreadable."""

    def __init__(self, client_id: str, engine: AsyncEngine, keys: MultiFernet) -> None:
        super().__init__(client_id=client_id, engine=engine)
        tables, self._keys = build_tables(keys), keys
        self.metadata, self.bots, self.installations = tables.metadata, tables.bots, tables.installations

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation; an older one of the same workspace goes, and its tokens with it."""
        async with translate_database_errors():
            await super().async_save(installation)
            async with self.engine.begin() as connection:
                for table in (self.bots, self.installations):
                    await connection.execute(_older(table, self.client_id, installation))

    async def find(self, key: InstallationKey) -> Installation | None:
        """The installation of a workspace or an organisation, in one read."""
        async with translate_database_errors():
            return await self.async_find_installation(enterprise_id=key.enterprise, team_id=key.team)

    async def delete(self, key: InstallationKey) -> None:
        """Delete all that is kept of an installation."""
        async with translate_database_errors():
            await self.async_delete_all(enterprise_id=key.enterprise, team_id=key.team)

    async def all(self) -> list[Installed]:
        """Every installation, oldest first, without its tokens."""
        shown = self.installations.c
        query = select(*(shown[name] for name in SHOWN)).order_by(shown.installed_at)
        async with translate_database_errors(), self.engine.connect() as connection:
            rows = await connection.execute(query.where(shown.client_id == self.client_id))
            return [
                Installed(
                    InstallationKey(one["enterprise_id"], one["team_id"]),
                    one["team_name"] or one["enterprise_name"] or "",
                    one["installed_at"].replace(tzinfo=UTC),
                    one["is_enterprise_install"],
                )
                for one in rows.mappings()
            ]

    async def unreadable(self) -> int:
        """How many installations have a token that none of the keys decrypts."""
        columns = self.installations.c
        raw = select(type_coerce(columns.bot_token, Text)).where(columns.client_id == self.client_id)
        async with translate_database_errors(), self.engine.connect() as connection:
            return sum(not self._reads(token) for token in await connection.scalars(raw) if token is not None)

    def _reads(self, token: str) -> bool:
        try:
            self._keys.decrypt(token.encode())
        except InvalidToken:
            return False
        return True

    def alone(self, key: InstallationKey) -> AbstractAsyncContextManager[AsyncConnection]:
        """While it lasts no other process is in here for the same workspace."""
        named = f"{self.client_id} {key.enterprise} {key.team}".encode()
        return exclusive_transaction(self.engine, int.from_bytes(hashlib.sha256(named).digest()[:8], signed=True))

    async def encrypt_anew(self) -> int:
        """Write every token with the first key; gives how many rows that were. A token changed meanwhile is left."""
        async with translate_database_errors(), self.engine.begin() as connection:
            return sum([await _encrypt_anew(connection, table) for table in (self.bots, self.installations)])


class States(AsyncSQLAlchemyOAuthStateStore):
    """States of installations under way: each is good once, for as long as it lasts."""

    def __init__(self, engine: AsyncEngine, keys: MultiFernet, *, seconds: int) -> None:
        super().__init__(expiration_seconds=seconds, engine=engine)
        tables = build_tables(keys)
        self.metadata, self.oauth_states = tables.metadata, tables.states

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A new state; those that have expired go. Raises DatabaseUnavailable."""
        async with translate_database_errors():
            async with self.engine.begin() as connection:
                expired = self.oauth_states.c.expire_at <= _now()
                await connection.execute(self.oauth_states.delete().where(expired))
            return await super().async_issue(*args, **kwargs)

    async def async_consume(self, state: str) -> bool:
        """Whether a state was issued and not used yet. Raises DatabaseUnavailable.

        One statement: the SDK reads first and deletes then, so that two requests at once would both be let in.
        """
        columns = self.oauth_states.c
        used = self.oauth_states.delete().where(and_(columns.state == state, columns.expire_at > _now()))
        async with translate_database_errors(), self.engine.begin() as connection:
            return (await connection.execute(used)).rowcount == 1


def _now() -> datetime:
    """The SDK's tables hold times of UTC without saying so."""
    return datetime.now(UTC).replace(tzinfo=None)


def _older(table: Table, client_id: str, installation: Installation) -> Delete:
    columns = table.c
    same = and_(
        columns.client_id == client_id,
        columns.enterprise_id == installation.enterprise_id,
        columns.team_id == installation.team_id,
    )
    newest = select(func.max(columns.installed_at)).where(same).scalar_subquery()
    return table.delete().where(and_(same, columns.installed_at < newest))


async def _encrypt_anew(connection: AsyncConnection, table: Table) -> int:
    """Each row is written only where its token is still the one that was read."""
    columns = tokens(table.columns)
    raw = [type_coerce(column, Text).label(f"raw_{column.name}") for column in columns]
    written = 0
    for row in (await connection.execute(select(table.c.id, *columns, *raw))).mappings().all():
        unchanged = type_coerce(table.c.bot_token, Text).is_not_distinct_from(row["raw_bot_token"])
        newer = table.update().where(and_(table.c.id == row["id"], unchanged))
        written += (await connection.execute(newer.values({one.name: row[one.name] for one in columns}))).rowcount
    return written
