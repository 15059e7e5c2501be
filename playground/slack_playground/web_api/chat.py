"""`chat.*`: messages posted, changed, deleted, seen by one, and posted later."""

from typing import Final

from slack_playground.web_api.call import Call, Method, ResponseBody
from slack_playground.workspace.models import Message, WorkspaceError
from slack_playground.workspace.slack_objects import message_object
from slack_playground.workspace.workspace import BOT_ID, BOT_USER

FARTHEST_SECONDS: Final = 120 * 24 * 3_600
"""A message can be scheduled 120 days ahead (https://docs.slack.dev/reference/methods/chat.scheduleMessage)."""


def post(call: Call) -> ResponseBody:
    """A new message, in a channel, a thread, or somebody's direct messages."""
    channel = call.channel()
    text, blocks = call.content()
    message = call.workspace.post(channel, BOT_USER, text, blocks, _thread(call, channel))
    return {"channel": channel, "ts": message.ts, "message": message_object(call.workspace, message)}


def post_ephemeral(call: Call) -> ResponseBody:
    """A message that one person sees."""
    channel, person = call.channel(), call.person()
    if channel not in call.workspace.channels(person.id):
        raise WorkspaceError("user_not_in_channel")
    text, blocks = call.content()
    message = call.workspace.post(channel, BOT_USER, text, blocks, call.optional("thread_ts"), only_for=person.id)
    return {"message_ts": message.ts}


def update(call: Call) -> ResponseBody:
    """A message of the app's own, changed."""
    message = _own(call, "cant_update_message")
    text, blocks = call.content()
    call.workspace.rewrite(message, text, blocks)
    return {
        "channel": message.channel,
        "ts": message.ts,
        "text": text,
        "message": message_object(call.workspace, message),
    }


def delete(call: Call) -> ResponseBody:
    """A message of the app's own, taken away."""
    message = _own(call, "cant_delete_message")
    call.workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(call: Call) -> ResponseBody:
    """The address of a message."""
    message = call.message("message_ts")
    name = f"p{message.ts.replace('.', '')}"
    return {"channel": message.channel, "permalink": f"{call.base_url}/archives/{message.channel}/{name}"}


def schedule(call: Call) -> ResponseBody:
    """A message that is posted at a time to come."""
    channel, at = call.channel(), call.number("post_at", "invalid_time")
    text, blocks = call.content()
    now = call.workspace.clock()
    if at <= now:
        raise WorkspaceError("time_in_past")
    if at > now + FARTHEST_SECONDS:
        raise WorkspaceError("time_too_far")
    made = call.workspace.schedule(channel, at, text, blocks, _thread(call, channel))
    said = {"type": "delayed_message", "user": BOT_USER, "bot_id": BOT_ID, "text": text, "blocks": blocks}
    return {"channel": channel, "scheduled_message_id": made.id, "post_at": at, "message": said}


def unschedule(call: Call) -> ResponseBody:
    """A scheduled message, taken back."""
    made = call.workspace.scheduled.get(call.text("scheduled_message_id"))
    if made is None or made.channel != call.channel():
        raise WorkspaceError("invalid_scheduled_message_id")
    del call.workspace.scheduled[made.id]
    return {}


def list_scheduled(call: Call) -> ResponseBody:
    """The scheduled messages, of one channel where it is given."""
    only = call.channel() if call.text("channel") else None
    return call.page(
        "scheduled_messages",
        [
            {"id": one.id, "channel_id": one.channel, "post_at": one.at, "date_created": one.made, "text": one.text}
            for one in call.workspace.scheduled.values()
            if only in {None, one.channel}
        ],
    )


def _thread(call: Call, channel: str) -> str | None:
    thread = call.optional("thread_ts")
    if thread is not None:
        call.workspace.find(channel, thread)
    return thread


def _own(call: Call, error: str) -> Message:
    """A message the app may change: its own, and not an ephemeral one."""
    message = call.message()
    if message.user != BOT_USER:
        raise WorkspaceError(error)
    return message


WRITE: Final = "chat:write"

METHODS: Final[dict[str, Method]] = {
    "chat.delete": Method(delete, WRITE),
    "chat.deleteScheduledMessage": Method(unschedule, WRITE),
    "chat.getPermalink": Method(permalink),
    "chat.postEphemeral": Method(post_ephemeral, WRITE),
    "chat.postMessage": Method(post, WRITE),
    "chat.scheduleMessage": Method(schedule, WRITE),
    "chat.scheduledMessages.list": Method(list_scheduled),
    "chat.update": Method(update, WRITE),
}
