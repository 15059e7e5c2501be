"""What a person sees after a turn, as typed values that the views render."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.conversation.events import Event
from bot.conversation.language.intents import Intent, VisibleScreen
from bot.conversation.recent import Recent
from bot.conversation.results_filter import MAJOR_GROUP, Flag, Own, ResultsFilter, counts_of, shown
from bot.conversation.results_order import is_less_related, ordered
from bot.conversation.saved_lists import Saved
from bot.conversation.state import Conversation, Step
from bot.errors import OnetError
from bot.onet.models import MatchedDuty, OccupationPage, RelatedOccupation, RelatedPage, Task, TextRead

OCCUPATIONS_A_PAGE = 20
TASKS_A_PAGE = 10
RESULTS_A_PAGE = 10


class Remark(StrEnum):
    """A sentence above a screen."""

    WENT_STRAIGHT = "went_straight"
    NOTHING_TICKED = "nothing_ticked"
    NO_DUTIES = "no_duties"
    TICKED_BEFOREHAND = "ticked_beforehand"
    DUTIES_GONE = "duties_gone"
    HELLO = "hello"
    WELCOME = "welcome"


@dataclass(frozen=True)
class Asking:
    """Nothing is known yet: the screen asks what the person does."""


@dataclass(frozen=True)
class Occupations:
    """The page of matches to choose from; its total may be 0.

    `read` is what a pasted text is about, `duties` are duties of any occupation that match what the person said.
    """

    page: OccupationPage
    read: TextRead | None = None
    duties: tuple[MatchedDuty, ...] = ()


@dataclass(frozen=True)
class Duties:
    """All duties of the occupation; the conversation's page says which ten are shown.

    `described` are those that the person described before they chose the occupation: they come first, the others in
    release order.
    """

    tasks: tuple[Task, ...]
    described: tuple[MatchedDuty, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages of ten there are."""
        return pages_of(len(self.tasks), TASKS_A_PAGE)

    def shown(self, page: int) -> tuple[Task, ...]:
        """The tasks of one page, counted from 1."""
        first = (page - 1) * TASKS_A_PAGE
        return self.tasks[first : first + TASKS_A_PAGE]


@dataclass(frozen=True)
class WiderDuty:
    """A duty of the person's occupation that is not chosen, and how many occupations in other fields share it."""

    task: Task
    occupations: int


