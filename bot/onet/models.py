"""The responses of the Job Duties services, shared by the client and the embedded service.

Field names, types and order are those of O*NET Web Services 2.0; ids are strings there and stay so here.
Unknown fields are ignored, so that a new one never breaks an old bot. Models and fields that this project adds say so.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

PAGE_ROWS = 20
"""Rows of a page when `end` is not given."""

MAX_ROWS = 2000
"""The most rows one page may have, by the manual."""

MOST_ROWS = 1000
"""The most rows the bot asks for: one user of Web Services saw 422 beyond. Release 29.3 never has more than 358."""

MOST_TASKS: Final = 500
"""The most tasks of an occupation that are read; those of release 29.3 have 40."""

TITLE_CHARACTERS: Final = 150
TASK_CHARACTERS: Final = 1_000

Code = Annotated[str, StringConstraints(min_length=1, max_length=10)]
TaskId = Annotated[str, StringConstraints(min_length=1, max_length=9)]
Title = Annotated[str, StringConstraints(min_length=1), AfterValidator(lambda text: _cut(text, TITLE_CHARACTERS))]
ZoneTitle = Annotated[str, AfterValidator(lambda text: _cut(text, TITLE_CHARACTERS))]
Statement = Annotated[str, StringConstraints(min_length=1), AfterValidator(lambda text: _cut(text, TASK_CHARACTERS))]
"""Texts as long as O*NET's own columns: https://www.onetcenter.org/dictionary/30.1/text/. Longer ones are cut."""

Count = Annotated[int, Field(ge=0, le=1_000_000)]
Row = TypeVar("Row", bound="Occupation")


def _cut(text: str, characters: int) -> str:
    return text if len(text) <= characters else f"{text[: characters - 1]}…"


JOB_ZONES: Final = range(1, 6)
"""The numbers that Job Zones can have. Releases from 30.2 on have no zone 1: their zone 2 is "Job Zone 1-2"."""


class Sort(StrEnum):
    """The orders in which related occupations can be asked for."""

    CLOSELY_RELATED = "closely_related"
    ALL_RELATED = "all_related"
    TITLE = "title"
    CODE = "code"
    ZONE = "zone"


class OnetModel(BaseModel):
    """A part of O*NET's response; immutable."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class Tags(OnetModel):
    """An occupation's marks; `bright_outlook` is the only documented one."""

    bright_outlook: bool = False


def read_object(value: Any) -> Any:
    """An object: empty if it's null, or the empty list that some servers write for an empty object."""
    return value or {}


def read_rows(value: Any) -> Any:
    """The rows of a page: a list.

    Also reads null instead of an empty list, and a single row instead of a list of one.
    """
    return [value] if isinstance(value, dict) else value or ()


def unique_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, each code once: the ids of their controls must be unique in a message."""
    return tuple({row.code: row for row in rows}.values())


class Occupation(OnetModel):
    """One occupation of a search; `code` is its O*NET-SOC code, as in "29-1051.00"."""

    href: str | None = None
    code: Code
    title: Title
    tags: Annotated[Tags, BeforeValidator(read_object)] = Tags()


class Task(OnetModel):
    """One task statement, in this project's words a duty; ids are unique over all occupations."""

    id: TaskId
    title: Statement


def read_task_list(value: Any) -> Any:
    """A plain list of tasks, from that or from an object with the list in `task`; a title may be called `name`.

    The manual has the plain list; one public client reads the object.
    """
    tasks = value.get("task") if isinstance(value, dict) else value
    if not isinstance(tasks, list):
        return value
    return [task | {"title": task["name"]} if isinstance(task, dict) and "name" in task else task for task in tasks]


class RelatedTasks(OnetModel):
    """A related occupation's tasks: the closely related ones, and the less related ones."""

    closely_related: tuple[Task, ...] = ()
    less_related: tuple[Task, ...] = ()


class FullRelatedTasks(RelatedTasks):
    """`full` holds the whole task list; the other two are not necessarily a part of it. Merge by id."""

    full: tuple[Task, ...] = ()


class RelatedOccupation(Occupation):
    """An occupation that shares duties.

    `job_zone` is a number from 1 to 5, or None. Since release 30.2, zones 1 and 2 are one, with the number 2.
    `job_zone_title` is the zone's name, where Web Services sends `job_zone` as an object of `code` and `title`.
    `answers` holds, for the id of each closely related task, the ids of the chosen tasks that it is close to;
    if no task is closely related, the same of the less related ones.
    """

    job_zone: int | None = None
    job_zone_title: ZoneTitle | None = None
    tasks: Annotated[RelatedTasks, BeforeValidator(read_object)] = RelatedTasks()
    answers: Mapping[str, tuple[str, ...]] | None = Field(
        default=None, description="This project's addition; O*NET Web Services don't send it."
    )

    @model_validator(mode="before")
    @classmethod
    def _split_zone(cls, value: Any) -> Any:
        zone = value.get("job_zone") if isinstance(value, dict) else None
        if not isinstance(zone, dict):
            return value
        return value | {"job_zone": zone.get("code"), "job_zone_title": zone.get("title")}


