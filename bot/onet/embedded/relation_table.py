"""The relation of tasks in a database: one row that holds its lists, made when a release is imported."""

import sqlite3
import struct
import sys
from array import array

from bot.onet.embedded.relation import Numbers, TaskRelation

LINKS = (
    "SELECT task_dwa.task_id, task.code, dwa.id, dwa.iwa_id"
    " FROM task_dwa JOIN task ON task.id = task_dwa.task_id JOIN dwa ON dwa.id = task_dwa.dwa_id"
)


def keep_relation(connection: sqlite3.Connection) -> None:
    """Make the relation from the links that are there, and write it."""
    made = TaskRelation.of(connection.execute(LINKS))
    lists = (made.ids, made.occupations, made.dwas, made.tasks, made.iwas, made.of_iwa)
    row = (" ".join(made.codes), *map(_packed, lists))
    connection.execute(
        "INSERT INTO relation (codes, ids, occupations, dwas, tasks, iwas, of_iwa) VALUES (?, ?, ?, ?, ?, ?, ?)", row
    )


def kept_relation(connection: sqlite3.Connection) -> TaskRelation:
    """The relation as it was written."""
    codes, *lists = connection.execute(
        "SELECT codes, ids, occupations, dwas, tasks, iwas, of_iwa FROM relation"
    ).fetchone()
    return TaskRelation(codes.split(), *map(_unpacked, lists))


def _packed(numbers: Numbers) -> bytes:
    """Four bytes each, the lowest first, whatever machine this is."""
    return struct.pack(f"<{len(numbers)}i", *numbers)


def _unpacked(packed: bytes) -> Numbers:
    numbers = array("i", packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
