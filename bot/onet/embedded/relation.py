"""Relates tasks of different occupations through the activities they share. Computed at the import, and stored.

Closely related tasks share a detailed work activity (DWA) with a chosen task; less related tasks share the intermediate
work activity (IWA) of one of them, but no DWA. Measured on release 29.3, where it reproduces the example of the Web
Services' manual: 29-1051.00 with tasks 1809 and 1815 has 67 related occupations. A release takes 0.4 MB of arrays. They
are held in memory because uniting a few groups of numbers takes a quarter of the time of an SQL join
(benchmarks/service.py).
"""

import sqlite3
import struct
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Self, TypeAlias, TypeVar

LINKS = (
    "SELECT task_dwa.task_id, task.code, dwa.id, dwa.iwa_id"
    " FROM task_dwa JOIN task ON task.id = task_dwa.task_id JOIN dwa ON dwa.id = task_dwa.dwa_id"
)

Link = tuple[int, str, str, str]
"""One activity of one task: task id, O*NET-SOC code, DWA id, IWA id."""

Name = TypeVar("Name", int, str)

Numbers: TypeAlias = "array[int]"
Groups: TypeAlias = "array[int]"
"""Numbers in groups, in one array: it begins with where each group begins and, once more, where the last one ends."""


@dataclass(frozen=True)
class SharedTasks:
    """The ids of an occupation's tasks that are related to the chosen ones; never both."""

    closely: frozenset[int]
    less: frozenset[int]


@dataclass(frozen=True)
class TaskRelation:
    """Which tasks share a detailed (DWA), and which only an intermediate work activity (IWA).

    Occupations, tasks and activities go by their number, counted from 0.
    """

    codes: Sequence[str]
    """The O*NET-SOC code of each occupation."""
    ids: Numbers
    """The id of each task, ascending."""
    occupations: Numbers
    """The occupation of each task."""
    dwas: Groups
    """The DWAs of each task."""
    tasks: Groups
    """The tasks of each DWA."""
    iwas: Numbers
    """The IWA of each DWA."""
    of_iwa: Groups
    """The DWAs of each IWA."""

    @classmethod
    def of(cls, links: Iterable[Link]) -> Self:
        """The relation of these links; a DWA always belongs to the same IWA."""
        columns = tuple(zip(*links, strict=True)) or ((), (), (), ())
        ids, codes, dwas, iwas = (sorted(set(column)) for column in columns)
        task, occupation, dwa, iwa = map(_number_values, columns)
        return cls(
            codes,
            array("i", ids),
            _of_each(zip(task, occupation, strict=True)),
            _group(len(ids), zip(task, dwa, strict=True)),
            _group(len(dwas), zip(dwa, task, strict=True)),
            _of_each(zip(dwa, iwa, strict=True)),
            _group(len(iwas), zip(iwa, dwa, strict=True)),
        )

    def related(self, code: str, tasks: Iterable[int]) -> Mapping[str, SharedTasks]:
        """The occupations, other than `code`, with at least one task closely related to one of these."""
        closely, less = self._shared(tasks)
        close_by = self._by_occupation(closely)
        less_by = self._by_occupation([task for task in less if self.occupations[task] in close_by])
        return {
            self.codes[other]: SharedTasks(self._ids(shared), self._ids(less_by.get(other, ())))
            for other, shared in close_by.items()
            if self.codes[other] != code
        }

    def less_related(self, code: str, tasks: Iterable[int]) -> Mapping[str, SharedTasks]:
        """The occupations, other than `code`, whose tasks are only less related to these: none of them closely."""
        closely, less = self._shared(tasks)
        close = {self.occupations[task] for task in closely}
        less_by = self._by_occupation(task for task in less if self.occupations[task] not in close)
        return {
            self.codes[other]: SharedTasks(frozenset(), self._ids(shared))
            for other, shared in less_by.items()
            if self.codes[other] != code
        }

    def answers(self, tasks: Iterable[int], *, less: bool = False) -> Mapping[int, Sequence[int]]:
        """For each task closely related to some of these, or less related, which ones, in the given order."""
        answers: defaultdict[int, list[int]] = defaultdict(list)
        for task in tasks:
            for answer in self._shared([task])[1] if less else self._closely([task])[1]:
                answers[self.ids[answer]].append(task)
        return answers

    def _shared(self, tasks: Iterable[int]) -> tuple[set[int], set[int]]:
        """The numbers of the tasks closely related to these, and of those that are only less related."""
        dwas, closely = self._closely(tasks)
        return closely, _together(self.tasks, _together(self.of_iwa, {self.iwas[dwa] for dwa in dwas})) - closely

    def _closely(self, tasks: Iterable[int]) -> tuple[set[int], set[int]]:
        """The numbers of the activities of these tasks, and of all tasks with one of them."""
        chosen = [number for task in tasks if (number := self._number(task)) is not None]
        dwas = _together(self.dwas, chosen)
        return dwas, _together(self.tasks, dwas)

    def _number(self, task: int) -> int | None:
        at = bisect_left(self.ids, task)
        return at if at < len(self.ids) and self.ids[at] == task else None

    def _by_occupation(self, tasks: Iterable[int]) -> dict[int, list[int]]:
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for task in tasks:
            groups[self.occupations[task]].append(task)
        return groups

    def _ids(self, tasks: Iterable[int]) -> frozenset[int]:
        return frozenset(map(self.ids.__getitem__, tasks))


def _number_values(column: Sequence[Name]) -> list[int]:
    """The number of each value, in order."""
    numbers = {value: number for number, value in enumerate(sorted(set(column)))}
    return [numbers[value] for value in column]


def _of_each(pairs: Iterable[tuple[int, int]]) -> Numbers:
    """The second numbers in the order of the first ones, which have no gaps."""
    return array("i", (second for _, second in sorted(set(pairs))))


def _group(count: int, pairs: Iterable[tuple[int, int]]) -> Groups:
    """The second numbers, grouped by the first ones, which are below `count`."""
    groups: list[set[int]] = [set() for _ in range(count)]
    for group, number in pairs:
        groups[group].add(number)
    begins = accumulate(map(len, groups), initial=count + 1)
    return array("i", chain(begins, chain.from_iterable(map(sorted, groups))))


def _together(groups: Groups, wanted: Iterable[int]) -> set[int]:
    """The union of these groups."""
    return set().union(*(groups[groups[at] : groups[at + 1]] for at in wanted))


def save_relation(connection: sqlite3.Connection) -> None:
    """Compute the relation from the database's links, and save it there as one row."""
    relation = TaskRelation.of(connection.execute(LINKS))
    lists = (relation.ids, relation.occupations, relation.dwas, relation.tasks, relation.iwas, relation.of_iwa)
    row = (" ".join(relation.codes), *map(_pack, lists))
    connection.execute(
        "INSERT INTO relation (codes, ids, occupations, dwas, tasks, iwas, of_iwa) VALUES (?, ?, ?, ?, ?, ?, ?)", row
    )


def load_relation(connection: sqlite3.Connection) -> TaskRelation:
    """The relation that was saved in this database."""
    codes, *lists = connection.execute(
        "SELECT codes, ids, occupations, dwas, tasks, iwas, of_iwa FROM relation"
    ).fetchone()
    return TaskRelation(codes.split(), *map(_unpack, lists))


def _pack(numbers: Numbers) -> bytes:
    """Numbers as signed 32-bit integers, little-endian on every machine."""
    return struct.pack(f"<{len(numbers)}i", *numbers)


def _unpack(packed: bytes) -> Numbers:
    numbers = array("i", packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
