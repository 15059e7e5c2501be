"""Reads which duties to tick or clear: "1 and 3 but not 2", "all except bookkeeping", "the one about phones".

A clause is read from left to right. What it names is ticked, until a word reverses that ("not", "except", "untick").
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from bot.conversation.events import ClearedAll, Event, Ticked, TickedPage
from bot.conversation.language.clauses import MARKS, NUMBER, Clause, trimmed
from bot.conversation.language.duty_words import LIGHT, NamedDuties, named_by
from bot.conversation.language.function_words import ALL, AND, CONJUNCTIONS, REST, THROUGH
from bot.conversation.language.intents import DescribedWork, VisibleScreen
from bot.conversation.language.job_frames import UNDECIDED
from bot.conversation.language.phrase_meanings import PhraseMeanings
from bot.conversation.language.selections import picked
from bot.conversation.language.tick_words import TICK_PHRASES

JOINING: Final = AND | THROUGH | {";", "."}
"""What may stand between numbers that are named together."""
ONE_THING: Final = frozenset({"thing"})
ONE_POINTED: Final = (("the", "thing"), ("la", "de"), ("la", "del"), ("el", "de"), ("el", "del"), ("that", "thing"))
"""What points at one duty and no more."""
TURNING: Final = frozenset({"but", "pero", "sino"})
"""After what is not theirs, what is: "not 4 but everything else"."""
EVERY: Final = ALL | {"any", "anything", "ones"}
"""What points at all duties that fit."""
PARTED: Final = frozenset("take cross leave knock strike scratch keep".split())
PARTICLES: Final = frozenset("off out away alone blank empty unticked unchecked".split())
YES: Final = frozenset("yes yeah yep si".split())
NO: Final = frozenset("no nope not".split())
CONFIRMING: Final = YES | {"do", "hago"}
OTHERS: Final = REST | ALL
"""All duties, or those that are left."""
BESIDE_NUMBERS: Final = frozenset("the la el las los lo is number numbers numero and y es".split())
OVER: Final = (("ya", "no"), ("not", "anymore"), ("no", "longer"), ("no", "more"))
"""What says after a number that it's over."""
LINKING: Final = frozenset(
    "is isnt was are were i ive he she ya la las eso esa esas yo those they that it , client".split()
)
"""What may stand between a number and the "not" that belongs to it."""
PLURAL: Final = frozenset("are were those they".split())
ENDING: Final = CONJUNCTIONS | {"sino", ",", ";"}
"""What ends a "not"."""
LAST: Final = frozenset("last last1 ultima ultimo ultima1 ultimo1".split())
SPLITTING: Final = frozenset("and or , & + y e o ; then luego".split())
NOT_TO: Final = frozenset("dont not never doesnt didnt".split())
"""Before a word that ticks they clear: "don't put the wigs"."""
HARDLY_A_COMMAND: Final = frozenset("also too tambien like do use".split())
"""Words that say "tick" beside many other things."""
SHORTEST_WORD: Final = 3
BEFORE_RANGES: Final = frozenset("from between number numbers of the de del desde entre la las numero numeros".split())
SHOWING: Final = frozenset("give show see view dame muestra muestrame ver ensename".split())
"""With them "the rest" is a page, and nothing to tick."""
SHOWN_RESULTS: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(SHOWING))})(?: me)?(?: the| my| los| mis)? (?:results|resultados|matches)\b"
)
""""Show results" asks for them: no duty with results is meant."""

PHRASES: Final = PhraseMeanings(TICK_PHRASES)
TICK_WORDS: Final = PHRASES.words
"""Every word that says something of ticks."""
BOTH: Final = 2
ORDER: Final = "none chosen both instead except pointing untick page rest all only swap tick for small".split()
"""Of the meanings of one phrase, the first that fits counts."""


@dataclass
class Target:
    """Something that a clause names (numbers, all, the rest, or words), to be cleared or ticked."""

    kind: str
    clears: bool
    words: list[str] = field(default_factory=list)
    closed: bool = False


