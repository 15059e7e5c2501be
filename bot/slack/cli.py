"""Commands for the app in Slack: its manifest, and the database of installations."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bot.errors import DatabaseUnavailable, SettingsError, StoreUnavailable

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.slack.installations.store import Installations

installations = typer.Typer(
    help="Manage installations in many workspaces: list, remove, rotate, key.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
console = Console(stderr=True, highlight=False, soft_wrap=True)
output = Console(highlight=False, soft_wrap=True)

Address = Annotated[str | None, typer.Option(help="The database of installations.", envvar="DATABASE_URL")]
ClientId = Annotated[str | None, typer.Option(help="The app's client id.", envvar="SLACK_CLIENT_ID")]
RedisUrl = Annotated[str | None, typer.Option(help="The Redis that stores conversations.", envvar="REDIS_URL")]
RedisCaFile = Annotated[
    Path | None, typer.Option(help="The CA of Redis's certificate, as PEM.", envvar="REDIS_CA_FILE")
]
Keys = Annotated[
    str | None, typer.Option(help="The keys that encrypt tokens, newest first.", envvar="SLACK_TOKEN_KEYS")
]


def print_manifest(
    url: Annotated[
        str | None,
        typer.Option(help="The bot's public address, beginning with https://. [default: an address to fill in]"),
    ] = None,
    socket: Annotated[bool, typer.Option("--socket", help="For Socket Mode.")] = False,
    oauth: Annotated[bool, typer.Option("--oauth", help="For many workspaces.")] = False,
    token_rotation: Annotated[
        bool, typer.Option("--token-rotation", help="Let tokens expire. Slack doesn't let you turn this off again.")
    ] = False,
) -> None:
    """Print the app's manifest. Paste it at api.slack.com/apps."""
    from bot.slack.manifest import URL_TO_FILL_IN, base_address, manifest  # noqa: PLC0415 - not for the help

    url = URL_TO_FILL_IN if url is None else base_address(url)
    if not re.fullmatch(r"https://[^\s/?#]+(?:/[^\s?#]*)?", url):
        raise SettingsError(f"--url {url}: Slack only calls addresses like {URL_TO_FILL_IN}.")
    if token_rotation and not oauth:
        raise SettingsError("--token-rotation: the token of one workspace is a setting and can't change. Add --oauth.")
    exported = manifest(url, socket=socket, oauth=oauth, token_rotation=token_rotation)
    typer.echo(json.dumps(exported, indent=2, ensure_ascii=False))


def migrate(
    database_url: Address = None,
    client_id: ClientId = None,
    to: Annotated[
        str, typer.Option(help="A revision to go back to, before an older release runs. Deletes what it doesn't know.")
    ] = "head",
) -> None:
    """Create or update the tables of installations and lists. Safe to run before each release."""
    if not database_url and not client_id:
        console.print("Nothing to migrate: there is no database. Without DATABASE_URL, one workspace has none.")
        return
    from bot.database.revisions import (  # noqa: PLC0415 - for those who have a database
        OLDEST_TO_GO_BACK_TO,
        REVISIONS,
        run_migration,
    )

    known = REVISIONS[REVISIONS.index(OLDEST_TO_GO_BACK_TO) :]
    if to not in {*known, "head"}:
        raise SettingsError(f"--to {to}: the revisions are {', '.join(known)}.")
    from bot.settings.settings import INSTALLATIONS  # noqa: PLC0415 - see above

    with _explain_database_errors():
        run_migration(database_url or INSTALLATIONS, to)
    console.print("The database schema is up to date." if to == "head" else f"The database is at revision {to}.")


@installations.command(name="key")
def new_key() -> None:
    """Print a new key for SLACK_TOKEN_KEYS."""
    from bot.slack.installations.token_cipher import new_key as make  # noqa: PLC0415 - see above

    typer.echo(make())


