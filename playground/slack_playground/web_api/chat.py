"""`chat.*`: messages posted, changed, deleted, seen by one, and posted later."""

from typing import Final

from slack_playground.web_api.call import Answer, Asked, Method
from slack_playground.workspace.models import Message, WorkspaceError
from slack_playground.workspace.slack_objects import message_object
from slack_playground.workspace.workspace import BOT_ID, BOT_USER

FARTHEST_SECONDS: Final = 120 * 24 * 3_600
"""A message can be scheduled 120 days ahead (https://docs.slack.dev/reference/methods/chat.scheduleMessage)."""


def post(asked: Asked) -> Answer:
    """A new message, in a channel, a thread, or somebody's direct messages."""
    channel = asked.channel()
    text, blocks = asked.content()
    message = asked.workspace.post(channel, BOT_USER, text, blocks, _thread(asked, channel))
    return {"channel": channel, "ts": message.ts, "message": message_object(asked.workspace, message)}


def post_ephemeral(asked: Asked) -> Answer:
    """A message that one person sees."""
    channel, person = asked.channel(), asked.person()
    if channel not in asked.workspace.channels(person.id):
        raise WorkspaceError("user_not_in_channel")
    text, blocks = asked.content()
    message = asked.workspace.post(channel, BOT_USER, text, blocks, asked.optional("thread_ts"), only_for=person.id)
    return {"message_ts": message.ts}


def update(asked: Asked) -> Answer:
    """A message of the app's own, changed."""
    message = _own(asked, "cant_update_message")
    text, blocks = asked.content()
    asked.workspace.rewrite(message, text, blocks)
    return {
        "channel": message.channel,
        "ts": message.ts,
        "text": text,
        "message": message_object(asked.workspace, message),
    }


def delete(asked: Asked) -> Answer:
    """A message of the app's own, taken away."""
    message = _own(asked, "cant_delete_message")
    asked.workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(asked: Asked) -> Answer:
    """The address of a message."""
    message = asked.message("message_ts")
    name = f"p{message.ts.replace('.', '')}"
    return {"channel": message.channel, "permalink": f"{asked.base_url}/archives/{message.channel}/{name}"}


def schedule(asked: Asked) -> Answer:
    """A message that is posted at a time to come."""
    channel, at = asked.channel(), asked.number("post_at", "invalid_time")
    text, blocks = asked.content()
    now = asked.workspace.clock()
    if at <= now:
        raise WorkspaceError("time_in_past")
    if at > now + FARTHEST_SECONDS:
        raise WorkspaceError("time_too_far")
    made = asked.workspace.schedule(channel, at, text, blocks, _thread(asked, channel))
    said = {"type": "delayed_message", "user": BOT_USER, "bot_id": BOT_ID, "text": text, "blocks": blocks}
    return {"channel": channel, "scheduled_message_id": made.id, "post_at": at, "message": said}


def unschedule(asked: Asked) -> Answer:
    """A scheduled message, taken back."""
    made = asked.workspace.scheduled.get(asked.text("scheduled_message_id"))
    if made is None or made.channel != asked.channel():
        raise WorkspaceError("invalid_scheduled_message_id")
    del asked.workspace.scheduled[made.id]
    return {}


def list_scheduled(asked: Asked) -> Answer:
    """The scheduled messages, of one channel where it is given."""
    only = asked.channel() if asked.text("channel") else None
    return asked.page(
        "scheduled_messages",
        [
            {"id": one.id, "channel_id": one.channel, "post_at": one.at, "date_created": one.made, "text": one.text}
            for one in asked.workspace.scheduled.values()
            if only in {None, one.channel}
        ],
    )


def _thread(asked: Asked, channel: str) -> str | None:
    thread = asked.optional("thread_ts")
    if thread is not None:
        asked.workspace.find(channel, thread)
    return thread


def _own(asked: Asked, error: str) -> Message:
    """A message the app may change: its own, and not an ephemeral one."""
    message = asked.message()
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
