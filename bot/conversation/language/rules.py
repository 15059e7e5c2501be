"""A rule of the grammar, and a clause on a screen that it may match."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.conversation.language.clauses import NUMBER, Clause
from bot.conversation.language.intents import Meaning, VisibleScreen
from bot.conversation.language.references import References, Referring
from bot.conversation.state import FrontKind, Step

ANYWHERE: Final = frozenset(Step)


@dataclass(frozen=True)
class Utterance:
    """A clause on a screen."""

    clause: Clause
    shown: VisibleScreen

    @cached_property
    def referring(self) -> Referring:
        """What the clause refers to."""
        return Referring(self.clause, self.shown)

    @cached_property
    def refs(self) -> References:
        """The occupations that the clause refers to: those it names, or else those in front."""
        named = self.referring.named
        return named if named.codes or named.beyond else self.referring.front

    @property
    def list_in_front(self) -> bool:
        """Whether the person's list was shown last."""
        front = self.shown.front
        return front is not None and front.kind is FrontKind.LIST

    @property
    def is_a_search(self) -> bool:
        """Whether the clause is only a part of a title, which may be another job."""
        refs = self.refs
        if "thing" in self.clause.words:
            return False
        return refs.hardly or (refs.partly and not self.clause.left({"small"}, refs.places))

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers said."""
        return [int(word) for word in self.clause.words if NUMBER.fullmatch(word) and word.isdecimal()]


Resolver = Callable[[Utterance], Meaning | None]
"""Finds what a clause means that a rule matches; None if it means something else."""


@dataclass(frozen=True)
class Rule:
    """One thing that can be said.

    `says` are alternatives, separated by bars, of the concepts that must all be said; `may` what may stand beside them.
    `means` is the meaning, or finds it. `question` is None if the clause may or may not be a question; `spare` is how
    many unknown words are allowed; without `small`, nothing may stand beside what is named.
    """

    says: str
    means: Meaning | Resolver
    examples: str
    may: str = ""
    at: frozenset[Step] = ANYWHERE
    question: bool | None = None
    spare: int = 0
    small: bool = True

    @cached_property
    def alternatives(self) -> Sequence[frozenset[str]]:
        """The concepts of each way of saying it."""
        return [frozenset(way.split()) for way in self.says.split("|")]

    @cached_property
    def beside(self) -> frozenset[str]:
        """What may stand beside."""
        return frozenset(self.may.split()) | ({"small"} if self.small else set())

    def meant(self, utterance: Utterance, more: int = 0) -> Meaning | None:
        """What the clause means by this rule, with so many `more` unknown words; None if the rule doesn't match."""
        if self.question not in {None, utterance.clause.question}:
            return None
        for way in self.alternatives:
            if way - {"ref"} <= utterance.clause.concepts and self._met(way, utterance, self.spare + more):
                meaning = self.means(utterance) if callable(self.means) else self.means
                if meaning is not None:
                    return meaning
        return None

    def _met(self, way: frozenset[str], utterance: Utterance, spare: int) -> bool:
        if "ref" in way and not (utterance.refs.codes or utterance.refs.beyond):
            return False
        allowed = way | self.beside
        if utterance.clause.left(allowed) <= spare:
            return True
        return (
            "ref" in allowed
            and bool(utterance.refs.places)
            and utterance.clause.left(allowed, utterance.refs.places) <= spare
        )
