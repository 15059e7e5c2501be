"""Normalizes a typed line: case, accents, punctuation, emoji and politeness; number words become figures."""

import re
import unicodedata
from typing import Final

from bot.onet.accents import without_accents

EMOJI_CODE: Final = re.compile(r":[a-z0-9_+-]+(?:::skin-tone-\d)?:", re.IGNORECASE)
"""An emoji as Slack sends it (":wave:")."""

FIGURE_EMOJI: Final = {
    f":{name}:": f" {figure} "
    for figure, name in enumerate("zero one two three four five six seven eight nine keycap_ten".split())
}
KEYCAP: Final = "\u20e3"
"""What makes a keycap of the figure before it."""

APOSTROPHES: Final = re.compile("['\u2019\u2018`\u00b4]")
EDGES: Final = '"\u201c\u201d\u00ab\u00bb.,;:!?\u00a1\u00bf()[]{}-\u2013\u2014*_~ '

CARDINALS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
SPANISH: Final = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce".split()
SPANISH_ORDINALS: Final = "primer segund tercer cuart quint sext septim octav noven decim".split()

FIGURES: Final = {
    **{word: at for words in (CARDINALS, ORDINALS, SPANISH) for at, word in enumerate(words, 1)},
    **{f"{stem}{end}": at for at, stem in enumerate(SPANISH_ORDINALS, 1) for end in ("o", "a", "os", "as", "")},
}
SHORTHAND: Final = {
    "em": "them", "w": "with", "diff": "difference", "dem": "them", "dat": "that", "dis": "this",
    "gimme": "give me", "adn": "and", "lemme": "let me", "n": "and", "abt": "about", "bout": "about", "wat": "what",
    "wut": "what", "wich": "which", "alot": "a lot", "teh": "the", "ment": "meant",
    "thx": "thanks", "shud": "should", "wud": "would",
    "cud": "could", "ppl": "people", "cuz": "because", "tmrw": "tomorrow", "q": "que", "ke": "que",
    "xq": "por que", "pq": "por que", "porq": "por que", "tmb": "tambien", "tb": "tambien", "kiero": "quiero",
    "aki": "aqui",
}  # fmt: skip
"""Words as they are typed in a hurry, in both languages."""

ONE_THAT: Final = re.compile(r"\bone(?= (?:with|that|where|which|who|about|without|for|in|needs?|of)\b)")
JOINING: Final = frozenset({"and", "or", "to"})
FIGURE_WORDS: Final = frozenset([*FIGURES, "number", "numbers", "duty", "task", "option", "no"])
ORDINAL: Final = "|".join([*ORDINALS, *(f"{stem}[oa]?" for stem in SPANISH_ORDINALS), "last", "ultim[oa]"])
COUNTED_FIRST: Final = re.compile(
    rf"\b({'|'.join([*CARDINALS, *SPANISH])}|\d{{1,2}}) (first|last|primer[oa]s|ultim[oa]s)\b(?! one)"
)
ONE_AFTER: Final = re.compile(rf"\b({ORDINAL}|\d+(?:st|nd|rd|th)) ones?\b")
PRONOUN_ONE: Final = re.compile(
    r"\b(the(?: [a-z-]+){0,4}|(?:this|that)(?: [a-z]+)?|"
    r"which|any|another|other|no|every|each|good|next|right|wrong|best|same|better|a|new)"
    r" one\b"
)
ZONES_SAID: Final = re.compile(r"\b(?:zones? |zonas? )?([1-5])s\b")
"""Zones in the plural: "show me 3s and 4s"."""

ONCE: Final = re.compile(
    r"\bonce (?:in a while|(?:a|per|every) (?:day|week|month|year|shift))\b|\bonce(?= (?:i|you|we|they)\b)"
)
"""The English word, which is eleven in Spanish."""

ENGLISH_WORDS: Final = re.compile(r"\b(?:i|it|the|only|did|this|that|just|ive|we|was|if|at)\b")
"""Words that no Spanish line with eleven in it has."""

