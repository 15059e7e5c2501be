"""What a typed line means where it is typed: the words for everything that the buttons do, and a little more.

Pure. A line is read by what is on the screen: "2" picks from a menu, ticks a duty, or opens a result. Typing
errors in commands are forgiven where only one command can be meant.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz, process

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
    Event,
    Filtered,
    Looked,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.state import Step
from bot.onet.models import Sort

LINE_CHARACTERS: Final = 300
"""A longer line is somebody's story, and no command."""

MOST_NUMBERS: Final = 200
SURE: Final = 84
"""How alike, in per cent, a mistyped command must be where the line could also be a search."""
LIKELY: Final = 74
"""… and where it could not."""
MARGIN: Final = 6
TITLE_LIKE: Final = 80
SHORTEST_MISTYPED: Final = 4


class Wish(StrEnum):
    """What can be wished for anywhere and is no step of the conversation."""

    HELP = "help"
    RESUME = "resume"
    FORGET = "forget"
    LIST = "list"
    EXPORT = "export"
    SHARE = "share"


@dataclass(frozen=True)
class Details:
    """More about one of the results shown, by its O*NET-SOC code."""

    code: str


@dataclass(frozen=True)
class Unclear:
    """Nothing that can be done here; `said` could be searched for."""

    said: str


Meaning = Event | Wish | Details | Unclear


@dataclass(frozen=True)
class Shown:
    """What is on the screen: the step, its pages, its rows (code and title) counted from `first`, its duties."""

    step: Step = Step.ASKING
    code: str = ""
    page: int = 1
    pages: int = 1
    rows: tuple[tuple[str, str], ...] = ()
    first: int = 1
    tasks: tuple[str, ...] = ()
    on_page: tuple[str, ...] = ()
    zone: int | None = None
    bright: bool = False


def understand(text: str, shown: Shown) -> Meaning:
    """What a line means; never raises, whatever is typed."""
    said = " ".join(text.split())
    line = _plain(said[: LINE_CHARACTERS + 1])
    if said == "?":
        return Wish.HELP
    if not line or len(line) > LINE_CHARACTERS:
        return Searched(keyword=said) if said else Looked()
    for read in (_command, _parametrised, _by_step):
        meaning = read(line, shown)
        if meaning is not None:
            return meaning
    if CODE.fullmatch(line) or FRAME.fullmatch(line):
        return Searched(keyword=SEARCH.sub("", said))
    meaning = _mistyped(line, shown)
    if meaning is not None:
        return meaning
    return Searched(keyword=said) if shown.step in SEARCHING else Unclear(said)


def alike(said: str, title: str) -> bool:
    """Whether somebody who typed this may well have meant an occupation's title."""
    line, whole = _plain(said), title.casefold()
    words = whole.replace(",", " ").split()
    if " " in line:
        return fuzz.token_set_ratio(line, whole) >= TITLE_LIKE
    return any(word.startswith(line) or fuzz.ratio(line, word) >= TITLE_LIKE for word in words)


SEARCHING: Final = frozenset({Step.ASKING, Step.CHOOSING_OCCUPATION})

Make = Callable[[Shown], Meaning]


def _back(shown: Shown) -> Event:
    """The page before; on the first one, the step before."""
    return TurnedTo(page=shown.page - 1) if shown.page > 1 else WentBack()


