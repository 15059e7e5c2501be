"""The words for everything that can be typed, by the step they are understood in, and the shapes of the rest."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.conversation.events import (
    AskedForRelated,
    ClearedAll,
    Event,
    Filtered,
    Restarted,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.state import Step
from bot.onet.models import Sort


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
