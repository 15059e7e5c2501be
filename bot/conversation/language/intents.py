"""What a typed line can mean, and what is on the screen that it is read by."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.events import Event
from bot.conversation.results import EVERYTHING, ResultsFilter
from bot.conversation.state import Front, Step


class Intent(StrEnum):
    """What can be wanted anywhere and is no step of the conversation: it is answered in a few words."""

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
    WHICH = "which"
    BETTER = "better"
    HOW_MANY = "how_many"
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
    SHARE_LIST = "share_list"
    TICKED = "ticked"


@dataclass(frozen=True)
class ShowDetails:
    """More about one of the results shown, by its O*NET-SOC code."""

    code: str


@dataclass(frozen=True)
class SaveRows:
    """Occupations shown are put on the person's list, by their codes; none where it is not clear which."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class RemoveSaved:
    """Something is taken off the person's list, by its number there or its title, as it was typed."""

    text: str


@dataclass(frozen=True)
class CompareRows:
    """Two or three of the occupations shown side by side, by their codes; none where it is not clear which."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class DescribedWork:
    """Work in somebody's own words, which may be duties to tick, to clear (`clears`), or an occupation.

    `tasks` are the duties that hold the words, by task id, `sure` that they hold all of them; `pointed` says that
    duties were pointed at ("the one about…"), so that it is no job title; `single` that only one is meant.
    """

    text: str
    tasks: tuple[str, ...] = ()
    clears: bool = False
    sure: bool = False
    pointed: bool = False
    single: bool = False


@dataclass(frozen=True)
class AboutDuties:
    """Duties whose meaning is asked for, by task id."""

    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Denied:
    """Only what somebody does not want was said."""

    text: str


@dataclass(frozen=True)
class AlsoDone:
    """Another occupation of the same person, beside the one they are ticking duties of."""

    text: str


@dataclass(frozen=True)
class NotUnderstood:
    """Nothing that can be done here; `text` could be searched for.

    `numbers` are the first and last there are, where one beyond them was said.
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
    `avoided` are ones to get away from.
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
    filter: ResultsFilter = EVERYTHING
    front: Front | None = None
