"""The profile: what the bot remembers of a person beyond one conversation, until they say *forget me*."""

from typing import Annotated, Final, Literal

from pydantic import Field

from bot.conversation.state import Conversation, Person, Record
from bot.onet.models import Occupation, RelatedOccupation

RECENT_CONVERSATIONS: Final = 30
"""Conversations of a person that can be gone back to."""

SEARCHES: Final = 5
SAVED: Final = 20
SAVED_OF_ALL: Final = 200
"""Occupations on the lists of all clients together."""


class RecentConversation(Record):
    """A conversation, and what it's about: an occupation or a search; empty at its beginning.

    `name` is the client's, `day` the last day on which it got to another occupation, as in 2026-11-28.
    """

    id: Annotated[str, Field(alias="i")]
    about: Annotated[str, Field(alias="a")] = ""
    name: Annotated[str, Field(alias="m")] = ""
    day: Annotated[str, Field(alias="d")] = ""


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


class Profile(Record):
    """A person's conversations and saved occupations, oldest first, and latest searches, newest first."""

    version: Annotated[Literal[1], Field(alias="v")] = 1
    owner: Annotated[Person, Field(alias="o")]
    conversations: Annotated[tuple[RecentConversation, ...], Field(alias="t")] = ()
    searches: Annotated[tuple[str, ...], Field(alias="s")] = ()
    saved: Annotated[tuple[Saved, ...], Field(alias="l")] = ()
    welcomed: Annotated[bool, Field(alias="w")] = False
    revision: Annotated[int, Field(alias="x", ge=0)] = 0

    @property
    def latest(self) -> str:
        """What the conversation that can be continued is about; empty if there's none."""
        return next((recent.about for recent in reversed(self.conversations) if recent.about), "")

    @property
    def clients(self) -> tuple[str, ...]:
        """The names of clients that conversations or saved occupations have, the latest first."""
        names = [recent.name for recent in reversed(self.conversations)] + [saved.client for saved in self.saved]
        return tuple(dict.fromkeys(filter(None, names)))

    def client_named(self, name: str) -> str:
        """The client of this name, in any capitalization; empty if there's none."""
        return next((known for known in self.clients if known.casefold() == name.casefold()), "")

    def about(self, client: str) -> str:
        """What the latest conversation of a client is about; empty if there's none."""
        recent = (
            conversation.about
            for conversation in reversed(self.conversations)
            if conversation.name == client and conversation.about
        )
        return next(recent, "")

    def saved_for(self, client: str) -> tuple[Saved, ...]:
        """The list of a client, or the person's own if there's no name."""
        return tuple(occupation for occupation in self.saved if occupation.client == client)


def with_saved(profile: Profile, *occupations: Saved) -> Profile:
    """With these occupations on the list, each once a client, where it was or at the end; a full list loses its oldest.

    Each client has a list of their own.
    """
    saved = {(occupation.client, occupation.code): occupation for occupation in (*profile.saved, *occupations)}
    entries: list[Saved] = []
    for occupation in reversed(saved.values()):
        if sum(other.client == occupation.client for other in entries) < SAVED:
            entries.insert(0, occupation)
    return profile.model_copy(update={"saved": tuple(entries[-SAVED_OF_ALL:])})


def without_saved(profile: Profile, code: str, client: str = "") -> Profile:
    """Without this occupation on a client's list."""
    rest = tuple(occupation for occupation in profile.saved if (occupation.code, occupation.client) != (code, client))
    return profile.model_copy(update={"saved": rest})


def without_client(profile: Profile, name: str) -> Profile:
    """Without the conversations and the list of a client."""
    conversations = tuple(recent for recent in profile.conversations if recent.name != name)
    saved = tuple(occupation for occupation in profile.saved if occupation.client != name)
    return profile.model_copy(update={"conversations": conversations, "saved": saved})


def with_conversation(profile: Profile, conversation: Conversation, day: str = "") -> Profile:
    """With this conversation as the latest, on this day, and what was searched for in it unless it is a client's."""
    about = conversation.titles or conversation.keyword
    latest = RecentConversation(id=conversation.id, about=about, name=conversation.name, day=day)
    others = [recent for recent in profile.conversations if recent.id != conversation.id]
    conversations = (*others, latest)[-RECENT_CONVERSATIONS:]
    # A typed code tells a person nothing when they read it again a week later.
    search = conversation.title if conversation.keyword == conversation.code else conversation.keyword
    earlier = tuple(other for other in profile.searches if other.casefold() != search.casefold())
    searches = (search, *earlier)[:SEARCHES] if search and not conversation.name else profile.searches
    return profile.model_copy(update={"conversations": conversations, "searches": searches})
