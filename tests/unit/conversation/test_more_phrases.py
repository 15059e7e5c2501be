"""More ways of saying what the table of phrases holds: sloppy, mistyped, in one breath, beyond what there is."""

import pytest

from bot.conversation.events import Chose, ClearedAll, Filtered, Searched, SortedBy, Ticked, TurnedTo, WentBack
from bot.conversation.language.intents import (
    CompareRows,
    DescribedWork,
    Intent,
    Meaning,
    NotUnderstood,
    SaveRows,
    ShowDetails,
    VisibleScreen,
)
from bot.conversation.language.parser import understand
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.results_order import Order
from tests.support.visible_screen import ASKING, CODE, DUTIES, IDS, MENU, RESULTS, everywhere, ticked

PHRASES: list[tuple[VisibleScreen, str, Meaning]] = [
    *everywhere(Intent.STOP, "stop", "Quit!", "cancel", "never mind", "forget it", "not now", "déjalo"),
    *[
        (where, said, Intent.HERE)
        for where in (ASKING, MENU)
        for said in ("ok", "Yes!", "no", "done", "undo", "what?", "sí")
    ],
    (RESULTS, "yes", Intent.HERE),
    *[(ASKING, said, Searched(keyword=said)) for said in ("cancer", "laser", "canceler", "forger", "stopper")],
    *[(ASKING, said, Searched(keyword="29-1051.00")) for said in ("https://x.example/29-1051.00", "code 29-1051.00!")],
    (DUTIES, "I meant 17-2051.00", Searched(keyword="17-2051.00")),
    *[
        (MENU, said, Chose(code="29-2052.00"))
        for said in ("2nd option", "option 2", "details 2", "what is 2?", "la segunda")
    ],
    *[(MENU, said, Intent.WHICH) for said in ("1 or 2", "1, 2", "1-3")],
    *[(MENU, said, NotUnderstood(said, (21, 23))) for said in ("9", "24", "details 40")],
    *[(DUTIES, said, ticked(1, 2, 3, 4)) for said in ("from 1 to 4", "desde 1 hasta 4", "1/2/3/4", "the four first")],
    *[
        (DUTIES, said, ticked(1, 2, 3))
        for said in ("las tres primeras", ":one: :two: :three:", "1\ufe0f\u20e3 2\ufe0f\u20e3 3\ufe0f\u20e3")
    ],
    (DUTIES, "las dos últimas", ticked(11, 12)),
    (DUTIES, "all apart from 12", Ticked(code=CODE, ticked=IDS[:11], cleared=IDS[11:])),
    *[(DUTIES, said, NotUnderstood(said, (1, 12))) for said in ("99", "tick 40", "1-99", "not 13")],
    *[
        (DUTIES, said, Intent.TICKED)
        for said in ("what have I ticked?", "How many have I chosen", "¿cuáles he elegido?")
    ],
    *[(DUTIES, said, ClearedAll()) for said in ("delete everything", "erase all", "borrar todo")],
    *[(DUTIES, said, SaveRows((CODE,))) for said in ("save", "save this occupation", "guardar")],
    *[
        (where, said, Intent.NOT_HELD)
        for where in (DUTIES, RESULTS)
        for said in ("salary", "¿Cuánto ganan?", "how do I apply?")
    ],
    *[
        (RESULTS, said, Intent.NOT_HELD)
        for said in (
            "only jobs with pay above 50000",
            "ones with regular hours",
            "those with a union",
            "jobs where I am my own boss",
            "trabajos con sindicato",
        )
    ],
    (ASKING, "salary", Intent.NOT_HELD),
    *[
        (where, said, Intent.CLOSENESS)
        for where in (DUTIES, RESULTS)
        for said in ("what is a DWA?", "how did you get this?")
    ],
    *[(RESULTS, said, Intent.CLOSENESS) for said in ("why?", "why are there so few?")],
    *[
        (RESULTS, said, ShowDetails("29-1141.00"))
        for said in (
            "I like number 2",
            "number 12 looks good",
            "I'm interested in the second one",
            "show all duties of 12",
            "what do registered nurses do?",
            "more about registered nurse",
        )
    ],
    *[(DUTIES, said, ticked(2)) for said in ("I like 2", "me gusta la 2")],
    *[
        (where, said, Searched(keyword="plumber"))
        for where in (DUTIES, RESULTS)
        for said in ("what about plumber", "try plumber", "start over with plumber", "how about plumber")
    ],
    (RESULTS, "what do plumbers do?", Searched(keyword="what do plumbers do?")),
    *[(DUTIES, said, DescribedWork(said)) for said in ("I have a dog", "I feel like a nap")],
    (DUTIES, "I'm not happy with this", Intent.WRONG),
    (RESULTS, "which one is best?", Intent.BETTER),
    *[(DUTIES, said, Intent.HOW_MANY) for said in ("I'm not sure what to pick", "can I tick more than one?")],
    *[
        (where, said, Intent.THANKS)
        for where in (ASKING, MENU, DUTIES, RESULTS)
        for said in (
            "great, thank you so much for your help!",
            "Muchas gracias por todo",
            "ok thanks a lot",
            "Thx again",
        )
    ],
    *[
        (RESULTS, said, Intent.EXPORT)
        for said in (
            "download csv",
            "send me an excel file",
            "export to google sheets",
            "Would you be so kind as to export this as a spreadsheet?",
            "descargar en excel",
            "envíame un excel",
        )
    ],
    *[
        (RESULTS, said, Intent.SHARE)
        for said in ("share with my advisor", "share this with #general", "post it in the channel", "send it to Bob")
    ],
    (RESULTS, "share my list with Bob", Intent.SHARE_LIST),
    *[(RESULTS, said, WentBack()) for said in ("add duty 5", "untick duty 2", "edit", "quitar una tarea")],
    *[
        (RESULTS, said, Filtered(filter=ResultsFilter(zones=(3,), bright=True)))
        for said in ("bright outlook jobs", "in demand", "las brillantes")
    ],
    *[
        (RESULTS, said, CompareRows(("29-9092.00", "29-1141.00")))
        for said in (
            "11 vs 12",
            "difference between 1 and 2",
            "what's the difference between 11 and 12?",
            "compaer 1 2",
        )
    ],
    (RESULTS, "compare midwives with plumbers", CompareRows(())),
    *[(RESULTS, said, ShowDetails("29-1141.00")) for said in ("detials 12", "dtails 2", "explícame la 2")],
    *[(RESULTS, said, SortedBy(sort=Order.TITLE)) for said in ("sotr by title", "ordénalas por título")],
    *[(where, said, Intent.ZONES) for where in (MENU, DUTIES, RESULTS) for said in ("zones", "¿Qué es una zona?")],
    (RESULTS, "zoen 4", Filtered(filter=ResultsFilter(zones=(4,)))),
    *[(where, said, TurnedTo(page=where.page + 1)) for where in (MENU, DUTIES, RESULTS) for said in ("nxt", ">", ">>")],
    *[
        (where, "I want to be a midwife", Searched(keyword="I want to be a midwife"))
        for where in (ASKING, DUTIES, RESULTS)
    ],
]


@pytest.mark.parametrize(
    ("shown", "said", "meant"), PHRASES, ids=[f"{shown.step}: {said}" for shown, said, _ in PHRASES]
)
def test_phrases_have_their_meaning(shown: VisibleScreen, said: str, meant: Meaning) -> None:
    assert understand(said, shown) == meant