@dataclass
class Reading:
    """What a clause says, from left to right."""

    targets: list[Target] = field(default_factory=list)
    only: bool = False
    turned: bool = False
    commanded: bool = False
    pointed: bool = False
    every: bool = False
    single: bool = False

    @property
    def kind(self) -> str:
        """What was named last; empty before anything was."""
        return self.targets[-1].kind if self.targets else ""

    def name(self, kind: str, *words: str, clears: bool) -> None:
        """Add something that is named, or more words of what was named last."""
        last = self.targets[-1] if self.targets else None
        if last is None or last.closed or last.kind != kind or last.clears is not clears:
            last = Target(kind, clears)
            self.targets.append(last)
        last.words += words


class _TickReader:
    """Reads a clause from left to right. What it names is ticked, until a word reverses that."""

    def __init__(self, words: Sequence[str], *, clears: bool = False) -> None:
        self._words = words
        self._clears = clears
        self._reading = Reading()

    def read(self) -> Reading:
        """Everything that the clause says."""
        at = 0
        while at < len(self._words):
            length, concept = _concept(self._words, at)
            end = at + length
            if not (self._turns(concept, at, end) or self._tells(concept, at) or self._names(concept, at, end)):
                self._joins(at, end)
            at = end
        return self._reading

    def _turns(self, concept: str, at: int, end: int) -> bool:
        """Whether it says that what follows is to be ticked, or to be cleared."""
        reading = self._reading
        match concept:
            case "except" if self._clears and self._words[at] in TURNING and end - at == 1:
                self._clears = False
            case "except" if reading.targets:
                self._clears = reading.turned = True
                reading.commanded = reading.commanded or end - at > 1
            case "except" if reading.every and end - at < len(self._words) - at:
                reading.name("all", clears=False)
                self._clears = reading.turned = reading.commanded = True
            case "except" if self._clears and at == 0:
                reading.commanded = True
            case "tick" if NOT_TO & {*self._words[max(0, at - 1) : at]}:
                self._clears = True
            case "tick" | "except":
                self._clears = False
                reading.commanded = reading.commanded or self._words[at] not in HARDLY_A_COMMAND
            case "untick" | "swap":
                self._clears = reading.commanded = True
            case "instead":
                self._clears = True
            case "for" if self._swaps and reading.targets:
                self._clears = False
            case _:
                return False
        return True

    def _tells(self, concept: str, at: int) -> bool:
        """Whether it says how many are meant, or points at duties."""
        reading, word = self._reading, self._words[at]
        match concept:
            case "only":
                reading.only = True
                if at and self._words[at - 1] in ENDING:  # "not the rest, only 2"
                    self._clears = False
            case "every":
                reading.every = True
            case "pointing":
                reading.pointed = True
                reading.every = reading.every or word in EVERY
                reading.single = reading.single or tuple(self._words[at : at + 2]) in ONE_POINTED
            case "small" if word in ONE_THING:
                reading.pointed = reading.single = True
            case _:
                return False
        return True

    def _names(self, concept: str, at: int, end: int) -> bool:
        """Whether it names duties: by their numbers or words, all of them, the chosen ones, or none."""
        reading, word = self._reading, self._words[at]
        if concept == "rest" and CONFIRMING & set(self._words[end:]) and not NO & set(self._words[end:]):
            self._clears = False  # "not 9, the rest yes"
        if concept == "rest" and self._reading.targets and word in ALL and self._words[at - 1] not in AND - {","}:
            self._clears = False  # "no 4, no 7, everything else"
        match concept:
            case "none":
                reading.name("none", clears=True)
            case "chosen":
                reading.name("chosen", clears=True)
                self._clears = not self._splits(end)
            case "all" if reading.kind == "words" and self._words[at - 1] in reading.targets[-1].words:
                pass  # "I taste everything" says nothing of all duties
            case "all" if self._is_pointed(end) or self._ranges(end):
                reading.every = reading.pointed = True  # "everything with patients"
            case "both" | "page" | "rest" | "all":
                reading.every = reading.every or concept != "both"
                reading.name(concept, clears=self._clears)
            case "numbers" | "words" if word not in MARKS:
                reading.name(concept, word, clears=self._clears)
            case _:
                return False
        return True

    def _ranges(self, at: int) -> bool:
        """Whether the first and the last of a range follow: "everything from 1 to 6"."""
        while at < len(self._words) and self._words[at] in BEFORE_RANGES:
            at += 1
        first, *then = self._words[at : at + 2] or ("",)
        return bool(NUMBER.fullmatch(first) and THROUGH & {*then})

    def _is_pointed(self, at: int) -> bool:
        """Whether words of duties follow, with what points at them."""
        length, concept = _concept(self._words, at) if at < len(self._words) else (0, "")
        after = at + length
        return concept == "pointing" and after < len(self._words) and _concept(self._words, after)[1] == "words"

    def _joins(self, at: int, end: int) -> None:
        """What stands between: it ends words ("phones and mail"), or joins numbers ("1 to 4")."""
        word = self._words[at]
        if self._reading.kind == "words" and word in SPLITTING:
            self._reading.targets[-1].closed = True
        elif self._reading.kind == "numbers" and end == at + 1 and word in JOINING:
            self._reading.targets[-1].words.append(word)

    def _splits(self, at: int) -> bool:
        """Whether what follows is something else: "clear those and do 5", but "clear those, 5 and 6"."""
        return at < len(self._words) and self._words[at] in SPLITTING and self._words[at] != ","

    @property
    def _swaps(self) -> bool:
        return any(word in TICK_PHRASES["swap"].split("|") for word in self._words)


