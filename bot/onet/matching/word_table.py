"""Reads the shipped table of words, in which the meaning of each English word is a row of bits.

The table has one record per word, sorted by the word: the word in ASCII, padded with blanks to 20 bytes; one byte that
says how rare it is among duties; 64 bytes of bits. words.md says where it comes from and under which licences.
"""

import math
import mmap
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Final, NamedTuple

BITS: Final = 512
NAME_BYTES: Final = 20
RECORD_BYTES: Final = NAME_BYTES + 1 + BITS // 8
RARITY_STEPS: Final = 25
"""Steps of the rarity byte to one unit of a natural logarithm."""

LEAST_COSINE: Final = 0.15
"""Words whose vectors have a smaller cosine have nothing to do with each other."""

WORDS_REMEMBERED: Final = 6_000
SHORTEST_BASE: Final = 3

ENDINGS: Final = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ing", "e"), ("ing", ""), ("ed", "e"), ("ed", ""),
    ("es", "e"), ("es", ""), ("s", ""), ("er", "e"), ("er", ""), ("est", "e"), ("est", ""), ("ly", ""), ("ness", ""),
    ("ers", "e"), ("ers", ""),
)  # fmt: skip
"""English endings and what stands in their place in a word's base form."""


def _likeness(distance: int) -> float:
    """The likeness, 0 to 1, of two words whose bits differ in `distance` places: the cosine between their vectors.

    Each bit is the side of a random plane on which a vector lies, so the share of equal bits gives the angle
    (Charikar, "Similarity estimation techniques from rounding algorithms", 2002).
    """
    cosine = math.sin(math.pi / 2 * (1 - 2 * distance / BITS))
    return max(0.0, (cosine - LEAST_COSINE) / (1 - LEAST_COSINE))


LIKENESS: Final = tuple(_likeness(distance) for distance in range(BITS + 1))
"""Likeness by distance."""

FAR: Final = next(distance for distance in range(BITS) if LIKENESS[distance] == 0.0)
"""The distance from which on two words are not alike at all."""


class Word(NamedTuple):
    """A word of the table: its base form, its weight (larger is rarer among duties), and its bits."""

    text: str
    weight: float
    bits: int


class WordTable:
    """Maps the shipped file into memory; the operating system keeps the pages that are used."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._records = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._count = len(self._records) // RECORD_BYTES
        self.word = lru_cache(maxsize=WORDS_REMEMBERED)(self._word)

    def known(self, words: Iterable[str]) -> list[Word]:
        """The words that the table has in some form, each once and in order."""
        found = (self.word(word) for word in words)
        return list(dict.fromkeys(word for word in found if word is not None))

    def spells(self, word: str) -> bool:
        """Whether the table has a word in exactly this form."""
        return self._read(word) is not None

    def _word(self, word: str) -> Word | None:
        """The word's record, or that of its base form."""
        return self._read(word) or next(filter(None, map(self._read, _bases(word))), None)

    def _read(self, word: str) -> Word | None:
        wanted = word.encode("ascii", "replace").ljust(NAME_BYTES)
        at = bisect_left(range(self._count), wanted, key=self._name)
        if at == self._count or self._name(at) != wanted:
            return None
        start = at * RECORD_BYTES + NAME_BYTES
        weight = self._records[start] / RARITY_STEPS
        return Word(word, weight, int.from_bytes(self._records[start + 1 : start + 1 + BITS // 8], "little"))

    def _name(self, at: int) -> bytes:
        return self._records[at * RECORD_BYTES : at * RECORD_BYTES + NAME_BYTES]


def _bases(word: str) -> Iterable[str]:
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BASE:
            base = word[: -len(ending)] + instead
            yield base
            if not instead and len(base) > SHORTEST_BASE and base[-1] == base[-2]:
                yield base[:-1]


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """The shipped table, opened at its first use."""
    with resources.as_file(resources.files("bot.onet.matching") / "words.bin") as path:
        return WordTable(path)
