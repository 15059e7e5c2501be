"""Surfaces for messages: one that is posted once and then updated, or one that only one person sees."""

from typing import Any, Final, Protocol

from slack_sdk.errors import SlackApiError

from bot.conversation.state import Place
from bot.slack.blocks import Message
from bot.slack.web_api import WebApi

GONE: Final = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
"""Slack's words for a message that can no longer be rewritten; the screen is posted anew."""


class Surface(Protocol):
    """A message that can be shown and updated."""

    @property
    def place(self) -> Place:
        """Its current place."""

    async def show(self, message: Message) -> None:
        """Post it, or update it. Raises one of SEND_ERRORS."""


class PostedSurface:
    """A message in a channel, direct messages or a thread that everybody there sees."""

    def __init__(self, api: WebApi, place: Place) -> None:
        self._api = api
        self.place = place

    async def show(self, message: Message) -> None:
        """Post the message, or update it if it was posted before."""
        if self.place.message is not None:
            try:
                await self._api.update(self.place, message)
            except SlackApiError as error:
                if error.response["error"] not in GONE:
                    raise
            else:
                return
        self.place = await self._api.post(self.place, message)


class WebhookSurface:
    """A message through an interaction's response_url: it replaces the message, or sends another one beside it.

    The response_url of an interaction with a message replaces it, even if the bot can no longer reach it. That of a
    slash command can't: it sends a new message each time. It works five times, for half an hour
    (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
    """

    def __init__(self, api: WebApi, response_url: str, place: Place, *, replaces: bool) -> None:
        self._api = api
        self._response_url = response_url
        self._replaces = replaces
        self.place = place

    async def show(self, message: Message) -> None:
        """Replace the message, or send another one."""
        body: dict[str, Any] = {
            "response_type": "ephemeral" if self.place.ephemeral else "in_channel",
            "replace_original": self._replaces,
            "text": message.text,
            "blocks": list(message.blocks),
        }
        if self.place.thread is not None:
            body["thread_ts"] = self.place.thread
        await self._api.respond(self._response_url, body)


class EphemeralSurface:
    """A message that one person sees in a channel, without a response_url; each time it's a new one."""

    def __init__(self, api: WebApi, user: str, place: Place) -> None:
        self._api = api
        self._user = user
        self.place = place.model_copy(update={"ephemeral": True, "message": None})

    async def show(self, message: Message) -> None:
        """Send it. Slack refuses if the bot isn't in the channel."""
        await self._api.post_ephemeral(self.place, self._user, message)
