"""Every message and view of the bot, as it usually is and at its fullest."""

from dataclasses import replace
from typing import Any, Final

import pytest

from bot.conversation.events import Chose
from bot.conversation.language.intents import Intent
from bot.conversation.profile import Profile, RecentConversation
from bot.conversation.recent import Recent
from bot.conversation.saved_lists import Saved
from bot.conversation.screens import (
    Aside,
    AsideKind,
    ComparedOccupation,
    Comparison,
    OccupationDetails,
    SharedDuty,
)
from bot.conversation.state import NAME_CHARACTERS, Step
from bot.errors import OnetBusy
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.modal_state import (
    BeginState,
    CompareState,
    DetailsState,
    NameState,
    ShareState,
    Tab,
)
from bot.slack.text.en import ENGLISH
from bot.slack.views import render
from bot.slack.views.asides import (
    apology,
    aside,
    continued_below,
    not_owner,
    still_looking,
    try_again,
    unreadable,
)
from bot.slack.views.clients import begin_modal, name_modal
from bot.slack.views.compare import choice_modal, compared_view, started_view
from bot.slack.views.details import details
from bot.slack.views.home_tab import home
from bot.slack.views.modal_layout import failed_modal, waiting_modal
from bot.slack.views.saved_list import saved_list, saved_note
from bot.slack.views.share import share_modal, shared_list, shared_results
from bot.slack.views.unavailable import failure_sentence
from tests.support.people import ALICE, DM, a_conversation
from tests.support.screens import (
    FORTY,
    FULLEST,
    LONGEST_TASK,
    LONGEST_TITLE,
    LOOK,
    SCREENS,
    related,
    tasks,
)

FRESH = a_conversation()
EXPLAINED = OccupationDetails(
    related(1, LONGEST_TITLE, LONGEST_TASK).occupation[0],
    tasks(40, LONGEST_TASK),
    {"10000": tasks(3, LONGEST_TASK)},
)


NO_MESSAGE: Final = frozenset({Intent.RESUME, Intent.HANDOUT, Intent.TABLE})
ASIDE_KINDS: Final[tuple[Intent | AsideKind, ...]] = (*(kind for kind in Intent if kind not in NO_MESSAGE), *AsideKind)
"""Resuming leads to a screen, a handout is a file, a table is a modal; everything else is answered in a message."""


def an_answer(kind: Intent | AsideKind) -> Aside:
    saved = (Saved(code="29-9001.00", title="Genetic Counselors"),)
    now = a_conversation(Step.READING_RESULTS, chosen=FORTY)
    mentions = "<!channel> " * 40
    recent = tuple(
        Recent(
            a_conversation(Step.READING_RESULTS, name="M", **FULLEST),
            LONGEST_TITLE,
            40,
            "2026-11-28",
            Chose(code="29-1141.00"),
        )
        for _ in range(10)
    )
    known: dict[str, Any] = {
        "saved": saved,
        "explained": EXPLAINED,
        "compared": COMPARISON,
        "about": SAVED[:2],
        "recent": recent,
    }
    return replace(Aside(kind, now, mentions, client="M" * NAME_CHARACTERS, kept=(30, 200), about=SAVED[:2]), **known)


