"""Which of the occupations shown a clause means: by number, by title, or because they're in front ("it", "both")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.conversation.language.clauses import MARKS, NUMBER, Clause, end_of_numbers
from bot.conversation.language.duty_words import LIGHT, stem
from bot.conversation.language.function_words import AND, THROUGH
from bot.conversation.language.intents import VisibleScreen
from bot.conversation.language.normalize import plain
from bot.conversation.language.selections import picked
from bot.conversation.language.title_words_es import as_titled
from bot.conversation.state import FrontKind

Row = tuple[str, str]
JOINING: Final = AND | THROUGH | frozenset("or o with vs versus con number numbers no # the la el las los .".split())
NEXT_WORDS: Final = frozenset("next siguiente proxima proximo".split())
STEPS: Final = {
    **dict.fromkeys("above over before arriba encima antes anterior".split(), -1),
    **dict.fromkeys("below under underneath beneath after following abajo debajo despues sigue siguiente".split(), 1),
}
"""Words for the row above another one, and for the row below it."""
COUNTING: Final = frozenset("of de".split())
ONLY: Final = frozenset("only just solo nomas solamente".split())
SEEING: Final = frozenset("see shows theres there veo hay salen aparecen ve got".split())
COUNTED: Final = frozenset("them these those ellas ellos estas estos".split())
SHORTEST_PREFIX: Final = 4
HALF: Final = 2
MANY: Final = 999
"""Numbers up to which something was counted, though nothing of that number is shown."""


@dataclass(frozen=True)
class References:
    """The codes meant, in the order said, and the words that name them.

    `beyond` says that a number isn't among those shown, `partly` that only a part of a title was said: "nurse" may mean
    registered nurses, or be another search. `hardly` is less than half of a title.
    """

    codes: tuple[str, ...] = ()
    places: frozenset[int] = frozenset()
    beyond: bool = False
    partly: bool = False
    hardly: bool = False


class Referring:
    """Finds what one clause refers to on one screen."""

    def __init__(self, clause: Clause, shown: VisibleScreen) -> None:
        self.clause = clause
        self.shown = shown

    @cached_property
    def named(self) -> References:
        """What the clause names by numbers and titles."""
        codes: list[str] = []
        places: set[int] = set()
        beyond = False
        for start, end in _number_runs(self.clause.words, ordinal=self.clause.ordinal):
            meant = self._numbered(" ".join(self.clause.words[start:end]))
            beyond = beyond or meant is None
            codes += meant or ()
            places.update(range(start, end))
        by_code = {name: code for code, _ in self._rows for name in (code, code.removesuffix(".00"))}
        for at, word in enumerate(self.clause.words):
            if word in by_code:
                codes.append(by_code[word])
                places.add(at)
        partly = hardly = False
        for start, end, code, share in _titled(self.clause.words, self._layers, stem_set(self.shown.keyword)):
            codes.append(code)
            places.update(range(start, end))
            partly = partly or share < 1
            hardly = hardly or share * HALF < 1
        return References(tuple(dict.fromkeys(codes)), frozenset(places), beyond, partly, hardly)

    @cached_property
    def anywhere(self) -> References:
        """The results on any page that the clause names by their whole titles."""
        found = [
            (range(start, end), code)
            for start, end, code, share in _titled(self.clause.words, [self.shown.every], frozenset())
            if share == 1
        ]
        return References(tuple(code for _, code in found), frozenset(at for places, _ in found for at in places))

    @cached_property
    def beside(self) -> tuple[int, int] | None:
        """The place of the row that is named or in front, and the step to the row beside it ("the one above that")."""
        steps = [STEPS[word] for word in self.clause.words if word in STEPS]
        codes = [code for code, _ in self.shown.rows]
        meant = self.named.codes or self.front.codes
        if len(steps) != 1 or len(meant) != 1 or meant[0] not in codes:
            return None
        return codes.index(meant[0]), steps[0]

    @property
    def names_several(self) -> bool:
        """Whether words stand in the titles of several rows: "the nurse one", where nurses are many."""
        words = [stem(word) for word in self.clause.words if word not in LIGHT and word not in MARKS]
        titles = [stem_set(title) for _, title in self._rows]
        return any(sum(word in title for title in titles) > 1 for word in words)

    @cached_property
    def front(self) -> References:
        """What the clause means as being in front: "it", "both of them", "the other one", "the next one"."""
        front = self.shown.front
        if front is None:
            rows = self.shown.rows
            both = len(rows) == HALF and "both" in self.clause.concepts
            return References(tuple(code for code, _ in rows), self._said("both")) if both else References()
        codes = [code for code, _ in front.rows]
        if len(codes) > 1 and self.clause.concepts & {"both", "them"}:
            return References(tuple(codes), self._said("both", "them"))
        if front.kind is FrontKind.DETAILS and NEXT_WORDS & set(self.clause.words):
            return self._next_after(codes[0])
        if len(codes) == HALF and "otherone" in self.clause.concepts:
            return References((codes[1],), self._said("otherone"))
        if len(codes) == 1 and "it" in self.clause.concepts:
            return References((codes[0],), self._said("it"))
        return References()

    def _next_after(self, code: str) -> References:
        shown = [other for other, _ in self.shown.rows]
        at = shown.index(code) + 1 if code in shown else len(shown)
        places = frozenset(at for at, word in enumerate(self.clause.words) if word in NEXT_WORDS)
        return References((shown[at],), places) if at < len(shown) else References()

    def _said(self, *concepts: str) -> frozenset[int]:
        spans = [span for concept in concepts for span in self.clause.where(concept)]
        return frozenset(at for span in spans for at in range(span.start, span.end))

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        return tuple(dict.fromkeys(row for layer in self._layers for row in layer))

    @cached_property
    def _layers(self) -> Sequence[tuple[Row, ...]]:
        """What can be named: a list or comparison in front before the rows of the screen."""
        front = self.shown.front
        if front is None:
            return [self.shown.rows]
        if front.kind is FrontKind.DETAILS:
            return [tuple(dict.fromkeys((*front.rows, *self.shown.rows)))]
        return [front.rows, self.shown.rows]

    def _numbered(self, text: str) -> tuple[str, ...] | None:
        """The codes meant by numbers: of a list in front, of a comparison's columns, or of the screen."""
        front = self.shown.front
        if front is not None and front.kind is not FrontKind.DETAILS:
            counts = front.kind is FrontKind.LIST or self.clause.ordinal
            places = picked(text, len(front.rows)) if counts else None
            if places:
                return tuple(front.rows[at][0] for at in places)
        rows = self.shown.rows
        shifted = picked(text, self.shown.first - 1 + len(rows))
        if shifted and min(shifted) >= self.shown.first - 1:
            return tuple(rows[at - self.shown.first + 1][0] for at in shifted)
        places = picked(text, len(rows))
        return tuple(rows[at][0] for at in places) if places else None


