"""The profile: what the bot remembers of a person beyond one conversation, until they say *forget me*."""

from typing import Annotated, Final, Literal

from pydantic import Field

from bot.conversation.saved_lists import Lists, Saved, name_key
from bot.conversation.state import Conversation, Person, Record

RECENT_CONVERSATIONS: Final = 30
"""Conversations of a person that can be gone back to."""

SEARCHES: Final = 5


class RecentConversation(Record):
    """A conversation, and what it's about: an occupation or a search, or the one it can go back to; empty if new.

    `name` is the client's, `day` the last day on which it got to another occupation, as in 2026-11-28.
    """

    id: Annotated[str, Field(alias="i")]
    about: Annotated[str, Field(alias="a")] = ""
    name: Annotated[str, Field(alias="m")] = ""
    day: Annotated[str, Field(alias="d")] = ""


class Profile(Record):
    """A person's conversations, oldest first, latest searches, newest first, and lists.

    Its text holds the lists only if no database does.
    """

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
        """The client of this name, however it's spelled; empty if there's none."""
        return next((known for known in self.clients if name_key(known) == name_key(name)), "")

    def about(self, client: str) -> str:
        """What the latest conversation of a client is about; empty if there's none."""
        recent = (
            conversation.about
            for conversation in reversed(self.conversations)
            if conversation.name == client and conversation.about
        )
        return next(recent, "")

    @property
    def lists(self) -> Lists:
        """The person's lists."""
        return Lists(saved=self.saved)

    def with_lists(self, lists: Lists) -> "Profile":
        """With these lists."""
        return self.model_copy(update={"saved": lists.saved})


def without_client(profile: Profile, name: str) -> Profile:
    """Without the conversations of a client, however the name is spelled."""
    conversations = tuple(recent for recent in profile.conversations if name_key(recent.name) != name_key(name))
    return profile.model_copy(update={"conversations": conversations})


def with_conversation(profile: Profile, conversation: Conversation, day: str = "") -> Profile:
    """With this conversation as the latest, on this day, and what was searched for in it unless it is a client's."""
    left = next((place.title or place.code for place in reversed(conversation.trail) if place.code), "")
    about = conversation.titles or conversation.keyword or left
    latest = RecentConversation(id=conversation.id, about=about, name=conversation.name, day=day)
    others = [recent for recent in profile.conversations if recent.id != conversation.id]
    conversations = (*others, latest)[-RECENT_CONVERSATIONS:]
    # A typed code tells a person nothing when they read it again a week later.
    search = conversation.title if conversation.keyword == conversation.code else conversation.keyword
    earlier = tuple(other for other in profile.searches if other.casefold() != search.casefold())
    searches = (search, *earlier)[:SEARCHES] if search and not conversation.name else profile.searches
    return profile.model_copy(update={"conversations": conversations, "searches": searches})
