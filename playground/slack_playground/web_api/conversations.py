"""`conversations.*`: which channels there are, who is in them, what was said there."""

from collections.abc import Iterable
from typing import Any, Final

from slack_playground.web_api.call import Call, Method, ResponseBody
from slack_playground.workspace.models import Message, WorkspaceError
from slack_playground.workspace.slack_objects import channel_object, message_object
from slack_playground.workspace.workspace import BOT_USER, CHANNEL

TYPES: Final = {"public_channel": "channel", "im": "im", "private_channel": "group", "mpim": "mpim"}


def info(call: Call) -> ResponseBody:
    """One channel."""
    return {"channel": channel_object(call.workspace, call.channel())}


def list_all(call: Call) -> ResponseBody:
    """The channels of these types that the app is in; public ones where no type is given."""
    wanted = [kind.strip() for kind in (call.text("types") or "public_channel").split(",")]
    if not set(wanted) <= TYPES.keys():
        raise WorkspaceError("invalid_types")
    kinds = {TYPES[kind] for kind in wanted}
    every = [CHANNEL, *(person.dm for person in call.workspace.people.values())]
    there = [channel_object(call.workspace, one) for one in every if call.workspace.kind_of(one) in kinds]
    return call.page("channels", there)


def members(call: Call) -> ResponseBody:
    """Who is in a channel, the app too."""
    channel = call.channel()
    inside = [person for person in call.workspace.people if channel in call.workspace.channels(person)]
    return call.page("members", [*inside, BOT_USER])


def open_dm(call: Call) -> ResponseBody:
    """The direct messages with one person."""
    if call.text("channel"):
        return {"channel": {"id": call.channel()}}
    return {"channel": {"id": call.person("users").dm}}


def join(call: Call) -> ResponseBody:
    """A channel, joined; the app is in every one there is."""
    channel = call.channel()
    if call.workspace.kind_of(channel) != "channel":
        raise WorkspaceError("method_not_supported_for_channel_type")
    return {"channel": channel_object(call.workspace, channel), "warning": "already_in_channel"}


def history(call: Call) -> ResponseBody:
    """What was said in a channel outside its threads, newest first."""
    said = [one for one in _within(call) if one.thread in {None, one.ts}]
    answer = call.page("messages", [_with_replies(call, one) for one in reversed(said)])
    return answer | {"has_more": bool(answer["response_metadata"]["next_cursor"]), "pin_count": 0}


def replies(call: Call) -> ResponseBody:
    """A message and what was said in its thread, oldest first. Raises thread_not_found."""
    root = call.workspace.messages.get(call.text("ts"))
    if root is None or root.channel != call.channel() or root.only_for is not None:
        raise WorkspaceError("thread_not_found")
    said = [one for one in _within(call) if one.thread == root.ts and one is not root]
    answer = call.page("messages", [_with_replies(call, root), *(message_object(call.workspace, one) for one in said)])
    return answer | {"has_more": bool(answer["response_metadata"]["next_cursor"])}


def _within(call: Call) -> Iterable[Message]:
    """The messages of a channel that everybody there sees, between `oldest` and `latest`."""
    channel = call.channel()
    oldest, latest = call.text("oldest") or "0", call.text("latest") or "9999999999"
    edges = call.flag("inclusive")
    for message in call.workspace.messages.values():
        if message.channel != channel or message.only_for is not None:
            continue
        at, first, last = float(message.ts), _time(oldest), _time(latest)
        if first < at < last or (edges and at in {first, last}):
            yield message


def _time(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise WorkspaceError("invalid_ts_latest") from error


def _with_replies(call: Call, message: Message) -> dict[str, Any]:
    below = [one for one in call.workspace.messages.values() if one.thread == message.ts and one.only_for is None]
    if not below:
        return message_object(call.workspace, message)
    last = {"thread_ts": message.ts, "reply_count": len(below), "latest_reply": below[-1].ts}
    return message_object(call.workspace, message) | last


READ: Final = {"channel": "channels:read", "im": "im:read"}
HISTORY: Final = {"channel": "channels:history", "im": "im:history"}

METHODS: Final[dict[str, Method]] = {
    "conversations.history": Method(history, HISTORY),
    "conversations.info": Method(info, READ),
    "conversations.join": Method(join, "channels:join"),
    "conversations.list": Method(list_all, READ),
    "conversations.members": Method(members, READ),
    "conversations.open": Method(open_dm, "im:write"),
    "conversations.replies": Method(replies, HISTORY),
}
