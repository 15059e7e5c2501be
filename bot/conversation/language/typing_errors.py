"""Corrects typing errors in words that mean something here."""

from collections.abc import Collection
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
BY_LETTER: Final = {
    letter: sorted(word for word in WORDS if word[0] == letter) for letter in {word[0] for word in WORDS}
}
SHORTEST_MISTYPED: Final = 4
LONG: Final = 8
"""Letters from which on a word may have two typing errors."""
MOST_SLIPS: Final = 2


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
    begun = [word for word in (*BY_LETTER.get(typed[0], ()), *titles) if word[0] == typed[0]]
    near = [(OSA.distance(typed, word), word) for word in begun if _slip(typed, word)]
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
        known = [word for word in BY_LETTER.get(words[at][0], ()) if _slip(words[at], word, short=letters_missing)]
        if not known:
            return None
        words[at] = min((OSA.distance(words[at], word), word) for word in known)[1]
    return Clause(" ".join(words), tuple(words), clause.asks, clause.ordinal)


def _slip(typed: str, word: str, *, short: bool = False) -> bool:
    """Whether a word is another one with a typing error: two in a long word, only swapped letters in a short one.

    `short` says that a letter may be missing in a short one too.
    """
    if len(typed) < SHORTEST_MISTYPED - 1 or typed[0] != word[0] or abs(len(typed) - len(word)) > MOST_SLIPS:
        return False
    without_vowels = "".join(letter for letter in word if letter not in "aeiou")
    if typed == without_vowels and len(typed) > MOST_SLIPS:
        return True
    if len(word) < SHORTEST_MISTYPED:
        return False
    errors = OSA.distance(typed, word, score_cutoff=MOST_SLIPS)
    if len(word) == SHORTEST_MISTYPED:
        return errors == 1 and (sorted(typed) == sorted(word) or (short and len(typed) < len(word)))
    return errors == 1 or (errors <= MOST_SLIPS and len(word) >= LONG)
