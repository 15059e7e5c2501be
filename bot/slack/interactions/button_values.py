"""The values of controls: the snapshot of the screen, and the event that pressing means."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.conversation.events import AnyEvent, Event
from bot.conversation.results_filter import EVERYTHING, WORDS_CHARACTERS, Flag, ResultsFilter
from bot.conversation.saved_lists import Saved
from bot.conversation.state import Conversation, Person, Snapshot, translate_validation_errors
from bot.errors import SnapshotUnreadable
from bot.onet.models import RelatedOccupation

OPTION_VALUE: Final = 150
BLOCK_ID: Final = 254
"""Characters of a block_id's 255, less the blank of a second control."""

ACTION_ID: Final = 255

ZONE_OPTION: Final = re.compile(r"zone ([0-9]{1,6})")
WORDS_OPTION: Final = "words "
UNWANTED_OPTION: Final = "unwanted "
FIELD_OPTION: Final = re.compile(r"field ([0-9]{2})")

LISTED: Final = "list"
"""What follows the colon where a control is about the person's list, and not about results."""


class ActionId(StrEnum):
    """Everything that can be pressed, chosen, ticked or typed into.

    The part after a colon distinguishes equal controls.
    """

    SEARCH = "search"
    CHOOSE = "choose"
    FIND = "find"
    TICK = "tick"
    TICK_PAGE = "tick_page"
    CLEAR = "clear"
    RELATED = "related"
    PAGE = "page"
    SORT = "sort"
    FILTER = "filter"
    BACK = "back"
    RESTART = "restart"
    AGAIN = "again"
    REFRESH = "look"
    START_OWN = "own"
    DETAILS = "details"
    TAB = "tab"
    TURN_PAGE = "leaf"
    SAVE = "save"
    REMOVE = "remove"
    LIST = "list"
    COMPARE = "compare"
    EXPORT = "export"
    SHARE = "share"
    START = "start"
    HOME = "home"
    DUTY = "duty"
    PICK = "pick"
    NARROW = "narrow"
    PUT_ASIDE = "aside"
    BRING_BACK = "return"
    AVOID = "avoid"
    ADD_JOB = "also"
    WIDER = "wider"
    NAME = "name"
    BEGIN = "begin"
    FORGET = "forget"
    GO_ON = "continue"
    HANDOUT = "handout"
    TABLE = "table"

    def of(self, suffix: object) -> str:
        """An action_id that is unique in its message."""
        return f"{self}:{suffix}"


class ButtonValue(BaseModel):
    """The value of a button: under 2,000 characters even with forty duties chosen."""

    model_config = ConfigDict(frozen=True, extra="ignore", validate_by_name=True, validate_by_alias=True)

    snapshot: Annotated[Snapshot, Field(alias="s")]
    event: Annotated[AnyEvent, Field(alias="e")]

    def write(self) -> str:
        """The text of a button's value."""
        return _control(self.snapshot.write(), self.event)

    @classmethod
    def read(cls, text: str) -> "ButtonValue":
        """The value that `write` wrote.

        Raises:
            SnapshotUnreadable: another version or another program wrote it.
        """
        with translate_validation_errors():
            return cls.model_validate_json(text)


class TickBlock(BaseModel):
    """The block_id of one duty: it identifies the conversation, the duty and the owner.

    Messages of version 0.1 name no owner, and older ones no `render_id`.
    """

    KIND: ClassVar[str] = "duty"

    model_config = ConfigDict(frozen=True)

    conversation: str
    turn: int
    code: str
    task: str
    render_id: str = ""
    owner: Person | None = None

    def write(self) -> str:
        """The block_id. It differs in each rendering of the screen, or a client would keep showing its own ticks."""
        owner = "" if self.owner is None else f"{self.owner.team}/{self.owner.user}"
        render_id = self.render_id or ("-" if owner else "")
        return f"{self.KIND} {self.conversation} {self.turn} {self.code} {self.task} {render_id} {owner}".rstrip(" ")

    @classmethod
    def read(cls, block_id: str) -> Self | None:
        """The value that `write` wrote; None for another block's id."""
        match block_id.split(" "):
            case [cls.KIND, conversation, turn, code, task, *rest] if turn.isdecimal() and task:
                owner = _owner_of(rest[1]) if len(rest) > 1 else None
                return cls(conversation=conversation, turn=int(turn), code=code, task=task, owner=owner)
            case _:
                return None


class MenuBlock(TickBlock):
    """The block_id of a screen's menu: the conversation and its turn. `task` names the menu."""

    KIND: ClassVar[str] = "menu"


def _owner_of(text: str) -> Person | None:
    """The person of a text `team/user`; None for anything else."""
    team, _, user = text.partition("/")
    try:
        return Person(team=team, user=user) if user else None
    except ValidationError:
        return None


