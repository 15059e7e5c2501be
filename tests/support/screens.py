"""Every kind of screen, as it usually is and at its fullest."""

from dataclasses import replace

from bot.conversation.events import Searched, TurnedTo
from bot.conversation.results_filter import PUT_ASIDE, UNWANTED, Flag, ResultsFilter
from bot.conversation.results_order import Order
from bot.conversation.screens import Asking, Duties, Occupations, Remark, Results, Screen, Unavailable, WiderDuty
from bot.conversation.state import NAME_CHARACTERS, OTHER_JOBS, Job, Step
from bot.errors import OnetBusy, OnetError, OnetKeyRefused, OnetNotFound, OnetNotUnderstood, OnetUnreachable
from bot.onet.models import (
    About,
    CodeKind,
    CodeRead,
    MatchedDuty,
    Occupation,
    OccupationPage,
    RelatedOccupation,
    RelatedPage,
    RelatedTasks,
    SearchGroup,
    Tags,
    Task,
    TextRead,
    Understanding,
    WordMatch,
)
from bot.slack.text.en import ENGLISH
from bot.slack.views.layout import RenderContext
from tests.support.people import a_conversation

LOOK = RenderContext(ENGLISH, About(api_version="2.0", credit="This is a credit, & a <long> one."))
LONGEST_TITLE = (
    "First-Line Supervisors of Housekeeping & Janitorial Workers <Except Those> of *Very* Large Buildings. " + "x" * 3
)
LONGEST_TASK = "Explain to `patients` & their <families> what a _medicine_ does, " * 5 + "twice."
FORTY = tuple(str(10_000 + number) for number in range(40))


MANY_ASIDE = ResultsFilter(
    zones=(3,),
    bright=True,
    unwanted=("m" * 24,) * UNWANTED,
    put_aside=tuple(f"29-8{number:03}.00" for number in range(PUT_ASIDE)),
)
SEVERAL = {
    "name": "M" * NAME_CHARACTERS,
    "avoided": FORTY[:5],
    "also": tuple(Job(code=f"11-10{at}1.00", title=LONGEST_TITLE, chosen=FORTY[:25]) for at in range(OTHER_JOBS)),
}
"""What a client may have beside one occupation: a name, duties to get away from, other occupations."""


def tasks(count: int, title: str = "Explain medicines to patients.") -> tuple[Task, ...]:
    return tuple(Task(id=str(10_000 + number), title=title) for number in range(count))


def described(count: int, title: str = "Explain medicines to patients.") -> tuple[MatchedDuty, ...]:
    because = (WordMatch(said="<medicines> & pills", means="medication"), WordMatch(said="tell", means="explain"))
    return tuple(
        MatchedDuty(id=task.id, title=task.title, likeness=0.8, ticked=True, because=because, code="29-1051.00")
        for task in tasks(count, title)
    )


def occupations(total: int, title: str = "Pharmacists", page: int = 1) -> OccupationPage:
    start, end = (page - 1) * 20 + 1, min(page * 20, total)
    rows = tuple(
        Occupation(code=f"29-1{number:03}.00", title=title, tags=Tags(bright_outlook=number % 2 == 0))
        for number in range(start, end + 1)
    )
    return OccupationPage(start=start if total else 1, end=end, total=total, occupation=rows)


def related(
    total: int, title: str = "Genetic Counselors", task: str = "Explain.", page: int = 1, *, less: bool = False
) -> RelatedPage:
    """A page of results; with `less`, all but the first two are only less related."""
    start, end = (page - 1) * 10 + 1, min(page * 10, total)
    rows = tuple(
        RelatedOccupation(
            code=f"29-9{number:03}.00",
            title=title,
            tags=Tags(bright_outlook=number % 2 == 0),
            job_zone=number % 5 + 1 if number % 3 else None,
            tasks=RelatedTasks(less_related=tasks(number % 4 + 1, task))
            if less and number > 2
            else RelatedTasks(closely_related=tasks(number % 4 + 1, task), less_related=tasks(2, task)),
            answers={close.id: FORTY[:2] for close in tasks(number % 4 + 1, task)},
        )
        for number in range(start, end + 1)
    )
    return RelatedPage(start=start if total else 1, end=end, total=total, occupation=rows)


NONE_LEFT = dict.fromkeys(Flag, 0)


def results(
    total: int, title: str = "Genetic Counselors", task: str = "Explain.", page: int = 1, *, less: bool = False
) -> Results:
    return Results(
        related(total, title, task, page, less=less),
        every=total,
        zones={2: 5, 3: 40, 4: 9, 5: 1},
        flags={**NONE_LEFT, Flag.BRIGHT: 30},
    )


def trouble(error: OnetError) -> Screen:
    now = a_conversation(Step.READING_RESULTS, chosen=FORTY, title=LONGEST_TITLE)
    return Screen(now, Unavailable(error, again=TurnedTo(page=2)))


CHOOSING = Step.CHOOSING_TASKS
OTHER_FIELDS = ResultsFilter(other_fields=True)
ZONE_3_BRIGHT = ResultsFilter(zones=(3,), bright=True)
FULLEST = {"keyword": '"<&' * 50, "title": LONGEST_TITLE, "chosen": FORTY}

