"""Builds a playground from the command line's options: its address, its transport, and the app's settings."""

import secrets
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urljoin, urlsplit

from starlette.applications import Starlette

from slack_playground.delivery.delivery import Transport
from slack_playground.delivery.either_transport import EitherTransport
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.documents import DocumentError, read_document
from slack_playground.https_front import SLACK_HOSTS
from slack_playground.many_workspaces import ServedWorkspaces, create_workspaces
from slack_playground.oauth.one_workspace import AppCredentials
from slack_playground.ports import bind
from slack_playground.server import create_playground
from slack_playground.web_api.user_tokens import user_token
from slack_playground.workspace.manifest_checks import faults
from slack_playground.workspace.seed import Seed, SeedError
from slack_playground.workspace.workspace import CHANNEL, TEAM, Workspace

CLIENT_ID: Final = "playground.client"
SECRET_BYTES: Final = 16
REDIRECT: Final = "/slack/oauth_redirect"
"""Where an app built with Bolt is led back to after an installation."""
BOLT_URL: Final = "http://127.0.0.1:3000/slack/events"
"""Where an app built with Bolt listens by default."""
MANIFESTS: Final = ("manifest.json", "manifest.yaml", "manifest.yml")
"""How apps call the file of their manifest."""


class StartError(Exception):
    """The playground can't start; the sentence says why, and what to do."""


@dataclass(frozen=True)
class Options:
    """The options of the command line."""

    app: str | None
    signing_secret: str | None
    by_socket: bool
    manifest: Path | None
    seed: Path | None
    token: str | None
    app_token: str | None
    port: int
    host: str
    allow_host: list[str] | None
    url: str | None
    answer_missing: bool
    oauth: bool


@dataclass(frozen=True)
class Secrets:
    """What only the app knows: new at each start, unless an option gives it. A page in the browser can't guess it."""

    bot_token: str
    app_token: str
    signing_secret: str
    client_secret: str

    @classmethod
    def of(cls, options: Options) -> Self:
        """Those of the options, and new ones."""
        new = secrets.token_hex
        return cls(
            options.token or f"xoxb-{new(SECRET_BYTES)}",
            options.app_token or f"xapp-{new(SECRET_BYTES)}",
            options.signing_secret or new(SECRET_BYTES),
            new(SECRET_BYTES),
        )


@dataclass(frozen=True)
class Playground:
    """A playground that is ready to serve, and the settings for the app."""

    app: Starlette
    server_socket: socket.socket
    workspaces: Sequence[Workspace]
    url: str
    settings: dict[str, str]
    transport: Transport
    hints: Sequence[str]
    """Sentences on what could be done better."""


def build_playground(options: Options) -> Playground:
    """The playground of these options.

    Raises:
        StartError: a file or an address cannot be used.
    """
    seed, seeded_manifest = _seed(options.seed)
    manifest = _manifest(options.manifest) if options.manifest else seeded_manifest
    server_socket = _bind(options.host, options.port)
    url = (options.url or f"http://127.0.0.1:{server_socket.getsockname()[1]}").rstrip("/")
    own = Secrets.of(options)
    transport = _transport(options, own, url)
    served = _served_workspaces(options, own, manifest, seed, transport, url)
    settings = _settings(options, own, url) | _user_settings(served.workspaces[0])
    return Playground(served.app, server_socket, served.workspaces, url, settings, transport, _hints(manifest))


