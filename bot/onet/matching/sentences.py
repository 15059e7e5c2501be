"""Splits a text into sentences, and tells which ones say what a person does, did before, or doesn't want.

Pure rules of English and Spanish.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.onet.matching.tokenizer import telling_words


def _any_of(*phrases: str) -> str:
    return r"\b(?:" + "|".join(phrases) + r")\b"


SENTENCE: Final = re.compile(
    r"(?<![.!?;:\n\u2022*|])[.!?;:\n\u2022*|]+(?=\s|$)|[\n\u2022;|]+|\s[-\u2013\u2014]+\s|^[ \t]*[-\u2013\u2014]\s",
    re.MULTILINE,
)
PART: Final = re.compile(
    r",\s*(?:(?:and|but|then|y|pero)\s+)?|(?<!\s)\s+(?:and then|and|but|then|so that|so|y luego|y|e|pero"
    r"|luego|entonces)\s+",
    re.IGNORECASE,
)
SUBJECT: Final = re.compile(
    r"(?<!\s)\s+(?=(?:i|i'm|im|yo)\s)|(?<=\banymore)\s+(?=\w)|(?<!\s)\s+(?=not (?:a|an|the)\s)",
    re.IGNORECASE,
)
"""Where somebody begins to speak of themselves anew: "instead of fighting fires | I check buildings", and after what is
over: "no nails anymore | just lashes"; and where it is said what they are not: "operator | not a programmer"."""

OF_IT: Final = re.compile(r"\b(?:it|them)$", re.IGNORECASE)
"""What was done with a job that is over ("sold it") is no other work."""

ANYTHING_BUT: Final = re.compile(
    _any_of(
        r"(?:anything|everything|whatever|any job|any work|all)\s+(?:but|except(?: for)?|besides|other than)",
        r"(?:cualquier (?:cosa|trabajo)|todo|lo que sea)\s+(?:menos|excepto|salvo)",
    ),
    re.IGNORECASE,
)
DENIED: Final = re.compile(
    _any_of(
        r"(?:i )?(?:do not|don'?t|never) (?:want|wanna|like)(?: to)?(?: be| do| work)?(?: in| with| as)?\b",
        r"no (?:quiero|me gusta)(?: ser| hacer| trabajar)?(?: en| de| con)?\b",
        "do not", "don'?t", "not(?! only| just)", "never", "instead of", "rather than", "hate", "can'?t stand",
        "won'?t", "will not", "isn'?t", "aren'?t", "ain'?t", "wasn'?t", "doesn'?t", "didn'?t", "haven'?t",
        "no interest in", "except", "no more", "without", "no soy", "no hago", "^no", "sin",
        "menos", "excepto", "salvo", "odio", "nunca", "en vez de", "en lugar de",
    ),
    re.IGNORECASE,
)  # fmt: skip
FORMER: Final = re.compile(
    _any_of(
        "no longer", "used to", "quit", "any ?more", "formerly", "former", "previously", "tired of", "sick of",
        r"(?:not|never|won'?t|don'?t (?:want|wanna|plan|intend)(?: to)?) (?:ever )?(?:be )?"
        r"(?:(?:go|going) back|return|returning)(?: to| on)?(?: being)?",
        r"(?:no|nunca) (?:(?:quiero|pienso) (?:volver|regresar)|vuelvo|regreso)(?: a)?(?: ser| trabajar)?",
        "retired", "gave up", "left my job", "laid off", "ex", "once was", "stopped",
        r"ya no(?: soy| hago| trabajo| quiero)?(?: de| como| en)?\b",
        "antes (?:era|fui|trabajaba)(?: de| como)?",
        "dej[eé] de", "cansad[oa] de", "hart[oa] de", "jubilad[oa]",
    ),
    re.IGNORECASE,
)  # fmt: skip
PARTS_READ: Final = 40
"""Parts of a sentence that are compared with duties; each costs up to a millisecond."""

ENOUGH_WORDS: Final = 2
"""A part that tells less than this clings to its neighbour."""


class Stance(Enum):
    """Whether a person does, did, or doesn't want what a sentence says."""

    MEANT = "meant"
    FORMER = "former"
    DENIED = "denied"


@dataclass(frozen=True)
class Sentence:
    """A sentence or the rest of one, and its parts if several of them say enough."""

    text: str
    parts: tuple[str, ...] = ()
    stance: Stance = Stance.MEANT

    def every(self) -> tuple[str, ...]:
        """The sentence and each of its parts."""
        return (self.text, *self.parts)


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order; what is denied or over becomes sentences of its own."""
    straight = text.replace("\u2019", "'")
    return [sentence for line in SENTENCE.split(straight) for sentence in _sentences_of(" ".join(line.split()))]


def bare(sentence: Sentence | str) -> str:
    """A sentence without the words that deny it or say that it's over: "no longer a cook" becomes "a cook"."""
    text = sentence if isinstance(sentence, str) else sentence.text
    return " ".join(FORMER.sub(" ", DENIED.sub(" ", text)).split()) or text


def meant_sentences(text: str) -> list[Sentence]:
    """The sentences that say what a person does, each once; if there are none, what they did before."""
    every = list(dict.fromkeys(sentences(text)))
    for stance in (Stance.MEANT, Stance.FORMER):
        matching = [sentence for sentence in every if sentence.stance is stance]
        if matching:
            return matching
    return []


def _sentences_of(line: str) -> Iterator[Sentence]:
    """A sentence by stance: one for what the person does, one for each denied or former part."""
    parts = list(_parts(ANYTHING_BUT.sub(", except", line)))
    meant = [part for part, stance in parts if stance is Stance.MEANT]
    if meant:
        whole = line.strip() if len(meant) == len(parts) else ", ".join(meant)
        each = tuple(dict.fromkeys(meant))[:PARTS_READ]
        yield Sentence(whole, each if len(each) > 1 else ())
    for part, stance in parts:
        if stance is not Stance.MEANT:
            yield Sentence(part, stance=stance)


def _parts(line: str) -> Iterator[tuple[str, Stance]]:
    """The parts of a sentence that say enough to stand alone, each with its stance."""
    gathered: list[tuple[str, Stance]] = []
    for part in _split(line):
        stance = _stance(part)
        lone = len(telling_words(part)) < ENOUGH_WORDS
        if lone and gathered and gathered[-1][1] is Stance.FORMER and OF_IT.search(part):
            continue
        if gathered and stance is gathered[-1][1] is Stance.MEANT and (lone or _is_lone(gathered[-1][0])):
            gathered[-1] = (f"{gathered[-1][0]} {part}", stance)
        else:
            gathered.append((part, stance))
    return ((part, stance) for part, stance in gathered if telling_words(part))


def _split(line: str) -> list[str]:
    parts = [part.strip() for part in PART.split(line) if part.strip()]
    return [
        piece.strip()
        for part in parts
        for piece in (SUBJECT.split(part) if DENIED.search(part) or FORMER.search(part) else [part])
        if piece.strip()
    ]


def _is_lone(part: str) -> bool:
    return len(telling_words(part)) < ENOUGH_WORDS


def _stance(part: str) -> Stance:
    if FORMER.search(part):
        return Stance.FORMER
    return Stance.DENIED if DENIED.search(part) else Stance.MEANT
