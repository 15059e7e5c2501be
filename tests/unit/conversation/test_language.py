"""Every phrase means what people mean by it, and no text raises."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
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
from bot.conversation.language.typing_errors import WORDS
from bot.conversation.language.vocabulary import CONCEPTS
from bot.conversation.results_filter import ResultsFilter
from bot.conversation.results_order import Order
from tests.support.phrases import OTHER_PHRASES
from tests.support.visible_screen import ASKING, CODE, DUTIES, EVERYWHERE, IDS, MENU, RESULTS, cleared, ticked

SOME_TICKED = replace(DUTIES, chosen=IDS[:2])
PHRASES: list[tuple[VisibleScreen, str, Meaning]] = [
    *[(ASKING, said, Searched(keyword=said)) for said in ("pharmacist", "web developer", "explaining things")],
    (ASKING, "I'm a pharmacist", Searched(keyword="I'm a pharmacist")),
    (ASKING, "what can a welder do?", Searched(keyword="what can a welder do?")),
    (ASKING, "search for nurse", Searched(keyword="nurse")),
    (ASKING, " 29-1051.00 ", Searched(keyword="29-1051.00")),
    (ASKING, "", Refreshed()),
    *[(where, "help", Intent.HELP) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "Help!", Intent.HELP) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "?", Intent.HELP) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "restart", Restarted()) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "Start over, please", Restarted()) for where in (MENU, DUTIES, RESULTS)],
    *[(where, "resume", Intent.RESUME) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "where was I?", Intent.RESUME) for where in (MENU, DUTIES, RESULTS)],
    *[(where, "my list", Intent.LIST) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "forget me", Intent.FORGET) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "I work as a cook", Searched(keyword="I work as a cook")) for where in (MENU, DUTIES, RESULTS)],
    *[(where, "17-2051", Searched(keyword="17-2051")) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "next", TurnedTo(page=where.page + 1)) for where in (MENU, DUTIES, RESULTS)],
    *[(where, "page 2", TurnedTo(page=2)) for where in (MENU, DUTIES, RESULTS)],
    (MENU, "page 99", TurnedTo(page=3)),
    (MENU, "last page", TurnedTo(page=3)),
    (MENU, "back", TurnedTo(page=1)),
    (DUTIES, "back", WentBack()),
    (RESULTS, "previous page", TurnedTo(page=1)),
    (MENU, "21", Chose(code="29-1051.00")),
    (MENU, "2", Chose(code="29-2052.00")),
    (MENU, "#3", Chose(code="31-9095.00")),
    (MENU, "the second one", Chose(code="29-2052.00")),
    (MENU, "number 1", Chose(code="29-1051.00")),
    (MENU, "pharmacists", Chose(code="29-1051.00")),
    (MENU, "Pharmacist", Chose(code="29-1051.00")),
    (MENU, "pharmacy tech", Chose(code="29-2052.00")),
    (MENU, "choose Pharmacy Aides", Chose(code="31-9095.00")),
    (MENU, "9", NotUnderstood("9", (21, 23))),
    (MENU, "nurse", Searched(keyword="nurse")),
    (DUTIES, "1", ticked(1)),
    (DUTIES, "1 3-5", ticked(1, 3, 4, 5)),
    (DUTIES, "1, 3 and 12", ticked(1, 3, 12)),
    (DUTIES, "tick 2 to 4", ticked(2, 3, 4)),
    (DUTIES, "2 – 4", ticked(2, 3, 4)),
    (DUTIES, "#1 #2", ticked(1, 2)),
    (DUTIES, "I do 7", ticked(7)),
    (DUTIES, "1 1 1", ticked(1)),
    (DUTIES, "not 2", cleared(2)),
    (DUTIES, "untick 2-3", cleared(2, 3)),
    (DUTIES, "all but 12", Ticked(code=CODE, ticked=IDS[:11], cleared=IDS[11:])),
    (DUTIES, "all", Ticked(code=CODE, ticked=IDS)),
    (DUTIES, "all on this page", TickedPage(code=CODE, tasks=IDS[:10])),
    (DUTIES, "none", Intent.WRONG),
    (SOME_TICKED, "none", ClearedAll()),
    (DUTIES, "13", NotUnderstood("13", (1, 12))),
    (DUTIES, "5-2", NotUnderstood("5-2")),
    *[(DUTIES, said, AskedForRelated()) for said in ("done", "find", "related", "Go!", "find related occupations")],
    (DUTIES, "change occupation", WentBack()),
    (DUTIES, "cook", DescribedWork("cook")),
    (RESULTS, "sort by title", SortedBy(sort=Order.TITLE)),
    (RESULTS, "sort by titel", SortedBy(sort=Order.TITLE)),
    (RESULTS, "order by job zone", SortedBy(sort=Order.ZONE)),
    (RESULTS, "by code", SortedBy(sort=Order.CODE)),
    (RESULTS, "sort by all related", SortedBy(sort=Order.ALL_RELATED)),
    (RESULTS, "sort by closely related", SortedBy(sort=Order.CLOSELY_RELATED)),
    (RESULTS, "sort by pay", Intent.NOT_HELD),
    (RESULTS, "zone 4", Filtered(filter=ResultsFilter(zones=(4,)))),
    (RESULTS, "only job zone 5", Filtered(filter=ResultsFilter(zones=(5,)))),
    (RESULTS, "bright only", Filtered(filter=ResultsFilter(zones=(3,), bright=True))),
    (RESULTS, "all zones", Filtered()),
    (RESULTS, "no filter", Filtered()),
    (RESULTS, "details 12", ShowDetails("29-1141.00")),
    (RESULTS, "details 1", ShowDetails("29-9092.00")),
    (RESULTS, "more about genetic counselors", ShowDetails("29-9092.00")),
    (RESULTS, "registered nurses", ShowDetails("29-1141.00")),
    (RESULTS, "11", ShowDetails("29-9092.00")),
    (RESULTS, "start from 12", Chose(code="29-1141.00")),
    *[(where, "stop", Intent.STOP) for where in (ASKING, MENU, DUTIES, RESULTS)],
    (DUTIES, "what have I ticked?", Intent.TICKED),
    (DUTIES, "save this", SaveRows((CODE,))),
    (RESULTS, "details 99", NotUnderstood("details 99", (11, 12))),
    (RESULTS, "change duties", WentBack()),
    (RESULTS, "export", Intent.EXPORT),
    (RESULTS, "share", Intent.SHARE),
    (DUTIES, "export", DescribedWork("export")),
    (RESULTS, "cook", NotUnderstood("cook")),
    (DUTIES, "nxet", TurnedTo(page=2)),
    (DUTIES, "restrat", Restarted()),
    (RESULTS, "chnage duties", WentBack()),
    (RESULTS, "brihgt only", Filtered(filter=ResultsFilter(zones=(3,), bright=True))),
    (ASKING, "restrat", Restarted()),
    (ASKING, "baker", Searched(keyword="baker")),
    (MENU, "help desk", Searched(keyword="help desk")),
    (MENU, "packer", Searched(keyword="packer")),
    (RESULTS, "x" * 400, NotUnderstood("x" * 400)),
]
TITLES = (
    "clear coat painter|list maker|help desk|help desk technician|export manager|share trader|details clerk"
    "|all-around butcher|back office|back end developer|page|first mate|number crunching|2nd grade teacher|3D artist"
    "|next of kin coordinator|second hand dealer|sorter|zone manager|page designer|compare analyst|save our souls clerk"
    "|first responder|number theorist|one man band|top chef|last mile driver|remove asbestos worker|only child minder"
    "|show host|start-up founder|go kart mechanic|open water diver|restorer|baker|helper|tester|forger"
).split("|")
"""Job titles, more or less, that look like commands."""
PHRASES += OTHER_PHRASES
PHRASES += [(shown, title, Searched(keyword=title)) for shown in (ASKING, MENU) for title in TITLES]
PHRASES += [(RESULTS, title, NotUnderstood(title)) for title in TITLES]


@pytest.mark.parametrize(("shown", "said", "meant"), PHRASES, ids=[f"{s.step}: {t[:30]}" for s, t, _ in PHRASES])
def test_phrases_have_their_meaning(shown: VisibleScreen, said: str, meant: Meaning) -> None:
    assert understand(said, shown) == meant


COUNTING = (
    "one two three twelve first second last the and not but except to only all compare save tick details page zone 1 2"
    " 3 12 13 99 0 next back #1 1-3 both of them my list pick"
).split()


@given(
    st.lists(st.sampled_from([*COUNTING, *sorted(WORDS)]), max_size=12),
)
def test_mixtures_of_command_words_never_raise(words: list[str]) -> None:
    for shown in (ASKING, MENU, DUTIES, RESULTS):
        assert understand(" ".join(words), shown) is not None


FORGETTING = [phrase for phrase in CONCEPTS["forget_me"].en.split("|") if phrase != "delete me"]


@pytest.mark.parametrize("shown", EVERYWHERE, ids=[shown.step for shown in EVERYWHERE])
def test_mistyped_line_never_erases_everything(shown: VisibleScreen) -> None:
    for name in FORGETTING:
        for at in range(len(name)):
            mistyped = name[:at] + "x" + name[at + 1 :]
            assert understand(mistyped, shown) is not Intent.FORGET, mistyped


@given(st.text(max_size=400), st.sampled_from([ASKING, MENU, DUTIES, RESULTS]))
def test_any_text_is_parsed(text: str, shown: VisibleScreen) -> None:
    assert understand(text, shown) is not None


@given(
    st.one_of(
        st.text(alphabet="0123456789 -,–#and", max_size=30),
        st.lists(st.sampled_from(COUNTING), max_size=8).map(" ".join),
    ),
    st.sampled_from([MENU, DUTIES, RESULTS]),
)
def test_numbers_mean_only_shown_rows(text: str, shown: VisibleScreen) -> None:
    meant = understand(text, shown)
    match meant:
        case Ticked():
            assert set(meant.ticked) | set(meant.cleared) <= set(IDS)
        case Chose() | ShowDetails():
            assert meant.code in {code for code, _ in shown.rows}
        case SaveRows() | CompareRows():
            assert set(meant.codes) <= {shown.code, *(code for code, _ in shown.rows)}
        case TurnedTo():
            assert 0 <= meant.page <= shown.pages + 1
        case _:
            pass
