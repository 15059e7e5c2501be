"""What was said on the way in: duties ticked beforehand, duties of all occupations, and pasted texts."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.conversation.events import Chose, ClearedAll, Searched
from bot.conversation.screens import Duties, Occupations, Remark, Screen
from bot.conversation.state import Conversation, Step
from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.embedded.in_process import embed_service
from bot.onet.models import MatchedDuty, WordMatch
from bot.storage.memory_cache import MemoryCache
from bot.turns.described_duties import holds_job, job_named_first, says_more, tells_of_work
from bot.turns.screen_loader import ScreenLoader
from tests.support.people import ALICE, DM

PHARMACISTS = "29-1051.00"
RESUME = """Maria Lopez
12 Main Street, Springfield · (555) 010-4477 · maria.lopez@example.com

Pharmacist, Corner Drugstore, 2015-2020
- Checked prescriptions for accuracy
- Advised patients on how to take their medicines
"""


@pytest.fixture
async def loader(sample: Path) -> AsyncIterator[ScreenLoader]:
    service = embed_service(sample)
    async with open_http("http://embedded.invalid/", transport=httpx.ASGITransport(service)) as http:
        yield ScreenLoader(CachedOnet(OnetClient(http), MemoryCache(max_entries=100), source="sample"))
    service.state.database.close()


async def said_and_chosen(loader: ScreenLoader, line: str, code: str = PHARMACISTS) -> Screen:
    menu = await loader.after(Conversation.begin("c1", ALICE, DM), Searched(keyword=line))
    if menu.conversation.step is Step.CHOOSING_TASKS:
        return menu
    return await loader.after(menu.conversation, Chose(code=code))


async def test_described_duties_are_ticked_listed_first_and_say_why(loader: ScreenLoader) -> None:
    screen = await said_and_chosen(loader, "I check prescriptions for accuracy all day")
    assert isinstance(screen.content, Duties)
    first = screen.content.described[0]
    assert first.ticked
    assert "prescriptions" in {match.said for match in first.because}
    assert screen.content.tasks[0].id == first.id
    assert screen.conversation.chosen == tuple(match.id for match in screen.content.described if match.ticked)
    assert Remark.TICKED_BEFOREHAND in screen.remarks
    cleared = await loader.after(screen.conversation, ClearedAll())
    assert (cleared.conversation.chosen, cleared.remarks) == ((), ())


@pytest.mark.parametrize("line", ["hospital pharmacist", "retail drugstore pharmacist", "farmacia pharmacist"])
async def test_job_title_with_words_before_it_ticks_nothing(loader: ScreenLoader, line: str) -> None:
    screen = await said_and_chosen(loader, line)
    assert screen.conversation.chosen == ()


async def test_job_title_ticks_nothing(loader: ScreenLoader) -> None:
    screen = await said_and_chosen(loader, "pharmacist")
    assert isinstance(screen.content, Duties)
    assert (screen.conversation.chosen, screen.content.described, screen.remarks) == ((), (), ())


async def test_ticks_of_before_are_not_added_to(loader: ScreenLoader) -> None:
    screen = await said_and_chosen(loader, "I check prescriptions for accuracy all day")
    kept = screen.conversation.model_copy(update={"chosen": screen.conversation.chosen[:1]})
    again = await loader.after(kept, Chose(code=PHARMACISTS))
    assert again.conversation.chosen == kept.chosen


async def test_words_lead_to_duties_of_all_occupations(loader: ScreenLoader) -> None:
    menu = await loader.after(
        Conversation.begin("c1", ALICE, DM), Searched(keyword="telling people how to take their medicines")
    )
    assert isinstance(menu.content, Occupations)
    codes = [duty.code for duty in menu.content.duties]
    assert codes
    assert len(codes) == len(set(codes)), "one of an occupation"


async def test_pasted_text_keeps_only_what_was_understood(loader: ScreenLoader) -> None:
    screen = await loader.after(Conversation.begin("c1", ALICE, DM), Searched(keyword=RESUME))
    assert isinstance(screen.content, Occupations)
    assert screen.content.read is not None
    assert screen.content.read.personal_details > 0
    kept = screen.conversation.write()
    assert "Pharmacist" in kept
    for personal in ("Lopez", "555", "example.com", "Main Street"):
        assert personal not in kept


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("pharmacist", False),
        ("medical secretary", False),
        ("Pharmacy Technicians", False),
        ("explaining medicines", True),
        ("I drive a school bus", True),
    ],
)
def test_only_what_says_more_than_a_title_tells_of_work(text: str, tells: bool) -> None:
    assert tells_of_work(text, ["Medical Secretaries and Administrative Assistants", "Pharmacy Technicians"]) is tells


@pytest.mark.parametrize("job", ["pharmacist", "registered nurse"])
async def test_job_at_the_end_of_a_long_line_is_found(loader: ScreenLoader, job: str) -> None:
    line = (
        "Well, honestly I never thought that I would be asking this kind of thing, but here we are after a long and"
        f" very strange spring, and so for the last eleven years I have been working as a {job}"
    )
    screen = await loader.after(Conversation.begin("c1", ALICE, DM), Searched(keyword=line))
    assert isinstance(screen.content, Occupations)
    assert screen.content.page.occupation[0].title.lower().startswith(job)


@pytest.mark.parametrize(
    ("line", "ticked"),
    [
        ("pharmacist who wants out of this", False),
        ("hospital pharmacist, no night shifts", False),
        ("checking prescriptions for accuracy", True),
    ],
)
async def test_name_of_the_job_alone_ticks_nothing(loader: ScreenLoader, line: str, *, ticked: bool) -> None:
    screen = await said_and_chosen(loader, line)
    assert bool(screen.conversation.chosen) is ticked


def test_words_beyond_the_name_of_the_job_say_more() -> None:
    title = "Elementary School Teachers, Except Special Education"
    assert holds_job("elementary teacher who wants out of teaching", title)
    assert not holds_job("I teach third grade", title)
    named = WordMatch(said="teacher", means="teachers")
    assert not says_more(MatchedDuty(id="1", title="x", likeness=1, because=(named,)), title)
    more = WordMatch(said="lessons", means="lessons")
    assert says_more(MatchedDuty(id="1", title="x", likeness=1, because=(named, more)), title)
    like, unlike = WordMatch(said="coal", means="current"), WordMatch(said="home", means="building")
    assert not says_more(MatchedDuty(id="1", title="x", likeness=1, because=(named, like)), title), (
        "one that is like it"
    )
    assert says_more(MatchedDuty(id="1", title="x", likeness=1, because=(like, unlike)), title)
    assert job_named_first("nurse aide, no night shifts") == "nurse aide"
    assert not job_named_first("I feed patients, and I bathe them")
