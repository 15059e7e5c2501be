"""Finds what a sentence asks for beside words about why, for whom, or how somebody feels.

"I'm sorry to ask again, but what does zone 3 mean?", "save 3 for my sister", "only zone 4 because I have a degree".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.events import Searched
from bot.conversation.language.clauses import ASKING_VERBS, MARKS, PRONOUNS, Clause, pieces
from bot.conversation.language.intents import Intent, Meaning, ShowDetails, VisibleScreen
from bot.conversation.language.job_frames import denied_job
from bot.conversation.language.references import Referring
from bot.conversation.language.result_sets import speaks_of_results
from bot.conversation.state import Step

BREAKING: Final = frozenset(
    ". ! ; : ? , \u2013 \u2014 ( ) but so because cause cuz since although though while and then pero porque asi aunque"
    " entonces pues luego y".split()
)
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
ADDING: Final = frozenset(
    "for because cause cuz since so before when while as if in until till after to para porque ya antes cuando si"
    " hasta mientras como por".split()
)
"""The words after which it is said why, for whom, or until when."""
NEGATIONS: Final = frozenset(
    "no not dont doesnt didnt never without cant wont isnt arent nothing none neither stop sin nunca ni nada ninguna"
    " ninguno tampoco".split()
)
WHY: Final = frozenset({"why", "porque"})
UNITS: Final = frozenset(
    "year years month months week weeks day days hour hours minute minutes kid kids child children job jobs times"
    " percent ano anos mes meses semana semanas dia dias hora horas hijo hijos veces".split()
)
"""After them a number counts something else than rows."""
REASONS: Final = frozenset("because cause cuz since as porque".split())
POINTING: Final = frozenset("this these those that all whole everything rest others esto eso todo todas todos".split())
"""What a "not" that denies no job goes with: "not this whole list"."""
SELF: Final = frozenset("i im ive my soy fui era trabajo yo mi he".split())
SENTENCE_ENDS: Final = frozenset(". ! ?".split())
CHAT: Final = frozenset({Intent.HERE, Intent.HELLO, Intent.THANKS, Intent.BYE, Intent.WRONG, Intent.HELP, Intent.STOP})
"""What is not answered beside something else that is asked for."""
MOST_POINTING: Final = 6
SHORTEST: Final = 2
MOST_PIECES: Final = 9
LONGEST: Final = 28
"""Words of the longest sentence whose parts are looked for."""
MOST_TRIES: Final = 24
MOST_WORDS: Final = 240
"""Parts that are read to find those that mean something, and their words in all: what a line may cost is bounded."""

Reader = Callable[[Clause, VisibleScreen], Sequence[Meaning]]


@dataclass
class MainParts:
    """Reads lines, each on one screen and with a limit on how many parts of it are tried."""

    strictly: Reader
    loosely: Reader
    after: Callable[[Meaning, VisibleScreen], VisibleScreen]
    tries: int = MOST_TRIES

    def of(self, clause: Clause, shown: VisibleScreen) -> Sequence[Clause]:
        """The parts that ask for something, in order; empty if none does, or if another one may ask for more."""
        found: list[tuple[Clause, bool]] = []
        clause = self._without_chat(clause, shown) if len(clause.words) > LONGEST else clause
        if len(clause.words) > LONGEST:
            return []
        self.tries = min(MOST_TRIES, MOST_WORDS // max(1, len(clause.words)))
        for piece in self._pieces(clause, shown):
            part = piece if shown.step is Step.ASKING else self._reduced(piece, shown)
            if found and _is_reason(piece):
                continue
            if part is None and _may_matter(piece, shown):
                return []
            if part is None:
                continue
            meanings = self.strictly(part, shown) or self.loosely(part, shown)
            found.append((part, bool(meanings) and (meanings[-1] in CHAT or _of_oneself(part, meanings[-1]))))
            shown = self.after(meanings[-1], shown) if meanings else shown
        telling = [part for part, chats in found if not chats]
        return telling or [part for part, _ in found[:1]]

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
        places = [at for at, word in enumerate(clause.words) if at and word in BREAKING][: MOST_PIECES - 1]
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
        return part is not None and (bool(self._read(part, shown)) or self._shortened(part, shown) is not None)

    def _shortened(self, piece: Clause, shown: VisibleScreen) -> Clause | None:
        """A piece without what is added at its end ("for my client"), if it means something so."""
        for end in range(len(piece.words) - 1, 1, -1) if self.tries > 0 else ():
            later = piece.words[end:]
            pointed = later[0] in NEGATIONS and len(later) < MOST_POINTING and POINTING & set(later)
            if not (later[0] in ADDING or pointed) or BREAKING & set(later):
                continue
            part = next(pieces(_between(piece, 0, end), ()), None)
            if part is not None and self._tells(part, shown) and not _names_something(later, shown):
                return part
        return None

    def _tells(self, part: Clause, shown: VisibleScreen) -> bool:
        """Whether a part of a piece asks for something."""
        meanings = self._read(part, shown)
        return bool(meanings) and not (isinstance(meanings[0], ShowDetails) and not TELLING & set(part.words))

    def _read(self, part: Clause, shown: VisibleScreen) -> Sequence[Meaning]:
        self.tries -= 1
        return self.strictly(part, shown) if self.tries >= 0 else []

    def _reduced(self, piece: Clause, shown: VisibleScreen) -> Clause | None:
        """The longest part of a piece that means something, without harm to the meaning of the rest."""
        if self._read(piece, shown):
            return piece
        shorter = self._shortened(piece, shown)
        if shorter is not None:
            return shorter
        for start, end in _spans(piece) if self.tries > 0 else ():
            part = next(pieces(_between(piece, start, end), ()), None)
            if part is None or len(part.words) < SHORTEST:
                continue
            before, later = piece.words[:start], piece.words[end:]
            harms = set(before) & (NEGATIONS | WHY) or any(map(speaks_of_results, before))
            if not harms and self._tells(part, shown) and not _names_something((*before, *later), shown):
                return part
        return piece if self.tries >= 0 and self.loosely(piece, shown) else None


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
    return piece.words[0] in REASONS


def _names_something(words: Sequence[str], shown: VisibleScreen) -> bool:
    """Whether words that would be left out name a row, by its number, code or title."""
    counting = {at for at, word in enumerate(words) if at + 1 < len(words) and words[at + 1] in UNITS}
    telling = tuple(word for at, word in enumerate(words) if at not in counting)
    return bool(Referring(Clause(" ".join(telling), telling), shown).named.codes)


def _may_matter(piece: Clause, shown: VisibleScreen) -> bool:
    """Whether a part that isn't understood may be a wish: it names a row, begins as a command does, asks or denies."""
    words = [word for word in piece.words if word not in MARKS]
    denies = denied_job(piece) and not POINTING & set(words)
    asks = replace(piece, asks=False).question
    return _names_something(words, shown) or asks or denies or bool(words and words[0] in STARTING)
