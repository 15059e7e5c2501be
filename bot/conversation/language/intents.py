"""What a typed line can mean, and the screen that it's typed on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.events import Event
from bot.conversation.language.clauses import Clause
from bot.conversation.results_filter import EVERYTHING, ResultsFilter
from bot.conversation.state import Front, Step


class Intent(StrEnum):
    """What a person may want on any screen, and gets as a short answer that moves no conversation."""

    HELLO = "hello"
    THANKS = "thanks"
    BYE = "bye"
    HELP = "help"
    HERE = "here"
    STOP = "stop"
    WRONG = "wrong"
    NARROW = "narrow"
    NO_MORE = "no_more"
    JOBLESS = "jobless"
    FIRED = "fired"
    WHICH = "which"
    BETTER = "better"
    HOW_MANY = "how_many"
    OWN_DUTY = "own_duty"
    REVERSIBLE = "reversible"
    PERSON = "person"
    LANGUAGE = "language"
    COST = "cost"
    PRIVACY = "privacy"
    KEPT = "kept"
    NOT_HELD = "not_held"
    ZONES = "zones"
    BRIGHT = "bright"
    CLOSENESS = "closeness"
    SOURCE = "source"
    RESUME = "resume"
    FORGET = "forget"
    LIST = "list"
    EXPORT = "export"
    SHARE = "share"
    COMPARE = "compare"
    EXPORT_LIST = "export_list"
    HANDOUT = "handout"
    TABLE = "table"
    SHARE_LIST = "share_list"
    TICKED = "ticked"


@dataclass(frozen=True)
class ShowDetails:
    """More about one of the results shown, by its O*NET-SOC code."""

    code: str


@dataclass(frozen=True)
class SaveRows:
    """Put occupations on the person's list, by their codes; empty if it isn't clear which."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class RemoveSaved:
    """Take something off the person's list, by its number there or its title, as typed."""

    text: str


@dataclass(frozen=True)
class CompareRows:
    """Compare two or three of the occupations shown, by their codes; empty if it isn't clear which."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class DescribedWork:
    """Work in somebody's own words, which may be duties to tick, to clear (`clears`), or an occupation.

    `tasks` are the duties that contain the words, by task id; `sure` says that they contain all of them; `pointed`
    that the line points at duties ("the one about…"), so it isn't a job title; `single` that only one is meant;
    `doubtful` that the person is asked before anything is done.
    """

    text: str
    tasks: tuple[str, ...] = ()
    clears: bool = False
    sure: bool = False
    pointed: bool = False
    single: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class AboutDuties:
    """The person asks what these duties mean, by task id."""

    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Denied:
    """The person only said what they don't want."""

    text: str


@dataclass(frozen=True)
class AlsoDone:
    """Another occupation of the person, beside the one whose duties they're ticking."""

    text: str


@dataclass(frozen=True)
class NotUnderstood:
    """Nothing that can be done here; `text` could be searched for.

    If the line has a number that doesn't exist, `numbers` are the first and the last one.
    """

    text: str
    numbers: tuple[int, int] | None = None


SideIntent = (
    Intent | ShowDetails | SaveRows | RemoveSaved | CompareRows | AboutDuties | Denied | AlsoDone | NotUnderstood
)
"""What is answered beside the conversation."""

Meaning = Event | SideIntent | DescribedWork


@dataclass(frozen=True)
class VisibleScreen:
    """What is on the screen: the step, its pages, its rows (code and title) counted from `first`, its duties.

    `tasks` are the ids of all duties and `statements` their words, in the same order; `chosen` are ticked, and
    `avoided` are ones to get away from. `counted` are the chosen duties that the results are of, by id and words;
    `every` are the code and title of all results, on every page.
    """

    step: Step = Step.ASKING
    code: str = ""
    title: str = ""
    keyword: str = ""
    page: int = 1
    pages: int = 1
    rows: tuple[tuple[str, str], ...] = ()
    first: int = 1
    tasks: tuple[str, ...] = ()
    on_page: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()
    counted: tuple[tuple[str, str], ...] = ()
    every: tuple[tuple[str, str], ...] = ()
    filter: ResultsFilter = EVERYTHING
    front: Front | None = None


Reader = Callable[[Clause, VisibleScreen], Sequence[Meaning]]
"""Reads what a clause means on a screen; empty if it means nothing that is known."""
