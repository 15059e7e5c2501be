"""What can come in from Slack, as typed values: what somebody said, used, opened, submitted."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.conversation.events import Event, Ticked
from bot.conversation.profile import Saved
from bot.conversation.state import Person, Place, Snapshot
from bot.slack.interactions.button_values import ActionId
from bot.slack.interactions.modal_state import CompareOf, DetailsOf, InModal, ShareOf

M = TypeVar("M", bound=InModal)


@dataclass(frozen=True)
class OfModal(Generic[M]):
    """Something about a modal: who, and what the modal carries."""

    actor: Person
    shown: M

    @property
    def place(self) -> Place:
        """Where the message is that the modal was opened from."""
        return self.shown.place

    @property
    def response_url(self) -> str | None:
        """The way to an ephemeral message."""
        return self.shown.url


@dataclass(frozen=True)
class Said:
    """Somebody typed something: in a DM, mentioning the bot, or as a slash command."""

    actor: Person
    place: Place
    text: str
    response_url: str | None = None


@dataclass(frozen=True)
class Clicked:
    """Somebody used a control. `ticks` is what the message's checkboxes said at that moment, which is `at`."""

    actor: Person
    place: Place
    snapshot: Snapshot
    event: Event
    ticks: Ticked | None
    response_url: str | None
    at: str = ""


@dataclass(frozen=True)
class Opened(OfModal[DetailsOf]):
    """Somebody wants the details of a result; `trigger_id` opens a modal, for three seconds."""

    trigger_id: str


@dataclass(frozen=True)
class ModalPressed(OfModal[DetailsOf]):
    """A button in the details modal."""

    view_id: str
    action: ActionId
    value: str


@dataclass(frozen=True)
class Submitted(OfModal[DetailsOf]):
    """The details modal was submitted."""


@dataclass(frozen=True)
class ShareWanted(OfModal[ShareOf]):
    """Somebody wants to share results or their list; `trigger_id` opens a modal, for three seconds."""

    trigger_id: str


@dataclass(frozen=True)
class ShareSubmitted(OfModal[ShareOf]):
    """The share modal was submitted: the channel, the person, or both, and a note."""

    to: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class CompareWanted(OfModal[CompareOf]):
    """Somebody wants to compare occupations; `trigger_id` opens a modal, for three seconds."""

    trigger_id: str


@dataclass(frozen=True)
class CompareSubmitted(OfModal[CompareOf]):
    """Which ones to compare was chosen."""

    view_id: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class ComparePressed(OfModal[CompareOf]):
    """A button in the compare modal: start from the occupation `code`, or try again where it is empty."""

    view_id: str
    code: str


@dataclass(frozen=True)
class HomeOpened:
    """Somebody looks at the Home tab."""

    actor: Person
    place: Place
    response_url: str | None = None


@dataclass(frozen=True)
class MessagesOpened:
    """Somebody looks at the Messages tab, where the agent is talked to; `place` is their direct messages."""

    actor: Person
    place: Place
    response_url: str | None = None


@dataclass(frozen=True)
class HomeUsed:
    """A control of the Home tab; `event` None means: go on where I was."""

    actor: Person
    place: Place
    event: Event | None
    response_url: str | None = None


@dataclass(frozen=True)
class HomeRemoved:
    """Somebody takes an occupation off their list, in the Home tab."""

    actor: Person
    place: Place
    code: str
    response_url: str | None = None


@dataclass(frozen=True)
class Started:
    """Somebody wants a conversation of their own from what was shared, seen by them alone."""

    actor: Person
    place: Place
    code: str
    response_url: str | None


@dataclass(frozen=True)
class Listed:
    """Somebody wants to see their list."""

    actor: Person
    place: Place
    response_url: str | None


@dataclass(frozen=True)
class Kept:
    """Somebody puts a result on their list."""

    actor: Person
    place: Place
    occupation: Saved
    response_url: str | None


@dataclass(frozen=True)
class Removed:
    """Somebody takes an occupation off their list; `place` is the list's message."""

    actor: Person
    place: Place
    code: str
    response_url: str | None


@dataclass(frozen=True)
class Exported:
    """Somebody wants the results as files; the list, where there is no snapshot."""

    actor: Person
    place: Place
    snapshot: Snapshot | None
    response_url: str | None


@dataclass(frozen=True)
class Unreadable:
    """Somebody used a control that this version cannot read."""

    actor: Person
    place: Place
    response_url: str | None


Used = (
    Clicked
    | Opened
    | ModalPressed
    | ShareWanted
    | CompareWanted
    | ComparePressed
    | HomeUsed
    | HomeRemoved
    | Started
    | Listed
    | Kept
    | Removed
    | Exported
    | Unreadable
)
Sent = Submitted | ShareSubmitted | CompareSubmitted
"""A modal that was submitted."""

Inbound = Said | Used | Sent | HomeOpened | MessagesOpened
