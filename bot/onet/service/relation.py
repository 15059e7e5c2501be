"""How tasks of different occupations are related: through the activities they share.

Closely related tasks share a detailed work activity (DWA) with a chosen one; less related tasks share the
intermediate work activity (IWA) of one of them, but no DWA. Measured on release 29.3, where the example of the
Web Services' manual comes out exactly: 29-1051.00 with tasks 1809 and 1815 gives 67 occupations.

Pure: sets of whole numbers, made once from the links of a release. Held in memory because a union of a few
sets takes a fifth of what the same question takes as an SQL join (benchmarks/service.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sys import intern


@dataclass(frozen=True)
class Shared:
    """The ids of an occupation's tasks that are related to the chosen ones; never both."""

    closely: frozenset[int]
    less: frozenset[int]


class TaskRelation:
    """Which tasks share a detailed (DWA), and which only an intermediate work activity (IWA).

    `links` are (task id, O*NET-SOC code, DWA id, IWA id), one for each activity of each task.
    """

    def __init__(self, links: Iterable[tuple[int, str, str, str]]) -> None:
        self._occupation: dict[int, str] = {}
        # Tuples and one string for equal ones: of a release's 19,000 tasks each set would hold one or two.
        self._dwas: dict[int, tuple[str, ...]] = {}
        self._iwas: dict[int, tuple[str, ...]] = {}
        self._of_dwa: defaultdict[str, set[int]] = defaultdict(set)
        self._of_iwa: defaultdict[str, set[int]] = defaultdict(set)
        for task, *names in links:
            code, dwa, iwa = map(intern, names)
            self._occupation[task] = code
            self._dwas[task] = (*self._dwas.get(task, ()), dwa)
            self._iwas[task] = (*self._iwas.get(task, ()), iwa)
            self._of_dwa[dwa].add(task)
            self._of_iwa[iwa].add(task)

    def related(self, code: str, tasks: Iterable[int]) -> Mapping[str, Shared]:
        """The occupations with at least one task closely related to one of these, but the occupation `code`."""
        chosen = [task for task in tasks if task in self._occupation]
        closely = self._sharing({dwa for task in chosen for dwa in self._dwas[task]}, self._of_dwa)
        less = self._sharing({iwa for task in chosen for iwa in self._iwas[task]}, self._of_iwa) - closely
        close_by = self._by_occupation(closely)
        less_by = self._by_occupation(task for task in less if self._occupation[task] in close_by)
        return {
            other: Shared(frozenset(shared), frozenset(less_by.get(other, ())))
            for other, shared in close_by.items()
            if other != code
        }

    @staticmethod
    def _sharing(activities: Iterable[str], tasks_of: Mapping[str, set[int]]) -> set[int]:
        return set().union(*(tasks_of[activity] for activity in activities))

    def _by_occupation(self, tasks: Iterable[int]) -> dict[str, list[int]]:
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for task in tasks:
            groups[self._occupation[task]].append(task)
        return dict(groups)
