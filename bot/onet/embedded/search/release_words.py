"""The release's words: their meaning as bits, and the duties and occupations whose texts contain them.

Counted once per import, and stored in one row of arrays; read at the first search for a sentence.
"""

import math
import sqlite3
import struct
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress
from typing import Final

from bot.onet.matching.tokenizer import EMPTY_WORDS, words_in
from bot.onet.matching.word_table import BITS, Word, word_table

TABLE: Final = (
    "CREATE TABLE vocabulary (codes TEXT NOT NULL, bits BLOB NOT NULL, regions BLOB NOT NULL, duties BLOB NOT NULL,"
    " duty_counts BLOB NOT NULL, owners BLOB NOT NULL, ids BLOB NOT NULL, occupations BLOB NOT NULL,"
    " occupation_counts BLOB NOT NULL, scores BLOB NOT NULL)"
)
WORD_BYTES: Final = BITS // 8
REGIONS: Final = 128
REGIONS_SEARCHED: Final = 24
"""Nine of ten of the words that are most like one are in so many of the nearest regions."""

SCORE_STEPS: Final = 1_000
SATURATION: Final = 2.0
LENGTH_COUNTS: Final = 0.5
"""BM25's k1 and b: how soon a word said again adds no more, and how much long texts are held against it."""

TEXTS: Final = (
    ("SELECT code, title FROM task", 1),
    ("SELECT code, title FROM occupation", 4),
    ("SELECT code, description FROM occupation", 3),
    ("SELECT code, title FROM title", 1),
)
"""What is said of an occupation, and how often each of its words counts."""

DUTIES: Final = "SELECT id, code, title FROM task ORDER BY code, position"

Numbers = Sequence[int]


class Groups:
    """Groups of numbers, stored as one row of numbers and the start of each group."""

    def __init__(self, numbers: Numbers, counts: Iterable[int]) -> None:
        self._numbers = numbers
        self._ends = _small(accumulate(counts, initial=0))

    def __getitem__(self, group: int) -> Numbers:
        return self._numbers[self._ends[group] : self._ends[group + 1]]

    def __len__(self) -> int:
        return len(self._ends) - 1


class Regions:
    """The words grouped by their nearest landmark, so that a word is compared with few others."""

    def __init__(self, bits: Sequence[int], regions: Sequence[int]) -> None:
        self._landmarks = landmarks(bits)
        self._words: list[list[int]] = [[] for _ in self._landmarks]
        for number, region in enumerate(regions):
            self._words[region].append(number)
        self._bits = [[bits[number] for number in words] for words in self._words]

    def near(self, bits: int, distance: int, *, every: bool) -> list[tuple[int, int]]:
        """The distances and numbers of the words nearer than `distance`, nearest first; it may miss a few."""
        away = distances(bits, self._landmarks)
        regions = sorted(range(len(away)), key=away.__getitem__)[: len(away) if every else REGIONS_SEARCHED]
        found = distances(bits, chain.from_iterable(self._bits[region] for region in regions))
        words = chain.from_iterable(self._words[region] for region in regions)
        return sorted(compress(zip(found, words, strict=True), map(distance.__gt__, found)))


