"""Lines of several commands, sets of results, duties by words, and what is in front."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.conversation.events import (
    AskedForRelated,
    Avoided,
    BroughtBack,
    Chose,
    ClearedAll,
    Filtered,
    PutAside,
    Refreshed,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TurnedTo,
    WentBack,
)
from bot.conversation.language.intents import (
    AboutDuties,
    AlsoDone,
    CompareRows,
    Denied,
    DescribedWork,
    Intent,
    Meaning,
    NotUnderstood,
    RemoveSaved,
    SaveRows,
    ShowDetails,
    VisibleScreen,
)
from bot.conversation.language.parser import after, parts, read
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.results_order import Order
from bot.conversation.state import Front, FrontKind, Step
from tests.support.visible_screen import ASKING, DUTIES, MENU, RECEPTION, RESULTS

LONG_STATEMENT = "Interview patients to complete documents, histories, and the forms that their insurance asks for."
STATEMENTS = (*RECEPTION.statements[:5], LONG_STATEMENT, RECEPTION.statements[6])
WORDED = replace(RECEPTION, pages=1, statements=STATEMENTS)
TASKS = WORDED.tasks
ONE_TICKED = replace(WORDED, chosen=("1",))
ROWS = (
    ("29-9092.00", "Genetic Counselors"),
    ("29-1161.00", "Nurse Midwives"),
    ("29-1141.01", "Acute Care Nurses"),
    ("29-1171.00", "Nurse Practitioners"),
)
FOUND = VisibleScreen(Step.READING_RESULTS, code="1", rows=ROWS, pages=3)
FIRST, SECOND, THIRD, FOURTH = (code for code, _ in ROWS)


def fronted(kind: FrontKind, *places: int) -> VisibleScreen:
    return replace(FOUND, front=Front(kind=kind, rows=tuple(ROWS[place] for place in places)))


THIRD_SHOWN = fronted(FrontKind.DETAILS, 2)
LISTED = fronted(FrontKind.LIST, 0, 2)
COMPARED = fronted(FrontKind.COMPARISON, 0, 2)


def meanings(line: str, shown: VisibleScreen) -> Sequence[Meaning]:
    """What each part of a line means on the screen that the part before leads to."""
    found: list[Meaning] = []
    for part in parts(line, shown):
        found += read(part, shown)
        shown = after(found[-1], shown)
    return found


def ticks(*on: int, off: Sequence[int] = ()) -> Ticked:
    return Ticked(code="1", ticked=tuple(map(str, on)), cleared=tuple(map(str, off)))


def without(*unwanted: str, zones: tuple[int, ...] = ()) -> Filtered:
    return Filtered(filter=ResultsFilter(zones=zones, unwanted=unwanted))


def only(*zones: int, bright: bool = False, other_fields: bool = False) -> Filtered:
    return Filtered(filter=ResultsFilter(zones=zones, bright=bright, other_fields=other_fields))


BY_TITLE = SortedBy(sort=Order.TITLE)
Case = tuple[VisibleScreen, str, Sequence[Meaning]]
SEVERAL: list[tuple[VisibleScreen, str, list[Meaning]]] = [
    (WORDED, "1 2 done", [ticks(1, 2), AskedForRelated()]),
    (WORDED, "1, 2 and 3, then find", [ticks(1, 2, 3), AskedForRelated()]),
    (WORDED, "1 a 3 y listo", [ticks(1, 2, 3), AskedForRelated()]),
    (WORDED, "tick 1 and 3, show me the results by title", [ticks(1, 3), AskedForRelated(), BY_TITLE]),
    (WORDED, "that's all, zone 3 only", [AskedForRelated(), only(3)]),
    (WORDED, "tick 2 and go to page 1", [ticks(2), TurnedTo(page=1)]),
    (WORDED, "hi! tick 1 please", [ticks(1)]),
    (WORDED, "thanks! now tick 2", [ticks(2)]),
    (WORDED, "tick 1 and what is a job zone?", [ticks(1), Intent.ZONES]),
    (WORDED, "tick 1, and bake me a cake", [ticks(1), DescribedWork("bake me a cake")]),
    (MENU, "2 and then tick 1", [Chose(code="29-2052.00"), Ticked(code="", ticked=("1",))]),
    (FOUND, "zone 3 and sort by title", [only(3), BY_TITLE]),
    (FOUND, "zona 3 y ordena por título", [only(3), BY_TITLE]),
    (FOUND, "save 2 and tell me about 3", [SaveRows((SECOND,)), ShowDetails(THIRD)]),
    (FOUND, "sort by title, page 2", [BY_TITLE, TurnedTo(page=2)]),
]
COUNTED = replace(
    FOUND, counted=(("3", "Advise people about side effects."), ("6", "Collaborate with other health professionals."))
)
COURTEOUS = (
    "Good evening, and thank you so much for all this. If it is not too much trouble, might I hear a little more"
    " about the third occupation, whenever you have a moment?"
)
SENTENCES: list[Case] = [
    (FOUND, "I'm so sorry to ask again, but what does closely related mean?", [Intent.CLOSENESS]),
    (FOUND, "only zone 4 because I already have a degree", [only(4)]),
    (FOUND, "save 3 for my sister", [SaveRows((THIRD,))]),
    (FOUND, "compare 2 with 3 and save 2", [CompareRows((SECOND, THIRD)), SaveRows((SECOND,))]),
    (FOUND, "the one right above the acute care nurses", [ShowDetails(SECOND)]),
    (FOUND, "no, not the acute care nurses. the one above that", [ShowDetails(SECOND)]),
    (FOUND, "I can only see 4 of them, how do I get to the rest?", [TurnedTo(page=2)]),
    (FOUND, "new search: welder", [Restarted(), Searched(keyword="welder")]),
    (FOUND, "how many of these are zone 4", [only(4)]),
    (FOUND, "onlz zone 3 pleese, thannks", [only(3)]),
    (FOUND, "save 2, and call my mother at 3", [SaveRows((SECOND,)), NotUnderstood("call my mother at 3")]),
    (FOUND, "ugh I just need zone 3 not this whole mess", [only(3)]),
    (FOUND, "I could manage a two-year program but not more than that", [only(1, 2, 3)]),
    (FOUND, "keep the last two on this page", [SaveRows((THIRD, FOURTH))]),
    (FOUND, "do genetic counselors have a bright outlook or not?", [ShowDetails(FIRST)]),
    (FOUND, "why are there only health jobs here", [Intent.CLOSENESS]),
    (FOUND, "I meant cook, not cashier", [Searched(keyword="cook")]),
    (
        FOUND,
        COURTEOUS,
        [ShowDetails(THIRD)],
    ),
    (RESULTS, "is paramedic in there somewhere?", [ShowDetails("29-2042.00")]),
    (LISTED, "would you be so good as to open the first of these for me, please?", [ShowDetails(FIRST)]),
    (COMPARED, "put 4 in there as well", [CompareRows((FIRST, THIRD, FOURTH))]),
    *[
        (FOUND, line, [NotUnderstood(line)])
        for line in (
            "the nurse said I should rest",
            "don't save 3",
            "I don't want to see zone 3",
            "don't share this with my counselor",
        )
    ],
    (COUNTED, "you can drop the collaborating part", [Ticked(code="1", cleared=("6",))]),
    (COMPARED, "swap the first for the midwives", [CompareRows((SECOND, THIRD))]),
    (COMPARED, "cambia la primera por la 4", [CompareRows((FOURTH, THIRD))]),
    (COMPARED, "add 2 to the comparison", [CompareRows((FIRST, THIRD, SECOND))]),
    (COMPARED, "more about the nurse one please", [ShowDetails(THIRD)]),
    (THIRD_SHOWN, "I did this for ten years, let me tick what I know of it", [Chose(code=THIRD)]),
    (LISTED, "keep only the first one", [RemoveSaved(THIRD)]),
    (LISTED, "my counselor Ana should get a copy of this", [Intent.SHARE_LIST]),
]
HIDDEN = Filtered(filter=ResultsFilter(put_aside=("29-9092.00",)))
SETS: list[Case] = [
    *[(FOUND, line, [only(1, 2, 3)]) for line in ("zone 3 or lower", "3 or below", "up to zone 3", "zona 3 o menos")],
    *[(FOUND, line, [only(1, 2, 3)]) for line in ("no degree", "only jobs that don't need college", "sin estudios")],
    *[(FOUND, line, [only(3, 4)]) for line in ("zones 3 and 4", "zone 3-4", "zonas 3 y 4")],
    *[
        (FOUND, line, [only(1, 2, 3, 4)])
        for line in ("not 5", "anything but zone 5", "menos la zona 5", "below zone 5")
    ],
    *[(FOUND, line, [only(4, 5)]) for line in ("zone 4 or higher", "at least zone 4", "that need a degree")],
    *[(FOUND, line, [only(1, 2)]) for line in ("entry level", "no experience needed")],
    *[
        (FOUND, line, [only(bright=True)])
        for line in ("which ones are growing?", "only those with a future", "con futuro")
    ],
    *[(FOUND, line, [only(other_fields=True)]) for line in ("other fields", "outside of pharmacy", "otro sector")],
    (FOUND, "growing ones in zone 2, another field", [only(2, bright=True, other_fields=True)]),
    (replace(FOUND, filter=ResultsFilter(zones=(3,))), "and zone 4", [only(3, 4)]),
    (replace(FOUND, filter=ResultsFilter(zones=(3,))), "3 and 4", [only(3, 4)]),
    (replace(FOUND, filter=ResultsFilter(zones=(3,), bright=True)), "any zone", [only(bright=True)]),
    (replace(FOUND, filter=ResultsFilter(zones=(3,), bright=True)), "show everything again", [only()]),
    (replace(FOUND, filter=ResultsFilter(zones=(3,), put_aside=("29-9092.00",))), "show everything", [HIDDEN]),
    (FOUND, "which need the least training", [SortedBy(sort=Order.ZONE)]),
    (FOUND, "anything I can do without going back to school?", [only(1, 2, 3)]),
    (FOUND, "sort by my duties", [SortedBy(sort=Order.MY_DUTIES)]),
    (FOUND, "by my duties", [SortedBy(sort=Order.MY_DUTIES)]),
    (FOUND, "show it as a table", [Intent.TABLE]),
    (FOUND, "the handout please", [Intent.HANDOUT]),
    (replace(FOUND, every=(("35-1011.00", "Food Scientists"),)), "nothing with food", [without("food")]),
    (
        replace(FOUND, every=(("43-4031.00", "Court, Municipal, and License Clerks"),)),
        "no clerks",
        [Filtered(filter=ResultsFilter(put_aside=("43-4031.00",)))],
    ),
    (FOUND, "zone 7", [NotUnderstood("zone 7", (1, 5))]),
]
TICKS: list[Case] = [
    (WORDED, "1 and 3 but not 2", [ticks(1, 3, off=[2])]),
    (WORDED, "also 5, and take off 2", [ticks(5, off=[2])]),
    (WORDED, "swap 2 for 4", [ticks(4, off=[2])]),
    (WORDED, "3 instead of 1", [ticks(3, off=[1])]),
    (WORDED, "I do a little of number 6", [ticks(6)]),
    (WORDED, "I like 2 best", [ticks(2)]),
    (WORDED, "quita la segunda y pon la quinta", [ticks(5, off=[2])]),
    (WORDED, "all except bookkeeping", [ticks(1, 2, 3, 4, 5, 6, off=[7])]),
    (WORDED, "I greet visitors and answer the phones", [ticks(4, 1)]),
    (WORDED, "none of these are mine", [Intent.WRONG]),
    (replace(WORDED, chosen=("1",)), "none of these are mine", [ClearedAll()]),
    (WORDED, "actually take number 2 off", [ticks(off=[2])]),
    (WORDED, "the first yes, the second no", [ticks(1, off=[2])]),
    (WORDED, "everything on this page but number 4", [ticks(1, 2, 3, 5, 6, 7, off=[4])]),
]
BY_WORDS = [
    ("everything with patients", DescribedWork("everything with patients", ("2", "6"), sure=True, pointed=True)),
    ("the one about insurance", DescribedWork("the one about insurance", ("3",), sure=True, pointed=True, single=True)),
    ("bookkeeping", DescribedWork("bookkeeping", ("7",), sure=True)),
    ("not the phones", DescribedWork("not the phones", ("1",), clears=True, sure=True, pointed=True)),
    ("sing to the cat", DescribedWork("sing to the cat")),
]
IN_FRONT: list[Case] = [
    *[(THIRD_SHOWN, line, [SaveRows((THIRD,))]) for line in ("save it", "put it on my list", "guárdala")],
    *[(THIRD_SHOWN, line, [Chose(code=THIRD)]) for line in ("start from this one", "empezar desde esta")],
    (THIRD_SHOWN, "compare it with 1", [CompareRows((THIRD, FIRST))]),
    (THIRD_SHOWN, "what about the next one?", [ShowDetails(FOURTH)]),
    (THIRD_SHOWN, "does it need college?", [ShowDetails(THIRD)]),
    *[(THIRD_SHOWN, line, [Refreshed()]) for line in ("close", "back", "back to the list")],
    (THIRD_SHOWN, "details 2", [ShowDetails(SECOND)]),
    *[
        (LISTED, line, [CompareRows((FIRST, THIRD))])
        for line in ("compare them", "what's the difference between them?")
    ],
    (LISTED, "start from 2", [Chose(code=THIRD)]),
    (LISTED, "remove the second one", [RemoveSaved(THIRD)]),
    (LISTED, "drop the second, id never do that", [RemoveSaved(THIRD)]),
    (LISTED, "the first can go, I changed my mind about it", [RemoveSaved(FIRST)]),
    (LISTED, "get rid of the last one, my sister did that and hated it", [RemoveSaved(THIRD)]),
    (LISTED, "la segunda bórrala que ni loca hago eso", [RemoveSaved(THIRD)]),
    (COMPARED, "ok so which of the two has more in common with what I ticked", [Intent.BETTER]),
    (COMPARED, "and which needs less schooling of the two", [Intent.BETTER]),
    (COMPARED, "¿cuál de las dos se parece más a lo que hago?", [Intent.BETTER]),
    (FOUND, "compare 1 with 3 and tell me which needs less school", [CompareRows((FIRST, THIRD)), Intent.BETTER]),
    (FOUND, "take out everything that needs a masters or a phd", [only(1, 2, 3, 4)]),
    (FOUND, "lose anything where you need a doctorate", [only(1, 2, 3, 4)]),
    (FOUND, "skip whatever wants grad school, I'm 50", [only(1, 2, 3, 4)]),
    (FOUND, "drop anything past zone 3", [only(1, 2, 3)]),
    (FOUND, "I only finished high school so what fits", [only(1, 2), Refreshed()]),
    (LISTED, "lose the first one, I'd hate it", [RemoveSaved(FIRST)]),
    (LISTED, "which of these needs less school", [CompareRows((FIRST, THIRD))]),
    (THIRD_SHOWN, "guárdala y dime cuánto pagan", [SaveRows((THIRD,)), Intent.NOT_HELD]),
    (FOUND, "nothing that wants grad school. I'm 58, I don't have the years left to study", [only(1, 2, 3, 4)]),
    (FOUND, "¿cuáles de estos no piden ir a la universidad?", [only(1, 2, 3)]),
    (FOUND, "no quiero los que piden maestría o doctorado", [only(1, 2, 3, 4)]),
    (FOUND, "I have a bachelors so zone 4, and put them in alphabetical order", [only(4), BY_TITLE]),
    (FOUND, "my wrists are shot so no more machines please, what is left", [without("machines"), Refreshed()]),
    (FOUND, "I can't lift anymore since the surgery, show me what's left", [without("lift")]),
    (FOUND, "allergies, so nothing with flour from now on ok?", [without("flour")]),
    (COMPARED, "save both", [SaveRows((FIRST, THIRD))]),
    (COMPARED, "save the second one", [SaveRows((THIRD,))]),
    (COMPARED, "save 2", [SaveRows((SECOND,))]),
    (COMPARED, "tell me about the other one", [ShowDetails(THIRD)]),
    (COMPARED, "which one is better for me?", [Intent.BETTER]),
    (FOUND, "do I need a degree for 3?", [ShowDetails(THIRD)]),
    (FOUND, "why is the second one on the list?", [ShowDetails(SECOND)]),
    (FOUND, "genetic counselor sounds interesting", [ShowDetails(FIRST)]),
    (FOUND, "save it", [SaveRows(())]),
    *[(FOUND, line, [PutAside(code=SECOND)]) for line in ("hide 2", "I'm not interested in midwives", "descarta la 2")],
    (FOUND, "bring back what I hid", [BroughtBack()]),
    (WORDED, "I want to get away from 2", [Avoided(code="1", tasks=("2",))]),
]
SAID: list[Case] = [
    *[
        case
        for line, unwanted in (
            ("anything but cooking", "cooking"),
            ("cualquier cosa menos limpieza", "limpieza"),
            ("no more nursing please", "nursing"),
        )
        for case in (
            (ASKING, line, [Denied(line)]),
            (RESULTS, line, [Filtered(filter=RESULTS.filter.without_words([unwanted]))]),
        )
    ],
    (ONE_TICKED, "other fields", [AskedForRelated(), only(other_fields=True)]),
    (ONE_TICKED, "zone 3 or lower", [AskedForRelated(), only(1, 2, 3)]),
    (ONE_TICKED, "no degree", [AskedForRelated(), only(1, 2, 3)]),
    (ONE_TICKED, "solo las que crecen", [AskedForRelated(), only(bright=True)]),
    (ONE_TICKED, "3 or lower", [NotUnderstood("3 or lower")]),
    (WORDED, "other fields", [DescribedWork("other fields")]),
    (FOUND, "zone 3 but no lifting", [only(3), without("lifting", zones=(3,))]),
    (FOUND, "no lifting, I have a bad back", [without("lifting")]),
    (FOUND, "my sister is a nurse and I hate hospitals", [without("hospitals")]),
    (WORDED, "1 4, get away from lifting", [ticks(1, 4), DescribedWork("get away from lifting", clears=True)]),
    (WORDED, "1 4, away from bookkeeping", [ticks(1, 4), Avoided(code="1", tasks=("7",))]),
    (WORDED, "I also worked as a cashier", [AlsoDone("cashier")]),
    (WORDED, "not 3, I want to get away from it", [Avoided(code="1", tasks=("3",))]),
    (WORDED, "no 3, quiero alejarme de eso", [Avoided(code="1", tasks=("3",))]),
    (
        WORDED,
        "1 4 6, away from 2 and 3",
        [Ticked(code="1", ticked=("1", "4", "6")), Avoided(code="1", tasks=("2", "3"))],
    ),
    (WORDED, "away from 3", [Avoided(code="1", tasks=("3",))]),
    (WORDED, "lejos de la 3 y la 4", [Avoided(code="1", tasks=("3", "4"))]),
    (WORDED, "I don't want to do 4 to 6 anymore", [Avoided(code="1", tasks=("4", "5", "6"))]),
    (WORDED, "I want to get away from telephones", [Avoided(code="1", tasks=("1",))]),
    (replace(WORDED, chosen=("2",)), "I want to get away from it", [Avoided(code="1", tasks=("2",))]),
    (replace(WORDED, avoided=("2", "3")), "avoid 5", [Avoided(code="1", tasks=("2", "3", "5"))]),
    (replace(WORDED, avoided=("2", "3")), "I don't mind 2", [Avoided(code="1", tasks=("3",))]),
    (replace(WORDED, avoided=("2", "3")), "no evites la 3", [Avoided(code="1", tasks=("2",))]),
    (RESULTS, "también trabajé de mesera", [AlsoDone("mesera")]),
    (ASKING, "I also worked as a cashier", [Searched(keyword="I also worked as a cashier")]),
    (MENU, "not a pharmacist, a nurse", [Searched(keyword="not a pharmacist, a nurse")]),
    (ASKING, "Too old to start over? I was a baker", [Searched(keyword="Too old to start over? I was a baker")]),
    (ASKING, "Machinist. Laid off in March.", [Searched(keyword="Machinist. Laid off in March.")]),
    (ASKING, "I milked cows, does that count?", [Searched(keyword="I milked cows, does that count?")]),
    *[(MENU, line, [WentBack()]) for line in ("go back to my secretary results", "volver a los resultados")],
    *[
        (ASKING, line, [Intent.JOBLESS])
        for line in ("I'm between jobs", "idk i dont have a job lol", "no tengo trabajo")
    ],
    *[
        (MENU, line, [Chose(code="29-2052.00")])
        for line in ("number 2 i think", "probably the second", "the technician one")
    ],
    (DUTIES, "start over", [Restarted()]),
    (RESULTS, "change what I ticked", [WentBack()]),
]
TWO_TICKED = replace(WORDED, chosen=("1", "2"), pages=2)
NURSES = VisibleScreen(Step.CHOOSING_OCCUPATION, keyword="nurse", rows=ROWS)
SECOND_FOR_NOW: list[Meaning] = [Chose(code=SECOND), Intent.REVERSIBLE]
OF_DUTIES: list[Case] = [
    (WORDED, "mail yes, visitors yes, phones no", [ticks(5, 4, off=[1])]),
    (WORDED, "saludar visitas sí, lo demás no", [ticks(4, off=[1, 2, 3, 5, 6, 7])]),
    *[
        (WORDED, line, [ticks(2, 3)])
        for line in ("sign me up for 2 and 3", "mark me down for 2 and 3", "apunta la 2 y la 3", "tikc 2 adn 3")
    ],
    *[
        (TWO_TICKED, line, [ticks(1, 2, 7, off=[3, 4, 5, 6])])
        for line in ("those two and 7, nothing else", "esas dos y la 7, ninguna otra")
    ],
    *[
        (TWO_TICKED, line, [ticks(off=[2])])
        for line in (
            "except 2",
            "excepto la 2",
            "but not 2",
            "The 2 was years ago, so skip it",
            "we stopped scheduling in spring, so remove that one",
            "la 2 ya no la hacía, así que quita esa",
        )
    ],
    (WORDED, "I loved greeting people at the door, so add that", [ticks(4)]),
    (WORDED, "that was the worst shift ever, so skip it", [DescribedWork("that was the worst shift ever, so skip it")]),
    (TWO_TICKED, "We no longer schedule, so drop that. And page 2?", [ticks(off=[2]), TurnedTo(page=2)]),
    *[
        (WORDED, line, [AboutDuties(("3", "6"))])
        for line in ("are 3 and 6 the same?", "3 and 6, is that one thing?", "¿la 3 y la 6 son lo mismo?")
    ],
    *[(WORDED, line, [ticks(1, 3)]) for line in ("1 and 3?", "can you tick 1 and 3?", "¿puedes marcar la 1 y la 3?")],
    *[(TWO_TICKED, line, [Intent.TICKED]) for line in ("undo that", "take it back", "deshaz eso")],
    *[(TWO_TICKED, line, [ClearedAll()]) for line in ("clear all, I'll start over", "untick them all and start again")],
    *[
        (TWO_TICKED, line, [TurnedTo(page=2)])
        for line in ("where are the other five?", "¿y las demás dónde están?", "nxt pge", "nex page")
    ],
    *[
        (TWO_TICKED, line, [AskedForRelated()])
        for line in ("too much to read, show me the jobs", "son muchas, ya dame los trabajos")
    ],
    *[
        (WORDED, line, [Intent.HOW_MANY])
        for line in (
            "how far back should I go?",
            "does it matter if it was long ago?",
            "¿todavía cuentan las de hace mucho?",
        )
    ],
    *[
        (WORDED, f"{before}{job}", [Searched(keyword=job)])
        for before, job in (
            ("oops, I meant ", "plumber"),
            ("", "I'm a court reporter"),
            ("perdón, quise decir ", "enfermera"),
        )
    ],
    *[
        (WORDED, line, [Intent.KEPT])
        for line in (
            "my kid just woke up, can I finish this later?",
            "lunch is over, is this saved?",
            "llegó mi camión, ¿puedo seguir mañana?",
        )
    ],
    *[
        (NURSES, line, SECOND_FOR_NOW)
        for line in (
            "2, but can I change it later?",
            "2 and what if I pick the wrong one?",
            "la 2, ¿y puedo cambiarla?",
        )
    ],
    *[
        (NURSES, line, [Chose(code=SECOND)])
        for line in ("la segunda, la de partera", "the second, the one with babies", "las comadronas")
    ],
    (NURSES, "the second, the genetic one", [Intent.WHICH]),
    (NURSES, "does number 2 need a degree?", [Intent.ZONES]),
    (NURSES, "is the second one growing?", [Intent.BRIGHT]),
    *[
        (WORDED, line, [ticks(3, off=[2])])
        for line in ("not 2, I meant 3", "wiat, not 2, i ment 3", "add 3, the 2 no longer")
    ],
    (TWO_TICKED, "la 6 también y la 1 ya no", [ticks(6, off=[1])]),
    (WORDED, "negative on 4, affirmative on 5", [ticks(5, off=[4])]),
    *[
        (WORDED, line, [ticks(2, 4, off=[1, 3, 5, 6, 7])])
        for line in ("he has done 2 and 4, nothing else", "my client did 2 and 4 only")
    ],
    *[(WORDED, line, [ticks(7)]) for line in ("the last one on this page", "and the very last one of the list")],
    (TWO_TICKED, "are there more than these seven?", [TurnedTo(page=2)]),
    (TWO_TICKED, "which ones have I marked for him?", [Intent.TICKED]),
    (TWO_TICKED, "will they stay ticked on the next page?", [Intent.REVERSIBLE]),
    (
        TWO_TICKED,
        "I fear I marked the telephone one in error; could you remove it?",
        [ticks(off=[1])],
    ),
    (WORDED, "forget about these, I want to look at roofers", [Searched(keyword="roofers")]),
    (WORDED, "what happens if I click find?", [Intent.HELP]),
    (WORDED, "I can't read English, can you translate these?", [Intent.LANGUAGE]),
    *[(NURSES, line, [Chose(code=SECOND)]) for line in ("third from the bottom", "the baby one", "la de los bebés")],
    (NURSES, "some of these aren't even nurses", [Intent.WRONG]),
    *[
        (WORDED, line, [ticks(1, 2, 3, 4, 5, 6, off=[7])])
        for line in ("I was doing all of this except the bookkeeping", "everything except bookkeeping")
    ],
    (WORDED, "I did them all back then", [ticks(1, 2, 3, 4, 5, 6, 7)]),
    *[
        (WORDED, line, [Intent.HOW_MANY])
        for line in (
            "only what I like or all I did?",
            "what if I did it just once?",
            "is two enough?",
            "I trained others to do these, does that count?",
            "¿marco también las que no me gustaban?",
        )
    ],
    (WORDED, "is there anything about visitors?", [AboutDuties(("4",))]),
    (WORDED, "what page am I on?", [Refreshed()]),
    (WORDED, "go back to the list of jobs", [WentBack()]),
    (TWO_TICKED, "lets see what you got", [AskedForRelated()]),
    (WORDED, "wrong job, I'm a plumber", [Searched(keyword="I'm a plumber")]),
    (NURSES, "whats the diffrence betwen 2 and 3", [CompareRows((SECOND, THIRD))]),
    (FOUND, "¿qué hacen los consejeros genéticos de la lista?", [ShowDetails(FIRST)]),
    *[
        (ASKING, line, [Intent.COST])
        for line in (
            "hi, before I start, is this free?",
            "una duda antes de nada, ¿es gratis?",
            "my cousin sent me. is it free?",
        )
    ],
    (ASKING, "I was a cook for years, is this free?", [Searched(keyword="I was a cook for years, is this free?")]),
    *[(ASKING, line, [Intent.HERE]) for line in ("test 123", "testing 1 2", "probando")],
    *[(ASKING, line, [Intent.JOBLESS]) for line in ("do I need to have a job to use this?", "¿y si no tengo trabajo?")],
]
TICKED = replace(WORDED, chosen=("1", "2"))
OF_PARTS: list[Case] = [
    (
        WORDED,
        "ok so basically the first two are me, and my boss made me do 5 as well, can we see what comes out?",
        [ticks(1, 2), ticks(5), AskedForRelated()],
    ),
    (WORDED, "I'd say the first three are mine, but my eyes are not what they were", [ticks(1, 2, 3)]),
    (
        WORDED,
        "My client tells me she handled 1, 4 and 7 at her last position, which she left in 2019.",
        [ticks(1, 4, 7)],
    ),
    (WORDED, "Would you kindly tick 4 and 6, because those were the bulk of my days?", [ticks(4, 6)]),
    (WORDED, "Mi clienta dice que hacía la 2, la 3 y la 7 en su último trabajo, que dejó en 2018.", [ticks(2, 3, 7)]),
    (WORDED, "pues mire, yo de eso hacía la 4 porque estaba en la puerta", [ticks(4)]),
    (replace(WORDED, on_page=TASKS[:4]), "all of this page except 3", [ticks(1, 2, 4, off=(3,))]),
    (WORDED, "9 years there, and only 3 was mine", [ticks(3, off=(1, 2, 4, 5, 6, 7))]),
    (WORDED, "3 was never mine, the rest yes", [ticks(1, 2, 4, 5, 6, 7, off=(3,))]),
    (WORDED, "ok so 1 3 adn 5, teh rest i didnt do", [ticks(1, 3, 5, off=(2, 4, 6, 7))]),
    (TICKED, "hmm 2 used to be mine before the new system came", [ticks(off=(2,))]),
    (TICKED, "please, 2 is not for me because my friend do this, thank you", [ticks(off=(2,))]),
    (TICKED, "híjole, la 1 no era mía, era de mi cuñada", [ticks(off=(1,))]),
    (MENU, "I'd say the second, I was never a specialist", [Chose(code="29-2052.00")]),
    (MENU, "no, not 2, it was 3", [Chose(code="31-9095.00")]),
    (MENU, "pues mi clienta sería la 3, porque ella ayudaba", [Chose(code="31-9095.00")]),
]
CASES = [*OF_PARTS, *SEVERAL, *SETS, *SENTENCES, *TICKS, *IN_FRONT, *SAID, *OF_DUTIES]


@pytest.mark.parametrize(("shown", "line", "meant"), CASES, ids=[f"{line}" for _, line, _ in CASES])
def test_line_means_each_of_its_commands(shown: VisibleScreen, line: str, meant: Sequence[Meaning]) -> None:
    assert list(meanings(line, shown)) == list(meant)


@pytest.mark.parametrize(("line", "meant"), BY_WORDS, ids=[line for line, _ in BY_WORDS])
def test_duties_are_named_by_words(line: str, meant: DescribedWork) -> None:
    assert list(meanings(line, WORDED)) == [meant]


@pytest.mark.parametrize(
    "line",
    [
        "I was there for 6 years, raised 3 kids, and never once complained",
        "my shift was 7 am to 3 pm with 4 patients",
        "there were 4 of us and 2 were always sick",
        "my kids are 3 and 5, so I can only work mornings",
        "I made 6 an hour, then 7 an hour",
        "my manager did 2, then he left",
        "I was number 1 in sales 3 times",
        "worked the 2 to 6 shift, then the 3 to 7",
        "I'd take 5 if I knew what it was",
        "salía a las 5 y entraba a las 7",
        "soy mamá de 3, el mayor tiene 7 y el menor 6",
        "éramos 4 en la oficina y yo hacía de todo",
    ],
)
def test_numbers_in_a_story_tick_nothing(line: str) -> None:
    told = list(meanings(line, TICKED))
    assert [meaning for meaning in told if isinstance(meaning, Ticked | ClearedAll)] == []


@pytest.mark.parametrize("line", ["I was second in charge, never the boss", "I have 3 years in and 2 to go"])
def test_numbers_in_a_story_choose_no_occupation(line: str) -> None:
    assert not any(isinstance(meaning, Chose) for meaning in meanings(line, MENU))


@pytest.mark.parametrize("line", ["I'm not sure about 2, it may be mine", "my sister says I should pick 4, maybe"])
def test_doubt_about_a_duty_ticks_nothing(line: str) -> None:
    assert not any(isinstance(meaning, Ticked) for meaning in meanings(line, WORDED))
