"""How results are read: which of them are shown and in which order, all made of one answer of O*NET."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.onet.models import RelatedOccupation, Sort

ZONES: Final = range(1, 6)
"""The Job Zones there are: https://www.onetonline.org/help/online/zones"""


def _in_order(zones: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(zones)))


Zones = Annotated[tuple[Annotated[int, Field(le=1_000_000)], ...], Field(max_length=9), AfterValidator(_in_order)]
"""Job Zones, each once and in order."""


class ResultsFilter(BaseModel):
    """Which results are shown: those of some Job Zones, with a Bright Outlook, of other fields than one's own.

    No zones means all of them. A field is the SOC's major group, the first two digits of a code:
    https://www.bls.gov/soc/2018/major_groups.htm
    """

    model_config = ConfigDict(frozen=True, validate_by_name=True, validate_by_alias=True, extra="ignore")

    zones: Annotated[
        tuple[Annotated[int, Field(le=1_000_000)], ...], Field(alias="z", max_length=9), AfterValidator(_in_order)
    ] = ()
    bright: Annotated[bool, Field(alias="b")] = False
    other_fields: Annotated[bool, Field(alias="o")] = False

    def passes(self, row: RelatedOccupation, own: str) -> bool:
        """Whether a result is shown to somebody who starts from the occupation `own`, a code."""
        return (
            (not self.zones or row.job_zone in self.zones)
            and (row.tags.bright_outlook or not self.bright)
            and (row.code[:2] != own[:2] or not self.other_fields)
        )

    def but(self, **changes: Any) -> "ResultsFilter":
        """The same filter with some parts changed."""
        return ResultsFilter(**{**self.model_dump(), **changes})


EVERYTHING: Final = ResultsFilter()
"""The filter that lets every result through."""


def filter_of_old(told: Any) -> Any:
    """What was written before filters were one value: a zone and whether only a Bright Outlook counts, by any name.

    Anything else is given back as it is.
    """
    if not isinstance(told, dict) or not told.keys() & {"zone", "bright", "z", "b"}:
        return told
    rest = {name: value for name, value in told.items() if name not in {"zone", "bright", "z", "b"}}
    zone, bright = told.get("zone", told.get("z")), told.get("bright", told.get("b", False))
    return rest | {"filter": {"zones": () if zone is None else (zone,), "bright": bright}}


def filtered(every: Sequence[RelatedOccupation], chosen: ResultsFilter, own: str) -> list[RelatedOccupation]:
    """The results that pass a filter, for somebody who starts from the occupation `own`, a code."""
    return [row for row in every if chosen.passes(row, own)]


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
