"""Finds the duties that a text describes: it compares each word with the most similar word of a duty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.onet.matching.pasted_text import CHARACTERS_READ
from bot.onet.matching.sentences import Sentence, meant_sentences
from bot.onet.matching.steps import Steps, finish
from bot.onet.matching.tokenizer import telling_words, words_in
from bot.onet.matching.verbs import in_duty_words
from bot.onet.matching.word_table import LIKENESS, Word, word_table
from bot.onet.models import MatchedDuty, Task, WordMatch

COVERED: Final = 0.25
"""How much of a duty's likeness is the share of the duty that was said; the rest is the share of what was said."""

PARTS: Final = 0.3
"""How much the best part of a sentence adds to the likeness of the whole sentence."""

TICKED_FROM: Final = 0.2
NEAR: Final = 0.08
"""A duty is ticked beforehand where nothing else is nearer to it than this."""

MEANT: Final = 0.25
"""A duty that is at least this alike was meant by a line that names duties."""

SENTENCES_READ: Final = 100
"""Sentences of a text that are compared with the duties."""

LEAST: Final = 0.05
REASONS: Final = 3


@dataclass(frozen=True)
class Duty:
    """A duty's words, and their total weight."""

    words: tuple[Word, ...]
    weight: float


@lru_cache(maxsize=2_000)
def duty_words(title: str) -> Duty:
    """The words of a duty that are in the table."""
    words = tuple(word_table().known(telling_words(title)))
    return Duty(words, sum(word.weight for word in words) or 1.0)


def text_words(text: str) -> list[list[Word]]:
    """The significant words of a text, and the same with the words that duties use for its everyday phrases."""
    table = word_table()
    words = table.known(telling_words(text))
    said_again = table.known([*telling_words(text), *in_duty_words(words_in(text))])
    return [words, said_again] if len(said_again) > len(words) else [words]


def match_duties(text: str, duties: Sequence[Task]) -> list[MatchedDuty]:
    """The duties that a text describes, best first."""
    return finish(matching_duties(text, duties))


def matching_duties(text: str, duties: Sequence[Task]) -> Steps[list[MatchedDuty]]:
    """Like `match_duties`, with a pause after each sentence of the text."""
    matcher = DutyMatcher([duty_words(duty.title) for duty in duties])
    ranks = [0.0] * len(duties)
    ticked: set[int] = set()
    for sentence in meant_sentences(text[:CHARACTERS_READ])[:SENTENCES_READ]:
        ranks = list(map(max, ranks, matcher.ranked(sentence, ticked)))
        yield
    order = sorted((number for number, rank in enumerate(ranks) if rank >= LEAST), key=lambda number: -ranks[number])
    words = telling_words(text[:CHARACTERS_READ])
    return [
        MatchedDuty(
            id=duties[number].id,
            title=duties[number].title,
            likeness=round(min(1.0, ranks[number]), 3),
            ticked=number in ticked,
            because=because(words, matcher.duties[number]),
        )
        for number in order
    ]


class DutyMatcher:
    """Compares texts with the duties of one occupation."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self.duties = duties
        vocabulary = {word.bits: None for duty in duties for word in duty.words}
        self._bits = list(vocabulary)
        places = {bits: place for place, bits in enumerate(self._bits)}
        self._places = [[places[word.bits] for word in duty.words] for duty in duties]
        self._rows: dict[int, list[float]] = {}

    def ranked(self, sentence: Sentence, ticked: set[int]) -> list[float]:
        """The likeness of a sentence to each duty. Duties that a part clearly describes are added to `ticked`."""
        whole, *parts = [self._likeness(part) for part in sentence.every()]
        for likeness in (whole, *parts):
            ticked.update(_clear(likeness))
        best = [max(likeness) for likeness in zip(*parts, strict=True)] or [0.0] * len(whole)
        return [likeness + PARTS * part for likeness, part in zip(whole, best, strict=True)]

    def _likeness(self, part: str) -> list[float]:
        readings = [self.likenesses(words) for words in text_words(part)]
        return [max(likeness) for likeness in zip(*readings, strict=True)]

    def likenesses(self, words: Sequence[Word]) -> list[float]:
        """The likeness of a text's words to each duty, 0 to 1."""
        rows = [(word.weight, self._row(word)) for word in words]
        total = sum(word.weight for word in words) or 1.0
        best = [max(column) for column in zip(*(row for _, row in rows), strict=True)] or [0.0] * len(self._bits)
        found = []
        for duty, places in zip(self.duties, self._places, strict=True):
            explained = sum(weight * max((row[place] for place in places), default=0.0) for weight, row in rows)
            covered = sum(word.weight * best[place] for word, place in zip(duty.words, places, strict=True))
            found.append((1 - COVERED) * explained / total + COVERED * covered / duty.weight)
        return found

    def _row(self, word: Word) -> list[float]:
        """The likeness of a word to each word of the duties."""
        row = self._rows.get(word.bits)
        if row is None:
            row = self._rows[word.bits] = [LIKENESS[(word.bits ^ bits).bit_count()] for bits in self._bits]
        return row


def _clear(likeness: Sequence[float]) -> Iterator[int]:
    """The best duty, if it's similar enough and no other one is close."""
    order = sorted(range(len(likeness)), key=lambda number: -likeness[number])
    if order and likeness[order[0]] >= TICKED_FROM:
        second = likeness[order[1]] if len(order) > 1 else 0.0
        if likeness[order[0]] - second >= NEAR:
            yield order[0]


def because(words: Sequence[str], duty: Duty) -> tuple[WordMatch, ...]:
    """The words of a text that lead to a duty, the most significant first."""
    found = []
    for typed in words:
        word = word_table().word(typed)
        if word is not None and duty.words:
            near = max(duty.words, key=lambda other: LIKENESS[(word.bits ^ other.bits).bit_count()])
            found.append((word.weight * LIKENESS[(word.bits ^ near.bits).bit_count()], typed, near.text))
    best = sorted(found, key=lambda reason: -reason[0])[:REASONS]
    return tuple(WordMatch(said=typed, means=means) for weight, typed, means in best if weight > 0)
