"""Everyday words and the words that job titles use for them, read from synonyms.tsv."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import Final

from bot.onet.embedded.search.stemming import normal, words_of
from bot.onet.matching.tokenizer import base_form


def _everyday_phrases() -> Iterator[tuple[str, str]]:
    """An everyday phrase, normalized, and the words of a job title that it means."""
    lines = resources.files("bot.onet.embedded.search").joinpath("synonyms.tsv").read_text("utf-8").splitlines()
    for line in lines:
        meant, tab, phrases = line.partition("\t")
        if tab:
            yield from ((" ".join(words_of(normal(phrase))), meant) for phrase in phrases.split("; "))


EVERYDAY: Final[Mapping[str, str]] = dict(reversed(list(_everyday_phrases())))
"""The words of a job title that are meant by what people say; if two phrases are read alike, the first one counts."""

BY_BASE: Final[Mapping[str, str]] = {
    " ".join(map(base_form, phrase.split())): meant
    for phrase, meant in reversed(list(EVERYDAY.items()))
    if " " in phrase
}
"""The same by the base forms of the words: "drove a school bus" is understood as "drive a school bus"."""

ALONE: Final[dict[str, str]] = {
    "manager": "general operations manager",
    "teacher": "elementary school teacher",
    "boss": "general operations manager",
    "engineer": "engineer",
    "nurse": "registered nurse",
    "driver": "light truck driver",
    "writer": "writer author",
    "scientist": "scientist",
    "artist": "fine artist",
    "secretary": "secretary administrative assistant",
    "office job": "office clerk",
    "office": "office clerk",
    "worker": "laborer",
    "analyst": "management analyst",
    "technician": "technician",
    "designer": "graphic designer",
    "developer": "software developer",
}
"""What a text means that says nothing else."""

EVERYDAY_WORDS: Final = frozenset(word for phrase in EVERYDAY for word in phrase.split())
"""Every word that is spelled right though no title may hold it."""

LONGEST: Final = max(len(phrase.split()) for phrase in EVERYDAY)


def everyday(words: Sequence[str]) -> str | None:
    """The words of a job title that this everyday phrase means, in any form of its verbs."""
    return EVERYDAY.get(" ".join(words)) or BY_BASE.get(" ".join(map(base_form, words)))


def is_everyday(words: Sequence[str]) -> bool:
    """Whether these words as a whole are an everyday name of a job."""
    return bool(words) and (everyday(words) is not None or " ".join(words) in ALONE)


def in_titles(words: Sequence[str]) -> list[str]:
    """Everyday words replaced by those of job titles; longer phrases first."""
    formal: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            meant = everyday(words[at : at + length])
            if meant is not None or length == 1:
                formal += (meant or words[at]).split()
                at += length
                break
    return list(dict.fromkeys(formal))
