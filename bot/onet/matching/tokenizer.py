"""Splits a text into words: lower case, without accents and apostrophes; lists words that say nothing about a duty."""

import re
from functools import lru_cache
from typing import Final

from bot.onet.accents import without_accents

WORD: Final = re.compile(r"[a-z0-9]+")
APOSTROPHES: Final = re.compile("['\u2018\u2019`\u00b4]")
POSSESSIVE: Final = re.compile(r"['\u2019]s\b")

EMPTY_WORDS: Final = frozenset(
    # articles, prepositions, conjunctions
    "a an the of for in to and at on with or as by from into onto out up down off over under about above across after"
    " again against along among around away back because before behind below beside between both but during each"
    " either else every except few if inside instead less like more most much near neither nor not now only other own"
    " per plus same since so some such than that then there these this those though through thus till together too"
    " toward towards until upon very via when where whereas whether which while without yet"
    # pronouns
    " i im ive id ill me my mine myself we were our ours us you your yours youre he him his she her hers they them"
    " their theirs theyre it its who whom whose what why how anybody anyone anything everybody everyone everything"
    " nobody somebody someone something one ones people folks person guy guys thing things stuff"
    # verbs that say nothing by themselves
    " is are was be been being am do does did done doing dont doesnt didnt isnt arent wasnt wont cant couldnt can could"
    " would will shall should may might must have has had having havent hasnt hadnt get gets got getting gotten let"
    " lets make makes made making go goes going went gonna wanna used want wants wanted come comes"
    # adverbs and measures
    " also always often sometimes usually mostly mainly really just quite even ever never here all any no yes ok okay"
    " lot lots bit sort kind way ways well good right once first last next new old big little long day days".split()
)
"""Words of a sentence that say nothing of the work it tells of."""

BASE_ENDINGS: Final = (("ies", "y"), ("ying", "y"), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", "e"), ("s", ""))
IRREGULAR: Final = {
    "found": "find", "wrote": "write", "written": "write", "kept": "keep", "told": "tell", "took": "take",
    "taken": "take", "taking": "take", "gave": "give", "given": "give", "giving": "give", "ran": "run", "sold": "sell",
    "bought": "buy", "brought": "bring", "taught": "teach", "thought": "think", "spoke": "speak", "met": "meet",
    "sat": "sit", "stood": "stand", "drew": "draw", "drawn": "draw", "drove": "drive", "driven": "drive", "flew": "fly",
    "knew": "know", "threw": "throw", "thrown": "throw", "caught": "catch", "fed": "feed", "dug": "dig", "sent": "send",
    "paid": "pay", "built": "build", "made": "make", "making": "make", "went": "go", "came": "come", "coming": "come",
    "got": "get", "did": "do", "done": "do", "was": "be", "were": "be", "is": "be", "are": "be", "am": "be",
    "being": "be", "been": "be", "had": "have", "has": "have", "having": "have", "held": "hold", "lent": "lend",
    "rang": "ring", "shot": "shoot", "stuck": "stick", "dealt": "deal", "fought": "fight", "showed": "show",
    "shown": "show", "saw": "see", "seen": "see", "shows": "show", "goes": "go", "does": "do",
}  # fmt: skip
SHORTEST_BASE: Final = 3


def plain(text: str) -> str:
    """Lower case, without accents, apostrophes and the possessive "s"."""
    bare = without_accents(POSSESSIVE.sub("", text.casefold()))
    return APOSTROPHES.sub("", bare)


def words_in(text: str) -> list[str]:
    """All words of a text."""
    return WORD.findall(plain(text))


def telling_words(text: str) -> list[str]:
    """The significant words of a text, each once and in order."""
    return list(dict.fromkeys(word for word in words_in(text) if word not in EMPTY_WORDS))


@lru_cache(maxsize=5_000)
def base_form(word: str) -> str:
    """A verb's base form without a final "e", close enough that all of its forms become equal."""
    if word in IRREGULAR:
        return _without_e(IRREGULAR[word])
    for ending, instead in BASE_ENDINGS:
        base = word[: -len(ending)] + instead
        if word.endswith(ending) and len(base) >= SHORTEST_BASE:
            doubled = ending != "s" and base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else _without_e(base)
    return _without_e(word)


def _without_e(word: str) -> str:
    return word.removesuffix("e") if len(word) > SHORTEST_BASE else word
