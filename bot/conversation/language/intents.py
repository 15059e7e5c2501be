"""What a typed line can mean, and what is on the screen that it is read by."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.events import Event, Ticked
from bot.conversation.results import EVERYTHING, ResultsFilter
from bot.conversation.state import Step


class Wish(StrEnum):
    """What can be wished for anywhere and is no step of the conversation."""

    HELLO = "hello"
    THANKS = "thanks"
    HELP = "help"
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
    STOP = "stop"
    HERE = "here"
    NOT_HELD = "not_held"


@dataclass(frozen=True)
class Details:
    """More about one of the results shown, by its O*NET-SOC code."""

    code: str


@dataclass(frozen=True)
class Save:
    """Occupations shown are put on the person's list, by their codes; none where it is not clear which."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Unsave:
    """Something is taken off the person's list, by its number there or its title, as it was typed."""

    said: str


@dataclass(frozen=True)
class Compare:
    """Two or three of the occupations shown side by side, by their codes; none where it is not clear which."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Unclear:
    """Nothing that can be done here; `said` could be searched for.

    `numbers` are the first and last there are, where one beyond them was said.
    """

    said: str
    numbers: tuple[int, int] | None = None


@dataclass(frozen=True)
class TickedAndDone:
    """Duties ticked in one breath with the wish for what shares them."""

    ticks: Ticked


Asked = Wish | Details | Save | Unsave | Compare | Unclear
"""What is answered beside the conversation."""

Meaning = Event | Asked | TickedAndDone


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
    filter: ResultsFilter = EVERYTHING
