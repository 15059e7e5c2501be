"""Exchanges tokens before they expire, once for all processes, and not while Slack waits for an ack."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

import aiohttp
import structlog
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from bot.concurrency.single_flight import SingleFlight
from bot.database.database_errors import DATABASE_ERRORS
from bot.errors import JobDutiesError
from bot.server.task_tracker import TaskTracker
from bot.slack.installations.access import Credentials, InstallationKey
from bot.slack.installations.store import Installations
from bot.telemetry.turn_record import TurnSource

EARLY_MINUTES: Final = 120
"""A token lasts twelve hours. In its last two, the next request exchanges it."""

AT_ONCE: Final = 3
"""Exchanges at a time. Each holds a database connection during the call to Slack, and takes a second one to save."""

log = structlog.get_logger(__name__)


class TokenRotation:
    """Exchanges a workspace's refresh token, which can be used once, for a new pair of tokens.

    The first process exchanges it. The others wait for a lock in the database, and find the new token there.
    """

    def __init__(
        self, installations: Installations, client: AsyncWebClient, tracker: TaskTracker, credentials: Credentials
    ) -> None:
        self._installations = installations
        self._rotator = AsyncTokenRotator(
            client_id=credentials.client_id, client_secret=credentials.client_secret, client=client
        )
        self._tracker = tracker
        self._room = asyncio.Semaphore(AT_ONCE)
        self._exchanges: SingleFlight[InstallationKey, Installation | None] = SingleFlight()

    async def usable(
        self, key: InstallationKey, installation: Installation, then: Callable[[InstallationKey], None]
    ) -> Installation | None:
        """The installation with a token that can be used now, or None if Slack refused to exchange it.

        A token that hasn't expired is used during the exchange. `then` is called when there is a new one.
        """
        expires = installation.bot_token_expires_at
        if expires is None or expires > time.time() + EARLY_MINUTES * 60:
            return installation
        exchange = self._exchange(key)
        exchange.add_done_callback(lambda _: then(key))
        return installation if expires > time.time() else await asyncio.shield(exchange)

    def _exchange(self, key: InstallationKey) -> "asyncio.Task[Installation | None]":
        """The exchange in progress, or a new one. Shutdown waits for it: an aborted exchange would lose the token."""
        is_new = key not in self._exchanges
        task = self._exchanges.task(key, lambda: self._anew(key))
        if is_new:
            source = TurnSource("token_exchange", workspace=key.team or key.enterprise or "")
            self._tracker.start(_await_exchange(task), _no_apology, source)
        return task

    async def _anew(self, key: InstallationKey) -> Installation | None:
        """The installation with new tokens, maybe of another process; None if Slack refuses or it was deleted."""
        try:
            async with self._room, self._installations.alone(key):
                installation = await self._installations.find(key)
                if installation is None:
                    return None
                newer = await self._rotator.perform_token_rotation(
                    installation=installation, minutes_before_expiration=EARLY_MINUTES
                )
                if newer is None:
                    return installation
                if await self._installations.find(key) is None:
                    return None  # it was uninstalled meanwhile
                await self._installations.async_save(newer)
                return newer
        except SlackTokenRotationError as error:
            log.warning("token_not_exchanged", workspace=key.team, enterprise=key.enterprise, error=_reason(error))
        except (JobDutiesError, aiohttp.ClientError, *DATABASE_ERRORS) as error:
            log.warning("token_not_exchanged", workspace=key.team, error=type(error).__name__)
        return None


async def _no_apology(_: str) -> None:
    """No person waits for this work; the log has the reference."""


async def _await_exchange(task: "asyncio.Task[Installation | None]") -> None:
    await asyncio.wait({task})


def _reason(error: SlackTokenRotationError) -> str:
    """Slack's error code."""
    return str(error.api_error.response["error"])
