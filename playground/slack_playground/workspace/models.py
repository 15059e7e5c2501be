"""What there is in a workspace: people, messages, files, modals and Home views, and what was refused."""

from dataclasses import dataclass, field
from typing import Any

from slack_playground.workspace.element_state import Block, ElementState


class WorkspaceError(Exception):
    """What Slack answers instead of ok; the text is Slack's own word for it."""


@dataclass(frozen=True)
class Person:
    """Somebody in the workspace, and the channel of their direct messages with the app."""

    id: str
    name: str
    dm: str
    locale: str = "en-US"


@dataclass
class File:
    """A file an app uploads: announced, then sent, then shown."""

    id: str
    name: str
    title: str = ""
    content: bytes = b""


@dataclass
class Message:
    """A message; `only_for` one person when it is ephemeral. `reactions` has who reacted, by the emoji's name."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Block] = field(default_factory=list)
    thread: str | None = None
    only_for: str | None = None
    edited: bool = False
    files: tuple[File, ...] = ()
    initial: ElementState = field(default_factory=dict)
    client_msg_id: str = ""
    reactions: dict[str, list[str]] = field(default_factory=dict)
    pinned: bool = False


@dataclass(frozen=True)
class Scheduled:
    """A message that is to be posted at a time to come, in seconds."""

    id: str
    channel: str
    at: int
    made: int
    text: str
    blocks: list[Block]
    thread: str | None


@dataclass
class View:
    """A modal or a Home view of one person."""

    id: str
    person: str
    body: dict[str, Any]
    root: str
    hash: str
    previous: str | None = None
    initial: ElementState = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Block]:
        """Its blocks."""
        blocks: list[Block] = self.body["blocks"]
        return blocks


@dataclass(frozen=True)
class Refused:
    """Something the app sent that Slack would not take."""

    method: str
    error: str
    messages: tuple[str, ...]
