"""Measures how often the bot does what a helpful answer would: `python -m benchmarks.talk RELEASE [--wrong]`.

talk.tsv holds lines that people say, the screen they say them on, and what is expected; it was written before the
grammar that reads them. Each line is typed into a conversation of its own. `--wrong` prints what came out else.

What can be expected, numbers counting what is on the screen:

    answers KIND          a short answer of that kind        ticks 1 3 | none     exactly these duties are ticked
    asks anew             the question what one does         unticked 10          all others are ticked
    menu CODE,CODE        one of them among the first five   results zones=3,4 bright other fields sort=title
    search WORD           it is searched for                 page 2 [chosen=1]    that page, so many duties ticked
    offers WORD           it is offered beside               duties 2             the duties, so many of them ticked
    chooses N, starts N   the duties of that row             details N, saves N, compares N M, removes N
    numbers, unclear      it says that it did not understand shows [2]            the screen, or what is ticked
"""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx

from benchmarks.data import arguments, database
from benchmarks.tables import machine, show
from bot.conversation.events import AskedForRelated, Chose, Event, Searched, Ticked
from bot.conversation.screens import Aside, AsideKind, Duties, Occupations, Results, Screen
from bot.conversation.state import Person, Place, Step
from bot.onet.cache import CachedOnet
from bot.onet.client import OnetClient, open_http
from bot.onet.embedded.in_process import embed_service
from bot.storage.memory_cache import MemoryCache
from bot.turns.conversation_service import Turn
from bot.turns.turn_services import TurnServices, build_turns

CASES: Final = Path(__file__).with_name("talk.tsv")
SECRETARIES, PHARMACISTS = "43-6013.00", "29-1051.00"
SETUPS: Final[Mapping[str, tuple[Sequence[Event], Sequence[int], Sequence[str]]]] = {
    "first": ((), (), ()),
    "menu": ((Searched(keyword="nurse"),), (), ()),
    "duties": ((Searched(keyword="medical secretary"), Chose(code=SECRETARIES)), (), ()),
    "duties12": ((Searched(keyword="medical secretary"), Chose(code=SECRETARIES)), (1, 2), ()),
    "results": ((Searched(keyword="pharmacist"), Chose(code=PHARMACISTS)), (3, 6), ()),
    "results3": ((Searched(keyword="pharmacist"), Chose(code=PHARMACISTS)), (3, 6), ()),
    "details3": ((Searched(keyword="pharmacist"), Chose(code=PHARMACISTS)), (3, 6), ("details 3",)),
    "list13": ((Searched(keyword="pharmacist"), Chose(code=PHARMACISTS)), (3, 6), ("save 1", "save 3", "list")),
    "compare13": ((Searched(keyword="pharmacist"), Chose(code=PHARMACISTS)), (3, 6), ("compare 1 3",)),
}
"""For each screen: the events that lead to it, the duties ticked there, and the lines said after that."""
PLACE: Final = Place(channel="D1")
FEWEST_OTHERS: Final = 5


@dataclass(frozen=True)
class Case:
    """One line of talk.tsv."""

    kind: str
    screen: str
    line: str
    expected: str


@dataclass(frozen=True)
class Outcome:
    """What a line led to: the screen before and after it, and the answers beside it."""

    before: Screen
    after: Screen
    asides: tuple[Aside, ...]

    @property
    def rows(self) -> Sequence[str]:
        """The codes on the screen before."""
        return _codes(self.before)

    @property
    def ticked(self) -> set[int]:
        """The numbers of the duties that are ticked now."""
        tasks = self.after.content.tasks if isinstance(self.after.content, Duties) else ()
        return {number for number, task in enumerate(tasks, 1) if task.id in self.after.conversation.chosen}

    def answers(self, kind: str) -> Sequence[Aside]:
        """The answers of one kind."""
        return [aside for aside in self.asides if aside.kind == kind]


@dataclass
class Tally:
    """How many of a kind came out as expected."""

    right: int = 0
    cases: int = 0
    wrong: list[tuple[Case, Outcome]] = field(default_factory=list)


