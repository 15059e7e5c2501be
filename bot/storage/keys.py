"""The keys of the cache: frozen types, each with one `build()`.

Deployed bots store values under exactly these keys. A person's keys begin with the workspace's id and the person's id,
so *forget me* and an uninstall find them by their prefix, without a list.
"""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from bot.conversation.state import Person, Place


class Key(Protocol):
    """A typed key."""

    def build(self) -> str:
        """The text of the key."""


@dataclass(frozen=True)
class PersonPrefix:
    """`T:U:` – the prefix of a person's keys."""

    person: Person

    def build(self) -> str:
        """The prefix."""
        return _join(self.person.team, self.person.user, "")


@dataclass(frozen=True)
class ConversationKey:
    """`T:U:conversation:ID` – one conversation."""

    owner: Person
    identifier: str

    def build(self) -> str:
        """The text of the key."""
        return _join(self.owner.team, self.owner.user, "conversation", self.identifier)


@dataclass(frozen=True)
class CurrentKey:
    """`T:U:current:CHANNEL:THREAD` – the id of the conversation that a line typed there belongs to."""

    person: Person
    place: Place

    def build(self) -> str:
        """The text of the key; `-` stands for no thread."""
        return _join(self.person.team, self.person.user, "current", self.place.channel, self.place.thread or "-")


@dataclass(frozen=True)
class ProfileKey:
    """`T:U:memory` – a person's profile."""

    person: Person

    def build(self) -> str:
        """The text of the key."""
        return _join(self.person.team, self.person.user, "memory")


@dataclass(frozen=True)
class MentionsKey:
    """`T:U:mentions` – a person's mentions that got an answer in the last hour."""

    person: Person

    def build(self) -> str:
        """The text of the key."""
        return _join(self.person.team, self.person.user, "mentions")


@dataclass(frozen=True)
class ErasureKey:
    """`erased:DIGEST` – what a person erased in the last week. It contains no name, and no erasure deletes it."""

    person: Person

    def build(self) -> str:
        """The text of the key."""
        return _join("erased", digest(PersonPrefix(self.person).build()))


@dataclass(frozen=True)
class UninstallKey:
    """`event:uninstalled:DIGEST` – that a workspace uninstalled the app a moment ago.

    It must not have the prefix that is erased, and after an uninstall nothing names the workspace.
    """

    team: str

    def build(self) -> str:
        """The text of the key."""
        return _join("event", "uninstalled", digest(self.team))


@dataclass(frozen=True)
class RequestCountKey:
    """`asked:MINUTE:DIGEST` – requests to O*NET on behalf of a workspace, or of a person."""

    team: str
    minute: int
    user: str | None = None

    def build(self) -> str:
        """The text of the key."""
        return _join("asked", str(self.minute), digest(_join(self.team, self.user or "")))


@dataclass(frozen=True)
class WorkspacePrefix:
    """`T:` – the prefix of a workspace's keys, or an organization's."""

    team: str

    def build(self) -> str:
        """The prefix."""
        return _join(self.team, "")


@dataclass(frozen=True)
class ServedWorkspaceKey:
    """`E:workspace:T` – a workspace that is served under an organization's installation; without a team, the prefix."""

    organization: str
    team: str = ""

    def build(self) -> str:
        """The text of the key."""
        return _join(self.organization, "workspace", self.team)


@dataclass(frozen=True)
class EventKey:
    """`event:ID` – a Slack event that was claimed or completed."""

    event_id: str

    def build(self) -> str:
        """The text of the key."""
        return _join("event", self.event_id)


@dataclass(frozen=True)
class ProbeKey:
    """`probe:ID` – a value that a health check writes and deletes."""

    identifier: str

    def build(self) -> str:
        """The text of the key."""
        return _join("probe", self.identifier)


def digest(text: str) -> str:
    """A digest of a text, to compare texts without storing words."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _join(*parts: str) -> str:
    # Without a separator, "u1" and "23" would be the same as "u12" and "3".
    return ":".join(parts)
