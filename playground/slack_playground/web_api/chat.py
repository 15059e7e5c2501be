"""`chat.*`: messages posted, changed, deleted, shown to one person, and posted later."""

import math
from dataclasses import replace
from typing import Any, Final

from slack_playground.web_api.method_call import Call, Content, Method, ResponseBody
from slack_playground.workspace.models import Message, WorkspaceError
from slack_playground.workspace.slack_objects import message_link, message_object, unfurl_id

FARTHEST_SECONDS: Final = 120 * 24 * 3_600
"""A message can be scheduled 120 days ahead (https://docs.slack.dev/reference/methods/chat.scheduleMessage)."""


def post(call: Call) -> ResponseBody:
    """Posts a message: in a channel, a thread, or someone's direct messages."""
    channel = _open_channel(call)
    content = call.content()
    thread = _thread(call, channel)
    broadcast = thread is not None and call.flag("reply_broadcast")
    message = call.workspace.post(
        channel,
        call.user,
        content.text,
        content.blocks,
        thread,
        **content.more(),
        **_appearance(call),
        broadcast=broadcast,
        execution=call.execution,
        app=call.app_of_user,
        subtype="thread_broadcast" if broadcast else "",
    )
    call.workspace.agent_threads.answered(channel, thread)
    return {
        "channel": channel,
        "ts": message.ts,
        "message": message_object(call.workspace, message, with_metadata=True),
    }


def me_message(call: Call) -> ResponseBody:
    """Posts a /me message."""
    channel, text = _open_channel(call), call.text("text")
    if not text.strip():
        raise WorkspaceError("no_text")
    message = call.workspace.post(channel, call.user, text, subtype="me_message", app=call.app_of_user)
    return {"channel": channel, "ts": message.ts}


def post_ephemeral(call: Call) -> ResponseBody:
    """Posts a message that one person sees."""
    channel, person = call.channel(), call.person()
    if channel not in call.workspace.channels(person.id):
        raise WorkspaceError("user_not_in_channel")
    content = call.content()
    message = call.workspace.post(
        channel,
        call.user,
        content.text,
        content.blocks,
        call.optional("thread_ts"),
        only_for=person.id,
        attachments=content.attachments,
        app=call.app_of_user,
        **_appearance(call),
    )
    return {"message_ts": message.ts}


def update(call: Call) -> ResponseBody:
    """Changes one of the app's own messages."""
    message = _own(call, "cant_update_message")
    content = _kept(call, message, call.content())
    more: dict[str, Any] = {"attachments": content.attachments}
    if "metadata" in call.arguments:
        more["metadata"] = content.metadata
    call.workspace.rewrite(message, content.text, content.blocks, **more)
    return {
        "channel": message.channel,
        "ts": message.ts,
        "text": content.text,
        "message": message_object(call.workspace, message, with_metadata=True),
    }


def _kept(call: Call, message: Message, content: Content) -> Content:
    """The new content of a message, with what it keeps: attachments, and blocks if no text is given either.

    https://docs.slack.dev/reference/methods/chat.update: a text alone takes the place of blocks.
    """
    if "attachments" not in call.arguments:
        kept = [old for old in message.attachments if (old.get("from_url") or "") in content.text]
        shown = {old.get("from_url") for old in kept}
        new = [attachment for attachment in content.attachments if attachment.get("from_url") not in shown]
        content = replace(content, attachments=[*kept, *new])
    if "blocks" not in call.arguments and not content.text:
        content = replace(content, text=message.text, blocks=message.blocks)
    return content


def delete(call: Call) -> ResponseBody:
    """Deletes one of the app's own messages."""
    message = _own(call, "cant_delete_message")
    call.workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(call: Call) -> ResponseBody:
    """Returns the address of a message."""
    message = call.message("message_ts")
    url = message_link(call.workspace, message)
    in_thread = f"?thread_ts={message.thread}&cid={message.channel}" if message.thread else ""
    return {"channel": message.channel, "permalink": url + in_thread}


def unfurl(call: Call) -> ResponseBody:
    """Adds previews of links to a message; a further preview of the same link takes the first one's place."""
    message = _linking(call)
    unfurls = call.parsed("unfurls")
    if not isinstance(unfurls, dict) or not unfurls:
        raise WorkspaceError("missing_unfurls")
    shown = [{"id": number, "from_url": url, **unfurl} for number, (url, unfurl) in enumerate(unfurls.items(), 1)]
    kept = [attachment for attachment in message.attachments if attachment.get("from_url") not in unfurls]
    call.workspace.rewrite(message, message.text, message.blocks, attachments=[*kept, *shown])
    message.edited = False
    return {}


