"""Reads which results are wanted, and in which order: zones, outlook, fields and orders, in any sequence.

"3 or lower", "zones 3 and 4", "not 5", "no degree", "growing ones in another field, by title".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.conversation.language.clauses import NUMBER, Clause
from bot.conversation.language.field_words import GROUPS, OF_DUTIES, field_at
from bot.conversation.language.phrase_meanings import PhraseMeanings
from bot.conversation.language.result_words import RESULT_PHRASES
from bot.conversation.results_filter import EVERYTHING, PUT_ASIDE, ResultsFilter
from bot.conversation.results_order import Order
from bot.onet.models import JOB_ZONES

NO_DEGREE: Final = (1, 2, 3)
"""Zones that usually need no four-year degree: https://www.onetonline.org/help/online/zones"""
NO_LONG_DEGREE: Final = (1, 2, 3, 4)
"""Zones that usually need no more than a four-year degree (same source)."""
LITTLE: Final = (1, 2)
"""Zones that need little or some preparation (same source)."""
DEGREE: Final = (4, 5)
LONG_DEGREE: Final = (5,)
NOT_NEEDED: Final[Sequence[tuple[str, Sequence[int]]]] = (
    ("long_degree", NO_LONG_DEGREE),
    ("short_degree", LITTLE),
    ("little", LITTLE),
    ("degree", NO_DEGREE),
)
"""The zones that are left where that much preparation is not wanted."""
NEEDED: Final[Sequence[tuple[str, Sequence[int]]]] = (
    ("short_degree", NO_DEGREE),
    ("little", LITTLE),
    ("long_degree", LONG_DEGREE),
    ("degree", DEGREE),
)
"""The zones that can be reached with that much preparation, or that need it."""
BY_ITSELF: Final = 2
"""So many of them are wishes without a word before them: "training", "community college"."""

ORDERS: Final = {
    "sort_mine": Order.MY_DUTIES,
    "sort_title": Order.TITLE,
    "sort_code": Order.CODE,
    "sort_zone": Order.ZONE,
    "sort_closely": Order.CLOSELY_RELATED,
    "sort_all": Order.ALL_RELATED,
}
SUPERLATIVES: Final = frozenset("least lowest easiest easier simplest shortest quickest fastest cheapest mas".split())
"""What asks for an order without a word for it: "which need the least training"."""


@dataclass(frozen=True)
class ResultSet:
    """A new filter of the results, a new order, or both."""

    filter: ResultsFilter | None = None
    sort: Order | None = None


NO: Final = frozenset({"no", "not"})
"""What leaves out a field by these words alone is what no preparation is needed for: "no school"."""

YEARS: Final = frozenset("year years yr yrs ano anos".split())
NOT_OUTSIDE: Final = frozenset(
    ("no", "not", "away from", "nothing to do with", "nada que ver con", "nada de", "lejos de")
)
"""What may be said of duties, too, and of another field only with its name: "away from complaints"."""

FROM_FIELD: Final = frozenset("from than to de a que".split())
OF_A_FIELD: Final = frozenset("in of outside out beyond en fuera".split())
"""With them, a field is left out: "nothing in food"."""

PHRASES: Final = PhraseMeanings(RESULT_PHRASES)
SET_WORDS: Final = PHRASES.words
"""Every word that says something of results."""

DEGREE_WORDS: Final = frozenset(
    word
    for concept in ("degree", "short_degree", "long_degree")
    for word in RESULT_PHRASES[concept].replace("|", " ").split()
)
DIVIDING: Final = frozenset(", . ; ! ? but so because pero porque asi".split())
"""What ends what is ruled out."""
PERCEIVING: Final = frozenset(
    "see find know think understand mind care sure believe remember decide veo se entiendo".split()
)
"""After a denial they rule nothing out: "I don't see any that need a degree"."""
PASSED: Final = frozenset("small and with to without not first sort up_to from outside or_less or_more".split())
"""Meanings of words that say nothing of results by themselves."""


