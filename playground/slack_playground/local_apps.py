"""The apps on this machine: how each is reached, and the settings that it needs."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urljoin

from slack_playground.app_plans import AppPlan
from slack_playground.delivery.delivery import Transport
from slack_playground.delivery.either_transport import EitherTransport
from slack_playground.delivery.payloads import TOKEN as VERIFICATION_TOKEN
from slack_playground.delivery.request_paths import local_url, request_paths
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.many_workspaces import token_in
from slack_playground.oauth.oauth_app import AppCredentials
from slack_playground.server import AppSetup
from slack_playground.workspace.apps import App
from slack_playground.workspace.workspace import CHANNEL, Workspace

CLIENT_ID: Final = "playground.client"
SECRET_BYTES: Final = 16
REDIRECT: Final = "/slack/oauth_redirect"
"""Where an app built with Bolt is led back to after an installation."""
INSTALL: Final = "/slack/install"
"""Where an app built with Bolt is installed from."""
BOLT_URL: Final = "http://127.0.0.1:3000/slack/events"
"""Where an app built with Bolt listens by default."""


@dataclass(frozen=True)
class Secrets:
    """What only an app knows: new at each start, unless an option gives it. A page in the browser can't guess it."""

    bot_token: str
    app_token: str
    signing_secret: str
    client_secret: str

    @classmethod
    def of(
        cls, *, bot_token: str | None = None, app_token: str | None = None, signing_secret: str | None = None
    ) -> Self:
        """These, and new ones in the place of those that are missing."""
        new = secrets.token_hex
        return cls(
            bot_token or f"xoxb-{new(SECRET_BYTES)}",
            app_token or f"xapp-{new(SECRET_BYTES)}",
            signing_secret or new(SECRET_BYTES),
            new(SECRET_BYTES),
        )


@dataclass(frozen=True)
class LocalApp:
    """An app, the way to it, its secrets, and the command that starts it, if the playground does."""

    app: App
    command: Sequence[str]
    request_url: str | None
    by_socket: bool
    secrets: Secrets
    base_url: str
    transport: Transport
    teams: Sequence[str] | None = None
    """The ids of the workspaces in which it's installed from the beginning; None for all."""

    @property
    def is_installed(self) -> bool:
        """Whether it's in a workspace from the beginning."""
        return self.teams is None or bool(self.teams)

    @property
    def install_hint(self) -> str:
        """How people install it with OAuth; the address is that of an app built with Bolt."""
        page = urljoin(self.request_url or BOLT_URL, INSTALL)
        return f"{self.app.name} isn't installed yet. Open its page for that, such as {page}."

    @property
    def credentials(self) -> AppCredentials:
        """Its client id and secret."""
        client_id = CLIENT_ID if self.app.number == 1 else f"{CLIENT_ID}-{self.app.number}"
        return AppCredentials(client_id, self.secrets.client_secret, urljoin(self.request_url or BOLT_URL, REDIRECT))

    @property
    def setup(self) -> AppSetup:
        """How it is installed."""
        token, held = self.secrets.bot_token, self.credentials
        return AppSetup(self.app.manifest, self.transport, token, held, self.app.label, self.teams)

    def settings(self, workspaces: Sequence[Workspace]) -> dict[str, str]:
        """Its settings, by environment variable: tokens, or credentials if it's to be installed with OAuth."""
        teams = [workspace.team["id"] for workspace in workspaces]
        home = next((workspace for workspace in workspaces if self.setup.is_in(workspace.team["id"])), workspaces[0])
        settings = {
            "SLACK_BOT_TOKEN": self.secrets.bot_token,
            "SLACK_SIGNING_SECRET": self.secrets.signing_secret,
            "SLACK_VERIFICATION_TOKEN": VERIFICATION_TOKEN,
            "SLACK_APP_TOKEN": self.secrets.app_token,
            "SLACK_CLIENT_ID": self.credentials.client_id,
            "SLACK_CLIENT_SECRET": self.credentials.client_secret,
            "SLACK_API_URL": f"{self.base_url}/api/",
            "SLACK_WEBHOOK_URL": f"{self.base_url}/services/{home.team['id']}/{CHANNEL}/{self.app.key}playground",
        }
        if self.request_url and not self.by_socket:
            del settings["SLACK_APP_TOKEN"]
        if self.by_socket and not self.request_url:
            del settings["SLACK_SIGNING_SECRET"], settings["SLACK_VERIFICATION_TOKEN"]
        # With a client id in its environment, Bolt looks for installations instead of a token.
        for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET") if self.is_installed else ("SLACK_BOT_TOKEN",):
            del settings[name]
        further = [team for team in teams if self.setup.is_in(team) and team != home.team["id"]]
        tokens = {f"SLACK_BOT_TOKEN_{team}": token_in(self.setup, team, teams) for team in further}
        return settings | tokens | self._user_settings(home)

    def _user_settings(self, workspace: Workspace) -> dict[str, str]:
        """The first person's user token, unless the manifest requests no user scopes, or OAuth brings the tokens."""
        if self.app.user_scopes == frozenset() or not self.is_installed:
            return {}
        return {"SLACK_USER_TOKEN": workspace.tokens.person_token(next(iter(workspace.people.values())), self.app)}


def local_app(
    plan: AppPlan, base_url: str, secrets_of_app: Secrets, teams: Sequence[str] | None, *, by_socket: bool
) -> LocalApp:
    """An app as it was planned, installed in the workspaces with these ids; None for all."""
    # Only one app can listen where Bolt listens by default; another one has an address of its own, or connects.
    socket_only = by_socket or (plan.url is None and plan.app.number > 1)
    transport = _transport(plan, base_url, secrets_of_app, by_socket=socket_only)
    return LocalApp(plan.app, plan.command, plan.url, socket_only, secrets_of_app, base_url, transport, teams)


def _transport(plan: AppPlan, base_url: str, secrets_of_app: Secrets, *, by_socket: bool) -> Transport:
    """The chosen transport, or one that adapts to the app."""
    paths = request_paths(plan.app.manifest)
    path = next((path for path in paths.values() if path != "/"), "")
    address = plan.url or local_url(plan.app.manifest) or urljoin(BOLT_URL, path)
    http = SignedHttp(address, secrets_of_app.signing_secret, paths=paths)
    socket_mode = SocketMode(secrets_of_app.app_token, base_url, app=plan.app)
    if plan.url and not by_socket:
        return http
    if by_socket and not plan.url:
        return socket_mode
    return EitherTransport(socket_mode, http)
