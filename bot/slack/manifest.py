"""Generates the app's manifest from what the code listens to.

Schema: https://github.com/slackapi/manifest-schema; SCOPES says why each scope is requested.
"""

from typing import Any, Final

from bot.conversation.profile import Profile
from bot.conversation.state import Person
from bot.server.middleware import SLACK_PATH
from bot.slack.features.messages_tab import prompts
from bot.slack.installations.uninstall import UNINSTALL_EVENTS
from bot.slack.interactions.slack_events import COMMAND, FIND_RELATED, START, START_FOR_CLIENT
from bot.slack.text.en import ENGLISH

NAME: Final = "Job Duties"
URL_TO_FILL_IN: Final = "https://your-bot.example.com"

INSTALL_PATH: Final = "/slack/install"
"""Where a browser is sent to Slack from, to install the app."""

REDIRECT_PATH: Final = "/slack/oauth_redirect"
"""Where Slack sends a browser back to, once an installation was allowed or cancelled."""

ABOUT: Final = (
    "Say what you do, tick the duties that are yours, and see which other occupations share them, closely or less"
    " closely. For people who change careers, and for those who advise them. The data is the O*NET database of the"
    " U.S. Department of Labor, Employment and Training Administration, which has not approved or endorsed this app."
)

AGENT: Final = (
    "Say what you do, in your own words. I show the duties of that occupation, you tick yours, and I find the"
    " occupations that share them."
)
"""What the agent's place says of it, in at most 300 characters."""

SCOPES: Final = {
    "app_mentions:read": "receive messages that mention @Job Duties",
    "assistant:write": "suggest prompts in its direct messages",
    "chat:write": "reply, and update its replies",
    "commands": f"offer {COMMAND} and the shortcuts",
    "files:write": "send the results as files",
    "im:history": "read what people type in its direct messages",
    "im:write": "send files that were requested in a channel to the person's direct messages",
    "users:read": "reply in the language that a person has set in Slack",
}
"""Every scope of the bot token, with what it is needed for."""

SHORTCUTS: Final = (
    {
        "name": "Find related occupations",
        "type": "message",
        "callback_id": FIND_RELATED,
        "description": "Search for the job this message is about",
    },
    {
        "name": "Start from my job",
        "type": "global",
        "callback_id": START,
        "description": "Find occupations that share your duties",
    },
    {
        "name": "Start for a client",
        "type": "global",
        "callback_id": START_FOR_CLIENT,
        "description": "Say whose work it is, and what they do",
    },
)
"""The shortcuts of a message, and those of any place."""

BOT_EVENTS: Final = ("app_mention", "message.im", "app_home_opened", *UNINSTALL_EVENTS)
"""The events Slack sends to the bot."""


def base_address(url: str) -> str:
    """The bot's address without what people paste along: a slash at its end, or the path that Slack asks for."""
    return url.strip().rstrip("/").removesuffix(SLACK_PATH).rstrip("/")


def manifest(
    url: str = URL_TO_FILL_IN, *, socket: bool = False, oauth: bool = False, token_rotation: bool = False
) -> dict[str, Any]:
    """The app's manifest, with the bot at `url`, without a slash at its end.

    With `socket` events come over Socket Mode, without an address. With `oauth` the app can be
    installed in many workspaces and in organizations; Slack redirects to `url` then. With `token_rotation` tokens
    expire, which can't be undone in Slack.
    """
    requests = None if socket else f"{url.rstrip('/')}{SLACK_PATH}"
    came_back = {"redirect_urls": [f"{url.rstrip('/')}{REDIRECT_PATH}"]} if oauth else {}
    return {
        "display_information": {
            "name": NAME,
            "description": "Find occupations that share the duties you like.",
            "long_description": ABOUT,
            "background_color": "#1f3a5f",
        },
        "features": _features(requests),
        "oauth_config": {**came_back, "scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**_at(requests, "request_url"), "bot_events": list(BOT_EVENTS)},
            # Slack requests the options of search-as-you-type menus from a URL of their own; here it's the same one.
            "interactivity": {"is_enabled": True, **_at(requests, "request_url", "message_menu_options_url")},
            "org_deploy_enabled": oauth,
            "socket_mode_enabled": socket,
            "token_rotation_enabled": token_rotation,
        },
    }


def _at(requests: str | None, *names: str) -> dict[str, str]:
    """The address under these names; none over Socket Mode."""
    return {} if requests is None else dict.fromkeys(names, requests)


def _features(requests: str | None) -> dict[str, Any]:
    command = {
        "command": COMMAND,
        **_at(requests, "url"),
        "description": "Find occupations that share your duties",
        "usage_hint": "[job title or code]",
        "should_escape": False,
    }
    return {
        "agent_view": {
            "agent_description": AGENT,
            "suggested_prompts": prompts(Profile(owner=Person(team="", user="")), ENGLISH),
        },
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": NAME, "always_online": True},
        "shortcuts": [*SHORTCUTS],
        "slash_commands": [command],
    }
