"""One event of each kind that there is in a conversation."""

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
    Event,
    Filtered,
    Refreshed,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.results import Order, ResultsFilter

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
BACK = WentBack()
RESTART = Restarted()
LOOK = Refreshed()
EVENTS: list[Event] = [SEARCH, CHOOSE, TICK, TICK_PAGE, CLEAR, RELATED, PAGE, SORT, FILTER, BACK, RESTART, LOOK]
