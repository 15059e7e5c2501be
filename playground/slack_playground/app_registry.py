"""Apps that are created while the playground runs, with `apps.manifest.create`."""

import secrets
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, Final

from starlette.routing import BaseRoute

from slack_playground.delivery.either_transport import EitherTransport
from slack_playground.delivery.request_paths import local_url, request_paths
from slack_playground.delivery.shared_transport import SharedTransport
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.oauth.oauth_app import AppCredentials, OAuthApp
from slack_playground.oauth.pages import OAuthPages
from slack_playground.playground_parts import PlaygroundParts
from slack_playground.workspace.apps import App
from slack_playground.workspace.registrations import NewApp

NOWHERE: Final = "http://127.0.0.1:9/"
"""The request URL of an app whose manifest has none on this machine: nothing listens at the discard port."""
SECRET_BYTES: Final = 16


@dataclass(frozen=True)
class _Created:
    """An app that was created, and the way to it."""

    app: App
    transport: EitherTransport


class AppRegistry:
    """Creates apps for all workspaces of a Slack; each is installed afterwards, on the page or with OAuth.

    `routes` are those of the web app at the address where apps connect, and `opened` closes what is open at the end.
    """

    def __init__(
        self,
        workspaces: Sequence[PlaygroundParts],
        base_url: str,
        routes: list[BaseRoute],
        opened: AsyncExitStack,
        pages: OAuthPages | None = None,
    ) -> None:
        self._workspaces = workspaces
        self._base_url = base_url
        self._routes = routes
        self._opened = opened
        self._pages = pages
        self._created: dict[str, _Created] = {}
        self._newest = max(app.number for parts in workspaces for app in parts.workspace.apps.known)
        for parts in workspaces:
            parts.workspace.registry = self

    def create(self, manifest: Mapping[str, Any]) -> NewApp:
        """Create an app, which isn't installed yet."""
        self._newest += 1
        app = App(manifest, self._newest)
        client_id = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}"
        names = ("client_secret", "signing_secret", "verification_token")
        new = NewApp(app, client_id, *(secrets.token_hex(SECRET_BYTES) for _ in names))
        socket_mode = SocketMode(f"xapp-{secrets.token_hex(SECRET_BYTES)}", self._base_url, app=app)
        transport = EitherTransport(
            socket_mode, SignedHttp(local_url(manifest) or NOWHERE, new.signing_secret, paths=request_paths(manifest))
        )
        self._created[app.id] = _Created(app, transport)
        self._routes[:0] = transport.routes()
        self._opened.push_async_exit(transport)
        for parts in self._workspaces:
            way = transport if self._pages is None else SharedTransport(transport)
            parts.add_app(OAuthApp(app, AppCredentials(client_id, new.client_secret)), way)
        if self._pages is not None:
            self._pages.add(OAuthApp(app, AppCredentials(client_id, new.client_secret)))
        return new

    def has_created(self, app: App) -> bool:
        """Whether it created this app, which may then be deleted."""
        return app.id in self._created

    def changed(self, app: App) -> None:
        """Send to the request URL that an app's new manifest has."""
        created = self._created.get(app.id)
        if created is not None:
            manifest = app.manifest or {}
            created.transport.http.move(local_url(manifest) or NOWHERE, request_paths(manifest))

    def delete(self, app: App) -> None:
        """Uninstall an app that was created, and forget it."""
        del self._created[app.id]
        for parts in self._workspaces:
            parts.remove_app(app)
        if self._pages is not None:
            self._pages.remove(app)
