"""Stores installations in the SDK's tables, with encrypted tokens and one row per workspace."""

import copy
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from sqlalchemy import ColumnElement, Delete, Table, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.database.database import exclusive_transaction, lock_of
from bot.database.database_errors import translate_database_errors
from bot.errors import TokenUnreadable
from bot.slack.installations.access import InstallationKey
from bot.slack.installations.tables import SECRETS, build_tables
from bot.slack.installations.token_cipher import Cell, Row, TokenCipher

IDENTITY: Final = ("client_id", "enterprise_id", "team_id")
"""What a token is bound to, besides its column."""

SHOWN: Final = ("enterprise_id", "team_id", "team_name", "enterprise_name", "installed_at", "is_enterprise_install")


Stored = TypeVar("Stored", Bot, Installation)


@dataclass(frozen=True)
class Installed:
    """An installation without its tokens."""

    key: InstallationKey
    name: str
    installed_at: datetime
    org_wide: bool


class Installations(AsyncSQLAlchemyInstallationStore):
    """The SDK's store over our tables. Each method raises DatabaseUnavailable, those with tokens TokenUnreadable."""

    def __init__(self, client_id: str, engine: AsyncEngine, cipher: TokenCipher) -> None:
        super().__init__(client_id=client_id, engine=engine)
        tables, self._cipher = build_tables(), cipher
        self.metadata, self.bots, self.installations = tables.metadata, tables.bots, tables.installations

    async def async_save(self, installation: Installation) -> None:
        """Save an installation, and delete older ones of the same workspace."""
        async with translate_database_errors():
            await super().async_save(self._with_tokens(installation, self._cipher.encrypt))
            async with self.engine.begin() as connection:
                for table in (self.bots, self.installations):
                    await connection.execute(_older(table, self.client_id, installation))

    async def find(self, key: InstallationKey) -> Installation | None:
        """The installation of a workspace or an organization, in one query.

        If a workspace joined or left an organization after it installed the app, it's found by its own id.
        """
        async with translate_database_errors():
            found = await self.async_find_installation(enterprise_id=key.enterprise, team_id=key.team)
            if found is None and key.team is not None:
                found = await self._find_by_team(key)
        return None if found is None else self._with_tokens(found, self._cipher.decrypt)

    async def async_find_bot(self, **where: Any) -> Bot | None:
        """The bot of an installation."""
        async with translate_database_errors():
            found = await super().async_find_bot(**where)
        return None if found is None else self._with_tokens(found, self._cipher.decrypt)

    async def delete(self, key: InstallationKey) -> None:
        """Delete an installation and its bot."""
        async with translate_database_errors(), self.engine.begin() as connection:
            for table in (self.bots, self.installations):
                await connection.execute(table.delete().where(_is_of(table, self.client_id, key)))

    async def _find_by_team(self, key: InstallationKey) -> Installation | None:
        columns = self.installations.c
        wanted = select(columns.enterprise_id).where(_is_of(self.installations, self.client_id, key))
        async with self.engine.connect() as connection:
            row = (await connection.execute(wanted.order_by(columns.installed_at.desc()).limit(1))).first()
        if row is None:
            return None
        return await self.async_find_installation(enterprise_id=row.enterprise_id, team_id=key.team)

    async def all(self) -> list[Installed]:
        """Every installation, oldest first, without its tokens."""
        shown = self.installations.c
        query = select(*(shown[name] for name in SHOWN)).order_by(shown.installed_at)
        async with translate_database_errors(), self.engine.connect() as connection:
            rows = await connection.execute(query.where(shown.client_id == self.client_id))
            return [
                Installed(
                    InstallationKey(row["enterprise_id"], row["team_id"]),
                    row["team_name"] or row["enterprise_name"] or "",
                    row["installed_at"].replace(tzinfo=UTC),
                    row["is_enterprise_install"],
                )
                for row in rows.mappings()
            ]

    async def unreadable(self) -> int:
        """How many installations have a token that none of the keys decrypts."""
        columns = self.installations.c
        wanted = select(*(columns[name] for name in (*IDENTITY, "bot_token"))).where(
            columns.client_id == self.client_id
        )
        async with translate_database_errors(), self.engine.connect() as connection:
            rows = (await connection.execute(wanted)).mappings().all()
        return sum(not self._reads(row) for row in rows if row["bot_token"] is not None)

    def _reads(self, row: Row) -> bool:
        try:
            self._cipher.decrypt(row["bot_token"], Cell.of(row, "bot_token"))
        except TokenUnreadable:
            return False
        return True

    def _with_tokens(self, installation: Stored, change: Callable[[str, Cell], str]) -> Stored:
        """A copy of an installation, or of its bot, whose tokens are encrypted or decrypted for its row."""
        changed = copy.copy(installation)
        row = {"client_id": self.client_id, "enterprise_id": changed.enterprise_id, "team_id": changed.team_id}
        for column in SECRETS:
            token = getattr(changed, column, None)
            if token is not None:
                setattr(changed, column, change(token, Cell.of(row, column)))
        return changed

    def alone(self, key: InstallationKey) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that only one process at a time has for this workspace."""
        return exclusive_transaction(self.engine, lock_of(f"{self.client_id} {key.enterprise} {key.team}"))

    async def encrypt_anew(self) -> int:
        """Encrypt every token with the first key, except those that change meanwhile. Returns the number of rows."""
        async with translate_database_errors(), self.engine.begin() as connection:
            tables = (self.bots, self.installations)
            return sum([await _encrypt_anew(connection, table, self._cipher) for table in tables])


def _is_of(table: Table, client_id: str, key: InstallationKey) -> ColumnElement[bool]:
    """Whether a row is of this workspace, in whatever organization it is, or of this organization."""
    columns = table.c
    where = [columns.client_id == client_id, columns.team_id == key.team]
    return and_(*where, *([columns.enterprise_id == key.enterprise] if key.team is None else []))


def _older(table: Table, client_id: str, installation: Installation) -> Delete:
    columns = table.c
    same = _is_of(table, client_id, InstallationKey(installation.enterprise_id, installation.team_id))
    newest = select(func.max(columns.installed_at)).where(same).scalar_subquery()
    return table.delete().where(and_(same, columns.installed_at < newest))


async def _encrypt_anew(connection: AsyncConnection, table: Table, cipher: TokenCipher) -> int:
    """Each row is written only if its token is still the one that was read."""
    columns = [column for column in table.columns if column.name in SECRETS]
    query = select(table.c.id, *(table.c[name] for name in IDENTITY), *columns)
    written = 0
    for row in (await connection.execute(query)).mappings().all():
        unchanged = table.c.bot_token.is_not_distinct_from(row["bot_token"])
        newer = table.update().where(and_(table.c.id == row["id"], unchanged))
        values = {column.name: _encrypt_value_anew(row, column.name, cipher) for column in columns}
        written += (await connection.execute(newer.values(values))).rowcount
    return written


def _encrypt_value_anew(row: Row, column: str, cipher: TokenCipher) -> str | None:
    cell, stored = Cell.of(row, column), row[column]
    return None if stored is None else cipher.encrypt(cipher.decrypt(stored, cell), cell)
