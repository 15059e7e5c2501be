"""What a modal carries with it: the conversation it was opened from, where that is shown, and what it shows itself."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, ValidationError

from bot.conversation.state import Place, Record, Snapshot
from bot.errors import SnapshotUnreadable

DETAILS: Final = "details"
"""The callback_id of the modal that explains a result."""


SHARE: Final = "share"
"""The callback_id of the modal that asks where to share results."""

TO: Final = "to"
PERSON: Final = "person"
NOTE: Final = "note"


class ShareOf(Record):
    """The state of a share modal, in its private_metadata."""

    snapshot: Annotated[Snapshot, Field(alias="s")]
    place: Annotated[Place, Field(alias="w")]
    url: Annotated[str | None, Field(alias="u")] = None

    @classmethod
    def read(cls, text: str) -> "ShareOf":
        """What `write` wrote.

        Raises:
            SnapshotUnreadable: another version wrote it, or something else did.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise SnapshotUnreadable(f"{error.error_count()} fields cannot be read") from error


class Tab(StrEnum):
    """Which of a result's three task lists is shown."""

    CLOSELY = "closely"
    LESS = "less"
    ALL = "all"


class DetailsOf(Record):
    """The state of a details modal, in its private_metadata (at most 3,000 characters).

    `url` is the response_url of the click that opened it: the only way to an ephemeral message.
    """

    snapshot: Annotated[Snapshot, Field(alias="s")]
    place: Annotated[Place, Field(alias="w")]
    url: Annotated[str | None, Field(alias="u")] = None
    code: Annotated[str, Field(alias="c")]
    tab: Annotated[Tab, Field(alias="t")] = Tab.CLOSELY
    page: Annotated[int, Field(alias="p", ge=1)] = 1

    @classmethod
    def read(cls, text: str) -> "DetailsOf":
        """What `write` wrote.

        Raises:
            SnapshotUnreadable: another version wrote it, or something else did.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise SnapshotUnreadable(f"{error.error_count()} fields cannot be read") from error
