"""Corrects typing errors in words that mean something here."""

from collections.abc import Collection, Iterable
from typing import Final

from rapidfuzz.distance import OSA

from bot.conversation.language.clauses import MARKS, Clause
from bot.conversation.language.intents import VisibleScreen
from bot.conversation.language.normalize import plain
from bot.conversation.language.result_sets import SET_WORDS
from bot.conversation.language.ticks import TICK_WORDS
from bot.conversation.language.vocabulary import KNOWN
from bot.conversation.state import Step

WORDS: Final = KNOWN | SET_WORDS | TICK_WORDS
"""Every word that means something here."""
BY_LETTER_AND_LENGTH: Final[dict[tuple[str, int], list[str]]] = {}
for _word in sorted(WORDS):
    BY_LETTER_AND_LENGTH.setdefault((_word[0], len(_word)), []).append(_word)
SHORTEST_MISTYPED: Final = 4
LONG: Final = 8
"""Letters from which on a word may have two typing errors."""
MOST_SLIPS: Final = 2
VOWELS: Final = frozenset("aeiou")


def respelled(clause: Clause, shown: VisibleScreen) -> Clause | None:
    """The line with the words that are near a known word in its place; None if there is none."""
    titles = {word for _, title in shown.rows for word in plain(title).replace(",", " ").split()}
    words = list(clause.words)
    for at, word in enumerate(words[: _own_words(clause)]):
        counted = shown.step is not Step.READING_RESULTS and at > 0 and words[at - 1].isdecimal()
        if not (counted or word in WORDS or word in titles or word in MARKS or word[0].isdecimal()):
            numbered = at + 1 < len(words) and words[at + 1].isdecimal()
            words[at] = _nearest(word, titles, numbered=numbered) or word
    same = tuple(words) == clause.words
    return None if same else Clause(" ".join(words), tuple(words), clause.asks, clause.ordinal)


def _own_words(clause: Clause) -> int:
    """Where a person names what they want to get away from, in words that mustn't be corrected to others."""
    return min((span.end for span in clause.where("avoid")), default=len(clause.words))


def _nearest(typed: str, titles: Collection[str], *, numbered: bool) -> str:
    """The known word that a word is meant as; empty if none is near. Before a number "zome" is a zone."""
    near = [(OSA.distance(typed, word), word) for word in _alike(typed, titles) if _slip(typed, word)]
    if not near and numbered:
        near = [(1, word) for word in ("zone", "zona", "page") if OSA.distance(typed, word) == 1]
    return min(near, default=(0, ""))[1]


def repaired(clause: Clause, most: int, *, letters_missing: bool) -> Clause | None:
    """The line with its unknown words corrected; None without any, with more than `most`, or if one is like no word.

    `letters_missing` says that a letter may be missing in a short word too.
    """
    words, own = list(clause.words), _own_words(clause)
    unknown = [at for at, word in enumerate(words[:own]) if not (word in WORDS or word in MARKS or word[0].isdecimal())]
    if not 1 <= len(unknown) <= most:
        return None
    for at in unknown:
        known = [word for word in _alike(words[at]) if _slip(words[at], word, short=letters_missing)]
        if not known:
            return None
        words[at] = min((OSA.distance(words[at], word), word) for word in known)[1]
    return Clause(" ".join(words), tuple(words), clause.asks, clause.ordinal)


def _alike(typed: str, more: Iterable[str] = ()) -> list[str]:
    """The known words, and those of some more, that begin with the same letter and are about as long."""
    longest = len(typed) + MOST_SLIPS if len(typed) >= SHORTEST_MISTYPED - 1 else 0
    lengths = range(max(len(typed) - MOST_SLIPS, SHORTEST_MISTYPED), longest + 1)
    known = [word for length in lengths for word in BY_LETTER_AND_LENGTH.get((typed[0], length), ())]
    return [*known, *(word for word in more if word[0] == typed[0] and len(word) in lengths)]


def _slip(typed: str, word: str, *, short: bool = False) -> bool:
    """Whether a word is one like it with a typing error: two in a long word, only swapped letters in a short one.

    `short` says that a letter may be missing in a short one too.
    """
    if VOWELS.isdisjoint(typed) and typed == "".join(letter for letter in word if letter not in VOWELS):
        return True
    errors = OSA.distance(typed, word, score_cutoff=MOST_SLIPS)
    if len(word) == SHORTEST_MISTYPED:
        return errors == 1 and (sorted(typed) == sorted(word) or (short and len(typed) < len(word)))
    return errors == 1 or (errors <= MOST_SLIPS and len(word) >= LONG)
