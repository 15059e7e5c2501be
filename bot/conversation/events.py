"""What can happen in a conversation, whether it was clicked or typed."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from bot.conversation.results_filter import EVERYTHING, ResultsFilter, filter_of_old
from bot.conversation.results_order import Order


class ConversationEvent(BaseModel):
    """An event; `do` tells the kinds apart when one travels in a button."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Searched(ConversationEvent):
    """A person said what they do: a job title, a code, or words."""

    do: Literal["search"] = "search"
    keyword: str


class Chose(ConversationEvent):
    """An occupation was chosen, by its O*NET-SOC code."""

    do: Literal["choose"] = "choose"
    code: str


class Ticked(ConversationEvent):
    """Duties of the occupation `code` were ticked or cleared, by task id. Ticks commute and are no turn."""

    do: Literal["tick"] = "tick"
    code: str
    ticked: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()


class TickedPage(ConversationEvent):
    """All duties of the page shown were ticked at once, by task id."""

    do: Literal["tick_page"] = "tick_page"
    code: str
    tasks: tuple[str, ...]


class ClearedAll(ConversationEvent):
    """Every tick was taken back."""

    do: Literal["clear"] = "clear"


class AskedForRelated(ConversationEvent):
    """The duties are chosen; the related occupations are wanted."""

    do: Literal["related"] = "related"


class TurnedTo(ConversationEvent):
    """Another page of the current list, counted from 1; naming it makes a double click harmless."""

    do: Literal["page"] = "page"
    page: int = Field(ge=1)


class SortedBy(ConversationEvent):
    """The results are wanted in another order."""

    do: Literal["sort"] = "sort"
    sort: Order


class Filtered(ConversationEvent):
    """Only the results that pass a filter are wanted; all of them if the filter is empty."""

    do: Literal["filter"] = "filter"
    filter: ResultsFilter = EVERYTHING

    _old = model_validator(mode="before")(filter_of_old)


class Narrowed(ConversationEvent):
    """Only the results that pass a filter are wanted; occupations that were put aside stay so."""

    do: Literal["narrow"] = "narrow"
    filter: ResultsFilter


class PutAside(ConversationEvent):
    """An occupation is put aside: it's no longer shown among the results."""

    do: Literal["aside"] = "aside"
    code: str


class BroughtBack(ConversationEvent):
    """An occupation that was put aside is shown again; all of them if there's no code."""

    do: Literal["return"] = "return"
    code: str = ""


class Avoided(ConversationEvent):
    """The person wants to get away from these duties of the occupation `code`, and no others; by task id."""

    do: Literal["avoid"] = "avoid"
    code: str
    tasks: tuple[str, ...] = ()


class AddedJob(ConversationEvent):
    """The duties of another occupation are to count too. Chosen duties stay; the next question is which occupation."""

    do: Literal["also"] = "also"


class Named(ConversationEvent):
    """The conversation belongs to a client of this name; to no client if the name is empty."""

    do: Literal["name"] = "name"
    name: str


class WentBack(ConversationEvent):
    """One step back: from results to duties, from duties to the occupation."""

    do: Literal["back"] = "back"


class Restarted(ConversationEvent):
    """From the beginning, in the same message."""

    do: Literal["restart"] = "restart"


class Refreshed(ConversationEvent):
    """Shows the current screen again."""

    do: Literal["look"] = "look"


Event = (
    Searched
    | Chose
    | Ticked
    | TickedPage
    | ClearedAll
    | AskedForRelated
    | TurnedTo
    | SortedBy
    | Filtered
    | Narrowed
    | PutAside
    | BroughtBack
    | Avoided
    | AddedJob
    | Named
    | WentBack
    | Restarted
    | Refreshed
)

AnyEvent = Annotated[Event, Field(discriminator="do")]

EVENT: TypeAdapter[Event] = TypeAdapter(AnyEvent)
"""Reads an event from what a button carries."""
