"""The command line: `slack-playground` (or `python -m slack_playground`), and `slack-playground run -- COMMAND`."""

import asyncio
import os
import secrets
import socket
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, cast
from urllib.parse import urljoin, urlsplit

import typer
import uvicorn
from rich.console import Console
from starlette.applications import Starlette

from slack_playground.delivery.delivery import Transport
from slack_playground.delivery.either import EitherTransport
from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.documents import DocumentError, read_document
from slack_playground.launch import app_environment, env_file, run_app
from slack_playground.listening import bind, listens
from slack_playground.oauth.one_workspace import AppCredentials
from slack_playground.server import create_playground
from slack_playground.workspace.seed import Seed, SeedError

TOKEN: Final = "xoxb-playground"  # noqa: S105 - opens nothing but the playground of this process
CLIENT_ID: Final = "playground.client"
CLIENT_SECRET: Final = "playground-client-secret"  # noqa: S105 - opens nothing but the playground of this process
APP_TOKEN: Final = "xapp-playground"  # noqa: S105 - opens nothing but the playground of this process
PORT: Final = 3900
"""Not 3000, which Bolt takes by default."""
REDIRECT: Final = "/slack/oauth_redirect"
"""Where an app built with Bolt is led back to after an installation."""
BOLT_URL: Final = "http://127.0.0.1:3000/slack/events"
"""Where an app built with Bolt listens, if nobody told it otherwise."""

console = Console(stderr=True, highlight=False, soft_wrap=True)


cli = typer.Typer(help="Slack in a browser, for any app.", pretty_exceptions_enable=False)

App = Annotated[str | None, typer.Option(help="The app's request URL, such as http://127.0.0.1:3001/slack/events.")]
Secret = Annotated[str | None, typer.Option(help="The app's signing secret; a new one by default.")]
Socket = Annotated[bool, typer.Option("--socket", help="The app connects over Socket Mode.")]
Manifest = Annotated[
    Path | None, typer.Option(help="The app's manifest, in JSON or YAML; without one the app may do everything.")
]
SeedFile = Annotated[
    Path | None, typer.Option("--seed", help="People, channels and messages to begin with, in JSON or YAML.")
]
Token = Annotated[str, typer.Option(help="The bot token that the app calls the Web API with.")]
Port = Annotated[int, typer.Option(help="The port of the page and the Web API; 0 takes a free one.", min=0, max=65535)]
Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 in a container.")]
AllowHost = Annotated[
    list[str] | None, typer.Option(help="A host name, besides loopback, under which the playground may be called.")
]
Url = Annotated[str | None, typer.Option(help="The playground's address as the app sees it, if it is another one.")]
Env = Annotated[Path | None, typer.Option(help="Write the app's settings to this file, as a .env file.")]
Lenient = Annotated[
    bool, typer.Option("--answer-missing", help="Answer ok to methods of Slack that the playground does not have.")
]
OAuth = Annotated[
    bool, typer.Option("--oauth", help="The app is installed with OAuth: it gets a client id and secret, and no token.")
]
Open = Annotated[bool, typer.Option("--open", help="Open the page in a browser.")]


@dataclass(frozen=True)
class _Playground:
    """A playground that is ready to be served, and the settings an app needs."""

    app: Starlette
    listening: socket.socket
    url: str
    settings: dict[str, str]
    request_url: str
    """Where the app would listen; empty if it is to connect."""


@cli.command()
def play(  # noqa: PLR0913, PLR0917 - the options of a command
    command: Annotated[
        list[str] | None, typer.Argument(help="The command that starts the app, after `run --`.", show_default=False)
    ] = None,
    app: App = None,
    signing_secret: Secret = None,
    by_socket: Socket = False,
    manifest: Manifest = None,
    seed: SeedFile = None,
    token: Token = TOKEN,
    port: Port = PORT,
    host: Host = "127.0.0.1",
    allow_host: AllowHost = None,
    url: Url = None,
    env: Env = None,
    answer_missing: Lenient = False,
    oauth: OAuth = False,
    open_page: Open = False,
) -> None:
    """Open a Slack workspace in the browser with your app in it.

    slack-playground run -- node app.js  starts the app too, unchanged, with the settings it needs.
    slack-playground --app URL  is for an app that listens at this address; --socket for one that connects.
    """
    options = _Options(
        app, signing_secret, by_socket, manifest, seed, token, port, host, allow_host, url, env, answer_missing, oauth
    )
    playground = _prepare(options)
    if open_page:
        webbrowser.open(playground.url)
    if command:
        raise typer.Exit(asyncio.run(_run(playground, command)))
    console.print("Start the app with:", markup=False)
    for line in env_file(playground.settings).splitlines():
        console.print(f"  {line}", markup=False)
    _server(playground).run(sockets=[playground.listening])


