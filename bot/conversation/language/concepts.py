"""A concept, and where words say it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Concept:
    """A concept, and the words and phrases that say it in each language."""

    what: str
    en: str
    es: str


@dataclass(frozen=True)
class Span:
    """Words from `start` up to, not including, `end` that say a concept."""

    start: int
    end: int
    concept: str
