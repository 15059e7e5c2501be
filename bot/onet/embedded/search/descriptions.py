"""Finds occupations and duties by what a person says they do, if they name no job title.

Each word of a text is compared with the most similar words of the release. A duty scores by the words it contains, an
occupation by its best duty for each sentence and by all texts about it (docs/decisions/0014-search-that-doubts.md).
"""

import math
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import add
from typing import Final

from bot.onet.embedded.search.release_words import Numbers, Vocabulary, kept_vocabulary
from bot.onet.matching.duty_matcher import text_words
from bot.onet.matching.sentences import Sentence
from bot.onet.matching.steps import Steps
from bot.onet.matching.tokenizer import telling_words
from bot.onet.matching.word_table import FAR, LIKENESS, Word, word_table

NEAR_WORDS: Final = 60
"""How many words of duties each word of a text is compared with."""

ALIKE_WORDS: Final = 12
ALIKE_FROM: Final = 0.235
"""Words said of an occupation that a word of a text may mean, and how alike they must be."""

LEAST_LIKENESS: Final = 0.03
FAR_FROM: Final = next(distance for distance in range(FAR) if LIKENESS[distance] < LEAST_LIKENESS)
"""Words at this distance or farther are ignored."""

THOROUGH_WORDS: Final = 30
"""Words of a text that are compared with all words of the release; those of a longer one with nearly all."""

SENTENCES_PARTED: Final = 5
"""Sentences of a text whose parts are compared as well."""

WORDS_REMEMBERED: Final = 200
LEAST_DEVIATION: Final = 0.5
"""A sentence counts for an occupation only if it is more than this many standard deviations above the mean."""

LITERAL: Final = 0.5
"""How much the words as they stand count, beside those that are like them."""

LEAST_EVIDENCE: Final = 9.0
"""The least evidence for a duty, in weights of words (a rare word weighs 10); below it there is no match."""

EVERYTHING: Final = "SELECT rowid, -bm25(search_everything) FROM search_everything WHERE search_everything MATCH ?"


@dataclass(frozen=True)
class DescriptionScores:
    """How much a text says for each occupation, by number, and the evidence for the best duty."""

    scores: Sequence[float]
    evidence: float


@dataclass(frozen=True)
class _Near:
    """The duties that contain words similar to a word, with the best likeness; and the most similar words."""

    duties: Numbers
    likeness: Sequence[float]
    alike: Sequence[tuple[int, float]]