def cases() -> Sequence[Case]:
    """The lines of talk.tsv."""
    lines = CASES.read_text("utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines if line and not line.startswith("#")]


@asynccontextmanager
async def turns_over(path: Path) -> AsyncIterator[TurnServices]:
    """The services of turns over an imported release, with a cache of their own."""
    service = embed_service(path)
    try:
        async with open_http("http://embedded.invalid/", transport=httpx.ASGITransport(service)) as http:
            onet = CachedOnet(OnetClient(http), MemoryCache(max_entries=5_000), source="benchmark")
            numbers = itertools.count(1)
            yield build_turns(onet, MemoryCache(max_entries=5_000), new_id=lambda: f"c{next(numbers)}")
    finally:
        service.state.database.close()


async def talk(turns: TurnServices, case: Case, person: Person) -> Outcome:
    """Say one line on the screen that it belongs to."""
    events, numbers, lines = SETUPS[case.screen]
    screen = None
    for event in events:
        screen = await _happens(turns, person, screen, event)
    if numbers and screen is not None and isinstance(screen.content, Duties):
        ids = tuple(screen.content.tasks[number - 1].id for number in numbers)
        await _happens(turns, person, screen, Ticked(code=screen.conversation.code, ticked=ids))
    if case.screen.startswith(("results", "details", "list", "compare")):
        await turns.typed_lines.in_conversation(person, PLACE, "done")
    if case.screen == "results3":
        await turns.typed_lines.in_conversation(person, PLACE, "zone 3")
    for line in lines:
        await turns.typed_lines.in_conversation(person, PLACE, line)
    before = await _present(turns, person)
    answer = await turns.typed_lines.in_conversation(person, PLACE, case.line)
    asides = answer.asides if isinstance(answer, Screen) else (*answer.others, answer)
    return Outcome(before, answer if isinstance(answer, Screen) else await _present(turns, person), asides)


async def _happens(turns: TurnServices, person: Person, screen: Screen | None, event: Event) -> Screen:
    if screen is None:
        begun = await turns.conversations.begin(person, PLACE, event)
        await turns.conversations.placed(begun, PLACE)
        return begun
    now = screen.conversation
    result = await turns.conversations.take(Turn(person, PLACE, now.snapshot(), event))
    return result if isinstance(result, Screen) else screen


async def _present(turns: TurnServices, person: Person) -> Screen:
    stored = await turns.conversations.current(person, PLACE)
    if stored is None or stored.conversation is None:
        return await turns.conversations.begin(person, Place(channel="D2"), AskedForRelated())
    return await turns.conversations.look(stored.conversation)


def _codes(screen: Screen) -> Sequence[str]:
    content = screen.content
    return [row.code for row in content.page.occupation] if isinstance(content, Occupations | Results) else []


def is_as_expected(expected: str, outcome: Outcome) -> bool:
    """Whether a line led to what was expected of it."""
    kind, *rest = expected.split()
    return CHECKS[kind](rest, outcome)


def _answers(kinds: Sequence[str], outcome: Outcome) -> bool:
    kind = kinds[0]
    if kind == "hello" and not outcome.asides:
        return outcome.after.conversation.step is Step.ASKING
    if kind == "denied":
        empty = isinstance(outcome.after.content, Occupations) and not outcome.after.content.page.total
        return bool(outcome.answers(kind)) or empty
    return bool(outcome.answers("bye") if kind == "thanks" else ()) or bool(outcome.answers(kind))


def _ticks(numbers: Sequence[str], outcome: Outcome) -> bool:
    wanted = set() if numbers == ["none"] else set(map(int, numbers))
    return outcome.after.conversation.step is Step.CHOOSING_TASKS and outcome.ticked == wanted


def _unticked(numbers: Sequence[str], outcome: Outcome) -> bool:
    return len(outcome.ticked) > FEWEST_OTHERS and not outcome.ticked & set(map(int, numbers))


def _results(wanted: Sequence[str], outcome: Outcome) -> bool:
    now = outcome.after.conversation
    parts = dict(part.partition("=")[::2] for part in wanted)
    zones = tuple(map(int, filter(None, parts.get("zones", "").split(","))))
    checks = (
        now.step is Step.READING_RESULTS,
        "zones" not in parts or now.filter.zones == zones,
        "bright" not in parts or now.filter.bright,
        "other" not in parts or now.filter.other_fields,
        "fields" not in parts or bool(now.filter.fields) or any(map(is_major_group, now.filter.put_aside)),
        "sort" not in parts or now.sort == parts["sort"],
        "page" not in parts or now.page == int(parts["page"]),
        "duties" not in parts or len(now.chosen) == int(parts["duties"]),
    )
    return all(checks)


def is_major_group(code: str) -> bool:
    """Whether a code that is put aside is a whole field's: its first two digits."""
    return len(code) == len("29")


def _page(wanted: Sequence[str], outcome: Outcome) -> bool:
    now = outcome.after.conversation
    chosen = dict(part.partition("=")[::2] for part in wanted[1:]).get("chosen")
    same = now.code == outcome.before.conversation.code
    return same and now.page == int(wanted[0]) and (chosen is None or len(now.chosen) == int(chosen))


def _row(number: str, outcome: Outcome) -> str:
    rows = outcome.rows
    return rows[int(number) - 1] if int(number) <= len(rows) else ""


def _chooses(numbers: Sequence[str], outcome: Outcome) -> bool:
    now = outcome.after.conversation
    return now.step is Step.CHOOSING_TASKS and now.code == _row(numbers[0], outcome)


def _details(numbers: Sequence[str], outcome: Outcome) -> bool:
    shown = [aside.explained.occupation.code for aside in outcome.answers("details") if aside.explained]
    return _row(numbers[0], outcome) in shown


def _about(kind: AsideKind) -> Callable[[Sequence[str], Outcome], bool]:
    def check(numbers: Sequence[str], outcome: Outcome) -> bool:
        about = {saved.code for aside in outcome.answers(kind) for saved in aside.about}
        return {_row(number, outcome) for number in numbers} <= about

    return check


def _compares(numbers: Sequence[str], outcome: Outcome) -> bool:
    compared = [aside.compared for aside in outcome.answers("compare") if aside.compared]
    codes = {occupation.code for comparison in compared for occupation in comparison.occupations}
    return codes == {_row(number, outcome) for number in numbers}


def _menu(codes: Sequence[str], outcome: Outcome) -> bool:
    now = outcome.after.conversation
    shown = [now.code] if now.step is Step.CHOOSING_TASKS else _codes(outcome.after)[:FEWEST_OTHERS]
    return any(code in shown for code in codes[0].split(","))


def _search(words: Sequence[str], outcome: Outcome) -> bool:
    now = outcome.after.conversation
    return now.id != outcome.before.conversation.id and words[0] in now.keyword


def _offers(words: Sequence[str], outcome: Outcome) -> bool:
    unchanged = outcome.after.conversation.chosen == outcome.before.conversation.chosen
    return unchanged and any(words[0] in aside.text for aside in outcome.answers("also_done"))


def _unclear(_: Sequence[str], outcome: Outcome) -> bool:
    empty = isinstance(outcome.after.content, Occupations) and not outcome.after.content.page.total
    return empty or bool(outcome.answers("not_understood"))


def _shows(numbers: Sequence[str], outcome: Outcome) -> bool:
    ticked = [aside for aside in outcome.answers("ticked") if numbers == [str(len(aside.duties))]]
    return bool(ticked) or not (numbers or outcome.asides)


CHECKS: Final[Mapping[str, Callable[[Sequence[str], Outcome], bool]]] = {
    "answers": _answers,
    "asks": lambda _, outcome: outcome.after.conversation.step is Step.ASKING,
    "ticks": _ticks,
    "unticked": _unticked,
    "results": _results,
    "page": _page,
    "duties": lambda rest, outcome: len(outcome.ticked) == int(rest[0]),
    "chooses": _chooses,
    "starts": _chooses,
    "details": _details,
    "saves": _about(AsideKind.SAVED),
    "removes": _about(AsideKind.REMOVED),
    "compares": _compares,
    "menu": _menu,
    "search": _search,
    "offers": _offers,
    "numbers": lambda _, outcome: any(aside.numbers for aside in outcome.answers("not_understood")),
    "unclear": _unclear,
    "shows": _shows,
}


async def measure(path: Path) -> Mapping[str, Tally]:
    """Every line, by its kind."""
    tallies: dict[str, Tally] = {}
    async with turns_over(path) as turns:
        for number, case in enumerate(cases()):
            outcome = await talk(turns, case, Person(team="T1", user=f"U{number}"))
            tally = tallies.setdefault(case.kind, Tally())
            tally.cases += 1
            if is_as_expected(case.expected, outcome):
                tally.right += 1
            else:
                tally.wrong.append((case, outcome))
    return tallies


def main() -> None:
    """Print the table, and what came out else."""
    parser = arguments(__doc__)
    parser.add_argument("--wrong", action="store_true", help="print the lines that came out else")
    options = parser.parse_args()
    with database(options.release) as path:
        tallies = asyncio.run(measure(path))
    rows = [[kind, str(tally.right), str(tally.cases), _share(tally)] for kind, tally in tallies.items()]
    every = Tally(sum(tally.right for tally in tallies.values()), sum(tally.cases for tally in tallies.values()))
    rows.append(["all", str(every.right), str(every.cases), _share(every)])
    show(f"What people say ({machine()})", ["kind", "as expected", "lines", "%"], rows)
    for tally in tallies.values() if options.wrong else ():
        for case, outcome in tally.wrong:
            now = outcome.after.conversation
            answers = ", ".join(aside.kind for aside in outcome.asides)
            print(f"{case.screen}: {case.line} → {now.step} {now.title or now.keyword} {answers} ({case.expected})")


def _share(tally: Tally) -> str:
    return f"{100 * tally.right / tally.cases:.0f}"


if __name__ == "__main__":
    main()