class FullRelatedOccupation(RelatedOccupation):
    """An occupation that shares duties, with its whole task list, as the services send it."""

    tasks: Annotated[FullRelatedTasks, BeforeValidator(read_object)] = FullRelatedTasks()


class Page(OnetModel):
    """Rows `start` to `end` of `total`, counted from 1; `prev` and `next` are absolute URLs."""

    start: Count
    end: Count
    total: Count
    prev: str | None = None
    next: str | None = None


class CodeKind(StrEnum):
    """What a code in a search is."""

    OCCUPATION = "occupation"
    """A code of this release, or the beginning of some."""
    SUCCESSOR = "successor"
    """A code of an earlier taxonomy; the occupations that took its place are listed."""
    NEIGHBOR = "neighbor"
    """A code of no release known; the occupations of the same group are listed."""
    MILITARY = "military"
    """A code or a rank of the armed forces; civilian occupations that are like it are listed."""
    UNKNOWN = "unknown"
    """It looks like a code, and nothing is known of it."""


class CodeRead(OnetModel):
    """A code in a search: `said` as it was typed; `title` is what a military code stands for."""

    said: str
    kind: CodeKind
    title: str | None = None


class SearchGroup(OnetModel):
    """One of several jobs in a search: the words that name it, and the codes of its occupations, best first."""

    said: str
    codes: tuple[str, ...]


class Understanding(OnetModel):
    """How a search was understood. This project's addition; O*NET Web Services don't send it.

    `confident` is False if too little of the text is about work: then occupations are guesses, and an empty page means
    that the bot should ask. `understood` and `ignored` are words of the text, as typed: those that the first
    occupations explain, and significant ones that nothing explains. `groups` is empty unless the text names several
    jobs. `denied` is what the text rules out ("anything but nursing"); its occupations are left out. `former` is what
    the person no longer does; its occupations come last, if there are others.
    """

    confident: bool
    understood: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    groups: tuple[SearchGroup, ...] = ()
    denied: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    codes: tuple[CodeRead, ...] = ()


class OccupationPage(Page):
    """A page of a keyword search. Nothing found is start 1, end 0, total 0."""

    occupation: Annotated[tuple[Occupation, ...], BeforeValidator(read_rows), AfterValidator(unique_rows)] = ()
    understanding: Understanding | None = Field(
        default=None, description="This project's addition; O*NET Web Services don't send it."
    )


class WordMatch(OnetModel):
    """A word of a text and the word of a duty that it matches; equal if they are forms of one word."""

    said: str
    means: str


class MatchedDuty(Task):
    """A duty that a text describes.

    `likeness` goes from 0 to 1. `ticked` says that the text describes this duty clearly enough to choose it for the
    person beforehand. `because` names the words that led to it, the most significant first. `code` is the duty's
    occupation, if all occupations were searched.
    """

    likeness: float
    ticked: bool = False
    because: tuple[WordMatch, ...] = ()
    code: str | None = None


class DutyMatches(OnetModel):
    """The duties that a text describes, best first; this project's addition to the services.

    `available` is False if the service can't search the duties of all occupations.
    """

    duty: tuple[MatchedDuty, ...] = ()
    available: bool = Field(default=True, exclude=True)


class TextRead(OnetModel):
    """What a pasted text is about.

    `duties` belong to the first of the `occupations`. `based_on` holds the lines that were used, without personal
    details; `keyword` is what was understood, in at most 150 characters. `personal_details` counts the names,
    addresses, telephone numbers and links that were removed, `unread_characters` the rest that was not read.
    """

    occupations: tuple[Occupation, ...] = ()
    duties: tuple[MatchedDuty, ...] = ()
    based_on: tuple[str, ...] = ()
    keyword: str = ""
    personal_details: int = 0
    unread_characters: int = 0


class RelatedPage(Page):
    """A page of related occupations; most of a response are whole task lists, which are not read here."""

    occupation: Annotated[tuple[RelatedOccupation, ...], BeforeValidator(read_rows), AfterValidator(unique_rows)] = ()


class FullRelatedPage(RelatedPage):
    """A page of related occupations with their whole task lists."""

    occupation: Annotated[tuple[FullRelatedOccupation, ...], BeforeValidator(read_rows)] = ()


class JobTitles(OnetModel):
    """Titles that people with an occupation have, the most reported first.

    This project's addition to the services. `available` is False if the service has no such list.
    """

    title: tuple[str, ...] = ()
    available: bool = Field(default=True, exclude=True)


class About(OnetModel):
    """Which service responds, and from which data.

    Web Services sends `api_version`; the embedded service adds the release, whether it is made-up
    sample data, the credit that must be shown, and the names of its Job Zones by their numbers.
    """

    api_version: str
    database: str | None = None
    sample: bool = False
    credit: str | None = None
    job_zones: dict[int, str] | None = None
