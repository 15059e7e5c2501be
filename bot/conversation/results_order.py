"""Sorts results, all from one response of O*NET."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
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
    return None if row.answers is None else len({task for chosen in row.answers.values() for task in chosen})


def ordered(rows: Sequence[RelatedOccupation], order: Order) -> Sequence[RelatedOccupation]:
    """The results in another order; O*NET returns the most closely related first.

    Equal ones stay as they are, because O*NET doesn't say which of them comes first.
    """
    key = _KEYS.get(order)
    return rows if key is None else sorted(rows, key=key)


def _my_duties(row: RelatedOccupation) -> tuple[int, int, int]:
    return -(duties_answered(row) or 0), -len(row.tasks.closely_related), -len(row.tasks.less_related)


def _all_related(row: RelatedOccupation) -> int:
    return -len(row.tasks.closely_related) - len(row.tasks.less_related)


Key = str | int | tuple[bool, int] | tuple[int, int, int]

_KEYS: Final[Mapping[Order, Callable[[RelatedOccupation], Key]]] = {
    Order.MY_DUTIES: _my_duties,
    Order.ALL_RELATED: _all_related,
    Order.TITLE: attrgetter("title"),
    Order.CODE: attrgetter("code"),
    Order.ZONE: lambda row: (row.job_zone is None, row.job_zone or 0),
}
