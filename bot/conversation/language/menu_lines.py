"""Reads what people say around their choice on a menu of occupations: kinds, doubts, corrections and asides."""

import re
from dataclasses import replace
from typing import Final

from bot.conversation.events import Chose
from bot.conversation.language.clauses import MARKS, NUMBER, Clause, pieces
from bot.conversation.language.duty_words import LIGHT
from bot.conversation.language.intents import Reader, VisibleScreen
from bot.conversation.language.job_frames import UNDECIDED
from bot.conversation.language.normalize import plain
from bot.conversation.language.references import ONLY, Referring
from bot.conversation.language.ticks import ENDING, NO
from bot.conversation.language.typing_errors import WORDS
from bot.conversation.state import Step

MORE_WORDS: Final = 5
"""Words that may stand beside a title; a longer line says something else of it."""
APPOSED: Final = frozenset(
    {("the", "thing"), ("the", "one"), ("la", "de"), ("el", "de"), ("la", "del"), ("el", "del"), ("la", "que")}
)
"""What begins words that say again what a number said."""
TAKEN_BACK: Final = tuple(
    tuple(phrase.split())
    for phrase in "no wait|wait no|i mean|sorry|no espera|digo|perdon|no|wait|i meant|oops|scratch that|actually|rather"
    "|make it|my bad|espera|mejor|mejor dicho|quise decir|queria decir|me equivoque".split("|")
)
"""What stands between a choice and the one that is meant; after a title the first ones alone."""
SURELY_BACK: Final = 7
DOUBTING: Final = frozenset("maybe perhaps if sure unsure think guess believe quizas quiza tal creo sera".split())
"""With them, or in a question, a number beside other words is in doubt."""
BESIDE: Final = frozenset(
    "lol haha jaja lmao hmm oh ay well um number numero please think guess ok okay the a el la los las de del un una"
    " its is im wrong right best other same next".split()
)
"""What says nothing of an occupation."""
DIVIDING: Final = frozenset(", . ? ; or but o pero".split())
ONE: Final = re.compile(r"\bone\b", re.IGNORECASE)
KINDS: Final = frozenset("kind type sort thing one ones kinds tipo clase".split())
LOOKING: Final = frozenset("you there any hay alguna".split())
"""In a question they look for an occupation: "is there one for stores?"."""
INSTEAD: Final = frozenset("instead rather mejor".split())
"""With them, another job is meant than the one that was searched for."""
MOST_NARROWED: Final = 10
POINTING: Final = frozenset("the that this a an".split())


def with_kinds(clause: Clause, shown: VisibleScreen) -> Clause:
    """A line on a menu whose "one" follows a word that isn't known, and doesn't count: "hospital one"."""
    words = clause.words
    if shown.step is not Step.CHOOSING_OCCUPATION or not ONE.search(clause.typed):
        return clause
    counting = WORDS - {word for _, title in shown.rows for word in plain(title).replace(",", " ").split()}
    named = [at for at in range(1, len(words)) if words[at] == "1" and words[at - 1] not in counting | MARKS]
    return replace(clause, words=tuple("thing" if at in named else word for at, word in enumerate(words)))


def chosen_part(clause: Clause, shown: VisibleScreen, known: Reader) -> Clause:
    """The part of a line on a menu that chooses, without what says it again, is in doubt, or was taken back."""
    if shown.step is not Step.CHOOSING_OCCUPATION:
        return clause
    begun = clause.part(1) if clause.words[:1] == ("no",) and "thing" in clause.words else clause  # "no, the bus one"
    meant = begun if not NO & set(begun.words) else _without_denied(clause, shown, known)
    return _corrected(_without_doubt(_without_apposition(meant, shown)), shown, known)