class _ResultSetReader:
    """Reads one clause from left to right; its attributes hold what it has read so far."""

    def __init__(self, words: Sequence[str], now: ResultsFilter, *, rows: bool = False) -> None:
        self.words = words
        self._phrases: dict[int, Sequence[tuple[int, frozenset[str]]]] = {}
        self.now = now
        self.rows = rows
        self.zones: set[int] = set()
        self.prepared: set[int] = set()
        self.excluded: set[int] = set()
        self.bright: bool | None = None
        self.others: bool | None = None
        self.closely: bool | None = None
        self.fields: set[str] = set()
        self.left_out: set[str] = set()
        self.cleared_fields = False
        self.sort: Order | None = None
        self.cleared = False
        self.cleared_zones = False
        self.wrong = False

    def read(self) -> bool:
        """Whether every word was understood and the clause says something about results."""
        at = 0
        while at < len(self.words):
            length = self._one(at)
            if not length:
                return False
            at += length
        self.zones = self.zones or self.prepared  # "I have a bachelors, so zone 4"
        return not self.wrong and self.says_something

    @property
    def says_something(self) -> bool:
        """Whether anything is wanted of the results."""
        flags = (self.bright, self.others, self.closely, self.sort)
        flagged = any(flag is not None for flag in flags)
        parts = (self.zones, self.excluded, self.cleared, self.cleared_zones)
        return flagged or any(parts) or bool(self.fields or self.left_out or self.cleared_fields)

    def _one(self, at: int) -> int:
        """How many words the next known thing takes; 0 if nothing is known."""
        rules: Iterable[Callable[[int], int]] = (
            self._closeness,
            self._left_out,
            self._cleared,
            self._sorted,
            self._preparation,
            self._zone,
            self._outlook,
            self._only_in,
            self._fields,
            self._passed,
        )
        return next((length for length in (rule(at) for rule in rules) if length), 0)

    def _says(self, concept: str, at: int) -> int:
        """How many words from `at` on say a concept; 0 if they don't."""
        for length, concepts in self._phrases[at] if at in self._phrases else self.phrases(at):
            if concept in concepts:
                return length
        return 0

    def phrases(self, at: int) -> Sequence[tuple[int, frozenset[str]]]:
        """The phrases that begin at a place, found once."""
        if at not in self._phrases:
            self._phrases[at] = tuple(PHRASES.at(self.words, at)) if at < len(self.words) else ()
        return self._phrases[at]

    def _skip(self, at: int, concept: str = "small") -> int:
        """The next place that says something else."""
        while length := self._says(concept, at):
            at += length
        return at

    def _closeness(self, at: int) -> int:
        """Whether less related ones may follow, where few are left in other fields."""
        closely, less = self._says("closely_only", at), self._says("less_too", at)
        if closely or less:
            self.closely = bool(closely)
        return closely or less

    def _cleared(self, at: int) -> int:
        begin = at
        after = at + (self._says("not", at) or self._says("without", at))
        after = self._skip(after) if after > at else at
        if length := self._says("all_zones", after):
            self.cleared_zones = True
            return after + length - begin
        length = self._says("anything", after)
        if length and after == at and self.words[after] in {"filter", "filters", "filtro", "filtros"}:
            return 0
        if length:
            following = self.words[after + length :]
            if following and self._says("not", after + length):  # "everything but zone 5"
                return after + length - begin
            if self._says("zone", after + length) or self._says("bright", after + length):
                return 0
            self.cleared = True
            return after + length - begin
        return 0

    def _sorted(self, at: int) -> int:
        begun = self._says("sort", at)
        after = self._skip(at + begun) if begun else at
        for _ in range(2):
            after = self._skip(after + self._says("sort", after)) if begun else after
        for concept, order in ORDERS.items():
            length = self._says(concept, after)
            if not length or self.sort not in {None, order}:
                continue
            end = after + length
            numbered = end < len(self.words) and self.words[end].isdecimal() and self._says("zone", after)
            if concept == "sort_mine" and not begun:
                continue
            superlative = self.words[after] in SUPERLATIVES
            if concept == "sort_zone" and not begun and not superlative and (numbered or not self._alone(at, end)):
                continue
            self.sort = order
            return end + self._says("first", end) + self._says("sort", end) - at
        return 0

    def _alone(self, at: int, end: int) -> bool:
        """Whether only an order is said here: "zone", "lowest zone first"."""
        return (
            (at == 0 and end == len(self.words))
            or bool(self._says("first", end))
            or self.words[end - 1] in {"first", "1"}
        )

    def _zone(self, at: int) -> int:
        after, excluded = at, False
        if length := self._says("not", at):
            after, excluded = self._skip(at + length), True
        bounds = ("up_to", "from", "below", "above")
        bound = next((concept for concept in bounds if self._says(concept, after)), "")
        after = self._skip(after + self._says(bound, after)) if bound else after
        named = self._says("zone", after)
        if named:
            after = self._skip(after + named)
            bound = bound or next((concept for concept in bounds if self._says(concept, after)), "")
            after = self._skip(after + self._says(bound, after)) if bound else after
        numbers, after = self._numbers(after)
        if not numbers or (self.words[after : after + 1] and self.words[after] in YEARS and not named):
            return 0
        named = named or self._says("zone", after)
        after += self._says("zone", after)
        for direction, way in (("or_less", "up_to"), ("or_more", "from")):
            if length := self._says(direction, after):
                bound, after = way, after + length
                break
        if self.rows and not (named or bound):
            return 0
        if not (named or bound or excluded or self.now.zones or self.zones or self.prepared or self.excluded):
            return 0
        self._take(numbers, bound, excluded=excluded)
        return after - at

    def _numbers(self, at: int) -> tuple[list[int], int]:
        """The numbers from a place on ("3, 4 and 5", "3-5"), and the place after them."""
        found: list[int] = []
        end, through = at, False
        while at < len(self.words):
            word = self.words[at]
            if NUMBER.fullmatch(word) and word.isdecimal():
                number = int(word)
                found += (
                    range(found[-1] + 1, number + 1) if through and found and number < len(ORDERS) * 9 else [number]
                )
                end, through = at + 1, False
            elif found and self._says("to", at):
                through = True
            elif not (found and (self._says("and", at) or self._says("zone", at))):
                break
            at += 1
        return found, end

    def _take(self, numbers: Sequence[int], bound: str, *, excluded: bool) -> None:
        """What numbers of zones mean, with what was said before or after them."""
        first, last = min(numbers), max(numbers)
        ranges = {
            "up_to": range(1, last + 1),
            "below": range(1, last),
            "from": range(first, JOB_ZONES[-1] + 1),
            "above": range(first + 1, JOB_ZONES[-1] + 1),
        }
        meant = set(ranges.get(bound, numbers))
        if not meant or not meant <= set(JOB_ZONES):
            self.wrong = True
        (self.excluded if excluded else self.zones).update(meant)

    def _preparation(self, at: int) -> int:
        if length := self._says("easy", at):
            self.prepared.update(LITTLE)
            return length
        if length := self._says("without", at):
            after = self._skip(at + length)
            while more := self._says("without", after) or self._says("with", after):  # "that do not require a"
                after = self._skip(after + more)
            for concept, zones in NOT_NEEDED:
                if found := self._says(concept, after):
                    self.prepared.update(zones)
                    return self._more_of_it(after + found) - at
        length = self._says("with", at)
        after = self._skip(at + length) if length else at
        for concept, zones in NEEDED if length else NEEDED[:BY_ITSELF]:
            if found := self._says(concept, after):
                self.prepared.update(zones)
                return self._more_of_it(after + found) - at
        return 0

    def _more_of_it(self, at: int) -> int:
        """More of what isn't needed: "no degree or training"."""
        after = self._skip(at + self._says("and", at))
        found = self._says("degree", after) or self._says("little", after)
        return after + found if found else at

    def _outlook(self, at: int) -> int:
        length = self._says("not", at) or self._says("anything", at)
        after = self._skip(at + length) if length else at
        found = self._says("bright", after)
        if not found:
            return 0
        self.bright = not length
        return after + found - at

    def _fields(self, at: int) -> int:
        if length := self._says("others", at):
            self.others = True
            after = self._before_field(at + length + int({*self.words[at + length : at + length + 1]} <= FROM_FIELD))
            return max(length, self._named(after, set()) - at)  # "something different from security"
        length = self._says("outside", at)
        phrase = " ".join(self.words[at : at + length])
        if not length or (phrase in NOT_OUTSIDE and not self._says("same", self._skip(at + length))):
            return 0
        after = self._skip(at + length)
        found = self._says("same", after)
        end = after + found if found else after
        while not found and end < len(self.words) and end - after < len(ORDERS) and self.words[end] not in {",", "and"}:
            end += 1
        if end == after:
            return 0
        self.others = True
        return end - at

    def _left_out(self, at: int) -> int:
        """Fields by name that are not wanted: "nothing in retail or food"; "no education" means no degree."""
        if length := self._says("all_fields", at):
            self.cleared_fields = True
            return length
        firmly = max(self._says("outside", at), self._says("leaving", at))
        length = self._says("not", at) or self._says("without", at)
        after = self._before_field(at + max(firmly, length)) if firmly or length else at
        if after == at or (self._says("degree", after) and not (firmly and " ".join(self.words[at:after]) not in NO)):
            return 0
        named: set[str] = set()
        end = self._named(after, named)
        if end == after or self._of_duties(at, after, end):
            return 0
        self.left_out |= named
        return end - at

    def _of_duties(self, at: int, after: int, end: int) -> bool:
        """Whether what is not wanted is a duty, and no field: "no driving", "nothing with food"."""
        before = set(self.words[at:after])
        done = self.words[end - 1] in OF_DUTIES and not before & OF_A_FIELD
        return not self._says("leaving", at) and (done or bool(before & {"with", "con"}))

    def _only_in(self, at: int) -> int:
        """Fields by name that are wanted: "only healthcare", "something in construction", "office jobs"."""
        length = self._says("only", at)
        after = self._before_field(at + length) if length else at
        named: set[str] = set()
        end = self._named(after, named)
        following = self._says("only_after", end)
        enough = length or following or _adds(self.words) or (end == len(self.words) and "or" in self.words[at:end])
        if end == after or not enough or (not length and self._says("degree", after)):
            return 0
        self.fields |= named
        return end + following - at

    def _named(self, at: int, named: set[str]) -> int:
        """The place after the fields that are named from here on, which are added to `named`."""
        end = at
        while found := field_at(self.words, at):
            length, fields = found
            if not length:
                break
            named |= fields
            end = at + length
            joined = self._says("nor", end) or self._says("and", end)
            at = self._before_field(end + joined) if joined else len(self.words)
        return end

    def _before_field(self, at: int) -> int:
        """The next place that names a field or says something that isn't small."""
        while not field_at(self.words, at)[0] and (length := self._says("small", at)):
            at += length
        return at

    def _passed(self, at: int) -> int:
        return self._says("small", at) or self._says("and", at) or self._says("with", at)


