"""Filters results, all from one response of O*NET."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from bot.conversation.language.duty_words import holds, stems_of
from bot.onet.models import RelatedOccupation

FEW: Final = 10
"""Fewer results than this are few for a person who leaves their field: less closely related ones follow them."""
ENOUGH: Final = 20
"""The results that are then shown, if there are so many."""

PUT_ASIDE: Final = 12
"""Occupations that can be put aside at once; a button carries their codes."""

T = TypeVar("T", int, str)
Part = TypeVar("Part", bound=int | str)


def _in_order(parts: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(sorted(set(parts)))


@dataclass(frozen=True)
class Own:
    """What a filter needs to know about a person.

    `fields` are the major groups of their occupations, `avoided` the codes of occupations with a duty that they want to
    get away from, `unwanted` of those with a duty that holds words which the filter leaves out.
    """

    fields: frozenset[str] = frozenset()
    avoided: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()


class Flag(StrEnum):
    """The filters that are on or off, by the names of their fields."""

    BRIGHT = "bright"
    OTHER_FIELDS = "other_fields"
    UNAVOIDED = "unavoided"


WORDS_CHARACTERS: Final = 60
"""The longest words that a duty must hold; a button carries them."""

UNWANTED: Final = 4
"""How many words can be left out at once; a button carries them."""
UNWANTED_CHARACTERS: Final = 24

MAJOR_GROUP: Final = 2
"""The digits of a code that name its field, the SOC's major group: https://www.bls.gov/soc/2018/major_groups.htm"""

MajorGroup = Annotated[str, StringConstraints(pattern=r"^\d{2}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9.-]{1,12}$")]


class ResultsFilter(BaseModel):
    """Which results are shown: of some Job Zones and fields, with a Bright Outlook, outside one's own fields.

    No zones means all of them, and so do no fields. A field is a major group. `put_aside` are the codes of occupations
    that are not shown, or major groups of which none is. `unavoided` leaves out those with a duty that the person wants
    to get away from. `closely` leaves out occupations that are only less related, which otherwise follow if few are
    left in other fields. `words` are what one of the related duties must be about, `unwanted` what none of the
    occupation's own duties may be about.
    """

    model_config = ConfigDict(frozen=True, validate_by_name=True, validate_by_alias=True, extra="ignore")

    zones: Annotated[
        tuple[Annotated[int, Field(le=1_000_000)], ...], Field(alias="z", max_length=9), AfterValidator(_in_order)
    ] = ()
    fields: Annotated[tuple[MajorGroup, ...], Field(alias="g", max_length=30), AfterValidator(_in_order)] = ()
    bright: Annotated[bool, Field(alias="b")] = False
    other_fields: Annotated[bool, Field(alias="o")] = False
    unavoided: Annotated[bool, Field(alias="u")] = False
    closely: Annotated[bool, Field(alias="c")] = False
    words: Annotated[str, StringConstraints(max_length=WORDS_CHARACTERS), Field(alias="w")] = ""
    unwanted: Annotated[
        tuple[Annotated[str, StringConstraints(max_length=UNWANTED_CHARACTERS)], ...],
        Field(alias="n", max_length=UNWANTED),
    ] = ()
    put_aside: Annotated[tuple[Code, ...], Field(alias="x", max_length=PUT_ASIDE)] = ()

    def passes(self, row: RelatedOccupation, own: Own) -> bool:
        """Whether a result is shown to a person with these occupations of their own."""
        return (
            (not self.zones or row.job_zone in self.zones)
            and (not self.fields or row.code[:MAJOR_GROUP] in self.fields)
            and (row.tags.bright_outlook or not self.bright)
            and (row.code[:MAJOR_GROUP] not in own.fields or not self.other_fields)
            and (row.code not in own.avoided or not self.unavoided)
            and row.code not in self.put_aside
            and row.code[:MAJOR_GROUP] not in self.put_aside
            and (row.code not in own.unwanted or not self.unwanted)
            and (not self.words or _is_about(row, self.words))
        )

    def leaves(self, own: Own) -> bool:
        """Whether no result of the person's own fields is shown, because they leave them."""
        return self.other_fields or (bool(own.fields) and own.fields <= {*self.put_aside})

    @property
    def flags(self) -> frozenset[Flag]:
        """The flags that are on."""
        return frozenset(flag for flag in Flag if getattr(self, flag))

    def but(self, **changes: Any) -> "ResultsFilter":
        """The same filter with some parts changed."""
        return ResultsFilter(**{**self.model_dump(), **changes})

    def without(self, code: str) -> "ResultsFilter":
        """The same filter with an occupation or a field put aside; if there are too many, the first comes back."""
        others = [other for other in self.put_aside if other != code]
        return self.but(put_aside=(*others, code)[-PUT_ASIDE:])

    def without_words(self, words: Sequence[str]) -> "ResultsFilter":
        """The same filter that also leaves out duties about these words; if there are too many, the first come back."""
        known = {stems_of(other): other for other in self.unwanted}
        for each in words:
            known.setdefault(stems_of(each), each[:UNWANTED_CHARACTERS])
        return self.but(unwanted=tuple(known.values())[-UNWANTED:])

    def with_again(self, code: str) -> "ResultsFilter":
        """The same filter with an occupation or a field brought back."""
        return self.but(put_aside=tuple(other for other in self.put_aside if other != code))


