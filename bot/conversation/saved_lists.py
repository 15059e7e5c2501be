"""A person's lists of saved occupations: their own, and one for each client."""

import unicodedata
from collections.abc import Callable
from typing import Annotated, Final, Literal

from pydantic import Field

from bot.conversation.state import Record
from bot.onet.models import Occupation, RelatedOccupation

SAVED: Final = 20
SAVED_OF_ALL: Final = 200
"""Occupations on one list, and on the lists of all clients together."""


def name_key(client: str) -> str:
    """What is the same for all spellings of a client's name: capitals, or an accent written as a sign of its own."""
    return unicodedata.normalize("NFKC", client).casefold()


class Saved(Record):
    """An occupation on a person's list, with its facts when it was saved."""

    code: Annotated[str, Field(alias="c")]
    title: Annotated[str, Field(alias="l")]
    zone: Annotated[int | None, Field(alias="z")] = None
    bright: Annotated[bool | None, Field(alias="b")] = None
    client: Annotated[str, Field(alias="n")] = ""


def saved_of(row: Occupation, client: str = "") -> Saved:
    """The entry of an occupation in a list, for a client if one is named."""
    zone = row.job_zone if isinstance(row, RelatedOccupation) else None
    return Saved(code=row.code, title=row.title, zone=zone, bright=row.tags.bright_outlook, client=client)


class Lists(Record):
    """All lists of a person, in one sequence, oldest first."""

    version: Annotated[Literal[1], Field(alias="v")] = 1
    saved: Annotated[tuple[Saved, ...], Field(alias="l")] = ()

    def of(self, client: str) -> tuple[Saved, ...]:
        """The list of a client, or the person's own if there's no name."""
        return tuple(occupation for occupation in self.saved if occupation.client == client)

    def joined(self, *occupations: Saved) -> "Lists":
        """With these occupations, each once a client, where it was or at the end. Nothing makes room for them."""
        saved = {(occupation.client, occupation.code): occupation for occupation in (*self.saved, *occupations)}
        return self.model_copy(update={"saved": tuple(saved.values())})

    def adding(self, *occupations: Saved) -> "Lists":
        """With these occupations, as `joined`; a full list loses its oldest. Each client has a list of their own."""
        kept: list[Saved] = []
        for occupation in reversed(self.joined(*occupations).saved):
            if sum(other.client == occupation.client for other in kept) < SAVED:
                kept.insert(0, occupation)
        return self.model_copy(update={"saved": tuple(kept[-SAVED_OF_ALL:])})

    def without(self, code: str, client: str = "") -> "Lists":
        """Without this occupation on a client's list."""
        return self._where(lambda occupation: (occupation.code, occupation.client) != (code, client))

    def without_client(self, name: str) -> "Lists":
        """Without the list of a client, however the name is spelled."""
        return self._where(lambda occupation: name_key(occupation.client) != name_key(name))

    def without_all(self, occupations: "Lists") -> "Lists":
        """Without the entries of these lists; an entry that was saved anew meanwhile stays."""
        return self._where(lambda occupation: occupation not in occupations.saved)

    def _where(self, is_kept: Callable[[Saved], bool]) -> "Lists":
        return self.model_copy(update={"saved": tuple(filter(is_kept, self.saved))})
