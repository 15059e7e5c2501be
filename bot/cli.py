"""The command line: `python -m bot` and `job-duties-bot`.

At the top stands what a dyno needs to serve; what else a command needs is imported where it is asked for.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from bot.app import build_app
from bot.errors import JobDutiesError
from bot.onet.embedded.cli import data
from bot.server.uvicorn import BoundApp, bind, run, run_without_http
from bot.settings import LogFormat, LogLevel, Settings, read_settings
from bot.slack.cli import installations, migrate, print_manifest
from bot.telemetry.logs import set_up_logs, toggle_debug

app = typer.Typer(
    name="job-duties-bot",
    help="Find occupations by the duties they share: a Slack bot, and all it needs to be tried without Slack.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(data, name="data")
app.add_typer(installations, name="installations")
app.command(name="manifest")(print_manifest)
app.command()(migrate)

said = Console(stderr=True, highlight=False, soft_wrap=True)

BOLTS: Final = ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET")
"""What Bolt looks for in the environment by itself."""


@app.command()
def demo(
    database: Annotated[
        Path | None,
        typer.Option(help="An imported O*NET database; without it, made-up sample data.", envvar="ONET_DATABASE"),
    ] = None,
    port: Annotated[int, typer.Option(help="The playground's port; 0 takes a free one.", min=0, max=65535)] = 3000,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    by_socket: Annotated[bool, typer.Option("--socket", help="Connect the bot over Socket Mode.")] = False,
) -> None:
    """Talk to the bot in a browser: no Slack workspace, no O*NET key."""
    import webbrowser  # noqa: PLC0415 - not for a dyno

    from bot.demo.demo import build_demo  # noqa: PLC0415 - not for a dyno
    from bot.onet.embedded.release import import_sample  # noqa: PLC0415 - not for a dyno

    set_up_logs(LogLevel.WARNING, LogFormat.CONSOLE)
    with tempfile.TemporaryDirectory(prefix="job-duties-") as folder:
        chosen = database or import_sample(Path(folder) / "sample.sqlite").output
        several = build_demo(chosen, port=port, sample=database is None, by_socket=by_socket)
        said.print(f"The playground is at {several[0].url} (stop it with Ctrl-C).")
        if open_page:
            webbrowser.open(several[0].url)
        run(several)


@app.command()
def onet(
    database: Annotated[
        Path | None,
        typer.Option(help="An imported database; without it, made-up sample data.", envvar="ONET_DATABASE"),
    ] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 8010,
) -> None:
    """Serve the three Job Duties services on their own, as a stand-in for O*NET Web Services."""
    from bot.onet.embedded.api import create_service  # noqa: PLC0415 - not for a dyno
    from bot.onet.embedded.release import import_sample  # noqa: PLC0415 - not for a dyno

    with tempfile.TemporaryDirectory(prefix="job-duties-") as folder:
        service = create_service(database or import_sample(Path(folder) / "sample.sqlite").output)
        served = BoundApp(service, bind(host, port))
        said.print(f"Serving {service.state.database.held().name} at {served.url}/ (its documentation: /docs).")
        run([served])


@app.command(name="serve")
def serve_http() -> None:
    """Serve the bot to Slack over HTTP; settings come from the environment."""
    settings = _take_settings()
    set_up_logs(settings.log_level, settings.log_format)
    served = BoundApp(build_app(settings).web, bind(settings.host, settings.port))
    said.print(f"Listening on {served.url}; Slack's request URL ends in /slack/events.")
    run([served], on_usr1=lambda: toggle_debug(settings.log_level))


@app.command(name="socket")
def serve_socket() -> None:
    """Serve the bot to Slack over Socket Mode, which needs no address; settings come from the environment."""
    settings = _take_settings(by_socket=True)
    set_up_logs(settings.log_level, settings.log_format)
    # What else is asked over HTTP, how the bot is first of all, has an address only where one was given.
    listening = bind(settings.host, settings.port) if "port" in settings.model_fields_set else None

    def tell() -> None:
        also = f"; /healthz is at {BoundApp(bot.web, listening).url}" if listening else ""
        said.print(f"Connected to Slack over Socket Mode{also}.")

    bot = build_app(settings, by_socket=True)
    run_without_http(bot.web, listening, on_open=tell, on_usr1=lambda: toggle_debug(settings.log_level))


@app.command()
def doctor(
    url: Annotated[str | None, typer.Option(help="Where the running bot is reached.")] = None,
    manifest: Annotated[Path | None, typer.Option(help="The manifest exported from Slack, as JSON.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For scripts.")] = False,
) -> None:
    """Look at all the bot stands on: exit status 0 when well, 1 with warnings, 2 when something does not work."""
    from bot.doctor.report import look  # noqa: PLC0415 - not for a dyno

    raise typer.Exit(look(os.environ, url=url, manifest=manifest, as_json=as_json))


def _take_settings(*, by_socket: bool = False) -> Settings:
    """What the environment says; what Bolt would read there beside us, and warn that it has it twice, is taken out."""
    settings = read_settings(os.environ, by_socket=by_socket)
    for name in BOLTS:
        os.environ.pop(name, None)
    return settings


def main() -> None:
    """Run a command; an error of ours is a sentence and exit status 1, never a traceback."""
    try:
        app()
    except JobDutiesError as error:
        said.print(str(error), style="red", markup=False)
        sys.exit(1)
