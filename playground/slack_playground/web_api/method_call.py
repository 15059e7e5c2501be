"""Reads and checks the arguments of a Web API call as Slack does, and defines what a method needs."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from slack_playground.block_kit.limits import refuse_message, refuse_view
from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Channel, Message, Person, WorkspaceError
from slack_playground.workspace.workspace import Workspace

PAGE: Final = 100
LARGEST_PAGE: Final = 1_000
PICTURE: Final = re.compile(r"<(https?://[^|>\s]+\.(?:gif|jpe?g|png|webp))(?:\|[^>]*)?>", re.IGNORECASE)
TRUE: Final = frozenset({"true", "True", "1"})

ResponseBody = dict[str, Any]


class RefusedError(WorkspaceError):
    """A refusal with sentences that say where."""

    def __init__(self, error: str, messages: tuple[str, ...]) -> None:
        super().__init__(error)
        self.messages = messages


@dataclass(frozen=True)
class Call:
    """The arguments of one call; `base_url` is the playground's address, without a trailing slash.

    `connect` returns the address of a new Socket Mode connection. A missing or wrong value raises a WorkspaceError with
    Slack's own error code.
    """

    workspace: Workspace
    app: App
    """The app that calls."""
    user: str
    """As whom it calls: its bot user, or the person whose user token the call carries."""
    base_url: str
    arguments: Mapping[str, Any]
    connect: Callable[[], str]
    execution: str = ""
    """The run of a workflow's function whose token the call carries."""

    @property
    def root_url(self) -> str:
        """The address of the whole Slack: with several workspaces, each has a path below it."""
        return self.base_url.removesuffix(f"/w/{self.workspace.team['id']}")

    @property
    def app_of_user(self) -> str:
        """The app's id for what it posts with a person's token; empty for what its bot user posts."""
        return "" if self.user == self.app.user else self.app.id

    def text(self, name: str) -> str:
        """A string; empty if it isn't given."""
        return str(self.arguments.get(name) or "")

    def optional(self, name: str) -> str | None:
        """A string, or None if it isn't given."""
        return self.text(name) or None

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A boolean, from JSON or a form."""
        value = self.arguments.get(name)
        return default if value is None else value is True or str(value) in TRUE

    def number(self, name: str, error: str = "invalid_arguments") -> int:
        """A whole number, without what stands after a point. Raises WorkspaceError, with this code, for other text."""
        whole, _, rest = str(self.arguments.get(name, "")).partition(".")
        if not whole.isdecimal() or not (rest or "0").isdecimal():
            raise WorkspaceError(error)
        return int(whole)

    def time(self, name: str, default: float) -> float:
        """Seconds since 1970, or the default if there are none. Raises invalid_arguments for other text."""
        text = self.text(name)
        try:
            return float(text) if text else default
        except ValueError as error:
            raise WorkspaceError("invalid_arguments") from error

    def parsed(self, name: str) -> Any:
        """A structured value, from JSON, or from JSON text in a form."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value

    def channel(self, name: str = "channel") -> str:
        """A channel's id, by its id or name; a person's id means their direct messages with the app.

        Raises channel_not_found.
        """
        given = self.text(name)
        person = self.workspace.people.get(given)
        if person is not None:
            return self.app.dm(person)
        if self.workspace.has_channel(given):
            return self._visible(given)
        named = self.workspace.channel_named(given)
        if named is None:
            raise WorkspaceError("channel_not_found")
        return named.id

    def _visible(self, channel: str) -> str:
        """The channel, unless it's the direct messages of others."""
        if self.workspace.kind_of(channel) == "im" and self.user not in self.workspace.conversations[channel].members:
            raise WorkspaceError("channel_not_found")
        return channel

    def channels(self, name: str) -> list[str]:
        """Channels in a list or separated by commas. Raises channel_not_found."""
        value = self.parsed(name)
        listed = value if isinstance(value, list) else str(value or "").split(",")
        named = [str(channel).strip() for channel in listed if str(channel).strip()]
        return [replace(self, arguments={"channel": channel}).channel() for channel in named]

    def conversation(self, name: str = "channel") -> Channel:
        """A channel or group. Raises channel_not_found, method_not_supported_for_channel_type."""
        channel = self.workspace.conversations[self.channel(name)]
        if channel.kind == "im":
            raise WorkspaceError("method_not_supported_for_channel_type")
        return channel

    def person(self, name: str = "user") -> Person:
        """A person. Raises user_not_found."""
        return self.person_of(self.text(name))

    def member(self, name: str = "user") -> str:
        """The id of a person, or of an app's bot user. Raises user_not_found."""
        return self._member(self.text(name))

    def person_of(self, identifier: str) -> Person:
        """The person with this id. Raises user_not_found."""
        person = self.workspace.people.get(identifier)
        if person is None:
            raise WorkspaceError("user_not_found")
        return person

    def users(self, name: str = "users") -> list[str]:
        """Ids in a list or separated by commas. Raises no_user, user_not_found."""
        value = self.arguments.get(name)
        listed = value if isinstance(value, list) else str(value or "").split(",")
        users = [str(user).strip() for user in listed if str(user).strip()]
        if not users:
            raise WorkspaceError("no_user")
        return [self._member(user) for user in users]

    def _member(self, identifier: str) -> str:
        return identifier if self.workspace.apps.of_user(identifier) else self.person_of(identifier).id

    def message(self, name: str = "ts") -> Message:
        """A message that others see, too. Raises channel_not_found, message_not_found."""
        message = self.workspace.find(self.channel(), self.text(name))
        if message.only_for is not None:
            raise WorkspaceError("message_not_found")
        return message

    def content(self) -> "Content":
        """Text, blocks and the like of a message. Raises no_text, invalid_blocks, invalid_metadata_format."""
        blocks, attachments = self.parsed("blocks"), self._attachments()
        text = self._words(attachments)
        refusal = refuse_message(text or _fallback(attachments), blocks, attachments)
        if refusal is not None:
            raise RefusedError(refusal.error, refusal.messages)
        return Content(text, blocks or [], [*attachments, *self._pictures(text)], self.metadata())

    def check_blocks(self, blocks: Any) -> None:
        """Raises invalid_blocks and similar errors for blocks that Slack would refuse in a message."""
        refusal = refuse_message("", blocks)
        if refusal is not None:
            raise RefusedError(refusal.error, refusal.messages)

    def view(self) -> dict[str, Any]:
        """A modal or Home view. Raises invalid_arguments, view_too_large."""
        body = self.parsed("view")
        refusal = refuse_view(body)
        if refusal is not None:
            raise RefusedError(refusal.error, refusal.messages)
        checked: dict[str, Any] = body
        return checked

    def page(self, name: str, items: Sequence[Any]) -> ResponseBody:
        """A page of these, with the cursor of the next. Raises invalid_cursor, invalid_limit."""
        limit = self.number("limit", "invalid_limit") if self.arguments.get("limit") else PAGE
        if not 0 < limit <= LARGEST_PAGE:
            raise WorkspaceError("invalid_limit")
        first = _position(self.text("cursor"))
        more = first + limit < len(items)
        cursor = base64.b64encode(f"next:{first + limit}".encode()).decode() if more else ""
        return {name: list(items[first : first + limit]), "response_metadata": {"next_cursor": cursor}}

    def _words(self, attachments: list[dict[str, Any]]) -> str:
        marked, text = self.text("markdown_text"), self.text("text")
        if marked and (text or self.arguments.get("blocks")):
            raise WorkspaceError("markdown_text_conflict")
        return marked or text

    def _attachments(self) -> list[dict[str, Any]]:
        attachments = self.parsed("attachments")
        listed = attachments if isinstance(attachments, list) else []
        return [
            {"id": number, **attachment} for number, attachment in enumerate(listed, 1) if isinstance(attachment, dict)
        ]

    def _pictures(self, text: str) -> list[dict[str, Any]]:
        """Previews of the pictures that a text links to. Pages have none, because they would have to be fetched."""
        if not self.flag("unfurl_media", default=True):
            return []
        urls = dict.fromkeys(PICTURE.findall(text))
        return [{"id": n, "from_url": url, "image_url": url, "fallback": url} for n, url in enumerate(urls, 1)]

    def metadata(self) -> dict[str, Any] | None:
        """A message's metadata: https://docs.slack.dev/messaging/message-metadata. Raises invalid_metadata_format."""
        metadata = self.parsed("metadata")
        if metadata in (None, "", {}):
            return None
        if isinstance(metadata, dict) and isinstance(metadata.get("entities"), list):
            return {"entities": metadata["entities"]}
        if (
            not isinstance(metadata, dict)
            or not metadata.get("event_type")
            or not isinstance(metadata.get("event_payload"), dict)
        ):
            raise WorkspaceError("invalid_metadata_format")
        return {"event_type": str(metadata["event_type"]), "event_payload": metadata["event_payload"]}