FIRST_AID: Final = re.compile(r"\b(?:first (?=aid\b|responders?\b)|primeros (?=auxilios\b))")
TOP_ONE: Final = re.compile(r"\btop (?:one|job|result|choice|option)\b|\bprimera de arriba\b")
BOTTOM_ONE: Final = re.compile(r"\bbottom (?:one|job|result|choice|option)\b|\bultima de abajo\b")

FROM_END: Final = re.compile(
    rf"\b({ORDINAL}|\d{{1,2}}(?:st|nd|rd|th)?)"
    r" (?:(?:from|to|up from) (?:the )?(?:bottom|last|end)|desde abajo|de abajo para arriba)\b"
    r"|\b(?:next to last|penultimate|penultim[oa])\b"
)
"""Counted from the end: "the second from the bottom"."""

SUFFIXED: Final = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
DICTATED: Final = re.compile(r" comma\b|(?<=\d) coma\b|(?<=\d) (?:period|full stop|punto)\b")
"""Signs that are written as words by what listens to people: "one comma five period"."""
FIRST_SO_MANY: Final = re.compile(r"\b(?:first|top|primer[oa]s) (\d{1,2})\b")
LAST_SO_MANY: Final = re.compile(r"\b(?:last|ultim[oa]s) (\d{1,2})\b")
WORD: Final = re.compile(r"[a-z]+")


def readable(text: str) -> str:
    """The typed text for people to read: in one line, without emoji except those of figures."""
    bare = EMOJI_CODE.sub(lambda emoji: FIGURE_EMOJI.get(emoji[0], " "), text.replace(KEYCAP, " "))
    blanks = {ord(sign): " " for sign in set(bare) if unicodedata.category(sign) in {"So", "Sk", "Cs"}}
    return " ".join(bare.translate(blanks).replace("\ufe0f", "").replace("\u200d", "").split())


def plain(text: str) -> str:
    """Lower case, without accents, apostrophes and signs at the ends; one blank between words."""
    bare = without_accents(text.casefold())
    return " ".join(APOSTROPHES.sub("", bare).split()).strip(EDGES)


def figured(line: str) -> str:
    """A plain line with its number words as figures: "the first two and the fifth" is "the 1-2 and the 5".

    A *one* that doesn't count ("the one about phones", "this one") stays a word.
    """
    text = WORD.sub(lambda word: SHORTHAND.get(word[0], word[0]), line)
    text = ONCE.sub("sometimes", FIRST_AID.sub("", text))
    if ENGLISH_WORDS.search(text):
        text = re.sub(r"\bonce\b", "sometimes", text)
    text = BOTTOM_ONE.sub("last", TOP_ONE.sub("first", text))
    text = ONE_AFTER.sub(r"\1", COUNTED_FIRST.sub(r"\2 \1", text))
    text = ONE_THAT.sub("thing", PRONOUN_ONE.sub(_uncounted, text))
    text = re.sub(rf"\b(first|top|last|primer[oa]s|ultim[oa]s) ({'|'.join([*CARDINALS, *SPANISH])})\b", _counted, text)
    text = LAST_SO_MANY.sub(r"last\1", FIRST_SO_MANY.sub(r"1-\1", text))
    text = FROM_END.sub(_from_end, text)
    text = ZONES_SAID.sub(r"zone \1", SUFFIXED.sub(r"\1", text))
    text = re.sub(r"(?<=[a-z0-9])-(?=years?\b)", " ", text)
    return DICTATED.sub(_sign, WORD.sub(lambda word: str(FIGURES.get(word[0], word[0])), text))


def _sign(match: "re.Match[str]") -> str:
    return "," if match[0].startswith(" com") else "."


def _from_end(match: "re.Match[str]") -> str:
    ordinal = match[1] or "2"
    figures = re.match(r"\d+", ordinal)
    return f"end{figures[0] if figures else FIGURES.get(ordinal, 1)}"


def _uncounted(match: "re.Match[str]") -> str:
    *words, last = match[1].split()
    counts = FIGURE_WORDS & {*words, last} or last in JOINING
    return match[0] if counts else f"{match[1]} thing"


def _counted(match: "re.Match[str]") -> str:
    return f"{match[1]} {FIGURES[match[2]]}"
