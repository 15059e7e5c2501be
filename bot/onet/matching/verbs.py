"""Translates everyday words for work into the words of duties: "find out" is "determine"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Final

from bot.onet.matching.tokenizer import base_form, words_in

LONGEST_GAP: Final = 1
"""Words that may stand between two words of a phrase: "look it over"."""


def in_duty_words(words: Sequence[str]) -> list[str]:
    """The words that duties use for the everyday phrases among these words; empty if there's no such phrase."""
    bases = [base_form(word) for word in words]
    phrases = _phrases()
    meant: list[str] = []
    for at, first in enumerate(bases):
        for rest, duty_words in phrases.get(first, ()):
            if _follows(bases, at + 1, rest):
                meant += duty_words
    return list(dict.fromkeys(meant))


def _follows(bases: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    """Whether the other words of a phrase follow from `at` on, each after at most one gap."""
    for word in rest:
        ahead = bases[at : at + LONGEST_GAP + 1]
        if word not in ahead:
            return False
        at += ahead.index(word) + 1
    return True


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, list[tuple[list[str], list[str]]]]:
    """The phrases by their first word: the other words, and the meaning."""
    phrases: dict[str, list[tuple[list[str], list[str]]]] = {}
    for first, rest, meant in _lines():
        phrases.setdefault(first, []).append((rest, meant))
    return phrases


def _lines() -> Iterator[tuple[str, list[str], list[str]]]:
    lines = resources.files("bot.onet.matching").joinpath("verbs.tsv").read_text("utf-8").splitlines()
    for line in lines:
        meant, tab, phrases = line.partition("\t")
        for phrase in phrases.split("; ") if tab else ():
            first, *rest = map(base_form, words_in(phrase))
            yield first, rest, meant.split()