EVERYWHERE: Final[dict[str, Make]] = {
    **dict.fromkeys(
        [
            "help",
            "commands",
            "what can i do",
            "what can i say",
            "how does this work",
            "what now",
            "ayuda",
            "qué puedo decir",
        ],
        lambda _: Wish.HELP,
    ),
    **dict.fromkeys(
        [
            "restart",
            "start over",
            "start again",
            "begin again",
            "search again",
            "new search",
            "reset",
            "start",
            "reiniciar",
            "empezar de nuevo",
        ],
        lambda _: Restarted(),
    ),
    **dict.fromkeys(
        [
            "resume",
            "where was i",
            "where am i",
            "show",
            "show me",
            "go on",
            "continue where i left",
            "continuar",
            "dónde estaba",
        ],
        lambda _: Wish.RESUME,
    ),
    **dict.fromkeys(
        [
            "forget me",
            "forget",
            "forget everything",
            "delete my data",
            "erase my data",
            "erase everything",
            "olvídame",
            "olvidame",
            "borrar todo",
        ],
        lambda _: Wish.FORGET,
    ),
    **dict.fromkeys(
        ["list", "my list", "saved", "show my list", "saved occupations", "lista", "mi lista"], lambda _: Wish.LIST
    ),
}
PAGED: Final[dict[str, Make]] = {
    **dict.fromkeys(
        ["next", "more", "next page", "forward", "show more", "siguiente", "más"], lambda s: TurnedTo(page=s.page + 1)
    ),
    **dict.fromkeys(
        ["back", "previous", "prev", "previous page", "go back", "page back", "atrás", "anterior", "volver"], _back
    ),
    **dict.fromkeys(["first page", "first", "beginning"], lambda _: TurnedTo(page=1)),
    **dict.fromkeys(["last page", "last", "end"], lambda s: TurnedTo(page=s.pages)),
}
TICKING: Final[dict[str, Make]] = {
    **dict.fromkeys(
        [
            "all",
            "everything",
            "all of them",
            "tick all",
            "select all",
            "all duties",
            "check all",
            "i do all of them",
            "todo",
            "todas",
        ],
        lambda s: Ticked(code=s.code, ticked=s.tasks),
    ),
    **dict.fromkeys(
        ["all on this page", "this page", "whole page", "the whole page", "tick page"],
        lambda s: TickedPage(code=s.code, tasks=s.on_page),
    ),
    **dict.fromkeys(
        [
            "none",
            "clear",
            "nothing",
            "untick all",
            "deselect all",
            "clear all",
            "none of them",
            "remove all",
            "ninguna",
            "ninguno",
            "nada",
        ],
        lambda _: ClearedAll(),
    ),
    **dict.fromkeys(
        "done|find|related|go|find related|find related occupations|related occupations|ok|ready|that's it|thats it"
        "|finished|search|find occupations|continue|go ahead|listo|buscar".split("|"),
        lambda _: AskedForRelated(),
    ),
    **dict.fromkeys(
        ["change occupation", "other occupation", "another occupation", "cambiar de ocupación"], lambda _: WentBack()
    ),
}
READING: Final[dict[str, Make]] = {
    **dict.fromkeys(["share", "share this", "post", "compartir"], lambda _: Wish.SHARE),
    **dict.fromkeys(
        ["export", "download", "csv", "excel", "xlsx", "spreadsheet", "save as", "exportar"], lambda _: Wish.EXPORT
    ),
    **dict.fromkeys(["change duties", "duties", "other duties", "edit duties", "cambiar tareas"], lambda _: WentBack()),
    **dict.fromkeys(
        ["bright only", "only bright", "bright", "bright outlook", "bright outlook only", "only bright outlook"],
        lambda s: Filtered(zone=s.zone, bright=True),
    ),
    **dict.fromkeys(["not only bright", "any outlook"], lambda s: Filtered(zone=s.zone)),
    **dict.fromkeys(["all zones", "any zone", "every zone"], lambda s: Filtered(bright=s.bright)),
    **dict.fromkeys(
        ["no filter", "show all", "remove filter", "clear filter", "all", "everything", "without filter", "sin filtro"],
        lambda _: Filtered(),
    ),
}
COMMANDS: Final[dict[Step, dict[str, Make]]] = {
    Step.ASKING: EVERYWHERE,
    Step.CHOOSING_OCCUPATION: {**EVERYWHERE, **PAGED},
    Step.CHOOSING_TASKS: {**EVERYWHERE, **PAGED, **TICKING},
    Step.READING_RESULTS: {**EVERYWHERE, **PAGED, **READING},
}
SORTS: Final[Mapping[str, Sort]] = {
    "closely related": Sort.CLOSELY_RELATED,
    "closely": Sort.CLOSELY_RELATED,
    "closest": Sort.CLOSELY_RELATED,
    "all related": Sort.ALL_RELATED,
    "all": Sort.ALL_RELATED,
    "title": Sort.TITLE,
    "name": Sort.TITLE,
    "alphabet": Sort.TITLE,
    "code": Sort.CODE,
    "zone": Sort.ZONE,
    "job zone": Sort.ZONE,
    "preparation": Sort.ZONE,
    "título": Sort.TITLE,
    "código": Sort.CODE,
    "zona": Sort.ZONE,
}
ORDINALS: Final = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}

