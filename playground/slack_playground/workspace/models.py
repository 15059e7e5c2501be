"""The records of a workspace: people, channels, messages, files, modals and Home views, and refusals."""

from dataclasses import dataclass, field
from typing import Any, Final

from slack_playground.workspace.element_state import Block, ElementState


class WorkspaceError(Exception):
    """An error in Slack's response; the text is Slack's own error code."""


@dataclass(frozen=True)
class Person:
    """A member of the workspace, and the channel of their direct messages with the first app.

    `team` is the id of their own workspace if they come from another one (Slack Connect), otherwise empty.
    """

    id: str
    name: str
    dm: str
    locale: str = "en-US"
    real_name: str = ""
    email: str = ""
    tz: str = "Etc/UTC"
    tz_offset: int = 0
    is_admin: bool = False
    is_guest: bool = False
    team: str = ""
    is_bot: bool = False
    """Whether it is another app, which posts messages but isn't controlled by a person."""

    @property
    def full_name(self) -> str:
        """The real name, or the display name if there's none."""
        return self.real_name or self.name

    @property
    def bot_id(self) -> str:
        """The bot id of another app, beside its user's id."""
        return f"B{self.id[1:]}"

    @property
    def address(self) -> str:
        """The e-mail address."""
        return self.email or f"{self.name.lower().replace(' ', '.')}@example.com"


KINDS: Final = {"public_channel": "channel", "private_channel": "group", "mpim": "mpim", "im": "im"}
"""The type of a conversation: as `conversations.list` filters by it, and as events call it (`channel_type`)."""


@dataclass
class Channel:
    """A conversation: a public or private channel, a group of people, or direct messages with an app (`im`)."""

    id: str
    name: str
    kind: str
    members: list[str]
    creator: str = ""
    created: int = 0
    topic: str = ""
    purpose: str = ""
    is_archived: bool = False
    is_general: bool = False
    teams: tuple[str, ...] = ()
    """The workspaces that share it, where it is a Slack Connect channel."""


@dataclass(frozen=True)
class ConnectInvite:
    """An invitation to a Slack Connect channel; `recipient` is a person's or a bot's id, or an e-mail address.

    `is_incoming` says whether it came from another workspace; then `channel` isn't one of this workspace yet.
    """

    id: str
    channel: Channel
    inviter: str
    recipient: str
    created: int
    is_incoming: bool = False


@dataclass
class UserGroup:
    """A group of people that can be mentioned together."""

    id: str
    name: str
    handle: str
    description: str = ""
    created: int = 0
    users: list[str] = field(default_factory=list)
    is_enabled: bool = True


@dataclass
class Canvas:
    """A document with its sections in order, by id. `access` says who may read or write it."""

    id: str
    title: str
    channel: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    access: dict[str, str] = field(default_factory=dict)


@dataclass
class SlackList:
    """A list: its columns in order, its items by id, and who may read or write it."""

    id: str
    name: str
    todo_mode: bool = False
    description: list[dict[str, Any]] = field(default_factory=list)
    columns: list[dict[str, Any]] = field(default_factory=list)
    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    access: dict[str, str] = field(default_factory=dict)


@dataclass
class File:
    """A file: announced, then uploaded, then shared. `user` uploads it."""

    id: str
    name: str
    title: str = ""
    content: bytes = b""
    user: str = ""
    created: int = 0
    mimetype: str = "application/octet-stream"
    shared_in: list[str] = field(default_factory=list)
    is_public_link: bool = False
    """Whether everybody who has its address may read it."""


@dataclass
class Message:
    """A message; `only_for` one person if it's ephemeral. `reactions` lists who reacted, by the emoji's name."""

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
    pinned_by: str = ""
    pinned_at: int = 0
    """When it was pinned, in seconds since 1970."""
    typed: list[Block] = field(default_factory=list)
    """What a person typed, as a rich_text block."""
    attachments: list[dict[str, Any]] = field(default_factory=list)
    metadata: dict[str, Any] | None = None
    subtype: str = ""
    broadcast: bool = False
    """Whether a reply was also sent to the channel."""
    username: str = ""
    icons: dict[str, str] = field(default_factory=dict)
    streaming: bool = False
    """Whether an agent still streams its text; `stream_mode` says how its tasks are shown."""
    stream_mode: str = "timeline"
    execution: str = ""
    """The run of a workflow's function that posted it."""
    app: str = ""
    """The id of the app that posted it with a person's token; empty for the messages of bot users and people."""

    @property
    def all_blocks(self) -> list[Block]:
        """Its blocks, and those of its attachments."""
        inside = [block for attachment in self.attachments for block in attachment.get("blocks") or ()]
        return [*self.blocks, *inside]


@dataclass(frozen=True)
class Scheduled:
    """A message that will be posted at a time, in seconds since 1970."""

    id: str
    channel: str
    at: int
    created: int
    text: str
    blocks: list[Block]
    thread: str | None
    user: str
    app: str = ""


@dataclass
class View:
    """A modal or a Home view of one person."""

    id: str
    person: str
    body: dict[str, Any]
    root: str
    hash: str
    app: str
    """The id of the app that it belongs to."""
    previous: str | None = None
    initial: ElementState = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    dialog: dict[str, Any] | None = None
    """The dialog that it shows, from before there were modals."""

    @property
    def blocks(self) -> list[Block]:
        """Its blocks."""
        blocks: list[Block] = self.body["blocks"]
        return blocks

    @property
    def all_blocks(self) -> list[Block]:
        """Its blocks: a view has no attachments."""
        return self.blocks


@dataclass(frozen=True)
class RecordedRefusal:
    """Something from an app that Slack would refuse, or (`missing`) that only the playground lacks."""

    method: str
    error: str
    messages: tuple[str, ...]
    missing: bool = False
    app: str = ""
    """The app's name; empty if no app is known, as with a wrong token."""


@dataclass(frozen=True)
class Happening:
    """Something that happened in the workspace, for which Slack may send apps an event.

    `kind` is the type of Slack's event; `user` who did it; `name` an emoji, a channel's old name, or an app's id;
    `before` what a changed or deleted message was, whose tokens were revoked, or what is said of a user group.
    """

    kind: str
    user: str = ""
    message: Message | None = None
    before: dict[str, Any] | None = None
    channel: Channel | None = None
    file: File | None = None
    name: str = ""
    inviter: str = ""