def read_set(clause: Clause, now: ResultsFilter, *, rows: bool = False) -> ResultSet | None:
    """What a clause wants of the results that are filtered as they are `now`; None if it says anything else.

    With `rows`, a number alone is no zone: something else in front is counted.
    """
    words = [word for word in clause.words if word not in {"!", "?", ".", ":", "(", ")", '"'}]
    reader = _ResultSetReader(words, now, rows=rows)
    if not reader.read():
        return None
    return ResultSet(_changed(reader, now, added=_adds(words)), reader.sort)


def without_preparation(clause: Clause, now: ResultsFilter) -> ResultsFilter | None:
    """The filter for a line that rules out a degree in words that `read_set` doesn't know; None for any other line.

    "Skip whatever wants grad school", "which don't make you go to college".
    """
    words, zones, denied, at = clause.words, set(JOB_ZONES), False, 0
    if not DEGREE_WORDS.intersection(words):
        return None
    while at < len(words):
        length, concepts = next(iter(PHRASES.at(words, at)), (1, frozenset()))
        if words[at] in DIVIDING and len(zones) < len(JOB_ZONES):
            break  # what follows gives a reason
        denied = denied and words[at] not in DIVIDING
        for _, left in filter(lambda needed: denied and needed[0] in concepts - {"little"}, NOT_NEEDED):
            zones &= {*left}
        denied = denied or ("without" in concepts and not PERCEIVING & {*words[at + length : at + length + 1]})
        at += length
    return now.but(zones=tuple(sorted(zones))) if len(zones) < len(JOB_ZONES) else None


