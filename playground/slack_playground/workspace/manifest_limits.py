"""What Slack refuses in a manifest when an app is created, changed or validated, in the form of its errors.

Limits: https://github.com/slackapi/manifest-schema. Form of the errors:
https://github.com/slack-samples/bolt-python-custom-step-template/issues/12 and
https://docs.slack.dev/reference/methods/apps.manifest.validate.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

Fault = dict[str, Any]

EVERY: Final = "*"
"""Stands in a path for each item of a list."""
LENGTHS: Final = {
    ("display_information", "name"): (1, 35),
    ("display_information", "description"): (1, 140),
    ("display_information", "long_description"): (175, 4_000),
    ("features", "agent_view", "agent_description"): (0, 300),
    ("features", "bot_user", "display_name"): (1, 80),
    ("features", "shortcuts", EVERY, "name"): (1, 24),
    ("features", "shortcuts", EVERY, "callback_id"): (1, 255),
    ("features", "shortcuts", EVERY, "description"): (1, 150),
    ("features", "slash_commands", EVERY, "command"): (2, 32),
    ("features", "slash_commands", EVERY, "description"): (1, 2_000),
    ("features", "slash_commands", EVERY, "usage_hint"): (1, 1_000),
    ("settings", "event_subscriptions", "request_url"): (0, 3_500),
    ("settings", "interactivity", "request_url"): (0, 3_500),
}
"""The shortest and longest texts."""
ITEMS: Final = {
    ("features", "agent_view", "suggested_prompts"): (0, 4),
    ("features", "shortcuts"): (1, 10),
    ("features", "slash_commands"): (1, 50),
    ("features", "unfurl_domains"): (1, 5),
    ("oauth_config", "redirect_urls"): (0, 1_000),
    ("oauth_config", "scopes", "bot"): (0, 255),
    ("oauth_config", "scopes", "user"): (0, 255),
    ("settings", "event_subscriptions", "bot_events"): (0, 100),
    ("settings", "event_subscriptions", "user_events"): (0, 100),
}
"""The shortest and longest lists."""
SCOPES_OF_EVENTS: Final = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "pin_added": "pins:read",
    "pin_removed": "pins:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "team_join": "users:read",
}
"""The scope that an event needs, where it's always the same one: https://docs.slack.dev/reference/events."""


def refusals(manifest: Mapping[str, Any]) -> list[Fault]:
    """What Slack would refuse, with codes, sentences and places."""
    return [*_missing(manifest), *_lengths(manifest), *_items(manifest), *_requests(manifest), *_scopes(manifest)]


def _missing(manifest: Mapping[str, Any]) -> Iterator[Fault]:
    if "display_information" not in manifest:
        yield _missing_field("display_information", "not_implemented")
    elif "name" not in manifest["display_information"]:
        yield _missing_field("name", "/display_information")


def _lengths(manifest: Mapping[str, Any]) -> Iterator[Fault]:
    for path, (shortest, longest) in LENGTHS.items():
        for pointer, text in _found(manifest, path):
            if not isinstance(text, str):
                continue
            if len(text) > longest:
                message = f"must be less than {longest + 1} characters"
                yield _constraint("max_length", longest, len(text), message, pointer)
            elif len(text) < shortest:
                message = f"must be more than {shortest - 1} characters"
                yield _constraint("min_length", shortest, len(text), message, pointer)


def _items(manifest: Mapping[str, Any]) -> Iterator[Fault]:
    for path, (fewest, most) in ITEMS.items():
        for pointer, items in _found(manifest, path):
            if not isinstance(items, list):
                continue
            if len(items) > most:
                yield _constraint("max_items", most, len(items), f"no more than {most} items allowed", pointer)
            elif len(items) < fewest:
                yield _constraint("min_items", fewest, len(items), f"no fewer than {fewest} items allowed", pointer)


def _requests(manifest: Mapping[str, Any]) -> Iterator[Fault]:
    """Events and interactivity go to a request URL, or over Socket Mode."""
    settings = manifest.get("settings") or {}
    if settings.get("socket_mode_enabled"):
        return
    events, interactivity = settings.get("event_subscriptions") or {}, settings.get("interactivity") or {}
    if events and not events.get("request_url"):
        message = "Event Subscription requires either Request URL or Socket Mode Enabled"
        yield {"message": message, "pointer": "/settings/event_subscriptions"}
    if interactivity.get("is_enabled") and not interactivity.get("request_url"):
        for message in ("Interactivity requires a Request URL", "Interactivity requires Socket Mode enabled"):
            yield {"message": message, "pointer": "/settings/interactivity"}


def _scopes(manifest: Mapping[str, Any]) -> Iterator[Fault]:
    """Commands and events need scopes. A manifest without any scopes isn't checked."""
    scopes = ((manifest.get("oauth_config") or {}).get("scopes") or {}).get("bot")
    if scopes is None:
        return
    if (manifest.get("features") or {}).get("slash_commands") and "commands" not in scopes:
        message, pointer = "Slash Commands requires `commands` bot scope", "/features/slash_commands"
        yield {"code": "requires_commands_bot_scope", "message": message, "pointer": pointer}
    subscribed = ((manifest.get("settings") or {}).get("event_subscriptions") or {}).get("bot_events") or ()
    for event in subscribed:
        needed = SCOPES_OF_EVENTS.get(event)
        if needed is not None and needed not in scopes:
            message = f"Event Subscription to `{event}` requires `{needed}` bot scope"
            yield {"message": message, "pointer": "/settings/event_subscriptions/bot_events"}


def _missing_field(name: str, pointer: str) -> Fault:
    return {"code": "missing_field", "message": f"missing required field: {name}", "pointer": pointer}


def _constraint(kind: str, expected: int, got: int, message: str, pointer: str) -> Fault:
    constraint = {"type": kind, "expected": expected, "got": got}
    return {"code": "failed_constraint", "constraint": constraint, "message": message, "pointer": pointer}


def _found(part: Any, path: tuple[str, ...], pointer: str = "") -> Iterator[tuple[str, Any]]:
    """What is at a path, with its JSON pointer."""
    if not path:
        yield pointer, part
    elif path[0] == EVERY and isinstance(part, list):
        for number, item in enumerate(part):
            yield from _found(item, path[1:], f"{pointer}/{number}")
    elif isinstance(part, Mapping) and path[0] in part:
        yield from _found(part[path[0]], path[1:], f"{pointer}/{path[0]}")
