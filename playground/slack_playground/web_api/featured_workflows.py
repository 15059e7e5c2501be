"""`workflows.featured.*`: the workflows that a channel offers first.

https://docs.slack.dev/reference/methods/workflows.featured.list
"""

from typing import Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import WorkspaceError

MOST: Final = 15
"""How many a channel may have."""


def add(call: Call) -> ResponseBody:
    """Features workflows in a channel, by the ids of their triggers."""
    channel, triggers = call.channel("channel_id"), _triggers(call)
    featured = call.workspace.featured_workflows.get(channel, [])
    return _feature(call, channel, [*featured, *(trigger for trigger in triggers if trigger not in featured)])


def list_all(call: Call) -> ResponseBody:
    """Lists the featured workflows of channels."""
    channels = call.channels("channel_ids")
    if not channels:
        raise WorkspaceError("invalid_arguments")
    featured = call.workspace.featured_workflows
    shown = {channel: [{"id": name, "title": name} for name in featured.get(channel, ())] for channel in channels}
    return {"featured_workflows": [{"channel_id": channel, "triggers": found} for channel, found in shown.items()]}


def remove(call: Call) -> ResponseBody:
    """Features workflows no longer in a channel."""
    channel, triggers = call.channel("channel_id"), _triggers(call)
    featured = call.workspace.featured_workflows.get(channel, [])
    return _feature(call, channel, [trigger for trigger in featured if trigger not in triggers])


def replace(call: Call) -> ResponseBody:
    """Features these workflows in a channel, and no others."""
    return _feature(call, call.channel("channel_id"), _triggers(call))


def _triggers(call: Call) -> list[str]:
    """The ids in a list or separated by commas. Raises invalid_arguments."""
    value = call.parsed("trigger_ids")
    listed = value if isinstance(value, list) else str(value or "").split(",")
    triggers = [str(trigger).strip() for trigger in listed if str(trigger).strip()]
    if not triggers:
        raise WorkspaceError("invalid_arguments")
    return triggers


def _feature(call: Call, channel: str, triggers: list[str]) -> ResponseBody:
    """Raises WorkspaceError: too_many_featured_workflows."""
    if len(triggers) > MOST:
        raise WorkspaceError("too_many_featured_workflows")
    call.workspace.featured_workflows[channel] = triggers
    return {}


READ: Final = "bookmarks:read"
WRITE: Final = "bookmarks:write"

METHODS: Final[dict[str, Method]] = {
    "workflows.featured.add": Method(add, WRITE),
    "workflows.featured.list": Method(list_all, READ),
    "workflows.featured.remove": Method(remove, WRITE),
    "workflows.featured.set": Method(replace, WRITE),
}