def _linking(call: Call) -> Message:
    """The message with the links: by `channel` and `ts`, or by the `unfurl_id` of a `link_shared` event."""
    given = call.text("unfurl_id")
    if not given:
        return call.message()
    ts = given.partition(".")[2].rpartition(".")[0]
    message = call.workspace.messages.get(ts)
    if message is None or unfurl_id(message) != given:
        raise WorkspaceError("invalid_unfurl_id")
    return message


def schedule(call: Call) -> ResponseBody:
    """Posts a message at a later time."""
    channel, at = _open_channel(call), call.number("post_at", "invalid_time")
    content = call.content()
    now = call.workspace.clock()
    if at <= now:
        raise WorkspaceError("time_in_past")
    if at > now + FARTHEST_SECONDS:
        raise WorkspaceError("time_too_far")
    thread, app = _thread(call, channel), call.app_of_user
    scheduled = call.workspace.schedule(channel, at, content.text, content.blocks, thread, user=call.user, app=app)
    message = {
        "type": "delayed_message",
        "user": call.user,
        "bot_id": call.app.bot_id,
        "text": content.text,
        "blocks": content.blocks,
        **({"metadata": content.metadata} if content.metadata else {}),
    }
    return {"channel": channel, "scheduled_message_id": scheduled.id, "post_at": at, "message": message}


def unschedule(call: Call) -> ResponseBody:
    """Deletes a scheduled message."""
    scheduled = call.workspace.scheduled.get(call.text("scheduled_message_id"))
    if scheduled is None or scheduled.channel != call.channel():
        raise WorkspaceError("invalid_scheduled_message_id")
    del call.workspace.scheduled[scheduled.id]
    return {}


def list_scheduled(call: Call) -> ResponseBody:
    """Lists what the caller has scheduled, for one channel or a time if it's given."""
    only = call.channel() if call.text("channel") else None
    oldest, latest = call.time("oldest", 0), call.time("latest", math.inf)
    return call.page(
        "scheduled_messages",
        [
            {
                "id": scheduled.id,
                "channel_id": scheduled.channel,
                "post_at": scheduled.at,
                "date_created": scheduled.created,
                "text": scheduled.text,
            }
            for scheduled in call.workspace.scheduled.values()
            if only in {None, scheduled.channel} and scheduled.user == call.user and oldest <= scheduled.at <= latest
        ],
    )


def _open_channel(call: Call) -> str:
    """A channel the app may post to. Raises channel_not_found, is_archived, not_in_channel."""
    identifier = call.channel()
    channel = call.workspace.conversations[identifier]
    if channel.is_archived:
        raise WorkspaceError("is_archived")
    scopes = call.app.scopes
    may_post_everywhere = channel.kind == "channel" and (scopes is None or "chat:write.public" in scopes)
    if call.user not in channel.members and not may_post_everywhere:
        raise WorkspaceError("not_in_channel" if channel.kind == "channel" else "channel_not_found")
    return identifier


def _appearance(call: Call) -> dict[str, Any]:
    """A name and an icon for this message alone: https://docs.slack.dev/reference/scopes/chat.write.customize.

    What an app says as a person has that person's name.
    """
    if call.app_of_user:
        return {}
    icons = {name.removeprefix("icon_"): call.text(name) for name in ("icon_emoji", "icon_url") if call.text(name)}
    return {"username": call.text("username"), "icons": icons}


def _thread(call: Call, channel: str) -> str | None:
    thread = call.optional("thread_ts")
    if thread is not None and call.workspace.agent_threads.find(channel, thread) is None:
        call.workspace.find(channel, thread)
    return thread


def _own(call: Call, error: str) -> Message:
    """A message that the app may change: its own, and not ephemeral."""
    message = call.message()
    if message.user != call.user:
        raise WorkspaceError(error)
    return message


WRITE: Final = "chat:write"

METHODS: Final[dict[str, Method]] = {
    "chat.delete": Method(delete, WRITE),
    "chat.deleteScheduledMessage": Method(unschedule, WRITE),
    "chat.getPermalink": Method(permalink),
    "chat.meMessage": Method(me_message, WRITE),
    "chat.postEphemeral": Method(post_ephemeral, WRITE),
    "chat.postMessage": Method(post, WRITE),
    "chat.scheduleMessage": Method(schedule, WRITE),
    "chat.scheduledMessages.list": Method(list_scheduled),
    "chat.unfurl": Method(unfurl, "links:write"),
    "chat.update": Method(update, WRITE),
}
