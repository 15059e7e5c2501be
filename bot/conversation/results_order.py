"""Sorts results, all from one response of O*NET."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from math import log
from operator import attrgetter
from typing import Final

from bot.onet.models import RelatedOccupation, Sort


class Order(StrEnum):
    """The orders of results: those of O*NET's service, and by how many of the chosen duties each answers."""

    MY_DUTIES = "my_duties"
    CLOSELY_RELATED = Sort.CLOSELY_RELATED
    ALL_RELATED = Sort.ALL_RELATED
    TITLE = Sort.TITLE
    CODE = Sort.CODE
    ZONE = Sort.ZONE


def duties_answered(row: RelatedOccupation) -> int | None:
    """How many of the chosen duties have a closely related one in this occupation; None if unknown."""
    return None if row.answers is None else 0 if is_less_related(row) else len(duties_met(row))


def duties_met(row: RelatedOccupation) -> frozenset[str]:
    """The ids of the chosen duties that this occupation answers, or that it's less related to if it answers none."""
    return frozenset(task for chosen in (row.answers or {}).values() for task in chosen)


def is_less_related(row: RelatedOccupation) -> bool:
    """Whether none of its duties is closely related to a chosen one."""
    return not row.tasks.closely_related


def most_alike_first(less_related: Sequence[RelatedOccupation]) -> tuple[RelatedOccupation, ...]:
    """Less related occupations: first those that are related to the most chosen duties.

    Of equal ones, those come first whose chosen duties fewer others share, then those with more less related duties.
    """
    of_each = {row.code: duties_met(row) for row in less_related}
    sharing = Counter(task for tasks in of_each.values() for task in tasks)

    def key(row: RelatedOccupation) -> tuple[int, float, int, str, str]:
        tasks = of_each[row.code]
        rarity = sum(log(1 + len(of_each) / sharing[task]) for task in sorted(tasks))
        return -len(tasks), -rarity, -len(row.tasks.less_related), row.title, row.code

    return tuple(sorted(less_related, key=key))


def ordered(rows: Sequence[RelatedOccupation], order: Order) -> Sequence[RelatedOccupation]:
    """The results in another order; O*NET returns the most closely related first.

    Equal ones stay as they are, because O*NET doesn't say which of them comes first.
    """
    key = _KEYS.get(order)
    return rows if key is None else sorted(rows, key=key)


def _by_my_duties(row: RelatedOccupation) -> tuple[bool, int, int, int]:
    less, answered = is_less_related(row), -(duties_answered(row) or 0)
    return less, answered, -len(row.tasks.closely_related), 0 if less else -len(row.tasks.less_related)


def _by_all_related(row: RelatedOccupation) -> tuple[bool, int]:
    less = is_less_related(row)
    return less, 0 if less else -len(row.tasks.closely_related) - len(row.tasks.less_related)


Key = str | tuple[bool, int] | tuple[bool, int, int, int]

_KEYS: Final[Mapping[Order, Callable[[RelatedOccupation], Key]]] = {
    Order.MY_DUTIES: _by_my_duties,
    Order.ALL_RELATED: _by_all_related,
    Order.TITLE: attrgetter("title"),
    Order.CODE: attrgetter("code"),
    Order.ZONE: lambda row: (row.job_zone is None, row.job_zone or 0),
}
