"""The conversation as a table: every step with every event, and that nothing else means anything."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.events import (
    AskedForRelated,
    BroughtBack,
    Chose,
    ClearedAll,
    Event,
    Named,
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
from bot.conversation.state import KEYWORD_CHARACTERS, Conversation, Front, FrontKind, Job, Step, Visited
from bot.conversation.transitions import advance, put_in_front
from tests.support.events import (
    ALSO,
    AVOID,
    BACK,
    CHOOSE,
    CLEAR,
    EVENTS,
    FILTER,
    LOOK,
    NAME,
    NARROW,
    PAGE,
    PHARMACISTS,
    PUT_ASIDE,
    RELATED,
    RESTART,
    SEARCH,
    SORT,
    TICK,
    TICK_PAGE,
)
from tests.support.people import a_conversation

ASKING, CHOOSING_OCCUPATION, CHOOSING_TASKS, READING_RESULTS = Step


BLANK: dict[str, Any] = {"step": ASKING, "keyword": "", "code": "", "title": "", "chosen": (), "page": 1}
SEARCHED: dict[str, Any] = {"step": CHOOSING_OCCUPATION, "keyword": "nurse", "page": 1, "told": "nurse"}
NAMED: dict[str, Any] = {"name": "Maria Gomez"}
ADDING: dict[str, Any] = {
    **BLANK,
    "also": (Job(code=PHARMACISTS, title="Pharmacists", chosen=("1809", "1815")),),
}
CHOSEN: dict[str, Any] = {"step": CHOOSING_TASKS, "code": "29-1141.00", "title": "", "chosen": (), "page": 1}

LEFT = Visited(
    step=READING_RESULTS, **a_conversation(READING_RESULTS).model_dump(include={"keyword", "code", "title", "chosen"})
)
"""The results that were left, and can be gone back to."""

TABLE: list[tuple[Step, Event, dict[str, Any]]] = [
    (ASKING, SEARCH, SEARCHED),
    (ASKING, CHOOSE, CHOSEN),
    (ASKING, RESTART, BLANK),
    (CHOOSING_OCCUPATION, SEARCH, SEARCHED),
    (CHOOSING_OCCUPATION, CHOOSE, CHOSEN),
    (CHOOSING_OCCUPATION, PAGE, {"page": 2}),
    (CHOOSING_OCCUPATION, BACK, BLANK),
    (CHOOSING_OCCUPATION, RESTART, BLANK),
    (CHOOSING_TASKS, TICK, {"chosen": ("17506",)}),
    (CHOOSING_TASKS, TICK_PAGE, {"chosen": ("1809", "1810")}),
    (CHOOSING_TASKS, CLEAR, {"chosen": ()}),
    (CHOOSING_TASKS, PAGE, {"page": 2}),
    (CHOOSING_TASKS, BACK, {"step": CHOOSING_OCCUPATION, "page": 1}),
    (CHOOSING_TASKS, RESTART, BLANK),
    (READING_RESULTS, TICK, {"chosen": ("1809", "1815", "17506")}),
    (READING_RESULTS, PAGE, {"page": 2}),
    (READING_RESULTS, SORT, {"sort": Order.TITLE, "page": 1}),
    (READING_RESULTS, FILTER, {"filter": ResultsFilter(zones=(4,), bright=True), "page": 1}),
    (CHOOSING_TASKS, CHOOSE, CHOSEN),
    (READING_RESULTS, CHOOSE, {**CHOSEN, "trail": (LEFT.model_copy(update={"led_to": CHOSEN["code"]}),)}),
    (READING_RESULTS, BACK, {"step": CHOOSING_TASKS, "page": 1}),
    (READING_RESULTS, RESTART, {**BLANK, "trail": (LEFT,)}),
    (READING_RESULTS, NARROW, {"filter": ResultsFilter(other_fields=True), "page": 1}),
    (READING_RESULTS, PUT_ASIDE, {"filter": ResultsFilter(put_aside=("29-1141.00",))}),
    (CHOOSING_TASKS, AVOID, {"avoided": ("17506",)}),
    (READING_RESULTS, ALSO, ADDING),
    *[(step, NAME, NAMED) for step in Step],
]
MEANINGLESS = [
    (step, event) for step in Step for event in EVENTS if not any(step is row[0] and event == row[1] for row in TABLE)
]


def named(value: object) -> str:
    return str(value) if isinstance(value, Step) else type(value).__name__


@pytest.mark.parametrize(("step", "event", "changes"), TABLE, ids=named)
def test_event_changes_what_the_table_says(step: Step, event: Event, changes: dict[str, Any]) -> None:
    now = a_conversation(step)
    expected = now.model_copy(update={"turn": now.turn + (event != TICK), **changes})
    assert advance(now, event) == expected


@pytest.mark.parametrize(("step", "event"), MEANINGLESS, ids=named)
def test_other_events_leave_the_same_record(step: Step, event: Event) -> None:
    now = a_conversation(step)
    assert advance(now, event) is now


def test_start_from_a_result_clears_and_same_occupation_keeps() -> None:
    now = a_conversation(READING_RESULTS, filter=ResultsFilter(zones=(4,), bright=True), sort=Order.TITLE, page=3)
    other = advance(now, CHOOSE)
    assert (other.chosen, other.filter, other.sort) == ((), ResultsFilter(), Order.CLOSELY_RELATED)
    same = advance(now, Chose(code=PHARMACISTS))
    assert (same.chosen, same.filter, same.sort) == (now.chosen, now.filter, Order.TITLE)


def test_new_filter_leaves_aside_what_was_put_aside() -> None:
    aside = advance(a_conversation(READING_RESULTS), PUT_ASIDE)
    narrowed = advance(aside, NARROW)
    assert narrowed.filter == ResultsFilter(other_fields=True, put_aside=("29-1141.00",))
    assert advance(narrowed, BroughtBack(code="29-1141.00")).filter == ResultsFilter(other_fields=True)
    assert advance(narrowed, BroughtBack()).filter == ResultsFilter(other_fields=True)
    assert advance(narrowed, BroughtBack(code="11-1011.00")) is narrowed


def test_duties_of_a_second_occupation_count_beside_those_of_the_first() -> None:
    first = a_conversation(READING_RESULTS)
    asking = advance(first, ALSO)
    second = advance(advance(asking, SEARCH), CHOOSE)
    ticked = advance(second, Ticked(code="29-1141.00", ticked=("1",)))
    assert [(job.code, job.chosen) for job in ticked.jobs] == [(PHARMACISTS, first.chosen), ("29-1141.00", ("1",))]
    assert ticked.duties == len(first.chosen) + 1
    assert advance(ticked, Chose(code="29-1141.00")).also == ticked.also


def test_going_back_from_a_second_occupation_leads_to_the_first_with_its_ticks() -> None:
    first = a_conversation(READING_RESULTS)
    back = advance(advance(first, ALSO), BACK)
    assert (back.step, back.code, back.chosen, back.also) == (CHOOSING_TASKS, first.code, first.chosen, ())


def test_no_more_than_three_occupations_are_put_together() -> None:
    now = a_conversation(READING_RESULTS, also=(Job(code="1", chosen=("1",)), Job(code="2", chosen=("2",))))
    assert advance(now, ALSO) is now


def test_starting_from_a_result_leaves_the_other_occupations_behind() -> None:
    now = a_conversation(READING_RESULTS, also=(Job(code="11-1011.00", chosen=("1",)),))
    assert advance(now, CHOOSE).also == ()


def test_restart_keeps_whose_conversation_it_is() -> None:
    now = advance(a_conversation(READING_RESULTS), NAME)
    assert advance(now, RESTART).name == "Maria Gomez"
    assert advance(now, Named(name="")).name == ""


def test_name_has_nothing_that_hides_or_reorders_text() -> None:
    now = a_conversation(READING_RESULTS)
    persian = "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"
    assert advance(now, Named(name="Eve\u202e\u200bAnna\x00\x07 \u2066B\u2069")).name == "EveAnna B"
    assert advance(now, Named(name=persian)).name == persian


def test_related_without_ticks_stays() -> None:
    now = a_conversation(CHOOSING_TASKS, chosen=())
    assert advance(now, RELATED) is now


def test_related_with_ticks_moves() -> None:
    now = a_conversation(CHOOSING_TASKS, chosen=("1809",), page=2)
    after = advance(now, RELATED)
    assert (after.step, after.page, after.chosen, after.turn) == (READING_RESULTS, 1, ("1809",), now.turn + 1)


def test_turning_to_the_same_page_changes_nothing() -> None:
    now = a_conversation(READING_RESULTS, page=2)
    assert advance(now, PAGE) is now


def test_same_order_changes_nothing() -> None:
    now = a_conversation(READING_RESULTS, sort=Order.TITLE, page=4)
    assert advance(now, SORT) is now


def test_new_order_starts_at_the_first_page() -> None:
    assert advance(a_conversation(READING_RESULTS, page=4), SORT).page == 1


def test_ticks_for_another_occupation_come_too_late() -> None:
    now = a_conversation(CHOOSING_TASKS)
    assert advance(now, Ticked(code="29-1141.00", ticked=("1",))) is now
    assert advance(now, TickedPage(code="29-1141.00", tasks=("1",))) is now


def test_choosing_the_same_occupation_again_keeps_what_was_ticked() -> None:
    there_and_back = advance(a_conversation(CHOOSING_TASKS, chosen=("1809",)), BACK)
    assert advance(there_and_back, Chose(code=PHARMACISTS)).chosen == ("1809",)
    assert advance(there_and_back, CHOOSE).chosen == ()


def test_back_without_a_search_asks_again() -> None:
    assert advance(a_conversation(CHOOSING_TASKS, keyword=""), BACK).step is ASKING


@pytest.mark.parametrize("blank", ["", " ", "\n\t "])
def test_blank_search_asks_again(blank: str) -> None:
    now = a_conversation(ASKING)
    assert advance(now, Searched(keyword=blank)) is now


def test_blanks_in_a_search_are_collapsed() -> None:
    assert advance(a_conversation(ASKING), Searched(keyword=" truck \n driver ")).keyword == "truck driver"


def test_very_long_search_is_cut() -> None:
    after = advance(a_conversation(ASKING), Searched(keyword="x" * 2_000))
    assert after.keyword == "x" * KEYWORD_CHARACTERS


events = st.one_of(
    st.builds(Searched, keyword=st.text(max_size=300)),
    st.builds(Chose, code=st.sampled_from([PHARMACISTS, "29-1141.00"])),
    st.builds(
        Ticked,
        code=st.sampled_from([PHARMACISTS, "29-1141.00"]),
        ticked=st.lists(st.sampled_from("abcdef"), max_size=4).map(tuple),
        cleared=st.lists(st.sampled_from("abcdef"), max_size=4).map(tuple),
    ),
    st.builds(TickedPage, code=st.just(PHARMACISTS), tasks=st.lists(st.sampled_from("abcdef")).map(tuple)),
    st.builds(TurnedTo, page=st.integers(1, 50)),
    st.builds(SortedBy, sort=st.sampled_from(Order)),
    st.sampled_from([ClearedAll(), AskedForRelated(), WentBack(), Restarted(), Refreshed()]),
)


@given(st.lists(events, max_size=40))
def test_any_sequence_of_events_leaves_a_valid_record(story: list[Event]) -> None:
    now = a_conversation(ASKING)
    for event in story:
        after = advance(now, event)
        assert after.turn in {now.turn, now.turn + 1}
        assert after.turn == now.turn + 1 or isinstance(event, Ticked) or after is now
        assert (after.id, after.owner, after.place, after.revision) == (now.id, now.owner, now.place, 7)
        assert len(set(after.chosen)) == len(after.chosen)
        assert after.step not in {CHOOSING_TASKS, READING_RESULTS} or after.code
        assert after.step is not READING_RESULTS or after.chosen
        assert after.step is not CHOOSING_OCCUPATION or after.keyword
        now = Conversation.model_validate_json(after.write())
        assert now == after


@given(st.permutations([("a", True), ("b", True), ("c", False), ("d", True)]))
def test_ticks_of_different_duties_commute(order: list[tuple[str, bool]]) -> None:
    now = a_conversation(CHOOSING_TASKS, chosen=("c",))
    for task, on in order:
        tick = Ticked(code=PHARMACISTS, ticked=(task,) if on else (), cleared=() if on else (task,))
        now = advance(now, tick)
    assert set(now.chosen) == {"a", "b", "d"}


def test_occupation_chosen_before_has_its_ticks_again() -> None:
    ticked = a_conversation(CHOOSING_TASKS, chosen=("1809",))
    other = advance(advance(ticked, BACK), CHOOSE)
    assert other.chosen == ()
    again = advance(advance(other, BACK), Chose(code=PHARMACISTS))
    assert (again.code, again.chosen, again.trail) == (PHARMACISTS, ("1809",), ())


def test_back_from_an_occupation_chosen_among_results_leads_to_the_results() -> None:
    results = a_conversation(READING_RESULTS, sort=Order.TITLE, page=2)
    back = advance(advance(results, CHOOSE), BACK)
    assert (back.step, back.code, back.chosen) == (READING_RESULTS, results.code, results.chosen)
    assert (back.sort, back.page, back.trail) == (Order.TITLE, 2, ())


def test_last_tick_cleared_while_results_load_leads_to_the_duties() -> None:
    loading = a_conversation(READING_RESULTS, chosen=("1809",))
    cleared = advance(loading, Ticked(code=PHARMACISTS, cleared=("1809",)))
    assert (cleared.step, cleared.chosen) == (CHOOSING_TASKS, ())


def test_back_after_a_restart_leads_to_what_was_left() -> None:
    results = a_conversation(READING_RESULTS)
    back = advance(advance(results, RESTART), BACK)
    assert (back.step, back.code, back.chosen) == (READING_RESULTS, results.code, results.chosen)


def test_front_screen_goes_with_the_next_turn_and_refresh() -> None:
    front = Front(kind=FrontKind.DETAILS, rows=(("29-1141.00", "Registered Nurses"),))
    now = put_in_front(a_conversation(READING_RESULTS), front)
    assert advance(now, PAGE).front is None
    looked = advance(now, LOOK)
    assert (looked.front, looked.turn) == (None, now.turn)


def test_only_the_latest_places_are_kept() -> None:
    now = a_conversation(READING_RESULTS)
    for number in range(6):
        now = advance(now, Chose(code=f"29-{number:04}.00")).model_copy(update={"chosen": ("1",)})
    assert [place.code for place in now.trail] == ["29-0002.00", "29-0003.00", "29-0004.00"]
