"""Commands for O*NET's data: import it, download it, show what is in use."""

import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from bot.errors import ReleaseError
from bot.onet.embedded.download import CURRENT, RELEASES, download_bright_outlook, download_release
from bot.onet.embedded.release_info import ReleaseInfo

if TYPE_CHECKING:
    from bot.onet.embedded.release import Imported, ReportProgress

DEFAULT: Final = Path("onet.sqlite")
ENDING: Final = (signal.SIGTERM, signal.SIGHUP)

data = typer.Typer(help="Manage the O*NET data: import, download, info.", no_args_is_help=True, rich_markup_mode=None)
console = Console(stderr=True, highlight=False, soft_wrap=True)
results = Console(highlight=False, soft_wrap=True)


@data.callback()
def end_in_order() -> None:
    """Delete unfinished files also where the command is told to stop, and not only at Ctrl-C; nohup is obeyed."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


Output = Annotated[Path, typer.Option(help="The database file to write.", envvar="ONET_DATABASE")]
Listed = Annotated[Path | None, typer.Option(help="O*NET OnLine's CSV of Bright Outlook occupations.", exists=False)]
Database = Annotated[Path, typer.Option(help="An imported database.", envvar="ONET_DATABASE")]


@data.command(name="import")
def import_command(
    release: Annotated[Path, typer.Argument(help="The release's zip (text edition), or its folder.")],
    bright_outlook: Listed = None,
    output: Output = DEFAULT,
) -> None:
    """Import an O*NET release from a zip or a folder."""
    from bot.onet.embedded.release import import_release  # noqa: PLC0415 - for those who import

    with _progress() as report:
        imported = import_release(release, output, bright_outlook=bright_outlook, progress=report)
    _report(imported)


@data.command()
def download(
    release: Annotated[str, typer.Option(help="The number of the release.")] = CURRENT,
    output: Output = DEFAULT,
    mirror: Annotated[
        str | None, typer.Option(help="The address of a folder with O*NET's zips under their original names.")
    ] = None,
    sha256: Annotated[str | None, typer.Option(help="The expected SHA-256 of the zip.")] = None,
    bright_outlook_url: Annotated[str | None, typer.Option(help="The address of that list.", hidden=True)] = None,
) -> None:
    """Download an O*NET release and the Bright Outlook list, and import both."""
    from bot.onet.embedded.release import import_release  # noqa: PLC0415 - see above

    with tempfile.TemporaryDirectory(prefix="onet-") as name, _progress() as report:
        folder = Path(name)
        downloaded = download_release(release, folder, mirror=mirror or RELEASES, sha256=sha256, progress=report)
        listed: Path | None = None
        try:
            listed = download_bright_outlook(folder, mirror=mirror, url=bright_outlook_url)
        except ReleaseError as error:
            console.print(f"Continuing without the Bright Outlook list: {error}", markup=False)
        imported = import_release(downloaded.path, output, bright_outlook=listed, progress=report)
    _report(imported)
    results.print(downloaded.checked, markup=False)


@data.command()
def info(database: Database = DEFAULT) -> None:
    """Show which data is in use, how much there is, and the credit it requires."""
    from bot.onet.embedded.onet_database import JobDutiesDatabase  # noqa: PLC0415 - see above

    with JobDutiesDatabase.open(database) as opened:
        facts = opened.release_info()
    results.print(f"{facts.name}: {database}", markup=False)
    results.print(_counts(facts), markup=False)
    results.print(facts.credit, markup=False)


def _report(imported: "Imported") -> None:
    results.print(f"Imported the {imported.info.name} in {imported.seconds:.1f} s: {imported.output}", markup=False)
    results.print(_counts(imported.info), markup=False)
    for step in imported.missing:
        results.print(f"Missing: {step}.", markup=False)


def _counts(facts: ReleaseInfo) -> str:
    return (
        f"{facts.occupations:,} occupations ({facts.with_tasks:,} with tasks), {facts.tasks:,} tasks,"
        f" {facts.links:,} links to activities, {facts.titles:,} job titles, {facts.job_zones:,} job zones,"
        f" {facts.bright_outlook:,} with a Bright Outlook"
    )


@contextmanager
def _progress() -> Iterator["ReportProgress"]:
    """Show a progress bar on a terminal, and plain lines elsewhere."""
    if not console.is_terminal:
        yield _lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        bar: TaskID = bars.add_task("…", total=None)

        def report(step: str, done: int, total: int) -> None:
            bars.update(bar, description=step, completed=done, total=total)

        yield report


def _lines() -> "ReportProgress":
    seen: set[str] = set()

    def report(step: str, _: int, __: int) -> None:
        if step not in seen:
            seen.add(step)
            console.print(f"{step} …", markup=False)

    return report
