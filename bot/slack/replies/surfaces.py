"""Where something is shown: a message that is posted once and then rewritten, or one that a single person sees."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Protocol

import aiohttp
import orjson
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry import HttpRequest, RetryState
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.conversation.state import Place
from bot.slack.blocks import Message
from bot.telemetry.turn_record import Outcome, current_record

GONE: Final = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
"""Slack's words for a message that can no longer be rewritten; the screen is posted anew."""

UPDATE: Final = "chat.update"
JSON: Final = "application/json;charset=utf-8"
DONE: Final = b'{"ok":true'
"""How Slack begins an answer that is no refusal."""

SendError = (SlackApiError, aiohttp.ClientError, TimeoutError)
"""What sending to Slack can raise. The state is one click ahead then; the next click shows it."""

log = structlog.get_logger(__name__)


def refused(error: Exception, *, doing: str = "show") -> str:
    """Note that Slack did not take something, and that the turn came to that; gives why."""
    current_record().outcome = Outcome.REFUSED
    return refusal(error, doing=doing)


def refusal(error: Exception, *, doing: str = "show") -> str:
    """Note that Slack did not take something; gives why, in Slack's word where there is one.

    Never an exception's text: it would quote what was sent.
    """
    if isinstance(error, SlackApiError):
        word = str(error.response.get("error") or error.response.status_code)
    else:
        word = type(error).__name__
    log.warning("slack_refused", error=word, doing=doing)
    return word


@cache
def sdk_log() -> logging.Logger:
    """The logger of the SDK's clients, with a level of its own, set once: each time all loggers forget theirs.

    They write out each body, sent and received, for a logger whose own level is not above DEBUG, which is so for one
    without a level: half a millisecond for a full screen, and every typed word in a string.
    """
    named = logging.getLogger("bot.slack.sdk")
    named.setLevel(logging.WARNING)
    return named


class Surface(Protocol):
    """A message that can be shown and shown again."""

    @property
    def place(self) -> Place:
        """Where it is by now."""
        ...

    async def show(self, message: Message) -> None:
        """Post it, or rewrite what is there. Raises one of SendError."""
        ...


class PostedSurface:
    """A message in a channel, DM or thread that everybody there sees."""

    def __init__(self, client: AsyncWebClient, place: Place) -> None:
        self._client = client
        self.place = place

    async def show(self, message: Message) -> None:
        """Post the message, or rewrite it where it was posted before."""
        if self.place.message is None:
            await self._post(message)
            return
        try:
            await self.rewrite(message)
        except SlackApiError as error:
            if error.response["error"] not in GONE:
                raise
            await self._post(message)

    async def rewrite(self, message: Message) -> None:
        """Show it in the message that was posted before, and nowhere else. Raises one of SendError."""
        shown = {"text": message.text, "blocks": message.blocks}
        where = {"channel": self.place.channel, "ts": self.place.message}
        if not await _is_updated(self._client, shown | where):
            # `chat_update` would ask of each of the blocks whether it is one of the SDK's classes.
            await self._client.api_call(UPDATE, json=shown | where)

    async def _post(self, message: Message) -> None:
        answer = await self._client.chat_postMessage(
            channel=self.place.channel,
            thread_ts=self.place.thread,
            text=message.text,
            blocks=list(message.blocks),
            unfurl_links=False,
        )
        # A person's id stands for their direct messages; the answer has the channel's own.
        self.place = self.place.model_copy(update={"message": answer["ts"], "channel": str(answer["channel"])})


async def _is_updated(client: AsyncWebClient, body: Mapping[str, Any]) -> bool:
    """Say `chat.update` on the session that all calls share; whether Slack did it.

    Anything but a plain yes is left to the SDK, which says the same once more: it knows what to make of a refusal, a
    rate limit, a broken connection. For a yes it takes a fifteenth of a step (docs/decisions/0012). Raises
    TimeoutError, of which the SDK's handlers are told as by itself.
    """
    if client.session is None or client.session.closed:
        return False
    url, said = client.base_url + UPDATE, orjson.dumps({**client.default_params, **body})
    headers = client.headers | {"Content-Type": JSON, "Authorization": f"Bearer {client.token}"}
    sending = client.session.post(url, data=said, headers=headers, proxy=client.proxy, ssl=client.ssl or True)
    try:
        async with sending as answer:
            # A message that was rewritten comes back whole, and is not read.
            return (await answer.read()).startswith(DONE)
    except aiohttp.ClientError:
        return False
    except TimeoutError as error:
        request = HttpRequest(method="POST", url=url, headers={})
        for handler in client.retry_handlers:
            await handler.can_retry_async(state=RetryState(), request=request, error=error)
        raise


@dataclass(frozen=True)
class Webhook:
    """A response_url, and the client whose session it is reached with."""

    url: str = field(repr=False)
    client: AsyncWebClient

    async def send(self, body: Mapping[str, Any]) -> None:
        """Send to it. Raises aiohttp.ClientError for whatever is not a 200."""
        webhook = AsyncWebhookClient(self.url, session=self.client.session, logger=sdk_log())
        answer = await webhook.send_dict(dict(body))
        if answer.status_code != 200:  # noqa: PLR2004 - HTTP's OK
            raise aiohttp.ClientError(f"response_url answered {answer.status_code}: {answer.body}")


class WebhookSurface:
    """A message reached through the response_url of what a person did: replaced, or another one beside it.

    The response_url of an interaction with a message replaces it, also one that the bot can no longer reach itself;
    that of a slash command cannot, and every showing there is a new message. It is good five times, for half an hour
    (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
    """

    def __init__(self, webhook: Webhook, place: Place, *, replaces: bool) -> None:
        self._webhook = webhook
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
        await self._webhook.send(body)


class WhisperedSurface:
    """A message one person sees in a channel, without a response_url; each showing is a new one."""

    def __init__(self, client: AsyncWebClient, user: str, place: Place) -> None:
        self._client = client
        self._user = user
        self.place = place.model_copy(update={"ephemeral": True, "message": None})

    async def show(self, message: Message) -> None:
        """Send it. Slack refuses where the bot is not in the channel."""
        await self._client.chat_postEphemeral(
            channel=self.place.channel,
            user=self._user,
            thread_ts=self.place.thread,
            text=message.text,
            blocks=list(message.blocks),
        )