def _is_about(row: RelatedOccupation, words: str) -> bool:
    """Whether one of the related duties holds all of these words."""
    related = (*row.tasks.closely_related, *row.tasks.less_related)
    return any(holds(task.title, words) for task in related)


EVERYTHING: Final = ResultsFilter()
"""The filter that lets every result through."""


def filter_of_old(stored: Any) -> Any:
    """Convert a filter of earlier versions, which was a zone and a mark for Bright Outlook.

    Return anything else unchanged.
    """
    if not isinstance(stored, dict) or not stored.keys() & {"zone", "bright", "z", "b"}:
        return stored
    rest = {name: value for name, value in stored.items() if name not in {"zone", "bright", "z", "b"}}
    zone, bright = stored.get("zone", stored.get("z")), stored.get("bright", stored.get("b", False))
    return rest | {"filter": {"zones": () if zone is None else (zone,), "bright": bright}}


def filtered(every: Sequence[RelatedOccupation], chosen: ResultsFilter, own: Own) -> list[RelatedOccupation]:
    """The results that pass a filter, for a person."""
    return [row for row in every if chosen.passes(row, own)]


def are_few(every: Sequence[RelatedOccupation], chosen: ResultsFilter, own: Own) -> bool:
    """Whether few results pass a filter, for a person. It looks no further than that takes."""
    return sum(1 for _ in islice((row for row in every if chosen.passes(row, own)), FEW)) < FEW


def shown(
    every: Sequence[RelatedOccupation], less_related: Sequence[RelatedOccupation], chosen: ResultsFilter, own: Own
) -> list[RelatedOccupation]:
    """The results that pass a filter; if they're few and the person leaves their field, less related ones follow."""
    closely = filtered(every, chosen, own)
    if chosen.closely or not chosen.leaves(own) or len(closely) >= FEW:
        return closely
    return closely + filtered(less_related, chosen, own)[: ENOUGH - len(closely)]


def counts_of(
    every: Sequence[RelatedOccupation],
    less_related: Sequence[RelatedOccupation],
    chosen: ResultsFilter,
    own: Own,
    part: Callable[[RelatedOccupation], Part],
) -> dict[Part, int]:
    """How many results would be shown of each zone or field: of what `part` says of a row, if it isn't empty."""
    closely: Counter[Part] = Counter(map(part, filtered(every, chosen, own)))
    follow = chosen.leaves(own) and not chosen.closely
    following: Counter[Part] = Counter(map(part, filtered(less_related, chosen, own)) if follow else ())
    values = sorted((value for value in {*closely, *following} if value), key=str)
    return {value: _followed(closely[value], following[value]) for value in values}


def _followed(closely: int, following: int) -> int:
    return closely if closely >= FEW else min(ENOUGH, closely + following)
