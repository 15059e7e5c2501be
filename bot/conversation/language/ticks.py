"""Reads which duties to tick or clear: "1 and 3 but not 2", "all except bookkeeping", "the one about phones".

A clause is read from left to right. What it names is ticked, until a word reverses that ("not", "except", "untick").
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.conversation.events import ClearedAll, Event, Ticked, TickedPage
from bot.conversation.language.clauses import MARKS, NUMBER, Clause, trimmed
from bot.conversation.language.duty_words import LIGHT, NamedDuties, named_by
from bot.conversation.language.intents import DescribedWork, VisibleScreen
from bot.conversation.language.selections import picked

WORDS: Final[Mapping[str, str]] = {
    "none": (
        "none of them|none of these|none of those|none of it|none|nothing|nada|ninguna|ninguno|ninguna de ellas"
        "|ninguna de estas"
        "|i dont do any|i dont do any of these|dont do any of these|dont do any|do none of these|not any"
        "|no hago ninguna|no hago ninguna de estas"
    ),
    "chosen": (
        "clear those|clear them|clear these|untick those|untick them|untick these|uncheck those|uncheck them"
        "|uncheck these|remove those|remove them|remove these|drop those|drop them|drop these|delete those"
        "|delete them|erase those|erase them|undo those|undo them|quita esas|quita estas|borra esas|borra estas"
        "|desmarca esas|desmarca estas"
    ),
    "tick": (
        "give me|i forgot|forgot|i missed|missed|me falta|me faltan|falta|faltan|tick|check|mark|select|choose|pick"
        "|add|take"
        "|include|put|tick off|check off|i do|i also do|i did|mine are"
        "|mine is|i like|i love|i enjoy"
        "|like|love|enjoy|do|i used to do|used to do|i prefer|prefer|also tick|also|and also|plus|keep|i have done"
        "|ive done|i can do|also do|too|count"
        "|marca|marcar|marque|marcame|elige|elegir|elijo|escojo|escoge|escoger|selecciona|seleccionar|anade|anadir"
        "|agrega|agregar|pon|poner"
        "|incluye|hago|hice|me gusta|me gustan|yo hago|palomea|tilda|tambien|prefiero|tambien hago|turn on|click"
        "|click on|put a tick on|he hecho|hacia|im good at|good at|use|set"
    ),
    "untick": (
        "changed my mind about|i changed my mind about|mistake with|cambie de opinion sobre|me equivoque con|untick"
        "|uncheck|unselect|unmark|deselect|de-select|un-tick|un-check|remove|drop|delete|clear|take off"
        "|take away|take out|leave out|get rid of"
        "|scratch|minus|undo|turn off|skip|lose|i dont do|i do not do|i never do|i never did|i dont|dont do|do not do"
        "|never do|i dont like|dont like|i hate|hate|never|dont"
        "|not|no|without|quita|quitar|quitame|quite|desmarca|desmarcar|borra|borrar|elimina|eliminar|saca|sacar"
        "|descarta|sin|menos|no hago|yo no hago|nunca hago|no me gusta|no me gustan|odio|ya no hago"
        "|i no longer do|no longer do|i dont do any|dont do any|exclude|strike|do not|i didnt|didnt|i havent"
        "|dont tick|dont check|dont include|i wouldnt|cant do|i cant do|not do|nor|ni|deja fuera|anything but not"
    ),
    "except": (
        "but not|but|except|except for|apart from|aside from|other than|but without|excluding|leaving out|save for"
        "|besides|bar|excepto|salvo"
        "|menos|pero no|a excepcion de|fuera de|y no|and not|just not|not counting|with the exception of"
    ),
    "both": "both|both of them|the two|those two|them both|las dos|los dos|ambas|ambos",
    "only": (
        "only|just|nothing but|solo|solamente|unicamente|nada mas|only these|only those|just these|just those"
        "|exclusively"
    ),
    "all": (
        "all|everything|every one|all of them|all of it|all of these|all of those|them all|every|all these"
        "|all the duties|every duty|every single one|the lot|the whole lot|todo|todas|todos|todas ellas|cada una"
        "|all of the duties|toda"
    ),
    "every": (
        "everything|anything|whatever|all|all the ones|every|everything else|all those|any|todo|todo lo|todas"
        "|todas las|cualquier|any of the ones|all of the ones|stuff|all of"
    ),
    "page": (
        "this page|on this page|of this page|this whole page|whole page|the whole page|the page|esta pagina"
        "|toda la pagina|de esta pagina|en esta pagina|on this screen"
    ),
    "rest": (
        "the rest|rest|the others|the other ones|others|remaining|the remaining|all the rest|las demas|demas|el resto"
        "|resto|las otras|otras"
    ),
    "swap": "swap|replace|switch|exchange|cambia|cambiar|reemplaza|sustituye|change",
    "for": "for|with|to|by|por|con",
    "instead": "instead of|in place of|rather than|en vez de|en lugar de",
    "pointing": (
        "whichever ones deal with|the ones that deal with|that deal with|deal with|deals with|whichever ones"
        "|whichever"
        "|which have to do with|have to do with|has to do with|the one about|the one with|the one on|the ones about"
        "|the ones with|the one|the ones|the thing"
        "|the thing about|the thing with|about|with|involving|related to|that has to do with|to do with|dealing with"
        "|that mention|which mention|that says|that say|the duties|the part about"
        "|la de|la del|la de los|la de las|el de|el del|las de|las del|los de|sobre|acerca de|con"
        "|que tenga que ver con|relacionado con|relacionadas con|lo de|lo del|lo de los|lo de las|la que dice"
        "|las que dicen|los del|that one about|anything about|anything with|that involve|that involves|where"
        "|concerning|regarding|todo lo de|todo lo del"
    ),
    "small": (
        "scratch that|leave that|forget that|never mind that|ignore that|my bad|my mistake|i meant|i mean|quise decir"
        "|olvida eso|deja eso|no no|nah|oops|ups|no wait|perdon|either|desde|through|thru|until|hasta|al|between"
        "|entre|number|numbers|no.|nr|duty"
        "|duties|task|tasks|box|boxes|item"
        "|items|option|options|row|rows|line|lines|ones|one|thing|things|tarea|tareas|numero|numeros|opcion|opciones"
        "|casilla|casillas|and|or|then|y|o|e|ni|luego"
        "|a|an|the|of|to|for|in|on|at|by|with|from|me|my|mine|i|im|ill|id|ive|its|it|is|are|am|be|was|were|that|this"
        "|these|those|there|here|they|them|you|your|we|can|could|would|will|should|please|pls|plz|so|well|now|also|as"
        "|if|some|too|have|had|got|get|lets|let|want|wanna|need"
        "|really|actually|maybe|perhaps|probably|i think|think|i guess|guess|yes|yeah|yep|no wait|right|alright|sorry"
        "|hi|hey|hello|thanks|thank you|ok|okay|a little of|a little|a bit of|a bit|a lot of|lots of|some of|part of"
        "|nah|mostly|mainly|sometimes|often|usually|always|still|again|instead|best|most|the best|the most|the lot of"
        "|as well|for sure|definitely|especially|particularly|again|both|too please|occasionally|sure|one too|off|up"
        "|what|which|just about|how about|what about|oh|um|hmm|would like|going|do"
        "|un|una|unos|unas|el|la|los|las|lo|de|del|al|en|por|para|con|mi|mis|me|te|se|le|que|es|son|soy|esta|este"
        "|esto|estas|estos|esa|ese|esos|esas|aqui|si|vale|bueno|pues|entonces|ahora|por favor|porfa|gracias|puedes"
        "|podrias|puedo|quiero|quisiera|creo|un poco de|un poco|a veces|casi siempre|mas|otra|otro|me gustaria"
        "|necesito|mejor|sobre todo|hola|tambien|yo|ya"
    ),
}
"""What is said of duties, by what it means; of phrases that begin alike the longest counts."""

JOINING: Final = frozenset("and y e & + , / to a through thru until hasta al - \u2013 \u2014 ; .".split())
"""What may stand between numbers that are named together."""
ONE_THING: Final = frozenset({"thing"})
ONE_POINTED: Final = (("the", "thing"), ("la", "de"), ("la", "del"), ("el", "de"), ("el", "del"), ("that", "thing"))
"""What points at one duty and no more."""
EVERY: Final = frozenset("anything everything any every all todo toda todos todas ones".split())
"""What points at all duties that fit."""
PARTED: Final = frozenset("take cross leave knock strike scratch keep".split())
PARTICLES: Final = frozenset("off out away".split())
YES: Final = frozenset("yes yeah yep si".split())
NO: Final = frozenset("no nope not".split())
ARTICLES: Final = frozenset("the la el las los is".split())
SPLITTING: Final = frozenset("and or , & + y e o ; then luego".split())
SHORTEST_WORD: Final = 3


def _table() -> Mapping[str, Sequence[tuple[tuple[str, ...], frozenset[str]]]]:
    meant: dict[tuple[str, ...], set[str]] = {}
    for concept, phrases in WORDS.items():
        for phrase in phrases.split("|"):
            meant.setdefault(tuple(phrase.split()), set()).add(concept)
    table: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words, concepts in sorted(meant.items(), key=lambda entry: -len(entry[0])):
        table.setdefault(words[0], []).append((words, frozenset(concepts)))
    return table


_TABLE: Final = _table()
TICK_WORDS: Final = frozenset(word for phrases in _TABLE.values() for phrase, _ in phrases for word in phrase)
"""Every word that says something of ticks."""
BOTH: Final = 2
ORDER: Final = (
    "none",
    "chosen",
    "both",
    "instead",
    "except",
    "pointing",
    "untick",
    "page",
    "rest",
    "all",
    "only",
    "swap",
    "tick",
    "for",
    "small",
)
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


def _phrase(words: Sequence[str], at: int) -> tuple[int, str]:
    """How many words from a place on say one thing, and what; an unknown word counts by itself."""
    for phrase, concepts in _TABLE.get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase), next(concept for concept in (*ORDER, "every") if concept in concepts)
    return 1, "word"


def _read(words: Sequence[str]) -> Reading:  # noqa: C901, PLR0912 - one table: what each thing said does
    reading = Reading()
    clears = False
    at = 0
    while at < len(words):
        if NUMBER.fullmatch(words[at]):
            _add(reading, "numbers", words[at], clears=clears)
            at += 1
            continue
        length, concept = _phrase(words, at)
        match concept:
            case "except" | "untick" if concept == "untick" or reading.targets:
                clears = True
                reading.commanded = reading.commanded or length > 1 or concept == "untick"
                reading.turned = reading.turned or concept == "except"
            case "tick" | "except":
                clears = False
                reading.commanded = reading.commanded or words[at] not in {
                    "also",
                    "too",
                    "tambien",
                    "like",
                    "do",
                    "use",
                }
            case "instead":
                clears = True
            case "swap":
                clears = reading.commanded = True
            case "for" if _swaps(words) and reading.targets:
                clears = False
            case "only":
                reading.only = True
            case "pointing":
                reading.pointed = True
                reading.every = reading.every or words[at] in EVERY
                reading.single = reading.single or tuple(words[at : at + 2]) in ONE_POINTED
            case "every":
                reading.every = True
            case "none":
                _add(reading, "none", "", clears=True)
            case "chosen":
                _add(reading, concept, "", clears=True)
                clears = not _splits(words, at + length)
            case "both":
                _add(reading, concept, "", clears=clears)
            case "page" | "rest" | "all":
                reading.every = True
                _add(reading, concept, "", clears=clears)
            case "small" if words[at] in ONE_THING:
                reading.pointed = reading.single = True
            case "word" if words[at] not in MARKS:
                _add(reading, "words", words[at], clears=clears)
            case _ if words[at] in SPLITTING and reading.targets and reading.targets[-1].kind == "words":
                reading.targets[-1].closed = True
            case _ if (
                length == 1 and words[at] in JOINING and reading.targets and reading.targets[-1].kind == "numbers"
            ):
                reading.targets[-1].words.append(words[at])  # "1 to 4", "1, 3": what joins numbers
        at += length
    return reading


def _splits(words: Sequence[str], at: int) -> bool:
    """Whether what follows is something else: "clear those and do 5", but "clear those, 5 and 6"."""
    return at < len(words) and words[at] in SPLITTING and words[at] != ","


def _swaps(words: Sequence[str]) -> bool:
    return any(word in WORDS["swap"].split("|") for word in words)


def _add(reading: Reading, kind: str, word: str, *, clears: bool) -> None:
    last = reading.targets[-1] if reading.targets else None
    if last is None or last.closed or last.kind != kind or last.clears is not clears:
        last = Target(kind, clears)
        reading.targets.append(last)
    if word:
        last.words.append(word)


def speaks_of_ticks(word: str) -> bool:
    """Whether a word alone says something about ticks."""
    return any(phrase == (word,) for phrase, _ in _TABLE.get(word, ()))


def read_ticks(clause: Clause, shown: VisibleScreen) -> Event | DescribedWork | None:
    """What a clause does to the ticks; None if it says nothing about them, or names numbers that don't exist."""
    words = tuple(word for word in clause.words if word not in {"!", "?", ".", '"', "(", ")", "#", "\u2026", "'"})
    words = _joined(words)
    each = _each(words, shown)
    if each is not None:
        return each
    reading = _read(words)
    if not reading.targets:
        return None
    if any(target.kind == "page" for target in reading.targets):  # "all on this page"
        reading.targets = [target for target in reading.targets if target.kind != "all"]
    if len(reading.targets) == 1 and reading.targets[0].kind == "page":
        return ClearedAll() if reading.targets[0].clears else TickedPage(code=shown.code, tasks=shown.on_page)
    if any(target.kind == "words" for target in reading.targets):
        return _by_words(clause, reading, shown)
    return _ticks(reading, shown)


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Joins a verb of two parts: "take number 2 off" becomes "untick number 2"."""
    ends = [at for at, word in enumerate(words) if word in PARTICLES]
    begins = [at for at, word in enumerate(words) if word in PARTED and ends and at < ends[-1]]
    if not begins:
        return words
    return (*words[: begins[-1]], "untick", *words[begins[-1] + 1 : ends[-1]], *words[ends[-1] + 1 :])


def _each(words: Sequence[str], shown: VisibleScreen) -> Event | None:
    """A yes or no after each number: "the first yes, the second no"."""
    told = [word for word in words if word not in MARKS and word not in ARTICLES]
    if not told or told[-1] not in YES | NO or not NUMBER.fullmatch(told[0]):
        return None
    ticks: dict[bool, list[str]] = {True: [], False: []}
    numbers: list[str] = []
    for word in told:
        if word in YES | NO:
            places = picked(" ".join(trimmed(numbers)), len(shown.tasks)) if numbers else None
            if places is None:
                return None
            ticks[word in YES] += [shown.tasks[at] for at in places]
            numbers = []
        else:
            numbers.append(word)
    return _event(ticks[True], ticks[False], shown)


def _ticks(reading: Reading, shown: VisibleScreen) -> Event | None:
    """Ticks by numbers, all, none and the rest."""
    ticked: list[str] = []
    cleared: list[str] = []
    whole = _whole(reading)
    for target in reading.targets:
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
    if all(target.kind == "all" for target in others) and same:
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
    places = found.places if every else found.clearest
    ids = tuple(shown.tasks[at] for at in places)
    pointed = reading.pointed or reading.every or (reading.commanded and bool(places)) or target.clears
    single = reading.single and not every
    return DescribedWork(clause.typed, ids, target.clears, sure=found.clearly, pointed=pointed, single=single)


def _places(target: Target, reading: Reading, shown: VisibleScreen) -> Sequence[int]:
    """The places of the duties that the words name."""
    found = _named(target.words, shown.statements)
    return found.places if reading.every or target.clears else found.clearest


def _named(words: Iterable[str], statements: Sequence[str]) -> NamedDuties:
    return named_by([word for word in words if word not in LIGHT], statements)