@dataclass(frozen=True)
class Content:
    """The content of a message."""

    text: str
    blocks: list[dict[str, Any]]
    attachments: list[dict[str, Any]]
    metadata: dict[str, Any] | None

    def more(self) -> dict[str, Any]:
        """The parts besides text and blocks, by the names of `Message`'s fields."""
        return {"attachments": self.attachments, "metadata": self.metadata}


@dataclass(frozen=True)
class Method:
    """A method's function, and the scope it needs: one, or one per type of channel.

    `app_level` methods take only the app-level token (xapp-…), those `also_app_level` take it, too, those `for_people`
    only a user token (xoxp-…), those of `configuration` only an app configuration token (xoxe.xoxp-…), and `free` ones
    need no token.
    """

    answer: Callable[[Call], ResponseBody]
    scope: str | Mapping[str, str] | None = None
    app_level: bool = False
    also_app_level: bool = False
    for_people: bool = False
    configuration: bool = False
    free: bool = False

    def scopes(self) -> frozenset[str]:
        """All scopes, any of which may be enough."""
        if self.scope is None:
            return frozenset()
        return frozenset({self.scope} if isinstance(self.scope, str) else self.scope.values())

    def needs(self, call: Call) -> frozenset[str]:
        """The scopes, one of which is enough."""
        if self.scope is None:
            return frozenset()
        if isinstance(self.scope, str):
            return frozenset({self.scope})
        kind = call.workspace.kind_of(call.text("channel"))
        scope = self.scope.get(str(kind))
        return self.scopes() if scope is None else frozenset({scope})


def _position(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise WorkspaceError("invalid_cursor") from error
    if word != "next" or not number.isdecimal():
        raise WorkspaceError("invalid_cursor")
    return int(number)


def _fallback(attachments: list[dict[str, Any]]) -> str:
    """The words of attachments, which may be a message's only content."""
    texts = [
        attachment.get("text") or attachment.get("fallback") or attachment.get("title") or attachment.get("pretext")
        for attachment in attachments
    ]
    return "\n".join(str(text) for text in texts if text)