class DescriptionSearch:
    """Searches the texts about occupations. Use it from one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._near = lru_cache(maxsize=WORDS_REMEMBERED)(self._find_near)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The release's words, read at the first search that needs them."""
        return kept_vocabulary(self._connection)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each occupation."""
        return {code: number for number, code in enumerate(self.vocabulary.codes)}

    @cached_property
    def _duty_words(self) -> int:
        """How many words occur in duties; they come first."""
        duties = self.vocabulary.duties
        return next((number for number in range(len(duties)) if not len(duties[number])), len(duties))

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """The first duty of each occupation, and the first of the next one."""
        owners = self.vocabulary.owners
        starts = [duty for duty, owner in enumerate(owners) if not duty or owner != owners[duty - 1]]
        return list(pairwise([*starts, len(owners)]))

    def occupations(self, sentences: Sequence[Sentence]) -> Steps[DescriptionScores]:
        """How much the sentences say for each occupation."""
        telling = telling_words(" ".join(sentence.text for sentence in sentences))
        every = len(telling) <= THOROUGH_WORDS
        sums, evidence = [0.0] * len(self.vocabulary.codes), 0.0
        for part in dict.fromkeys(_sentences_with_parts(sentences)):
            words, *_ = text_words(part)
            totals = yield from self._totals(words, every=every)
            best = [max(totals[start:end]) for start, end in self._spans]
            evidence = max(evidence, *best) if best else 0.0
            sums = list(map(add, sums, (max(0.0, score - LEAST_DEVIATION) for score in _standard(best))))
            yield
        alike = yield from self._similar_words(word_table().known(telling), every=every)
        literal = self._literal(telling)
        scores = [a + b + LITERAL * c for a, b, c in zip(*map(_standard, (sums, alike, literal)), strict=True)]
        return DescriptionScores(scores, evidence)

    def duties(self, sentences: Sequence[Sentence]) -> Steps[list[int]]:
        """The ids of the duties that the sentences describe, best first; empty without evidence."""
        best = [0.0] * len(self.vocabulary.owners)
        for sentence in sentences:
            for words in text_words(sentence.text):
                totals = yield from self._totals(words, every=True)
                if max(totals, default=0.0) >= LEAST_EVIDENCE:
                    weight = sum(word.weight for word in words)
                    best = [max(most, total / weight) for most, total in zip(best, totals, strict=True)]
                yield
        order = sorted((duty for duty, score in enumerate(best) if score), key=lambda duty: -best[duty])
        return [self.vocabulary.ids[duty] for duty in order]

    def explains(self, code: str, word: str) -> bool:
        """Whether a word, or a similar one, occurs in the texts about an occupation."""
        known, number = word_table().word(word), self.numbers.get(code)
        if known is None or number is None:
            return False
        occupations = self.vocabulary.occupations
        return any(number in occupations[alike] for alike, _ in self._near(known, every=False).alike)

    def _totals(self, words: Iterable[Word], *, every: bool) -> Steps[list[float]]:
        """For each duty, the weights of the words it contains, each times its likeness."""
        totals = [0.0] * len(self.vocabulary.owners)
        for word in words:
            near, weight = self._near(word, every=every), word.weight
            for duty, likeness in zip(near.duties, near.likeness, strict=True):
                totals[duty] += weight * likeness
            yield
        return totals

    def _similar_words(self, words: Iterable[Word], *, every: bool) -> Steps[list[float]]:
        """For each occupation, the score of the words (BM25), each by its most similar word."""
        totals = [0.0] * len(self.vocabulary.codes)
        for word in words:
            best: dict[int, float] = {}
            for number, likeness in self._near(word, every=every).alike:
                scored = zip(self.vocabulary.occupations[number], self.vocabulary.scores[number], strict=True)
                for occupation, score in scored:
                    best[occupation] = max(best.get(occupation, 0.0), likeness * score)
            for occupation, most in best.items():
                totals[occupation] += most
            yield
        return totals

    def _literal(self, words: Sequence[str]) -> list[float]:
        """For each occupation, the score of the literal words (BM25)."""
        totals = [0.0] * len(self.vocabulary.codes)
        if words:
            terms = " OR ".join(f'"{word}"' for word in words)
            for occupation, score in self._connection.execute(EVERYTHING, (terms,)):
                totals[occupation] = score
        return totals

    def _find_near(self, word: Word, *, every: bool) -> _Near:
        near = self.vocabulary.regions.near(word.bits, FAR_FROM, every=every)
        in_duties = [(number, distance) for distance, number in near if number < self._duty_words][:NEAR_WORDS]
        best: dict[int, float] = {}
        for number, distance in reversed(in_duties):
            best.update(dict.fromkeys(self.vocabulary.duties[number], LIKENESS[distance]))
        alike = [(number, LIKENESS[distance] - ALIKE_FROM) for distance, number in near[:ALIKE_WORDS]]
        return _Near(
            array("H" if len(self.vocabulary.owners) < 1 << 16 else "I", best),
            array("f", best.values()),
            [(number, more / (1 - ALIKE_FROM)) for number, more in alike if more > 0],
        )


def _sentences_with_parts(sentences: Sequence[Sentence]) -> Iterable[str]:
    """The sentences with their parts; of a long text, only the sentences."""
    if len(sentences) > SENTENCES_PARTED:
        return [sentence.text for sentence in sentences]
    return [part for sentence in sentences for part in sentence.every()]


def _standard(values: Sequence[float]) -> list[float]:
    """The values in standard deviations from their mean."""
    mean = sum(values) / max(1, len(values))
    deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / max(1, len(values))) or 1.0
    return [(value - mean) / deviation for value in values]