def _concept(words: Sequence[str], at: int) -> tuple[int, str]:
    """How many words from a place on say one thing, and what; an unknown word counts by itself."""
    if NUMBER.fullmatch(words[at]):
        return 1, "numbers"
    for length, concepts in PHRASES.at(words, at):
        return length, next(concept for concept in (*ORDER, "every") if concept in concepts)
    return 1, "words"


def orders_ticks(word: str) -> bool:
    """Whether a word alone orders to tick or to clear, and is no "do" or "also"."""
    concepts = frozenset().union(*(concepts for _, concepts in PHRASES.at((word,), 0)))
    return bool(concepts & {"tick", "untick"}) and "small" not in concepts and word not in HARDLY_A_COMMAND | NO


def orders_or_excepts(word: str) -> bool:
    """Whether a word alone says that duties are done, or not, or all but some: "did", "hago", "remove", "except"."""
    return any({"tick", "untick", "except"} & set(concepts) for _, concepts in PHRASES.at((word,), 0))


def says_little(word: str) -> bool:
    """Whether a word says nothing of ticks that matters: "hmm", "so", "please"."""
    return word in MARKS or any("small" in concepts for _, concepts in PHRASES.at((word,), 0))


def with_known_words(words: Sequence[str], pointing: Collection[int], denying: Collection[str]) -> tuple[str, ...]:
    """The numbers at some places, with the words beside them that say something of ticks; each denial is a "not"."""
    telling: list[str] = []
    at = 0
    while at < len(words):
        length, concept = (1, "pointing") if at in pointing else _concept(words, at)
        if concept == "words":
            telling += ["not"] if words[at] in denying else []
        elif concept != "numbers":
            telling += words[at : at + length]
        at += length
    return tuple(telling)


def speaks_of_ticks(word: str) -> bool:
    """Whether a word alone says something about ticks."""
    return any(PHRASES.at((word,), 0))


