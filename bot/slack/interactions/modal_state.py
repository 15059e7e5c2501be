"""The state that a modal carries: the conversation that opened it, its place, and what the modal shows."""

from enum import StrEnum
from typing import Annotated, ClassVar, Final, Self

from pydantic import Field

from bot.conversation.state import Place, Record, Snapshot, translate_validation_errors

NAME: Final = "name"
WORK: Final = "work"
TO: Final = "to"
PERSON: Final = "person"
NOTE: Final = "note"
WHICH: Final = "which"


class ModalState(Record):
    """The state of a modal, in its private_metadata (at most 3,000 characters).

    `place` is the place of the message that opened it, `url` the response_url of that click: the only way to update an
    ephemeral message. `snapshot` is the modal's conversation; None if it's about the person's list, or the list of
    `client`. Slack tells which modal it is by the `callback_id`.
    """

    callback_id: ClassVar[str]
    place: Annotated[Place, Field(alias="w")]
    url: Annotated[str | None, Field(alias="u")] = None
    snapshot: Annotated[Snapshot | None, Field(alias="s")] = None
    client: Annotated[str, Field(alias="m")] = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """What `write` wrote.

        Raises:
            SnapshotUnreadable: another version wrote it, or something else did.
        """
        with translate_validation_errors():
            return cls.model_validate_json(text)


class ShareState(ModalState):
    """A share modal: of a conversation's results, or of the person's list."""

    callback_id: ClassVar = "share"


class BeginState(ModalState):
    """The modal that begins or continues a client's conversation, from a first screen or from Home."""

    callback_id: ClassVar = "begin"


class NameState(ModalState):
    """The modal that asks for a client's name."""

    callback_id: ClassVar = "client"

    snapshot: Annotated[Snapshot, Field(alias="s")]


class CompareState(ModalState):
    """A compare modal: of a page of results and the person's list, or of the list alone.

    `codes` are the compared occupations; empty while they are being chosen.
    """

    callback_id: ClassVar = "compare"

    codes: Annotated[tuple[str, ...], Field(alias="c")] = ()


class Tab(StrEnum):
    """Which of a result's three task lists is shown."""

    CLOSELY = "closely"
    LESS = "less"
    ALL = "all"


class DetailsState(ModalState):
    """A details modal: the result, the list shown, and its page."""

    callback_id: ClassVar = "details"

    snapshot: Annotated[Snapshot, Field(alias="s")]
    code: Annotated[str, Field(alias="c")]
    tab: Annotated[Tab, Field(alias="t")] = Tab.CLOSELY
    page: Annotated[int, Field(alias="p", ge=1)] = 1

    def turn_to(self, tab: str, page: str) -> Self:
        """The same details on another list or page.

        Raises:
            SnapshotUnreadable: the list or the page doesn't exist.
        """
        with translate_validation_errors():
            return self.model_validate(self.model_dump() | {"tab": tab, "page": page})
