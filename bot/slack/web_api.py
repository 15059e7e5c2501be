"""The calls to Slack that the bot makes, and the one place where their failure is caught."""

import re
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.conversation.state import Place
from bot.errors import MALFORMED_PAYLOAD
from bot.slack.blocks import Message, View
from bot.slack.sdk_client import sdk_logger

SEND_ERRORS: Final = (SlackApiError, aiohttp.ClientError, TimeoutError)
"""What a call to Slack raises. A conversation is one click ahead of its screen then; the next click shows it."""

SLACKS_OWN: Final = re.compile(r"https://(?:[a-z0-9-]+\.)*slack(?:-gov)?\.com/")  # https://docs.slack.dev/govslack

T = TypeVar("T")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Refusal:
    """Slack did not take something; `error` is Slack's own word where `by_slack`, else the kind of the error."""

    error: str
    by_slack: bool


async def attempt(call: Awaitable[T], *, doing: str) -> T | Refusal:
    """The result of a call to Slack, or the refusal, which is also logged.

    It never contains an exception's text, which would quote what was sent.
    """
    try:
        return await call
    except SEND_ERRORS as error:
        refusal = Refusal(_word_of(error), isinstance(error, SlackApiError))
        log.warning("slack_refused", error=refusal.error, doing=doing)
        return refusal


def _word_of(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return str(error.response.get("error") or error.response.status_code)
    return type(error).__name__


@dataclass(frozen=True)
class WebApi:
    """Slack's Web API with the token of one workspace. Every method raises one of SEND_ERRORS."""

    client: AsyncWebClient = field(repr=False)

    async def post(self, place: Place, message: Message) -> Place:
        """Post a message, and return its place. With a person's id as channel, it's their direct messages."""
        answer = await self.client.chat_postMessage(
            channel=place.channel,
            thread_ts=place.thread,
            text=message.text,
            blocks=list(message.blocks),
            unfurl_links=False,
        )
        return place.model_copy(update={"message": answer["ts"], "channel": str(answer["channel"])})

    async def update(self, place: Place, message: Message) -> None:
        """Rewrite a posted message."""
        # `chat_update` would ask of each of the blocks whether it is one of the SDK's classes.
        body = {"channel": place.channel, "ts": place.message, "text": message.text, "blocks": message.blocks}
        await self.client.api_call("chat.update", json=body)

    async def post_ephemeral(self, place: Place, user: str, message: Message) -> None:
        """Show a message to one person. Slack refuses if the bot isn't in the channel."""
        await self.client.chat_postEphemeral(
            channel=place.channel, user=user, thread_ts=place.thread, text=message.text, blocks=list(message.blocks)
        )

    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None:
        """Send to a response_url. Raises aiohttp.ClientError for every answer but a 200, and if it isn't Slack's."""
        if not _is_slacks(response_url, self.client.base_url):
            raise aiohttp.InvalidURL(response_url, "not an address of Slack's")
        webhook = AsyncWebhookClient(response_url, session=self.client.session, logger=sdk_logger())
        answer = await webhook.send_dict(dict(body))
        if answer.status_code != HTTPStatus.OK:
            raise aiohttp.ClientError(f"response_url answered {answer.status_code}: {answer.body}")

    async def open_view(self, trigger_id: str, view: View) -> str:
        """Open a modal, and return its id."""
        answer = await self.client.views_open(trigger_id=trigger_id, view=view)
        return _in_object(answer.get("view"), "id")

    async def update_view(self, view_id: str, view: View) -> None:
        """Show another view in an open modal."""
        await self.client.views_update(view_id=view_id, view=view)

    async def publish_home(self, user: str, view: View) -> None:
        """Show a person's Home tab."""
        await self.client.views_publish(user_id=user, view=view)

    async def direct_messages(self, user: str) -> str:
        """The channel of a person's direct messages with the bot."""
        channel = _in_object((await self.client.conversations_open(users=user)).get("channel"), "id")
        if not channel:
            raise aiohttp.ClientError("conversations.open named no channel")
        return channel

    async def upload(self, place: Place, files: Sequence[Mapping[str, Any]], comment: str) -> None:
        """Send files to a channel or thread."""
        try:
            await self.client.files_upload_v2(
                channel=place.channel,
                thread_ts=place.thread,
                initial_comment=comment,
                file_uploads=[dict(file) for file in files],
            )
        except MALFORMED_PAYLOAD as error:  # it takes three calls, and the SDK reads their answers as documented
            raise aiohttp.ClientError(type(error).__name__) from error

    async def suggest_prompts(self, channel: str, title: str, prompts: list[dict[str, str]]) -> None:
        """Offer what a person may want to say, at most four."""
        # No thread_ts: with one, the call of an agent does nothing and says nothing.
        await self.client.assistant_threads_setSuggestedPrompts(channel_id=channel, title=title, prompts=prompts)

    async def locale(self, user: str) -> str:
        """The locale that a person has set, such as `es-LA`; empty if Slack doesn't say."""
        answer = await self.client.users_info(user=user, include_locale=True)
        return _in_object(answer.get("user"), "locale")


def _is_slacks(url: str, api_url: str) -> bool:
    """Whether an address is Slack's own, or, like the playground's, on the host that has the Web API."""
    url, api_url = (text.replace("//localhost", "//127.0.0.1") for text in (url, api_url))
    host = re.escape(str(urlsplit(api_url).hostname))
    return bool(SLACKS_OWN.match(url) or re.match(rf"https?://{host}(:\d+)?/", url))


def _in_object(value: Any, name: str) -> str:
    """A text in an object of an answer; empty if either is missing."""
    return str(value.get(name) or "") if isinstance(value, dict) else ""
