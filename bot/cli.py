"""The command line: `python -m bot` and `job-duties-bot`.

Each command imports what it needs by itself: the help is shown at once, and a dyno loads nothing of other commands.
"""

import atexit
import gc
import importlib.util
import io
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console

from bot import version
from bot.errors import JobDutiesError, SettingsError
from bot.onet.embedded.cli import data
from bot.slack.cli import installations, migrate, print_manifest

if TYPE_CHECKING:
    from structlog.typing import FilteringBoundLogger

    from bot.settings.settings import Settings

app = typer.Typer(
    name="job-duties-bot",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: it shows no type after a flag, and a screen reader needs no boxes
)
app.add_typer(data, name="data")
app.add_typer(installations, name="installations")
app.command(name="manifest")(print_manifest)
app.command()(migrate)

OBJECTS: Final = 100_000
"""Objects created between two searches for garbage. Imports create none, and searching takes a tenth of their time."""

READ_BY_BOLT: Final = ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET")
"""The environment variables that Bolt reads by itself."""

console = Console(stderr=True, highlight=False, soft_wrap=True)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"job-duties-bot {version()}")
        raise typer.Exit


@app.callback()
def every_command(
    _: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """A Slack bot that finds occupations by the duties they share. Try it without Slack: python -m bot demo."""
    from bot.settings.settings import trim_settings  # noqa: PLC0415 - not for the help

    trim_settings(os.environ)


@app.command()
def demo(
    database: Annotated[
        Path | None,
        typer.Option(help="An imported O*NET database. Without it: made-up sample data.", envvar="ONET_DATABASE"),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            help="The playground's port. 0 picks a free one. [default: 3000, or a free one]", min=0, max=65535
        ),
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    by_socket: Annotated[bool, typer.Option("--socket", help="Connect the bot over Socket Mode.")] = False,
) -> None:
    """Start the bot in a Slack emulator in your browser. You need no Slack workspace and no O*NET key."""
    import webbrowser  # noqa: PLC0415 - not for a dyno

    if importlib.util.find_spec("slack_playground") is None:
        raise SettingsError("The demo needs the Slack emulator. Install it with: pip install ./playground")
    from bot.demo.demo import build_demo  # noqa: PLC0415 - not for a dyno
    from bot.onet.embedded.release import import_sample  # noqa: PLC0415 - not for a dyno
    from bot.server.uvicorn import run  # noqa: PLC0415 - not for the help
    from bot.settings.settings import LogFormat, LogLevel  # noqa: PLC0415 - not for the help
    from bot.telemetry.log_setup import set_up_logs  # noqa: PLC0415 - not for the help

    set_up_logs(LogLevel.WARNING, LogFormat.CONSOLE)
    with tempfile.TemporaryDirectory(prefix="job-duties-") as folder:
        chosen = database or import_sample(Path(folder) / "sample.sqlite").output
        several = build_demo(chosen, port=port, sample=database is None, by_socket=by_socket)
        console.print(f"The playground is at {several[0].url} (stop it with Ctrl-C).")
        if open_page:
            webbrowser.open(several[0].url)
        run(several)


@app.command()
def onet(
    database: Annotated[
        Path | None, typer.Option(help="An imported database. Without it: made-up sample data.", envvar="ONET_DATABASE")
    ] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port. 0 picks a free one.", min=0, max=65535)] = 8010,
) -> None:
    """Run the three O*NET services on their own, as a stand-in for Web Services."""
    from bot.onet.embedded.api import create_service  # noqa: PLC0415 - not for a dyno
    from bot.onet.embedded.release import import_sample  # noqa: PLC0415 - not for a dyno
    from bot.server.uvicorn import BoundApp, bind, run  # noqa: PLC0415 - not for the help

    with tempfile.TemporaryDirectory(prefix="job-duties-") as folder:
        service = create_service(database or import_sample(Path(folder) / "sample.sqlite").output)
        served = BoundApp(service, bind(host, port))
        console.print(
            f"Serving {service.state.database.release_info().name} at {served.url}/ (API documentation: /docs)."
        )
        run([served])


@app.command()
def serve() -> None:
    """Run the bot over HTTP.

    It reads its settings from the environment: SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, and ONET_DATABASE or
    ONET_API_KEY. docs/configuration.md lists all of them.
    """
    from bot.app import build_app  # noqa: PLC0415 - not for the help
    from bot.server.uvicorn import BoundApp, bind, run  # noqa: PLC0415 - not for the help
    from bot.telemetry.log_setup import toggle_debug  # noqa: PLC0415 - not for the help

    settings = _set_up()
    served = BoundApp(build_app(settings).web, bind(settings.host, settings.port))
    _log().info("Listening on %s; Slack's request URL ends in /slack/events.", served.url)
    _log_doubts(settings)
    run([served], on_usr1=lambda: toggle_debug(settings.log_level))


@app.command()
def socket() -> None:
    """Run the bot over Socket Mode, without a public address.

    It reads its settings from the environment: SLACK_BOT_TOKEN, SLACK_APP_TOKEN, and ONET_DATABASE or
    ONET_API_KEY. With PORT set, it also serves /healthz, /readyz and /metrics. docs/configuration.md
    lists all settings.
    """
    from bot.app import build_app  # noqa: PLC0415 - not for the help
    from bot.server.uvicorn import BoundApp, bind, run_without_http  # noqa: PLC0415 - not for the help
    from bot.telemetry.log_setup import toggle_debug  # noqa: PLC0415 - not for the help

    settings = _set_up(by_socket=True)
    # Health and metrics are served only if a port was set.
    listening = bind(settings.host, settings.port) if "port" in settings.model_fields_set else None

    def tell() -> None:
        also = f"; /healthz is at {BoundApp(bot.web, listening).url}" if listening else ""
        _log().info("Connected to Slack over Socket Mode%s.", also)
        _log_doubts(settings)

    bot = build_app(settings, by_socket=True)
    run_without_http(bot.web, listening, on_open=tell, on_usr1=lambda: toggle_debug(settings.log_level))


@app.command()
def doctor(
    url: Annotated[str | None, typer.Option(help="The public address of the running bot.")] = None,
    manifest: Annotated[Path | None, typer.Option(help="The app's manifest, exported from Slack as JSON.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """Check everything the bot depends on, and suggest a fix for each problem.

    Exit status: 0 if everything works, 1 with warnings, 2 if something doesn't work.
    """
    from bot.doctor.checks import run_doctor  # noqa: PLC0415 - not for a dyno

    raise typer.Exit(run_doctor(os.environ, url=url, manifest=manifest, as_json=as_json))


def _set_up(*, by_socket: bool = False) -> "Settings":
    """Read the settings, and set up the logs. Variables that Bolt reads too are removed, or it warns of them."""
    from bot.settings.settings import read_settings  # noqa: PLC0415 - not for the help
    from bot.telemetry.log_setup import set_up_logs  # noqa: PLC0415 - not for the help

    settings = read_settings(os.environ, by_socket=by_socket)
    for name in READ_BY_BOLT:
        os.environ.pop(name, None)
    set_up_logs(settings.log_level, settings.log_format)
    return settings


def _log() -> "FilteringBoundLogger":
    from structlog import get_logger  # noqa: PLC0415 - not for the help

    logger: FilteringBoundLogger = get_logger(__name__)
    return logger


def _log_doubts(settings: "Settings") -> None:
    for doubt in settings.doubts():
        _log().warning("setting_doubtful", setting=doubt)


def _print_on_any_terminal() -> None:
    """Print a question mark for a character that the terminal's encoding lacks, instead of ending in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def main() -> None:
    """Run a command. Errors of this project are one sentence and exit status 1, not a traceback."""
    gc.set_threshold(OBJECTS)
    atexit.register(gc.freeze)  # else Python looks for garbage among all objects when it ends, for 0.3 s
    _print_on_any_terminal()
    try:
        app()
    except JobDutiesError as error:
        console.print(str(error), style="red", markup=False)
        sys.exit(1)