def _without_denied(clause: Clause, shown: VisibleScreen, known: Reader) -> Clause:
    """What a line means that first says what is not meant: "not postal, not court, just a plain office"."""
    cut = list(pieces(clause, [at for at, word in enumerate(clause.words) if word in NO | ENDING]))
    denied = [part for part in cut if part.words[0] in NO and len(part.words) > 1 and part.words[1] not in UNDECIDED]
    left = [part for part in cut if part not in denied]
    if not denied or cut[0] not in denied or len(left) != 1:
        return clause
    only = left[0].words[0] in ONLY
    part = replace(left[0].part(int(only)), asks=clause.asks)
    return part if only or isinstance(next(iter(known(part, shown)), None), Chose) else clause


def _without_apposition(clause: Clause, shown: VisibleScreen) -> Clause:
    """The clause without what only says a number again: "the fourth, the one in critical care"."""
    words = clause.words
    at = words.index(",") if "," in words else 0
    if not at or words[at + 1 : at + 3] not in APPOSED:
        return clause
    first = Referring(clause.part(0, at), shown).named.codes
    again = Referring(clause.part(at + 1), shown).named.codes
    return clause.part(0, at) if len(first) == 1 and again in {(), first} else clause


def _without_doubt(clause: Clause) -> Clause:
    """A line on a menu without a number in doubt beside a description: "the one with dogs, is that number 6?"."""
    cut = list(pieces(clause, [at for at, word in enumerate(clause.words) if at and word in DIVIDING]))
    doubted = [
        part for part in cut if any(map(NUMBER.fullmatch, part.words)) and (part.question or DOUBTING & set(part.words))
    ]
    left = [part for part in cut if part not in doubted and ("thing" in part.words or not WORDS.issuperset(part.words))]
    return replace(left[0], asks=False) if doubted and left else clause


def _corrected(clause: Clause, shown: VisibleScreen, known: Reader) -> Clause:
    """What a line on a menu says last, if it takes back what it chose first: "the first, no wait, the second"."""
    words = clause.words
    head = [word for word in words if word not in MARKS and word not in BESIDE][:1]
    taken = TAKEN_BACK if any(map(NUMBER.fullmatch, head)) else TAKEN_BACK[:SURELY_BACK]
    ends = [
        at + len(phrase) for at in range(1, len(words)) for phrase in taken if words[at : at + len(phrase)] == phrase
    ]
    tail = next(pieces(clause.part(max(ends)), ()), None) if ends else None
    if tail is None:
        return clause
    return tail if len(taken) > SURELY_BACK or isinstance(next(iter(known(tail, shown)), None), Chose) else clause


def narrowed(clause: Clause, shown: VisibleScreen, known: Reader) -> str:
    """What to search for in a short line on a menu, without what is not meant or said aside; empty if it has neither.

    "The hotel kind, for years" among managers looks for hotel managers.
    """
    words = _pointed_part(clause.words)
    pointed = len(words) if "thing" in words or words[:2] in APPOSED else 0
    end = next((at for at, word in enumerate(words) if at and (word == "," or word in NO)), pointed)
    short = pointed or len(words) <= MOST_NARROWED
    asks = clause.question and end == len(words) and not LOOKING & set(clause.words)
    if shown.step is not Step.CHOOSING_OCCUPATION or words[0] in NO or not end or not short or asks:
        return ""
    light = LIGHT if pointed else MARKS
    first = [word for word in words[:end] if word not in light and word not in MARKS and word not in BESIDE]
    if not first or len(first) > MORE_WORDS or known(Clause(" ".join(first), tuple(first)), shown):
        return ""
    kind = (bool(pointed or KINDS & set(first)) or len(first) == 1) and not INSTEAD & set(words)
    telling = [word for word in first if word not in KINDS | INSTEAD]
    return " ".join([*telling, shown.keyword] if kind else telling) if telling else ""


def _pointed_part(words: tuple[str, ...]) -> tuple[str, ...]:
    """From what points at "one" on, if anything does: "that's a lot, give me the one for cranes"."""
    at = words.index("thing") if "thing" in words else 0
    begin = max((place for place in range(at) if words[place] in POINTING or words[place] in MARKS), default=-1)
    return words[begin + 1 :] if at and begin + 1 < at else words[at:] if at else words