EDGES: Final = "\"'\u201c\u201d\u2018\u2019.,;:!()[]- "
POLITE: Final = re.compile(
    r"^(?:please|pls|ok so|okay|now|and|then|can you|could you)\s+|\s+(?:please|pls|thanks|thank you)$"
)
CODE: Final = re.compile(r"\d{2}-\d{4}(?:\.\d{2})?")
PAGE: Final = re.compile(r"(?:go to |to |show |ir a )?(?:page|página|pagina|p)\.? ?(\d{1,9})")
SORT: Final = re.compile(r"(?:sort(?:ed)?|order(?:ed)?|ordenar)(?: it| them)?(?: by| por)? (.+)|by (.+)|por (.+)")
ZONE: Final = re.compile(r"(?:only |filter )?(?:by )?(?:job ?)?zon(?:es?|a) ?([0-9])(?: only)?")
DETAILS: Final = re.compile(
    r"(?:show )?(?:details?|detalles?|info|information|more|tell me)(?: (?:about|of|on|for))?"
    r" (?:number |no\.? |#|the )?(.+)"
)
CHOOSE: Final = re.compile(
    r"(?:choose|pick|take|select|start from|start with|use|number|no\.?|#|the) ?#?(.+?)(?: one)?"
)
TICK: Final = re.compile(r"(?:tick|check|select|choose|add|take|also|and|numbers?|i do|mine are|yes)?[: ]*([\d#].*)")
UNTICK: Final = re.compile(r"(?:not|untick|uncheck|remove|without|drop|minus|no|except)[: ]+([\d#].*)")
ALL_BUT: Final = re.compile(r"(?:all|everything)(?: of them)? (?:but|except(?: for)?|without|not) ([\d#].*)")
FRAME: Final = re.compile(
    r"(?:i'?m|i am|i was|i work(?:ed)? as|i used to be|my job is|i work in|search(?: for)?|look(?:ing)? for|find me)"
    r"\b.+"
)
SEARCH: Final = re.compile(r"^(?:search(?: for)?|look(?:ing)? for|find me)\s+", re.IGNORECASE)
NUMERAL: Final = re.compile(r"#?(\d{1,6})")
RANGE: Final = re.compile(r"#?(\d{1,4})(?: ?(?:-|–|to|through|bis|\.\.) ?#?(\d{1,4}))?")
JOINED: Final = re.compile(r"\s*(?:,|;|&|\band\b|\s)\s*")


def _plain(said: str) -> str:
    line = said.casefold().replace("\u2019", "'").strip(EDGES)
    return POLITE.sub("", line).strip(EDGES)


def _command(line: str, shown: Shown) -> Meaning | None:
    make = COMMANDS[shown.step].get(line.rstrip("?") or line)
    return make(shown) if make else None


def _parametrised(line: str, shown: Shown) -> Meaning | None:
    """Pages, orders, filters: a command with something in it."""
    page = PAGE.fullmatch(line)
    if page and shown.step is not Step.ASKING:
        return TurnedTo(page=min(max(1, int(page[1])), shown.pages))
    if shown.step is not Step.READING_RESULTS:
        return None
    order = SORT.fullmatch(line)
    if order:
        return _sorted(order[1] or order[2] or order[3])
    zone = ZONE.fullmatch(line)
    return Filtered(zone=int(zone[1]), bright=shown.bright) if zone else None


def _sorted(name: str) -> Meaning | None:
    found = process.extractOne(name, SORTS.keys(), scorer=fuzz.ratio, score_cutoff=LIKELY)
    return SortedBy(sort=SORTS[found[0]]) if found else None


