"""Duties named by their words: "the insurance one", "everything with patients", "answering phones"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.conversation.language.duty_words_es import in_english
from bot.conversation.language.normalize import plain

WORD: Final = re.compile(r"[^\W\d_]{2,}")
VERBS: Final = re.compile(r"\w+(?:,? (?:and|or) \w+|, \w+)*")
PREFIXES: Final = ("tele", "photo", "auto", "e")
"""What people leave out: "phones" are telephones, "mail" is e-mail."""

LIGHT: Final = frozenset(
    (
        "a an the of to for in on at by with from my mine i im me it its is are was were be been that this these those"
        " there they them you your we us our and or but not no as if some any all every each other others such so too"
        " also do does did done doing make makes making have has had having get gets getting one ones thing things"
        " stuff part parts duty duties task tasks work works job jobs which who what when where how about around only"
        " just like lot lots bit little really always often sometimes usually mostly every everything anything"
        " something someone people am can could would will should use used using help helps people person day days time"
        " times kind kinds type types main job new old own same still even very much many more most el la los las un"
        " una de del al en por para con mi que es son lo y o se su sus yo hago hacer cosa cosas todo todos todas toda"
        " algo como muy mas cuando donde tambien me te le les esta este esto hay alguna algunas alguno algunos"
        " matter matters importa"
    ).split()
)
"""Words that name no duty."""

MUCH_LONGER: Final = 1.5
ENDINGS: Final = "ations ation ings ing ments ment ies ied ers er ors or ed es s e y".split()
VERBAL: Final = frozenset({"ed", "ing", "ings"})
SHORTEST_STEM: Final = 3
CHILDREN: Final = "children"
"""The plural in many duties that no ending makes."""


@lru_cache(8192)
def stem(word: str) -> str:
    """The part that a word shares with its other forms: "scheduling" and "schedule"."""
    if word == CHILDREN:
        return "child"
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word.removesuffix(ending)
            word = stem(word) if ending in VERBAL and word.endswith("er") else word  # "delivered", as "deliver"
            break
    if len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    word = word.removesuffix("e") if len(word) > SHORTEST_STEM else word
    return word[:-1] + "f" if word.endswith("v") else word


@lru_cache(8192)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a statement's words, without those that name nothing."""
    return frozenset(stem(word) for word in WORD.findall(plain(text)) if word not in LIGHT)


@lru_cache(8192)
def verbs_of(statement: str) -> frozenset[str]:
    """The stems of what a statement begins with: "wash", "peel" and "cut" of "Wash, peel, and cut fruits"."""
    begun = VERBS.match(plain(statement))
    return frozenset(map(stem, WORD.findall(begun[0]))) if begun else frozenset()


@dataclass(frozen=True)
class NamedDuties:
    """The duties that words name: their places, counted from 0, and how many of the words the best have.

    `clearest` are those of them that say little else, or all if none is clearer than the others.
    """

    places: tuple[int, ...]
    words: int
    found: int
    clearest: tuple[int, ...] = ()

    @property
    def clearly(self) -> bool:
        """Whether the duties contain the words."""
        return bool(self.places) and self.found == self.words


def named_by(words: Iterable[str], statements: Sequence[str]) -> NamedDuties:
    """The duties whose statements contain the most of the words; none if they contain less than half of them."""
    named = [word.rpartition("-")[2] for word in words]
    telling = [word for word in named if word not in LIGHT and WORD.fullmatch(word)]
    sought = list(dict.fromkeys(map(stem, in_english(telling))))
    if not sought:
        return NamedDuties((), 0, 0)
    scores = [sum(has_stem(statement, word) for word in sought) for statement in map(stems_of, statements)]
    best = max(scores, default=0)
    if not best or best * 2 < len(sought):
        return NamedDuties((), len(sought), 0)
    places = tuple(at for at, score in enumerate(scores) if score == best)
    return NamedDuties(places, len(sought), best, clearest_of(places, statements))


@lru_cache(8192)
def holds(statement: str, words: str) -> bool:
    """Whether a statement holds all words that name anything, as they are or in English; no words name nothing."""
    sought, text = _sought(words), statement.casefold()
    if not sought or not all(any(form[:-1] in text for form in forms) for forms in sought):
        return False  # a look that spares most statements their stems
    stems = stems_of(statement)
    return all(any(has_stem(stems, form) for form in forms) for forms in sought)


@lru_cache(512)
def _sought(words: str) -> tuple[tuple[str, ...], ...]:
    """The stems of each word, as it is and in English."""
    telling = [word for word in WORD.findall(plain(words)) if word not in LIGHT]
    return tuple(
        tuple(dict.fromkeys(map(stem, (word, english))))
        for word, english in zip(telling, in_english(telling), strict=True)
    )


def clearest_of(places: Sequence[int], statements: Sequence[str]) -> tuple[int, ...]:
    """Of the named duties, those that aren't much longer than the shortest: the words say most of them."""
    lengths = {at: len(stems_of(statements[at])) for at in places}
    shortest = min(lengths.values())
    return tuple(at for at in places if lengths[at] < shortest * MUCH_LONGER)


def has_stem(statement: frozenset[str], word: str) -> bool:
    """Whether a statement has a stem, or a longer form of it: "phone" is in "telephone"."""
    if word in statement:
        return True
    return any(prefix + word in statement for prefix in PREFIXES)
