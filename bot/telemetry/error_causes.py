"""Finds the sentence that explains why a server fails, by the message or the type of an error in the chain."""

import re
from collections.abc import Iterator, Sequence

SentencesByMessage = Sequence[tuple[str, str]]
"""A pattern of the message, and the sentence, which may quote groups of the pattern, as in \\1."""

SentencesByType = Sequence[tuple[type[BaseException] | tuple[type[BaseException], ...], str]]
"""A type of error, or several, and the sentence; the first entry that matches any error in the chain is used."""


def find_cause(error: BaseException, by_message: SentencesByMessage, by_type: SentencesByType) -> str | None:
    """The sentence for the first message that matches, otherwise for the first type; None if nothing matches."""
    chain = list(chain_of(error))
    for pattern, sentence in by_message:
        for link in chain:
            if match := re.search(pattern, str(link)):
                return match.expand(sentence)
    return next((sentence for kind, sentence in by_type if any(isinstance(link, kind) for link in chain)), None)


def chain_of(error: BaseException) -> Iterator[BaseException]:
    """An error, what SQLAlchemy wrapped in it, and the errors that caused it."""
    link: BaseException | None = error
    while link is not None:
        yield link
        link = getattr(link, "orig", None) or link.__cause__ or link.__context__
