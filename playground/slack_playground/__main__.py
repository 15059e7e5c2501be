"""`python -m slack_playground`: the playground alone, for any app built with Bolt or with nothing at all."""

import json
import secrets
import socket
from pathlib import Path
from typing import Annotated, Any, Final

import typer
import uvicorn
from rich.console import Console

from slack_playground.delivery.signed_http import SignedHttp
from slack_playground.delivery.socket_mode import SocketMode
from slack_playground.server import create_playground

TOKEN: Final = "xoxb-playground"  # noqa: S105 - opens nothing but the playground of this process
APP_TOKEN: Final = "xapp-playground"  # noqa: S105 - nor does this

said = Console(stderr=True, highlight=False, soft_wrap=True)


def play(
    app: Annotated[
        str | None, typer.Option(help="The app's request URL, such as http://127.0.0.1:3001/events.")
    ] = None,
    signing_secret: Annotated[str | None, typer.Option(help="The app's signing secret; one is made if absent.")] = None,
    by_socket: Annotated[bool, typer.Option("--socket", help="Let the app connect over Socket Mode.")] = False,
    manifest: Annotated[Path | None, typer.Option(help="Its manifest, as JSON; without one it may do all.")] = None,
    token: Annotated[str, typer.Option(help="The bot token it calls the Web API with.")] = TOKEN,
    port: Annotated[int, typer.Option(help="The playground's port; 0 takes a free one.", min=0, max=65535)] = 3000,
) -> None:
    """Open a workspace in the browser with your app in it: over HTTP (--app URL) or over Socket Mode (--socket)."""
    if (app is None) != by_socket:
        raise typer.BadParameter("give one of --app URL, where the app listens, and --socket")
    listening = _listening(port)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    secret = signing_secret or secrets.token_hex(16)
    transport = SignedHttp(app, secret) if app else SocketMode(APP_TOKEN, url)
    playground = create_playground(_read(manifest), transport, bot_token=token, base_url=url)
    said.print(f"The playground is at {url} (stop it with Ctrl-C). Start the app with:", markup=False)
    for line in _settings(url, token, None if by_socket else secret):
        said.print(f"  {line}", markup=False)
    server = uvicorn.Server(uvicorn.Config(playground, log_level="warning", access_log=False))
    server.run(sockets=[listening])


def _settings(url: str, token: str, secret: str | None) -> list[str]:
    """What the app must be told, by the names that most apps give them."""
    door = f"SLACK_APP_TOKEN={APP_TOKEN}" if secret is None else f"SLACK_SIGNING_SECRET={secret}"
    return [
        f"SLACK_BOT_TOKEN={token}",
        door,
        f"SLACK_API_URL={url}/api/      (its client's base_url; in JavaScript, slackApiUrl)",
    ]


def _listening(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(("127.0.0.1", port))
    except OSError as error:
        raise typer.BadParameter(f"port {port} is taken; choose another, or 0 for a free one") from error
    return made


def _read(manifest: Path | None) -> dict[str, Any] | None:
    if manifest is None:
        return None
    try:
        read: dict[str, Any] = json.loads(manifest.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{manifest} cannot be read as JSON: export the manifest as JSON") from error
    return read


def main() -> None:
    """Run the command line."""
    typer.run(play)


if __name__ == "__main__":
    main()
