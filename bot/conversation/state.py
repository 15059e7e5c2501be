"""The state of a conversation: a small frozen record, and the snapshot of it that buttons carry."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from bot.conversation.results_filter import EVERYTHING, ResultsFilter, filter_of_old
from bot.conversation.results_order import Order
from bot.errors import SnapshotUnreadable

KEYWORD_CHARACTERS = 150
"""The longest search that is remembered and repeated; it must fit into a block's 255-character id."""

NAME_CHARACTERS = 40
"""The longest name of a client."""

OTHER_JOBS = 2
"""Occupations whose duties can be added to those of the first."""

Version = Literal[1]


@contextmanager
def translate_validation_errors() -> Iterator[None]:
    """Raise SnapshotUnreadable instead of pydantic's error about what a control carries."""
    try:
        yield
    except ValidationError as error:
        raise SnapshotUnreadable(f"{error.error_count()} fields can't be read") from error


class Step(StrEnum):
    """Where a conversation is."""

    ASKING = "asking"
    CHOOSING_OCCUPATION = "choosing_occupation"
    CHOOSING_TASKS = "choosing_tasks"
    READING_RESULTS = "reading_results"


class Record(BaseModel):
    """A frozen record with short names on the wire: it is stored and sent thousands of times."""

    model_config = ConfigDict(frozen=True, validate_by_name=True, validate_by_alias=True, extra="ignore")

    def write(self) -> str:
        """The record as JSON without default values; equal records give equal text."""
        return self.model_dump_json(by_alias=True, exclude_defaults=True)


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]*$", max_length=40)]
"""One of Slack's, or of ours. Longer ids or other characters would not fit into a block's id."""

Number = Annotated[int, Field(le=1_000_000)]


class Person(Record):
    """A person in a workspace, by Slack's ids; the team's is empty if unknown."""

    team: Annotated[Id, Field(alias="t")]
    user: Annotated[Id, Field(alias="u")]


class Place(Record):
    """Where a conversation's message is: in a channel, perhaps in a thread, perhaps seen by one person only.

    `message` is the message's ts; None until it was posted, and always None for an ephemeral one.
    """

    channel: Annotated[str, Field(alias="c")]
    thread: Annotated[str | None, Field(alias="h")] = None
    message: Annotated[str | None, Field(alias="m")] = None
    ephemeral: Annotated[bool, Field(alias="e")] = False

    @property
    def takes_lines(self) -> bool:
        """Whether a line typed here can belong to a conversation here.

        A command's answer is ephemeral; beside it, lines only reach the bot in direct messages, whose ids begin with D:
        https://docs.slack.dev/reference/objects/conversation-object
        """
        return not self.ephemeral or self.channel.startswith("D")

    def has_message_of(self, other: "Place") -> bool:
        """Whether both name one message. A click's place may lack the thread that its message is in."""
        return self.message is not None and (self.channel, self.message) == (other.channel, other.message)


class FrontKind(StrEnum):
    """What was last shown beside a conversation's own screen."""

    DETAILS = "details"
    LIST = "list"
    COMPARISON = "comparison"


class Front(Record):
    """Occupations that were last shown beside the screen, by code and title: what "it" and "them" mean."""

    kind: Annotated[FrontKind, Field(alias="k")]
    rows: Annotated[tuple[tuple[str, str], ...], Field(alias="r", max_length=20)]


class Job(Record):
    """An occupation of the person's own: the duties chosen of it, and those they want to get away from, by task id."""

    code: Annotated[str, Field(alias="c")]
    title: Annotated[str, Field(alias="l")] = ""
    chosen: Annotated[tuple[str, ...], Field(alias="d")] = ()
    avoided: Annotated[tuple[str, ...], Field(alias="y")] = ()


