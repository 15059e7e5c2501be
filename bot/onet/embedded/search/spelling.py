"""Corrects spelling: an unknown word becomes the most likely word of the release's titles; a known word stays."""

import math
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from bot.onet.embedded.search.stemming import root, singular
from bot.onet.embedded.search.synonyms import EVERYDAY, EVERYDAY_WORDS
from bot.onet.embedded.search.synonyms_es import is_spanish
from bot.onet.matching.tokenizer import EMPTY_WORDS
from bot.onet.matching.word_table import word_table

MANY: Final = 5
"""A word in so many titles is no accident."""
WORDS_REMEMBERED: Final = 2_000
SHORTEST_SPELLED: Final = 4
LONG: Final = 8
"""Letters from which on a word may have two wrong, missing or swapped; a shorter one may have one."""
OFTEN: Final = 0.02
"""What a word gains by standing in more titles, for each time that they are e times as many."""
EVERYDAY_COUNTS: Final = 20
WRONG_LENGTH: Final = 2
"""How many letters a misspelled word may have too few or too many."""

INFLECTIONS: Final = (
    ("ies", "y"), ("ied", "y"), ("ing", "e"), ("ing", ""), ("ed", "e"), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""),
)  # fmt: skip


class Speller:
    """Corrects spelling by the words of a release. Use it from one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
        self._connection = connection
        self._counts = counts
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in [*counts, *sorted(EVERYDAY_WORDS - counts.keys())]:
            self._by_length[len(word)].append(word)
        self._frequent = [word for word, titles in counts.items() if titles > MANY]
        self.corrected = lru_cache(maxsize=WORDS_REMEMBERED)(self._corrected)

    def spelled(self, words: Sequence[str]) -> list[str]:
        """The words as the release spells them: corrected, compounds joined or split."""
        return [self.corrected(word) for word in self._joined(words)]

    def _corrected(self, word: str) -> str:
        """The word of the release's titles that was most likely meant; the word itself if none is close."""
        if len(word) < SHORTEST_SPELLED or self._is_right(word) or self._begins_a_word(word):
            return word
        near = process.extract(
            word,
            chain.from_iterable(self._by_length[len(word) + more] for more in range(-WRONG_LENGTH, WRONG_LENGTH + 1)),
            scorer=OSA.distance,  # type: ignore[arg-type]  # its stub is an overload, the protocol is not
            limit=8,
            score_cutoff=2 if len(word) >= LONG else 1,
        )
        likely = [hit[0] for hit in near if len(word) > SHORTEST_SPELLED or self._held_by(hit[0]) > MANY]
        return max(likely, key=lambda meant: self._likely(word, meant), default=word)

    def texts(self, word: str) -> int:
        """How many descriptions and duties contain a word."""
        row = self._connection.execute("SELECT texts FROM search_word WHERE word = ?", (word,)).fetchone()
        return row[0] if row else 0

    def of_root(self, stem: str) -> int:
        """How many titles contain a word with that root."""
        row = self._connection.execute("SELECT titles FROM search_root WHERE root = ?", (stem,)).fetchone()
        return row[0] if row else 0

    def _is_right(self, word: str) -> bool:
        """Whether a word is spelled right: in the release, in English, or in Spanish."""
        known = self._counts.get(word, 0) > 1 or self.texts(word) or word in EVERYDAY_WORDS
        inflected = word.endswith(("ing", "ed")) and self.of_root(root(word))
        return bool(known or inflected) or is_english(word) or is_spanish(word)

    def _joined(self, words: Sequence[str]) -> list[str]:
        """The words joined as the release writes them ("book keeping" is one), or split ("frontdesk" is two)."""
        joined: list[str] = []
        for word in words:
            if joined and self._counts.get(joined[-1] + word, 0) > MANY:
                joined[-1] += word
            else:
                joined += self._parted(word)
        return joined

    def _parted(self, word: str) -> list[str]:
        if word in self._counts or self.texts(word) or word in EVERYDAY or is_english(word):
            return [word]
        for cut in range(3, len(word) - 2):
            parts = [singular(word[:cut]), singular(word[cut:])]
            if all(self._counts.get(part, 0) > MANY for part in parts):
                return parts
        return [word]

    def _likely(self, word: str, meant: str) -> float:
        """How likely a word was meant: how similar its letters are, and how common it is."""
        alike = (OSA.normalized_similarity(word, meant) + Indel.normalized_similarity(word, meant)) / 2
        return alike + OFTEN * math.log1p(self._held_by(meant))

    def _held_by(self, word: str) -> int:
        """How many titles contain a word; an everyday word counts as a common one."""
        return max(self._counts.get(word, 0), EVERYDAY_COUNTS if word in EVERYDAY_WORDS else 0)

    def _begins_a_word(self, begun: str) -> bool:
        """Whether a common word of titles begins with this."""
        at = bisect_left(self._frequent, begun)
        return at < len(self._frequent) and self._frequent[at].startswith(begun)


def is_english(word: str) -> bool:
    """Whether a word is English and spelled right, in this form or as a regular inflection."""
    return word in EMPTY_WORDS or word_table().spells(word) or any(map(word_table().spells, _bases(word)))


def _bases(word: str) -> list[str]:
    bases = [word[: -len(ending)] + base for ending, base in INFLECTIONS if word.endswith(ending)]
    return bases + [base[:-1] for base in bases if len(base) > SHORTEST_SPELLED - 1 and base[-1:] == base[-2:-1]]