VIEWS = {
    f"details, {tab}, {page}": details(
        DetailsState(
            snapshot=a_conversation(
                Step.READING_RESULTS, title=LONGEST_TITLE, keyword="k" * 150, chosen=FORTY
            ).snapshot(),
            place=DM,
            url="https://hooks.slack.com/actions/" + "x" * 80,
            code="29-9001.00",
            tab=tab,
            page=page,
        ),
        EXPLAINED,
        LOOK,
        saved=page == 1,
    )
    for tab in Tab
    for page in (1, 2)
}
FULL = a_conversation(Step.READING_RESULTS, **FULLEST).snapshot()
SAVED = tuple(
    Saved(code=f"29-9{number:03}.00", title=LONGEST_TITLE, zone=number % 5 + 1, bright=number % 2 == 0)
    for number in range(20)
)
COMPARED = tuple(
    ComparedOccupation(
        one.code,
        one.title,
        one.zone,
        None,
        one.bright,
        closely=40,
        less=40,
        answers=tasks(12, LONGEST_TASK),
        duties=40,
        shared=tuple(
            SharedDuty(task, tuple(other.code for other in SAVED[:3] if other is not one))
            for task in tasks(40, LONGEST_TASK)
        ),
    )
    for one in SAVED[:3]
)
COMPARISON = Comparison(COMPARED, chosen=40)
COMPARING = CompareState(
    snapshot=a_conversation(Step.READING_RESULTS, **FULLEST).snapshot(),
    place=DM,
    url="https://hooks.slack.com/actions/" + "x" * 80,
    codes=tuple(one.code for one in SAVED[:3]),
)
VIEWS["compare, which"] = choice_modal(COMPARING, SAVED[:10], SAVED[5:], ENGLISH)
VIEWS["compare, nothing"] = choice_modal(COMPARING, SAVED[:1], (), ENGLISH)
VIEWS["compare"] = compared_view(COMPARING, COMPARISON, LOOK)
VIEWS["compare, started"] = started_view(COMPARING, LONGEST_TITLE, ENGLISH)
VIEWS["waiting"] = waiting_modal(COMPARING, ENGLISH.compare.button, ENGLISH.compare.comparing, ENGLISH)
VIEWS["trouble"] = failed_modal(COMPARING, ENGLISH.compare.button, failure_sentence(OnetBusy(), ENGLISH), ENGLISH)
SHARED = ShareState(snapshot=FULL, place=DM, url="https://x")
VIEWS["share"] = share_modal(SHARED, ENGLISH)
VIEWS["name"] = name_modal(NameState(snapshot=FULL, place=DM, url="https://x"), "M" * NAME_CHARACTERS, ENGLISH)
RECENT = Recent(
    a_conversation(Step.READING_RESULTS, name="M", **FULLEST),
    LONGEST_TITLE * 3,
    40,
    "2026-11-28",
    Chose(code="29-1051.00"),
)
VIEWS["begin"] = begin_modal(BeginState(snapshot=FULL, place=DM, url="https://x"), (RECENT,) * 10, ENGLISH)
VIEWS["home"] = home(Profile(owner=ALICE), LOOK)
VIEWS["home, fullest"] = home(
    Profile(
        owner=ALICE,
        conversations=tuple(
            RecentConversation(id=f"c{at}", about=LONGEST_TITLE * 3, name=f"{at:02}" + "M" * (NAME_CHARACTERS - 2))
            for at in range(30)
        ),
        searches=tuple(f"{number}" + "s" * 149 for number in range(5)),
        saved=tuple(
            Saved(code=f"29-9{number:03}.00", title=LONGEST_TITLE, client=client)
            for client in ("", *(f"{at:02}" + "M" * (NAME_CHARACTERS - 2) for at in range(21, 30)))
            for number in range(20)
        ),
    ),
    LOOK,
)
MESSAGES = {name: render(screen, LOOK) for name, screen in SCREENS.items()} | {
    "theirs": not_owner(a_conversation(Step.READING_RESULTS).snapshot(), a_conversation(), ENGLISH),
    "unreadable": unreadable(a_conversation(), ENGLISH),
    "apology": apology("abc", ENGLISH),
    "looking": still_looking("pharmacists", ENGLISH),
    "moved": continued_below(ENGLISH),
    "list": saved_list(SAVED, FRESH, LOOK),
    "shared": shared_results(
        FULL,
        tasks(40, LONGEST_TASK),
        related(9, LONGEST_TITLE, LONGEST_TASK).occupation,
        "<!here>\n" * 60,
        LOOK,
    ),
    "shared list": shared_list(SAVED, FRESH, "<!here>\n" * 60, LOOK),
    "saved": saved_note(SAVED[:3], SAVED[1:], FRESH, ENGLISH),
    "export again": try_again("Sorry.", ActionId.EXPORT, FRESH, FULL, ENGLISH),
    "list export again": try_again("Sorry.", ActionId.EXPORT, FRESH, None, ENGLISH),
    "share again": try_again("Sorry.", ActionId.SHARE, FRESH, FULL, ENGLISH),
    "list, empty": saved_list((), FRESH, LOOK),
    **{f"aside, {answer}": aside(an_answer(answer), FRESH, LOOK) for answer in ASIDE_KINDS},
}
every_message = pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
