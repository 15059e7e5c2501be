"""The parts of one workspace's playground, and how an app is added to them while it runs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from slack_playground.delivery.delivery import Delivery, Transport
from slack_playground.delivery.installed_apps import InstalledApp, InstalledApps
from slack_playground.delivery.payloads import Payloads
from slack_playground.oauth.oauth_app import OAuthApp
from slack_playground.oauth.one_workspace import WorkspaceOAuth
from slack_playground.web_api.app import WebApi
from slack_playground.workspace.apps import App
from slack_playground.workspace.workspace import Workspace


@dataclass(frozen=True)
class PlaygroundParts:
    """What a playground consists of."""

    workspace: Workspace
    installed: InstalledApps
    api: WebApi
    oauth: WorkspaceOAuth
    wait: Callable[[float], Awaitable[None]]

    def add_app(self, oauth_app: OAuthApp, transport: Transport) -> None:
        """Add an app, which isn't installed yet, and the way to it."""
        app, tokens = replace(oauth_app.app, team=self.workspace.apps.first.team), self.workspace.tokens
        self.workspace.apps.add(app)
        self.installed.add(way_to(self.workspace, app, transport, self.wait))
        self.api.connects[app.id] = transport.connect
        tokens.add_credentials(app, oauth_app.credentials.client_id, oauth_app.credentials.client_secret)
        if transport.app_token is not None:
            tokens.add_app_token(transport.app_token, app)
        self.oauth.add(replace(oauth_app, app=app))
        self.workspace.tell(None, {"type": "world"})

    def remove_app(self, app: App) -> None:
        """Uninstall an app, and forget it."""
        self.workspace.tokens.uninstall(app)
        self.workspace.tokens.remove(app)
        self.workspace.apps.remove(app)
        self.oauth.remove(app)
        self.workspace.tell(None, {"type": "world"})


def way_to(
    workspace: Workspace, app: App, transport: Transport, wait: Callable[[float], Awaitable[None]]
) -> InstalledApp:
    """The way from a workspace to an app."""
    delivery = Delivery(transport, workspace.traffic, app, wait=wait)
    return InstalledApp(app, Payloads(workspace, app, workspace.base_url), delivery)