def zone_option(zone: int) -> str:
    """The value of a Job Zone's option in the menu *Show only*."""
    return f"zone {zone}"


def field_option(major_group: str) -> str:
    """The value of a field's option in the menu *Show only*."""
    return f"field {major_group}"


def words_option(words: str) -> str:
    """The value of the option for words that a duty must hold."""
    return f"{WORDS_OPTION}{words}"


def unwanted_option(words: str) -> str:
    """The value of the option for words that no duty may hold."""
    return f"{UNWANTED_OPTION}{words}"


def filter_options(chosen: ResultsFilter) -> set[str]:
    """The options of the menu *Show only* that a filter has chosen."""
    words = [words_option(chosen.words)] if chosen.words else []
    unwanted = map(unwanted_option, chosen.unwanted)
    return {*map(zone_option, chosen.zones), *map(field_option, chosen.fields), *chosen.flags, *words, *unwanted}


def read_filter(options: Sequence[str]) -> ResultsFilter:
    """The filter of these options of the menu *Show only*; options that it doesn't have are left out."""
    zones = tuple(int(zone[1]) for zone in map(ZONE_OPTION.fullmatch, options) if zone)
    fields = tuple(field[1] for field in map(FIELD_OPTION.fullmatch, options) if field)
    words = next((option.removeprefix(WORDS_OPTION) for option in options if option.startswith(WORDS_OPTION)), "")
    unwanted = [option.removeprefix(UNWANTED_OPTION) for option in options if option.startswith(UNWANTED_OPTION)]
    flags: dict[str, Any] = {flag: flag in options for flag in Flag}
    chosen = ResultsFilter(zones=zones, fields=fields, words=words[:WORDS_CHARACTERS], **flags)
    return chosen.without_words(unwanted)


def saved_option(row: RelatedOccupation) -> str:
    """The value of an option (150 characters) with everything that a list entry needs."""
    bright = "y" if row.tags.bright_outlook else "n"
    return f"{row.code} {row.job_zone or '-'} {bright} {row.title}"[:OPTION_VALUE]


def read_saved_option(value: str) -> Saved:
    """The entry that `saved_option` wrote; in older messages the outlook may be unknown.

    Raises:
        SnapshotUnreadable: it's another text.
    """
    match value.split(" ", 3) if len(value) <= OPTION_VALUE else []:
        case [code, zone, ("-" | "y" | "n") as bright, title] if title and (zone == "-" or zone.isdecimal()):
            known = {"-": None, "y": True, "n": False}[bright]
            return Saved(code=code, title=title, zone=None if zone == "-" else int(zone), bright=known)
        case _:
            raise SnapshotUnreadable("an option that says no occupation")


def button_value(now: Conversation, event: Event) -> str:
    """The value of a button on the current screen."""
    return _control(_carried(now), event)


@lru_cache(maxsize=1)
def _carried(now: Conversation) -> str:
    """The snapshot that each of a screen's forty buttons carries, serialized once."""
    return now.snapshot().write()


def _control(snapshot: str, event: Event) -> str:
    return f'{{"s":{snapshot},"e":{event.model_dump_json()}}}'


def snapshot_block_id(now: Conversation) -> str:
    """A block_id with as much of the snapshot as fits, for a control without a value.

    First comes what a menu needs to continue without the cache: owner, turn, keyword, the previous occupation. The
    action_id has room for the duties chosen there.
    """
    whole = now.snapshot()
    unticked = whole.model_copy(update={"title": "", "chosen": ()})
    lean = unticked.model_copy(update={"code": ""})
    bare = lean.model_copy(update={"keyword": ""})
    least = bare.model_copy(update={"name": "", "also": (), "avoided": (), "filter": EVERYTHING})
    written = [snapshot.write() for snapshot in (whole, unticked, lean, bare, least)]
    return next(text for text in written if len(text) <= BLOCK_ID)


def menu_action_id(now: Conversation) -> str:
    """The action_id of the menu of occupations, with the chosen duties: forty at most, of five digits each."""
    whole = ActionId.CHOOSE.of(",".join(now.chosen))
    return whole if now.chosen and len(whole) <= ACTION_ID else ActionId.CHOOSE


def read_menu_ids(block_id: str, argument: str) -> Snapshot:
    """The snapshot of the menu of occupations, in its block_id and after the colon of its action_id.

    Raises:
        SnapshotUnreadable: it carries none.
    """
    snapshot = read_snapshot_block(block_id)
    return snapshot.model_copy(update={"chosen": tuple(argument.split(","))}) if argument else snapshot


def read_snapshot_block(block_id: str) -> Snapshot:
    """The snapshot that `snapshot_block_id` wrote. A blank after it distinguishes a second control of the message.

    Raises:
        SnapshotUnreadable: it's another text, or of another version.
    """
    return Snapshot.read(block_id.strip())
