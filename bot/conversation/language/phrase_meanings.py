"""Phrases by what they mean, found by the words that stand at a place."""

from collections.abc import Iterator, Mapping, Sequence


class PhraseMeanings:
    """Made of the phrases of each meaning, separated by bars; a phrase may have several meanings.

    `words` is every word of any phrase.
    """

    def __init__(self, phrases: Mapping[str, str]) -> None:
        meanings: dict[tuple[str, ...], set[str]] = {}
        for meaning, listed in phrases.items():
            for phrase in listed.split("|"):
                meanings.setdefault(tuple(phrase.split()), set()).add(meaning)
        self.words = frozenset(word for phrase in meanings for word in phrase)
        self._by_first_word: dict[str, list[tuple[int, tuple[str, ...], frozenset[str]]]] = {}
        for words, several in sorted(meanings.items(), key=lambda entry: -len(entry[0])):
            self._by_first_word.setdefault(words[0], []).append((len(words), words, frozenset(several)))

    def at(self, words: Sequence[str], place: int) -> Iterator[tuple[int, frozenset[str]]]:
        """The phrases that begin at a place, the longest first: how many words each has, and all that it means."""
        for length, phrase, meanings in self._by_first_word.get(words[place], ()):
            if length == 1 or tuple(words[place : place + length]) == phrase:
                yield length, meanings