@dataclass(frozen=True)
class Results:
    """A page of related occupations; its total, those that pass the filter, may be 0.

    `every` counts them without a filter; `zones`, `fields` (by major group) and `flags` what each further filter would
    leave; `rows` is how many a page holds. `chosen` are the person's duties, `avoided` the codes of occupations with a
    duty that they want to get away from, `put_aside` those that are left out (code and title). `less_related` counts
    the results that are only less related, `could_follow` those that would follow if they weren't left out. `wider` are
    duties that would add the most, where few results are in other fields and only those are shown; None
    if the service can't tell. `titles` are the code and title of every result that passes the filter.
    """

    page: RelatedPage
    every: int
    zones: Mapping[int, int]
    flags: Mapping[Flag, int]
    fields: Mapping[str, int] = field(default_factory=dict)
    less_related: int = 0
    could_follow: int = 0
    rows: int = RESULTS_A_PAGE
    chosen: tuple[Task, ...] = ()
    avoided: frozenset[str] = frozenset()
    put_aside: tuple[tuple[str, str], ...] = ()
    wider: tuple[WiderDuty, ...] | None = ()
    titles: tuple[tuple[str, str], ...] = ()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return pages_of(self.page.total, self.rows)

    @property
    def number(self) -> int:
        """The page's number, counted from 1."""
        return -(-self.page.start // self.rows)


@dataclass(frozen=True)
class Unavailable:
    """O*NET didn't respond: what happened, and the event that can be tried again. The state hasn't changed."""

    error: OnetError
    again: Event


Content = Asking | Occupations | Duties | Results | Unavailable


@dataclass(frozen=True)
class OccupationDetails:
    """A related occupation with its whole task list, and for its closely related tasks the chosen ones they answer.

    `why` holds task ids of the related occupation, and for each the chosen tasks; empty if too many are chosen.
    `titles` are what people in it call themselves, the most reported first; empty if O*NET doesn't say.
    """

    occupation: RelatedOccupation
    full: tuple[Task, ...]
    why: Mapping[str, tuple[Task, ...]]
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class SharedDuty:
    """A duty of one occupation, and the codes of the others that have a closely related one."""

    task: Task
    codes: tuple[str, ...]


@dataclass(frozen=True)
class ComparedOccupation:
    """One of the compared occupations; unknown values are None.

    `closely` and `less` count its duties related to the chosen ones, `answers` are the chosen duties it is closely
    related to (None where too many are chosen), `duties` counts all its duties, `shared` are those that the others have
    too.
    """

    code: str
    title: str
    zone: int | None
    zone_title: str | None
    bright: bool | None
    closely: int
    less: int
    answers: tuple[Task, ...] | None
    duties: int
    shared: tuple[SharedDuty, ...]


@dataclass(frozen=True)
class Comparison:
    """Two or three occupations side by side, compared with the person's own duties."""

    occupations: tuple[ComparedOccupation, ...]
    chosen: int
    duties: tuple[Task, ...] = ()


class AsideKind(StrEnum):
    """The short answers beside the screens that no intent alone leads to."""

    NOT_UNDERSTOOD = "not_understood"
    OUT_OF_REACH = "out_of_reach"
    NO_CLIENT = "no_client"
    RECENT = "recent"
    NOT_FORGOTTEN = "not_forgotten"
    NOT_REMEMBERED = "not_remembered"
    NOTHING_TO_RESUME = "nothing_to_resume"
    DETAILS = "details"
    DENIED = "denied"
    NO_OWN_DUTY = "no_own_duty"
    NO_SUCH_DUTY = "no_such_duty"
    NOTHING_LEFT_OUT = "nothing_left_out"
    ALSO_DONE = "also_done"
    NEAR = "near"
    DUTY = "duty"
    SAVED = "saved"
    REMOVED = "removed"


@dataclass(frozen=True)
class Aside:
    """A short answer that moves no conversation; `now` is the person's conversation, `text` what they typed.

    `saved` is the person's list, `explained` the result that they asked about, `compared` the comparison (None: the
    person still has to choose), `about` what was saved or removed; `numbers` the first and the last one, if the line
    has a number that doesn't exist; `duties` those that are ticked, or that may be meant, by their numbers; `others`
    the answers to the rest of the line, to be shown first. `client` is the client to forget, empty for everything, and
    `kept` the number of conversations and saved occupations; `recent` are the places that can be continued.
    """

    kind: Intent | AsideKind
    now: Conversation
    text: str = ""
    saved: tuple[Saved, ...] = ()
    explained: OccupationDetails | None = None
    compared: Comparison | None = None
    about: tuple[Saved, ...] = ()
    numbers: tuple[int, int] | None = None
    duties: tuple[tuple[int, Task], ...] = ()
    others: tuple["Aside", ...] = ()
    client: str = ""
    kept: tuple[int, int] = (0, 0)
    recent: tuple[Recent, ...] = ()


@dataclass(frozen=True)
class Screen:
    """One screen: the conversation, its content, and remarks.

    `stale` says that O*NET is down and the response is up to a week old; `before` is the step at which the turn began,
    and `late` says that the control was from an earlier screen, so the current one is shown. `render_id` distinguishes
    two renderings of one screen. `stored_text` is the stored conversation, if it differs from the screen's. `asides`
    are the answers to the rest of the line.
    """

    conversation: Conversation
    content: Content
    remarks: tuple[Remark, ...] = ()
    stale: bool = False
    before: Step = Step.ASKING
    late: bool = False
    render_id: str = ""
    stored_text: str = ""
    asides: tuple[Aside, ...] = ()


def results_of(
    every: Sequence[RelatedOccupation],
    now: Conversation,
    rows: int = RESULTS_A_PAGE,
    *,
    chosen: tuple[Task, ...] = (),
    own: Own | None = None,
    less_related: Sequence[RelatedOccupation] = (),
) -> Results:
    """The page of the results that pass the conversation's filter; the last page if there are fewer."""
    own = own or Own(frozenset(job.code[:MAJOR_GROUP] for job in now.jobs))

    def passing(chosen: ResultsFilter) -> list[RelatedOccupation]:
        return shown(every, less_related, chosen, own)

    shown_rows = ordered(passing(now.filter), now.sort)
    return Results(
        _page_of(shown_rows, now.page, rows),
        every=len(every),
        zones=counts_of(every, less_related, now.filter.but(zones=()), own, lambda row: row.job_zone or 0),
        fields=counts_of(every, less_related, now.filter.but(fields=()), own, lambda row: row.code[:MAJOR_GROUP]),
        flags={flag: len(passing(now.filter.but(**{flag: True}))) for flag in Flag},
        less_related=sum(map(is_less_related, shown_rows)),
        could_follow=len(passing(now.filter.but(closely=False))) - len(shown_rows) if now.filter.closely else 0,
        rows=rows,
        chosen=chosen,
        avoided=own.avoided,
        put_aside=tuple((row.code, row.title) for row in (*every, *less_related) if row.code in now.filter.put_aside),
        titles=tuple((row.code, row.title) for row in shown_rows),
    )


def _page_of(every: Sequence[RelatedOccupation], number: int, rows: int) -> RelatedPage:
    first = (min(number, pages_of(len(every), rows)) - 1) * rows
    here = tuple(every[first : first + rows])
    return RelatedPage(start=first + 1, end=first + len(here), total=len(every), occupation=here)


def shown_on(screen: Screen) -> VisibleScreen:
    """What a typed line on this screen can refer to."""
    now = screen.conversation
    known = VisibleScreen(
        now.step,
        now.code,
        now.title,
        now.keyword,
        now.page,
        chosen=now.chosen,
        avoided=now.avoided,
        filter=now.filter,
        front=now.front,
    )
    match screen.content:
        case Occupations(page):
            rows = tuple((row.code, row.title) for row in page.occupation)
            return replace(known, rows=rows, first=page.start, pages=pages_of(page.total, OCCUPATIONS_A_PAGE))
        case Results(page) as found:
            rows = tuple((row.code, row.title) for row in page.occupation)
            counted = tuple((task.id, task.title) for task in found.chosen if task.id in now.chosen)
            return replace(known, rows=rows, first=page.start, pages=found.pages, counted=counted, every=found.titles)
        case Duties() as duties:
            ids = tuple(task.id for task in duties.tasks)
            on_page = tuple(task.id for task in duties.shown(now.page))
            statements = tuple(task.title for task in duties.tasks)
            return replace(known, pages=duties.pages, tasks=ids, on_page=on_page, statements=statements)
        case Asking() | Unavailable():
            return known


def pages_of(total: int, rows: int) -> int:
    """How many pages of `rows` hold `total` rows; an empty list has one page."""
    return max(1, -(-total // rows))
