"""Builds what the app needs in many workspaces: authorization and the pages that install it."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.routing import BaseRoute

from bot.server.health import Probe
from bot.server.task_tracker import TaskTracker
from bot.slack.installations.access import Credentials
from bot.slack.installations.authorization import ManyWorkspaces
from bot.slack.installations.oauth import STATE_SECONDS, InstallPages
from bot.slack.installations.oauth_states import OAuthStates
from bot.slack.installations.org_workspaces import OrgWorkspaces
from bot.slack.installations.store import Installations
from bot.slack.installations.token_cipher import read_keys
from bot.slack.installations.token_rotation import TokenRotation
from bot.storage.workspaces import WorkspaceData


@dataclass(frozen=True)
class ManyWorkspacesAccess:
    """Access to many workspaces, for the composition root."""

    authorize: ManyWorkspaces
    pages: InstallPages
    joining: OrgWorkspaces

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

    def probes(self) -> Sequence[Probe]:
        """None beside the database's."""
        return ()

    def lifespan(self) -> AbstractAsyncContextManager[None]:
        """Nothing: the database is opened before."""
        return nullcontext()


def build(
    credentials: Credentials,
    *,
    engine: AsyncEngine,
    token_keys: str,
    scopes: Sequence[str],
    client: AsyncWebClient,
    data: WorkspaceData,
    tracker: TaskTracker,
) -> ManyWorkspacesAccess:
    """Build it, without opening anything. Raises SettingsError for a malformed key."""
    keys = read_keys(token_keys)
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
    return ManyWorkspacesAccess(authorize, pages, OrgWorkspaces(data))
