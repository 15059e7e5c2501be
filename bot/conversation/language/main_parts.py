"""Finds what a sentence asks for, or says by numbers, beside words about why, for whom, or how somebody feels.

"I'm sorry to ask again, but what does zone 3 mean?", "save 3 for my sister", "only zone 4 because I have a degree".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.events import Chose, ClearedAll, Restarted, Searched, Ticked, WentBack
from bot.conversation.language.clauses import ASKING_VERBS, MARKS, NUMBER, PRONOUNS, Clause, pieces
from bot.conversation.language.function_words import BECAUSE, CONJUNCTIONS, DENIALS, NONE, REST, SENTENCE_ENDS
from bot.conversation.language.intents import (
    AboutDuties,
    CompareRows,
    DescribedWork,
    Intent,
    Meaning,
    Reader,
    ShowDetails,
    VisibleScreen,
)
from bot.conversation.language.job_frames import denied_job
from bot.conversation.language.pointing_numbers import denies, only_counts, pointed_at, pointed_in
from bot.conversation.language.references import Referring
from bot.conversation.language.result_sets import speaks_of_results
from bot.conversation.language.ticks import SHOWING
from bot.conversation.state import Step

BREAKING: Final = SENTENCE_ENDS | CONJUNCTIONS | frozenset(", : \u2013 \u2014 ( ) pues".split())
"""What may stand between two parts of a sentence."""
STARTING: Final = frozenset(
    "what whats which who why how where when can could is are do does did will would should show give list filter"
    " sort order rank put compare save keep bookmark remove take drop delete hide skip leave tell start begin go"
    " back open get find look search add swap replace use make let lets just only have has zone zones zona zonas"
    " hold exclude see export send share download que cual cuales quien por como donde cuanto cuanta cuantos"
    " cuantas cuando puedo puedes hay es son muestra muestrame dame ordena ordenar ponlas filtra compara guarda"
    " guardame quita saca borra oculta dime cuentame empezar empieza volver regresa regresame abre busca buscar"
    " agrega cambia pon deja solo solamente ver exporta manda mandame envia comparte descarga ensename".split()
)
"""The words that a wish or a question may begin with, after words that say nothing about it."""
TELLING: Final = (STARTING - {"did", "have", "has"}) | frozenset(
    "more about know interested details info mas sobre saber detalles".split()
)
"""Without one of these, part of a sentence about a row says something of it and asks for nothing: "I did this"."""
THAT_NEVER: Final = frozenset(("que", word) for word in "ni yo nunca ya eso esa ese".split())
"""What begins a reason in Spanish: "borra la segunda que ni loca hago eso"."""
ADDING: Final = frozenset(
    "for because cause since so before when while as if in until till after to para porque ya antes cuando si"
    " hasta mientras como por".split()
)
"""The words after which it is said why, for whom, or until when."""
NEGATIONS: Final = DENIALS | NONE | {"without", "sin", "stop"}
WHY: Final = frozenset({"why", "porque"})
SAVING: Final = frozenset("save bookmark guarda guardame guardar".split())
"""With them it's said which one is meant, and nothing is filtered: "save the one that's less school"."""
UNITS: Final = frozenset(
    "year years month months week weeks day days hour hours minute minutes kid kids child children job jobs times"
    " percent ano anos mes meses semana semanas dia dias hora horas hijo hijos veces".split()
)
"""After them a number counts something else than rows."""
CONDITIONS: Final = frozenset({("if", "i"), ("if", "he"), ("if", "she"), ("if", "we"), ("si", "yo")})
"""What begins a condition, and no courtesy ("if possible")."""
POINTING: Final = frozenset("this these those that all whole everything rest others esto eso todo todas todos".split())
"""What a "not" that denies no job goes with: "not this whole list"."""
RELATIVE: Final = frozenset("which who that que donde where".split())
"""After another part they only add something to it, where no question mark follows."""
SELF: Final = frozenset("i im ive my soy fui era trabajo yo mi he".split())
LISTING: Final = frozenset("and y e the la las el los or o".split())
SUBJECTS: Final = frozenset(
    "i im ive id my he she hes shes it its they their we our you your that thats this these those there nobody"
    " everybody yo mi mis su ella eso esto la las los el nos que no nunca".split()
)
"""Who does something, or whose it is."""
CHAT: Final = frozenset(map(Intent, "here hello thanks bye wrong help stop resume narrow".split()))
"""Small talk, which gets no answer if the same line asks for something else."""
MOST_POINTING: Final = 6
SHORTEST: Final = 2
MOST_PIECES: Final = 9
LONGEST: Final = 28
"""Words of the longest sentence whose parts are looked for."""
MOST_TRIES: Final = 24
MOST_WORDS: Final = 480
"""Parts that are read to find those that mean something, and their words in all: what a line may cost is bounded."""