def read_ticks(clause: Clause, shown: VisibleScreen) -> Event | DescribedWork | None:
    """What a clause does to the ticks; None if it says nothing about them, or names numbers that don't exist."""
    words = tuple(word for word in clause.words if word not in {"!", "?", ".", '"', "(", ")", "#", "\u2026", "'"})
    words = _before_numbers(_on_page(_joined(words), shown))
    verdicts = _each(words, shown) if _gives_verdicts(words) else None
    if verdicts is not None:
        return verdicts
    words = _denied_after(words)
    reading = _TickReader(words, clears=bool(shown.chosen) and begins_with_except(words)).read()
    if not reading.targets or SHOWN_RESULTS.search(" ".join(words)):
        return None
    if SHOWING & {*words} and any(target.kind == "rest" and not target.clears for target in reading.targets):
        return None
    if any(target.kind == "page" for target in reading.targets):  # "all on this page"
        reading.targets = [target for target in reading.targets if target.kind != "all"]
    if len(reading.targets) == 1 and reading.targets[0].kind == "page":
        return ClearedAll() if reading.targets[0].clears else TickedPage(code=shown.code, tasks=shown.on_page)
    if any(target.kind == "words" for target in reading.targets):
        return _by_words(clause, reading, shown)
    return _ticks(reading, shown)


def begins_with_except(words: Sequence[str]) -> bool:
    """Whether something is taken away from what was ticked before: "except 9 and 10"."""
    if not words or (words[0] in TURNING and (len(words) < BOTH or words[1] not in NO)):
        return False
    return any("except" in concepts for _, concepts in PHRASES.at(words, 0))


def read_left_out(clause: Clause, shown: VisibleScreen) -> Ticked | None:
    """The chosen duties that a line leaves out of what the results are of, by their words; None if it leaves out none.

    All of them can't be left out.
    """
    tasks = tuple(task for task, _ in shown.counted)
    duties = replace(shown, tasks=tasks, on_page=tasks, statements=tuple(statement for _, statement in shown.counted))
    ticks = read_ticks(clause, duties) if len(tasks) > 1 else None
    if isinstance(ticks, DescribedWork) and ticks.clears and ticks.sure and 0 < len(ticks.tasks) < len(tasks):
        return Ticked(code=shown.code, cleared=ticks.tasks)
    return None


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Joins a verb of two parts: "take number 2 off" becomes "untick number 2"."""
    ends = [at for at, word in enumerate(words) if word in PARTICLES]
    begins = [at for at, word in enumerate(words) if word in PARTED and ends and at < ends[-1]]
    if not begins:
        return words
    return (*words[: begins[-1]], "untick", *words[begins[-1] + 1 : ends[-1]], *words[ends[-1] + 1 :])


def _before_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """With what is over before its number: "5 and 2 not anymore" becomes "5 and not 2"."""
    for over in OVER:
        at = next((at for at, pair in enumerate(pairwise(words)) if at and pair == over), 0)
        if at and NUMBER.fullmatch(words[at - 1]):
            return (*words[: at - 1], "untick", words[at - 1], *words[at + len(over) :])
    return words


def _denied_after(words: tuple[str, ...]) -> tuple[str, ...]:
    """With what is denied after its number or "the rest": "2 is not mine" becomes "untick 2 mine"."""
    for at in range(1, len(words)):
        length, concept = _concept(words, at)
        linked = at - 1
        while linked > 0 and at - linked <= BOTH and words[linked] in LINKING:
            linked -= 1
        if concept != "untick" or not (NUMBER.fullmatch(words[linked]) or words[linked] in OTHERS):
            continue
        end = next((place for place in range(at, len(words)) if words[place] in ENDING), len(words))
        after = [_concept(words, place)[1] for place in range(at + length, end)]
        if set(after) <= {"small", "tick", "for"} and not UNDECIDED & set(words[at:end]):
            begin = _beginning(words, linked, plural=bool(PLURAL & set(words[linked:at])))
            return (*words[:begin], "untick", *words[begin : linked + 1], *words[end:])
    return words


def _beginning(words: Sequence[str], at: int, *, plural: bool) -> int:
    """Where what is denied begins: the last number, or all that are joined with it ("1 and 2 are not mine")."""
    while at > 0 and ((plural and words[at - 1] in JOINING) or words[at - 1] in BESIDE_NUMBERS - {"and", "y"}):
        at -= 1
        if plural and at and NUMBER.fullmatch(words[at - 1]):
            at -= 1
    return at


def _on_page(words: tuple[str, ...], shown: VisibleScreen) -> tuple[str, ...]:
    """With the number of the last duty on the page: "the last one on this page"."""
    last = next((at for at, word in enumerate(words) if word in LAST), -1)
    if last < 0 or not shown.on_page or not {"page", "pagina"} & set(words):
        return words
    number = str(shown.tasks.index(shown.on_page[-1]) + 1)
    return (*words[:last], number)


def _gives_verdicts(words: Sequence[str]) -> bool:
    """Whether a yes or no stands after each of several duties, or after a number."""
    telling = [word for word in words if word not in MARKS and word not in BESIDE_NUMBERS]
    if not telling or telling[-1] not in YES | NO or telling[0] in YES | NO or orders_ticks(telling[0]):
        return False
    return sum(word in YES | NO for word in telling) > 1 or NUMBER.fullmatch(telling[0]) is not None


def _each(words: Sequence[str], shown: VisibleScreen) -> Event | None:
    """A yes or no after each duty: "the first yes, the second no", "phones yes, the mail no, the rest no"."""
    telling = [word for word in words if word not in MARKS]
    ticks: dict[bool, list[str]] = {True: [], False: []}
    named: list[str] = []
    for word in telling:
        if word not in YES | NO:
            named.append(word)
            continue
        tasks = _tasks_named(named, shown, [*ticks[True], *ticks[False]])
        if not tasks:
            return None
        ticks[word in YES] += tasks
        named = []
    return _event(ticks[True], ticks[False], shown)


def _tasks_named(words: Sequence[str], shown: VisibleScreen, before: Sequence[str]) -> Sequence[str]:
    """The ids of the duties that numbers or words name, or of all that weren't named before ("the others")."""
    telling = [word for word in words if word not in BESIDE_NUMBERS]
    if telling and NUMBER.fullmatch(telling[0]):
        places: Sequence[int] = picked(" ".join(trimmed(telling)), len(shown.tasks)) or ()
    elif telling and set(telling) <= OTHERS:
        return [task for task in shown.tasks if task not in before]
    else:
        places = _named(words, shown.statements).clearest
    return [shown.tasks[at] for at in places]