def _by_step(line: str, shown: Shown) -> Meaning | None:
    match shown.step:
        case Step.CHOOSING_OCCUPATION:
            return _chosen(line, shown)
        case Step.CHOOSING_TASKS:
            return _ticked(line, shown)
        case Step.READING_RESULTS:
            return _result(line, shown)
        case Step.ASKING:
            return None


def _chosen(line: str, shown: Shown) -> Meaning | None:
    asked = CHOOSE.fullmatch(line)
    code = _row(line, shown) or (_row(asked[1], shown) if asked else None)
    return Chose(code=code) if code else None


def _result(line: str, shown: Shown) -> Meaning | None:
    asked = CHOOSE.fullmatch(line)
    code = _row(asked[1], shown) if asked else None
    if asked and code and not line.startswith(("number", "no", "#", "the ")):
        return Chose(code=code)
    asked = DETAILS.fullmatch(line)
    code = code or _row(line, shown) or (_row(asked[1], shown) if asked else None)
    return Details(code) if code else None


def _row(line: str, shown: Shown) -> str | None:
    """The code of the row that is meant by its number, as shown or on the page, or by its title."""
    numeral = NUMERAL.fullmatch(line)
    number = int(numeral[1]) if numeral else ORDINALS.get(line)
    if number is not None:
        for at in (number - shown.first, number - 1):
            if 0 <= at < len(shown.rows):
                return shown.rows[at][0]
        return None
    titles = {title.casefold(): code for code, title in shown.rows}
    begun = [code for title, code in titles.items() if title.startswith(line) and len(line) > SHORTEST_MISTYPED]
    return titles.get(line) or titles.get(line + "s") or (begun[0] if len(begun) == 1 else None)


def _ticked(line: str, shown: Shown) -> Meaning | None:
    """Numbers are those of the whole list: "1 3-5", "not 2", "all but 7"."""
    but = ALL_BUT.fullmatch(line)
    if but:
        left = _tasks(but[1], shown)
        kept = tuple(task for task in shown.tasks if task not in left) if left else ()
        return Ticked(code=shown.code, ticked=kept, cleared=tuple(left)) if kept and left else None
    off = UNTICK.fullmatch(line)
    if off:
        tasks = _tasks(off[1], shown)
        return Ticked(code=shown.code, cleared=tuple(tasks)) if tasks else None
    on = TICK.fullmatch(line)
    tasks = _tasks(on[1], shown) if on else None
    return Ticked(code=shown.code, ticked=tuple(tasks)) if tasks else None


def _tasks(numbers: str, shown: Shown) -> list[str] | None:
    """The ids of duties by their numbers; None where anything in the list is no number of a duty."""
    spaced = re.sub(r"\s*(?:-|–|\bto\b|\bthrough\b)\s*", "-", numbers)
    found: list[str] = []
    for part in filter(None, JOINED.split(spaced)):
        asked = RANGE.fullmatch(part)
        if asked is None:
            return None
        low, high = int(asked[1]), int(asked[2] or asked[1])
        if not 1 <= low <= high <= len(shown.tasks) or len(found) > MOST_NUMBERS:
            return None
        found += shown.tasks[low - 1 : high]
    return list(dict.fromkeys(found))


def _mistyped(line: str, shown: Shown) -> Meaning | None:
    """A command with a typing error, where only one can be meant."""
    if len(line) < SHORTEST_MISTYPED or any(sign.isdecimal() for sign in line):
        return None
    known = COMMANDS[shown.step]
    least = SURE if shown.step in SEARCHING else LIKELY
    near = process.extract(line, known.keys(), scorer=fuzz.ratio, score_cutoff=least - MARGIN, limit=10)
    meanings = list(_distinct((known[name](shown), score) for name, score, _ in near))
    if not meanings or meanings[0][1] < least:
        return None
    alone = len(meanings) == 1 or meanings[0][1] - meanings[1][1] >= MARGIN
    return meanings[0][0] if alone else None


def _distinct(scored: Iterable[tuple[Meaning, float]]) -> Iterable[tuple[Meaning, float]]:
    """Each meaning once, with its best score."""
    seen: list[Meaning] = []
    for meaning, score in scored:
        if meaning not in seen:
            seen.append(meaning)
            yield meaning, score