class Position(Record):
    """Where a conversation is: its step, the occupation with its duties, and which results are shown.

    `also` are occupations whose duties count beside those of `code`.
    """

    step: Annotated[Step, Field(alias="s")] = Step.ASKING
    keyword: Annotated[str, StringConstraints(max_length=KEYWORD_CHARACTERS), Field(alias="k")] = ""
    code: Annotated[str, Field(alias="c")] = ""
    title: Annotated[str, Field(alias="l")] = ""
    chosen: Annotated[tuple[str, ...], Field(alias="d")] = ()
    avoided: Annotated[tuple[str, ...], Field(alias="y")] = ()
    also: Annotated[tuple[Job, ...], Field(alias="e", max_length=OTHER_JOBS)] = ()
    sort: Annotated[Order, Field(alias="r")] = Order.CLOSELY_RELATED
    filter: Annotated[ResultsFilter, Field(alias="f")] = EVERYTHING
    page: Annotated[Number, Field(alias="p", ge=1)] = 1


class Visited(Position):
    """A place where a conversation was and can return to: an occupation with its ticks, or its results.

    `led_to` is the code of the occupation that was chosen there, if back leads straight here.
    """

    led_to: Annotated[str, Field(alias="t")] = ""


class Snapshot(Position):
    """Everything of a conversation that is needed to continue without the cache: all but its place and revision.

    Every button's value contains it (at most 2,000 characters). `name` is the client's, if an advisor has several.
    """

    version: Annotated[Version, Field(alias="v")]
    id: Annotated[Id, Field(alias="i")]
    owner: Annotated[Person, Field(alias="o")]
    name: Annotated[str, StringConstraints(max_length=NAME_CHARACTERS), Field(alias="m")] = ""
    turn: Annotated[Number, Field(alias="n", ge=0)] = 0

    _old = model_validator(mode="before")(filter_of_old)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The occupations whose duties are chosen, in the order in which they were."""
        here = Job(code=self.code, title=self.title, chosen=self.chosen, avoided=self.avoided)
        return (*self.also, here) if self.code else self.also

    @property
    def titles(self) -> str:
        """The titles of these occupations."""
        return " + ".join(job.title or job.code for job in self.jobs)

    @property
    def duties(self) -> int:
        """How many duties are chosen, of all these occupations."""
        return sum(len(job.chosen) for job in self.jobs)

    @classmethod
    def read(cls, text: str) -> Self:
        """The record that `write` wrote.

        Raises:
            SnapshotUnreadable: the text is of another version, or isn't a snapshot.
        """
        with translate_validation_errors():
            return cls.model_validate_json(text)


class Conversation(Snapshot):
    """A snapshot with its place, and a revision that grows by one with each write.

    `ticked_at` is the time, as Slack writes it, of the click whose checkboxes were read last; empty if there was none.
    `front` is what was last shown beside the screen, `trail` the earlier places of the conversation, the latest last;
    `told` is what the person said before they chose an occupation. Buttons carry none of the three: if the cache loses
    them, the rest continues.
    """

    place: Annotated[Place, Field(alias="w")]
    front: Annotated[Front | None, Field(alias="g")] = None
    trail: Annotated[tuple[Visited, ...], Field(alias="j")] = ()
    told: Annotated[str, Field(alias="q")] = ""
    ticked_at: Annotated[str, Field(alias="a")] = ""
    revision: Annotated[int, Field(alias="x", ge=0)] = 0

    def __hash__(self) -> int:
        """Hash only what identifies the conversation: every button of a screen would hash all of it."""
        return hash((self.id, self.turn, self.revision))

    @classmethod
    def begin(cls, identifier: str, owner: Person, place: Place) -> Self:
        """A new conversation, before anything was said."""
        return cls(version=1, id=identifier, owner=owner, place=place)

    @classmethod
    def resume(cls, snapshot: Snapshot, place: Place) -> Self:
        """The conversation of a snapshot, continued in the place of its message."""
        return cls(**snapshot.model_dump(exclude={"place", "revision"}), place=place)

    def snapshot(self) -> Snapshot:
        """What the buttons of the current screen carry."""
        return Snapshot(**self.model_dump(exclude={"place", "revision"}))
