"""`conversations.*`: channels, their members, and their messages."""

import re
from collections.abc import Iterable
from typing import Any, Final

from slack_playground.web_api.method_call import Call, Method, ResponseBody
from slack_playground.workspace.models import KINDS, Channel, Message, WorkspaceError
from slack_playground.workspace.slack_objects import channel_object, message_object

NAME: Final = re.compile(r"[a-z0-9_\-\w]{1,80}", re.UNICODE)

TIMESTAMP: Final = re.compile(r"\d+\.\d+")


def info(call: Call) -> ResponseBody:
    """Returns one channel."""
    channel = channel_object(call.workspace, call.channel(), call.user)
    if not call.flag("include_num_members"):
        channel.pop("num_members", None)
    last_read = call.workspace.last_read.get((call.user, channel["id"]))
    return {"channel": channel | ({"last_read": last_read} if last_read else {})}


def list_all(call: Call) -> ResponseBody:
    """Lists the channels of these types; public ones if no type is given."""
    wanted = [kind.strip() for kind in (call.text("types") or "public_channel").split(",")]
    if not set(wanted) <= KINDS.keys():
        raise WorkspaceError("invalid_types")
    kinds = {KINDS[kind] for kind in wanted}
    visible = [
        channel_object(call.workspace, conversation.id, call.user)
        for conversation in call.workspace.conversations.values()
        if conversation.kind in kinds
        and _may_see(call, conversation)
        and not (call.flag("exclude_archived") and conversation.is_archived)
    ]
    return call.page("channels", visible)


def _may_see(call: Call, channel: Channel) -> bool:
    """Everybody sees public channels; only members see other conversations."""
    return channel.kind == "channel" or call.user in channel.members


def members(call: Call) -> ResponseBody:
    """Lists the members of a channel, including the app."""
    return call.page("members", call.workspace.conversations[call.channel()].members)


def open_dm(call: Call) -> ResponseBody:
    """Opens the direct messages with one person, or a group of several people."""
    if call.text("channel"):
        return {"channel": {"id": call.channel()}}
    users = call.users()
    if len(users) > 1:
        return {"channel": {"id": _group(call, users).id}}
    if call.workspace.apps.of_user(users[0]):
        raise WorkspaceError("cannot_dm_bot")
    dm = call.app.dm(call.person_of(users[0]))
    opened = channel_object(call.workspace, dm, call.user) if call.flag("return_im") else {"id": dm}
    return {"no_op": True, "already_open": True, "channel": opened}


def _group(call: Call, users: list[str]) -> Channel:
    """The group of exactly these people and the app, a new one if there's none."""
    wanted = {*users, call.user}
    for conversation in call.workspace.conversations.values():
        if conversation.kind == "mpim" and set(conversation.members) == wanted:
            return conversation
    names = "--".join(call.person_of(user).name.lower() for user in users)
    return call.workspace.add_channel(
        Channel(call.workspace.new_id("G0"), f"mpdm-{names}-1", "mpim", [*users, call.user], call.user, _now(call))
    )


def close(call: Call) -> ResponseBody:
    """Closes direct messages or a group; they open again with the next message."""
    call.channel()
    return {}


def create(call: Call) -> ResponseBody:
    """Creates a public or private channel, with the app in it."""
    name = new_name(call)
    private = call.flag("is_private")
    identifier = call.workspace.new_id("G0" if private else "C0")
    kind = "group" if private else "channel"
    channel = call.workspace.add_channel(Channel(identifier, name, kind, [call.user], call.user, _now(call)))
    return {"channel": channel_object(call.workspace, channel.id, call.user)}


def rename(call: Call) -> ResponseBody:
    """Renames a channel."""
    channel = _joined(call)
    channel.name = new_name(call)
    call.workspace.channel_changed(channel, "channel_rename", call.user)
    return {"channel": channel_object(call.workspace, channel.id, call.user)}


