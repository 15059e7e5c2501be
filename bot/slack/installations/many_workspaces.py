"""Builds what the app needs in many workspaces: the database, authorization, and the pages that install it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.routing import BaseRoute

from bot.errors import DatabaseUnavailable
from bot.server.task_tracker import TaskTracker
from bot.slack.installations.access import Credentials
from bot.slack.installations.authorization import ManyWorkspaces
from bot.slack.installations.database import close_engine, is_sqlite, open_engine
from bot.slack.installations.oauth import STATE_SECONDS, InstallPages
from bot.slack.installations.oauth_states import OAuthStates
from bot.slack.installations.org_workspaces import OrgWorkspaces
from bot.slack.installations.revisions import check_revision, is_current, migrate
from bot.slack.installations.store import Installations
from bot.slack.installations.token_cipher import read_keys
from bot.slack.installations.token_rotation import TokenRotation
from bot.storage.workspaces import WorkspaceData

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class ManyWorkspacesAccess:
    """Access to many workspaces, for the composition root."""

    authorize: ManyWorkspaces
    pages: InstallPages
    joining: OrgWorkspaces
    engine: AsyncEngine

    @property
    def health_name(self) -> str:
        """Without the database no workspace is known for long."""
        return "database"

    @property
    def revoker(self) -> ManyWorkspaces:
        """Deletes an installation when the app is uninstalled."""
        return self.authorize

    def listeners(self) -> Sequence[OrgWorkspaces]:
        """Listeners that run with every request."""
        return (self.joining,)

    def routes(self) -> Sequence[BaseRoute]:
        """The pages that install it."""
        return self.pages.routes()

    async def check(self) -> None:
        """Check that the database has the tables of this release. Raises DatabaseUnavailable."""
        await check_revision(self.engine)

    @asynccontextmanager
    async def lifespan(self) -> AsyncIterator[None]:
        """Open the database while the app runs. A file is migrated here; the bot starts even if a server is down."""
        try:
            if is_sqlite(self.engine) and not await is_current(self.engine):
                await migrate(self.engine)
            await self.check()
        except DatabaseUnavailable as error:
            log.error("database_unavailable", doing="start", error=str(error))  # noqa: TRY400 - the reason is told
        try:
            yield
        finally:
            await close_engine(self.engine)


def build(
    credentials: Credentials,
    *,
    database_url: str,
    token_keys: str,
    scopes: Sequence[str],
    client: AsyncWebClient,
    data: WorkspaceData,
    tracker: TaskTracker,
) -> ManyWorkspacesAccess:
    """Build it, without opening anything. Raises SettingsError for a malformed address or key."""
    keys = read_keys(token_keys)
    engine = open_engine(database_url)
    installations = Installations(credentials.client_id, engine, keys)
    authorize = ManyWorkspaces(installations, TokenRotation(installations, client, tracker, credentials), client)
    pages = InstallPages(
        installations=installations,
        states=OAuthStates(engine, credentials.client_secret, seconds=STATE_SECONDS),
        known=authorize,
        client=client,
        data=data,
        credentials=credentials,
        scopes=scopes,
        # Slack's consent page is beside its Web API; the playground's too.
        authorize_url=str(client.base_url).removesuffix("api/") + "oauth/v2/authorize",
    )
    return ManyWorkspacesAccess(authorize, pages, OrgWorkspaces(data), engine)
