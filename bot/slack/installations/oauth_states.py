"""OAuth states of installations in progress: signed, and stored only once they were used."""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from sqlalchemy import DateTime, String, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.database.database import exclusive_transaction
from bot.database.database_errors import translate_database_errors
from bot.database.revisions import check_revision
from bot.errors import DatabaseUnavailable
from bot.server.health import Probe, Readiness
from bot.slack.installations.tables import build_tables

MOST_USED: Final = 5_000
"""How many used states are stored, about 1 MB. Slack takes each code once, so forgetting an older one does no harm."""


class OAuthStates(AsyncOAuthStateStore):
    """Issues states that can be used once, until they expire.

    Anybody can open the install page, as often as they want: a state says itself until when it's valid, and a signature
    with the client secret proves it. Nothing is stored until it comes back. Both methods raise DatabaseUnavailable.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        secret: str,
        *,
        seconds: int,
        most: int = MOST_USED,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._engine = engine
        self._key = hmac.digest(secret.encode(), b"job-duties-bot: OAuth states, version 1", "sha256")
        self._seconds = seconds
        self._most = most
        self._now = now
        self._used = build_tables().states
        self._database = Readiness([Probe("database", lambda: check_revision(engine))])

    async def async_issue(self, *_: object, **__: object) -> str:
        """A new state: `END.RANDOM.SIGNATURE`; none while the database couldn't store what people consent to."""
        is_ready, _report = await self._database.report()
        if not is_ready:
            raise DatabaseUnavailable("nothing can be installed")
        signed = f"{int(self._now() + self._seconds)}.{secrets.token_hex(16)}"
        return f"{signed}.{self._signature(signed)}"

    async def async_consume(self, state: str) -> bool:
        """Whether we issued a state, and it neither expired nor was used. Notes that it's used now."""
        signed, _, signature = state.rpartition(".")
        if not hmac.compare_digest(self._signature(signed).encode(), signature.encode("utf-8", "replace")):
            return False
        end = int(signed.partition(".")[0])
        return end > self._now() and await self._use(state, _time(end))

    async def _use(self, state: str, end: datetime) -> bool:
        """Store a used state; False if it's there already. Deletes states that expired, or are too many."""
        columns = self._used.c
        newest = select(func.max(columns.id)).scalar_subquery()
        is_past = or_(columns.expire_at <= _time(self._now()), columns.id <= newest - self._most + 1)
        found = exists(select(columns.id).where(columns.state == state))
        new = select(literal(state, String), literal(end, DateTime)).where(~found)
        lock = int.from_bytes(hashlib.sha256(state.encode()).digest()[:8], signed=True)
        async with translate_database_errors(), exclusive_transaction(self._engine, lock) as connection:
            await connection.execute(self._used.delete().where(is_past))
            stored = await connection.execute(self._used.insert().from_select(["state", "expire_at"], new))
            return stored.rowcount == 1

    def _signature(self, signed: str) -> str:
        return hmac.new(self._key, signed.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _time(seconds: float) -> datetime:
    """A time in UTC without a time zone, as in the SDK's tables."""
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