def _served_workspaces(
    options: Options,
    own: Secrets,
    manifest: Mapping[str, Any] | None,
    seed: Seed | None,
    transport: Transport,
    url: str,
) -> ServedWorkspaces:
    """The one workspace, or the several that the seed has."""
    hosts = [*(options.allow_host or ()), str(urlsplit(url).hostname), *SLACK_HOSTS]
    credentials = AppCredentials(CLIENT_ID, own.client_secret, urljoin(options.app or BOLT_URL, REDIRECT))
    if seed is not None and seed.others:
        if not options.oauth:
            raise StartError("The seed has several workspaces; with --oauth the app is installed in each of them.")
        return create_workspaces(
            manifest,
            transport,
            [seed, *seed.others],
            base_url=url,
            credentials=credentials,
            allowed_hosts=hosts,
            answer_missing=options.answer_missing,
        )
    app = create_playground(
        manifest,
        transport,
        bot_token=own.bot_token,
        base_url=url,
        allowed_hosts=hosts,
        credentials=credentials,
        answer_missing=options.answer_missing,
        own_messages=True,
        seed=seed,
    )
    return ServedWorkspaces(app, [app.state.workspace])


def _settings(options: Options, own: Secrets, url: str) -> dict[str, str]:
    """The app's settings, by environment variable."""
    settings = {
        "SLACK_BOT_TOKEN": own.bot_token,
        "SLACK_SIGNING_SECRET": own.signing_secret,
        "SLACK_APP_TOKEN": own.app_token,
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": own.client_secret,
        "SLACK_API_URL": f"{url}/api/",
        "SLACK_WEBHOOK_URL": f"{url}/services/{TEAM['id']}/{CHANNEL}/playground",
    }
    if options.app and not options.by_socket:
        del settings["SLACK_APP_TOKEN"]
    if options.by_socket and not options.app:
        del settings["SLACK_SIGNING_SECRET"]
    # With a client id in its environment, Bolt looks for installations instead of a token.
    for name in ("SLACK_BOT_TOKEN",) if options.oauth else ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        del settings[name]
    return settings


def _user_settings(workspace: Workspace) -> dict[str, str]:
    """The first person's user token, unless the manifest requests no user scopes."""
    if workspace.app.user_scopes == frozenset():
        return {}
    return {"SLACK_USER_TOKEN": user_token(next(iter(workspace.people.values())))}


def _transport(options: Options, own: Secrets, url: str) -> Transport:
    """The chosen transport, or one that adapts to the app."""
    http = SignedHttp(options.app or BOLT_URL, own.signing_secret)
    socket_mode = SocketMode(own.app_token, url)
    if options.app and not options.by_socket:
        return http
    if options.by_socket and not options.app:
        return socket_mode
    return EitherTransport(socket_mode, http)


def _bind(host: str, port: int) -> socket.socket:
    try:
        return bind(host, port)
    except OSError as error:
        raise StartError(
            f"Cannot listen on {host}, port {port}: {error.strerror}. "
            f"Give another port, such as --port {port + 1}; --port 0 takes a free one."
        ) from error


def _seed(path: Path | None) -> tuple[Seed | None, Mapping[str, Any] | None]:
    """The seed in a file, and the app's manifest in it: written there, or the path of another file."""
    if path is None:
        return None, None
    description = _document(path)
    try:
        seed = Seed(description)
    except SeedError as error:
        raise StartError(f"{path}: {error}.") from error
    manifest = description.get("manifest")
    if isinstance(manifest, str):
        return seed, _manifest(path.parent / manifest)
    return seed, None if manifest is None else _checked(path, manifest)


def _manifest(path: Path) -> Mapping[str, Any]:
    return _checked(path, _document(path))


def _checked(path: Path, manifest: Any) -> Mapping[str, Any]:
    found = faults(manifest)
    if found:
        raise StartError(f"The manifest in {path} cannot be used: {'; '.join(found)}.")
    return dict(manifest)


def _document(path: Path) -> dict[str, Any]:
    try:
        return read_document(path)
    except DocumentError as error:
        raise StartError(f"{error}.") from error


def _hints(manifest: Mapping[str, Any] | None) -> list[str]:
    """Hints about an app without a manifest."""
    if manifest is not None:
        return []
    here = next((name for name in MANIFESTS if Path(name).is_file()), None)
    if here is not None:
        return [f"There is a {here} here: --manifest {here} gives the app its name, commands, shortcuts and scopes."]
    return ["The app has no manifest, so it may do everything and hears every event. --manifest FILE gives it one."]
