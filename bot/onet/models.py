"""The answers of the three Job Duties services, shared by the client and the embedded service.

Field names, types and order are those of O*NET Web Services 2.0; ids are strings there and stay so here.
Unknown fields are ignored on the way in, so that a new one never breaks an old bot.
"""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

PAGE_ROWS = 20
"""Rows of a page when `end` is not given."""

MAX_ROWS = 2000
"""The most rows one page may have."""


class Sort(StrEnum):
    """The orders in which related occupations can be asked for."""

    CLOSELY_RELATED = "closely_related"
    ALL_RELATED = "all_related"
    TITLE = "title"
    CODE = "code"
    ZONE = "zone"


class Answer(BaseModel):
    """Something O*NET answered; never changed after it was read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Tags(Answer):
    """What marks an occupation; `bright_outlook` is the only documented mark."""

    bright_outlook: bool = False


class Occupation(Answer):
    """One occupation of a search; `code` is its O*NET-SOC code, as in "29-1051.00"."""

    href: str | None = None
    code: str
    title: str
    tags: Tags = Tags()


class Task(Answer):
    """One task statement, in this project's words a duty; ids are unique over all occupations."""

    id: str
    title: str


class RelatedTasks(Answer):
    """A related occupation's tasks: those close to the chosen ones, those less close, and all of them.

    `full` holds the whole task list; the other two are not necessarily a part of it. Merge by id.
    """

    closely_related: tuple[Task, ...] = ()
    less_related: tuple[Task, ...] = ()
    full: tuple[Task, ...] = ()


class RelatedOccupation(Occupation):
    """An occupation that shares duties; `job_zone` is a number from 1 to 5, absent where none is given."""

    job_zone: int | None = None
    tasks: RelatedTasks = RelatedTasks()


class Page(Answer):
    """Rows `start` to `end` of `total`, counted from 1; `prev` and `next` are absolute URLs."""

    start: int
    end: int
    total: int
    prev: str | None = None
    next: str | None = None


class OccupationPage(Page):
    """A page of a keyword search. Nothing found is start 1, end 0, total 0."""

    occupation: tuple[Occupation, ...] = ()


class RelatedPage(Page):
    """A page of related occupations."""

    occupation: tuple[RelatedOccupation, ...] = ()


class About(Answer):
    """Which service answers, and from which data.

    Web Services sends `api_version`; the embedded service adds the release, whether it is made-up
    sample data, and the credit that must be shown.
    """

    api_version: str
    database: str | None = None
    sample: bool = False
    credit: str | None = None
