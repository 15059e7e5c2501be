"""Everyday Spanish for jobs, said in the words of English job titles, which a release has alone."""

import re
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Final

from bot.onet.accents import without_accents

WORD: Final = re.compile(r"[a-z]+")
ENDING: Final = re.compile(r"(?<=\w{3})(?:as|os|es|[aoes])$")
"""What tells a woman from a man, and one from many."""

FRAME: Final = re.compile(
    r"(?:(?:hola|buenas|buenos dias|yo|ahora|actualmente|bueno)\b ?)*"
    r"(?:(?:soy|fui|era|trabajo|trabaje|trabajaba|mi trabajo es|mi profesion es|me dedico|busco|quiero ser)\b"
    r"(?: (?:de|como|en|a|la|el|un|una|trabajo|empleo)\b)* ?)"
)
"""What a sentence about one's job begins with."""

SILENT: Final = frozenset(["de", "del", "la", "el", "los", "las", "un", "una", "al"])


def in_english(keyword: str) -> str:
    """The words of a job title for what is said in Spanish; what is not known to be Spanish stays as it is."""
    plain = _plain(keyword)
    frame = FRAME.match(plain)
    rest = plain[frame.end() :] if frame else plain
    words = _stems(rest)
    for length in range(min(LONGEST, len(words)), 0, -1):
        meant = SPANISH.get(tuple(words[:length]))
        if meant is not None:
            return meant
    return rest if frame and rest else keyword


def _plain(text: str) -> str:
    return " ".join(WORD.findall(without_accents(text.casefold())))


def _stems(plain: str) -> list[str]:
    return [ENDING.sub("", word) for word in plain.split() if word not in SILENT]


def _told() -> Iterator[tuple[tuple[str, ...], str]]:
    lines = resources.files("bot.onet.embedded.search").joinpath("synonyms_es.tsv").read_text("utf-8").splitlines()
    for line in lines:
        meant, tab, phrases = line.partition("\t")
        if tab:
            yield from ((tuple(_stems(_plain(phrase))), meant) for phrase in phrases.split("; "))


SPANISH: Final[Mapping[tuple[str, ...], str]] = dict(_told())
LONGEST: Final = max(map(len, SPANISH))