ASKED = occupations(0).model_copy(
    update={"understanding": Understanding(confident=False, ignored=("<b>", "*blorf*"), understood=("work",))}
)
RULED_OUT = occupations(0).model_copy(update={"understanding": Understanding(confident=False, denied=("<nursing>",))})
GROUPED = occupations(20).model_copy(
    update={
        "understanding": Understanding(
            confident=False,
            groups=(
                SearchGroup(said="a <roofer>", codes=("29-1001.00", "29-1002.00")),
                SearchGroup(said="a cook", codes=("29-1003.00", "29-1999.00")),
            ),
            codes=tuple(CodeRead(said="68W", kind=kind, title="Combat Medic <Specialist>") for kind in CodeKind),
        )
    }
)
PASTED = TextRead(
    occupations=GROUPED.occupation,
    based_on=("Nursing <assistant>", LONGEST_TASK, "Bathe & dress residents", "Serve meals"),
    keyword="Nursing assistant",
    personal_details=3,
    unread_characters=400,
)

SCREENS: dict[str, Screen] = {
    "asking": Screen(a_conversation(), Asking()),
    "asking, trouble": Screen(a_conversation(), Unavailable(OnetBusy(), again=Searched(keyword="x" * 150))),
    "occupations": Screen(a_conversation(Step.CHOOSING_OCCUPATION), Occupations(occupations(46))),
    "occupations, fullest": Screen(
        a_conversation(Step.CHOOSING_OCCUPATION, page=2, **FULLEST),
        Occupations(occupations(999, LONGEST_TITLE, page=2)),
        tuple(Remark),
        stale=True,
    ),
    "occupations, none": Screen(a_conversation(Step.CHOOSING_OCCUPATION), Occupations(occupations(0))),
    "occupations, asked": Screen(
        a_conversation(Step.CHOOSING_OCCUPATION, keyword="<b> & *blorf* at work"),
        Occupations(ASKED, duties=described(3)),
    ),
    "occupations, denied": Screen(
        a_conversation(Step.CHOOSING_OCCUPATION, keyword="anything but <nursing>"), Occupations(RULED_OUT)
    ),
    "occupations, groups": Screen(
        a_conversation(Step.CHOOSING_OCCUPATION), Occupations(GROUPED, read=PASTED, duties=described(3, LONGEST_TASK))
    ),
    "duties, described": Screen(
        a_conversation(CHOOSING, page=2, **FULLEST),
        Duties(tasks(40, LONGEST_TASK), described(40, LONGEST_TASK)),
        tuple(Remark),
    ),
    "duties": Screen(a_conversation(CHOOSING, chosen=("10000", "10015")), Duties(tasks(21))),
    "duties, few": Screen(a_conversation(CHOOSING), Duties(tasks(4))),
    "duties, fullest": Screen(
        a_conversation(CHOOSING, page=2, **FULLEST),
        Duties(tasks(40, LONGEST_TASK)),
        tuple(Remark),
        stale=True,
    ),
    "results": Screen(a_conversation(Step.READING_RESULTS), results(67)),
    "results, one duty": Screen(a_conversation(Step.READING_RESULTS, chosen=("1809",)), results(3)),
    "results, fullest": Screen(
        a_conversation(Step.READING_RESULTS, page=2, sort=Order.ZONE, filter=MANY_ASIDE, **FULLEST, **SEVERAL),
        replace(
            results(358, LONGEST_TITLE, LONGEST_TASK, page=2),
            chosen=tasks(40, LONGEST_TASK),
            avoided=frozenset(f"29-9{number:03}.00" for number in range(99)),
            put_aside=tuple((code, LONGEST_TITLE) for code in MANY_ASIDE.put_aside),
        ),
        tuple(Remark),
        stale=True,
    ),
    "results, few in other fields": Screen(
        a_conversation(Step.READING_RESULTS, filter=OTHER_FIELDS, **FULLEST, **SEVERAL),
        replace(
            results(9, LONGEST_TITLE, LONGEST_TASK),
            chosen=tasks(40, LONGEST_TASK),
            wider=tuple(WiderDuty(Task(id=f"2000{at}", title=LONGEST_TASK), 900) for at in range(3)),
        ),
    ),
    "results, few in other fields over Web Services": Screen(
        a_conversation(Step.READING_RESULTS, filter=OTHER_FIELDS), replace(results(2), wider=None)
    ),
    "results, less related ones follow": Screen(
        a_conversation(Step.READING_RESULTS, filter=OTHER_FIELDS, **FULLEST, **SEVERAL),
        replace(results(20, LONGEST_TITLE, LONGEST_TASK, less=True), chosen=tasks(40, LONGEST_TASK), less_related=18),
    ),
    "results, less related ones left out": Screen(
        a_conversation(Step.READING_RESULTS, filter=OTHER_FIELDS.but(closely=True)),
        replace(results(2), could_follow=18),
    ),
    "results, only less related ones left out": Screen(
        a_conversation(Step.READING_RESULTS, filter=OTHER_FIELDS.but(closely=True)),
        Results(related(0), 57, {}, NONE_LEFT, could_follow=20),
    ),
    "results, none": Screen(a_conversation(Step.READING_RESULTS), Results(related(0), 0, {}, NONE_LEFT)),
    "results, none left": Screen(
        a_conversation(Step.READING_RESULTS, filter=ZONE_3_BRIGHT),
        Results(related(0), 9, {}, NONE_LEFT),
    ),
    "busy": trouble(OnetBusy("wait")),
    "unreachable": trouble(OnetUnreachable("no")),
    "key refused": trouble(OnetKeyRefused("no")),
    "not found": trouble(OnetNotFound("no")),
    "not understood": trouble(OnetNotUnderstood("no")),
}
