"""trigger_ids, which open modals, and response_urls, which send messages, for a limited time."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Message, WorkspaceError

RESPONSE_URL_USES: Final = 5
RESPONSE_URL_SECONDS: Final = 30 * 60
TRIGGER_SECONDS: Final = 3


class Triggers:
    """trigger_ids: each works once, within three seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._issued: dict[str, tuple[str, float]] = {}
        self._apps: dict[str, str] = {}
        self._channels: dict[str, str] = {}

    def new(self, person: str, app: App, channel: str = "") -> str:
        """A trigger_id for an app, for a person's action just now, in a channel."""
        trigger = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        self._issued[trigger] = (person, self._clock())
        self._channels[trigger], self._apps[trigger] = channel, app.id
        return trigger

    def channel_of(self, trigger: str) -> str:
        """The channel of the person's action; empty if it was in none."""
        return self._channels.get(trigger, "")

    def pull(self, trigger: str, app: App) -> str:
        """Use an app's trigger_id, and return its person.

        Raises WorkspaceError: invalid_trigger_id, exchanged_trigger_id, expired_trigger_id.
        """
        if trigger not in self._issued or self._apps[trigger] != app.id:
            raise WorkspaceError("invalid_trigger_id")
        person, created = self._issued[trigger]
        self._issued[trigger] = ("", created)
        if not person:
            raise WorkspaceError("exchanged_trigger_id")
        if self._clock() - created > TRIGGER_SECONDS:
            raise WorkspaceError("expired_trigger_id")
        return person


@dataclass
class ResponseUrl:
    """The response_url of one command or interaction."""

    person: str
    channel: str
    app: App
    created: float
    message: Message | None = None
    """The message whose control was used: an answer replaces it, unless it says otherwise."""
    uses: int = 0


class ResponseUrls:
    """response_urls: each works five times, within half an hour."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._issued: dict[str, ResponseUrl] = {}

    def new(self, person: str, channel: str, app: App, message: Message | None = None) -> str:
        """The id of a new response_url of an app, for a command or for an interaction with a message."""
        name = secrets.token_urlsafe(12)
        self._issued[name] = ResponseUrl(person, channel, app, self._clock(), message)
        return name

    def app_of(self, name: str) -> App | None:
        """The app of a response_url, if there is such a response_url."""
        url = self._issued.get(name)
        return None if url is None else url.app

    def use(self, name: str) -> ResponseUrl:
        """Use a response_url, and return its person and message.

        Raises WorkspaceError: expired_url, used_url, no_such_url.
        """
        url = self._issued.get(name)
        if url is None:
            raise WorkspaceError("no_such_url")
        if self._clock() - url.created > RESPONSE_URL_SECONDS:
            raise WorkspaceError("expired_url")
        if url.uses >= RESPONSE_URL_USES:
            raise WorkspaceError("used_url")
        url.uses += 1
        return url