@installations.command(name="list")
def list_all(database_url: Address = None, client_id: ClientId = None) -> None:
    """List the workspaces that installed the app, and since when."""

    async def show(store: "Installations") -> None:
        every = await store.all()
        for installation in every:
            where = installation.key.team or installation.key.enterprise or ""
            kind = "organization" if installation.org_wide else "workspace"
            output.print(f"{installation.installed_at:%Y-%m-%d}  {kind}  {where}  {installation.name}", markup=False)
        console.print(f"Installations: {len(every)}.")

    from bot.slack.installations.token_cipher import new_key as make  # noqa: PLC0415 - see above

    _with_store(show, database_url, client_id, make())  # the list shows no tokens, so any key works


@installations.command()
def rotate(database_url: Address = None, client_id: ClientId = None, token_keys: Keys = None) -> None:
    """Encrypt every stored token with the first key of SLACK_TOKEN_KEYS."""

    async def encrypt(store: "Installations") -> None:
        console.print(f"{await store.encrypt_anew()} rows are now encrypted with the first key.")

    _with_store(encrypt, database_url, client_id, token_keys)


@installations.command()
def remove(
    workspace: Annotated[str, typer.Argument(help="The id of a workspace (T…) or of an organization (E…).")],
    database_url: Address = None,
    client_id: ClientId = None,
    redis_url: RedisUrl = None,
    redis_ca_file: RedisCaFile = None,
) -> None:
    """Delete an installation and everything stored for it. The app stays in Slack until somebody removes it there."""

    async def delete(store: "Installations") -> None:
        found = [
            installation.key
            for installation in await store.all()
            if (installation.key.team or installation.key.enterprise) == workspace
        ]
        if not found:
            raise SettingsError(f"{workspace}: not installed there. See: python -m bot installations list.")
        erased = await _erase(workspace, store.engine, redis_url, redis_ca_file)
        for key in found:
            await store.delete(key)
        console.print(f"Deleted the installation in {workspace}. {erased}")
        console.print("A running bot notices within a minute.")

    from bot.slack.installations.token_cipher import new_key as make  # noqa: PLC0415 - see above

    _with_store(delete, database_url, client_id, make())  # deleting needs no token, so any key works


async def _erase(workspace: str, engine: "AsyncEngine", redis_url: str | None, ca_file: Path | None) -> str:
    """Delete what is stored of a workspace, or of an organization's workspaces, and say how much that was."""
    from bot.storage.cache_factory import open_cache  # noqa: PLC0415 - see above
    from bot.storage.database_workspaces import DatabaseWorkspaces  # noqa: PLC0415 - see above

    cache = open_cache(redis_url or None, namespace="duties:", max_entries=1, ca_file=ca_file)
    stays = "" if redis_url else " Without REDIS_URL, conversations stay in the bot's memory until it restarts."
    try:
        return f"Deleted {await DatabaseWorkspaces(cache, engine).erase(workspace)} stored values.{stays}"
    except DatabaseUnavailable:
        raise
    except StoreUnavailable as error:
        raise SettingsError(f"Redis can't be used, so nothing was deleted: {error}") from error
    finally:
        await cache.close()


def _with_store(
    work: Callable[["Installations"], Awaitable[None]], address: str | None, client_id: str | None, keys: str | None
) -> None:
    """Open the store, run `work` on it, and close it."""
    missing = [name for name, value in (("SLACK_CLIENT_ID", client_id), ("SLACK_TOKEN_KEYS", keys)) if not value]
    if missing:
        raise SettingsError(f"{' and '.join(missing)}: not set. Use the same values as the running bot.")
    from bot.database.database import open_engine  # noqa: PLC0415 - see above
    from bot.settings.settings import INSTALLATIONS  # noqa: PLC0415 - see above
    from bot.slack.installations.store import Installations  # noqa: PLC0415 - see above
    from bot.slack.installations.token_cipher import read_keys  # noqa: PLC0415 - see above

    async def run() -> None:
        engine = open_engine(address or INSTALLATIONS)
        try:
            await work(Installations(str(client_id), engine, read_keys(str(keys))))
        finally:
            await engine.dispose()

    with _explain_database_errors():
        asyncio.run(run())


@contextmanager
def _explain_database_errors() -> Iterator[None]:
    """Turn a database error into one sentence with a fix."""
    try:
        yield
    except DatabaseUnavailable as error:
        raise SettingsError(f"The database can't be used: {error}") from error
