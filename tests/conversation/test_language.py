"""Every phrase the bot understands, by the screen it is typed at; and that no text whatever raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.events import (
    AskedForRelated,
    Chose,
    ClearedAll,
    Filtered,
    Looked,
    Restarted,
    Searched,
    SortedBy,
    Ticked,
    TickedPage,
    TurnedTo,
    WentBack,
)
from bot.conversation.language import understand
from bot.conversation.state import Step
from bot.conversation.vocabulary import COMMANDS, Details, Meaning, Shown, Unclear, Wish
from bot.onet.models import Sort

ASKING = Shown()
MENU = Shown(
    Step.CHOOSING_OCCUPATION,
    page=2,
    pages=3,
    first=21,
    rows=(("29-1051.00", "Pharmacists"), ("29-2052.00", "Pharmacy Technicians"), ("31-9095.00", "Pharmacy Aides")),
)
CODE = "29-1051.00"
IDS = tuple(str(number) for number in range(101, 113))
DUTIES = Shown(Step.CHOOSING_TASKS, code=CODE, page=1, pages=2, tasks=IDS, on_page=IDS[:10])
RESULTS = Shown(
    Step.READING_RESULTS,
    code=CODE,
    page=2,
    pages=4,
    first=11,
    rows=(("29-9092.00", "Genetic Counselors"), ("29-1141.00", "Registered Nurses")),
    zone=3,
)


def ticked(*numbers: int) -> Ticked:
    return Ticked(code=CODE, ticked=tuple(IDS[number - 1] for number in numbers))


def cleared(*numbers: int) -> Ticked:
    return Ticked(code=CODE, cleared=tuple(IDS[number - 1] for number in numbers))


PHRASES: list[tuple[Shown, str, Meaning]] = [
    *[(ASKING, said, Searched(keyword=said)) for said in ("pharmacist", "web developer", "explaining things")],
    (ASKING, "I'm a pharmacist", Searched(keyword="I'm a pharmacist")),
    (ASKING, "what can a welder do?", Searched(keyword="what can a welder do?")),
    (ASKING, "search for nurse", Searched(keyword="nurse")),
    (ASKING, " 29-1051.00 ", Searched(keyword="29-1051.00")),
    (ASKING, "", Looked()),
    (ASKING, "next", Searched(keyword="next")),
    *[(where, "help", Wish.HELP) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "Help!", Wish.HELP) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "?", Wish.HELP) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "restart", Restarted()) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "Start over, please", Restarted()) for where in (MENU, DUTIES, RESULTS)],
    *[(where, "resume", Wish.RESUME) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "where was I?", Wish.RESUME) for where in (MENU, DUTIES, RESULTS)],
    *[(where, "my list", Wish.LIST) for where in (ASKING, MENU, DUTIES, RESULTS)],
    *[(where, "forget me", Wish.FORGET) for where in (ASKING, MENU, DUTIES, RESULTS)],
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
    (MENU, "9", Searched(keyword="9")),
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
    (DUTIES, "none", ClearedAll()),
    (DUTIES, "13", Unclear("13")),
    (DUTIES, "5-2", Unclear("5-2")),
    (DUTIES, "1 and a half", Unclear("1 and a half")),
    *[(DUTIES, said, AskedForRelated()) for said in ("done", "find", "related", "Go!", "find related occupations")],
    (DUTIES, "change occupation", WentBack()),
    (DUTIES, "cook", Unclear("cook")),
    (RESULTS, "sort by title", SortedBy(sort=Sort.TITLE)),
    (RESULTS, "sort by titel", SortedBy(sort=Sort.TITLE)),
    (RESULTS, "order by job zone", SortedBy(sort=Sort.ZONE)),
    (RESULTS, "by code", SortedBy(sort=Sort.CODE)),
    (RESULTS, "sort by all related", SortedBy(sort=Sort.ALL_RELATED)),
    (RESULTS, "sort by closely related", SortedBy(sort=Sort.CLOSELY_RELATED)),
    (RESULTS, "sort by pay", Unclear("sort by pay")),
    (RESULTS, "zone 4", Filtered(zone=4)),
    (RESULTS, "only job zone 5", Filtered(zone=5)),
    (RESULTS, "bright only", Filtered(zone=3, bright=True)),
    (RESULTS, "all zones", Filtered()),
    (RESULTS, "no filter", Filtered()),
    (RESULTS, "details 12", Details("29-1141.00")),
    (RESULTS, "details 1", Details("29-9092.00")),
    (RESULTS, "more about genetic counselors", Details("29-9092.00")),
    (RESULTS, "registered nurses", Details("29-1141.00")),
    (RESULTS, "11", Details("29-9092.00")),
    (RESULTS, "start from 12", Chose(code="29-1141.00")),
    (RESULTS, "details 99", Unclear("details 99")),
    (RESULTS, "change duties", WentBack()),
    (RESULTS, "export", Wish.EXPORT),
    (RESULTS, "share", Wish.SHARE),
    (DUTIES, "export", Unclear("export")),
    (RESULTS, "cook", Unclear("cook")),
    (DUTIES, "nxet", TurnedTo(page=2)),
    (DUTIES, "restrat", Restarted()),
    (RESULTS, "chnage duties", WentBack()),
    (RESULTS, "brihgt only", Filtered(zone=3, bright=True)),
    (ASKING, "restrat", Restarted()),
    (ASKING, "baker", Searched(keyword="baker")),
    (MENU, "help desk", Searched(keyword="help desk")),
    (MENU, "packer", Searched(keyword="packer")),
    (RESULTS, "x" * 400, Searched(keyword="x" * 400)),
]


@pytest.mark.parametrize(("shown", "said", "meant"), PHRASES, ids=[f"{s.step}: {t[:30]}" for s, t, _ in PHRASES])
def test_each_phrase_means_what_a_person_means(shown: Shown, said: str, meant: Meaning) -> None:
    assert understand(said, shown) == meant


@given(st.text(max_size=400), st.sampled_from([ASKING, MENU, DUTIES, RESULTS]))
def test_no_text_whatever_raises(text: str, shown: Shown) -> None:
    assert understand(text, shown) is not None


@given(
    st.text(alphabet="0123456789 -,–#and", max_size=30),
    st.sampled_from([MENU, DUTIES, RESULTS]),
)
def test_numbers_only_ever_mean_what_is_there(text: str, shown: Shown) -> None:
    meant = understand(text, shown)
    match meant:
        case Ticked():
            assert set(meant.ticked) | set(meant.cleared) <= set(IDS)
        case Chose() | Details():
            assert meant.code in {code for code, _ in shown.rows}
        case _:
            pass


def test_every_command_is_in_the_table_of_phrases_or_means_the_same_as_one_that_is() -> None:
    for shown in (ASKING, MENU, DUTIES, RESULTS):
        tested = [meant for where, _, meant in PHRASES if where == shown]
        for name, make in COMMANDS[shown.step].items():
            assert understand(name, shown) == make(shown), name
            assert any(type(make(shown)) is type(meant) for meant in tested), name
