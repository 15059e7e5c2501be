"""A line in clauses, and a clause as words with the concepts they say."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, pairwise
from typing import Final

from bot.conversation.language.concepts import Span
from bot.conversation.language.normalize import ORDINAL, figured, plain
from bot.conversation.language.vocabulary import spans_of

TOKEN: Final = re.compile(
    r"(?<![\d.-])\d{2}-\d{4}(?:\.\d{2})?(?![\d-])"  # a code
    r"|(?:last|ultim[oa]|end)\d+|\d+(?:[a-z]+[a-z0-9]*)?"  # a number, or a number with letters ("68w")
    r"|[^\W\d_](?:[\w*'.-]*[\w*])?"  # a word
    r"|[<>]+|[^\w\s]"
)
COUNTED: Final = re.compile(rf"\b(?:{ORDINAL}|\d+(?:st|nd|rd|th))\b")
NUMBER: Final = re.compile(r"\d{1,4}|(?:last|ultim[oa])\d{0,2}|end\d{1,2}")
DOTS: Final = re.compile(r"(?<=\d)\.\.+(?=\d)")
CODE: Final = re.compile(r"(?<![\d.-])\d{2}-\d{4}(?:\.\d{2})?(?![\d-])")
MARKS: Final = frozenset("\u00bf\u00a1,;.!?:&+/()\"-\u2013\u2014#%…'*=~_[]{}|\\`^$@")
"""Signs that say nothing by themselves."""

BREAKS: Final = frozenset(",;.!?&+:") | frozenset(
    "and then y luego but pero e after afterwards despues plus also tambien".split()
)
"""What may stand between two clauses."""

WH: Final = frozenset(
    "what whats which who whos why how when where wheres que cual cuales quien quienes como cuando donde"
    " cuanto cuanta cuantos cuantas adonde".split()
)
WH_PHRASES: Final = frozenset({"por que", "de donde", "a que"})
ASKING_VERBS: Final = frozenset(
    "is are am do does did can could will would should has have was were isnt arent dont doesnt cant may"
    " hay puede pueden debo tengo es son eres esta estan".split()
)
OPENERS: Final = frozenset(
    "and or so but k hmm oh ok okay well then wait hey um uh bro y pero pues entonces oye bueno eso".split()
)
"""What may stand before a question: "ok but who can see this"."""

BEING: Final = frozenset("is are was will does es son".split())
NUMBERING: Final = frozenset("number numero".split())
"""How it is asked of something counted: "is number 2 growing"."""

CONDITIONS: Final = frozenset({"if", "si"})
CONDITION: Final = 2
"""Words of the shortest condition that a question may follow."""

PRONOUNS: Final = frozenset(
    "i you it they these those this that there any anyone anybody my someone somebody he she we the one your"
    " all everyone other".split()
)


@dataclass(frozen=True)
class Clause:
    """Part of a line: the text as typed, and its words in plain form with figures.

    `asks` says that it ends as a question, `ordinal` that something is counted in it ("the second", not "2").
    """

    typed: str
    words: tuple[str, ...]
    asks: bool = False
    ordinal: bool = False

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where the words say a concept."""
        numbers = (Span(at, at + 1, "number") for at, word in enumerate(self.words) if NUMBER.fullmatch(word))
        marks = (Span(at, at + 1, "small") for at, word in enumerate(self.words) if word in MARKS)
        codes = (Span(at, at + 1, "code") for at, word in enumerate(self.words) if CODE.fullmatch(word))
        return (*spans_of(self.words), *numbers, *marks, *codes)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """All concepts that are said."""
        return frozenset({span.concept for span in self.spans})

    @cached_property
    def question(self) -> bool:
        """Whether it's a question."""
        if self.asks:
            return True
        words = list(dropwhile(OPENERS.__contains__, (word for word in self.words if word not in MARKS)))
        if not words:
            return False
        begun = " ".join(words[:2])
        if words[0] in WH or begun in WH_PHRASES:
            return True
        _, *rest = words
        if words[0] in BEING and rest and (rest[0] in NUMBERING or NUMBER.fullmatch(rest[0])):
            return True
        if words[0] in CONDITIONS:  # "if I pick wrong, can I change it"
            return any(verb in ASKING_VERBS and who in PRONOUNS for verb, who in pairwise(rest[CONDITION:]))
        return len(rest) > 1 and words[0] in ASKING_VERBS and rest[0] in PRONOUNS

    @cached_property
    def text(self) -> str:
        """The words in plain form, one blank between them."""
        return " ".join(self.words)

    @cached_property
    def covers(self) -> Mapping[str, int]:
        """The words that say each concept, as the bits of a number: the first word is the lowest."""
        bits: dict[str, int] = {}
        for span in self.spans:
            bits[span.concept] = bits.get(span.concept, 0) | (1 << span.end) - (1 << span.start)
        return bits

    def left(self, concepts: Iterable[str], places: Iterable[int] = ()) -> int:
        """How many words none of the concepts covers, not counting the given places."""
        covered = sum(1 << at for at in places)
        for concept in self.concepts.intersection(concepts):
            covered |= self.covers[concept]
        return len(self.words) - covered.bit_count()

    def left_at(self, concepts: Iterable[str]) -> list[int]:
        """The places of the words that none of the concepts covers."""
        bits = [self.covers[concept] for concept in self.concepts.intersection(concepts)]
        return [at for at in range(len(self.words)) if not any(mask >> at & 1 for mask in bits)]

    def where(self, concept: str) -> list[Span]:
        """The places where a concept is said."""
        return [span for span in self.spans if span.concept == concept]

    def part(self, start: int, end: int | None = None) -> "Clause":
        """Some of the words, as a clause of their own."""
        words = self.words[start:end]
        asks = self.asks and end in {None, len(self.words)}
        return Clause(" ".join(words), words, asks, ordinal=self.ordinal)


def clause_of(text: str) -> Clause:
    """The clause of a typed text."""
    bare = text.strip()
    line = plain(bare)
    asks = bare.endswith("?") or bare.startswith("\u00bf")
    return Clause(bare, tuple(TOKEN.findall(figured(DOTS.sub(" - ", line)))), asks, ordinal=bool(COUNTED.search(line)))


def pieces(clause: Clause, starts: Sequence[int]) -> Iterator[Clause]:
    """The clause cut before each of the places, without the signs between the pieces."""
    edges = [0, *starts, len(clause.words)]
    for start, end in pairwise(edges):
        words = trimmed(clause.words[start:end])
        if words:
            asks = "?" in clause.words[start:end] or (end == len(clause.words) and clause.asks)
            yield Clause(" ".join(words), words, asks, clause.ordinal)


def end_of_numbers(words: Sequence[str], start: int, joining: Collection[str]) -> int:
    """The end of the numbers that begin at a place, with the words that join them; it isn't included."""
    end = reached = start + 1
    while reached < len(words) and (NUMBER.fullmatch(words[reached]) or words[reached] in joining):
        reached += 1
        end = reached if NUMBER.fullmatch(words[reached - 1]) else end
    return end


def trimmed(words: Sequence[str]) -> tuple[str, ...]:
    """Without the signs and joining words at both ends."""
    begin, end = 0, len(words)
    while begin < end and (words[begin] in BREAKS or words[begin] in MARKS):
        begin += 1
    while end > begin and (words[end - 1] in BREAKS or words[end - 1] in MARKS) and words[end - 1] != "#":
        end -= 1
    return tuple(words[begin:end])
