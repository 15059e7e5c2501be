"""Long sentences about duties, told in people's own words: what's done, what isn't, and what to do to it."""

from dataclasses import replace

import pytest

from bot.conversation.events import AskedForRelated, Chose, ClearedAll, Searched, Ticked, TickedPage, TurnedTo, WentBack
from bot.conversation.language.intents import AlsoDone, DescribedWork, Intent, Meaning, VisibleScreen
from bot.conversation.language.parser import after, parts, read
from bot.conversation.state import Step
from tests.support.visible_screen import RECEPTION

TWO_TICKED = replace(RECEPTION, chosen=("1", "2"))


def meanings(line: str, shown: VisibleScreen) -> list[Meaning]:
    found: list[Meaning] = []
    for part in parts(line, shown):
        for meaning in read(part, shown):
            found.append(meaning)
            shown = after(meaning, shown)
    return found


def ticked(*tasks: str) -> Ticked:
    return Ticked(code="1", ticked=tasks)


def cleared(*tasks: str) -> Ticked:
    return Ticked(code="1", cleared=tasks)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("in the mornings I open up, answer the phone and welcome whoever visits, my manager does the letters",
         [ticked("1", "4")]),
        ("Good evening. Could you be so kind and mark the one about the insurance, and also the bookkeeping one?",
         [ticked("3", "7")]),
        ("Well, she told me she does every single duty here except the bookkeeping and the insurance forms",
         [ticked("1", "2", "4", "5", "6")]),
        ("yo siempre contesto el telefono y mando las cartas, la contabilidad la lleva mi jefe",
         [ticked("1", "5")]),
        ("My sister's kids are loud today, sorry. I handled one through three except two, somebody else did the mail",
         [ticked("1", "3")]),
        ("everything but the phones, I really cannot hear a thing in there anymore",
         [ticked("2", "3", "4", "5", "6", "7")]),
        ("these are far too long, who has time to read all that, i schedule and i do the insurance",
         [ticked("2", "3")]),
        ("saludo a las visitas y archivo los registros, nunca contesto el telefono",
         [Ticked(code="1", ticked=("4", "6"), cleared=("1",))]),
        ("she gets the phones and the visitors, and she does the insurance. Nothing with bookkeeping.",
         [ticked("1", "3", "4")]),
        ("greet visitors, file records. Nobody lets me near the bookkeeping",
         [ticked("4", "6")]),
        ("yo contesto el telefono y archivo los registros. Nada de contabilidad",
         [ticked("1", "6")]),
        ("can you put the ones about patients in and skip anything to do with appointments",
         [ticked("6")]),
        ("could you add everything with mail and leave out whatever's about phones",
         [Ticked(code="1", ticked=("5",), cleared=("1",))]),
        ("puedes poner las de cartas y quitar lo que tenga que ver con citas",
         [Ticked(code="1", ticked=("5",), cleared=("2",))]),
        ("I filed records, I scheduled, I greeted everybody at the end of the day. Rain or shine!",
         [ticked("2", "4", "6")]),
        ("I schedule, I bake, I file the records, I greet everything that moves",
         [ticked("2", "4", "6")]),
        ("the bookkeeping, the insurance, and greeting the nervous ones who come in",
         [ticked("3", "4", "7")]),
        ("i sheduled the apointments for everybody, it was honestly most of my day",
         [ticked("2")]),
    ],
)  # fmt: skip
def test_story_ticks_what_is_done(line: str, meant: list[Meaning]) -> None:
    assert meanings(line, RECEPTION) == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("I did pick up the phone, but to be fair somebody else did the scheduling. I also filed the records",
         [cleared("2"), ticked("1", "6")]),
        ("hmm, about the phones, my hearing got too bad for that. Please take it off",
         [cleared("1")]),
        ("ay disculpe, la de las citas no era mia, esa quitemela por favor",
         [cleared("2")]),
        ("oh no, that was my elbow on the desk. Please take everything off and let me begin again on this list",
         [ClearedAll()]),
        ("the girl at the entrance picks up the phone all day, not me",
         [cleared("1")]),
        ("My boss did the scheduling mostly, I only ever filed the records",
         [cleared("2"), ticked("6")]),
        ("she ticked those herself, but the phone one is too loud for her. Please drop it and then run the matches",
         [cleared("1"), AskedForRelated()]),
        ("ok I'm good with these but are there more on the next page? don't want to miss the mail",
         [TurnedTo(page=2)]),
        ("nomás la 3 y la 4, y enséñame más", [ticked("3", "4"), TurnedTo(page=2)]),
        ("3 and 4 then next page", [ticked("3", "4"), TurnedTo(page=2)]),
        ("3 5 and then what else is there", [ticked("3", "5"), TurnedTo(page=2)]),
        ("la 3, la 5, y pásame a la otra página", [ticked("3", "5"), TurnedTo(page=2)]),
        ("these look about right I guess, but is there anything on the next page? I don't want to miss the mail",
         [TurnedTo(page=2)]),
    ],
)  # fmt: skip
def test_story_changes_what_is_ticked(line: str, meant: list[Meaning]) -> None:
    assert meanings(line, TWO_TICKED) == meant


def test_question_beside_a_story_is_answered() -> None:
    line = "it was one summer, I mostly just filed the records of a dentist, does that count?"
    assert meanings(line, RECEPTION) == [ticked("6"), Intent.HOW_MANY]


