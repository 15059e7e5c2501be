"""Commands for O*NET's data: import it, download it, show what is in use."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from bot.errors import ReleaseError
from bot.onet.embedded.download import CURRENT, RELEASES, download_bright_outlook, download_release
from bot.onet.embedded.release_info import ReleaseInfo

if TYPE_CHECKING:
    from bot.onet.embedded.release import Imported
    from bot.onet.embedded.release import Progress as Told

DEFAULT: Final = Path("onet.sqlite")

data = typer.Typer(help="Manage the O*NET data: import, download, info.", no_args_is_help=True, rich_markup_mode=None)
console = Console(stderr=True, highlight=False, soft_wrap=True)
results = Console(highlight=False, soft_wrap=True)

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

    with _progress() as told:
        imported = import_release(release, output, bright_outlook=bright_outlook, progress=told)
    _report(imported)


@data.command()
def download(
    release: Annotated[str, typer.Option(help="The number of the release.")] = CURRENT,
    output: Output = DEFAULT,
    mirror: Annotated[
        str | None, typer.Option(help="The address of a folder that has O*NET's zips under their own names.")
    ] = None,
    sha256: Annotated[str | None, typer.Option(help="The SHA-256 to expect of the zip.")] = None,
    bright_outlook_url: Annotated[str | None, typer.Option(help="The address of that list.", hidden=True)] = None,
) -> None:
    """Download an O*NET release and the Bright Outlook list, and import both."""
    from bot.onet.embedded.release import import_release  # noqa: PLC0415 - see above

    with tempfile.TemporaryDirectory(prefix="onet-") as name, _progress() as told:
        folder = Path(name)
        downloaded = download_release(release, folder, mirror=mirror or RELEASES, sha256=sha256, progress=told)
        listed: Path | None = None
        try:
            listed = download_bright_outlook(folder, mirror=mirror, url=bright_outlook_url)
        except ReleaseError as error:
            console.print(f"Continuing without the Bright Outlook list: {error}", markup=False)
        imported = import_release(downloaded.path, output, bright_outlook=listed, progress=told)
    _report(imported)
    results.print(downloaded.checked, markup=False)


@data.command()
def info(database: Database = DEFAULT) -> None:
    """Show which data is in use, how much there is, and the credit it requires."""
    from bot.onet.embedded.database import JobDutiesDatabase  # noqa: PLC0415 - see above

    with JobDutiesDatabase.open(database) as opened:
        held = opened.release_info()
    results.print(f"{held.name}: {database}", markup=False)
    results.print(_counts(held), markup=False)
    results.print(held.credit, markup=False)


def _report(imported: "Imported") -> None:
    results.print(f"Imported the {imported.info.name} in {imported.seconds:.1f} s: {imported.output}", markup=False)
    results.print(_counts(imported.info), markup=False)
    for what in imported.missing:
        results.print(f"Missing: {what}.", markup=False)


def _counts(held: ReleaseInfo) -> str:
    return (
        f"{held.occupations:,} occupations ({held.with_tasks:,} with tasks), {held.tasks:,} tasks,"
        f" {held.links:,} links to activities, {held.titles:,} job titles, {held.job_zones:,} job zones,"
        f" {held.bright_outlook:,} with a Bright Outlook"
    )


@contextmanager
def _progress() -> Iterator["Told"]:
    """Show a progress bar on a terminal, and plain lines elsewhere."""
    if not console.is_terminal:
        yield _lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        bar: TaskID = bars.add_task("…", total=None)

        def told(what: str, done: int, total: int) -> None:
            bars.update(bar, description=what, completed=done, total=total)

        yield told


def _lines() -> "Told":
    seen: set[str] = set()

    def told(what: str, _: int, __: int) -> None:
        if what not in seen:
            seen.add(what)
            console.print(f"{what} …", markup=False)

    return told
