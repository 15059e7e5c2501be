"""One event of each kind that there is in a conversation."""

from bot.conversation.events import (
    AddedJob,
    AskedForRelated,
    Avoided,
    BroughtBack,
    Chose,
    ClearedAll,
    Event,
    Filtered,
    Named,
    Narrowed,
    PutAside,
    Refreshed,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.results_order import Order

PHARMACISTS = "29-1051.00"
SEARCH = Searched(keyword="nurse")
CHOOSE = Chose(code="29-1141.00")
TICK = Ticked(code=PHARMACISTS, ticked=("17506",))
TICK_PAGE = TickedPage(code=PHARMACISTS, tasks=("1809", "1810"))
CLEAR = ClearedAll()
RELATED = AskedForRelated()
PAGE = TurnedTo(page=2)
SORT = SortedBy(sort=Order.TITLE)
FILTER = Filtered(filter=ResultsFilter(zones=(4,), bright=True))
NARROW = Narrowed(filter=ResultsFilter(other_fields=True))
PUT_ASIDE = PutAside(code="29-1141.00")
BROUGHT_BACK = BroughtBack()
AVOID = Avoided(code=PHARMACISTS, tasks=("17506",))
ALSO = AddedJob()
NAME = Named(name="  Maria   Gomez ")
BACK = WentBack()
RESTART = Restarted()
LOOK = Refreshed()
EVENTS: list[Event] = [
    *(SEARCH, CHOOSE, TICK, TICK_PAGE, CLEAR, RELATED, PAGE, SORT, FILTER, NARROW, PUT_ASIDE, BROUGHT_BACK),
    *(AVOID, ALSO, NAME, BACK, RESTART, LOOK),
]
