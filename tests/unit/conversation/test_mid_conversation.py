"""Lines in the middle of a conversation that once did something else than they say: each kind in both languages."""

from dataclasses import replace

import pytest

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
    Filtered,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TurnedTo,
)
from bot.conversation.language.intents import DescribedWork, Intent, Meaning, NotUnderstood, ShowDetails, VisibleScreen
from bot.conversation.language.parser import after, parts, read
from bot.conversation.results_filter import EVERYTHING, ResultsFilter
from bot.conversation.results_order import Order
from tests.support.visible_screen import MENU, RECEPTION, RESULTS

TWO_TICKED = replace(RECEPTION, chosen=("1", "2"))
TWO_PAGES = replace(TWO_TICKED, on_page=("1", "2", "3", "4"))
ALL_ROWS = replace(RESULTS, filter=EVERYTHING)
POLICE = (("33-3051.00", "Police Officers"), ("33-3052.00", "Transit Police"), ("33-2011.00", "Firefighters"))


def meanings(line: str, shown: VisibleScreen) -> list[Meaning]:
    found: list[Meaning] = []
    for part in parts(line, shown):
        for meaning in read(part, shown):
            found.append(meaning)
            shown = after(meaning, shown)
    return found


def ticks(ticked: str = "", cleared: str = "") -> Ticked:
    return Ticked(code="1", ticked=tuple(ticked), cleared=tuple(cleared))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("all of them from 2 to 5", [ticks("2345")]),
        ("todo del 3 al 6 menos la 4", [ticks("356", "4")]),
        ("not the rest, only 3 and 4", [ticks("34", "12567")]),
        ("no las demás, solo la 3 y la 4", [ticks("34", "12567")]),
        ("4, 6 and 7 those are all me", [ticks("467")]),
        ("la 2 no, mejor la 7", [ticks("7", "2")]),
        ("mark two comma four comma and six period", [ticks("246")]),
        ("marca la dos coma la cuatro", [ticks("24")]),
        ("they all apply", [ticks("1234567")]),
        ("todas me aplican", [ticks("1234567")]),
        ("my secretary does 4, not me", [ticks("", "4")]),
        ("la 3 la hace la contadora", [ticks("", "3")]),
        ("6 was my boss", [ticks("", "6")]),
    ],
)
def test_what_is_named_is_ticked_and_no_more(line: str, meant: list[Meaning]) -> None:
    assert meanings(line, RECEPTION) == meant


@pytest.mark.parametrize(
    "line",
    [
        "everything but the plumbing",
        "todo menos la plomería",
        "no lifting and no phones. the others yes",
        "I'm more of a plumber now, is that a problem",
        "en realidad soy más bien plomera",
    ],
)
def test_what_no_duty_says_ticks_nothing(line: str) -> None:
    found = meanings(line, RECEPTION)
    assert len(found) == 1
    assert isinstance(found[0], NotUnderstood | Searched | DescribedWork)
    assert not (isinstance(found[0], DescribedWork) and found[0].tasks)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("untick everything, I want to start fresh", [ClearedAll()]),
        ("quita todo, quiero empezar de cero", [ClearedAll()]),
        ("scratch that last one", [Intent.TICKED]),
        ("borra la última", [Intent.TICKED]),
        ("what if I used to do 3 but stopped", [Intent.HOW_MANY]),
        ("¿y si antes hacía la 3?", [Intent.HOW_MANY]),
        ("hang on, the phone is ringing", [Intent.HERE]),
        ("espera, me llaman", [Intent.HERE]),
        ("I'm back, where were we", [Intent.RESUME]),
        ("ya volví, ¿en qué estábamos?", [Intent.RESUME]),
        ("keep those and show me the rest of the list", [TurnedTo(page=2)]),
        ("deja esas y dame el resto de la lista", [TurnedTo(page=2)]),
        ("tick 3 then sort them by title", [ticks("3"), AskedForRelated(), SortedBy(sort=Order.TITLE)]),
        ("marca la 3 y ordénalas por título", [ticks("3"), AskedForRelated(), SortedBy(sort=Order.TITLE)]),
        ("tick the letters, leave the phones alone", [ticks("5", "1")]),
        ("ugh this takes forever", [Intent.HOW_MANY]),
        ("esto se tarda mucho", [Intent.HOW_MANY]),
        ("la 2 quítamela y busca", [ticks("", "2"), AskedForRelated()]),
        ("no 1, no 3, everything else", [ticks("4567", "13")]),
    ],
)
def test_line_goes_on_from_what_is_ticked(line: str, meant: list[Meaning]) -> None:
    assert meanings(line, TWO_PAGES) == meant


