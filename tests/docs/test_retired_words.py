"""Retired names and words stay away: the glossary of CONTRIBUTING has one word for one thing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = [
    path for folder in ("bot", "playground", "tests", "benchmarks", "tools") for path in (ROOT / folder).rglob("*.py")
]
DOCS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "playground").glob("*.md")]

NAMES = frozenset(
    """
    Acts Allowance Answering Answers Arrival Asked Clicked Compared Credited Departures Detour Doing Entered Exported
    Explained Foreseen Found Guard Hearing Joining Kept Leaving Listed Listeners Look Looked Lookups MISSHAPEN Memory
    Mood OnetTrouble Opened Outlet Refreshing RememberedOnet Removed RowsAsked Screening SearchAsked SeenEvents
    SendError Served SlackDoor SocketLinks SparedRedis Started Theirs Through Ticking Trouble Turnstile Unfailing
    WhisperedSurface Wish Workers answering answers_truly delete_beginning doubtful exchange ill keys_beginning
    outlet_of Described HandingOn Held Rejection RejectionCounter Said Talk Unclear Prepared Sent Several SideAnswers
    told_of
    """.split()
)
"""Classes and functions that have the field's own word now."""

MODULES = frozenset(
    """
    allowance answering asking backends chatter csv_xlsx detour elsewhere examining explaining findings foreseen
    guarding hearing held homes inbound installing joining journal leaving listening lists lookups meanings memory
    messenger numbers observing opening outlet passes plainness pressing refreshing restarting screening seen several
    shapes sharing side_answers starting suggesting things trouble turnstile unanswered watching welcoming wiring
    """.split()
)
"""Modules that are named after their role now."""

WORDS = re.compile(r"\b(?:nought|whoever)\b", re.IGNORECASE)
"""Words that plain English does without."""


def defined(path: Path) -> Iterator[str]:
    """The classes and functions that a module defines."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


def test_retired_names_stay_away() -> None:
    found = {f"{path.relative_to(ROOT)}: {name}" for path in CODE for name in defined(path) if name in NAMES}
    assert found == set()


def test_retired_modules_stay_away() -> None:
    assert {str(path.relative_to(ROOT)) for path in CODE if path.stem in MODULES} == set()


@pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(ROOT)))
def test_retired_words_stay_away(page: Path) -> None:
    assert WORDS.findall(page.read_text("utf-8")) == []
