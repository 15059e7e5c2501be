"""What is remembered of a person beyond one conversation, until they say *forget me*."""

from typing import Annotated, Final, Literal

from pydantic import Field

from bot.conversation.state import Conversation, Person, Record
from bot.onet.models import Occupation, RelatedOccupation

RECENT_CONVERSATIONS: Final = 30
"""Conversations of a person that can be gone back to."""

SEARCHES: Final = 5
SAVED: Final = 20


class RecentConversation(Record):
    """A conversation, and what it is about: an occupation, or what was searched for; empty at its beginning."""

    id: Annotated[str, Field(alias="i")]
    about: Annotated[str, Field(alias="a")] = ""


class Saved(Record):
    """An occupation on a person's list, with what was known of it when it was put there."""

    code: Annotated[str, Field(alias="c")]
    title: Annotated[str, Field(alias="l")]
    zone: Annotated[int | None, Field(alias="z")] = None
    bright: Annotated[bool | None, Field(alias="b")] = None


def saved_of(row: Occupation) -> Saved:
    """An occupation as it is put on a list."""
    zone = row.job_zone if isinstance(row, RelatedOccupation) else None
    return Saved(code=row.code, title=row.title, zone=zone, bright=row.tags.bright_outlook)


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
        """What the conversation is about that can be gone on with; empty where there is none."""
        return next((recent.about for recent in reversed(self.conversations) if recent.about), "")


def with_saved(profile: Profile, *occupations: Saved) -> Profile:
    """With these occupations on the list, each once, where it was or at the end; a full list loses its oldest."""
    saved = {occupation.code: occupation for occupation in (*profile.saved, *occupations)}
    return profile.model_copy(update={"saved": tuple(saved.values())[-SAVED:]})


def without_saved(profile: Profile, code: str) -> Profile:
    """Without this occupation on the list."""
    rest = tuple(occupation for occupation in profile.saved if occupation.code != code)
    return profile.model_copy(update={"saved": rest})


def with_conversation(profile: Profile, conversation: Conversation) -> Profile:
    """With this conversation as the latest, and what was searched for in it."""
    latest = RecentConversation(id=conversation.id, about=conversation.title or conversation.keyword)
    others = [recent for recent in profile.conversations if recent.id != conversation.id]
    conversations = (*others, latest)[-RECENT_CONVERSATIONS:]
    # A code that was typed says nothing to a person who reads it again a week later.
    search = conversation.title if conversation.keyword == conversation.code else conversation.keyword
    earlier = tuple(other for other in profile.searches if other.casefold() != search.casefold())
    searches = (search, *earlier)[:SEARCHES] if search else profile.searches
    return profile.model_copy(update={"conversations": conversations, "searches": searches})