def stem_set(text: str) -> frozenset[str]:
    """The stems of a text's words that name something."""
    return frozenset(stem(word) for word in plain(text).replace(",", " ").split() if word not in LIGHT)


def _number_runs(words: Sequence[str], *, ordinal: bool) -> Iterator[tuple[int, int]]:
    """The ranges of words that are numbers and what joins them; the end isn't included."""
    at = 0
    while at < len(words):
        if not NUMBER.fullmatch(words[at]) or (not ordinal and _counts(words, at)):
            at += 1
            continue
        end = end_of_numbers(words, at, JOINING)
        yield at, end
        at = end


def _counts(words: Sequence[str], at: int) -> bool:
    """Whether a number says how many: "10 of them", "I only see 10"."""
    before = set(words[max(0, at - HALF) : at])
    if before & ONLY and before & SEEING:
        return True
    return len(words) > at + HALF and words[at + 1] in COUNTING and words[at + HALF] in COUNTED


class _Title:
    """A title's stems in order: a word of four letters or more may be the beginning of one ("pharmacy tech")."""

    def __init__(self, code: str, title: str, known: frozenset[str]) -> None:
        self.code = code
        self.stems = tuple(stem(word) for word in plain(title).replace(",", " ").split() if word not in LIGHT)
        self.telling = tuple(stem for stem in self.stems if stem not in known)

    def has(self, word: str) -> bool:
        """Whether the title has a word, or one that begins with it."""
        return word in self.stems or (
            len(word) >= SHORTEST_PREFIX and any(stem.startswith(word) for stem in self.stems)
        )

    def is_said_by(self, words: Sequence[str]) -> bool:
        """Whether the words say all of it, all that the search didn't say, or its beginning."""
        begun = len(words) <= len(self.stems) and all(map(str.startswith, self.stems, words))
        return begun or self.share_said_by(words) == 1

    def share_said_by(self, words: Sequence[str]) -> float:
        """How much of what the search didn't say the words say, from 0 to 1."""
        covered = sum(any(stem.startswith(word) for word in words) for stem in self.telling)
        return covered / len(self.telling) if self.telling else 0.0


