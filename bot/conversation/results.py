"""The orders in which results can be read, all made of one answer of O*NET."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Final

from bot.onet.models import RelatedOccupation, Sort


def ordered(rows: Sequence[RelatedOccupation], sort: Sort) -> Sequence[RelatedOccupation]:
    """The results as O*NET gives them, those most closely related first, in another order.

    Equals stay as they are: which of them comes first O*NET does not say.
    """
    key = _KEYS.get(sort)
    return rows if key is None else sorted(rows, key=key)


def _all_related(row: RelatedOccupation) -> int:
    return -len(row.tasks.closely_related) - len(row.tasks.less_related)


_KEYS: Final[Mapping[Sort, Callable[[RelatedOccupation], str | int | tuple[bool, int]]]] = {
    Sort.ALL_RELATED: _all_related,
    Sort.TITLE: attrgetter("title"),
    Sort.CODE: attrgetter("code"),
    Sort.ZONE: lambda row: (row.job_zone is None, row.job_zone or 0),
}