def _ticks(reading: Reading, shown: VisibleScreen) -> Event | None:
    """Ticks by numbers, all, none and the rest."""
    ticked: list[str] = []
    cleared: list[str] = []
    whole = _whole(reading)
    for target in sorted(reading.targets, key=lambda target: target.kind == "rest" and not whole):
        tasks = _tasks(target, shown, [*ticked, *cleared])
        if tasks is None:
            return None
        (cleared if target.clears else ticked).extend(tasks)
    if whole and reading.targets[0].clears and len(reading.targets) > 1:  # "untick all but 2"
        kept = [task for task in cleared if task in (_tasks(reading.targets[-1], shown, []) or ())]
        return _event(kept, [task for task in shown.tasks if task not in kept], shown)
    ticked = [task for task in ticked if task not in cleared]
    if reading.only:
        cleared = [task for task in shown.tasks if task not in ticked]
    if set(cleared) == set(shown.tasks) and not ticked:
        return ClearedAll()
    return _event(ticked, [task for task in cleared if task not in ticked], shown)


def _whole(reading: Reading) -> bool:
    return reading.targets[0].kind in {"all", "page", "none"}


def _event(ticked: Sequence[str], cleared: Sequence[str], shown: VisibleScreen) -> Event | None:
    if not ticked and not cleared:
        return None
    return Ticked(code=shown.code, ticked=tuple(dict.fromkeys(ticked)), cleared=tuple(dict.fromkeys(cleared)))