def speaks_of_results(word: str) -> bool:
    """Whether a word alone says something of results: of zones, outlook, fields or orders."""
    return any(concepts - PASSED for _, concepts in PHRASES.at((word,), 0))


def says_wrong_zone(clause: Clause, now: ResultsFilter) -> bool:
    """Whether a clause asks for a zone that doesn't exist."""
    reader = _ResultSetReader(clause.words, now)
    reader.read()
    return reader.wrong


def _adds(words: Sequence[str]) -> bool:
    return bool(words) and (
        words[0] in {"and", "also", "plus", "y", "tambien", "add"} or words[-1] in {"too", "also", "tambien"}
    )


def _changed(reader: _ResultSetReader, now: ResultsFilter, *, added: bool) -> ResultsFilter | None:
    """The filter that was read; None if the clause only says an order."""
    chosen = EVERYTHING.but(put_aside=now.put_aside) if reader.cleared else now
    if reader.cleared_zones:
        chosen = chosen.but(zones=())
    zones = reader.zones | (set(chosen.zones) if added and reader.zones else set())
    if reader.excluded:
        zones = (zones or set(chosen.zones) or set(JOB_ZONES)) - reader.excluded
    if zones:
        chosen = chosen.but(zones=tuple(zones))
    if reader.bright is not None:
        chosen = chosen.but(bright=reader.bright)
    if reader.others is not None:
        chosen = chosen.but(other_fields=reader.others)
    chosen = _with_fields(reader, chosen, added=added)
    if reader.closely is not None:
        chosen = chosen.but(closely=reader.closely)
    filtered = reader.cleared or reader.cleared_zones or reader.zones or reader.excluded
    by_field = reader.fields or reader.left_out or reader.cleared_fields
    flags = (reader.bright, reader.others, reader.closely)
    return chosen if filtered or by_field or any(flag is not None for flag in flags) else None


def _with_fields(reader: _ResultSetReader, chosen: ResultsFilter, *, added: bool) -> ResultsFilter:
    """The filter with the fields that were named, wanted or not; a field is never both."""
    aside = [code for code in chosen.put_aside if not (reader.cleared or reader.cleared_fields) or code not in GROUPS]
    fields = set() if reader.cleared_fields or (reader.fields and not added) else set(chosen.fields)
    fields = (fields | reader.fields) - reader.left_out
    aside = [code for code in aside if code not in reader.fields]
    aside += sorted(reader.left_out - set(aside))
    others = chosen.other_fields and not reader.cleared_fields
    return chosen.but(fields=tuple(fields), put_aside=tuple(aside[-PUT_ASIDE:]), other_fields=others)