def _titled(
    words: Sequence[str], layers: Sequence[Sequence[Row]], known: frozenset[str]
) -> Iterator[tuple[int, int, str, float]]:
    """Where a row is named, its code, and how much of its title is said by words that no other row has.

    Of two layers that hold the words, the one with the longer name counts; of equal ones, the one in front, where a
    part of a title is clear enough.
    """
    titles = [[_Title(code, title, known) for code, title in rows] for rows in layers]
    heads = dict.fromkeys(stem for layer in titles for title in layer for stem in title.telling)
    telling = tuple(stem for stem in heads if len(stem) >= SHORTEST_PREFIX)
    stems = [
        "" if word in LIGHT or word in MARKS or NUMBER.fullmatch(word) else _shorter(stem(as_titled(word)), telling)
        for word in words
    ]
    at = 0
    while at < len(words):
        word = stems[at]
        named = [(*_longest(stems, at, rows), rows) for rows in titles if word and any(row.has(word) for row in rows)]
        if not named:
            at += 1
            continue
        end, fitting, layer = max(named, key=lambda found: found[0])
        in_front = len(titles) > 1 and layer is titles[0]
        code, share = _fitting_best(list(filter(None, stems[at:end])), fitting)
        if code:
            yield at, end, code, max(share, 1 / HALF) if in_front else share
        at = end


def _shorter(word: str, telling: tuple[str, ...]) -> str:
    """The word, or the one in titles that a compound begins with: "courthouse" is said of courts."""
    if len(word) < SHORTEST_PREFIX * HALF or word in telling or not word.startswith(telling):
        return word
    begun = (stem for stem in telling if word.startswith(stem) and len(word) - len(stem) >= SHORTEST_PREFIX)
    return next(begun, word)


def _fitting_best(words: Sequence[str], fitting: Sequence[_Title]) -> tuple[str, float]:
    """The code of the only title that the words mean, and how much of it they say; empty if several fit."""
    whole = [title.code for title in fitting if len(title.stems) == len(words)]
    whole = whole or [title.code for title in fitting if len(title.telling) == len(words)]
    fully = whole or [title.code for title in fitting if title.is_said_by(words)]
    if len(fully) == 1:
        return fully[0], 1.0
    share = fitting[0].share_said_by(words) if len(fitting) == 1 else 0.0
    return (fitting[0].code, share) if share else ("", 0.0)


def _longest(stems: Sequence[str], at: int, titles: Sequence[_Title]) -> tuple[int, Sequence[_Title]]:
    """As many words from a place on as occur in the same titles, and those titles."""
    fitting = [title for title in titles if title.has(stems[at])]
    end = reached = at + 1
    while reached < len(stems):
        if stems[reached]:
            still = [title for title in fitting if title.has(stems[reached])]
            if not still:
                break
            fitting, end = still, reached + 1
        reached += 1
    return end, fitting
