"""The command line: `slack-playground` (or `python -m slack_playground`), and `slack-playground run -- COMMAND`."""

import asyncio
import atexit
import gc
import os
import shlex
import sys
import webbrowser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Final, NoReturn, cast

import typer
import uvicorn
from rich.console import Console

from slack_playground.app_plans import StartError
from slack_playground.app_watch import AppWatch
from slack_playground.builder import Address, Apps, Options, Playground, build_playground
from slack_playground.https_front import HttpsFront
from slack_playground.launch import Launch, Launcher, app_environment, env_file
from slack_playground.local_apps import Secrets

PORT: Final = 3900
"""Not 3000, which Bolt takes by default."""
USAGE: Final = 2
"""The exit status of a command that cannot be done as it was given."""

OBJECTS: Final = 100_000
"""Objects created between two searches for garbage: few are garbage before a playground runs."""

console = Console(stderr=True, highlight=False, soft_wrap=True)


cli = typer.Typer(help="Slack in a browser, for any app.", pretty_exceptions_enable=False, rich_markup_mode=None)

App = Annotated[
    list[str] | None,
    typer.Option(help="The app's request URL, such as http://127.0.0.1:3001/slack/events; given again, another app's."),
]
With = Annotated[list[str] | None, typer.Option("--with", help="A command that starts another app, after `run`.")]
Secret = Annotated[str | None, typer.Option(help="The app's signing secret; a new one by default.")]
Socket = Annotated[bool, typer.Option("--socket", help="The app connects over Socket Mode.")]
Manifest = Annotated[
    list[Path] | None,
    typer.Option(help="The app's manifest, in JSON or YAML; given again, another app's. Without one, all is allowed."),
]
SeedFile = Annotated[
    Path | None, typer.Option("--seed", help="People, channels and messages to begin with, in JSON or YAML.")
]
Token = Annotated[
    str | None, typer.Option(help="The bot token that the app calls the Web API with; a new one by default.")
]
AppToken = Annotated[str | None, typer.Option(help="The app-level token for Socket Mode; a new one by default.")]
Port = Annotated[int, typer.Option(help="The port of the page and the Web API; 0 takes a free one.", min=0, max=65535)]
Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 in a container.")]
AllowHost = Annotated[
    list[str] | None, typer.Option(help="A host name, besides loopback, under which the playground may be called.")
]
Url = Annotated[str | None, typer.Option(help="The playground's address as the app sees it, if it's different.")]
Env = Annotated[
    list[Path] | None,
    typer.Option(help="Write the app's settings to this file, as a .env file; given again, another app's."),
]
Lenient = Annotated[
    bool, typer.Option("--answer-missing", help="Respond ok to Slack methods that the playground lacks.")
]
OAuth = Annotated[
    bool, typer.Option("--oauth", help="Install the app with OAuth: it gets a client id and secret, and no token.")
]
Open = Annotated[bool, typer.Option("--open", help="Open the page in a browser.")]


HELP: Final = """Start a Slack workspace for your app, with a page in the browser.

slack-playground run -- node app.js  also starts the app, unchanged, with the settings it needs.
slack-playground --app URL  is for an app that listens at this address; --socket for one that connects.
"""


@cli.command(help=HELP)
def play(  # noqa: PLR0913, PLR0917 - the options of a command
    command: Annotated[
        list[str] | None, typer.Argument(help="The command that starts the app, after `run --`.", show_default=False)
    ] = None,
    app: App = None,
    other_commands: With = None,
    signing_secret: Secret = None,
    by_socket: Socket = False,
    manifest: Manifest = None,
    seed: SeedFile = None,
    token: Token = None,
    app_token: AppToken = None,
    port: Port = PORT,
    host: Host = "127.0.0.1",
    allow_host: AllowHost = None,
    url: Url = None,
    env: Env = None,
    answer_missing: Lenient = False,
    oauth: OAuth = False,
    open_page: Open = False,
) -> None:
    """Start the workspace that the options describe."""
    address = Address(host, port, url, allow_host or ())
    secrets = Secrets.of(bot_token=token, app_token=app_token, signing_secret=signing_secret)
    commands = [command or [], *map(shlex.split, other_commands or ())]
    apps = Apps(app or (), manifest or (), commands, by_socket=by_socket, oauth=oauth)
    options = Options(address, apps, secrets, seed=seed, answer_missing=answer_missing)
    _start(options, env or (), open_page=open_page)


