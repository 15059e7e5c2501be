"""The event of a message with links that an app may preview: https://docs.slack.dev/reference/events/link_shared."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from slack_playground.workspace.apps import App
from slack_playground.workspace.models import Message
from slack_playground.workspace.slack_objects import unfurl_id
from slack_playground.workspace.workspace import Workspace

ADDRESS: Final = re.compile(r"https?://[^\s|>]+")


def link_shared(workspace: Workspace, app: App, message: Message) -> list[dict[str, Any]]:
    """The event, unless the message is the app's own or has no link to a domain of the app's.

    The app needn't be in the channel.
    """
    links = [link for url in ADDRESS.findall(message.text) if (link := _link(app, url))]
    if not links or message.user == app.user or message.only_for is not None:
        return []
    channel = workspace.conversations.get(message.channel)
    event = {
        "type": "link_shared",
        "channel": message.channel,
        "is_bot_user_member": channel is not None and app.user in channel.members,
        "user": message.user,
        "message_ts": message.ts,
        "unfurl_id": unfurl_id(message),
        "source": "conversations_history",
        "links": links,
    }
    return [event | ({"thread_ts": message.thread} if message.thread else {})]


def _link(app: App, url: str) -> dict[str, str] | None:
    domain = app.unfurl_domain(urlsplit(url).hostname or "")
    return {"domain": domain, "url": url} if domain else None
