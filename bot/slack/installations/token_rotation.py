"""Tokens that expire: exchanged in good time, once for all dynos, and never while somebody waits for an ack."""

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
from bot.errors import JobDutiesError
from bot.server.task_tracker import TaskTracker
from bot.slack.installations.access import Credentials, InstallationKey
from bot.slack.installations.store import Installations
from bot.slack.installations.uninstall import no_apology
from bot.telemetry.turn_record import TurnSource

EARLY_MINUTES: Final = 120
"""A token of Slack's lasts twelve hours; in its last two it is exchanged when it is next used."""

AT_ONCE: Final = 3
"""Each exchange holds a connection while Slack is asked, and takes a second one to save."""

log = structlog.get_logger(__name__)


class TokenRotation:
    """Exchanges a workspace's refresh token, which is good once, for a new pair of tokens.

    The first of the dynos exchanges it; the others wait for it at the database, and find the new one there.
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
        """The installation with a token that can be used now; None when there is none any more.

        A token that is still good is used as it is, also while it is being exchanged; `then` is called when
        there is another.
        """
        expires = installation.bot_token_expires_at
        if expires is None or expires > time.time() + EARLY_MINUTES * 60:
            return installation
        exchange = self._exchange(key)
        exchange.add_done_callback(lambda _: then(key))
        return installation if expires > time.time() else await asyncio.shield(exchange)

    def _exchange(self, key: InstallationKey) -> "asyncio.Task[Installation | None]":
        """The exchange that is under way, or a new one; tracked, because cut short it would lose the token for good."""
        is_new = key not in self._exchanges
        task = self._exchanges.task(key, lambda: self._anew(key))
        if is_new:
            source = TurnSource("token_exchange", workspace=key.team or key.enterprise or "")
            self._tracker.start(_settled(task), no_apology, source)
        return task

    async def _anew(self, key: InstallationKey) -> Installation | None:
        """The installation, exchanged unless another dyno was first; None when Slack refuses or it is gone."""
        try:
            async with self._room, self._installations.alone(key):
                installation = await self._installations.find(key)
                if installation is None:
                    return None
                newer = await self._rotator.perform_token_rotation(
                    installation=installation, minutes_before_expiration=EARLY_MINUTES
                )
                if newer is not None:
                    await self._installations.async_save(newer)
                return newer or installation
        except SlackTokenRotationError as error:
            log.warning("token_not_exchanged", workspace=key.team, organisation=key.enterprise, error=_said(error))
        except (JobDutiesError, aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("token_not_exchanged", workspace=key.team, error=type(error).__name__)
        return None


async def _settled(task: "asyncio.Task[Installation | None]") -> None:
    await asyncio.wait({task})


def _said(error: SlackTokenRotationError) -> str:
    """Slack's own word for why."""
    return str(error.api_error.response["error"])