def _start(options: Options, env: Sequence[Path], *, open_page: bool) -> None:
    """Serve the playground, and start apps by their commands, or print the settings that they need."""
    try:
        playground = build_playground(options)
    except StartError as error:
        _give_up(str(error))
    for path, settings in zip(env, playground.settings, strict=False):
        _write(path, env_file(settings))
    _say(f"The playground is at {playground.url} (stop it with Ctrl-C).")
    if open_page:
        webbrowser.open(playground.url)
    started = [number for number, app in enumerate(playground.apps) if app.command]
    for number, app in enumerate(playground.apps):
        if number not in started:
            _say("Start the app with:" if len(playground.apps) == 1 else f"Start {app.app.name} with:")
            for line in env_file(playground.settings[number]).splitlines():
                _say(f"  {line}")
    if started:
        raise typer.Exit(asyncio.run(_run(playground, started)))
    asyncio.run(_serve(playground))


async def _serve(playground: Playground) -> None:
    """Serve the playground until it's stopped, for apps that are started separately."""
    tasks = _watch(playground, _watches(playground))
    await _server(playground).serve(sockets=[playground.server_socket])
    for task in tasks:
        task.cancel()


async def _run(playground: Playground, started: Sequence[int]) -> int:
    """Serve the playground while the apps with these numbers run, and return the exit status."""
    server = _server(playground)
    server_task = asyncio.create_task(server.serve(sockets=[playground.server_socket]))
    watches = _watches(playground)
    for watch in watches:
        await watch.look_before()
    tasks = _watch(playground, watches)
    try:
        async with HttpsFront(playground.app) as front:
            return await _run_apps(playground, started, watches, front.settings(os.environ))
    finally:
        for task in tasks:
            task.cancel()
        server.should_exit = True
        await server_task


async def _run_apps(
    playground: Playground, started: Sequence[int], watches: Sequence[AppWatch], front: Mapping[str, str]
) -> int:
    """Start the apps, wait until all have ended, and return the first exit status that isn't 0."""
    launcher, processes = Launcher(), []
    for number in started:
        command = playground.apps[number].command
        launch = Launch(command, app_environment({**playground.settings[number], **front}, os.environ))
        try:
            processes.append(await launcher.start(launch))
        except OSError as error:
            launcher.end()
            _give_up(f"{command[0]} can't be started: {error.strerror}. Is it installed, and is its name right?")
    launcher.pass_signals_on()

    async def ended(number: int, process: asyncio.subprocess.Process) -> int:
        status = await process.wait()
        watches[number].ended(status)
        return status

    statuses = await asyncio.gather(*map(ended, started, processes))
    return next((status for status in statuses if status), 0)


def _watches(playground: Playground) -> list[AppWatch]:
    is_only = len(playground.apps) == 1
    return [
        AppWatch(app.transport, playground.workspaces, _say, app=app.app, is_only=is_only) for app in playground.apps
    ]


def _watch(playground: Playground, watches: Sequence[AppWatch]) -> list[asyncio.Task[None]]:
    """Print hints, and from now on report how the apps are doing."""
    for hint in playground.hints:
        _say(hint)
    return [asyncio.create_task(watch.start()) for watch in watches]


def _server(playground: Playground) -> uvicorn.Server:
    config = uvicorn.Config(
        cast("Any", playground.app), log_level="warning", access_log=False, timeout_graceful_shutdown=1
    )
    return uvicorn.Server(config)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        _give_up(f"{path} can't be written: {error.strerror}. --env names the file for the app's settings.")


def _say(text: str) -> None:
    console.print(text, markup=False)


def _give_up(reason: str) -> NoReturn:
    _say(reason)
    raise typer.Exit(USAGE)


def main() -> None:
    """Run the command line: an app's command follows `run --`."""
    gc.set_threshold(OBJECTS)
    atexit.register(gc.freeze)  # else Python looks for garbage among all objects when it ends
    words = sys.argv[1:]
    if words[:1] == ["run"]:
        words = words[1:]
        if not words or words[-1] == "--":
            _say("Give the command that starts the app: slack-playground run -- node app.js")
            sys.exit(USAGE)
    cli(words)