@dataclass(frozen=True)
class _Options:
    """What the command line was given."""

    app: str | None
    signing_secret: str | None
    by_socket: bool
    manifest: Path | None
    seed: Path | None
    token: str
    port: int
    host: str
    allow_host: list[str] | None
    url: str | None
    env: Path | None
    answer_missing: bool
    oauth: bool


def _prepare(options: _Options) -> _Playground:
    """The playground of these options, and its address on the screen. Raises BadParameter."""
    listening = _listening(options.host, options.port)
    port = listening.getsockname()[1]
    url = (options.url or f"http://127.0.0.1:{port}").rstrip("/")
    secret = options.signing_secret or secrets.token_hex(16)
    settings = {
        "SLACK_BOT_TOKEN": options.token,
        "SLACK_SIGNING_SECRET": secret,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "SLACK_API_URL": f"{url}/api/",
    }
    if options.app and not options.by_socket:
        del settings["SLACK_APP_TOKEN"]
    if options.by_socket and not options.app:
        del settings["SLACK_SIGNING_SECRET"]
    # With a client id in its environment, Bolt looks for installations and not for a token.
    for name in ("SLACK_BOT_TOKEN",) if options.oauth else ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"):
        del settings[name]
    seed, seeded_manifest = _seed(options.seed)
    playground = create_playground(
        _document(options.manifest) or seeded_manifest,
        _transport(options, secret, url),
        bot_token=options.token,
        base_url=url,
        allowed_hosts=[*(options.allow_host or ()), str(urlsplit(url).hostname)],
        credentials=AppCredentials(CLIENT_ID, CLIENT_SECRET, urljoin(options.app or BOLT_URL, REDIRECT)),
        answer_missing=options.answer_missing,
        own_messages=True,
        seed=seed,
    )
    if options.env is not None:
        _write(options.env, env_file(settings))
    console.print(f"The playground is at {url} (stop it with Ctrl-C).", markup=False)
    request_url = "" if options.by_socket and not options.app else options.app or BOLT_URL
    return _Playground(playground, listening, url, settings, request_url)


def _transport(options: _Options, secret: str, url: str) -> Transport:
    """The way to the app: the one that was chosen, or whichever the app turns out to use."""
    http = SignedHttp(options.app or BOLT_URL, secret)
    socket_mode = SocketMode(APP_TOKEN, url)
    if options.app and not options.by_socket:
        return http
    if options.by_socket and not options.app:
        return socket_mode
    return EitherTransport(socket_mode, http)


async def _run(playground: _Playground, command: list[str]) -> int:
    """Serve the playground for as long as the app runs; gives the app's exit status."""
    server = _server(playground)
    serving = asyncio.create_task(server.serve(sockets=[playground.listening]))
    if playground.request_url and await listens(playground.request_url):
        console.print(
            f"Something listens at {playground.request_url} already; the app cannot listen there too.", markup=False
        )
    try:
        return await run_app(command, app_environment(playground.settings, os.environ))
    except OSError as error:
        raise typer.BadParameter(f"{command[0]} cannot be started: {error.strerror}") from error
    finally:
        server.should_exit = True
        await serving


def _server(playground: _Playground) -> uvicorn.Server:
    config = uvicorn.Config(
        cast("Any", playground.app), log_level="warning", access_log=False, timeout_graceful_shutdown=1
    )
    return uvicorn.Server(config)


def _listening(host: str, port: int) -> socket.socket:
    try:
        return bind(host, port)
    except OSError as error:
        raise typer.BadParameter(f"cannot listen on {host}, port {port}: {error.strerror}; choose another") from error


def _seed(path: Path | None) -> tuple[Seed | None, dict[str, Any] | None]:
    """The seed in a file, and the app's manifest in it: written there, or the path of another file."""
    description = _document(path)
    if path is None or description is None:
        return None, None
    try:
        seed = Seed(description)
    except SeedError as error:
        raise typer.BadParameter(f"{path}: {error}") from error
    manifest = description.get("manifest")
    return seed, _document(path.parent / manifest) if isinstance(manifest, str) else manifest


def _document(path: Path | None) -> dict[str, Any] | None:
    if path is None:
        return None
    try:
        return read_document(path)
    except DocumentError as error:
        raise typer.BadParameter(str(error)) from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}") from error


def main() -> None:
    """Run the command line: `run --` stands before the command of an app."""
    words = sys.argv[1:]
    if words[:1] == ["run"]:
        words = words[1:]
        if not words or words[-1] == "--":
            console.print("Give the command that starts the app: slack-playground run -- node app.js", markup=False)
            sys.exit(2)
    cli(words)