@dataclass
class MainParts:
    """Reads lines, each on one screen and with a limit on how many parts of it are tried."""

    strictly: Reader
    loosely: Reader
    after: Callable[[Meaning, VisibleScreen], VisibleScreen]
    tries: int = MOST_TRIES

    def of(self, clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
        """The parts that ask for something, in order; empty if none does, or if another one may ask for more."""
        found: list[tuple[Clause, Meaning | None]] = []
        clause = self._without_chat(clause, shown) if len(clause.words) > LONGEST else clause
        if len(clause.words) > LONGEST:
            return []
        self.tries = min(MOST_TRIES, MOST_WORDS // max(1, len(clause.words)))
        for piece in self._pieces(clause, shown):
            part = piece if shown.step is Step.ASKING else self._reduced(piece, shown)
            if (found and (_is_reason(piece) or _is_relative(piece, shown))) or _denies_row(piece, shown):
                continue
            if (part is None and _may_matter(piece, shown)) or (part is not None and only_counts(part, clause, shown)):
                return []
            if part is None:
                found += [(piece, None)] if found and _orders(piece, shown) else []
                continue
            if found and speaks_of_rest(part, shown):
                part = _joined(found.pop()[0], part)
            meanings = self.strictly(part, shown) or self.loosely(part, shown)
            if meanings and _counts_only(piece, meanings[-1], shown):
                return []
            found.append((part, meanings[-1] if meanings else None))
            shown = self.after(meanings[-1], shown) if meanings and not isinstance(meanings[-1], Chose) else shown
        return [] if _only_talks(found, shown) or _goes_far(found, shown) else _telling(found)

    def _without_chat(self, clause: Clause, shown: VisibleScreen) -> Clause:
        """A long line without the sentences at its beginning that only greet or thank."""
        ends = [at + 1 for at, word in enumerate(clause.words) if word in SENTENCE_ENDS and at + 1 < len(clause.words)]
        for end in reversed(ends):
            greeting = next(pieces(_between(clause, 0, end), ()), None)
            meanings = self.strictly(greeting, shown) if greeting is not None else []
            if meanings and meanings[-1] in CHAT:
                return _between(clause, end, len(clause.words))
        return clause

    def _pieces(self, clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
        """The line in as many parts as mean something: those that break at every sign, joined where that helps."""
        words = clause.words
        breaks = [at for at in range(1, len(words)) if words[at] in BREAKING and not lists_numbers(words, at)]
        places = breaks[: MOST_PIECES - 1]
        found: list[Clause] = []
        begin = 0
        edges = [*places, len(clause.words)]
        while begin < len(clause.words):
            ends = [edge for edge in edges if edge > begin]
            end = next((edge for edge in reversed(ends) if self._understood(clause, begin, edge, shown)), ends[0])
            found += pieces(_between(clause, begin, end), ())
            begin = end
        return found

    def _understood(self, clause: Clause, begin: int, end: int, shown: VisibleScreen) -> bool:
        part = next(pieces(_between(clause, begin, end), ()), None)
        if part is None:
            return False
        return bool(self._read(part, shown)) or self._shortened(part, shown) is not None

    def _shortened(self, piece: Clause, shown: VisibleScreen) -> Clause | None:
        """A piece without what is added at its end ("for my client"), if it means something so."""
        for end in range(len(piece.words) - 1, 1, -1) if self.tries > 0 else ():
            later = piece.words[end:]
            pointed = later[0] in NEGATIONS and len(later) < MOST_POINTING and POINTING & set(later)
            if (
                not (later[0] in ADDING or later[:2] in THAT_NEVER or pointed)
                or BREAKING & set(later)
                or later[:2] in CONDITIONS
            ):
                continue
            part = next(pieces(_between(piece, 0, end), ()), None)
            if part is None or (shown.step is not Step.READING_RESULTS and denies(replace(piece, words=later))):
                continue
            if self._tells(part, shown) and not _names_something(later, shown):
                return part
        return None

    def _tells(self, part: Clause, shown: VisibleScreen) -> bool:
        """Whether a part of a piece asks for something."""
        meanings = self._read(part, shown)
        if meanings and isinstance(meanings[0], AboutDuties):
            return part.asks
        return bool(meanings) and not (isinstance(meanings[0], ShowDetails) and not TELLING & set(part.words))

    def _read(self, part: Clause, shown: VisibleScreen) -> Sequence[Meaning]:
        self.tries -= 1
        return self.strictly(part, shown) if self.tries >= 0 else []

    def _reduced(self, piece: Clause, shown: VisibleScreen) -> Clause | None:
        """The longest part of a piece that means something, without harm to the meaning of the rest."""
        meanings = self._read(piece, shown)
        pointing = None if shown.step is Step.READING_RESULTS else pointed_at(piece, shown)
        numbered = pointing if pointing is not None and self.strictly(pointing, shown) else None
        if meanings:
            return piece if numbered is None or not isinstance(meanings[0], Intent) else numbered
        shorter = self._shortened(piece, shown)
        if shorter is not None:
            return shorter
        for start, end in _spans(piece) if self.tries > 0 else ():
            part = next(pieces(_between(piece, start, end), ()), None)
            if part is None or len(part.words) < SHORTEST:
                continue
            before, later = piece.words[:start], piece.words[end:]
            left_out = (*before, *later)
            if not _harms(before, later, shown) and self._tells(part, shown) and not _names_something(left_out, shown):
                return part
        if self.tries >= 0 and self.loosely(piece, shown):
            return piece
        return numbered


def _harms(before: Sequence[str], later: Sequence[str], shown: VisibleScreen) -> bool:
    """Whether what stands before or after a part turns what it means."""
    denied = shown.step is not Step.READING_RESULTS and bool(NEGATIONS & set(later))
    asks_why = bool(set(before) & (NEGATIONS | WHY | SAVING)) or any(map(speaks_of_results, before))
    return denied or asks_why or tuple(later[:2]) in CONDITIONS


def _only_talks(found: Sequence[tuple[Clause, Meaning | None]], shown: VisibleScreen) -> bool:
    """Whether nothing said on a menu asks or chooses: the line may describe what somebody does."""
    acts = any(part.question or isinstance(meaning, Chose | CompareRows | ShowDetails) for part, meaning in found)
    return shown.step is Step.CHOOSING_OCCUPATION and not acts


def _goes_far(found: Sequence[tuple[Clause, Meaning | None]], shown: VisibleScreen) -> bool:
    """Whether a part of a longer sentence would change all duties, or leave them, beside one that ticks some."""
    every = set(shown.tasks)
    meanings = [meaning for _, meaning in found]
    far = any(isinstance(meaning, Ticked) and every <= {*meaning.ticked, *meaning.cleared} for meaning in meanings)
    left = any(isinstance(meaning, ClearedAll | WentBack) for meaning in meanings)
    far = far and not any(NUMBER.search(part.text) for part, _ in found)
    return shown.step is Step.CHOOSING_TASKS and (far or (left and len(found) > 1))


def _telling(found: Sequence[tuple[Clause, Meaning | None]]) -> Sequence[Clause]:
    """The parts that say more than a greeting, or the first; none if they name several rows of a menu, or only work."""
    meanings = [meaning for _, meaning in found]
    if len({meaning for meaning in meanings if isinstance(meaning, Chose)}) > 1:
        return []
    anew = any(isinstance(meaning, Restarted) for meaning in meanings)  # "start over, I'm a dispatcher"
    telling = [
        part
        for part, meaning in found
        if meaning is None or not (meaning in CHAT or (_of_oneself(part, meaning) and not anew))
    ]
    if meanings and all(isinstance(meaning, DescribedWork) or meaning in CHAT for meaning in meanings):
        return []
    return telling or [part for part, _ in found[:1]]


def _counts_only(piece: Clause, meaning: Meaning, shown: VisibleScreen) -> bool:
    """Whether a part would tick or choose by numbers that count something in its piece: "I was second in charge"."""
    numbered = any(map(NUMBER.fullmatch, piece.words)) and isinstance(meaning, Chose | Ticked)
    return numbered and shown.step is not Step.READING_RESULTS and not pointed_in(piece, shown)


def speaks_of_rest(part: Clause, shown: VisibleScreen) -> bool:
    """Whether a part speaks of the duties that the part before does not: "9 was never mine, the rest yes"."""
    rest = bool(REST - {"else"} & set(part.words)) and not SHOWING & set(part.words)
    return shown.step is Step.CHOOSING_TASKS and rest and not NUMBER.search(part.text)


def _joined(before: Clause, part: Clause) -> Clause:
    """Two parts about duties as one, so that the rest is what neither names."""
    words = (*before.words, ",", *(() if denies(part) else ("tick",)), *part.words)
    return Clause(" ".join(words), words)


def lists_numbers(words: Sequence[str], at: int) -> bool:
    """Whether what stands at a place only joins numbers: "1, 4 and 7"."""
    following = next((word for word in words[at + 1 : at + 4] if word not in LISTING), "")
    return bool(NUMBER.fullmatch(words[at - 1]) and NUMBER.fullmatch(following))


def _orders(piece: Clause, shown: VisibleScreen) -> bool:
    """Whether a piece that isn't understood may be an order: it names no person who does something."""
    named = SUBJECTS & set(piece.words) or piece.words[0] in ADDING
    return shown.step is Step.CHOOSING_TASKS and len(piece.words) > SHORTEST and not named


def _denies_row(piece: Clause, shown: VisibleScreen) -> bool:
    """Whether a piece says which row of a menu is not meant."""
    return shown.step is Step.CHOOSING_OCCUPATION and denies(piece) and not piece.question


def _between(clause: Clause, start: int, end: int) -> Clause:
    """Some of the words; what ends a question is one."""
    words = clause.words[start:end]
    return Clause(" ".join(words), words, clause.asks and end == len(clause.words), clause.ordinal)


def _starts(words: Sequence[str], at: int) -> bool:
    """Whether a wish or question may begin at a place; "should" begins one only before "I" or "you"."""
    asks = words[at] in ASKING_VERBS
    return words[at] in STARTING and (not asks or (at + 1 < len(words) and words[at + 1] in PRONOUNS))


def _spans(piece: Clause) -> Iterator[tuple[int, int]]:
    """Where the main part may begin and end, the longest first."""
    words = piece.words
    starts = [0, *(at for at in range(1, len(words)) if _starts(words, at))]
    ends = [len(words), *(at for at, word in enumerate(words) if at and word in ADDING)]
    spans = [(start, end) for start in starts for end in ends if end > start]
    return iter(sorted(spans, key=lambda span: span[0] - span[1])[1:MOST_TRIES])


def _of_oneself(part: Clause, meaning: Meaning) -> bool:
    """Whether a part says what somebody is, which is no wish where another part asks for something."""
    return isinstance(meaning, Searched) and part.words[0] in SELF and "meant" not in part.words


def _is_reason(piece: Clause) -> bool:
    """Whether a part of a line says why: it says nothing of what is wanted."""
    return piece.words[0] in BECAUSE


def _is_relative(piece: Clause, shown: VisibleScreen) -> bool:
    """Whether a part of a line that is no question only adds something: "…, which she left in 2019"."""
    return shown.step is not Step.READING_RESULTS and piece.words[0] in RELATIVE and not piece.asks


def _names_something(words: Sequence[str], shown: VisibleScreen) -> bool:
    """Whether words that would be left out name a row, by its number, code or title, or a duty by its number."""
    if shown.step is not Step.READING_RESULTS:
        return pointed_in(Clause(" ".join(words), tuple(words)), shown)
    counting = {at for at, word in enumerate(words) if at + 1 < len(words) and words[at + 1] in UNITS}
    telling = tuple(word for at, word in enumerate(words) if at not in counting)
    return bool(Referring(Clause(" ".join(telling), telling), shown).named.codes)


def _may_matter(piece: Clause, shown: VisibleScreen) -> bool:
    """Whether a part that isn't understood may be a wish: it names a row, begins as a command does, asks or denies."""
    words = [word for word in piece.words if word not in MARKS]
    denies = denied_job(piece) and not POINTING & set(words)
    asks = replace(piece, asks=False).question
    return _names_something(words, shown) or asks or denies or bool(words and words[0] in STARTING)