def test_last_one_is_taken_back_where_only_one_is_ticked() -> None:
    assert meanings("scratch that last one", replace(RECEPTION, chosen=("3",))) == [ticks("", "3")]


def test_cleared_are_duties_that_are_ticked() -> None:
    shown = replace(RECEPTION, chosen=("6",))
    assert [m.tasks for m in meanings("I don't do patients", shown) if isinstance(m, DescribedWork)] == [("6",)]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("I count pills all day", [Searched(keyword="I count pills all day")]),
        ("not the pharmacists, just the aides", [Searched(keyword="the aides")]),
        ("not the technicians, 3", [Chose(code="31-9095.00")]),
        ("is picking one set in stone?", [Intent.REVERSIBLE]),
        ("¿me compromete si elijo una?", [Intent.REVERSIBLE]),
        ("start over, I clicked the wrong thing, I'm a roofer", [Restarted(), Searched(keyword="im a roofer")]),
        ("otro cliente", [Restarted()]),
    ],
)
def test_menu_asks_or_searches_rather_than_guess(line: str, meant: list[Meaning]) -> None:
    assert meanings(line, MENU) == meant


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("I can't do school for 4 years", EVERYTHING.but(zones=(1, 2, 3))),
        ("no puedo estudiar 4 años", EVERYTHING.but(zones=(1, 2, 3))),
        ("take the filter off please", EVERYTHING),
        ("something totally different from healthcare", EVERYTHING.but(other_fields=True)),
        ("algo distinto a la salud", EVERYTHING.but(other_fields=True)),
        ("hide the police ones", EVERYTHING.without("33-3051.00").without("33-3052.00")),
        ("quita los de policía", EVERYTHING.without("33-3051.00").without("33-3052.00")),
    ],
)
def test_results_are_filtered_as_said(line: str, chosen: ResultsFilter) -> None:
    assert meanings(line, replace(ALL_ROWS, rows=POLICE, every=POLICE)) == [Filtered(filter=chosen)]


def test_zone_that_is_fine_too_is_added() -> None:
    assert meanings("4s are okay too", RESULTS) == [Filtered(filter=RESULTS.filter.but(zones=(3, 4)))]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("how long would it take to become one of those?", Intent.ZONES),
        ("¿cuánto tiempo toma?", Intent.ZONES),
        ("what's realistic", Intent.BETTER),
        ("these are mostly hospital jobs", Intent.NARROW),
        ("how'd you come up with number 2?", ShowDetails("29-1141.00")),
        ("the second one seems ok", ShowDetails("29-1141.00")),
        ("son puros de oficina", Intent.NARROW),
        ("rank them easiest to hardest", SortedBy(sort=Order.ZONE)),
        ("ordénalas de la más fácil a la más difícil", SortedBy(sort=Order.ZONE)),
        ("next client", Restarted()),
    ],
)
def test_question_about_results_has_its_own_answer(line: str, meant: Meaning) -> None:
    assert meanings(line, ALL_ROWS) == [meant]


def test_what_is_to_be_saved_filters_nothing() -> None:
    found = meanings("save the one that needs less school", ALL_ROWS)
    assert not any(isinstance(meaning, Filtered) for meaning in found)


def test_question_quotes_the_line_as_it_was_typed() -> None:
    assert parts("put the letter one and lets go", RECEPTION)[0].typed.startswith("put the letter one")
