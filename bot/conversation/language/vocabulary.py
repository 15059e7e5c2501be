"""The words that mean something here, in English and Spanish, by concept.

Words are written in plain form (see `normalize`): lower case, no accents, no apostrophes. Phrases are separated by
bars; a word is read in its plural too. A word may say several concepts: the rule of `grammar` that matches the whole
clause decides which one counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.conversation.language.command_words import COMMANDS
from bot.conversation.language.concepts import Concept, Span
from bot.conversation.language.question_words import QUESTIONS
from bot.conversation.language.talk_words import TALK

CONCEPTS: Final[Mapping[str, Concept]] = {**TALK, **COMMANDS, **QUESTIONS}


def _by_first_word() -> Mapping[str, Sequence[tuple[int, tuple[str, ...], str]]]:
    found: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for name, concept in CONCEPTS.items():
        for phrase in dict.fromkeys(f"{concept.en}|{concept.es}".split("|")):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((len(words), words, name))
    return found


_FIRST: Final = _by_first_word()
KNOWN: Final = frozenset(word for phrases in _FIRST.values() for _, words, _ in phrases for word in words)
"""Every word of some concept: what is mistyped may be one of them."""


def spans_of(words: Sequence[str]) -> Iterator[Span]:
    """Every way in which the words, or some of them together, say a concept."""
    for at, word in enumerate(words):
        for known in {word, _singular(word)}:
            for length, phrase, concept in _FIRST.get(known, ()):
                if length == 1 or tuple(words[at + 1 : at + length]) == phrase[1:]:
                    yield Span(at, at + length, concept)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > len("abc") and word.endswith("s") and not word.endswith("ss") else word
