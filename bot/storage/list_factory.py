"""Opens the stores of what must last longer than the cache: in the database where there is one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage.cache import Cache
from bot.storage.list_store import CachedLists, ListStore
from bot.storage.workspaces import WorkspaceData

if TYPE_CHECKING:
    from bot.database.connection import Database


@dataclass(frozen=True)
class Lasting:
    """The lists and the workspaces' data, and the database they are in, if any."""

    lists: ListStore
    workspaces: WorkspaceData
    database: "Database | None" = None


def open_lasting(address: str | None, cache: Cache) -> Lasting:
    """The stores over the database at this address, or over the cache if there is none.

    Raises:
        SettingsError: the address can't be read.
    """
    if address is None:
        return Lasting(CachedLists(cache), WorkspaceData(cache))
    from bot.database.connection import Database  # noqa: PLC0415 - a fifth of the start, for bots that need it
    from bot.storage.database_lists import DatabaseLists  # noqa: PLC0415 - see above
    from bot.storage.database_workspaces import DatabaseWorkspaces  # noqa: PLC0415 - see above

    database = Database(address)
    lists, workspaces = DatabaseLists(database.engine, cache), DatabaseWorkspaces(cache, database.engine)
    return Lasting(lists, workspaces, database)