def landmarks(bits: Sequence[int]) -> Sequence[int]:
    """Some evenly chosen words that divide the others into regions."""
    return bits[:: max(1, -(-len(bits) // REGIONS))]


def distances(bits: int, others: Iterable[int]) -> list[int]:
    """The number of different bits to each of the others."""
    return list(map(int.bit_count, map(bits.__xor__, others)))


def regions_of(bits: Sequence[int]) -> bytes:
    """The region of each word."""
    marks = landmarks(bits)
    away = (distances(word, marks) for word in bits)
    return bytes(each.index(min(each)) for each in away)


@dataclass(frozen=True)
class Vocabulary:
    """The words of a release, its duties and its occupations with duties, each by number.

    `duties[word]` are the duties that contain a word. `occupations[word]` are the occupations whose texts contain it,
    and `scores[word]` its score for each (BM25, in thousandths). `owners[duty]` is the occupation of a duty,
    `ids[duty]` its id; duties are in the order of their occupations.
    """

    codes: Sequence[str]
    bits: Sequence[int]
    regions: "Regions"
    duties: Groups
    owners: Numbers
    ids: Numbers
    occupations: Groups
    scores: Groups


@dataclass
class _Counts:
    """What is counted while the release is read."""

    bits: dict[str, int] = field(default_factory=dict)
    duties: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    owners: list[int] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)


def keep_vocabulary(connection: sqlite3.Connection) -> None:
    """Count the words of the occupations that have duties, and write them."""
    connection.execute(TABLE)
    codes = [code for (code,) in connection.execute("SELECT code FROM occupation WHERE task_count ORDER BY code")]
    numbers = {code: number for number, code in enumerate(codes)}
    counts = _count_duties(connection, numbers)
    occupations, scores = _score_words(_words_of_occupations(connection, numbers, counts))
    words = [*counts.duties, *sorted(counts.bits.keys() - counts.duties.keys())]
    bits = [counts.bits[word] for word in words]
    row = (
        "\n".join(codes),
        b"".join(each.to_bytes(WORD_BYTES, "little") for each in bits),
        regions_of(bits),
        *_pack([counts.duties.get(word, []) for word in words]),
        _bytes(counts.owners),
        _bytes(counts.ids),
        *_pack([occupations.get(word, []) for word in words]),
        _bytes(list(chain.from_iterable(scores.get(word, []) for word in words))),
    )
    connection.execute("INSERT INTO vocabulary VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def kept_vocabulary(connection: sqlite3.Connection) -> Vocabulary:
    """The stored words."""
    row = connection.execute("SELECT * FROM vocabulary").fetchone()
    codes, packed, regions, duties, duty_counts, owners, ids, occupations, occupation_counts, scores = row
    bits = [int.from_bytes(packed[at : at + WORD_BYTES], "little") for at in range(0, len(packed), WORD_BYTES)]
    return Vocabulary(
        codes=codes.split("\n") if codes else [],
        bits=bits,
        regions=Regions(bits, regions),
        duties=Groups(_numbers(duties), _numbers(duty_counts)),
        owners=_numbers(owners),
        ids=_numbers(ids),
        occupations=Groups(_numbers(occupations), _numbers(occupation_counts)),
        scores=Groups(_numbers(scores), _numbers(occupation_counts)),
    )


def _count_duties(connection: sqlite3.Connection, numbers: dict[str, int]) -> _Counts:
    """The duties, and which of them contain each word."""
    counts = _Counts()
    for duty, (task, code, title) in enumerate(connection.execute(DUTIES)):
        counts.owners.append(numbers[code])
        counts.ids.append(task)
        for word in dict.fromkeys(_table_words(title)):
            counts.bits[word.text] = word.bits
            counts.duties[word.text].append(duty)
    return counts


def _words_of_occupations(
    connection: sqlite3.Connection, numbers: dict[str, int], counts: _Counts
) -> list[Counter[str]]:
    """How often each word occurs in the texts about each occupation."""
    occupation_words: list[Counter[str]] = [Counter() for _ in numbers]
    for statement, times in TEXTS:
        for code, text in connection.execute(statement):
            if code in numbers:
                for word in _table_words(text):
                    occupation_words[numbers[code]][word.text] += times
                    counts.bits.setdefault(word.text, word.bits)
    return occupation_words


def _score_words(occupation_words: Sequence[Counter[str]]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The occupations whose texts contain each word, and its score for them."""
    holders = Counter(chain.from_iterable(occupation_words))
    lengths = [words.total() for words in occupation_words]
    mean = sum(lengths) / max(1, len(lengths))
    occupations: defaultdict[str, list[int]] = defaultdict(list)
    scores: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(occupation_words):
        room = SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * lengths[number] / (mean or 1))
        for word, times in words.items():
            rarity = math.log(1 + (len(occupation_words) - holders[word] + 0.5) / (holders[word] + 0.5))
            occupations[word].append(number)
            scores[word].append(round(SCORE_STEPS * rarity * times * (SATURATION + 1) / (times + room)))
    return occupations, scores


def _table_words(text: str) -> Iterator[Word]:
    table = word_table()
    words = (table.word(word) for word in words_in(text) if word not in EMPTY_WORDS)
    return (word for word in words if word is not None)


def _pack(groups: Sequence[Numbers]) -> tuple[bytes, bytes]:
    """The numbers of all groups in one row, and the size of each group."""
    return _bytes(list(chain.from_iterable(groups))), _bytes(list(map(len, groups)))


def _bytes(numbers: Numbers) -> bytes:
    """Four bytes each, little-endian on every machine."""
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _numbers(packed: bytes) -> Numbers:
    numbers = array("I", packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return _small(numbers)


def _small(numbers: Iterable[int]) -> Numbers:
    """The numbers in two bytes each if they fit, otherwise in four."""
    wide = array("I", numbers)
    return array("H", wide) if max(wide, default=0) < 1 << 16 else wide