@pytest.mark.parametrize(
    "line",
    [
        "thirty years at sea and now my son wants me at a door in town all day",
        "my neighbor keeps calling me about her letters and I lose my patience with her",
        "please don't mark anything yet, I want to read up on the insurance one first",
        "I am looking for work where I don't have to pick up the phones all day",
        "should I say the phones are mine if I only picked up now and then?",
    ],
)
def test_story_in_doubt_ticks_nothing(line: str) -> None:
    found = meanings(line, RECEPTION)
    assert not any(isinstance(meaning, Ticked) for meaning in found)
    assert all(meaning.doubtful for meaning in found if isinstance(meaning, DescribedWork) and meaning.tasks)


@pytest.mark.parametrize(
    "line",
    [
        "what if none of these on the page is me but I do that job",
        "the last one I said was wrong",
        "undo that last one",
    ],
)
def test_what_is_supposed_or_called_wrong_ticks_nothing(line: str) -> None:
    found = meanings(line, TWO_TICKED)
    assert not any(isinstance(meaning, Ticked | TickedPage | WentBack) for meaning in found)


def test_what_must_not_be_ticked_is_cleared() -> None:
    found = meanings("don't put anything about phones", TWO_TICKED)
    assert [meaning.clears for meaning in found if isinstance(meaning, DescribedWork)] == [True]


@pytest.mark.parametrize(
    "line", ["my number is 5, call me", "I live at number 3", "text me at 2", "number 4 on the hall", "mi número es 5"]
)
def test_numbers_of_a_person_or_a_place_tick_nothing(line: str) -> None:
    assert not any(isinstance(meaning, Ticked | DescribedWork) for meaning in meanings(line, RECEPTION))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("wrong job sorry, it's home health aide", Searched(keyword="home health aide")),
        ("wrong job, its pharmacy tech", Searched(keyword="pharmacy tech")),
        ("no thats the wrong occupation. should be bus driver", Searched(keyword="bus driver")),
        ("I also drove a school bus, can you add that", AlsoDone("drove a school bus")),
        ("también manejé un taxi, ¿lo puedes agregar?", AlsoDone("maneje un taxi")),
        ("oh and I was a barista as well, put that in", AlsoDone("barista")),
    ],
)
def test_right_job_and_one_more_job_are_searched_for(line: str, meant: Meaning) -> None:
    assert meanings(line, TWO_TICKED) == [meant]


def test_story_of_somebody_who_does_none_of_it_says_so() -> None:
    line = "Forty years in a foundry and now they want me at a desk. I don't do any of this stuff, not one bit"
    assert meanings(line, RECEPTION) == [Intent.WRONG]


ROWS = (("51-9081.00", "Dental Laboratory Technicians"), ("51-9083.00", "Ophthalmic Laboratory Technicians"))
MENU = VisibleScreen(Step.CHOOSING_OCCUPATION, keyword="technician", rows=ROWS)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("the first... no wait, the second", Chose(code="51-9083.00")),
        ("la segunda, digo, la primera", Chose(code="51-9081.00")),
        ("could you explain 2 to me before I pick", Intent.WHICH),
        ("que quiere decir la 2?", Intent.WHICH),
        ("trucks not planes", Searched(keyword="trucks technician")),
        ("the hospital kind, been at it 9 yrs", Searched(keyword="hospital technician")),
        ("I fix engines haha not computers", Searched(keyword="i fix engines")),
        ("sorry, I meant roofer, stupid keyboard", Searched(keyword="roofer")),
        ("1, no sorry the ophthalmic one", Chose(code="51-9083.00")),
        ("2... hmm no, I meant the one for motorcycles", Searched(keyword="motorcycles technician")),
        ("la 2, ay no perdon, la de motos", Searched(keyword="motos technician")),
        ("the dental one please, is it number 2 or what", Chose(code="51-9081.00")),
        ("is it 2? the one at the library", Searched(keyword="library technician")),
        ("uh the ophthalmic one, or is that number 1", Chose(code="51-9083.00")),
        ("oh boy that's a lot of them, can you just give me the one for cranes", Searched(keyword="cranes technician")),
        ("can I take the paramedic one instead, I let my license lapse", Searched(keyword="paramedic")),
        ("is there one for hotels?", Searched(keyword="hotels technician")),
        ("none, I was shift lead at a gas station", Searched(keyword="I was shift lead at a gas station")),
        ("no, the dental one", Chose(code="51-9081.00")),
        ("can I undo it if I tap the wrong one", Intent.REVERSIBLE),
        ("hospital one, not the house", Searched(keyword="hospital technician")),
        ("if I pick wrong can I come back", Intent.REVERSIBLE),
        ("what happens if its not the right one, am I stuck with it", Intent.REVERSIBLE),
    ],
)
def test_menu_goes_on_with_what_is_meant(line: str, meant: Meaning) -> None:
    assert meanings(line, MENU) == [meant]


def test_menu_takes_a_choice_and_answers_the_question_after_it() -> None:
    assert meanings("dental one, what do they pay", MENU) == [Chose(code="51-9081.00"), Intent.NOT_HELD]


def test_results_in_a_story_are_not_asked_for() -> None:
    line = "on Fridays I filed the records of patients, then her results come in, and I greeted whoever brought them"
    assert not any(isinstance(meaning, AskedForRelated) for meaning in meanings(line, TWO_TICKED))


def test_another_job_after_what_is_dismissed_is_searched_for() -> None:
    line = "Never mind those records, I want to look at roofers"
    assert [type(meaning) for meaning in meanings(line, TWO_TICKED)] == [Searched]


def test_only_now_and_then_leaves_other_ticks() -> None:
    assert meanings("5 only sometimes", TWO_TICKED) == [ticked("5")]
