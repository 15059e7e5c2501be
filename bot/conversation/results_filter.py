"""Filters results, all from one response of O*NET."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from bot.onet.models import RelatedOccupation

FEW: Final = 10
"""Fewer results than this are few for a person who leaves their field: less closely related ones follow them."""
ENOUGH: Final = 20
"""The results that are then shown, if there are so many."""

PUT_ASIDE: Final = 12
"""Occupations that can be put aside at once; a button carries their codes."""


def _in_order(zones: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(set(zones)))


@dataclass(frozen=True)
class Own:
    """What a filter needs to know about a person.

    `fields` are the major groups of their occupations, `avoided` the codes of occupations with a duty that they want to
    get away from.
    """

    fields: frozenset[str] = frozenset()
    avoided: frozenset[str] = frozenset()


class Flag(StrEnum):
    """The filters that are on or off, by the names of their fields."""

    BRIGHT = "bright"
    OTHER_FIELDS = "other_fields"
    UNAVOIDED = "unavoided"


Code = Annotated[str, StringConstraints(pattern=r"^[0-9.-]{1,12}$")]


class ResultsFilter(BaseModel):
    """Which results are shown: those of some Job Zones, with a Bright Outlook, of fields other than one's own.

    No zones means all of them. A field is the SOC's major group, the first two digits of a code:
    https://www.bls.gov/soc/2018/major_groups.htm. `put_aside` are the codes of occupations that are not shown, and
    `unavoided` leaves out those with a duty that the person wants to get away from. `closely` leaves out occupations
    that are only less related, which otherwise follow if few are left in other fields.
    """

    model_config = ConfigDict(frozen=True, validate_by_name=True, validate_by_alias=True, extra="ignore")

    zones: Annotated[
        tuple[Annotated[int, Field(le=1_000_000)], ...], Field(alias="z", max_length=9), AfterValidator(_in_order)
    ] = ()
    bright: Annotated[bool, Field(alias="b")] = False
    other_fields: Annotated[bool, Field(alias="o")] = False
    unavoided: Annotated[bool, Field(alias="u")] = False
    closely: Annotated[bool, Field(alias="c")] = False
    put_aside: Annotated[tuple[Code, ...], Field(alias="x", max_length=PUT_ASIDE)] = ()

    def passes(self, row: RelatedOccupation, own: Own) -> bool:
        """Whether a result is shown to a person with these occupations of their own."""
        return (
            (not self.zones or row.job_zone in self.zones)
            and (row.tags.bright_outlook or not self.bright)
            and (row.code[:2] not in own.fields or not self.other_fields)
            and (row.code not in own.avoided or not self.unavoided)
            and row.code not in self.put_aside
        )

    @property
    def flags(self) -> frozenset[Flag]:
        """The flags that are on."""
        return frozenset(flag for flag in Flag if getattr(self, flag))

    def but(self, **changes: Any) -> "ResultsFilter":
        """The same filter with some parts changed."""
        return ResultsFilter(**{**self.model_dump(), **changes})

    def without(self, code: str) -> "ResultsFilter":
        """The same filter with an occupation put aside; if there are too many, the one put aside first comes back."""
        others = [other for other in self.put_aside if other != code]
        return self.but(put_aside=(*others, code)[-PUT_ASIDE:])

    def with_again(self, code: str) -> "ResultsFilter":
        """The same filter with an occupation brought back."""
        return self.but(put_aside=tuple(other for other in self.put_aside if other != code))


EVERYTHING: Final = ResultsFilter()
"""The filter that lets every result through."""


def filter_of_old(told: Any) -> Any:
    """Convert a filter of earlier versions, which was a zone and a mark for Bright Outlook.

    Return anything else unchanged.
    """
    if not isinstance(told, dict) or not told.keys() & {"zone", "bright", "z", "b"}:
        return told
    rest = {name: value for name, value in told.items() if name not in {"zone", "bright", "z", "b"}}
    zone, bright = told.get("zone", told.get("z")), told.get("bright", told.get("b", False))
    return rest | {"filter": {"zones": () if zone is None else (zone,), "bright": bright}}


def filtered(every: Sequence[RelatedOccupation], chosen: ResultsFilter, own: Own) -> list[RelatedOccupation]:
    """The results that pass a filter, for a person."""
    return [row for row in every if chosen.passes(row, own)]


def shown(
    every: Sequence[RelatedOccupation],
    less_related: Sequence[RelatedOccupation],
    chosen: ResultsFilter,
    own: Own,
) -> list[RelatedOccupation]:
    """The results that pass a filter; if they're few and the person leaves their field, less related ones follow."""
    closely = filtered(every, chosen, own)
    if chosen.closely or not chosen.other_fields or len(closely) >= FEW:
        return closely
    return closely + filtered(less_related, chosen, own)[: ENOUGH - len(closely)]