def _tasks(target: Target, shown: VisibleScreen, before: Sequence[str]) -> Sequence[str] | None:
    """The ids of what is named; None if a number isn't a duty's."""
    match target.kind:
        case "numbers":
            places = picked(" ".join(trimmed(target.words)), len(shown.tasks))
            return None if places is None else [shown.tasks[at] for at in places]
        case "page":
            return shown.on_page
        case "chosen":
            return shown.chosen
        case "both":
            return shown.chosen if len(shown.chosen) == BOTH else None
        case "rest":
            return [task for task in shown.tasks if task not in {*before, *shown.chosen}]
        case _:
            return shown.tasks


def _by_words(clause: Clause, reading: Reading, shown: VisibleScreen) -> Event | DescribedWork | None:
    """Ticks by words, alone or beside numbers and "all except"."""
    telling = [target for target in reading.targets if target.kind == "words"]
    others = [target for target in reading.targets if target.kind != "words"]
    if any(target.kind == "none" for target in others):  # "nothing with computers"
        others = [target for target in others if target.kind != "none"]
        telling = [replace(target, clears=True) for target in telling]
    if others and reading.targets[0].kind == "all" and not reading.turned and _same_way(reading):
        others = []  # "everything with patients"
    together = Target("words", telling[0].clears, [word for target in telling for word in target.words])
    same = all(target.clears is telling[0].clears for target in telling)
    if same and not others and (len(telling) == 1 or _named(together.words, shown.statements).clearly):
        return _described(clause, reading, together, shown)
    groups = {id(target): _places(target, reading, shown) for target in telling}
    if all(groups.values()):
        return _mixed(reading, groups, shown) or (None if others else _described(clause, reading, together, shown))
    if all(target.kind == "all" for target in others) and same and not reading.turned:
        return _described(clause, reading, together, shown)
    return None


def _same_way(reading: Reading) -> bool:
    """Whether everything named is to be ticked, or everything to be cleared."""
    return len({target.clears for target in reading.targets}) == 1


def _mixed(reading: Reading, groups: Mapping[int, Sequence[int]], shown: VisibleScreen) -> Event | None:
    """Several things named at once: each by its words or numbers."""
    ticked: list[str] = []
    cleared: list[str] = []
    for target in reading.targets:
        places = groups.get(id(target))
        tasks = [shown.tasks[at] for at in places] if places is not None else _tasks(target, shown, [*ticked, *cleared])
        if not tasks or (places is not None and len(places) > 1 and not (reading.every or target.clears)):
            return None
        (cleared if target.clears else ticked).extend(tasks)
    kept = [task for task in ticked if task not in cleared]
    return _event(kept, cleared, shown)


def _described(clause: Clause, reading: Reading, target: Target, shown: VisibleScreen) -> DescribedWork | None:
    """Words that may name duties, with the duties that contain them."""
    if all(len(word) < SHORTEST_WORD for word in target.words):
        return None
    every = reading.every and not (reading.targets[0].kind == "all" and reading.turned)
    found = _named(target.words, shown.statements)
    places = _chosen_first(found.places, shown) if target.clears else ()
    places = places or (found.places if every else found.clearest)
    ids = tuple(shown.tasks[at] for at in places)
    pointed = reading.pointed or reading.every or (reading.commanded and bool(places)) or target.clears
    single = reading.single and not every
    return DescribedWork(clause.typed, ids, target.clears, sure=found.clearly, pointed=pointed, single=single)


def _places(target: Target, reading: Reading, shown: VisibleScreen) -> Sequence[int]:
    """The places of the duties that the words name."""
    found = _named(target.words, shown.statements)
    return found.places if reading.every or target.clears else found.clearest


def _chosen_first(places: Sequence[int], shown: VisibleScreen) -> Sequence[int]:
    """Of the named duties, those that are ticked: what is cleared was ticked before."""
    return [at for at in places if shown.tasks[at] in shown.chosen]


def _named(words: Iterable[str], statements: Sequence[str]) -> NamedDuties:
    return named_by([word for word in words if word not in LIGHT], statements)