def archive(call: Call) -> ResponseBody:
    """Archives a channel."""
    channel = _joined(call)
    if channel.is_general:
        raise WorkspaceError("cant_archive_general")
    if channel.is_archived:
        raise WorkspaceError("already_archived")
    channel.is_archived = True
    call.workspace.channel_changed(channel, "channel_archive", call.user)
    return {}


def unarchive(call: Call) -> ResponseBody:
    """Unarchives a channel."""
    channel = call.conversation()
    if not channel.is_archived:
        raise WorkspaceError("not_archived")
    channel.is_archived = False
    call.workspace.channel_changed(channel, "channel_unarchive", call.user)
    return {}


def join(call: Call) -> ResponseBody:
    """Joins a public channel."""
    channel = call.workspace.conversations[call.channel()]
    if channel.kind != "channel":
        raise WorkspaceError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise WorkspaceError("is_archived")
    already = call.user in channel.members
    call.workspace.join(channel, call.user)
    joined: ResponseBody = {"channel": channel_object(call.workspace, channel.id, call.user)}
    if already:
        joined |= {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    return joined


def leave(call: Call) -> ResponseBody:
    """Leaves a channel."""
    channel = call.conversation()
    if channel.is_general:
        raise WorkspaceError("cant_leave_general")
    if call.user not in channel.members:
        return {"not_in_channel": True}
    call.workspace.leave(channel, call.user)
    return {}


def invite(call: Call) -> ResponseBody:
    """Invites people to a channel."""
    channel, users = _joined(call), call.users()
    if call.user in users:
        raise WorkspaceError("cant_invite_self")
    if all(user in channel.members for user in users):
        raise WorkspaceError("already_in_channel")
    for user in users:
        call.workspace.join(channel, user, inviter=call.user)
    return {"channel": channel_object(call.workspace, channel.id, call.user)}


def kick(call: Call) -> ResponseBody:
    """Removes a person from a channel."""
    channel = _joined(call)
    if call.text("user") == call.user:
        raise WorkspaceError("cant_kick_self")
    user = call.member()
    if channel.is_general:
        raise WorkspaceError("cant_kick_from_general")
    if user not in channel.members:
        raise WorkspaceError("not_in_channel")
    call.workspace.leave(channel, user)
    return {"errors": {}}


def mark(call: Call) -> ResponseBody:
    """Moves the read position of the app, or of the person whose token it is."""
    channel, ts = call.channel(), call.text("ts")
    if not TIMESTAMP.fullmatch(ts):
        raise WorkspaceError("invalid_timestamp")
    call.workspace.last_read[call.user, channel] = ts
    return {}


def set_topic(call: Call) -> ResponseBody:
    """Sets a channel's topic."""
    channel = _joined(call)
    channel.topic = _words(call, "topic")
    call.workspace.channel_changed(channel, "channel_topic", call.user)
    return {"channel": channel_object(call.workspace, channel.id, call.user)}


def set_purpose(call: Call) -> ResponseBody:
    """Sets a channel's purpose."""
    channel = _joined(call)
    channel.purpose = _words(call, "purpose")
    call.workspace.channel_changed(channel, "channel_purpose", call.user)
    return {"channel": channel_object(call.workspace, channel.id, call.user), "purpose": channel.purpose}


def history(call: Call) -> ResponseBody:
    """Returns a channel's messages outside threads, newest first."""
    posted = [message for message in _within(call) if message.thread in {None, message.ts} or message.broadcast]
    answer = call.page("messages", [_with_replies(call, message) for message in reversed(posted)])
    pins = sum(message.pinned and message.channel == call.channel() for message in call.workspace.messages.values())
    more = {"pin_count": pins, "channel_actions_ts": None, "channel_actions_count": 0}
    return answer | {"has_more": bool(answer["response_metadata"]["next_cursor"]), **more}


def replies(call: Call) -> ResponseBody:
    """Returns a message and the replies in its thread, oldest first. Raises thread_not_found."""
    message = call.workspace.messages.get(call.text("ts"))
    root = call.workspace.messages.get(message.thread) if message is not None and message.thread else message
    if root is None or root.channel != call.channel() or root.only_for is not None:
        raise WorkspaceError("thread_not_found")
    below = [reply for reply in _within(call) if reply.thread == root.ts and reply is not root]
    answer = call.page("messages", [_with_replies(call, root), *(_message(call, reply) for reply in below)])
    return answer | {"has_more": bool(answer["response_metadata"]["next_cursor"])}


def _joined(call: Call) -> Channel:
    """A channel the app is in. Raises not_in_channel, is_archived."""
    channel = call.conversation()
    if call.user not in channel.members:
        raise WorkspaceError("not_in_channel")
    if channel.is_archived:
        raise WorkspaceError("is_archived")
    return channel


def new_name(call: Call, argument: str = "name") -> str:
    """A channel's name. Raises invalid_name_required, invalid_name_specials, invalid_name_maxlength, name_taken."""
    name = call.text(argument).removeprefix("#")
    if not name:
        raise WorkspaceError("invalid_name_required")
    if len(name) > 80:  # noqa: PLR2004 - https://docs.slack.dev/reference/methods/conversations.create
        raise WorkspaceError("invalid_name_maxlength")
    if not NAME.fullmatch(name) or name != name.lower():
        raise WorkspaceError("invalid_name_specials")
    if call.workspace.channel_named(name) is not None:
        raise WorkspaceError("name_taken")
    return name


def _words(call: Call, name: str) -> str:
    words = call.text(name)
    if len(words) > 250:  # noqa: PLR2004 - https://docs.slack.dev/reference/methods/conversations.setTopic
        raise WorkspaceError("too_long")
    return words


def _now(call: Call) -> int:
    return int(call.workspace.clock())


def _within(call: Call) -> Iterable[Message]:
    """The messages of a channel that everybody there sees, between `oldest` and `latest`. Raises not_in_channel."""
    channel = call.channel()
    if call.user not in call.workspace.conversations[channel].members:
        raise WorkspaceError("not_in_channel")
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


def _message(call: Call, message: Message) -> dict[str, Any]:
    return message_object(call.workspace, message, with_metadata=call.flag("include_all_metadata"))


def _with_replies(call: Call, message: Message) -> dict[str, Any]:
    shown = _message(call, message)
    below = [
        reply for reply in call.workspace.messages.values() if reply.thread == message.ts and reply.only_for is None
    ]
    if not below:
        return shown
    users = list(dict.fromkeys(reply.user for reply in below))
    return shown | {
        "thread_ts": message.ts,
        "reply_count": len(below),
        "reply_users_count": len(users),
        "reply_users": users,
        "latest_reply": below[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


READ: Final = {"channel": "channels:read", "group": "groups:read", "im": "im:read", "mpim": "mpim:read"}
HISTORY: Final = {"channel": "channels:history", "group": "groups:history", "im": "im:history", "mpim": "mpim:history"}
MANAGE: Final = {"channel": "channels:manage", "group": "groups:write", "im": "im:write", "mpim": "mpim:write"}

METHODS: Final[dict[str, Method]] = {
    "conversations.archive": Method(archive, MANAGE),
    "conversations.close": Method(close, MANAGE),
    "conversations.create": Method(create, MANAGE),
    "conversations.history": Method(history, HISTORY),
    "conversations.info": Method(info, READ),
    "conversations.invite": Method(invite, MANAGE),
    "conversations.join": Method(join, "channels:join"),
    "conversations.kick": Method(kick, MANAGE),
    "conversations.leave": Method(leave, MANAGE),
    "conversations.list": Method(list_all, READ),
    "conversations.mark": Method(mark, MANAGE),
    "conversations.members": Method(members, READ),
    "conversations.open": Method(open_dm, {"im": "im:write", "mpim": "mpim:write"}),
    "conversations.rename": Method(rename, MANAGE),
    "conversations.replies": Method(replies, HISTORY),
    "conversations.setPurpose": Method(set_purpose, MANAGE),
    "conversations.setTopic": Method(set_topic, MANAGE),
    "conversations.unarchive": Method(unarchive, MANAGE),
}
